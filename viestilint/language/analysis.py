"""Message → Document: the one entrance to the language layer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from sys import intern

from viestilint.language.detect import foreign_spans
from viestilint.language.morphology import Morphology
from viestilint.language.person import address_signals, prevailing
from viestilint.language.segments import split_sentences
from viestilint.language.tokenizer import tokenize
from viestilint.language.zones import find_zones
from viestilint.model import Address, Document, Message, Reading, Token
from viestilint.model.document import INDEXED


def analyse(message: Message, morphology: Morphology, default_address: Address = Address.SINA) -> Document:
    """The document of a message. ``default_address`` serves rewrites of messages that address nobody."""
    tokens, items = tokenize(message, morphology)
    zones = find_zones(message, morphology, foreign_spans(message.text, morphology, items))
    sentences, tokens = split_sentences(message.text, tokens, zones)
    signals = tuple(address_signals(tokens))
    return Document(
        message=message,
        tokens=tokens,
        sentences=sentences,
        zones=zones,
        items=items,
        address=message.address or prevailing(form for _, form in signals),
        default_address=default_address,
        signals=signals,
        places=_places(tokens),
    )


def _places(tokens: Sequence[Token]) -> Mapping[str, int]:
    places: dict[str, int] = defaultdict(int)
    for token in tokens:
        bit = 1 << token.index
        for key in _keys(token.readings) if token.readings else ():
            places[key] |= bit
        places[f"kind={token.kind}"] |= bit
        places[token.lower] |= bit
    return dict(places)


@lru_cache(maxsize=20_000)
def _keys(readings: tuple[Reading, ...]) -> frozenset[str]:
    keys: set[str] = set()
    for r in readings:
        keys.add(r.lemma)
        if r.verb:
            keys.add(intern(f"verb={r.verb}"))
            if r.verbform == "part":
                keys.add(r.verb)
        keys.update(intern(f"part={part}") for part in r.parts)
        keys.update(intern(f"{feature}={value}") for feature in INDEXED if (value := getattr(r, feature)))
    return frozenset(keys)
