"""Numbers that run into each other, and a long code with a sum on its heels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.language.actors import CUSTOMER_VERBS
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Severity, Span, Token

_KINDS = frozenset(("date", "time", "amount", "number", "code", "phone"))
_LONG_CODE = 10
# 1 000 litran can only be thousands.
_PACKS = lazy(
    r"\d{1,2} [1-9]\d{2} ?(?:(?:gramman|kilon|litran|millilitran|desilitran|metrin|sentin|watin|kappaleen)|(?P<short>[mcd]?l|[mk]?g|c?m|W)(?::n)?)"
)
_PACK_NUMBER = lazy(r"\d{1,2}[ \u00a0][1-9]\d{2}")
# 6 330 millilitran tölkkiä: the measure is a word of its own.
_MEASURES = frozenset(
    "millilitran senttilitran desilitran litran milligramman gramman sivun arkin tabletin kapselin palan kappaleen".split()
)
# What holds so much or so many; of anything else there may be thousands: 1 500 ml vettä, 1 250 metrin matkaa.
_HOLDERS = frozenset(
    """
    pullo tölkki pussi purkki paketti pakkaus laatikko säiliö astia kanisteri tuubi rasia ämpäri kuppi muki lasi rulla
    vihko kirja lehtiö levy säkki patruuna lamppu lohko nippu pakka kotelo tonkka kannu kattila
    """.split()
)
_DISTANCES = frozenset("matka etäisyys korkeus pituus syvyys reitti lenkki rata summa".split())
_SUBORDINATE = frozenset("jos kun mikäli koska vaikka ellei ellet ellette että jotta kunhan sillä eli".split())
_REFERENCE_LENGTH = 3
_SPELLED_UNIT = lazy(r"(?<![a-zåäö])[a-zåäö]{4,}$")
_UNIT = lazy(r"[^\d\s.,:–-]+(?=(?::\w+)?$)")
_NAME_NEAR = 60
_NAMED = lazy(
    r"(?:nro|numero\w*|n:o|tunnu(?:s\w*|kse\w*)|koodi\w*|viit(?:e|tee)\w*)(?: on| ovat)?[:=]? ?(?:\d[\d ]*(?: tai | ja |, ))?(?:\d+ )*$",
    re.I,
)
# 9.1.–26.3. 24 €: the two columns of a list of prices.
_PRICE_ROW = lazy(r"[\d.][ \u00a0]{1,9}\d[\d \u00a0]{0,9}(?:,\d\d|,-)?[ \u00a0]?(?:€|e|eur|euroa)[ \t]{0,9}", re.I)
# Kauppakatu 4 26.6, without the last full stop
_DAY = lazy(r"(?:[12]\d|3[01]|0?[1-9])\.(?:1[0-2]|0?[1-9])")
_DEADLINE = frozenset(("mennessä", "asti", "saakka"))


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on two number items with no word between them; an error in a text message if one is a sum, date or code."""
    zones = context.rule.rule.zones
    tokens = document.tokens
    last = -1
    for left, right in zip(tokens, tokens[1:], strict=False):
        if left.zone not in zones or left.sentence != right.sentence:
            continue
        if left.text == "," and left.index - 1 == last:
            # Lasku 5512, 3.6., 45 € is one fault.
            last = right.index
            continue
        if _adjacent(document, left, right):
            last = right.index
            yield _hit(document, left, right)
    for token in tokens:
        if token.kind in ("amount", "number") and token.zone in zones:
            span = _packs(document, token)
            if span is not None:
                yield Hit(span, (("match", span.of(document.text)),), variant="pakkaukset")


def _packs(document: Document, token: Token) -> Span | None:
    """*12 500 gramman pussia*, *6 330 ml tölkkiä*: thousands, or so many packs of a size."""
    if token.kind == "number":
        measure = _following(document, token) if _PACK_NUMBER.fullmatch(token.text) else None
        if measure is None or measure.lower not in _MEASURES:
            return None
        noun, span, any_noun = _following(document, measure), token.span.join(measure.span), False
    else:
        match = _PACKS.fullmatch(token.text)
        if match is None:
            return None
        noun, span, any_noun = _following(document, token), token.span, match["short"] is None
    if noun is None:
        return None
    heads = {r.head for r in noun.readings if r.case == "par"}
    is_pack = bool(heads - _DISTANCES) if any_noun else not heads.isdisjoint(_HOLDERS)
    return span if is_pack else None


def _following(document: Document, token: Token) -> Token | None:
    after = document.neighbour(token)
    return after if after is not None and after.kind == "word" else None


def _adjacent(document: Document, left: Token, right: Token) -> bool:
    if left.kind not in _KINDS or right.kind not in _KINDS:
        return _after_comma(document, left, right)
    if left.kind == "amount" and (_SPELLED_UNIT.search(left.text) or ":" in left.text):
        # 612,40 eurosta 598,15 euroon, 10 €:sta 20 €:oon: the unit is the word between.
        return False
    if left.kind == right.kind == "amount" and _unit_parts(left, right):
        return False
    if _is_list(document, left, right):
        return False
    if "inflected" in (left.detail, right.detail) or "markup" in (left.detail, right.detail):
        return False
    if document.text[left.span.end : right.span.start] not in (" ", "\u00a0"):
        # More spaces part the columns of a table.
        return False
    if left.detail == "house" and right.detail == "postcode":
        return False
    if left.kind == "code" and not _is_long(left) and right.kind == "code":
        # Parts of one identifier: AB12 CD34.
        return False
    if left.kind == right.kind == "number" and _is_grouped_name(document, left):
        return False
    if left.kind == "date" and re.match(r":\d", document.text[right.span.end : right.span.end + 2]):
        # A time stamp: 2024-05-16 03:12:45.
        return False
    line_start = document.text.rfind("\n", 0, left.span.start) + 1
    line_end = document.text.find("\n", right.span.end)
    line = document.text[line_start : line_end if line_end >= 0 else None]
    if left.kind in ("date", "time") and right.detail == "money" and _is_price_row(document.text, left, line_start):
        return False
    return line.count("\t") < 2 and line.count("|") < 2


def _is_price_row(text: str, left: Token, line_start: int) -> bool:
    """Whether the line ends in the pair that begins with ``left``, and so does one next to it."""
    before = text[text.rfind("\n", 0, max(0, line_start - 1)) + 1 : max(0, line_start - 1)]
    row, *after = text[left.span.end - 1 :].split("\n", 2)
    if not _PRICE_ROW.fullmatch(row):
        return False
    return any((found := _PRICE_ROW.search(line)) and found.end() == len(line) for line in (before, *after[:1]))


def _unit_parts(left: Token, right: Token) -> bool:
    """*2 h 35 min*, *jauheliha 400 g 3,49 €*: another unit after the first number parts the two."""
    return "quantity" in (left.detail, right.detail) and _unit(left) != _unit(right)


def _unit(token: Token) -> str:
    match = _UNIT.search(token.text)
    return match.group() if match else ""


def _is_list(document: Document, left: Token, right: Token) -> bool:
    """*Koot 36 38 40*: three alike are a row, and so are results: *3–2 1–1*."""
    around = [document.tokens[i] for i in (left.index - 1, right.index + 1) if 0 <= i < len(document.tokens)]
    if left.kind != right.kind or left.kind not in ("number", "time") or not around:
        return False
    gaps = {document.text[left.span.end : right.span.start]}
    row = any(t.kind == left.kind and not t.detail and t.sentence == left.sentence for t in around)
    scores = len(around) == 2 and all(t.text in ("–", "-") for t in around)
    return gaps == {" "} and (row or scores)


def _is_grouped_name(document: Document, first: Token) -> bool:
    """*sopimusnro 7001 2345*, *saapumisnumero on 80 12345*: the groups of one number that is named so."""
    return _NAMED.search(document.text, max(0, first.span.start - _NAME_NEAR), first.span.start) is not None


def _after_comma(document: Document, left: Token, right: Token) -> bool:
    """*Satamakatu 17, 14.3. asti*, *lasku 5512, 12.6.*: a comma does not part a street number from a date."""
    if left.text != "," or left.index == 0 or right.kind not in ("date", "time", "amount"):
        return False
    first = document.tokens[left.index - 1]
    if first.detail == "house":
        return right.kind != "amount"
    if document.text[left.span.start - 1 : right.span.start] != document.text[first.span.end - 1] + ", ":
        return False
    named = first.kind == "code" or (first.kind == "number" and first.text.isdigit() and not first.detail)
    if not (named and len(first.text) >= _REFERENCE_LENGTH and right.kind == "date") and not (
        first.kind == "date" and right.detail == "money"
    ):
        return False
    # In a heading or a list the comma is enough, and a clause ends in one.
    whole = document.sentence_tokens(document.sentences[left.sentence])
    if not any(r.is_finite for t in whole for r in t.readings):
        return False
    return not any(
        t.lower in _SUBORDINATE or any(r.lemma == "joka" for r in t.readings) for t in whole if t.index < left.index
    )


def _is_long(token: Token) -> bool:
    return token.kind == "code" and len(token.text) >= _LONG_CODE


def _hit(document: Document, left: Token, right: Token) -> Hit:
    if left.text == ",":
        left = document.tokens[left.index - 1]
    span = Span(left.span.start, right.span.end)
    sms = document.message.channel == "sms"
    is_date = left.detail == "house" and _DAY.fullmatch(right.text)
    heavy = {left.kind, right.kind} & {"amount", "date"} or is_date or _is_long(left) or _is_long(right)
    severity = (Severity.ERROR if heavy else Severity.WARNING) if sms else None
    values = [("match", span.of(document.text))]
    summed = left.kind in ("code", "number") and right.detail == "money"
    # 4pm has to be written anew first.
    timed = left.kind == "date" and right.kind == "time" and right.detail != "ampm"
    variant = "koodi-ja-summa" if summed else "aika" if timed else None
    edits, applicability = _rewrite(document, left, right)
    fixes = (Fix(edits, applicability),) if edits else ()
    if variant == "aika":
        values.append(("fixed", f"{left.text} klo {right.text}"))
    return Hit(span, tuple(values), fixes, severity=severity, variant=variant)


def _rewrite(document: Document, left: Token, right: Token) -> tuple[tuple[Edit, ...], Applicability]:
    if left.kind == "date" and right.kind == "time":
        if right.detail == "ampm":
            return (), Applicability.UNSAFE
        return (Edit(Span(right.span.start, right.span.start), "klo "),), Applicability.SAFE
    if left.kind in ("code", "number") and right.kind == "amount" and left.detail not in ("house", "postcode"):
        if right.detail != "money":
            return (), Applicability.UNSAFE
        start, end = right.span.start, right.span.end
        return (Edit(Span(start, start), "("), Edit(Span(end, end), ")")), Applicability.UNSAFE
    if right.kind == "date" and right.index + 1 < len(document.tokens):
        after = document.tokens[right.index + 1]
        timed = document.tokens[right.index + 1 : right.index + 4]
        if [t.lower if t.kind == "word" else t.kind for t in timed] == ["klo", "time", "mennessä"]:
            # The time belongs to the date: … 17.8. klo 16.00 mennessä.
            when = Span(right.span.start, timed[1].span.end).of(document.text)
            return (Edit(Span(right.span.start, timed[2].span.end), f"viimeistään {when}"),), Applicability.UNSAFE
        if after.lower in _DEADLINE and (after.lower == "mennessä" or _is_deadline(document, right)):
            # One full stop closes both the date and the sentence.
            doubled = right.text.endswith(".") and document.text[after.span.end : after.span.end + 1] == "."
            span = Span(right.span.start, after.span.end + doubled)
            return (Edit(span, f"viimeistään {right.text}"),), Applicability.UNSAFE
    return (), Applicability.UNSAFE


def _is_deadline(document: Document, token: Token) -> bool:
    """Whether the sentence is about something that the customer does once, by that day."""
    sentence = document.sentences[token.sentence]
    for other in document.sentence_tokens(sentence):
        for reading in other.readings:
            if reading.verb in CUSTOMER_VERBS and reading.verbform == "part":
                return True
            if reading.pos == "verb" and reading.lemma in CUSTOMER_VERBS:
                return True
    return False
