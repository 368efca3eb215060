"""A rule's own patterns, of which the first one to match a place is the one that counts."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.model import Document, Hit, Span


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """The hits of the variants in their order, without those that overlap a hit of an earlier variant."""
    taken: list[Span] = []
    for hit in context.own_hits(document):
        if not any(span.overlaps(hit.span) for span in taken):
            taken.append(hit.span)
            yield hit
