"""Sentences that are too long to be read at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from viestilint.checks.registry import CheckContext
from viestilint.language.readability import word_count
from viestilint.lazyregex import lazy
from viestilint.model import Document, Hit, Sentence, Severity, Span, Token

_LIMITS = {"sms": 20}
_LIMIT = 25
_HEAVY = 35
_JOINTS = frozenset("ja mutta sekä joten jonka joka jolloin koska vaikka jos jota jossa josta minkä".split())
_COORDINATORS = frozenset(("ja", "sekä", "mutta", "joten"))
_MIN_COMMAS = 3
_MARKUP = lazy(r"</?[a-z]+[ >/]")
_ITEM = lazy(r"(?:^|(?<=\s))(?:\d{1,2}[.)]|[a-h]\)|[-*•–])\s|;")


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """A hit on each sentence over the channel's limit, with the word at which it divides best."""
    zones = context.rule.rule.zones
    limit = _LIMITS.get(document.message.channel, _LIMIT)
    for sentence in document.sentences:
        if sentence.zone not in zones:
            continue
        tokens = document.sentence_tokens(sentence)
        length = _longest_item(document, sentence, tokens)
        if length < limit:
            continue
        joint = _joint(document, sentence)
        values = (("words", str(length)), ("limit", str(limit)), ("joint", joint.text if joint else ""))
        severity = Severity.WARNING if length >= _HEAVY else None
        yield Hit(sentence.span, values, severity=severity, variant=None if joint else "ilman-saumaa")


def _longest_item(document: Document, sentence: Sentence, tokens: tuple[Token, ...]) -> int:
    """The words of the sentence, or of the longest item where it is a list; 0 where markup is left in."""
    text = sentence.span.of(document.text)
    if _MARKUP.search(text):
        return 0
    cuts = [m.start() for m in _ITEM.finditer(text)]
    head, colon, rest = text.partition(": ")
    if colon and rest.count(",") >= _MIN_COMMAS:
        cuts += [len(head) + 1, *(len(head) + 2 + m.start() for m in re.finditer(",", rest))]
    cuts = sorted(sentence.span.start + cut for cut in cuts)
    if len(cuts) < 2:
        return word_count(tokens)
    edges = [sentence.span.start, *cuts, sentence.span.end + 1]
    spans = [Span(a, b) for a, b in pairwise(edges)]
    return max(word_count(t for t in tokens if span.start <= t.span.start < span.end) for span in spans)


def _joint(document: Document, sentence: Sentence) -> Token | None:
    """The joining word nearest to the middle among those that begin a clause."""
    starts = [document.tokens[clause.first] for clause in sentence.clauses[1:]]
    joints = [token for token in starts if token.lower in _JOINTS] or [
        token
        for token in document.sentence_tokens(sentence)[3:-3]
        if token.lower in _JOINTS and document.tokens[token.index - 1].text == ","
    ]
    # A condition alone is no sentence: rather before what may begin one.
    if any(token.text in _COORDINATORS for token in joints):
        joints = [token for token in joints if token.text != "jos"]
    middle = (sentence.first + sentence.last) / 2
    return min(joints, key=lambda token: abs(token.index - middle), default=None)
