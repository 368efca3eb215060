"""The same kind of fact written in two ways in one message."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.checks.amounts import Amount, amounts, is_rate
from viestilint.checks.columns import table_lines
from viestilint.checks.kellonaika import is_time
from viestilint.checks.registry import CheckContext
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Token

_UNITS = {"euroa": "euroa", "Euroa": "euroa", "€": "€", "e": "e", "eur": "eur", "EUR": "eur"}
_PROPER = frozenset(("euroa", "Euroa", "€"))
_SHORT = frozenset(("sms", "push"))
_CENTS = lazy(r"[.,]\d{2}$")
_ROUGH = frozenset("noin yli alle vähintään enintään jopa korkeintaan vain jokaiselta yhteensä".split())
_ISO = lazy(r"(\d{4})-(\d{2})-(\d{2})")
_FINNISH = lazy(r"\d{1,2}\.\d{1,2}\.(?:\d{4})?")
_TIME = lazy(r"(\d{1,2})([.:])(\d{2})")
_NEAR_LINES = 3
# 1. erä 20 €; – Kypärä 5 €
_LISTED = lazy(r"[ \t]*(?:[-–•*·]|\d{1,2}[.)]|[a-zåäö]\))[ \t]")
# Toimitus: 5 €
_LABELLED = lazy(r"[^\s.!?:][^.!?:]{0,40}:[ \t].*[^.!?]$")


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on what differs from the message's own way: sums, ``paiva``, ``aika``; not ranges."""
    zones = context.rule.rule.zones
    tokens = [t for t in document.tokens if t.zone in zones]
    yield from _sums(document, zones)
    yield from _dates(tokens)
    yield from _times(document, tokens)


def _sums(document: Document, zones: frozenset[str]) -> Iterator[Hit]:
    """Sums in another unit than the one before, or in the same sentence with and without cents."""
    found = [
        a
        for a in amounts(document, zones, "money")
        if a.unit in _UNITS and (a.prefixed or a.token.text.endswith(a.unit))
    ]
    rows = [_row_of(document, a) for a in found] if len(found) > 1 else []
    # What a list or a table has is no measure for the text around it.
    for listed in {*rows}:
        yield from _differing(document, [a for a, row in zip(found, rows, strict=True) if row == listed])


def _differing(document: Document, found: list[Amount]) -> Iterator[Hit]:
    in_cents = {a.token.sentence for a in found if _CENTS.search(a.number)}
    # Where every character counts, 5 e is as good as 5 euroa.
    is_short = document.message.channel in _SHORT
    nearest = 0
    for amount in found[1:]:
        # What is too far from one amount is too far from those after it.
        while not _is_near(document, found[nearest], amount):
            nearest += 1
        first = found[nearest]
        proper = first.unit in _PROPER or (first.unit == "e" and is_short and first.gap)
        if first is amount or (amount.unit in _PROPER and not proper):
            # The odd one is the first: see rahasumma-muoto.
            continue
        unit = first.unit if _units_differ(document, first, amount) else amount.unit
        number = amount.number
        if amount.token.sentence in in_cents and _wants_cents(document, amount):
            number += ",00"
        if unit == amount.unit and number == amount.number:
            continue
        gap = amount.gap or " "
        yield _hit(amount.token, f"{number}{gap}{unit}", first.token.text, None)


def _units_differ(document: Document, first: Amount, amount: Amount) -> bool:
    """Whether the units are not the same although they could be: *€/kk* stays beside *euroa*."""
    if _UNITS[first.unit] == _UNITS[amount.unit]:
        return False
    return is_rate(document, first) == is_rate(document, amount) and (
        first.unit == "€" or not is_rate(document, amount)
    )


def _row_of(document: Document, amount: Amount) -> bool:
    """Whether the amount stands in a row of a list or a table, and not in running text."""
    text, at = document.text, amount.token.span.start
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)].rstrip()
    return (
        _LISTED.match(line) is not None
        or _LABELLED.match(line) is not None
        or text.count("\n", 0, at) in table_lines(text)
    )


def _is_near(document: Document, first: Amount, other: Amount) -> bool:
    between = document.text[first.token.span.start : other.token.span.start]
    return between.count("\n") < _NEAR_LINES and "|" not in between and "\t" not in between


def _wants_cents(document: Document, amount: Amount) -> bool:
    """Whether a sum among sums with cents is a whole one. A rough or a zero sum needs none."""
    if _CENTS.search(amount.number) or not amount.number.isdigit() or int(amount.number) == 0:
        return False
    before = document.tokens[amount.token.index - 1] if amount.token.index else None
    return before is None or before.lower not in _ROUGH


def _dates(tokens: list[Token]) -> Iterator[Hit]:
    dates = [t for t in tokens if t.kind == "date"]
    finnish = next((t for t in dates if _FINNISH.fullmatch(t.text)), None)
    if finnish is None:
        return
    for token in dates:
        if match := _ISO.fullmatch(token.text):
            fixed = f"{int(match[3])}.{int(match[2])}.{match[1]}"
            yield _hit(token, fixed, finnish.text, "paiva")


def _times(document: Document, tokens: list[Token]) -> Iterator[Hit]:
    """Times with a colon in a message that has the Finnish form too; a ratio or a score is no time."""
    times = [(t, m) for t in tokens if t.kind == "time" and (m := _TIME.fullmatch(t.text))]
    dotted = next((t for t, m in times if m[2] == "."), None)
    if dotted is None:
        return
    for token, match in times:
        if match[2] == ":" and is_time(document, token):
            hour, minutes = int(match[1]), match[3]
            bare = minutes == "00" and dotted.text[-2:] != "00"
            yield _hit(token, str(hour) if bare else f"{hour}.{minutes}", dotted.text, "aika")


def _hit(token: Token, fixed: str, first: str, variant: str | None) -> Hit:
    fix = Fix((Edit(token.span, fixed),), Applicability.UNSAFE)
    return Hit(token.span, (("match", token.text), ("fixed", fixed), ("first", first)), (fix,), variant=variant)
