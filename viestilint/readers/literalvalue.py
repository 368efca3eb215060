"""String literals of programming languages: decoding with positions, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from viestilint.lazyregex import lazy
from viestilint.model.source import Encoder
from viestilint.readers.values import Scan, Value, ValueBuilder

_ESCAPE = (
    r"\\(?:u\{(?P<point>[0-9A-Fa-f]{1,6})\}|u(?P<u>[0-9A-Fa-f]{4})|U(?P<long>[0-9A-Fa-f]{8})|x(?P<x>[0-9A-Fa-f]{2})"
    r"|(?P<cut>\r\n|\r|\n)|(?P<code>[\s\S]))"
)
_CODES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a", "0": "\0"}
_INDENT = lazy(r"(?:\r\n|\r|\n)([ \t]*)(?=[^\s])")


@dataclass(frozen=True, slots=True)
class Literal:
    """The form of a literal: ``raw`` without escapes, ``doubled`` with its quote written twice inside."""

    quote: str
    raw: bool
    doubled: bool
    length: int
    multiline: bool


def literal_scan(literal: Literal) -> Scan:
    """The scan of literals of that form, quotes included; indentation that all lines share is left out."""
    quote = literal.quote
    marks = [] if literal.raw else [re.escape(quote * 2)] if literal.doubled else [_ESCAPE]

    def scan(raw: str, offset: int) -> Value | None:
        inside = raw[len(quote) : -len(quote)]
        if len(raw) < 2 * len(quote) or not raw.startswith(quote) or not raw.endswith(quote):
            return None
        if not _is_closed(inside, literal):
            return None
        indent = _indent(inside) if literal.multiline else ""
        pattern = re.compile("|".join([*marks, rf"(?P<line>\r\n|\r|\n)(?:{re.escape(indent)})?+"]))
        builder = ValueBuilder(inside, offset + len(quote))
        at = 0
        for match in pattern.finditer(inside):
            builder.literal(at, match.start())
            at = match.end()
            text = _decode(match)
            if text is None:
                return None
            if match.group() == "\n":
                builder.literal(*match.span())
            else:
                builder.escape(text, *match.span())
        builder.literal(at, len(inside))
        return builder.build()

    return scan


def _is_closed(inside: str, literal: Literal) -> bool:
    quote = literal.quote
    if literal.doubled:
        return quote not in inside.replace(quote * 2, "")
    bare = inside if literal.raw else re.sub(r"\\[\s\S]", "", inside)
    if len(quote) == 3:
        return quote not in bare and not bare.endswith(quote[0]) and (literal.raw or not bare.endswith("\\"))
    # Quotes inside ${} are the expression's own.
    return bare.count(quote) % 2 == 0 and not bare.endswith("\\") and (literal.multiline or "\n" not in inside)


def _indent(inside: str) -> str:
    """The white space that all lines after the first open with."""
    found: list[str] = _INDENT.findall(inside)
    if not found:
        return ""
    low, high = min(found), max(found)
    same = 0
    while same < min(len(low), len(high)) and low[same] == high[same]:
        same += 1
    return low[:same]


def _decode(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups["line"] is not None:
        return "\n"
    if "code" not in groups:
        return match.group()[0]
    if groups["cut"]:
        return ""
    if groups["code"]:
        return _CODES.get(groups["code"], groups["code"])
    code = int(groups["point"] or groups["u"] or groups["long"] or groups["x"], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def literal_encoder(literal: Literal, raw: str) -> Encoder:
    """The encoder for the literal whose raw form is ``raw``; its lines keep their indentation."""
    quote = literal.quote
    newline = ("\r\n" if "\r\n" in raw else "\n") + (
        _indent(raw[len(quote) : -len(quote)]) if literal.multiline else ""
    )

    def encode(text: str) -> str | None:
        if literal.doubled:
            return text.replace(quote, quote * 2).replace("\n", newline)
        if literal.raw:
            return text.replace("\n", newline) if literal.multiline or "\n" not in text else None
        escaped = (
            text.replace("\\", "\\\\").replace(quote[0], "\\" + quote[0]).replace("\t", "\\t").replace("\r", "\\r")
        )
        return escaped.replace("\n", newline if literal.multiline else "\\n")

    return encode
