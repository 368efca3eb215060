"""Text of others on a terminal: what would command it is shown as a picture, one for one."""

from __future__ import annotations

from viestilint.errors import BIDI

_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_PICTURES |= dict.fromkeys((*range(0x80, 0xA0), *BIDI), 0xFFFD)
del _PICTURES[ord("\n")], _PICTURES[ord("\t")]


def visible(text: str) -> str:
    """``text`` of the same length without control characters; tabs and line breaks stay."""
    return text.translate(_PICTURES)
