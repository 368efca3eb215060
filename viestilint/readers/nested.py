"""A text that was read out of a text that was read out of the file: the way back through both."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from viestilint.model import Piece, SourceMap, SourceSpan, Span
from viestilint.model.source import PlaceEncoder


def compose(inner: SourceMap, pieces: Sequence[Piece], encode: PlaceEncoder | None = None) -> SourceMap:
    """The map from a message to the file, through a text of which ``pieces`` tell where it stands in the file.

    ``encode`` writes that text into the file, which is done as it stands without one.
    """
    starts = [piece.text.start for piece in pieces]
    found: list[Piece] = []
    for piece in inner.pieces:
        found.extend(_through(piece, pieces, starts))
    return SourceMap(tuple(found), encode_at=_encoder(inner, pieces, encode))


def _through(piece: Piece, outer: Sequence[Piece], starts: Sequence[int]) -> list[Piece]:
    at, end = piece.source.start, piece.source.end
    index = max(0, bisect_right(starts, at) - 1)
    if not piece.literal:
        touched = outer[index : max(index, bisect_right(starts, end - 1) - 1) + 1]
        first, last = touched[0], touched[-1]
        is_one = all(left.source.end == right.source.start for left, right in pairwise(touched))
        writable = piece.writable and is_one and at < end and all(p.writable for p in touched)
        start = first.source.start + (at - first.text.start if first.literal else 0)
        until = last.source.start + end - last.text.start if last.literal else last.source.end
        return [Piece(piece.text, SourceSpan(start, max(start, until)), False, writable)]
    found: list[Piece] = []
    shift = piece.text.start - at
    while at < end:
        under = outer[index]
        until = min(end, under.text.end)
        span = Span(at + shift, until + shift)
        place = under.source
        if under.literal:
            begin = under.source.start + at - under.text.start
            place = SourceSpan(begin, begin + until - at)
        found.append(Piece(span, place, under.literal, piece.writable and under.writable))
        at, index = until, index + 1
    return found


def _encoder(inner: SourceMap, pieces: Sequence[Piece], outer: PlaceEncoder | None) -> PlaceEncoder:
    starts = [piece.source.start for piece in pieces]

    def back(at: int) -> int:
        piece = pieces[max(0, bisect_right(starts, at) - 1)]
        if at >= piece.source.end:
            return piece.text.end
        return piece.text.start + (at - piece.source.start if piece.literal else 0)

    def encode(text: str, place: SourceSpan) -> str | None:
        written: str | None = text
        if inner.encode_at is not None:
            start = back(place.start)
            written = inner.encode_at(text, SourceSpan(start, max(start, back(place.end))))
        elif inner.encode is not None:
            written = inner.encode(text)
        return written if written is None or outer is None else outer(written, place)

    return encode
