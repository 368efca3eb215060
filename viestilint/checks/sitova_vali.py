"""Spaces at which a line may break although a number and its unit belong together."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token

_NO_BREAK = "\u00a0"
_BOUND_WORDS = frozenset(("klo", "s.", "§", "p.", "puh."))


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """A hit on each amount with an ordinary space in it, and on *klo* with its time."""
    zones = context.rule.rule.zones
    for token in document.tokens:
        if token.zone not in zones:
            continue
        span = token.span if token.kind == "amount" and "–" not in token.text else None
        if token.lower in _BOUND_WORDS:
            span = _with_number(document, token)
        if span is not None and " " in span.of(document.text):
            yield _hit(document, span)


def _with_number(document: Document, token: Token) -> Span | None:
    """The run of *klo 9.30*, *s. 12* or *5 §*."""
    # 34 §, but § 34 as well
    for index in (token.index - 1, token.index + 1) if token.text == "§" else (token.index + 1,):
        if not 0 <= index < len(document.tokens):
            continue
        near = document.tokens[index]
        if near.kind not in ("number", "time", "placeholder") or near.sentence != token.sentence:
            continue
        first, last = (near, token) if near.index < token.index else (token, near)
        if document.text[first.span.end : last.span.start] == " ":
            return first.span.join(last.span)
    return None


def _hit(document: Document, span: Span) -> Hit:
    text = document.text
    hidden = [p.span for p in document.message.placeholders]
    edits = tuple(
        Edit(Span(at, at + 1), _NO_BREAK)
        for at in range(span.start, span.end)
        if text[at] == " " and not any(h.start <= at < h.end for h in hidden)
    )
    fixed = span.of(text).replace(" ", _NO_BREAK)
    return Hit(span, (("match", span.of(text)), ("fixed", fixed)), (Fix(edits, Applicability.SAFE),))
