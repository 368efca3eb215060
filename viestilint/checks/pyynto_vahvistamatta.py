"""Requests of the customer's that the reply neither confirms nor declines."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.checks.answering import answers, body_start
from viestilint.checks.registry import CheckContext
from viestilint.language.question import REQUEST
from viestilint.model import Document, Hit


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit at the start of the body for each request that is passed over, naming what of it is missing."""
    if document.message.type == "interim":
        return
    for answer in answers(document, context.rule.table, context.morphology):
        if answer.answered or answer.question.kind != REQUEST:
            continue
        shown = " ".join(answer.question.text.split())
        if " " not in shown:
            # Korjatkaa! What is asked for is not said.
            continue
        missing = ", ".join(answer.missing) or shown
        values = (("pyynto", shown), ("puuttuu", missing))
        # Where all of it is missing, there is no need to say it twice.
        whole = shown.rstrip(" ?!.").endswith(missing.rstrip(" ?!.")) and len(missing) > len(shown) / 2
        variant = "epavarma" if not answer.sure else "kokonaan" if whole else None
        yield Hit(body_start(document), values, variant=variant)
