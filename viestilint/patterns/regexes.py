"""Regular expressions of rules: the built-in ones as they are, a user's own with a limit to their time.

Python's own matcher cannot be stopped, and one careless repetition (``(a|aa)+$``) keeps it busy for years. A user's
expressions therefore run in the ``regex`` package, which takes the same expressions and a time limit. It is imported
only where a user has such a rule.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, TypeVar

from viestilint.errors import RuleError
from viestilint.lazyregex import lazy
from viestilint.patterns.yamltree import Node

T = TypeVar("T")

LIMIT = 1.0
"""Seconds of processor time for one expression in one message of up to 10 000 characters."""
_CHARACTERS = 10_000
_STRIKES = 3
# The ``regex`` package reads a brace that begins no repetition (``{e}``) as a mark of its own.
_BRACE = re.compile(r"\\N\{[^}]{0,200}\}|\\.|(?P<brace>\{)(?!\d*(?:,\d*)?\})", re.S)


class TimedRegex:
    """A regular expression that raises ``RuleError`` when it takes too long; used like a compiled one.

    After ``_STRIKES`` messages it is not tried any more, so that a run over many messages comes to its end.
    """

    __slots__ = ("_compiled", "_node", "_stopped", "groupindex", "pattern")

    def __init__(self, node: Node) -> None:
        regex: Any = import_module("regex")
        self.pattern = node.text()
        self._node = node
        self._stopped = 0
        try:
            self._compiled: Any = regex.compile(_BRACE.sub(_escaped, self.pattern), regex.VERSION0)
        except (regex.error, RecursionError) as error:
            raise node.fail(f"not a regular expression: {error}") from error
        self.groupindex: dict[str, int] = dict(self._compiled.groupindex)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """See ``re.Pattern``; all matches are found within one limit."""
        return iter(self._within(text, lambda limit: list(self._compiled.finditer(text, timeout=limit))))

    def search(self, text: str) -> re.Match[str] | None:
        """See ``re.Pattern``."""
        return self._within(text, lambda limit: _match(self._compiled.search(text, timeout=limit)))

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """See ``re.Pattern``."""
        return self._within(text, lambda limit: _match(self._compiled.fullmatch(text, timeout=limit)))

    def _within(self, text: str, run: Callable[[float], T]) -> T:
        place = f"the regular expression of {self._node.path}:{self._node.line}"
        if self._stopped >= _STRIKES:
            raise RuleError(f"{place} was stopped {_STRIKES} times and is not tried any more")
        limit = LIMIT * max(1.0, len(text) / _CHARACTERS)
        try:
            return run(limit)
        except TimeoutError as error:
            self._stopped += 1
            raise RuleError(f"{place} was stopped after {limit:.0f} s: {self.pattern!r}") from error


Regex = re.Pattern[str] | TimedRegex


def read_regex(node: Node) -> Regex:
    """The regular expression of a node. Raises ``RuleError`` if it is none."""
    if node.trusted:
        return lazy(node.text())
    try:
        with warnings.catch_warnings():
            # What may mean something else in a later Python is no matter of whoever runs the rules.
            warnings.simplefilter("ignore")
            re.compile(node.text())
    except (re.error, OverflowError, RecursionError) as error:
        raise node.fail(f"not a regular expression: {error}") from error
    return TimedRegex(node)


def _match(found: Any) -> re.Match[str] | None:
    """A match of the ``regex`` package, which is used as one of ``re``."""
    match: re.Match[str] | None = found
    return match


def _escaped(match: re.Match[str]) -> str:
    return r"\{" if match["brace"] else match.group()
