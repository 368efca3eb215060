"""Decimal points, missing decimals and thousands."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.checks.amounts import Amount, amounts, is_counted
from viestilint.checks.registry import CheckContext
from viestilint.language.numbers import dotted_pair_kind, is_valid_date
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token

_POINT = lazy(r"\d+\.\d{1,2}")
_POINT_THOUSANDS = lazy(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")
_COMMA_THOUSANDS = lazy(r"\d{1,3}(?:,\d{3})+\.\d{1,2}")
_ONE_DECIMAL = lazy(r"\d+,\d")
_MEASURES = frozenset(
    """
    kilo kilogramma gramma milligramma tonni litra desilitra millilitra metri kilometri sentti senttimetri millimetri
    neliö neliömetri kuutio kuutiometri hehtaari aari tunti minuutti sekunti vuosi kuukausi viikko euro dollari kruunu
    prosentti promille aste watti kilowatti kilowattitunti megawattitunti ampeeri voltti kilotavu megatavu gigatavu
    tuuma tabletti annos pilleri jalka
    """.split()
)
_HOURS = frozenset(("h", "t", "tuntia", "tunnin"))
_UNGROUPED = lazy(r"\d{5,}(?:,\d{1,2})?")


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on numbers with a unit; ``desimaalit`` for one decimal, ``tuhannet`` for digits without groups."""
    zones = context.rule.rule.zones
    for amount in amounts(document, zones, "money", "percent", "quantity"):
        found = _judge(amount)
        if found is not None:
            number, applicability, variant = found
            yield _hit(document, amount, number, applicability, variant)
    yield from _bare_decimals(document, zones)
    yield from _counts(document, zones)


def _judge(amount: Amount) -> tuple[str, Applicability, str | None] | None:
    number = amount.number.replace("\u00a0", " ").replace("\u202f", " ")
    money = amount.token.detail == "money"
    whole_cents = amount.unit not in ("snt", "senttiä", "sentin", "sentti", "sent")
    if _POINT_THOUSANDS.fullmatch(number):
        if "," not in number and not money:
            # 12.500 kg may be twelve and a half.
            return None
        safe = Applicability.SAFE if "," in number else Applicability.UNSAFE
        return number.replace(".", " "), safe, None
    if _COMMA_THOUSANDS.fullmatch(number):
        return number.replace(",", " ").replace(".", ","), Applicability.SAFE, None
    if _POINT.fullmatch(number):
        # 1.30 h may be an hour and a half.
        safe = Applicability.UNSAFE if amount.unit in _HOURS else Applicability.SAFE
        return number.replace(".", ","), safe, None
    if money and whole_cents and _ONE_DECIMAL.fullmatch(number) and number != "0,0" and not amount.prefixed:
        return number + "0", Applicability.SAFE, "desimaalit"
    if _UNGROUPED.fullmatch(number) and not amount.prefixed:
        return _grouped(number), Applicability.UNSAFE, "tuhannet"
    return None


def _grouped(number: str) -> str:
    whole, comma, decimals = number.partition(",")
    return f"{int(whole):,}".replace(",", " ") + comma + decimals


def _hit(document: Document, amount: Amount, number: str, applicability: Applicability, variant: str | None) -> Hit:
    start = amount.token.span.start + amount.token.text.index(amount.number)
    span = Span(start, start + len(amount.number))
    fixed = amount.token.text.replace(amount.number, number, 1)
    values = (("match", amount.token.text), ("fixed", fixed))
    return Hit(span, values, (Fix((Edit(span, number),), applicability),), variant=variant)


def _counts(document: Document, zones: frozenset[str]) -> Iterator[Hit]:
    """*1.250 asiakasta*: what is counted comes in whole numbers, so the full stop parts the thousands."""
    for token, noun in zip(document.tokens, document.tokens[1:], strict=False):
        if token.kind != "number" or token.zone not in zones or token.sentence != noun.sentence:
            continue
        if not noun.text.islower() or not is_counted(noun):
            continue
        measured = any(r.head in _MEASURES for r in noun.readings)
        variant = None
        if _POINT_THOUSANDS.fullmatch(token.text) and not measured:
            # 1.250 kiloa may be one and a quarter.
            number = token.text.replace(".", " ")
        elif _UNGROUPED.fullmatch(token.text) and token.text[0] != "0" and not _is_named(document, token):
            number, variant = _grouped(token.text), "tuhannet"
        elif _POINT.fullmatch(token.text) and (measured or _is_no_date(token.text)) and _is_bare(document, token):
            number = token.text.replace(".", ",")
        else:
            continue
        span = token.span.join(noun.span)
        values = (("match", span.of(document.text)), ("fixed", f"{number} {noun.text}"))
        yield Hit(token.span, values, (Fix((Edit(token.span, number),), Applicability.UNSAFE),), variant=variant)


def _is_named(document: Document, token: Token) -> bool:
    """*Tilaus 125000*: after a noun the number is its name."""
    before = document.tokens[token.index - 1] if token.index else None
    if before is None or before.sentence != token.sentence:
        return False
    return (
        before.kind != "word" or not before.known or any(r.pos == "noun" and r.case == "nom" for r in before.readings)
    )


def _is_no_date(text: str) -> bool:
    day, _, month = text.partition(".")
    return not is_valid_date(int(day), int(month))


def _is_bare(document: Document, token: Token) -> bool:
    """Whether nothing before the number says that it is a time or a section."""
    before = document.text[max(0, token.span.start - 32) : token.span.start]
    first, _, second = token.text.partition(".")
    return dotted_pair_kind(before, "", int(first), int(second), second) in (None, "number")


def _bare_decimals(document: Document, zones: frozenset[str]) -> Iterator[Hit]:
    """*Summa on 12.50.* — a sum by the word before it."""
    for token in document.tokens:
        if token.kind != "number" or token.zone not in zones or not _POINT.fullmatch(token.text):
            continue
        before = document.text[max(0, token.span.start - 32) : token.span.start]
        first, _, second = token.text.partition(".")
        if len(second) == 2 and dotted_pair_kind(before, "", int(first), int(second), second) == "number":
            number = token.text.replace(".", ",")
            fix = Fix((Edit(token.span, number),), Applicability.UNSAFE)
            yield Hit(token.span, (("match", token.text), ("fixed", number)), (fix,))
