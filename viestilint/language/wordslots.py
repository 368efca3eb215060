"""What the word before asks of a form: an infinitive after *voit*, a connegative after *ei*."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from viestilint.model import Reading, Token

Slot = Callable[[Reading], int | None]
"""How well a reading fits the place: the more the likelier, ``None`` if it cannot stand there."""

_ASKED_FOR = 2

_WITH_INFINITIVE = frozenset(
    """
    voida haluta saada pitää täytyä tulla kannattaa osata aikoa ehtiä yrittää muistaa alkaa taitaa tahtoa saattaa
    kuulua suostua uskaltaa
    """.split()
)
_REACH = 3


def slot_of(tokens: Sequence[Token], index: int) -> Slot | None:
    """What may stand at the place of a token, if the verb before it decides that; adverbs between them do not."""
    token = tokens[index]
    for before in reversed(tokens[max(0, index - _REACH) : index]):
        if before.sentence != token.sentence or before.kind != "word":
            return None
        if any(r.pos == "neg" for r in before.readings):
            return may_follow_negation
        if any((r.verb or r.lemma) in _WITH_INFINITIVE and r.pos != "noun" for r in before.readings):
            return may_follow_auxiliary
        if not before.readings or any(r.pos != "adv" and r.case != "sti" for r in before.readings):
            return None
    return None


def may_follow_negation(reading: Reading) -> int | None:
    """*ei anneta*, also *ei antanut*, *ei laskua*; never *ei annat*."""
    if not reading.is_finite:
        return 0
    return _ASKED_FOR if reading.negative in ("true", "both") else None


def may_follow_auxiliary(reading: Reading) -> int | None:
    """*voit tarkistaa*, also *voit laskun*; never *voit tarkistan*."""
    if reading.is_finite:
        return None
    return _ASKED_FOR if reading.verbform == "inf1" else 0
