"""A file as decoded text, and back to its bytes."""

from __future__ import annotations

import codecs
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from viestilint.errors import ReadError

# Finnish letters that were read in the wrong encoding once: ä as UTF-8 in Latin-1, as Mac Roman, or lost.
_MOJIBAKE = re.compile(
    "\u00c3[\u00a4\u00b6\u00a5\u201e\u2013\u0084\u0096]|(?<=[A-Za-z])\u2030(?=[a-z\u2030])|(?<=[A-Za-z])\ufffd"
)
MAX_BYTES = 64 * 1024 * 1024


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
    found = _MOJIBAKE.search(source.text)
    if found is not None:
        line = source.text.count("\n", 0, found.start()) + 1
        raise ReadError(f"looks wrongly encoded: '{found.group()}' stands for a letter", path=source.path, line=line)


def load(path: Path, shown: str, fallback: str | None = None) -> SourceFile:
    """The decoded file; see ``decode``. Raises ``ReadError`` for what is no text file or cannot be read."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            # Reading a pipe or a device may never end.
            raise ReadError("is no regular file", path=shown)
        if status.st_size > MAX_BYTES:
            raise ReadError(f"is larger than {MAX_BYTES // 2**20} MiB", path=shown)
        raw = path.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}", path=shown) from error
    return decode(raw, shown, fallback)


def decode(raw: bytes, shown: str, fallback: str | None = None) -> SourceFile:
    """The decoded bytes: UTF-8, or what a byte-order mark says, or the ``fallback`` of the format.

    Raises ``ReadError`` with the line at fault.
    """
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
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if fallback is not None and not bom:
            return SourceFile(shown, body.decode(fallback), fallback)
        line = body.count(b"\n", 0, error.start) + 1
        byte = body[error.start]
        name = encoding.removesuffix("-le").removesuffix("-be").upper()
        raise ReadError(f"is not {name}: byte 0x{byte:02X}", path=shown, line=line) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise ReadError("is not a text file: it has a NUL byte", path=shown, line=line)
    return SourceFile(shown, text, encoding, bom)
