"""Message → Document: the one entrance to the language layer."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.language.detect import foreign_spans
from viestilint.language.morphology import Morphology
from viestilint.language.person import address_signals, prevailing
from viestilint.language.places import places_of
from viestilint.language.segments import split_sentences
from viestilint.language.tokenizer import tokenize
from viestilint.language.zones import find_zones
from viestilint.model import Address, Document, Message, SourceMap, Span, Token, Zone

# Words of the longest heading of a bulletin
_HEADING = 5
# Terveiset Oulusta, hyvät pyhät
_WISHES = frozenset("terveinen tervehdys pyhä juhla joulu viikonloppu".split())


def analyse(message: Message, morphology: Morphology, default_address: Address = Address.SINA) -> Document:
    """The document of a message. ``default_address`` serves rewrites of messages that address nobody."""
    tokens, items = tokenize(message, morphology)
    places = places_of(tokens, morphology)
    zones = find_zones(message, morphology, foreign_spans(message.text, morphology, items))
    sentences, tokens = split_sentences(message.text, tokens, zones, places)
    signals = tuple(address_signals(tokens, places))
    address = message.address or prevailing(form for _, form in signals)
    if address is None and not signals and message.subject:
        address = _address_of(message.subject, morphology)
    return Document(
        message=message,
        tokens=tokens,
        sentences=sentences,
        zones=zones,
        items=items,
        address=address,
        default_address=Address.TE if _greets_several(tokens) or _is_bulletin(message, tokens) else default_address,
        signals=signals,
        places=places,
    )


def _greets_several(tokens: Sequence[Token]) -> bool:
    """*Hei oppilaat*, *Hyvät asukkaat*: what is asked is asked of them all."""
    return any(
        r.number == "pl" and r.case == "nom" and r.pos in ("noun", "noun-adj") and r.lemma not in _WISHES
        for t in tokens
        if t.zone == "greeting"
        for r in t.readings
    )


def _is_bulletin(message: Message, tokens: Sequence[Token]) -> bool:
    """*TIEDOTE ASUKKAILLE*, *Asukastiedote*: a heading of what is put up for everybody."""
    heading = message.text.lstrip().partition("\n")[0]
    if "tiedote" not in heading.lower() or len(heading.split()) > _HEADING or heading.endswith("."):
        return False
    end = message.text.find(heading) + len(heading)
    return any(
        r.case == "nom" and (r.lemma == "tiedote" or r.head == "tiedote")
        for t in tokens
        if t.span.end <= end
        for r in t.readings
    )


def _address_of(subject: str, morphology: Morphology) -> Address | None:
    """How a subject line addresses the reader: *Vastauksenne*; asked where the message below it does not say."""
    tokens, _ = tokenize(Message(subject, "", SourceMap.shifted(len(subject), 0)), morphology)
    places = places_of(tokens, morphology)
    _, tokens = split_sentences(subject, tokens, (Zone("subject", Span(0, len(subject))),), places)
    return prevailing(form for _, form in address_signals(tokens, places))
