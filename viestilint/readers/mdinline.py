"""Markdown inside a paragraph: which marks are markup, so that the text between them is left."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from viestilint.lazyregex import lazy
from viestilint.readers.markup import entity_at, tag_at, template_at
from viestilint.readers.textbuilder import TextBuilder

_SPECIAL = lazy(r"[\\`*_\[\]!<&{$#~]")
_RUN = lazy(r"`+|\*+|_+")
_TICKS = lazy(r"`+")
_AUTOLINK = lazy(r"<(?P<target>(?:https?|mailto|tel|sms):[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,255})>", re.I)
_INSIDE = r"\{\{[^{}\n]{0,500}\}\}|\{%[^%\n]{0,500}%\}|\$\{[^{}\n]{0,500}\}|\[\[[^\[\]\n]{0,500}\]\]"
_TARGET = lazy(
    rf"\((?:[ \t]*+(?:<[^<>\n]{{0,2000}}>|(?>{_INSIDE}|[^\s()<>]|\([^\s()]{{0,500}}\)){{1,2000}}))?"
    r"(?:\s++(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'|\([^()\n]{0,500}\)))?[ \t]*\)"
)
_LABEL = lazy(r"\[(?P<label>[^\[\]\n]{0,300})\]")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_MAX_OPEN = 64


@dataclass(frozen=True, slots=True)
class _Mark:
    """A run of ``*`` or ``_`` that may open emphasis."""

    start: int
    text: str


@dataclass(slots=True)
class Inline:
    """What a paragraph holds beside text, by its place in the file. ``alts`` are the texts of images."""

    gaps: list[tuple[int, int]] = field(default_factory=list)
    parts: list[tuple[int, int, str, str]] = field(default_factory=list)
    alts: list[tuple[int, int]] = field(default_factory=list)

    def write(self, builder: TextBuilder, start: int, end: int) -> None:
        """Adds the text of ``[start, end)`` to ``builder``."""
        whole = sorted([*((s, e, "gap", "") for s, e in self.gaps), *self.parts])
        for first, last, kind, text in whole:
            if first < start:
                continue
            builder.prose(start, first)
            if kind == "part":
                builder.piece(text, first, last)
            elif kind in ("fixed", "code"):
                builder.piece(text, first, last, writable=False, masked=kind == "code")
            start = last
        builder.prose(start, end)


def scan(source: str, start: int, end: int, labels: frozenset[str] = frozenset()) -> Inline:
    """The markup of ``source[start:end]``. ``labels`` are those that the file defines links for."""
    found = Inline()
    ticks = _code_ends(source, start, end)
    brackets: list[tuple[int, bool]] = []
    open_: list[_Mark] = []
    at = start
    while match := _SPECIAL.search(source, at, end):
        at = match.start()
        char = source[at]
        template = template_at(source, at, end)
        if template is not None:
            if template.name == "comment":
                found.gaps.append((at, template.end))
            else:
                found.parts.append((at, template.end, "part", source[at : template.end]))
            at = template.end
        elif char == "\\":
            at = _escape(source, at, end, found)
        elif char == "`":
            at = _code(source, at, end, ticks, found)
        elif char in "*_":
            at = _emphasis(source, at, (start, end), open_, found)
        elif char == "<":
            at = _tag(source, at, end, found)
        elif char == "&":
            entity = entity_at(source, at, end)
            if entity is not None:
                found.parts.append((at, entity.end, "part", entity.value))
            at = entity.end if entity else at + 1
        elif char == "!" and source.startswith("[", at + 1) and at + 1 < end:
            brackets = [*brackets[-_MAX_OPEN:], (at, True)]
            at += 2
        elif char == "[":
            brackets = [*brackets[-_MAX_OPEN:], (at, False)]
            at += 1
        elif char == "]" and brackets:
            at = _link(source, at, end, brackets.pop(), labels, found)
        else:
            at += 1
    return found


def _code_ends(source: str, start: int, end: int) -> dict[int, list[int]]:
    """Where runs of backticks of each length stand, last first."""
    ends: dict[int, list[int]] = {}
    for match in _TICKS.finditer(source, start, end):
        ends.setdefault(len(match.group()), []).append(match.start())
    for places in ends.values():
        places.reverse()
    return ends


def _escape(source: str, at: int, end: int, found: Inline) -> int:
    after = source[at + 1 : at + 2] if at + 1 < end else ""
    if after and after in _ESCAPABLE:
        found.parts.append((at, at + 2, "part", after))
        return at + 2
    if after and after in "\r\n":
        found.gaps.append((at, at + 1))
    return at + 1


def _code(source: str, at: int, end: int, ticks: dict[int, list[int]], found: Inline) -> int:
    match = _TICKS.match(source, at, end)
    size = len(match.group()) if match else 1
    places = ticks.get(size, [])
    while places and places[-1] <= at:
        places.pop()
    if not places:
        return at + size
    close = places[-1]
    found.gaps += [(at, at + size), (close, close + size)]
    found.parts.append((at + size, close, "code", source[at + size : close]))
    return close + size


def _emphasis(source: str, at: int, border: tuple[int, int], open_: list[_Mark], found: Inline) -> int:
    match = _RUN.match(source, at, border[1])
    text = match.group() if match else source[at]
    until = at + len(text)
    before = char_class(source[at - 1]) if at > border[0] else "space"
    after = char_class(source[until]) if until < border[1] else "space"
    left = after != "space" and (after != "mark" or before != "word")
    right = before != "space" and (before != "mark" or after != "word")
    opens, closes = left, right
    if text[0] == "_":
        opens, closes = left and (not right or before == "mark"), right and (not left or after == "mark")
    if len(text) > 3:
        return until
    if closes:
        for index in range(len(open_) - 1, -1, -1):
            if open_[index].text == text:
                opener = open_[index]
                found.gaps += [(opener.start, opener.start + len(text)), (at, until)]
                del open_[index:]
                return until
    if opens:
        open_.append(_Mark(at, text))
        del open_[:-_MAX_OPEN]
    return until


def char_class(char: str) -> str:
    """How a character counts beside ``*`` and ``_``: ``space``, ``mark`` or ``word``."""
    if char.isspace():
        return "space"
    return "mark" if unicodedata.category(char)[0] in "PS" else "word"


def _tag(source: str, at: int, end: int, found: Inline) -> int:
    link = _AUTOLINK.match(source, at, end)
    if link:
        found.gaps += [(at, at + 1), (link.end() - 1, link.end())]
        # An underscore in an address is no mark.
        found.parts.append((*link.span("target"), "fixed", link["target"]))
        return link.end()
    token = tag_at(source, at, end)
    if token is None or token.kind not in ("open", "close", "comment"):
        return at + 1
    if token.name.lower() == "br":
        found.parts.append((at, token.end, "fixed", "\n"))
    else:
        found.gaps.append((at, token.end))
    return token.end


def _link(source: str, at: int, end: int, opener: tuple[int, bool], labels: frozenset[str], found: Inline) -> int:
    start, is_image = opener
    text_start = start + (2 if is_image else 1)
    target = _TARGET.match(source, at + 1, end)
    until = target.end() if target else None
    if until is None:
        label = _LABEL.match(source, at + 1, end)
        if label and (label["label"] or source[text_start:at]).lower() in labels:
            until = label.end()
        elif source[text_start:at].lower() in labels:
            until = at + 1
    if until is None:
        return at + 1
    if is_image:
        while found.gaps and found.gaps[-1][0] >= start:
            found.gaps.pop()
        while found.parts and found.parts[-1][0] >= start:
            found.parts.pop()
        found.alts.append((text_start, at))
        found.gaps.append((start, until))
    else:
        found.gaps += [(start, text_start), (at, until)]
    return until
