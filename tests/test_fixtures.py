"""The fixtures as a user sees them: rewritten to what stands beside them, and clean but for what a person fills."""

from __future__ import annotations

from pathlib import Path

import pytest

from viestilint.pipeline import Linter
from viestilint.model import Severity
from viestilint.readers.source import SourceFile
from viestilint.rewriting import WRITABLE, fix_source

ROOT = Path(__file__).resolve().parent.parent
BEFORE = sorted(
    path for path in (ROOT / "fixtures" / "sms").glob("*.txt") if not path.name.endswith(".jalkeen.txt")
)
# Only a person can name the sender.
FOR_A_PERSON = {"sms-lahettaja", "allekirjoitus-puuttuu", "lopputervehdys-puuttuu"}
NOUTO = (
    "Hei! Voit noutaa lähetyksen KIRJA-AITTA JJFI65123498765432109 (0 e) Postista Satamakatu 17, 33100 Tampere"
    " viimeistään 14.3. Muistathan passin."
)


def source_of(path: Path) -> SourceFile:
    """The fixture as the command line would read it."""
    return SourceFile(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", BEFORE, ids=lambda path: path.stem)
def test_the_fixture_is_rewritten_to_the_text_beside_it(linter: Linter, path: Path) -> None:
    after = path.with_name(f"{path.stem}.jalkeen.txt").read_text(encoding="utf-8")
    fixed = fix_source(linter, source_of(path), WRITABLE, to_fill=False)
    assert (fixed.text, fixed.stable) == (after, True)


@pytest.mark.parametrize("path", BEFORE, ids=lambda path: path.stem)
def test_the_rewritten_text_leaves_only_what_a_person_fills(linter: Linter, path: Path) -> None:
    result = linter.check_source(source_of(path.with_name(f"{path.stem}.jalkeen.txt")))
    heavy = {f.rule for m in result.messages for f in m.findings if f.severity >= Severity.WARNING}
    assert heavy <= FOR_A_PERSON


def test_the_pickup_message_becomes_what_the_readme_shows(linter: Linter) -> None:
    path = ROOT / "fixtures" / "sms" / "nouto.txt"
    assert fix_source(linter, source_of(path), WRITABLE, to_fill=False).text.splitlines()[-1] == NOUTO
    assert NOUTO in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("rule", "excerpt"),
    [
        ("tervehdys-puuttuu", ""),
        ("rahasumma-muoto", "e0,0"),
        ("passiivi-ohjeessa", "on noudettavissa"),
        ("osoite-muoto", "33100 TAMPERE, Satamakatu 17"),
        ("numerot-perakkain", "17 14.03"),
        ("paivamaara-muoto", "14.03"),
        ("verbiton-kehotus", "Passi mukaan"),
    ],
)
def test_the_pickup_message_is_flagged_for(linter: Linter, rule: str, excerpt: str) -> None:
    checked = linter.check_source(source_of(ROOT / "fixtures" / "sms" / "nouto.txt")).messages[0]
    found = {(f.rule, f.span.of(checked.message.text)) for f in checked.findings}
    assert (rule, excerpt) in found
