"""``viestilint report``: what the page holds, and what it never shows."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT, make_message
from viestilint.cli import cli
from viestilint.cli.reportcards import part_starts
from viestilint.model import Finding, RuleSettings, Severity, Span
from viestilint.reporters.htmlruns import changes, flagged_runs

VOID = frozenset("meta link br hr img input rect circle".split())
SMS = "---\nchannel: sms\n---\n"


class Tree(HTMLParser):
    """Checks that elements close in order, and collects tags and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] not in (["script"], ["style"]):
            self.text += data


def report(folder: Path, *arguments: str, code: int = 0) -> str:
    """The page of a folder."""
    output = folder / "ulos.html"
    result = CliRunner().invoke(cli, ["report", *arguments, str(folder), "--output", str(output)])
    assert result.exit_code == code, result.output
    return output.read_text(encoding="utf-8")


def parsed(page: str) -> Tree:
    tree = Tree()
    tree.feed(page)
    assert not tree.open
    return tree


def finding(start: int, end: int, severity: Severity = Severity.WARNING) -> Finding:
    return Finding("saanto", "sanasto", severity, Span(start, end), "viesti", "syy")


def test_the_page_is_whole_and_needs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SMS + "Passi mukaan. Maksa 12€ heti.", encoding="utf-8")
    page = report(tmp_path)
    tree = parsed(page)
    assert not [tag for tag, _ in tree.tags if tag in ("link", "img", "iframe", "object", "base")]
    assert not [a for _, attrs in tree.tags for a in attrs if a in ("src", "srcset") or a.startswith("on")]
    assert not re.search(r"https?://|@import|url\(", page)
    ids = [attrs["id"] for _, attrs in tree.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert "rahasumma-muoto" in page
    assert "Kopioi ehdotus" in page


def test_everything_is_escaped(tmp_path: Path) -> None:
    evil = "<script>window.hacked = 1</script> \"'><img src=x onerror=window.hacked=2> {{ 7919 * 7907 }} {% raw %}"
    (tmp_path / "a.json").write_text(json.dumps({f"viesti {evil}": f"Maksa 12€ heti. {evil}"}), encoding="utf-8")
    (tmp_path / "b.txt").write_text(
        f"---\nsubject: {json.dumps(evil)}\nsender: {json.dumps(evil)}\n---\nHei! Maksa 12€. {evil}", encoding="utf-8"
    )
    tree = parsed(report(tmp_path))
    assert len([tag for tag, _ in tree.tags if tag == "script"]) == 1
    assert not [tag for tag, _ in tree.tags if tag == "img"]
    assert tree.text.count("<script>window.hacked = 1</script>") >= 4
    assert str(7919 * 7907) not in tree.text
    assert "{{ 7919 * 7907 }}" in tree.text


def test_secrets_are_covered_wherever_they_come_up(tmp_path: Path) -> None:
    text = "Hei!\nSalasanasi on Kissa2024x! Maksa 12€ heti.\nMuista Kissa2024x.\nTerveisin\nKirja-aitta Oy\n"
    head = "---\nsubject: Salasana on Kissa2024x\nsender: Kissa2024x\n---\n"
    (tmp_path / "a.txt").write_text(head + text, encoding="utf-8")
    page = report(tmp_path)
    assert "Kissa2024x" not in page
    assert "•" * 10 in page
    assert "12 €" in parsed(page).text


def test_parts_of_a_text_message_are_marked_where_a_phone_breaks_them() -> None:
    plain = make_message("a" * 150 + "koodi 123456", channel="sms")
    assert part_starts(plain, RuleSettings()) == {153: 2}
    spaced = make_message("  " + "a" * 150 + " \nkoodi 123456", channel="sms")
    assert part_starts(spaced, RuleSettings()) == {2 + 150 + 2 + 2: 2}
    value = make_message("{{nimi}}" + "a" * 200, channel="sms")
    assert part_starts(value, RuleSettings(max_lengths={"nimi": 3})) == {8 + 150: 2}
    long = make_message("a" * 150 + "{{nimi}} hei", channel="sms")
    assert part_starts(long, RuleSettings(max_lengths={"nimi": 20})) == {150: 2}
    assert part_starts(make_message("lyhyt", channel="sms"), RuleSettings()) == {}


def test_a_template_that_chooses_shows_its_longest_text(tmp_path: Path) -> None:
    branch = "{% if a %}" + "aika " * 40 + "{% else %}lyhyt{% endif %}"
    (tmp_path / "sms.txt").write_text(SMS + "Hei! " + branch, encoding="utf-8")
    page = report(tmp_path)
    assert "Puhelimessa, kun paikkamerkit ovat pisimmillään" in page
    assert "GSM-7, 2 osaa" in page


def test_flagged_runs_tile_the_text() -> None:
    message = make_message("Hei {{nimi}}! Maksa heti.")
    findings = [finding(14, 19), finding(14, 25, Severity.ERROR), finding(3, 3), finding(0, 25)]
    runs = flagged_runs(message, message.text, findings, {20: 2})
    assert "".join(run.text for run in runs) == message.text
    shown = [(run.text, run.notes, run.severity, run.opens, run.placeholder, run.part) for run in runs]
    assert shown == [
        ("Hei", (), "", False, False, 0),
        ("", (3,), "warning", True, False, 0),
        (" ", (), "", False, False, 0),
        ("{{nimi}}", (), "", False, True, 0),
        ("! ", (), "", False, False, 0),
        ("Maksa", (1, 2), "error", True, False, 0),
        (" ", (2,), "error", False, False, 0),
        ("heti.", (2,), "error", False, False, 2),
    ]


def test_changes_tile_the_new_text() -> None:
    found = changes("Passi mukaan nyt.", "Muistathan passin nyt.", {3: 2})
    assert "".join(c.text for c in found if c.kind != "gone") == "Muistathan passin nyt."
    assert "".join(c.text for c in found if c.kind != "new") == "Passi mukaan nyt."
    assert [c.part for c in found if c.part] == [2]


def test_price_and_segments(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SMS + "Hei! " + "Aika on varattu. " * 12, encoding="utf-8")
    page = report(tmp_path, "--price", "0,05")
    assert "1 viestiä lähtee 2 osassa" in page
    assert "100,00 €" in page
    assert 'data-part="osa 2"' in page


def test_english(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hei! Maksa 12€.", encoding="utf-8")
    page = report(tmp_path, "--lang", "en")
    assert '<html lang="en">' in page
    assert "Copy proposal" in page
    assert "Overview" in page


def test_what_could_not_be_checked_is_said_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Hei! \xff\xfe\xff")
    (tmp_path / "b.txt").write_text("Hei!", encoding="utf-8")
    page = report(tmp_path, code=2)
    assert "Tarkistamatta jäi" in page
    assert "is not UTF-8" in page


def test_half_a_surrogate_pair_does_not_stop_it(tmp_path: Path) -> None:
    (tmp_path / "sms.json").write_text('{"viesti": "Hei! Maksa 12€. \\ud83d"}', encoding="utf-8")
    assert "Maksa" in report(tmp_path)


def test_no_messages(tmp_path: Path) -> None:
    assert "0 viestiä" in report(tmp_path)


@pytest.mark.parametrize("folder", ["sms", "email", "formats"])
def test_fixtures_make_a_page(tmp_path: Path, folder: str) -> None:
    output = tmp_path / "r.html"
    result = CliRunner().invoke(cli, ["report", str(ROOT / "fixtures" / folder), "--output", str(output)])
    assert result.exit_code == 0, result.output
    parsed(output.read_text(encoding="utf-8"))


def test_examples_of_values_are_shown(tmp_path: Path) -> None:
    config = tmp_path / "viestilint.toml"
    config.write_text('[placeholder-examples]\nnimi = "Liisa <3"\ntuote = "Kahvi"\n', encoding="utf-8")
    text = "Hei {{nimi}}! Maksa {{tuote}} heti. " + "a" * 150
    (tmp_path / "sms.txt").write_text("---\nchannel: sms\n---\n" + text, encoding="utf-8")
    page = report(tmp_path, "--config", str(config))
    assert page.count('title="Liisa &lt;3"') == 1
    assert 'class="placeholder" title="Kahvi">{{tuote}}' in page
