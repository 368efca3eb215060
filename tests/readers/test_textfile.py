"""Plain text that holds the tags of a page."""

from __future__ import annotations

import pytest

from tests.readers.catalogue_support import check_edit, entries, fold_edit
from viestilint.readers import textfile


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Hei {{nimi}},</p>\n\n<p>lasku &auml;</p>\n", "Hei {{nimi}},\n\nlasku ä"),
        ("Hei!\n<br/><br/>\nLasku on\nvalmis.\n", "Hei!\n\nLasku on valmis."),
        ("[% IF x %]\n\n<p>Nouda <<kirja>>.</p>\n\n[% END %]\n", "Nouda <<kirja>>."),
    ],
)
def test_page(source: str, text: str) -> None:
    """Where tags make the paragraphs, the text is the body of a page."""
    found = entries(textfile, "---\nchannel: email\n---\n" + source, "a.txt")
    assert [message.text.strip() for message in found] == [text]


def test_edit_of_page() -> None:
    source = "---\nchannel: email\n---\n<p>Hei!</p>\n\n<p>Lasku on <b>nyt</b> valmis.</p>\n"
    message = entries(textfile, source, "a.txt")[0]
    assert check_edit(textfile, source, "a.txt", 0, fold_edit(message.text, "valmis", "lähetetty"))


@pytest.mark.parametrize(
    "source", ["Hei!\nTilauksesi <b>lähti</b>.\n", "Hei!\n\nTilauksesi lähti:<br>\n- pipo\n\nTerveisin\nAino\n"]
)
def test_tags_in_text(source: str) -> None:
    """Tags between lines of text are passed over, and the lines stay."""
    message = entries(textfile, source, "a.txt")[0]
    assert message.text == source
    assert all(span.of(source).startswith("<") for span in message.masked)
    assert len(message.masked) == source.count("<")


@pytest.mark.parametrize("source", ["Hei <NIMI>,\nkiva <3\n", "Hei <<borrowers.firstname>>!\n", "3 < 5 > 2\n"])
def test_no_tags(source: str) -> None:
    assert not entries(textfile, source, "a.txt")[0].masked
