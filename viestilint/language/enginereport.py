"""Which engines work here: for ``doctor`` and the tests."""

from __future__ import annotations

from dataclasses import dataclass

from viestilint.errors import ConfigError
from viestilint.language.engine import EmbeddedEngine, Engine, LibvoikkoEngine


@dataclass(frozen=True, slots=True)
class EngineReport:
    """Whether an engine is usable, and with what dictionary."""

    name: str
    usable: bool
    dictionary: str
    problem: str


def engine_reports() -> tuple[EngineReport, ...]:
    """What each engine says when it is opened here."""
    reports = []
    for opener in (LibvoikkoEngine, EmbeddedEngine):
        try:
            engine: Engine = opener()
            engine.outputs("sana")
            reports.append(EngineReport(engine.name, True, engine.dictionary, ""))
        except ConfigError as error:
            reports.append(EngineReport(opener.name, False, "", str(error)))
    return tuple(reports)
