"""XLIFF 1.2 and 2.0: the targets, one message a unit (2.0: a segment), keyed by the unit's id.

A unit without a target is read by its source only where the file's own language is Finnish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.errors import ReadError
from viestilint.model import Message, SourceMap, SourceSpan
from viestilint.model.source import PlaceEncoder
from viestilint.readers.build import ReadOptions, build_message
from viestilint.readers.fragments import is_part
from viestilint.readers.locales import wanted
from viestilint.readers.markup import Token, attributes
from viestilint.readers.metadata import Metadata
from viestilint.readers.placeholders import find_placeholders
from viestilint.readers.source import SourceFile
from viestilint.readers.textbuilder import TextBuilder
from viestilint.readers.xmltree import Element, elements, root_name, xml_tokens

_UNITS = ("trans-unit", "unit")
# Native code, which the translator's tool keeps out of the text.
_CODE = ("ph", "bpt", "ept", "it", "ut")
_STANDING_FOR = ("equiv-text", "equiv", "disp")
_FORMATTING = re.compile(r"\b(?:START|CLOSE|OPEN)_|^(?:x-)?(?:bold|italic|b|i|link|underlined)$", re.I)
_LINE_BREAK = re.compile(r"LINE_BREAK|^lb$|^x-br$", re.I)


def read(source: SourceFile, options: ReadOptions) -> list[Message]:
    """The messages of the file. Raises ``ReadError`` for what is no well-formed XLIFF."""
    if root_name(source.text) != "xliff":
        raise ReadError("is not XLIFF", path=source.path, line=1)
    newline = "\r\n" if "\r\n" in source.text else "\n"
    found = (_read_unit(source, element, key, options, newline) for element, key in _units(source, options))
    return [message for message in found if message is not None]


def _units(source: SourceFile, options: ReadOptions) -> Iterator[tuple[Element, str | None]]:
    """The elements that hold the customer's text, with their keys."""
    sources: dict[int, Element] = {}
    seen: dict[int, int] = {}
    for element in elements(source):
        parent = element.parent
        if parent is None:
            continue
        unit = parent if parent.name in _UNITS else element.ancestor("unit")
        if element.name == "source" and parent.name in ("trans-unit", "segment"):
            sources[parent.start] = element
        elif element.name == "target" and parent.name in ("trans-unit", "segment") and unit is not None:
            sources.pop(parent.start, None)
            if _is_wanted(element, source.text, options):
                yield element, _key(unit, source.text, seen)
        elif element.name in ("trans-unit", "segment") and element.start in sources:
            own = sources.pop(element.start)
            unit = element if element.name == "trans-unit" else unit
            if unit is not None and _language(element, source.text, "source-language", "srclang")[:2] == "fi":
                yield own, _key(unit, source.text, seen)


def _is_wanted(element: Element, source: str, options: ReadOptions) -> bool:
    language = _language(element, source, "target-language", "trglang")
    return not language or wanted(language, options.locales)


def _language(element: Element, source: str, of_file: str, of_root: str) -> str:
    file, root = element.ancestor("file"), element.ancestor("xliff")
    return (file and file.get(source, of_file)) or (root and root.get(source, of_root)) or ""


def _key(unit: Element, source: str, seen: dict[int, int]) -> str | None:
    """The unit's id; the second segment of one unit is ``id.1``."""
    if unit.get(source, "translate") == "no":
        return None
    name = unit.get(source, "resname") or unit.get(source, "name") or unit.get(source, "id") or ""
    count = seen.get(unit.start, 0)
    seen[unit.start] = count + 1
    return f"{name}.{count}" if count else name


def _read_unit(
    source: SourceFile,
    element: Element,
    key: str | None,
    options: ReadOptions,
    newline: str,
) -> Message | None:
    if key is None or element.start == element.end:
        return None
    builder = TextBuilder(source.text)
    inside: str | None = None
    for token in xml_tokens(source.text, element.start, element.end):
        if inside is not None:
            if token.kind == "close" and token.name == inside:
                inside = None
        elif token.kind == "open":
            if token.name in _CODE or token.name == "x":
                _add_code(builder, token, options)
            if token.name in _CODE and not token.closed:
                inside = token.name
        elif token.kind == "entity":
            builder.piece(token.value, token.start, token.end)
        elif token.kind == "text":
            builder.prose(token.start, token.end)
        elif token.kind == "cdata":
            builder.prose(token.start + 9, token.end - 3)
    text, pieces = builder.build()
    if not text.strip():
        return None
    own = Metadata(key=key, fragment=is_part(key, text, options.message_keys))
    source_map = SourceMap(pieces, encode_at=_encoder(source.text, element.start, newline))
    return build_message(source, text, source_map, options, own, masked=builder.masked)


def _add_code(builder: TextBuilder, token: Token, options: ReadOptions) -> None:
    """An inline code as what it stands for: a line break, a placeholder, or nothing if it only marks up."""
    source = builder.source
    found = attributes(source, token)
    names = [source[v.start : v.end] for k, v in found.items() if k in ("id", "ctype", "type", "subtype")]
    if any(_LINE_BREAK.search(name) for name in names):
        builder.piece("\n", token.start, token.end, writable=False)
        return
    if token.name in ("bpt", "ept", "it") or any(_FORMATTING.search(name) for name in names):
        return
    for name in _STANDING_FOR:
        value = found.get(name)
        if value is None or value.start == value.end:
            continue
        inner = source[value.start : value.end]
        if inner.startswith("&lt;"):
            return
        spans = [p.span for p in find_placeholders(inner, options.syntaxes)]
        is_placeholder = bool(spans) and spans[0].start == 0 and spans[-1].end == len(inner)
        builder.piece(inner, value.start, value.end, writable=False, masked=not is_placeholder)
        return
    builder.piece(source[token.start : token.end], token.start, token.end, writable=False, masked=True)


def _encoder(source: str, start: int, newline: str) -> PlaceEncoder:
    def encode(text: str, place: SourceSpan) -> str | None:
        left, right = source[place.start - 1 : place.start], source[place.end : place.end + 1]
        if not text.strip() and left in ">[" and right in "<]":
            return None
        if source.rfind("<![CDATA[", start, place.start) > source.rfind("]]>", start, place.start):
            return None if "]" in text or "\r" in text or left == "]" else text.replace("\n", newline)
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
        return escaped.replace("\n", newline)

    return encode
