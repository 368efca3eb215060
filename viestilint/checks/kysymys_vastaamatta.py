"""Questions of the customer's that the reply passes over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.answering import answers, body_start, expected
from viestilint.checks.registry import CheckContext
from viestilint.language.detect import detect
from viestilint.language.question import INDIRECT, REQUEST
from viestilint.lazyregex import lazy
from viestilint.model import Document, Hit

# Alla huollon vastaus kysymykseesi.
_BELOW = lazy(
    r"\b(?:alla|alempana|ohessa|oheisena|tässä|liitteenä)\b[^.!?\n]{0,40}\b(?:vastau\w+|vastaa\w*|viesti\w*|selvity\w+|kommen\w+)"
    r"|\b(?:vastaus|selvitys|viesti)\b[^.!?\n]{0,40}\b(?:alla|alempana|ohessa|alapuolella)\b",
    re.I,
)


def _hands_on(document: Document) -> bool:
    """Whether the reply points to what it quotes: somebody else's answer, which the customer reads there."""
    quote = document.zone("quote")
    body = document.zone("body")
    return quote is not None and body is not None and _BELOW.search(body.span.of(document.text)) is not None


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit at the start of the body for each unanswered question; an interim reply need not answer yet."""
    if document.message.type == "interim" or _hands_on(document):
        return
    for answer in answers(document, context.rule.table, context.morphology):
        question = answer.question
        # Where the rule about requests is off, one that is asked as a question is reported here.
        is_request = question.kind == REQUEST and not (document.message.channel == "social" and "?" in question.text)
        if answer.answered or is_request or detect(question.text, context.morphology) in ("sv", "en"):
            continue
        values = (("kysymys", " ".join(question.text.split())), ("laji", expected(question.expects, context.lang)))
        variant = "epavarma" if not answer.sure else "epasuora" if question.kind == INDIRECT else "suora"
        yield Hit(body_start(document), values, variant=variant)
