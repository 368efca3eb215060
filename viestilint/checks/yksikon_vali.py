"""Numbers glued to their unit, and percentages without the ending that a following noun asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from viestilint.checks.amounts import amounts
from viestilint.checks.measured import is_governed, noun_after
from viestilint.checks.registry import CheckContext
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token
from viestilint.patterns.yamltree import Node

# 80km/h, 5,9l/100km, 7pv/vko: a slash that says "per".
_PER = lazy(
    r"/(?:h|t|min|s|vrk|pv|vko|vk|kk|v|vuosi|viikko|päivä|kuukausi|tunti|kerta|kpl|hlö|henkilö|sopimus|asiakas|tilaus|talous|perhe|jäsen|huone|asunto|osallistuja|lapsi|km|m2|m²|kg|100 ?km)(?!\w)"
)
_SENT = lazy(r"\b(?:vasta(?:a|amalla|tkaa)|lähet(?:ä|tämällä|täkää)|viestillä)\b", re.I)
_DURATION = lazy(r"(?P<hour>h|t)(?P<minutes>[0-5]?\d)(?P<unit>min|m)")
_RANGE = lazy(r"\d[\d.,]* ?[–-] ?\d[\d.,]*(?=[%°A-Za-z])")
# One letter after a number is as often a model or a class (iPhone 5s, luokka 3m) as a unit.
_LETTERS = frozenset(("s", "t", "m", "l", "g", "h", "W"))
# 4g, 5G: the generation of a network, if the message speaks of one.
_GENERATIONS = frozenset("23456")
_NETWORKS = frozenset(
    "verkko liittymä netti nettiyhteys yhteys laajakaista mobiililaajakaista modeemi reititin puhelin nopeus dongeli"
    " mokkula sim sim-kortti kuuluvuus tukiasema mobiiliverkko mobiilidata data operaattori".split()
)
# What has a number with a letter for its name: linja 5t, luokka 3m.
_NAMED_BY = frozenset("luokka klo linja reitti bussi vuoro paikka huone tila malli versio".split())
# yli 18-vuotta: a number that counts stands apart from what it counts.
_HYPHENED = lazy(
    r"(?<![\w.,/–-])(?P<number>\d{1,4})-(?P<unit>vuotta|kuukautta|viikkoa|päivää|vuorokautta|tuntia|minuuttia|sekuntia"
    r"|kertaa|kappaletta|henkilöä|euroa|senttiä|prosenttia|metriä|kilometriä|kiloa|grammaa|litraa|astetta)(?![\w-])"
)
# 17v., 25A: the letter is a unit only beside words that speak of ages or of current.
_LETTER_UNITS = frozenset(("v", "v.", "A"))
_FIGURES = 3
_SHORT_UNITS = frozenset("kk h vrk pv vk vko min v km m kg g l dl".split())
# Of these the percentage is the whole's: 2 % bonuksen määrästä
_OF_WHOLE = frozenset("määrä summa arvo suuruus hinta loppusumma".split())


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on quantities and percentages; ``paate`` where the ending of a percentage is missing."""
    zones = context.rule.rule.zones
    assert context.rule.data is not None
    measured = _words(context.rule.data)["measured"]
    for amount in amounts(document, zones, "quantity", "percent"):
        token = amount.token
        if amount.prefixed or document.text[max(0, token.span.start - 2) : token.span.start] in ("%-", "%–"):
            # 50%-50%: a space in one half only would be odder than none.
            continue
        glued = not amount.gap and not _is_name(document, token, amount.unit) and not _is_keyword(document, token)
        is_bare = amount.unit == "%" and amount.token.text.endswith("%")
        noun = _measured_noun(document, token, measured) if is_bare else None
        if noun is not None:
            yield _with_ending(document, token, noun, glued)
        elif glued:
            at = token.span.start + len(amount.number)
            fixed = token.text[: len(amount.number)] + " " + token.text[len(amount.number) :]
            edits, applicability = [Edit(Span(at, at), " ")], Applicability.SAFE
            if amount.unit in _SHORT_UNITS and not amount.ending and _measures(document, token, context.rule.data):
                # 24kk takuu
                edits.append(Edit(Span(token.span.end, token.span.end), ":n"))
                fixed, applicability = fixed + ":n", Applicability.UNSAFE
            yield Hit(token.span, (("match", token.text), ("fixed", fixed)), (Fix(tuple(edits), applicability),))
    yield from _placeholders(document, zones, measured)
    yield from _ranges(document, zones)
    yield from _durations(document, zones)
    yield from _lettered(document, zones, context.rule.data)
    for match in _HYPHENED.finditer(document.text):
        span = Span(match.start(), match.end())
        if all(t.zone in zones and t.kind != "url" for t in document.tokens_in(span)):
            yield _spaced(span, match["number"], match["unit"])


def _measures(document: Document, token: Token, data: Node) -> bool:
    """Whether the length or weight is an attribute of what follows: *24 kk:n takuu*, *2 h:n kurssi*."""
    noun = noun_after(document, token)
    if noun is None or is_governed(document, noun):
        return False
    lasting = _words(data)["lasting"]
    found = [r for r in noun.readings if r.pos == "noun" and (r.lemma in lasting or r.head in lasting)]
    return bool(found) and all(r.case != "par" for r in found)


def _lettered(document: Document, zones: frozenset[str], data: Node) -> Iterator[Hit]:
    """*17v. ikäisille*, *25A sulake*."""
    for number in document.at("kind=number"):
        unit = document.neighbour(number)
        if unit is None or unit.text not in _LETTER_UNITS or unit.span.start != number.span.end:
            continue
        if number.zone not in zones or not number.text.isdigit() or len(number.text) > _FIGURES:
            continue
        if document.text[unit.span.end : unit.span.end + 1] in ("-", "_", "+"):
            continue
        told = _words(data)["currents" if unit.text == "A" else "ages"]
        sentence = document.sentence_tokens(document.sentences[number.sentence])
        if any(t.lower in told or any(r.lemma in told or r.head in told for r in t.readings) for t in sentence):
            yield _spaced(number.span.join(unit.span), number.text, unit.text)


def _spaced(span: Span, number: str, unit: str) -> Hit:
    at = Span(span.start + len(number), span.end - len(unit))
    match = number + ("-" if len(at) else "") + unit
    fix = Fix((Edit(at, " "),), Applicability.SAFE)
    return Hit(span, (("match", match), ("fixed", f"{number} {unit}")), (fix,))


@lru_cache(maxsize=4)
def _words(data: Node) -> dict[str, frozenset[str]]:
    return {key: frozenset(" ".join(node.texts()).split()) for key, node in data.fields().items()}


def _is_keyword(document: Document, token: Token) -> bool:
    """*Jatka aikaa vastaamalla 1h, 2h tai 3h*: what is sent as it stands."""
    before = document.text[document.sentences[token.sentence].span.start : token.span.start]
    return document.message.channel == "sms" and _SENT.search(before) is not None


def _placeholders(document: Document, zones: frozenset[str], measured: frozenset[str]) -> Iterator[Hit]:
    """*{{alennus}}% alennuksen*: the percent sign is text, the number comes later."""
    for token, sign in zip(document.tokens, document.tokens[1:], strict=False):
        if token.kind != "placeholder" or token.zone not in zones or sign.text != "%" or token.detail == "control":
            continue
        between = document.text[token.span.end : sign.span.start]
        if between.strip(" \u00a0"):
            continue
        noun = _measured_noun(document, sign, measured)
        if noun is None and between:
            continue
        edits = [] if between else [Edit(Span(token.span.end, token.span.end), " ")]
        span, fixed = token.span.join(sign.span), f"{token.text} %"
        if noun is not None:
            edits.append(Edit(Span(sign.span.end, sign.span.end), ":n"))
            span, fixed = span.join(noun.span), f"{fixed}:n {noun.text}"
        fix = Fix(tuple(edits), Applicability.SAFE if noun is None else Applicability.UNSAFE)
        values = (("match", span.of(document.text)), ("fixed", fixed))
        yield Hit(span, values, (fix,), variant=None if noun is None else "paate")


def _durations(document: Document, zones: frozenset[str]) -> Iterator[Hit]:
    """*2h35min*: hours and minutes in one run."""
    for hours, rest in zip(document.tokens, document.tokens[1:], strict=False):
        if hours.kind != "number" or hours.zone not in zones or hours.span.end != rest.span.start:
            continue
        match = _DURATION.fullmatch(rest.text)
        if match is None or not hours.text.isdigit():
            continue
        span = hours.span.join(rest.span)
        fixed = f"{hours.text} {match['hour']} {match['minutes']} {match['unit']}"
        yield Hit(
            span,
            (("match", span.of(document.text)), ("fixed", fixed)),
            (Fix((Edit(span, fixed),), Applicability.SAFE),),
        )


def _ranges(document: Document, zones: frozenset[str]) -> Iterator[Hit]:
    """*7–10pv*, *10–20%*: the unit is glued to the second end."""
    for token in document.tokens:
        if token.kind != "amount" or token.zone not in zones or token.detail == "money":
            continue
        match = _RANGE.match(token.text)
        if match is None or _is_name(document, token, token.text[match.end() :]):
            continue
        at = token.span.start + match.end()
        values = (("match", token.text), ("fixed", f"{match.group()} {token.text[match.end() :]}"))
        yield Hit(token.span, values, (Fix((Edit(Span(at, at), " "),), Applicability.SAFE),))


def _with_ending(document: Document, token: Token, noun: Token, glued: bool) -> Hit:
    span = token.span.join(noun.span)
    fixed = (token.text[:-1] + " %" if glued else token.text) + ":n"
    values = (("match", span.of(document.text)), ("fixed", f"{fixed} {noun.text}"))
    return Hit(span, values, (Fix((Edit(token.span, fixed),), Applicability.UNSAFE),), variant="paate")


def _measured_noun(document: Document, token: Token, measured: frozenset[str]) -> Token | None:
    """The noun that the percentage modifies, if it follows at once; a partitive is measured by it instead."""
    noun = noun_after(document, token)
    if noun is None or is_governed(document, noun):
        return None
    after = noun_after(document, noun)
    if after is not None and any(r.lemma in _OF_WHOLE for r in after.readings):
        return None
    found = [r for r in noun.readings if r.pos == "noun" and (r.lemma in measured or r.head in measured)]
    return noun if found and all(r.case != "par" for r in found) else None


def _is_name(document: Document, token: Token, unit: str) -> bool:
    """Whether the number and the letters are a model, a class or a compound: *iPhone 5s*, *24h-palvelu*."""
    after = document.text[token.span.end : token.span.end + 1]
    if document.text[token.span.end : token.span.end + 2] == " -":
        # Ruutu 24h -sovellus
        return True
    if after in ("-", "_", "+") or (after == "/" and not _PER.match(document.text, token.span.end)):
        return True
    if unit not in _LETTERS:
        return False
    if unit == "g" and token.text[:1] in _GENERATIONS and token.text[1:2] == "g":
        sentence = document.sentence_tokens(document.sentences[token.sentence])
        if any(r.lemma in _NETWORKS or r.head in _NETWORKS for t in sentence for r in t.readings):
            return True
    if token.index == 0:
        return False
    if "." in token.text:
        # versio 2.5m
        return True
    before = document.tokens[token.index - 1]
    if before.kind != "word" or before.sentence != token.sentence:
        return False
    return (before.capitalised and not before.initial) or not before.known or before.lower in _NAMED_BY
