"""Text into Markdown: what would be markup is escaped, and the paragraph is read again to be sure of it."""

from __future__ import annotations

import re

from viestilint.lazyregex import lazy
from viestilint.model import Piece, SourceSpan
from viestilint.model.source import PlaceEncoder
from viestilint.readers.htmlencode import joins_markup, name_letter, names_letters, write_around_templates
from viestilint.readers.mdblocks import Page, link_labels

_ESCAPED = lazy(r"[\\`*\[\]<>#]|_|&(?=[#\w])|!(?=\[)")
_BREAK = r"(?:\r\n|\r(?!\n)|(?<!\r)\n)"
_BLANK_LINE = lazy(rf"{_BREAK}[ \t]*{_BREAK}")
_LONGEST = 20_000


def markdown_encoder(source: str, labels: frozenset[str]) -> PlaceEncoder:
    """The encoder of a Markdown file's text. ``labels`` are the names that the file defines links for."""
    newline = "\r\n" if "\r\n" in source else "\n"
    named = names_letters(source)

    def encode(text: str, place: SourceSpan) -> str | None:
        if "\r" in text or joins_markup(source, place, text):
            return None
        written = write_around_templates(text, _escape)
        if written is None:
            return None
        if named:
            written = "".join(map(name_letter, written))
        written = written.replace("\n", newline)
        return written if _reads_back(source, place, text, written, labels) else None

    return encode


def _escape(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        at = match.start()
        inside = match.group() == "_" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
        return match.group() if inside else "\\" + match.group()

    return _ESCAPED.sub(one, text)


def _reads_back(source: str, place: SourceSpan, text: str, written: str, labels: frozenset[str]) -> bool:
    """Whether the paragraphs that the edit touches read as they should after it."""
    low, high = max(0, place.start - _LONGEST), min(len(source), place.end + _LONGEST)
    start = low
    for match in _BLANK_LINE.finditer(source, low, place.start):
        start = match.end()
    blank = _BLANK_LINE.search(source, place.end, high)
    end = blank.end() if blank else high
    if (start == low > 0) or (blank is None and high < len(source)):
        return False
    old = source[start:end]
    new = source[start : place.start] + written + source[place.end : end]
    if link_labels(old) != link_labels(new):
        return False
    # What stands before the paragraph counts only if it is indented: then it must hold in a list and outside.
    states = (False, True) if old[:1].isspace() and start else (False,)
    inside = (place.start - start, place.end - start)
    found = [_agree(old, new, inside, text, labels, state) for state in states]
    return True in found and False not in found


def _agree(old: str, new: str, place: tuple[int, int], text: str, labels: frozenset[str], in_list: bool) -> bool | None:
    """Whether ``new`` reads as ``old`` with that edit, ``None`` if the place of the edit is no text."""
    before, after = Page(old, 0, labels, in_list=in_list), Page(new, 0, labels, in_list=in_list)
    before.read()
    after.read()
    was, pieces = before.builder.build()
    first, last = _text_at(pieces, place[0]), _text_at(pieces, place[1])
    if first is None or last is None:
        return None
    same_masks = len(before.builder.masked) == len(after.builder.masked)
    now = after.builder.build()[0]
    return same_masks and before.in_list == after.in_list and now == was[:first] + text + was[last:]


def _text_at(pieces: tuple[Piece, ...], at: int) -> int | None:
    """The place in the text of a place in the file that a piece holds or borders on."""
    for piece in pieces:
        if piece.source.start <= at <= piece.source.end:
            if piece.literal:
                return piece.text.start + at - piece.source.start
            if at in (piece.source.start, piece.source.end):
                return piece.text.start if at == piece.source.start else piece.text.end
    return None
