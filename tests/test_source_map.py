"""From a place in a message to the place in its file, and from an edit of the one to an edit of the other."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viestilint.fixes import apply_edits
from viestilint.model import Edit, Piece, SourceMap, SourceSpan, Span

_ESCAPES = {"&": "&amp;", "<": "&lt;", "ä": "&auml;", "\n": "<br>"}


def encode(text: str) -> str:
    """The escaping of the little format of these tests."""
    return "".join(_ESCAPES.get(c, c) for c in text)


@dataclass(frozen=True)
class File:
    """A file in that format and the message in it."""

    text: str
    source: str
    map: SourceMap


@st.composite
def files(draw: st.DrawFn) -> File:
    """Prose, escapes and markup that leaves no trace in the text, in any order."""
    pieces: list[Piece] = []
    text = source = ""
    for kind in draw(st.lists(st.sampled_from(["prose", "escape", "markup", "locked"]), max_size=8)):
        if kind == "markup":
            source += draw(st.sampled_from(["<b>", "</b>", "<!-- x -->"]))
            continue
        if kind == "escape":
            run = draw(st.sampled_from(sorted(_ESCAPES)))
            written = encode(run)
        else:
            run = written = draw(st.text("abcdef 12.", min_size=1, max_size=6))
        start = len(text), len(source)
        text, source = text + run, source + written
        pieces.append(
            Piece(
                Span(start[0], len(text)),
                SourceSpan(start[1], len(source)),
                literal=kind != "escape",
                writable=kind != "locked",
            )
        )
    return File(text, source, SourceMap(tuple(pieces), encode))


@st.composite
def edited_files(draw: st.DrawFn) -> tuple[File, Edit]:
    file = draw(files())
    start = draw(st.integers(0, len(file.text)))
    end = draw(st.integers(start, len(file.text)))
    return file, Edit(Span(start, end), draw(st.text("xyzä&<", max_size=4)))


def decode(source: str, source_map: SourceMap, text: str) -> str:
    """The text that the pieces read from the source say."""
    out = ""
    back = {encode(c): c for c in _ESCAPES}
    for piece in source_map.pieces:
        written = piece.source.of(source)
        out += written if piece.literal else back[written]
    assert out == text
    return out


@given(file=files())
def test_pieces_tile_the_text_and_lead_back(file: File) -> None:
    at = 0
    for piece in file.map.pieces:
        assert piece.text.start == at
        at = piece.text.end
    assert at == len(file.text)
    decode(file.source, file.map, file.text)


@given(case=edited_files())
def test_an_edit_of_the_file_is_the_edit_of_the_text(case: tuple[File, Edit]) -> None:
    file, edit = case
    translated = file.map.translate(edit)
    if translated is None:
        return
    changed = apply_edits(file.source, [translated])
    # What the file says now, read again piece by piece: the text before, the new text, the text after.
    expected = file.text[: edit.span.start] + edit.text + file.text[edit.span.end :]
    assert read(changed) == expected


def read(source: str) -> str:
    """Reads the little format."""
    for tag in ("<b>", "</b>", "<!-- x -->"):
        source = source.replace(tag, "")
    for char, written in _ESCAPES.items():
        if char != "&":
            source = source.replace(written, char)
    return source.replace("&amp;", "&")


@given(case=edited_files())
def test_an_edit_that_can_be_made_is_made(case: tuple[File, Edit]) -> None:
    file, edit = case
    touched = [p for p in file.map.pieces if p.text.start < edit.span.end and edit.span.start < p.text.end]
    whole = all(p.literal or edit.span.covers(p.text) for p in touched)
    beside = all(a.source.end == b.source.start for a, b in itertools.pairwise(touched))
    writable = all(p.writable for p in touched)
    if touched and len(edit.span) and whole and beside and writable:
        assert file.map.translate(edit) is not None
    if touched and len(edit.span) and not (beside and writable):
        assert file.map.translate(edit) is None


@given(case=edited_files())
def test_every_place_can_be_shown(case: tuple[File, Edit]) -> None:
    file, edit = case
    place = file.map.locate(edit.span)
    assert 0 <= place.start <= place.end <= len(file.source)
    if edit.span.start == edit.span.end:
        assert place.start == place.end


@given(text=st.text(max_size=20), offset=st.integers(0, 20), data=st.data())
def test_a_plain_file_is_its_text_at_an_offset(text: str, offset: int, data: st.DataObject) -> None:
    source = "." * offset + text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    source_map = SourceMap.shifted(len(text), offset)
    assert source_map.locate(Span(start, end)).of(source) == text[start:end]
    translated = source_map.translate(Edit(Span(start, end), "uusi"))
    assert translated is not None
    assert apply_edits(source, [translated]) == "." * offset + text[:start] + "uusi" + text[end:]


# "yksi&amp;kaksi<b>kolme": an escape in the middle, then markup
PARTS = SourceMap(
    (
        Piece(Span(0, 4), SourceSpan(0, 4)),
        Piece(Span(4, 5), SourceSpan(4, 9), literal=False),
        Piece(Span(5, 10), SourceSpan(9, 14)),
        Piece(Span(10, 15), SourceSpan(17, 22)),
    ),
    encode,
)
SOURCE = "yksi&amp;kaksi<b>kolme"
EDITS = [
    # start, end, text → the file, or None
    (0, 4, "nolla", "nolla&amp;kaksi<b>kolme"),
    (0, 0, "A", "Ayksi&amp;kaksi<b>kolme"),
    (15, 15, "Z", "yksi&amp;kaksi<b>kolmeZ"),
    (4, 5, "+", "yksi+kaksi<b>kolme"),
    (3, 6, "+", "yks+aksi<b>kolme"),
    (2, 2, "ä", "yk&auml;si&amp;kaksi<b>kolme"),
    # an insertion beside an escape lands in prose
    (4, 4, "+", "yksi+&amp;kaksi<b>kolme"),
    (5, 5, "+", "yksi&amp;+kaksi<b>kolme"),
    # markup between two pieces would be lost
    (9, 11, "+", None),
    (0, 15, "", None),
    # an insertion at the markup stays on one side of it
    (10, 10, "+", "yksi&amp;kaksi+<b>kolme"),
]


@pytest.mark.parametrize(("start", "end", "text", "expected"), EDITS)
def test_edits(start: int, end: int, text: str, expected: str | None) -> None:
    translated = PARTS.translate(Edit(Span(start, end), text))
    assert (None if translated is None else apply_edits(SOURCE, [translated])) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 4, "yksi"), (4, 5, "&amp;"), (3, 6, "i&amp;k"), (5, 15, "kaksi<b>kolme"), (10, 10, ""), (15, 15, "")],
)
def test_places(start: int, end: int, expected: str) -> None:
    assert PARTS.locate(Span(start, end)).of(SOURCE) == expected


def test_part_of_an_escape_is_not_written() -> None:
    double = SourceMap((Piece(Span(0, 2), SourceSpan(0, 6), literal=False),))
    assert double.translate(Edit(Span(0, 1), "x")) is None
    assert double.translate(Edit(Span(1, 2), "x")) is None
    assert double.translate(Edit(Span(1, 1), "x")) is None
    assert double.translate(Edit(Span(0, 2), "x")) is not None


def test_what_the_format_cannot_hold_is_not_written() -> None:
    ascii_only = SourceMap((Piece(Span(0, 3), SourceSpan(0, 3)),), lambda text: text if text.isascii() else None)
    assert ascii_only.translate(Edit(Span(0, 1), "ä")) is None
    assert ascii_only.translate(Edit(Span(0, 1), "a")) is not None


def test_the_escaping_may_depend_on_the_place() -> None:
    placed = SourceMap(
        (Piece(Span(0, 4), SourceSpan(2, 6)),), encode_at=lambda text, place: f"{text}@{place.start}-{place.end}"
    )
    found = placed.translate(Edit(Span(1, 2), "x"))
    assert found is not None
    assert found.text == "x@3-4"


@pytest.mark.parametrize(
    "pieces",
    [
        (Piece(Span(1, 2), SourceSpan(0, 1)),),
        (Piece(Span(0, 1), SourceSpan(0, 1)), Piece(Span(2, 3), SourceSpan(1, 2))),
        (Piece(Span(0, 2), SourceSpan(0, 2)), Piece(Span(1, 3), SourceSpan(2, 4))),
        (Piece(Span(0, 2), SourceSpan(0, 3)),),
    ],
)
def test_a_map_that_does_not_tile_is_refused(pieces: tuple[Piece, ...]) -> None:
    with pytest.raises(ValueError, match=r"tile|unequal"):
        SourceMap(pieces)


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1)])
@pytest.mark.parametrize("kind", [Span, SourceSpan])
def test_spans_run_forward(kind: type[Span], start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        kind(start, end)


OVERLAPS = [
    ((0, 2), (1, 3), True), ((0, 2), (2, 3), False), ((0, 4), (1, 2), True), ((1, 1), (0, 2), True),
    ((0, 0), (0, 2), True), ((2, 2), (0, 2), True), ((3, 3), (0, 2), False), ((1, 1), (1, 1), True),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "expected"), OVERLAPS)
def test_overlaps(left: tuple[int, int], right: tuple[int, int], expected: bool) -> None:
    assert Span(*left).overlaps(Span(*right)) is expected
    assert Span(*right).overlaps(Span(*left)) is expected


def test_spans_of_a_file_and_of_a_message_are_never_equal() -> None:
    assert Span(0, 1) != SourceSpan(0, 1)
