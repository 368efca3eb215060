from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.markup_cases import check_edit, messages_of, replaced, texts_of
from viestilint.errors import ReadError
from viestilint.model import Edit, Span
from viestilint.readers.android import read

PATH = "app/src/main/res/values-fi/strings.xml"


def strings(value: str) -> str:
    return f'<?xml version="1.0"?>\n<resources>\n  <string name="a">{value}</string>\n</resources>\n'


VALUES = [
    ("Lasku er\\u00e4\\u00E4ntyy", "Lasku erääntyy"),
    ("Hei\\nsinä", "Hei\nsinä"),
    ('sin\\\'ä \\"x\\" \\\\ \\@ \\?', 'sin\'ä "x" \\ @ ?'),
    ("A &amp; B &lt; C &#228;", "A & B < C ä"),
    ("  kaksi\n     sanaa ", "kaksi sanaa"),
    ('"  väli  säilyy "', "  väli  säilyy "),
    ("Hei <b>Lii</b>sa", "Hei Liisa"),
    ("<![CDATA[Hei <b>Liisa</b>,<br/>kiitos & näkemiin]]>", "Hei Liisa,\nkiitos & näkemiin"),
    ("Lue &lt;b&gt;ehdot&lt;/b&gt;.", "Lue ehdot."),
    ('Hei <xliff:g id="nimi" example="Liisa">%1$s</xliff:g>!', "Hei %1$s!"),
    ("\\ud83d\\ude00 <!-- huom -->hyvä", "😀 hyvä"),
    ("toiminta\\u00ADohjeet", "toiminta\u00adohjeet"),
]


@pytest.mark.parametrize(("value", "text"), VALUES)
def test_value(value: str, text: str) -> None:
    assert texts_of(read, strings(value), PATH) == [text]


def test_entries_and_keys() -> None:
    source = (
        "<resources xmlns:tools='x'><string name='nimi' translatable='false'>Mylly</string>"
        "<string name='viesti'>Hei %1$s, tilauksesi on noudettavissa huomenna.</string>"
        "<string name='viittaus'>@string/nimi</string><string name='tyhjä'/><color name='c'>#fff</color>"
        "<plurals name='viestit'><item quantity='one'>%d viesti</item>"
        "<item quantity='other'>%d viestiä</item></plurals>"
        "<string-array name='paivat'><item>maanantai</item><item>tiistai</item></string-array></resources>"
    )
    found = [(m.key, m.fragment, m.text) for m in messages_of(read, source, PATH)]
    assert found == [
        ("viesti", False, "Hei %1$s, tilauksesi on noudettavissa huomenna."),
        ("viestit.one", True, "%d viesti"),
        ("viestit.other", True, "%d viestiä"),
        ("paivat.0", True, "maanantai"),
        ("paivat.1", True, "tiistai"),
    ]


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        ("<manifest/>", None, "is of no format that viestilint reads"),
        ("", None, "is of no format that viestilint reads"),
        ("<resources>\n<string name='a'>Hei</b></resources>", 2, "</b>, </string> was expected"),
        ("<resources>\n\n<string name='a'>Hei", 3, "<string> is never closed"),
        ("<resources>\n<string name='a'>A & B</string></resources>", 2, "a stray &"),
        ("<resources><string name='a'>&firma;</string></resources>", 1, "an entity that is not declared"),
        ('<!DOCTYPE r [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>\n<resources/>', 1, "declares entities"),
        ("<resources><string>" + "<b>" * 500, 1, "is nested too deeply"),
        ("<resources><string name='a'><![CDATA[x</string></resources>", 1, "<![CDATA[ is never closed"),
    ],
)
def test_refused(source: str, line: int | None, says: str) -> None:
    with pytest.raises(ReadError) as error:
        texts_of(read, source, PATH)
    assert says in str(error.value)
    assert error.value.line == line
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("value", "old", "new", "expected"),
    [
        ("Hei sinä", "sinä", "'te' & \"me\"", "Hei \\'te\\' &amp; \\\"me\\\""),
        ("Hei sinä", "Hei", "@Hei", "\\@Hei sinä"),
        ("Hei sinä", " ", "\n", "Hei\\nsinä"),
        ("Er\\u00e4 p\\u00e4ivä", "ä p", "ö k", "Erö k\\u00e4ivä"),
        ("Hei <b>Lii</b>sa", "Liisa", "Leena", None),
        ("<![CDATA[Hei & moi]]>", "moi", "näin & noin", "<![CDATA[Hei & näin & noin]]>"),
    ],
)
def test_edit(value: str, old: str, new: str, expected: str | None) -> None:
    changed = replaced(read, strings(value), PATH, old, new)
    assert changed == (None if expected is None else strings(expected))


PARTS = st.sampled_from(
    [
        "Hei",
        "ä",
        " ",
        "\n",
        "  ",
        "\\n",
        "\\'",
        '\\"',
        '"',
        "\\u00e4",
        "\\u0020",
        "\\@",
        "@",
        "?",
        "&amp;",
        "&lt;",
        "<b>x</b>",
        "<br/>",
        "%1$s",
        "&#228;",
        "<![CDATA[a <i>b</i> & c]]>",
        "'",
        "&lt;b&gt;",
        "\\\\",
        "😀",
        "\\ud83d",
    ]
)
EDITS = st.lists(st.sampled_from(["moi", " ", "'", '"', "\\", "&", "\n", "@", "?", "u00e4", "ö", "]", "<"]), max_size=4)


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=10).map("".join), st.data())
def test_edits_read_again_as_written(value: str, data: st.DataObject) -> None:
    source = strings(value)
    messages = messages_of(read, source, PATH)
    if not messages:
        return
    length = len(messages[0].text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, min(length, start + 6)))
    check_edit(read, source, PATH, 0, Edit(Span(start, end), "".join(data.draw(EDITS))))


def test_entities_in_cdata_stay_what_they_read() -> None:
    source = "<resources><string name='a'><![CDATA[<b>Tilaus</b> & lasku &]]></string></resources>"
    for at, new in ((6, "&amp;"), (0, "& "), (16, "amp;")):
        check_edit(read, source, "strings.xml", 0, Edit(Span(at, at), new))
