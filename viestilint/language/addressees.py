"""Who is spoken to in *Hyvä …* and *Arvoisa …*, and what is only called good."""

from __future__ import annotations

from viestilint.language.morphology import Morphology

# Hyvä uutinen!, Hyvät uutiset!, Hyvä kysymys: nobody has such a name or office.
_THINGS = frozenset(
    """
    uutinen asia juttu idea kysymys homma valinta päätös ajatus huomio pointti tulos lopputulos suoritus muistutus
    vinkki ehdotus tieto palaute alku syy tapa hetki aika paikka sää fiilis meininki tilanne diili tarjous hinta
    palvelu laatu työ saavutus peli veto ratkaisu vaihtoehto mahdollisuus kokemus tilaisuus neuvo ohje sauma päivä
    ilta aamu viikko vuosi kesä matka
    """.split()
)


def may_be_addressed(word: str, morphology: Morphology) -> bool:
    """Whether the last word of *Hyvä …* may be somebody: *asiakas*, *valmistunut*, *jäsenistö*; not *uutinen* nor *tietää*."""
    word = word.strip('*_!,.:;"”')
    if not word.isalpha() or word[0].isupper():
        return True
    readings = morphology.analyse(word)
    if not readings:
        return True
    return any(r.case == "nom" and r.verbform in (None, "part") and r.lemma not in _THINGS for r in readings)
