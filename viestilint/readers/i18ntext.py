"""Lines of ``"key" "language" "text"`` in folders named i18n; other text files there are plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from viestilint.lazyregex import lazy
from viestilint.model import Message
from viestilint.readers import textfile
from viestilint.readers.build import ReadOptions
from viestilint.readers.catalogue import Entry, fault, read_entries
from viestilint.readers.locales import is_language, wanted
from viestilint.readers.source import SourceFile
from viestilint.readers.values import Value, scan_escapes

_STRING = r"\"(?:[^\"\\\r\n]++|\\[^\r\n])*+\""
_LINE = lazy(
    rf"[ \t]*(?:(?P<key>{_STRING})[ \t]+\"(?P<language>[\w-]+)\"[ \t]+(?P<text>{_STRING})[ \t]*)?"
    r"(?:;[^\r\n]*)?(?:\r\n|\r|\n|\Z)"
)
_OPENING = lazy(rf"\s*{_STRING}[ \t]+\"[a-z]{{2}}(?:[-_]\w+)?\"[ \t]+\"")
_ESCAPE = lazy(r"\\(?:u(?P<hex>[0-9A-Fa-f]{4})|(?P<code>.))")
_CODES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_SHORT = {text: "\\" + code for code, text in _CODES.items()} | {"\\": "\\\\", '"': '\\"'}


def read(source: SourceFile, options: ReadOptions) -> Sequence[Message]:
    """The texts in the wanted languages. Raises ``ReadError`` with the line that breaks the form."""
    if not _OPENING.match(source.text):
        return textfile.read(source, options)
    return read_entries(source, options, _entries(source, options))


def _entries(source: SourceFile, options: ReadOptions) -> Iterator[Entry]:
    at = 0
    while at < len(source.text):
        line = _LINE.match(source.text, at)
        if line is None or line.end() == at:
            raise fault(source, at, 'is not a line of "key" "language" "text"')
        at = line.end()
        if line["key"] and (wanted(line["language"], options.locales) or not is_language(line["language"])):
            key = scan(line["key"], 0)
            yield Entry(key.text if key else "", *line.span("text"), scan, encode)


def scan(raw: str, offset: int) -> Value | None:
    """The text of a string, quotes included in ``raw``; ``None`` if it is none."""
    if not re.fullmatch(_STRING, raw):
        return None
    return scan_escapes(raw[1:-1], offset + 1, _ESCAPE, _decode)


def _decode(match: re.Match[str]) -> str:
    if match["hex"]:
        code = int(match["hex"], 16)
        return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)
    return _CODES.get(match["code"], match["code"])


def encode(text: str) -> str:
    """The text with the escapes of a string."""
    return "".join(_SHORT.get(char, char) for char in text)
