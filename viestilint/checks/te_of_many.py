"""Where *te* is several people though one person reads: the patient too, a firm, the customers who are called."""

from __future__ import annotations

from viestilint.language.person import is_collective
from viestilint.lazyregex import lazy
from viestilint.model import Document, Reading, Token

PRONOUNS = frozenset(
    f"{form}{clitic}"
    for form in "te teidät teitä teille teillä teiltä teidän".split()
    for clitic in ("", "kin", "kään")
)
"""The forms of *te* that may mean the reader and others."""

_KIN = frozenset(
    "äiti isä vanhempi vaimo mies puoliso kumppani mummo isoäiti isoisä isovanhempi sisko veli sisar sisarus"
    " lapsi poika tytär tyttö vauva taapero perheenjäsen läheinen ystävä kaveri".split()
)
_ANIMALS = frozenset("lemmikki koira kissa pentu hevonen poni kani marsu hamsteri lintu papukaija eläin".split())
# Kissani Misu ei syö: whom the customer writes of, the reply may name only.
_OWN = lazy(
    r"\b(?:\w*(?:lemmikki|koira|kissa|pentu|hevose|poni|kani|marsu|lapse|poika|tyttäre|tyttö|vauva|mieh[ei]|vaimo|puoliso"
    r"|kumppani|äiti|isä))(?:\w{0,4})ni\b",
)
# What one does with a visitor and whoever comes along: Otamme teidät vastaan.
_MEETING = frozenset("ottaa tavata nähdä odottaa kutsua palvella auttaa".split())
_COMING = frozenset("tulla saapua käydä poiketa piipahtaa odottaa istua jäädä mennä päästä lähteä astua".split())
# What a whole house or street has in common, but one alone may have too.
_SHARED = frozenset(
    "piha pihapiiri reitti jakelureitti käytävä porraskäytävä porras porrashuone hissi kellari pesutupa pihatie kotikatu"
    " parkkipaikka pysäköintipaikka pysäköintihalli autohalli jätekatos jätepiste roskakatos leikkipaikka ulko-ovi"
    " kerros lähiö kaupunginosa".split()
)
_CALLED = frozenset(
    "asiakas asukas osakas jäsen vanhempi lapsi nuori potilas vieras naapuri opiskelija oppilas työntekijä perhe lapsiperhe"
    " taloyhtiö yritys yrittäjä isännöitsijä autoilija pyöräilijä harrastaja huoltaja omistaja ystävä".split()
)
_CALL_REACH = 6
_CALL_MARKS = frozenset((":", ",", "–", "!"))
_LEAVING_OPEN = frozenset("hei hyvä te ja sekä tai kaikki".split())


def is_shared(token: Token) -> bool:
    """*pihanne, porraskäytävänne*: of all who live there."""
    return any(r.poss == "2pl" and (r.lemma in _SHARED or r.head in _SHARED) for r in token.readings)


def is_group(token: Token) -> bool:
    """*ryhmänne, yrityksenne*: then *te* beside *sinä* may be all of them."""
    return is_collective(token) and any(r.poss == "2pl" for r in token.readings)


def comes_along(document: Document, token: Token) -> bool:
    """*Otamme teidät vastaan, tulkaa ajoissa*: with the pet or the child that the visit is about."""
    if not _has_company(document):
        return False
    if any(r.is_finite and r.person == "2" and r.lemma in _COMING for r in token.readings):
        return True
    return token.lower in PRONOUNS and any(
        r.is_finite and r.lemma in _MEETING for t in document.clause_tokens(token) for r in t.readings
    )


def names_kin(document: Document) -> bool:
    """*äitisi, tyttärellesi*: somebody of the reader's."""
    return any(r.poss == "2sg" and r.head in _KIN for t in document.tokens for r in t.readings)


def _has_company(document: Document) -> bool:
    customer = document.message.customer
    return (customer is not None and _OWN.search(customer.lower()) is not None) or any(
        r.head in _ANIMALS or (r.head in _KIN and r.poss == "2sg") for t in document.tokens for r in t.readings
    )


def is_called(document: Document, token: Token) -> bool:
    """*Uudet asiakkaat: täyttäkää*, *Arvoisat matkustajat, siirtykää*: the sentence says itself whom it calls."""
    words = [t for t in document.sentence_tokens(document.sentences[token.sentence]) if t.index < token.index]
    at = next((i for i, t in enumerate(words[:_CALL_REACH]) if t.text in _CALL_MARKS), 0)
    return at > 0 and any(_is_people(r) for r in words[at - 1].readings) and all(map(_is_in_call, words[: at - 1]))


def _is_people(reading: Reading) -> bool:
    if reading.number != "pl" or reading.case != "nom" or reading.poss is not None:
        return False
    if reading.lemma in _CALLED or reading.head in _CALLED:
        return True
    # matkustajat, but not kirjat
    return reading.lemma.endswith(("lainen", "läinen")) or (
        reading.verb is not None and reading.lemma.endswith(("ja", "jä"))
    )


def _is_in_call(token: Token) -> bool:
    return token.lower in _LEAVING_OPEN or any(
        (r.case == "nom" and r.number == "pl") or r.case == "gen" or r.pos in ("adv", "conj") for r in token.readings
    )
