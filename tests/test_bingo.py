"""The bingo: the worked examples of the rules, ranges, sets and the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import make_message
from viestilint.bingo import ITEMS, RULES, Card, Played, band, play_message, play_set, score_of
from viestilint.cli import cli
from viestilint.pipeline import Linter

JONNA = "Moi! Milloin mun polkupyörä valmistuu ja paljonko huolto maksaa? t. Jonna"
FIRST = (
    "Viestinne on vastaanotettu ja otettu käsittelyyn. Asiakas voi tarvittaessa seurata asian etenemistä palvelussamme."
)
SECOND = "Hyvä asiakkaamme! Kiitämme yhteydenotostanne. Tuotteenne valmistuu torstaina. Palvelemme teitä mielellämme."
THIRD = (
    "Moi Jonna! Pyöräsi on valmis torstaina 16.5. ja huolto maksaa 89 euroa. Nähdään silloin! T."
    " Aino, Pyöräkauppa"
    " Polku"
)


def play(text: str, customer: str | None = None, **metadata: str) -> Played:
    """A message as the command plays it."""
    linter = Linter()
    if customer:
        metadata["reply_to"] = customer
    message = make_message(text, **metadata)
    runs = {rule.id for rule in linter.active if linter.applies(rule, message)}
    return play_message(linter.document(message), linter.lint(message), runs)


def true_items(played: Played) -> list[str]:
    return [item for item in ITEMS if played.states[item]]


def test_first_worked_example() -> None:
    played = play(FIRST)
    assert true_items(played) == ["K1x", "K2a", "K2b", "K5"]
    assert (played.score().low, played.score().high) == (5, 7)
    assert played.score().shown == "5–7 / 7"


def test_second_worked_example() -> None:
    played = play(SECOND, JONNA)
    assert true_items(played) == ["K1", "K2a", "K3", "K4", "K5"]
    assert played.score().shown == "5 / 7"


def test_third_worked_example() -> None:
    played = play(THIRD, JONNA)
    assert true_items(played) == []
    assert played.score().shown == "0 / 7"


def test_strict_gives_the_second_statement_one_point() -> None:
    assert play(FIRST).score(strict=True).shown == "4–6 / 6"


def test_a_text_message_needs_no_name() -> None:
    assert play("Hei! Pakettisi on noudettavissa. T. Posti", channel="sms").states["K1"] is False


@pytest.mark.parametrize(("points", "wanted"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3), (7, 4)])
def test_bands(points: int, wanted: int) -> None:
    assert band(points) == wanted


def _set(true: int, false: int, item: str = "K2b") -> Card:
    empty = dict.fromkeys(ITEMS, False)
    played = [Played(make_message("Hei!"), {**empty, item: index < true}) for index in range(true + false)]
    return play_set(played)


@pytest.mark.parametrize(
    ("true", "false", "wanted"), [(1, 2, True), (1, 3, False), (2, 2, True), (2, 5, False), (3, 7, True)]
)
def test_an_item_of_a_set(true: int, false: int, wanted: bool) -> None:
    assert _set(true, false).states["K2b"] is wanted


def test_no_opening_beats_no_name() -> None:
    empty = dict.fromkeys(ITEMS, False)
    played = [Played(make_message("Hei!"), {**empty, item: True}) for item in ("K1x", "K1")]
    card = play_set(played)
    assert card.states["K1x"] is True
    assert card.states["K1"] is False
    assert card.score.low == 2


def test_what_was_not_assessed_is_a_range() -> None:
    states = {**dict.fromkeys(ITEMS, False), "K3": None, "K4": None}
    assert score_of(states).shown == "0–2 / 7"


def test_rules_exist() -> None:
    known = {rule.id for rule in Linter().rules}
    assert {rule for rules in RULES.values() for rule in rules} <= known


def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("viesti.txt").write_text(FIRST, encoding="utf-8")
    result = CliRunner().invoke(cli, ["bingo", "viesti.txt"])
    assert result.exit_code == 0
    assert "5–7 / 7 (kohtia 3 ja 4 ei voitu arvioida ilman asiakkaan viestiä)" in result.output
    assert "Mallipohjien ja rutiinivastausten mallifirma." in result.output
    assert CliRunner().invoke(cli, ["bingo", "viesti.txt", "--max", "4"]).exit_code == 1
    assert CliRunner().invoke(cli, ["bingo", "viesti.txt", "--max", "5"]).exit_code == 0


def test_command_as_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("viesti.txt").write_text(FIRST, encoding="utf-8")
    tree = json.loads(CliRunner().invoke(cli, ["bingo", "viesti.txt", "--format", "json"]).stdout)
    assert tree["score"] == {"low": 5, "high": 7, "max": 7}
    assert {item["id"]: item["state"] for item in tree["items"]}["K3"] is None


def test_the_gate_in_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("viesti.txt").write_text(FIRST, encoding="utf-8")
    Path("viestilint.toml").write_text("[bingo]\nmax = 3\nstrict = true\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["bingo", "viesti.txt"])
    assert result.exit_code == 1
    assert "4–6 / 6" in result.output
