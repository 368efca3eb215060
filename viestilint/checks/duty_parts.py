"""The parts of a duty of the reader's, and whether it may become a command: *Lomake tulee palauttaa*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from viestilint.checks.further_verbs import is_only_finite
from viestilint.checks.whose_duty import YOU, is_for_everybody
from viestilint.language.phrases import COORDINATORS, RELATIVES, restarted
from viestilint.model import Document, Reading, Sentence, Token

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


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands around *tulee*: the reader's genitive, the other words before it, and those up to the infinitive.

    ``first`` is the first word that is no conjunction; ``clause`` begins anew after a colon.
    """

    clause: Sequence[Token]
    first: Token
    verb: Token
    lead: Sequence[Token]
    subject: Sequence[Token]
    before: Sequence[Token]
    between: Sequence[Token]


def parts_of(document: Document, task: Task) -> Parts:
    """The parts of the clause of a task."""
    start = 0
    while start < task.must and _only_leads(task.clause[start]):
        start += 1
    opens = task.clause[0].index
    clause = restarted(task.clause, document.tokens[opens - 1] if opens else None)
    subject = range(*task.subject) if task.subject else range(0)
    return Parts(
        clause,
        clause[start],
        clause[task.verb],
        clause[start : task.must],
        [clause[i] for i in subject],
        [t for i, t in enumerate(clause[: task.must]) if i >= start and i not in subject],
        [t for i, t in enumerate(clause[: task.verb]) if i > task.must and i not in subject],
    )


def _only_leads(token: Token) -> bool:
    return token.kind == "punct" or token.detail == "control" or token.lower in _LEADING


def is_no_order(document: Document, sentence: Sentence, task: Task, parts: Parts) -> bool:
    """Whether the duty must stay one: it is not the reader's alone, or no command could say the same."""
    return (
        task.open
        or _is_state(task, parts)
        or _is_not_the_readers(parts)
        or _hangs_on_another(document, sentence, parts)
        or _holds_more(task, parts)
        or _goes_on_as_duty(document, sentence, task)
    )


def _is_state(task: Task, parts: Parts) -> bool:
    """*tulee olla voimassa*, *tulee suorittaa maksaminen*: what nobody can be told to do in that verb."""
    if task.lemma in _NOUNLIKE:
        return True
    if task.lemma == "olla":
        present = any(t.lower in _PRESENT for t in parts.clause[task.verb :])
        return not present and not is_doing_without(parts.clause, task.verb)
    return task.lemma in _DOING and any(r.verbform == "inf4" for t in parts.clause for r in t.readings)


def _is_not_the_readers(parts: Parts) -> bool:
    """Whether others than the reader must, too or instead."""
    return (
        any(t.lower in _AGENTS for t in parts.clause)
        or _shares_the_duty(parts.before)
        or is_for_everybody(parts.subject)
        or _is_shared(parts.subject)
        # Liikuntarajoitteisten asukkaiden tulee …: not every reader is one.
        or any(_describes(t) for t in parts.subject)
        # An unknown word may be the subject: Vireillepanijan tulee …
        or any(t.kind == "word" and not t.readings and t.text.islower() for t in parts.before)
        # Avaimia luovutettaessa tulee …: who hands them over is not said to be the reader.
        or any(_is_while(t) for t in parts.before)
    )


def _hangs_on_another(document: Document, sentence: Sentence, parts: Parts) -> bool:
    """Whether the clause belongs to another, or the sentence asks."""
    return (
        document.tokens[sentence.last - 1].text == "?"
        or _joins_statement(document, sentence, parts.clause)
        or _is_contrast(document, sentence, parts.clause)
        # jotta hän voi …: the pronoun would have to become the reader too.
        or (
            bool(parts.subject)
            and any(r.lemma == "hän" for t in document.sentence_tokens(sentence) for r in t.readings)
        )
    )


def _holds_more(task: Task, parts: Parts) -> bool:
    """Whether something stands before the infinitive that a command could not take along."""
    ahead = parts.clause[: task.verb]
    return (
        any(t.lower in _DEPENDENT and t.kind == "word" for t in ahead)
        or any(is_only_finite(t) for t in parts.lead)
        or any(t.kind == "punct" for t in (*parts.before, *parts.between))
        or any(t.lower in _PAIRED for t in parts.between)
    )


def _goes_on_as_duty(document: Document, sentence: Sentence, task: Task) -> bool:
    """A command does not go on with *eikä* or *etkä*, and of two duties in a sentence both stay duties."""
    tokens = document.sentence_tokens(sentence)
    conditions = {t.clause for t in tokens if t.lower in CONDITIONS}
    duties = [t for t in tokens if must_of(t) is not None and t.clause not in conditions]
    rest = tokens[task.clause[task.verb].index - sentence.first :]
    return any(t.lower in ("eikä", "etkä", "ettekä") for t in rest) or len(duties) > 1


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
