"""The scalar styles of YAML: decoding with positions, and encoders. Folded text is written within its lines only."""

from __future__ import annotations

import re
from collections.abc import Callable

from viestilint.lazyregex import lazy
from viestilint.model.source import Encoder
from viestilint.readers.values import Scan, Value, ValueBuilder

_BREAK = r"(?:\r\n|\r|\n)"
# A fold is looked for where its blanks begin, not at each of them. What stands before it may end in blanks of its own.
_FOLD = rf"(?P<fold>(?:(?<![ \t])|(?<=\\[ \t])|(?=[\r\n]))[ \t]*{_BREAK}[ \t]*(?:{_BREAK}[ \t]*)*)"
_PLAIN = lazy(_FOLD)
_SINGLE = lazy(rf"(?P<quote>'')|{_FOLD}")
_DOUBLE = lazy(
    r"\\(?:x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})"
    rf"|(?P<cut>{_BREAK}[ \t]*)|(?P<code>.))"
    rf"|{_FOLD}",
    re.S,
)
_HEADER = lazy(rf"[|>](?P<marks>[-+0-9]{{0,2}})[ \t]*(?:#[^\r\n]*)?(?:{_BREAK}|\Z)")
_LINE = lazy(rf"(?P<indent>[ ]*)(?P<content>[^\r\n]*)(?P<break>{_BREAK}|\Z)")
_CODES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028",
    "P": "\u2029",
}  # fmt: skip
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def scan_plain(raw: str, offset: int) -> Value | None:
    """The text of a plain scalar."""
    return _flow(raw, 0, len(raw), offset, _PLAIN, lambda match: None)


def scan_single(raw: str, offset: int) -> Value | None:
    """The text of a scalar in single quotes, quotes included in ``raw``."""
    if len(raw) < 2 or raw[0] != "'" or raw[-1] != "'":
        return None
    return _flow(raw, 1, len(raw) - 1, offset, _SINGLE, lambda match: "'")


def scan_double(raw: str, offset: int) -> Value | None:
    """The text of a scalar in double quotes, quotes included in ``raw``."""
    if len(raw) < 2 or raw[0] != '"' or raw[-1] != '"':
        return None
    return _flow(raw, 1, len(raw) - 1, offset, _DOUBLE, _unescape)


def _flow(
    raw: str,
    at: int,
    end: int,
    offset: int,
    pattern: re.Pattern[str],
    decode: Callable[[re.Match[str]], str | None],
) -> Value | None:
    builder = ValueBuilder(raw, offset)
    for match in pattern.finditer(raw, at, end):
        builder.literal(at, match.start())
        at = match.end()
        fold = match["fold"]
        if fold is not None:
            breaks = len(re.findall(_BREAK, fold))
            builder.escape("\n" * (breaks - 1) or " ", *match.span(), writable=False)
            continue
        text = decode(match)
        if text is None:
            return None
        is_cut = match.groupdict().get("cut") is not None
        builder.escape(text, *match.span(), writable=not is_cut)
    builder.literal(at, end)
    return builder.build()


def _unescape(match: re.Match[str]) -> str | None:
    if match["cut"] is not None:
        return ""
    code = match["x"] or match["u"] or match["U"]
    if code is None:
        return _CODES.get(match["code"])
    number = int(code, 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else None


def block_scan(parent: int) -> Scan:
    """The scan of block scalars (``|``, ``>``) in a collection indented by ``parent``, -1 at the root."""

    def scan(raw: str, offset: int) -> Value | None:
        header = _HEADER.match(raw)
        if header is None:
            return None
        digit = re.search(r"[1-9]", header["marks"])
        indent = max(parent, 0) + int(digit.group()) if digit else _detect(raw, header.end())
        builder = ValueBuilder(raw, offset)
        chomp = "-" if "-" in header["marks"] else "+" if "+" in header["marks"] else ""
        _add_lines(builder, header.end(), indent, folded=raw[0] == ">", chomp=chomp)
        return builder.build()

    return scan


def _detect(raw: str, at: int) -> int:
    while at < len(raw):
        line = _LINE.match(raw, at)
        if line is None:
            break
        if line["content"]:
            return len(line["indent"])
        at = max(line.end(), at + 1)
    return 0


def _add_lines(builder: ValueBuilder, at: int, indent: int, *, folded: bool, chomp: str) -> None:
    """Adds the lines of a block; a break takes in the indentation after it, so that edits may span lines."""
    raw = builder.raw
    breaks: list[tuple[int, int]] = []
    before = ""
    first = True
    while at < len(raw):
        line = _LINE.match(raw, at)
        assert line is not None
        start = min(at + indent, line.end("content"))
        content = raw[start : line.end("content")]
        if not content:
            breaks.append((line.start("break"), line.end()))
        else:
            _add_breaks(builder, breaks, start, folded=folded, before=before, after=content, first=first)
            builder.literal(start, line.end("content"))
            breaks = [line.span("break")] if line["break"] else []
            before, first = content, False
        at = max(line.end(), at + 1)
    kept = breaks if chomp == "+" else breaks[:1] if not chomp and not first else []
    for start, end in kept:
        builder.escape("\n", start, end, writable=not folded)


def _add_breaks(
    builder: ValueBuilder,
    breaks: list[tuple[int, int]],
    start: int,
    *,
    folded: bool,
    before: str,
    after: str,
    first: bool,
) -> None:
    if not breaks:
        return
    loose = not folded or first or before[0] in " \t" or after[0] in " \t"
    if not loose and len(breaks) == 1:
        builder.escape(" ", breaks[0][0], start, writable=False)
        return
    kept = breaks if loose else breaks[1:]
    for index, (begin, _) in enumerate(kept):
        end = kept[index + 1][0] if index + 1 < len(kept) else start
        builder.escape("\n", begin, end, writable=not folded)


def encoder(style: str, raw: str, *, ascii_only: bool) -> Encoder:
    """The encoder for a scalar of that style and raw form. ``ascii_only``: whether its file is."""
    if style == "'":
        return lambda text: None if "\n" in text else text.replace("'", "''")
    if style == "|":
        header = _HEADER.match(raw)
        line = re.compile(r"[ ]*(?=[^ \r\n])").search(raw, header.end() if header else 0)
        indent = len(line.group()) if line else 0
        newline = "\r\n" if "\r\n" in raw else "\n"
        return lambda text: _lines(text, indent, newline)
    if style != '"':
        return lambda text: None if "\n" in text else text
    escaped = ascii_only and re.search(r"\\[xu][0-9A-Fa-f]{2}", raw) is not None

    def encode(text: str) -> str:
        return "".join(_SHORT.get(c) or (c if " " <= c < "\x7f" else _escape(c, escaped)) for c in text)

    return encode


def _lines(text: str, indent: int, newline: str) -> str:
    """The lines of a block; an empty one gets no indentation."""
    return re.sub(
        r"\n(?P<empty>(?=\n))?",
        lambda match: newline + ("" if match["empty"] is not None else " " * indent),
        text,
    )


def _escape(char: str, escaped: bool) -> str:
    if char.isprintable() or char in "\xa0\xad":
        if not escaped:
            return char
    elif ord(char) < 0x20 or char == "\x7f":
        return f"\\x{ord(char):02x}"
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"
