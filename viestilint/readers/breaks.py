"""Tags that end lines inside the values of a catalogue: what a mail program shows as lines is read as lines.

Only the tags that make lines are read so; the other ones stay in the text, masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.lazyregex import lazy
from viestilint.model.source import Encoder
from viestilint.readers.values import Value, rewrite

_BREAK = r"<br(?:\s[^<>]*)?/?>"
_BLOCK = r"</?(?:p|div|h[1-6])(?:\s[^<>]*)?>"
# White space next to the border of a paragraph is shown to no one; a <br> at the end of its line ends it once.
_LINES = lazy(rf"(?P<block>{_BLOCK}(?:\s*+{_BLOCK})*+\s*+)|(?P<break>{_BREAK})(?P<line>[ \t]*+(?=\r?\n))?", re.I)
_BREAKS = lazy(rf"{_BREAK}|</p\s*+>", re.I)


def decode_breaks(value: Value) -> Value:
    """The value with its ``<br>`` and the borders of its paragraphs as line breaks."""
    if "<" not in value.text:
        return value
    changes = list(_changes(value.text))
    if not changes:
        return value
    read = rewrite(value, changes)
    # What is told at the end stands after the last word, not after the tags that close the value.
    last = len(read.pieces)
    while last > 1 and len(read.pieces[last - 1].text) == 0:
        last -= 1
    return Value(read.text, read.pieces[:last])


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    head = len(text) - len(text.lstrip())
    for match in _LINES.finditer(text):
        if match["block"]:
            is_edge = match.start() <= head or match.end() == len(text)
            yield *match.span(), "" if is_edge else "\n\n"
        else:
            yield *match.span(), "" if match["line"] is not None else "\n"


def break_encoder(value: Value, encode: Encoder) -> Encoder:
    """``encode`` after the writing of line breaks as ``value`` has them."""
    found = _BREAKS.search(value.text) if "<" in value.text else None
    if found is None:
        return encode
    tag = found.group() if found.group().startswith("<b") else "<br>"
    return lambda text: encode(text.replace("\n", tag))
