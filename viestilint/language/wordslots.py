"""What the words around ask of a form: an infinitive after *voit*, a connegative after *ei*, the case of *uuden*."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from viestilint.model import Reading, Token

Slot = Callable[[Reading], int | None]
"""How well a reading fits the place: the more the likelier, ``None`` if it cannot stand there."""

_ASKED_FOR = 2
MOST_ASKED_FOR = 3
"""No reading fits better than this."""
# In the nominative and the partitive an adjective may be a predicate, which nothing agrees with.
_BINDING = frozenset("gen ine ela ill ade abl all ess tra".split())

_WITH_INFINITIVE = frozenset(
    """
    voida haluta saada pitää täytyä tulla kannattaa osata aikoa ehtiä yrittää muistaa alkaa taitaa tahtoa saattaa
    kuulua suostua uskaltaa
    """.split()
)
_REACH = 3


@dataclass(frozen=True, slots=True)
class Agreeing:
    """*uuden sarjan*: what follows an adjective is in its case, or is somebody's in the genitive. Seldom it is a phrase
    of its own, *varaa saataville kortit*.
    """

    case: str
    number: str | None

    def __call__(self, reading: Reading) -> int | None:
        if reading.is_finite or reading.case is None:
            return 0
        if (reading.case, reading.number) == (self.case, self.number):
            return _ASKED_FOR
        return 0 if reading.case == "gen" else -1


def slot_of(tokens: Sequence[Token], index: int) -> Slot | None:
    """What may stand at the place of a token, if the words around it decide that; adverbs between them do not."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    if before is not None and before.sentence == token.sentence and before.kind == "word":
        agreeing = _agreeing(before)
        if agreeing is not None:
            return agreeing
    for before in reversed(tokens[max(0, index - _REACH) : index]):
        if before.sentence != token.sentence or before.kind != "word":
            break
        if any(r.pos == "neg" for r in before.readings):
            return may_follow_negation
        if any((r.verb or r.lemma) in _WITH_INFINITIVE and r.pos != "noun" for r in before.readings):
            return may_follow_auxiliary if _infinitive_follows(tokens, index) else lacks_infinitive
        if not before.readings or any(r.pos != "adv" and r.case != "sti" for r in before.readings):
            break
    return lacks_verb if _is_verbless(tokens, index) else None


def _agreeing(before: Token) -> Agreeing | None:
    """The case and number of an adjective in every reading: *uuden*, *seuraavassa*."""
    readings = before.readings
    if not readings or any(r.pos != "adj" or r.poss or r.case not in _BINDING for r in readings):
        return None
    forms = {(r.case, r.number) for r in readings}
    return Agreeing(readings[0].case or "", readings[0].number) if len(forms) == 1 else None


def _infinitive_follows(tokens: Sequence[Token], index: int) -> bool:
    for token in tokens[index + 1 :]:
        if token.sentence != tokens[index].sentence or token.kind == "punct":
            return False
        if any(r.verbform == "inf1" for r in token.readings):
            return True
    return False


def _is_verbless(tokens: Sequence[Token], index: int) -> bool:
    """*Vastaus tuele huomenna*: a subject before the word, and no verb in the sentence."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    if before is None or before.sentence != token.sentence:
        return False
    if not before.readings or any(r.case != "nom" or r.is_finite or not r.is_nominal for r in before.readings):
        return False
    first = last = index
    while first and tokens[first - 1].sentence == token.sentence:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].sentence == token.sentence:
        last += 1
    others = [t for t in tokens[first : last + 1] if t is not token]
    if tokens[last].text not in (".", "!", "?") or any(t.kind == "word" and not t.readings for t in others):
        return False
    return len(others) > _REACH - 1 and not any(r.is_finite for t in others for r in t.readings)


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


def lacks_infinitive(reading: Reading) -> int | None:
    """*Viestiä ei voitu merkitä*: no infinitive follows, so the word is one sooner than a noun."""
    if reading.is_finite:
        return None
    return MOST_ASKED_FOR if reading.verbform == "inf1" else 0


def lacks_verb(reading: Reading) -> int | None:
    """*Vastaus tulee huomenna*: the sentence has no other verb."""
    return 1 if reading.is_finite and reading.mood in ("ind", "cond") and reading.person == "3" else 0
