"""Stock phrases: one is a hint, several in a message or nothing else is a fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from viestilint.checks.registry import CheckContext
from viestilint.model import Document, Hit, Severity

_SEVERAL = 2
_MOST = 0.7
_FEWEST = 3


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """The hits of the rule's own patterns; warnings if there are several, or little else."""
    found = context.own_hits(document)
    hits = _apart([hit for hit in found if not _is_off(hit, document, context)])
    heavy = len(hits) >= _SEVERAL or (bool(hits) and _is_all(document, hits))
    for hit in hits:
        yield replace(hit, severity=Severity.WARNING) if heavy else hit


def _apart(hits: Sequence[Hit]) -> list[Hit]:
    """The hits without those that lie inside another: one phrase is one finding."""
    ordered = sorted(hits, key=lambda h: (h.span.start, -h.span.end))
    kept: list[Hit] = []
    for hit in ordered:
        if not any(other.span.overlaps(hit.span) for other in kept):
            kept.append(hit)
    return kept


def _is_off(hit: Hit, document: Document, context: CheckContext) -> bool:
    """Whether what was found is no phrase in this channel and type of message."""
    message = document.message
    variant = context.rule.variant_of(hit)
    if variant is None or variant.severities is None:
        return False
    return variant.severity(message.channel, message.type) is None


def _is_all(document: Document, hits: Sequence[Hit]) -> bool:
    """Whether a whole message says little else: the phrases are most of the words of its body."""
    if document.message.fragment:
        return False
    words = [t for t in document.tokens if t.zone == "body" and t.kind not in ("punct", "placeholder")]
    inside = [t for t in words if any(hit.span.covers(t.span) for hit in hits)]
    return len(words) >= _FEWEST and len(inside) > _MOST * len(words)
