from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.markup_cases import check_places
from viestilint.fixes import apply_edits
from viestilint.model import Edit, Span
from viestilint.readers.build import ReadOptions
from viestilint.readers.registry import read_messages
from viestilint.readers.source import decode, load

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "formats"

# file → messages that are whole, fragments, a text that must be written back as another
FILES = [
    ("ajanvaraus.md", 1, 0, "55e", "55 €"),
    ("tilaus.html", 1, 3, "4,90e", "4,90 €"),
    ("kurssi.mjml", 1, 3, "120e", "120 €"),
    ("lasku.eml", 2, 1, "64,20e", "64,20 €"),
    ("peruutus.eml", 1, 1, "esiintyjä on sairastunut", "esiintyjä sairastui"),
    ("values-fi/strings.xml", 1, 8, "Tarkista kortin", "Katso 'kortin'"),
    ("viestit.fi.xlf", 1, 1, "klo 15:00", "klo 15"),
    ("fi.lproj/Localizable.strings", 1, 2, "päivän kuluessa", "päivässä"),
    ("fi.lproj/Localizable.stringsdict", 0, 3, "4,90e", "4,90 €"),
    ("Localizable.xcstrings", 1, 2, "35e", "35 €"),
    ("kassa.ftl", 1, 5, "0e", "0 €"),
    ("vastaus.eml", 1, 1, "1,20€", "1,20 €"),
]


@pytest.mark.parametrize(("name", "whole", "fragments", "old", "new"), FILES)
def test_fixture(name: str, whole: int, fragments: int, old: str, new: str) -> None:
    source = load(FOLDER / name, name)
    messages = read_messages(source, ReadOptions())
    assert [sum(not m.fragment for m in messages), sum(m.fragment for m in messages)] == [whole, fragments]
    edits = []
    expected = []
    for message in messages:
        check_places(message, source.text)
        at = message.text.find(old)
        if at >= 0:
            written = message.source_map.translate(Edit(Span(at, at + len(old)), new))
            assert written is not None
            edits.append(written)
        expected.append(message.text.replace(old, new))
    assert edits
    changed = apply_edits(source.text, edits)
    again = read_messages(decode(source.encode(changed), name), ReadOptions())
    assert [m.text for m in again] == expected
