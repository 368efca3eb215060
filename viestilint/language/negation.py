"""Whether a word stands under a negation: *älä maksa*, *emme soita tai lähetä viestejä*."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.model import Token


def after_negation(tokens: Sequence[Token], index: int) -> bool:
    """Whether a negation verb stands before the token in its clause, so that a bare stem is its connegative."""
    token = tokens[index]
    if index and tokens[index - 1].lower == "niin":
        # Mikäli et halua odottaa niin ilmoita: the comma is missing.
        return False
    joined = False
    for at in range(index - 1, -1, -1):
        before = tokens[at]
        if before.sentence != token.sentence or before.clause != token.clause:
            return False
        negations = [r for r in before.readings if r.pos == "neg"]
        if negations:
            # Älä maksa laskua ja soita meille: what ja joins to a ban is asked for.
            return not (joined and any(r.mood == "imp" for r in negations))
        joined = joined or before.lower == "ja"
    return False


def negated_before(tokens: Sequence[Token], index: int) -> bool:
    """Whether the sentence has a negation verb before the token, in whatever clause."""
    sentence = tokens[index].sentence
    return any(r.pos == "neg" for t in tokens[max(0, index - 30) : index] if t.sentence == sentence for r in t.readings)


def shares_negation(tokens: Sequence[Token], index: int) -> bool:
    """*Emme soita tai lähetä viestejä*: after *tai* the negation of the clause before still holds, and after *ja*
    too unless it forbids (*Älä maksa vaan odota ja soita*)."""
    before = tokens[index - 1] if index else None
    if before is None or before.lower not in ("ja", "tai") or before.sentence != tokens[index].sentence:
        return False
    for at in range(index - 1, max(-1, index - 15), -1):
        token = tokens[at]
        if token.sentence != before.sentence or token.text == "," or token.lower == "vaan":
            return False
        negations = [r for r in token.readings if r.pos == "neg"]
        if negations:
            return before.lower == "tai" or all(r.mood != "imp" for r in negations)
    return False
