"""How long a text message is on the air: septets of GSM 03.38, or UTF-16 units, and parts.

Source: 3GPP TS 23.038 (the former GSM 03.38) for the alphabet, TS 23.040 for concatenation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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


def is_gsm(character: str) -> bool:
    """Whether a character is in the basic alphabet or its extension table."""
    return character in BASIC or character in EXTENSION


def sms_length(text: str) -> SmsLength:
    """The length of a text as it would be sent: GSM-7 if every character allows it, else UCS-2."""
    encoding = "GSM-7" if all(is_gsm(c) for c in text) else "UCS-2"
    widths = list(_widths(text, encoding))
    units = sum(widths)
    if units <= SINGLE[encoding]:
        return SmsLength(encoding, units, 1, SINGLE[encoding] - units)
    room = CONCATENATED[encoding]
    segments, used = 1, 0
    for width in widths:
        # An escape pair or a surrogate pair is never split between two parts.
        if used + width > room:
            segments, used = segments + 1, 0
        used += width
    return SmsLength(encoding, units, segments, room - used)


def _widths(text: str, encoding: str) -> Iterator[int]:
    for character in text:
        if encoding == "GSM-7":
            yield 2 if character in EXTENSION else 1
        else:
            yield 2 if ord(character) > 0xFFFF else 1
