"""Both engines find the same: in every example of the catalogue and every fixture."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from viestilint.cli.files import gather
from viestilint.config import Config
from viestilint.language.engine import engine_reports
from viestilint.patterns.catalogue import load_catalogue
from viestilint.pipeline import FileResult, Linter
from viestilint.testing import message_of

ROOT = Path(__file__).resolve().parent.parent
USABLE = {report.name for report in engine_reports() if report.usable}
BOTH = {"libvoikko", "embedded"}
ASKED = set(os.environ.get("VIESTILINT_TEST_ENGINES", "").split(",")) - {""}


@pytest.fixture(scope="module")
def pair() -> tuple[Linter, Linter]:
    """The two linters; where only one engine loads, that one twice unless both are asked for."""
    if ASKED >= BOTH:
        assert USABLE >= BOTH, "both engines were asked for"
    first, second = sorted(BOTH & USABLE)[0], sorted(BOTH & USABLE)[-1]
    return Linter(Config(engine=first)), Linter(Config(engine=second))


def test_the_examples(pair: tuple[Linter, Linter]) -> None:
    differing = []
    for rule in load_catalogue(examples=True):
        for example in (*rule.bad, *rule.good):
            message = message_of(example, example.text)
            if pair[0].lint(message) != pair[1].lint(message):
                differing.append((rule.id, example.text))
    assert differing == []


def test_the_fixtures(pair: tuple[Linter, Linter], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    sources, _ = gather(["fixtures"], None)
    assert sources
    differing = [s.path for s in sources if findings(pair[0].check_source(s)) != findings(pair[1].check_source(s))]
    assert differing == []


def findings(result: FileResult) -> list[object]:
    """What was found in a file."""
    return [(checked.message.key, checked.findings) for checked in result.messages]
