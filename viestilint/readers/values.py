"""Values inside a file: what they stand for, where they stand, and edits checked by reading them again."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from viestilint.lazyregex import lazy
from viestilint.model import Piece, SourceSpan, Span
from viestilint.model.source import Encoder, PlaceEncoder


@dataclass(frozen=True, slots=True)
class Value:
    """A decoded value; its pieces tile ``text`` and name places in the file."""

    text: str
    pieces: tuple[Piece, ...]

    @property
    def is_plain(self) -> bool:
        """Whether the value stands in the file just as it reads."""
        return len(self.pieces) <= 1 and all(piece.literal for piece in self.pieces)


Scan = Callable[[str, int], Value | None]
"""Reads a value from its raw form, which stands at that offset of the file; ``None`` if it is none."""


class ValueBuilder:
    """Collects the parts of one value from ``raw``, which stands at ``offset`` of its file."""

    def __init__(self, raw: str, offset: int) -> None:
        self.raw = raw
        self.offset = offset
        self.length = 0
        self._text: list[str] = []
        self._pieces: list[Piece] = []

    def literal(self, start: int, end: int, *, writable: bool = True) -> None:
        """Adds ``raw[start:end]`` as it stands."""
        if start < end:
            span = Span(self.length, self.length + end - start)
            self._append(Piece(span, self._place(start, end), True, writable), self.raw[start:end])

    def escape(self, text: str, start: int, end: int, *, writable: bool = True) -> None:
        """Adds ``text``, which may be empty, as what ``raw[start:end]`` stands for."""
        self._append(Piece(Span(self.length, self.length + len(text)), self._place(start, end), False, writable), text)

    def piece(self, piece: Piece, text: str) -> None:
        """Adds a piece of another value, moved to the end of this text."""
        span = Span(self.length, self.length + len(text))
        self._append(Piece(span, piece.source, piece.literal, piece.writable), text)

    def build(self) -> Value:
        """The value."""
        return Value("".join(self._text), tuple(self._pieces))

    def _place(self, start: int, end: int) -> SourceSpan:
        return SourceSpan(self.offset + start, self.offset + end)

    def _append(self, piece: Piece, text: str) -> None:
        last = self._pieces[-1] if self._pieces else None
        joins = last is not None and last.literal and piece.literal and last.writable == piece.writable
        if last is not None and joins and last.source.end == piece.source.start:
            self._pieces[-1] = Piece(
                Span(last.text.start, piece.text.end),
                SourceSpan(last.source.start, piece.source.end),
                True,
                piece.writable,
            )
        else:
            self._pieces.append(piece)
        self._text.append(text)
        self.length += len(text)


def scan_escapes(
    raw: str, offset: int, pattern: re.Pattern[str], decode: Callable[[re.Match[str]], str | None]
) -> Value | None:
    """The value of ``raw``, the matches of ``pattern`` being escapes; ``None`` if one of them is wrong."""
    builder = ValueBuilder(raw, offset)
    at = 0
    for match in pattern.finditer(raw):
        text = decode(match)
        if text is None:
            return None
        builder.literal(at, match.start())
        builder.escape(text, *match.span())
        at = match.end()
    builder.literal(at, len(raw))
    return builder.build()


def rewrite(value: Value, changes: Iterable[tuple[int, int, str]]) -> Value:
    """The value with runs of its text standing for other text: a second layer of escapes.

    ``changes`` are (start, end, text) in order and apart from each other. No piece that is not literal may
    straddle the border of one.
    """
    builder = ValueBuilder("", 0)
    pieces = iter(_split(value, changes))
    for change, parts in pieces:
        if change is None:
            for piece in parts:
                builder.piece(piece, piece.text.of(value.text))
            continue
        touching = all(a.source.end == b.source.start for a, b in pairwise(parts))
        place = SourceSpan(parts[0].source.start, parts[-1].source.end)
        writable = touching and all(piece.writable for piece in parts)
        builder.piece(Piece(Span(0, len(change)), place, False, writable), change)
    return builder.build()


def _split(value: Value, changes: Iterable[tuple[int, int, str]]) -> Iterator[tuple[str | None, list[Piece]]]:
    todo = iter(changes)
    change = next(todo, None)
    inside: list[Piece] = []
    for piece in value.pieces:
        at = piece.text.start
        if len(piece.text) == 0:
            if change is not None and inside:
                inside.append(piece)
            else:
                yield None, [piece]
            continue
        while at < piece.text.end:
            if change is None or piece.text.end <= change[0]:
                yield None, [_part(piece, at, piece.text.end)]
                break
            if at < change[0]:
                yield None, [_part(piece, at, change[0])]
                at = change[0]
            end = min(change[1], piece.text.end)
            inside.append(_part(piece, at, end))
            at = end
            if end == change[1]:
                yield change[2], inside
                inside = []
                change = next(todo, None)


def _part(piece: Piece, start: int, end: int) -> Piece:
    if not piece.literal:
        return piece
    shift = piece.source.start - piece.text.start
    return Piece(Span(start, end), SourceSpan(start + shift, end + shift), True, piece.writable)


_ENTITY = lazy(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_TAG = lazy(r"<(?!t(?:[\s/]|>)|/t>)/?[A-Za-z0-9][\w:-]*(?:\s[^<>]*)?/?>|<!--(?:(?!-->|<!--).)*-->", re.S)


def markup_spans(text: str) -> tuple[Span, ...]:
    """The HTML tags in a value, which are shown to no one."""
    return tuple(Span(*match.span()) for match in _TAG.finditer(text)) if "<" in text else ()


def without_markup(text: str) -> str:
    """The text without its HTML tags, and without the placeholders in them."""
    return _TAG.sub("", text)


def decode_entities(value: Value) -> Value:
    """The value with HTML entities as the characters that they stand for."""
    if "&" not in value.text:
        return value
    found = ((*m.span(), html.unescape(m.group())) for m in _ENTITY.finditer(value.text))
    changes = [(start, end, text) for start, end, text in found if text != value.text[start:end]]
    return rewrite(value, changes) if changes else value


def entity_encoder(value: Value, encode: Encoder) -> Encoder:
    """``encode`` after the escaping of HTML, if ``value`` is HTML: has a tag or an entity."""
    if ("<" not in value.text or not _TAG.search(value.text)) and decode_entities(value) is value:
        return encode
    return lambda text: encode(_escape_html(text))


def _escape_html(text: str) -> str:
    return re.sub(r"&(?=[A-Za-z#]\w*;)", "&amp;", text)


def checked_encoder(raw: str, offset: int, value: Value, scan: Scan, encode: Encoder) -> PlaceEncoder:
    """An encoder that lets an edit pass only if the value, with it written, reads as it should.

    So an edit cannot break the value by what stands around it, such as a comment mark in plain YAML.
    """
    starts: list[int] = []

    def text_at(place: int) -> int:
        if not starts:
            starts.extend(piece.source.start for piece in value.pieces)
        index = bisect_left(starts, place)
        if index < len(starts) and starts[index] == place:
            return value.pieces[index].text.start
        piece = value.pieces[max(0, index - 1)]
        if piece.literal:
            return piece.text.start + min(place - piece.source.start, len(piece.text))
        return piece.text.end

    def encode_at(text: str, place: SourceSpan) -> str | None:
        written = encode(text)
        if written is None or not value.pieces:
            return None
        changed = raw[: place.start - offset] + written + raw[place.end - offset :]
        wanted = value.text[: text_at(place.start)] + text + value.text[text_at(place.end) :]
        again = scan(changed, offset)
        return written if again is not None and again.text == wanted else None

    return encode_at
