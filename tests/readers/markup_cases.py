"""What every markup reader is held to: places that lead back, and edits that can be read again."""

from __future__ import annotations

from collections.abc import Callable

from viestilint.model import Edit, Message, Span
from viestilint.readers.build import ReadOptions
from viestilint.readers.source import SourceFile

Reader = Callable[[SourceFile, ReadOptions], list[Message]]


def messages_of(reader: Reader, text: str, path: str) -> list[Message]:
    """The messages of a file of that text, their maps checked."""
    messages = reader(SourceFile(path, text), ReadOptions())
    for message in messages:
        check_places(message, text)
    return messages


def texts_of(reader: Reader, text: str, path: str) -> list[str]:
    """The texts of the messages."""
    return [message.text for message in messages_of(reader, text, path)]


def check_places(message: Message, source: str) -> None:
    """Pieces tile the text, run forward in the file, and literal ones are the file's own words."""
    at = before = 0
    for piece in message.source_map.pieces:
        assert piece.text.start == at
        assert before <= piece.source.start <= piece.source.end <= len(source) or not piece.writable
        # Only a break that markup implies may stand at a place without width.
        assert piece.source.start < piece.source.end or not piece.writable
        if piece.literal:
            assert piece.source.of(source) == piece.text.of(message.text)
        at, before = piece.text.end, piece.source.end
    assert at == len(message.text)


def check_edit(reader: Reader, source: str, path: str, index: int, edit: Edit) -> bool:
    """Makes the edit and reads again. Returns whether it was written; other messages must stay."""
    messages = messages_of(reader, source, path)
    message = messages[index]
    if any(p.span.start < edit.span.end and edit.span.start < p.span.end for p in message.placeholders):
        return False
    written = message.source_map.translate(edit)
    if written is None:
        return False
    expected = [m.text for m in messages]
    expected[index] = message.text[: edit.span.start] + edit.text + message.text[edit.span.end :]
    changed = source[: written.span.start] + written.text + source[written.span.end :]
    again = [text for text in texts_of(reader, changed, path) if text.strip()]
    assert again == [text for text in expected if text.strip()], changed
    return True


def replaced(reader: Reader, source: str, path: str, old: str, new: str, index: int = 0) -> str | None:
    """The file with the first ``old`` of a message replaced, ``None`` if that cannot be written."""
    message = messages_of(reader, source, path)[index]
    at = message.text.index(old)
    written = message.source_map.translate(Edit(Span(at, at + len(old)), new))
    if written is None:
        return None
    return source[: written.span.start] + written.text + source[written.span.end :]
