"""What *9.10* is — a date, a time, a decimal number or a section — in the contexts that tell it.

Every context is tried with every number, so that each pair of readings has far more than 25 sentences in which one
could be taken for the other; the rules of the other readings stay silent in all of them.
"""

from itertools import combinations

import pytest

from viestilint import lint_text

RULES = ("paivamaara-muoto", "kellonaika", "luku-erottimet", "vali-viiva", "numerot-perakkain")
NUMBERS = ("9.10", "12.10", "3.11", "10.12", "7.10")
CONTEXTS: dict[str, tuple[str, ...]] = {
    "date": (
        "Nouda paketti viimeistään {}.",
        "Nouda paketti {}. mennessä.",
        "Hinta nousee {}. alkaen.",
        "Maksa 45 euroa {}. mennessä.",
        "Tapaamme perjantaina {}. klo 8.",
        "Kurssi alkaa {}. ja päättyy jouluna.",
        "Liitteen 2 voi lähettää {}. asti.",
    ),
    "time": (
        "Asentaja tulee klo {}.",
        "Soita kello {} mennessä.",
        "Hinta muuttuu klo {} alkaen.",
        "Aikasi on 5.6. klo {}.",
        "Kohta on suljettu klo {} asti.",
        "Olemme paikalla ennen klo {}, kahvila maksaa 3 €.",
        "Luku alkaa klo {} salissa 4.",
    ),
    "decimal": (
        "Hinta on <{}> €.",
        "Maksat <{}> euroa perjantaina.",
        "Paketti painaa <{}> kg.",
        "Alennus on <{}> % marraskuussa.",
        "Lähetys maksaa <{}> e klo 8 jälkeen.",
        "Kohta 4 maksaa <{}> euroa.",
        "Matkaa on <{}> km.",
    ),
    "section": (
        "Katso sopimusehtojen kohta {}.",
        "Kohdassa {} kerrotaan maksuajasta.",
        "Luvussa {} neuvotaan kello kellolta.",
        "Kohtien {} ja 4.5 ohjeet muuttuvat.",
        "Päivitä sovellus versioon {}.",
        "Käytössäsi on Android {} tai uudempi.",
        "Hinnat ovat liitteessä {}.",
    ),
}


def _marked(context: str, number: str) -> tuple[str, list[tuple[str, str]]]:
    """The sentence, and what the rules say of it: a decimal point is flagged as one and as nothing else."""
    text = context.format(number)
    expected = [("luku-erottimet", number)] if "<" in text else []
    return text.replace("<", "").replace(">", ""), expected


@pytest.mark.parametrize("reading", CONTEXTS)
@pytest.mark.parametrize("number", NUMBERS)
def test_only_the_rule_of_the_reading_speaks(reading: str, number: str) -> None:
    for context in CONTEXTS[reading]:
        text, expected = _marked(context, number)
        found = [(f.rule, f.span.of(text)) for f in lint_text(text, channel="email") if f.rule in RULES]
        assert found == expected, text


def test_every_pair_has_its_near_misses() -> None:
    for one, other in combinations(CONTEXTS, 2):
        sentences = {c.format(n) for c in (*CONTEXTS[one], *CONTEXTS[other]) for n in NUMBERS}
        assert len(sentences) >= 25, (one, other)
