"""Tables with a configured column."""

from __future__ import annotations

import csv
import io

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
from viestilint.readers import csvfile
from viestilint.readers.build import ReadOptions

TEXT = ReadOptions(csv_column="teksti")


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("a.csv", "avain,teksti\na,Tilaus\nb,Lasku", [("a", "Tilaus"), ("b", "Lasku")]),
        ("a.csv", 'avain;teksti\na;"Hei ""sinä"";\r\nuusi"\n\nb;\n', [("a", 'Hei "sinä";\nuusi')]),
        ("a.csv", "Teksti;x\nTilaus, lasku;y\n", [("row 2", "Tilaus, lasku")]),
        ("a.tsv", "id\tteksti\n1\tTilaus; lasku\n2\n", [("1", "Tilaus; lasku")]),
        ("a.csv", '"teksti"\n"Tilaus"\n', [("row 2", "Tilaus")]),
        ("a.csv", "", []),
    ],
)
def test_reads(path: str, source: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(csvfile, source, path, TEXT) == expected


def test_column_by_number() -> None:
    assert pairs(csvfile, "a,b\nx,Tilaus\n", "a.csv", ReadOptions(csv_column="2")) == [("row 2", "Tilaus")]


@pytest.mark.parametrize(
    ("options", "source", "line", "part"),
    [
        (ReadOptions(), "teksti\nTilaus\n", None, "configured"),
        (TEXT, "viesti\nTilaus\n", 1, "no column 'teksti': it has viesti"),
        (TEXT, 'teksti\n"Tilaus\n', 2, "not closed"),
        (TEXT, 'teksti\n"Tilaus" on\n', 2, "after a closing"),
        (ReadOptions(csv_column="3"), "a,b\n", 1, "no column"),
    ],
)
def test_refuses(options: ReadOptions, source: str, line: int | None, part: str) -> None:
    with pytest.raises(ReadError, match=part) as caught:
        entries(csvfile, source, "a.csv", options)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("cell", "new", "written"),
    [
        ("Tilaus", "La;sku", None),
        ("Tilaus", '"', None),
        ("Tilaus", "a\nb", None),
        ('"Tilaus"', 'La;"\nb', 'La;""\nb'),
    ],
)
def test_writes_only_what_the_cell_can_hold(cell: str, new: str, written: str | None) -> None:
    source = f"teksti;b\n{cell};x\n"
    message = entries(csvfile, source, "a.csv", TEXT)[0]
    edit = fold_edit("Tilaus", "Tilaus", new)
    change = message.source_map.translate(edit)
    assert (change.text if change else None) == written
    check_edit(csvfile, source, "a.csv", 0, edit, TEXT)


def _decode(raw: str) -> str:
    return {'""': '"', "\r\n": "\n"}[raw]


@relaxed
@given(st.data(), texts, texts, st.sampled_from(",;\t"), st.booleans())
def test_round_trip(data: st.DataObject, first: str, second: str, delimiter: str, always: bool) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL if always else csv.QUOTE_MINIMAL)
    writer.writerows([["avain", "teksti"], ["a", "x" + first], ["b", "y" + second]])
    source = out.getvalue()
    path = "a.tsv" if delimiter == "\t" else "a.csv"
    messages = entries(csvfile, source, path, TEXT)
    if "&" not in first + second:
        assert [m.text for m in messages] == ["x" + first, "y" + second]
        for message in messages:
            check_pieces(message, source, _decode)
    check_edit(csvfile, source, path, 0, data.draw(edits(len(messages[0].text))), TEXT)
