"""Addresses with the town first, a foreign country prefix, or the street running into the postcode."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Severity, Span, Token

_PREFIX = lazy(
    r"(?<![\w])(?P<prefix>FIN?[- ]?)(?P<code>\d{5})(?= [A-ZÅÄÖ])(?! [^\n.]{2,40},? (?:Finland|Finnland|Suomi|FINLAND|SUOMI)(?!\w))"
)
_NUMBERS = frozenset(("date", "time", "amount", "number", "code", "phone"))


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on reversed addresses (a warning where another number follows at once), glued ones and *FIN-*."""
    zones = context.rule.rule.zones
    tokens = document.tokens
    for token in document.at("kind=number"):
        if token.zone not in zones:
            continue
        if token.detail == "postcode":
            hit = _reversed(document, token)
            if hit is not None:
                yield hit
        if token.detail == "house" and token.index + 1 < len(tokens):
            after = tokens[token.index + 1]
            between = document.text[token.span.end : after.span.start]
            if after.detail == "postcode" and between == " ":
                yield _glued(document, token, after)
    for match in _PREFIX.finditer(document.text) if "FI" in document.text else ():
        span = Span(*match.span())
        inside = next((t for t in tokens if t.span.overlaps(span)), None)
        if inside is not None and inside.zone in zones:
            prefix = Span(*match.span("prefix"))
            values = (("match", match.group()), ("fixed", match["code"]))
            yield Hit(span, values, (Fix((Edit(prefix, ""),), Applicability.SAFE),), variant="maatunnus")


def _reversed(document: Document, code: Token) -> Hit | None:
    """*33100 TAMPERE, Satamakatu 17* → *Satamakatu 17, 33100 Tampere*."""
    tokens = document.tokens
    town = code.index + 1
    if town >= len(tokens) or not _is_town(tokens[town]):
        return None
    street = town + 1
    comma = street < len(tokens) and tokens[street].text == ","
    street += comma
    house = street
    while house < len(tokens) and house - street < 4 and tokens[house].kind == "word" and tokens[house].capitalised:
        house += 1
    if house >= len(tokens) or house == street or tokens[house].detail != "house":
        return None
    if tokens[house].sentence != code.sentence or (not comma and house - street > 1):
        return None
    before = tokens[code.index - 1] if code.index else None
    if before is not None and before.detail == "house":
        return None
    span = Span(code.span.start, tokens[house].span.end)
    if "\n" in span.of(document.text):
        return None
    name = Span(tokens[street].span.start, tokens[house].span.end).of(document.text)
    fixed = f"{name}, {code.text} {_town_case(tokens[town].text)}"
    after = tokens[house + 1] if house + 1 < len(tokens) else None
    runs_on = after is not None and after.kind in _NUMBERS and document.text[span.end : after.span.start] == " "
    return Hit(
        span,
        (("match", span.of(document.text)), ("fixed", fixed)),
        (Fix((Edit(span, fixed),), Applicability.UNSAFE),),
        severity=Severity.WARNING if runs_on else None,
    )


def _glued(document: Document, house: Token, code: Token) -> Hit:
    span = Span(house.span.start, code.span.end)
    fixed = f"{house.text}, {code.text}"
    edit = Edit(Span(house.span.end, code.span.start), ", ")
    values = (("match", span.of(document.text)), ("fixed", fixed))
    return Hit(span, values, (Fix((edit,), Applicability.SAFE),), variant="pilkku")


def _is_town(token: Token) -> bool:
    return token.kind == "word" and token.capitalised


def _town_case(town: str) -> str:
    return "-".join(part.capitalize() for part in town.split("-")) if town.isupper() else town
