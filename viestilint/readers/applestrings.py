"""Apple ``.strings``: ``"key" = "value";``, one message an entry."""

from __future__ import annotations

import re

from viestilint.errors import ReadError
from viestilint.lazyregex import lazy
from viestilint.model import Message, SourceMap, SourceSpan
from viestilint.model.source import PlaceEncoder
from viestilint.readers.build import ReadOptions, build_message
from viestilint.readers.fragments import is_part
from viestilint.readers.metadata import Metadata
from viestilint.readers.source import SourceFile
from viestilint.readers.textbuilder import TextBuilder

_BLANK = lazy(r"(?>\s+|/\*.*?\*/|//[^\r\n]*)*", re.S)
_STRING = lazy(r'"(?P<text>(?>[^"\\]+|\\.)*)"', re.S)
_BARE = lazy(r"[\w.$/:-]+")
_ESCAPE = lazy(
    r"(?P<pair>\\[uU][dD][89abAB][0-9a-fA-F]{2}\\[uU][dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\[uU](?P<code>[0-9a-fA-F]{4})|\\(?P<octal>[0-7]{1,3})|\\(?P<char>[^uU0-7])",
    re.S,
)
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_OPEN_ESCAPE = lazy(r"\\(?:[uU][0-9a-fA-F]{0,3}|[0-7]{1,2})?$")


def read(source: SourceFile, options: ReadOptions) -> list[Message]:
    """The messages of the file. Raises ``ReadError`` with the line of what is no entry."""
    text, at = source.text, 0
    encode = _encoder(text)
    messages: list[Message] = []
    while True:
        at = _skip(text, at)
        if at == len(text):
            return messages
        key = _STRING.match(text, at) or _BARE.match(text, at)
        if key is None:
            raise _error(source, at, 'is not valid: a "key" was expected')
        at = _skip(text, key.end())
        value: re.Match[str] | None = key
        if text.startswith("=", at):
            at = _skip(text, at + 1)
            value = _STRING.match(text, at)
            if value is None:
                raise _error(source, at, 'is not valid: a "value" was expected')
            at = _skip(text, value.end())
        if not text.startswith(";", at):
            raise _error(source, min(at, len(text) - 1), "is not valid: a ; was expected")
        at += 1
        if value is not key:
            message = _read_value(source, value, _plain(key), encode, options)
            if message is not None:
                messages.append(message)


def _skip(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _plain(key: re.Match[str]) -> str:
    inner = key.groupdict().get("text")
    return key.group() if inner is None else _ESCAPE.sub(lambda m: _value(m) or m.group(), inner)


def _read_value(
    source: SourceFile, value: re.Match[str] | None, key: str, encode: PlaceEncoder, options: ReadOptions
) -> Message | None:
    if value is None:
        return None
    start, end = value.span("text")
    builder = TextBuilder(source.text)
    for match in _ESCAPE.finditer(source.text, start, end):
        decoded = _value(match)
        if decoded is not None:
            builder.prose(start, match.start())
            builder.piece(decoded, *match.span())
            start = match.end()
    builder.prose(start, end)
    text, pieces = builder.build()
    if not text.strip():
        return None
    own = Metadata(key=key, fragment=is_part(key, text, options.message_keys))
    return build_message(source, text, SourceMap(pieces, encode_at=encode), options, own)


def _value(match: re.Match[str]) -> str | None:
    """What an escape stands for, ``None`` for half a character."""
    if match["pair"]:
        high, low = int(match["pair"][2:6], 16), int(match["pair"][8:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    if match["code"]:
        code = int(match["code"], 16)
        return None if 0xD800 <= code <= 0xDFFF or not code else chr(code)
    if match["octal"]:
        # The bytes of NextStep's own encoding; only its ASCII half is in use.
        code = int(match["octal"], 8)
        return chr(code) if 0 < code < 128 else None
    char: str = match["char"]
    return _NAMED.get(char, char)


def _encoder(source: str) -> PlaceEncoder:
    def encode(text: str, place: SourceSpan) -> str | None:
        if _OPEN_ESCAPE.search(source, max(0, place.start - 8), place.start):
            return None
        return "".join(_ESCAPES.get(char, char) for char in text)

    return encode


def _error(source: SourceFile, at: int, message: str) -> ReadError:
    return ReadError(message, path=source.path, line=source.text.count("\n", 0, at) + 1)
