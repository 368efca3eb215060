"""Reader options, and the last step of every reader: text and metadata → Message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from viestilint.model import Message, SourceMap, Span
from viestilint.readers.metadata import Metadata, guess
from viestilint.readers.placeholders import find_placeholders
from viestilint.readers.source import SourceFile


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the command line says of every message (``forced``), and what configuration says (``defaults``)."""

    forced: Metadata = field(default_factory=Metadata)
    defaults: Metadata = field(default_factory=Metadata)
    syntaxes: frozenset[str] | None = None


def build_message(
    source: SourceFile,
    text: str,
    source_map: SourceMap,
    options: ReadOptions,
    own: Metadata | None = None,
    *,
    masked: Iterable[Span] = (),
) -> Message:
    """The message, its metadata settled: command line > the file's own > configuration > guess from the path."""
    own = own or Metadata()
    settled = options.forced.over(own).over(options.defaults).over(guess(source.path, own.key))
    masked = tuple(masked)
    return Message(
        text=text,
        path=source.path,
        source_map=source_map,
        key=settled.key,
        channel=settled.channel or "email",
        type=settled.type,
        address=settled.address,
        continuing=bool(settled.continuing),
        mode=settled.mode or "template",
        fragment=bool(settled.fragment),
        subject=settled.subject,
        customer=settled.customer or settled.reply_to,
        sender=settled.sender,
        placeholders=tuple(
            p
            for p in find_placeholders(text, options.syntaxes)
            if not any(span.overlaps(p.span) for span in masked)
        ),
        masked=masked,
        ignore=settled.ignore or frozenset(),
    )
