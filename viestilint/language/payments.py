"""Who pays in *maksetaan*: bills and dues the customer, what is paid back or out the sender."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.model import Token

# Avustussumma is paid like avustus itself.
_SHARES = frozenset(("summa", "erä"))
# What a customer pays, whoever's account it goes to
_DUES = frozenset("lasku vuokra vastike".split())


def is_to_our_account(clause: Sequence[Token]) -> bool:
    """*(maksetaan) tilillemme*"""
    return any(r.lemma == "tili" and r.case == "all" and r.poss in ("1sg", "1pl") for t in clause for r in t.readings)


def is_paid_in(clause: Sequence[Token], paid_out: frozenset[str], limits: frozenset[str]) -> bool:
    """Whether a payment that either may make is the customer's; ``paid_out``: what the sender pays, ``limits``: words of
    a time limit.
    """
    if any(r.parts and r.head in _SHARES and r.parts[0] in paid_out for t in clause for r in t.readings):
        return False
    if any(t.lower == "takaisin" for t in clause):
        return False
    # Onto an account whose number is not given money comes back too, but no bill.
    onto = any(r.lemma == "tili" and r.case == "all" for t in clause for r in t.readings)
    return not onto or any(t.detail == "iban" for t in clause) or _is_due(clause, limits)


def _is_due(clause: Sequence[Token], limits: frozenset[str]) -> bool:
    """*Jäsenmaksu (maksetaan tilille) viimeistään*; *maksu* by itself may be one that the customer gets."""
    owed = any(
        r.case in ("nom", "par") and (r.lemma in _DUES or r.head in _DUES or r.parts[1:] == ("maksu",))
        for t in clause
        for r in t.readings
    )
    return owed and any(t.lower in limits for t in clause)
