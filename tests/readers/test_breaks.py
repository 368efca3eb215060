"""Line breaks made by tags in the values of catalogues."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.catalogue_support import relaxed
from viestilint.model import Edit, Span
from viestilint.readers import jsonfile
from viestilint.readers.build import ReadOptions
from viestilint.readers.source import SourceFile


def _message(value: str):  # type: ignore[no-untyped-def]
    source = json.dumps({"a": value}, ensure_ascii=False)
    (message,) = jsonfile.read(SourceFile("a.json", source), ReadOptions())
    return source, message


def _edited(value: str, old: str, new: str) -> str | None:
    source, message = _message(value)
    start = message.text.index(old)
    edit = message.source_map.translate(Edit(Span(start, start + len(old)), new))
    if edit is None:
        return None
    changed: str = json.loads(source[: edit.span.start] + edit.text + source[edit.span.end :])["a"]
    return changed


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Hei!<br><br>Kiitos.<br/>Mylly", "Hei!\n\nKiitos.\nMylly"),
        ("Hei!<br />\n<BR class='x'>\r\nKiitos.", "Hei!\n\r\nKiitos."),
        ("<p>Hei {nimi}!</p>\n<p style='a'>Kiitos.</p>\n", "Hei {nimi}!\n\nKiitos."),
        ("<div><p>Hei!</p></div><h2>Tilaus</h2>Kiitos.", "Hei!\n\nTilaus\n\nKiitos."),
        ("<b>Hei</b> ja <pre>kiitos</pre>", "<b>Hei</b> ja <pre>kiitos</pre>"),
        ("a < b <brx> c", "a < b <brx> c"),
    ],
)
def test_reads_lines(value: str, text: str) -> None:
    assert _message(value)[1].text == text


@pytest.mark.parametrize(
    ("value", "old", "new", "changed"),
    [
        ("Hei!<br />Kiitos.", "Kiitos.", "Kiitos.\nMylly", "Hei!<br />Kiitos.<br />Mylly"),
        ("<p>Hei!</p><p>Kiitos.</p>", ".", ".\n\nMylly", "<p>Hei!</p><p>Kiitos.<br><br>Mylly</p>"),
        ("<p>Hei Liisa,</p><p>Kiitos.</p>", ",", "!", "<p>Hei Liisa!</p><p>Kiitos.</p>"),
        ("Hei!<br>Kiitos.", "\nK", " k", "Hei! kiitos."),
    ],
)
def test_writes_lines(value: str, old: str, new: str, changed: str) -> None:
    assert _edited(value, old, new) == changed


_parts = st.lists(st.sampled_from(["<br>", "<p>", "</p>", "\n", " ", "sana", "&amp;", "<b>", "<", ">", "<div a>"]))


@relaxed
@given(_parts, st.data(), st.sampled_from(["x", "\n", "<br>", "", "<p>", " "]))
def test_an_edit_reads_as_it_should_or_is_withheld(parts: list[str], data: st.DataObject, new: str) -> None:
    source, message = _message("a" + "".join(parts))
    start = data.draw(st.integers(0, len(message.text)))
    end = data.draw(st.integers(start, len(message.text)))
    edit = message.source_map.translate(Edit(Span(start, end), new))
    if edit is not None:
        changed = source[: edit.span.start] + edit.text + source[edit.span.end :]
        wanted = message.text[:start] + new + message.text[end:]
        texts = [again.text for again in jsonfile.read(SourceFile("a.json", changed), ReadOptions())]
        assert texts == ([wanted] if any(map(str.isalpha, wanted)) else [])


def test_many_tags_take_no_time() -> None:
    for value in ("<p>a" * 20000, "<p" * 20000 + "a", "<br" + " " * 20000 + "a", "<p> " * 20000 + "a"):
        assert _message(value)[1].text.endswith("a")
