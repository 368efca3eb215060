"""A duty of the reader's as a command: *Lomake tulee palauttaa* → *Palauta lomake*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from viestilint.checks.fronted import (
    is_circumstance,
    is_purpose,
    is_reason,
    last_word,
    object_after,
    object_of,
    opening,
)
from viestilint.checks.further_verbs import Joined, is_only_finite, joined_commands, needs_object
from viestilint.checks.registry import CheckContext
from viestilint.checks.whose_duty import YOU, is_aim, is_for_everybody
from viestilint.language.objects import ObjectPhrase, object_phrase
from viestilint.language.phrases import COORDINATORS, RELATIVES, capitalise, decapitalise, opens_sentence, restarted
from viestilint.language.third_person import owned_reading, reowned
from viestilint.model import Address, Document, Edit, Reading, Sentence, Span, Token

# Being that one can be told to do
_PRESENT = frozenset(("yhteydessä", "meihin", "paikalla", "läsnä", "ajoissa", "tavoitettavissa"))
# A doer beside the reader: the task is not the reader's alone.
_AGENTS = frozenset(("toimesta", "taholta", "toimestaan", "taholtaan"))
# Uusi lupa is a new licence.
_NOUNLIKE = frozenset(("uusia",))
# To do the doing: the noun should be the verb.
_DOING = frozenset(("tehdä", "suorittaa", "toteuttaa"))
_LEADING = COORDINATORS | frozenset(("mutta", "joten", "niin", "siis", "vaan"))
CONDITIONS = frozenset("jos mikäli kun koska vaikka kuin jotta kunnes ellei jollei".split())
# Joined by two words, of which the verbs stand beside neither: paitsi maksaa lasku myös ilmoittaa
_PAIRED = frozenset(("paitsi", "niin", "sekä", "yhtä"))
_DEPENDENT = RELATIVES | frozenset("että kuinka miten milloin jolloin kuka kenen sillä".split())


@dataclass(frozen=True, slots=True)
class Task:
    """*tulee* and its infinitive in a clause; the genitive subject is ``clause[slice(*subject)]``.

    ``open`` where it may be anybody's duty.
    """

    clause: Sequence[Token]
    must: int
    verb: int
    lemma: str
    subject: tuple[int, int] | None
    open: bool


def must_of(token: Token) -> Reading | None:
    """The reading of *tulee* or *tulisi* that lays a duty on somebody."""
    if token.kind != "word":
        return None
    return next(
        (
            r
            for r in token.readings
            if r.lemma == "tulla"
            and (r.person, r.number, r.clitic) == ("3", "sg", None)
            and (r.mood == "cond" or (r.mood == "ind" and r.tense == "pres"))
        ),
        None,
    )


def is_doing_without(clause: Sequence[Token], at: int) -> bool:
    """*tulee olla syömättä*: what the reader is told not to do."""
    return any(r.verbform == "inf3" and r.case == "abe" for t in clause[at + 1 : at + 3] for r in t.readings)


def imperative(document: Document, task: Task, context: CheckContext, lemma: str | None = None) -> str | None:
    """The verb of the task, or another in its place, as an order to the reader in the clause's own form of address."""
    lemma, number = lemma or task.lemma, _address(document, task).number
    return context.inflector.inflect(lemma, "verb", mood="imp", person="2", number=number)


def _address(document: Document, task: Task) -> Address:
    """That of the clause's own subject and possessives (*Teidän tulee … kuittinne*), else of the message."""
    subject = {t.index for t in task.clause[slice(*task.subject)]} if task.subject else set()
    first = task.clause[0]
    forms = {
        form
        for t, form in document.signals
        if t.sentence == first.sentence and t.clause == first.clause
        if t.index in subject or any(r.poss is not None for r in t.readings)
    }
    return forms.pop() if len(forms) == 1 else document.addressed


def command(document: Document, sentence: Sentence, task: Task, context: CheckContext) -> tuple[Edit, ...] | None:
    """The clause as a command: verb, what stood before *tulee*, the rest. ``None`` if that cannot be sure."""
    clause = task.clause
    start = 0
    while start < task.must and (
        clause[start].kind == "punct" or clause[start].detail == "control" or clause[start].lower in _LEADING
    ):
        start += 1
    clause = restarted(clause, document.tokens[clause[0].index - 1] if clause[0].index else None)
    present = any(t.lower in _PRESENT for t in clause[task.verb :]) or is_doing_without(clause, task.verb)
    if task.lemma == "olla" and not present:
        return None
    if task.open or any(t.lower in _AGENTS for t in clause) or _joins_statement(document, sentence, clause):
        return None
    if task.lemma in _DOING and any(r.verbform == "inf4" for t in clause for r in t.readings):
        return None
    inside = [t for t in clause[: task.verb] if t.lower in _DEPENDENT and t.kind == "word"]
    if inside or any(is_only_finite(t) for t in clause[start : task.must]):
        return None
    subject = range(*task.subject) if task.subject else range(0)
    before = [t for i, t in enumerate(clause[: task.must]) if i >= start and i not in subject]
    between = [t for i, t in enumerate(clause[: task.verb]) if i > task.must and i not in subject]
    if any(t.kind == "punct" for t in before + between) or _shares_the_duty(before):
        return None
    if any(_is_while(t) for t in before):
        # Avaimia luovutettaessa tulee …: who hands them over is not said to be the reader.
        return None
    if any(t.kind == "word" and not t.readings and t.text.islower() for t in before):
        # An unknown word may be the subject: Vireillepanijan tulee …
        return None
    if document.tokens[sentence.last - 1].text == "?":
        return None
    if is_for_everybody([clause[i] for i in subject]):
        return None
    if _is_shared([clause[i] for i in subject]) or _is_contrast(document, sentence, clause):
        return None
    if any(_describes(clause[i]) for i in subject):
        # Liikuntarajoitteisten asukkaiden tulee …: not every reader is one.
        return None
    tokens = document.sentence_tokens(sentence)
    if subject and any(r.lemma == "hän" for t in tokens for r in t.readings):
        # jotta hän voi …: the pronoun would have to become the reader too.
        return None
    at = clause[task.verb].index - sentence.first
    rest = tokens[at:]
    # A command does not go on with eikä or etkä, and of two duties in a sentence both stay duties.
    conditions = {t.clause for t in tokens if t.lower in CONDITIONS}
    duties = [t for t in tokens if must_of(t) is not None and t.clause not in conditions]
    if any(t.lower in ("eikä", "etkä", "ettekä") for t in rest) or len(duties) > 1:
        return None
    verb = imperative(document, task, context)
    if verb is None:
        return None
    shared = object_phrase(object_of(opening(before)[1])[1]) if before else None
    joined = joined_commands(
        tokens, at, verb, lambda lemma: imperative(document, task, context, lemma), shares_object=shared is not None
    )
    if joined is None or any(t.lower in _PAIRED for t in between):
        return None
    if any(t.lower == "joko" for t in between):
        # Joko palauta laite tai maksa se: what joko goes with is the verb.
        if (before and shared is None) or between[-1].lower != "joko" or not joined.either:
            return None
        joined.text, between = f"joko {joined.text}", between[:-1]
    group, end = joined.text, joined.end
    later = _later(document, joined, shared)
    first = clause[start]
    if task.lemma == "maksaa" and not any(r.lemma == "maksaa" for r in clause[task.verb].readings):
        # Maksa says what the bare maksu said.
        before = [t for t in before if not any(r.lemma == "maksu" for r in t.readings)]
    if task.lemma in _NOUNLIKE or is_reason(before):
        return None
    head, others = opening(before)
    if any(r.verbform == "inf2" and r.poss is not None for t in before for r in t.readings):
        # Muuttaessasi uuteen kotiin …: while the reader does that
        if between:
            return None
        head, others = before, ()
    if before and is_aim(before[0]) and end.index + 1 < len(document.tokens):
        # Jatkaaksesi vahvista tilauksesi, but Rekisteröidy saadaksesi alennuksen
        after = document.tokens[end.index + 1]
        if after.kind != "punct" and after.sentence == end.sentence:
            head, others = before, ()
    if is_purpose(others):
        head, others = before, ()
    circumstance, what = object_of(others)
    last = None if later or not circumstance else last_word(task.clause, end)
    moved, place = circumstance, last
    if not circumstance and shared is None and (behind := object_after(document, task.clause, end)):
        # Hae viisumi ennen lähtöä, Nouda lähetys itse
        runs = [run for run in (what, between) if is_circumstance(run) or [t.lower for t in run] == ["itse"]]
        moved, place = [t for run in runs for t in run], behind if runs else None
    kept = [[t for t in run if place is None or t not in moved] for run in (what, circumstance, between)]
    text = " ".join([group, *(_text(document, run) for run in kept if run)])
    if head:
        text = f"{Span(first.span.start, head[-1].span.end).of(document.text)} {text}"
    elif opens_sentence(first) or (first.initial and first.kind == "placeholder"):
        text = capitalise(text)
    own = _own_possessives(document, task, end, later, context)
    if own is None:
        return None
    if place is not None:
        words = " ".join(_text(document, (t,)) for t in moved)
        later = [Edit(Span(place.span.end, place.span.end), f" {words}"), *later]
    return (Edit(Span(first.span.start, end.span.end), text), *later, *own)


def _later(document: Document, joined: Joined, shared: ObjectPhrase | None) -> list[Edit]:
    """The commands that stand apart from the first, with *se* or *ne* where they share an object named before it."""
    edits = []
    for token, lemma, form in joined.later:
        after = document.tokens[token.index + 1 : document.sentences[token.sentence].last]
        if shared is not None and needs_object(after, lemma):
            form = f"{form} {'ne' if shared.number == 'pl' else 'se'}"
        edits.append(Edit(token.span, form))
    return edits


def _is_while(token: Token) -> bool:
    """*luovutettaessa*: while somebody does it, not *luovuttaessasi*, while the reader does."""
    return token.lower.endswith(("ssa", "ssä")) and any(r.verbform == "inf2" and r.poss is None for r in token.readings)


def _shares_the_duty(before: Sequence[Token]) -> bool:
    """*Sinun ja puolisosi tulee*, *puolison ja hakijan tulee*: the reader is one of two who must."""
    joined = [i for i, t in enumerate(before) if t.lower in COORDINATORS]
    return any(i + 1 == len(before) or before[i - 1].lower in YOU for i in joined)


def _is_shared(subject: Sequence[Token]) -> bool:
    """*Sinun ja vuokranantajan tulee*, *lapsen huoltajien tulee*: not the reader alone must."""
    words = {t.lower for t in subject}
    if words & YOU and words & COORDINATORS:
        return True
    return (
        len(subject) > 1
        and all(any(r.case == "gen" for r in t.readings) for t in subject)
        and any(r.number == "pl" for r in subject[-1].readings)
    )


def _is_contrast(document: Document, sentence: Sentence, clause: Sequence[Token]) -> bool:
    """*Sopimus ei siirry, vaan ilmoitus tulee tehdä*: what is not so is no order that another could correct."""
    before = [t for t in document.sentence_tokens(sentence) if t.index < clause[-1].index]
    at = next((i for i, t in enumerate(before) if t.lower == "vaan"), len(before))
    return at < len(before) and not any(r.pos == "neg" and r.mood == "imp" for t in before[:at] for r in t.readings)


def _describes(token: Token) -> bool:
    """Whether the word can only be an adjective: it says which of the readers are meant."""
    return bool(token.readings) and all(
        r.pos in ("adj", "noun-adj") and not r.lemma.endswith("velvollinen") for r in token.readings
    )


def _joins_statement(document: Document, sentence: Sentence, clause: Sequence[Token]) -> bool:
    """Whether the clause goes on with one that is no command: Avain on ovessa, ja se tulee palauttaa."""
    before = [t for t in document.sentence_tokens(sentence) if t.index < clause[0].index]
    words = [t for t in before if t.kind == "word"]
    last = [t.lower for t in words if t.clause == words[-1].clause]
    opening = next((t for t in clause if t.kind != "punct"), None)
    relative = bool(_DEPENDENT.intersection(last)) and last[0] not in CONDITIONS
    if relative and opening is not None and must_of(opening) is not None:
        # Lomake, joka on liitteenä, tulee palauttaa: what is returned stands before it all.
        return True
    return (
        opening is not None
        and opening.lower in COORDINATORS
        and not any(r.mood == "imp" for t in before for r in t.readings)
    )


def _text(document: Document, tokens: Sequence[Token]) -> str:
    """The words as they stand, without the capital of the sentence's start."""
    first = tokens[0]
    whole = Span(first.span.start, tokens[-1].span.end).of(document.text)
    return decapitalise(first.text, first) + whole[len(first.text) :]


def _own_possessives(
    document: Document, task: Task, end: Token, later: Sequence[Edit], context: CheckContext
) -> list[Edit] | None:
    """*Asiakkaan tulee vahvistaa tilauksensa*: what is the customer's own becomes the reader's."""
    edits: list[Edit] = []
    if task.subject is None or any(t.lower in YOU for t in task.clause[slice(*task.subject)]):
        return edits
    sentence = document.sentence_tokens(document.sentences[end.sentence])
    clauses = {t.clause for t in sentence if any(edit.span == t.span for edit in later)} | {end.clause}
    for token in sentence:
        reading = owned_reading(token)
        if reading is None or token.clause not in clauses:
            continue
        form = reowned(token, reading, document, context.inflector)
        if form is None or token.index <= end.index:
            return None
        edits.append(Edit(token.span, form))
    return edits
