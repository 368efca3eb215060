"""The Finnish README tells the same as the English one, section by section."""

from __future__ import annotations

import re

from tests.conftest import ROOT


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def shape(name: str) -> list[str]:
    """The levels of the headings in order, outside of code."""
    prose = re.sub(r"(?ms)^```.*?^```$", "", text(name))
    return [match[1] for match in re.finditer(r"(?m)^(#+) ", prose)]


def commands(name: str) -> list[str]:
    """The commands of the examples, without their comments."""
    blocks = re.findall(r"(?ms)^```(?:sh|console)\n(.*?)^```$", text(name))
    lines = [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if re.match(r"(?:\$ )?(?:viestilint|python3|pip)\b", line)]


def test_the_sections_are_the_same() -> None:
    assert shape("README.fi.md") == shape("README.md"), "README.fi.md is the twin of README.md: keep both"


def test_the_examples_are_the_same() -> None:
    assert commands("README.fi.md") == commands("README.md"), "README.fi.md is the twin of README.md: keep both"
