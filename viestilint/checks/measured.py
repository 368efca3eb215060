"""What a sum or a percentage before a noun tells the size of: *20 %:n alennus*, *50 €:n tilaukset*."""

from __future__ import annotations

from viestilint.model import Document, Reading, Token

# Adverbs to Voikko, postpositions after a genitive: 20 % alennuksen jälkeen.
_GOVERNING = frozenset(
    """
    jälkeen mukaan mukaisesti myötä takia vuoksi ansiosta perusteella johdosta lisäksi yhteydessä kanssa kera avulla
    päälle sijaan sijasta osalta puolesta ohella kautta aikana ajan mukainen mukaisen verran edestä
    """.split()
)
_LIMITS = frozenset("yli alle vähintään enintään korkeintaan".split())
_TAKEN_FROM = frozenset(("alennus", "hyvitys", "korotus", "korvaus"))


def noun_after(document: Document, token: Token) -> Token | None:
    """The word that stands after the amount with nothing but a space between."""
    noun = document.neighbour(token)
    if noun is None or noun.kind != "word":
        return None
    return noun if document.text[token.span.end : noun.span.start] in (" ", "\u00a0") else None


def is_governed(document: Document, noun: Token) -> bool:
    """Whether the noun goes with what follows it and not with the amount: *alennuksen jälkeen*."""
    after = noun_after(document, noun)
    return after is not None and (after.lower in _GOVERNING or any(r.pos == "adp" for r in after.readings))


def priced_noun(document: Document, sum_: Token, nouns: frozenset[str], goods: frozenset[str]) -> Token | None:
    """The noun that the sum before it is an attribute of: *10 € alennuksen*, *yli 50 € tilaukset*.

    One of ``goods`` is so only after a limit: *Lisäämme 5 € laskuun* is a sum that goes somewhere.
    """
    noun = noun_after(document, sum_)
    if noun is None or is_governed(document, noun):
        return None
    found = [r for r in noun.readings if r.pos == "noun" and r.poss is None and _is_one(r, nouns | goods)]
    if not found:
        return None
    before = document.neighbour(sum_, -1)
    limit = before if before is not None and before.lower in _LIMITS else None
    after = document.tokens[noun.index + 1] if noun.index + 1 < len(document.tokens) else None
    if after is not None and (after.kind in ("amount", "number") or after.text in (":", "–", "-")):
        # A list: lahjakortti 50 €, alennus 10 €
        return None
    return noun if any(_is_priced(r, limit, after, nouns) for r in found) else None


def _is_one(reading: Reading, words: frozenset[str]) -> bool:
    return reading.lemma in words or reading.head in words


def _is_priced(reading: Reading, limit: Token | None, after: Token | None, nouns: frozenset[str]) -> bool:
    if not _is_one(reading, nouns):
        if limit is None or reading.number != "pl" or reading.case == "par":
            return False
        # Säästät yli 50 € ostoksista: inside a sentence a share of the whole is as likely.
        return limit.initial or reading.case in ("nom", "ine", "ill", "all")
    if reading.case == "nom":
        return True
    return reading.case == "gen" and reading.number == "sg" and not _owns(reading, after)


def _owns(reading: Reading, after: Token | None) -> bool:
    """*50 € lahjakortin saldoon*: the genitive may be another noun's."""
    if after is None or after.kind != "word":
        return False
    nouns = [r for r in after.readings if r.pos in ("noun", "noun-adj") and r.poss is None]
    if reading.head in _TAKEN_FROM:
        nouns = [r for r in nouns if r.case not in ("ela", "ill", "all")]
    return bool(nouns) and not any(r.pos in ("conj", "pron", "adv") or r.is_finite for r in after.readings)
