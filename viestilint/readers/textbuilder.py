"""A message's text as it is put together, with the place in the file that each part was read from."""

from __future__ import annotations

from viestilint.lazyregex import lazy
from viestilint.model import Piece, SourceSpan, Span

_CARRIAGE = lazy(r"\r\n?")


class TextBuilder:
    """Collects text in the order of the file; what is not added is a gap that no edit may span."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.length = 0
        self._text: list[str] = []
        self._pieces: list[tuple[int, int, int, int, bool, bool]] = []
        self.masked: list[Span] = []

    def literal(self, start: int, end: int) -> None:
        """Adds ``source[start:end]`` as it stands."""
        if start >= end:
            return
        text = self.source[start:end]
        if self._pieces:
            first, last, begin, until, is_literal, _ = self._pieces[-1]
            if is_literal and until == start:
                self._pieces[-1] = (first, last + end - start, begin, end, True, True)
                self._text.append(text)
                self.length += end - start
                return
        self._add(text, start, end, True, True)

    def prose(self, start: int, end: int) -> None:
        """Adds ``source[start:end]`` with every line break as ``\\n``."""
        for match in _CARRIAGE.finditer(self.source, start, end):
            self.literal(start, match.start())
            self.piece("\n", *match.span())
            start = match.end()
        self.literal(start, end)

    def piece(self, text: str, start: int, end: int, *, writable: bool = True, masked: bool = False) -> None:
        """Adds ``text`` as what ``source[start:end]`` stands for; it maps only as a whole."""
        if not text:
            return
        if masked:
            self.masked.append(Span(self.length, self.length + len(text)))
        self._add(text, start, end, False, writable)

    def _add(self, text: str, start: int, end: int, literal: bool, writable: bool) -> None:
        self._pieces.append((self.length, self.length + len(text), start, end, literal, writable))
        self._text.append(text)
        self.length += len(text)

    @property
    def source_end(self) -> int | None:
        """Where the last piece ends in the file; ``None`` before the first."""
        return self._pieces[-1][3] if self._pieces else None

    def build(self) -> tuple[str, tuple[Piece, ...]]:
        """The text and the pieces that tile it."""
        pieces = tuple(
            Piece(Span(first, last), SourceSpan(start, end), literal, writable)
            for first, last, start, end, literal, writable in self._pieces
        )
        return "".join(self._text), pieces
