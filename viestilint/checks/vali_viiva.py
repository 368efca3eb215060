"""Ranges with a hyphen, and spaces around the dash of a simple range."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.amounts import is_counted
from viestilint.checks.registry import CheckContext
from viestilint.language.morphology import Morphology
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token
from viestilint.model.document import standing

_DAY = r"(?:ma|ti|ke|to|pe|la|su)"
_LONG_DAY = r"(?:(?:maanan|tiis|tors|perjan|lauan|sunnun)tai|keskiviikko)"
_MONTH = r"(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)"
_DAYS = lazy(rf"{_DAY}-{_DAY}|{_LONG_DAY}-{_LONG_DAY}|{_MONTH}-{_MONTH}kuu\w*", re.I)
_ONE_DAY = lazy(rf"{_DAY}|{_LONG_DAY}|{_MONTH}kuu", re.I)
_OPEN = lazy(rf"{_DAY}(?:[–-]{_DAY})?|{_LONG_DAY}(?:na|sin)?|arkisin|päivittäin|viikonloppuisin|auki|avoinna", re.I)
_HOUR = lazy(r"(?P<h>[01]?\d|2[0-4])(?P<m>[.:][0-5]\d)?")
_SEPARATOR = lazy(r"(?<=[\d.])(?:[ \u00a0]?-[ \u00a0]?|[ \u00a0][–-][ \u00a0]|[ \u00a0]–|–[ \u00a0])(?=\d)")
_MIXED = lazy(r"(\d+)-(\d+)(?=-)")
# What runs between two places.
_RUNNING = frozenset(
    """
    vuoro juna lähijuna kaukojuna yöjuna pikajuna lento jatkolento bussi linja-auto pikavuoro reitti linja lautta laiva
    väli yhteys junavuoro bussivuoro lentovuoro rataosa välillä
    """.split()
)
_ORDINAL = lazy(r"[1-9]\d?")
_INTEGER = lazy(r"[1-9]\d{0,3}")
# What lasts for years or is made for them
_SPANS = frozenset(
    "kausi vuosi jakso strategia suunnitelma ohjelma hanke budjetti talousarvio sopimus puitesopimus kalenteri".split()
)
# Several of these have a hyphened number each, or a score.
_CODED = frozenset(
    """
    koodi tunnus viite tulos lukema ottelu peli erä voitto tappio malli versio lasku tilaus varaus postilokero sarja
    laite tuote osa komponentti lento numero sopimus liittymä standardi lomake asia tapaus lokero paketti lähetys
    hakemus päätös valitus ilmoitus lupa kiinteistö tontti hanke
    """.split()
)
_DAYS_LONG = lazy(r"(?:työ|arki|pankki|toimitus)?päivää|viikkoa|tuntia|minuuttia|kuukautta")
_YEAR = lazy(r"19\d\d|20[0-4]\d")
# What stands before numbers that make a range; before other hyphened numbers stands a code or a result.
_RANGE_LEFT = lazy(
    r"(?:klo|kello|noin|sivu\w*|vuo(?:si|den|sina|tena|sien)\w*|kohd\w+|viik\w+|kerrok\w+|paikat|luokat|rivit|iä\w+|ikä\w*|koko(?:ja|a|in|issa)?|koo(?:t|issa|ista|ihin)|auki"
    r"|avoinna|puhelinaika|välillä|enintään|vähintään|luku\w*|rivi\w*|(?:(?:ma|ti|ke|to|pe|la|su)[–-])?(?:ma|ti|ke|to|pe|la|su)"
    r"|arkisin|päivittäin|viikonloppuisin)",
    re.I,
)
_RANGE_RIGHT = lazy(
    r"(?:kertaa|kerran|askelta|asiakasta|kohtaa|sivua|riviä|paikkaa|tuotetta|yötä|päivän|arkipäivän|viikon|kuukauden"
    r"|minuutin|tunnin|vuoden|hengen|henkilön|ihmistä|lasta|työpäivää|pankkipäivää|pankkipäivän|työpäivän|merkkiä|numeroa"
    r"|vuotiaille|vuotiaat|v\.?|krt|x|osaa|osassa|erää|erässä|arkisin|päivittäin|vkoa?|hlöä?|(?:henkilö|henge|aikuise|lapse)lle"
    r"|(?:päivä|työpäivä|arkipäivä|viiko|kuukaude|vuode|tunni|minuuti)ss[aä])"
)


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """A hit on each range whose dash is a hyphen or has spaces although both ends are single items."""
    zones = context.rule.rule.zones
    marks = standing(document.places, "-–")
    # An item, a hyphen, or a word that holds a dash or has one beside it.
    for token in document.tokens:
        if token.zone not in zones or (
            token.kind == "word"
            and "-" not in token.text
            and "–" not in token.text
            and not marks >> token.index + 1 & 1
        ):
            continue
        hit = None
        if token.kind in ("time", "date", "amount"):
            hit = _inside(document, token)
        elif token.kind == "word":
            hit = _word(document, token) or _route(document, token, context.morphology)
        elif token.kind == "punct" and token.text in ("-", "–"):
            hit = _hours(document, token) or _ordinals(document, token) or _dated_days(document, token)
            hit = hit or (_between(document, token) if token.text == "-" else None)
        if hit is not None:
            yield hit


def _inside(document: Document, token: Token) -> Hit | None:
    match = _SEPARATOR.search(token.text)
    if match is None or re.fullmatch(r"\d{4}-\d\d-\d\d|\d.*[A-Z]{3}.*", token.text):
        return None
    span = Span(token.span.start + match.start(), token.span.start + match.end())
    return _hit(document, token.span, span)


def _word(document: Document, token: Token) -> Hit | None:
    if match := _MIXED.match(token.text):
        if document.text[max(0, token.span.start - 1) : token.span.start] in ("-", "–"):
            # 1-2-3-peli: a row of numbers is no range.
            return None
        if int(match[1]) >= int(match[2]) or len(match[2]) > 3:
            return None
        at = token.span.start + match.end(1)
        return _hit(document, token.span, Span(at, at + 1))
    after = document.neighbour(token, 1)
    if _DAYS.fullmatch(token.text):
        if after is not None and after.lower.startswith("vaih"):
            # touko-kesäkuun vaihde is one point, not a range.
            return None
        at = token.span.start + token.text.index("-")
        return _hit(document, token.span, Span(at, at + 1))
    last = document.neighbour(token, 2)
    if after is None or last is None or after.text not in ("-", "–") or not _ONE_DAY.fullmatch(token.text):
        return None
    if not _ONE_DAY.fullmatch(last.text) or (len(token.text) == 2) != (len(last.text) == 2):
        return None
    span = Span(token.span.end, last.span.start)
    if span.of(document.text) == "–":
        return None
    return _hit(document, token.span.join(last.span), span)


def _route(document: Document, token: Token, morphology: Morphology) -> Hit | None:
    """*Vuoro Helsinki-Tampere*: between two places that something runs, not *Helsinki-Vantaan lentoasema*."""
    parts = token.text.split("-")
    if (
        len(parts) < 2
        or token.text == "Helsinki-Vantaa"
        or not all(part[:1].isupper() and part[1:].islower() for part in parts)
    ):
        return None
    before = document.neighbour(token, -1)
    if before is None or not any(r.head in _RUNNING for r in before.readings):
        return None
    if not all(any(r.pos == "place" and r.case == "nom" for r in morphology.analyse(part)) for part in parts):
        return None
    at = [token.span.start + m.start() for m in re.finditer("-", token.text)]
    fix = Fix(tuple(Edit(Span(place, place + 1), "–") for place in at), Applicability.SAFE)
    return Hit(token.span, (("match", token.text), ("fixed", "–".join(parts))), (fix,))


def _between(document: Document, mark: Token) -> Hit | None:
    """A hyphen between two bare numbers: a range only where the words around say so."""
    left, right = document.neighbour(mark, -1), document.neighbour(mark, 1)
    if left is None or right is None:
        return None
    between = Span(left.span.end, right.span.start)
    is_spaced = between.of(document.text) == " - "
    if not is_spaced and between != mark.span:
        return None
    if not (_INTEGER.fullmatch(left.text) and _INTEGER.fullmatch(right.text)) or int(left.text) >= int(right.text):
        return None
    edges = (
        document.text[max(0, left.span.start - 1) : left.span.start],
        document.text[right.span.end : right.span.end + 1],
    )
    if edges[0] in ("-", "/", "_", "#", ".", ":") or edges[1] in ("-", "/", "_", ":"):
        return None
    before, after = document.neighbour(left, -1), document.neighbour(right, 1)
    if before is not None and "\n" in document.text[before.span.end : left.span.start]:
        before = None
    owned = after is not None and any(r.pos == "noun" and r.case == "gen" for r in after.readings)
    further = document.neighbour(after, 1) if owned and after is not None else None
    is_range = (
        (before is not None and _ranges_over(before))
        or (
            after is not None
            and after.kind == "word"
            and (_RANGE_RIGHT.fullmatch(after.lower) or (after.text.islower() and is_counted(after)))
        )
        # 4-6 postin työpäivää
        or (further is not None and _DAYS_LONG.fullmatch(further.lower) is not None)
    )
    are_years = False
    if not is_range and _YEAR.fullmatch(left.text) and _YEAR.fullmatch(right.text):
        # toteutetaan 2025-2027, kausi 2025-2026: after a verb or a stretch of time two years are no code.
        are_years = before is not None and any(r.is_finite or r.head in _SPANS for r in before.readings)
    if is_spaced and not (before is not None and is_range and _ranges_over(before)):
        # Lohko A, kenttä 3 - 5 ottelua
        return None
    return _hit(document, left.span.join(right.span), between) if is_range or are_years else None


def _ordinals(document: Document, mark: Token) -> Hit | None:
    """*1.-3. luokat*, *1. – 4. kerroksessa*"""
    left, stop, right, end, after = (document.neighbour(mark, step) for step in (-2, -1, 1, 2, 3))
    if left is None or stop is None or right is None or end is None or after is None:
        return None
    if (stop.text, end.text) != (".", ".") or left.span.end != stop.span.start or right.span.end != end.span.start:
        return None
    if not (_ORDINAL.fullmatch(left.text) and _ORDINAL.fullmatch(right.text)) or int(left.text) >= int(right.text):
        return None
    if not (after.text.islower() and any(r.pos == "noun" for r in after.readings)):
        return None
    separator = Span(stop.span.end, right.span.start)
    if separator.of(document.text) not in ("-", " - ", " – ", "- ", " -", " –", "– "):
        return None
    return _hit(document, Span(left.span.start, end.span.end), separator)


def _dated_days(document: Document, mark: Token) -> Hit | None:
    """*ke 24.12.- pe 26.12.*: ends of several words have spaces between them and the dash."""
    day, left, next_day, right = (document.neighbour(mark, step) for step in (-2, -1, 1, 2))
    if day is None or left is None or next_day is None or right is None or (left.kind, right.kind) != ("date", "date"):
        return None
    if not (_ONE_DAY.fullmatch(day.text) and _ONE_DAY.fullmatch(next_day.text)):
        return None
    separator = Span(left.span.end, next_day.span.start)
    if "\n" in separator.of(document.text) or separator.of(document.text) == " – ":
        return None
    return _hit(document, Span(day.span.start, right.span.end), separator, " – ", "valit")


def _hours(document: Document, mark: Token) -> Hit | None:
    """*ma 8.30-19*, *pe 8.00 – 15.00*: hours behind the day or the word that says when a place is open."""
    left, right = document.neighbour(mark, -1), document.neighbour(mark, 1)
    if left is None or right is None or left.kind not in ("time", "number") or right.kind not in ("time", "number"):
        return None
    first, last = _HOUR.fullmatch(left.text), _HOUR.fullmatch(right.text)
    before = document.neighbour(left, -1)
    if first is None or last is None or before is None or not _OPEN.fullmatch(before.text):
        return None
    if not (first["m"] or last["m"]) or int(first["h"]) >= int(last["h"]):
        return None
    span = Span(left.span.end, right.span.start)
    return None if span.of(document.text) == "–" else _hit(document, left.span.join(right.span), span)


def _ranges_over(word: Token) -> bool:
    """Whether what the word names is numbered, so that two numbers after it are the first and the last."""
    if word.kind != "word":
        return False
    if _RANGE_LEFT.fullmatch(word.text):
        return True
    # Huoneet 12-14: several things, unless they are called by such a number each.
    return bool(word.readings) and all(
        r.pos == "noun" and r.number == "pl" and r.poss is None and r.head not in _CODED for r in word.readings
    )


def _hit(document: Document, span: Span, separator: Span, dash: str = "–", variant: str | None = None) -> Hit:
    text = document.text
    fixed = text[span.start : separator.start] + dash + text[separator.end : span.end]
    fix = Fix((Edit(separator, dash),), Applicability.SAFE)
    return Hit(span, (("match", span.of(text)), ("fixed", fixed)), (fix,), variant=variant)
