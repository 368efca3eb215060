"""The case forms of a nominal stem, and what a possessive suffix attaches to.

A form is a stem and an ending written with back vowels; ``gradation.attach`` joins them. Where several are
possible, the most usual modern one comes first, as in Kielitoimiston sanakirja's inflection tables.
"""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.language.gradation import VOWELS
from viestilint.language.stems_noun import NominalStem

Form = tuple[str, str]

_LOCAL = {
    "tra": "ksi",
    "ine": "ssa",
    "ela": "sta",
    "ade": "lla",
    "abl": "lta",
    "all": "lle",
    "abe": "tta",
}
_DIPHTHONGS = frozenset({"ai", "oi", "ei", "ui", "yi", "äi", "öi", "au", "ou", "ie", "uo", "yö", "äy"})
_POSSESSIVE = {"1sg": "ni", "2sg": "si", "1pl": "mme", "2pl": "nne"}


def case_forms(lemma: str, stem: NominalStem, case: str, number: str) -> Iterator[Form]:
    """The forms of the stem in a case and number, without suffixes."""
    if number == "sg":
        yield from _singular(lemma, stem, case)
    else:
        yield from _plural(stem, case)


def possessive_forms(lemma: str, stem: NominalStem, case: str, number: str, poss: str) -> Iterator[Form]:
    """The forms of the stem in a case and number with a possessive suffix.

    The nominative, the genitive singular and the accusative fall together in the strong stem: *kenkäsi*.
    """
    alike = case == "nom" or (case == "gen" and number == "sg")
    if alike:
        hosts: Iterator[Form] = iter([(stem.strong, "")])
    elif case == "com":
        hosts = ((strong, "ne") for strong, _ in stem.plural)
    else:
        hosts = (_host(form, case) for form in case_forms(lemma, stem, case, number))
    for host in hosts:
        yield from with_possessive(host, poss, long_only=alike or case in ("gen", "ill"))


def with_possessive(host: Form, poss: str, *, long_only: bool = False) -> Iterator[Form]:
    """The host with the suffix. The third person has two: *laskussaan* is more usual than *laskussansa*."""
    stem, ending = host
    if poss in _POSSESSIVE:
        yield stem, ending + _POSSESSIVE[poss]
    if poss != "3":
        return
    written = stem + ending
    if not long_only and written[-2:-1] != written[-1]:
        yield stem, ending + written[-1] + "n"
    yield stem, ending + "nsa"


def _host(form: Form, case: str) -> Form:
    stem, ending = form
    if case == "tra":
        return stem, ending[:-1] + "e"
    if case in ("gen", "ill"):
        return (stem, ending[:-1]) if ending else (stem[:-1], "")
    return form


def _singular(lemma: str, stem: NominalStem, case: str) -> Iterator[Form]:
    if case == "nom":
        yield lemma, ""
    elif case == "gen":
        yield stem.weak, "n"
    elif case == "par":
        if stem.consonant:
            yield stem.consonant, "ta"
        # maata, tietä, but korkeaa, asiaa: the last two vowels belong to different syllables.
        together = stem.is_long and (stem.strong[-2] == stem.strong[-1] or stem.strong[-2:] in _DIPHTHONGS)
        dental, bare = (stem.strong, "ta"), (stem.strong, "a")
        yield from (dental, bare) if together else (bare, dental)
    elif case == "ess":
        yield stem.strong, "na"
    elif case == "ill":
        yield from _illative(stem)
    elif case in _LOCAL:
        yield stem.weak, _LOCAL[case]
    elif case == "sti":
        yield stem.weak, "sti"


def _illative(stem: NominalStem) -> Iterator[Form]:
    strong = stem.strong
    vowel = "e" if strong[-1] == "é" else strong[-1]
    lengthened = (strong + vowel + "n", "")
    aspirated = (strong + "h" + vowel + "n", "")
    if not stem.is_long:
        yield lengthened
    elif strong[-2] == vowel and stem.syllables > 1:
        yield strong, "seen"
    else:
        yield lengthened
    yield aspirated
    yield strong, "seen"


def _plural(stem: NominalStem, case: str) -> Iterator[Form]:
    if case == "nom":
        yield stem.weak, "t"
    elif case == "gen":
        yield from _genitive_plural(stem)
    for strong, weak in stem.plural:
        after_vowel = strong[-2:-1] in VOWELS
        if case == "par":
            yield from _partitive_plural(stem, strong, weak) if after_vowel else [(strong, "a")]
        elif case == "ess":
            yield strong, "na"
        elif case == "ill":
            yield from _illative_plural(stem, strong, weak) if after_vowel else [(strong + "in", "")]
        elif case == "ins":
            yield weak, "n"
        elif case in _LOCAL:
            yield weak, _LOCAL[case]


def _genitive_plural(stem: NominalStem) -> Iterator[Form]:
    short = [(stem.consonant, "ten")] if stem.consonant else []
    if stem.short_genitive:
        yield from short
    if stem.strong.endswith("i") and not stem.is_long:
        yield stem.strong, "en"
    for strong, weak in stem.plural:
        if strong[-2:-1] not in VOWELS:
            yield strong, "en"
            continue
        glide = (strong[:-1] + "j", "en")
        dental = (weak, "den")
        yield from (dental, glide) if _takes_dental(stem) else (glide, dental)
        yield weak, "tten"
    yield from short


def _partitive_plural(stem: NominalStem, strong: str, weak: str) -> Iterator[Form]:
    glide = (strong[:-1] + "j", "a")
    dental = (weak, "ta")
    yield from (dental, glide) if _takes_dental(stem) else (glide, dental)


def _takes_dental(stem: NominalStem) -> bool:
    """*numeroiden, numeroita, papereita*, but *lippujen, palveluja, kirjastoja* and *Helsinkejä*."""
    if stem.is_long or stem.syllables < 3 or stem.strong[-2:-1] == "t":
        return stem.is_long
    return stem.strong[-1] in "aäoö" or (stem.strong[-1] == "i" and stem.strong == stem.weak)


def _illative_plural(stem: NominalStem, strong: str, weak: str) -> Iterator[Form]:
    aspirated = (strong + "hin", "")
    sibilant = (strong + "siin", "")
    if stem.is_long and stem.syllables > 1 and stem.strong[-2:] not in ("ia", "iö", "io"):
        yield sibilant
        yield aspirated
    else:
        yield aspirated
        yield sibilant
    yield weak + "hin", ""
