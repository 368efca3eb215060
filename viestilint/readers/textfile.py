"""Plain text: one message a file, with YAML front matter between ``---`` lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from viestilint import safeyaml
from viestilint.errors import ConfigError, ReadError
from viestilint.lazyregex import lazy
from viestilint.model import Message, Piece, SourceMap, SourceSpan, Span
from viestilint.model.source import Encoder
from viestilint.readers.build import ReadOptions, build_message
from viestilint.readers.metadata import Metadata, parse_metadata
from viestilint.readers.source import SourceFile

# subject: Re: Tilaus 123
_COLON_IN_VALUE = "mapping values are not allowed in this context"
_COLON_HINT = "put the value in quotes, as it holds a colon"
_FRONT = lazy(r"---[ \t]*\r?\n(?P<yaml>.*?)(?:^|\n)---[ \t]*(?:\r?\n|$)", re.S | re.M)


_BREAK = lazy(r"\r\n?")
_VARIABLE = frozenset("{$%")


def read(source: SourceFile, options: ReadOptions) -> list[Message]:
    """The file's one message. Raises ``ReadError`` for wrong front matter."""
    front, start = read_front_matter(source)
    if "<" in source.text:
        from viestilint.readers.markup import has_layout

        if has_layout(source.text[start:]):
            # The text of a page without its suffix.
            from viestilint.readers.html import read_html

            return [*read_html(after_front_matter(source, start), options, front), *subject_of(source, front, options)]
    text, pieces = normalise_breaks(source.text, start, len(source.text))
    message = build_message(
        source, text, SourceMap(pieces, newline_encoder(source.text)), options, front, masked=_tags(text)
    )
    return [message, *subject_of(source, front, options)]


def after_front_matter(source: SourceFile, start: int) -> SourceFile:
    """The file without its front matter, which is white space of the same length: every offset stays."""
    return replace(source, text=" " * start + source.text[start:]) if start else source


def _tags(text: str) -> Iterator[Span]:
    """Tags within lines, which are no words of the message. One with a variable part is left to the placeholders."""
    if "<" in text:
        from viestilint.readers.markup import INLINE

        for match in INLINE.finditer(text):
            if not _VARIABLE & set(match.group()):
                yield Span(*match.span())


def read_front_matter(source: SourceFile) -> tuple[Metadata, int]:
    """What the front matter says, and the offset at which the text after it begins (0 if there is none)."""
    match = _FRONT.match(source.text)
    if match is None:
        return Metadata(), 0
    import yaml

    try:
        values = safeyaml.load(match["yaml"])
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        problem = _COLON_HINT if error.problem == _COLON_IN_VALUE else error.problem
        raise ReadError(f"front matter is not valid YAML: {problem}", path=source.path, line=line) from error
    except (yaml.YAMLError, ValueError) as error:
        raise ReadError("front matter is not valid YAML", path=source.path, line=1) from error
    if values is None:
        return Metadata(), match.end()
    if not isinstance(values, dict):
        # Two rules around a text are a divider, not metadata.
        return Metadata(), 0
    try:
        front = parse_metadata(values)
    except (ConfigError, ValueError) as error:
        # A whole number of thousands of digits is a ValueError to write out.
        raise ReadError(f"front matter: {error}", path=source.path, line=1) from error
    return front, match.end()


def subject_of(source: SourceFile, front: Metadata, options: ReadOptions) -> list[Message]:
    """The subject that the front matter gives, as a message of its own."""
    match = _FRONT.match(source.text) if front.subject else None
    if match is None:
        return []
    from viestilint.readers.catalogue import read_entry
    from viestilint.readers.yamlfile import entry_at

    entry = entry_at(source, *match.span("yaml"), "subject")
    message = read_entry(source, options, entry) if entry is not None else None
    if message is None:
        return []
    whole = build_message(source, message.text, message.source_map, options, replace(front, key="subject"))
    return [replace(whole, subject=None, customer=None, fragment=True, zone="subject")]


def normalise_breaks(source: str, start: int, end: int) -> tuple[str, tuple[Piece, ...]]:
    """The text of ``source[start:end]`` with every line break as ``\\n``, and the pieces that lead back."""
    pieces: list[Piece] = []
    text: list[str] = []
    length, at = 0, start

    def literal(until: int) -> None:
        nonlocal length, at
        if until > at:
            pieces.append(Piece(Span(length, length + until - at), SourceSpan(at, until)))
            text.append(source[at:until])
            length += until - at
        at = until

    for match in _BREAK.finditer(source, start, end):
        literal(match.start())
        pieces.append(Piece(Span(length, length + 1), SourceSpan(*match.span()), literal=False))
        text.append("\n")
        length += 1
        at = match.end()
    literal(end)
    return "".join(text), tuple(pieces)


def newline_encoder(source: str) -> Encoder | None:
    """The encoder that gives added line breaks the file's own style; ``None`` where that is ``\\n``."""
    if "\r\n" in source:
        return lambda text: text.replace("\n", "\r\n")
    if "\r" in source:
        return lambda text: text.replace("\n", "\r")
    return None
