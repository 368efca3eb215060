"""Text that was spoilt by a wrong encoding is said once, as an error, and not linted word by word."""

from __future__ import annotations

import pytest

from viestilint.errors import ReadError
from viestilint.readers.build import ReadOptions
from viestilint.readers.registry import read_messages
from viestilint.readers.source import SourceFile, decode


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Hei!\nTilauksesi lähtee tänään".replace("ä", "Ã¤"), "Ã¤"),
        ("Hei!\nHyv‰‰ p‰iv‰‰", "‰"),
        ("Hei!\nHyv\ufffd\ufffd p\ufffdiv\ufffd\ufffd", "\ufffd"),
    ],
)
def test_mojibake_is_one_error_with_its_line(text: str, letter: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_messages(SourceFile("viesti.txt", text), ReadOptions())
    assert (caught.value.line, caught.value.message) == (
        2,
        f"looks wrongly encoded: '{letter}' stands for a letter",
    )


@pytest.mark.parametrize("text", ["Korko on 5 ‰.", "Hei, São Paulo!", "Ãlvares", "Hyvää päivää!", "5 ‰ vuodessa"])
def test_ordinary_text_is_none(text: str) -> None:
    assert read_messages(SourceFile("viesti.txt", text), ReadOptions())[0].text == text


def test_latin_1_is_read_only_where_the_format_has_it() -> None:
    raw = "a=Hyvää päivää".encode("latin-1")
    assert decode(raw, "fi.properties", "iso-8859-1").text == "a=Hyvää päivää"
    with pytest.raises(ReadError, match="is not UTF-8: byte 0xE4"):
        decode(raw, "viesti.txt")
