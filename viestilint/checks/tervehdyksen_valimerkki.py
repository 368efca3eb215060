"""Punctuation after the greeting and the closing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from viestilint.checks.frame import greeting_span
from viestilint.checks.registry import CheckContext
from viestilint.checks.signature import own_lines
from viestilint.language.morphology import Morphology
from viestilint.language.phrases import capitalise
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token

_CLOSING_MARK = lazy(
    r"^[*_\s]*+(?:[^\W\d_][\w-]*\.?\s+){0,6}?(?:[\w-]*terveisin|(?:yst\.)?[\w-]*terv\.?|y?\.?t\.(?=,)|terkuin|toivottaa|toivottaen|toivottavat"
    r"|kunnioittaen|kunnioittavasti|ystävällisesti|kiittäen|vilpittömästi)(?P<mark>\s*[,:]+)(?=\s|$)",
    re.I,
)
_POLITE = lazy(r"(?<![.!?:…\n] )(?<![.!?:…\n])(?<=\s)(?:Te|Teidän|Teille|Teitä|Sinä|Sinun|Sinulle|Sinua)\b")
_CAPITAL_INSIDE = lazy(r"(?<=[a-zåäö] )[A-ZÅÄÖ][a-zåäö-]+")
_PRONOUN = lazy(r"(?:te|sinä)\b|(?:tei|sinu)", re.I)
# Mäntytien, Koivurinteen, Lupapiste-palvelu: what compounds in these name has its capital for good.
_STREETS = frozenset("katu tie kuja polku raitti rinne ranta aukio kaari mäki niemi puisto".split())
_COMMON_STREETS = frozenset(
    "moottoritie yksityistie maantie valtatie kävelykatu kävelytie pyörätie polkupyörätie pihatie päätie pääkatu sivutie"
    " leikkipuisto puutarhatie hiihtopolku uimaranta luontopolku pulkkamäki".split()
)
_SERVICES = frozenset("palvelu sovellus portaali kortti klubi ohjelma hanke järjestelmä laite tili tuote koulu".split())
# One of its kind, and a capital says so: Kela on maksanut, Maanmittauslaitos lähettää.
_AUTHORITIES = frozenset(
    """
    kela posti poliisi tulli verohallinto kansaneläkelaitos maanmittauslaitos väylävirasto ruokavirasto opetushallitus
    maahanmuuttovirasto väestörekisterikeskus oikeusrekisterikeskus ulosottolaitos eläketurvakeskus rikosseuraamuslaitos
    puolustusvoimat eduskunta matkahuolto
    """.split()
)
_CONJUNCTIONS = frozenset("ja sekä mutta niin".split())


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on the comma before a capital, the small letter after a greeting, the mark after a closing."""
    greeting = greeting_span(document, context.morphology)
    if greeting is not None:
        hit = _after_greeting(document, greeting, context.morphology)
        if hit is not None:
            yield hit
    yield from _after_closing(document)


def _after_greeting(document: Document, greeting: Span, morphology: Morphology) -> Hit | None:
    following = next((t for t in document.tokens if t.span.start >= greeting.end and t.kind != "punct"), None)
    if following is None or following.kind != "word" or following.zone != "body":
        return None
    between = document.text[greeting.end : following.span.start]
    own = greeting.of(document.text)
    if between.strip() == "," and own.endswith("!"):
        # Hei!, with both marks
        at = Span(greeting.end, greeting.end + between.index(",") + 1)
        both = (("match", own + at.of(document.text)), ("fixed", own))
        return Hit(at, both, (_fix(Edit(at, "")),), variant="kaksi-merkkia")
    if between.strip():
        return None
    if own.endswith(","):
        if (
            not following.capitalised
            or _keeps_capital(document, following)
            or _is_known(document, following, morphology)
        ):
            return None
        at = Span(greeting.end - 1, greeting.end)
        values = (("match", own), ("fixed", own[:-1] + "!"), ("word", following.text))
        return Hit(at, values, (_fix(Edit(at, "!")),), variant="pilkku")
    if "\n" not in between and own[-1:] not in "!.":
        return None
    if following.capitalised or not following.readings or following.text != following.lower:
        return None
    if following.lower in _CONJUNCTIONS:
        return None
    fixed = capitalise(following.text)
    shown = (("match", following.text), ("fixed", fixed))
    return Hit(following.span, shown, (_fix(Edit(following.span, fixed)),), variant="pieni-alkukirjain")


def _keeps_capital(document: Document, token: Token) -> bool:
    """Whether the word has its capital for its own sake: a name, an abbreviation, a polite pronoun."""
    if not token.readings or token.text[1:] != token.text[1:].lower() or len(token.text) == 1:
        return True
    speaks = any(r.is_finite and r.person == "1" for r in token.readings)
    if any((r.is_name and not (speaks and r.poss)) or r.pos == "abbr" for r in token.readings):
        # Toivomme is hardly our Toivo.
        return True
    if _is_place_or_product(token) or _is_capital_elsewhere(document, token):
        return True
    following = next((t for t in document.tokens if t.index == token.index + 1), None)
    if following is not None and following.kind == "word" and following.capitalised:
        # Sähköyhtiö Valo, Nettilasku Oy: a name of several words; Varaamasi Lapin matka is none.
        return following.sentence == token.sentence and any(r.poss is None for r in token.readings)
    if any(r.lemma in _AUTHORITIES for r in token.readings if r.poss is None):
        return True
    if _PRONOUN.match(token.text):
        return _POLITE.search(document.text, token.span.end) is not None
    return False


def _is_place_or_product(token: Token) -> bool:
    """*Mäntytien korjaus*, *Lupapiste-palvelu uudistuu*: a street, a house or a service that its compound names."""
    nouns = [r for r in token.readings if r.poss is None]
    if "-" in token.text:
        name = token.text.partition("-")[0]
        return len(name) > 1 and any(r.head in _SERVICES for r in nouns)
    return any(
        r.head in _STREETS and r.head != r.lemma and r.lemma not in _COMMON_STREETS and r.number == "sg" for r in nouns
    )


def _is_capital_elsewhere(document: Document, token: Token) -> bool:
    """*Hei, Laskutin uudistuu … avaa Laskutin*: what has its capital inside a sentence too is a name."""
    lemmas = {r.lemma for r in token.readings if r.poss is None}
    return any(
        t.capitalised
        and before.text.islower()
        and before.sentence == t.sentence
        and t.zone == "body"
        and any(r.lemma in lemmas for r in t.readings)
        for before, t in pairwise(document.tokens)
    )


def _is_known(document: Document, token: Token, morphology: Morphology) -> bool:
    """*Satamalahdessa*: a name by the subject or the customer's own words, where it has its capital inside a sentence."""
    lemmas = {r.lemma for r in token.readings if r.poss is None and r.pos in ("noun", "noun-adj", "adj")}
    heard = f"{document.message.subject or ''}\n{document.message.customer or ''}"
    return any(
        r.lemma in lemmas for word in _CAPITAL_INSIDE.finditer(heard) for r in morphology.analyse(word.group().lower())
    )


def _after_closing(document: Document) -> Iterator[Hit]:
    closing = document.zone("closing")
    if closing is None:
        return
    for line in own_lines(document):
        if line.span.end <= closing.span.start:
            continue
        first = max(0, closing.span.start - line.span.start)
        match = _CLOSING_MARK.match(line.text[first:])
        if match is None:
            continue
        start = line.span.start + first
        at = Span(start + match.start("mark"), start + match.end("mark"))
        phrase = document.text[start : at.start]
        # An abbreviation keeps its full stop: Terv.
        stop = "." if phrase.lower().endswith("terv") else ""
        values = (("match", phrase + at.of(document.text)), ("fixed", phrase + stop))
        yield Hit(at, values, (_fix(Edit(at, stop)),), variant="lopputervehdys")
        return


def _fix(edit: Edit) -> Fix:
    return Fix((edit,), Applicability.SAFE)
