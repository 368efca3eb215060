"""Lines of key, language and text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.catalogue_support import check_edit, check_pieces, edits, entries, pairs, relaxed, texts
from viestilint.errors import ReadError
from viestilint.readers import i18ntext
from viestilint.readers.build import ReadOptions

SOURCE = '"a" "fi" "Tilaus on \\"valmis\\""\n"a" "sv" "Best"\n\n; huomautus\n"b" "fi" "Rivi\\nja"\n'


def test_reads_the_wanted_language() -> None:
    assert pairs(i18ntext, SOURCE, "i18n/a.txt") == [("a", 'Tilaus on "valmis"'), ("b", "Rivi\nja")]
    assert pairs(i18ntext, SOURCE, "i18n/a.txt", ReadOptions(locales=("sv",))) == [("a", "Best")]


def test_other_text_is_a_message() -> None:
    assert pairs(i18ntext, 'Hei!\n"a" "fi" "b"\n', "i18n/a.txt") == [(None, 'Hei!\n"a" "fi" "b"\n')]


def test_refuses_with_the_line() -> None:
    with pytest.raises(ReadError) as caught:
        entries(i18ntext, SOURCE + '"c" "fi" "Tilaus\n', "i18n/a.txt")
    assert caught.value.line == 6


@relaxed
@given(st.data(), texts)
def test_round_trip(data: st.DataObject, text: str) -> None:
    source = f'"a" "fi" "x{i18ntext.encode(text)}"\n"b" "fi" "Lasku"\n'
    messages = entries(i18ntext, source, "i18n/a.txt")
    if "&" not in text:
        check_pieces(messages[0], source, lambda raw: {"\\n": "\n", "\\t": "\t"}.get(raw, raw[1]))
    check_edit(i18ntext, source, "i18n/a.txt", 0, data.draw(edits(len(messages[0].text))))
