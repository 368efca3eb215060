"""Established compounds that are written as two words."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.language.morphology import Morphology
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Token
from viestilint.patterns.yamltree import Node

_NUMBERED = frozenset("numero nro koodi tunnus id".split())
_ITEMS = frozenset(("number", "code", "placeholder", "date", "amount"))
# The cases of the second noun that are flagged, by the table that the first one stands in; no cases: all.
_TABLES: dict[str, frozenset[str]] = {
    "always": frozenset(),
    "things": frozenset(("nom", "gen", "par")),
    "actions": frozenset(("nom", "par")),
}
_Pairs = dict[str, dict[str, frozenset[str]]]


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """A hit on two neighbouring nouns of the rule's list of pairs whose joined form is a known compound."""
    pairs = _read(context.rule.data)
    zones = context.rule.rule.zones
    for first, second in zip(document.tokens, document.tokens[1:], strict=False):
        if first.zone not in zones or first.sentence != second.sentence:
            continue
        if first.kind != "word" or second.kind != "word" or not second.text.islower():
            continue
        if first.span.end + 1 != second.span.start or document.text[first.span.end] != " ":
            continue
        joined = _joined(first, second, pairs, context.morphology)
        if joined is None or _is_numbered(document, second) or _is_adverb(document, second):
            continue
        span = first.span.join(second.span)
        fix = Fix((Edit(span, joined),), Applicability.SAFE)
        yield Hit(span, (("match", span.of(document.text)), ("fixed", joined)), (fix,))


def _joined(first: Token, second: Token, pairs: _Pairs, morphology: Morphology) -> str | None:
    start = first.lower
    for table, cases in _TABLES.items():
        seconds = pairs[table].get(start)
        if seconds is None or not (first.text.islower() or (first.initial and first.text[1:].islower())):
            continue
        found = [r for r in second.readings if r.lemma in seconds]
        if not found or not any(_fits(r, cases) for r in found):
            continue
        hyphen = "-" if start[-1] == second.lower[0] and start[-1] in "aeiouyäö" else ""
        joined = first.text + hyphen + second.text
        if any(r.lemma in (start + hyphen + f.lemma) for r in morphology.analyse(joined) for f in found):
            return joined
    return None


def _fits(reading: Reading, cases: frozenset[str]) -> bool:
    # Voikko reads every form with a possessive as a nominative.
    return reading.pos in ("noun", "noun-adj") and (not cases or reading.case in cases)


def _is_numbered(document: Document, token: Token) -> bool:
    """Whether a number follows and makes two words of it: *lasku numero 12*."""
    if not any(r.lemma in _NUMBERED for r in token.readings) or token.index + 1 >= len(document.tokens):
        return False
    after = document.tokens[token.index + 1]
    return after.kind in _ITEMS and "\n" not in document.text[token.span.end : after.span.start]


def _is_adverb(document: Document, token: Token) -> bool:
    """Whether this is the adverb of *toimitus aika nopea*, or a noun that *varten* takes."""
    if token.index + 1 >= len(document.tokens):
        return False
    after = document.tokens[token.index + 1]
    if after.lower == "varten":
        return True
    return token.lower == "aika" and any(r.pos in ("adj", "adv") for r in after.readings)


_parsed: dict[int, tuple[Node | None, _Pairs]] = {}


def _read(data: Node | None) -> _Pairs:
    known = _parsed.get(id(data))
    if known is None or known[0] is not data:
        fields = data.fields(frozenset(_TABLES)) if data else {}
        pairs: _Pairs = {key: {} for key in _TABLES}
        for key, node in fields.items():
            pairs[key] = {first: frozenset(second.text().split()) for first, second in node.fields().items()}
        known = _parsed[id(data)] = (data, pairs)
    return known[1]
