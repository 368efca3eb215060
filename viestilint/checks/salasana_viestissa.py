"""Passwords and PINs written out in a message, or printed into it by a template."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.language.secrets import is_handed_out
from viestilint.lazyregex import lazy
from viestilint.model import Document, Hit, Placeholder, Span

_PASSWORD_NAME = lazy(
    r"(?:^|[._\-> ])(?:\w*pass(?:word|wd|phrase)?|pwd|\w*[Pp]assword|salasana|\w+[Ss]alasana|tunnussana)$"
)
_PIN_NAME = lazy(r"(?:^|[._\-> ])(?:pin|pin_?code|pin_?koodi|pinCode|pinKoodi|tunnusluku)$", re.I)
_ONE_TIME = lazy(
    r"(?:^|[._])(?:re)?set_?pass|change_?pass|forgot|otp|one.?time|kerta|temp_?code|verification|vahvistus", re.I
)
_LABEL = lazy(
    r"(?P<label>[\w-]*(?:salasana|tunnussana)(?:si|nne|ksi|ksesi"
    r"|ksenne)?)(?:\s+on(?:\s+nyt)?)?\s*[:=]?\s*[\"”(*_`]*$"
    r"|(?P<pin>(?:(?<![\w-])PIN(?:-?koodi|-?luku)?|tunnusluku)(?:si|nne)?)(?:\s+on(?:\s+nyt)?)?\s*[:=]?\s*[\"”(*_`]*$",
    re.I,
)
# To be filled in by hand: salasanasi on [SALASANA]
_FIELD = lazy(
    r"\[[ _]{0,3}(?:(?:uusi|väliaikainen)[ _])?(?:(?P<pin>pin(?:[ _-]?koodi)?|tunnusluku)|salasana|password)[ _]{0,3}\](?!\()",
    re.I,
)
# GENDER:$2|käyttäjän, and the target and text of a link: words of the page.
_WIKI = lazy(r"[A-Z]{2,20}:|[^|${}]+\|")
# What is to be changed, forgotten or set is not told.
_CHANGED = lazy(
    r"\b(?!\w*(?:imme|ttiin|in)\b)(?:vaihda|vaihta|aset|palaut|nolla|muut|luo|päivit|resetoi|unoh|vahvist)\w*\s+(?:itselle(?:si|nne)\s+)?(?:uu(?:si|den|tta)\s+)?$",
    re.I,
)
_NO_VALUE = frozenset(("url", "date", "time", "count", "email", "control", "name", "phone", "amount"))


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on password values and on placeholders that print one; the value itself is in no text of the
    hit.
    """
    hints = {v.id: v.hint.in_(context.lang) for v in context.rule.variants if v.id and v.hint}
    for secret in document.message.secrets:
        if secret.kind in ("password", "pin") and _linted(document, secret.span):
            changed = re.search(
                r"vaihdet|muutet|päivitet|asetet",
                document.text[max(0, secret.span.start - 40) : secret.span.start],
            )
            hint = "vaihtunut" if changed else secret.kind
            yield Hit(secret.span, hint=hints[hint], variant=hint)
    for placeholder in document.message.placeholders:
        kind = _printed(document, placeholder)
        if kind is not None and _linted(document, placeholder.span):
            yield Hit(
                placeholder.span,
                (("match", placeholder.span.of(document.text)),),
                hint=hints["pin" if kind == "pin" else "password"],
                variant="malli",
            )
    for match in _FIELD.finditer(document.text):
        span = Span(*match.span())
        if _linted(document, span) and _LABEL.search(document.text[max(0, span.start - 60) : span.start]):
            hint = hints["pin" if match["pin"] else "password"]
            yield Hit(span, (("match", match.group()),), hint=hint, variant="malli")


def _linted(document: Document, span: Span) -> bool:
    return not any(zone.kind == "quote" and zone.span.overlaps(span) for zone in document.zones)


def _printed(document: Document, placeholder: Placeholder) -> str | None:
    """What a placeholder prints by its name or by the words before it: ``password``, ``pin``."""
    if placeholder.type == "control" or placeholder.type == "url":
        return None
    name = re.split(r"\||\?(?=\w)|!", placeholder.name)[0].strip()
    if _ONE_TIME.search(name) or is_handed_out(document.text, placeholder.span):
        return None
    if _PASSWORD_NAME.search(name):
        return "password"
    if document.message.type == "one-time-code":
        return None
    if _PIN_NAME.search(name):
        return "pin"
    if placeholder.type in _NO_VALUE or _WIKI.match(placeholder.name):
        return None
    before = _LABEL.search(document.text[max(0, placeholder.span.start - 60) : placeholder.span.start])
    if before is None or (before["label"] or "").lower().startswith("kerta"):
        return None
    if _CHANGED.search(before.string, 0, before.start()):
        # Vaihda salasana: {{nimi}} is the title of a page.
        return None
    return "password" if before["label"] else "pin"
