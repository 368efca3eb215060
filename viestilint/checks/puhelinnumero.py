"""Phone numbers that are hard to dial: ungrouped, hyphenated, with brackets, glued to their label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token

_LABELS = frozenset(("p.", "puh.", "tel."))
_OLD = frozenset(("040", "050"))
_LONG = lazy(r"\d{6,}")
_CALLED = lazy(
    r"(?:p\.|puh\.|tel\.|puh|gsm|puhelin\w*|puhelinnumero\w*(?: on)?|soit\w*(?: [a-zåäö]+){0,2}"
    r"|numero(?:on|ssa|sta|mme|ni)?(?: on)?"
    r"|vaihde|asiakaspalvelu\w*|tekstiviesti\w*|whatsapp\w*)[\s:]*$",
    re.I,
)


# Kirjoita numero muodossa +358401234567, esim. +358401234567: the form itself is the matter.
_FORM = lazy(r"\bmuo(?:dossa|toon|toa)\b[\s:\"”']*$|\b[Ee]sim(?:\.|erkiksi):? ?[\"”']?$")
_FORM_NEAR = 16


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on phone numbers; ``lyhenne`` where the space after *p.* or *puh.* is missing."""
    zones = context.rule.rule.zones
    for token in document.tokens:
        if token.kind != "phone" or token.zone not in zones:
            continue
        if token.index and document.tokens[token.index - 1].lower in _LABELS:
            label = document.tokens[token.index - 1]
            if label.span.end == token.span.start:
                yield _glued(document, label, token)
        if _is_hard(token.text) and not _FORM.search(
            document.text, max(0, token.span.start - _FORM_NEAR), token.span.start
        ):
            hit = _regrouped(document, token)
            if hit is not None:
                yield hit


def _is_hard(text: str) -> bool:
    """Whether the number has a long unbroken run, brackets, hyphens or an unbroken country code."""
    return bool(_LONG.search(text)) or any(c in "(-/." for c in text) or re.match(r"\+358\d", text) is not None


def _glued(document: Document, label: Token, token: Token) -> Hit:
    span = label.span.join(token.span)
    fix = Fix((Edit(Span(label.span.end, label.span.end), " "),), Applicability.SAFE)
    values = (("match", span.of(document.text)), ("fixed", f"{label.text} {token.text}"))
    return Hit(span, values, (fix,), variant="lyhenne")


def _regrouped(document: Document, token: Token) -> Hit | None:
    found = _grouped(token.text)
    if found is None or found[0] == token.text:
        return None
    fixed, valid = found
    before = document.text[max(0, token.span.start - 40) : token.span.start]
    safe = valid and _CALLED.search(before) is not None
    fix = Fix((Edit(token.span, fixed),), Applicability.SAFE if safe else Applicability.UNSAFE)
    return Hit(token.span, (("match", token.text), ("fixed", fixed)), (fix,))


def _grouped(text: str) -> tuple[str, bool] | None:
    """The number in groups and whether it is a real one; ``None`` for what no phone number can be.

    The prefix of a Finnish number is its own group, the rest goes in threes and fours.
    """
    # Loading the numbering plans takes time; most messages never come here.
    import phonenumbers
    from phonenumbers import PhoneNumberFormat

    try:
        number = phonenumbers.parse(text.replace("(0)", ""), "FI")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    is_valid = phonenumbers.is_valid_number(number)
    abroad = text.startswith(("+", "00"))
    if number.country_code != 358:
        return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL).replace("-", " "), is_valid
    prefix, _, rest = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL).partition(" ")
    if not rest.isdigit():
        return None
    if prefix in _OLD and rest.startswith("0"):
        # 0400 and 0500 were prefixes before 040 and 050, and are said and written so still.
        prefix, rest = prefix + "0", rest[1:]
    local = f"{prefix} {_in_groups(rest)}"
    return (f"+358 {local.removeprefix('0')}" if abroad else local), is_valid


def _in_groups(digits: str) -> str:
    if len(digits) <= 5:
        return digits
    if len(digits) == 6:
        return f"{digits[:3]} {digits[3:]}"
    if len(digits) == 7:
        return f"{digits[:3]} {digits[3:]}"
    return f"{digits[:4]} {digits[4:]}" if len(digits) == 8 else f"{digits[:3]} {digits[3:6]} {digits[6:]}"
