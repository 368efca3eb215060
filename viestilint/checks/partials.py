"""What a template leaves to its layout, partials and includes, and whether it has copy of its own.

A greeting, closing or signature that visibly comes from there counts as present: the rules about the frame
of a message see only this file, and a false alarm on every template of a project costs them their credit.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from viestilint.checks.signature import SUBJECT_LINE
from viestilint.language.zones import Line, lines_of
from viestilint.lazyregex import lazy
from viestilint.model import Document, Placeholder

_LAST_LINES = 3
_MIN_WORDS = 2
_SILENT = frozenset(("punct", "placeholder", "url", "email", "phone", "code"))
_MIN_SHEET_LINES = 4
# Layouts that the template is put into: what stands around it cannot be seen here.
_LAYOUT = lazy(
    r"\{%-?\s*(?:extends|embed|layout)\b|\{\{~?\s*#>|\{\{~?\s*(?:layout|extends?)\b|<%[-=]?\s*(?:content_for|layout)\b"
    r"|^\s*@(?:extends|component|layout)\b|\[%-?\s*WRAPPER\b|<#macro\b",
    re.M,
)
_INCLUDE = lazy(
    r"\{\{~?\s*(?:>|template\b|block\b|partial\b|include\b|render\b|yield\b|component\b)"
    r"|\{%-?\s*(?:include|render|section|component|snippet)\b|<@|<#include\b|<%[-=]?\s*(?:render|yield|include|partial)\b"
    r"|\[%-?\s*(?:INCLUDE|PROCESS|INSERT)\b|%%=?\s*ContentBlock",
)
_TEXT_INCLUDE = lazy(
    r"^\s*(?:@(?:include|yield|stack|slot)\w*\b|#(?:parse|include)\s*\(|<\?(?:php|=).*(?:include|require|footer))",
    re.M | re.I,
)
_HEAD_NAMES = lazy(r"greet|terveh|salut|intro|header|head(?:ing|line)?$|opening|alku|aloitus|preamble", re.I)
_FOOT_NAMES = lazy(
    r"footer|signature|allekirj|alatunnis|lopputer|loppu|terveis|closing|regards|sign_?off|outro|bottom"
    r"|yhteystied|disclaimer|imprint|footnote|alaviite",
    re.I,
)
_LETTER = lazy(r"\w")
_LABEL = lazy(r"^(?:[-*•]\s*)?[^\W\d_][^:\n]{0,50}:(?:\s|$)|^[-*•]\s")
_UNSUBSCRIBE_ONLY = lazy(
    r"^(?:jos (?:et|ette) (?:halua|haluaisi|tahdo)\b|(?:voit|voitte) (?:perua|peruuttaa|lopettaa)\b"
    r".{0,40}(?:tilauksen|viestit|viestien)|peruuta (?:uutiskirjeen )?tilaus\b)",
    re.I,
)


def opens_with_partial(document: Document) -> bool:
    """Whether the greeting may come from a layout, an include or a placeholder that opens the message."""
    if _LAYOUT.search(document.text):
        return True
    first = next((one for one in _printing_lines(document) if not SUBJECT_LINE.match(one[0].text)), None)
    if first is None:
        return False
    line, inside = first
    # Tuote {{headline}} on loppu: a value in the middle of a sentence is no greeting.
    if _TEXT_INCLUDE.match(line.text) or any(
        _HEAD_NAMES.search(p.name) and not _has_words(document, line, p.span.start) for p in inside
    ):
        return True
    if any(_INCLUDE.match(_written(document, p)) for p in inside):
        return True
    return bool(inside) and not _has_words(document, line)


def ends_with_partial(document: Document) -> bool:
    """Whether closing and signature may come from a layout, an include or a placeholder at the end."""
    if _LAYOUT.search(document.text):
        return True
    lines = list(_printing_lines(document))
    for _, inside in lines[1:]:
        for placeholder in inside:
            if _FOOT_NAMES.search(placeholder.name) and placeholder.type in (None, "sender"):
                return True
    for line, inside in lines[1:][-_LAST_LINES:]:
        if _TEXT_INCLUDE.match(line.text) or any(_INCLUDE.match(_written(document, p)) for p in inside):
            return True
        if any(p.type is None for p in inside) and not _has_words(document, line):
            # A value of unknown content on a line of its own: it may be a whole paragraph.
            return True
    return False


# Every rule about how a message opens and ends asks this.
@lru_cache(maxsize=1)
def has_copy(document: Document) -> bool:
    """Whether the message says anything itself, and is no bare sheet of fields nor the text of a footer."""
    said = [t for t in document.tokens if t.zone in ("body", "greeting") and t.kind not in _SILENT]
    if len(said) < _MIN_WORDS or document.zone("body") is None or not any(t.kind == "word" for t in said):
        return False
    if document.zone("foreign") is not None and not any(r.is_finite for t in said for r in t.readings):
        # Only a name is left beside the text in another language.
        return False
    lines = [line for line, _ in _printing_lines(document)]
    if len(lines) == 1 and _UNSUBSCRIBE_ONLY.match(lines[0].text):
        return False
    return not _is_sheet(document, lines)


def _is_sheet(document: Document, lines: Sequence[Line]) -> bool:
    """Whether most lines are fields, and none of the others is a sentence."""
    if len(lines) < _MIN_SHEET_LINES or document.address is not None:
        return False
    prose = [line for line in lines if not _LABEL.match(line.text) and _has_words(document, line)]
    if len(prose) * 5 > len(lines) * 2:
        return False
    return not any(_is_sentence(document, line) for line in prose)


def _is_sentence(document: Document, line: Line) -> bool:
    if line.text[-1:] not in ".!?":
        return False
    return any(r.is_finite for t in document.tokens_in(line.span) for r in t.readings)


def _printing_lines(document: Document) -> Iterator[tuple[Line, list[Placeholder]]]:
    """The lines that print something, quotations left out, each with its placeholders that print."""
    for line in lines_of(document.text):
        if line.text.startswith(">"):
            continue
        touching = _placeholders(document, line)
        printing = [p for p in touching if p.type != "control"]
        if touching and not printing and not _has_words(document, line):
            continue
        yield line, printing


def _placeholders(document: Document, line: Line) -> list[Placeholder]:
    # They stand in order: to ask each of them for each line takes the square of a message.
    ordered = document.message.placeholders
    first = bisect_left(ordered, line.span.start, key=lambda p: p.span.end)
    last = bisect_right(ordered, line.span.end, key=lambda p: p.span.start)
    return [p for p in ordered[first:last] if line.span.overlaps(p.span)]


def _has_words(document: Document, line: Line, end: int | None = None) -> bool:
    """Whether the line has a letter or digit outside its placeholders, or has one before ``end``."""
    rest = list(line.text[: None if end is None else max(0, end - line.span.start)])
    for placeholder in _placeholders(document, line):
        first = max(0, placeholder.span.start - line.span.start)
        last = min(len(rest), placeholder.span.end - line.span.start)
        rest[first:last] = " " * (last - first)
    return _LETTER.search("".join(rest)) is not None


def _written(document: Document, placeholder: Placeholder) -> str:
    return placeholder.span.of(document.text)
