"""Plain text: one message a file."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.lazyregex import lazy
from viestilint.model import Message, Piece, SourceMap, SourceSpan, Span
from viestilint.model.source import Encoder
from viestilint.readers.build import ReadOptions, build_message
from viestilint.readers.frontmatter import after_front_matter, read_front_matter, subject_of
from viestilint.readers.source import SourceFile

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


def _tags(text: str) -> Iterator[Span]:
    """Tags within lines, which are no words of the message. One with a variable part is left to the placeholders."""
    if "<" in text:
        from viestilint.readers.markup import INLINE

        for match in INLINE.finditer(text):
            if not _VARIABLE & set(match.group()):
                yield Span(*match.span())


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
