"""The order of a reply to a complaint: apology, reason, remedy, next step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.answering import body_start
from viestilint.checks.registry import CheckContext
from viestilint.lazyregex import lazy
from viestilint.model import Document, Hit, Sentence, Span, Token

_APOLOGY = lazy(
    r"\b(?:pahoittel\w+|pahoilla(?:ni|mme|an)|anteeksi|harmitta\w+|harmittelemme|olen pahoillani"
    r"|(?:todella |kovin |tosi |erittäin )?(?:ikävä|ikävää|harmillista|harmi|kurjaa?|surullista"
    r"|valitettavaa|tylsää?|inhottavaa)"
    r"(?: on| oli)?,? (?:kuulla|lukea|ett(?:ä|ei\w{0,4}|en|et|emme|ette)|kun|juttu|tilanne|kokemus)|voi (?:harmi|kurjuus|ei)|harmin paikka"
    r"|(?:voi )?(?:miten|kuinka|onpa|kylläpä) (?:harmillista|ikävää?|kurjaa|tylsää|surullista|kiusallista))\b",
    re.I,
)
_WEASEL = lazy(
    r"pahoittel\w{1,40},? (?:jos|mikäli)\b[^.!?]*|pahoilla(?:ni|mme),? (?:jos|mikäli)\b[^.!?]*"
    r"|anteeksi,? (?:jos|mikäli)\b[^.!?]*"
    r"|mahdollisesti (?:aiheutun|aiheuttam|kokem)\w{1,40} \w+"
    r"|mahdollis(?:ta|ia|esta|ista)(?:kin)? (?:haitta?\w*|vaiva\w*|mielipaha\w*|epämukavu\w*"
    r"|häiriö\w*|harmi\w*)"
    r"|(?:koke|tunte)ma\w{1,40} (?:mielipaha|pettymy|vaiva|harmi)\w*",
    re.I,
)
_REASON = lazy(
    r"\b(?:koska|johtu[iuv]\w*|syynä|syy (?:on|oli)|seurauksena|, sillä|, (?:minkä|jonka) (?:vuoksi|takia))\b", re.I
)
_REMEDIES = frozenset(
    "hyvittää korvata vaihtaa palauttaa korjata hyvitys korvaus hyvityslasku lahjakortti korjauttaa".split()
)
_STEPS = frozenset(
    "selvittää tarkistaa soittaa ottaa keskustella käydä varmistaa muuttaa avata lisätä ohjeistaa siirtää".split()
)
_OFFERED = _STEPS | {"voida", "saada"}
# Uusi lasku tulee huomenna: what comes next, said of the thing.
_ARRIVES = frozenset("tulla saapua valmistua lähteä poistua".split())
_FAILURE = lazy(
    r"rikki|riko|vika|via[nl]|virhe|väär|myöhä|viiväst|puuttu|hajo|särky|huono|hidas|hita|töyke"
    r"|pettyn|pettym|reklam|valit"
    r"|epäonni|ei (?:ole )?(?:toimi|tul|saapu|vasta)|petti|palautt|hyvity|likai|kylm|home|vuota"
    r"|jono|odot|katkes|peru|kuti|kulu"
    r"|kadon|hukku|palaut|harmi|surke|kamal|pilal|laskut|veloit|haise|haju|kallis|epäkohteli|unoh"
    r"|vahinko|korvau|huija|ei (?:mitään )?kuulu|mättä|tympä",
    re.I,
)


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on what stands before the apology, on a half-hearted one, and where an apology or a"
    " remedy is missing."""
    message = document.message
    if message.type != "complaint" or (message.customer and not _FAILURE.search(message.customer)):
        return
    sentences = [s for s in document.sentences if s.zone in ("body", "greeting", "closing")]
    text = document.text
    found = False
    for sentence in sentences:
        for match in _WEASEL.finditer(text, sentence.span.start, sentence.span.end):
            found = True
            span = Span(*match.span())
            yield Hit(span, (("match", span.of(text)),), variant="laimea")
    apology = next((m.start() for s in sentences if (m := _APOLOGY.search(text, s.span.start, s.span.end))), None)
    if apology is None:
        yield Hit(body_start(document), variant="puuttuu")
        return
    early = _before(document, sentences, apology)
    if early is not None:
        found = True
        yield Hit(early.span, (("match", early.span.of(text)),), variant="jarjestys")
    if not found and not any(_helps(document, s) for s in sentences):
        body = document.zone("body")
        at = body.span.end if body is not None else len(text)
        yield Hit(Span(at, at), variant="hyvitys")


def _before(document: Document, sentences: list[Sentence], apology: int) -> Sentence | None:
    """The first sentence before the apology that gives reasons or a remedy, as far as it stands before it."""
    for sentence in sentences:
        if sentence.span.start >= apology:
            return None
        end = min(sentence.span.end, apology)
        if _REASON.search(document.text, sentence.span.start, end):
            return sentence
        tokens = [t for t in document.sentence_tokens(sentence) if t.span.start < end]
        if any(_is_remedy(t, tokens) for t in tokens):
            return sentence
    return None


def _is_remedy(token: Token, tokens: list[Token]) -> bool:
    if any(r.verbform == "inf1" for r in token.readings):
        # Kiitos, että annoit mahdollisuuden korjata asian: what looks like a passive is not one.
        return False
    for r in token.readings:
        acts = (r.is_finite and r.mood == "ind" and (r.person == "1" or r.is_passive)) or r.participle == "past_pass"
        if acts and (r.lemma in _REMEDIES or r.verb in _REMEDIES):
            return True
        if acts and r.lemma == "lähettää" and any(t.lower.startswith(("uude", "uusi")) for t in tokens):
            return True
    return False


def _helps(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence says what is done, was done or can be done."""
    tokens = document.sentence_tokens(sentence)
    for before, token in zip((None, *tokens), tokens, strict=False):
        if token.kind in ("phone", "email", "url", "amount", "date"):
            return True
        # Näin ei saa käydä: forms of nähdä and of a command to the reader as well.
        is_adverb = any(r.pos == "adv" for r in token.readings)
        is_denied = before is not None and before.lower == "ei"
        for r in token.readings:
            lemma = r.verb or r.lemma
            if lemma in _REMEDIES or r.lemma in _REMEDIES:
                return True
            if r.is_finite and r.tense == "pres" and r.mood == "ind" and r.lemma in _ARRIVES:
                return True
            if not r.is_finite or is_adverb:
                continue
            if r.person == "1" and r.mood == "ind" and r.lemma not in _FEELS:
                return True
            if r.person == "2" and r.mood in ("ind", "imp") and r.lemma in _OFFERED and not is_denied:
                return True
    return False


_FEELS = frozenset(
    "pahoitella olla kiittää toivoa ymmärtää ei harmitella valitella pyytää arvostaa pyrkiä haluta"
    " välittää voida".split()
)
