"""The public functions, and the examples of their documentation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import viestilint
from tests.conftest import ROOT
from viestilint import Linter, lint_paths, lint_text
from viestilint.config import Config
from viestilint.errors import ViestilintError
from viestilint.model import Applicability, Severity, Span

FAULTY = "Hei! Maksa 12€ heti."
EXAMPLES = re.findall(
    r"(?m)(<!-- needs \w+ -->\n)?^```python\n(.*?)^```$", (ROOT / "docs" / "api.md").read_text("utf-8"), re.S
)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder to run in."""
    monkeypatch.chdir(tmp_path)


def test_a_finding() -> None:
    (finding,) = lint_text(FAULTY, channel="sms", ignore="rakenne, sms")
    assert (finding.rule, finding.family) == ("rahasumma-muoto", "merkinnat")
    assert finding.severity is Severity.WARNING
    assert finding.span == Span(11, 14)
    assert finding.fixes[0].applicability is Applicability.SAFE
    assert finding.fixes[0].edits[0].text == "12 €"


def test_the_rules_are_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lint_text(FAULTY)
    monkeypatch.setattr("viestilint.linting.load_catalogue", lambda _: pytest.fail("loaded again"))
    assert lint_text(FAULTY, channel="letter")


def test_metadata_of_one_call_does_not_stay() -> None:
    assert "sms-lahettaja" in {f.rule for f in lint_text(FAULTY, channel="sms")}
    assert "sms-lahettaja" not in {f.rule for f in lint_text(FAULTY)}
    assert "allekirjoitus-puuttuu" not in {f.rule for f in lint_text(FAULTY, fragment=True)}


def test_the_settings_of_the_project_are_used(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    config = tmp_path / "viestilint.toml"
    config.write_text('select = ["rahasumma-muoto"]\nlang = "en"\n', encoding="utf-8")
    assert [f.rule for f in lint_text(FAULTY)] == ["rahasumma-muoto"]
    assert "write the number" in lint_text(FAULTY)[0].message
    (result,) = lint_paths(["."])
    assert [f.rule for f in result.messages[0].findings] == ["rahasumma-muoto"]
    assert result.messages[0].score == 90
    config.write_text('select = ["rahasumma-muoto"]\nexclude = ["a.txt"]\n# pidempi\n', encoding="utf-8")
    assert lint_paths([tmp_path]) == ()


def test_own_settings(tmp_path: Path) -> None:
    (tmp_path / "viestilint.toml").write_text('select = ["sanasto"]\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    own = Config(select=("rahasumma-muoto",))
    assert [f.rule for f in lint_text(FAULTY, linter=Linter(own))] == ["rahasumma-muoto"]
    (result,) = lint_paths(["a.txt"], own)
    assert len(result.messages[0].findings) == 1


def test_errors(tmp_path: Path) -> None:
    with pytest.raises(ViestilintError, match="unknown field 'chanel'; did you mean 'channel'"):
        lint_text(FAULTY, chanel="sms")
    with pytest.raises(ViestilintError, match="unknown value 'fax'"):
        lint_text("---\nchannel: fax\n---\nHei!")
    (missing,) = lint_paths(["puuttuu.txt"])
    assert "there is no such file" in missing.errors[0]
    (tmp_path / "viestilint.toml").write_text("selekt = []\n", encoding="utf-8")
    with pytest.raises(ViestilintError, match="did you mean 'select'"):
        lint_text(FAULTY)


def test_public_names() -> None:
    assert viestilint.__all__ == ["Linter", "__version__", "lint_paths", "lint_text"]
    assert all(getattr(viestilint, name) for name in viestilint.__all__)
    assert (ROOT / "viestilint" / "py.typed").is_file()


@pytest.mark.parametrize("example", [code for needs, code in EXAMPLES if not needs])
def test_examples_of_the_documentation(example: str) -> None:
    names: dict[str, Any] = {}
    Path("viestit").mkdir()
    exec(compile(example, "docs/api.md", "exec"), names)
    for name, value in names.items():
        if name.startswith("test_"):
            value()
