"""Learns what the traits of answers weigh, from the labelled pairs: ``python bench/fit_answers.py [--check] [FILE…]``.

Writes ``rules/vastaus/taulukot/painot.yaml``. With ``--check`` nothing is written: each file of pairs is judged with
weights learned from the others, which tells how well the weights do on pairs that they were not learned from.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from answers import LABELLED, PAIRS, TABLES, message_of, taken_from

from viestilint.checks.answering import tables_of
from viestilint.language.analysis import analyse
from viestilint.language.answers import judge_of
from viestilint.language.morphology import Morphology
from viestilint.language.pairing import Field, Pairs, best_pairs, field_of, joint_traits
from viestilint.language.question import Question
from viestilint.language.questions import find_questions

WEIGHTS = TABLES.with_name("painot.yaml")
# A false alarm costs more than a question passed over in silence: the rule is an error.
EPOCHS, RATE, DECAY, COSTS, SEEDS = 8, 0.05, 0.05, (1.0, 3.0), range(12)
# Of so many pairs one is learned with the reply of another besides, which answers nothing: a few keep what only sounds like
# an answer from counting; more of them cost answers in other words.
SWAP_EVERY, SWAP_BY = 30, 35
# Where learning starts, and what it is drawn back to: without examples nothing else is known.
START = {
    "topic": 2.0, "holds": 0.5, "firm": 0.5, "lacks": -3.0, "bias": -0.5, "others": -1.0, "decides": 0.3, "polar": 0.5,
    "plain-answer": 2.5, "event": 1.6, "courteous": -2.0, "elsewhere": -2.0, "stock": -2.0, "duty": -0.5, "stray": -0.5,
    "firm-stray": -0.5, "only-acts": -1.0, "idle": -2.5, "only-describes": -0.5, "again": -0.7, "out-of-order": -0.5,
    "no-kin": -2.0, "other-subject": -1.0, "unheard": -1.0, "kin": 1.0, "inversion": -0.3, "crowd": -0.5, "off: crowd": -1.0, "firm-in-crowd": -1.0,
}  # fmt: skip
# What speaks against an answer speaks for none, whatever a few pairs say.
AGAINST = (
    "misses-focus", "misses-deed", "subordinate", "stock", "duty", "stray", "only-acts", "elsewhere", "crowd", "verb-only",
    "off: decides", "no-moment", "present", "whom", "no-kin", "unsaid", "unheard", "other-subject",
)  # fmt: skip
# Smaller weights decide nothing and only make the table long.
LEAST = 0.03


@dataclass
class Example:
    """One reply: its field, and whether each question is answered; ``None`` where the label says nothing here."""

    field: Field
    labels: list[bool | None]
    wanted: list[bool | None]


def examples_of(path: Path, morphology: Morphology) -> list[Example]:
    """The labelled pairs of a file, ready to learn from."""
    tables = tables_of(TABLES.as_posix())
    examples = []
    for pair in yaml.safe_load(path.read_text(encoding="utf-8")):
        customer, reply = pair["customer"], pair["reply"]
        questions = find_questions(customer, morphology, tables.questions)
        if not questions:
            continue
        labels: list[bool | None] = [None] * len(questions)
        left = list(questions)
        for label in ("answered", "open"):
            for text in pair.get(label) or ():
                found = taken_from(customer, text, left)
                if found is not None:
                    labels[questions.index(found)] = label == "answered"
        examples.append(_example(customer, reply, questions, labels, morphology))
    return examples


def swapped_examples(path: Path, morphology: Morphology) -> list[Example]:
    """A few customers' messages of a file with the reply to another's, which leaves every question open."""
    tables = tables_of(TABLES.as_posix())
    pairs = yaml.safe_load(path.read_text(encoding="utf-8"))
    examples = []
    for index in range(0, len(pairs), SWAP_EVERY):
        pair, other = pairs[index], pairs[(index + SWAP_BY) % len(pairs)]
        if pair.get("industry") == other.get("industry"):
            other = pairs[(index + SWAP_BY + 3) % len(pairs)]
        questions = find_questions(pair["customer"], morphology, tables.questions)
        if questions:
            labels: list[bool | None] = [False] * len(questions)
            examples.append(_example(pair["customer"], other["reply"], questions, labels, morphology))
    return examples


def rule_examples(morphology: Morphology) -> list[Example]:
    """The examples of the rules themselves: all is answered in a good one, in a bad one the model or the only one is open."""
    tables = tables_of(TABLES.as_posix())
    examples = []
    for name in ("kysymys_vastaamatta", "pyynto_vahvistamatta"):
        (rule,) = yaml.safe_load((TABLES.parent.parent / f"{name}.yaml").read_text(encoding="utf-8"))
        for answered, kind in ((False, "bad"), (True, "good")):
            for one in rule[kind]:
                customer = one.get("context", {}).get("reply_to", "")
                questions = find_questions(customer, morphology, tables.questions)
                model = one.get("model") or ""
                labels: list[bool | None] = [
                    True if answered else False if len(questions) == 1 or q.text in model else None for q in questions
                ]
                if questions and "type" not in one["context"] and labels != [None] * len(labels):
                    reply = one["text"].replace("<<>>", "")
                    examples.append(_example(customer, reply, questions, labels, morphology))
    return examples


def _example(
    customer: str, reply: str, questions: Sequence[Question], labels: list[bool | None], morphology: Morphology
) -> Example:
    document = analyse(message_of(customer, reply), morphology)
    judge = judge_of(questions, customer, document, morphology, tables_of(TABLES.as_posix()))
    later = [judge.known_later(o, {}) is not None or judge.asked_back(o, {}) for o in judge.asked]
    # A promise to find out or a question back needs no statement that answers.
    wanted = [None if known and label else label for label, known in zip(labels, later, strict=True)]
    return Example(field_of(judge), labels, wanted)


def learned(examples: Sequence[Example], seed: int) -> dict[str, float]:
    """The weights that an averaged perceptron learns: the best pairs that the labels allow against the best of all."""
    shuffled = list(examples)
    order = random.Random(seed)
    weights = dict(START)
    total: dict[str, float] = defaultdict(float)
    for _ in range(EPOCHS):
        order.shuffle(shuffled)
        for example in shuffled:
            guess = best_pairs(example.field, weights, example.wanted, COSTS)
            wrong = any(w is not None and (p is not None) != w for p, w in zip(guess, example.wanted, strict=True))
            if wrong:
                right = best_pairs(example.field, weights, example.wanted)
                _shift(weights, _sum(example.field, right), _sum(example.field, guess))
            for name, value in weights.items():
                total[name] += min(value, 0.0) if name.endswith(AGAINST) else value
        for name in weights:
            start = START.get(name, 0.0)
            weights[name] = start + (weights[name] - start) * (1 - DECAY)
            if name.endswith(AGAINST):
                weights[name] = min(weights[name], 0.0)
    return {name: value / (EPOCHS * len(shuffled)) for name, value in total.items()}


def _shift(weights: dict[str, float], right: Mapping[str, float], guess: Mapping[str, float]) -> None:
    for name in sorted(set(right) | set(guess)):
        weights[name] = weights.get(name, 0.0) + RATE * (right.get(name, 0.0) - guess.get(name, 0.0))


def _sum(field: Field, pairs: Pairs) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for index, position in enumerate(pairs):
        if position is None:
            continue
        for traits in (field.traits[index][position], joint_traits(field, index, position, pairs[:index])):
            for name, value in (traits or {}).items():
                total[name] += value
    return total


def fitted(examples: Sequence[Example]) -> dict[str, float]:
    """The mean over several orders of the examples, without what weighs next to nothing."""
    runs = [learned(examples, seed) for seed in SEEDS]
    names = sorted({name for run in runs for name in run})
    mean = {name: sum(run.get(name, 0.0) for run in runs) / len(runs) for name in names}
    return {name: round(value, 3) for name, value in mean.items() if abs(value) >= LEAST}


def accuracy(examples: Sequence[Example], weights: Mapping[str, float]) -> float:
    """The share of labels that the weights alone get right."""
    right = count = 0
    for example in examples:
        pairs = best_pairs(example.field, weights)
        for position, label, want in zip(pairs, example.labels, example.wanted, strict=True):
            if label is not None:
                count += 1
                right += want is None or (position is not None) == label
    return right / count


def main() -> None:
    """Learns and writes the weights, or with ``--check`` prints how they do on files left out."""
    morphology = Morphology()
    paths = [Path(name) for name in sys.argv[1:] if name != "--check"] or [PAIRS / name for name in LABELLED]
    by_file = {path: examples_of(path, morphology) for path in paths}
    swapped = {path: swapped_examples(path, morphology) for path in paths}
    own = rule_examples(morphology)
    if "--check" in sys.argv:
        for path in paths:
            others = own * 2 + [e for other in paths if other != path for e in (*by_file[other], *swapped[other])]
            print(f"{path.name}: {accuracy(by_file[path], fitted(others)):.3f} with weights from the other files")
        return
    weights = fitted([*own * 2, *(example for path in paths for example in (*by_file[path], *swapped[path]))])
    lines = [
        "# What the traits of a statement weigh as an answer; learned by bench/fit_answers.py, not to be edited.\n"
    ]
    lines += [f'"{name}": {value}\n' for name, value in weights.items()]
    WEIGHTS.write_text("".join(lines), encoding="utf-8")
    print(f"{len(weights)} weights written to {WEIGHTS.name}")


if __name__ == "__main__":
    main()
