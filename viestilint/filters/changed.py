"""Which lines changed since a revision, from git's own diff."""

from __future__ import annotations

from collections.abc import Mapping

from viestilint.lazyregex import lazy

_FILE = lazy(r'\+\+\+ (?:"b/(?P<quoted>.*)"|b/(?P<plain>.*?))\t?$')
_HUNK = lazy(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = lazy(r"\\([abtnvfr\"\\])")
_ESCAPED = dict(zip('abtnvfr"\\', '\a\b\t\n\v\f\r"\\', strict=True))

Changes = Mapping[str, tuple[tuple[int, int], ...]]
"""Path → ranges of changed lines, first and last, from 1."""


def parse_diff(diff: str) -> Changes:
    """The changed lines of every file in a diff without context (``git diff -U0``).

    A deletion counts as a change of the lines on both sides of it.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    path = ""
    left = 0
    for line in diff.split("\n"):
        if left and line.startswith(("+", "-")):
            # A line of a message may look like a line of the diff.
            left -= 1
        elif line.startswith("+++ "):
            path = _path(line)
        elif path and (match := _HUNK.match(line)):
            first, count = int(match[2]), int(match[3] or 1)
            left = int(match[1] or 1) + count
            last = first + count - 1 if count else first + 1
            found.setdefault(path, []).append((first, last))
    return {path: tuple(ranges) for path, ranges in found.items()}


def _path(line: str) -> str:
    """The path of a head line, empty for a file that is gone."""
    match = _FILE.match(line)
    if match is None:
        return ""
    if match["quoted"] is None:
        return match["plain"]
    return _ESCAPE.sub(lambda escape: _ESCAPED[escape[1]], match["quoted"])


def touches(changes: Changes, path: str, first: int, last: int) -> bool:
    """Whether any of the lines ``first``…``last`` of a file changed."""
    return any(start <= last and first <= end for start, end in changes.get(path, ()))
