"""How well questions are found and how well their answers are: ``python bench/answers.py``.

Reads the labelled pairs of ``fixtures/conversations/`` and prints question detection F1 and answered/unanswered
accuracy for each file. ``-v`` shows what went wrong.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from viestilint.checks.answering import tables_of
from viestilint.language.analysis import analyse
from viestilint.language.answers import answers_of
from viestilint.language.judging import Answer
from viestilint.language.morphology import Morphology
from viestilint.language.question import Question
from viestilint.model import Message, SourceMap
from viestilint.patterns.directory import rules_directory
from viestilint.readers.placeholders import find_placeholders

PAIRS = Path(__file__).resolve().parent.parent / "fixtures" / "conversations"
LABELLED = (
    "kehitys.yaml", "vertailu.yaml", "uudet.yaml", "laaja1.yaml", "laaja2.yaml", "laaja3.yaml", "laaja4.yaml",
    "laaja5.yaml", "laaja6.yaml", "laaja7.yaml", "laaja8.yaml", "laaja9.yaml", "laaja10.yaml",
)  # fmt: skip
# Measured, but never learned from.
KEPT_APART = ("mittaus.yaml", "mittaus2.yaml")
TABLES = rules_directory() / "vastaus" / "taulukot" / "vastaaminen.yaml"


@dataclass
class Figures:
    """Counts over one set of pairs, with a line for each mistake."""

    pairs: int = 0
    found: int = 0
    wanted: int = 0
    hits: int = 0
    right: int = 0
    mistakes: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of question detection."""
        return 2 * self.hits / (self.found + self.wanted) if self.found + self.wanted else 1.0

    @property
    def accuracy(self) -> float:
        """The share of labelled questions that were found and rightly called answered or open."""
        return self.right / self.wanted if self.wanted else 1.0


def measure(path: Path, morphology: Morphology) -> Figures:
    """The figures of one file of pairs."""
    figures = Figures()
    for number, pair in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1):
        figures.pairs += 1
        customer: str = pair["customer"]
        reply: str = pair["reply"]
        message = message_of(customer, reply)
        got = list(answers_of(customer, analyse(message, morphology), morphology, tables_of(TABLES.as_posix())))
        figures.found += len(got)
        for label in ("answered", "open"):
            for text in pair.get(label, ()):
                figures.wanted += 1
                answer = _take(customer, text, got)
                if answer is None:
                    figures.mistakes.append(f"{number}: not found: {text}")
                    continue
                figures.hits += 1
                if answer.answered == (label == "answered"):
                    figures.right += 1
                else:
                    figures.mistakes.append(f"{number}: is {label}: {text} [{answer.question.expects}] {answer.how}")
        figures.mistakes += [f"{number}: no question: {answer.question.text}" for answer in got]
    return figures


def message_of(customer: str, reply: str) -> Message:
    """The reply of a pair with its placeholders."""
    found = find_placeholders(reply)
    return Message(reply, "", SourceMap.shifted(len(reply), 0), placeholders=found, customer=customer)


def _take(customer: str, text: str, got: list[Answer]) -> Answer | None:
    """The answer to the labelled question, taken from ``got``."""
    questions = [answer.question for answer in got]
    question = taken_from(customer, text, questions)
    return next((got.pop(i) for i, answer in enumerate(got) if answer.question is question), None)


def taken_from(customer: str, text: str, left: list[Question]) -> Question | None:
    """The found question that overlaps the labelled one most, at least by half of the shorter; taken from ``left``."""
    start = customer.index(text)
    end = start + len(text)

    def overlap(question: Question) -> int:
        return min(end, question.span.end) - max(start, question.span.start)

    best = max(left, key=overlap, default=None)
    if best is None or overlap(best) < 0.5 * min(len(text), len(best.span)):
        return None
    left.remove(best)
    return best


def main() -> None:
    """Prints the figures of every file."""
    morphology = Morphology()
    for name in (*LABELLED, *KEPT_APART):
        if not (PAIRS / name).is_file():
            continue
        figures = measure(PAIRS / name, morphology)
        print(
            f"{name}: {figures.pairs} pairs, {figures.wanted} questions: "
            f"detection F1 {figures.f1:.3f}, answered/open accuracy {figures.accuracy:.3f}"
        )
        if "-v" in sys.argv:
            print("\n".join("  " + line for line in figures.mistakes))


if __name__ == "__main__":
    main()
