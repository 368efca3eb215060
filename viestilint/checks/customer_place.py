"""Where the customer of a clause stands: at its start, after what may stand before a subject, or after its verb."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.model import Reading, Token

OTHERS = frozenset("toinen muu jokainen moni eräs uusi tämä usea jokin joku kukin kaikki yksi aiempi edellinen".split())
"""Words before the noun by which it is not the reader who is spoken of."""
OTHER_END = frozenset(("vastaanottaja", "lähettäjä", "ostaja"))
"""Of two ends either may be the reader: *Kulut veloitetaan vastaanottajalta*."""
# Palvelu, jonka asiakas valitsee: joka asiakas would be every customer.
_RELATIVES = frozenset("jonka jota jossa josta johon jolla jolle jolta jotka joita joissa joista joihin joilla".split())
# What may stand before the subject.
_LEAD_CASES = frozenset(("ine", "ade", "ess", "ela", "abl", "sti"))
# Tutkimuksen mukaan asiakas haluaa … speaks of customers at large.
_POSTPOSITIONS = frozenset(
    "jälkeen aikana yhteydessä ajaksi ajan alussa lopussa kuluessa sisällä avulla kautta".split()
)
_LONGEST = 5
_CONJUNCTIONS = frozenset("jos kun että mikäli koska jotta joten".split())
# Tämän vuoksi asiakkaan on …: what joins the sentence to the one before it.
_THEREFORE = frozenset("vuoksi takia johdosta lisäksi jälkeen sijaan".split())


def customer_of(clause: Sequence[Token], nouns: frozenset[str]) -> tuple[int, Reading] | None:
    """The customer noun that opens the clause, perhaps after a conjunction and a circumstance."""
    start = 0
    while start < len(clause) and (clause[start].kind == "punct" or clause[start].lower in _CONJUNCTIONS):
        start += 1
    if start < len(clause) and clause[start].lower in _RELATIVES:
        start += 1
    start += therefore(clause[start : start + 2])
    for position in range(start, min(len(clause), start + _LONGEST + 1)):
        reading = customer_reading(clause[position], nouns)
        if reading is None:
            continue
        lead = clause[start:position]
        if len(lead) > 1 and reading.lemma in OTHER_END:
            return None
        if lead and not (_is_adverbial(lead[0]) if len(lead) == 1 else _is_adjunct(lead)):
            return None
        everyone = reading.case == "par" and len(lead) == 1 and lead[0].lower == "kaikkia"
        if lead and any(r.case == reading.case and r.is_nominal for r in lead[-1].readings) and not everyone:
            # Pankkia käyttävällä asiakkaalla
            return None
        if not everyone and any(r.lemma in OTHERS for t in lead for r in t.readings):
            return None
        return position, reading
    return None


def therefore(tokens: Sequence[Token]) -> int:
    """How many of the tokens are *tämän vuoksi, sen lisäksi*: both or none."""
    joins = len(tokens) > 1 and tokens[0].lower in ("tämän", "sen") and tokens[1].lower in _THEREFORE
    return 2 if joins else 0


def opened_by_relative(clause: Sequence[Token], position: int) -> bool:
    """*(tarra,) jonka asiakas maksaa*"""
    return any(t.lower in _RELATIVES for t in clause[:position])


def customer_reading(token: Token, nouns: frozenset[str]) -> Reading | None:
    """The reading as one of the nouns for the customer, with neither suffix nor clitic."""
    return next((r for r in token.readings if r.lemma in nouns and r.poss is None and r.clitic is None), None)


def is_plain(clause: Sequence[Token], position: int, case: str | None) -> bool:
    """Whether nothing before the noun belongs to it: *uudelle asiakkaalle*, *yrityksen asiakkaalle*."""
    before = clause[position - 1]
    if any(r.lemma in OTHERS for t in clause[max(0, position - 2) : position] for r in t.readings):
        return False
    return bool(before.readings or before.kind != "word") and not any(
        (r.case == "gen" and r.pos != "adv") or (r.is_nominal and r.case == case) for r in before.readings
    )


def _is_adverbial(token: Token) -> bool:
    """A word in a case of place or time, or an adverb: what may stand before the subject."""
    if token.lower == "kaikkia":
        return True
    return (
        token.kind == "word"
        and bool(token.readings)
        and all(
            (r.is_nominal and r.case in _LEAD_CASES and r.poss is None)
            or r.pos == "adv"
            or r.case == "sti"
            or r.verbform == "inf2"
            for r in token.readings
        )
    )


def _is_adjunct(tokens: Sequence[Token]) -> bool:
    """*Ennen matkaa*, *kurssin jälkeen*, *palvelun sivuilla*, *tuotteen saatuaan*: what no subject or verb is in."""
    if any(t.kind != "word" or not t.readings or all(r.is_finite for r in t.readings) for t in tokens):
        return False
    first, last = tokens[0], tokens[-1]
    if any(_is_of_doing(t) for t in (first, last)):
        return True
    if any(_is_while(r) for r in last.readings):
        return all(any(r.case == "gen" for r in t.readings) for t in tokens[:-1])
    if first.lower == "ennen" and len(tokens) <= 3:
        return all(any(r.case == "par" for r in t.readings) for t in tokens[1:])
    if last.lower in _POSTPOSITIONS or any(r.case == "tra" and r.verbform == "inf4" for r in last.readings):
        return all(any(r.case in ("gen", "par") for r in t.readings) for t in tokens[:-1])
    cases = {r.case for r in last.readings if r.is_nominal and r.poss is None} & _LEAD_CASES
    # Maksamatta jääneistä laskuista asiakas maksaa …
    return bool(cases) and all(
        any(r.case in cases | {"gen"} or (r.verbform, r.case) == ("inf3", "abe") for r in t.readings)
        for t in tokens[:-1]
    )


def _is_while(reading: Reading) -> bool:
    """*(kurssin) alkaessa*, *(sopimuksen) päätyttyä*"""
    return reading.poss is None and (
        reading.verbform == "inf2" or (reading.participle == "past_pass" and reading.case == "par")
    )


def _is_of_doing(token: Token) -> bool:
    """*saatuaan, soittaessaan, saadakseen*: what the subject of the clause does besides."""
    return any(
        r.poss == "3" and (r.verbform in ("inf1", "inf2") or (r.participle == "past_pass" and r.case == "par"))
        for r in token.readings
    )
