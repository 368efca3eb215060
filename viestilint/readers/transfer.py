"""Transfer encodings of mail: a part's decoded text, and the way from it back into the file."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from dataclasses import dataclass

from viestilint.errors import ReadError
from viestilint.lazyregex import lazy
from viestilint.model import Piece, SourceMap, SourceSpan
from viestilint.readers import nested
from viestilint.readers.source import SourceFile
from viestilint.readers.textbuilder import TextBuilder

_SOFT = r"=[ \t]*(?:\r\n|\r|\n)"
_QUOTED = lazy(
    rf"(?P<bytes>(?:=[0-9A-Fa-f]{{2}}(?:{_SOFT})*)+)|(?P<soft>(?:{_SOFT})+)|(?P<trailing>(?<![ \t])[ \t]+(?=[\r\n]|\Z))"
)
_BYTE = lazy(rf"=([0-9A-Fa-f]{{2}})(?:{_SOFT})*")
_BROKEN = lazy(r"=[0-9A-Fa-f]?$")
_LINE = lazy(r"[^\r\n]+")
# Stateless, so that the bytes of one character can be told from those of the next.
_CHARSETS = lazy(r"ascii|utf-8|iso8859-\d+|cp125\d|koi8-r", re.I)
_LONGEST_LINE = 76


@dataclass(frozen=True, slots=True)
class Decoded:
    """A part's text; ``pieces`` lead from it to the file. ``charset`` is Python's name of it."""

    text: str
    pieces: tuple[Piece, ...]
    charset: str
    is_quoted: bool = False


def decode_part(file: SourceFile, start: int, end: int, encoding: str, charset: str) -> Decoded:
    """The text of ``file.text[start:end]``. Raises ``ReadError`` for what cannot be decoded."""
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        name = ""
    if not _CHARSETS.fullmatch(name):
        raise _error(file, start, f"has a part in a character set that is not read: {charset[:40]!r}")
    if encoding in ("", "7bit", "8bit", "binary"):
        builder = TextBuilder(file.text)
        builder.literal(start, end)
        return Decoded(*builder.build(), name)
    if encoding == "quoted-printable":
        return Decoded(*_quoted_printable(file, start, end, name), name, is_quoted=True)
    if encoding == "base64":
        return Decoded(*_base64(file, start, end, name), name)
    raise _error(file, start, f"has a part in a transfer encoding that is not read: {encoding[:40]!r}")


def _quoted_printable(file: SourceFile, start: int, end: int, charset: str) -> tuple[str, tuple[Piece, ...]]:
    source = file.text
    builder = TextBuilder(source)
    for match in _QUOTED.finditer(source, start, end):
        if match["soft"] and start < match.start():
            # The soft break goes with the character before it, so that the word stays in one run.
            builder.literal(start, match.start() - 1)
            builder.piece(source[match.start() - 1], match.start() - 1, match.end())
        else:
            builder.literal(start, match.start())
        if match["bytes"]:
            _add_bytes(file, builder, match, charset)
        start = match.end()
    builder.literal(start, end)
    return builder.build()


def _add_bytes(file: SourceFile, builder: TextBuilder, match: re.Match[str], charset: str) -> None:
    found = list(_BYTE.finditer(file.text, match.start(), match.end()))
    data = bytes(int(byte[1], 16) for byte in found)
    try:
        text = data.decode(charset)
    except UnicodeDecodeError as error:
        raise _error(file, found[error.start].start(), f"has a part that is not {charset}") from error
    at = 0
    for char in text:
        size = len(char.encode(charset))
        builder.piece(char, found[at].start(), found[at + size - 1].end())
        at += size


def _base64(file: SourceFile, start: int, end: int, charset: str) -> tuple[str, tuple[Piece, ...]]:
    builder = TextBuilder(file.text)
    decoder = codecs.getincrementaldecoder(charset)()
    kept = ""
    for line in _LINE.finditer(file.text, start, end):
        data = kept + "".join(line.group().split())
        whole = len(data) - len(data) % 4
        kept = data[whole:]
        try:
            text = decoder.decode(base64.b64decode(data[:whole], validate=True))
        except (binascii.Error, UnicodeError) as error:
            raise _error(file, line.start(), "has a part that is not valid base64 text") from error
        builder.piece(text, *line.span(), writable=False)
    if kept:
        raise _error(file, end, "has a part that is not valid base64 text: it ends early")
    return builder.build()


def compose(inner: SourceMap, part: Decoded, file: SourceFile) -> SourceMap:
    """The map from a message that was read out of ``part.text`` to the file."""

    def encode(text: str, place: SourceSpan) -> str | None:
        return quote(text, place, file.text, part.charset)

    return nested.compose(inner, part.pieces, encode if part.is_quoted else None)


def quote(text: str, place: SourceSpan, source: str, charset: str) -> str | None:
    """``text`` in quoted-printable, for that place of the file; ``None`` if it would not be read back."""
    left, right = source[max(0, place.start - 1) : place.start], source[place.end : place.end + 1]
    ends_line = right in " \t\r\n"
    if _BROKEN.search(source, max(0, place.start - 2), place.start):
        return None
    if left in " \t" and (text[:1] in "\r\n" if text else ends_line):
        return None
    newline = "\r\n" if "\r\n" in source else "\n"
    line = max(source.rfind("\n", 0, place.start), source.rfind("\r", 0, place.start)) + 1
    tail = _LINE.match(source, place.end)
    rest = len(tail.group()) if tail else 0
    out: list[str] = []
    column = place.start - line
    for index, char in enumerate(text):
        is_last = index + 1 == len(text)
        unit = _unit(char, charset, ends_line=ends_line if is_last else text[index + 1] in "\r\n")
        if unit is None:
            return None
        if char in "\r\n":
            column = 0
        elif column + len(unit) >= _LONGEST_LINE:
            out.append("=" + newline)
            column = len(unit)
        else:
            column += len(unit)
        out.append(unit)
    if text and text[-1] not in "\r\n" and rest and column + rest > _LONGEST_LINE:
        out.append("=" + newline)
    return "".join(out)


def _unit(char: str, charset: str, *, ends_line: bool) -> str | None:
    if char in "\r\n" or ("!" <= char <= "~" and char != "=") or (char in " \t" and not ends_line):
        return char
    try:
        return "".join(f"={byte:02X}" for byte in char.encode(charset))
    except UnicodeEncodeError:
        return None


def _error(file: SourceFile, at: int, message: str) -> ReadError:
    return ReadError(message, path=file.path, line=file.text.count("\n", 0, at) + 1)
