"""Fluent, and the FreeMarker that shares its suffix."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.catalogue_support import check_edit, entries, fold_edit, pairs
from viestilint.errors import ReadError
from viestilint.model import Edit, Span
from viestilint.readers import fluentfile
from viestilint.readers.registry import reader_name

PATH = "locales/fi/viestit.ftl"

VALUES = [
    ("a = Tilaus lähti", "Tilaus lähti"),
    ("a =\n    Tilaus\n    lähti", "Tilaus\nlähti"),
    ("a = Tilaus\n      lähti\n    jo", "Tilaus\n  lähti\njo"),
    ("a =\n      Tilaus\n\n  \n    lähti  ", "  Tilaus\n\n\nlähti"),
    ("a = Osoite { $email } on jo käytössä", "Osoite { $email } on jo käytössä"),
    ("a =\n  { $name }\n  odottaa", "{ $name }\nodottaa"),
    ('a = Merkit { "{" } ja { "\\u00E4\\"" }', 'Merkit { ja ä"'),
    ("a = Palvelu { -brand(\n  case: 1) } auki", "Palvelu { -brand( case: 1) } auki"),
    ("a = Sinulla { $n ->\n  [0] ei ole\n *[other] on { $n }\n} kirjettä", "Sinulla {n, plural, =0 {ei ole} other {on { $n }}} kirjettä"),
    ("a = Tule { -osa.suku ->\n *[f] idän\n [m] lännen\n } portille", "Tule {osa, select, f {idän} m {lännen}} portille"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text"), VALUES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_value(source: str, text: str, newline: str) -> None:
    assert pairs(fluentfile, source.replace("\n", newline) + newline, PATH) == [("a", text)]


def test_entries_and_keys() -> None:
    source = (
        "### Kaupan viestit\n# ei tätä\n-nimi = Myllykauppa\n    .suku = m\n\nosoite = Sähköposti\n    .title = Anna osoite\n"
        "    .accesskey = S\nkorissa =\n    { $n ->\n        [one] Yksi tuote\n       *[other] { $n } tuotetta\n    }\nmerkki = –\n"
    )
    assert pairs(fluentfile, source, PATH) == [
        ("-nimi", "Myllykauppa"),
        ("osoite", "Sähköposti"),
        ("osoite.title", "Anna osoite"),
        ("korissa.one", "Yksi tuote"),
        ("korissa.other", "{ $n } tuotetta"),
    ]


def test_placeholders() -> None:
    message = entries(fluentfile, "a = Hei { $etunimi }, { -yritys } kiittää: { DATETIME($paiva) }", PATH)[0]
    assert [(p.name, p.type) for p in message.placeholders[:2]] == [("etunimi", "name"), ("yritys", "sender")]
    assert len(message.placeholders) == 3


@pytest.mark.parametrize(
    ("source", "line"),
    [("a = b\nc = { $d\n", 2), ("a =\n", 1), ("a = b\n\nväärä = c\n", 3), ("a = " + "{" * 3000 + "\n", 1)],
)
def test_refused(source: str, line: int) -> None:
    with pytest.raises(ReadError, match="is not valid Fluent") as error:
        entries(fluentfile, source, PATH)
    assert error.value.line == line


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<#-- huom -->Hei ${nimi}", "Hei ${nimi}"),
        ("# Otsikko\n<#if a>Hei ${nimi}</#if>", "# Otsikko\n<#if a>Hei ${nimi}</#if>"),
        ("summa = ${summa}\n", "summa = ${summa}\n"),
        ("Hei, tilauksesi lähti.\n", "Hei, tilauksesi lähti.\n"),
    ],
)
def test_templates_of_freemarker(source: str, text: str) -> None:
    assert reader_name("viesti.ftl") == "fluentfile"
    assert pairs(fluentfile, source, "viesti.ftl") == [(None, text)]


EDITS = [
    ("a = Tilaus on nyt valmis\n", "on nyt", "on jo", True),
    ("a =\n    Tilaus\n    on nyt valmis\n", "on nyt", "on jo", True),
    ("a = Tilaus on nyt valmis\n", "on nyt", "on\n\njo", True),
    ("a = { $n ->\n [one] Tilaus on nyt valmis\n *[other] Tilaukset ovat valmiit\n }\n", "on nyt", "on jo", True),
    ("a = Tilaus on nyt valmis\n", "on nyt", "on\n[jo] nyt", False),
    ("a = Tilaus on nyt valmis\n", "Tilaus", " Tilaus", False),
    ("a = Tilaus on nyt valmis\n", "on nyt", "on { $nyt }", False),
    ("a = Tilaus on nyt { $valmis }\n", "on nyt", "on { $valmis }", True),
    ("a = Tilaus on nyt { $n ->\n *[a] b\n }\n", "{n, select", "{m, select", False),
]


@pytest.mark.parametrize(("source", "old", "new", "is_written"), EDITS)
def test_edit(source: str, old: str, new: str, is_written: bool) -> None:
    text = entries(fluentfile, source, PATH)[0].text
    assert check_edit(fluentfile, source, PATH, 0, fold_edit(text, old, new)) is is_written


PARTS = st.sampled_from(
    [
        "Hei",
        "ä",
        " ",
        "\n    ",
        "\n  ",
        "\n\n   ",
        "\r\n   ",
        "{ $x }",
        '{ "{" }',
        "{ -t }",
        ".",
        "[a]",
        "=",
        "&amp;",
        "*",
    ]
)
WRITTEN = st.lists(st.sampled_from(["moi", " ", "\n", "{", "}", "[", ".", "*", "#", "=", "ö", "{ $x }"]), max_size=4)


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=10).map("".join), st.sampled_from([" ", "\n    "]), st.data())
def test_edits_read_again_as_written(value: str, head: str, data: st.DataObject) -> None:
    source = f"a ={head}alku{value}\nb = muu\n"
    try:
        messages = entries(fluentfile, source, PATH)
    except ReadError:
        return
    length = len(messages[0].text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, min(length, start + 6)))
    edit = Edit(Span(start, end), "".join(data.draw(WRITTEN)))
    check_edit(fluentfile, source, PATH, 0, edit)
