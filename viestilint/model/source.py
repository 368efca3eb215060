"""The map between a message's text and the file it was read from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from viestilint.model.finding import Edit, SourceEdit
from viestilint.model.span import SourceSpan, Span

Encoder = Callable[[str], str | None]
"""Turns message text into the format's own escaping, or ``None`` where the format cannot hold it."""

PlaceEncoder = Callable[[str, SourceSpan], str | None]
"""The same for a format whose escaping depends on the place in the file that the text is to replace."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the message's text and the run of the file that it was read from.

    A *literal* piece has the same code points on both sides, so a place inside it maps to a place. Any other
    piece (an entity, an escape, a line break that markup implies) maps only as a whole.
    """

    text: Span
    source: SourceSpan
    literal: bool = True
    writable: bool = True


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Pieces in order, tiling the message's text without gap or overlap.

    ``encode`` is the format's escaping for text written into the file; ``None`` means that text is written as
    it is. ``encode_at`` takes its place where the escaping depends on what stands around the edit.
    """

    pieces: tuple[Piece, ...]
    encode: Encoder | None = None
    encode_at: PlaceEncoder | None = None
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(piece.text.start for piece in self.pieces))
        at = 0
        for piece in self.pieces:
            if piece.text.start != at:
                raise ValueError(f"pieces do not tile the text at {at}")
            if piece.literal and len(piece.text) != piece.source.end - piece.source.start:
                raise ValueError(f"literal piece of unequal lengths at {at}")
            at = piece.text.end

    @classmethod
    def shifted(cls, length: int, offset: int) -> SourceMap:
        """The map of a text of ``length`` code points that stands as it is at ``offset`` of its file."""
        piece = Piece(Span(0, length), SourceSpan(offset, offset + length))
        return cls((piece,))

    @property
    def is_plain(self) -> bool:
        """Whether the text stands in the file in one run, with no markup between its parts."""
        pairs = zip(self.pieces, self.pieces[1:], strict=False)
        return all(left.source.end == right.source.start for left, right in pairs)

    def locate(self, span: Span) -> SourceSpan:
        """The place in the file that ``span`` was read from, for showing; never fails."""
        if not self.pieces:
            return SourceSpan(0, 0)
        first = self._piece_at(span.start, prefer_left=False)
        start = self._source_start(first, span.start)
        if span.start == span.end:
            return SourceSpan(start, start)
        last = self._piece_at(span.end, prefer_left=True)
        end = self._source_end(last, span.end)
        return SourceSpan(min(start, end), max(start, end))

    def translate(self, edit: Edit) -> SourceEdit | None:
        """The edit of the file that makes ``edit`` of the text, or ``None`` if it cannot be written exactly.

        An edit is writable when the pieces it touches are writable and lie side by side in the file, so that
        no markup between them is lost.
        """
        touched = self._touched(edit.span)
        if not touched or not all(piece.writable for piece in touched):
            return None
        for left, right in zip(touched, touched[1:], strict=False):
            if left.source.end != right.source.start:
                return None
        first, last = touched[0], touched[-1]
        if not first.literal and edit.span.start not in (first.text.start, first.text.end):
            return None
        if not last.literal and edit.span.end not in (last.text.start, last.text.end):
            return None
        start = self._source_start(first, edit.span.start)
        end = self._source_end(last, edit.span.end) if edit.span.end > edit.span.start else start
        place = SourceSpan(start, end)
        text: str | None = edit.text
        if self.encode_at is not None:
            text = self.encode_at(edit.text, place)
        elif self.encode is not None:
            text = self.encode(edit.text)
        return None if text is None else SourceEdit(place, text)

    def _touched(self, span: Span) -> list[Piece]:
        first = max(bisect_left(self._starts, span.start) - 1, 0)
        near = self.pieces[first : bisect_right(self._starts, span.end)]
        if span.start == span.end:
            # An insertion between two pieces belongs to the literal one, so that it lands in prose.
            around = [p for p in near if p.text.start <= span.start <= p.text.end]
            best = [p for p in around if p.literal and p.writable] or around
            return best[:1]
        return [p for p in near if p.text.start < span.end and span.start < p.text.end]

    def _piece_at(self, at: int, *, prefer_left: bool) -> Piece:
        index = max(bisect_right(self._starts, at) - 1, 0)
        if prefer_left and index > 0 and self.pieces[index].text.start == at:
            index -= 1
        return self.pieces[index]

    @staticmethod
    def _source_start(piece: Piece, at: int) -> int:
        if piece.literal:
            return piece.source.start + min(at, piece.text.end) - piece.text.start
        return piece.source.end if at >= piece.text.end else piece.source.start

    @staticmethod
    def _source_end(piece: Piece, at: int) -> int:
        if piece.literal:
            return piece.source.start + at - piece.text.start
        return piece.source.start if at <= piece.text.start else piece.source.end
