"""Text messages of more than one segment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.language.gsm import SmsLength, sms_length
from viestilint.model import Document, Hit, Placeholder, Severity, Span

# What a placeholder of a type takes at the most, in characters, where the project does not say.
MAX_LENGTHS = {
    "name": 20,
    "amount": 9,
    "date": 10,
    "time": 5,
    "count": 4,
    "url": 30,
    "email": 30,
    "phone": 13,
    "address": 30,
    "code": 12,
    "sender": 20,
    None: 15,
}


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """A hit at the end of the text if the message takes more than one segment with its placeholders filled."""
    text = document.text.strip()
    if not text:
        return
    fixed = sms_length(_filled(document, lambda p: 0).strip())
    full = sms_length(_filled(document, max_length).strip())
    if full.segments < 2:
        return
    severity = Severity.ERROR if full.segments > 3 else None
    end = len(document.text.rstrip())
    yield Hit(
        Span(max(0, len(document.text) - len(document.text.lstrip())), end),
        (("detail", _detail(full, fixed, bool(document.message.placeholders), context.lang)),),
        severity=severity,
    )


def max_length(placeholder: Placeholder) -> int:
    """The most characters that a placeholder's value takes; 0 for one that prints nothing."""
    if placeholder.type == "control":
        return 0
    return MAX_LENGTHS.get(placeholder.type, MAX_LENGTHS[None])


def _filled(document: Document, length: object) -> str:
    out, at = "", 0
    for placeholder in document.message.placeholders:
        out += document.text[at : placeholder.span.start] + "x" * length(placeholder)  # type: ignore[operator]
        at = placeholder.span.end
    return re.sub(r"[ \t]+\n", "\n", out + document.text[at:])


def _detail(full: SmsLength, fixed: SmsLength, has_placeholders: bool, lang: str) -> str:
    unit = {"GSM-7": ("septettiä", "septets"), "UCS-2": ("UCS-2-merkkiä", "UCS-2 units")}[full.encoding]
    if lang == "en":
        length = f"fixed part {fixed.units} {unit[1]}, at most {full.units}" if has_placeholders else f"{full.units} {unit[1]}"
        return f"{length}: {full.segments} segments"
    if has_placeholders:
        return f"kiinteä osa {fixed.units} {unit[0]}, enimmillään {full.units}: {full.segments} osaa"
    return f"{full.units} {unit[0]}: {full.segments} osaa"
