"""The rule documentation: complete, current, and the same in the terminal as on the pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from viestilint.cli import cli
from viestilint.config import Config
from viestilint.model.rule import FAMILIES
from viestilint.ruledocs.build import Pages, site
from viestilint.ruledocs.markdown import code
from viestilint.ruledocs.words import FAMILY_INTROS, FAMILY_TITLES

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs" / "saannot"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return site()


@pytest.fixture(scope="module")
def described() -> Pages:
    return Pages(Config())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def test_the_pages_in_docs_are_current(pages: dict[str, str]) -> None:
    written = {p.relative_to(DOCS).as_posix(): p.read_text(encoding="utf-8") for p in DOCS.rglob("*.md")}
    stale = sorted(name for name in {*pages, *written} if pages.get(name) != written.get(name))
    assert not stale, "docs/saannot is not current; run: viestilint rules --format markdown --output docs/saannot"


def test_every_family_has_a_title_and_an_introduction() -> None:
    assert set(FAMILY_TITLES) == set(FAMILY_INTROS) == set(FAMILIES)


def test_every_rule_stands_once_on_a_page_of_each_language(pages: dict[str, str], described: Pages) -> None:
    for folder in ("", "en/"):
        text = "".join(page for name, page in pages.items() if name.startswith("en/") == bool(folder))
        heads = re.findall(r"^## ([a-z0-9-]+)$", text, re.M)
        assert sorted(heads) == sorted(described.rules)


def test_links_between_pages_lead_somewhere(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        for target in re.findall(r"\]\(([^)#]+\.md)[^)]*\)", text):
            folder = "en/" if name.startswith("en/") else ""
            found = target.removeprefix("../") if target.startswith("../") else folder + target
            assert found in pages, f"{name} links to {target}"


def test_explain_shows_what_the_page_shows(described: Pages) -> None:
    result = run("explain", "rahasumma-muoto")
    assert result.exit_code == 0
    page = described.page(described.rules["rahasumma-muoto"])
    for text in (page.title, page.what, page.why, page.norm, page.fix.replace("`", "")):
        assert text in result.output
    assert all(example.text in result.output for example in (*page.bad, *page.good))
    assert "«" in result.output
    assert "→" in result.output


def test_explain_in_english() -> None:
    result = run("explain", "passiivi-ohjeessa", "--lang", "en")
    assert "Why: " in result.output
    assert "Norm: " in result.output
    assert "Fix: a person decides" in result.output


def test_explain_names_the_nearest_rule() -> None:
    result = run("explain", "rahasuma-muoto")
    assert result.exception is not None
    assert "did you mean 'rahasumma-muoto'?" in str(result.exception)


def test_fix_safety_is_what_the_rule_does(described: Pages) -> None:
    def fix(rule: str) -> str:
        return described.page(described.rules[rule]).fix

    assert fix("sitova-vali").startswith("turvallinen")
    assert fix("passiivi-ohjeessa").startswith("ihminen päättää")
    assert fix("sms-linkki").startswith("ei korjausta, vain neuvo")


def test_own_rules_are_documented(tmp_path: Path) -> None:
    own = tmp_path / "omat.yaml"
    own.write_text(
        "- id: oma-sana\n  title: {fi: Oma sana, en: Own word}\n"
        "  message: {fi: 'Vältä sanaa {match}', en: 'Avoid {match}'}\n"
        "  why: {fi: Syy., en: Reason.}\n  severity: warning\n  pattern: [{lemma: auto}]\n"
        "  bad: ['Osta <<auto>> | `nyt` <b>.']\n",
        encoding="utf-8",
    )
    result = run("rules", "--format", "markdown", "--output", str(tmp_path / "ulos"), "--rules", str(own))
    assert result.exit_code == 0
    page = (tmp_path / "ulos" / "omat.md").read_text(encoding="utf-8")
    assert "✗ ``Osta «auto» | `nyt` <b>.``" in page
    assert "Vältä sanaa auto" in page


def test_markdown_needs_a_folder() -> None:
    assert run("rules", "--format", "markdown").exception is not None
    assert run("rules", "--output", "x").exception is not None


@pytest.mark.parametrize(("text", "span"), [("a", "`a`"), ("`a`", "`` `a` ``"), ("a``b", "```a``b```")])
def test_code_spans(text: str, span: str) -> None:
    assert code(text) == span
