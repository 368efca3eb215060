"""What nobody means to do and some day happens: strange names, closed streams, signals, files made to grow."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest

from tests.conftest import ROOT
from tests.test_cli import ONLY, Cli, Run, cli, folder, shell, small_catalogue, write  # noqa: F401 - the fixtures
from viestilint.cli.check import FORMATS
from viestilint.errors import ReadError, RuleError
from viestilint.patterns.yamltree import load_tree
from viestilint.readers.build import ReadOptions
from viestilint.readers.registry import read_messages
from viestilint.readers.source import SourceFile
from viestilint.safeyaml import MAX_DEPTH

# Names of files

NAMES = [
    b"a\nb.txt",
    b"c\x1b[31md.txt",
    "e\u202etxt.exe.txt".encode(),
    b"m\xe4\xe4r\xe4.txt",
    b"g%7B::h,i.txt",
    b"i\"<&>'|`$.txt",
    "j\u2028\x85.txt".encode(),
    b"k" * 250 + b".txt",
    b"l.json/x.txt",
]
# What text shows of them, and errors too.
SHOWN = [
    "a b.txt",
    r"c\x1b[31md.txt",
    r"e\u202etxt.exe.txt",
    r"m\udce4\udce4r\udce4.txt",
    "g%7B::h,i.txt",
    "i\"<&>'|`$.txt",
    r"j \x85.txt",
    "k" * 250 + ".txt",
    "l.json/x.txt",
]


@pytest.fixture
def named(folder: Path) -> Path:  # noqa: F811
    """A folder of such files."""
    (folder / "n" / "l.json").mkdir(parents=True)
    for path in paths():
        try:
            path.write_text("Maksa heti.", encoding="utf-8")
        except OSError:
            pytest.skip("a file system that takes no such names")
    return folder


def paths() -> list[Path]:
    return sorted(Path("n", os.fsdecode(name)) for name in NAMES)


@pytest.mark.parametrize("chosen", [*FORMATS, "html"])
def test_a_file_of_any_name_is_told_in_every_format(named: Path, chosen: str) -> None:
    command = ("report", "--output", "-") if chosen == "html" else ("check", "--format", chosen)
    done = shell(*command, *ONLY, "n")
    assert (done.returncode, done.stderr) == (0 if chosen == "html" else 1, b"")
    out = done.stdout.decode()
    if chosen == "text":
        heads = [line.partition(":1:7: ")[0] for line in out.splitlines() if ":1:7: " in line]
        assert heads == [f"n/{SHOWN[NAMES.index(os.fsencode(path)[2:])]}" for path in paths()]
    elif chosen == "json":
        assert [file["path"] for file in json.loads(out)["files"]] == [str(path) for path in paths()]
    elif chosen == "sarif":
        results = json.loads(out)["runs"][0]["results"]
        places = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results]
        assert [unquote_to_bytes(place) for place in places] == [os.fsencode(path) for path in paths()]
    elif chosen == "junit":
        assert len(ElementTree.fromstring(out).findall(".//failure")) == len(NAMES)
    elif chosen == "github":
        assert out.count("::warning file=n/") == out.count("\n") == len(NAMES)
    elif chosen != "html":
        json.loads(out)
    if chosen in ("text", "github"):
        assert not set(out) & set("\x1b\x85")


def test_a_file_of_any_name_is_fixed(named: Path) -> None:
    done = shell("check", *ONLY, "--fix", "n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert {path.read_text(encoding="utf-8") for path in paths()} == {"Maksa pian."}


def test_a_baseline_knows_a_file_of_any_name(named: Path) -> None:
    assert shell("baseline", *ONLY, "n").returncode == 0
    assert shell("check", *ONLY, "--baseline", "viestilint-baseline.json", "n").returncode == 0


# Streams


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
@pytest.mark.parametrize("chosen", ["text", "json"])
def test_an_output_that_knows_few_letters(folder: Path, chosen: str, encoding: str) -> None:  # noqa: F811
    write("a.txt", "Maksa heti → nyt €.")
    done = shell("check", *ONLY, "--format", chosen, "a.txt", PYTHONUTF8="0", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    if chosen == "json":
        assert json.loads(done.stdout.decode())["summary"]["warning"] == 1


@pytest.mark.parametrize(
    ("closed", "arguments", "code"),
    [
        (">&-", "a.txt", 1),
        (">&- 2>&-", "a.txt ei.txt", 2),
        ("2>&-", "a.txt", 1),
        ("<&-", "-", 0),
        (">&- 2>&- <&-", "--fix a.txt", 0),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="the shell of Unix closes streams")
def test_a_closed_stream_changes_nothing(folder: Path, closed: str, arguments: str, code: int) -> None:  # noqa: F811
    write("a.txt", "Maksa heti.")
    line = f"{sys.executable} -m viestilint check {' '.join(ONLY)} {arguments} {closed}"
    done = subprocess.run(["sh", "-c", line], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert Path("a.txt").read_text(encoding="utf-8") == ("Maksa pian." if "--fix" in arguments else "Maksa heti.")


# YAML


DEEP = ["[" * 100_000, "[" * 50_000 + "]" * 50_000, "- " * 50_000, "? " * 50_000, "{a: " * 50_000, "&a [" * 50_000]


@pytest.mark.parametrize("text", DEEP, ids=lambda text: text[:5])
def test_yaml_nested_without_end_is_refused(text: str) -> None:
    """The library that reads it would end the process."""
    with pytest.raises(RuleError, match=r"omat\.yaml:1: not valid YAML: it is nested too deep"):
        load_tree(text, "omat.yaml")
    with pytest.raises(ReadError, match=r"a\.txt:2: front matter is not valid YAML: it is nested too deep"):
        read_messages(SourceFile("a.txt", f"---\n{text}\n---\nHei"), ReadOptions())


def test_yaml_may_be_as_deep_as_a_rule_is() -> None:
    load_tree("[" * MAX_DEPTH + "]" * MAX_DEPTH, "omat.yaml")
    with pytest.raises(RuleError, match="nested too deep"):
        load_tree("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "omat.yaml")


def test_mappings_that_take_in_each_other_are_refused() -> None:
    names = "abcdefghijklm"
    rows = ["a: &a {x: 1}"]
    rows += [f"{new}: &{new} {{<<: [{', '.join([f'*{old}'] * 9)}]}}" for old, new in pairwise(names)]
    text = "\n".join(rows)
    with pytest.raises(ReadError, match=r"a\.txt:3: front matter is not valid YAML: '<<' is not read"):
        read_messages(SourceFile("a.txt", f"---\n{text}\n---\nHei"), ReadOptions())


# Settings, and what they name

SETTINGS = [
    (b'extends = "\\u0000"', "viestilint.toml:1: 'extends' has a NUL character"),
    (b"a = " + b"[" * 100_000, "viestilint.toml: not valid TOML: it is nested too deep"),
    (b"min-score = " + b"9" * 6000, "viestilint.toml: not valid TOML: Exceeds the limit"),
    (b"min-score = 999", "viestilint.toml: 'min-score' is from 0 to 100"),
    (b"[sms]\nprice = [1]", "viestilint.toml:2: 'price' is to be a sum in euros"),
    (b"[[messages]]\nfiles = 3", "viestilint.toml:2: 'files' is to be a list of texts"),
    (b'preset = "kevyt"\ndictionary = ["a\\u0000b"]', "viestilint.toml:2: 'dictionary' has a NUL character"),
    (b'"\\u001b[31m\\u202e" = 1', r"unknown key '\x1b[31m\u202e'"),
    (b"\xff", "viestilint.toml: is not UTF-8"),
]


@pytest.mark.parametrize(("content", "said"), SETTINGS, ids=[said for _, said in SETTINGS])
def test_settings_that_are_none(cli: Cli, content: bytes, said: str) -> None:  # noqa: F811
    write("a.txt", "Maksa heti.")
    Path("viestilint.toml").write_bytes(content)
    told(cli("check", "a.txt"), said)


@pytest.mark.parametrize("text", ["tool = 3 # [tool.viestilint", "[tool]\nviestilint = 3 # [tool.viestilint"])
def test_a_project_file_of_another_shape(cli: Cli, text: str) -> None:  # noqa: F811
    write("a.txt", "Maksa heti.")
    write("pyproject.toml", text)
    found = cli("check", *ONLY, "a.txt")
    if text.startswith("tool = 3"):
        assert found.code == 1
    else:
        told(found, "pyproject.toml:2: 'viestilint' is to be a table")


@pytest.mark.parametrize("content", ["[" * 100_000, '{"version": 1, "findings": ' + "[" * 100_000, "9" * 9000, "\\"])
def test_a_baseline_that_is_none(cli: Cli, content: str) -> None:  # noqa: F811
    write("a.txt", "Maksa heti.")
    write("b.json", content)
    told(cli("check", *ONLY, "--baseline", "b.json", "a.txt"), "b.json: is no viestilint baseline")


def test_settings_that_link_to_themselves(cli: Cli) -> None:  # noqa: F811
    write("a.txt", "Maksa heti.")
    Path("oma.toml").symlink_to("oma.toml")
    # Python 3.13 has other words for it.
    told(cli("check", "--config", "oma.toml", "a.txt"), "oma.toml: cannot be read: ")


def test_a_working_directory_that_is_gone(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    (tmp_path / "pois").mkdir()
    monkeypatch.chdir(tmp_path / "pois")
    (tmp_path / "pois").rmdir()
    told(cli("check", str(tmp_path / "omat.yaml")), "working directory: No such file or directory")


def told(found: Run, said: str) -> None:
    """One line that says it, and nothing else."""
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert found.err.startswith("viestilint: ")
    assert found.err.count("\n") == 1
