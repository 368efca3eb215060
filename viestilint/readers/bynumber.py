"""Entries of which one is shown by the number in it, as their keys tell: ``day``/``days``, ``one.only``/``other.only``.

That a *last* step of a key is a category of plurals (``day.one``, ``day_other``) is told by the key alone. These are told
by the keys beside them only.
"""

from __future__ import annotations

from collections.abc import Iterable

from viestilint.lazyregex import lazy

_STEPS = lazy(r"[.\[\]/:#]+")
_WORDS = lazy(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_CATEGORIES = frozenset("zero one two few many other singular plural single multiple".split())


def told_by_number(keys: Iterable[str]) -> frozenset[str]:
    """The keys that differ from another one in nothing but a number: a category of plurals, or a plural's *s*."""
    alike: dict[tuple[str, ...], set[str]] = {}
    for key in keys:
        if key and " " not in key:
            alike.setdefault(_without_number(key), set()).add(key)
    return frozenset(key for same in alike.values() if len(same) > 1 for key in same)


def _without_number(key: str) -> tuple[str, ...]:
    *path, name = [step for step in _STEPS.split(key) if step] or [key]
    words = [word.lower() for word in _WORDS.findall(name)]
    return (
        *("*" if step.lower() in _CATEGORIES else step for step in path),
        "",
        *(_singular(word) for word in words if word not in _CATEGORIES),
    )


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
