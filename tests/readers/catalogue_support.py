"""What the tests of the catalogue readers share: reading a text, checking its pieces, editing it."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from hypothesis import settings
from hypothesis import strategies as st

from viestilint.model import Edit, Message, Span
from viestilint.readers.build import ReadOptions
from viestilint.readers.source import SourceFile

# What formats escape, fold, trim or take for something else.
SPECIAL = "aäöÅ–€😀\u00a0 \t\n\"'\\:#-{}[]<>&=%$,;|!@`~/u0n*?.\u00ad"
# A busy machine is no failure.
relaxed = settings(deadline=None)
texts = st.text(st.sampled_from(SPECIAL), max_size=30)


def entries(reader: ModuleType, text: str, path: str, options: ReadOptions | None = None) -> list[Message]:
    return reader.read(SourceFile(path, text), options or ReadOptions())


def pairs(reader: ModuleType, text: str, path: str, options: ReadOptions | None = None) -> list[tuple[str | None, str]]:
    return [(message.key, message.text) for message in entries(reader, text, path, options)]


def check_pieces(message: Message, source: str, decode: Callable[[str], str]) -> None:
    """Every piece's part of the file stands for its part of the text."""
    at = 0
    for piece in message.source_map.pieces:
        raw = piece.source.of(source)
        expected = piece.text.of(message.text)
        assert piece.text.start == at
        assert (raw if piece.literal else decode(raw)) == expected
        at = piece.text.end
    assert at == len(message.text)


def check_edit(
    reader: ModuleType,
    source: str,
    path: str,
    index: int,
    edit: Edit,
    options: ReadOptions | None = None,
) -> bool:
    """Makes the edit and reads again: the message has it and the other messages stay.

    False if the edit cannot be written.
    """
    before = entries(reader, source, path, options)
    message = before[index]
    change = message.source_map.translate(edit)
    if change is None:
        return False
    changed = source[: change.span.start] + change.text + source[change.span.end :]
    wanted = [m.text for m in before]
    wanted[index] = message.text[: edit.span.start] + edit.text + message.text[edit.span.end :]
    after = [m.text for m in entries(reader, changed, path, options)]
    if not any(char.isalpha() for char in wanted[index]):
        del wanted[index]
    assert after == wanted
    assert change.span.start >= message.source_map.locate(Span(0, 0)).start
    return True


@st.composite
def edits(draw: st.DrawFn, length: int) -> Edit:
    start = draw(st.integers(0, length))
    end = draw(st.integers(start, length))
    return Edit(Span(start, end), draw(texts))


def fold_edit(text: str, old: str, new: str) -> Edit:
    """The edit that puts ``new`` in the place of the first ``old``."""
    at = text.index(old)
    return Edit(Span(at, at + len(old)), new)
