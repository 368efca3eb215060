"""Cues only save time: a regular expression matches nowhere without one of its cues."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viestilint.patterns.catalogue import load_catalogue
from viestilint.patterns.definition import Variant
from viestilint.patterns.matcher import Pattern

CUED = [
    (rule.id, variant)
    for rule in load_catalogue()
    for variant in rule.variants
    if variant.cue and not isinstance(variant.matcher, Pattern)
]


@pytest.mark.parametrize(("rule", "variant"), CUED, ids=[f"{rule}-{variant.id}" for rule, variant in CUED])
def test_every_match_holds_a_cue(rule: str, variant: Variant) -> None:
    assert variant.matcher is not None
    assert not isinstance(variant.matcher, Pattern)
    expression = re.compile(variant.matcher.pattern)

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(st.from_regex(expression))
    def holds(text: str) -> None:
        match = expression.search(text)
        assert match is not None
        # A few letters of other alphabets stand for an s or a k where case does not count.
        found = match.group().lower().replace("ſ", "s")
        assert any(cue in found for cue in variant.cue), found

    holds()


def test_most_expressions_have_cues() -> None:
    assert len(CUED) > 20
