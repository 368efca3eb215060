from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.catalogue_support import relaxed
from tests.readers.markup_cases import check_places
from viestilint.fixes import apply_edits
from viestilint.model import Edit, Message, Span
from viestilint.pipeline import Linter
from viestilint.readers.build import ReadOptions
from viestilint.readers.registry import read_messages
from viestilint.readers.source import SourceFile

FILES = [
    "{}",
    '{{"a": "{}"}}',
    "a: {}",
    "a: '{}'",
    'msgid "a"\nmsgstr "{}"\n',
    "a={}",
    "<p>{}</p>",
    "<p>1 <b>{}</b></p>",
]
PATHS = ["v.txt", "v.json", "v.yml", "v.yml", "v.po", "v.properties", "v.html", "v.html"]
EACH = list(zip(PATHS, FILES, strict=True))


def first(path: str, text: str) -> Message:
    message = read_messages(SourceFile(path, text), ReadOptions())[0]
    check_places(message, text)
    return message


@pytest.mark.parametrize(("path", "form"), EACH)
def test_letters_are_put_together(path: str, form: str) -> None:
    text = form.format(unicodedata.normalize("NFD", "Päivää, pöytä\u200bsi on va\u2060rattu."))
    message = first(path, text)
    assert message.text.removeprefix("1 ") == "Päivää, pöytäsi on varattu."
    at = message.text.index("pöytäsi")
    place = message.source_map.locate(Span(at, at + 7)).of(text)
    assert unicodedata.normalize("NFC", place).replace("\u200b", "") == "pöytäsi"
    change = message.source_map.translate(Edit(Span(at, at + 7), "sali"))
    assert change is not None
    assert first(path, apply_edits(text, [change])).text.endswith("Päivää, sali on varattu.")


def test_text_messages_keep_what_a_phone_counts() -> None:
    text = unicodedata.normalize("NFD", "Pöytä on va\u200brattu")
    assert first("sms.txt", text).text == text


def test_no_word_is_taken_for_a_wrong_one(linter: Linter) -> None:
    text = unicodedata.normalize("NFD", "Hei Liisa,\n\nkäsittelimme tilauk\u200bsesi tänään.\n\nTerveisin\nKirjasto\n")
    result = linter.check_source(SourceFile("v.txt", text))
    assert [f.rule for c in result.messages for f in c.findings if f.family == "oikeinkirjoitus"] == []


@relaxed
@given(st.text(st.sampled_from("aäöÅ \u0308\u0301\u200b\u2060é{}x"), min_size=1, max_size=30), st.data())
def test_edits_read_again_as_written(text: str, data: st.DataObject) -> None:
    message = first("v.txt", "x" + text)
    start = data.draw(st.integers(0, len(message.text)))
    end = data.draw(st.integers(start, len(message.text)))
    new = data.draw(st.sampled_from(["", "y", "ä ", "yy"]))
    change = message.source_map.translate(Edit(Span(start, end), new))
    if change is not None and not message.text[end : end + 1].startswith(("\u0308", "\u0301")):
        changed = apply_edits("x" + text, [change])
        expected = message.text[:start] + new + message.text[end:]
        assert read_messages(SourceFile("v.txt", changed), ReadOptions())[0].text == expected
