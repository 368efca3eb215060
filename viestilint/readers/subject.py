"""Subjects: of a mail's header, in front matter, of a file of their own, under keys that configuration names."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from viestilint.lazyregex import lazy
from viestilint.model import Message, SourceMap, on_demand
from viestilint.readers.build import ReadOptions, build_message
from viestilint.readers.metadata import Metadata
from viestilint.readers.source import SourceFile
from viestilint.readers.values import Value, ValueBuilder, checked_encoder

ZONE = "subject"
_WORD = lazy(r"=\?(?P<charset>[\w.:-]+)(?:\*[\w-]*)?\?(?P<kind>[bBqQ])\?(?P<data>[^?\s]*)\?=")
_FOLD = lazy(r"(?:\r\n|\r|\n)[ \t]+")
_UNIT = lazy(r"=[0-9A-Fa-f]{2}|.", re.S)
_PARENT = lazy(r"(?P<parent>.*?)(?:(?<=[._/:-])[^._/:-]+|(?<=[a-zåäö0-9])[A-ZÅÄÖ][a-zåäö]*)", re.S)


def read_header(
    source: SourceFile, start: int, end: int, options: ReadOptions, *, ascii_only: bool
) -> tuple[str, Message | None]:
    """The subject of a header whose value is ``source.text[start:end]``, and its message if it holds any letter.

    ``ascii_only``: nothing but ASCII may be written there.
    """
    raw = source.text[start:end]
    value = scan_header(raw, start)
    if not any(char.isalpha() for char in value.text):
        return value.text, None

    def encode(text: str) -> str | None:
        return None if "\n" in text or "\r" in text or (ascii_only and not text.isascii()) else text

    source_map = SourceMap(value.pieces, encode_at=checked_encoder(raw, start, value, _scan_whole, encode))
    return value.text, build_subject(source, value.text, source_map, options)


def build_subject(
    source: SourceFile, text: str, source_map: SourceMap, options: ReadOptions, own: Metadata | None = None
) -> Message:
    """The message of a subject."""
    own = Metadata(key="subject", fragment=True).over(own or Metadata())
    return replace(build_message(source, text, source_map, options, own), zone=ZONE)


def _scan_whole(raw: str, offset: int) -> Value | None:
    """The value of an edited header; white space at its ends would be lost, and a bare line break end it."""
    if raw != raw.strip(" \t") or re.search(r"[\r\n](?![ \t])", raw):
        return None
    value = scan_header(raw, offset)
    return value if any(char.isalpha() for char in value.text) else None


def scan_header(raw: str, offset: int) -> Value:
    """The text of a header: folds are spaces, encoded words are read, each of their letters at its place."""
    builder = ValueBuilder(raw, offset)
    at = 0
    for match in _WORD.finditer(raw):
        _plain(builder, at, match.start(), after_word=at > 0)
        at = match.end()
        if not _encoded_word(builder, match):
            builder.literal(*match.span())
    _plain(builder, at, len(raw), after_word=False)
    return builder.build()


def _plain(builder: ValueBuilder, start: int, end: int, *, after_word: bool) -> None:
    raw = builder.raw
    if after_word and start < end and not raw[start:end].strip():
        # White space between two encoded words only parts them.
        builder.escape("", start, end, writable=False)
        return
    for fold in _FOLD.finditer(raw, start, end):
        builder.literal(start, fold.start())
        builder.escape(" ", *fold.span())
        start = fold.end()
    builder.literal(start, end)


def _encoded_word(builder: ValueBuilder, match: re.Match[str]) -> bool:
    try:
        decoder = codecs.getincrementaldecoder(match["charset"])()
        pieces = list(_letters(match)) if match["kind"] in "qQ" else [(_base64(match["data"]), *match.span())]
        text = "".join(decoder.decode(data) for data, _, _ in pieces) + decoder.decode(b"", final=True)
    except (LookupError, ValueError, binascii.Error):
        return False
    if "\n" in text or "\r" in text:
        return False
    decoder.reset()
    begun = -1
    for data, start, end in pieces:
        begun = start if begun < 0 else begun
        letter = decoder.decode(data)
        if letter:
            builder.escape(letter, begun, end, writable=False)
            begun = -1
    return True


def _base64(data: str) -> bytes:
    return base64.b64decode(data + "=" * (-len(data) % 4), validate=True)


def _letters(match: re.Match[str]) -> Iterator[tuple[bytes, int, int]]:
    for unit in _UNIT.finditer(match.string, *match.span("data")):
        text = unit.group()
        data = bytes([int(text[1:], 16)]) if len(text) == 3 else b" " if text == "_" else text.encode()
        yield data, *unit.span()


def place_subjects(messages: Sequence[Message], options: ReadOptions) -> Sequence[Message]:
    """The entries with those under ``subject-keys`` as subjects, of the whole messages beside them.

    ``mail.order.subject`` is the subject of ``mail.order.body``, ``orderSubject`` that of ``orderBody``.
    """
    subjects = {
        index: message
        for index, message in enumerate(messages)
        if message.key is not None and any(fnmatchcase(message.key, glob) for glob in options.subject_keys)
    }
    parents = {_parent(message.key or ""): message for message in subjects.values()}

    def placed(index: int) -> Message:
        message = messages[index]
        if index in subjects:
            return replace(message, zone=ZONE, fragment=True)
        if message.fragment or message.subject is not None or message.zone is not None:
            return message
        key = message.key or ""
        heads = (key[:length] for length in range(len(key), -1, -1))
        near = next((head for head in heads if head in parents and (head or len(parents) == 1)), None)
        return message if near is None else replace(message, subject=parents[near].text)

    return on_demand(range(len(messages)), placed)


def _parent(key: str) -> str:
    found = _PARENT.fullmatch(key)
    return found["parent"] if found else ""
