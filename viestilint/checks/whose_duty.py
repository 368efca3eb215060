"""Whose duty *tulee tehdä* tells: the genitive beside it, and whether that is the reader."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from viestilint.language.commands import CONDITIONS
from viestilint.language.phrases import COORDINATORS
from viestilint.model import Document, Sentence, Token

YOU = frozenset(("sinun", "teidän"))
_EVERYBODY = frozenset(("kaikki", "jokainen", "kukin", "molemmat"))


def subject_of(clause: Sequence[Token], must: int, verb: int) -> tuple[int, int] | None:
    """The genitive phrase right before *tulee*, or right after it: *Asiakkaan tulee*, *tulee Teidän*."""
    end = must
    while end > 0 and clause[end - 1].readings and all(r.pos in ("adv", "neg") for r in clause[end - 1].readings):
        end -= 1
    if end > 0 and _is_genitive(clause[end - 1]):
        start = end - 1
        while start > 0 and (_leads(clause, start - 1) or _joins_genitives(clause, start - 1)):
            start -= 1
        return start, end
    if verb > must + 1 and (clause[must + 1].lower in YOU or _is_genitive(clause[verb - 1])):
        stop = must + 1
        while stop < verb and _is_genitive(clause[stop]):
            stop += 1
        return (must + 1, stop) if stop > must + 1 else None
    return None


def _leads(clause: Sequence[Token], at: int) -> bool:
    """Whether a genitive goes with the one after it; in *saadaksesi alennuksen sinun tulee* it is an object."""
    aimed = at > 0 and is_aim(clause[at - 1])
    return _is_genitive(clause[at]) and clause[at + 1].lower not in YOU and not aimed


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
    heads = [t for t, after in pairwise(tokens) if after.lower in COORDINATORS] + [tokens[-1]]
    # Veneenomistajan is an owner too.
    return all(any(r.lemma in customers or r.head in customers for r in head.readings) for head in heads)


def depends_on_another(document: Document, sentence: Sentence, people: frozenset[str]) -> bool:
    """*Jos huoltaja hakee lykkäystä*: who is spoken of on that condition is not spoken to after it."""
    tokens = document.sentence_tokens(sentence)
    conditions = {t.clause for t in tokens if t.lower in CONDITIONS}
    return any(
        r.case in ("nom", "ade") and (r.lemma in people or r.head in people)
        for t in tokens
        if t.clause in conditions
        for r in t.readings
    )


def is_for_everybody(tokens: Sequence[Token]) -> bool:
    """*Kaikille kursseille*, *kaikkien osallistujien*: one reader would be told to do it all, or for all."""
    return any(r.lemma in _EVERYBODY for t in tokens for r in t.readings)
