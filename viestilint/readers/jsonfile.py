"""JSON and ARB catalogues: every string value is an entry, its key the dotted path to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from viestilint.lazyregex import lazy
from viestilint.model import Message
from viestilint.model.source import Encoder
from viestilint.readers.build import ReadOptions
from viestilint.readers.catalogue import Entry, choose_languages, fault, read_entries
from viestilint.readers.conversation import as_conversation, may_tell
from viestilint.readers.locales import language_of, wanted
from viestilint.readers.placeholders import DEFAULT_SYNTAXES
from viestilint.readers.source import SourceFile
from viestilint.readers.values import Value, scan_escapes

_TOKEN = lazy(
    r"[ \t\r\n]*+(?:(?P<string>\"(?:[^\"\\\x00-\x1f]++|\\[\"\\/bfnrt]|\\u[0-9A-Fa-f]{4})*+\")"
    r"|(?P<mark>[{}\[\],:])"
    r"|(?P<other>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null))"
)
_ESCAPE = lazy(
    r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u(?P<hex>[0-9A-Fa-f]{4})|\\(?P<code>.)",
    re.S,
)
_CODES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "/": "/"}
_SHORT = {text: "\\" + code for code, text in _CODES.items() if code != "/"}
_DEPTH = 2000
# Laravel keeps a language's strings in lang/fi.json, with :name for its placeholders.
_LARAVEL = lazy(r"(?:^|/)lang/[a-z]{2}(?:[_-][A-Za-z]{2})?\.json$")


def read(source: SourceFile, options: ReadOptions) -> Sequence[Message]:
    """The string values of the file, those of ARB's ``@`` keys left out.

    Of languages side by side only the wanted ones are read. Raises ``ReadError`` for broken JSON.
    """
    if options.syntaxes is None and _LARAVEL.search(source.path.replace("\\", "/")):
        options = replace(options, syntaxes=DEFAULT_SYNTAXES | {"laravel"})
    is_arb = source.path.lower().endswith(".arb")
    found = []
    for path, start, end in string_values(source):
        if is_arb and path[:1] == ("@@locale",):
            named = source.text[start + 1 : end - 1]
            if language_of(named) and not wanted(named, options.locales):
                return []
        if not (is_arb and any(step.startswith("@") for step in path)):
            found.append((path, start, end))
    is_chosen = choose_languages((path for path, _, _ in found), options.locales)
    encode = json_encoder(source.text)
    messages = read_entries(
        source,
        options,
        (Entry(".".join(path), start, end, scan, encode) for path, start, end in found if is_chosen(path)),
    )
    texts = ((path, _text(source, start, end)) for path, start, end in found if may_tell(path))
    talk = as_conversation(texts, messages, source.path, options.forced)
    return messages if talk is None else talk


def string_values(source: SourceFile) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """The path and place of every string value."""
    text = source.text
    at = 0
    # Of each open object its last key, of each open array its next index.
    stack: list[str | int] = []
    path: list[str] = []
    state = "value"
    while True:
        token = _TOKEN.match(text, at)
        if token is None:
            break
        at = token.end()
        start = token.start(token.lastgroup or 0)
        mark = token["mark"]
        if state in ("value", "value or end") and mark is None:
            if token["string"]:
                yield tuple(path), start, at
            state = "next"
        elif state in ("value", "value or end") and mark in ("{", "["):
            if len(stack) > _DEPTH:
                raise fault(source, start, "is nested too deep")
            stack.append("" if mark == "{" else 0)
            path.append("" if mark == "{" else "0")
            state = "key or end" if mark == "{" else "value or end"
        elif state in ("key", "key or end") and token["string"]:
            key = scan(token["string"], start)
            path[-1] = key.text if key else ""
            state = ":"
        elif state == ":" and mark == ":":
            state = "value"
        elif state == "next" and mark == "," and stack:
            last = stack[-1]
            if isinstance(last, int):
                stack[-1], path[-1] = last + 1, str(last + 1)
            state = "value" if isinstance(last, int) else "key"
        elif stack and _closes(mark, state, stack[-1]):
            stack.pop()
            path.pop()
            state = "next"
        else:
            raise fault(
                source,
                start,
                f"is not valid JSON: {_expected(state, stack)} expected before {token.group().strip()[:20]}",
            )
        if state == "next" and not stack:
            break
    rest = len(text) - len(text[at:].lstrip(" \t\r\n"))
    if stack or state != "next":
        if rest >= len(text):
            raise fault(
                source,
                len(text.rstrip()),
                f"is not valid JSON: it ends where {_expected(state, stack)} is expected",
            )
        raise fault(source, rest, f"is not valid JSON: {_broken(text, rest)}")
    if rest < len(text):
        raise fault(source, rest, "is not valid JSON: there is more after its end")


def _closes(mark: str | None, state: str, open_: str | int) -> bool:
    if isinstance(open_, int):
        return mark == "]" and state in ("next", "value or end")
    return mark == "}" and state in ("next", "key or end")


def _expected(state: str, stack: list[str | int]) -> str:
    if state == "next":
        return "a comma or a closing bracket" if stack else "the end"
    return {
        "value": "a value",
        "value or end": "a value",
        "key": "a key",
        "key or end": "a key",
        ":": "a colon",
    }[state]


def _broken(text: str, at: int) -> str:
    if text[at] != '"':
        return f"{text[at : at + 20].partition(' ')[0]!r} is no value"
    inside = re.compile(r"\"(?:[^\"\\\x00-\x1f]++|\\[\"\\/bfnrt]|\\u[0-9A-Fa-f]{4})*+").match(text, at)
    end = inside.end() if inside else at
    if end < len(text) and text[end] == "\\":
        return "a string has an unknown escape"
    if end < len(text) and text[end] not in "\r\n":
        return "a string has a control character"
    return "a string is not closed"


def _text(source: SourceFile, start: int, end: int) -> str:
    value = scan(source.text[start:end], start)
    return value.text if value is not None else ""


def scan(raw: str, offset: int) -> Value | None:
    """The text of a JSON string, quotes included in ``raw``; ``None`` if it is none."""
    token = _TOKEN.fullmatch(raw)
    if token is None or not token["string"] or raw[0] != '"':
        return None
    return _inside(raw[1:-1], offset + 1)


def _inside(raw: str, offset: int) -> Value | None:
    return scan_escapes(raw, offset, _ESCAPE, _decode)


def _decode(match: re.Match[str]) -> str:
    if match["code"]:
        return _CODES[match["code"]]
    if match["hex"] is None:
        return match.group().encode().decode("unicode_escape").encode("utf-16", "surrogatepass").decode("utf-16")
    code = int(match["hex"], 16)
    # Half of a pair alone stands for no character.
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)


def json_encoder(source: str) -> Encoder:
    """The encoder of strings for that file: with ``\\u`` where the file writes all but ASCII so."""
    escaped = re.search(r"\\u([0-9A-Fa-f]{4})", source) if source.isascii() else None
    letter = "X" if escaped and not re.search(r"\\u[0-9A-F]*[a-f]", source) else "x"

    def encode(text: str) -> str:
        return "".join(
            _SHORT.get(c) or (c if c >= " " and (c.isascii() or not escaped) else unicode_escape(c, letter))
            for c in text
        )

    return encode


def unicode_escape(char: str, letter: str = "x") -> str:
    """``\\uXXXX`` for a character, two beyond the first plane; ``letter``: ``x`` or ``X`` for the digits."""
    units = char.encode("utf-16-be")
    return "".join(f"\\u{int.from_bytes(units[i : i + 2], 'big'):04{letter}}" for i in range(0, len(units), 2))
