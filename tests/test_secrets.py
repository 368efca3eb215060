"""Secrets are found, and no output shows them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import make_message
from viestilint.cli import cli
from viestilint.cli.check import FORMATS
from viestilint.language.secrets import with_secrets
from viestilint.model import Checked
from viestilint.pipeline import Linter
from viestilint.reporters.report import FileReport, Report

SECRETS = ("Kesa2024", "150585-902R", "4111 1111 1111 1111")
TEXT = (
    "Hei Liisa!\n\nUusi salasanasi on Kesa2024. Hakemuksesi (hetu 150585-902R) on hyväksytty.\n"
    "Kortti 4111 1111 1111 1111 on suljettu 12.50€. Muista Kesa2024!\n"
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Salasana: kevat2024", ["password"]),
        ("Tunnus: aino\nSalasana: porkkana", ["password"]),
        ("Salasanasi on Kesa2024. Muista Kesa2024.", ["password", "again"]),
        ("PIN-koodisi on 4821.", ["pin"]),
        ("131052-308T", ["hetu"]),
        ("131052Y308T", ["hetu"]),
        ("010203A9035", ["hetu-temporary"]),
        ("hetu 131052-308X", ["hetu-invalid"]),
        ("4111 1111 1111 1111", ["card"]),
        ("4111 1111 1111 1112", []),
        ("131052-308X", []),
        ("Salasanasi on vanhentunut.", []),
        ("Salasana: {{password}}", []),
        ("Kertakoodisi on 482913.", []),
        ("Lokeron PIN-koodi on 4821.", []),
        ("Salasana: vähintään 8 merkkiä", []),
    ],
)
def test_what_is_a_secret(text: str, kinds: list[str]) -> None:
    assert [secret.kind for secret in with_secrets(make_message(text)).secrets] == kinds


def test_covered_text_keeps_its_length_and_lines() -> None:
    message = with_secrets(make_message(TEXT))
    assert len(message.shown_text) == len(TEXT)
    assert message.shown_text.count("\n") == TEXT.count("\n")
    assert not any(secret in message.shown_text for secret in SECRETS)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        *(("--format", name) for name in FORMATS),
        ("--quiet",),
        ("--lang", "en"),
        ("--select", "merkinnat"),
        ("--ignore", "tietoturva"),
    ],
)
def test_no_report_shows_a_secret(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    path = tmp_path / "viesti.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(cli, ["check", str(path), *arguments])
    assert result.exit_code == 1
    for secret in SECRETS:
        assert secret not in result.output


def test_baseline_holds_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("viesti.txt").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(cli, ["baseline", "viesti.txt", "--output", "baseline.json"])
    assert result.exit_code == 0
    written = Path("baseline.json").read_text(encoding="utf-8")
    assert "salasana-viestissa" in written
    for secret in SECRETS:
        assert secret not in written


def test_rewrite_shows_no_secret(tmp_path: Path) -> None:
    path = tmp_path / "viesti.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(cli, ["rewrite", str(path)])
    for secret in SECRETS:
        assert secret not in result.output


def test_places_stay_exact(tmp_path: Path) -> None:
    path = tmp_path / "viesti.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(cli, ["check", str(path), "--format", "json", "--select", "tietoturva"])
    found = json.loads(result.output)["findings"]
    places = {TEXT[f["start"] : f["end"]] for f in found}
    assert places == set(SECRETS)
    assert all(set(f["excerpt"]) == {"•"} for f in found)


def test_texts_of_other_rules_are_covered() -> None:
    for finding in Linter().lint(make_message(TEXT)):
        for secret in SECRETS:
            assert secret not in finding.message
            assert secret not in (finding.hint or "")
            assert not any(secret in edit.text for fix in finding.fixes for edit in fix.edits)


def test_fingerprint_does_not_depend_on_the_secret() -> None:
    def prints(text: str) -> list[str]:
        message = with_secrets(make_message(text))
        findings = Linter().lint(message)
        report = Report(
            (FileReport("viesti.txt", text, (Checked.of((message,), 0, message, findings),)),), "0", "x", "y"
        )
        return [located.fingerprint for located in report.located() if located.finding.rule == "salasana-viestissa"]

    assert prints("Salasanasi on Kesa2024. Terve!") == prints("Salasanasi on Talv2023. Terve!") != []
