from __future__ import annotations

from email import message_from_string, policy
from email.header import Header, decode_header, make_header

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.markup_cases import check_edit, check_places
from viestilint.model import Edit, Message, Span
from viestilint.pipeline import Linter
from viestilint.readers.build import ReadOptions
from viestilint.readers.eml import read as read_mail
from viestilint.readers.registry import read_messages
from viestilint.readers.source import SourceFile


def subjects(path: str, text: str, keys: tuple[str, ...] = ()) -> list[Message]:
    messages = read_messages(SourceFile(path, text), ReadOptions(subject_keys=keys))
    for message in messages:
        check_places(message, text)
    return [message for message in messages if message.zone == "subject"]


# path, file, text of the subject
FILES = [
    ("v.eml", "Subject: Lasku 55e\nFrom: x\n\nHei", "Lasku 55e"),
    ("v.eml", "From: x\nSUBJECT:Lasku\n  {{ nro }}\n\nHei", "Lasku {{ nro }}"),
    ("v.eml", "Subject: =?utf-8?Q?P=C3=B6yt=C3=A4_on?= varattu\n\nHei", "Pöytä on varattu"),
    ("v.eml", "Subject: =?iso-8859-1?q?P=F6yt=E4?=\n =?utf-8?B?IG9uIHZhcmF0dHU=?=\n\nHei", "Pöytä on varattu"),
    ("v.eml", "Subject: =?utf-8?q?P=C3?= =?utf-8?q?=B6yt=C3=A4?=\n\nHei", "=?utf-8?q?P=C3?==?utf-8?q?=B6yt=C3=A4?="),
    ("v.eml", "Subject: =?klingon?q?x?= a\n\nHei", "=?klingon?q?x?= a"),
    ("v.html", "<title>\n Lasku {{nro}} l&auml;hti </title><p>Hei</p>", "Lasku {{nro}} lähti"),
    ("v.mjml", "<mjml><mj-head><mj-title>Lasku</mj-title></mj-head></mjml>", "Lasku"),
    ("v.txt", '---\nchannel: email\nsubject: "L\\u00e4hetys 55e"\n---\nHei!', "Lähetys 55e"),
    ("v.md", "---\r\nsubject: Lähetys 55e # huom\r\n---\r\nHei!", "Lähetys 55e"),
    ("v.txt", "---\nsubject: Re: Lähetys 55e: kysymys  \r\nchannel: email\r\n---\r\nHei!", "Re: Lähetys 55e: kysymys"),
    ("v.txt", "---\nsubject: Vs: Liisan 'oma' tilaus\n---\nHei!", "Vs: Liisan 'oma' tilaus"),
    ("v.txt", "---\nsubject: 'Re: Lähetys' # huom: x\n---\nHei!", "Re: Lähetys"),
    ("v.txt", "---\nsubject: Tilaus #123 on valmis\n---\nHei!", "Tilaus #123 on valmis"),
    ("v.txt", "---\nsubject: Lähetys # huom: x\n---\nHei!", "Lähetys"),
    ("v.html.j2", "---\nsubject: 'Lähetys ''55e'''\n---\n<p>Hei!</p>", "Lähetys '55e'"),
    ("tilaus_subject.txt", "Tilauksesi lähti", "Tilauksesi lähti"),
    ("mail/subject.fi.j2", "Tilauksesi {{ nro }}", "Tilauksesi {{ nro }}"),
]


@pytest.mark.parametrize(("path", "text", "subject"), FILES)
def test_subject(path: str, text: str, subject: str) -> None:
    (found,) = subjects(path, text)
    assert (found.text, found.fragment) == (subject, True)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("v.eml", "Hei\n\nSubject: x"),
        ("v.eml", "From: x\nSubject: 12\n\nHei"),
        ("v.html", "<p>Hei</p>"),
        ("v.txt", "---\nsubject: 12\n---\nHei"),
        ("subjektit.txt", "Hei"),
    ],
)
def test_none(path: str, text: str) -> None:
    assert subjects(path, text) == []


def test_places_of_encoded_letters() -> None:
    text = "Subject: =?utf-8?Q?Maksu_55e_=C3=A4?=\n\nHei"
    (found,) = subjects("v.eml", text)
    at = found.text.index("55e")
    assert found.source_map.locate(Span(at, at + 3)).of(text) == "55e"
    assert found.source_map.locate(Span(at + 4, at + 5)).of(text) == "=C3=A4"
    assert found.source_map.translate(Edit(Span(at, at + 3), "55 e")) is None


KEYS = [
    # keys that are subjects, the file, the subjects of its messages
    (("*.subject",), '{"a": {"subject": "Lasku A", "body": "Hei Liisa, tämä on ensimmäinen kirje a."}}', ["Lasku A"]),
    (("*Subject",), '{"aSubject": "Lasku A", "aBody": "Hei Liisa, tämä on ensimmäinen kirje a."}', ["Lasku A"]),
    (("subject",), '{"subject": "Lasku A", "body": "Hei Liisa, tämä on ensimmäinen kirje a."}', ["Lasku A"]),
    (
        ("*.subject",),
        '{"a": {"subject": "Lasku A", "x": {"subject": "Lasku X", "text": "Hei Liisa, tämä on ensimmäinen kirje x."}},'
        ' "b": {"text": "Hei Liisa, tämä on ensimmäinen kirje b."}}',
        ["Lasku X", None],
    ),
]


@pytest.mark.parametrize(("keys", "text", "expected"), KEYS)
def test_keys(keys: tuple[str, ...], text: str, expected: list[str | None]) -> None:
    messages = read_messages(SourceFile("viestit.json", text), ReadOptions(subject_keys=keys))
    assert [m.subject for m in messages if not m.fragment] == expected
    assert all(m.zone == "subject" for m in messages if (m.key or "").lower().endswith("subject"))


def test_rules_of_subjects_run_and_others_do_not(linter: Linter) -> None:
    text = "Subject: Maksu 55e kuussa, tilaus on noudettavissa\nFrom: x\n\nHei!\n"
    result = linter.check_source(SourceFile("v.eml", text))
    (found,) = (c.findings for c in result.messages if c.message.zone == "subject")
    assert [f.rule for f in found] == ["rahasumma-muoto"]


def test_a_subject_with_a_colon_is_written_back_in_its_place() -> None:
    text = "---\nsubject: Re: hinta 55e\n---\nHei!"
    (found,) = subjects("v.txt", text)
    at = found.text.index("55e")
    assert found.source_map.locate(Span(at, at + 3)).of(text) == "55e"
    assert found.source_map.translate(Edit(Span(at, at + 3), "55 e")) is not None
    assert found.source_map.translate(Edit(Span(at, at + 3), "55\ne")) is None


def test_write_back_is_ascii_where_the_mail_is() -> None:
    for head, written in (("MIME-Version: 1.0\n", False), ("", True)):
        text = f"Subject: Lasku lahti\n{head}\nHei"
        (found,) = subjects("v.eml", text)
        change = found.source_map.translate(Edit(Span(6, 11), "lähti"))
        assert (change is not None) is written


PARTS = st.lists(
    st.sampled_from(["Lasku", " ", "ä", "=?", "?=", "=C3=A4", "\n ", "\r\n\t", "{{ x }}", "_", "=?utf-8?q?=C3=A4?="]),
    max_size=8,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(PARTS, st.data())
def test_edits_read_again_as_written(value: str, data: st.DataObject) -> None:
    source = f"Subject: Hei{value}\nX-A: b\n\nHei Liisa"
    messages = read_mail(SourceFile("v.eml", source), ReadOptions())
    length = len(messages[1].text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, min(length, start + 6)))
    new = data.draw(st.sampled_from(["", " ", "moi", "ä", "=?utf-8?q?a?=", "\n", "?="]))
    check_edit(read_mail, source, "v.eml", 1, Edit(Span(start, end), new))


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("aäöÅ€😀 _?=.,-"), min_size=1, max_size=60).map(str.strip).filter(any))
def test_it_reads_what_the_library_writes(text: str) -> None:
    for charset in ("utf-8", "iso-8859-15"):
        if charset != "utf-8" and "😀" in text:
            continue
        written = Header(text, charset, header_name="Subject").encode()
        source = f"Subject: {written}\nFrom: a@b.example\n\nHei"
        expected = str(make_header(decode_header(written)))
        assert message_from_string(source, policy=policy.compat32)["Subject"] == written
        messages = read_mail(SourceFile("v.eml", source), ReadOptions())
        assert messages[0].subject == expected


@pytest.mark.parametrize("subject", ["Your order is on the way", "Your invoice {{nro}}"])
def test_an_english_subject_is_one_finding(subject: str) -> None:
    text = f'---\nchannel: email\nsubject: "{subject}"\n---\nHei Liisa!\n\nTilauksesi on matkalla.\n'
    checked = Linter().check_source(SourceFile("v.txt", text))
    found = [f.variant for c in checked.messages for f in c.findings if f.rule == "englanti"]
    assert found == ["otsikko"]
