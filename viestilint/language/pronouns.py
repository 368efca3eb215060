"""The forms of the pronouns, which follow no stem type, and of the negation verb.

Each row lists the cases nom gen par ess tra ine ela ill ade abl all acc, ``-`` for none. From Iso suomen
kielioppi, §§ 100–104.
"""

from __future__ import annotations

from viestilint.model import Address

_CASES = ("nom", "gen", "par", "ess", "tra", "ine", "ela", "ill", "ade", "abl", "all", "acc")

_SINGULAR = {
    "minä": "minä minun minua minuna minuksi minussa minusta minuun minulla minulta minulle minut",
    "sinä": "sinä sinun sinua sinuna sinuksi sinussa sinusta sinuun sinulla sinulta sinulle sinut",
    "hän": "hän hänen häntä hänenä häneksi hänessä hänestä häneen hänellä häneltä hänelle hänet",
    "tämä": "tämä tämän tätä tänä täksi tässä tästä tähän tällä tältä tälle -",
    "tuo": "tuo tuon tuota tuona tuoksi tuossa tuosta tuohon tuolla tuolta tuolle -",
    "se": "se sen sitä sinä siksi siinä siitä siihen sillä siltä sille -",
    "joka": "joka jonka jota jona joksi jossa josta johon jolla jolta jolle -",
    "mikä": "mikä minkä mitä minä miksi missä mistä mihin millä miltä mille -",
    "kuka": "kuka kenen ketä kenenä keneksi kenessä kenestä keneen kenellä keneltä kenelle kenet",
    "jokin": "jokin jonkin jotakin jonakin joksikin jossakin jostakin johonkin jollakin joltakin jollekin -",
    "joku": "joku jonkun jotakuta jonakuna joksikuksi jossakussa jostakusta "
    "johonkuhun jollakulla joltakulta jollekulle -",
    "kukin": "kukin kunkin kutakin kunakin kuksikin kussakin kustakin kuhunkin kullakin kultakin kullekin -",
    "kukaan": "kukaan kenenkään ketään kenenäkään keneksikään kenessäkään kenestäkään keneenkään kenelläkään "
    "keneltäkään kenellekään -",
    "mikään": "mikään minkään mitään minään miksikään missään mistään mihinkään millään miltään millekään -",
}
_PLURAL = {
    "minä": "me meidän meitä meinä meiksi meissä meistä meihin meillä meiltä meille meidät",
    "sinä": "te teidän teitä teinä teiksi teissä teistä teihin teillä teiltä teille teidät",
    "hän": "he heidän heitä heinä heiksi heissä heistä heihin heillä heiltä heille heidät",
    "tämä": "nämä näiden näitä näinä näiksi näissä näistä näihin näillä näiltä näille -",
    "tuo": "nuo noiden noita noina noiksi noissa noista noihin noilla noilta noille -",
    "se": "ne niiden niitä niinä niiksi niissä niistä niihin niillä niiltä niille -",
    "joka": "jotka joiden joita joina joiksi joissa joista joihin joilla joilta joille -",
    "mikä": "mitkä minkä mitä minä miksi missä mistä mihin millä miltä mille -",
    "kuka": "ketkä keiden keitä keinä keiksi keissä keistä keihin keillä keiltä keille -",
    "jokin": "jotkin joidenkin joitakin joinakin joiksikin joissakin joistakin "
    "joihinkin joillakin joiltakin joillekin -",
}
# Voikko gives the plural personal and demonstrative pronouns base forms of their own.
_BASE = {"me": "minä", "te": "sinä", "he": "hän", "nämä": "tämä", "nuo": "tuo", "ne": "se", "ken": "kuka"}
_PLURAL_ONLY = frozenset({"me", "te", "he", "nämä", "nuo", "ne"})

_NEGATION = {
    ("1", "sg"): "en",
    ("2", "sg"): "et",
    ("3", "sg"): "ei",
    ("1", "pl"): "emme",
    ("2", "pl"): "ette",
    ("3", "pl"): "eivät",
}
_PROHIBITION = {
    ("2", "sg"): "älä",
    ("3", "sg"): "älköön",
    ("1", "pl"): "älkäämme",
    ("2", "pl"): "älkää",
    ("3", "pl"): "älkööt",
}


def pronoun_form(lemma: str, case: str, number: str | None) -> str | None:
    """The form of a pronoun, or None for one that is not in the table.

    A plural base form is plural unless a number is given: *te* in the singular is *sinä*.
    """
    if number is None:
        number = "pl" if lemma in _PLURAL_ONLY else "sg"
    row = (_PLURAL if number == "pl" else _SINGULAR).get(_BASE.get(lemma, lemma))
    if row is None or case not in _CASES:
        return None
    form = row.split()[_CASES.index(case)]
    return form if form != "-" else None


def negation_form(mood: str, person: str, number: str) -> str | None:
    """The form of the negation verb: *en, et*; in the imperative *älä, älkää*."""
    return (_PROHIBITION if mood == "imp" else _NEGATION).get((person, number))


SECOND_PERSON = {
    Address.SINA: frozenset(
        f"{form}{clitic}"
        for form in "sinun sinua sinulle sinulla sinulta sinusta sinuun sinut".split()
        for clitic in ("", "kin", "kaan")
    ),
    Address.TE: frozenset(
        f"{form}{clitic}"
        for form in "te teidän teitä teille teillä teiltä teistä teihin teidät".split()
        for clitic in ("", "kin", "kään")
        # teidänkin kasvua: of a firm, most often
        if (form, clitic) != ("teidän", "kin")
    ),
}
"""What speaks to the reader, by the form of address."""
