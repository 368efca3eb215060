"""Gettext catalogues (.po, .pot): every translated msgstr is an entry, its key the msgid."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from viestilint.lazyregex import lazy
from viestilint.model import Message
from viestilint.readers.build import ReadOptions
from viestilint.readers.catalogue import Entry, fault, read_entries
from viestilint.readers.locales import language_of, wanted
from viestilint.readers.source import SourceFile
from viestilint.readers.values import Value, ValueBuilder

_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_KEYWORD = lazy(r"(?P<word>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?P<index>\d{1,2})\])?(?=[ \t\"])")
_STRINGS = lazy(r"[ \t]*\"(?:[^\"\\\r\n]|\\[^\r\n])*\"[ \t]*")
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_MARK = lazy(r"\\(?P<code>[0-7]{1,3}|x[0-9A-Fa-f]{1,2}|.)|\"(?P<fold>(?:[^\"#]|#[^\r\n]*+)*+)\"", re.S)
_TEMPLATES = tuple(
    ".txt .html .htm .jinja .jinja2 .j2 .tpl .twig .mjml .mako .haml .erb .pug .hbs .latte .phtml".split()
)
_LANGUAGE = lazy(r"^Language:[ \t]*(\S+)", re.M)


@dataclass(slots=True)
class _Block:
    """One entry of the file as it is put together: where the strings of each keyword begin and end, and the templates
    that it is said to come from.
    """

    strings: dict[str, list[int]] = field(default_factory=dict)
    templates: frozenset[str] = frozenset()


def read(source: SourceFile, options: ReadOptions) -> Sequence[Message]:
    """The translations of the file, fuzzy ones too; obsolete and empty ones and the header are left out.

    Nothing is read of a file whose header names another language than those wanted.
    Raises ``ReadError`` with the line for what gettext would refuse.
    """
    blocks = list(_blocks(source))
    for block in blocks:
        if _text(source, block, "msgid") == "" and "msgctxt" not in block.strings:
            named = _LANGUAGE.search(_text(source, block, "msgstr"))
            if named and language_of(named[1]) and not wanted(named[1], options.locales):
                return []
    used = Counter(path for block in blocks for path in block.templates)
    shared = {path for path, times in used.items() if times > 1}
    return read_entries(source, options, (entry for block in blocks for entry in _entries(source, block, shared)))


def _entries(source: SourceFile, block: _Block, shared: Collection[str]) -> Iterator[Entry]:
    """The entries of the block; a single line of a template that other entries are lines of too is a part."""
    key = singular = _text(source, block, "msgid")
    plural = _text(source, block, "msgid_plural") or singular
    if "msgctxt" in block.strings:
        key = f"{_text(source, block, 'msgctxt')}|{key}"
    elif not key:
        return
    is_part = not block.templates.isdisjoint(shared) and "\n" not in singular.strip()
    for keyword, (start, end) in block.strings.items():
        if keyword.startswith("msgstr"):
            origin = singular if keyword in ("msgstr", "msgstr[0]") else plural
            # A msgid without a space may be no text but a name: it tells nothing of the translation.
            yield Entry(
                key + keyword.removeprefix("msgstr"),
                start,
                end,
                scan,
                encode,
                origin=origin if " " in origin else None,
                is_part=is_part,
            )


def _blocks(source: SourceFile) -> Iterator[_Block]:
    block, current = _Block(), ""
    templates: set[str] = set()
    at = 0
    text = source.text
    while at < len(text):
        line = _LINE.match(text, at)
        assert line is not None
        start, at = line.span()
        content = line.group().strip()
        if content.startswith("#:"):
            templates.update(_templates(content))
        if not content or content[0] == "#":
            continue
        first = start + line.group().index(content[0])
        keyword = None if content[0] == '"' else _KEYWORD.match(text, first)
        opens = keyword is not None and keyword["word"] in ("msgctxt", "msgid")
        if opens and any(name.startswith("msgstr") for name in block.strings):
            yield block
            block = _Block()
        if keyword is not None and templates:
            block.templates, templates = frozenset(templates), set()
        if keyword is not None:
            current = keyword.group()
            if current in block.strings:
                raise fault(source, first, f"{current} stands twice in one entry")
            _check_order(source, block, keyword["word"], first)
            first = keyword.end()
        elif content[0] != '"':
            raise fault(source, first, "is not valid PO: expected msgid, msgstr, a string or a comment")
        elif not current:
            raise fault(source, first, "is not valid PO: a string without msgid or msgstr before it")
        end = _strings_end(source, first, start + len(line.group().rstrip()))
        span = block.strings.setdefault(current, [text.index('"', first), end])
        span[1] = end
    if block.strings:
        if not any(name.startswith("msgstr") for name in block.strings):
            raise fault(source, len(text), "is not valid PO: the last entry has no msgstr")
        yield block


def _templates(comment: str) -> Iterator[str]:
    """The templates that a comment names: *#: templates/welcome.txt:3*."""
    for reference in comment[2:].split():
        path, _, line = reference.rpartition(":")
        if line.isdigit() and path.lower().endswith(_TEMPLATES):
            yield path


def _check_order(source: SourceFile, block: _Block, word: str, at: int) -> None:
    if word == "msgstr" and "msgid" not in block.strings:
        raise fault(source, at, "is not valid PO: msgstr without msgid")
    if word in ("msgctxt", "msgid") and "msgid" in block.strings:
        raise fault(source, at, "is not valid PO: the entry before has no msgstr")


def _strings_end(source: SourceFile, at: int, end: int) -> int:
    """The offset after the last string of a line. Raises ``ReadError`` if there is anything else on it."""
    found = False
    while at < end:
        string = _STRINGS.match(source.text, at, end)
        if string is None:
            what = "a quotation mark inside a string lacks its backslash" if found else "a string is not closed"
            raise fault(source, at, f"is not valid PO: {what}")
        at, found = string.end(), True
    if not found:
        raise fault(source, at, "is not valid PO: a keyword without a string")
    return end


def _text(source: SourceFile, block: _Block, keyword: str) -> str:
    start, end = block.strings.get(keyword, (0, 0))
    value = scan(source.text[start:end], start)
    return value.text if value else ""


def scan(raw: str, offset: int) -> Value | None:
    """The text of adjoining PO strings, quotes included in ``raw``; ``None`` if they are none."""
    if len(raw) < 2 or raw[0] != '"' or raw[-1] != '"':
        return None
    builder = ValueBuilder(raw, offset)
    at = 1
    for match in _MARK.finditer(raw, 1, len(raw) - 1):
        if '"' in raw[at : match.start()]:
            return None
        builder.literal(at, match.start())
        at = match.end()
        fold = match["fold"]
        if fold is None:
            builder.escape(_unescape(match["code"]), *match.span())
        elif any(line.strip() and not line.strip().startswith("#") for line in fold.splitlines()):
            return None
        elif builder.length:
            # A comment between two strings would be lost with an edit that spans the fold.
            builder.escape("", *match.span(), writable=not fold.strip())
    if '"' in raw[at : len(raw) - 1]:
        return None
    builder.literal(at, len(raw) - 1)
    return builder.build()


def _unescape(code: str) -> str:
    if code[0] in "01234567":
        return chr(int(code, 8))
    if code[0] == "x" and len(code) > 1:
        return chr(int(code[1:], 16))
    return _SIMPLE.get(code, code)


_CODES = {text: "\\" + code for code, text in _SIMPLE.items()} | {"\\": "\\\\", '"': '\\"'}


def encode(text: str) -> str:
    """The text with PO's escapes."""
    return "".join(_CODES.get(char, char) for char in text)
