"""Who acts in a passive clause: the customer, the sender, or nobody can tell.

The order is that of the catalogue's actor model: what speaks for the sender is asked first, because a wrong
*Tee itse* is worse than a missed one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from viestilint.model import Reading, Token

_RECIPIENT = frozenset("sinulle sinulta sinut sinua sinun teille teiltä teidät teitä teidän".split())
_SENDER_GOAL = frozenset("meille meiltä takaisin".split())
_PLACE_CASES = frozenset(("ela", "abl"))
_GOAL_CASES = frozenset(("ill", "all"))


class Doer(Enum):
    """The actor of a passive clause."""

    CUSTOMER = "customer"
    SENDER = "sender"


@dataclass(frozen=True, slots=True)
class DoerTables:
    """The lexicon of the actor model, from the rule's own table."""

    customer: frozenset[str]
    customer_with: Mapping[str, frozenset[str]]
    customer_from: frozenset[str]
    places: frozenset[str]
    transfer: frozenset[str]
    sender_goals: frozenset[str]
    customer_tools: frozenset[str]
    sender_objects: frozenset[str]


def doer(clause: Sequence[Token], lemma: str, tables: DoerTables) -> Doer | None:
    """Who does ``lemma`` in the clause; ``None`` if nothing tells."""
    if _recipient_is_customer(clause) or _has_object(clause, tables.sender_objects):
        return Doer.SENDER
    if lemma in tables.transfer and _goal_is_sender(clause, tables):
        return Doer.CUSTOMER
    if lemma in tables.customer:
        return Doer.CUSTOMER
    if lemma in tables.customer_with and _has_object(clause, tables.customer_with[lemma]):
        return Doer.CUSTOMER
    if lemma in tables.customer_from and _has_place(clause, tables.places):
        return Doer.CUSTOMER
    return None


def _recipient_is_customer(clause: Sequence[Token]) -> bool:
    for token in clause:
        if token.lower in _RECIPIENT:
            return True
        if any(r.poss in ("2sg", "2pl") and r.case in ("all", "abl", "ill", "ela") for r in token.readings):
            return True
    return False


def _goal_is_sender(clause: Sequence[Token], tables: DoerTables) -> bool:
    for token in clause:
        if token.lower in _SENDER_GOAL or token.kind in ("email", "url"):
            return True
        for reading in token.readings:
            if reading.poss == "1pl" and reading.case in _GOAL_CASES:
                return True
            if reading.case in _GOAL_CASES and _is_among(reading, tables.sender_goals):
                return True
            if reading.case == "ade" and _is_among(reading, tables.customer_tools):
                return True
            if (
                reading.lemma == "osoite"
                and reading.case == "ill"
                and reading.poss is None
                and _address_follows(clause, token)
            ):
                return True
    return False


def _address_follows(clause: Sequence[Token], token: Token) -> bool:
    return any(
        t.index > token.index and (t.kind in ("email", "url") or t.detail in ("house", "postcode")) for t in clause
    )


def _has_object(clause: Sequence[Token], lemmas: frozenset[str]) -> bool:
    for token in clause:
        for reading in token.readings:
            if reading.case in ("nom", "par", "gen") and _is_among(reading, lemmas):
                return True
    return False


def _has_place(clause: Sequence[Token], places: frozenset[str]) -> bool:
    return any(
        reading.case in _PLACE_CASES and _is_among(reading, places) for token in clause for reading in token.readings
    )


def _is_among(reading: Reading, lemmas: frozenset[str]) -> bool:
    last = reading.parts[-1] if reading.parts else reading.lemma
    return reading.lemma.lower() in lemmas or last.lower() in lemmas
