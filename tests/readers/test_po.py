"""Gettext catalogues."""

from __future__ import annotations

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
from viestilint.readers import po
from viestilint.readers.build import ReadOptions

HEADER = 'msgid ""\nmsgstr ""\n"Language: fi\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'

READ = [
    ('msgid "a"\nmsgstr "Tilaus"\n', [("a", "Tilaus")]),
    ('msgid "a"\nmsgstr ""\n"Tilaus "\n"on valmis."\n', [("a", "Tilaus on valmis.")]),
    ('msgid ""\n"a "\n"b"\nmsgstr "Rivi\\nja \\"toinen\\"\\t\\\\"\n', [("a b", 'Rivi\nja "toinen"\t\\')]),
    ('msgctxt "Sähköposti"\nmsgid "a"\nmsgstr "Lasku"\n', [("Sähköposti|a", "Lasku")]),
    (
        'msgid "%d item"\nmsgid_plural "%d items"\nmsgstr[0] "%d tuote"\nmsgstr[1] "%d tuotetta"\n',
        [("%d item[0]", "%d tuote"), ("%d item[1]", "%d tuotetta")],
    ),
    ('#, fuzzy\n#| msgid "b"\nmsgid "a"\nmsgstr "Epävarma"\n', [("a", "Epävarma")]),
    (
        'msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr "Lasku"\n#~ msgid "c"\n#~ msgstr "Vanha"\n',
        [("b", "Lasku")],
    ),
    ('msgid "a" "b"\nmsgstr "yksi " "kaksi"\r\n', [("ab", "yksi kaksi")]),
    ('msgid "a"\nmsgstr "ei v\\303\\244li\\x41"\n', [("a", "ei v\xc3\xa4liA")]),
    ("", []),
    ("# vain huomautus\n", []),
]


@pytest.mark.parametrize(("source", "expected"), READ)
def test_reads(source: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(po, HEADER + source, "fi.po") == expected
    assert pairs(po, (HEADER + source).replace("\n", "\r\n"), "fi.po") == expected


@pytest.mark.parametrize(
    ("source", "line", "part"),
    [
        ('msgid "a"\nmsgstr "b "c" d"\n', 2, "backslash"),
        ('msgid "a"\nmsgstr "b\n', 2, "not closed"),
        ('msgid "a"\nmsgstr b\n', 2, "not closed"),
        ('msgid "a"\nTilaus\n', 2, "expected"),
        ('"Tilaus"\n', 1, "without msgid"),
        ('msgstr "Tilaus"\n', 1, "without msgid"),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 2, "twice"),
        ('msgid "a"\n\n', 3, "no msgstr"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 3, "twice"),
    ],
)
def test_refuses_with_the_line(source: str, line: int, part: str) -> None:
    with pytest.raises(ReadError, match=part) as caught:
        entries(po, source, "fi.po")
    assert caught.value.line == line
    assert "\n" not in str(caught.value)


def test_catalogue_of_another_language_is_left_alone() -> None:
    source = HEADER.replace("Language: fi", "Language: sv") + 'msgid "a"\nmsgstr "Hej"\n'
    assert entries(po, source, "x.po") == []
    assert pairs(po, source, "x.po", ReadOptions(locales=("sv",))) == [("a", "Hej")]


def test_translation_knows_its_source() -> None:
    source = (
        'msgid "<a href=\\"%(url)s\\">An order</a>"\nmsgid_plural "%d orders"\n'
        'msgstr[0] "Tilaus"\nmsgstr[1] "%d tilausta"\n'
        'msgid "order.title"\nmsgstr "Tilaus {nro}"\n'
    )
    found = entries(po, source, "fi.po")
    assert [message.source_text for message in found] == ["An order", "%d orders", None]


def test_line_of_a_shared_template_is_a_part() -> None:
    greeting = 'msgid "Hello, your form is in."\nmsgstr "Terve! Lomakkeesi on nyt tallessa palvelussa."\n\n'
    link = 'msgid "Open it below."\nmsgstr "Avaa se alta."\n'
    alone = entries(po, HEADER + "#: mail/form.txt:3\n" + greeting, "fi.po")
    shared = entries(
        po, HEADER + "#: mail/form.txt:3\n" + greeting + "#: mail/form.txt:4 app/views.py:9\n" + link, "fi.po"
    )
    code = entries(po, HEADER + "#: app/views.py:3\n" + greeting + "#: app/views.py:9\n" + link, "fi.po")
    assert [m.fragment for m in alone] == [False]
    assert [m.fragment for m in shared] == [True, True]
    assert [m.fragment for m in code] == [False, True]


def test_edit_may_span_a_fold() -> None:
    source = 'msgid "a"\nmsgstr ""\n"Tilaus on "\n"nyt valmis.\\n"\n"Kiitos!"\n'
    text = "Tilaus on nyt valmis.\nKiitos!"
    assert check_edit(po, source, "a.po", 0, fold_edit(text, "on nyt", "on jo"))
    assert check_edit(po, source, "a.po", 0, fold_edit(text, ".\nK", "!\nK"))
    change = entries(po, source, "a.po")[0].source_map.translate(fold_edit(text, "nyt", '"jo"\n'))
    assert change is not None
    assert change.text == '\\"jo\\"\\n'


def test_comment_between_strings_is_not_lost() -> None:
    source = 'msgid "a"\nmsgstr "Tilaus "\n# oma "huomautus"\n"on"\n'
    message = entries(po, source, "a.po")[0]
    assert message.text == "Tilaus on"
    assert message.source_map.translate(fold_edit(message.text, "s o", "x")) is None


def _folded(text: str, widths: list[int]) -> str:
    parts, at = [], 0
    for width in widths:
        parts.append(text[at : at + width])
        at += width
    parts.append(text[at:])
    return "\n".join(f'"{po.encode(part)}"' for part in parts)


def _decode(raw: str) -> str:
    value = po.scan(f'"{raw}"', 0)
    assert value is not None
    return value.text


@relaxed
@given(st.data(), texts, texts, st.lists(st.integers(0, 9), max_size=4))
def test_round_trip(data: st.DataObject, first: str, second: str, widths: list[int]) -> None:
    text = "x" + first
    source = f'{HEADER}msgid "a"\nmsgstr {_folded(text, widths)}\n\nmsgid "b"\nmsgstr "b{po.encode(second)}"\n'
    messages = entries(po, source, "a.po")
    for message in messages:
        check_pieces(message, source, lambda raw: _decode(raw))
    edit = data.draw(edits(len(messages[0].text)))
    check_edit(po, source, "a.po", 0, edit)


@relaxed
@given(st.text(st.sampled_from('msgidtrcx[]01 "\\\n#~'), max_size=80))
def test_anything_is_read_or_refused(source: str) -> None:
    try:
        entries(po, 'msgid "' + source, "a.po")
        entries(po, source, "a.po")
    except ReadError as error:
        problem = error
    else:
        return
    assert problem.line
