"""Words with a capital: which of them are names though Voikko knows a common noun too."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.model import Reading, Token

NAMES = frozenset(
    """
    kela omakanta turku lahti kotka salo hanko somero kurikka aura rusko liperi kaarina nokia karjala savo pohjola
    matti jukka harri kari vesa sari virpi kirsi ritva sirkka kerttu inka hilkka aatos ahti kauno uuno
    """.split()
)
"""Words that with a capital are names before all, though Voikko knows a common noun too."""

COMPANIES = frozenset(("posti",))
"""What with a capital is a company's name in some cases: things are with it, and some are its own, *Postin paketti*."""

COUNTRIES = frozenset(
    "suomi ruotsi norja tanska viro venäjä saksa ranska espanja italia kreikka unkari kiina japani".split()
)
"""They are languages too, in cases of their own: käännä saksaksi, puhua viroa."""

_LANGUAGE_CASES = frozenset(("par", "tra"))
_COMPANY_CASES = frozenset(("gen", "ine", "ela", "ill", "abl", "all"))


# These share forms with a far commoner word, which Voikko names after them: säistä is of sää, kuluista of kulu.
_SELDOM = frozenset("säkä häkä kulku matta vala turpa pinna lapa alunen puola putka nuora sara koni".split())


def is_name(token: Token) -> bool:
    """Whether the word, if it has a capital, is a name before all: *Liisa, Helsinki*, but also *Turku, Kela, Seinäjoki*."""
    readings = token.readings
    if not readings or all(r.is_name for r in readings):
        return bool(readings)
    if any(
        r.lemma.lower() in NAMES
        or (r.lemma.lower() in COUNTRIES and r.case not in _LANGUAGE_CASES)
        or (r.lemma.lower() in COMPANIES and r.case in _COMPANY_CASES)
        for r in readings
        # Kotkat are birds.
        if r.poss is None and r.number != "pl"
    ):
        return True
    # Seinä+joki, Joen+suu: no such compound is a word of everyday.
    return any(r.pos == "place" for r in readings) and all(r.is_name or len(r.parts) > 1 for r in readings)


def names_last(token: Token, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings, those as a seldom meant word last, and of a word in small letters those as a name: *päivänsä* is no
    form of *Päivä*.
    """
    is_small = token.text[:1].islower()
    return tuple(sorted(readings, key=lambda r: (is_small and r.is_name, r.lemma in _SELDOM)))


def opens_full_name(token: Token, following: Token) -> bool:
    """Whether somebody's whole name begins there, of which the last part alone is inflected: *Toivo Virtasen lasku* is not about
    hope.
    """
    if not token.capitalised or not following.capitalised or following.text[1:2].isupper():
        return False
    return any(r.pos == "firstname" and r.case == "nom" and r.poss is None for r in token.readings) and any(
        r.pos == "surname" for r in following.readings
    )
