"""Requests for bank credentials or card data, which no real sender makes, and card numbers in a message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from viestilint.checks.registry import CheckContext
from viestilint.language.negation import after_negation
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
_BANKS = frozenset(("pankki", "verkkopankki", "nettipankki", "mobiilipankki"))
_BANK_CODES = frozenset(("tunnus", "käyttäjätunnus", "salasana"))
_YOURS = ("2sg", "2pl")
_TO_PLACE = ("ill", "all", "ade")
# Neither an app nor a page is open there in which the reader would identify.
_NO_PAGE = frozenset(("sms", "social"))
_THREAT = lazy(r"\b(?:lukit|sulje|jäädyt|menetä|muuten\b|muutoin\b|\d+ ?(?:h\b|tunnin))", re.I)
# Identification as it is done: in a service that is named, or with whatever one has.
_IDENTIFIED = lazy(
    r"mobiilivarmen|varmennekor|henkilökort|ajokort|\bpassi|palveluun|\b(?!tunni|vuorokaud|päiväs|linki|viesti)\w{4,40}ss[aä](?:mme)?\b|sovelluks|osoittee(?:ssa|seen)|sivu(?:lla|sto|ill)|kassalla"
    r"|toimipist|myymäl|verkkopankissa|suomi\.fi|lomak|verkkokaup",
    re.I,
)
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
    codes, cards = tables["codes"], tables["cards"]
    flagged: set[int] = set()
    named = document.has(_ASKED_THINGS | _BANK_CODES | codes) or _CODE.search(document.text)
    other_cards = named and _OTHER_CARDS.search(document.text)
    for token in document.tokens if named else ():
        if token.zone == "quote" or token.sentence in flagged:
            continue
        is_card = _is_card(document, token, cards) or _is_picture(document, token, _BANK_CARDS)
        is_means = not is_card and any(r.lemma in codes and r.case == "ade" for r in token.readings)
        if not (is_card or is_means or _is_code(document, token, codes) or _is_picture(document, token, codes)):
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
        verb = _answered_with(document, token, tables) if is_means else _request(document, token, tables)
        if verb is None:
            continue
        flagged.update((token.sentence, verb.sentence))
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


def _is_code(document: Document, token: Token, codes: frozenset[str]) -> bool:
    """A bank code as an object: *tunnuslukusi*, *PIN-koodin*, *verkkopankin tunnukset*; not the means: *pankkitunnuksilla*."""
    if token.kind == "word" and _CODES.fullmatch(token.text):
        return not any(r.case not in _OBJECT for r in token.readings)
    if any(r.lemma in codes and r.case in _OBJECT for r in token.readings):
        return True
    before = document.neighbour(token, -1)
    return (
        before is not None
        and any(r.lemma in _BANK_CODES and r.case in _OBJECT for r in token.readings)
        and any(r.lemma in _BANKS and (r.case == "gen" or r.poss in _YOURS) for r in before.readings)
    )


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


def _request(document: Document, object_: Token, tables: Mapping[str, frozenset[str]]) -> Token | None:
    """The verb that asks the reader to hand the object over: in the sentence, before it or right after it."""
    verbs = tables["verbs"]
    whole = document.sentences[object_.sentence]
    sentence = document.tokens[max(whole.first, object_.index - 30) : min(whole.last, object_.index + 15)]
    for token in reversed([t for t in sentence if t.index < object_.index]):
        if any(
            _hands_over(document, token, r, tables) and _is_asked(document, token, r, sentence) for r in token.readings
        ):
            return token
        if any(r.lemma in _ASKS and r.is_finite and r.person == "1" for r in token.readings):
            between = document.tokens[token.index + 1 : object_.index + 1]
            ours = any(r.number == "pl" for r in token.readings)
            # Tarvitsen uudet pankkitunnukset, kirjoitit.
            if ours or any(r.poss in _YOURS for t in between for r in t.readings):
                return token
        if _asks_to_have(document, token):
            between = document.tokens[token.index + 1 : object_.index]
            if not any(r.case == "par" for t in between for r in t.readings):
                return token
        if token.lower in ("mikä", "mitkä") and _is_asked_what(document, token, object_):
            return token
    for token in sentence[object_.index - sentence[0].index + 1 :][:3]:
        for r in token.readings:
            if _hands_over(document, token, r, tables) and r.clitic != "ko" and _is_asked(document, token, r, sentence):
                return token
    following = document.tokens[whole.last : whole.last + 3]
    if len(following) == 3 and following[0].initial and following[1].lower in ("ne", "niitä"):
        # Onko sinulla pankkitunnukset? Kerro ne meille.
        verb = following[0]
        if _is_recipient(following[2], tables) and any(
            r.lemma in verbs and _is_asked(document, verb, r, following) for r in verb.readings
        ):
            return verb
    return None


def _hands_over(document: Document, token: Token, r: Reading, tables: Mapping[str, frozenset[str]]) -> bool:
    """*kerro, tekstaa*; *laita* only where it is said to whom or where to, *tähän viestiin*: one puts a code away too."""
    verb = r.verb if r.participle == "pres_pass" else r.lemma
    if verb in tables["verbs"]:
        return True
    if verb not in tables["placing"]:
        return False
    clause = document.clause_tokens(token)
    # Laita tunnuslukusi talteen ja vastaa viestiin.
    other = next((t for t in clause if t.index > token.index and any(_commands(o) for o in t.readings)), None)
    return any(_is_recipient(t, tables) for t in clause if other is None or t.index < other.index)


def _commands(r: Reading) -> bool:
    return r.is_finite and r.mood == "imp" and r.person == "2"


def _is_recipient(token: Token, tables: Mapping[str, frozenset[str]]) -> bool:
    """*meille, tähän ketjuun, lomakkeelle, tekstiviestillä*."""
    return token.lower in tables["to-us"] or any(
        (r.lemma in tables["to-us"] or r.head in tables["to-us"]) and r.case in _TO_PLACE for r in token.readings
    )


def _is_asked_what(document: Document, question: Token, object_: Token) -> bool:
    """*Mikä on korttisi CVC-numero?*: theirs, and not what such a number is."""
    asks = document.tokens[document.sentences[question.sentence].last - 1].text.startswith("?")
    between = document.tokens[question.index + 1 : object_.index + 1]
    return asks and between[0].lower in ("on", "ovat") and any(r.poss in _YOURS for t in between for r in t.readings)


def _answered_with(document: Document, means: Token, tables: Mapping[str, frozenset[str]]) -> Token | None:
    """*Vastaa tunnusluvullasi*; *Vahvista henkilöllisyytesi pankkitunnuksillasi* where no service is named for it.

    On a page or in a letter the second is how one identifies, unless it threatens.
    """
    clause = document.clause_tokens(means)
    sentence = document.sentence_tokens(document.sentences[means.sentence])
    for token in clause:
        for r in token.readings:
            verb = r.verb if r.participle == "pres_pass" else r.lemma
            if verb not in tables["confirming"] and verb != "vastata":
                continue
            if not _is_asked(document, token, r, sentence):
                continue
            if verb == "vastata":
                # Vastaa kyselyyn pankkitunnuksillasi: so one signs in to answer.
                before = document.tokens[token.index + 1 : means.index]
                if all(_is_recipient(t, tables) or any(o.pos == "pron" for o in t.readings) for t in before):
                    return token
                continue
            own = any(o.head in tables["own"] and o.poss in _YOURS for t in clause if t != means for o in t.readings)
            is_pressed = document.message.channel in _NO_PAGE or _THREAT.search(document.text)
            is_term = _IDENTIFIED.search(document.sentences[means.sentence].span.of(document.text))
            may = any(o.lemma == "voida" and o.is_finite for t in clause for o in t.readings)
            if own and is_pressed and not is_term and not may:
                return token
    return None


def _asks_to_have(document: Document, token: Token) -> bool:
    """*Haluaisimme saada*, *Voisimmeko saada*, *Saisimmeko*: what we would like to be given."""
    if any(r.lemma == "saada" and r.is_finite and r.person == "1" and r.clitic == "ko" for r in token.readings):
        return True
    before = (
        document.neighbour(token, -1)
        if any(r.lemma == "saada" and r.verbform == "inf1" for r in token.readings)
        else None
    )
    return before is not None and any(
        r.lemma in ("haluta", "tahtoa", "voida") and r.person == "1" for r in before.readings
    )


def _is_asked(document: Document, token: Token, r: Reading, sentence: Sequence[Token]) -> bool:
    if after_negation(document.tokens, token.index):
        return False
    if r.is_finite and r.person == "2" and r.tense != "past":
        return True
    if r.participle == "pres_pass":
        # Sinun on lähetettävä
        before_it = document.neighbour(token, -1)
        return r.case == "nom" and r.number == "sg" and before_it is not None and before_it.lower in ("on", "olisi")
    if r.is_passive and r.tense == "pres":
        return any(t.lower in ("meille", "asiakaspalveluun", "asiakaspalveluumme", "takaisin") for t in sentence)
    if r.verbform == "inf1" or (r.verbform == "inf3" and r.case == "ill"):
        before = [t for t in sentence if t.index < token.index]
        return any(b.lemma in _ASKED_FOR and b.is_finite for t in before for b in t.readings)
    return False
