"""What a project declares of itself: placeholders, lengths, the dash of text messages, its names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import make_message
from viestilint.config import Config, config_from_file
from viestilint.configfile import load_config
from viestilint.model import Finding, RuleSettings
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile


def lint(text: str, rule: str, settings: RuleSettings, **metadata: Any) -> tuple[Finding, ...]:
    linter = Linter(Config(select=(rule,), settings=settings))
    return linter.lint(make_message(text, **metadata))


@pytest.mark.parametrize(("text", "whole"), [("<<osoite>", False), ("<osoite>>", False), ("<<osoite>>", True)])
def test_half_of_an_angled_placeholder(text: str, whole: bool) -> None:
    """No example can hold it: its marks are those of the examples themselves."""
    found = lint(f"Viemme pöydän osoitteeseen {text} illalla.", "mallipohjan-jaanne", RuleSettings())
    assert [f.variant for f in found] == ([] if whole else ["rikki"])


def test_undeclared_placeholder() -> None:
    settings = RuleSettings(placeholders=("etunimi", "tilausnumero"))
    found = lint("Hei {{etunimi}}, {{etunmi}} ja {{hinta|raha}}!", "mallipohjan-jaanne", settings)
    assert [(f.variant, f.span.start) for f in found] == [("lahella", 17), ("tuntematon", 31)]
    assert "onko se ”etunimi”" in found[0].message
    assert lint("Hei {{ etunimi | trim }}!", "mallipohjan-jaanne", settings) == ()


def test_required_placeholder() -> None:
    settings = RuleSettings(required_placeholders=("kielto",))
    found = lint("Hei {{etunimi}}!", "mallipohjan-jaanne", settings)
    assert [(f.variant, f.message) for f in found] == [("puuttuu", "Viestistä puuttuu paikkamerkki ”kielto”")]
    assert lint("Hei! {{kielto}}", "mallipohjan-jaanne", settings) == ()


def test_dash_with_spaces() -> None:
    settings = RuleSettings(sms_dash=" - ")
    found = lint("Auki ma–pe 9–17", "sms-merkisto", settings, channel="sms")
    assert [f.fixes[0].edits[0].text for f in found] == [" - ", " - "]


def test_mixed_fraction_keeps_its_whole_number() -> None:
    found = lint("Lisää 1½ dl", "sms-merkisto", RuleSettings(), channel="sms")
    assert found[0].fixes[0].edits[0].text == " 1/2"


def test_own_name_is_the_sender() -> None:
    text = "Hei! Laskusi on valmis, pähkinä kiittää."
    assert lint(text, "sms-lahettaja", RuleSettings(), channel="sms")
    assert not lint(text, "sms-lahettaja", RuleSettings(senders=("Pähkinä",)), channel="sms")


def test_length_of_a_value() -> None:
    text = "Hei! Tilasit tuotteen {{tuote}}. " + "a" * 100
    assert not lint(text, "sms-pituus", RuleSettings(), channel="sms")
    found = lint(text, "sms-pituus", RuleSettings(max_lengths={"tuote": 60}), channel="sms")
    assert "enimmillään 184: 2 osaa" in found[0].message


def test_official_style_by_configuration_and_by_the_message(tmp_path: Path) -> None:
    (tmp_path / "viestilint.toml").write_text('[[messages]]\nfiles = "paatokset/**"\ntyyli = "virallinen"\n', "utf-8")
    linter = Linter(config_from_file(load_config(tmp_path / "viestilint.toml")))
    text = "Hinta on voimassa 1.6. lukien, ja virheistä tulee ilmoittaa meille."

    def rules(path: str, head: str = "") -> list[str]:
        result = linter.check_source(SourceFile(path, head + text))
        return [f.rule for m in result.messages for f in m.findings if f.family == "sanasto"]

    assert rules("kirje.txt") == ["kapulakieli", "tulee-tehda"]
    assert rules("paatokset/kirje.txt") == []
    assert rules("kirje.txt", "---\ntyyli: virallinen\n---\n") == []
    assert rules("paatokset/kirje.txt", "---\ntyyli: arkinen\n---\n") == ["kapulakieli", "tulee-tehda"]
