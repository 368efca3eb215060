"""The messages that the README shows: each text message becomes its rewritten twin, and that one is good."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from viestilint.model import Finding, Severity
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile, load
from viestilint.rewriting import WRITABLE, fix_source

FOLDER = ROOT / "fixtures" / "sms"
BEFORE = sorted(path for path in FOLDER.glob("*.txt") if ".jalkeen" not in path.name)
# What only a person can fill: who sends the message, and how it ends.
FOR_A_PERSON = {"sms-lahettaja", "allekirjoitus-puuttuu", "lopputervehdys-puuttuu"}

each_message = pytest.mark.parametrize("path", BEFORE, ids=[path.stem for path in BEFORE])


def after(path: Path) -> Path:
    return path.with_suffix(".jalkeen.txt")


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def findings(linter: Linter, source: SourceFile) -> list[Finding]:
    result = linter.check_source(source)
    assert result.errors == ()
    return [finding for checked in result.messages for finding in checked.findings]


def rewritten(linter: Linter, source: SourceFile) -> str:
    fixed = fix_source(linter, source, WRITABLE, to_fill=False)
    assert fixed.stable
    return fixed.text


@each_message
def test_it_becomes_its_twin(linter: Linter, path: Path) -> None:
    assert rewritten(linter, load(path, shown(path))) == after(path).read_text(encoding="utf-8")


@each_message
def test_its_twin_is_good(linter: Linter, path: Path) -> None:
    found = findings(linter, load(after(path), shown(after(path))))
    heavy = [f for f in found if f.severity >= Severity.WARNING and f.rule not in FOR_A_PERSON]
    assert [(f.rule, f.message) for f in heavy] == []


@each_message
def test_its_twin_has_nothing_left_to_rewrite(linter: Linter, path: Path) -> None:
    assert rewritten(linter, load(after(path), shown(after(path)))) == after(path).read_text(encoding="utf-8")


def test_there_are_enough_messages() -> None:
    assert len(BEFORE) >= 9
    texts = [path.read_text(encoding="utf-8") for path in BEFORE]
    for word in ("noudettavissa", "palautettavissa", "maksettavissa", "haettavissa", "vahvistettavissa"):
        assert any(word in text for text in texts), word
    assert any("address: te" in text for text in texts)
    assert any("address: te" not in text for text in texts)


NOUTO = [
    ("tervehdys-puuttuu", ""), ("rahasumma-muoto", "e0,0"), ("passiivi-ohjeessa", "on noudettavissa"),
    ("osoite-muoto", "33100 TAMPERE, Satamakatu 17"), ("numerot-perakkain", "17 14.03"), ("paivamaara-muoto", "14.03"),
    ("verbiton-kehotus", "Passi mukaan"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "excerpt"), NOUTO)
def test_what_is_found_in_the_first_message(linter: Linter, rule: str, excerpt: str) -> None:
    source = load(FOLDER / "nouto.txt", "fixtures/sms/nouto.txt")
    [checked] = linter.check_source(source).messages
    assert (rule, excerpt) in [(f.rule, f.span.of(checked.message.text)) for f in checked.findings]


def test_the_first_message_rewritten() -> None:
    assert (FOLDER / "nouto.jalkeen.txt").read_text(encoding="utf-8").splitlines()[-1] == (
        "Hei! Voit noutaa lähetyksen KIRJA-AITTA JJFI65123498765432109 (0 e) Postista Satamakatu 17, 33100 Tampere "
        "viimeistään 14.3. Muistathan passin."
    )


@pytest.mark.parametrize("command", ["python3 dev.py lint", "python3 dev.py test"])
def test_the_readme_names_its_two_commands(command: str) -> None:
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_shows_the_first_message() -> None:
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    for name in ("nouto.txt", "nouto.jalkeen.txt"):
        text = (FOLDER / name).read_text(encoding="utf-8").splitlines()[-1]
        assert text in readme
