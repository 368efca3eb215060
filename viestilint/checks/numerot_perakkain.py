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
_PACKS = lazy(r"\d{1,2} \d{3} ?(?:gramman|kilon|litran|millilitran|desilitran|metrin|sentin|watin|kappaleen)")
_SPELLED_UNIT = lazy(r"(?<![a-zåäö])[a-zåäö]{4,}$")
_UNIT = lazy(r"[^\d\s.,:–-]+(?=(?::\w+)?$)")
_NAME_NEAR = 60
_NAMED = lazy(
    r"(?:nro|numero\w*|n:o|tunnu(?:s\w*|kse\w*)|koodi\w*|viit(?:e|tee)\w*)(?: on| ovat)?[:=]? ?(?:\d[\d ]*(?: tai | ja |, ))?(?:\d+ )*$",
    re.I,
)
_DEADLINE = frozenset(("mennessä", "asti", "saakka"))


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on two number items with no word between them; an error in a text message if one is a sum, date or code."""
    zones = context.rule.rule.zones
    tokens = document.tokens
    for left, right in zip(tokens, tokens[1:], strict=False):
        if left.zone not in zones or left.sentence != right.sentence:
            continue
        if _adjacent(document, left, right):
            yield _hit(document, left, right)
    for token in tokens:
        if token.kind == "amount" and token.zone in zones and _PACKS.fullmatch(token.text):
            after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
            if after is not None and any(r.case == "par" for r in after.readings):
                yield Hit(token.span, (("match", token.text),), variant="pakkaukset")


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
    if not re.fullmatch(r"[ \u00a0]+", document.text[left.span.end : right.span.start]):
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
    return line.count("\t") < 2 and line.count("|") < 2


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
    """*Satamakatu 17, 14.3. asti*: a comma does not part a street number from a date."""
    if left.text != "," or left.index == 0 or right.kind not in ("date", "time"):
        return False
    return document.tokens[left.index - 1].detail == "house"


def _is_long(token: Token) -> bool:
    return token.kind == "code" and len(token.text) >= _LONG_CODE


def _hit(document: Document, left: Token, right: Token) -> Hit:
    if left.text == ",":
        left = document.tokens[left.index - 1]
    span = Span(left.span.start, right.span.end)
    sms = document.message.channel == "sms"
    heavy = {left.kind, right.kind} & {"amount", "date"} or _is_long(left) or _is_long(right)
    severity = (Severity.ERROR if heavy else Severity.WARNING) if sms else None
    values = [("match", span.of(document.text))]
    summed = left.kind in ("code", "number") and right.detail == "money"
    variant = "koodi-ja-summa" if summed else None
    edits, applicability = _rewrite(document, left, right)
    fixes = (Fix(edits, applicability),) if edits else ()
    return Hit(span, tuple(values), fixes, severity=severity, variant=variant)


def _rewrite(document: Document, left: Token, right: Token) -> tuple[tuple[Edit, ...], Applicability]:
    if left.kind == "date" and right.kind == "time":
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
