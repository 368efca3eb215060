"""Message → Document: the one entrance to the language layer."""

from __future__ import annotations

from collections import defaultdict

from viestilint.language.detect import foreign_spans
from viestilint.language.morphology import Morphology
from viestilint.language.person import message_address
from viestilint.language.segments import split_sentences
from viestilint.language.tokenizer import tokenize
from viestilint.language.zones import find_zones
from viestilint.model import Address, Document, Message


def analyse(message: Message, morphology: Morphology, default_address: Address = Address.SINA) -> Document:
    """The document of a message. ``default_address`` serves rewrites of messages that address nobody."""
    tokens, items = tokenize(message, morphology)
    zones = find_zones(message, morphology, foreign_spans(message.text, morphology, items))
    sentences, tokens = split_sentences(message.text, tokens, zones)
    by_lemma: dict[str, list[int]] = defaultdict(list)
    for token in tokens:
        keys = {r.lemma for r in token.readings}
        keys |= {r.verb for r in token.readings if r.verb and r.verbform == "part"}
        keys.add(token.lower)
        for key in keys:
            by_lemma[key].append(token.index)
    return Document(
        message=message,
        tokens=tokens,
        sentences=sentences,
        zones=zones,
        items=items,
        address=message.address or message_address(tokens),
        default_address=default_address,
        by_lemma={key: tuple(indices) for key, indices in by_lemma.items()},
    )
