"""What goes on after the verb of a duty: more infinitives, or a statement of its own."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.model import Token


def is_only_finite(token: Token) -> bool:
    """Whether the word can only be a finite verb."""
    return bool(token.readings) and all(r.is_finite for r in token.readings)


def has_infinitive(tokens: Sequence[Token]) -> bool:
    """Whether an infinitive comes before any punctuation or finite verb."""
    for token in tokens:
        if token.kind == "punct" or is_only_finite(token):
            return False
        if infinitive(token):
            return True
    return False


def has_statement(tokens: Sequence[Token]) -> bool:
    """Whether a verb of the 3rd person or the passive comes before any punctuation."""
    for token in tokens:
        if token.kind == "punct":
            return False
        if is_only_finite(token):
            return any(r.is_passive or r.person == "3" for r in token.readings)
    return False


def infinitive(token: Token) -> str | None:
    """The verb whose infinitive the word is, without a suffix of its own; ``None`` if it is none."""
    if any(r.pos == "pron" for r in token.readings):
        # siitä
        return None
    if is_borrowed(token):
        return token.lower
    # vuotaako asks.
    return next((r.lemma for r in token.readings if r.verbform == "inf1" and r.poss is None and r.clitic != "ko"), None)


def is_borrowed(token: Token) -> bool:
    """*resetoida*: a loan that the dictionary does not know, and by its ending a verb all the same."""
    unknown = token.kind == "word" and not token.readings and token.text.islower()
    return unknown and token.lower.endswith(("oida", "öidä"))
