"""Times of day that are not written the Finnish way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Span, Token

_CLOCK = frozenset(("klo", "kello"))
_WEEKDAYS = lazy(
    r"(?:ma|ti|ke|to|pe|la|su|(?:maanan|tiis|tors|perjan|lauan|sunnun)tai\w*|keskiviik\w+|arkisin|päivittäin)"
    r"(?:[–-](?:ma|ti|ke|to|pe|la|su))?"
)
_WHOLE_DAY = lazy(r"(?:(?:maanan|tiis|tors|perjan|lauan|sunnun)taina|keskiviikkona|huomenna|tänään)")
_JOINED = frozenset(("ja", "tai", "sekä"))
_TIME_AFTER = frozenset("mennessä asti saakka alkaen lähtien jälkeen".split())
_TIME_BEFORE = frozenset("viimeistään aikaisintaan ennen noin jälkeen alkaen auki avoinna".split())
# What happens at a time of day, in any form; a score or a ratio stands after other verbs.
_HAPPENS = frozenset("alkaa aueta avata avautua sulkea sulkeutua päättyä lähteä käynnistyä koittaa".split())
_MONTHS = 12
# Who comes or goes does so at a time of day; prices and rates start and end as well.
_COMES = frozenset("saapua lähteä palata tulla aueta avautua sulkeutua alkaa päättyä käynnistyä".split())
_SUMS = lazy(
    r"hin(?:ta|nat|nasto)|maksu|summa|lasku|korko|arvo|indeksi|saldo|alennus|tulos|aika|lukema|määrä|paino|pituus|osake|vuokra"
    r"|sekunti|minuutti|tunti|aste|metri|kilometri|kilo|litra|tariffi|lippu|taksa|etu|veloitus|kulu|palkkio|palkka|keskiarvo|kohta|luku|versio|euro|tarjous|paketti|prosentti"
)
_DURATION = frozenset("h min tuntia tunnin minuuttia minuutin s sekuntia".split())
_AMPM = lazy(r"(?P<h>\d{1,2})(?:[.:](?P<m>\d{2}))? ?(?P<half>[ap])\.?m\.?", re.I)
_COLON = lazy(r"(?<=\d):(?=\d)")
_ZERO = lazy(r"(?<!\d)0(?=\d)(?<![.:]0)")
_HOUR = lazy(r"[6-9]|1\d|2[0-4]")
_CLAUSE_END = lazy(r" ?(?:$|[.!?)\n]|,(?!\d)|(?:välillä|aikana)\b)")
# A score stands behind the day as hours do.
_SCORES = frozenset("ottelu peli matsi voittaa hävitä pelata tulos erä päättyä".split())
_BARE = lazy(r"(?:[1-9]|1\d|2[0-3])\.[0-5]\d")


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on times: a colon, ``etunolla``, ``klo`` for *klo.*, ``kiinni`` for *klo10*, ``ampm``, ``paljas`` without *klo*."""
    zones = context.rule.rule.zones
    for token in document.at("kind=time", "kind=number", *_CLOCK):
        if token.zone not in zones:
            continue
        hit = None
        if token.kind == "time":
            hit = _ampm(document, token) if token.detail == "ampm" else _time(document, token)
        elif token.kind == "word" and token.lower in _CLOCK:
            hit = _clock(document, token)
        elif token.kind == "number" and _BARE.fullmatch(token.text):
            hit = _bare(document, token)
        elif token.kind == "number" and _HOUR.fullmatch(token.text):
            hit = _bare_hours(document, token)
        if hit is not None:
            yield hit


def _time(document: Document, token: Token) -> Hit | None:
    fixed = _ZERO.sub("", _COLON.sub(".", token.text))
    if fixed == token.text or not is_time(document, token):
        return None
    return _hit(token.span, token.text, fixed, None if ":" in token.text else "etunolla")


def is_time(document: Document, token: Token) -> bool:
    """Whether the neighbours say that this is a time and no score, ratio or duration."""
    before, after = _near(document, token, -1), _near(document, token, 1)
    if after is not None and after.lower in _DURATION:
        return False
    if _follows_clock(document, token) or "–" in token.text or "-" in token.text:
        return True
    if after is not None and (after.kind == "date" or after.lower in _TIME_AFTER):
        return True
    if after is not None and (after.text == "," or after.lower in _JOINED):
        # (9:30, 10:30): of times side by side none is left as it was.
        following = _near(document, after, 1)
        if following is not None and following.kind == "time":
            return True
    if before is None:
        return False
    if before.lower in _JOINED and (first := _near(document, before, -1)) is not None and first.kind == "time":
        return True
    if before.kind == "punct" and before.text in (",", "(", "–", "-"):
        before = _near(document, before, -1) or before
    if any(r.is_finite and r.lemma in _HAPPENS for r in before.readings):
        return True
    return before.kind in ("date", "time") or before.lower in _TIME_BEFORE or bool(_WEEKDAYS.fullmatch(before.lower))


def _follows_clock(document: Document, token: Token) -> bool:
    before = _near(document, token, -1)
    if before is not None and before.kind == "punct" and before.text in ".:":
        before = _near(document, before, -1)
    return before is not None and before.lower in _CLOCK


def _ampm(document: Document, token: Token) -> Hit | None:
    match = _AMPM.fullmatch(token.text)
    if match is None:
        return None
    hour = int(match["h"]) % 12 + (12 if match["half"].lower() == "p" else 0)
    minutes = match["m"] or ""
    fixed = f"{hour}.{minutes}" if minutes and minutes != "00" else str(hour)
    if not _follows_clock(document, token):
        fixed = ("Klo " if token.initial else "klo ") + fixed
    return _hit(token.span, token.text, fixed, "ampm")


def _is_inside(document: Document, token: Token) -> bool:
    """*Tule Klo: 12*: in the middle of a clause it is no label, whatever its capital says."""
    before = document.neighbour(token, -1)
    if before is None or before.kind != "word" or not before.text[1:].islower():
        return False
    clause = document.clause_tokens(token)
    return any(t.index < token.index and t.readings and all(r.is_finite for r in t.readings) for t in clause)


def _clock(document: Document, token: Token) -> Hit | None:
    """*klo10*, and *klo.* and *klo:* before a time; *Klo:* at the beginning of a line is a label."""
    mark, time = _near(document, token, 1), _near(document, token, 2)
    if mark is not None and mark.kind in ("time", "number") and mark.span.start == token.span.end:
        span = token.span.join(mark.span)
        fix = Fix((Edit(Span(mark.span.start, mark.span.start), " "),), Applicability.SAFE)
        values = (("match", span.of(document.text)), ("fixed", f"{token.text} {mark.text}"))
        return Hit(span, values, (fix,), variant="kiinni")
    if mark is None or time is None or token.lower != "klo" or mark.span.start != token.span.end:
        return None
    if time.kind not in ("time", "number", "placeholder") or mark.text not in (".", ":"):
        return None
    inside = token.capitalised and _is_inside(document, token)
    if mark.text == ":" and (
        token.initial or (token.capitalised and not inside) or "\n" in document.text[mark.span.end : time.span.start]
    ):
        return None
    spaced = time.span.start > mark.span.end
    span = Span(token.span.start, time.span.end)
    word = token.lower if inside else token.text
    fixed = f"{word} {time.text}"
    gap = "" if spaced else " "
    edit = Edit(token.span.join(mark.span), word + gap) if inside else Edit(mark.span, gap)
    return Hit(
        span,
        (("match", span.of(document.text)), ("fixed", fixed)),
        (Fix((edit,), Applicability.SAFE),),
        variant="klo",
    )


def _bare(document: Document, token: Token) -> Hit | None:
    """*torstaina 9.30*, *kuljettaja saapuu 12.30*: only where the number can be no date, and the clause names no
    *klo*.
    """
    before, after = _near(document, token, -1), _near(document, token, 1)
    if before is None or int(token.text.partition(".")[2]) <= _MONTHS:
        return None
    if not _WHOLE_DAY.fullmatch(before.lower) and not _is_when(document, token, before, after):
        return None
    if after is not None and after.text in ("–", "-", "/", "%", "€"):
        return None
    if any(t.lower in _CLOCK for t in document.clause_tokens(token)):
        return None
    fix = Fix((Edit(Span(token.span.start, token.span.start), "klo "),), Applicability.UNSAFE)
    return Hit(token.span, (("match", token.text), ("fixed", f"klo {token.text}")), (fix,), variant="paljas")


def _bare_hours(document: Document, token: Token) -> Hit | None:
    """*Asentaja tulee huomenna 9–15*: hours behind the one day of a sentence; lists of opening hours have no verb."""
    before, mark, last = _near(document, token, -1), _near(document, token, 1), _near(document, token, 2)
    if before is None or mark is None or last is None or not _WHOLE_DAY.fullmatch(before.lower):
        return None
    if mark.text not in ("-", "–") or not _HOUR.fullmatch(last.text) or int(token.text) >= int(last.text):
        return None
    if not _CLAUSE_END.match(document.text, last.span.end):
        return None
    words = document.sentence_tokens(document.sentences[token.sentence])
    if any(t.lower in _CLOCK for t in words) or sum(bool(_WEEKDAYS.fullmatch(t.lower)) for t in words) > 1:
        return None
    readings = [r for t in words for r in t.readings]
    if not any(r.is_finite for r in readings) or any(r.lemma in _SCORES for r in readings):
        return None
    span = token.span.join(last.span)
    text = span.of(document.text)
    fix = Fix((Edit(Span(span.start, span.start), "klo "),), Applicability.UNSAFE)
    return Hit(span, (("match", text), ("fixed", f"klo {text}")), (fix,), variant="paljas")


def _is_when(document: Document, token: Token, before: Token, after: Token | None) -> bool:
    """Whether somebody comes or something happens then, and the clause speaks of no sum."""
    comes = any(r.is_finite and r.lemma in _COMES and _has_comer(document, before, r) for r in before.readings)
    by = after is not None and after.lower in ("mennessä", "saakka")
    if not comes and not (by and before.kind == "word"):
        return False
    if after is not None and after.kind == "word" and any(r.case == "par" for r in after.readings) and not by:
        # Matka alkaa 12.50 kilometriä ennen: a measure
        return False
    return not any(_SUMS.fullmatch(r.head) for t in document.clause_tokens(token) for r in t.readings)


def _has_comer(document: Document, verb: Token, reading: Reading) -> bool:
    """*Asentaja tulee*, *tulemme*; of *siitä tulee 12.50* nobody knows what comes."""
    if reading.lemma != "tulla" or reading.person in ("1", "2"):
        return True
    before = _near(document, verb, -1)
    return before is not None and any(r.case == "nom" and (r.pos == "noun" or r.is_name) for r in before.readings)


def _near(document: Document, token: Token, step: int) -> Token | None:
    index = token.index + step
    if not 0 <= index < len(document.tokens):
        return None
    near = document.tokens[index]
    lines = document.text[min(token.span.end, near.span.end) : max(token.span.start, near.span.start)]
    return None if "\n" in lines else near


def _hit(span: Span, text: str, fixed: str, variant: str | None) -> Hit:
    fix = Fix((Edit(span, fixed),), Applicability.SAFE)
    return Hit(span, (("match", text), ("fixed", fixed)), (fix,), variant=variant)
