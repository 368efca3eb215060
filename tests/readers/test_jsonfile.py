"""JSON and ARB catalogues."""

from __future__ import annotations

import json

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
from viestilint.readers import jsonfile
from viestilint.readers.build import ReadOptions


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            '{"a": "Tilaus", "b": {"c": ["Yksi", {"d": "Kaksi"}], "e": 5, "f": null}}',
            [("a", "Tilaus"), ("b.c.0", "Yksi"), ("b.c.1.d", "Kaksi")],
        ),
        (
            '{"a.b": "Rivi\\nja \\"toinen\\" \\u00e4\\ud83d\\ude00 \\/ \\\\"}',
            [("a.b", 'Rivi\nja "toinen" ä😀 / \\')],
        ),
        ('"Tilaus"', [("", "Tilaus")]),
        ('[["Tilaus"], [], {}]', [("0.0", "Tilaus")]),
        ('{"a": "\\ud83d on", "b": "123", "c": ""}', [("a", "\ufffd on")]),
        ('{"fi": {"a": "Tilaus"}, "sv": {"a": "Best"}}', [("fi.a", "Tilaus")]),
        ('{"a": {"fi": "Tilaus", "sv-FI": "Best"}}', [("a.fi", "Tilaus")]),
        ('{"a": {"fi": "Tilaus", "ohje": "Lue"}}', [("a.fi", "Tilaus"), ("a.ohje", "Lue")]),
        ('{"no": "Ei"}', [("no", "Ei")]),
        ("{}", []),
    ],
)
def test_reads(source: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(jsonfile, source, "a.json") == expected


def test_arb_descriptions_are_no_messages() -> None:
    source = '{"@@locale": "fi", "a": "Tilaus", "@a": {"description": "Otsikko"}}'
    assert pairs(jsonfile, source, "app_fi.arb") == [("a", "Tilaus")]
    assert pairs(jsonfile, source.replace('"fi"', '"sv"'), "app.arb") == []


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ('{\n"a": "Tilaus', 2),
        ('{\n"a": "Tilaus"', 2),
        ('{\n"a": "Tilaus",\n}', 3),
        ('{\n"a" "b"}', 2),
        ('{"a": "Til\naus"}', 1),
        ('{"a": "\\x"}', 1),
        ('{"a": nul}', 1),
        ("[1, 2", 1),
        ('{} "a"', 1),
        ("\n\n", 1),
        ("", 1),
        ("[" * 100_000, 1),
    ],
)
def test_refuses_with_the_line(source: str, line: int) -> None:
    with pytest.raises(ReadError) as caught:
        entries(jsonfile, source, "a.json")
    assert caught.value.line == line
    assert len(str(caught.value).splitlines()) == 1


def test_writes_escapes_as_the_file_does() -> None:
    for source, expected in (
        ('{"a": "P\\u00E4iv\\u00E4"}', 'y\\u00F6\\"'),
        ('{"a": "P\\u00e4iv\\u00e4"}', 'y\\u00f6\\"'),
        ('{"a": "Päivä"}', 'yö\\"'),
        ('{"a": "Pxivx"}', 'yö\\"'),
    ):
        message = entries(jsonfile, source, "a.json")[0]
        change = message.source_map.translate(fold_edit(message.text, message.text, 'yö"'))
        assert change is not None
        assert change.text == expected


def test_html_in_values() -> None:
    source = '{"a": "Maksa <b class=\\"x\\">heti</b>: s&auml;hk&ouml; &amp; vesi"}'
    message = entries(jsonfile, source, "a.json")[0]
    assert message.text == 'Maksa <b class="x">heti</b>: sähkö & vesi'
    assert [span.of(message.text) for span in message.masked] == ['<b class="x">', "</b>"]
    check_pieces(message, source, lambda raw: {"&auml;": "ä", "&ouml;": "ö", "&amp;": "&", '\\"': '"'}[raw])
    assert check_edit(jsonfile, source, "a.json", 0, fold_edit(message.text, "sähkö", "kaasu"))
    assert check_edit(jsonfile, source, "a.json", 0, fold_edit(message.text, "vesi", "&amp;"))
    assert message.source_map.translate(fold_edit(message.text, "&", "")) is not None


def test_keys_named_as_messages_are_no_fragments() -> None:
    source = '{"viesti.runko": "Tilaus on valmis.", "otsikko": "Lasku", "c": "Hei! Tilaus on nyt valmis."}'
    found = entries(jsonfile, source, "a.json", ReadOptions(message_keys=("viesti.*",)))
    assert [message.fragment for message in found] == [False, True, False]


def _decode(raw: str) -> str:
    return json.loads(f'"{raw}"')


@relaxed
@given(st.data(), texts, texts, st.booleans())
def test_round_trip(data: st.DataObject, first: str, second: str, ascii_only: bool) -> None:
    source = json.dumps({"a": "x" + first, "b": ["y" + second]}, ensure_ascii=ascii_only, indent=1)
    messages = entries(jsonfile, source, "a.json")
    if "&" not in first + second:
        assert [m.text for m in messages] == ["x" + first, "y" + second]
        for message in messages:
            check_pieces(message, source, _decode)
    check_edit(jsonfile, source, "a.json", 0, data.draw(edits(len(messages[0].text))))


@relaxed
@given(st.text(st.sampled_from('{}[],:" \\u12ea\ntrue-.5'), max_size=40))
def test_agrees_with_the_standard_library(source: str) -> None:
    try:
        json.loads(source)
    except ValueError:
        with pytest.raises(ReadError):
            entries(jsonfile, source, "a.json")
    else:
        entries(jsonfile, source, "a.json")
