"""Sums of money with the unit before the number or glued to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.amounts import Amount, amounts
from viestilint.checks.registry import CheckContext
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token

_ZERO = lazy(r"0[.,]0{1,2}")
_RANGE = lazy(r"\d[\d.,]* ?[–-] ?\d[\d.,]*(?=€|eur(?!\w))")
_DASH = lazy(r"[,:][-–](?![\w-])(?:[ \u00a0]?(?:€|e|eur|euroa)(?!\w))?", re.I)
_WHOLE = lazy(r"\d{1,3}(?:[ \u00a0]?\d{3})*(?:,\d\d)?")
_EUROS = {":a": "euroa", ":n": "euron"}
_GLUED_UNIT = lazy(r"(?P<unit>€|euroa|EUR)(?!\w)")


_DECIMALS = lazy(r"[.,]\d")


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on sums that are not number, space, unit; those with *EUR* in running text under ``eur``."""
    zones = context.rule.rule.zones
    for amount in amounts(document, zones, "money"):
        hit = _judge(document, amount)
        if hit is not None:
            yield hit
    yield from _ranges(document, zones)
    yield from _placeholders(document, zones)
    yield from _dashes(document, zones)


def _judge(document: Document, amount: Amount) -> Hit | None:
    token, unit = amount.token, amount.unit
    is_letter = unit == "e"
    has_decimals = bool(_DECIMALS.search(amount.number))
    if amount.prefixed and is_letter and not has_decimals:
        return None
    glued = not amount.gap
    odd_zero = amount.number in ("0,0", "0.0")
    if not amount.prefixed and not glued and not odd_zero and unit[:1] != "E" and unit != "eur":
        return None
    if glued and is_letter and not has_decimals and _may_be_name(document, amount):
        return None
    if unit in ("EUR", "eur") and not amount.prefixed and not glued:
        if not _is_prose(document, amount):
            return None
        fix = _fix(token.span, f"{amount.number} {_spelled(amount)}", Applicability.UNSAFE)
        return Hit(token.span, (("match", token.text),), fix, variant="eur")
    number = "0" if _ZERO.fullmatch(amount.number) else amount.number
    text = f"{number} {_spelled(amount)}"
    safe = Applicability.UNSAFE if is_letter and not has_decimals else Applicability.SAFE
    fix = _fix(token.span, text, safe)
    return Hit(token.span, (("match", token.text), ("fixed", text)), fix)


def _spelled(amount: Amount) -> str:
    if amount.unit in ("EUR", "eur"):
        if amount.ending:
            return _EUROS.get(amount.ending, f"€{amount.ending}")
        return "euro" if amount.number == "1" else "euroa"
    return amount.unit.lower() + amount.ending


def _may_be_name(document: Document, amount: Amount) -> bool:
    """*5e* is a school class, a staircase or a model more often than a price where nothing speaks of money."""
    index = amount.token.index
    before = document.tokens[index - 1] if index else None
    if before is None or before.sentence != amount.token.sentence:
        return True
    after = document.tokens[index + 1] if index + 1 < len(document.tokens) else None
    if after is not None and after.lower.startswith(("luok", "-luok")):
        return True
    return (before.capitalised and not before.initial) or before.lower.startswith("luok")


def _is_prose(document: Document, amount: Amount) -> bool:
    sentence = document.sentences[amount.token.sentence]
    return any(r.is_finite for token in document.sentence_tokens(sentence) for r in token.readings)


def _placeholders(document: Document, zones: frozenset[str]) -> Iterator[Hit]:
    for token in document.tokens:
        if token.kind != "placeholder" or token.detail == "control" or token.zone not in zones:
            continue
        if token.detail != "sender" and document.text[token.span.start - 1 : token.span.start] == "€":
            yield _unit_first(token)
            continue
        match = _GLUED_UNIT.match(document.text, token.span.end)
        if match and (token.detail == "amount" or match["unit"] != "EUR"):
            span = Span(token.span.start, match.end())
            fixed = f"{token.text} {match['unit']}"
            edit = Fix((Edit(Span(token.span.end, token.span.end), " "),), Applicability.SAFE)
            yield Hit(span, (("match", span.of(document.text)), ("fixed", fixed)), (edit,))


def _unit_first(token: Token) -> Hit:
    """*€{{summa}}*: the sign comes after the number."""
    span = Span(token.span.start - 1, token.span.end)
    fixed = f"{token.text} €"
    edits = (Edit(Span(span.start, token.span.start), ""), Edit(Span(span.end, span.end), " €"))
    return Hit(span, (("match", f"€{token.text}"), ("fixed", fixed)), (Fix(edits, Applicability.SAFE),))


def _ranges(document: Document, zones: frozenset[str]) -> Iterator[Hit]:
    """*10–20€*: the unit is glued to the second end."""
    for token in document.tokens:
        if token.kind != "amount" or token.detail != "money" or token.zone not in zones:
            continue
        match = _RANGE.match(token.text)
        if match:
            at = token.span.start + match.end()
            values = (("match", token.text), ("fixed", f"{match.group()} {token.text[match.end() :]}"))
            yield Hit(token.span, values, (Fix((Edit(Span(at, at), " "),), Applicability.SAFE),))


def _dashes(document: Document, zones: frozenset[str]) -> Iterator[Hit]:
    """*19,-* and *19:-*: the dash stands for the cents, and the unit is left to guess."""
    for token in document.tokens:
        if token.kind != "number" or token.zone not in zones or not _WHOLE.fullmatch(token.text):
            continue
        match = _DASH.match(document.text, token.span.end)
        if match:
            span = Span(token.span.start, match.end())
            fixed = f"{token.text} €"
            values = (("match", span.of(document.text)), ("fixed", fixed))
            yield Hit(span, values, _fix(span, fixed, Applicability.UNSAFE), variant="viiva")


def _fix(span: Span, text: str, applicability: Applicability) -> tuple[Fix, ...]:
    return (Fix((Edit(span, text),), applicability),)
