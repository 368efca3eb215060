"""Offsets of a file as lines and columns."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from viestilint.lazyregex import lazy
from viestilint.model import SourceSpan

_BREAK = lazy(r"\r\n|[\r\n]")
_BLOCK = 4096


@dataclass(frozen=True)
class Places:
    """Lines and columns of a decoded file, from 1, in code points; ``\\n``, ``\\r\\n`` and ``\\r`` end a line."""

    text: str

    @cached_property
    def _starts(self) -> array[int]:
        return array("q", (0, *(match.end() for match in _BREAK.finditer(self.text))))

    def of(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset."""
        index = bisect_right(self._starts, offset) - 1
        return index + 1, offset - self._starts[index] + 1

    def line(self, number: int) -> SourceSpan:
        """The place of a line without its end: the line itself may be a whole catalogue."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return SourceSpan(start, end)

    def bytes_before(self, offset: int) -> int:
        """How many bytes of UTF-8 stand before an offset."""
        block = offset // _BLOCK
        return self._bytes[block] + len(self.text[block * _BLOCK : offset].encode())

    @cached_property
    def _bytes(self) -> array[int]:
        blocks = (self.text[at : at + _BLOCK] for at in range(0, len(self.text), _BLOCK))
        return array("q", accumulate((len(block.encode()) for block in blocks), initial=0))
