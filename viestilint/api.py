"""The public functions: lint a text or files from Python."""

from __future__ import annotations

import os
from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from pathlib import Path

from viestilint.config import Config, config_from_file
from viestilint.configfile import find_config, load_config
from viestilint.discover import Choice, discover
from viestilint.errors import ReadError, ViestilintError
from viestilint.model import Finding
from viestilint.pipeline import FileResult, Linter
from viestilint.readers.metadata import Metadata, parse_metadata
from viestilint.readers.registry import fallback_encoding
from viestilint.readers.source import SourceFile, load

_shared: dict[tuple[str, int], Linter] = {}


def lint_text(text: str, *, linter: Linter | None = None, **metadata: str | bool) -> tuple[Finding, ...]:
    """The findings of one message, in the order of their places.

    ``metadata`` are front-matter fields: ``channel="sms"``, ``type="reply"``, ``address="te"``, ``mode="sent"``,
    ``reply_to="the customer's message"``… Without a ``linter`` the settings are those of the nearest configuration
    file, as for the command line; the rules are loaded once.

    Raises ``ViestilintError`` for unknown metadata, wrong settings, or if the text's own front matter is wrong.
    """
    forced = parse_metadata(metadata)
    result = _reading(linter or _project_linter(), forced).check_source(SourceFile("<text>.txt", text))
    if result.errors:
        raise ViestilintError(result.errors[0])
    return tuple(finding for checked in result.messages for finding in checked.findings)


def lint_paths(paths: Iterable[str | os.PathLike[str]], config: Config | None = None) -> tuple[FileResult, ...]:
    """The results of files and of the directories' files, in the order of their paths.

    Without a ``config`` the settings are those of the nearest configuration file, as for the command line. A file
    that cannot be read is a result with ``errors``. Raises ``ViestilintError`` for wrong settings.
    """
    linter = _project_linter() if config is None else Linter(config)
    config = linter.config
    choice = Choice(config.reading, config.exclude, config.include)
    found = discover([os.fspath(path) for path in paths], choice)
    results = [FileResult("", None, (), (error,)) for error in found.errors]
    return tuple(results + [check_file(linter, path, shown) for path, shown in found.files])


def check_file(linter: Linter, path: Path, shown: str) -> FileResult:
    """The result of one file; a file that cannot be read is a result with ``errors``."""
    try:
        source = load(path, shown, fallback_encoding(shown))
    except ReadError as error:
        return FileResult(shown, None, (), (str(error),))
    return linter.check_source(source)


def _project_linter() -> Linter:
    """The linter of the nearest configuration file, made again when that changes."""
    found = find_config(Path.cwd())
    key = (str(found), found.stat().st_mtime_ns) if found is not None else ("", 0)
    if key not in _shared:
        linter = Linter(config_from_file(load_config(found)) if found is not None else None)
        _shared.clear()
        _shared[key] = linter
    return _shared[key]


def _reading(linter: Linter, forced: Metadata) -> Linter:
    """The linter with its rules and engine, reading its messages with other metadata."""
    own = copy(linter)
    reading = linter.config.reading
    own.config = replace(linter.config, reading=replace(reading, forced=forced.over(reading.forced)))
    return own
