"""Offsets of a file as lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Places:
    """Lines and columns of a decoded file, from 1, in code points; ``\\n``, ``\\r\\n`` and ``\\r`` end a line."""

    text: str

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        text = self.text
        at = 0
        while True:
            newline, back = text.find("\n", at), text.find("\r", at)
            ends = [end for end in (newline, back) if end >= 0]
            if not ends:
                return starts
            end = min(ends)
            at = end + (2 if text[end : end + 2] == "\r\n" else 1)
            starts.append(at)

    def of(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset."""
        index = bisect_right(self._starts, offset) - 1
        return index + 1, offset - self._starts[index] + 1

    def line(self, number: int) -> str:
        """The text of a line without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
