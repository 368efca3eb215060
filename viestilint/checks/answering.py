"""What the checks of reply completeness share: their tables and the answers of one message."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from viestilint.language.analysis import analyse
from viestilint.language.answers import AnswerTables, answers_of, judge
from viestilint.language.judging import Answer
from viestilint.language.morphology import Morphology
from viestilint.language.question import Question, QuestionTables
from viestilint.language.questions import find_questions
from viestilint.language.statements import Phrases
from viestilint.language.topics import synonyms
from viestilint.lazyregex import lazy
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
    return _answers(document, customer, _path(table), morphology)


# Two rules ask the same of each message, one after the other.
@lru_cache(maxsize=1)
def _answers(document: Document, customer: str, path: str, morphology: Morphology) -> tuple[Answer, ...]:
    tables = tables_of(path)
    earlier = _still_open(document, morphology, tables)
    return (*earlier, *answers_of(customer, document, morphology, tables))


def _path(table: Node) -> str:
    return table.value if isinstance(table.value, str) else table.path


def _still_open(document: Document, morphology: Morphology, tables: AnswerTables) -> tuple[Answer, ...]:
    """The questions of earlier turns of a conversation that no turn has answered, held against this reply."""
    message = document.message
    thread = list(message.thread)
    while thread and thread[-1][0] == "customer":
        thread.pop()
    open_: list[Question] = []
    texts: list[str] = []
    for speaker, text in thread:
        if speaker == "customer":
            open_ += find_questions(text, morphology, tables.questions)
            texts.append(text)
        elif open_:
            turn = analyse(replace(message, text=text, placeholders=(), masked=(), secrets=()), morphology)
            given = judge(open_, "\n".join(texts), turn, morphology, tables)
            open_ = [answer.question for answer in given if not answer.answered]
    return judge(open_, "\n".join(texts), document, morphology, tables) if open_ else ()


@lru_cache(maxsize=4)
def tables_of(path: str) -> AnswerTables:
    """The tables in a file, with the weights beside it. Raises ``RuleError`` with the line of what is wrong."""
    fields = load_table(path).fields(frozenset(("synonyms", "empty", "weak", "rhetorical", "vague", "stock")))
    rows = [row.texts() for row in fields["synonyms"].items()]
    matters = load_table(Path(path).with_name("aihepiirit.yaml").as_posix()).fields(frozenset(("fields",)))["fields"]
    known = synonyms(rows, fields["empty"].texts(), fields["weak"].texts(), [row.texts() for row in matters.items()])
    return AnswerTables(
        known,
        QuestionTables(_patterns(fields["rhetorical"])),
        Phrases(_patterns(fields["vague"]), _patterns(fields["stock"])),
        _weights(Path(path).with_name("painot.yaml")),
    )


def _patterns(list_: Node) -> tuple[re.Pattern[str], ...]:
    patterns = []
    for node in list_.items():
        try:
            patterns.append(lazy(node.text()))
        except re.error as error:
            raise node.fail(f"not a regular expression: {error}") from error
    return tuple(patterns)


def _weights(path: Path) -> dict[str, float]:
    weights = {}
    for name, node in load_table(path.as_posix()).fields().items():
        try:
            weights[name] = float(node.text())
        except ValueError as error:
            raise node.fail(f"expected a number for '{name}'") from error
    return weights


def body_start(document: Document) -> Span:
    """The empty place at the start of the body, where an answer would be looked for."""
    body = document.zone("body")
    at = body.span.start if body is not None else 0
    return Span(at, at)
