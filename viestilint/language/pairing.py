"""Which statement of the reply answers which question: the pairs that together weigh most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from viestilint.language.bearing import Bearing
from viestilint.language.traits import Traits, traits_of

# Of longer lists of choices only the best are followed on.
_BEAM = 60

Pairs = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """All pairs of questions and statements with their traits; ``sentences`` and ``topics`` are what pairs share."""

    traits: tuple[tuple[Traits | None, ...], ...]
    sentences: tuple[int, ...]
    topics: tuple[tuple[float, ...], ...]


def field_of(bearing: Bearing) -> Field:
    """The traits of every statement as the answer to every question."""
    positions = range(len(bearing.statements))
    return Field(
        tuple(tuple(traits_of(bearing, i, p) for p in positions) for i in range(len(bearing.asked))),
        tuple(s.sentence for s in bearing.statements),
        tuple(tuple(one.score(s.keys) for s in bearing.statements) for one in bearing.asked),
    )


def joint_traits(field: Field, index: int, position: int, before: Sequence[int | None]) -> Traits:
    """What a pair adds beside the pairs chosen for the questions before it."""
    traits: Traits = {}
    if any(p is not None for p in before):
        traits["answers-others"] = 1.0
    elif before:
        traits["skips-others"] = 1.0
    for other in before:
        if other is None:
            continue
        if other == position:
            traits["again"] = traits.get("again", 0.0) + 1.0
            traits["again-on-topic"] = field.topics[index][position]
        elif field.sentences[other] == field.sentences[position]:
            traits["same-sentence"] = 1.0
        if other > position:
            traits["inversion"] = traits.get("inversion", 0.0) + 1.0
    return traits


def weighed(traits: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """What the traits weigh together; traits without a weight weigh nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in traits.items())


def best_pairs(
    field: Field,
    weights: Mapping[str, float],
    wanted: Sequence[bool | None] = (),
    costs: tuple[float, float] | None = None,
) -> Pairs:
    """The statement that answers each question, or ``None``, so that all together weigh most.

    ``wanted`` forces questions to be answered or not; with ``costs`` it only makes the contrary weigh that much more,
    as is needed for learning the weights: the first where no answer is wanted, the second where one is.
    """
    states: list[tuple[float, Pairs]] = [(0.0, ())]
    for index, row in enumerate(field.traits):
        want = wanted[index] if wanted else None
        choices: list[int | None] = [None, *(p for p, traits in enumerate(row) if traits is not None)]
        if want is not None and costs is None:
            choices = [p for p in choices if (p is not None) == want] or [None]
        single = {p: _single(row, p, weights) for p in choices}
        if want is not None and costs is not None:
            single = {p: w + (costs[want] if (p is not None) != want else 0.0) for p, w in single.items()}
        grown = [
            (total + single[p] + (weighed(joint_traits(field, index, p, chosen), weights) if p is not None else 0.0),
             (*chosen, p))
            for total, chosen in states
            for p in choices
        ]  # fmt: skip
        grown.sort(key=lambda state: -state[0])
        states = grown[:_BEAM]
    return states[0][1]


def nearest(field: Field, index: int, weights: Mapping[str, float]) -> float:
    """What the best statement weighs as the answer to a question by itself; minus infinity if none is of its kind."""
    return max((weighed(traits, weights) for traits in field.traits[index] if traits is not None), default=-inf)


def _single(row: Sequence[Traits | None], position: int | None, weights: Mapping[str, float]) -> float:
    traits = row[position] if position is not None else None
    return weighed(traits, weights) if traits is not None else 0.0
