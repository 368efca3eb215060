"""Messages that say no more than that something is attached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viestilint.checks.registry import CheckContext
from viestilint.lazyregex import lazy
from viestilint.model import Document, Hit, Token

_MAX_WORDS = 12
_POINTERS = frozenset(
    """
    liitteenä liitteinä liitteessä liitteissä liitteestä liitteistä liitetiedostona liitetiedostoina
    liitetiedostossa liitetiedostoissa liitetiedostosta ohessa ohesta oheen oheisena attachment attached pdf
    """.split()
)
_FACTS = frozenset(("date", "time", "amount"))
_FACT_TYPES = frozenset(("date", "time", "amount", "count"))
_PRONOUNS = frozenset(
    """
    sinun sinua sinulle sinulla sinulta sinut te teidän teitä teille teillä teiltä teidät
    """.split()
)
# An attachment that is missing, or that the customer is to add, is the matter itself.
_ABOUT_FILES = frozenset("puuttua liittää lisätä avautua avata poistaa korjata vaihtaa päivittää".split())
# Katso liite, Löydät laskun liitteestä: to look is nothing to do.
_LOOKING = frozenset(("katsoa", "löytää", "nähdä"))
_NOT_ATTACHED = frozenset(("linkki", "osoite", "painike", "nappi", "ohje", "koodi", "vahvistuskoodi", "kuva", "kartta"))


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit on the body if it only points at an attachment: no fact, and nothing for the customer to do."""
    body = document.zone("body")
    if body is None:
        return
    tokens = [t for t in document.tokens if body.span.covers(t.span) and t.zone == "body"]
    words = [t for t in tokens if t.kind == "word"]
    if not words or len(words) > _MAX_WORDS:
        return
    if any(t.kind in _FACTS or (t.kind == "placeholder" and t.detail in _FACT_TYPES) for t in tokens):
        return
    pointing = [t for t in words if _points(document, t, tokens)]
    if not pointing or any(
        r.lemma in _ABOUT_FILES or r.verb in _ABOUT_FILES or r.pos == "neg" for t in words for r in t.readings
    ):
        return
    for token in words:
        if _speaks_to_reader(token) and not _is_courtesy(document, token):
            clause = document.clause_tokens(token)
            if not any(p.clause == token.clause and p.sentence == token.sentence for p in pointing):
                return
            if any(r.is_finite and r.person == "2" and r.lemma not in _LOOKING for t in clause for r in t.readings):
                return
    if _other_statement(document, pointing) or _was_asked_for(document, words):
        return
    yield Hit(body.span, (("match", body.span.of(document.text)),))


def _points(document: Document, token: Token, tokens: Sequence[Token]) -> bool:
    """*Lasku liitteenä*, *ks. liite*, *ohessa*: the word says where something is, not what happens to it."""
    if token.lower in _POINTERS:
        # Polussa /laskut/lasku.pdf: the name of a file says where it is itself.
        return document.text[max(0, token.span.start - 1) : token.span.start] != "."
    if token.lower == "liitteeksi":
        # Laitoin tarjouksen liitteeksi; but toimittakaa todistus hakemuksen liitteeksi.
        return any(r.is_finite and r.person == "1" for t in document.clause_tokens(token) for r in t.readings)
    before = next((t.lower for t in tokens if t.index == token.index - 1), "")
    for reading in token.readings:
        if reading.lemma == "liite" and reading.poss in ("2sg", "2pl"):
            # Liitteesi saapui perille: the customer's own.
            return False
        if reading.lemma == "liite" and reading.case == "nom":
            return token.initial or before in ("ks", "ks.", "kts", "kts.", "katso", ".", "tässä")
        if reading.lemma == "liite":
            return before in ("katso", "kts.", "kts", "ks.", "ks")
        if reading.lemma == "oheinen":
            following = next((t for t in tokens if t.index == token.index + 1), None)
            return following is not None and not any(r.lemma in _NOT_ATTACHED for r in following.readings)
    return False


# Papers that are wanted as such; of an offer or a decision the message tells the main thing.
_DOCUMENTS = tuple(
    """
    kopio jäljennös kuitti todistus sopimus kertomus lomake asiakirja tosite ohje pöytäkirja ote valtakirja esite
    pääkirja luettelo lista piirustus kartta
    """.split()
)
_ASKED_FOR = lazy(r"(?:pyytäm|tilaam|haluam|kaipaam|tarvitsem|toivom)(?:ä|a)(?:si|nne)")
_WANTED = lazy(r"\b(?:pyy\w+|lähet\w+|saisi\w*|saada|haluai\w+|tarvit\w+|kopio\w*|jäljennö\w+|toimitta\w+)\b")


def _was_asked_for(document: Document, words: Sequence[Token]) -> bool:
    """Whether the customer wants the very paper that is attached: the attachment is the answer."""
    if any(_ASKED_FOR.fullmatch(t.lower) for t in words):
        return any(r.pos == "noun" and r.lemma.endswith(_DOCUMENTS) for t in words for r in t.readings)
    customer = (document.message.customer or "").lower()
    nouns = [r.lemma for t in words if t.lower not in _POINTERS for r in t.readings if r.pos == "noun"]
    asked = _WANTED.search(customer) is not None
    return asked and any(noun.endswith(_DOCUMENTS) and noun[: max(4, len(noun) - 3)] in customer for noun in nouns)


def _speaks_to_reader(token: Token) -> bool:
    if token.lower in _PRONOUNS:
        return True
    if token.readings and all(r.poss in ("2sg", "2pl") for r in token.readings):
        return True
    return any(r.is_finite and r.person == "2" and r.negative != "true" for r in token.readings)


def _other_statement(document: Document, pointing: Sequence[Token]) -> bool:
    """Whether another clause than the one about the attachment says something in a finite verb."""
    places = {(t.sentence, t.clause) for t in pointing}
    for token in document.tokens:
        if token.zone != "body" or (token.sentence, token.clause) in places:
            continue
        readings = [r for r in token.readings if r.is_finite]
        if readings and len(readings) == len(token.readings) and not _is_courtesy(document, token):
            return True
    return any(_told_before(document, token) for token in pointing)


def _told_before(document: Document, pointing: Token) -> bool:
    """*Lasku on maksettu, kuitti liitteenä*, *Koeajo on varattu (ks. liite)*: the news, and then where its paper is."""
    sentence = document.sentence_tokens(document.sentences[pointing.sentence])
    marks = [t.index for t in sentence if t.text in (",", "(", "–", ":") and t.index < pointing.index]
    if not marks:
        return False
    before = [t for t in sentence if t.index < marks[-1]]
    if any(_points(document, t, before) for t in before):
        return False
    return any(t.readings and all(r.is_finite for r in t.readings) and not _is_courtesy(document, t) for t in before)


def _is_courtesy(document: Document, token: Token) -> bool:
    clause = document.clause_tokens(token)
    return any(r.lemma in ("kiittää", "kiitos", "toivottaa") for t in clause for r in t.readings)
