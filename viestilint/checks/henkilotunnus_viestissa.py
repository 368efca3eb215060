"""Personal identity codes in a message, or printed into it by a template."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.lazyregex import lazy
from viestilint.model import Document, Hit, Severity

_NAME = lazy(
    r"(?:^|[._\-> ])(?:\w*hetu|\w*henkil[oö]tunnus|sotu|ssn|social_?security_?number"
    r"|personal_?identity_?code|national_?id(?:_?number)?"
    r"|person(?:al)?_?id(?:entity)?(?:_?code)?|identity_?code)$",
    re.I,
)
_COVERED = lazy(r"mask|loppu|alku|hash|last|first|piilo|\bhas", re.I)


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on identity codes; temporary ones (900–999), which nobody is known by, and mere look-alikes
    weigh less.
    """
    hints = {v.id: v.hint.in_(context.lang) for v in context.rule.variants if v.id and v.hint}
    quotes = [zone.span for zone in document.zones if zone.kind == "quote"]
    default = context.rule.rule.severity(document.message.channel, document.message.type)
    for secret in document.message.secrets:
        if not secret.kind.startswith("hetu") or any(q.overlaps(secret.span) for q in quotes):
            continue
        lighter = secret.kind != "hetu" and default is Severity.ERROR
        asked = re.search(
            r"vahvista|tarkista|varmista",
            document.text[max(0, secret.span.start - 60) : secret.span.start],
            re.I,
        )
        yield Hit(
            secret.span,
            hint=hints["vahvistus" if asked else "hetu"],
            severity=Severity.WARNING if lighter else None,
            variant="hetu",
        )
    for placeholder in document.message.placeholders:
        name = re.split(r"\||\?(?=\w)|!", placeholder.name)[0].strip()
        if placeholder.type == "control" or not _NAME.search(name) or _COVERED.search(placeholder.name):
            continue
        if not any(q.overlaps(placeholder.span) for q in quotes):
            values = (("match", placeholder.span.of(document.text)),)
            yield Hit(placeholder.span, values, hint=hints["hetu"], variant="malli")
