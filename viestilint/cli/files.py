"""Files in and out: what the paths name, standard input, and writing a fixed file back."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from viestilint.config import Config
from viestilint.discover import Choice, discover
from viestilint.errors import ConfigError, ReadError, one_line
from viestilint.interrupts import write_whole
from viestilint.readers.registry import fallback_encoding
from viestilint.readers.source import SourceFile, decode, load

STDIN_NAME = "<stdin>.txt"


def gather(
    paths: Iterable[str], stdin_name: str | None, config: Config | None = None, *, force_exclude: bool = False
) -> tuple[list[SourceFile], list[str]]:
    """The decoded files, and a line for each that cannot be read. ``-`` is standard input.

    A file that is excluded by configuration but named is read all the same, unless ``force_exclude``: then it
    is skipped, and that is said.

    Raises ``ConfigError`` if there are no paths, or standard input is named beside files.
    """
    paths = list(paths)
    if not paths:
        raise ConfigError("nothing to check: name files or directories, or - for standard input")
    if "-" in paths:
        if len(paths) > 1:
            raise ConfigError("'-' (standard input) cannot be mixed with files")
        try:
            name = stdin_name or STDIN_NAME
            return [decode(sys.stdin.buffer.read(), name, fallback_encoding(name))], []
        except ReadError as error:
            return [], [str(error)]
    config = config or Config()
    found = discover(paths, Choice(config.reading, config.exclude, config.include, force_exclude))
    for skipped in found.skipped:
        click.echo(one_line(f"viestilint: {skipped}: excluded, not checked"), err=True)
    sources: list[SourceFile] = []
    errors = list(found.errors)
    for path, shown in found.files:
        try:
            sources.append(load(path, shown, fallback_encoding(shown)))
        except ReadError as error:
            errors.append(str(error))
    return sources, errors


def write_out(after: SourceFile) -> None:
    """Writes what was read from standard input to standard output, whatever file has the name that it goes by."""
    sys.stdout.buffer.write(after.encode(after.text))
    sys.stdout.buffer.flush()


def write_back(before: SourceFile, after: SourceFile) -> None:
    """Writes a fixed file in one step, with its encoding and mode.

    Raises ``ReadError`` if it cannot be written, or is not as it was read; the file then stands as it is.
    """
    raw = after.encode(after.text)
    if after.text == before.text:
        return
    path = Path(before.path).resolve()
    try:
        mode = path.stat().st_mode
        if not mode & 0o222:
            # The folder would let it be replaced, but whoever took the right away meant the text.
            raise ReadError("cannot be written: it is read-only", path=before.path)
        if path.read_bytes() != before.encode(before.text):
            raise ReadError("has changed since it was read; left as it is", path=before.path)
        write_whole(path, (raw,), mode)
    except OSError as error:
        raise ReadError(f"cannot be written: {error.strerror}", path=before.path) from error
