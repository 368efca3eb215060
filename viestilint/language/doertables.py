"""The lexicon of the actor model, and what of it stands in a clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from viestilint.model import Reading, Token

STATIC_CASES = frozenset(("ine", "ela", "ade", "abl"))
"""The cases of where something is or comes from."""

GOAL_CASES = frozenset(("ill", "all"))
"""The cases of where something goes."""


@dataclass(frozen=True, slots=True)
class DoerTables:
    """Sets of lemmas by the keys of the rule's own table."""

    sets: Mapping[str, frozenset[str]]
    customer_with: Mapping[str, frozenset[str]]
    duties_with: Mapping[str, frozenset[str]]
    homes: Mapping[str, frozenset[str]]
    sources: Mapping[str, frozenset[str]]

    def __getitem__(self, key: str) -> frozenset[str]:
        return self.sets[key]


def has_object(clause: Sequence[Token], lemmas: frozenset[str]) -> bool:
    """Whether one of the words is an object or the subject of a passive."""
    for token, after in zip(clause, [*clause[1:], None], strict=True):
        # Selvitys avustuksen käytöstä: a genitive before a local case is its attribute.
        cases = ("nom", "par") if after is not None and _is_local(after) else ("nom", "par", "gen")
        if any(r.case in cases and is_among(r, lemmas) for r in token.readings):
            return True
    return False


def _is_local(token: Token) -> bool:
    return any(r.pos == "noun" and r.case in STATIC_CASES | GOAL_CASES for r in token.readings)


def has_place(clause: Sequence[Token], places: frozenset[str], cases: frozenset[str]) -> bool:
    """Whether one of the words stands in one of the cases."""
    return any(reading.case in cases and is_among(reading, places) for token in clause for reading in token.readings)


def is_among(reading: Reading, lemmas: frozenset[str]) -> bool:
    """Whether the word or the last part of it is one of the words."""
    return reading.lemma.lower() in lemmas or reading.head.lower() in lemmas
