"""ICU messages and MessageFormat choices: which parts are skeleton, and which are text."""

from __future__ import annotations

from dataclasses import dataclass

from viestilint.lazyregex import lazy
from viestilint.readers.braces import Budget

OPENING = r"\{\s*\w+\s*,\s*(?:plural|selectordinal|select|choice)\s*,"
_OPENING = lazy(r"\{\s*(?P<name>\w+)\s*,\s*(?P<kind>plural|selectordinal|select|choice)\s*,(?:\s*offset:\d+)?")
_BRANCH = lazy(r"\s*=?[\w-]+\s*\{")
_LIMIT = lazy(r"\s*-?(?:\d+(?:\.\d+)?|∞)\s*[#<≤]")
_CLOSE = lazy(r"\s*\}")
_INNER = lazy(r"[{}'#|]")
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Part:
    """``[start, end)`` of a skeleton part; the name is ``#`` for the mark that prints the number."""

    start: int
    end: int
    name: str


class _NotIcu(Exception):
    pass


def read(text: str, start: int, end: int, budget: Budget) -> list[Part] | None:
    """The skeleton of the argument at ``start`` in order, ``None`` if it does not end before ``end``."""
    reader = _Reader(text, end, budget, [])
    try:
        reader.argument(start, 0, number=False)
    except _NotIcu:
        return None
    return reader.parts


@dataclass(slots=True)
class _Reader:
    text: str
    end: int
    budget: Budget
    parts: list[Part]

    def argument(self, start: int, depth: int, *, number: bool) -> int:
        opening = _OPENING.match(self.text, start, self.end)
        if opening is None or depth > _DEPTH:
            raise _NotIcu
        name = f"{opening['name']}, {opening['kind']}"
        if opening["kind"] == "choice":
            return self._choice(start, opening.end(), name)
        number = number or opening["kind"] != "select"
        begin, at = start, opening.end()
        while branch := _BRANCH.match(self.text, at, self.end):
            self.parts.append(Part(begin, branch.end(), name))
            begin = self._branch(branch.end(), depth, number=number)
            at = begin + 1
        close = _CLOSE.match(self.text, at, self.end)
        if close is None or begin == start:
            raise _NotIcu
        self.parts.append(Part(begin, close.end(), name))
        return close.end()

    def _branch(self, at: int, depth: int, *, number: bool) -> int:
        """The offset of the brace that closes the branch whose text begins at ``at``."""
        nested = 0
        while True:
            mark, here = self._next(at)
            at = here + 1
            if mark == "'" and self.text[at : at + 1] in ("{", "}", "#"):
                closing = self.text.find("'", at, self.end)
                at = closing + 1 if closing >= 0 else at
            elif mark == "#" and number and not nested:
                self.parts.append(Part(here, at, "#"))
            elif mark == "{":
                if _OPENING.match(self.text, here, self.end):
                    at = self.argument(here, depth + 1, number=number)
                else:
                    nested += 1
            elif mark == "}":
                if not nested:
                    return here
                nested -= 1

    def _choice(self, start: int, at: int, name: str) -> int:
        begin = start
        while limit := _LIMIT.match(self.text, at, self.end):
            self.parts.append(Part(begin, limit.end(), name))
            at, nested = limit.end(), 0
            while True:
                mark, begin = self._next(at)
                at = begin + 1
                if mark == "{":
                    nested += 1
                elif mark == "}" and nested:
                    nested -= 1
                elif mark in ("}", "|") and not nested:
                    break
            if mark == "}":
                self.parts.append(Part(begin, at, name))
                return at
        raise _NotIcu

    def _next(self, at: int) -> tuple[str, int]:
        self.budget.steps -= 1
        found = _INNER.search(self.text, at, self.end) if self.budget.steps > 0 else None
        if found is None:
            raise _NotIcu
        return found.group(), found.start()
