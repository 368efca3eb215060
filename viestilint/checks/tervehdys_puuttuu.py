"""Messages that start with business."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.language.zones import GREETINGS, greeting_end, lines_of
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span

_LOOK_AHEAD = 8
_SHORT_PUSH = 60
_PARTIAL = re.compile(r"greet|terveh|salut|intro|header|opening|alku", re.I)
_CODE = re.compile(
    r"(?:koodi|tunnusluku|kertakäyttö|salasana)\w*\b[^.!?\n]{0,40}(?:\d{4,8}|\{)|\b\d{4,8} on [\w ]{0,30}koodi",
    re.I,
)
_THANKS = re.compile(r"kiitos|kiitämme|kiitoksia|pahoittel|mukava|kiva|ihana", re.I)


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit at the start of the message if nothing in its first lines greets the reader."""
    message = document.message
    lines = [line for line in lines_of(document.text) if not line.text.startswith(">")]
    if not lines or not any(token.kind == "word" for token in document.tokens):
        return
    if document.zone("greeting") is not None or document.zone("body") is None:
        return
    text = document.text
    start = lines[0].span.start
    if any(_greets(line.text, context) for line in lines[:_LOOK_AHEAD]):
        return
    if _opens_with_template(document, lines[0].span):
        return
    if message.continuing and _THANKS.match(lines[0].text):
        return
    if message.type == "one-time-code" or (len(text) < 250 and _CODE.search(text)):
        return
    if message.channel == "push" and len(text.strip()) < _SHORT_PUSH:
        return
    is_letter = len(lines) > 1 and message.channel != "sms"
    greeting = "Hei!\n" if is_letter else "Hei! "
    at = Span(start, start)
    values = (("fixed", greeting.strip()),)
    yield Hit(at, values, (Fix((Edit(at, greeting),), Applicability.UNSAFE),))


def _opens_with_template(document: Document, line: Span) -> bool:
    """Whether the first line is a partial, a name or another placeholder alone, which may hold the greeting."""
    inside = [p for p in document.message.placeholders if line.covers(p.span)]
    if any(_PARTIAL.search(p.name) for p in inside):
        return True
    rest = list(line.of(document.text))
    for placeholder in inside:
        first = placeholder.span.start - line.start
        rest[first : first + len(placeholder.span)] = " " * len(placeholder.span)
    left = "".join(rest).strip()
    return left.startswith(("<#", "<@")) or (bool(inside) and not re.search(r"\w", left))


def _greets(line: str, context: CheckContext) -> bool:
    first = re.match(r"[^\W\d_]+", line.lstrip("#*_ "))
    if first is not None and first.group().lower() in GREETINGS:
        return True
    return greeting_end(line, context.morphology) is not None
