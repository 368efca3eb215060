"""Whatever is fed to the markup readers, they give messages or one clear line, in linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.markup_cases import check_places
from viestilint.errors import ReadError
from viestilint.readers.build import ReadOptions
from viestilint.readers.registry import read_messages
from viestilint.readers.source import SourceFile

NAMES = ["a.html", "a.mjml", "a.ftlh", "a.md", "a.eml", "strings.xml", "a.xlf", "a.strings"]
MARKS = st.sampled_from(
    [
        "<",
        ">",
        "&",
        ";",
        '"',
        "'",
        "/",
        "\\",
        "=",
        "{",
        "}",
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "${",
        "<#",
        "<@",
        "[[",
        "]]",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml",
        "<!DOCTYPE",
        "<p",
        "<b>",
        "</b>",
        "<pre>",
        "<resources>",
        "</resources>",
        "<string",
        "name='a'>",
        "</string>",
        "<xliff>",
        "<target>",
        "<title>",
        "<style>",
        "&#",
        "&#x1;",
        "&#xD800;",
        "&amp;",
        "Subject:",
        "Content-Type:",
        "multipart/mixed;",
        "boundary=b",
        "--b",
        "charset=x",
        "base64",
        "=C3",
        "=\n",
        "---",
        "```",
        "**",
        "_",
        "[",
        "](",
        "|",
        "|-",
        "#",
        "\\u",
        "\\ud83d",
        "/*",
        "*/",
        "//",
        "😀",
        "ä",
        "\xad",
        "\u2028",
        "\x0c",
        "\r",
        "\n",
        "\r\n",
        "\t",
    ]
)


def read(name: str, text: str) -> None:
    """Reads a file; anything but a one-line ``ReadError`` is raised."""
    try:
        messages = read_messages(SourceFile(name, text), ReadOptions())
    except ReadError as error:
        messages, says = [], str(error)
    else:
        says = name
    assert says.startswith(name)
    assert len(says.splitlines()) == 1
    for message in messages:
        check_places(message, text)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(NAMES), st.lists(MARKS | st.text(max_size=3), max_size=25).map("".join))
def test_never_crashes(name: str, text: str) -> None:
    read(name, text)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "&",
        "{{",
        "{%",
        "<a '\"",
        "<!--\n",
        "<p",
        "${",
        "[[",
        "<#if (",
        "*",
        "**a ",
        "`",
        "[",
        "![",
        "](",
        "<title>",
        "<b>",
        "|a\n|-|\n",
        "=\n",
        "--b\n",
        '"',
        "/*",
        "\\",
        "<div style='display:none'>",
        '<img alt="x">',
        "\n\n#",
    ],
)
def test_time_is_linear(name: str, unit: str) -> None:
    heads = {
        "strings.xml": "<resources><string name='a'>",
        "a.xlf": "<xliff><file><trans-unit><target>",
        "a.strings": '"a" = "',
        "a.eml": "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: quoted-printable\n\n",
    }
    times = []
    for count in (1_000, 10_000):
        text = heads.get(name, "") + unit * count
        begin = time.process_time()
        read(name, text)
        times.append(time.process_time() - begin)
    # Ten times the file: a quadratic reader would take a hundred times as long.
    assert times[1] < 0.3 or times[1] < 35 * times[0]
