"""Questions that a statement settles although it answers another, or speaks of something else by name."""

from __future__ import annotations

from collections.abc import Mapping

from viestilint.language.asked import Asked
from viestilint.language.bearing import Bearing
from viestilint.language.deciding import asks_leave
from viestilint.language.evidence import NUMERIC, holds_firmly
from viestilint.language.question import REQUEST
from viestilint.language.statements import Statement, denies
from viestilint.model import Span

# What there is no more of: all that was asked about it besides has no answer.
_GONE = frozenset(
    "täynnä loppu loppunut loppuneet loppuunmyyty loppuunmyydyt loppuunvarattu varattu vuokrattu myyty peruttu peruuntunut lopetettu"
    " mahdoton mahdotonta".split()
)
_GIVING = frozenset("lähettää toimittaa postittaa liittää laittaa".split())
_GIVEN = frozenset("liitteenä ohessa oheisena oheisesta liitteessä".split())
_FINDING = frozenset("saada löytyä löytää".split())
_KNOWING = frozenset("tietää nähdä tarkistaa selvittää huomata varmistua".split())
_ONLY = frozenset(("vain", "ainoastaan"))


def settled_beside(bearing: Bearing, index: int, found: Mapping[int, Span | None]) -> Span | None:
    """Where the reply settles the question at ``index`` that no statement of its own answers; ``found``: the places of
    the answers to the others.
    """
    one = bearing.asked[index]
    if one.question.kind == REQUEST:
        return None
    if _is_embedded(bearing, index) and index - 1 in found:
        return found[index - 1]
    for position, statement in enumerate(bearing.statements):
        if (
            (one.question.expects == "yes-no" and bearing.for_all(statement))
            or _is_moot(bearing, index, statement, found)
            or _is_given(bearing, one, position)
            or _is_only(bearing, one, position)
            or _is_detail(bearing, index, statement, found)
        ):
            return statement.span
    return None


def _is_embedded(bearing: Bearing, index: int) -> bool:
    """*Mistä tiedän, onko maksu perillä?*: what one wants to know how to find out is no question of its own."""
    if not index:
        return False
    one, before = bearing.asked[index].question, bearing.asked[index - 1].question
    if not 0 <= one.span.start - before.span.end <= 2:
        return False
    knows = any(r.lemma in _KNOWING and r.is_finite and r.person == "1" for t in before.tokens for r in t.readings)
    return knows and any(t.lower in ("mistä", "miten", "kuinka", "milloin") for t in before.tokens[:2])


def _is_moot(bearing: Bearing, index: int, statement: Statement, found: Mapping[int, Span | None]) -> bool:
    """*Onko kurssilla tilaa? Mitä se maksaa? – Kurssi on täynnä*: what is refused has no price."""
    one, before = bearing.asked[index], bearing.asked[index - 1] if index else None
    if before is None or not one.pointing or found.get(index - 1) != statement.span:
        return False
    gone = any(t.lower in _GONE for t in statement.tokens)
    return before.question.expects == "yes-no" and (gone or (asks_leave(before) and denies(statement)))


def _is_given(bearing: Bearing, one: Asked, position: int) -> bool:
    """*Mistä saan kopion? – Lähetin laskun uudelleen*: what is given need not be looked for."""
    statement = bearing.statements[position]
    if one.question.expects != "place":
        return False
    if not any(r.lemma in _FINDING for t in one.question.tokens for r in t.readings):
        return False
    gives = any(
        t.lower in _GIVEN or any(r.lemma in _GIVING and r.is_finite and r.person == "1" for r in t.readings)
        for t in statement.tokens
    )
    return gives and (bearing.score(one, position) >= 0.2 or (one.pointing and bearing.about(statement)))


def _is_only(bearing: Bearing, one: Asked, position: int) -> bool:
    """*Voiko maksaa käteisellä? – Meillä käyvät vain kortit*: what alone is possible rules out the rest."""
    statement = bearing.statements[position]
    if not asks_leave(one) or not any(t.lower in _ONLY for t in statement.tokens):
        return False
    return bearing.score(one, position) >= 0.15


def _is_detail(bearing: Bearing, index: int, statement: Statement, found: Mapping[int, Span | None]) -> bool:
    """*Haluan siirtää aikaa. Mikä päivä sopii? – Vapaita aikoja on 5.6.*: one fact answers wish and question."""
    one = bearing.asked[index]
    kind = bearing.evidence_for(one)
    if kind not in NUMERIC or not holds_firmly(kind, statement.tokens, statement.placeholders):
        return False
    wishes = [i for i, other in enumerate(bearing.asked) if other.question.kind == REQUEST]
    told = any(found.get(i) == statement.span for i in wishes if abs(i - index) == 1)
    return told and all(unit.weak or unit.verbal for unit in one.units)
