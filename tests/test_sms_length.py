"""Septets and parts of text messages, against smsutil, which shares no code with this project."""

from __future__ import annotations

from typing import Any

import pytest
import smsutil
from hypothesis import given
from hypothesis import strategies as st
from smsutil.codecs import is_valid_gsm

from tests.conftest import make_message
from viestilint.language.gsm import BASIC, EXTENSION, is_gsm, sms_length, split_sms
from viestilint.language.sms import fixed_text, sent_text, shown_as_sent
from viestilint.model import RuleSettings

# text, encoding, units, parts, room left in the last part
TABLE = [
    ("Hei", "GSM-7", 3, 1, 157),
    ("Hei!", "GSM-7", 4, 1, 156),
    ("Hinta 12,50 €.", "GSM-7", 15, 1, 145),
    ("Hinta 12,50 e.", "GSM-7", 14, 1, 146),
    ("Hei – terve", "UCS-2", 11, 1, 59),
    ("Kiitos 😊", "UCS-2", 9, 1, 61),
    ("Hei!\nNähdään klo 9.", "GSM-7", 19, 1, 141),
    ("Hei!\r\nNähdään.", "GSM-7", 14, 1, 146),
    ("{nimi}", "GSM-7", 8, 1, 152),
    ("[testi] ~ | ^ \\", "GSM-7", 21, 1, 139),
    ("Ää Öö Åå", "GSM-7", 8, 1, 152),
    ("Žofia", "UCS-2", 5, 1, 65),
    ("Café à la carte", "GSM-7", 15, 1, 145),
    ("Crème brûlée", "UCS-2", 12, 1, 58),
    ("Señor Muñoz", "GSM-7", 11, 1, 149),
    ("Garçon", "UCS-2", 6, 1, 64),
    ("GARÇON", "GSM-7", 6, 1, 154),
    ("25 °C", "UCS-2", 5, 1, 65),
    ("m²", "UCS-2", 2, 1, 68),
    ("½ l", "UCS-2", 3, 1, 67),
    ("”Talvitakki”", "UCS-2", 12, 1, 58),
    ('"Talvitakki"', "GSM-7", 12, 1, 148),
    ("It's", "GSM-7", 4, 1, 156),
    ("It’s", "UCS-2", 4, 1, 66),
    ("`koodi`", "UCS-2", 7, 1, 63),
    ("a\tb", "UCS-2", 3, 1, 67),
    ("12\u00a0€", "UCS-2", 4, 1, 66),
    ("…", "UCS-2", 1, 1, 69),
    ("@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ", "GSM-7", 29, 1, 131),
    ("¤¡¿§", "GSM-7", 4, 1, 156),
    ("👨‍👩‍👧", "UCS-2", 8, 1, 62),
    ("🇫🇮", "UCS-2", 4, 1, 66),
    ("a" * 159, "GSM-7", 159, 1, 1),
    ("a" * 160, "GSM-7", 160, 1, 0),
    ("a" * 161, "GSM-7", 161, 2, 145),
    ("a" * 306, "GSM-7", 306, 2, 0),
    ("a" * 307, "GSM-7", 307, 3, 152),
    ("a" * 459, "GSM-7", 459, 3, 0),
    ("a" * 460, "GSM-7", 460, 4, 152),
    ("a" * 158 + "€", "GSM-7", 160, 1, 0),
    ("a" * 159 + "€", "GSM-7", 161, 2, 145),
    ("a" * 152 + "€" + "a" * 20, "GSM-7", 174, 2, 131),
    ("€" * 80, "GSM-7", 160, 1, 0),
    ("€" * 81, "GSM-7", 162, 2, 143),
    ("ä" * 69 + "–", "UCS-2", 70, 1, 0),
    ("ä" * 70 + "–", "UCS-2", 71, 2, 63),
    ("–" * 134, "UCS-2", 134, 2, 0),
    ("–" * 135, "UCS-2", 135, 3, 66),
    ("–" * 66 + "😊" + "a" * 10, "UCS-2", 78, 2, 55),
    ("😊" * 35, "UCS-2", 70, 1, 0),
    ("😊" * 36, "UCS-2", 72, 2, 61),
    ("Hei! Aikasi on huomenna klo 10. Jos et pääse, soita 010 123 4567. Terveisin Hammaslääkäri Hymy",
     "GSM-7", 94, 1, 66),
    ("Hei! Voit noutaa paketin (0 e) Postista, Kauppakatu 4, viimeistään 26.9. Muista henkilökortti."
     " Terveisin Kirjakauppa Sivu", "GSM-7", 121, 1, 39),
    ("Vahvistuskoodisi on 482913. Älä kerro sitä kenellekään. Pankki Lähde", "GSM-7", 68, 1, 92),
    ("Heippa! Muistatkin varmaan, että sinun hammaslääkäriaikasi on jo ihan pian, tarkemmin sanottuna"
     " huomenna aamulla kello kymmenen, ja toivottavasti ehdit tulemaan ajoissa paikalle meidän"
     " vastaanotolle! Terveisin Hammaslääkäri Hymy", "GSM-7", 228, 2, 78),
]  # fmt: skip


def units(text: str) -> tuple[str, int, int]:
    """Encoding, units and parts as smsutil counts them."""
    parts = smsutil.split(text)
    if is_valid_gsm(text):
        return (
            "GSM-7",
            sum(len(part.content) + sum(c in EXTENSION for c in part.content) for part in parts.parts),
            len(parts.parts),
        )
    return "UCS-2", len(text.encode("utf-16-be")) // 2, len(parts.parts)


def test_table_is_long_enough() -> None:
    assert len(TABLE) >= 40


@pytest.mark.parametrize(("text", "encoding", "count", "parts", "left"), TABLE)
def test_length(text: str, encoding: str, count: int, parts: int, left: int) -> None:
    found = sms_length(text)
    assert (found.encoding, found.units, found.segments, found.left) == (encoding, count, parts, left)


@pytest.mark.parametrize("text", [row[0] for row in TABLE])
def test_smsutil_counts_the_same(text: str) -> None:
    found = sms_length(text)
    assert (found.encoding, found.units, found.segments) == units(text)
    assert tuple(part.content for part in smsutil.split(text).parts) == split_sms(text)


def test_alphabet_is_that_of_smsutil() -> None:
    differing = [chr(code) for code in range(0xFFFF) if is_gsm(chr(code)) != is_valid_gsm(chr(code))]
    # The escape itself is no character of a message.
    assert differing == ["\x1b"]
    assert len(BASIC) == 127
    assert len(EXTENSION) == 10


LETTERS = st.text(alphabet=st.sampled_from("aäö €{}^–😊\n1é"), min_size=1, max_size=400)


@given(LETTERS)
def test_random_texts_split_as_smsutil_splits_them(text: str) -> None:
    assert "".join(split_sms(text)) == text
    assert tuple(part.content for part in smsutil.split(text).parts) == split_sms(text)


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        ("Hei {{etunimi}}!", 25),
        ("Hei {% if x %}Liisa{% else %}sinä{% endif %}!", 10),
        ("{n, plural, one {# tuote} other {# tuotetta}}", 13),
        ("{{#nimi}}Hei {{nimi}}{{/nimi}}{{^nimi}}Hei{{/nimi}}!", 25),
        ("<#if a>pitkä haara<#else>x</#if>", 11),
        ("[% IF a %]x[% ELSE %]pitkä haara[% END %]", 11),
        ("<% if a %>x<% else %>pitkä haara<% end %>", 11),
        ("{{if .Nimi}}Hei {{.Nimi}}{{else}}Hei{{end}}", 24),
        ("{% if a %}{% if b %}xxxx{% else %}y{% endif %}z{% else %}ww{% endif %}", 5),
        ('{{ start.strftime("%d.%m.%Y klo %H.%M") }}', 20),
    ],
)
def test_templates_are_measured_at_their_longest(text: str, longest: int) -> None:
    assert len(sent_text(make_message(text, channel="sms"), RuleSettings())) == longest


def test_own_maximum_lengths() -> None:
    message = make_message("{{ order.tuote }} {{nimi}}", channel="sms")
    assert len(sent_text(message, RuleSettings(max_lengths={"tuote": 40, "name": 5}))) == 46
    assert fixed_text(message) == ""


EXAMPLES = [
    # settings, what is sent, what is shown
    ({}, "Hei xxxxxxxxxxxxxxxxxxxx!", "Hei asiakas.etunimi_____!"),
    ({"examples": {"etunimi": "Liisa"}, "max_lengths": {"etunimi": 5}}, "Hei Liisa!", "Hei Liisa!"),
    ({"examples": {"etunimi": "Liisa"}, "max_lengths": {"etunimi": 8}}, "Hei Liisaxxx!", "Hei Liisa___!"),
    ({"examples": {"name": "Zoë"}, "max_lengths": {"name": 3}}, "Hei Zoë!", "Hei Zoë!"),
]


@pytest.mark.parametrize(("settings", "sent", "shown"), EXAMPLES)
def test_examples_stand_for_values(settings: dict[str, Any], sent: str, shown: str) -> None:
    message = make_message("Hei {{ asiakas.etunimi }}!", channel="sms")
    own = RuleSettings(**settings)
    assert sent_text(message, own) == sent
    assert shown_as_sent(message, own) == shown
