"""Dates that are not written the Finnish way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.language.foreign_dates import FOREIGN_DATE, date_of
from viestilint.language.recognisers import ENGLISH_MONTHS
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token

_ISO = lazy(r"(?P<y>\d{4})[-/](?P<m>\d{2})[-/](?P<d>\d{2})")
_DOTTED = lazy(r"(?P<d>\d{1,2})\.(?P<gap> ?)(?P<m>\d{1,2})(?P<dot>\.?)(?P<rest> ?(?:19|20)\d{2}|\d{2})?")
_ENGLISH = lazy(r"(?P<d>\d{1,2})[-. ]?(?P<m>[A-Za-z]{3})[-. ]?(?P<y>\d{2,4})?")
_SLASH = lazy(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{2,4})")
_WORDED = lazy(r"(?P<d>\d{1,2})(?P<dot>\.?) (?P<rest>.+)", re.S)
_YEARED = lazy(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d")
_FORM = lazy(r"muo(?:dossa|toon|toa|don)\b[^!?\n]{0,28}$|\b[Ee]sim(?:\.|erkiksi):? ?[\"”']?$")
_FORM_NEAR = 48
# Of four figures behind a date: the years that a message may speak of; the others are hours and minutes.
_YEARS = (1950, 2059)
# What days are said of, beside figures that would else be a section, a version or a price.
_OF_DAYS = lazy(
    r"aikana|ajalla|ajan|väli(?:llä|senä)|loma\w*|suljettu\w*|kiinni|poissa|voimassa|viiko\w+|pidetään|järjestetään"
    r"|tapahtuu|asti|saakka|mennessä|(?:maanan|tiis|tors|perjan|lauan|sunnun)tai\w*|keskiviik\w+|\w+kuussa"
)
_NO_DAYS = frozenset(
    "klo kello kohta kohdat kohdassa kohdissa luku luvut luvuissa versio versiot versiossa pykälä § sivu".split()
)
_DAY = lazy(r"[1-9]|[12]\d|30")
_ZERO = lazy(r"(?<!\d)0(?=\d\.)")
# Only a name stands in these cases: ravintola Lauantaissa, Sunnuntailla
_NO_TIME = ("taissa", "tailla", "tailta", "viikossa", "viikolla", "viikolta")
# When something is: huolto Maanantaina, konsertti Toukokuussa, a café's summer too
_WHEN = ("na", "sin", "kuussa")
_CALENDAR = lazy(
    r"(?:maanan|tiis|tors|perjan|lauan|sunnun)tai\w+|keskiviik\w+"
    r"|(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu\w+"
)


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on dates; ``etunolla`` for a leading zero alone, ``alkukirjain`` for a capital in a name of a day."""
    zones = context.rule.rule.zones
    for token in document.tokens:
        if token.zone not in zones:
            continue
        if token.kind == "date":
            if _FORM.search(document.text, max(0, token.span.start - _FORM_NEAR), token.span.start):
                # Anna päivä muodossa 2024-05-16, esim. 2024-05-16: the form itself is the matter.
                continue
            hit = _half_range(document, token) or _judge(document, token) or _dotted_year(document, token)
            if hit is not None:
                yield hit
        elif token.kind == "number":
            hit = _bare_range(document, token)
            if hit is not None:
                yield hit
        elif token.kind == "word" and _is_capital_name(document, token) and not _is_called_so(document, token, context):
            yield _hit(token, [token.text[0].lower() + token.text[1:]], Applicability.SAFE, "alkukirjain")


def _judge(document: Document, token: Token) -> Hit | None:
    text = token.text
    if match := _ISO.fullmatch(text):
        return _hit(token, [f"{int(match['d'])}.{int(match['m'])}.{match['y']}"])
    if match := _SLASH.fullmatch(text):
        return _slash(token, match)
    if token.detail == "english" and (match := _ENGLISH.fullmatch(text)):
        month = ENGLISH_MONTHS.index(match["m"].upper()) + 1
        year = match["y"] or ""
        if _is_time(year):
            # ARR 03JUN 2130, as booking systems print it
            return _hit(token, [f"{int(match['d'])}.{month}. klo {int(year[:2])}.{year[2:]}"], Applicability.UNSAFE)
        safe = Applicability.UNSAFE if len(year) == 2 else Applicability.SAFE
        stop = "" if not year and _stop_follows(document, token) else "."
        return _hit(token, [f"{int(match['d'])}.{month}{stop}{_century(year)}"], safe, stop=not stop)
    if token.detail == "foreign" and (match := FOREIGN_DATE.fullmatch(text)) and (date := date_of(match)):
        day, month, year = date
        stop = "" if not year and _stop_follows(document, token) else "."
        return _hit(token, [f"{day}.{month}{stop}{year}"], stop=not stop)
    if token.detail == "month" and (match := _WORDED.fullmatch(text)):
        if match["dot"] and match["rest"][0].isupper() and match["rest"].lower().endswith("kuu"):
            # kentällä 2. Heinäkuu ollaan tauolla: a date has its month in the partitive, so a sentence begins here.
            return None
        fixed = f"{match['d']}. {match['rest'][0].lower()}{match['rest'][1:]}"
        if fixed == text:
            return None
        return _hit(token, [fixed], variant="alkukirjain" if match["dot"] else None)
    if match := _DOTTED.fullmatch(text):
        needs_dot = not match["dot"] and not _stop_follows(document, token)
        fixed = f"{int(match['d'])}.{match['gap']}{int(match['m'])}{'.' if needs_dot else match['dot']}"
        fixed += match["rest"] or ""
        if fixed == text:
            return _parted_year(document, token, match)
        variant = None if needs_dot else "etunolla"
        safe = Applicability.UNSAFE if match["rest"] and len(match["rest"]) == 2 else Applicability.SAFE
        return _hit(token, [fixed], safe, variant)
    if _ZERO.search(text):
        # A range: 01.09.–05.09.
        return _hit(token, [_ZERO.sub("", text)], variant="etunolla")
    return None


def _parted_year(document: Document, token: Token, match: re.Match[str]) -> Hit | None:
    """*29.11. 2021*, and not *29.11. 2000 euroa*"""
    after = document.neighbour(token)
    counted = after is not None and any(r.case == "par" for r in after.readings)
    if match["gap"] or not (match["rest"] or "").startswith(" ") or counted:
        return None
    return _hit(token, [token.text.replace(" ", "")], variant="vali")


def _half_range(document: Document, token: Token) -> Hit | None:
    """*7-8.4.*: the first day lacks the full stop that makes it an ordinal."""
    match = _DOTTED.fullmatch(token.text)
    if match is None or token.index < 2 or not match["dot"]:
        return None
    day, mark = document.tokens[token.index - 2 : token.index]
    if mark.text not in ("-", "–") or day.kind != "number" or not _DAY.fullmatch(day.text):
        return None
    if day.span.end != mark.span.start or mark.span.end != token.span.start or int(day.text) >= int(match["d"]):
        return None
    before = document.tokens[day.index - 1] if day.index else None
    if before is not None and (before.lower in ("klo", "kello") or before.span.end == day.span.start):
        return None
    span = Span(day.span.start, token.span.end)
    dash = _dash(document, mark)
    fixed = f"{day.text}.{dash}{token.text}"
    fix = Fix((Edit(Span(day.span.end, mark.span.end), f".{dash}"),), Applicability.SAFE)
    return Hit(span, (("match", span.of(document.text)), ("fixed", fixed)), (fix,))


def _dotted_year(document: Document, token: Token) -> Hit | None:
    """*alkaa 1.7.2026. ja päättyy*: inside a sentence the year takes no full stop."""
    stop, after = document.neighbour(token, 1), document.neighbour(token, 2)
    if not _YEARED.fullmatch(token.text) or stop is None or after is None or stop.text != ".":
        return None
    if stop.span.start != token.span.end or after.span.start != stop.span.end + 1:
        return None
    if document.text[stop.span.end] != " " or not after.known or not after.text.islower():
        return None
    span = token.span.join(stop.span)
    fix = Fix((Edit(stop.span, ""),), Applicability.SAFE)
    return Hit(span, (("match", span.of(document.text)), ("fixed", token.text)), (fix,))


def _bare_range(document: Document, token: Token) -> Hit | None:
    """*24-26.12*, *24.-26.12*: days without the full stops that would make it a date.

    A full stop after the first day is enough to tell; without it a word beside the days must speak of time.
    """
    match = re.fullmatch(r"([1-9]|[12]\d|3[01])\.([1-9]|1[0-2])", token.text)
    first = document.tokens[token.index - 2] if token.index > 1 else None
    if match is not None and first is not None and first.kind == "date" and _DOTTED.fullmatch(first.text):
        mark = document.tokens[token.index - 1]
        joined = first.span.end == mark.span.start and mark.span.end == token.span.start
        if joined and mark.text in ("-", "–") and not _stop_follows(document, token):
            # 6.5.-2.6 välisenä aikana: after a date only a date can end the range.
            return _hit(token, [token.text + "."])
    before = document.tokens[max(0, token.index - 5) : token.index]
    if match is None or len(before) < 2 or before[-1].text not in ("-", "–"):
        return None
    dotted = before[-2].text == "."
    day = before[-3] if dotted and len(before) > 2 else before[-2]
    span = Span(day.span.start, token.span.end)
    if day.kind != "number" or not _DAY.fullmatch(day.text) or int(day.text) >= int(match[1]):
        return None
    if span.of(document.text) != f"{day.text}{'.' if dotted else ''}{before[-1].text}{token.text}":
        return None
    words = [t.lower for t in before[: before.index(day)]]
    ahead = document.tokens[token.index + 1] if token.index + 1 < len(document.tokens) else None
    if any(word in _NO_DAYS for word in words) or (
        ahead is not None and ahead.kind != "word" and ahead.text[:1] not in ".,;:!?()"
    ):
        return None
    told = [*words[-2:], ahead.lower if ahead is not None else ""]
    if not dotted and not any(_OF_DAYS.fullmatch(word) for word in told):
        return None
    stop = "" if _stop_follows(document, token) else "."
    if dotted and not stop:
        return None
    dash = _dash(document, before[-1])
    joint = before[-1].span if dotted else Span(day.span.end, before[-1].span.end)
    marks = dash if dotted else f".{dash}"
    edits = [Edit(joint, marks)] if joint.of(document.text) != marks else []
    if stop:
        edits.append(Edit(Span(token.span.end, token.span.end), stop))
    fixed = f"{day.text}.{dash}{token.text}{stop}"
    fix = Fix(tuple(edits), Applicability.SAFE)
    return Hit(span, (("match", span.of(document.text)), ("fixed", fixed)), (fix,))


def _dash(document: Document, mark: Token) -> str:
    """The mark of a range: an en dash, but in an SMS what stands there, since the dash may cost its character set."""
    return mark.text if document.message.channel == "sms" else "–"


def _stop_follows(document: Document, token: Token) -> bool:
    """At the end of a sentence one full stop serves both the date and the sentence."""
    return document.text[token.span.end : token.span.end + 1] == "."


def _slash(token: Token, match: re.Match[str]) -> Hit | None:
    first, second, year = int(match["a"]), int(match["b"]), _century(match["y"])
    american, british = f"{second}.{first}.{year}", f"{first}.{second}.{year}"
    safe = Applicability.SAFE if len(match["y"]) == 4 else Applicability.UNSAFE
    if 12 < second <= 31 and 1 <= first <= 12:
        return _hit(token, [american], safe)
    if 12 < first <= 31 and 1 <= second <= 12:
        return _hit(token, [british], safe)
    if 1 <= first <= 12 and 1 <= second <= 12:
        return _hit(token, list(dict.fromkeys([british, american])), Applicability.UNSAFE)
    return None


def _is_time(digits: str) -> bool:
    return len(digits) == 4 and not _YEARS[0] <= int(digits) <= _YEARS[1] and digits < "2400" and digits[2:] < "60"


def _century(year: str) -> str:
    return f"20{year}" if len(year) == 2 else year


def _is_capital_name(document: Document, token: Token) -> bool:
    """A capitalised *Maanantaina* or *Toukokuun* inside a sentence with lower-case words on both sides."""
    if token.initial or not token.capitalised or token.text.isupper():
        return False
    if not _CALENDAR.fullmatch(token.lower) or token.lower.endswith(("tai", "kuu")):
        return False
    before = document.tokens[token.index - 1]
    if before.kind != "word" or before.sentence != token.sentence:
        return False
    if not before.text.islower() and not (before.initial and before.known):
        return False
    after = document.tokens[token.index + 1] if token.index + 1 < len(document.tokens) else None
    return after is None or not (after.kind == "word" and after.capitalised)


def _is_called_so(document: Document, token: Token, context: CheckContext) -> bool:
    """*ravintola Lauantaista*, *elokuvaan Heinäkuun tytöt*: the name of a place or a work."""
    if token.lower.endswith(_NO_TIME):
        return True
    assert context.rule.data is not None
    lists = context.rule.data.fields()
    before = document.tokens[token.index - 1]
    nouns = [r for r in before.readings if r.pos == "noun" and r.poss is None]
    if token.lower.endswith("n") and any(r.head in lists["works"].texts() for r in nouns):
        return True
    named = any(r.case == "nom" and r.number == "sg" and r.head in lists["places"].texts() for r in nouns)
    return named and not token.lower.endswith(_WHEN)


def _hit(
    token: Token,
    texts: list[str],
    safe: Applicability = Applicability.SAFE,
    variant: str | None = None,
    *,
    stop: bool = False,
) -> Hit:
    """The hit with a fix for each of the texts; with ``stop`` the sentence's full stop is the date's own too."""
    fixes = tuple(Fix((Edit(Span(token.span.start, token.span.end), text),), safe) for text in texts)
    values = (("match", token.text), ("fixed", " / ".join(texts) + ("." if stop else "")))
    return Hit(token.span, values, fixes, variant=variant)
