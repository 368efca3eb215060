"""JSON whose one long list is written item by item: as a whole it may not fit the memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

ITEMS = "\0items"
"""Stands in a tree for the list."""


def written(tree: Any, items: Iterable[Any]) -> Iterator[str]:
    """The text of ``tree``, with ``items`` in the place of ``ITEMS``, piece by piece; it ends in a line break."""
    head, tail = _dumped(tree).split(_dumped(ITEMS))
    last = head.rpartition("\n")[2]
    margin = "\n" + " " * (len(last) - len(last.lstrip(" ")))
    yield head
    opening = "["
    for item in items:
        # A line break inside a text is written as an escape: every other one is of the layout.
        yield opening + (f"\n{_dumped(item)}").replace("\n", margin + " ")
        opening = ","
    yield ("[]" if opening == "[" else margin + "]") + tail + "\n"


def _dumped(tree: Any) -> str:
    return json.dumps(tree, ensure_ascii=False, indent=1)
