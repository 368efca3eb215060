"""Which entries are whole messages, by their keys."""

from __future__ import annotations

import pytest

from viestilint.readers.fragments import is_part

TEXT = "Hei! Kiitos, että varasit ajan verkossa."


@pytest.mark.parametrize(
    "key",
    [
        "varaus-header",
        "mail.footer",
        "mailTitle",
        "order_subject",
        "mail.heading-2",
        "nappi.one",
        "Title",
        "viesti.aihe",
    ],
)
def test_a_part_by_its_key(key: str) -> None:
    assert is_part(key, TEXT, ())
    assert not is_part(key, TEXT, (key,))


@pytest.mark.parametrize(
    "key", ["varaus", "headers.varaus", "untitled", "Press the button", "subject.body", "header-text", "mail.body", ""]
)
def test_a_whole_message(key: str) -> None:
    assert not is_part(key, TEXT, ())
    assert is_part(key, "Kiitos, että varasit ajan verkossa.", ())
