"""Lines that are laid out in columns: there spaces are not prose."""

from __future__ import annotations

import re
from functools import lru_cache

from viestilint.lazyregex import lazy

_DOUBLE = lazy(r"(?<=\S) {2,}(?=\S)")
_WIDE = lazy(r"\S {4,}\S")
# Cells are shorter than the pieces of a sentence whose writer hit the space bar twice.
_CELL = 2


@lru_cache(maxsize=2)
def table_lines(text: str) -> frozenset[int]:
    """The numbers of the lines of ``text`` that are rows: wide gaps, gaps under each other or as many as next door,
    or nothing but short cells.
    """
    lines = text.split("\n")
    columns = [{m.end() for m in _DOUBLE.finditer(line)} for line in lines]
    found = set()
    for number, line in enumerate(lines):
        gaps = columns[number]
        near = columns[max(0, number - 1) : number] + columns[number + 1 : number + 2]
        aligned = any(gaps & other or (len(gaps) > 1 and len(other) == len(gaps)) for other in near)
        if aligned or (gaps and _has_cells(line, len(gaps))) or "|" in line or "\t" in line or _WIDE.search(line):
            found.add(number)
    return frozenset(found)


def _has_cells(line: str, gaps: int) -> bool:
    return gaps > 1 and len(re.findall(r"\S+", line)) <= _CELL * (gaps + 1)
