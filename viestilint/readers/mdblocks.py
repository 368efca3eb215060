"""The blocks of Markdown: paragraphs and headings give text, code and tables are shown but no prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from viestilint.lazyregex import lazy
from viestilint.readers.mdinline import scan
from viestilint.readers.textbuilder import TextBuilder

_LINE = lazy(r"(?P<text>[^\r\n]*)(?P<break>\r\n|\r|\n|\Z)")
_HEADING = lazy(r" {0,3}#{1,6}(?:[ \t]+|$)")
_HEADING_END = lazy(r"(?:(?<![ \t])[ \t]+|^)#+[ \t]*$")
_UNDERLINE = lazy(r" {0,3}(?:={3,}|-{3,})[ \t]*$")
_RULE = lazy(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = lazy(r" {0,3}(?P<mark>`{3,}|~{3,})(?P<info>[^`]*)$")
_DEFINITION = lazy(r" {0,3}\[(?P<label>[^\]\[^][^\]\[]{0,300})\]:[ \t]*\S+(?:[ \t]+[\"'(][^\n]*[\"')])?[ \t]*$")
_DELIMITERS = lazy(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$")
_ITEM = lazy(r"[ \t]*(?:[-*+•]|\d{1,9}[.)])(?:[ \t]|$)")
_RAW = lazy(r" {0,3}<(?P<name>script|style)\b", re.I)
_INDENTED = lazy(r"(?: {4}| {0,3}\t)")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    until: int
    text: str

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


def link_labels(source: str) -> frozenset[str]:
    """The names that the file defines links for."""
    if "]:" not in source:
        return frozenset()
    found = (_DEFINITION.match(line) for line in re.split(r"[\r\n]+", source) if "]:" in line)
    return frozenset(match["label"].lower() for match in found if match)


class Page:
    """The text of ``source`` from ``start`` on, once ``read`` has run. ``alts`` are the texts of images.

    ``in_list`` says whether an indented line belongs to a list: at first because of what stands before, after
    reading because of what was read.
    """

    def __init__(self, source: str, start: int, labels: frozenset[str], *, in_list: bool = False) -> None:
        self.source = source
        self.builder = TextBuilder(source)
        self.alts: list[tuple[int, int]] = []
        self.lines = list(_lines(source, start))
        self.labels = labels
        self.last_close = source.rfind("-->")
        self.index = 0
        self.in_list = in_list

    def read(self) -> None:
        """Reads all blocks."""
        was_blank = True
        while self.index < len(self.lines):
            line = self.lines[self.index]
            self._block(line, was_blank)
            was_blank = self.lines[self.index - 1].is_blank

    def _block(self, line: _Line, was_blank: bool) -> None:
        text = line.text
        if line.is_blank:
            self._text(line.start, line.until)
            self.index += 1
        elif fence := _FENCE.match(text):
            self._fence(fence["mark"])
        elif was_blank and not self.in_list and _INDENTED.match(text):
            self._mask(line)
        elif raw := _RAW.match(text):
            self._skip(f"</{raw['name'].lower()}")
        elif text.lstrip().startswith("<!--") and self._is_comment(line):
            self._skip("-->")
        elif _RULE.match(text):
            self.builder.piece(text, line.start, line.end, writable=False)
            self.builder.prose(line.end, line.until)
            self.index += 1
        elif heading := _HEADING.match(text):
            self._heading(line, heading.end())
        elif _DEFINITION.match(text):
            self.index += 1
        elif self._is_table(self.index):
            self._table()
        else:
            self._paragraph()

    def _is_table(self, index: int) -> bool:
        if "|" not in self.lines[index].text or index + 1 == len(self.lines):
            return False
        after = self.lines[index + 1].text
        return "|" in after and _DELIMITERS.match(after) is not None

    def _text(self, start: int, end: int) -> None:
        inline = scan(self.source, start, end, self.labels)
        inline.write(self.builder, start, end)
        self.alts += inline.alts

    def _mask(self, line: _Line) -> None:
        self.builder.piece(line.text, line.start, line.end, writable=False, masked=True)
        if line.until > line.end:
            self.builder.piece("\n", line.end, line.until, writable=False)
        self.index += 1

    def _fence(self, mark: str) -> None:
        self.index += 1
        while self.index < len(self.lines):
            line = self.lines[self.index]
            fence = _FENCE.match(line.text)
            if fence and fence["mark"].startswith(mark) and not fence["info"].strip():
                self.index += 1
                return
            self._mask(line)

    def _is_comment(self, line: _Line) -> bool:
        """Whether the comment that the line opens with is all that stands on its lines."""
        if self.last_close < line.start:
            return False
        close = self.source.find("-->", line.start)
        rest = _LINE.match(self.source, close + 3)
        return rest is None or not rest["text"].strip()

    def _skip(self, mark: str) -> None:
        while self.index < len(self.lines):
            self.index += 1
            if mark in self.lines[self.index - 1].text.lower():
                return

    def _heading(self, line: _Line, offset: int) -> None:
        start = line.start + offset
        closing = _HEADING_END.search(self.source[start : line.end])
        self._text(start, start + closing.start() if closing else line.end)
        self.index += 1
        self.in_list = False
        after = self.lines[self.index] if self.index < len(self.lines) else None
        if after is None or after.is_blank or line.end == line.until:
            self.builder.prose(line.end, line.until)
        else:
            # A heading ends its sentence, however long it is.
            self.builder.piece("\n\n", line.end, line.until, writable=False)

    def _table(self) -> None:
        self._mask(self.lines[self.index])
        # The row of hyphens under the head is left out.
        self.index += 1
        while self.index < len(self.lines) and "|" in self.lines[self.index].text:
            self._mask(self.lines[self.index])

    def _paragraph(self) -> None:
        start = self.lines[self.index].start
        line = self.lines[self.index]
        while True:
            line = self.lines[self.index]
            if _ITEM.match(line.text):
                self.in_list = True
            elif not line.text[0].isspace():
                self.in_list = False
            self.index += 1
            if self.index == len(self.lines):
                break
            after = self.lines[self.index]
            if _UNDERLINE.match(after.text) and not _ITEM.match(line.text):
                self._text(start, line.until)
                self.builder.piece("\n", after.start, after.until, writable=False)
                self.index += 1
                return
            if after.is_blank or self._interrupts(after, self.index):
                break
        self._text(start, line.until)

    def _interrupts(self, line: _Line, index: int) -> bool:
        text = line.text
        starts = _HEADING.match(text) or _FENCE.match(text) or _RULE.match(text) or _RAW.match(text)
        if starts or text.lstrip().startswith("<!--"):
            return True
        return self._is_table(index)


def _lines(source: str, start: int) -> Iterator[_Line]:
    """The lines from ``start`` on."""
    at = start
    while at < len(source):
        match = _LINE.match(source, at)
        if match is None or match.end() == at:
            return
        yield _Line(at, match.end("text"), match.end(), match["text"])
        at = match.end()
