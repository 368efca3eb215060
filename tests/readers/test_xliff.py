from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.markup_cases import check_edit, messages_of, replaced, texts_of
from viestilint.errors import ReadError
from viestilint.model import Edit, Span
from viestilint.readers.android import read as read_xml
from viestilint.readers.xliff import read

PATH = "messages.fi.xlf"


def xliff(target: str) -> str:
    return (
        '<?xml version="1.0"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
        '<file source-language="en" target-language="fi"><body>\n'
        f'<trans-unit id="t1"><source>Hello</source><target state="final">{target}</target></trans-unit>\n'
        "</body></file></xliff>\n"
    )


TARGETS = [
    ("Hyvää p&#228;ivää &amp; iltaa", "Hyvää päivää & iltaa"),
    ('Hei <g id="1">Lii</g>sa', "Hei Liisa"),
    ('Hei <x id="INTERPOLATION" equiv-text="{{nimi}}"/>!', "Hei {{nimi}}!"),
    ('Hei <x id="1"/>!', 'Hei <x id="1"/>!'),
    ('yksi<x id="LINE_BREAK" ctype="lb" equiv-text="&lt;br&gt;"/>kaksi', "yksi\nkaksi"),
    ('<x id="START_BOLD_TEXT" ctype="x-b"/>Hei<x id="CLOSE_BOLD_TEXT"/> sinä', "Hei sinä"),
    ('<bpt id="1">&lt;b&gt;</bpt>Hei<ept id="1">&lt;/b&gt;</ept>', "Hei"),
    ('<ph id="1">%1$s</ph> tilasi <ph id="2">{0}</ph>.', "%1$s tilasi {0}."),
    ('Hei<ph id="1">&lt;br/&gt;</ph> sinä', "Hei sinä"),
    ('a <ph id="1">x <sub>y</sub></ph> b', "a x <sub>y</sub> b"),
    ('<mrk mtype="x">Hei</mrk> <bx id="1"/>moi<ex id="1"/>', "Hei moi"),
    ("kaksi\r\nriviä<!-- x -->", "kaksi\nriviä"),
    ("<![CDATA[Hei & moi]]>", "Hei & moi"),
]


@pytest.mark.parametrize(("target", "text"), TARGETS)
def test_target(target: str, text: str) -> None:
    assert texts_of(read, xliff(target), PATH) == [text]
    assert texts_of(read_xml, xliff(target), "fi.xml") == [text]


def test_version_2() -> None:
    source = (
        '<xliff version="2.0" srcLang="en" trgLang="fi"><file id="f"><unit id="u1"><segment>'
        "<source>Hi</source>"
        '<target>Hei <pc id="1">sinä</pc> <ph id="2" disp="{nimi}"/></target></segment><segment id="s2">'
        "<source>Bye</source><target>Näkemiin</target></segment></unit>"
        '<unit id="u2" translate="no"><segment><source>x</source><target>y</target></segment></unit>'
        "</file></xliff>"
    )
    found = [(m.key, m.fragment, m.text) for m in messages_of(read, source, PATH)]
    assert found == [("u1", True, "Hei sinä {nimi}"), ("u1.1", True, "Näkemiin")]


def test_native_code_of_version_2() -> None:
    source = (
        '<xliff version="2.0" srcLang="en" trgLang="fi"><file id="f"><unit id="u1"><originalData>'
        '<data id="d1">{nimi}</data><data id="d2">&lt;b&gt;</data></originalData><segment><source>x</source>'
        '<target>Hei <ph id="1" dataRef="d1"/>, <sc id="2" dataRef="d2"/>moi<ec startRef="2"/> <ph id="3" dataRef="d2"/>!'
        "</target></segment></unit></file></xliff>"
    )
    (message,) = messages_of(read, source, PATH)
    assert message.text == "Hei {nimi}, moi !"
    assert [p.name for p in message.placeholders] == ["nimi"]
    assert message.source_map.locate(Span(4, 10)).of(source) == '<ph id="1" dataRef="d1"/>'


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_names_with_a_prefix(version: str) -> None:
    inner = "<q:{0} id='a'>{1}<q:source>Hi</q:source><q:target>Hei <q:{2} id='1'>Lii</q:{2}>sa</q:target>{3}</q:{0}>"
    old = version == "1.2"
    parts = ("trans-unit", "", "g", "") if old else ("unit", "<q:segment>", "pc", "</q:segment>")
    source = (
        f"<q:xliff xmlns:q='urn:x' xmlns:o='urn:o' version='{version}' trgLang='fi'><q:file target-language='fi'>"
        f"<o:unit id='o'><o:target>Toinen</o:target></o:unit>{inner.format(*parts)}</q:file></q:xliff>"
    )
    assert [(m.key, m.text) for m in messages_of(read, source, PATH)] == [("a", "Hei Liisa")]
    assert texts_of(read_xml, source, "fi.xml") == ["Hei Liisa"]


def test_sources_only_of_finnish_files() -> None:
    unit = "<trans-unit id='a'><source>Moi</source></trans-unit>"
    source = "<xliff><file source-language='{}'>" + unit + "</file></xliff>"
    assert texts_of(read, source.format("fi-FI"), PATH) == ["Moi"]
    assert texts_of(read, source.format("en"), PATH) == []


@pytest.mark.parametrize(
    "source",
    ["", "moi", "<tmx/>", "<xliff><file></xliff>", "<xliff>", "<!DOCTYPE x [<!ENTITY a 'b'>]><xliff/>"],
)
def test_refused(source: str) -> None:
    with pytest.raises(ReadError) as error:
        texts_of(read, source, PATH)
    assert "\n" not in str(error.value)


def test_edit() -> None:
    assert replaced(read, xliff("A ja B"), PATH, "ja", "& <") == xliff("A &amp; &lt; B")
    assert replaced(read, xliff("Hei <g id='1'>Lii</g>sa"), PATH, "Liisa", "Leena") is None


PARTS = st.sampled_from(
    [
        "Hei",
        "ä",
        " ",
        "\n",
        "\r\n",
        "&amp;",
        "&#228;",
        "&lt;",
        "<g id='1'>x</g>",
        "<x id='2'/>",
        "<![CDATA[& <]]>",
    ]
)
EDITS = st.lists(st.sampled_from(["moi", " ", "<", "&", "]", "]]>", "\n", "ö", ">", "\r"]), max_size=4)


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=10).map("".join), st.data())
def test_edits_read_again_as_written(value: str, data: st.DataObject) -> None:
    source = xliff(value)
    messages = messages_of(read, source, PATH)
    if not messages:
        return
    length = len(messages[0].text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, min(length, start + 6)))
    check_edit(read, source, PATH, 0, Edit(Span(start, end), "".join(data.draw(EDITS))))
