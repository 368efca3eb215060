"""From results to a report, for every command that lints files."""

from __future__ import annotations

from collections.abc import Iterable

from viestilint import __version__
from viestilint.pipeline import FileResult, Linter
from viestilint.reporters.report import FileReport, Report


def report_of(linter: Linter, results: Iterable[FileResult]) -> Report:
    """The results as reporters read them."""
    files = tuple(
        FileReport(
            result.path,
            result.source.text if result.source else "",
            tuple((checked.message, checked.findings) for checked in result.messages),
            result.errors,
        )
        for result in results
    )
    engine = linter.morphology.engine
    return Report(files, __version__, engine.name, engine.dictionary, linter.config.lang)
