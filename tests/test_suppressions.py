"""Comments that silence a rule: what they hold for in each format, and that they are known to be used."""

from __future__ import annotations

import pytest

from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile

SUM = "Maksu on 55e kuussa."
MARK = "viestilint: ignore[rahasumma-muoto]"

# path, text with {} for the comment's words, how many of its sums are still flagged
CASES = [
    ("v.yml", f"# {{}}\na: {SUM}\nb: {SUM}\n", 1),
    ("v.yml", f"a: {SUM} # {{}}\nb: {SUM}\n", 1),
    ("v.yml", f"a: | # {{}}\n  Hei!\n  {SUM}\nb: {SUM}\n", 1),
    ("v.yml", f"a: >-  # {{}}\n  Hei!\n  {SUM}\nb: {SUM}\n", 1),
    ("v.yml", f'a: "{SUM}\n  Hei!" # {{}}\nb: {SUM}\n', 1),
    ("v.yml", f"# {{}}\na:\n  one: {SUM}\n  other: {SUM}\nb: {SUM}\n", 1),
    ("v.po", f'#. {{}}\nmsgid "a"\nmsgstr "{SUM}"\n\nmsgid "b"\nmsgstr "{SUM}"\n', 1),
    ("v.po", f'#. {{}}\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "{SUM}"\nmsgstr[1] "{SUM}"\n', 0),
    ("v.po", f'#. {{}}\nmsgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr "{SUM}"\n', 1),
    ("v.properties", f"# {{}}\na={SUM}\nb={SUM}\n", 1),
    ("v.properties", f"! {{}}\na={SUM}\nb={SUM}\n", 1),
    ("v.strings", f'/* {{}} */\n"a" = "{SUM}";\n"b" = "{SUM}";\n', 1),
    ("strings.xml", f"<resources>\n<!-- {{}} -->\n<string name='a'>{SUM}</string></resources>", 0),
    (
        "strings.xml",
        f"<resources>\n<!-- {{}} -->\n<plurals name='a'><item quantity='one'>{SUM}</item>"
        f"<item quantity='other'>{SUM}</item></plurals></resources>",
        0,
    ),
    ("v.html", f"<img alt='{SUM}'>\n<!-- {{}} -->\n<p>{SUM}</p>\n<p>{SUM}</p>", 2),
    ("v.html", f"<p>{SUM}</p>\n<!-- {{}} -->\n<p>{SUM}</p>\n<img alt='{SUM}'>", 2),
    ("v.md", f"{SUM}\n\n<!-- {{}} -->\n{SUM}\n", 1),
    ("v.j2", f"{SUM}\n{{{{# {{}} #}}}}\n{SUM}\n", 1),
    ("v.eml", f"Subject: Lasku 1\nContent-Type: text/html\n\n<p>{SUM}</p>\n<!-- {{}} -->\n<p>{SUM}</p>\n", 1),
]


@pytest.mark.parametrize(("path", "text", "left"), CASES)
def test_reach(linter: Linter, path: str, text: str, left: int) -> None:
    result = linter.check_source(SourceFile(path, text.format(MARK)))
    flagged = [f for checked in result.messages for f in checked.findings if f.rule == "rahasumma-muoto"]
    assert len(flagged) == left
    assert (result.errors, len(result.unused)) == ((), int('msgstr ""' in text))


@pytest.mark.parametrize("text", [f"# {MARK}\na: Maksu on 55 euroa.\n", f"a: Maksu on 55 euroa. # {MARK}\n"])
def test_one_that_silences_nothing(linter: Linter, text: str) -> None:
    assert len(linter.check_source(SourceFile("v.yml", text)).unused) == 1
