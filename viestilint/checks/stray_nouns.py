"""Two nouns side by side of which the clause has no place for the first: a compound written apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viestilint.lazyregex import lazy
from viestilint.model import Document, Reading, Token

# What follows these in its base form is a name of something there: kohdasta tilaus.
_TITLED = frozenset(
    "kohta painike otsikko sivu välilehti valikko nimi kenttä vaihtoehto sana termi palvelu sovellus tunniste".split()
)
# After these the verb has the object that it may have.
_SATED = frozenset("lisää yhteyttä".split())
# Words of a clause that are looked through for its verb.
NEAR = 6
# Verbs though they are other words too: voit is butter, näet is namely.
_VERBS = frozenset("voit voitte voimme voin näet".split())
# These begin a clause without being conjunctions.
_OPENS = lazy(
    r"mi(?:kä|tä|nkä|llä|ssä|stä|hin|lle|ten|ksi|nne|lloin)|mitkä|ketä?|kuka|jo(?:ka|tka|ta|nka|ssa|sta|hon|lla|lle)|eli|kuten"
)
# What one may say between the verb and the thing given.
_BETWEEN = frozenset(
    "sinulle teille sinulta teiltä meiltä meille minulta minulle jo nyt heti myös tänään eilen".split()
)
# After a genitive these are no postpositions, as other adverbs may be.
_WHEN = frozenset(
    """
    huomenna tänään heti nyt pian jo myös vielä sähköpostitse postitse maksutta ilmaiseksi helposti kirjallisesti
    suoraan itse viimeistään aina
    """.split()
)
# Who is spoken to, or what one is
ADDRESSED = frozenset("asiakas yritys jäsen käyttäjä ystävä perhe".split())


def is_object(document: Document, first: Token, second: Token) -> bool:
    """*Saat tilaus vahvistuksen*, *Voit ostaa lahja kortin*, *Maksu muistutuksen voit jättää*: between a verb and no
    postposition a genitive is the object.
    """
    index = first.index - 1
    if index > 0 and document.tokens[index].lower in _BETWEEN:
        index -= 1
    before = document.tokens[index] if index >= 0 else None
    after = document.tokens[second.index + 1] if second.index + 1 < len(document.tokens) else None
    starts = before is None or before.sentence != first.sentence or before.kind == "punct"
    if before is None or starts or any(r.pos == "conj" for r in before.readings):
        return after is not None and after.sentence == first.sentence and _speaks_to(after)
    # The object of a command takes no ending: Tee tilaus lomakkeen lopussa.
    if not any(r.mood in ("ind", "cond") and r.person in ("1", "2") for r in before.readings):
        if not any(r.verbform == "inf1" for r in before.readings) or not _may(document, before):
            return False
    if after is None or after.lower in _WHEN:
        return True
    return not any(r.pos in ("adp", "adv") or r.verbform == "part" for r in after.readings)


def _speaks_to(token: Token) -> bool:
    """*voit*, *saatte*: a verb whose object is never in its base form."""
    if token.lower in _VERBS:
        return True
    return bool(token.readings) and all(r.mood == "ind" and r.person in ("1", "2") for r in token.readings)


def _may(document: Document, infinitive: Token) -> bool:
    """Whether the infinitive goes with *voit*, *haluatko*, not with *pitää* or a command: their objects take no ending."""
    back = document.tokens[max(0, infinitive.index - NEAR) : infinitive.index][::-1]
    for token in clause(back, infinitive):
        if finite := _verbs(token):
            return token.lower == "voi" or any(r.mood in ("ind", "cond") and r.person in ("1", "2") for r in finite)
    return False


def is_stray(document: Document, first: Token, second: Token) -> bool:
    """*Maksoit lahja kortilla*, *Kysy lisää asiakas palvelusta*: a base form that can be no part of the clause.

    It is not the subject of a verb in the first or second person, nor its object: that would be *lahjan*. Of a command
    it could be the object (*Maksa lasku kortilla*), unless that stands there already.
    """
    if any(r.case != "nom" or r.number != "sg" or r.poss or r.is_finite for r in first.readings):
        return False
    before = document.tokens[first.index - 1] if first.index else None
    if before is None or before.sentence != first.sentence:
        return False
    if before.lower == "kiitos":
        return first.lower not in ADDRESSED and any(r.case == "ela" for r in second.readings)
    if before.lower in _SATED and not before.initial:
        return True
    if first.lower == "asiakas" and any(r.lemma == "soittaa" and r.is_finite for r in before.readings):
        return True
    if first.lower in ADDRESSED:
        # Voit jatkaa asiakas palvelussamme: what one is takes no ending either.
        return False
    if any(r.lemma in _TITLED or r.pos in ("adj", "num") for r in before.readings):
        return False
    ahead = clause(document.tokens[second.index + 1 : second.index + 1 + NEAR], first)
    if any(_verbs(token) for token in ahead):
        return False
    back = document.tokens[max(0, first.index - NEAR) : first.index][::-1]
    for token in clause(back, first):
        if finite := _verbs(token):
            alone = len(finite) == len(token.readings) or token.initial or token.lower in _VERBS
            return alone and all(
                r.mood in ("ind", "cond") and r.person in ("1", "2") and r.lemma != "olla" for r in finite
            )
    return False


def clause(tokens: Sequence[Token], first: Token) -> Iterator[Token]:
    """The tokens up to where another clause begins or the sentence ends."""
    for token in tokens:
        if token.sentence != first.sentence or token.kind == "punct" or _OPENS.fullmatch(token.lower):
            return
        if any(r.pos == "conj" for r in token.readings):
            return
        yield token


def _verbs(token: Token) -> list[Reading]:
    """The finite readings of a word that is no infinitive."""
    if any(r.verbform == "inf1" for r in token.readings):
        return []
    return [r for r in token.readings if r.is_finite]
