"""``viestilint baseline``: write down the findings that a project starts with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from viestilint.cli.files import gather
from viestilint.cli.gate import entries_of, without_known
from viestilint.cli.options import config_from, linting_options
from viestilint.cli.run import report_of
from viestilint.errors import ViestilintError
from viestilint.filters.baseline import Entry, dump, load
from viestilint.pipeline import Linter

NAME = "viestilint-baseline.json"


@click.command("baseline")
@click.argument("paths", nargs=-1, metavar="PATHS…")
@linting_options
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help=f"The file; {NAME} if not given.")
@click.option("--prune", is_flag=True, help="Only drop the entries that no finding fits any more.")
def command(paths: tuple[str, ...], output: Path | None, prune: bool, **options: Any) -> None:
    """Write every finding of PATHS to a baseline, which check --baseline then leaves out.

    Findings are known by their path, rule, text and neighbours, not by their lines.
    """
    config = config_from(options)
    target = output or config.baseline or Path(NAME)
    linter = Linter(config)
    sources, errors = gather(paths, None, config)
    results = [linter.check_source(source) for source in sources]
    report = report_of(linter, results)
    problems = [*errors, *report.errors]
    if problems:
        raise ViestilintError(f"{problems[0]}; no baseline is written")
    if prune:
        entries = load(target)
        _, stale = without_known(report, entries)
        gone = list(stale)
        kept = [entry for entry in entries if not _taken(gone, entry)]
        count = len(entries) - len(kept)
    else:
        kept = entries_of(report)
        count = len(kept)
    try:
        target.write_text(dump(kept), encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise ViestilintError(f"{target}: cannot be written: {error.strerror}") from error
    said = f"{count} stale entries dropped" if prune else f"{count} findings"
    click.echo(f"{target}: {said}")


def _taken(gone: list[Entry], entry: Entry) -> bool:
    if entry in gone:
        gone.remove(entry)
        return True
    return False
