"""Questions that a statement settles although it answers another, or speaks of something else by name."""

from __future__ import annotations

from collections.abc import Mapping

from viestilint.language.asked import Asked
from viestilint.language.bearing import Bearing
from viestilint.language.deciding import alternatives, asks_leave
from viestilint.language.evidence import NUMERIC, holds_firmly
from viestilint.language.question import REQUEST
from viestilint.language.stances import denies
from viestilint.language.statements import Statement
from viestilint.lazyregex import lazy
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
_PAYING = frozenset("maksaa kustantaa korvata vastata".split())
_FREE = lazy(r"maksuto|maksutt|ilmai|veloitukset|hinta|hinna|sisälty|kuulu")
_SHORT = 5
# What is sent, and what is told of it on its way
_SENT = frozenset("tilaus paketti lähetys toimitus tuote tavara kirje posti kortti".split())
_UNDERWAY = frozenset(
    "lähteä saapua lähettää toimittaa kuljettaa kulkea viivästyä kadota hukkua jumittua käsitellä pakata perillä matka".split()
)
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
    if index + 1 < len(bearing.asked) and _is_embedded(bearing, index + 1) and index + 1 in found:
        return found[index + 1]
    for position, statement in enumerate(bearing.statements):
        if (
            (one.question.expects == "yes-no" and bearing.for_all(statement))
            or _is_answered_there(bearing, statement)
            or _is_moot(bearing, index, statement, found)
            or _is_given(bearing, one, position)
            or _is_only(bearing, one, position)
            or _is_detail(bearing, index, statement, found)
            or _is_available(bearing, one, position)
            or _is_paid(bearing, one, position)
            or _is_chosen(one, statement)
            or _is_underway(bearing, one, statement)
        ):
            return statement.span
    return None


def _is_answered_there(bearing: Bearing, statement: Statement) -> bool:
    """*Vastaukset kysymyksiisi ovat liitteessä*."""
    return any(r.lemma == "vastaus" for t in statement.tokens[:2] for r in t.readings) and bearing.for_all(statement)


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
    # Kävikö asentaja? Jos ei, milloin hän tulee? – Asentaja tulee huomenna.
    carried = one.pointing or any(t.lower in ("hän", "he") for t in one.question.tokens)
    near = [i for i in (index - 1, index + 1) if 0 <= i < len(bearing.asked)]
    told = any(
        found.get(i) == statement.span
        for i in near
        if bearing.asked[i].question.kind == REQUEST or (carried and i < index)
    )
    return told and all(unit.weak or unit.verbal for unit in one.units)


def _is_available(bearing: Bearing, one: Asked, position: int) -> bool:
    """*Voiko saada kasvisruokaa? – Se on kaikkien valittavissa*: what may be taken is to be had."""
    tokens = bearing.statements[position].tokens
    offered = any(
        t.lower in ("saatavilla", "tarjolla", "saatavana")
        or any(r.participle == "pres_pass" and r.case == "ine" and r.number == "pl" for r in t.readings)
        for t in tokens
    )
    return offered and asks_leave(one) and bearing.score(one, position) >= 0.3


def _is_paid(bearing: Bearing, one: Asked, position: int) -> bool:
    """*Kuka maksaa kuljetuksen? – Kuljetus kuuluu hintaan*: then nobody pays for it apart."""
    if one.question.expects != "person" or not any(r.lemma in _PAYING for t in one.question.tokens for r in t.readings):
        return False
    free = any(_FREE.match(t.lower) for t in bearing.statements[position].tokens)
    return free and bearing.score(one, position) >= 0.2


def _is_chosen(one: Asked, statement: Statement) -> bool:
    """*Nyt vai vasta ensi kuussa? – Ensi kuu riittää*: a short statement that names one of the two."""
    words = [t for t in statement.tokens if t.kind == "word"]
    told = {r.lemma for t in words for r in t.readings if r.pos in ("noun", "noun-adj")}
    choices = alternatives(one) or ()
    named = {r.lemma for t in choices for r in t.readings if r.pos in ("noun", "noun-adj")}
    return one.question.expects == "choice" and len(words) <= _SHORT and bool(told & named) and not denies(statement)


def _is_underway(bearing: Bearing, one: Asked, statement: Statement) -> bool:
    """*Missä tilaukseni on? – Se lähti eilen*: where goods are is told by what has been done with them."""
    asked = {r.head for t in one.question.tokens for r in t.readings if r.case == "nom"}
    if one.question.expects != "place" or not asked & _SENT:
        return False
    told = any(r.lemma in _UNDERWAY for t in statement.tokens for r in t.readings)
    return told and bearing.about(statement)
