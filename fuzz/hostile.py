"""Text that is made to keep a regular expression busy.

It comes from the expression itself: what leads to a repetition, then what the repetition takes, over and over. A
character that spoils the match comes last. ``python -m fuzz.hostile`` gives every such text to the whole linter, all
rules on, and shows those that take longest: none of ten thousand characters may take more than a second.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterable, Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from fuzz.expressions import collect
from viestilint.readers.source import SourceFile

_MANY = 8
_LENGTH = 10_000
_SECONDS = 1.0
_SHOWN = 10
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


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
    if code in _REPEATS:
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
    """What leads to each wide repetition, and what it takes; and what leads to it over and over."""
    items = list(parser.parse(pattern, flags & ~re.DEBUG))
    for lead, body in _attacks(items, ""):
        yield lead, body
        if lead:
            yield "", lead + body
    for whole in samples(items, 1):
        if whole:
            # The beginning of a match over and over, none of which is ever finished; and match after match.
            yield "", whole[: max(1, len(whole) - 1)]
            yield "", whole


def _attacks(items: list[tuple[Any, Any]], before: str) -> Iterator[tuple[str, str]]:
    for index, (code, value) in enumerate(items):
        lead = before + samples(items[:index], 1)[0]
        if code in _REPEATS:
            _, most, inner = value
            if most >= _MANY:
                yield from ((lead, body) for body in samples(inner) if body)
            yield from _attacks(list(inner), lead)
        for inner in _inside(code, value):
            yield from _attacks(list(inner), lead)


def _inside(code: Any, value: Any) -> list[Any]:
    """The runs of an expression that a group, a choice or a look around holds."""
    if code is codes.SUBPATTERN:
        return [value[-1]]
    if code is codes.ATOMIC_GROUP:
        return [value]
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1]]
    return list(value[1]) if code is codes.BRANCH else []


def text_of(lead: str, body: str, length: int) -> str:
    """The hostile text of that length, with a character at its end that no expression waits for."""
    return (lead + body * (length // len(body) + 1))[:length] + "\x00"


def main() -> None:
    """Lints every hostile text; exit code 1 if one takes too long."""
    from fuzz.properties import linter

    def taken(lead: str, body: str, length: int) -> float:
        before = time.process_time()
        result = linter().check_source(SourceFile("viesti.txt", text_of(lead, body, length)[:length] + "\x01"))
        # A text may be refused, as one that looks wrongly encoded is; no rule may fail.
        failed.extend(f"{lead!r} + {body!r}…: {error}" for error in result.errors if "rule '" in error)
        return time.process_time() - before

    began = time.monotonic()
    made = {attack for each in collect() for attack in attacks(each.source, each.flags)}
    # What stands on lines of its own is no neighbour of the rest: checks look for it elsewhere.
    texts = sorted(made | {("", lead + body + "\n") for lead, body in made})
    failed: list[str] = []
    times: list[tuple[float, str, str]] = []
    for number, (lead, body) in enumerate(texts):
        # What is fast enough at a quarter of the length is fast enough at the whole, unless it takes more than the
        # square; and that the expressions do not.
        if taken(lead, body, _LENGTH // 4) > _SECONDS / 16:
            times.append((taken(lead, body, _LENGTH), lead, body))
        if number % 500 == 0:
            print(f"{number} of {len(texts)}", file=sys.stderr, flush=True)
    for seconds, lead, body in sorted(times, reverse=True)[:_SHOWN]:
        print(f"{seconds:.2f} s {lead!r} + {body!r}…")
    for line in failed:
        print(line)
    slow = sum(seconds > _SECONDS for seconds, _, _ in times)
    print(
        f"{len(texts)} texts, {len(times)} of them in full length, {slow} above {_SECONDS} s, {len(failed)} failed;"
        f" {time.monotonic() - began:.0f} s"
    )
    sys.exit(bool(slow or failed))


if __name__ == "__main__":
    main()
