"""Linting the files of a run, and from results to a report, for every command that lints files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from viestilint import __version__
from viestilint.cli.progress import Progress
from viestilint.config import Config
from viestilint.configfile import NAMES
from viestilint.memory import FOLDER, Memory
from viestilint.pipeline import FileResult, Linter
from viestilint.readers.source import SourceFile
from viestilint.reporters.report import FileReport, Report

_MARKS = (".git", *NAMES, "pyproject.toml")


def memory_for(config: Config, *, stored: bool) -> Memory:
    """What is remembered of earlier runs, in the project's folder; of this run alone outside of a project."""
    here = Path.cwd()
    project = next(
        (folder for folder in (here, *here.parents) if any((folder / mark).exists() for mark in _MARKS)), None
    )
    if project is None or not stored:
        return Memory()
    from viestilint.runkey import run_key
    from viestilint.wordstore import WordStore

    return Memory(project / FOLDER, run_key(config), WordStore(project / FOLDER))


def lint_ahead(linter: Linter, sources: Sequence[SourceFile], jobs: int | None, progress: Progress) -> dict[str, str]:
    """Lints files in several processes where that is worth it: into the linter's memory.

    Returns the files that could not be checked, with the reason. ``jobs`` is ``None`` for all processors.
    """
    if len(sources) < 2 or jobs == 1:
        return {}
    from viestilint.workers import WORTH, lint_in_processes, usable_processors

    jobs = jobs or usable_processors()
    if jobs < 2 or len(sources) <= WORTH:
        return {}
    waiting = [source for source in sources if not linter.knows(linter.open(source))]
    if len(waiting) <= WORTH:
        return {}
    return lint_in_processes(linter, waiting, jobs, progress.advance)


def results_of(
    linter: Linter, sources: Iterable[SourceFile], lost: Mapping[str, str], progress: Progress
) -> list[FileResult]:
    """The results of files; those in ``lost`` are told as not checked."""
    results = []
    for source in sources:
        if source.path in lost:
            results.append(FileResult(source.path, source, (), (f"{source.path}: {lost[source.path]}",)))
        else:
            results.append(linter.check(linter.open(source), progress.within))
        progress.advance()
    if linter.memory is not None and not linter.memory.hits:
        # Nothing tells that these settings have ever been looked at.
        linter.load()
    return results


def report_of(linter: Linter, results: Iterable[FileResult]) -> Report:
    """The results as reporters read them."""
    files = tuple(
        FileReport(
            result.path,
            result.source.text if result.source else "",
            result.messages,
            result.errors,
        )
        for result in results
    )
    return Report(files, __version__, *linter.engine, linter.config.lang)
