"""``viestilint watch``: lint again whenever a file is saved."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from viestilint.api import check_file
from viestilint.cli.options import config_from, linting_options
from viestilint.cli.run import report_of
from viestilint.cli.style import style_for, width_of
from viestilint.config import Config
from viestilint.configfile import find_config
from viestilint.discover import Choice, discover
from viestilint.errors import ConfigError, ViestilintError, one_line
from viestilint.pipeline import FileResult, Linter
from viestilint.reporters.text import render

_TEXTS = {
    "fi": {
        "watching": "Seurataan {} tiedostoa; lopeta: Ctrl-C",
        "clean": "ei huomautettavaa",
        "gone": "poistettu",
        "settings": "asetukset muuttuivat: kaikki tarkistetaan uudelleen",
    },
    "en": {
        "watching": "Watching {} files; stop with Ctrl-C",
        "clean": "no findings",
        "gone": "removed",
        "settings": "the settings changed: everything is checked again",
    },
}

Stamp = tuple[int, int]
"""A file's time of change and size."""


@click.command("watch")
@click.argument("paths", nargs=-1, metavar="PATHS…")
@linting_options
@click.option(
    "--interval",
    type=click.FloatRange(0.05, 60),
    default=0.5,
    show_default=True,
    metavar="SECONDS",
    help="How often the files are looked at.",
)
def command(paths: tuple[str, ...], interval: float, **options: Any) -> None:
    """Lint PATHS, then again each file that is saved, made or removed, until stopped (Ctrl-C).

    New files in the directories are found, and changed settings or rules take effect at once.
    """
    if not paths or "-" in paths:
        raise ConfigError("watch takes files or directories")
    watcher = Watcher(paths, options)
    watcher.first()
    try:
        while True:
            time.sleep(interval)
            watcher.look()
    except KeyboardInterrupt:
        click.echo()
        sys.exit(0)


class Watcher:
    """What is watched, and how it was when it was last looked at."""

    def __init__(self, paths: Sequence[str], options: dict[str, Any]) -> None:
        self._paths = paths
        self._options = options
        self._linter = Linter(config_from(options))
        self._settings = self._setting_stamps()
        self._files: dict[str, tuple[Path, Stamp]] = {}
        self._errors: tuple[str, ...] = ()
        self._failed = False

    def first(self) -> None:
        """Lints everything."""
        self._files = self._find()
        self._lint(self._files)
        click.echo(self._words["watching"].format(len(self._files)), err=True)

    def look(self) -> None:
        """Lints what has changed since the last look."""
        settings = self._setting_stamps()
        if settings != self._settings:
            self._settings = settings
            self._reload()
            return
        now = self._find()
        for shown in sorted(self._files.keys() - now.keys()):
            click.echo(f"{one_line(shown)}: {self._words['gone']}")
        changed = {shown: entry for shown, entry in now.items() if self._files.get(shown) != entry}
        self._files = now
        if changed and not self._failed:
            self._lint(changed)

    @property
    def _words(self) -> Mapping[str, str]:
        return _TEXTS[self._linter.config.lang]

    def _reload(self) -> None:
        """Takes new settings; wrong ones are told, and waited for to be put right."""
        try:
            self._linter = Linter(config_from(self._options))
        except ViestilintError as error:
            self._failed = True
            click.echo(f"viestilint: {error}", err=True)
            return
        self._failed = False
        self._settings = self._setting_stamps()
        click.echo(self._words["settings"], err=True)
        self._files = self._find()
        self._lint(self._files)

    def _find(self) -> dict[str, tuple[Path, Stamp]]:
        config: Config = self._linter.config
        found = discover(self._paths, Choice(config.reading, config.exclude, config.include))
        if found.errors != self._errors:
            self._errors = found.errors
            for error in found.errors:
                click.echo(f"viestilint: {error}", err=True)
        return {shown: (path, stamp) for path, shown in found.files if (stamp := stamp_of(path)) is not None}

    def _lint(self, files: Mapping[str, tuple[Path, Stamp]]) -> None:
        results = [check_file(self._linter, path, shown) for shown, (path, _) in sorted(files.items())]
        for line in self._lines(results):
            click.echo(line, color=True)
        sys.stdout.flush()

    def _lines(self, results: Sequence[FileResult]) -> Iterator[str]:
        report = report_of(self._linter, results)
        yield time.strftime("— %H:%M:%S —")
        shown = render(report, style=style_for(sys.stdout), width=width_of(sys.stdout))
        yield "".join(shown).rstrip("\n")
        if len(results) == 1 and not any(checked.findings for checked in results[0].messages):
            yield (
                f"{one_line(results[0].path)}: {self._words['clean']}"
                if not results[0].errors
                else results[0].errors[0]
            )
            return
        yield from (f"viestilint: {error}" for error in report.errors)

    def _setting_stamps(self) -> tuple[tuple[str, Stamp | None], ...]:
        named = self._options.get("config_file")
        config = named or find_config(Path.cwd())
        files = [path for path in (config, *self._linter.config.rules) if path is not None]
        return tuple((str(path), stamp_of(path)) for path in files)


def stamp_of(path: Path) -> Stamp | None:
    """The state of a file; ``None`` if it is gone."""
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size
