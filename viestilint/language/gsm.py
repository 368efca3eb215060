"""How long a text message is on the air: septets of GSM 03.38, or UTF-16 units, and parts.

Source: 3GPP TS 23.038 (the former GSM 03.38) for the alphabet, TS 23.040 for concatenation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from viestilint.lazyregex import lazy

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("\f^{}\\[~]|€")
SINGLE = {"GSM-7": 160, "UCS-2": 70}
CONCATENATED = {"GSM-7": 153, "UCS-2": 67}


@dataclass(frozen=True, slots=True)
class SmsLength:
    """``units`` are septets or UTF-16 units; ``left`` is how many more the last part holds."""

    encoding: str
    units: int
    segments: int
    left: int


_FOREIGN = lazy(f"[^{re.escape(''.join(BASIC | EXTENSION))}]")


def is_gsm(character: str) -> bool:
    """Whether a character is in the basic alphabet or its extension table."""
    return character in BASIC or character in EXTENSION


def encoding_of(text: str) -> str:
    """``GSM-7`` if every character allows it, else ``UCS-2``."""
    return "UCS-2" if _FOREIGN.search(text) else "GSM-7"


def width(character: str, encoding: str = "GSM-7") -> int:
    """The septets or UTF-16 units that a character takes; outside the GSM alphabet always the latter."""
    if encoding == "GSM-7" and is_gsm(character):
        return 2 if character in EXTENSION else 1
    return 2 if ord(character) > 0xFFFF else 1


def sms_length(text: str) -> SmsLength:
    """The length of a text as it would be sent: GSM-7 if every character allows it, else UCS-2."""
    encoding = encoding_of(text)
    parts = split_sms(text)
    room = SINGLE[encoding] if len(parts) == 1 else CONCATENATED[encoding]
    return SmsLength(encoding, _units(text, encoding), len(parts), room - _units(parts[-1], encoding))


def split_sms(text: str) -> tuple[str, ...]:
    """The parts that a text is sent in, at least one. An escape pair or a surrogate pair is never split."""
    encoding = encoding_of(text)
    if _units(text, encoding) <= SINGLE[encoding]:
        return (text,)
    room = CONCATENATED[encoding]
    parts, start = [], 0
    while _units(text[start:], encoding) > room:
        end = start + room
        while _units(text[start:end], encoding) > room:
            end -= 1
        parts.append(text[start:end])
        start = end
    return (*parts, text[start:])


def _units(text: str, encoding: str) -> int:
    wide = sum(map(text.count, EXTENSION)) if encoding == "GSM-7" else sum(c > "\uffff" for c in text)
    return len(text) + wide
