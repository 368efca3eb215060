"""Android resources: ``<string>``, ``<plurals>`` and ``<string-array>``, one message an entry.

Keys are the names; ``name.one`` and ``name.0`` for the items of plurals and arrays.
"""

from __future__ import annotations

import re

from viestilint.errors import ReadError
from viestilint.lazyregex import lazy
from viestilint.model import Message, SourceMap, SourceSpan
from viestilint.model.source import PlaceEncoder
from viestilint.readers.build import ReadOptions, build_message
from viestilint.readers.flow import Flow
from viestilint.readers.fragments import is_part
from viestilint.readers.markup import entity_at
from viestilint.readers.metadata import Metadata
from viestilint.readers.source import SourceFile
from viestilint.readers.xmltree import Element, elements, root_name, xml_tokens

_PART = lazy(
    r"(?P<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|(?P<code>\\u[0-9a-fA-F]{4})"
    r"|(?P<escape>\\[^u])|(?P<quote>\")"
    # HTML that the app puts into a view: as tags in CDATA, or escaped.
    r"|(?P<tag></?[a-zA-Z][^<>]*>|&lt;/?[a-zA-Z](?:(?!&lt;|&gt;)[^<>]){0,1000}&gt;)"
    r"|(?P<entity>&[#\w]{1,32};)"
)
_BLOCK_TAG = lazy(r"(?:<|&lt;)/?(?:p|div|li|ul|ol|h[1-6])\b", re.I)
_BREAK_TAG = lazy(r"(?:<|&lt;)br\b", re.I)
_ESCAPES = {"n": "\n", "t": "\t"}
_REFERENCE = lazy(r"\s*[@?](?:[\w.]+:)?[\w.]+/[\w.]+\s*")
_OPEN_ESCAPE = lazy(r"\\(?:u[0-9a-fA-F]{0,3})?$|&[#\w]*$")
_ESCAPE_END = lazy(r"\\(?:[nt]|u[0-9a-fA-F]{4})$")
_ENTITY = lazy(r"&[#\w]{1,32};")
_SPACE = " \t\r\n"


def read(source: SourceFile, options: ReadOptions) -> list[Message]:
    """The messages of the file. Raises ``ReadError`` for other XML, and for XML that is not well-formed."""
    root = root_name(source.text)
    if root is not None and root.rpartition(":")[2] == "xliff":
        from viestilint.readers import xliff

        return xliff.read(source, options)
    if root != "resources":
        raise ReadError("is of no format that viestilint reads", path=source.path)
    messages: list[Message] = []
    arrays: dict[int, int] = {}
    for element in elements(source):
        key = _key(element, source.text, arrays)
        if key is None or element.start == element.end:
            continue
        message = _read_value(source, element, key, options)
        if message is not None:
            messages.append(message)
    return messages


def _key(element: Element, source: str, arrays: dict[int, int]) -> str | None:
    parent = element.parent
    if parent is None or element.get(source, "translatable") == "false":
        return None
    if element.name == "string" and parent.name == "resources":
        return element.get(source, "name")
    if element.name != "item" or parent.get(source, "translatable") == "false":
        return None
    name = parent.get(source, "name") or ""
    if parent.name == "plurals":
        return f"{name}.{element.get(source, 'quantity') or 'other'}"
    if parent.name in ("string-array", "array"):
        index = arrays.get(parent.start, 0)
        arrays[parent.start] = index + 1
        return f"{name}.{index}"
    return None


def _read_value(source: SourceFile, element: Element, key: str, options: ReadOptions) -> Message | None:
    if _REFERENCE.fullmatch(source.text, element.start, element.end):
        return None
    flow = Flow(source.text)
    cdata: list[tuple[int, int]] = []
    run = element.start
    for token in xml_tokens(source.text, element.start, element.end):
        if token.kind in ("text", "entity"):
            continue
        _add(flow, run, token.start, in_cdata=False)
        run = token.end
        if token.kind == "cdata":
            cdata.append((token.start + 9, token.end - 3))
            _add(flow, *cdata[-1], in_cdata=True)
        elif token.kind == "open":
            _lay_out(flow, source.text[token.start : token.end])
    _add(flow, run, element.end, in_cdata=False)
    text, pieces, masked = flow.finish()
    if not text.strip():
        return None
    source_map = SourceMap(pieces, encode_at=_encoder(source.text, element, cdata))
    own = Metadata(key=key, fragment=is_part(key, text, options.message_keys))
    return build_message(source, text, source_map, options, own, masked=masked)


def _add(flow: Flow, start: int, end: int, *, in_cdata: bool) -> None:
    source = flow.source
    for match in _PART.finditer(source, start, end):
        value = _value(match, end, in_cdata=in_cdata)
        if value is None and match.lastgroup not in ("quote", "tag"):
            continue
        flow.text(start, match.start())
        start = match.end()
        if value is not None:
            flow.part(value, *match.span())
        elif match.lastgroup == "quote":
            flow.preformatted = not flow.preformatted
        else:
            _lay_out(flow, match.group())
    flow.text(start, end)


def _value(match: re.Match[str], end: int, *, in_cdata: bool) -> str | None:
    part = match.group()
    if match["pair"]:
        return _astral(part)
    if match["code"]:
        code = int(part[2:], 16)
        return None if 0xD800 <= code <= 0xDFFF or not code else chr(code)
    if match["escape"]:
        return _ESCAPES.get(part[1], part[1])
    if match["entity"]:
        entity = entity_at(match.string, match.start(), end, xml=not in_cdata)
        return entity.value if entity else None
    return None


def _astral(pair: str) -> str:
    high, low = int(pair[2:6], 16), int(pair[8:], 16)
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _lay_out(flow: Flow, tag: str) -> None:
    if _BREAK_TAG.match(tag):
        flow.line_break()
    elif _BLOCK_TAG.match(tag):
        flow.block()


def _encoder(source: str, element: Element, cdata: list[tuple[int, int]]) -> PlaceEncoder:
    def encode(text: str, place: SourceSpan) -> str | None:
        left, right = source[place.start - 1], source[place.end : place.end + 1]
        is_first = left in '>["' or source.endswith("&gt;", 0, place.start)
        is_last = right in '<]"' or source.startswith("&lt;", place.end)
        before = max(element.start, place.start - 40)
        if any(char in text for char in "<>\r") or _OPEN_ESCAPE.search(source, before, place.start):
            return None
        if not text.strip():
            # A line of white space alone, escaped or not, is not read.
            before_blank = is_first or left in _SPACE or _ESCAPE_END.search(source, before, place.start)
            if (before_blank and (is_last or right in _SPACE + "\\")) or (is_first and right in "@?"):
                return None
        in_cdata = any(start <= place.start and place.end <= end for start, end in cdata)
        after = source[place.end : place.end + 40]
        out = [_escaped(char, text[index:] + after, in_cdata=in_cdata) for index, char in enumerate(text)]
        for index, char in enumerate(text):
            last = text[index - 1] if index else left
            is_edge = (not index and is_first) or (index + 1 == len(text) and (is_last or right in _SPACE))
            if char == " " and (is_edge or last in _SPACE):
                out[index] = "\\u0020"
        if is_first and text[:1] in ("@", "?"):
            out[0] = "\\" + text[0]
        return "".join(out)

    return encode


def _escaped(char: str, rest: str, *, in_cdata: bool) -> str:
    if char in "\\'\"":
        return "\\" + char
    if char == "&":
        # Of the HTML in CDATA entities are read as well.
        return char if in_cdata and not _ENTITY.match(rest) else "&amp;"
    return {"\n": "\\n", "\t": "\\t"}.get(char, char)
