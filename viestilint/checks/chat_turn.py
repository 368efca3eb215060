"""Whether a lone turn of a chat goes on with a talk: what it says points to what was said before it."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.model import Document, Token

# The forms of se; sillä is because, and siinä, siitä and sitten have posts of their own.
_IT = frozenset("se sen sitä siitä siihen sille siltä ne niitä niistä niihin niille niiden".split())
_THIS = frozenset("tämä tämän tästä tähän tälle nämä näitä näistä tuo tuon tuosta".split())
# What joins a sentence to the one before it.
_JOINS = frozenset("eli mutta joten siis sitten silloin tai muuten lisäksi silti kuitenkin kyseessä".split())
# More of what is on: Anna vielä numerosi, Voit myös soittaa
_MORE = frozenset("vielä myös taas".split())
# What opens a talk as well: Huomasin, että selaat kenkiä.
_NOTICES = frozenset("huomata nähdä olla".split())
# What one does for somebody who has told a wish.
_HELPS = frozenset(
    "tarkistaa katsoa selvittää hakea yhdistää siirtää lähettää korjata perua peruuttaa kysyä palata".split()
)
_RELATIVE = frozenset("joka jonka jota josta johon jossa jolla jolle mikä minkä mitä mistä mihin että".split())
_WHICH = frozenset("mikä mitä missä mihin mistä millaista millaisessa kumpi".split())
_WE_OFFER = frozenset(("olla", "palvella"))


def goes_on(document: Document) -> bool:
    """Whether the first sentence refers back: *Lähetin sen eilen*, *Tein asiasta tiketin*, *Anna vielä numerosi*."""
    sentence = next((s for s in document.sentences if s.zone not in ("quote", "foreign")), None)
    tokens = [t for t in document.sentence_tokens(sentence) if t.kind != "punct"] if sentence is not None else []
    if not tokens:
        return False
    return (
        tokens[0].lower in _JOINS
        or _has_done(tokens)
        or (any(t.lower in _MORE for t in tokens) and _speaks(tokens))
        or any(_points_back(tokens, at) for at in range(len(tokens)))
    )


def _points_back(tokens: Sequence[Token], at: int) -> bool:
    """*sen, siitä, asiasta*, where the sentence has not named what is meant and no clause after it tells."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and following.lower in _RELATIVE:
        return False
    if following is not None and any(r.pos in ("adp", "adv") for r in following.readings) and at + 2 < len(tokens):
        if tokens[at + 2].lower in _RELATIVE or tokens[at + 2].lower == "kun":
            # Sen lisäksi, että; sen jälkeen, kun
            return False
    named = any(_names(t) for t in tokens[:at])
    if token.lower in _IT:
        return not named and not _describes(token, following)
    if token.lower in _THIS:
        # Tämä on muistutus; tähän chattiin
        is_told = following is not None and following.lower in ("on", "ovat")
        return not named and not is_told and not _describes(token, following)
    return _is_matter(tokens, at)


def _names(token: Token) -> bool:
    """A noun or a value that a pronoun may stand for; *voit* is butter to few."""
    if token.kind != "word":
        return True
    return any(r.pos == "noun" or r.is_name for r in token.readings) and all(r.pos != "verb" for r in token.readings)


def _describes(token: Token, following: Token | None) -> bool:
    """*sen päivän, tämän viikon*: the pronoun belongs to what follows it."""
    if following is None or any(r.is_finite for r in following.readings):
        return False
    return any(
        r.pos in ("noun", "adj", "noun-adj", "num") and r.case == o.case
        for r in following.readings
        for o in token.readings
    )


def _is_matter(tokens: Sequence[Token], at: int) -> bool:
    """*Tein asiasta tiketin*; *Missä asiassa voin auttaa?* and *Kerro asiasi* ask for it."""
    if not any(r.lemma == "asia" and r.number == "sg" and r.poss is None for r in tokens[at].readings):
        return False
    if at and tokens[at - 1].lower in _WHICH:
        return False
    if at and any(r.pos in ("pron", "adj", "noun-adj") or r.case == "gen" for r in tokens[at - 1].readings):
        return False
    return any(r.is_finite and r.person == "1" for t in tokens for r in t.readings)


def _has_done(tokens: Sequence[Token]) -> bool:
    """*Löysin tilauksesi*, *Tarkistan tilanteen*: somebody has asked for it."""
    for token in tokens:
        for r in token.readings:
            if not r.is_finite or r.person != "1" or r.number != "sg" or r.mood != "ind":
                continue
            # voin is present too
            is_past = r.tense == "past" and all(o.tense != "pres" for o in token.readings)
            if (is_past and r.lemma not in _NOTICES) or (token is tokens[0] and r.lemma in _HELPS):
                return True
            if r.lemma == "olla" and any(o.participle == "past_act" for t in tokens for o in t.readings):
                # Olen nyt siirtänyt aikasi
                return True
    return False


def _speaks(tokens: Sequence[Token]) -> bool:
    """Whether the sentence has somebody of the talk do something: *vielä* of an order is news, *palvelemme myös* an offer."""
    if any(t.lower in ("ei", "eivät") for t in tokens):
        return False
    needs = any(t.lower == "vielä" for t in tokens)
    return any(
        r.is_finite
        and r.pos != "neg"
        and (r.person == "2" or (r.person == "1" and (r.number == "sg" or (needs and r.lemma not in _WE_OFFER))))
        for t in tokens
        for r in t.readings
    )
