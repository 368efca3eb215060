"""What a text is made of and nobody sees: letters with their marks apart, characters without width.

Programs on macOS write ``ä`` as two characters, and editors leave zero-width spaces: neither makes another word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from viestilint.model import SourceMap, Span

_LOOSE = re.compile("[A-Za-z][\u0300-\u036f]+|[\u200b\u2060\ufeff]+")


def is_loose(text: str) -> bool:
    """Whether a text has any of it."""
    return not text.isascii() and _LOOSE.search(text) is not None


def composed(
    text: str, source_map: SourceMap, groups: Iterable[Iterable[Span]]
) -> tuple[str, SourceMap, list[tuple[Span, ...]]]:
    """The text as it is seen, its map, and ``groups`` of spans moved to it."""
    from viestilint.readers.values import Value, rewrite

    found = [(*m.span(), _seen(m.group())) for m in _LOOSE.finditer(text)]
    changes = [change for change in found if change[2] != text[change[0] : change[1]]]
    value = rewrite(Value(text, source_map.pieces), changes)
    ends = [end for _, end, _ in changes]
    gone = [0]
    for start, end, seen in changes:
        gone.append(gone[-1] + end - start - len(seen))

    def moved(at: int) -> int:
        return at - gone[bisect_right(ends, at)]

    spans = [tuple(Span(moved(s.start), max(moved(s.start), moved(s.end))) for s in group) for group in groups]
    return value.text, replace(source_map, pieces=value.pieces), spans


def _seen(run: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", run) if run[0].isalpha() else ""
