"""PHP language files: ``return ['key' => 'text']``, ``$_['key'] = '…'``, ``$lang = array(…)``; never run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from viestilint.lazyregex import lazy
from viestilint.model import Message
from viestilint.readers.build import ReadOptions
from viestilint.readers.catalogue import Entry, choose_languages, fault, read_entries
from viestilint.readers.placeholders import DEFAULT_SYNTAXES
from viestilint.readers.source import SourceFile
from viestilint.readers.values import Value, scan_escapes

_OPEN = lazy(r"<\?(?:php\b|=)", re.I)
_TOKEN = lazy(
    r"(?P<space>\s++)|(?P<comment>//[^\r\n]*+|\#(?!\[)[^\r\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/)|(?P<close>\?>)"
    r"|(?P<string>'(?:[^'\\]++|\\[\s\S])*+'|\"(?:[^\"\\]++|\\[\s\S])*+\")"
    r"|(?P<heredoc><<<[ \t]*(?P<q>[\"']?)(?P<label>[A-Za-z_]\w*)(?P=q)[\r\n])"
    r"|(?P<array>array\s*\(|\[)|(?P<arrow>=>)|(?P<assign>\.?=(?!=))|(?P<variable>\$\w+)|(?P<word>[\w\\]++)"
    r"|(?P<mark>[\](){};,])|(?P<other>->|::|.)",
    re.I,
)
_SINGLE = lazy(r"\\(?P<code>[\\'])")
_DOUBLE = lazy(
    r"\\(?:(?P<octal>[0-7]{1,3})|x(?P<hex>[0-9A-Fa-f]{1,2})|u\{(?P<point>[0-9A-Fa-f]{1,6})\}|(?P<code>[nrtvef\\$\"]))"
)
_CODES = {"n": "\n", "r": "\r", "t": "\t", "v": "\v", "e": "\x1b", "f": "\f"}
_SHORT = {text: "\\" + code for code, text in _CODES.items()} | {"\\": "\\\\", '"': '\\"'}


@dataclass(slots=True)
class _Frame:
    """An open bracket: an array with the key being read, an index of a variable, or anything else."""

    kind: str
    key: str | None = None
    index: int = 0


@dataclass(slots=True)
class _Statement:
    """What has been seen of a statement: its variable and the indexes of that, whether it gives a value."""

    variable: str = ""
    indexes: list[str] = field(default_factory=list)
    gives: bool = False


def read(source: SourceFile, options: ReadOptions) -> Sequence[Message]:
    """The strings that the file returns or assigns, with Laravel's ``:name`` among the placeholders.

    Raises ``ReadError`` with the line for a string or comment that does not end.
    """
    if options.syntaxes is None:
        options = replace(options, syntaxes=DEFAULT_SYNTAXES | {"laravel"})
    found = list(_strings(source))
    is_chosen = choose_languages((path for path, *_ in found), options.locales)
    entries = (
        Entry(
            ".".join(path),
            start,
            end,
            _scan_single if source.text[start] == "'" else _scan_double,
            _encode_single if source.text[start] == "'" else _encode_double,
        )
        for path, start, end in found
        if is_chosen(path)
    )
    return read_entries(source, options, entries)


Found = tuple[tuple[str, ...], int, int]


def _strings(source: SourceFile) -> Iterator[Found]:
    text = source.text
    at = 0
    while opening := _OPEN.search(text, at):
        at = opening.end()
        reader = _Reader(source)
        while at < len(text):
            token = _TOKEN.match(text, at)
            assert token is not None
            at = token.end()
            kind = token.lastgroup or "other"
            if kind == "label" or kind == "q":
                kind = "heredoc"
            if kind == "close":
                break
            if kind == "heredoc":
                at = _heredoc_end(source, token)
            elif kind == "other" and (token.group() in "'\"" or text.startswith("/*", token.start())):
                what = "a comment" if token.group() == "/" else "a string"
                raise fault(source, token.start(), f"is not valid PHP: {what} is not closed")
            yield from reader.token(kind, token)


def _heredoc_end(source: SourceFile, token: re.Match[str]) -> int:
    end = re.compile(rf"^[ \t]*{token['label']}\b", re.M).search(source.text, token.end() - 1)
    if end is None:
        raise fault(source, token.start(), "is not valid PHP: a heredoc is not closed")
    return end.end()


class _Reader:
    """Follows the brackets of one run of PHP; keeps the place and the key of every string that is a value."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.stack: list[_Frame] = []
        self.statement = _Statement()
        self.string: re.Match[str] | None = None
        self.last = ""

    def token(self, kind: str, token: re.Match[str]) -> Iterator[Found]:
        if kind in ("space", "comment"):
            return
        mark, last = token.group(), self.last
        self.last = mark
        if kind == "string":
            yield from self._flush()
            self.string = token
            return
        if kind == "arrow" and self.stack and self.stack[-1].kind == "array":
            if last not in (")", "]"):
                self.stack[-1].key = last if self.string is None else _plain(self.string)
            self.string = None
            return
        if mark == "]" and self.stack and self.stack[-1].kind == "index":
            self.statement.indexes.append(_plain(self.string) if self.string is not None else "?")
            self.string = None
            self.stack.pop()
            return
        if mark == "(" and kind == "mark" and self.string is None:
            self._open("other")
            return
        yield from self._flush()
        self._other(kind, mark, last)

    def _flush(self) -> Iterator[Found]:
        """The string that has been read last, if it stands where a text is given."""
        string, self.string = self.string, None
        if string is None or not self.statement.gives:
            return
        if all(frame.kind == "array" for frame in self.stack):
            yield self._path(), *string.span()

    def _path(self) -> tuple[str, ...]:
        steps = [*self.statement.indexes]
        for frame in self.stack:
            if frame.kind == "array":
                steps.append(str(frame.index) if frame.key is None else frame.key)
        return tuple(steps) or (self.statement.variable,)

    def _other(self, kind: str, mark: str, last: str) -> None:
        statement = self.statement
        if kind == "array":
            if mark != "[" or not (last.startswith("$") or last in ("]", ")")):
                self._open("array")
            else:
                self._open("other" if self.stack or statement.gives else "index")
        elif kind == "mark" and mark in "({":
            self._open("other")
        elif kind == "mark" and mark in ")]}":
            if self.stack:
                self.stack.pop()
            if mark == "}" and not self.stack:
                self.statement = _Statement()
        elif mark == "," and self.stack:
            frame = self.stack[-1]
            frame.index += frame.key is None
            frame.key = None
        elif mark == ";":
            if not self.stack:
                self.statement = _Statement()
        elif not self.stack:
            if kind == "assign" or (kind == "word" and mark.lower() == "return"):
                statement.gives = True
            elif kind == "variable" and not statement.gives:
                statement.variable, statement.indexes = mark.removeprefix("$"), []

    def _open(self, kind: str) -> None:
        self.stack.append(_Frame(kind))


def _plain(token: re.Match[str]) -> str:
    scan = _scan_single if token.group()[0] == "'" else _scan_double
    value = scan(token.group(), 0)
    return value.text if value else ""


def _scan_single(raw: str, offset: int) -> Value | None:
    if not re.fullmatch(r"'(?:[^'\\]++|\\[\s\S])*+'", raw):
        return None
    return scan_escapes(raw[1:-1], offset + 1, _SINGLE, lambda match: match["code"])


def _scan_double(raw: str, offset: int) -> Value | None:
    if not re.fullmatch(r"\"(?:[^\"\\]++|\\[\s\S])*+\"", raw):
        return None
    return scan_escapes(raw[1:-1], offset + 1, _DOUBLE, _decode)


def _decode(match: re.Match[str]) -> str | None:
    if match["code"]:
        return _CODES.get(match["code"], match["code"])
    code = int(match["octal"], 8) & 0xFF if match["octal"] else int(match["hex"] or match["point"], 16)
    # \xC3\xA4 are bytes of one character, which only an engine puts together.
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _encode_single(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")


def _encode_double(text: str) -> str:
    """The text in double quotes. A ``$`` stays as it is: before a name it is a placeholder of the text."""
    return "".join(_SHORT.get(char, char) for char in text)
