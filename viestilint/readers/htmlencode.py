"""Text into HTML: written only where reading it again gives the same text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from html.entities import codepoint2name
from itertools import takewhile

from viestilint.lazyregex import lazy
from viestilint.model import SourceSpan
from viestilint.model.source import PlaceEncoder
from viestilint.readers.flow import is_blank
from viestilint.readers.markup import Token, template_at, tokens

Style = Callable[[str], str]
"""Writes text with entities."""

_SPACE = " \t\r\n\f"
_FAR = 2000
# What would open or close a template tag.
_LOOSE = lazy(r"[{}]|\[[\[%(#@/]|[\]%)]\]|<%|%>")
_OPENERS, _SECONDS = "{$#*~@[", "{[%(#@/"
_UNEVEN_SPACE = lazy(r"[\t\r\f]|[ \n] | \n")
_OPEN_ENTITY = lazy(r"&[#\w]*$")
_NAMED_STYLE = lazy(r"&[aouAOU]uml;")


def html_encoder(source: str, style: Style, preformatted: Sequence[tuple[int, int]] = ()) -> PlaceEncoder:
    """The encoder of an HTML file's text. ``preformatted``: where white space counts, in order."""
    line_break = next((br for br in ("<br/>", "<br />") if br in source), "<br>")
    newline = "\r\n" if "\r\n" in source else "\n"
    starts = [start for start, _ in preformatted]

    def encode(text: str, place: SourceSpan) -> str | None:
        index = bisect_right(starts, place.start) - 1
        if index >= 0 and place.end <= preformatted[index][1]:
            if not _fits_lines(source, place, text):
                return None
            return write_around_templates(text, lambda part: style(part).replace("\n", newline))
        if _UNEVEN_SPACE.search(text) or not fits_flow(source, place, text):
            return None
        return write_around_templates(text, lambda part: style(part).replace("\n", line_break))

    return encode


def attribute_encoder(source: str, style: Style, quote: str) -> PlaceEncoder:
    """The encoder of an attribute's value between ``quote`` marks."""
    escape = "&quot;" if quote == '"' else "&#39;"

    def encode(text: str, place: SourceSpan) -> str | None:
        if not quote or "\n" in text or _UNEVEN_SPACE.search(text):
            return None
        if not fits_flow(source, place, text, edges=quote):
            return None
        return write_around_templates(text, lambda part: style(part).replace(quote, escape), closed=quote)

    return encode


def template_encoder(source: str) -> PlaceEncoder:
    """The encoder of plain text with template tags in it."""
    newline = "\r\n" if "\r\n" in source else "\n"

    def encode(text: str, place: SourceSpan) -> str | None:
        if not _fits_lines(source, place, text) or "<" in text:
            return None
        return write_around_templates(text, lambda part: part.replace("\n", newline))

    return encode


def entity_style(source: str, encoding: str = "utf-8") -> Style:
    """Escapes as ``source`` does: with names for all letters only if it has none that stand as they are.

    What ``encoding`` does not have is always named.
    """
    if not names_letters(source):
        return lambda text: "".join(
            _BASIC.get(char) or (char if _holds(encoding, char) else name_letter(char)) for char in text
        )

    def named(text: str) -> str:
        return "".join(_BASIC.get(char) or name_letter(char) for char in text)

    return named


def _holds(encoding: str, char: str) -> bool:
    if char.isascii() or encoding.startswith("utf"):
        return True
    try:
        return bool(char.encode(encoding))
    except UnicodeEncodeError:
        return False


_BASIC = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;", "\u00ad": "&shy;"}


def names_letters(source: str) -> bool:
    """Whether a file writes letters by entities only."""
    return source.isascii() and _NAMED_STYLE.search(source) is not None


def name_letter(char: str) -> str:
    """An entity for what is not ASCII."""
    if char.isascii():
        return char
    name = codepoint2name.get(ord(char))
    return f"&{name};" if name else f"&#{ord(char)};"


def write_around_templates(text: str, write: Callable[[str], str], *, closed: str = "") -> str | None:
    """``text`` written, its template tags as they are; ``None`` if what is left could be taken for a tag.

    ``closed`` is a mark that no template tag may hold.
    """
    out: list[str] = []
    for token in tokens(text, 0, len(text), tags=False, entities=False):
        part = text[token.start : token.end]
        if token.kind == "template":
            if token.name == "comment" or (closed and closed in part):
                return None
            out.append(part)
        elif _LOOSE.search(part):
            return None
        else:
            out.append(write(part))
    return "".join(out)


def joins_markup(source: str, place: SourceSpan, text: str) -> bool:
    """Whether ``text`` and what stands around it could make a tag or an entity together."""
    left, right = source[max(0, place.start - 1) : place.start], source[place.end : place.end + 1]
    first, last = (text or right)[:1], (text or left)[-1:]
    if left == "<" or _OPEN_ENTITY.search(source, max(0, place.start - 34), place.start):
        return True
    if left and left in _OPENERS and first and first in _SECONDS:
        return True
    return bool(last) and last in _OPENERS and bool(right) and right in _SECONDS


def fits_flow(source: str, place: SourceSpan, text: str, edges: str = "") -> bool:
    """Whether ``text`` keeps its white space at that place. ``edges`` are marks that end the text."""
    if joins_markup(source, place, text):
        return False
    if text[-1:] not in _SPACE or not text:
        # White space after a tag counts as soon as there is none before it.
        had_space = place.end > 0 and source[place.end - 1] in _SPACE
        if had_space and source.startswith("<", place.end) and _space_follows(source, place.end):
            return False
    left, right = is_solid_before(source, place.start, edges), is_solid_after(source, place.end, edges)
    if "\n" in text and any(line and is_blank(line) for line in text.split("\n")):
        return False
    if not text.strip():
        if not text:
            return left or right
        return left and right
    return (left or text[0] not in _SPACE) and (right or text[-1] not in _SPACE)


def _space_follows(source: str, at: int) -> bool:
    for token in tokens(source, at, min(len(source), at + _FAR)):
        if token.kind not in ("open", "close", "comment"):
            return source[token.start] in _SPACE
    return True


def _fits_lines(source: str, place: SourceSpan, text: str) -> bool:
    """Whether ``text`` can stand there in preformatted text: a line of control tags alone is not read."""
    if joins_markup(source, place, text):
        return False
    left, right = source[max(0, place.start - 1) : place.start], source[place.end : place.end + 1]
    if is_blank(text) and left in ">" and right in "<":
        return False
    before, after = max(0, place.start - _FAR), min(len(source), place.end + _FAR)
    start = max(before - 1, *(source.rfind(char, before, place.start) for char in "\r\n")) + 1
    end = next((i for i in range(place.end, after) if source[i] in "\r\n"), after)
    head, tail = list(tokens(source, start, place.start)), list(tokens(source, place.end, end))
    around = [*_until_tag(reversed(head)), *_until_tag(tail)]
    if not any(token.kind == "template" and token.name for token in around):
        return True
    prints = any(
        token.kind == "entity"
        or (token.kind == "template" and not token.name)
        or (token.kind == "text" and not is_blank(source[token.start : token.end]))
        for token in around
    )
    joined = text + source[place.start : place.end]
    return prints and "\n" not in joined and "\r" not in joined


def _until_tag(found: Iterable[Token]) -> Iterator[Token]:
    return takewhile(lambda token: token.kind not in ("open", "close"), found)


def is_solid_before(source: str, at: int, edges: str = "") -> bool:
    """Whether printed text, no white space and no border, stands right before ``at``."""
    char = source[max(0, at - 1) : at]
    if not char or char in _SPACE or char in edges or char == ">" or char == "\u00a0":
        return False
    if source.endswith("&nbsp;", 0, at) or source.endswith(("%}", "#}", "%]"), 0, at):
        return False
    if char in "}])":
        for opener in ("{{", "${", "[["):
            start = source.rfind(opener, max(0, at - 1000), at)
            token = template_at(source, start, at) if start >= 0 else None
            if token is not None and token.end == at:
                return not token.name
        return char == ")"
    return True


def is_solid_after(source: str, at: int, edges: str = "") -> bool:
    """Whether printed text, no white space and no border, stands right after ``at``."""
    char = source[at : at + 1]
    if not char or char in _SPACE or char in edges or char in "<\u00a0" or source.startswith("&nbsp;", at):
        return False
    if char in "{[$#*~":
        token = template_at(source, at, len(source))
        return token is None or not token.name
    return True
