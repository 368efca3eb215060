"""The public functions: lint a text or files from Python."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from viestilint.config import Config
from viestilint.discover import discover
from viestilint.model import Finding
from viestilint.pipeline import FileResult, Linter
from viestilint.readers.build import ReadOptions
from viestilint.readers.metadata import parse_metadata
from viestilint.readers.registry import fallback_encoding
from viestilint.readers.source import SourceFile, load


def lint_text(text: str, **metadata: str) -> tuple[Finding, ...]:
    """The findings of one message. ``metadata`` are front-matter fields: ``channel="sms"``, ``type="reply"``…

    Raises ``ViestilintError`` for unknown metadata, or if the text's own front matter is wrong.
    """
    config = Config(reading=ReadOptions(forced=parse_metadata(metadata)))
    result = Linter(config).check_source(SourceFile("<text>.txt", text))
    _raise_first(result)
    return tuple(finding for checked in result.messages for finding in checked.findings)


def lint_paths(
    paths: Iterable[str | os.PathLike[str]], config: Config | None = None
) -> tuple[FileResult, ...]:
    """The results of files and of the directories' files, in the order of their paths.

    A file that cannot be read is a result with ``errors``. Raises ``ViestilintError`` for wrong settings.
    """
    linter = Linter(replace(config) if config else None)
    found = discover(os.fspath(path) for path in paths)
    results = [FileResult("", None, (), (error,)) for error in found.errors]
    return tuple(results + [check_file(linter, path, shown) for path, shown in found.files])


def check_file(linter: Linter, path: Path, shown: str) -> FileResult:
    """The result of one file; a file that cannot be read is a result with ``errors``."""
    from viestilint.errors import ReadError

    try:
        source = load(path, shown, fallback_encoding(shown))
    except ReadError as error:
        return FileResult(shown, None, (), (str(error),))
    return linter.check_source(source)


def _raise_first(result: FileResult) -> None:
    from viestilint.errors import ViestilintError

    if result.errors:
        raise ViestilintError(result.errors[0])
