"""Apple ``.stringsdict``: a property list of plural forms, every one an entry with the path of its keys."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.errors import ReadError
from viestilint.model import Message, SourceMap
from viestilint.readers.build import ReadOptions, build_message
from viestilint.readers.fragments import is_part
from viestilint.readers.metadata import Metadata
from viestilint.readers.source import SourceFile
from viestilint.readers.textbuilder import TextBuilder
from viestilint.readers.xmltree import Element, elements, root_name, text_encoder, xml_tokens

_FORMAT = "NSStringLocalizedFormatKey"
_TECHNICAL = frozenset(("NSStringFormatSpecTypeKey", "NSStringFormatValueTypeKey"))


def read(source: SourceFile, options: ReadOptions) -> list[Message]:
    """The messages of the file. Raises ``ReadError`` for other XML, and for XML that is not well-formed."""
    if root_name(source.text) != "plist":
        raise ReadError("is no property list", path=source.path, line=1)
    newline = "\r\n" if "\r\n" in source.text else "\n"
    found = (_read_value(source, element, path, options, newline) for path, element in _strings(source))
    return [message for message in found if message is not None]


def _strings(source: SourceFile) -> Iterator[tuple[tuple[str, ...], Element]]:
    keys: dict[int, str] = {}
    for element in elements(source):
        if element.parent is None:
            continue
        if element.name == "key":
            keys[element.parent.start] = _plain(source.text, element)
        elif element.name == "string":
            path = tuple(_path(element, keys))
            if path and path[-1] not in _TECHNICAL:
                yield path[:-1] if path[-1] == _FORMAT else path, element


def _path(element: Element, keys: dict[int, str]) -> list[str]:
    path = []
    at = element.parent
    while at is not None:
        if at.start in keys:
            path.append(keys[at.start])
        at = at.parent
    return path[::-1]


def _plain(source: str, element: Element) -> str:
    return _text(source, element).build()[0]


def _text(source: str, element: Element) -> TextBuilder:
    builder = TextBuilder(source)
    for token in xml_tokens(source, element.start, element.end):
        if token.kind == "entity":
            builder.piece(token.value, token.start, token.end)
        elif token.kind == "text":
            builder.prose(token.start, token.end)
        elif token.kind == "cdata":
            builder.prose(token.start + 9, token.end - 3)
    return builder


def _read_value(
    source: SourceFile, element: Element, path: tuple[str, ...], options: ReadOptions, newline: str
) -> Message | None:
    text, pieces = _text(source.text, element).build()
    if not any(char.isalpha() for char in text):
        return None
    key = ".".join(path)
    own = Metadata(key=key, fragment=is_part(key, text, options.message_keys))
    source_map = SourceMap(pieces, encode_at=text_encoder(source.text, element.start, newline))
    return build_message(source, text, source_map, options, own)
