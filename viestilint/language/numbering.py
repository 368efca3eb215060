"""Numbers that say which one and not how many."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.model import Token

# Things that a number tells apart, and that cost nothing by it
_NUMBERED = frozenset(
    "viikko vuosi kohta sivu pykälä momentti luku artikla kerros laituri portti vyöhyke versio vaihe".split()
)
_CASES = frozenset("ess ine ela ill ade abl all".split())


def only_names(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number says which one and not how many: *viikolla 20, kohdassa 3, 42 §, vuonna 2021, 4,8/5*."""
    if tokens[index].detail in ("postcode", "house"):
        return True
    beside = (*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2])
    around = (*tokens[max(0, index - 2) : index], *tokens[index + 1 : index + 3])
    if any(t.text == "§" for t in beside):
        return True
    if any(t.text == "/" for t in beside) and any(t.kind == "number" for t in around):
        return True
    before = tokens[index - 1] if index else None
    return before is not None and any(r.head in _NUMBERED and r.case in _CASES for r in before.readings)
