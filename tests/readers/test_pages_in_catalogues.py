"""Values of catalogues whose lines are made by tags: pages within the value, written back through both escapings."""

from __future__ import annotations

import json
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.catalogue_support import check_edit, entries, pairs, relaxed, texts
from viestilint.model import Edit, Span
from viestilint.readers import csvfile, jsonfile, po, properties, yamlfile
from viestilint.readers.build import ReadOptions

HEAD = 'msgid ""\nmsgstr ""\n"Language: fi\\n"\n\n'
FILES = [
    (jsonfile, "fi.json", '{"a": "<p class=\\"x\\">Hei {nimi}!</p>\\n<p>Laskusi &auml; on\\nvalmis.<br/>Kiitos.</p>", "b": "Moi"}'),
    (po, "fi.po", HEAD + 'msgid "a"\nmsgstr "<p class=\\"x\\">Hei {nimi}!</p>\\n<p>Laskusi "\n"&auml; on\\nvalmis.<br/>Kiitos.</p>"\n\nmsgid "b"\nmsgstr "Moi"\n'),
    (properties, "messages_fi.properties", 'a=<p class="x">Hei {nimi}!</p>\\n<p>Laskusi \\\n  &auml; on\\nvalmis.<br/>Kiitos.</p>\nb=Moi\n'),
    (yamlfile, "fi.yml", 'fi:\n  a: "<p class=\\"x\\">Hei {nimi}!</p>\\n<p>Laskusi &auml; on\\nvalmis.<br/>Kiitos.</p>"\n  b: Moi\n'),
    (csvfile, "fi.csv", 'key,fi\na,"<p class=""x"">Hei {nimi}!</p>\n<p>Laskusi &auml; on\nvalmis.<br/>Kiitos.</p>"\nb,Moi\n'),
]  # fmt: skip
OPTIONS = ReadOptions(csv_column="fi")
BODY = "Hei {nimi}!\n\nLaskusi ä on valmis.\nKiitos."
every_file = pytest.mark.parametrize(("reader", "path", "source"), FILES, ids=[path for _, path, _ in FILES])


@every_file
def test_the_page_and_its_neighbour(reader: ModuleType, path: str, source: str) -> None:
    assert [text for _, text in pairs(reader, source, path, OPTIONS)] == [BODY, "Moi"]


@every_file
def test_a_word_is_written_where_it_stands(reader: ModuleType, path: str, source: str) -> None:
    at = BODY.index("valmis")
    assert check_edit(reader, source, path, 0, Edit(Span(at, at + 6), 'lähetetty "heti" & nyt'), OPTIONS)


@every_file
@relaxed
@given(data=st.data())
def test_what_can_be_written_reads_as_it_should(
    reader: ModuleType, path: str, source: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(BODY)))
    end = data.draw(st.integers(start, len(BODY)))
    check_edit(reader, source, path, 0, Edit(Span(start, end), data.draw(texts)), OPTIONS)


@pytest.mark.parametrize(
    ("value", "text", "fragment"),
    [
        ("<p>Hei!</p><p>Laskusi on valmis, ja se on maksettu.</p>", "Hei!\n\nLaskusi on valmis, ja se on maksettu.", False),
        ("<p>Laskusi on valmis.</p>", "Laskusi on valmis.", True),
        ("Lue <b>ohje</b>.", "Lue <b>ohje</b>.", True),
        ("<p></p>", "<p></p>", True),
    ],
)  # fmt: skip
def test_which_values_are_pages_and_messages(value: str, text: str, fragment: bool) -> None:
    message = entries(jsonfile, '{"a": "' + value + '"}', "fi.json")[0]
    assert (message.text, message.fragment, message.key) == (text, fragment, "a")


def test_a_fix_never_makes_a_page_of_a_value() -> None:
    message = entries(jsonfile, '{"a": "Lue ohje."}', "fi.json")[0]
    assert message.source_map.translate(Edit(Span(4, 8), "se<br>ohje")) is None
    assert message.source_map.translate(Edit(Span(4, 8), "se ohje")) is not None


@pytest.mark.parametrize(
    ("html", "is_part"),
    [
        ("<html><body><h1>Kioski</h1><p>Hei {nimi}!</p><p>Laskusi on nyt valmis, kiitos.</p></body></html>", False),
        ("<html><body><h1>Kioski</h1><p>Laskusi on nyt valmis, kiitos.</p></body></html>", True),
        ("<div><h1>Kioski</h1><p>Hei {nimi}!</p><p>Laskusi on nyt valmis, kiitos.</p></div>", True),
    ],
)
def test_a_whole_page_that_greets_below_its_letterhead_is_a_message(html: str, is_part: bool) -> None:
    (message,) = entries(jsonfile, json.dumps({"a": html}), "fi.json")
    assert message.fragment is is_part
