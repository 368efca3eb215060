"""``viestilint sms``: what it prints, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.conftest import make_message
from viestilint.cli import cli
from viestilint.cli.sms import as_sent
from viestilint.errors import ConfigError
from viestilint.model import RuleSettings


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["sms", *arguments], input=text)


def test_one_part() -> None:
    result = run("-", text="Hei! Aikasi on huomenna klo 10. Terveisin Hammaslääkäri Hymy")
    assert result.exit_code == 0
    assert "GSM-7, 60 septettiä, 1 osa, tilaa 100" in result.output
    assert "osa 1 / 1" in result.output
    assert "│ Hei! Aikasi on huomenna klo 10. Terveisin Hammaslääkäri Hymy" in result.output


def test_parts_break_where_a_phone_breaks_them() -> None:
    result = run("-", text="a" * 150 + "koodi 123456")
    assert "2 osaa" in result.output
    assert "osa 2 / 2" in result.output
    phone = as_sent(make_message("a" * 150 + "koodi 123456", channel="sms"), RuleSettings())
    assert phone.parts == ("a" * 150 + "koo", "di 123456")


def test_what_forces_ucs2() -> None:
    result = run("-", text="Olemme auki 9–17 😊")
    assert "UCS-2, 19 UCS-2-merkkiä, 1 osa, tilaa 51" in result.output
    assert "UCS-2:n pakottaa: – 😊; GSM-7:nä 18 septettiä, osia 1" in result.output


def test_placeholders_stand_at_their_longest() -> None:
    result = run("-", "--max", "tuote=6", text="{{tuote}} on valmis, {{etunimi}}")
    assert "tuote_ on valmis, etunimi_____________" in result.output
    assert "(kiinteä osa 10)" in result.output


def test_price() -> None:
    result = run("-", "--price", "0,065", text="a" * 161)
    assert "1000 viestiä maksaa 130,00 €" in result.output
    english = run("-", "--price", "0.065", "--lang", "en", text="a" * 161)
    assert "1000 messages cost 130.00 €" in english.output


def test_every_message_of_a_catalogue(tmp_path: Path) -> None:
    path = tmp_path / "fi.json"
    path.write_text('{"sms": {"nouto": "Nouda paketti.", "peruutus": "Aika on peruttu – soita."}}', encoding="utf-8")
    result = run(str(path), "--price", "1")
    assert result.exit_code == 0
    assert "(sms.nouto)" in result.output
    assert "(sms.peruutus)" in result.output
    assert "2 viestiä, 2 osaa; 1000 viestin erä kutakin maksaa 2 000,00 €" in result.output


def test_secrets_are_covered() -> None:
    result = run("-", text="Salasanasi on Kesa2024. Tunnus 150585-902R.")
    assert "Kesa2024" not in result.output
    assert "150585" not in result.output
    assert "Salasanasi on ••••••••. Tunnus •••••••••••." in result.output


@pytest.mark.parametrize(
    "arguments",
    [("--price", "x"), ("--price", "-1"), ("--price", "NaN"), ("--max", "nimi"), ("--max", "nimi=x")],
)
def test_wrong_options(arguments: tuple[str, ...]) -> None:
    result = run("-", *arguments, text="Hei")
    assert isinstance(result.exception, ConfigError)


def test_unreadable_file(tmp_path: Path) -> None:
    result = run(str(tmp_path / "puuttuu.txt"))
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_empty_input() -> None:
    result = run("-", text="")
    assert result.exit_code == 0


def test_line_breaks_and_wide_parts() -> None:
    result = run("-", text="Hei!\n" + "pitkä " * 20)
    assert all(len(line) <= 78 for line in result.output.splitlines())
