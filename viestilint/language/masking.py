"""Runs of a message that morphology must never see: dates, amounts, codes, addresses on the net.

Each recogniser is one regular expression; they run in their order, and a later one never takes what an earlier one
took.
"""

from __future__ import annotations

from collections.abc import Iterable

from viestilint.language.recognisers import NUMERIC, ON_THE_NET
from viestilint.lazyregex import lazy
from viestilint.model import Item, Span

_DIGITS = lazy(r"\d+")


def find_items(text: str, taken: Iterable[Span] = ()) -> tuple[Item, ...]:
    """The items of ``text`` in order, none overlapping another or a ``taken`` span."""
    busy = bytearray(len(text) + 1)
    for span in taken:
        busy[span.start : span.end] = b"\1" * len(span)
    digits = [match.start() for match in _DIGITS.finditer(text)]
    items: list[Item] = []
    for recogniser in (*ON_THE_NET, *NUMERIC) if digits else ON_THE_NET:
        if recogniser.cue and not any(mark in text for mark in recogniser.cue):
            continue
        for match in recogniser.matches(text, digits):
            start, end = match.span(recogniser.group)
            if start == end or 1 in busy[start:end]:
                continue
            detail = recogniser.judge(match)
            if detail is not None:
                items.append(Item(Span(start, end), recogniser.kind, detail))
                busy[start:end] = b"\1" * (end - start)
    return tuple(sorted(items, key=lambda item: item.span))
