"""Both engines say the same: about every example of the catalogue and every file among the fixtures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ENGINES_VARIABLE, ROOT, engines_under_test
from viestilint.config import Config
from viestilint.language.enginereport import engine_reports
from viestilint.model import Finding
from viestilint.patterns.catalogue import load_catalogue
from viestilint.patterns.definition import Example, LoadedRule
from viestilint.pipeline import Linter
from viestilint.readers.source import load
from viestilint.testing import message_of

BOTH = ("embedded", "libvoikko")
RULES = load_catalogue(examples=True)
FIXTURES = sorted(path for path in (ROOT / "fixtures").rglob("*") if path.is_file())


def can_compare() -> bool:
    """Whether both engines load here; where both are asked for by name, they have to."""
    usable = {report.name for report in engine_reports() if report.usable}
    asked = set(engines_under_test()) if os.environ.get(ENGINES_VARIABLE) else set()
    return set(BOTH) <= (asked or usable)


def test_both_engines_load_where_both_are_asked_for() -> None:
    usable = {report.name for report in engine_reports() if report.usable}
    assert set(engines_under_test()) <= usable


@pytest.fixture(scope="module")
def linters() -> tuple[Linter, ...]:
    """The whole catalogue, opt-in rules included, on each engine; one linter twice where there is only one."""
    opt_in = tuple(rule.id for rule in RULES if rule.rule.opt_in)
    opt_in += tuple(f"{rule.id}/{v.id}" for rule in RULES for v in rule.variants if v.opt_in and v.id)
    names = BOTH if can_compare() else engines_under_test()[:1]
    return tuple(Linter(Config(engine=name, extend_select=opt_in)) for name in names)


def values(findings: tuple[Finding, ...]) -> list[tuple[Any, ...]]:
    """The findings as the JSON report would give them."""
    return [
        (
            f.rule, f.variant, str(f.severity), f.span.start, f.span.end, f.message, f.why, f.hint,
            [(fix.applicability.value, [(e.span.start, e.span.end, e.text) for e in fix.edits]) for fix in f.fixes],
        )
        for f in findings
    ]  # fmt: skip


def texts(rule: LoadedRule) -> Iterator[tuple[Example, str]]:
    for example in (*rule.bad, *rule.good):
        yield example, example.text
        if example.fixed is not None:
            yield example, example.fixed


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_examples(linters: tuple[Linter, ...], rule: LoadedRule) -> None:
    for example, text in texts(rule):
        message = message_of(example, text)
        first, *others = (values(linter.lint(message)) for linter in linters)
        for other in others:
            assert other == first, text


@pytest.mark.parametrize("path", FIXTURES, ids=[path.relative_to(ROOT).as_posix() for path in FIXTURES])
def test_fixtures(linters: tuple[Linter, ...], path: Path) -> None:
    source = load(path, path.relative_to(ROOT).as_posix())
    results = [linter.check_source(source) for linter in linters]
    found = [(result.errors, [values(checked.findings) for checked in result.messages]) for result in results]
    assert all(other == found[0] for other in found)


def test_words(linters: tuple[Linter, ...]) -> None:
    """The readings themselves, of every word of the fixtures."""
    words = sorted({word for path in FIXTURES for word in load(path, path.name).text.split()})
    assert words
    first, *others = ([linter.morphology.analyse(word) for word in words] for linter in linters)
    for other in others:
        assert dict(zip(words, other, strict=True)) == dict(zip(words, first, strict=True))
