"""Whether a reply answers the questions and requests of the customer's message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from viestilint.language.asked import asked_apart, context_of, weighed
from viestilint.language.judging import Answer, Judge
from viestilint.language.morphology import Morphology
from viestilint.language.question import Question, QuestionTables
from viestilint.language.questions import find_questions
from viestilint.language.statements import Phrases, read_reply
from viestilint.language.topics import Synonyms
from viestilint.model import Document


@dataclass(frozen=True, slots=True)
class AnswerTables:
    """The data of the decision: synonyms, rhetorical questions, stock phrases, and what each trait of an answer weighs."""

    synonyms: Synonyms
    questions: QuestionTables
    phrases: Phrases
    weights: Mapping[str, float]


def answers_of(customer: str, document: Document, morphology: Morphology, tables: AnswerTables) -> tuple[Answer, ...]:
    """The questions of ``customer`` in order, each with what the reply makes of it."""
    questions = find_questions(customer, morphology, tables.questions)
    if not questions:
        return ()
    return judge(questions, customer, document, morphology, tables)


def judge(
    questions: Sequence[Question], customer: str, document: Document, morphology: Morphology, tables: AnswerTables
) -> tuple[Answer, ...]:
    """What the reply makes of each of the given questions."""
    return judge_of(questions, customer, document, morphology, tables).answers(tables.weights)


def judge_of(
    questions: Sequence[Question], customer: str, document: Document, morphology: Morphology, tables: AnswerTables
) -> Judge:
    """The questions and the reply, ready to be held against each other."""
    reply = read_reply(document, tables.synonyms, tables.phrases, morphology)
    context = context_of(customer, tables.synonyms, morphology)
    asked = weighed(asked_apart(questions, tables.synonyms, morphology), context)
    return Judge(reply, asked, context, tables.synonyms, morphology)
