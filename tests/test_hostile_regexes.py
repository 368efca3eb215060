"""No regular expression of viestilint can be kept busy: each is tried, in the ways in which the program uses it, on the
texts that ``fuzz.hostile`` makes of it, and four times the text takes it about four times as long.

What a whole message costs in all rules together is held in ``tests/test_robustness.py``.
"""

from __future__ import annotations

import re
import time

import pytest

from fuzz.expressions import ANYWHERE, BOUNDED, ONCE, Expression, collect
from fuzz.hostile import attacks, text_of

# In steps so small that an expression which doubles its work with every character still comes to its end.
STEPS = (*range(14, 34, 2), 36, 40, 50, 60, 90, 120, 400, 1000)
SECONDS = 0.25
SHORT, LONG = 2_000, 8_000
# The square of LONG takes every computer longer; what takes less is not worth measuring.
FLOOR = 0.005
# Linear is 4, the square 16.
MOST = 8
ROUNDS = 3
EXPRESSIONS = collect()


def seconds(pattern: re.Pattern[str], use: str, text: str) -> float:
    before = time.process_time()
    if use == ANYWHERE:
        for _ in pattern.finditer(text):
            pass
    else:
        getattr(pattern, use)(text)
    return time.process_time() - before


def busy(pattern: re.Pattern[str], use: str, lead: str, body: str, most: int | None = None) -> str:
    """How the expression is kept busy by its hostile text; empty if it is not. ``most`` characters are all it gets."""
    for length in (most,) if most else STEPS:
        taken = seconds(pattern, use, text_of(lead, body, length))
        if taken > SECONDS:
            return f"{taken:.2f} s for {length} characters"
    if most or seconds(pattern, use, text_of(lead, body, LONG)) < FLOOR:
        return ""
    short = long = SECONDS * LONG
    for _ in range(ROUNDS):
        # The least of each: another process may have come between, and that makes nothing faster.
        short = min(short, seconds(pattern, use, text_of(lead, body, SHORT)))
        long = min(long, seconds(pattern, use, text_of(lead, body, LONG)))
        if long < MOST * short:
            return ""
    return f"{long / short:.0f} times as long for {LONG // SHORT} times the text"


def tried(expression: Expression) -> str:
    """What keeps the expression busy first, empty if nothing does."""
    pattern = re.compile(expression.source, expression.flags)
    for use in expression.uses:
        for lead, body in dict.fromkeys(attacks(expression.source, expression.flags)):
            how = busy(pattern, use, lead, body, BOUNDED.get(expression.where))
            if how:
                return f"{expression.where}, {use}: {how}: {lead!r} + {body!r}…: {expression.source[:80]!r}"
    return ""


def test_every_expression_is_tried() -> None:
    assert len(EXPRESSIONS) > 700
    assert sum(len(set(attacks(e.source, e.flags))) for e in EXPRESSIONS) > 4000
    # Those whose name promises something are there, and no name is left behind by what it named.
    assert {*ONCE, *BOUNDED} <= {e.where for e in EXPRESSIONS}


@pytest.mark.parametrize(
    ("expression", "use"),
    [
        # They double their work with a character.
        *((source, ANYWHERE) for source in (r"(a+)+$", r"(?:a|aa)+$", r"^(\w+\s?)*!", r"^(?:x*)*y", r"(?:.*a){12}b")),
        # They take the square.
        *((source, ANYWHERE) for source in (r"\s+$", r"\w+@", r"<[^>]*>", r"a(?=.*b)", r"\{\{.*?\}\}", r"(?<!x)a*b")),
        *((source, "match") for source in (r"\s*a?\s*b", r"\w*\w*!")),
        *((source, "fullmatch") for source in (r"\w*kuu\w*", r"\s+[^=]+>")),
    ],
)
def test_an_expression_that_can_be_is_caught(expression: str, use: str) -> None:
    assert tried(Expression(expression, 0, "x", (use,)))


@pytest.mark.parametrize(
    ("expression", "use"),
    [
        *((source, ANYWHERE) for source in (r"(?<!\s)\s+$", r"(?<!\w)\w+@", r"<[^<>]*>", r"\{\{.{0,50}?\}\}", r"\w+")),
        *((source, "match") for source in (r"\s*+a?\s*+b", r"\s+$", r"\w+@")),
        *((source, "fullmatch") for source in (r"(?>\w*?kuu)\w*", r"\s[^=]+>")),
    ],
)
def test_a_linear_expression_is_not(expression: str, use: str) -> None:
    assert tried(Expression(expression, 0, "x", (use,))) == ""


@pytest.mark.parametrize("part", range(4))
def test_none_can_be_kept_busy(part: int) -> None:
    slow = [line for expression in EXPRESSIONS[part::4] if (line := tried(expression))]
    assert not slow, "\n".join(slow)
