"""Apple ``.xcstrings``: a JSON catalogue of languages side by side; plural and device forms are entries of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viestilint.model import Message
from viestilint.readers.build import ReadOptions
from viestilint.readers.catalogue import Entry, read_entries
from viestilint.readers.jsonfile import json_encoder, scan, string_values
from viestilint.readers.locales import wanted
from viestilint.readers.source import SourceFile

# The steps that only tell of the file's own structure; what is left of a path names the form.
_STRUCTURE = frozenset(("stringUnit", "value", "variations", "plural", "device"))


def read(source: SourceFile, options: ReadOptions) -> Sequence[Message]:
    """The texts in the wanted languages. Raises ``ReadError`` for broken JSON."""
    return read_entries(source, options, _entries(source, options))


def _entries(source: SourceFile, options: ReadOptions) -> Iterator[Entry]:
    encode = json_encoder(source.text)
    for path, start, end in string_values(source):
        is_text = path[:1] == ("strings",) and path[2:3] == ("localizations",) and path[-2:] == ("stringUnit", "value")
        if is_text and wanted(path[3], options.locales):
            form = [step for step in path[4:] if step not in _STRUCTURE]
            yield Entry(".".join((path[1], *form)), start, end, scan, encode)
