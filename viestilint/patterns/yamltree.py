"""YAML as a tree of plain values that remember their lines.

Every scalar stays the string that was written (``on`` is a word, not True), and a wrong key can be pointed at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import count
from pathlib import Path
from typing import Any

from viestilint import safeyaml
from viestilint.errors import RuleError

# Aliases of aliases grow without end in a file of ten lines.
_MAX_NODES = 100_000


Plain = list[Any]
"""A node as JSON: its line and its value; scalars are texts, lists and mappings hold nodes. With a third element the
value is such JSON once more, as a text: what few runs look at need not be parsed."""


class Node:
    """A scalar (``str``), a list or a mapping of nodes, with the file and line it stands at.

    A node equals itself only, so that what is made of one can be remembered. ``trusted`` is what viestilint itself
    comes with.
    """

    __slots__ = ("_plain", "_value", "line", "path", "trusted")

    def __init__(
        self, value: str | list[Node] | dict[str, Node] | None, path: str, line: int, trusted: bool = False
    ) -> None:
        self._value = value
        self._plain: Any = None
        self.path = path
        self.line = line
        self.trusted = trusted

    @classmethod
    def folded(cls, plain: Plain, path: str) -> Node:
        """The trusted node of a JSON tree. It unfolds level by level, as it is looked at.

        Raises ``TypeError`` or ``ValueError`` for what is no tree, there or when it is looked at.
        """
        line, value, *packed = plain
        if isinstance(value, str) and not packed:
            return cls(value, path, line, True)
        node = cls(None, path, line, True)
        node._plain = value
        return node

    @property
    def value(self) -> str | list[Node] | dict[str, Node]:
        """The scalar, the list or the mapping."""
        if self._value is None:
            folded, path, plain = Node.folded, self.path, self._plain
            if isinstance(plain, str):
                plain = json.loads(plain)
            if isinstance(plain, list):
                self._value = [folded(child, path) for child in plain]
            else:
                self._value = {key: folded(child, path) for key, child in plain.items()}
        return self._value

    def fail(self, message: str) -> RuleError:
        """An error that points here."""
        return RuleError(message, path=self.path, line=self.line)

    def text(self) -> str:
        """The scalar. Raises ``RuleError`` if this is none."""
        if isinstance(self.value, str):
            return self.value
        raise self.fail("expected a text here")

    def items(self) -> list[Node]:
        """The list. Raises ``RuleError`` if this is none."""
        if isinstance(self.value, list):
            return self.value
        raise self.fail("expected a list here")

    def fields(self, allowed: frozenset[str] | None = None) -> dict[str, Node]:
        """The mapping. Raises ``RuleError`` if this is none or has a key that is not ``allowed``."""
        if not isinstance(self.value, dict):
            raise self.fail("expected a mapping here")
        if allowed is not None:
            for key, node in self.value.items():
                if key not in allowed:
                    from difflib import get_close_matches

                    near = get_close_matches(key, sorted(allowed), n=1)
                    hint = f"; did you mean '{near[0]}'?" if near else ""
                    raise node.fail(f"unknown key '{key}'{hint}")
        return self.value

    def texts(self) -> tuple[str, ...]:
        """The scalar or the list of scalars, as a tuple."""
        return _texts(self)

    def flag(self) -> bool:
        """The scalar as a truth value. Raises ``RuleError`` for anything but true and false."""
        if self.value in ("true", "false"):
            return self.value == "true"
        raise self.fail("expected true or false here")

    def whole(self) -> int:
        """The scalar as a number. Raises ``RuleError`` for anything but digits."""
        if isinstance(self.value, str) and self.value.isdecimal() and len(self.value) < 10:
            return int(self.value)
        raise self.fail("expected a whole number here")

    def walk(self) -> Iterator[Node]:
        """This node and all below it."""
        yield self
        children = self.value if isinstance(self.value, list) else ()
        if isinstance(self.value, dict):
            children = self.value.values()  # type: ignore[assignment]
        for child in children:
            yield from child.walk()


def load_tree(text: str, path: str, *, trusted: bool = False) -> Node:
    """The tree of one YAML document. Raises ``RuleError`` with file and line if it is not valid YAML."""
    # Not at the top: the built-in rules are read from a cache without it, and it is slow to import.
    import yaml

    try:
        root = safeyaml.compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise RuleError(f"not valid YAML: {error.problem or error}", path=path, line=line) from error
    except (yaml.YAMLError, ValueError) as error:
        raise RuleError(f"not valid YAML: {str(error).splitlines()[0]}", path=path) from error
    if root is None:
        return Node([], path, 1)
    return _convert(root, path, (), trusted, count(1))


def _convert(node: Any, path: str, above: tuple[int, ...], trusted: bool, number: Iterator[int]) -> Node:
    line = node.start_mark.line + 1
    if next(number) > _MAX_NODES:
        raise RuleError("too much for a rule file", path=path, line=line)
    if id(node) in above:
        raise RuleError("an alias that contains itself", path=path, line=line)
    if node.id == "scalar":
        return Node(node.value, path, line, trusted)
    above = (*above, id(node))
    if node.id == "sequence":
        return Node([_convert(child, path, above, trusted, number) for child in node.value], path, line, trusted)
    fields: dict[str, Node] = {}
    for key, child in node.value:
        if key.id != "scalar":
            raise RuleError("a key must be a text", path=path, line=key.start_mark.line + 1)
        if key.value in fields:
            raise RuleError(f"key '{key.value}' stands twice", path=path, line=key.start_mark.line + 1)
        converted = _convert(child, path, above, trusted, number)
        fields[key.value] = Node(converted.value, path, key.start_mark.line + 1, trusted)
    return Node(fields, path, line, trusted)


@lru_cache(maxsize=10_000)
def _texts(node: Node) -> tuple[str, ...]:
    return (node.value,) if isinstance(node.value, str) else tuple(child.text() for child in node.items())


@cache
def load_table(path: str) -> Node:
    """The tree of a file. Raises ``RuleError`` if it cannot be read or is not valid."""
    try:
        return load_tree(Path(path).read_text(encoding="utf-8-sig"), path)
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"cannot be read: {error}", path=path) from error
