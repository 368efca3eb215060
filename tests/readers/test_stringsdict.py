from __future__ import annotations

import plistlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.markup_cases import check_edit, messages_of, replaced, texts_of
from viestilint.errors import ReadError
from viestilint.model import Edit, Span
from viestilint.readers.stringsdict import read

PATH = "fi.lproj/Localizable.stringsdict"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN"'
    ' "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">\n'
)


def stringsdict(one: str) -> str:
    return (
        f"{HEAD}<dict>\n\t<key>tilaus &amp; lasku</key>\n\t<dict>\n"
        "\t\t<key>NSStringLocalizedFormatKey</key>\n\t\t<string>Ostit %#@tuotteita@</string>\n"
        "\t\t<key>tuotteita</key>\n\t\t<dict>\n"
        "\t\t\t<key>NSStringFormatSpecTypeKey</key>\n\t\t\t<string>NSStringPluralRuleType</string>\n"
        "\t\t\t<key>NSStringFormatValueTypeKey</key>\n\t\t\t<string>d</string>\n"
        f"\t\t\t<key>one</key>\n\t\t\t<string>{one}</string>\n"
        "\t\t\t<key>other</key>\n\t\t\t<string>%d tuotetta</string>\n"
        "\t\t</dict>\n\t</dict>\n</dict>\n</plist>\n"
    )


def test_entries() -> None:
    found = messages_of(read, stringsdict("%d &quot;tuote&quot; t&#228;n&#xE4;&#xE4;n"), PATH)
    assert [(m.key, m.text) for m in found] == [
        ("tilaus & lasku", "Ostit %#@tuotteita@"),
        ("tilaus & lasku.tuotteita.one", '%d "tuote" tänään'),
        ("tilaus & lasku.tuotteita.other", "%d tuotetta"),
    ]
    assert [(p.name, p.type) for p in found[0].placeholders] == [("tuotteita", "count")]


def test_edit() -> None:
    changed = replaced(read, stringsdict("%d tuote"), PATH, "tuote", "< & kpl", index=1)
    assert changed == stringsdict("%d &lt; &amp; kpl")


@pytest.mark.parametrize("source", ["", "<a/>", "<plist><dict></plist>", HEAD, "{"])
def test_refused(source: str) -> None:
    with pytest.raises(ReadError):
        texts_of(read, source, PATH)


PARTS = st.sampled_from(
    ["Hei", "ä", " ", "\n", "\r\n", "&amp;", "&#228;", "&lt;", "<![CDATA[& <]]>", "%d", "<!-- x -->"]
)
EDITS = st.lists(st.sampled_from(["moi", " ", "<", "&", "]", "]]>", "\n", "ö", ">"]), max_size=4)


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=10).map("".join), st.data())
def test_edits_read_again_as_written(value: str, data: st.DataObject) -> None:
    source = stringsdict(value + "x")
    message = messages_of(read, source, PATH)[1]
    parsed = plistlib.loads(source.encode())["tilaus & lasku"]["tuotteita"]["one"]
    assert message.text == parsed
    length = len(message.text) - 1
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, min(length, start + 6)))
    check_edit(read, source, PATH, 1, Edit(Span(start, end), "".join(data.draw(EDITS))))
