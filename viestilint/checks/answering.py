"""What the checks of reply completeness share: their tables and the answers of one message."""

from __future__ import annotations

import re
from functools import lru_cache

from viestilint.language.answers import Answer, AnswerTables, answers_of
from viestilint.language.morphology import Morphology
from viestilint.language.questions import QuestionTables
from viestilint.language.topics import synonyms
from viestilint.model import Document, Span
from viestilint.patterns.yamltree import Node, load_table

_EXPECTED = {
    "time": ("aika", "a time"),
    "duration": ("kesto tai ajankohta", "how long or by when"),
    "amount": ("summa", "an amount"),
    "count": ("määrä", "a number"),
    "place": ("paikka tai yhteystieto", "a place or contact details"),
    "person": ("henkilö", "a person"),
    "reason": ("syy", "a reason"),
    "manner": ("ohje", "instructions"),
    "yes-no": ("kyllä tai ei", "a yes or a no"),
    "document": ("asiakirja tai lupaus siitä", "a document or the promise of one"),
    "choice": ("valinta vaihtoehdoista", "one of the alternatives"),
    "state": ("tilannetieto", "how matters stand"),
    "thing": ("tieto", "the thing asked for"),
}


def expected(kind: str, lang: str) -> str:
    """The name of a kind of answer in ``fi`` or ``en``."""
    return _EXPECTED[kind][lang == "en"]


def answers(document: Document, table: Node | None, morphology: Morphology) -> tuple[Answer, ...]:
    """The questions of the customer's message with what the reply makes of each; empty without a message."""
    customer = document.message.customer
    if not customer or table is None or not customer.strip():
        return ()
    return answers_of(customer, document, morphology, tables_of(table.path))


@lru_cache(maxsize=4)
def tables_of(path: str) -> AnswerTables:
    """The tables in a file. Raises ``RuleError`` with the line of what is wrong in it."""
    fields = load_table(path).fields(frozenset(("synonyms", "empty", "weak", "rhetorical")))
    patterns = []
    for node in fields["rhetorical"].items():
        try:
            patterns.append(re.compile(node.text()))
        except re.error as error:
            raise node.fail(f"not a regular expression: {error}") from error
    rows = [row.texts() for row in fields["synonyms"].items()]
    known = synonyms(rows, fields["empty"].texts(), fields["weak"].texts())
    return AnswerTables(known, QuestionTables(tuple(patterns)))


def body_start(document: Document) -> Span:
    """The empty place at the start of the body, where an answer would be looked for."""
    body = document.zone("body")
    at = body.span.start if body is not None else 0
    return Span(at, at)
