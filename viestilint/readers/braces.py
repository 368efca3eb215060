"""The end of an expression in braces, its strings and inner braces skipped."""

from __future__ import annotations

import re
from dataclasses import dataclass

from viestilint.lazyregex import lazy

_MARK = lazy(r"\\.|\$\{|[{}\"'`]", re.S)
_SIMPLE = lazy(r"[^{}\n]*\}")


@dataclass(slots=True)
class Budget:
    """How many steps broken expressions may cost in one text, so that they cost no more than a factor."""

    steps: int

    @classmethod
    def for_text(cls, text: str) -> Budget:
        """Enough for any text in which expressions are closed."""
        return cls(8 * len(text) + 2000)


def closing_brace(text: str, at: int, end: int, budget: Budget) -> int | None:
    """The offset after the brace that closes an expression begun at ``at``; ``None`` if none does.

    Strings in ``"``, ``'`` and backquotes are skipped with the ``${}`` inside them. Where that finds no end,
    the next brace on the line counts.
    """
    stack = ["}"]
    here = at
    while budget.steps > 0 and (mark := _MARK.search(text, here, end)):
        budget.steps -= 1
        here = mark.end()
        what, top = mark.group(), stack[-1]
        if what == top:
            stack.pop()
            if not stack:
                return here
        elif what == "${" and top != "'":
            stack.append("}")
        elif top == "}" and what in ('"', "'", "`"):
            stack.append(what)
        elif top == "}" and what == "{":
            stack.append("}")
    simple = _SIMPLE.match(text, at, end)
    return simple.end() if simple else None
