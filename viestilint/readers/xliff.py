"""XLIFF 1.2 and 2.0: the targets, one message a unit (2.0: a segment), keyed by the unit's id.

A unit without a target is read by its source only where the file's own language is Finnish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from viestilint.errors import ReadError
from viestilint.lazyregex import lazy
from viestilint.model import Message, SourceMap
from viestilint.readers.build import ReadOptions, build_message
from viestilint.readers.fragments import is_part
from viestilint.readers.locales import wanted
from viestilint.readers.markup import Token, attributes
from viestilint.readers.metadata import Metadata
from viestilint.readers.placeholders import find_placeholders
from viestilint.readers.source import SourceFile
from viestilint.readers.textbuilder import TextBuilder
from viestilint.readers.xmltree import Element, elements, root_name, text_encoder, xml_tokens

_UNITS = ("trans-unit", "unit")
# Native code, which the translator's tool keeps out of the text.
_CODE = ("ph", "bpt", "ept", "it", "ut")
_STANDING_FOR = ("equiv-text", "equiv", "disp")
_FORMATTING = lazy(r"\b(?:START|CLOSE|OPEN)_|^(?:x-)?(?:bold|italic|b|i|link|underlined)$", re.I)
_LINE_BREAK = lazy(r"LINE_BREAK|^lb$|^x-br$", re.I)


def read(source: SourceFile, options: ReadOptions) -> list[Message]:
    """The messages of the file. Raises ``ReadError`` for what is no well-formed XLIFF."""
    root = root_name(source.text) or ""
    if root.rpartition(":")[2] != "xliff":
        raise ReadError("is not XLIFF", path=source.path, line=1)
    # Elements of other namespaces keep their prefix, so that none is taken for XLIFF's own.
    prefix = root.removesuffix("xliff")
    newline = "\r\n" if "\r\n" in source.text else "\n"
    found = (_read_unit(source, unit, options, newline, prefix) for unit in _units(source, options, prefix))
    return [message for message in found if message is not None]


@dataclass(frozen=True, slots=True)
class _Unit:
    """An element that holds the customer's text, its key, and the native code that its inline elements name."""

    element: Element
    key: str | None
    data: dict[str, tuple[int, int]]


def _units(source: SourceFile, options: ReadOptions, prefix: str) -> Iterator[_Unit]:
    text = source.text
    sources: dict[int, Element] = {}
    seen: dict[int, int] = {}
    data: dict[int, dict[str, tuple[int, int]]] = {}
    for element in elements(source, prefix):
        parent = element.parent
        if parent is None:
            continue
        unit = parent if parent.name in _UNITS else element.ancestor("unit")
        own = data.setdefault(unit.start, {}) if unit is not None else {}
        if element.name == "data":
            own[element.get(text, "id") or ""] = element.start, element.end
        elif element.name == "source" and parent.name in ("trans-unit", "segment"):
            sources[parent.start] = element
        elif element.name == "target" and parent.name in ("trans-unit", "segment") and unit is not None:
            sources.pop(parent.start, None)
            if _is_wanted(element, text, options):
                yield _Unit(element, _key(unit, text, seen), own)
        elif element.name in ("trans-unit", "segment") and element.start in sources:
            found = sources.pop(element.start)
            unit = element if element.name == "trans-unit" else unit
            if unit is not None and _language(element, text, "source-language", "srclang")[:2] == "fi":
                yield _Unit(found, _key(unit, text, seen), own)


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


def _read_unit(source: SourceFile, unit: _Unit, options: ReadOptions, newline: str, prefix: str) -> Message | None:
    element = unit.element
    if unit.key is None or element.start == element.end:
        return None
    builder = TextBuilder(source.text)
    inside: Token | None = None
    depth = 0
    for token in xml_tokens(source.text, element.start, element.end):
        name = token.name.removeprefix(prefix)
        if inside is not None:
            if token.name != inside.name or token.closed:
                continue
            depth += 1 if token.kind == "open" else -1 if token.kind == "close" else 0
            if not depth:
                _add_code(builder, inside, (inside.end, token.start), unit.data, options, prefix)
                inside = None
        elif token.kind == "open":
            if name in _CODE and not token.closed:
                inside, depth = token, 1
            elif name in _CODE or name == "x":
                _add_code(builder, token, None, unit.data, options, prefix)
        elif token.kind == "entity":
            builder.piece(token.value, token.start, token.end)
        elif token.kind == "text":
            builder.prose(token.start, token.end)
        elif token.kind == "cdata":
            builder.prose(token.start + 9, token.end - 3)
    text, pieces = builder.build()
    if not text.strip():
        return None
    own = Metadata(key=unit.key, fragment=is_part(unit.key, text, options.message_keys))
    source_map = SourceMap(pieces, encode_at=text_encoder(source.text, element.start, newline))
    return build_message(source, text, source_map, options, own, masked=builder.masked)


def _add_code(
    builder: TextBuilder,
    token: Token,
    inner: tuple[int, int] | None,
    data: Mapping[str, tuple[int, int]],
    options: ReadOptions,
    prefix: str,
) -> None:
    """An inline code as what it stands for: a line break, a placeholder, or nothing if it only marks up."""
    source = builder.source
    found = attributes(source, token)
    names = [source[v.start : v.end] for k, v in found.items() if k in ("id", "ctype", "type", "subtype")]
    if any(_LINE_BREAK.search(name) for name in names):
        builder.piece("\n", token.start, token.end, writable=False)
        return
    if token.name.removeprefix(prefix) in ("bpt", "ept", "it") or any(_FORMATTING.search(name) for name in names):
        return
    shown = [(found[name].start, found[name].end) for name in _STANDING_FOR if name in found]
    reference = found.get("dataref")
    if reference is not None and source[reference.start : reference.end] in data:
        shown.append(data[source[reference.start : reference.end]])
    if inner is not None:
        shown.append(inner)
    for start, end in shown:
        code = source[start:end]
        if not code:
            continue
        if code.startswith("&lt;"):
            return
        spans = [p.span for p in find_placeholders(code, options.syntaxes)]
        is_placeholder = bool(spans) and spans[0].start == 0 and spans[-1].end == len(code)
        # What stands elsewhere in the unit is shown at its mark.
        at = (start, end) if token.start <= start < token.end or (start, end) == inner else (token.start, token.end)
        builder.piece(code, *at, writable=False, masked=not is_placeholder)
        return
    builder.piece(source[token.start : token.end], token.start, token.end, writable=False, masked=True)
