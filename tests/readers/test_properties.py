"""Java properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.catalogue_support import (
    check_edit,
    check_pieces,
    edits,
    entries,
    fold_edit,
    pairs,
    relaxed,
    texts,
)
from viestilint.errors import ReadError
from viestilint.readers import properties
from viestilint.readers.source import SourceFile


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "a = Tilaus\nb:Lasku\nc Viesti\n\n# d = ei\n! e = ei\n",
            [("a", "Tilaus"), ("b", "Lasku"), ("c", "Viesti")],
        ),
        ("a=L\\u00E4het\\u00e4 \\uD83D\\uDE00\n", [("a", "Lähetä 😀")]),
        ("a = Tilaus \\\n    on \\\n\tvalmis\nb=x\n", [("a", "Tilaus on valmis"), ("b", "x")]),
        ("a = \\\n  Tilaus\n", [("a", "Tilaus")]),
        ("a\\ b\\=c = Tilaus\n", [("a b=c", "Tilaus")]),
        ("a=Rivi\\nja\\ttoinen \\\\ \\: \\q\n", [("a", "Rivi\nja\ttoinen \\ : q")]),
        ("  a   =   Tilaus = on : tässä  \n", [("a", "Tilaus = on : tässä  ")]),
        (
            "a=Asiakkaan ''oma'' {0}\nb=Asiakkaan 'oma'\nc=''{0}'' '{'x'}'\n",
            [("a", "Asiakkaan 'oma' {0}"), ("b", "Asiakkaan 'oma'"), ("c", "'{0}' {x}")],
        ),
        ("a\nb=\nc=123\n", []),
        ("a=Tilaus\\", [("a", "Tilaus")]),
        ("", []),
    ],
)
def test_reads(source: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(properties, source, "a.properties") == expected
    assert pairs(properties, source.replace("\n", "\r\n"), "a.properties") == expected


def test_refuses_a_broken_escape_with_its_line() -> None:
    with pytest.raises(ReadError, match="four hexadecimal") as caught:
        entries(properties, "a=b\nc=\\\\u00 \\u00g4\n", "a.properties")
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("source", "encoding", "new", "written"),
    [
        ("a=P\\u00E4iv\\u00E4\n", "utf-8", "yö\n\\", "y\\u00F6\\n\\\\"),
        ("a=P\\u00e4iv\\u00e4\n", "utf-8", "yö", "y\\u00f6"),
        ("a=Paiva\n", "utf-8", "yö😀", "y\\u00F6\\uD83D\\uDE00"),
        ("a=Päivä\n", "utf-8", "yö€", "yö€"),
        ("a=Päivä\n", "iso-8859-1", "yö€", "yö\\u20AC"),
        ("a={0} Päivä\n", "utf-8", "sun 'oma'", "sun ''oma''"),
    ],
)
def test_writes_escapes_as_the_file_does(source: str, encoding: str, new: str, written: str) -> None:
    from viestilint.readers.build import ReadOptions

    message = properties.read(SourceFile("a.properties", source, encoding), ReadOptions())[0]
    change = message.source_map.translate(fold_edit(message.text, message.text.split()[-1], new))
    assert change is not None
    assert change.text == written


def test_edit_may_span_a_continuation() -> None:
    source = "a = Tilaus on \\\n    nyt valmis\nb = x\n"
    assert check_edit(properties, source, "a.properties", 0, fold_edit("Tilaus on nyt valmis", "on nyt", "on jo"))


def _escaped(text: str, style: int) -> str:
    encode = properties.properties_encoder(SourceFile("a", "ä" if style else "a"))
    raw = encode(text) or ""
    raw = raw.replace(" ", "\\ ", 1) if style == 1 else raw
    return raw.replace("on", "o\\\n   n")


def _decode(raw: str) -> str:
    value = properties.scan(raw, 0)
    assert value is not None
    return value.text


@relaxed
@given(st.data(), texts, texts, st.integers(0, 2))
def test_round_trip(data: st.DataObject, first: str, second: str, style: int) -> None:
    source = f"a = x{_escaped(first, style)}\nb: y{_escaped(second, style)}\n"
    if "{0" in source:
        return
    messages = entries(properties, source, "a.properties")
    if "&" not in first + second:
        assert [m.text for m in messages] == ["x" + first, "y" + second]
        for message in messages:
            check_pieces(message, source, _decode)
    check_edit(properties, source, "a.properties", 0, data.draw(edits(len(messages[0].text))))


@relaxed
@given(st.data(), st.text(st.sampled_from("ab'{} 0ä"), max_size=20))
def test_round_trip_of_message_format(data: st.DataObject, text: str) -> None:
    source = f"a=x{text}{{0}}\nb=Lasku\n"
    messages = entries(properties, source, "a.properties")
    check_edit(properties, source, "a.properties", 0, data.draw(edits(len(messages[0].text))))


@relaxed
@given(st.text(st.sampled_from("ab=: \\\n\r\tu0#!'{}"), max_size=40))
def test_anything_is_read_or_refused(source: str) -> None:
    try:
        entries(properties, source, "a.properties")
    except ReadError as error:
        problem = error
    else:
        return
    assert problem.line


@pytest.mark.parametrize(
    ("source", "is_written"), [("a  Tilaus\n", False), ("a = Tilaus\n", True), ("a:Tilaus\n", True)]
)
def test_a_separator_at_the_start_of_a_value(source: str, is_written: bool) -> None:
    for mark in "=:":
        assert check_edit(properties, source, "a.properties", 0, fold_edit("Tilaus", "T", mark + "t")) is is_written
