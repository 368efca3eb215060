"""Messages that start with business."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from viestilint.checks.frame import first_line, is_letter, is_one_time_code, opening_lines
from viestilint.checks.partials import has_copy, opens_with_partial
from viestilint.checks.registry import CheckContext
from viestilint.checks.signing import own_lines
from viestilint.checks.sms_sender import sender_prefix
from viestilint.language.zones import GREETINGS, Line, greeting_end
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span

_SHORT_PUSH = 60
_THANKS = lazy(r"kiitos|kiitämme|kiitoksia|pahoittel|mukava|kiva|ihana", re.I)

# Voi Kaija, ikävä kuulla!
_CALLED = lazy(r"(?i:voi|oi|no voi|voi ei|onnea|hienoa|ihanaa|hurraa|jee),? [A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?[,!]")


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit at the start of the message if nothing in its first lines greets the reader."""
    message = document.message
    if document.zone("greeting") is not None or not has_copy(document):
        return
    lines = own_lines(document)
    if any(_greets(line.text, context) for line in opening_lines(document)) or opens_with_partial(document):
        return
    if message.channel == "chat" and message.continuing:
        # Only the first turn greets.
        return
    first = first_line(document)
    prefix = sender_prefix(document) if message.channel == "sms" else None
    if prefix is not None and _greets(document.text[prefix:], context):
        # Kirja-aitta: Hei! Pakettisi on saapunut.
        return
    if _THANKS.match(first.text) and (message.continuing or _names_reader(document, first)):
        return
    if is_one_time_code(document) or _CALLED.match(first.text):
        return
    if message.channel == "push" and len(document.text.strip()) < _SHORT_PUSH:
        return
    greeting = "Hei!\n" if is_letter(document) and len(lines) > 1 else "Hei! "
    start = _below_heading(document, lines, first) if prefix is None else prefix
    at = Span(start, start)
    values = (("fixed", greeting.strip()),)
    yield Hit(at, values, (Fix((Edit(at, greeting),), Applicability.UNSAFE),))


def _below_heading(document: Document, lines: Sequence[Line], first: Line) -> int:
    """Where the greeting goes: at the first line, or at the next if the first is a heading."""
    if first in lines[:-1] and first.text[-1:].isalnum() and document.text[first.span.end :].startswith("\n\n"):
        tokens = document.tokens_in(first.span)
        if not any(r.is_finite for t in tokens for r in t.readings[:1]):
            return lines[lines.index(first) + 1].span.start
    return first.span.start


def _names_reader(document: Document, line: Line) -> bool:
    """*Kiitos tilauksestasi, Liisa!*: the reader is spoken to by name, which opens the message as well."""
    opening = re.match(r"[^.!?\n]*,\s*", line.text)
    if opening is None:
        return False
    at = line.span.start + opening.end()
    if any(p.span.start == at and p.type == "name" for p in document.message.placeholders):
        return True
    token = next((t for t in document.tokens if t.span.start == at), None)
    ends = token is not None and document.text[token.span.end : token.span.end + 1] in ("!", ".")
    return token is not None and ends and token.capitalised


def _greets(line: str, context: CheckContext) -> bool:
    first = re.match(r"[^\W\d_]+", line.lstrip("#*_ "))
    if first is not None and first.group().lower() in GREETINGS:
        return True
    return greeting_end(line, context.morphology) is not None
