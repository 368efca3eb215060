"""Which reader reads which file."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePosixPath

from viestilint.errors import ReadError
from viestilint.model import Message
from viestilint.readers.build import ReadOptions
from viestilint.readers.source import SourceFile

# suffix → module of this package; imported when the first such file is read.
SUFFIXES: dict[str, str] = {
    ".txt": "textfile",
    ".md": "textfile",
}


def reader_name(path: str) -> str | None:
    """The module that reads files of that name, ``None`` if none does."""
    name = PurePosixPath(path).name.lower()
    for suffix in sorted(SUFFIXES, key=len, reverse=True):
        if name.endswith(suffix):
            return SUFFIXES[suffix]
    return None


def read_messages(source: SourceFile, options: ReadOptions) -> list[Message]:
    """The messages of a file, by its suffix. Raises ``ReadError`` for an unknown or invalid format."""
    name = reader_name(source.path)
    if name is None:
        raise ReadError("is of no format that viestilint reads", path=source.path)
    module = import_module(f"viestilint.readers.{name}")
    messages: list[Message] = module.read(source, options)
    return messages
