"""Java properties: every value is an entry. Values with an argument have the quotes of MessageFormat."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from viestilint.lazyregex import lazy
from viestilint.model import Message
from viestilint.model.source import Encoder
from viestilint.readers.build import ReadOptions
from viestilint.readers.catalogue import Entry, fault, read_entries
from viestilint.readers.jsonfile import unicode_escape
from viestilint.readers.source import SourceFile
from viestilint.readers.values import Value, rewrite, scan_escapes

_SPACE = r"(?:[ \t\f]|\\(?:\r\n|\r|\n)[ \t\f]*+)*+"
_BLANK = lazy(r"[ \t\f\r\n]*+")
_COMMENT = lazy(r"[#!][^\r\n]*+")
# A backslash takes the line break after it into the line.
_LINE = lazy(r"(?:[^\\\r\n]++|\\(?:\r\n|[\s\S]))*+\\?+")
_KEY = lazy(rf"(?P<key>(?:[^\\\s=:]++|\\(?:\r\n|[\s\S]))*+){_SPACE}(?:[=:]{_SPACE})?+")
_ESCAPE = lazy(
    r"\\u+(?P<high>[dD][89abAB][0-9A-Fa-f]{2})\\u+(?P<low>[dD][c-fC-F][0-9A-Fa-f]{2})|\\u+(?P<hex>[0-9A-Fa-f]{4})"
    r"|\\(?P<fold>(?:\r\n|\r|\n)[ \t\f]*+)|\\(?P<code>[\s\S]|\Z)"
)
_CODES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}
_ARGUMENT = lazy(r"\{\d+\s*(?:,[^{}]*(?:\{[^{}]*\}[^{}]*)*)?\}")
_SHORT = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\f": "\\f"}


def read(source: SourceFile, options: ReadOptions) -> Sequence[Message]:
    """The values of the file. Raises ``ReadError`` with the line for a wrong ``\\u`` escape."""
    return read_entries(source, options, _entries(source))


def _entries(source: SourceFile) -> Iterator[Entry]:
    encode = properties_encoder(source)
    text, at = source.text, 0
    while (at := _end(_BLANK, text, at)) < len(text):
        start = at
        if text[at] in "#!":
            at = _end(_COMMENT, text, at)
            continue
        at = _end(_LINE, text, at)
        opening = _KEY.match(text, start, at)
        assert opening is not None
        wrong = next((m for m in _ESCAPE.finditer(text, start, at) if m["code"] == "u"), None)
        if wrong:
            raise fault(source, wrong.start(), "a \\u escape needs four hexadecimal digits")
        key = _plain(opening["key"], start)
        raw = text[opening.end() : at]
        has_argument = _has_argument(raw)
        # Where only white space parts key and value, a mark at the value's start would be taken for the separator.
        is_parted = any(mark in text[opening.end("key") : opening.end()] for mark in "=:")
        yield Entry(
            key.text if key else "",
            opening.end(),
            at,
            _scan_format if has_argument else scan,
            _doubling(encode) if has_argument else encode,
            # Without its argument a value would be shown with its quotes doubled, and the other way round.
            _validity(has_argument=has_argument, is_parted=is_parted),
        )


def _has_argument(raw: str) -> bool:
    return _ARGUMENT.search(raw) is not None


def _validity(*, has_argument: bool, is_parted: bool) -> Callable[[str], bool]:
    """Whether an edited value stays one value of its kind."""
    return lambda raw: _has_argument(raw) is has_argument and (is_parted or raw[:1] not in ("=", ":"))


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def scan(raw: str, offset: int) -> Value | None:
    """The text of a value; ``None`` if ``raw`` is no whole one (its line ends inside)."""
    if raw[:1] in (" ", "\t", "\f") or not _LINE.fullmatch(raw):
        return None
    return _plain(raw, offset)


def _plain(raw: str, offset: int) -> Value | None:
    return scan_escapes(raw, offset, _ESCAPE, _decode)


def _decode(match: re.Match[str]) -> str | None:
    if match["high"]:
        return chr(0x10000 + ((int(match["high"], 16) - 0xD800) << 10) + int(match["low"], 16) - 0xDC00)
    if match["hex"]:
        code = int(match["hex"], 16)
        # Half of a pair alone stands for no character.
        return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)
    if match["fold"] is not None:
        return ""
    return None if match["code"] == "u" else _CODES.get(match["code"], match["code"])


def _scan_format(raw: str, offset: int) -> Value | None:
    value = scan(raw, offset)
    return None if value is None else rewrite(value, _quotes(value.text))


def _quotes(text: str) -> Iterator[tuple[int, int, str]]:
    """MessageFormat's quotes: two stand for one, one opens or closes a run that is shown as it is."""
    for match in re.finditer("''|'", text):
        yield (*match.span(), "'" if len(match.group()) == 2 else "")


def _doubling(encode: Encoder) -> Encoder:
    return lambda text: encode(text.replace("'", "''"))


def properties_encoder(source: SourceFile) -> Encoder:
    """The encoder of values for that file: with ``\\u`` if it is all ASCII or its encoding needs it."""
    digits = re.findall(r"\\u+([0-9A-Fa-f]{4})", source.text[:100_000])
    letter = "X" if not any(re.search("[a-f]", code) for code in digits) else "x"
    ascii_only = source.text.isascii()

    def encode(text: str) -> str:
        return "".join(_SHORT.get(c) or (unicode_escape(c, letter) if escaped(c) else c) for c in text)

    def escaped(char: str) -> bool:
        if char.isascii():
            return char < " "
        if ascii_only:
            return True
        try:
            char.encode(source.encoding)
        except UnicodeEncodeError:
            return True
        return False

    return encode
