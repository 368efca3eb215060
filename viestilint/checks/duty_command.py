"""A duty of the reader's as a command: *Lomake tulee palauttaa* → *Palauta lomake*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from viestilint.checks.fronted import is_reason, last_word, object_of, opening
from viestilint.checks.further_verbs import has_infinitive, has_statement, infinitive, is_only_finite
from viestilint.checks.registry import CheckContext
from viestilint.checks.whose_duty import YOU, is_aim, is_for_everybody
from viestilint.language.phrases import COORDINATORS, RELATIVES, capitalise, decapitalise, opens_sentence, restarted
from viestilint.language.third_person import owned_reading, reowned
from viestilint.model import Document, Edit, Reading, Sentence, Span, Token

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


def imperative(document: Document, lemma: str, context: CheckContext) -> str | None:
    """The verb as an order to the reader, in the form of address of the message."""
    number = document.addressed.number
    return context.inflector.inflect(lemma, "verb", mood="imp", person="2", number=number)


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
    rest = tokens[clause[task.verb].index - sentence.first :]
    # A command does not go on with eikä, and of two duties in a sentence both stay duties.
    conditions = {t.clause for t in tokens if t.lower in CONDITIONS}
    duties = [t for t in tokens if must_of(t) is not None and t.clause not in conditions]
    if any(t.lower == "eikä" for t in rest) or len(duties) > 1:
        return None
    verbs = _verbs(document, sentence, task, context)
    if verbs is None:
        return None
    group, end, later = verbs
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
    circumstance, what = object_of(others)
    last = None if later or not circumstance else last_word(task.clause, end)
    runs = (what, between) if last else (what, circumstance, between)
    text = " ".join([group, *(_text(document, run) for run in runs if run)])
    if head:
        text = f"{Span(first.span.start, head[-1].span.end).of(document.text)} {text}"
    elif opens_sentence(first) or (first.initial and first.kind == "placeholder"):
        text = capitalise(text)
    own = _own_possessives(document, task, end, later, context)
    if own is None:
        return None
    if last:
        later = [Edit(Span(last.span.end, last.span.end), f" {_text(document, circumstance)}")]
    return (Edit(Span(first.span.start, end.span.end), text), *later, *own)


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


def _verbs(
    document: Document, sentence: Sentence, task: Task, context: CheckContext
) -> tuple[str, Token, list[Edit]] | None:
    """The commands: adjacent ones as one text with its last token, and edits for those that come later."""
    tokens = document.sentence_tokens(sentence)
    at = task.clause[task.verb].index - sentence.first
    group = imperative(document, task.lemma, context) or ""
    end = tokens[at]
    later: list[Edit] = []
    adjacent = True
    while at + 1 < len(tokens):
        token = tokens[at + 1]
        if adjacent and end is tokens[at] and infinitive(token):
            # tulee muistaa sulkea
            group, end, at = f"{group} {token.text}", token, at + 1
            continue
        if token.lower in COORDINATORS and at + 2 < len(tokens) and (lemma := infinitive(tokens[at + 2])):
            form = imperative(document, lemma, context)
            if form is None:
                return None
            if adjacent:
                group, end = f"{group} {token.text} {form}", tokens[at + 2]
            else:
                later.append(Edit(tokens[at + 2].span, form))
            at += 2
            continue
        if token.lower in COORDINATORS and (has_infinitive(tokens[at + 2 :]) or has_statement(tokens[at + 2 :])):
            # … ja laukut jättää eteiseen; … ja siitä annetaan kuitti, which no command goes on with
            return None
        if token.text == "," and at + 2 < len(tokens) and (lemma := infinitive(tokens[at + 2])):
            # tulee täyttää lomake, liittää kuitti ja …
            form = imperative(document, lemma, context)
            if form is None:
                return None
            later.append(Edit(tokens[at + 2].span, form))
            adjacent, at = False, at + 2
            continue
        if token.text == "," or (is_only_finite(token) and not _asks(token)):
            return group, end, later
        adjacent = False
        at += 1
    return group, end, later


def _asks(token: Token) -> bool:
    """*(tarkistaa) toimiiko hana (ja sulkea)*: after a question of its own the duty may go on."""
    return any(r.clitic == "ko" for r in token.readings)


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
