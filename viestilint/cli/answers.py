"""``check --explain-answers``: question by question what the reply says to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viestilint.checks.answering import answers, expected
from viestilint.errors import one_line
from viestilint.language.judging import Answer
from viestilint.language.question import DIRECT, INDIRECT, REQUEST
from viestilint.model import Message
from viestilint.pipeline import FileResult, Linter
from viestilint.reporters.visible import visible

RULE = "kysymys-vastaamatta"
_TEXTS = {
    "fi": {
        DIRECT: "kysymys",
        INDIRECT: "epäsuora kysymys",
        REQUEST: "pyyntö",
        "none": "ei kysymyksiä eikä pyyntöjä",
        "without": "asiakkaan viesti puuttuu (--reply-to)",
        "wants": "odottaa",
        "answer": "vastattu",
        "known-later": "luvattu selvittää",
        "asked-back": "kysytty lisätietoa",
        "open": "VASTAAMATTA",
        "missing": "puuttuu",
    },
    "en": {
        DIRECT: "question",
        INDIRECT: "indirect question",
        REQUEST: "request",
        "none": "no questions and no requests",
        "without": "no message of the customer's (--reply-to)",
        "wants": "wants",
        "answer": "answered",
        "known-later": "to be found out",
        "asked-back": "asked back",
        "open": "OPEN",
        "missing": "missing",
    },
}


def explain(linter: Linter, results: Iterable[FileResult]) -> Iterator[str]:
    """The lines for every message of the results."""
    texts = _TEXTS[linter.config.lang]
    rule = next(rule for rule in linter.rules if rule.id == RULE)
    for result in results:
        for checked in result.messages:
            message = checked.message
            if message.zone is not None:
                continue
            name = one_line(message.path if message.key is None else f"{message.path} ({message.key})")
            if not message.customer:
                yield f"{name}: {texts['without']}"
                continue
            found = answers(linter.document(message), rule.table, linter.morphology)
            yield f"{name}:" if found else f"{name}: {texts['none']}"
            for number, answer in enumerate(found, 1):
                yield from _lines(number, answer, message, linter.config.lang)


def _lines(number: int, answer: Answer, message: Message, lang: str) -> Iterator[str]:
    texts = _TEXTS[lang]
    question = answer.question
    shown = visible(" ".join(question.text.split()))
    yield f"  {number}. {texts[question.kind]}: ”{shown}” ({texts['wants']}: {expected(question.expects, lang)})"
    if answer.answered:
        where = visible(" ".join(answer.span.of(message.shown_text).split())) if answer.span is not None else ""
        yield f"     {texts[answer.how]}: ”{where}”"
    else:
        missing = f" ({texts['missing']}: {', '.join(answer.missing)})" if answer.missing else ""
        yield f"     {texts['open']}{missing}"
