"""Standards and self-praise, unless the customer asked about them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.lazyregex import lazy
from viestilint.model import Document, Hit

# What a customer speaks of only to ask for it, and what every complaint speaks of: huonoa laatua!
# ISO stands in capitals or before a number: iso is also big.
_TERM = lazy(r"(?-i:\bISO\b)|\biso[ -]?(?=\d)|sertifi|standard|luomu|laatu(?:lupau|järj|poli)|laadunhall", re.I)
_TOPIC = lazy(r"laa[td]u|henkilö(?=kun|st)", re.I)
_SENTENCE = lazy(r"[^.!?\n]+[.!?]*")
_ASKING = lazy(r"\b(?:kysy\w*|kerro|kertokaa|kertoisit\w*|tietää)\b", re.I)


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """The hits of the rule's patterns, without those that take up a word of the customer's own message."""
    customer = document.message.customer or ""
    asked = _stems(_TERM, customer) | _stems(_TOPIC, " ".join(_questions(customer)))
    hits = list(context.own_hits(document))
    for hit in hits:
        if any(other.span.covers(hit.span) and other.span != hit.span for other in hits):
            # The name of a standard and its head are one fault.
            continue
        words = hit.span.of(document.text)
        if not asked & (_stems(_TERM, words) | _stems(_TOPIC, words)):
            yield hit


def _questions(customer: str) -> Iterator[str]:
    """The sentences that ask; a question mark and an exclamation mark together ask for no answer."""
    for sentence in _SENTENCE.findall(customer):
        if (sentence.endswith("?") and "!" not in sentence) or _ASKING.search(sentence):
            yield sentence


def _stems(pattern: re.Pattern[str], text: str) -> set[str]:
    """The stems in the text, quality as one in both of its grades."""
    return {found.lower().strip(" -").replace("laadu", "laatu") for found in pattern.findall(text)}
