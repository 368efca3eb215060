"""Shared fixtures. Every test of the language layer runs once for each engine.

``VIESTILINT_TEST_ENGINES`` names the engines, joined by commas; by default those that load on this machine are
tested. An engine that is named and does not load fails its tests.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from viestilint.config import Config
from viestilint.language.analysis import analyse
from viestilint.language.enginereport import engine_reports
from viestilint.language.morphology import Morphology
from viestilint.model import Document, Message, SourceMap
from viestilint.patterns.catalogue import Selection
from viestilint.patterns.rulefile import read_rules
from viestilint.patterns.yamltree import load_tree
from viestilint.pipeline import Linter
from viestilint.readers.build import ReadOptions, build_message
from viestilint.readers.metadata import Metadata, parse_metadata
from viestilint.readers.source import SourceFile
from viestilint.testing import RuleTester

# On a busy machine making an example may take a while: that says nothing of what is tested.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

# Hundreds of tests start the program; where this is set, as in many containers, each would compile it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

ROOT = Path(__file__).resolve().parent.parent
ENGINES_VARIABLE = "VIESTILINT_TEST_ENGINES"


def engines_under_test() -> tuple[str, ...]:
    """The engines that this run tests."""
    named = os.environ.get(ENGINES_VARIABLE, "")
    if named:
        return tuple(name.strip() for name in named.split(",") if name.strip())
    return tuple(report.name for report in engine_reports() if report.usable)


ENGINES = engines_under_test()


def make_message(text: str, path: str = "viesti.txt", **metadata: Any) -> Message:
    """A message as its reader would build it; ``metadata`` are fields of front matter."""
    own = parse_metadata(metadata)
    own = Metadata(customer=own.reply_to).over(own)
    source_map = SourceMap.shifted(len(text), 0)
    return build_message(SourceFile(path, text), text, source_map, ReadOptions(forced=own))


Analyse = Callable[..., Document]
OwnRules = Callable[..., Linter]


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of an engine under test."""
    return str(request.param)


@pytest.fixture(scope="session")
def morphology(linter: Linter) -> Morphology:
    """Readings from the engine under test, remembered for the whole run."""
    return linter.morphology


@pytest.fixture(scope="session")
def document(morphology: Morphology) -> Analyse:
    """Text and metadata → the analysed document."""

    def build(text: str, **metadata: Any) -> Document:
        return analyse(make_message(text, **metadata), morphology)

    return build


@pytest.fixture(scope="session")
def linter(engine: str) -> Linter:
    """The whole catalogue on the engine under test."""
    return Linter(Config(engine=engine))


@pytest.fixture(scope="session")
def tester(engine: str, linter: Linter) -> RuleTester:
    """The catalogue with its examples on the engine under test."""
    tester = RuleTester(Config(engine=engine))
    tester.linters[linter.config.house_address, ""] = linter
    return tester


def linter_of(base: Linter, rules: str, *, select: Sequence[str] = (), extend_select: Sequence[str] = ()) -> Linter:
    """A linter with the rules of a YAML text alone, on the engine (and the memory) of ``base``."""
    loaded = read_rules(load_tree(rules, "omat.yaml"), family="sanasto")
    selection = Selection(loaded, select=select, extend_select=extend_select)
    own = base.with_rules(tuple(rule for rule in loaded if selection.takes(rule)), selection)
    own.message_linter.rules = tuple(loaded)
    return own


@pytest.fixture(scope="session")
def own_rules(linter: Linter) -> OwnRules:
    """YAML rules → a linter that runs just these."""

    def build(rules: str, **selection: Sequence[str]) -> Linter:
        return linter_of(linter, rules, **selection)

    return build
