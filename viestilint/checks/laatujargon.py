"""Standards and self-praise, unless the customer asked about them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.lazyregex import lazy
from viestilint.model import Document, Hit

_STEM = lazy(r"iso\b|sertifi|standard|laatu|laadun|henkilökun|luomu", re.I)


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """The hits of the rule's patterns, without those that take up a word of the customer's own message."""
    asked = {stem.lower() for stem in _STEM.findall(document.message.customer or "")}
    hits = list(context.own_hits(document))
    for hit in hits:
        if any(other.span.covers(hit.span) and other.span != hit.span for other in hits):
            # The name of a standard and its head are one fault.
            continue
        words = hit.span.of(document.text)
        if not any(stem.lower() in asked for stem in _STEM.findall(words)):
            yield hit
