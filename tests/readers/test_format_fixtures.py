"""The fixtures of the catalogue formats: what is read of them, edits of every word, and what damage does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from viestilint.errors import ReadError
from viestilint.model import Edit, Message, Span
from viestilint.readers.build import ReadOptions
from viestilint.readers.registry import read_messages
from viestilint.readers.source import SourceFile, load

FIXTURES = Path(__file__).parents[2] / "fixtures" / "formats"
OPTIONS = ReadOptions(csv_column="teksti", literal_suffixes=frozenset({".kt"}))

KEYS = {
    "tilaus.po": [
        "Email|Your order has been received.",
        "Dear %(name)s, your order will be delivered to the address <b>%(address)s</b>.\nThank you for choosing us.",
        "%(count)d product is waiting.[0]",
        "%(count)d product is waiting.[1]",
        "Pay the invoice.",
    ],
    "lasku.json": ["lasku.otsikko", "lasku.runko", "lasku.rivit.0", "lasku.rivit.1", "tuotteet"],
    "nouto_fi.arb": ["nouto"],
    "varaus.yml": [
        f"fi.varaus.{key}"
        for key in ("otsikko", "runko", "lainaus", "pakattu", "pitka", "tuotteita.one", "tuotteita.other")
    ],
    "asiointi.properties": ["hakemus.vastaanotettu", "hakemus.hylatty", "hakemus.numero"],
    "sms.csv": ["nouto", "lasku"],
    "tili.php": ["tervetuloa", "salasana.vaihdettu", "salasana.ohje"],
    "i18n/kutsu.txt": ["kutsu.otsikko", "kutsu.ohje"],
    "aika.j2": [None],
    "vahvistus.hbs": [None],
    "muistutus.ftl": [None],
    "kuitti.txt.erb": [None],
    "Viestit.kt": ["OTSIKKO", "runko"],
}
WHOLE = {"lasku.runko", "fi.varaus.runko", "tervetuloa", "runko", None}
FOLDED = {"fi.varaus.pitka"}


def read(name: str, text: str | None = None) -> tuple[SourceFile, list[Message]]:
    source = load(FIXTURES / name, name)
    if text is not None:
        source = SourceFile(name, text, source.encoding, source.bom)
    return source, read_messages(source, OPTIONS)


@pytest.mark.parametrize("name", KEYS)
def test_entries(name: str) -> None:
    _, messages = read(name)
    assert [message.key or None for message in messages] == KEYS[name]
    for message in messages:
        assert message.fragment == (message.key not in WHOLE and not message.text.startswith("Hei "))


@pytest.mark.parametrize("name", KEYS)
def test_every_word_can_be_changed(name: str) -> None:
    source, messages = read(name)
    for index, message in enumerate(messages):
        fixed = [p.span for p in message.placeholders] + list(message.masked)
        for word in re.finditer(r"[^\W\d_]{3,}", message.text):
            span = Span(*word.span())
            if any(span.overlaps(other) for other in fixed):
                continue
            change = message.source_map.translate(Edit(span, "yötä"))
            assert (change is None) == (message.key in FOLDED)
            if change is None:
                continue
            changed = source.text[: change.span.start] + change.text + source.text[change.span.end :]
            wanted = message.text[: span.start] + "yötä" + message.text[span.end :]
            assert read(name, changed)[1][index].text == wanted


@pytest.mark.parametrize("name", KEYS)
def test_placeholders_are_where_they_are_said_to_be(name: str) -> None:
    source, messages = read(name)
    for message in messages:
        for placeholder in message.placeholders:
            written = message.source_map.locate(placeholder.span).of(source.text)
            assert written == placeholder.span.of(message.text)


@pytest.mark.parametrize("name", KEYS)
def test_damage_is_refused_in_one_line_or_read(name: str) -> None:
    text = load(FIXTURES / name, name).text
    damaged = [text[:at] for at in range(len(text))]
    damaged += [text[:at] + mark + text[at + 1 :] for at in range(0, len(text), 3) for mark in "\"'\\{}<\n\t\u2028"]
    for version in damaged:
        try:
            read(name, version)
        except ReadError as error:
            assert str(error).startswith(name)
            assert len(str(error).splitlines()) == 1
