"""Questions of the customer's that the reply passes over."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.checks.answering import answers, body_start, expected
from viestilint.checks.registry import CheckContext
from viestilint.language.detect import detect
from viestilint.language.question import INDIRECT, REQUEST
from viestilint.model import Document, Hit


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit at the start of the body for each unanswered question; an interim reply need not answer yet."""
    if document.message.type == "interim":
        return
    for answer in answers(document, context.rule.table, context.morphology):
        question = answer.question
        # Where the rule about requests is off, one that is asked as a question is reported here.
        is_request = question.kind == REQUEST and not (document.message.channel == "social" and "?" in question.text)
        if answer.answered or is_request or detect(question.text, context.morphology) in ("sv", "en"):
            continue
        values = (("kysymys", " ".join(question.text.split())), ("laji", expected(question.expects, context.lang)))
        variant = "epasuora" if question.kind == INDIRECT else "suora"
        yield Hit(body_start(document), values, variant=variant)
