"""A space that was typed one letter too early or too late: *all aolevaa linkkiä*."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.language.morphology import Morphology
from viestilint.model import Token

_SHORT = frozenset("on ei en et se ne he me te jo ja".split())
_MIN_WORD = 3
# listaaa ja: a little word that is right is no half of another.
_MIN_KNOWN = 4
# Below this both halves may be words by chance.
_MIN_LETTERS = 8


def moved_space(first: Token, second: Token, morphology: Morphology) -> str | None:
    """Both words as they were meant, or ``None``: one of them is unknown, and with the space moved by a letter both
    are words.
    """
    if not _is_pair(first, second):
        return None
    left, right = first.lower, second.lower
    for a, b in ((left + right[0], right[1:]), (left[:-1], left[-1] + right)):
        if _is_word(a, morphology) and _is_word(b, morphology):
            return f"{a.capitalize() if first.capitalised else a} {b}"
    return None


def has_moved_space(tokens: Sequence[Token], morphology: Morphology) -> bool:
    """Whether the space of any two neighbours has moved."""
    return any(moved_space(a, b, morphology) is not None for a, b in zip(tokens, tokens[1:], strict=False))


def _is_pair(first: Token, second: Token) -> bool:
    if (first.known and second.known) or any(t.known and len(t.text) < _MIN_KNOWN for t in (first, second)):
        return False
    if first.span.end + 1 != second.span.start or first.sentence != second.sentence:
        return False
    if (first.kind, second.kind) != ("word", "word") or len(first.text) + len(second.text) < _MIN_LETTERS:
        return False
    if min(len(first.text), len(second.text)) < 2 or not second.text.islower():
        return False
    return first.text.isalpha() and second.text.isalpha() and (first.text.islower() or first.initial)


def _is_word(word: str, morphology: Morphology) -> bool:
    if len(word) < _MIN_WORD and word not in _SHORT:
        return False
    return any(not r.is_name and r.pos not in ("abbr", "prefix", "intj") for r in morphology.analyse(word))
