"""XML read strictly and with places: what is open where, and nothing expanded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from viestilint.errors import ReadError
from viestilint.model import SourceSpan
from viestilint.model.source import PlaceEncoder
from viestilint.readers.markup import Attribute, Token, attributes, entity_at, tokens
from viestilint.readers.source import SourceFile

_DEEPEST = 200


@dataclass(slots=True)
class Element:
    """An element: ``source[start:end]`` is what stands between its tags; empty if it has one tag only."""

    name: str
    start: int
    end: int
    attributes: dict[str, Attribute] = field(default_factory=dict)
    parent: Element | None = None

    def get(self, source: str, name: str) -> str | None:
        """An attribute's value, its entities decoded; ``None`` if there is none."""
        value = self.attributes.get(name)
        if value is None:
            return None
        return "".join(
            token.value if token.kind == "entity" else source[token.start : token.end]
            for token in xml_tokens(source, value.start, value.end, tags=False)
        )

    def ancestor(self, name: str) -> Element | None:
        """The nearest enclosing element of that name."""
        at = self.parent
        while at is not None and at.name != name:
            at = at.parent
        return at


def xml_tokens(source: str, start: int, end: int, *, tags: bool = True) -> Iterator[Token]:
    """Tokens of XML: of entities only those that every XML file has."""
    for token in tokens(source, start, end, tags=tags, templates=False):
        is_named = token.kind == "entity" and token.name != "#"
        if is_named and entity_at(source, token.start, end, xml=True) is None:
            yield Token("text", token.start, token.end)
        else:
            yield token


def elements(file: SourceFile, prefix: str = "") -> Iterator[Element]:
    """Every element of the file when it closes, the root last; names are given without that ``prefix``.

    Raises ``ReadError`` with the line for what is not well-formed, and for declared entities, which are never
    expanded.
    """
    source = file.text
    open_: list[Element] = []
    root_seen = False
    for token in xml_tokens(source, 0, len(source)):
        name = token.name.removeprefix(prefix)
        if token.kind == "open":
            if not open_ and root_seen:
                raise _error(file, token.start, "has a second root element")
            root_seen = True
            element = Element(name, token.end, token.end, attributes(source, token))
            element.parent = open_[-1] if open_ else None
            if token.closed:
                yield element
                continue
            open_.append(element)
            if len(open_) > _DEEPEST:
                raise _error(file, token.start, "is nested too deeply")
        elif token.kind == "close":
            if not open_ or open_[-1].name != name:
                expected = f", </{open_[-1].name}> was expected" if open_ else ""
                raise _error(file, token.start, f"is not well-formed XML: </{token.name}>{expected}")
            element = open_.pop()
            element.end = token.start
            yield element
        else:
            _check(file, token)
    if open_:
        raise _error(file, open_[-1].start, f"is not well-formed XML: <{open_[-1].name}> is never closed")
    if not root_seen:
        raise ReadError("is not XML: it has no element", path=file.path, line=1)


def _check(file: SourceFile, token: Token) -> None:
    if token.kind == "decl" and file.text.startswith("<!DOCTYPE", token.start):
        if "[" in file.text[token.start : token.end]:
            raise _error(file, token.start, "declares entities, which are not read")
    elif token.kind == "cdata" and not token.closed:
        raise _error(file, token.start, "is not well-formed XML: <![CDATA[ is never closed")
    elif token.kind == "text":
        for mark, says in (("<", "a stray <"), ("&", "a stray & or an entity that is not declared")):
            found = file.text.find(mark, token.start, token.end)
            if found >= 0:
                raise _error(file, found, f"is not well-formed XML: {says}")


def root_name(source: str) -> str | None:
    """The name of the first element, ``None`` if there is none."""
    for token in xml_tokens(source, 0, len(source)):
        if token.kind == "open":
            return token.name
        if token.kind == "close":
            return None
    return None


def text_encoder(source: str, start: int, newline: str) -> PlaceEncoder:
    """The encoder of the text of an element whose content begins at ``start``."""

    def encode(text: str, place: SourceSpan) -> str | None:
        left, right = source[place.start - 1 : place.start], source[place.end : place.end + 1]
        if not text.strip() and left in ">[" and right in "<]":
            return None
        if source.rfind("<![CDATA[", start, place.start) > source.rfind("]]>", start, place.start):
            return None if "]" in text or "\r" in text or left == "]" else text.replace("\n", newline)
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
        return escaped.replace("\n", newline)

    return encode


def _error(file: SourceFile, at: int, message: str) -> ReadError:
    return ReadError(message, path=file.path, line=file.text.count("\n", 0, at) + 1)
