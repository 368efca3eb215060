"""Where a document has which words and features: the index that patterns and checks begin from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from viestilint.language.morphology import Morphology
from viestilint.model import Token


def places_of(tokens: Iterable[Token], morphology: Morphology) -> Mapping[str, int]:
    """``Document.places`` of the tokens, which are numbered from 0."""
    places: dict[str, int] = defaultdict(int)
    for token in tokens:
        bit = 1 << token.index
        places["kind=" + token.kind] |= bit
        if token.readings:
            for key in morphology.keys(token.lower):
                places[key] |= bit
        else:
            places[token.lower] |= bit
            if token.kind == "word":
                places["is=unknown"] |= bit
    return dict(places)
