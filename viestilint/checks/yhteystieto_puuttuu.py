"""Requests to get in touch in messages that do not say where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from viestilint.checks.bidding import is_bidden, is_necessary, must_be
from viestilint.checks.contact_goal import TO_US, goal_is_us, reaches_us, signing
from viestilint.checks.registry import CheckContext
from viestilint.language.negation import after_negation
from viestilint.language.zones import lines_of
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Placeholder, Reading, Span, Token
from viestilint.patterns.yamltree import Node

_CONTACT_ITEMS = ("kind=phone", "kind=url", "kind=email")
_CONTACT_TYPES = frozenset(("phone", "email", "url"))
_REPLY_PATH = lazy(
    r"vasta(?:a|amalla|atte|at|ten|ttava|amaan|athan|attehan|tkaa|ta)\b[^.!?\n]{0,30}\b(?:viesti|sähköposti)\w*", re.I
)
# Peru kyyti vastaamalla PERU: the customer answers the text message itself.
_KEYWORD_REPLY = lazy(r"\b(?i:vasta(?:amalla|a|tkaa|ten)|lähet(?:ä|tämällä|täkää))\b[^.!?\n]{0,20}\b[A-ZÅÄÖ]{2,}\b")
_REFUSES_REPLY = lazy(r"(?:älä|älkää|ei voi|ei pidä|ei tule|et voi) vasta|no-?reply", re.I)
_PROMISED = lazy(
    r"\b(?:liitteessä|liitteenä|allekirjoituksessa|alla|ohessa|verkossa|netissä|osoitteessa|kautta)\b", re.I
)
_FROM_US = frozenset(
    "asiakaspalvelusta asiakaspalvelustamme asiakaspalvelulta asiakaspalvelultamme asiakaspalvelijoiltamme".split()
)
_OFFICES = frozenset("toimistolta toimistoltamme toimistosta toimistostamme myynnistä myynnistämme".split())
_SIGNATURE = lazy(r"sign|allekirj|footer|alatunnist", re.I)
_EMERGENCY = lazy(r"\b(?i:soit\w+|numero\w*|hätä\w*) (?:heti |numeroon |hätänumeroon ){0,3}112\b")
_SURVEY = lazy(r"\bnps\b|kysely|survey|webropol|surveypal", re.I)
_DIALLED = lazy(r"0(?:4\d|50|10|20|29)\d{6,7}")
_LABELS = ("koodi", "tunnu", "viit", "lukema", "avai")
_BUTTON_WORDS = 4
_PATH_FORMS = frozenset(
    "kautta lomakkeella verkossa netissä kohdassa kohdasta sivuilla sivuillamme sivuiltamme".split()
)
# Omat sivut -palvelussa, OmaHarju-palvelusta, tilisivulla
_SERVICE_PAGE = lazy(
    r"(?:^|-)palvelu(?:ssa|sta|un)(?:mme|si|nne)?$|(?<=\w)sivu(?:i?lla|i?lta|i?lle|sta|ssa|stossa|stolla)(?:mme|si|nne)?$"
    r"|^sivuil(?:la|ta)(?:si|nne)$"
)
# What is rung, not called: Soita ovikelloa.
_RUNG = ("kello", "summeri", "ovipuhelin", "piano", "kitara", "torvi")
_TIMES = frozenset("viikko päivä vuorokausi tunti kuukausi aika hetki määräaika mennessä".split())
_TOUCHING = frozenset(("soittaa", "ottaa", "olla", "ilmoittaa"))
_NO_ADDRESS = frozenset("control date time number count amount name sender".split())
_SIGNING_IN = frozenset("kirjautua oma avata mennä käydä muuttaa päivittää löytyä".split())
_IN_TOUCH = ("yhteyttä", "yhteydessä", "yhteys")
_PLACES = frozenset(("ill", "all", "ine", "ade"))


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on the first request to get in touch if the message has no phone, e-mail, link or other way."""
    data = context.rule.data
    assert data is not None
    tables = data.fields()
    if not document.has(_asking(data)) or _has_contact(document):
        return
    paths = _paths(data)
    if any(
        _is_path(token, paths) and not _is_money(document, token) and not _is_called(document, token)
        for token in document.tokens
    ):
        return
    for verb, last in _requests(document, tables["contact"].texts(), tables["with-goal"].texts(), _places(data)):
        if _may_be_dialled(document, verb):
            continue
        span = Span(verb.span.start, last.span.end)
        yield Hit(span, (("match", span.of(document.text)),), _fix(document, verb))
        return


@lru_cache(maxsize=4)
def _asking(data: Node) -> frozenset[str]:
    """Words of which every request holds one."""
    tables = data.fields()
    return frozenset((*tables["contact"].texts(), *tables["with-goal"].texts(), *_IN_TOUCH))


@lru_cache(maxsize=4)
def _paths(data: Node) -> frozenset[str]:
    return frozenset(data.fields()["paths"].texts())


@lru_cache(maxsize=4)
def _places(data: Node) -> dict[str, frozenset[str]]:
    return {place: frozenset(node.texts()) for place, node in data.fields()["places"].fields().items()}


def _has_contact(document: Document) -> bool:
    if any(token.zone != "quote" and not _is_survey(document, token) for token in document.at(*_CONTACT_ITEMS)):
        return True
    if _EMERGENCY.search(document.text):
        return True
    if any(p.type in _CONTACT_TYPES or _may_hold_contact(p) for p in document.message.placeholders):
        return True
    if document.message.channel == "sms" and _KEYWORD_REPLY.search(document.text):
        return True
    if not document.message.source_map.is_plain and _has_button(document):
        return True
    if document.message.channel != "sms" and _REPLY_PATH.search(document.text):
        return not _REFUSES_REPLY.search(document.text)
    return (
        document.message.channel == "sms" and bool(re.search(r"\b\d{5,6}\b", document.text)) and _short_code(document)
    )


def _is_survey(document: Document, token: Token) -> bool:
    """*Vastaa kyselyyn: …/nps*: a link where the sender is rated, and nothing is asked of it."""
    if token.kind != "url":
        return False
    start, end = document.text.rfind("\n", 0, token.span.start) + 1, document.text.find("\n", token.span.end)
    return _SURVEY.search(document.text, start, end if end >= 0 else len(document.text)) is not None


def _may_be_dialled(document: Document, verb: Token) -> bool:
    """*Peru tilaus 0441234567*: by this number or the order of this number; the reader may know."""
    tokens = document.sentence_tokens(document.sentences[verb.sentence])
    return any(
        t.index > verb.index and _DIALLED.fullmatch(t.text) and not any(label in before.lower for label in _LABELS)
        for before, t in pairwise(tokens)
    )


def _may_hold_contact(placeholder: Placeholder) -> bool:
    """A whole signature may tell where to call; the name of the sender alone does not."""
    return placeholder.type == "sender" and _SIGNATURE.search(placeholder.name) is not None


def _has_button(document: Document) -> bool:
    """Whether a line of a page is only a command: the text of a link, whose address is not in the text."""
    for line in lines_of(document.text):
        tokens = document.tokens_in(line.span)
        if 1 < len(tokens) <= _BUTTON_WORDS and all(t.kind == "word" for t in tokens):
            if any(r.mood == "imp" and r.person == "2" for r in tokens[0].readings):
                return True
    return False


def _short_code(document: Document) -> bool:
    """A text message may be answered to a short number: *Lähetä VAHVISTA numeroon 16400.*"""
    return bool(re.search(r"numero(?:on|ssa)\s+\d{5,6}\b", document.text))


def _is_path(token: Token, paths: frozenset[str]) -> bool:
    for reading in token.readings:
        if reading.lemma in paths or reading.head in paths:
            if reading.case in ("ine", "ade", "ill", "ela", "ins", "all"):
                return True
    return token.lower in _PATH_FORMS or _SERVICE_PAGE.search(token.lower) is not None


def _is_money(document: Document, token: Token) -> bool:
    """*Tilillenne on tullut maksu*: an account that is no page to sign in to."""
    if not any(r.lemma == "tili" for r in token.readings):
        return False
    return not any(r.lemma in _SIGNING_IN for t in document.clause_tokens(token) for r in t.readings)


def _is_called(document: Document, token: Token) -> bool:
    """*Soita kassalle*, *soittamalla vastaanottoomme*: a place that is called has a number."""
    before = document.tokens[token.index - 1] if token.index else None
    return before is not None and (before.lower in _IN_TOUCH or any(r.lemma == "soittaa" for r in before.readings))


def _requests(
    document: Document, contact: Sequence[str], with_goal: Sequence[str], places: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Token, Token]]:
    """The verbs that ask the customer to get in touch, with the last token of their phrase."""
    ours = signing(document, places)
    for token in document.tokens:
        if token.zone != "body" or not token.readings:
            continue
        clause = document.clause_tokens(token)
        reading = _request(document, token)
        if reading is None:
            reading = _way(document, token)
            if reading is None or not reaches_us(clause, ours) or _by_mail(document, clause):
                continue
        lemma = reading.lemma
        if lemma in ("ottaa", "olla"):
            phrase = next(
                (t for t in clause if t.index > token.index and t.lower in _IN_TOUCH),
                None,
            )
            if phrase is None or phrase.index - token.index > 4 or _is_given(clause, phrase):
                continue
            if goal_is_us(clause, phrase, ours):
                yield token, phrase
        elif lemma in contact:
            if lemma == "ilmoittaa" and _has_object(clause, token, reading) and not _has_deadline(document, clause):
                # Ilmoita kaikki tulosi: what is filled in, not whom to call.
                continue
            if lemma == "soittaa" and _rings(clause, token):
                continue
            if (
                goal_is_us(clause, token, ours)
                and not _is_given(clause, token)
                and not _PROMISED.search(_text(document, clause))
            ):
                yield token, token
        elif lemma in with_goal and (
            any(t.lower in (TO_US | _FROM_US if lemma == "kysyä" else TO_US) for t in clause)
            or (lemma == "palata" and any(t.lower == "asiaan" and t.index > token.index for t in clause))
            or (lemma == "kysyä" and _asks_office(clause, token))
        ):
            if lemma in ("vastata", "palata") and not _is_unanswerable(document):
                # Vastaa meille perjantaihin mennessä: by answering the message.
                continue
            yield token, token


def _is_given(clause: Sequence[Token], last: Token) -> bool:
    """Whether the address stands where it belongs: *ota yhteyttä tukeemme osoitteessa {2}*, *soita respaan 9*."""
    return any(
        before.index >= last.index
        and (
            (
                token.kind == "placeholder"
                and token.detail not in _NO_ADDRESS
                and (before is last or before.text == ":" or any(r.case in _PLACES for r in before.readings))
            )
            or (token.kind == "number" and any(r.case == "ill" for r in before.readings))
        )
        for before, token in pairwise(clause)
    )


def _has_object(clause: Sequence[Token], verb: Token, reading: Reading) -> bool:
    """Whether the verb takes an object and no goal of ours: *ilmoittaa tulonsa*, not *ilmoittaa siitä meille*."""
    if (reading.verbform == "inf1" or reading.participle) and any(
        r.pos == "noun" and r.case == "nom" and r.lemma not in _TIMES
        for t in clause
        if t.index < verb.index
        for r in t.readings
    ):
        # Viitenumero pitää ilmoittaa: the object of a duty stands before it.
        return True
    rest = [t for t in clause if t.index > verb.index]
    if any(t.lower in TO_US or any(r.poss == "1pl" for r in t.readings) for t in rest):
        return False
    return any(
        r.pos == "noun" and r.case in ("nom", "par", "gen") and r.lemma not in _TIMES and r.verbform is None
        for before, t in pairwise([verb, *rest])
        # ennen lomaa
        if t.lower != "viimeistään" and before.lower != "ennen"
        for r in t.readings
    )


def _has_deadline(document: Document, clause: Sequence[Token]) -> bool:
    """*Ilmoita muuttopäivä viimeistään 5.6.* in a message that cannot be answered: it must be told somewhere."""
    return _is_unanswerable(document) and any(t.lower in ("viimeistään", "mennessä") for t in clause)


def _asks_office(clause: Sequence[Token], verb: Token) -> bool:
    """*Kysy lisää toimistolta*: ours, where nobody else's is named, as in *Kysy isännöitsijän toimistolta*."""
    return any(
        token.lower in _OFFICES
        and token.index > verb.index
        and not any(r.case == "gen" for r in before.readings)
        and not before.capitalised
        for before, token in pairwise(clause)
    )


def _rings(clause: Sequence[Token], verb: Token) -> bool:
    """*Soita ovikelloa*, *Soita tiskin kelloa*; but *Soita kello 9*."""
    return any(
        r.case in ("par", "ade") and r.lemma.endswith(_RUNG) for t in clause if t.index > verb.index for r in t.readings
    )


def _is_unanswerable(document: Document) -> bool:
    """A text message may not be answered at all; other messages say so if they may not."""
    return document.message.channel in ("sms", "push", "letter") or bool(_REFUSES_REPLY.search(document.text))


def _request(document: Document, token: Token) -> Reading | None:
    for reading in token.readings:
        if reading.pos != "verb" and reading.participle != "pres_pass":
            continue
        if reading.is_finite and reading.person == "2" and reading.mood in ("imp", "ind", "cond"):
            if reading.mood == "imp":
                if after_negation(document.tokens, token.index) or not _starts(document, token):
                    continue
            elif reading.tense == "past" or reading.clitic == "ko" or _permits(token, reading):
                continue
            return reading
        if reading.verbform == "inf1" and is_necessary(document, token):
            return reading
        if reading.participle == "pres_pass" and must_be(document, token, reading):
            return replace(reading, lemma=reading.verb or reading.lemma)
        if (
            reading.verbform == "inf3"
            and reading.case == "ill"
            and reading.lemma == "ottaa"
            and is_bidden(document, token)
        ):
            return reading
        if reading.is_passive and reading.tense == "pres" and reading.mood == "ind" and reading.negative != "true":
            clause = document.clause_tokens(token)
            if any(t.lower in TO_US for t in clause):
                return reading
    return None


def _way(document: Document, token: Token) -> Reading | None:
    """*Voit soittaa meille*, *soittamalla meille*, *pyydämme soittamaan meille*: how the customer may get in touch."""
    clause = document.clause_tokens(token)
    for reading in token.readings:
        if reading.lemma not in _TOUCHING:
            continue
        if (
            reading.verbform == "inf1"
            and reading.lemma != "ilmoittaa"
            and any(_may(document, t) for t in clause if t.index < token.index)
        ):
            return reading
        if reading.verbform == "inf3" and reading.case == "ill" and is_bidden(document, token):
            return reading
        if reading.verbform == "inf3" and reading.case == "ade" and not any(map(_is_past, clause)):
            return reading
    return None


def _may(document: Document, token: Token) -> bool:
    """*voit*, *voitteko*, *kannattaa*, not denied."""
    return not after_negation(document.tokens, token.index) and any(
        (r.lemma == "voida" and r.person == "2") or (r.lemma == "kannattaa" and r.person == "3")
        for r in token.readings
        if r.is_finite and r.tense != "past"
    )


def _is_past(token: Token) -> bool:
    """*varasit*, *varannut*; *voit* may be the present."""
    finite = [r for r in token.readings if r.is_finite or r.participle]
    return bool(finite) and all(r.tense == "past" or r.participle == "past_act" for r in finite)


def _starts(document: Document, token: Token) -> bool:
    """Whether an imperative opens its clause, an adverb or *ja* before it allowed."""
    clause = document.clause_tokens(token)
    before = [t for t in clause if t.index < token.index and t.kind != "punct"]
    if before and before[-1].lower == "niin":
        # Jos kortti ei ole tullut niin ottakaa yhteyttä: the comma is forgotten.
        return True
    return len(before) <= 2 and not any(r.is_finite for t in before for r in t.readings if r.pos in ("verb", "neg"))


def _permits(token: Token, reading: Reading) -> bool:
    """A plain statement (*soitat meille*) is no request; with -han it is (*soitathan*)."""
    return reading.clitic != "han"


def _by_mail(document: Document, clause: Sequence[Token]) -> bool:
    """*Voit kysyä meiltä sähköpostitse* in an e-mail: by answering it."""
    return not _is_unanswerable(document) and any(t.lower in ("sähköpostitse", "sähköpostilla") for t in clause)


def _text(document: Document, clause: Sequence[Token]) -> str:
    return document.text[clause[0].span.start : clause[-1].span.end]


def _fix(document: Document, verb: Token) -> tuple[Fix, ...]:
    """*Soita meille.* → *Soita meille: {{puhelinnumero}}.* where nothing but that is missing."""
    if not any(r.lemma == "soittaa" and r.mood == "imp" for r in verb.readings):
        return ()
    sentence = document.sentence_tokens(document.sentences[verb.sentence])
    rest = [t for t in sentence if t.index > verb.index]
    words = [t for t in rest if t.kind != "punct"]
    if len(words) > 1 or (words and words[0].lower not in TO_US):
        return ()
    end = words[-1].span.end if words else verb.span.end
    at = Span(end, end)
    return (Fix((Edit(at, ": {{puhelinnumero}}"),), Applicability.UNSAFE),)
