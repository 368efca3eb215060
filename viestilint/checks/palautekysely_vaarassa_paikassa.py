"""A survey in the message that reports a failure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from viestilint.checks.registry import CheckContext
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Sentence, Span, Token

_TYPES = frozenset(("complaint", "cancellation"))
# What a customer is asked to score: us, the service, the visit.
_SCORED = (
    r"[^.!?,]{0,40}\b(?:me(?:itä|idät)|(?:[\w-]{0,24}(?:palvelu|käyn[tn]i|kokemu[sk]|asioin[tn]i|toimitu[sk]|osto[sk]|puhelu|vierailu"
    r"|asennu[sk]|hoito|huolto|työmme|myyjä|asiakaspalvelija|kuljettaja))\w{0,8})\b"
)
_SURVEY = lazy(
    r"\b(?:palaute|asiakas|tyytyväisyys|asiakastyytyväisyys)kysel\w+|\bvasta(?!amme|sim)\w*\b[^.!?]{0,40}\bkyselyy(?:n|mme)\b"
    r"|\bkyselyymme\b|\bkyselyn linkki|\btäyt\w+ [^.!?]{0,20}kysely\w*"
    r"|\b(?:arvioi(?!mme|da|tu|daan|vat|nti)|arvioithan|arvioisit(?:te)?ko|arvioikaa|arvioittehan)\b"
    r"|\b(?:anna|antaisit(?:te)?ko|antakaa|annathan|annat(?:te)?(?:ko)?)\b[^.!?]{0,30}\b(?:arvosana|tähteä|pistettä|arvio)\w*"
    # toivomme, että arvioit käyntisi · voit arvioida kokemuksesi · pyydämme sinua arvioimaan palvelumme
    rf"|\barvioi(?:t|tte|da|maan|malla){_SCORED}|\b(?:jätä|jättäkää|jätäthän|jätät(?:te)?|kirjoita|kirjoittakaa|kirjoitathan)\b"
    r" (?:\w+ ){0,2}(?:arvio|arvostelu)\b(?! (?:vahin|kustan|kulu))"
    r"|\bosallistu(?:kaa|t|tte|isit\w*|ttehan|than)?\b[^.!?]{0,30}\bkysely\w*|\bpalautetta\b[^.!?]{0,20}\bkysely(?:yn|yymme|ssä\w*|llä\w*)"
    r"|\b(?:montako|kuinka monta|millaisen|minkä) [^.!?]{0,30}\b(?:arvosana|tähteä|pistettä)\w*"
    r"|\basteikolla\b|\bsuosittelisit(?:te)?ko\b|\b(?:miten|kuinka) (?:me )?onnistuimme\b"
    r"|\bmitä (?:pidit|piditte|mieltä (?:olit|olitte))\b|\bNPS\b"
    r"|\b(?:kuinka|miten) (?:todennäköisesti|mielelläsi|mielellänne) suositteli?\w*|\bsuosittelet(?:te)?ko\b",
    re.I,
)
# Every match holds one of these.
_CUES = "kysel arvio arvosan arvostelu tähteä pistettä asteikolla suosittel onnistuimme mitä nps".split()
# An estimate or an assessment of the sender's own, and what is no survey about service.
_NOT_SURVEY = lazy(
    r"\b(?:arvioi(?:mme|daan|tu)|vahinkotarkastaja|asiantuntija)\b"
    # Kiitos, että vastasit kyselyymme: the answer has been given.
    r"|\bvastasi(?:t|tte|mme)?\b|\bkiitos (?:\w+ ){0,2}(?:vastau|vastaami|osallistumi)\w+",
    re.I,
)
_FAILURE = frozenset(
    """
    viivästyä viivästys myöhästyä myöhästyminen peruuntua epäonnistua häiriö pahoitella
    """.split()
)
_FAULTS = frozenset(("virhe", "vika", "häiriö", "viivästys", "myöhästyminen", "viivästyminen"))
# Virhettä ei löytynyt; but virhettä ei ole korjattu tells of one.
_APPEARING = frozenset("löytyä löytää ilmetä havaita esiintyä sattua tapahtua tulla näkyä".split())
_JOINTS = frozenset("ja sekä mutta".split())
_THEREFORE = frozenset("siksi sen tämän jotta".split())
_ABOUT_SURVEY = ("kysel", "arvio", "palautek", "linki")
_HOPES = frozenset("toivoa pyytää haluta arvostaa ilahtua".split())
_REMEDIES = frozenset("hyvittää korvata palauttaa maksaa toimittaa korjata vaihtaa".split())
_CONDITIONS = frozenset("jos mikäli".split())


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on the sentences that ask for a score in a message about a failure or a cancellation."""
    lower = document.text.lower()
    if not any(cue in lower for cue in _CUES):
        return
    surveys = [s for s in document.sentences if s.zone in ("body", "closing") and _asks(document, s)]
    if not surveys:
        return
    if document.message.type not in _TYPES and not any(
        _reports_failure(document, s) for s in document.sentences if s.zone == "body" and s not in surveys
    ):
        return
    for sentence in surveys:
        joined = _joined(document, sentence)
        if joined is not None:
            # Hyvitämme 20 euroa, ja toivomme, että vastaat kyselyymme: the refund stays.
            whole, request = joined
            fix = Fix((Edit(whole, ""),), Applicability.UNSAFE)
            yield Hit(request, (("match", request.of(document.text)),), (fix,))
            continue
        span = _without_white_space(document, sentence.span)
        values = (("match", sentence.span.of(document.text)),)
        following = next((s for s in surveys if s.span.start == sentence.span.end + 1), None)
        # Miten onnistuimme? Vastaa kyselyyn: {{linkki}}: half of it may not go alone.
        stays = following is not None and not _fix(document, following, following.span)
        yield Hit(sentence.span, values, () if stays else _fix(document, sentence, span))


def _asks(document: Document, sentence: Sentence) -> bool:
    text = sentence.span.of(document.text)
    match = _SURVEY.search(text)
    if match is None or _NOT_SURVEY.search(text) is not None:
        return False
    return match.group().lower() != "arvioi" or not _has_subject(document, sentence.span.start + match.start())


def _has_subject(document: Document, at: int) -> bool:
    """*Lääkäri arvioi tilanteen*: somebody does it, so it is no command."""
    verb = next((t for t in document.tokens if t.span.start == at), None)
    if verb is None:
        return False
    before = [t for t in document.clause_tokens(verb) if t.index < verb.index and t.kind == "word"]
    return any(r.case == "nom" and r.is_nominal and not r.is_finite for t in before for r in t.readings)


def _reports_failure(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence says that something went wrong; what may go wrong (*jos*) does not count."""
    tokens = document.sentence_tokens(sentence)
    if any(t.lower in _CONDITIONS for t in tokens) or tokens[-1].text == "?":
        return False
    for token in tokens:
        if token.lower.startswith("pahoilla") or token.lower in ("pahoittelut", "pahoittelumme"):
            return True
        if _is_denied(document, token):
            continue
        for reading in token.readings:
            if reading.lemma in _FAILURE and (reading.is_finite or reading.verbform == "part"):
                return True
            if reading.verb in _FAILURE and reading.verbform == "part":
                return True
            if reading.head in _FAULTS and reading.pos == "noun" and _is_stated(tokens):
                return True
    return False


def _is_denied(document: Document, token: Token) -> bool:
    """*ei viivästynyt, ilman viivästyksiä, virheitä ei löytynyt*: what did not happen is no failure."""
    clause = document.clause_tokens(token)
    before = [t for t in clause if token.index - 3 <= t.index < token.index]
    partitive = any(r.case == "par" for r in token.readings)
    if partitive and any(t.lower == "ilman" for t in before):
        return True
    if not any(r.pos == "neg" for t in clause for r in t.readings):
        return False
    if any((r.pos == "verb" and r.negative in ("true", "both")) or r.participle == "past_act" for r in token.readings):
        return any(r.pos == "neg" for t in before for r in t.readings)
    return partitive and any(r.lemma in _APPEARING or r.verb in _APPEARING for t in clause for r in t.readings)


def _is_stated(tokens: Sequence[Token]) -> bool:
    """Whether the sentence tells what is or was: a fault that happened, not one to be reported."""
    return any(
        r.is_finite and r.mood == "ind" and (r.tense == "past" or r.lemma == "olla" or r.person == "1")
        for t in tokens
        for r in t.readings
    )


def _without_white_space(document: Document, span: Span) -> Span:
    """The sentence with the white space before it, or after it where it opens its paragraph."""
    text = document.text
    start = span.start
    while start > 0 and text[start - 1] == " ":
        start -= 1
    if start > 0 and text[start - 1] != "\n":
        return Span(start, span.end)
    end = span.end
    while end < len(text) and text[end] == " ":
        end += 1
    if end < len(text) and text[end] == "\n" and start > 0:
        # The whole line goes.
        return Span(len(text[:start].rstrip("\n")), end)
    return Span(span.start, end)


def _fix(document: Document, sentence: Sentence, span: Span) -> tuple[Fix, ...]:
    tokens = document.sentence_tokens(sentence)
    if any(_gives(token) for token in tokens):
        # Vastaa kyselyyn, niin hyvitämme 5 euroa: more than the request would go.
        return ()
    following = next((t for t in document.tokens if t.index == tokens[-1].index + 1), None)
    if tokens[-1].text == ":" or (following is not None and following.kind in ("url", "placeholder")):
        # The link that follows would be left behind.
        return ()
    if any(t.kind == "placeholder" for t in tokens):
        return ()
    rest = document.text[: span.start] + document.text[span.end :]
    return (Fix((Edit(span, ""),), Applicability.UNSAFE),) if rest.strip() else ()


def _joined(document: Document, sentence: Sentence) -> tuple[Span, Span] | None:
    """The request that is joined to something told, with what joins it and without: *Saat uuden, ja toivomme, että vastaat*."""
    tokens = document.sentence_tokens(sentence)
    match = _SURVEY.search(sentence.span.of(document.text))
    assert match is not None
    asked = sentence.span.start + match.start()
    for before, joint, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if joint.span.start >= asked or joint.lower not in _JOINTS or after.lower in _THEREFORE:
            continue
        told = [t for t in tokens if t.index < joint.index]
        if any(t.lower.startswith(_ABOUT_SURVEY) for t in told) or not any(_tells(t) for t in told):
            return None
        if not (before.text == "," or any(_hopes(r) for r in after.readings)):
            continue
        start = before.span.start if before.text == "," else joint.span.start - 1
        end = tokens[-1].span.start if tokens[-1].kind == "punct" else tokens[-1].span.end
        return Span(start, end), Span(after.span.start, end)
    return None


def _tells(token: Token) -> bool:
    """A statement of ours: *hyvitämme*, *saat*, *rahat palautetaan*; no *toivomme* and no command."""
    finite = [r for r in token.readings if r.is_finite]
    return bool(finite) and all(r.mood == "ind" and r.lemma not in _HOPES for r in finite)


def _hopes(reading: Reading) -> bool:
    return reading.is_finite and reading.lemma in _HOPES


def _gives(token: Token) -> bool:
    return token.kind == "amount" or any(r.lemma in _REMEDIES and r.person == "1" for r in token.readings)
