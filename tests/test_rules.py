"""Every rule of the catalogue does what its own examples say, on every engine."""

from __future__ import annotations

import pytest

from viestilint.language.morphology import Morphology
from viestilint.model import Text
from viestilint.patterns.catalogue import load_catalogue
from viestilint.patterns.definition import LoadedRule
from viestilint.pipeline import Linter
from viestilint.testing import RuleTester, prose_failures

RULES = load_catalogue(examples=True)
EXAMPLES = 3


def by_id(rules: tuple[LoadedRule, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("rule", rules, ids=[rule.id for rule in rules])


@by_id(RULES)
def test_examples_hold(tester: RuleTester, rule: LoadedRule) -> None:
    assert [str(failure) for failure in tester.check_rule(rule)] == []


@by_id(RULES)
def test_every_lemma_is_known(tester: RuleTester, morphology: Morphology, rule: LoadedRule) -> None:
    assert [str(failure) for failure in tester.check_words(rule, morphology)] == []


@by_id(RULES)
def test_its_own_texts_pass_the_linter(linter: Linter, rule: LoadedRule) -> None:
    assert [str(failure) for failure in prose_failures([rule], linter)] == []


@by_id(tuple(rule for rule in RULES if rule.bad))
def test_some_example_fires_it(tester: RuleTester, rule: LoadedRule) -> None:
    assert tester.fired(rule)


@by_id(RULES)
def test_it_has_examples_of_both_kinds(rule: LoadedRule) -> None:
    assert len(rule.bad) >= EXAMPLES
    assert len(rule.good) >= EXAMPLES


@by_id(RULES)
def test_it_is_written_in_both_languages(rule: LoadedRule) -> None:
    texts: list[Text | None] = [rule.rule.title, rule.rule.message, rule.rule.why]
    for variant in rule.variants:
        texts += [variant.title, variant.message, variant.why]
    for text in texts:
        if text is None:
            continue
        assert text.fi
        assert text.en
        # A message of slots alone ({detail}) is filled with text in the language of the run.
        bare = "".join(c for c in text.fi if c.isalpha())
        assert text.fi != text.en or text.fi.startswith("{") or not bare


@by_id(RULES)
def test_it_names_its_norm(rule: LoadedRule) -> None:
    assert rule.rule.source


@by_id(RULES)
def test_no_text_stands_in_two_examples(rule: LoadedRule) -> None:
    seen = [(example.text, tuple(sorted(example.context.items()))) for example in (*rule.bad, *rule.good)]
    assert len(seen) == len(set(seen))
