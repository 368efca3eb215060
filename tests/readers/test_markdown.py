from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.markup_cases import check_edit, messages_of, replaced, texts_of
from viestilint.errors import ReadError
from viestilint.model import Edit, Span
from viestilint.readers.markdown import read

PATH = "viesti.md"

TEXTS = [
    ("# Hei {{nimi}},\n\ntilauksesi l&auml;hti.\n", "Hei {{nimi}},\n\ntilauksesi lähti.\n"),
    ("## Otsikko ##\nTeksti", "Otsikko\n\nTeksti"),
    ("Otsikko\n=======\nTeksti", "Otsikko\n\nTeksti"),
    ("Tämä on **todella** *tärkeä* __asia__ _nyt_.", "Tämä on todella tärkeä asia nyt."),
    ("snake_case_nimi ja 5 * 3 * 2 ja {{oma_nimi_}}", "snake_case_nimi ja 5 * 3 * 2 ja {{oma_nimi_}}"),
    ("**auki ja _kiinni", "**auki ja _kiinni"),
    ("- maito\n- **leipä**\n\n1. yksi\n", "- maito\n- leipä\n\n1. yksi\n"),
    ("> Hei,\n> missä tilaus?\n", "> Hei,\n> missä tilaus?\n"),
    (
        'Avaa [linkki](https://a.example/b_c "nimi") tai <https://b.example/x_y>.',
        "Avaa linkki tai https://b.example/x_y.",
    ),
    ("[Avaa]({{ linkki }}) ja [{{ nimi }}](x)", "Avaa ja {{ nimi }}"),
    (
        "[ohje][1] ja [Ehdot], [ei]\n\n[1]: https://a.example\n[ehdot]: b.example 'E'\n",
        "ohje ja Ehdot, [ei]\n\n",
    ),
    ("rivi\\\nrivi <br> rivi <b>x</b><!-- viestilint: ignore[a] -->", "rivi\nrivi \n rivi x"),
    ("<!-- viestilint: ignore[a]\nmonta riviä -->\nHei", "Hei"),
    ("\\*ei\\* &amp; 1 &lt; 2 & 3", "*ei* & 1 < 2 & 3"),
    ("Hei\r\nsinä\r\n", "Hei\nsinä\n"),
    ("Terveisin\n\n---\nMylly", "Terveisin\n\n---\nMylly"),
    ("<style>\na {}\n</style>\nHei", "Hei"),
    ("{% if a_b %}_Hei_{% endif %}", "{% if a_b %}Hei{% endif %}"),
    ("", ""),
]


@pytest.mark.parametrize(("source", "text"), TEXTS)
def test_text(source: str, text: str) -> None:
    assert texts_of(read, source, PATH)[0] == text


@pytest.mark.parametrize(
    ("source", "text", "masked"),
    [
        ("Aja `x = *y*` nyt", "Aja x = *y* nyt", ["x = *y*"]),
        ("Hei\n```sh\nrm -rf\n```\nMoi", "Hei\nrm -rf\nMoi", ["rm -rf"]),
        ("Hei\n\n    koodi\n\nMoi", "Hei\n\n    koodi\n\nMoi", ["    koodi"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\nMoi", "| a | b |\n| 1 | 2 |\n\nMoi", ["| a | b |", "| 1 | 2 |"]),
        ("- kohta\n\n    jatkuu", "- kohta\n\n    jatkuu", []),
    ],
)
def test_masked(source: str, text: str, masked: list[str]) -> None:
    (message,) = messages_of(read, source, PATH)
    assert message.text == text
    assert [span.of(text) for span in message.masked] == masked


def test_front_matter_and_images() -> None:
    source = "---\nchannel: sms\n---\nHei ![Myllyn _logo_](a.png)\n"
    body, alt = messages_of(read, source, PATH)
    assert (body.text, body.channel) == ("Hei \n", "sms")
    assert (alt.text, alt.key, alt.fragment) == ("Myllyn logo", "alt", True)


def test_wrong_front_matter_is_refused() -> None:
    with pytest.raises(ReadError, match="front matter"):
        texts_of(read, "---\nchannel: [\n---\nHei", PATH)


@pytest.mark.parametrize(
    ("source", "old", "new", "expected"),
    [
        ("# Hei {{nimi}}", "Hei", "Moi", "# Moi {{nimi}}"),
        ("Tämä on **kyllä** näin", "kyllä", "ei", "Tämä on **ei** näin"),
        ("Tämä on **kyllä** näin", "on kyllä", "ei", None),
        ("t&auml;m&auml; on", "tämä", "sitä", "sit&auml; on"),
        ("a on b", "on", "*ei* [x](y)", "a \\*ei\\* \\[x\\](y) b"),
        ("Hei.\n", ".", ".\n\nTerveisin\nMylly", "Hei.\n\nTerveisin\nMylly\n"),
        ("Hei.\r\n", ".", ".\nMoi", "Hei.\r\nMoi\r\n"),
        ("Hei sinä", "Hei", "# Hei", "\\# Hei sinä"),
        ("Hei sinä", "Hei", "    Hei", None),
    ],
)
def test_edit(source: str, old: str, new: str, expected: str | None) -> None:
    assert replaced(read, source, PATH, old, new) == expected


PARTS = st.sampled_from(
    [
        "Hei",
        "ä",
        " ",
        " ",
        "\n",
        "\n",
        "\n\n",
        "# ",
        "**",
        "*",
        "_",
        "`",
        "[",
        "](x)",
        "]",
        "<b>",
        "</b>",
        "&auml;",
        "&",
        "- ",
        "1. ",
        "> ",
        "    ",
        "---",
        "===",
        "|",
        "|-|-|",
        "{{ a_b }}",
        "{% if x %}",
        "\\",
        "\\*",
        "!",
        "<",
        "```",
        "\r\n",
        ".",
        ",",
        "<!-- x -->",
        "[x]: y",
        "😀",
    ]
)
EDITS = st.lists(
    st.sampled_from(
        [
            "moi",
            "ö",
            " ",
            ".",
            "*",
            "_",
            "`",
            "[",
            "]",
            "(x)",
            "<b>",
            "&amp;",
            "\n",
            "#",
            "-",
            "> ",
            "|",
            "\\",
            "1.",
        ]
    ),
    max_size=4,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=14).map("".join), st.data())
def test_edits_read_again_as_written(source: str, data: st.DataObject) -> None:
    messages = messages_of(read, source, PATH)
    length = len(messages[0].text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, min(length, start + 6)))
    check_edit(read, source, PATH, 0, Edit(Span(start, end), "".join(data.draw(EDITS))))
