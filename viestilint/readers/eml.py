"""Mail: RFC 5322 with its parts, and templates of that suffix that are a body, with some headers or none.

Every text part is a message, all with the mail's subject. Where there are several, their keys are ``plain``
and ``html``. Attachments are not read.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from viestilint.errors import ReadError
from viestilint.lazyregex import lazy
from viestilint.model import Message, SourceMap
from viestilint.model.source import Encoder
from viestilint.readers.build import ReadOptions, build_message
from viestilint.readers.html import read_html
from viestilint.readers.markup import has_html
from viestilint.readers.metadata import Metadata
from viestilint.readers.source import SourceFile
from viestilint.readers.subject import read_header
from viestilint.readers.textfile import newline_encoder, normalise_breaks
from viestilint.readers.transfer import Decoded, compose, decode_part

_HEADER = lazy(r"(?P<name>[!-9;-~]+):[ \t]*(?P<value>[^\r\n]*(?:(?:\r\n|\r|\n)[ \t]+[^\r\n]*)*)(?:\r\n|\r|\n|\Z)")
_BREAK = lazy(r"\r\n|\r|\n")
_KNOWN = lazy(
    r"(?:subject|from|to|cc|bcc|date|sender|reply-to|message-id|mime-version|received|return-path|delivered-to"
    r"|content-[a-z-]+|references|in-reply-to|list-[a-z-]+|precedence|x-[\w-]+|dkim-signature|authentication-results"
    r"|arc-[a-z-]+|importance|priority|auto-submitted):",
    re.I,
)
_PARAMETER = lazy(r";\s*(?P<name>[\w*-]+)\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s;\"]*))")
_MBOX = lazy(r"From [^\r\n]*(?:\r\n|\r|\n)")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class _Entity:
    """A mail or a part of one: its headers by their names in lower case, and where its subject and body lie."""

    headers: dict[str, str]
    start: int
    end: int
    subject: tuple[int, int] | None = None

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "text/plain").partition(";")[0].strip().lower()

    @property
    def is_attachment(self) -> bool:
        return self.headers.get("content-disposition", "").strip().lower().startswith("attachment")

    def parameter(self, name: str) -> str | None:
        for match in _PARAMETER.finditer(self.headers.get("content-type", "")):
            if match["name"].lower() == name:
                return match["bare"] if match["quoted"] is None else match["quoted"]
        return None


def read(source: SourceFile, options: ReadOptions) -> list[Message]:
    """The messages of the file. Raises ``ReadError`` with the line of a part that cannot be decoded."""
    mail = _entity(source.text, 0, len(source.text))
    # A bare text says nothing of its subject; a mail with headers but none for the subject has none.
    subject = "" if mail.headers.keys() & {"from", "to", "date"} else None
    header: Message | None = None
    if mail.subject is not None:
        ascii_only = "mime-version" in mail.headers and source.text[slice(*mail.subject)].isascii()
        subject, header = read_header(source, *mail.subject, options, ascii_only=ascii_only)
    parts = list(_text_parts(source, mail, 0))
    messages: list[Message] = []
    for part in parts:
        own = Metadata(subject=subject, key=_kind(part) if len(parts) > 1 else None)
        messages.extend(_read_part(source, part, own, options))
    return [*messages, header] if header is not None else messages


def _entity(source: str, start: int, end: int) -> _Entity:
    headers: dict[str, str] = {}
    mbox = _MBOX.match(source, start, end)
    at = mbox.end() if mbox else start
    if start == 0 and not _KNOWN.match(source, at, end):
        return _Entity({}, start, end)
    subject: tuple[int, int] | None = None
    while match := _HEADER.match(source, at, end):
        name, value = match["name"].lower(), match["value"]
        headers.setdefault(name, re.sub(r"(?<![\r\n])[\r\n]+[ \t]+", " ", value).strip())
        if name == "subject" and subject is None:
            begin = match.start("value")
            subject = begin, begin + len(value.rstrip(" \t\r\n"))
        at = match.end()
    blank = _BREAK.match(source, at, end)
    return _Entity(headers, blank.end() if blank else at, end, subject)


def _text_parts(source: SourceFile, entity: _Entity, depth: int) -> Iterator[_Entity]:
    if entity.is_attachment:
        return
    if not entity.type.startswith("multipart/"):
        if entity.type in ("text/plain", "text/html", "") and entity.start < entity.end:
            yield entity
        return
    boundary = entity.parameter("boundary")
    if not boundary or depth > _DEEPEST:
        line = source.text.count("\n", 0, entity.start) + 1
        says = "has parts nested too deeply" if boundary else "has parts without a boundary"
        raise ReadError(says, path=source.path, line=line)
    border = re.compile(rf"(?:^|\r\n|\r|\n)--{re.escape(boundary)}(?P<last>--)?[ \t]*(?=\r|\n|\Z)", re.M)
    start: int | None = None
    for match in border.finditer(source.text, entity.start, entity.end):
        if start is not None:
            yield from _text_parts(source, _entity(source.text, start, max(start, match.start())), depth + 1)
        if match["last"]:
            return
        found = _BREAK.match(source.text, match.end(), entity.end)
        start = found.end() if found else match.end()
    if start is not None:
        # The last border is cut off: what is there is read.
        yield from _text_parts(source, _entity(source.text, start, entity.end), depth + 1)


def _kind(entity: _Entity) -> str:
    return "html" if entity.type == "text/html" else "plain"


def _read_part(source: SourceFile, entity: _Entity, own: Metadata, options: ReadOptions) -> Iterator[Message]:
    encoding = entity.headers.get("content-transfer-encoding", "").strip().lower()
    charset = entity.parameter("charset") or "utf-8"
    part = decode_part(source, entity.start, entity.end, encoding, charset)
    if encoding == "7bit" and part.text.isascii():
        holds = "ascii"
    elif encoding in ("", "7bit", "8bit", "binary"):
        # Letters that stand there as they are, are in the encoding of the file.
        holds = source.encoding if not part.text.isascii() or _is_same(part.charset, source) else "ascii"
    else:
        holds = part.charset
    inner = SourceFile(source.path, part.text, holds)
    is_html = entity.type == "text/html" or ("content-type" not in entity.headers and has_html(part.text))
    says = "content-type" in entity.headers
    messages = read_html(inner, options, own) if is_html else _read_plain(inner, part, own, options, says=says)
    for message in messages:
        yield replace(message, source_map=compose(message.source_map, part, source))


def _is_same(charset: str, source: SourceFile) -> bool:
    return codecs.lookup(charset).name == codecs.lookup(source.encoding).name


def _read_plain(inner: SourceFile, part: Decoded, own: Metadata, options: ReadOptions, *, says: bool) -> list[Message]:
    """The text of a part; ``says``: whether it is called one, so that no tag written into it makes it HTML."""
    text, pieces = normalise_breaks(part.text, 0, len(part.text))
    if not text.strip():
        return []
    encode = newline_encoder(part.text)
    if not says:
        encode = _without_tags(encode)
    source_map = SourceMap(pieces, encode)
    return [build_message(inner, text, source_map, options, own)]


def _without_tags(encode: Encoder | None) -> Encoder:
    def checked(text: str) -> str | None:
        if "<" in text:
            return None
        return text if encode is None else encode(text)

    return checked
