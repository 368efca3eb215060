"""Files of template engines."""

from __future__ import annotations

import pytest

from tests.readers.catalogue_support import check_edit, entries, fold_edit
from viestilint.readers import templatefile
from viestilint.readers.registry import reader_name


@pytest.mark.parametrize(
    ("path", "source", "text"),
    [
        (
            "a.j2",
            "Hei {{ nimi }},\n{% if x %}\nlasku on valmis.\n{% endif %}\n",
            "Hei {{ nimi }},\nlasku on valmis.\n",
        ),
        ("a.hbs", "<p>Hei {{nimi}},</p><p>lasku &auml;</p>", "Hei {{nimi}},\n\nlasku ä"),
        ("a.html.j2", "Hei &auml;", "Hei ä"),
        ("a.txt.erb", "Hei <%= nimi %> &auml;", "Hei <%= nimi %> &auml;"),
        ("a.ftlh", "<#-- huom -->Hei ${nimi}", "Hei ${nimi}"),
    ],
)
def test_content_decides(path: str, source: str, text: str) -> None:
    assert reader_name(path) == "templatefile"
    assert [message.text for message in entries(templatefile, source, path)] == [text]


@pytest.mark.parametrize("body", ["<p>Hei {{nimi}}, lasku on valmis</p>\n", "Hei {{nimi}}, lasku on valmis\n"])
def test_front_matter(body: str) -> None:
    source = "---\nchannel: sms\n---\n" + body
    message = entries(templatefile, source, "a.hbs")[0]
    assert message.channel == "sms"
    assert message.text.strip() == "Hei {{nimi}}, lasku on valmis"
    assert message.source_map.locate(message.placeholders[0].span).of(source) == "{{nimi}}"
    assert check_edit(templatefile, source, "a.hbs", 0, fold_edit(message.text, "valmis", "lähetetty"))


def test_front_matter_changes_nothing_else() -> None:
    text = "{# huomio #}Hei!\n{% if a %}\nTilaus lähti.\n{% endif %}\n"
    both = [entries(templatefile, front + text, "viesti.j2")[0].text for front in ("", "---\nchannel: sms\n---\n")]
    assert both == ["Hei!\nTilaus lähti.\n"] * 2
