"""Requests for bank credentials or card data, which no real sender makes, and card numbers in a message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from viestilint.checks.registry import CheckContext
from viestilint.language.person import after_negation
from viestilint.lazyregex import lazy
from viestilint.model import Document, Hit, Reading, Span, Token
from viestilint.patterns.yamltree import Node

_CODES = lazy(r"(?:pin|cvc|cvv|cv2|tan)(?:-?(?:koodi|numero|luku|tunnus|turvakoodi)\w*)?$", re.I)
_CARD_CODE = lazy(r"cvc|cvv|cv2", re.I)
_BANK_CARDS = frozenset(("pankkikortti", "luottokortti", "maksukortti"))
_CODE = lazy(r"\b(?:pin|cvc|cvv|cv2|tan)", re.I)
_CARD_NUMBERS = frozenset(
    ("korttinumero", "luottokorttinumero", "pankkikorttinumero", "maksukorttinumero", "luottokorttitieto")
)
_PICTURES = frozenset(("kuva", "valokuva", "kopio"))
_CARD_DATA = frozenset(("numero", "tieto", "turvakoodi", "voimassaoloaika", "tarkistusnumero"))
_ASKED_THINGS = _CARD_NUMBERS | _PICTURES | _CARD_DATA
_NEAR = 240
_OBJECT = frozenset(("nom", "gen", "par", None))
_ASKED_FOR = frozenset(
    ["tulla", "pitää", "täytyä", "pyytää", "muistaa", "voida", "kehottaa", "vaatia", "edellyttää", "tarvita"]
)
_ASKS = frozenset(["pyytää", "tarvita", "kysyä", "vaatia"])
_AT_DEVICE = lazy(
    r"kertakäyt|sovelluks|tekstiviestil|vahvistuskood|kirjautumissiv|päätte|maksupäät|automaat"
    r"|lokero|laittee|puhelime|sim-kort|liittymä|mobiilivarmen|kassalla"
    r"|kortinluki|näppäimi|ovi|oven\b|lukkoon|koodiluk|portti|portin\b|avaimen|hälyt",
    re.I,
)
# On the phone to a person is not the same as on the phone itself.
_TO_PERSON = lazy(r"asiakaspalvelij|virkailij|soittaj|meille\b|työntekijä", re.I)
_OWN_PAGE = lazy(
    r"maksusiv|maksupalvelu|kassalla|sovellukse|verkkokaup|asiakastil|omalla tilillä"
    r"|lomakkee",
    re.I,
)
_OTHER_CARDS = lazy(
    r"kirjasto|matkakort|jäsenkort|etukort|kanta-asiak|lahjakort|kulkukort|asiakaskort|bussikort|jäsennumer",
    re.I,
)
_NEVER = lazy(
    r"\b(?:älä|älkää|emme|en|ei|eivät|koskaan|milloinkaan|varo\w*|huija\w*|rikolli\w*|tietojenkalast\w*)\b"
    r"|\bvain (?:oman |oma\w+ )?(?:pank\w+|verkkopank\w+)|\bjos (?:joku|sinulta|teiltä|sinua|teitä|soittaja|viesti)\b",
    re.I,
)


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on the verb and its object where the reader is asked for codes; on card numbers under
    ``korttinumero``.
    """
    assert context.rule.data is not None
    tables = _tables(context.rule.data)
    hints = _hints(context)
    codes, cards, verbs = tables["codes"], tables["cards"], tables["verbs"]
    flagged: set[int] = set()
    named = document.has(_ASKED_THINGS | codes) or _CODE.search(document.text)
    other_cards = named and _OTHER_CARDS.search(document.text)
    for token in document.tokens if named else ():
        if token.zone == "quote" or token.sentence in flagged:
            continue
        is_card = _is_card(document, token, cards) or _is_picture(document, token, _BANK_CARDS)
        if not is_card and not _is_code(token, codes) and not _is_picture(document, token, codes):
            continue
        # Of a sentence without end only what stands around the word is read.
        whole = document.sentences[token.sentence].span
        start, end = max(whole.start, token.span.start - _NEAR), min(whole.end, token.span.end + _NEAR)
        text = document.text[start:end]
        at_device = _AT_DEVICE.search(text) and not _TO_PERSON.search(text)
        if _NEVER.search(text) or (not is_card and at_device):
            continue
        if (is_card or _CARD_CODE.match(token.text)) and (other_cards or _OWN_PAGE.search(text)):
            continue
        verb = _request(document, token, verbs)
        if verb is None:
            continue
        flagged.add(token.sentence)
        first, last = sorted((verb, token), key=lambda t: t.index)
        span = Span(first.span.start, last.span.end)
        variant = "kortti" if is_card else "tunnukset"
        yield Hit(span, (("match", span.of(document.text)),), hint=hints[variant], variant=variant)
    for secret in document.message.secrets:
        if secret.kind == "card" and not any(
            z.kind == "quote" and z.span.overlaps(secret.span) for z in document.zones
        ):
            yield Hit(secret.span, hint=hints["korttinumero"], variant="korttinumero")


@lru_cache(maxsize=4)
def _tables(data: Node) -> dict[str, frozenset[str]]:
    return {key: frozenset(node.texts()) for key, node in data.fields().items()}


@lru_cache(maxsize=4)
def _hints(context: CheckContext) -> dict[str, str]:
    return {v.id: v.hint.in_(context.lang) for v in context.rule.variants if v.id and v.hint}


def _is_code(token: Token, codes: frozenset[str]) -> bool:
    """A bank code as an object: *tunnuslukusi*, *PIN-koodin*; not the means: *pankkitunnuksilla*."""
    if token.kind == "word" and _CODES.fullmatch(token.text):
        return not any(r.case not in _OBJECT for r in token.readings)
    return any(r.lemma in codes and r.case in _OBJECT for r in token.readings)


def _is_card(document: Document, token: Token, cards: frozenset[str]) -> bool:
    """*korttisi numero*, *luottokortin tiedot*, *korttinumerosi*."""
    for r in token.readings:
        if r.case not in _OBJECT:
            continue
        if r.lemma in _CARD_NUMBERS:
            return True
        if r.lemma in _CARD_DATA and token.index:
            before = document.tokens[token.index - 1]
            if any(b.lemma in cards and (b.case == "gen" or b.poss) for b in before.readings):
                return True
    return False


def _is_picture(document: Document, token: Token, things: frozenset[str]) -> bool:
    """*kuva pankkikortistasi*, *kopio avainlukulistasta*: the picture has the numbers."""
    if not any(r.lemma in _PICTURES and r.case in _OBJECT for r in token.readings):
        return False
    following = document.tokens[token.index + 1 : token.index + 3]
    return any(r.lemma in things and r.case == "ela" for t in following for r in t.readings)


def _request(document: Document, object_: Token, verbs: frozenset[str]) -> Token | None:
    """The verb that asks the reader to hand the object over: in the sentence, before it or right after it."""
    whole = document.sentences[object_.sentence]
    sentence = document.tokens[max(whole.first, object_.index - 30) : min(whole.last, object_.index + 15)]
    for token in reversed([t for t in sentence if t.index < object_.index]):
        if any(r.lemma in verbs and _is_asked(document, token, r, sentence) for r in token.readings):
            return token
        if any(r.lemma in _ASKS and r.is_finite and r.person == "1" and r.number == "pl" for r in token.readings):
            return token
        if any(r.lemma == "saada" and r.verbform == "inf1" for r in token.readings):
            between = document.tokens[token.index + 1 : object_.index]
            if _we_ask(document, token) and not any(r.case == "par" for t in between for r in t.readings):
                return token
    for token in sentence[object_.index - sentence[0].index + 1 :][:3]:
        for r in token.readings:
            if r.lemma in verbs and r.clitic != "ko" and _is_asked(document, token, r, sentence):
                return token
    return None


def _we_ask(document: Document, infinitive: Token) -> bool:
    """*Haluaisimme saada*, *Voisimmeko saada*: what we would like to be given."""
    before = document.tokens[infinitive.index - 1] if infinitive.index else None
    return before is not None and any(
        r.lemma in ("haluta", "tahtoa", "voida") and r.person == "1" and r.number == "pl" for r in before.readings
    )


def _is_asked(document: Document, token: Token, r: Reading, sentence: Sequence[Token]) -> bool:
    if after_negation(document.tokens, token.index):
        return False
    if r.is_finite and r.person == "2" and r.tense != "past":
        return True
    if r.is_passive and r.tense == "pres":
        return any(t.lower in ("meille", "asiakaspalveluun", "asiakaspalveluumme", "takaisin") for t in sentence)
    if r.verbform == "inf1" or (r.verbform == "inf3" and r.case == "ill"):
        before = [t for t in sentence if t.index < token.index]
        return any(b.lemma in _ASKED_FOR and b.is_finite for t in before for b in t.readings)
    return False
