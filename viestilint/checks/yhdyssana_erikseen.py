"""Established compounds that are written as two words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from viestilint.checks.registry import CheckContext
from viestilint.checks.stray_nouns import ADDRESSED, NEAR, clause, is_object, is_stray
from viestilint.language.morphology import Morphology
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Span, Token
from viestilint.patterns.yamltree import Node

# Abbreviations that are as common in small letters.
# Lähetä sähköposti osoitteeseen {{osoite}}: the address follows.
_ADDRESSES = frozenset(("placeholder", "email", "url", "code"))
_SMALL = frozenset("wifi wlan pdf usb tv sms qr nfc gps led email".split())
# The length of a part from which on an unknown word that completes another is no chance.
_CUT = 5
# From this length on the abbreviations are names of programs: Excel, and excel too.
_NAME = 5
_NUMBERED = frozenset("numero nro koodi tunnus id".split())
_ITEMS = frozenset(("number", "code", "placeholder", "date", "amount"))
# The cases of the second noun that are flagged, by the table that the first one stands in; no cases: all.
_TABLES: dict[str, frozenset[str]] = {
    "always": frozenset(),
    "things": frozenset(("nom", "gen", "par")),
    "actions": frozenset(("nom", "par")),
}
_TRIPLE = lazy(r"(\w)\1\1")
# Second parts that no number stands before as a word of its own: 17-vuotias, 20-prosenttinen, 1990-luvulla.
AFTER_NUMBER = lazy(
    r"vuotia(?:s|an|ana|at|ita|ina|iksi|ille|illa|illä|ilta|ista|issa|iden|alle|alla|alta|asta|assa|aksi)|luokkalai(?:nen|sen|set|sia|sten|sille|silla|silta|selle|sella|sta)|henki(?:nen|sen|set|selle|sessä)|(?:vuoti|prosentti|kertai|osai|päiväi|viikkoi"
    r"|kuukauti|tunti|minuutti|sivui|paikkai|metri|litrai|kiloi|euroi|numeroi|merkki)(?:nen|sen|sta|stä|sia|siä|set|sessa"
    r"|sessä|sella|sellä|seen|sten|sesti)"
)
_DECADE = lazy(r"1[6-9]\d0|20\d0|\d0")
_OF_DECADE = lazy(r"luvu(?:lla|lta|lle)")
# What the name before it is the name of.
_SERVICES = frozenset("palvelu verkkopalvelu asiointipalvelu sovellus järjestelmä portaali tiimi".split())
# Suomi.fi, Suomi.fi-viestit: the name after its full stop.
_SITES = frozenset(("fi", "fi-viestit", "fi-valtuudet"))
# A name in another case owns the service, or is where it is: Hellewin palvelussa.
_INFLECTED = lazy(r"(?:n|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|t[aä]|ksi)$")
# Who is spoken to may stand before the thing without a comma: Hyvä asiakas maksunne on myöhässä.
_GREETING = frozenset("hyvä hyvät arvoisa arvoisat arvon rakas rakkaat hei moi terve tervehdys moikka".split())
_TAKING = frozenset("varten vastaan kohti kohden".split())
_LOCAL = frozenset("ine ela ill ade abl all".split())
_Pairs = dict[str, dict[str, frozenset[str]]]


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """A hit on two neighbouring nouns of the rule's list of pairs whose joined form is a known compound."""
    pairs = _read(context.rule.data)
    zones = context.rule.rule.zones
    firsts = (_firsts(context.rule.data) | _bounds(context.rule.data) | _SITES).intersection(document.places)
    told = -1
    for first in document.at("kind=number", "kind=amount", "is=unknown", *firsts):
        if first.index <= told:
            continue
        second = document.tokens[first.index + 1] if first.index + 1 < len(document.tokens) else first
        if second is first or first.zone not in zones or first.sentence != second.sentence:
            continue
        if second.kind != "word" or not second.text.islower():
            continue
        if first.span.end + 1 != second.span.start or document.text[first.span.end] != " ":
            continue
        if first.kind == "amount":
            # 4g liittymä: what looks like grams is a network.
            if _is_first_of(second, pairs["hyphened"].get(first.text)):
                capital = Edit(Span(first.span.end - 1, first.span.end), first.text[-1].upper())
                yield _hyphen(document, first.span, second, capital)
            continue
        if first.kind != "word":
            if _is_cut_number(first, second):
                yield _hyphen(document, first.span, second)
            continue
        digits = _digits_before(document, first)
        if _is_abbreviated(digits, first, second, pairs):
            yield _hyphen(document, Span(first.span.start - len(digits), first.span.end), second)
            continue
        if _is_service(document, first, second):
            yield _named(document, first, second)
            continue
        cases = frozenset(("gen",)) if is_object(document, first, second) else frozenset()
        joined = _joined(first, second, pairs, context.morphology, cases)
        confidence = None
        if joined is None:
            stray = _joined(first, second, pairs, context.morphology, _LOCAL)
            if stray and is_stray(document, first, second):
                # Maksoit lahjan kortilla would be another way to mend it.
                joined, confidence = stray, Applicability.UNSAFE
        joined = joined or _completed(first, second, context.morphology)
        joined = joined or _bound(first, second, _bounds(context.rule.data), context.morphology)
        if joined is None or _is_numbered(document, second) or _is_adverb(document, second):
            continue
        if _is_greeted(document, first, second):
            continue
        confidence = confidence or _confidence(document, first, second)
        third = _third(document, second)
        if third is not None and not _is_numbered(document, third) and not _is_called(document, third):
            whole, is_sure = _of_three(document, (first, second, third), joined, pairs, context.morphology)
            if whole is not None:
                told = third.index
                yield _three(document, first, third, [whole] if is_sure else [whole, f"{joined} {third.text}"])
                continue
        span = first.span.join(second.span)
        fix = Fix((Edit(span, joined),), confidence)
        yield Hit(span, (("match", span.of(document.text)), ("fixed", joined)), (fix,))


def _third(document: Document, second: Token) -> Token | None:
    """The word after a compound of two, if it may be its third part."""
    third = document.tokens[second.index + 1] if second.index + 1 < len(document.tokens) else None
    if third is None or third.kind != "word" or not third.text.islower() or third.sentence != second.sentence:
        return None
    if any(r.case != "nom" or r.number != "sg" or r.poss for r in second.readings if r.pos == "noun"):
        return None
    return third if document.text[second.span.end : third.span.start] == " " else None


def _of_three(
    document: Document, parts: tuple[Token, Token, Token], joined: str, pairs: _Pairs, morphology: Morphology
) -> tuple[str | None, bool]:
    """*tieto suoja seloste*, *ajan varaus järjestelmä*: all three as one word, and whether they are surely one.

    The third is a pair with the first two or with the second. In a local case it may be a phrase of its own: after a
    command it is (*Kirjoita sähköposti osoite kenttään*).
    """
    first, second, third = parts
    both = replace(first, text=joined, readings=morphology.analyse(joined))
    for more in (frozenset[str](), _LOCAL | {"ill", "gen"}):
        whole = _joined(both, third, pairs, morphology, more)
        if whole is None and (pair := _joined(second, third, pairs, morphology, more)) is not None:
            whole = joined + pair[len(second.text) :]
            whole = whole if morphology.knows(whole) else None
        if whole is not None and more:
            is_sure = is_stray(document, both, third) or (
                any(r.case == "gen" for r in third.readings) and is_object(document, first, third)
            )
            back = document.tokens[max(0, first.index - NEAR) : first.index][::-1]
            if not is_sure and any(r.mood == "imp" for token in clause(back, first) for r in token.readings):
                return None, False
            return whole, is_sure
        if whole is not None:
            return whole, True
    return None, False


def _three(document: Document, first: Token, third: Token, texts: Sequence[str]) -> Hit:
    span = first.span.join(third.span)
    confidence = Applicability.SAFE if len(texts) == 1 else Applicability.DISPLAY
    fixes = tuple(Fix((Edit(span, text),), confidence) for text in texts)
    return Hit(span, (("match", span.of(document.text)), ("fixed", "” tai ”".join(texts))), fixes)


def _is_cut_number(first: Token, second: Token) -> bool:
    """*17 vuotias*, *1990 luvulla*: the number is the first part of the word."""
    if first.kind != "number" or first.detail:
        return False
    if AFTER_NUMBER.fullmatch(second.lower):
        return first.text.isdigit()
    return bool(_DECADE.fullmatch(first.text) and _OF_DECADE.fullmatch(second.lower))


def _digits_before(document: Document, first: Token) -> str:
    before = document.tokens[first.index - 1] if first.index else None
    return before.text if before is not None and before.span.end == first.span.start else ""


def _is_abbreviated(digits: str, first: Token, second: Token, pairs: _Pairs) -> bool:
    """*PDF tiedosto*, *5G verkko*: an abbreviation takes a hyphen before its noun."""
    seconds = pairs["hyphened"].get(digits + first.lower)
    return _is_first_of(second, seconds) and (
        first.text.isupper() or first.lower in _SMALL or len(first.lower) >= _NAME
    )


def _is_first_of(second: Token, seconds: frozenset[str] | None) -> bool:
    """Whether the word is one of the nouns that the abbreviation before it is joined to."""
    return seconds is not None and any(
        r.lemma in seconds and r.case != "ill" and r.pos in ("noun", "noun-adj") for r in second.readings
    )


def _is_service(document: Document, first: Token, second: Token) -> bool:
    """*Hellewi palvelussa*, *Suomi.fi palveluun*: a name in its base form before the word for what it is."""
    if not any(r.lemma in _SERVICES and r.pos == "noun" for r in second.readings):
        return False
    if first.text in _SITES:
        return document.text[: first.span.start].endswith("Suomi.")
    return (
        not first.readings
        and first.text.isalpha()
        and first.text != first.lower
        and not (first.initial and first.text[1:].islower())
        and not _INFLECTED.search(first.lower)
    )


def _named(document: Document, first: Token, second: Token) -> Hit:
    """A name of several words keeps the space before its hyphen: *Oma Hellewi -palvelu*."""
    start = first.index - 2 if first.text in _SITES else first.index
    before = document.tokens[start - 1] if start else None
    several = before is not None and before.kind == "word" and before.capitalised and not before.initial
    mark = " -" if several and before is not None and before.sentence == first.sentence else "-"
    span = document.tokens[start].span.join(second.span)
    fix = Fix((Edit(Span(first.span.end, second.span.start), mark),), Applicability.UNSAFE)
    joined = Span(span.start, first.span.end).of(document.text) + mark + second.text
    return Hit(span, (("match", span.of(document.text)), ("fixed", joined)), (fix,), variant="yhdysmerkki")


def _hyphen(document: Document, first: Span, second: Token, *before: Edit) -> Hit:
    """A hyphen between the two; ``before`` it the end of the first one is written otherwise."""
    written = first.of(document.text)[: -len(before) or None] + "".join(edit.text for edit in before)
    span = first.join(second.span)
    fix = Fix((*before, Edit(Span(first.end, second.span.start), "-")), Applicability.SAFE)
    values = (("match", span.of(document.text)), ("fixed", f"{written}-{second.text}"))
    return Hit(span, values, (fix,), variant="yhdysmerkki")


def _is_greeted(document: Document, first: Token, second: Token) -> bool:
    """*Arvoisa asiakas maksunne onnistui*: the comma of the salutation is missing, the words are two.

    *Hyvä kanta asiakas* and *Hyvä yritys asiakas* are one word still.
    """
    before = document.tokens[first.index - 1] if first.index else None
    if first.lower not in ADDRESSED or before is None or before.lower not in _GREETING:
        return False
    return before.sentence == first.sentence and not any(r.lemma == "asiakas" for r in second.readings)


def _confidence(document: Document, first: Token, second: Token) -> Applicability:
    """*Asiakas maksunne onnistui*, *Kiitos asiakas palautteestasi*: what is the reader's may follow a word that calls
    to him; inside a clause it does not.
    """
    if first.lower not in ADDRESSED or not any(r.poss in ("2sg", "2pl") for r in second.readings):
        return Applicability.SAFE
    before = document.tokens[first.index - 1] if first.index else None
    is_inside = not first.initial and before is not None and before.kind == "word" and before.lower != "kiitos"
    return Applicability.SAFE if is_inside else Applicability.UNSAFE


def _joined(first: Token, second: Token, pairs: _Pairs, morphology: Morphology, more: frozenset[str]) -> str | None:
    """The two as one word, if a table has them in that case; ``more`` are the cases beyond those of the table."""
    start = first.lower
    for table, cases in _TABLES.items():
        seconds = pairs[table].get(start)
        if seconds is None or not (first.text.islower() or (first.initial and first.text[1:].islower())):
            continue
        found = [r for r in second.readings if r.lemma in seconds]
        if not found or not any(_fits(r, cases, more) for r in found):
            continue
        hyphen = "-" if start[-1] == second.lower[0] and start[-1] in "aeiouyäö" else ""
        joined = first.text + hyphen + second.text
        if any(r.lemma in (start + hyphen + f.lemma) for r in morphology.analyse(joined) for f in found):
            return joined
    return None


def is_cut(first: Token, second: Token, morphology: Morphology) -> bool:
    """*alkuperäis pakkaus*: a first part that is no word, and that the next word makes one."""
    if first.readings or not first.text.isalpha() or not first.text.islower() or len(first.text) < _CUT:
        return False
    if not second.readings or not second.text.islower() or len(second.text) < _CUT or second.kind != "word":
        return False
    if "-" in second.text or _TRIPLE.search(first.text):
        # Before a hyphen Voikko takes anything for a word; tukipyynnnön is a slip of its own.
        return False
    return any(r.pos == "noun" and len(r.parts) > 1 for r in morphology.analyse(first.text + second.text))


def _completed(first: Token, second: Token, morphology: Morphology) -> str | None:
    return first.text + second.text if is_cut(first, second, morphology) else None


def _bound(first: Token, second: Token, bounds: frozenset[str], morphology: Morphology) -> str | None:
    """*perus maksu*: the first part is no word alone, whatever noun it stands before."""
    if first.lower not in bounds or not (first.text.islower() or (first.initial and first.text[1:].islower())):
        return None
    if len(second.text) < _CUT or not any(r.pos == "noun" for r in second.readings):
        return None
    joined = first.text + second.text
    return joined if any(r.pos == "noun" and len(r.parts) > 1 for r in morphology.analyse(joined)) else None


def _fits(reading: Reading, cases: frozenset[str], more: frozenset[str]) -> bool:
    # Voikko reads every form with a possessive as a nominative.
    fits = not cases or reading.case in cases or reading.case in more
    return reading.pos in ("noun", "noun-adj") and fits


def _is_numbered(document: Document, token: Token) -> bool:
    """Whether a number follows and makes two words of it: *lasku numero 12*."""
    if any(r.lemma == "osoite" and r.case not in ("nom", "gen", "par") for r in token.readings):
        after = document.tokens[token.index + 1] if token.index + 1 < len(document.tokens) else None
        if after is not None and after.kind in _ADDRESSES:
            return True
    if not any(r.lemma in _NUMBERED for r in token.readings) or token.index + 1 >= len(document.tokens):
        return False
    after = document.tokens[token.index + 1]
    is_number = after.kind in _ITEMS or any(r.pos == "num" for r in after.readings)
    return is_number and "\n" not in document.text[token.span.end : after.span.start]


def _is_called(document: Document, token: Token) -> bool:
    """*numerossa 010 123 4567*: a phrase of its own."""
    after = document.tokens[token.index + 1] if token.index + 1 < len(document.tokens) else None
    return after is not None and after.kind == "phone"


def _is_adverb(document: Document, token: Token) -> bool:
    """Whether this is the adverb of *toimitus aika nopea*, or a noun that *varten* or *vastaan* takes."""
    if token.index + 1 >= len(document.tokens):
        return False
    after = document.tokens[token.index + 1]
    if after.lower in _TAKING:
        return True
    return token.lower == "aika" and any(r.pos in ("adj", "adv") for r in after.readings)


@lru_cache(maxsize=4)
def _bounds(data: Node | None) -> frozenset[str]:
    return frozenset(_fields(data)["bound"].text().split()) if "bound" in _fields(data) else frozenset()


@lru_cache(maxsize=4)
def _firsts(data: Node | None) -> frozenset[str]:
    """The words that any pair begins with; of *5g* what stands after the digit."""
    return frozenset(first.lstrip("0123456789") for table in _read(data).values() for first in table)


def _fields(data: Node | None) -> dict[str, Node]:
    return dict(data.fields(frozenset((*_TABLES, "hyphened", "bound")))) if data else {}


@lru_cache(maxsize=4)
def _read(data: Node | None) -> _Pairs:
    pairs: _Pairs = {key: {} for key in (*_TABLES, "hyphened")}
    for key, node in _fields(data).items():
        if key != "bound":
            pairs[key] = {first: frozenset(second.text().split()) for first, second in node.fields().items()}
    return pairs
