"""A file as decoded text, and back to its bytes."""

from __future__ import annotations

import codecs
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from viestilint.errors import ReadError
from viestilint.lazyregex import lazy

# Finnish letters that were read in the wrong encoding once: ä as UTF-8 in Latin-1, as Mac Roman, as DOS, or lost.
_MOJIBAKE = lazy(
    "\u00c3[\u00a4\u00b6\u00a5\u201e\u2013\u0084\u0096]|(?<=[A-Za-z])\u2030(?=[a-z\u2030])|(?<=[A-Za-z])\ufffd"
    "|(?<=[A-Za-z])\u02c6(?=[a-z\u02c6])|(?<=[a-z])\u201e(?=[a-z\u201e])"
)
_SIGNS = lazy("[\u00c3\u2030\ufffd\u02c6\u201e]")
MAX_BYTES = 64 * 1024 * 1024
"""No catalogue of messages is near this; its entries would take all of a small machine's memory."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A decoded file. ``path`` is as shown to the user; line breaks in ``text`` are as they are in the file."""

    path: str
    text: str
    encoding: str = "utf-8"
    bom: bytes = b""

    def encode(self, text: str) -> bytes:
        """``text`` as the bytes of this file. Raises ``ReadError`` if its encoding cannot hold them."""
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            raise ReadError(
                f"cannot be written back as {self.encoding}: {text[error.start]!r}", path=self.path
            ) from error


def check_encoding(source: SourceFile) -> None:
    """Raises ``ReadError``, with the line, for a text whose ä and ö were spoilt by a wrong encoding."""
    found = mojibake(source.text)
    if found is not None:
        raise wrongly_encoded(source, found.start(), found.group())


def mojibake(text: str) -> re.Match[str] | None:
    """Where the first letter stands that a wrong encoding has spoilt."""
    return _MOJIBAKE.search(text) if _SIGNS.search(text) else None


def wrongly_encoded(source: SourceFile, at: int, shown: str) -> ReadError:
    """The error of such a letter at an offset of the file."""
    line = source.text.count("\n", 0, at) + 1
    return ReadError(f"looks wrongly encoded: '{shown}' stands for a letter", path=source.path, line=line)


def load(path: Path, shown: str, fallback: str | None = None) -> SourceFile:
    """The decoded file; see ``decode``. Raises ``ReadError`` for what is no text file or cannot be read."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            # Reading a pipe or a device may never end.
            raise ReadError("is no regular file", path=shown)
        if status.st_size > MAX_BYTES:
            raise _too_large(shown)
        raw = path.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}", path=shown) from error
    return decode(raw, shown, fallback)


def _too_large(shown: str) -> ReadError:
    return ReadError(f"is larger than {MAX_BYTES // 2**20} MiB", path=shown)


def decode(raw: bytes, shown: str, fallback: str | None = None) -> SourceFile:
    """The decoded bytes: UTF-8, or what a byte-order mark or the file itself says, or the ``fallback`` of the format.

    Raises ``ReadError`` with the line at fault.
    """
    if len(raw) > MAX_BYTES:
        raise _too_large(shown)
    for bom, encoding in (  # noqa: B007 - the encoding of the mark that was found is read after the loop
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if raw.startswith(bom):
            break
    else:
        bom, encoding = b"", "utf-8"
    body = raw[len(bom) :]
    declared = declared_encoding(body, shown) if not bom else None
    try:
        text = body.decode(encoding)
        if declared is not None and text.isascii():
            # What is written into it later must be in the encoding that it names.
            encoding = declared
    except UnicodeDecodeError as error:
        own = None if bom else _single_byte(body, declared or fallback)
        if own is not None:
            return _checked(SourceFile(shown, body.decode(own), own))
        line = body.count(b"\n", 0, error.start) + 1
        byte = body[error.start]
        name = encoding.removesuffix("-le").removesuffix("-be").upper()
        raise ReadError(f"is not {name}: byte 0x{byte:02X}", path=shown, line=line) from error
    return _checked(SourceFile(shown, text, encoding, bom))


def _checked(source: SourceFile) -> SourceFile:
    if "\0" in source.text:
        line = source.text.count("\n", 0, source.text.index("\0")) + 1
        raise ReadError("is not a text file: it has a NUL byte", path=source.path, line=line)
    return source


_DECLARED = (
    # Suffixes, where their files name their encoding, and how far from the start.
    (
        (".xml", ".xlf", ".xliff", ".stringsdict", ".xhtml"),
        re.compile(rb"\A\s*<\?xml[^>]*\bencoding=[\"']([\w.:-]+)"),
        1024,
    ),
    (
        (
            ".html",
            ".htm",
            ".xhtml",
            ".j2",
            ".jinja",
            ".jinja2",
            ".twig",
            ".njk",
            ".ftl",
            ".ftlh",
            ".erb",
            ".hbs",
            ".tmpl",
        ),
        re.compile(rb"<meta\s[^>]*\bcharset\s*=\s*[\"']?([\w.:-]+)", re.I),
        4096,
    ),
    ((".po", ".pot"), re.compile(rb"\"Content-Type:[^\"\r\n]*\bcharset=([\w.:-]+)", re.I | re.M), 65536),
    (
        (".eml",),
        re.compile(rb"^Content-Type:(?:[^\r\n]|\r?\n[ \t])*?\bcharset\s*=\s*\"?([\w.:-]+)", re.I | re.M),
        None,
    ),
)
# Encodings of one byte a character; what is no letter or sign in them is none in their files.
_SINGLE_BYTE = lazy(r"iso8859-\d+|cp125\d")


def declared_encoding(raw: bytes, path: str) -> str | None:
    """The encoding of one byte a character that a file names itself, ``None`` if it names none or several."""
    names: set[str] = set()
    for suffixes, pattern, reach in _DECLARED:
        if path.lower().endswith(suffixes):
            found = pattern.findall(raw[:reach])
            names |= {_python_name(name.decode("ascii")) for name in (found if reach is None else found[:1])}
    names = {name for name in names if _SINGLE_BYTE.fullmatch(name)}
    if names == {"iso8859-1", "cp1252"}:
        return "cp1252"
    return names.pop() if len(names) == 1 else None


def _python_name(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def _single_byte(body: bytes, encoding: str | None) -> str | None:
    """The encoding that such a file is really in: what calls itself Latin-1 may be Windows-1252, as browsers know."""
    if encoding is None:
        return None
    candidates = [encoding]
    if _python_name(encoding) == "iso8859-1" and re.search(rb"[\x80-\x9f]", body):
        candidates = ["cp1252", encoding]
    for candidate in candidates:
        try:
            body.decode(candidate)
        except UnicodeDecodeError:
            continue
        return candidate
    return None
