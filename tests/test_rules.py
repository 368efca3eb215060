"""Every rule of the catalogue against its own examples, on every engine."""

from __future__ import annotations

import pytest

from viestilint.model import Address
from viestilint.patterns.catalogue import load_catalogue
from viestilint.patterns.definition import LoadedRule
from viestilint.testing import RuleTester, prose_failures

RULES = {rule.id: rule for rule in load_catalogue(examples=True)}


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_examples_hold(tester: RuleTester, name: str) -> None:
    failures = list(tester.check_rule(RULES[name]))
    assert not failures, "\n".join(map(str, failures))


@pytest.mark.parametrize("name", sorted(RULES))
def test_voikko_knows_the_words(tester: RuleTester, name: str) -> None:
    failures = list(tester.check_words(RULES[name], tester.linter(Address.SINA).morphology))
    assert not failures, "\n".join(map(str, failures))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_has_texts_in_both_languages_and_examples(rule: LoadedRule) -> None:
    texts = (rule.rule.title, rule.rule.message, rule.rule.why)
    assert all(text.fi and text.en for text in texts)
    assert rule.rule.why.fi != rule.rule.why.en
    assert len(rule.bad) >= 3
    assert len(rule.good) >= 3


def test_the_rules_own_finnish_passes(tester: RuleTester) -> None:
    linter = tester.linter(Address.SINA)
    assert [str(failure) for failure in prose_failures(RULES.values(), linter)] == []


def test_the_catalogue_is_whole() -> None:
    assert len(RULES) == 71
