"""Offices and roles that sign a message in the place of a name: *lipunmyynti*, *Rakennusvalvonta*, *kerhon ohjaajat*."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.language.zones import Line
from viestilint.lazyregex import lazy
from viestilint.model import Document, Reading, Span, Token

ORGANISATIONS = frozenset(
    """
    palvelu asiakaspalvelu tiimi toimisto osasto virasto kaupunki kunta keskus kirjasto yhtiö kauppa
    myymälä klinikka vastaanotto toimitus hallitus isännöinti huolto koulu päiväkoti palveluohjaus
    varaus ylläpito seura yhdistys liitto pankki laitos yksikkö asema apteekki ravintola kahvila hotelli
    museo teatteri väki perhe järjestäjä tuki neuvonta laskutus perintä hallinto ministeriö seurakunta
    opisto yliopisto järjestelmä kampaamo parturi hoitola studio baari pizzeria konditoria leipomo korjaamo
    optikko hammaslääkäri fysioterapia kuntosali alue halli uimahalli neuvola
    kerho klubi liike tavaratalo tukku market kioski puoti putiikki aitta salonki kammari akatemia säätiö osuuskunta
    panimo kylpylä sairaala poliklinikka laboratorio taksi vuokraamo autovuokraamo kirpputori pesula verstas
    puutarha areena katsastus autokoulu isännöitsijätoimisto keskussairaala vahti
    """.split()
)
"""Heads of what an organisation or a part of it is called."""
SERVICE = frozenset(
    """
    asiakaspalvelu asiakaspalvelumme asiakaspalvelutiimi asiakaspalvelijasi asiakasneuvonta neuvonta
    vastaanotto vastaanottomme toimisto toimistomme ajanvaraus laskutus tiimi tiimimme henkilökunta henkilökuntamme
    """.split()
)
"""Who signs in every company, and so says nothing of whose message it is."""
# Parts of an organisation that name it on a line of their own only: Myynti jatkuu is no signature.
_UNITS = ORGANISATIONS | frozenset(
    """
    myynti lipunmyynti valvonta kaavoitus käsittely kirjaamo sihteeristö toimikunta johtokunta lautakunta henkilökunta
    henkilöstö hotelli talo kassa ajanvaraus vuokraus markkinointi viestintä palkanlaskenta tekniikka maankäyttö ympäristö
    kirjanpito porukka
    """.split()
)
# Whoever has such a work signs by it: ohjaaja, laumanjohtaja, isännöitsijä, vanhemmat
_ROLES = frozenset(
    """
    ohjaaja johtaja opettaja hoitaja valmentaja järjestäjä valvoja neuvoja vetäjä sihteeri päällikkö isännöitsijä emäntä
    isäntä rehtori esimies vastaava insinööri käsittelijä vanhempi sihteeristö asiantuntija lääkäri tuomari
    """.split()
)
_LONGEST = 4
_LINES = 3
_ITEM = 3
_ENDED = lazy(r"[.!?…)\]}\u2600-\u27BF\U0001F300-\U0001FAFF\uFE0F]$")


def office_start(document: Document, lines: Sequence[Line]) -> int | None:
    """Where the office begins that ends the ``lines`` of a text; its own lines, or the last below a full stop."""
    block = _block(document, lines)
    return block[0].span.start if block else None


def lone_office(document: Document, lines: Sequence[Line]) -> Span | None:
    """*lipunmyynti*, *Asiakaspalvelu*: the office that ends the ``lines``, if it tells of no organisation whose it is."""
    block = _block(document, lines)
    if len(block) != 1:
        return None
    words = document.tokens_in(block[0].span)
    is_common = not words[0].capitalised or all(t.lower in SERVICE for t in words)
    return block[0].span if is_common and len(words) == 1 else None


def is_title(token: Token) -> bool:
    """*Ravintolapäällikkö*: a title, which tells neither who nor where."""
    return bool(token.readings) and all(_heads(r, _ROLES) for r in token.readings)


def is_office_of(tokens: Sequence[Token]) -> bool:
    """*lipunmyynti, Harjun teatteri*: an office, and after a comma whose it is."""
    if len(tokens) < 3 or tokens[1].text != "," or not any(_heads(r, _UNITS | _ROLES) for r in tokens[0].readings):
        return False
    owner = tokens[2]
    return owner.detail in ("", "sender", "name") if owner.kind == "placeholder" else owner.capitalised


def _block(document: Document, lines: Sequence[Line]) -> Sequence[Line]:
    first = len(lines)
    while first > 1 and first > len(lines) - _LINES and _is_office(document, lines[first - 1]):
        first -= 1
        above = lines[first - 1]
        if document.text[above.span.end : lines[first].span.start].count("\n") > 1:
            # A paragraph of its own below a text, not the last thing of a list
            is_text = len(above.text.split()) > _ITEM or _ENDED.search(above.text) is not None
            return lines[first:] if is_text else ()
    if len(lines) - first == 1 and _ENDED.search(lines[first - 1].text):
        # Tervetuloa teatteriin!, and on the next line: lipunmyynti
        return lines[first:]
    return ()


def _is_office(document: Document, line: Line) -> bool:
    words = document.tokens_in(line.span)
    if not 1 <= len(words) <= _LONGEST or any(t.kind != "word" or not t.readings for t in words):
        return False
    *before, last = words
    if not any(_heads(r, _UNITS | _ROLES) for r in last.readings):
        return False
    return all(any(r.case in ("gen", "nom") or r.pos == "conj" for r in t.readings) for t in before)


def _heads(reading: Reading, heads: frozenset[str]) -> bool:
    return reading.case == "nom" and reading.pos == "noun" and (reading.head in heads or reading.lemma in heads)
