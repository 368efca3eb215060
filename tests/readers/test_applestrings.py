from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.markup_cases import check_edit, messages_of, replaced, texts_of
from viestilint.errors import ReadError
from viestilint.model import Edit, Span
from viestilint.readers.applestrings import read
from viestilint.readers.source import decode

PATH = "fi.lproj/Localizable.strings"

VALUES = [
    ("Hei sin\\u00e4 ja \\U00e4iti", "Hei sinä ja äiti"),
    ('Paina \\"OK\\"\\nja odota\\\\', 'Paina "OK"\nja odota\\'),
    ("kaksi\r\nriviä", "kaksi\nriviä"),
    ("\\344 \\101", "\\344 A"),
    ("/* ei kommentti */ // eikä tämä", "/* ei kommentti */ // eikä tämä"),
    ("%@ & %1$@", "%@ & %1$@"),
]


@pytest.mark.parametrize(("value", "text"), VALUES)
def test_value(value: str, text: str) -> None:
    assert texts_of(read, f'"a" = "{value}";\n', PATH) == [text]


def test_entries_and_keys() -> None:
    source = (
        '/* Otsikko; "ei" = "tätä"; */\n"tilaus.otsikko" = "Tilaus lähti";\n// huom\n'
        'bare_key="Hei %@, tilauksesi on noudettavissa huomenna.";"pelkkä";\n"tyhjä" = "";\n'
    )
    found = [(m.key, m.fragment, m.text) for m in messages_of(read, source, PATH)]
    assert found == [
        ("tilaus.otsikko", True, "Tilaus lähti"),
        ("bare_key", False, "Hei %@, tilauksesi on noudettavissa huomenna."),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    source = decode('"a" = "Hyvää päivää";\n'.encode(encoding), PATH)
    assert texts_of(read, source.text, PATH) == ["Hyvää päivää"]
    assert source.encode(source.text).decode(encoding) == '"a" = "Hyvää päivää";\n'


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ('"a" = "b"', 1),
        ('"a" = "b";\n"c" "d";', 2),
        ('"a" =\n= "b";', 2),
        ('\n"a" = "auki;', 2),
        ("{", 1),
        ('"a', 1),
    ],
)
def test_refused(source: str, line: int) -> None:
    with pytest.raises(ReadError, match="is not valid") as error:
        texts_of(read, source, PATH)
    assert error.value.line == line


def test_edit() -> None:
    assert replaced(read, '"a" = "Hei sin\\u00e4";', PATH, "sinä", 'te "\\"') == '"a" = "Hei te \\"\\\\\\"";'


PARTS = st.sampled_from(
    [
        "Hei",
        "ä",
        " ",
        "\n",
        "\r\n",
        '\\"',
        "\\\\",
        "\\n",
        "\\u00e4",
        "\\U00E4",
        "\\101",
        "\\344",
        "%@",
        "\\ud83d",
    ]
)
EDITS = st.lists(st.sampled_from(["moi", " ", '"', "\\", "\n", "\r", "1", "e4", ";", "ö", "u"]), max_size=4)


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=10).map("".join), st.data())
def test_edits_read_again_as_written(value: str, data: st.DataObject) -> None:
    source = f'"a" = "{value}";\n"b" = "muu";\n'
    messages = messages_of(read, source, PATH)
    length = len(messages[0].text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, min(length, start + 6)))
    check_edit(read, source, PATH, 0, Edit(Span(start, end), "".join(data.draw(EDITS))))
