"""No regular expression of viestilint can be kept busy: each is tried on the texts that ``fuzz.hostile`` makes of it.

What takes time beyond the square of a text's length shows here. What a whole message costs in all rules together is
held in ``tests/test_robustness.py``.
"""

from __future__ import annotations

import re
import time

import pytest

from fuzz.hostile import attacks, collect

# In steps so small that an expression which doubles its work with every character still comes to its end.
LENGTHS = (16, 20, 24, 28, 32, 40, 60, 120, 1000)
SECONDS = 0.25
EXPRESSIONS = sorted(collect().items())


def busy(pattern: re.Pattern[str], lead: str, body: str) -> float | None:
    """The seconds that the expression takes on its hostile text, if they are too many."""
    for length in LENGTHS:
        text = lead + body * (length // len(body)) + "\x00"
        before = time.process_time()
        for _ in pattern.finditer(text):
            pass
        taken = time.process_time() - before
        if taken > SECONDS:
            return taken
    return None


def test_every_expression_is_tried() -> None:
    assert len(EXPRESSIONS) > 500
    assert sum(len(set(attacks(source, flags))) for (source, flags), _ in EXPRESSIONS) > 1500


@pytest.mark.parametrize("expression", [r"(a+)+$", r"(?:a|aa)+$", r"(\w+\s?)*!", r"^(?:x*)*y", r"(?:.*a){12}b"])
def test_an_expression_that_can_be_is_caught(expression: str) -> None:
    assert any(busy(re.compile(expression), lead, body) for lead, body in attacks(expression, 0))


@pytest.mark.parametrize("part", range(4))
def test_none_can_be_kept_busy(part: int) -> None:
    slow = []
    for (source, flags), where in EXPRESSIONS[part::4]:
        pattern = re.compile(source, flags)
        for lead, body in dict.fromkeys(attacks(source, flags)):
            taken = busy(pattern, lead, body)
            if taken is not None:
                slow.append(f"{where}: {taken:.2f} s on {lead!r} + {body!r}…: {source[:80]!r}")
    assert not slow, "\n".join(slow)
