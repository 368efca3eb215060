"""Sums of money with the unit before the number or glued to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from viestilint.checks.amounts import Amount, amounts, is_rate
from viestilint.checks.measured import priced_noun
from viestilint.checks.registry import CheckContext
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token
from viestilint.patterns.yamltree import Node

_ZERO = lazy(r"0[.,]0{1,2}")
_RANGE = lazy(r"\d[\d.,]* ?[–-] ?\d[\d.,]*(?=€|eur(?!\w))")
_DASH = lazy(r"[,:][-–](?![\w-])(?:[ \u00a0]?(?:€|e|eur|euroa)(?!\w))?", re.I)
_WHOLE = lazy(r"\d{1,3}(?:[ \u00a0]?\d{3})*(?:,\d\d)?")
_EUROS = {":a": "euroa", ":n": "euron"}
_GLUED_UNIT = lazy(r"(?P<unit>€|euroa|EUR|eur|e)(?![\w-])")


_SPACED_CODE = lazy(r"[ \u00a0](?P<unit>EUR|eur)(?![\w:/-]|[ \u00a0]?[\d{])")
_DECIMALS = lazy(r"[.,]\d")
_COMPOUND = lazy(r"-(?=[a-zåäö])")
_ROUGH = lazy(r"\b(?:ku|vain|yli|alle|vähintään|enintään|korkeintaan|jopa|noin|yhteensä|yht\.?|alk\.|á) $", re.I)
_NEAR = 14
# Of 12 € {{tuote}} and {{summa}} € {{tuote}} the sign is what stands before it.
_SIGN_LEFT = lazy(r"(?:(?<![\d}\])>%])(?<![\d}\])>%] )€ |€)$")


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on sums that are not number, space, unit; those with *EUR* in running text under ``eur``."""
    zones = context.rule.rule.zones
    assert context.rule.data is not None
    for amount in amounts(document, zones, "money"):
        words = _words(context.rule.data)
        hit = _attribute(document, amount, words) or _judge(document, amount, words)
        if hit is not None:
            yield hit
    yield from _ranges(document, zones)
    yield from _placeholders(document, zones)
    yield from _dashes(document, zones)


@lru_cache(maxsize=4)
def _words(data: Node) -> dict[str, frozenset[str]]:
    return {key: frozenset(" ".join(node.texts()).split()) for key, node in data.fields().items()}


def _attribute(document: Document, amount: Amount, words: dict[str, frozenset[str]]) -> Hit | None:
    """*10 € alennuksen*, *50€-lahjakortti*: before the noun that it measures the sum is in the genitive."""
    token = amount.token
    if amount.prefixed or amount.ending or amount.unit not in ("€", "e"):
        return None
    ending = " euron" if amount.unit == "e" else " €:n"
    hyphen = _COMPOUND.match(document.text, token.span.end)
    if hyphen is not None and amount.unit == "€" and not amount.gap:
        tail = next(t for t in document.tokens[token.index + 1 :] if t.span.end > hyphen.end())
        span = token.span.join(tail.span)
        edit = Edit(Span(token.span.start, hyphen.end()), f"{amount.number}{ending} ")
    else:
        noun = priced_noun(document, token, words["measured"], words["goods"])
        if noun is None:
            return None
        span = token.span.join(noun.span)
        edit = Edit(token.span, f"{amount.number}{ending}")
    fixed = edit.text + document.text[edit.span.end : span.end]
    values = (("match", span.of(document.text)), ("fixed", fixed))
    fix = (Fix((edit,), Applicability.UNSAFE),)
    return Hit(span, values, fix, variant="paate" if amount.gap else None)


def _judge(document: Document, amount: Amount, words: dict[str, frozenset[str]]) -> Hit | None:
    token, unit = amount.token, amount.unit
    is_letter = unit == "e"
    has_decimals = bool(_DECIMALS.search(amount.number))
    if amount.prefixed and is_letter and not has_decimals and not _costs(document, amount, words):
        return None
    glued = not amount.gap
    odd_zero = amount.number in ("0,0", "0.0")
    if not amount.prefixed and not glued and not odd_zero and unit[:1] != "E" and unit != "eur":
        return None
    if glued and is_letter and not amount.prefixed and _is_name(document, amount, words, has_decimals):
        return None
    if unit in ("EUR", "eur") and not amount.prefixed and not glued:
        if not _is_prose(document, token):
            return None
        fix = _fix(token.span, f"{amount.number} {_spelled(document, amount)}", Applicability.UNSAFE)
        return Hit(token.span, (("match", token.text),), fix, variant="eur")
    number = "0" if _ZERO.fullmatch(amount.number) else amount.number
    text = f"{number} {_spelled(document, amount)}"
    safe = Applicability.UNSAFE if is_letter and not has_decimals else Applicability.SAFE
    fix = _fix(token.span, text, safe)
    return Hit(token.span, (("match", token.text), ("fixed", text)), fix)


def _costs(document: Document, amount: Amount, words: dict[str, frozenset[str]]) -> bool:
    """*Hinta on e 150*: behind a verb, in a sentence about a price, the letter is no class and no part of a name."""
    before = document.neighbour(amount.token, -1)
    if before is None or not any(r.is_finite and r.lemma in ("olla", "maksaa") for r in before.readings):
        return False
    near = document.sentence_tokens(document.sentences[amount.token.sentence])
    return any(_any(other, words["prices"]) for other in near)


def _spelled(document: Document, amount: Amount) -> str:
    if amount.unit in ("EUR", "eur"):
        if is_rate(document, amount):
            # 2,90 €/kk: a word and a slash do not go together.
            return "€"
        if amount.ending:
            return _EUROS.get(amount.ending, f"€{amount.ending}")
        return "euro" if amount.number == "1" else "euroa"
    return amount.unit.lower() + amount.ending


def _is_name(document: Document, amount: Amount, words: dict[str, frozenset[str]], has_decimals: bool) -> bool:
    """*5e* is a school class, a staircase or a model more often than a price where nothing speaks of money."""
    token = amount.token
    if document.text[token.span.end : token.span.end + 1] == "-":
        # 5e-luokka
        return True
    if has_decimals or document.text.startswith("/", token.span.end):
        # 145e/yö
        return False
    before = document.neighbour(token, -1)
    if before is None:
        return True
    after = document.tokens[token.index + 1] if token.index + 1 < len(document.tokens) else None
    if after is not None and after.lower.startswith(("luok", "-luok")):
        return True
    if (before.capitalised and not before.initial) or _any(before, words["numbered"]):
        return True
    return not _speaks_of_money(document, amount, before, words)


def _speaks_of_money(document: Document, amount: Amount, before: Token, words: dict[str, frozenset[str]]) -> bool:
    token = amount.token
    if before.kind == "amount" or _ROUGH.search(document.text, max(0, token.span.start - _NEAR), token.span.start):
        return True
    near = document.sentence_tokens(document.sentences[token.sentence])
    if any(_any(other, words["prices"]) for other in near):
        return True
    # Aikuiset 12e, lapset 6e
    sums = any(other.detail == "money" and other.index != token.index for other in document.tokens)
    return sums and not any(_any(other, words["numbered"]) for other in near)


def _any(token: Token, words: frozenset[str]) -> bool:
    return any(r.lemma in words or r.head in words or r.verb in words for r in token.readings)


def _is_prose(document: Document, sum_: Token) -> bool:
    sentence = document.sentences[sum_.sentence]
    return any(r.is_finite for token in document.sentence_tokens(sentence) for r in token.readings)


def _placeholders(document: Document, zones: frozenset[str]) -> Iterator[Hit]:
    for token in document.tokens:
        if token.kind != "placeholder" or token.detail == "control" or token.zone not in zones:
            continue
        sign = _SIGN_LEFT.search(document.text, max(0, token.span.start - _NEAR), token.span.start)
        if sign is not None and (token.detail == "amount" or (token.detail != "sender" and len(sign[0]) == 1)):
            yield _unit_first(document, Span(sign.start(), token.span.end), token)
            continue
        match = _GLUED_UNIT.match(document.text, token.span.end)
        if match and (token.detail == "amount" or match["unit"] in ("€", "euroa")):
            span = Span(token.span.start, match.end())
            unit = " euroa" if match["unit"] == "eur" else f" {match['unit']}"
            fixed = token.text + unit
            end = token.span.end
            edits = (Edit(Span(end, match.end()), unit),) if match["unit"] == "eur" else (Edit(Span(end, end), " "),)
            yield Hit(span, (("match", span.of(document.text)), ("fixed", fixed)), (Fix(edits, Applicability.SAFE),))
            continue
        match = _SPACED_CODE.match(document.text, token.span.end) if token.detail == "amount" else None
        if match and _is_prose(document, token):
            span = Span(token.span.start, match.end())
            fix = _fix(Span(*match.span("unit")), "euroa", Applicability.UNSAFE)
            yield Hit(span, (("match", span.of(document.text)),), fix, variant="eur")


def _unit_first(document: Document, span: Span, token: Token) -> Hit:
    """*€{{summa}}*, *€ {{summa}}*: the sign comes after the number."""
    fixed = f"{token.text} €"
    edits = (Edit(Span(span.start, token.span.start), ""), Edit(Span(span.end, span.end), " €"))
    values = (("match", span.of(document.text)), ("fixed", fixed))
    return Hit(span, values, (Fix(edits, Applicability.SAFE),))


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
