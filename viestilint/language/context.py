"""Which of a word's readings its clause speaks for."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.language.person import after_negation
from viestilint.model import Document, Reading, Token

_OPENERS = frozenset(("adv", "conj", "intj"))


def likeliest_first(document: Document, token: Token, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with the ones that the clause speaks for first, their order kept otherwise.

    *seuraa* is a command where it opens its clause and a statement after a subject; *maksaa* is the infinitive
    after another verb; after the negation verb the bare stem is its connegative.
    """
    if sum(r.verbform in ("fin", "inf1") for r in readings) < 2:
        return tuple(readings)
    before = [t for t in document.clause_tokens(token) if t.index < token.index and t.kind != "punct"]
    if after_negation(document.tokens, token.index):
        return _first(readings, [r.is_finite and r.negative in ("true", "both") for r in readings])
    if any(t.readings and all(r.is_finite for r in t.readings) for t in before):
        return _first(readings, [r.verbform == "inf1" for r in readings])
    if all(any(r.pos in _OPENERS for r in t.readings) for t in before):
        return _first(readings, [r.mood == "imp" for r in readings])
    return _first(readings, [r.mood == "ind" and r.person is not None for r in readings])


def _first(readings: Sequence[Reading], wanted: Sequence[bool]) -> tuple[Reading, ...]:
    pairs = list(zip(readings, wanted, strict=True))
    return (*(r for r, is_wanted in pairs if is_wanted), *(r for r, is_wanted in pairs if not is_wanted))
