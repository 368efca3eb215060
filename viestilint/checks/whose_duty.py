"""Whose duty *tulee tehdä* tells: the genitive beside it, and whether that is the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from viestilint.language.actors import is_somebodys
from viestilint.language.commands import CONDITIONS
from viestilint.language.phrases import COORDINATORS
from viestilint.model import Document, Sentence, Token

YOU = frozenset(("sinun", "teidän"))
_EVERYBODY = frozenset(("kaikki", "jokainen", "kukin", "molemmat"))
_SOMEBODY = frozenset("joku jollakin jollakulla kukaan kenelläkään".split())


@dataclass(frozen=True, slots=True)
class People:
    """Lemmas of those whose duty a duty may be: the reader by another name, and perhaps the reader."""

    customers: frozenset[str]
    perhaps: frozenset[str]


def subject_of(clause: Sequence[Token], must: int, verb: int) -> tuple[int, int] | None:
    """The genitive phrase right before *tulee*, or right after it: *Asiakkaan tulee*, *tulee Teidän*."""
    end = _before_adverbs(clause, must)
    # Asiakkaan {{nimi}} tulee
    last = end - 1 if end > 1 and clause[end - 1].kind == "placeholder" else end
    if last > 0 and _is_genitive(clause[last - 1]):
        start = last - 1
        while start > 0 and (_leads(clause, start - 1) or _joins_genitives(clause, start - 1)):
            start -= 1
        return start, end
    stop = must + 1
    while stop < verb and _is_genitive(clause[stop]):
        stop += 1
    if stop == must + 1:
        return None
    if clause[must + 1].lower in YOU or _is_genitive(clause[verb - 1]) or _may_be_adverb(clause[stop]):
        return must + 1, stop
    return None


def _before_adverbs(clause: Sequence[Token], at: int) -> int:
    while at > 0 and _is_adverb(clause[at - 1]):
        at -= 1
    return at


def _is_adverb(token: Token) -> bool:
    return bool(token.readings) and all(r.pos in ("adv", "neg") for r in token.readings)


def _leads(clause: Sequence[Token], at: int) -> bool:
    """Whether a genitive goes with the one after it; in *saadaksesi alennuksen sinun tulee* it is an object."""
    aimed = at > 0 and is_aim(clause[at - 1])
    return _is_genitive(clause[at]) and clause[at + 1].lower not in YOU and not aimed


def _may_be_adverb(token: Token) -> bool:
    return token.lower == "itse" or any(r.pos == "adv" for r in token.readings)


def is_aim(token: Token) -> bool:
    """*Saadaksesi*, *jatkaaksesi*: what something is done for."""
    return any(r.verbform == "inf1" and r.poss is not None for r in token.readings)


def _joins_genitives(clause: Sequence[Token], at: int) -> bool:
    """*Kiinteistön omistajan tai haltijan tulee*: two subjects of one duty."""
    return at > 0 and clause[at].lower in COORDINATORS and _is_genitive(clause[at - 1])


def _is_genitive(token: Token) -> bool:
    nominal = [r for r in token.readings if r.is_nominal and r.verbform != "inf3"]
    return bool(nominal) and all(r.case == "gen" for r in nominal)


def is_customer(tokens: Sequence[Token], customers: frozenset[str]) -> bool:
    """Whether the duty is the reader's: *sinun*, *asiakkaan*, and of two both."""
    if any(token.lower in YOU for token in tokens):
        return True
    tokens = [t for t in tokens if t.kind == "word"]
    heads = [t for t, after in pairwise(tokens) if after.lower in COORDINATORS] + tokens[-1:]
    # Veneenomistajan is an owner too.
    return all(any(r.lemma in customers or r.head in customers for r in head.readings) for head in heads)


def may_be_anothers(
    document: Document, clause: Sequence[Token], must: int, verb: int, subject: tuple[int, int] | None, who: People
) -> bool:
    """Whether the duty may be somebody else's than the reader's, so that no command can say it.

    *Puolisosi tulee*, a genitive by its place; *Huoltajan tulee*, where nobody is greeted so; *Asiakkaan {{nimi}}
    tulee*; *tulee huoltajan ensimmäisenä päivänä ilmoittaa*, where the doer stands apart from its verb.
    """
    if subject is not None:
        own = clause[slice(*subject)]
        greeted = {r.lemma for t in document.tokens if t.zone == "greeting" for r in t.readings}
        named = {r.lemma for t in own for r in t.readings} | {r.head for t in own for r in t.readings}
        return any(t.kind == "placeholder" for t in own) or bool(named & who.perhaps - greeted)
    end = _before_adverbs(clause, must)
    if end and is_somebodys(clause[end - 1]):
        return True
    return any(
        (is_somebodys(t) or any(r.case == "gen" and r.lemma in who.customers for r in t.readings))
        and (_may_be_adverb(after) or not any(r.case in ("nom", "gen", "par", "tra") for r in after.readings))
        for t, after in pairwise(clause[must + 1 : verb + 1])
    )


def depends_on_another(document: Document, sentence: Sentence, people: frozenset[str]) -> bool:
    """*Jos huoltaja hakee lykkäystä*: who is spoken of on that condition is not spoken to after it."""
    tokens = document.sentence_tokens(sentence)
    conditions = {t.clause for t in tokens if t.lower in CONDITIONS}
    return any(
        t.lower in _SOMEBODY
        or any(r.case in ("nom", "ade") and (r.lemma in people or r.head in people) for r in t.readings)
        for t in tokens
        if t.clause in conditions
    )


def is_for_everybody(tokens: Sequence[Token]) -> bool:
    """*Kaikille kursseille*, *kaikkien osallistujien*: one reader would be told to do it all, or for all."""
    return any(r.lemma in _EVERYBODY for t in tokens for r in t.readings)
