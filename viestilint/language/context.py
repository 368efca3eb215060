"""Which of a word's readings its clause speaks for."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.language.names import names_last
from viestilint.language.negation import after_negation
from viestilint.language.phrases import COORDINATORS
from viestilint.model import Document, Reading, Token

_OPENERS = frozenset(("adv", "conj", "intj"))


def likeliest_first(document: Document, token: Token, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with the ones that the clause speaks for first, their order kept otherwise.

    *seuraa* is a command where it opens its clause and a statement after a subject; *maksaa* is the
    infinitive after another verb; after the negation verb the bare stem is its connegative.
    """
    if sum(r.verbform in ("fin", "inf1") for r in readings) < 2:
        # vieraillut is one who has visited sooner than places that have been.
        return tuple(sorted(names_last(token, readings), key=lambda r: r.participle == "past_pass"))
    before = [t for t in document.clause_tokens(token) if t.index < token.index and t.kind != "punct"]
    if after_negation(document.tokens, token.index):
        return _first(readings, [r.negative == "true" or r.mood == "imp" for r in readings])
    # Without its negation no connegative stands (tiedustella), and huomioit is rather the present.
    readings = sorted(readings, key=lambda r: (r.negative == "true", r.tense == "past"))
    if _commands(document, token, before):
        return _first(readings, [r.mood == "imp" for r in readings])
    if any(t.readings and all(r.is_finite or r.lemma == "voi" for r in t.readings) for t in before):
        return _first(readings, [r.verbform == "inf1" for r in readings])
    return _first(readings, [r.mood == "ind" and r.person is not None for r in readings])


def _commands(document: Document, token: Token, before: Sequence[Token]) -> bool:
    """Whether a verb here is a command: it opens its clause, or is joined to one that opens the sentence."""
    if all(any(r.pos in _OPENERS for r in t.readings) for t in before):
        return True
    if before[-1].lower not in COORDINATORS:
        return False
    opener = document.tokens[document.sentences[token.sentence].first]
    return any(r.mood == "imp" and r.person == "2" for r in opener.readings)


def _first(readings: Sequence[Reading], wanted: Sequence[bool]) -> tuple[Reading, ...]:
    pairs = list(zip(readings, wanted, strict=True))
    return (*(r for r, is_wanted in pairs if is_wanted), *(r for r, is_wanted in pairs if not is_wanted))
