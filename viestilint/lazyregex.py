"""Regular expressions that are compiled when they are first used.

The program knows hundreds, one short message needs a few dozen of them, and compiling all of them would take longer
than everything else that is done with it.
"""

from __future__ import annotations

import re
from typing import Any, cast


class LazyPattern:
    """Becomes the compiled expression, one attribute after the other, as they are asked for."""

    __slots__ = ("_compiled", "_flags", "_source", "finditer", "fullmatch", "groupindex", "match", "search", "sub")

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.compiled, name)
        if name in LazyPattern.__slots__:
            # The next call finds it in its slot and goes straight to the compiled expression.
            setattr(self, name, value)
        return value


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """The regular expression, to be used like a compiled one. A wrong one raises ``re.error`` at its first use."""
    return cast("re.Pattern[str]", LazyPattern(source, flags))
