"""Text that was spoilt by a wrong encoding is said once, as an error, and not linted word by word."""

from __future__ import annotations

import pytest

from viestilint.errors import ReadError
from viestilint.fixes import apply_edits
from viestilint.model import Edit, Span
from viestilint.pipeline import Linter
from viestilint.readers.build import ReadOptions
from viestilint.readers.registry import fallback_encoding, read_messages
from viestilint.readers.source import SourceFile, decode


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Hei!\nTilauksesi lähtee tänään".replace("ä", "Ã¤"), "Ã¤"),
        ("Hei!\nHyv‰‰ p‰iv‰‰", "‰"),
        ("Hei!\nTilaus lˆytyi", "ˆ"),
        ("Hei!\nT„n„„n", "„"),
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


@pytest.mark.parametrize(
    "text", ["Korko on 5 ‰.", "Hei, São Paulo!", "Ãlvares", "Hyvää päivää!", "5 ‰ vuodessa", "Hän sanoi „hei“."]
)
def test_ordinary_text_is_none(text: str) -> None:
    assert read_messages(SourceFile("viesti.txt", text), ReadOptions())[0].text == text


def test_latin_1_is_read_only_where_the_format_has_it() -> None:
    raw = "a=Hyvää päivää".encode("latin-1")
    assert decode(raw, "fi.properties", "iso-8859-1").text == "a=Hyvää päivää"
    with pytest.raises(ReadError, match="is not UTF-8: byte 0xE4"):
        decode(raw, "viesti.txt")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("v.json", '{"a": "Hyv\\u00c3\\u00a4"}'),
        ("v.eml", "Subject: x\nContent-Transfer-Encoding: quoted-printable\n\nHyv=C3=83=C2=A4\n"),
        ("v.html", "<p>Hyv&Atilde;&curren;</p>"),
    ],
)
def test_mojibake_in_escapes(linter: Linter, path: str, text: str) -> None:
    result = linter.check_source(SourceFile(path, text))
    assert [("looks wrongly encoded" in error) for error in result.errors] == [True]
    assert not any("Ã" in checked.message.text for checked in result.messages)


def test_the_other_entries_are_linted(linter: Linter) -> None:
    text = '{"a": "Hyv\\u00c3\\u00a4", "b": "Maksu on 55e.",\n"c": "P\\u00c3\\u00a4iv\\u00e4"}'
    result = linter.check_source(SourceFile("v.json", text))
    assert result.errors == ("v.json:1: looks wrongly encoded: 'Ã¤' stands for a letter",)
    assert [(c.message.key, [f.rule for f in c.findings]) for c in result.messages] == [("b", ["rahasumma-muoto"])]


MAIL = "From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/{}; charset={}\nContent-Transfer-Encoding: {}\n\n{}\n"
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\n"\n\nmsgid "a"\nmsgstr "Hyvä {}"\n'
XLIFF = "<?xml version='1.0' encoding='{}'?>\n<xliff><file><trans-unit id='a'><target>Hyvä {}</target></trans-unit></file></xliff>"

# path, text, encoding of its bytes, what is replaced by what, what the file then holds instead (None: not written)
WRITTEN = [
    ("v.eml", MAIL.format("plain", "iso-8859-1", "8bit", "Hyvä asia"), "latin-1", "asia", "ääni", "ääni"),
    ("v.eml", MAIL.format("plain", "iso-8859-1", "8bit", "Hyvä asia"), "latin-1", "asia", "5 €", None),
    ("v.eml", MAIL.format("plain", "iso-8859-1", "8bit", "Hyvä – asia"), "cp1252", "asia", "5 €", "5 €"),
    ("v.eml", MAIL.format("plain", "iso-8859-15", "8bit", "Hyvä asia"), "iso-8859-15", "asia", "5 €", "5 €"),
    ("v.eml", MAIL.format("plain", '"windows-1252"', "8bit", "Hyva asia"), "cp1252", "asia", "5 €", "5 €"),
    ("v.eml", MAIL.format("plain", "iso-8859-1", "quoted-printable", "Hyv=E4 asia"), "ascii", "asia", "ä", "=E4"),
    ("v.eml", MAIL.format("plain", "iso-8859-1", "quoted-printable", "Hyv=E4 asia"), "ascii", "asia", "€", None),
    ("v.eml", MAIL.format("plain", "utf-8", "7bit", "Hyva asia"), "ascii", "asia", "ä", None),
    ("v.eml", MAIL.format("plain", "utf-8", "8bit", "Hyva asia"), "ascii", "asia", "ä", "ä"),
    ("v.eml", MAIL.format("html", "iso-8859-1", "8bit", "<p>Hyvä asia</p>"), "latin-1", "asia", "5 €", "5 &euro;"),
    ("v.html", "<meta charset='iso-8859-1'><p>Hyvä asia</p>", "latin-1", "asia", "ä €", "ä &euro;"),
    (
        "v.html",
        '<meta http-equiv="x" content="text/html; charset=windows-1252"><p>Hyva asia',
        "cp1252",
        "asia",
        "ä",
        "ä",
    ),
    ("v.xlf", XLIFF.format("ISO-8859-1", "asia"), "latin-1", "asia", "ääni", "ääni"),
    ("v.xlf", XLIFF.format("ISO-8859-1", "asia"), "latin-1", "asia", "€", None),
    ("v.po", PO.format("ISO-8859-15", "asia"), "iso-8859-15", "asia", "5 €", "5 €"),
    ("v.properties", "a=Hyvä asia", "latin-1", "asia", "ä €", "ä \\u20AC"),
]


@pytest.mark.parametrize(("path", "text", "encoding", "old", "new", "expected"), WRITTEN)
def test_a_file_is_written_in_its_own_encoding(
    path: str, text: str, encoding: str, old: str, new: str, expected: str | None
) -> None:
    raw = text.encode(encoding)
    source = decode(raw, path, fallback_encoding(path))
    assert source.text == text
    assert source.encode(source.text) == raw
    message = read_messages(source, ReadOptions())[0]
    at = message.text.index(old)
    change = message.source_map.translate(Edit(Span(at, at + len(old)), new))
    if expected is None:
        assert change is None
        return
    assert change is not None
    changed = source.encode(apply_edits(source.text, [change]))
    if encoding == "ascii":
        encoding = "utf-8"
    assert changed == text.replace(old, expected).encode(encoding)


@pytest.mark.parametrize(
    ("path", "raw"),
    [
        ("v.eml", b"Content-Type: text/plain; charset=utf-8\n\nHyv\xe4"),
        ("v.eml", b"Content-Type: text/plain; charset=iso-8859-1\nX:\nContent-Type: x; charset=iso-8859-5\n\nHyv\xe4"),
        ("v.html", b"<p>Hyv\xe4"),
        ("v.po", b'msgid "a"\nmsgstr "Hyv\xe4"\n'),
        ("v.txt", b"<meta charset=latin-1>Hyv\xe4"),
        ("v.html", b"<meta charset=klingon>Hyv\xe4"),
    ],
)
def test_what_names_no_encoding_is_refused(path: str, raw: bytes) -> None:
    with pytest.raises(ReadError, match="is not UTF-8: byte 0xE4"):
        decode(raw, path, fallback_encoding(path))


def test_parts_in_two_encodings_are_said_once() -> None:
    parts = (
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=r\n\n--r\nContent-Type: text/plain; charset=iso-8859-1\n\n"
        b"Hyv\xe4\n--r\nContent-Type: text/plain; charset=utf-8\n\nHyv\xc3\xa4\n--r--\n"
    )
    with pytest.raises(ReadError) as caught:
        read_messages(decode(parts, "v.eml"), ReadOptions())
    assert (caught.value.line, "wrongly encoded" in caught.value.message) == (11, True)
