"""Reader options, and the last step of every reader: text and metadata → Message."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase

from viestilint.lazyregex import lazy
from viestilint.model import Message, Placeholder, SourceMap, SourceSpan, Span
from viestilint.readers.choices import with_choices
from viestilint.readers.conversation import customer_of
from viestilint.readers.metadata import Metadata, guess
from viestilint.readers.placeholders import find_placeholders
from viestilint.readers.slots import with_slots
from viestilint.readers.source import SourceFile


@dataclass(frozen=True, slots=True)
class MessageEntry:
    """What configuration says of the messages whose path or key fits one of the globs."""

    files: tuple[str, ...]
    keys: tuple[str, ...]
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the command line says of every message (``forced``), and what configuration says (``defaults``).

    ``locales`` are the languages that are read of a file that holds several. ``csv_column`` names the column
    of tables that holds the messages. ``literal_suffixes`` are the suffixes of program files whose string
    literals are read. ``message_keys`` are patterns of catalogue keys whose entries are whole messages,
    ``subject_keys`` of those that are subjects. Of the ``entries`` that fit a message the last has the last word.
    ``reply_files`` names the file of the customer's message beside a reply (``{name}.kysymys.txt``).
    """

    forced: Metadata = field(default_factory=Metadata)
    defaults: Metadata = field(default_factory=Metadata)
    syntaxes: frozenset[str] | None = None
    locales: tuple[str, ...] = ("fi",)
    csv_column: str | None = None
    literal_suffixes: frozenset[str] = frozenset()
    message_keys: tuple[str, ...] = ()
    subject_keys: tuple[str, ...] = ()
    entries: tuple[MessageEntry, ...] = ()
    reply_files: str | None = None


def build_message(
    source: SourceFile,
    text: str,
    source_map: SourceMap,
    options: ReadOptions,
    own: Metadata | None = None,
    *,
    masked: Iterable[Span] = (),
    quotes: Iterable[Span] = (),
    quoted: str | None = None,
) -> Message:
    """The message, its metadata settled: command line > the file's own > configuration > guess from the path.

    ``quotes`` are the parts that markup says are quoted, ``quoted`` is the newest message among them.
    """
    own = own or Metadata()
    settled = options.forced.over(own).over(_configured(source.path, own.key, options))
    settled = settled.over(guess(source.path, own.key))
    masked = tuple(masked)
    is_subject = settled.key is None and is_subject_file(source.path)
    return Message(
        text=text,
        path=source.path,
        source_map=_in_encoding(source_map, source.encoding),
        key=settled.key,
        channel=settled.channel or "email",
        type=settled.type,
        address=settled.address,
        continuing=bool(settled.continuing),
        mode=settled.mode or "template",
        style=settled.style or "plain",
        fragment=is_subject or bool(settled.fragment),
        subject=settled.subject,
        customer=customer_of(source.path, settled, text, options.reply_files, quoted),
        sender=settled.sender,
        placeholders=tuple(_outside(_variable(text, options), masked)),
        masked=masked,
        ignore=settled.ignore or frozenset(),
        source_text=settled.source_text,
        source_placeholders=find_placeholders(settled.source_text or "", options.syntaxes),
        zone="subject" if is_subject else None,
        quotes=tuple(quotes),
        by_number=bool(settled.by_number),
    )


def _variable(text: str, options: ReadOptions) -> tuple[Placeholder, ...]:
    return with_choices(text, with_slots(text, find_placeholders(text, options.syntaxes), options.syntaxes))


def _in_encoding(source_map: SourceMap, encoding: str) -> SourceMap:
    """The map that writes only what the file's encoding can hold."""
    if encoding.startswith("utf"):
        return source_map
    inner, inner_at = source_map.encode, source_map.encode_at

    def encode_at(text: str, place: SourceSpan) -> str | None:
        written = inner_at(text, place) if inner_at is not None else inner(text) if inner is not None else text
        try:
            return None if written is None or written.encode(encoding) is None else written
        except UnicodeEncodeError:
            return None

    return replace(source_map, encode=None, encode_at=encode_at)


def is_subject_file(path: str) -> bool:
    """Whether a file holds nothing but a subject by its name: ``tilaus_subject.txt``."""
    return _SUBJECT_FILE.search(path.replace("\\", "/")) is not None


_SUBJECT_FILE = lazy(r"(?:^|[/_.-])(?:subject|otsikko|aihe)(?:[_.-](?:fi|sv|en))?(?:\.\w+){1,2}$", re.I)


def _configured(path: str, key: str | None, options: ReadOptions) -> Metadata:
    found = options.defaults
    for entry in options.entries:
        fits_path = not entry.files or fits(path, entry.files)
        fits_key = not entry.keys or (key is not None and any(fnmatchcase(key, glob) for glob in entry.keys))
        if fits_path and fits_key:
            found = entry.metadata.over(found)
    return found


def fits(path: str, globs: tuple[str, ...]) -> bool:
    """Whether a path fits one of the globs, which are read as git reads its own (``**`` for any folders)."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(globs).match_file(path)


def _outside(placeholders: Iterable[Placeholder], masked: Iterable[Span]) -> Iterator[Placeholder]:
    """The placeholders that no masked span overlaps; placeholders come in order and apart from each other."""
    spans = deque(sorted(masked))
    # Of the spans that begin before a placeholder only the one that reaches furthest counts.
    reached = 0
    for placeholder in placeholders:
        while spans and spans[0].start < placeholder.span.end:
            reached = max(reached, spans.popleft().end)
        if reached <= placeholder.span.start:
            yield placeholder
