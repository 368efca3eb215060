"""Offsets of a document as the positions of the language server protocol, and back."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from viestilint.lazyregex import lazy

_BREAK = lazy(r"\r\n|\r|\n")
_WIDTHS = {"utf-8": "utf-8", "utf-16": "utf-16-le"}


@dataclass(frozen=True, slots=True)
class Positions:
    """Lines from 0, and columns from 0 in units of ``encoding``: utf-8, utf-16 or utf-32."""

    text: str
    encoding: str = "utf-16"
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts = (0, *(match.end() for match in _BREAK.finditer(self.text)))
        object.__setattr__(self, "_starts", starts)

    def of(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return line, self._units(self.text[self._starts[line] : offset])

    def offset(self, line: int, column: int) -> int:
        """The offset of a position; a column past the end of its line is that end."""
        if line >= len(self._starts):
            return len(self.text)
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        at = start
        while at < end and self.text[at] not in "\r\n" and column > 0:
            column -= self._units(self.text[at])
            at += 1
        return at

    def _units(self, text: str) -> int:
        if self.encoding not in _WIDTHS or text.isascii():
            return len(text)
        size = len(text.encode(_WIDTHS[self.encoding], "surrogatepass"))
        return size // 2 if self.encoding == "utf-16" else size
