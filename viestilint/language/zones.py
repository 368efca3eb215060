"""The parts of a message by their office: greeting, body, closing, signature, footer, quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from viestilint.language.addressees import may_be_addressed
from viestilint.language.closings import FELT, closing_words, is_closing
from viestilint.language.morphology import Morphology
from viestilint.language.smallprint import SMALL_PRINT
from viestilint.lazyregex import lazy
from viestilint.model import Message, Span, Zone

# Voikko does not know all of these (moikka) and reads others as ordinary nouns (terve, päivää).
GREETINGS = frozenset(
    "hei heipä heippa heips hejssan hejsan heissulivei heippahei moikkelis moikkuli moikkamoi tsau moi moikka moro terve tervepä tervehdys huomenta huomenia päivää iltaa morjens morjensta haloo"
    " hellurei tere heissan hi hello dear".split()
)
# No hei!, Ai moi, …: the small word before a greeting is part of it.
_INTERJECTION = lazy(r"(?:no|noh|no niin|ai|oi|voi),? (?=(?:hei|heippa|heips|moi|moikka|moro|terve)\b)", re.I)
_TIME_GREETING = lazy(
    r"(?:hyvää|huomenta|hauskaa)\s+(?:huomenta|aamua|aamupäivää|päivää|iltaa|iltapäivää|päivänjatkoa)", re.I
)
_ADDRESSED = lazy(
    r"(?:hyvät?|arvoisat?|arvoisin|arvon|rakas|rakkaat|rakkain|rakkaimmat|parahin|kunnioitettu|kunnioitettavat?)(?=\s|\()",
    re.I,
)
# Lumon kirjastosta hei!, Kirja-aitasta moikka Liisa!
_FROM_SENDER = lazy(
    r"(?:[^\W\d_][\w:-]{0,40} ){0,2}(?P<place>[^\W\d_][\w:-]{0,40}(?:st|lt)[aä])(?: taas)?"
    r" (?i:hei|heippa|moi|moikka|moro|terve|tervehdys)(?=\s*(?:[!,.]|$)| [A-ZÅÄÖ{])"
)
# Maija hei!, Matti Virtanen, moikka: the name stands before the greeting.
_NAME_FIRST = lazy(
    r"(?P<name>[A-ZÅÄÖ][\w-]{1,30})(?: [A-ZÅÄÖ][\w-]{1,30}){0,2},? (?i:hei|heippa|moi|moikka|moro|terve|tervehdys|kuule)(?=\s*[!,])"
)
# Terveisiä Lumon kirjastosta, Liisa!
_SENT_GREETINGS = lazy(
    r"(?:[^\W\d_]{1,40} )?(?i:terveisiä|terveiset) (?:[^\W\d_][\w:-]{0,40} ){0,3}"
    r"(?P<place>[^\W\d_][\w:-]{0,40}(?:st|lt)[aä])(?:,? [A-ZÅÄÖ{][\w{} .-]{0,40})?!+"
)
# Marks of a heading, the name that an answer in public goes to, and template tags that print nothing.
_LEAD = lazy(r"(?:[#*_\s]|@[\w.]+\s|\{%.*?%\}|\{#.*?#\})*", re.S)
_ADDRESSEE = r"(?:asiak\w+|vastaanottaja|huoltaja\w*|asuka\w+|jäsen\w*|hakija|tilaaja|osak\w+|lukija\w*)\b"
_ADDRESSEES = lazy(rf"\s+{_ADDRESSEE}", re.I)
_QUOTE_HEAD = lazy(
    r"^(?:-{2,}\s*(?:Alkuperäinen viesti|Original Message|Välitetty viesti|Forwarded message)\s*-{2,}"
    r"|(?:Lähettäjä|From|Från):\s.*|.{0,80}\bkirjoitti:\s*|On .{5,80} wrote:\s*)$",
    re.I,
)
_LINE = lazy(r"[^\n]+")
_LETTERS = lazy(r"[^\W\d_]+")
# The comma of Hei, Liisa and of Hei, hyvä asiakas is no end of the greeting.
_GREETING_MARK = lazy(
    rf"[!?]+|,(?! (?i:(?:hyvät?|arvoisat?|rakas|rakkaat) )?(?i:{_ADDRESSEE}) ?[!,]?\s*$)"
    r"(?!\s*(?:[A-ZÅÄÖ{][\w{}. ]*[!,]|(?:[A-ZÅÄÖ][\w-]+|X{2,}(?: X{2,})?)\s*$))|(?<!\w\.\w)\.(?=\s|$)"
)
_PLACEHOLDER = lazy(
    r"\{\{.{0,500}?\}\}|\{%.{0,500}?%\}|\$\{[^}]{0,500}\}|[%@$]?\{[^{}]{0,500}\}|\$\w+(?:->\w+){0,9}"
    r"|%(?:\d+\$)?[sd@]|(?<!\w):[A-Za-z]\w+"
)
# A line across the page, or Kauppa X moottorina with the name of the shop's software below it.
_UNEVEN = 2
_RULE_LINE = lazy(r"^\s*(?:[-_=*–—]{3,}|--\s?)\s*$|^.{1,120}\bmoottorina$", re.I)
# A paragraph such as Rakkaudella, or Odotamme tapaamistasi, right above who signs.
_COMMA_CLOSING = lazy(r"[A-ZÅÄÖ][^\W\d_]+(?: [^\W\d_]+){0,4},$")
_MAY_SIGN = lazy(r"(?:[A-ZÅÄÖ]|[%@$]?\{|\$\w|%[sd])[^:;!?]{0,60}$")
_FOOTER_WORDS = lazy(
    r"\b(?:y-tunnus|tietosuojaselos\w+|rekisteriselos\w+|uutiskirj\w+|kotipaikka"
    rf"|(?:älä|älkää) vasta(?:a|tko) tähän)\b|{SMALL_PRINT}",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the message with its outer white space left out."""

    span: Span
    text: str


@lru_cache(maxsize=8)
def lines_of(text: str) -> tuple[Line, ...]:
    """The non-empty lines, trimmed."""
    found = []
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped[0])
            found.append(Line(Span(start, start + len(stripped)), stripped))
    return tuple(found)


def greeting_end(text: str, morphology: Morphology) -> int | None:
    """Where the greeting that ``text`` opens with ends, its punctuation included; ``None`` if there is none.

    On a line of its own the greeting is the whole line; before more text it ends at its first ``!``, ``,`` or
    full stop.
    """
    lead = _LEAD.match(text).end()  # type: ignore[union-attr]
    if (small := _INTERJECTION.match(text, lead)) is not None:
        lead = small.end()
    head = text[lead:]
    first = _LETTERS.match(head)
    if not first:
        return None
    word = first.group().lower()
    opened = first.end()
    is_greeting = word in GREETINGS or bool(_TIME_GREETING.match(head))
    if not is_greeting and (sent := _matches_from(_FROM_SENDER, head, morphology)) is not None:
        is_greeting, opened = True, sent
    if not is_greeting and (named := _NAME_FIRST.match(head)) is not None:
        is_greeting = any(r.pos == "firstname" for r in morphology.analyse(named["name"]))
        opened = named.end()
    if not is_greeting:
        addressed = _ADDRESSED.match(head)
        if not addressed:
            return None
        # Hyvä asiakas / Arvoisa Liisa — but not: Hyvä palvelu on meille tärkeää.
        rest = head[addressed.end() :]
        noun = _ADDRESSEES.match(rest)
        if noun is not None and rest[noun.end() :].lstrip(" ")[:1].isupper():
            # Hyvä asiakkaamme Seuraava maksunne …: the line runs on without a mark.
            return lead + addressed.end() + noun.end()
        stop = re.search(r"[!,.\n]|$", rest)
        phrase = rest[: stop.start()] if stop else rest
        names = re.sub(r"\{[{%].{0,500}?[%}]\}|\$\{[^}]{0,500}\}|\([^)]{0,500}\)", "X", phrase).split()
        if not 1 <= len(names) <= 5 or _has_finite(phrase, morphology) or not may_be_addressed(names[-1], morphology):
            return None
    line_end = head.find("\n")
    line = head if line_end < 0 else head[:line_end]
    plain = _blank_placeholders(line)
    mark = _GREETING_MARK.search(plain)
    end = mark.end() if mark else len(line.rstrip())
    if word in ("terve", "päivää", "iltaa", "huomenta") and len(plain[:end].split()) > 4:
        return None
    if mark is None and len(plain.split()) > 7:
        # Hei tässä on laskusi … : the greeting is its first word alone.
        end = opened
    return lead + end


def _sent_greetings(text: str, morphology: Morphology) -> int | None:
    """Where *Terveisiä kirjastosta!* ends; further down the same words close a message."""
    lead = _LEAD.match(text).end()  # type: ignore[union-attr]
    end = _matches_from(_SENT_GREETINGS, text[lead:], morphology)
    return None if end is None else lead + end


def _matches_from(pattern: re.Pattern[str], head: str, morphology: Morphology) -> int | None:
    """Where the match at the start of ``head`` ends, if its ``place`` is one that somebody greets from."""
    match = pattern.match(head)
    if match is None:
        return None
    readings = morphology.analyse(match["place"])
    return match.end() if not readings or any(r.case in ("ela", "abl") for r in readings) else None


def _blank_placeholders(line: str) -> str:
    return _PLACEHOLDER.sub(lambda m: "X" * len(m.group()), line)


def _has_finite(text: str, morphology: Morphology) -> bool:
    for word in re.findall(r"[^\W\d_]+", text):
        readings = morphology.analyse(word)
        if readings and all(r.is_finite for r in readings):
            return True
    return False


def find_zones(message: Message, morphology: Morphology, foreign: Sequence[Span] = ()) -> tuple[Zone, ...]:
    """The zones of a message in order; what has no office of its own is the body.

    A fragment is body from end to end, but for its quotes; what is one zone of a message is that one. ``foreign`` are the parts in another language: zones
    of their own, in which no greeting or closing is looked for.
    """
    text = message.text
    lines = lines_of(text)
    if not lines:
        return ()
    if message.zone is not None:
        own = [Zone(message.zone, lines[0].span.join(lines[-1].span)), *(Zone("foreign", span) for span in foreign)]
        return tuple(sorted(own, key=lambda zone: zone.span))
    zones: list[Zone] = []
    first, last = 0, len(lines)
    if message.quotes:
        zones += [Zone("quote", span) for span in _cited(lines, message.quotes)]
        lines = tuple(line for line in lines if not any(zone.span.covers(line.span) for zone in zones))
        if not lines:
            return tuple(zones)
        last = len(lines)
    quote_from = next((i for i, line in enumerate(lines) if _QUOTE_HEAD.match(line.text)), None)
    marked = (i for i in range(len(lines) - 1) if lines[i + 1].text.startswith(">"))
    heads = {i for i in marked if _QUOTE_HEAD.match(lines[i].text)}
    if quote_from in heads:
        # The marks of the quoted lines say where the quotation ends: a reply may stand below it.
        zones += [Zone("quote", lines[i].span) for i in sorted(heads)]
        lines = tuple(line for i, line in enumerate(lines) if i not in heads)
        last = len(lines)
    elif quote_from is not None and quote_from > 0:
        zones.append(Zone("quote", Span(lines[quote_from].span.start, len(text))))
        last = quote_from
    zones += _quotes(lines[:last])
    zones += [Zone("foreign", span) for span in foreign]
    prose = [
        own
        for line in lines[first:last]
        if not line.text.startswith(">")
        for own in (_without(line, text, foreign) if foreign else [line])
    ]
    if not prose:
        return tuple(sorted(zones, key=lambda zone: zone.span))
    body_start, body_end = prose[0].span.start, prose[-1].span.end
    end = greeting_end(text[body_start:body_end], morphology)
    if end is None:
        end = _sent_greetings(text[body_start:body_end], morphology)
    if end is not None:
        zones.append(Zone("greeting", Span(body_start, body_start + end)))
        body_start += end
    if not message.fragment:
        body_end = _split_tail(text, prose, body_start, body_end, zones)
    zones.append(Zone("body", Span(body_start, max(body_start, body_end))))
    trimmed = (Zone(zone.kind, _trim(text, zone.span)) for zone in zones)
    return tuple(sorted((z for z in trimmed if len(z.span)), key=lambda zone: zone.span))


def _cited(lines: Sequence[Line], quotes: Sequence[Span]) -> Iterator[Span]:
    """The quotations with the line above each that says whose words they are."""
    for quote in quotes:
        inside = [i for i, line in enumerate(lines) if quote.covers(line.span)]
        if not inside:
            continue
        first = lines[inside[0]].span
        if inside[0] and _QUOTE_HEAD.match(lines[inside[0] - 1].text):
            first = lines[inside[0] - 1].span
        yield first.join(lines[inside[-1]].span)


def _quotes(lines: Sequence[Line]) -> list[Zone]:
    """The runs of lines that begin with ``>``."""
    found = []
    for is_quoted, run in groupby(lines, key=lambda line: line.text.startswith(">")):
        if is_quoted:
            spans = [line.span for line in run]
            found.append(Zone("quote", spans[0].join(spans[-1])))
    return found


def _without(line: Line, text: str, spans: Sequence[Span]) -> list[Line]:
    """What is left of a line outside ``spans``, which are in order."""
    found = []
    at = line.span.start
    for span in (*spans, Span(line.span.end, line.span.end)):
        end = min(max(span.start, at), line.span.end)
        inner = _trim(text, Span(at, end))
        if len(inner):
            found.append(Line(inner, inner.of(text)))
        at = max(at, min(span.end, line.span.end))
    return found


def _trim(text: str, span: Span) -> Span:
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, span.start + len(inner.rstrip())))


def _underlines(heading: Line, rule: Line) -> bool:
    """Whether a row of dashes is as long as the line right above it, which it makes a heading."""
    is_next = heading.span.end + 1 >= rule.span.start
    return is_next and abs(len(heading.text.strip()) - len(rule.text.strip())) <= _UNEVEN


def _split_tail(text: str, prose: Sequence[Line], start: int, end: int, zones: list[Zone]) -> int:
    """Adds footer, closing and signature to ``zones``; returns where the body ends."""
    tail = [clipped for line in prose if (clipped := _clip(line, start)) is not None]
    footer = next(
        (i for i, line in enumerate(tail) if i and _RULE_LINE.match(line.text) and not _underlines(tail[i - 1], line)),
        None,
    )
    if footer is None:
        index = len(tail)
        while index > 1 and _FOOTER_WORDS.search(tail[index - 1].text) and not is_closing(tail[index - 1].text):
            index -= 1
        footer = index if index < len(tail) else None
    if footer is not None:
        rest = tail[footer:]
        has_closing_after = any(is_closing(line.text) for line in rest[1:])
        if not has_closing_after:
            zones.append(Zone("footer", Span(rest[0].span.start, end)))
            tail = tail[:footer]
            end = tail[-1].span.end if tail else start
    for index in range(len(tail) - 1, -1, -1):
        line = tail[index]
        if is_closing(line.text) and len(tail) - index <= 14:
            while index > 0 and is_closing(tail[index - 1].text):
                index -= 1
            return _add_closing(tail[index].span.start, line, end, zones)
    for index in range(len(tail) - 2, max(0, len(tail) - 5), -1):
        at = tail[index].span.start
        if _COMMA_CLOSING.match(tail[index].text) and text[:at].endswith("\n\n"):
            if all(_MAY_SIGN.match(line.text) for line in tail[index + 1 :]):
                return _add_closing(at, tail[index], end, zones)
    return _inline_closing(tail[-1], end, zones) if tail else end


def _clip(line: Line, start: int) -> Line | None:
    """The part of the line from ``start`` on: a message on one line opens with its greeting."""
    if line.span.start >= start:
        return line
    rest = line.text[max(0, start - line.span.start) :].lstrip()
    return Line(Span(line.span.end - len(rest), line.span.end), rest) if rest else None


def _add_closing(start: int, line: Line, end: int, zones: list[Zone]) -> int:
    """Adds the closing, from ``start`` to its last ``line``, and what follows as the signature."""
    span = line.span
    mark = closing_words(line.text)
    if mark and mark.end() < len(line.text.rstrip(" ,.:!")):
        # Terveisin Kirjakauppa Sivu: the sender on the same line is the signature.
        cut = span.start + mark.end()
        zones.append(Zone("closing", Span(start, cut)))
        zones.append(Zone("signature", Span(cut, end)))
    else:
        zones.append(Zone("closing", Span(start, span.end)))
        if span.end < end:
            zones.append(Zone("signature", Span(span.end, end)))
    return start


_INLINE = lazy(
    r"(?<=[.!?…)\]}]) +(?=(?:[\w-]+ )?[\w-]*[Tt]er(?:veisi|kui)n\b|[Tt]erv\.,? |[Yy]\.?[Tt]\. |[Tt]\. |[Tt]: )|(?<=\S) +(?=Ter(?:veisi|kui)n\b)"
    r"|(?<=[.!?)]) +(?=t [A-ZÅÄÖ][^.!?\n]{1,40}$)"
    # … kyselyyn: omavointi.fi/kysely T. Vointi
    r"|(?<=\S) +(?=(?:T|Terv|Y\.?[Tt])[.:] ?[A-ZÅÄÖ][^.!?\n]{1,40}\.?$)"
    rf"|(?<=[.!?…)\]}}]) +(?={FELT},? [A-ZÅÄÖ{{][^.!?\n]{{1,40}}\.?$)"
)


def _inline_closing(line: Line, end: int, zones: list[Zone]) -> int:
    """A closing at the end of the last line, as in text messages: *… Terveisin Kirjakauppa Sivu*."""
    cuts = list(_INLINE.finditer(line.text))
    if not cuts:
        return end
    start = line.span.start + cuts[-1].end()
    return _add_closing(start, Line(Span(start, line.span.end), line.text[cuts[-1].end() :]), end, zones)
