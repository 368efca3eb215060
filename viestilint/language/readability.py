"""How heavy a message is to read, in figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from viestilint.model import Document, Token

_LONG = 7
_VERY_LONG = 20
_MANY_PARTS = 3


@dataclass(frozen=True, slots=True)
class Readability:
    """The figures of a message's body.

    ``lix`` is words per sentence plus the percentage of words of seven letters or more (Björnsson 1968).
    ``compounds`` are words of twenty letters or more and three parts or more, as they stand in the text.
    """

    words: int
    sentences: int
    long_words: int
    longest_sentence: int
    passives: int
    finite: int
    compounds: tuple[str, ...]

    @property
    def lix(self) -> int:
        """The readability index, 0 for a text without words."""
        if not self.words:
            return 0
        return round(self.words / max(1, self.sentences) + 100 * self.long_words / self.words)

    @property
    def passive_share(self) -> float:
        """The passives among the finite verbs."""
        return self.passives / self.finite if self.finite else 0.0


def readability(document: Document, zones: frozenset[str] = frozenset(("body",))) -> Readability:
    """The figures of the sentences in ``zones``; codes, net addresses and placeholders are no words."""
    sentences = [s for s in document.sentences if s.zone in zones]
    words = [[t for t in document.sentence_tokens(s) if t.kind == "word"] for s in sentences]
    words = [run for run in words if run]
    flat = [token for run in words for token in run]
    return Readability(
        words=len(flat),
        sentences=len(words),
        long_words=sum(len(token.text) >= _LONG for token in flat),
        longest_sentence=max((word_count(document.sentence_tokens(s)) for s in sentences), default=0),
        passives=sum(_is_passive(token) for token in flat),
        finite=sum(_is_finite(token) for token in flat),
        compounds=tuple(dict.fromkeys(t.text for t in flat if _is_heavy(t))),
    )


def word_count(tokens: Iterable[Token]) -> int:
    """The words among ``tokens``; a number, a date, an amount or a placeholder counts as one."""
    return sum(token.kind != "punct" and token.detail != "control" for token in tokens)


def _is_heavy(token: Token) -> bool:
    if len(token.text) < _VERY_LONG or "-" in token.text or not token.readings:
        return False
    return min(len(r.parts) for r in token.readings) >= _MANY_PARTS


def _is_finite(token: Token) -> bool:
    return bool(token.readings) and all(r.is_finite for r in token.readings)


def _is_passive(token: Token) -> bool:
    return _is_finite(token) and all(r.is_passive for r in token.readings)
