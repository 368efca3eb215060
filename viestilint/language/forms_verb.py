"""The forms of a verb stem: finite forms, infinitives, and the base forms of participles.

A form is a stem and an ending written with back vowels, as in ``forms_noun``.
"""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.language.forms_noun import Form
from viestilint.language.gradation import VOWELS
from viestilint.language.stems_verb import VerbStem

_PERSON = {
    ("1", "sg"): "n",
    ("2", "sg"): "t",
    ("1", "pl"): "mme",
    ("2", "pl"): "tte",
    ("3", "pl"): "vat",
}
_IMPERATIVE = {
    ("3", "sg"): "koon",
    ("1", "pl"): "kaamme",
    ("2", "pl"): "kaa",
    ("3", "pl"): "koot",
}
_THIRD_INFINITIVE = {
    "ill": "maan",
    "ine": "massa",
    "ela": "masta",
    "ade": "malla",
    "abe": "matta",
    "ins": "man",
}


def indicative(stem: VerbStem, tense: str, person: str, number: str) -> Iterator[Form]:
    """The active indicative: *maksan, maksoin*."""
    ending = _PERSON.get((person, number), "")
    if tense == "past":
        yield from ((strong if person == "3" else weak, ending) for strong, weak in stem.past)
    elif person == "3" and number == "sg":
        yield from _third_singular(stem.strong)
    else:
        yield stem.strong if person == "3" else stem.weak, ending


def conditional(stem: VerbStem, person: str, number: str) -> Iterator[Form]:
    """The active conditional: *maksaisin*."""
    yield stem.conditional + "isi", _PERSON.get((person, number), "")


def imperative(stem: VerbStem, person: str, number: str) -> Iterator[Form]:
    """The imperative: *maksa, maksakaa*."""
    if (person, number) == ("2", "sg"):
        yield stem.weak, ""
    elif (person, number) in _IMPERATIVE:
        yield stem.command, _IMPERATIVE[(person, number)]


def passive(stem: VerbStem, mood: str, tense: str) -> Iterator[Form]:
    """The passive: *maksetaan, maksettiin, maksettaisiin, maksettakoon*."""
    if mood == "cond":
        yield stem.passive_past, "taisiin"
    elif mood == "imp":
        yield stem.passive_past, "takoon"
    elif tense == "past":
        yield stem.passive_past, "tiin"
    else:
        yield stem.passive, "aan"


def connegative(stem: VerbStem, mood: str, voice: str, number: str) -> Iterator[Form]:
    """What stands after the negation verb: *(ei) maksa, maksaisi, makseta*; *(älkää) maksako*."""
    if voice == "pass":
        yield (stem.passive_past, "taisi") if mood == "cond" else (stem.passive, "a")
    elif mood == "cond":
        yield stem.conditional + "isi", ""
    elif mood == "imp" and number == "pl":
        yield stem.command, "ko"
    else:
        yield stem.weak, ""


def participle_bases(stem: VerbStem, participle: str) -> Iterator[Form]:
    """The singular nominative of a participle: *tilaava, tilattava, tilannut, tilattu, tilaama*."""
    if participle == "pres_act":
        yield stem.strong, "va"
    elif participle == "pres_pass":
        yield stem.passive_past, "tava"
    elif participle == "past_act":
        yield stem.perfect, "ut"
    elif participle == "past_pass":
        yield stem.passive_past, "tu"
    elif participle == "agent":
        yield stem.strong, "ma"


def second_infinitive(stem: VerbStem, case: str) -> Iterator[Form]:
    """The second infinitive: inessive *maksaessa*, instructive *maksaen*."""
    yield stem.second, "n" if case == "ins" else "ssa"


def third_infinitive(stem: VerbStem, case: str) -> Iterator[Form]:
    """The third infinitive: *maksamaan*."""
    if case in _THIRD_INFINITIVE:
        yield stem.strong, _THIRD_INFINITIVE[case]


def fourth_infinitive_base(stem: VerbStem) -> Iterator[Form]:
    """The nominative of the fourth infinitive: *maksaminen*."""
    yield stem.strong, "minen"


def _third_singular(strong: str) -> Iterator[Form]:
    long = (strong, "")
    lengthened = (strong + strong[-1], "")
    if strong[-2:-1] not in VOWELS:
        yield lengthened
    elif strong[-1] == strong[-2] or strong[-1] == "i":
        yield long
    else:
        yield lengthened
        yield long
