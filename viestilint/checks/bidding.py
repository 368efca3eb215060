"""Duties and requests in other forms than the imperative: *tulee ilmoittaa*, *on peruttava*, *pyydämme soittamaan*."""

from __future__ import annotations

from viestilint.model import Document, Reading, Token

_HESITATE = ("epäröidä", "empiä", "arkailla", "arastella", "ujostella")


def is_bidden(document: Document, token: Token) -> bool:
    """*Pyydämme maksamaan laskun tai ottamaan yhteyttä*: the request that the infinitive hangs on."""
    sentence = document.sentences[token.sentence]
    return any(
        r.lemma in ("pyytää", "kehottaa") and r.is_finite and (r.person == "1" or r.is_passive)
        for t in document.tokens[sentence.first : token.index]
        for r in t.readings
    )


def is_necessary(document: Document, token: Token) -> bool:
    """*tulee ilmoittaa, pyydämme ilmoittamaan, muistathan ilmoittaa* with the customer as the doer."""
    for before in reversed(document.clause_tokens(token)):
        if before.index >= token.index or token.index - before.index > 4:
            continue
        for reading in before.readings:
            if reading.lemma in ("tulla", "pitää", "täytyä") and reading.person == "3" and reading.tense == "pres":
                return not any(t.lower in ("meidän", "minun", "heidän", "hänen") for t in document.clause_tokens(token))
            if reading.lemma == "muistaa" and reading.person == "2":
                return True
            if reading.lemma in _HESITATE and reading.mood == "imp":
                # Älä epäröi ottaa yhteyttä.
                return True
    return False


def must_be(document: Document, token: Token, reading: Reading) -> bool:
    """*Sinun on peruttava aikasi*, *Esteestä on ilmoitettava*: the customer's duty, where nobody else is named."""
    if reading.case != "nom" or reading.number != "sg":
        return False
    clause = [t for t in document.clause_tokens(token) if t.index < token.index]
    if not any(t.lower == "on" for t in clause[-3:]):
        return False
    if reading.verb in ("perua", "peruuttaa"):
        # Konsertti on peruttava: by us, unless a time is set or the reader named.
        words = {t.lower for t in document.clause_tokens(token)}
        if not words & {"sinun", "teidän", "viimeistään", "ennen", "mennessä"}:
            return False
    return not any(
        t.lower not in ("sinun", "teidän") and r.case == "gen" and r.pos in ("noun", "pron", "firstname", "surname")
        for t in clause
        for r in t.readings
    )
