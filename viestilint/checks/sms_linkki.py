"""Links and threats in text messages that look like a scam."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from viestilint.checks.registry import CheckContext
from viestilint.language.negation import after_negation
from viestilint.language.urls import SHORTENERS, host_of
from viestilint.lazyregex import lazy
from viestilint.model import Document, Hit, Reading, Severity, Span, Token
from viestilint.patterns.run import fill

_CREDENTIALS = lazy(
    r"pankkitunnu(?!ksi(?:lla|en avulla))\w|tunnuslu[kv]u|avainlu[kv]u|\bpin\b|\bpin-|salasan|cvc"
    r"|cvv|kortti\w{0,40}numero|korti\w{0,40} (?:numero|tiedot)",
    re.I,
)
_IDENTITY = frozenset(
    "tieto henkilöllisyys tili tilitieto henkilötieto pankkitieto maksutieto korttitieto"
    " asiakastieto identiteetti tunnus".split()
)
_LOGIN = frozenset(["kirjautua", "tunnistautua"])
_CONFIRM = frozenset(["vahvistaa", "varmentaa", "varmistaa", "päivittää", "tarkistaa", "todentaa"])
_THREATS = frozenset("sulkea lukita jäädyttää estää keskeyttää katkaista poistaa menettää perua deaktivoida".split())
_HELD = frozenset(
    "tili pankkitili käyttäjätili asiakastili tunnus käyttäjätunnus kortti pankkikortti"
    " maksukortti asiakkuus liittymä verkkopankki yhteys palvelu oikeus pääsy sähköpostitili".split()
)
_SOON = lazy(
    r"\b(?:heti|välittömästi|viipymättä|pikaisesti)\b|\b(?:1?\d|2[0-4]|36|48) ?(?:h\b|tun(?:nin"
    r"|tia)|minuutin|min\b)|\btänään\b"
    r"|\bvuorokauden (?:kuluessa|sisällä)|\bviimeinen (?:varoitus|mahdollisuus|muistutus)",
    re.I,
)
_LOCKED = frozenset("lukita sulkea jäädyttää estää rajoittaa keskeyttää".split())
# How far into the next sentence what is asked for stands: Menetät etusi! Kirjaudu heti: …
_NEXT = 4
_DEBT = frozenset(["maksaa", "suorittaa"])
_WARNS = lazy(
    r"\b(?:älä|älkää|emme|ei koskaan|varo|varokaa|huijau\w*|huijar\w*"
    r"|tietojenkalast\w*)\b",
    re.I,
)
_OTHER_WAY = lazy(
    r"sovelluks|verkkopankis|verkkopalvelus|omat tiedot|omat sivu|oma\w{0,40}palvelu|kirjoita\w{0,40}"
    r" (?:osoi|selai)|selaimee|asiakaspalvelu"
    r"|kirjautu\w{1,40} (?:osoitteessa|sivulla)|puh\.|soita",
    re.I,
)


_LINK_WORD = lazy(r"\blink|kirjautumislink|verkkopankkitunnu|pankkitunnu", re.I)


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """A hit on every short link and on the link that a scam would lead to; on a threat with a deadline of
    hours.
    """
    links = list(_links(document))
    if (not links and not document.has(_THREATS)) or _warns_of_links(document):
        return
    hints = {v.id: v.hint.in_(context.lang) for v in context.rule.variants if v.id and v.hint}
    threat = _threat(document)
    for token, variant in _suspect(document, links, threat):
        severity = Severity.WARNING if variant in ("kirjautuminen", "lukittu") else None
        values = (("link", token.text), ("host", host_of(token.text)))
        yield Hit(token.span, values, hint=fill(hints[variant], {}), severity=severity, variant=variant)
    if threat is not None and not links:
        yield Hit(
            threat.span,
            (("match", threat.text),),
            hint=fill(hints["uhkaus"], {}),
            severity=Severity.WARNING,
            variant="uhkaus",
        )


def suspect_links(document: Document) -> set[Token]:
    """The links to pay or to confirm who one is, as a scam has them: their address says nothing of who sends them."""
    links = list(_links(document))
    if not links or _warns_of_links(document):
        return set()
    threat = _threat(document)
    if threat is None and _asked(document) == "kirjautuminen":
        return set()
    return {token for token, _ in _suspect(document, links, threat)}


def _suspect(document: Document, links: Sequence[Token], threat: Token | None) -> Iterator[tuple[Token, str]]:
    asked = _asked(document) if links else None
    for token in links:
        variant = _variant(document, token, threat, asked)
        if variant is not None:
            yield token, variant


def _warns_of_links(document: Document) -> bool:
    speaking = [s for s in document.sentences if _speaks_of_links(document, s.span)]
    return bool(speaking) and all(_WARNS.search(s.span.of(document.text)) for s in speaking)


def _variant(document: Document, token: Token, threat: Token | None, asked: str | None) -> str | None:
    if token.kind == "url" and host_of(token.text) in SHORTENERS:
        return "lyhytlinkki"
    if threat is not None:
        return "uhkaus-linkki"
    if asked == "tunnukset":
        return "tunnukset"
    bare_host = token.kind == "url" and "/" not in token.text.removeprefix("https://").rstrip("/")
    # Bank credentials are asked for by scams: then the front page is no excuse either.
    bare_host = bare_host and "pankkitunnu" not in document.text.lower()
    if asked is not None and not bare_host and _near(document, token) and not _OTHER_WAY.search(document.text):
        return "kirjautuminen"
    if _is_locked(document, token) and not _OTHER_WAY.search(document.text):
        return "lukittu"
    return None


def _is_locked(document: Document, link: Token) -> bool:
    """*Tilisi on lukittu. Avaa se tästä: {{linkki}}*: what is the reader's own is shut, and the link would open it."""
    first = document.sentences[max(0, link.sentence - 2)].first
    for token in document.tokens[first : link.index]:
        if not any(r.participle == "past_pass" and r.verb in _LOCKED for r in token.readings):
            continue
        before = document.tokens[max(first, token.index - 5) : token.index]
        own = any(r.lemma in _HELD and r.poss in ("2sg", "2pl") for t in before for r in t.readings)
        if own and any(t.lower in ("on", "ovat") for t in before):
            return any(_is_request(t, ()) for t in document.tokens[token.index : link.index])
    return False


def _links(document: Document) -> Iterator[Token]:
    for token in document.tokens:
        if token.zone == "quote":
            continue
        if token.kind == "url" or (token.kind == "placeholder" and token.detail == "url"):
            yield token


def _speaks_of_links(document: Document, span: Span) -> bool:
    text = span.of(document.text)
    return bool(_LINK_WORD.search(text)) and not any(span.covers(t.span) for t in _links(document))


def _near(document: Document, link: Token) -> bool:
    """Whether what is asked for stands in the link's sentence or the one before it."""
    first = document.sentences[max(0, link.sentence - 1)].first
    tokens = document.tokens[first : document.sentences[link.sentence].last]
    return _request_in(tokens) is not None


def _asked(document: Document) -> str | None:
    """What the message asks for: ``tunnukset`` (codes, or to confirm one's data), ``kirjautuminen``,
    ``maksu``.
    """
    for sentence in document.sentences:
        text = sentence.span.of(document.text)
        if sentence.zone == "quote" or _WARNS.search(text):
            continue
        tokens = document.sentence_tokens(sentence)
        if _CREDENTIALS.search(text) and any(_is_request(t, ()) for t in tokens):
            return "tunnukset"
        found = _request_in(tokens)
        if found is not None:
            return found
    return None


def _request_in(tokens: tuple[Token, ...]) -> str | None:
    for index, token in enumerate(tokens):
        if _is_request(token, _CONFIRM):
            rest = tokens[index + 1 : index + 4]
            if any(r.lemma in _IDENTITY and r.poss in ("2sg", "2pl") for t in rest for r in t.readings):
                return "tunnukset"
        if _is_request(token, _LOGIN):
            return "kirjautuminen"
        if _is_request(token, _DEBT):
            return "maksu"
    return None


def _is_request(token: Token, lemmas: tuple[str, ...] | frozenset[str]) -> bool:
    """Whether the token asks the reader to do one of these, or anything if none are named."""
    for r in token.readings:
        if lemmas and r.lemma not in lemmas:
            continue
        if r.is_finite and r.person == "2" and r.tense != "past" and r.clitic != "ko":
            return True
        # maksa tästä, maksamalla, kirjautumalla
        if lemmas and r.verbform == "inf3" and r.case == "ade":
            return True
    return False


def _threat(document: Document) -> Token | None:
    """The verb of a threat to what the reader holds, if it is to come true within hours."""
    for token in document.tokens:
        if token.zone == "quote" or not any(_is_threat(r) for r in token.readings):
            continue
        sentence = document.sentences[token.sentence]
        tokens = document.sentence_tokens(sentence)
        held = any(
            r.lemma in _HELD or r.head in ("tili", "kortti", "tunnus", "liittymä", "asiakkuus")
            for t in tokens
            for r in t.readings
        )
        held = held or _loses_own(document, token, document.tokens[sentence.first : sentence.last + _NEXT])
        nearby = document.sentences[min(token.sentence + 1, len(document.sentences) - 1)].span
        text = sentence.span.join(nearby).of(document.text)
        if held and _SOON.search(text) and not _WARNS.search(sentence.span.of(document.text)):
            return token
    return None


def _loses_own(document: Document, verb: Token, tokens: Sequence[Token]) -> bool:
    """*Menetät etusi tänään, ellet kirjaudu*: whatever is lost, signing in would save it."""
    if not any(r.lemma == "menettää" and r.mood == "ind" and r.tense == "pres" for r in verb.readings):
        return False
    if after_negation(document.tokens, verb.index):
        return False
    own = any(
        verb.index < t.index <= verb.index + 3 and r.poss in ("2sg", "2pl") and r.case in ("nom", "gen", "par")
        for t in tokens
        for r in t.readings
    )
    return own and any(r.lemma in _LOGIN | _CONFIRM for t in tokens for r in t.readings)


def _is_threat(reading: Reading) -> bool:
    if reading.lemma not in _THREATS:
        return False
    if reading.lemma != "menettää":
        return reading.is_passive
    return reading.is_finite and reading.person == "2" and reading.tense != "past"
