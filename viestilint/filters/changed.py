"""Which lines changed since a revision, from git's own diff."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FILE = re.compile(r'^\+\+\+ (?:"?b/)(.*?)"?\t?$')
_HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")

Changes = Mapping[str, tuple[tuple[int, int], ...]]
"""Path → ranges of changed lines, first and last, from 1."""


def parse_diff(diff: str) -> Changes:
    """The changed lines of every file in a diff without context (``git diff -U0``).

    A deletion counts as a change of the lines on both sides of it.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    path = ""
    for line in diff.splitlines():
        if match := _FILE.match(line):
            path = match[1]
        elif path and (match := _HUNK.match(line)):
            first, count = int(match[1]), int(match[2] or 1)
            last = first + count - 1 if count else first + 1
            found.setdefault(path, []).append((first, last))
    return {path: tuple(ranges) for path, ranges in found.items()}


def touches(changes: Changes, path: str, first: int, last: int) -> bool:
    """Whether any of the lines ``first``…``last`` of a file changed."""
    return any(start <= last and first <= end for start, end in changes.get(path, ()))
