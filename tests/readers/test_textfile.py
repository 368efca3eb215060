"""Plain text that holds tags: those that give it its lines make it HTML, the others are no words of it."""

from __future__ import annotations

import pytest

from viestilint.fixes import apply_edits
from viestilint.model import Edit, Message, Span
from viestilint.readers.build import ReadOptions
from viestilint.readers.source import SourceFile
from viestilint.readers.textfile import read


def message_of(source: str) -> Message:
    return read(SourceFile("viesti.txt", source), ReadOptions())[0]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Hei!\nLasku on\nmaksettu.\n", "Hei!\nLasku on\nmaksettu.\n"),
        ("<p>Hei!</p>\n<p>Lasku on\nmaksettu.</p>\n", "Hei!\n\nLasku on maksettu."),
        ("Hei!<br />Lasku on maksettu.", "Hei!\nLasku on maksettu."),
        ("---\nchannel: chat\n---\n<p>Hei!</p>", "Hei!"),
        ("Hei!\nLue <b>ohje</b>.\n", "Hei!\nLue <b>ohje</b>.\n"),
        ("Hinta on < 5 € ja > 3 €.", "Hinta on < 5 € ja > 3 €."),
        ("Hei <nimi>!\nLue <etusivu>.", "Hei <nimi>!\nLue <etusivu>."),
    ],
)
def test_text(source: str, text: str) -> None:
    assert message_of(source).text == text


def test_front_matter_holds_for_a_page_too() -> None:
    assert message_of("---\nchannel: chat\n---\n<p>Hei!</p>").channel == "chat"


@pytest.mark.parametrize(
    ("source", "masked"),
    [
        ("Lue <b>ohje</b>.", ["<b>", "</b>"]),
        ('Lue <a href="https://x.example">ohje</a>.', ['<a href="https://x.example">', "</a>"]),
        ('Lue <a href="{{ url }}">ohje</a>.', ["</a>"]),
        ("Lue < a > b.", []),
    ],
)
def test_tags_within_lines_are_no_words(source: str, masked: list[str]) -> None:
    message = message_of(source)
    assert [span.of(message.text) for span in message.masked] == masked


def test_an_edit_is_written_around_the_tags() -> None:
    source = "---\nchannel: letter\n---\n<p>Maksa <b>12€</b> heti.</p>\n"
    message = message_of(source)
    at = message.text.index("12€")
    edit = message.source_map.translate(Edit(Span(at, at + 3), "12 €"))
    assert edit is not None
    assert apply_edits(source, [edit]) == source.replace("12€", "12 €")
