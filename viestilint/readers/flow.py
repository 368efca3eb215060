"""Text as it is laid out for the customer: lines made of runs, blocks apart from each other."""

from __future__ import annotations

from dataclasses import dataclass

from viestilint.lazyregex import lazy
from viestilint.model import Piece, Span
from viestilint.readers.textbuilder import TextBuilder

_SPACE = lazy(r"[ \t\r\n\f]+")
_BREAK = lazy(r"\r\n?|\n")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u034f"), None)
BLOCK = 2


def is_blank(text: str) -> bool:
    """Whether nothing of the text is seen: white space, zero-width characters."""
    return not text.translate(_UNSEEN).strip()


@dataclass(frozen=True, slots=True)
class _Run:
    kind: str  # literal | part | markup | control
    text: str
    start: int
    end: int
    writable: bool = True


class Flow:
    """Lays out runs of ``source``. A line of nothing but white space and control tags is left out.

    ``preformatted`` keeps white space and line breaks as they are in the file.
    """

    def __init__(self, source: str, *, preformatted: bool = False) -> None:
        self.source = source
        self.preformatted = preformatted
        self.builder = TextBuilder(source)
        self._line: list[_Run] = []
        self._space: tuple[int, int] | None = None
        self._breaks = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been laid out so far."""
        return self.builder.length == 0 and not self._has_text()

    def text(self, start: int, end: int) -> None:
        """Adds ``source[start:end]``, white space collapsed unless preformatted."""
        if self.preformatted:
            self._preformatted(start, end)
            return
        for match in _SPACE.finditer(self.source, start, end):
            self._run(_Run("literal", "", start, match.start()))
            if self._line and self._space is None:
                self._space = match.span()
            start = match.end()
        self._run(_Run("literal", "", start, end))

    def part(self, text: str, start: int, end: int, *, writable: bool = True) -> None:
        """Adds ``text`` as what ``source[start:end]`` stands for: an entity, a placeholder."""
        self._run(_Run("part", text, start, end, writable))

    def markup(self, start: int, end: int) -> None:
        """Adds ``source[start:end]`` as something that is shown but is no prose."""
        self._run(_Run("markup", self.source[start:end], start, end, False))

    def control(self, start: int, end: int) -> None:
        """Adds a template tag that prints nothing; it stays only beside text."""
        self._run(_Run("control", self.source[start:end], start, end))

    def line_break(self) -> None:
        """Ends the line."""
        self._end_line()
        self._breaks += 1

    def block(self) -> None:
        """Ends the line and the block."""
        self._end_line()
        self._breaks = max(self._breaks, BLOCK)

    def finish(self) -> tuple[str, tuple[Piece, ...], tuple[Span, ...]]:
        """The text, its pieces and the spans of it that are no prose."""
        self._end_line()
        text, pieces = self.builder.build()
        return text, pieces, tuple(self.builder.masked)

    def _run(self, run: _Run) -> None:
        if run.start >= run.end:
            return
        if self._space is not None:
            start, end = self._space
            self._space = None
            is_plain = self.source[start:end] == " "
            self._line.append(_Run("literal" if is_plain else "part", " ", start, end))
        self._line.append(run)

    def _has_text(self) -> bool:
        return any(
            run.kind == "markup"
            or (run.kind == "part" and not is_blank(run.text))
            or (run.kind == "literal" and not is_blank(self.source[run.start : run.end]))
            for run in self._line
        )

    def _is_kept(self) -> bool:
        if self._has_text():
            return True
        return self.preformatted and all(run.kind != "control" for run in self._line)

    def _end_line(self) -> None:
        if self._is_kept():
            self._write()
        self._line = []
        self._space = None

    def _write(self) -> None:
        if not self._line:
            return
        end = self.builder.source_end
        if self._breaks and end is not None:
            self.builder.piece("\n" * self._breaks, end, max(end, self._line[0].start), writable=False)
        self._breaks = 0
        for run in self._line:
            if run.kind == "literal":
                self.builder.literal(run.start, run.end)
            else:
                is_markup = run.kind == "markup"
                self.builder.piece(run.text, run.start, run.end, writable=run.writable, masked=is_markup)

    def _preformatted(self, start: int, end: int) -> None:
        for match in _BREAK.finditer(self.source, start, end):
            self._run(_Run("literal", "", start, match.start()))
            if self._is_kept():
                self._run(_Run("part" if match.group() != "\n" else "literal", "\n", *match.span()))
                self._write()
            self._line = []
            start = match.end()
        self._run(_Run("literal", "", start, end))
