"""Whatever is fed to the markup readers, they give messages or one clear line, in linear time."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.markup_cases import check_places
from viestilint.errors import ReadError
from viestilint.model import Message
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
    # Ten times the file: a quadratic reader takes a hundred times as long.
    assert growth(name, heads.get(name, ""), unit) < MOST


# Between linear (10) and the square (100); what takes less than the floor is not worth measuring.
MOST = 35
FLOOR = 0.1
SHORT, LONG = 1_000, 10_000


def growth(name: str, head: str, unit: str) -> float:
    """How many times as long ``LONG`` units take as ``SHORT``: the least processor time of each that is measured, since
    whatever else runs makes nothing faster.
    """
    short = long = float("inf")
    for _ in range(5):
        long = min(long, seconds(name, head + unit * LONG))
        if long < FLOOR:
            return 0
        short = min(short, seconds(name, head + unit * SHORT))
        if long < MOST * short:
            break
    return long / short


def seconds(name: str, text: str) -> float:
    before = time.process_time()
    read(name, text)
    return time.process_time() - before


def test_time_that_is_not_linear_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def square(source: SourceFile, options: ReadOptions) -> list[Message]:
        re.search(r"(?:<|x)*>", source.text * 3)
        return []

    monkeypatch.setattr(f"{__name__}.read_messages", square)
    assert growth("a.txt", "", "<") > MOST
