"""Text that is made to keep a regular expression busy.

It comes from the expression itself: what leads to a repetition, then what the repetition takes, over and over. A
character that spoils the match comes last. ``python -m fuzz.hostile`` gives every such text, ten thousand characters
long, to the whole linter, and prints those that take more than a second.
"""

from __future__ import annotations

import ast
import pkgutil
import re
import sys
import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import viestilint
from fuzz.inputs import ROOT
from viestilint.lazyregex import LazyPattern
from viestilint.patterns.catalogue import load_catalogue
from viestilint.patterns.matcher import Choice, Pattern
from viestilint.patterns.nounphrase import NounPhrase
from viestilint.patterns.tokens import TokenPattern
from viestilint.readers.source import SourceFile

_MANY = 8
_LENGTH = 10_000


def collect() -> dict[tuple[str, int], str]:
    """Every expression, with its flags and a place where it stands."""
    found: dict[tuple[str, int], str] = {}

    def take(value: object, where: str, depth: int = 0) -> None:
        if isinstance(value, LazyPattern):
            value = value.compiled
        if isinstance(value, re.Pattern):
            if isinstance(value.pattern, str):
                found.setdefault((value.pattern, value.flags), where)
        elif isinstance(value, TokenPattern):
            take(value.regex, where)
            for inner in value.unless:
                take(inner, where)
        elif isinstance(value, NounPhrase):
            take(value.head, where)
        elif isinstance(value, Choice):
            take(value.options, where)
        elif isinstance(value, Pattern):
            take(value.elements, where)
        elif depth < 4 and isinstance(value, dict):
            take(tuple(value.values()), where, depth + 1)
        elif depth < 4 and isinstance(value, (tuple, list, set, frozenset)):
            for inner in value:
                take(inner, where, depth + 1)

    for module in pkgutil.walk_packages(viestilint.__path__, "viestilint."):
        if not module.name.endswith("__main__"):
            for name, value in vars(import_module(module.name)).items():
                take(value, f"{module.name}.{name}")
    for rule in load_catalogue():
        for variant in rule.variants:
            conditions = [condition.pattern for condition in (*variant.when, *variant.unless)]
            take([variant.matcher, *conditions], rule.id)
    for path in sorted((ROOT / "viestilint").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not ast.unparse(node.func).startswith("re."):
                continue
            first = node.args[0]
            if (
                isinstance(first, ast.Constant)
                and isinstance(first.value, str)
                and "escape" not in ast.unparse(node.func)
            ):
                take(re.compile(first.value), f"{path.name}:{node.lineno}")
    return found


def samples(items: Iterable[Any], few: int = 3) -> list[str]:
    """Some texts that a parsed run of an expression takes."""
    out = [""]
    for item in items:
        heads = _of(item)[:few] or [""]
        out = [left + right for left in out[:few] for right in heads][: few * few]
    return list(dict.fromkeys(out))[:few]


def _of(item: tuple[Any, Any]) -> list[str]:
    code, value = item
    if code is codes.LITERAL:
        return [chr(value)]
    if code is codes.NOT_LITERAL:
        return ["b" if value == ord("a") else "a"]
    if code is codes.ANY:
        return ["a", " "]
    if code is codes.IN:
        return _members(value)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, _, inner = value
        return [text * max(least, 1) for text in samples(inner)] + ([""] if least == 0 else [])
    if code is codes.SUBPATTERN:
        return samples(value[-1])
    if code is codes.ATOMIC_GROUP:
        return samples(value)
    if code is codes.BRANCH:
        return [text for branch in value[1] for text in samples(branch, 1)]
    return [""]


_CATEGORIES = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_NOT_WORD: "-",
    codes.CATEGORY_NOT_SPACE: "a",
}


def _members(members: list[tuple[Any, Any]]) -> list[str]:
    found: list[str] = []
    taken = {chr(value) for code, value in members if code is codes.LITERAL}
    if members[0][0] is codes.NEGATE:
        return [c for c in "a 1-_." if c not in taken][:2]
    for code, value in members:
        if code is codes.LITERAL:
            found.append(chr(value))
        elif code is codes.RANGE:
            found.append(chr(value[0]))
        elif code is codes.CATEGORY:
            found.append(_CATEGORIES[value])
    return found[:3]


def attacks(pattern: str, flags: int) -> Iterator[tuple[str, str]]:
    """What leads to each wide repetition, and what it takes."""
    items = list(parser.parse(pattern, flags & ~re.DEBUG))
    yield from _attacks(items, "")
    whole = samples(items, 1)[0]
    if whole:
        # The beginning of a match over and over, none of which is ever finished.
        yield "", whole[: max(1, len(whole) - 1)]


def _attacks(items: list[tuple[Any, Any]], before: str) -> Iterator[tuple[str, str]]:
    for index, (code, value) in enumerate(items):
        lead = before + samples(items[:index], 1)[0]
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _, most, inner = value
            if most >= _MANY:
                yield from ((lead, body) for body in samples(inner) if body)
            yield from _attacks(list(inner), lead)
        elif code is codes.SUBPATTERN:
            yield from _attacks(list(value[-1]), lead)
        elif code is codes.ATOMIC_GROUP:
            yield from _attacks(list(value), lead)
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from _attacks(list(branch), lead)


def main() -> None:
    """Lints every hostile text."""
    from fuzz.properties import linter

    texts = {attack for (source, flags), _ in sorted(collect().items()) for attack in attacks(source, flags)}
    slow = 0
    began = time.monotonic()
    for number, (lead, body) in enumerate(sorted(texts)):
        text = (lead + body * (_LENGTH // len(body)))[:_LENGTH] + "\x01"
        before = time.process_time()
        result = linter().check_source(SourceFile("viesti.txt", text))
        taken = time.process_time() - before
        if taken > 1 or result.errors:
            slow += 1
            print(f"{taken:.2f} s {lead!r} {body!r} {result.errors[:1]}", flush=True)
        if number % 500 == 0:
            print(f"{number} of {len(texts)}", file=sys.stderr, flush=True)
    print(f"{len(texts)} texts, {slow} slow or failed, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
