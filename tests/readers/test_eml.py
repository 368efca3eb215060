from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.markup_cases import check_edit, messages_of, replaced, texts_of
from viestilint.errors import ReadError
from viestilint.model import Edit, Message, Span
from viestilint.readers.build import ReadOptions
from viestilint.readers.eml import read as read_all
from viestilint.readers.source import SourceFile

PATH = "viesti.eml"
HEADERS = (
    "From: Kahvila =?utf-8?q?P=C3=B6ll=C3=B6?= <info@pollo.example>\n"
    "Subject: =?utf-8?q?Tilauksesi_l=C3=A4hti?=\n =?utf-8?q?_t=C3=A4n=C3=A4=C3=A4n?=\nMIME-Version: 1.0\n"
)


def read(source: SourceFile, options: ReadOptions) -> list[Message]:
    """The messages but for their subject, which has tests of its own."""
    return [message for message in read_all(source, options) if message.zone is None]


def mail(kind: str, encoding: str, body: str, charset: str = "utf-8") -> str:
    return f'{HEADERS}Content-Type: text/{kind};\n charset="{charset}"\nContent-Transfer-Encoding: {encoding}\n\n{body}'


def test_headers_and_plain_body() -> None:
    (message,) = messages_of(read, mail("plain", "8bit", "Hei Liisa,\r\npöytä on varattu.\r\n"), PATH)
    assert message.text == "Hei Liisa,\npöytä on varattu.\n"
    assert (message.subject, message.key, message.fragment) == ("Tilauksesi lähti tänään", None, False)


BODIES = [
    ("plain", "quoted-printable", "P=C3=B6yt=C3=A4 on =\nvarattu=2E", "Pöytä on varattu."),
    ("plain", "quoted-printable", "=C3=\n=B6ljy=3D1  \nx", "öljy=1\nx"),
    ("plain", "quoted-printable", "virhe =ZZ on =4", "virhe =ZZ on =4"),
    (
        "html",
        "quoted-printable",
        '<p id=3D"a">P=C3=B6yt=\n=C3=A4&nbsp;1</p>\n<p>Moi</p>',
        "Pöytä\u00a01\n\nMoi",
    ),
    ("html", "7bit", "<p>Hei <b>Liisa</b></p>", "Hei Liisa"),
]


@pytest.mark.parametrize(("kind", "encoding", "body", "text"), BODIES)
def test_body(kind: str, encoding: str, body: str, text: str) -> None:
    assert texts_of(read, mail(kind, encoding, body), PATH) == [text]


def test_charset() -> None:
    assert texts_of(read, mail("plain", "quoted-printable", "p=F6yt=E4", "iso-8859-1"), PATH) == ["pöytä"]


def test_multipart_and_attachments() -> None:
    encoded = base64.encodebytes("Hei Liisa,\npöytä on varattu.".encode()).decode()
    body = (
        'Content-Type: multipart/mixed; boundary="uu"\n\nEi luettavaa.\n--uu\n'
        "Content-Type: multipart/alternative; boundary=ss\n\n--ss\nContent-Type: text/plain\n\nHei\n--ss\n"
        "Content-Type: text/html\n\n<title>x</title><p>Moi</p><img alt='Kuva'>\n--ss--\n\n--uu\n"
        f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{encoded}\n--uu\n"
        'Content-Type: text/plain\nContent-Disposition: attachment; filename="a.txt"\n\nliite\n--uu--\nloppu'
    )
    messages = messages_of(read, HEADERS + body, PATH)
    assert [(m.key, m.fragment, m.text) for m in messages] == [
        ("plain", False, "Hei"),
        ("html", False, "Moi"),
        ("alt", True, "Kuva"),
        ("plain", False, "Hei Liisa,\npöytä on varattu."),
    ]
    assert messages[1].subject == "Tilauksesi lähti tänään"
    assert messages[3].source_map.translate(Edit(Span(0, 3), "Moi")) is None


@pytest.mark.parametrize(
    ("source", "subject", "text"),
    [
        ("Hei {{ nimi }},\nTapahtuma: konsertti\n", None, "Hei {{ nimi }},\nTapahtuma: konsertti\n"),
        ("Tapahtuma: konsertti\n\nHei", None, "Tapahtuma: konsertti\n\nHei"),
        (
            "Subject: Lasku {{ nro }}\n\nHei,\nlasku on liitteenä.\n",
            "Lasku {{ nro }}",
            "Hei,\nlasku on liitteenä.\n",
        ),
        ("Subject: Lasku\n\n<p>Hei</p>", "Lasku", "Hei"),
    ],
)
def test_templates(source: str, subject: str | None, text: str) -> None:
    assert [(m.subject, m.text) for m in messages_of(read, source, PATH)] == [(subject, text)]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (mail("plain", "base64", "%%%"), 9),
        (mail("plain", "base64", "SGVpIQ"), 9),
        (mail("plain", "quoted-printable", "ok\n=FF=FE"), 10),
        (mail("plain", "uuencode", "x"), 9),
        (mail("plain", "7bit", "x", "utf-7"), 9),
        (mail("plain", "7bit", "x", "klingon\x85"), 9),
        ("Subject: x\nContent-Type: multipart/mixed\n\nx", 4),
    ],
)
def test_refused(source: str, line: int) -> None:
    with pytest.raises(ReadError) as error:
        texts_of(read, source, PATH)
    assert error.value.line == line
    assert "\n" not in str(error.value)


def test_cut_off_mail_is_read() -> None:
    source = "Content-Type: multipart/mixed; boundary=b\n\n--b\n--b\nContent-Type: text/plain\n\nHei"
    assert texts_of(read, source, PATH) == ["Hei"]


def test_edit() -> None:
    source = mail("plain", "quoted-printable", "P=C3=B6yt=\n=C3=A4 on varattu.")
    assert replaced(read, source, PATH, "Pöytä", "Äyskäri") == mail(
        "plain", "quoted-printable", "=C3=84ysk=C3=A4ri on varattu."
    )
    long = mail("plain", "quoted-printable", "a" * 70 + " loppu")
    changed = replaced(read, long, PATH, "loppu", "lähtö on nyt")
    assert changed is not None
    assert max(map(len, changed.splitlines())) <= 76
    assert texts_of(read, changed, PATH) == ["a" * 70 + " lähtö on nyt"]


PARTS = st.sampled_from(
    ["Hei", "ä", " ", "\n", "=", "3D", "a" * 30, "&", "<b>", "</b>", "<p>", "&amp;", "{{ x }}", "😀", "\t"]
)
EDITS = st.lists(st.sampled_from(["moi", " ", "=", "ä", "\n", "C3", "a" * 40, "<", "&", "\u00a0"]), max_size=4)


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=12).map("".join), st.sampled_from(["plain", "html"]), st.data())
def test_edits_read_again_as_written(body: str, kind: str, data: st.DataObject) -> None:
    encoding = data.draw(st.sampled_from(["8bit", "quoted-printable", "base64"]))
    if encoding == "quoted-printable":
        body = quopri.encodestring(body.encode()).decode()
    elif encoding == "base64":
        body = base64.encodebytes(body.encode()).decode()
    source = mail(kind, encoding, body)
    messages = messages_of(read, source, PATH)
    if not messages:
        return
    length = len(messages[0].text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, min(length, start + 6)))
    was_written = check_edit(read, source, PATH, 0, Edit(Span(start, end), "".join(data.draw(EDITS))))
    assert not (was_written and encoding == "base64")


def test_no_tag_is_written_where_it_would_make_the_part_html() -> None:
    source = "Subject: Lasku\n\nHei Liisa"
    assert replaced(read, source, PATH, "Liisa", "<b>Liisa</b>") is None
    assert replaced(read, source, PATH, "Liisa", "Leena") == "Subject: Lasku\n\nHei Leena"
