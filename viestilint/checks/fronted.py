"""Where the words that open a clause go when its verb moves to the front as a command."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.language.objects import leading_object
from viestilint.language.phrases import COORDINATORS
from viestilint.model import Document, Token

_TIMES = frozenset(("jälkeen", "alkaen", "lähtien"))
# Lisäksi, seuraavaksi …: they join the command to what was said, and stand well right after its verb.
_JOINING = frozenset("lisäksi seuraavaksi ensiksi aluksi lopuksi samoin".split())
_REASONS = frozenset("vuoksi takia tähden johdosta syystä ollen".split())
# varauksen yhteydessä, matkan aikana
_SETTINGS = frozenset("yhteydessä aikana ajaksi kuluessa alussa lopussa".split())
_DAYS = frozenset("päivä aamu ilta yö viikko vuosi viikonloppu".split())
_THAT = frozenset("tämän sen näiden niiden tästä siitä näin".split())
_SHORT = 2


def opening(before: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """The time that a clause opens with, and the rest: *Varauksen päätyttyä* goes before the command."""
    for at, token in enumerate(before[1:], 1):
        if token.lower in _TIMES or any(r.participle == "past_pass" and r.case == "par" for r in token.readings):
            return before[: at + 1], before[at + 1 :]
        if token.readings and not any(r.is_nominal for r in token.readings):
            break
    return (), before


def is_reason(before: Sequence[Token]) -> bool:
    """*Tämän vuoksi*, *näin ollen*: the clause follows from another, and no command begins so."""
    words = [t.lower for t in before[:2]]
    return len(words) == 2 and words[0] in _THAT and words[1] in _REASONS


def object_of(before: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """*Ennen huoltoa auto* as *Ennen huoltoa* and *auto*: what the verb is followed by, and what by that.

    The first is empty where no object ends the run, or where nothing else stands before one.
    """
    at = len(before)
    if not before or not _is_nominative(before[-1]):
        return (), before
    while at > 0 and (before[at - 1].kind != "word" or _belongs(before[at - 1])):
        at -= 1
    if at == len(before):
        return (), before
    if at == 1 and (before[0].lower in _JOINING or all(r.pos == "adv" for r in before[0].readings)):
        return (), before
    if any(t.lower in COORDINATORS for t in before[:at]) or any(
        r.participle or r.lemma.endswith(("va", "vä")) for r in before[at].readings
    ):
        # Aloite ja sitä koskeva vahvistus: what stands before the participle is its own.
        return (), before
    return before[:at], before[at:]


def is_circumstance(before: Sequence[Token]) -> bool:
    """*Ennen lähtöä*, *palautuksen yhteydessä*, *edellisenä päivänä*: more than a word, and no complement that the verb wants beside it."""
    if len(before) < 2:
        return False
    last = before[-1]
    return (
        before[0].lower == "ennen"
        or last.lower in _SETTINGS
        or any(r.case == "ess" and r.head in _DAYS for r in last.readings)
    )


def is_purpose(before: Sequence[Token]) -> bool:
    """*Asunnon vastaanottamiseksi*: what for, which a command may follow."""
    return bool(before) and any(r.verbform == "inf4" and r.case == "tra" for r in before[-1].readings)


def object_after(document: Document, clause: Sequence[Token], verb: Token) -> Token | None:
    """The last word of the object right behind the verb; ``None`` if there is none, or a relative clause speaks of it."""
    words = [t for t in clause if t.index > verb.index]
    found = leading_object(words, lambda token: True)
    if not found:
        return None
    following = document.neighbour(found[-1])
    return None if following is not None and following.text == "," else found[-1]


def last_word(clause: Sequence[Token], end: Token, most: int = _SHORT) -> Token | None:
    """The last word of a clause that says little after its verb, behind which there is room for what stood first."""
    rest = [t for t in clause if t.index > end.index]
    while rest and rest[-1].kind == "punct":
        rest.pop()
    if not 0 < len(rest) <= most or any(t.kind != "word" for t in rest):
        return None
    return rest[-1]


def _is_nominative(token: Token) -> bool:
    return token.kind == "placeholder" or any(r.is_nominal and r.case == "nom" for r in token.readings)


def _belongs(token: Token) -> bool:
    """Whether a word may be part of an object in the nominative: its head, an adjective, whose it is."""
    if token.lower in COORDINATORS:
        return True
    return any(r.is_nominal and r.case in ("nom", "gen") and r.verbform != "inf3" for r in token.readings) and not any(
        r.pos in ("adp", "adv") for r in token.readings
    )
