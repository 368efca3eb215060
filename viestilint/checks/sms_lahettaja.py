"""Text messages that do not say who sends them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.frame import ends_in_greetings
from viestilint.checks.registry import CheckContext
from viestilint.checks.sms_sender import names_sender, unnamed_service
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Severity, Span
from viestilint.patterns.run import fill

LONGEST_ID = 11
_ID = lazy(r"[A-Za-zÅÄÖåäö0-9](?:[A-Za-zÅÄÖåäö0-9 &.+_-]*[A-Za-zÅÄÖåäö0-9.+])?")
_NUMBER = lazy(r"\+?\d[\d ]{2,18}")
_CODE = lazy(
    r"(?:koodi|tunnusluku|kertakäyttö|salasana)\w{0,40}\b[^.!?\n]{0,40}(?:\d{4,8}|\{|%|\$)|\b\d{4,8} on"
    r" [\w ]{0,30}koodi",
    re.I,
)


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """A hit at the end of a message that names nobody as its sender; hits on a sender id that networks
    refuse.
    """
    message = document.message
    start = len(document.text) - len(document.text.lstrip())
    if message.sender is not None and _is_refused(message.sender):
        at = Span(start, start)
        length = str(len(message.sender))
        yield Hit(at, (("sender", message.sender), ("length", length)), variant="tunnus")
    if not any(token.kind == "word" for token in document.tokens) or names_sender(document, context.settings):
        return
    service = unnamed_service(document)
    if service is None and ends_in_greetings(document):
        # Pakettisi on saapunut. Terveisin: allekirjoitus-puuttuu asks for the name that is missing there.
        return
    if message.type == "one-time-code" or _CODE.search(document.text):
        return
    hint = next(v.hint for v in context.rule.variants if v.id == "puuttuu")
    has_id = message.sender is not None
    last = len(document.text.rstrip()) if service is None else service.end
    end = Span(last, last)
    assert hint is not None
    yield Hit(
        end,
        (("sender", message.sender or ""),),
        _fix(document, end, after_service=service is not None),
        hint=fill(hint.in_(context.lang), {}),
        severity=Severity.WARNING if has_id else None,
        variant="vain-tunnus" if has_id else "puuttuu",
    )


def _is_refused(sender: str) -> bool:
    """Whether networks do not carry an alphanumeric sender id; a phone number is none."""
    if _NUMBER.fullmatch(sender):
        return False
    return len(sender) > LONGEST_ID or not _ID.fullmatch(sender) or "  " in sender


def _fix(document: Document, end: Span, *, after_service: bool) -> tuple[Fix, ...]:
    """A closing with a placeholder for the name, where the message is whole."""
    if document.message.mode == "sent":
        return ()
    if after_service:
        # Terveisin vastaanotto, {{yritys}}
        return (Fix((Edit(end, ", {{yritys}}"),), Applicability.UNSAFE),)
    if not document.text[: end.start].endswith((".", "!", "?", "}")):
        return ()
    if not any(r.is_finite for token in document.tokens for r in token.readings):
        # Not a sentence in it: more than the sender is missing.
        return ()
    break_ = "\n" if "\n" in document.text.strip() else " "
    return (Fix((Edit(end, f"{break_}Terveisin {{{{yritys}}}}"),), Applicability.UNSAFE),)
