"""JSON whose one long list is written item by item, a line for each: as a whole it may not fit the memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

ITEMS = "\0items"
"""Stands in a tree for the list."""


def written(tree: Any, items: Iterable[Any]) -> Iterator[str]:
    """The text of ``tree``, with ``items`` in the place of ``ITEMS``, piece by piece; it ends in a line break."""
    head, tail = json.dumps(tree, ensure_ascii=False, indent=1).split(json.dumps(ITEMS))
    last = head.rpartition("\n")[2]
    margin = "\n" + " " * (len(last) - len(last.lstrip(" ")))
    yield head
    opening = "["
    for item in items:
        yield f"{opening}{margin} {json.dumps(item, ensure_ascii=False)}"
        opening = ","
    yield ("[]" if opening == "[" else margin + "]") + tail + "\n"
