"""docs/own-rules.md: its rules, tables and outputs hold, and it names everything that the rule language has."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

import pytest

from tests.conftest import ROOT, Analyse, OwnRules
from tests.test_rule_language import HEAD, marked, rewrites, rule, unmarked
from viestilint.cli import check, exit_code, testrules
from viestilint.config import Config
from viestilint.errors import RuleError
from viestilint.language.morphology import Morphology
from viestilint.model import CHANNELS, MESSAGE_TYPES, Applicability, Reading
from viestilint.model.rule import FAMILIES, STYLES
from viestilint.patterns import matcher, nounphrase, regexes, rulefile, terms, tokens, values, yamltree
from viestilint.patterns.definition import LoadedRule
from viestilint.patterns.rulefile import read_rules
from viestilint.patterns.yamltree import load_tree
from viestilint.pipeline import Linter
from viestilint.readers.placeholder_types import guess_type
from viestilint.testing import RuleTester

DOCS = ROOT / "docs"
PAGE = (DOCS / "own-rules.md").read_text(encoding="utf-8")
PROSE = re.sub(r"(?ms)^```.*?^```$", "", PAGE)


@dataclass(frozen=True)
class Block:
    """What stands between fences, and the file that the line above it says it is."""

    language: str
    text: str
    name: str | None
    line: int

    @property
    def is_file(self) -> bool:
        """Whether it is rules, and not the lower part of one."""
        return self.text.startswith(("- id:", "family:"))


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it, up to the next heading of that level."""

    title: str
    prose: str

    @property
    def named(self) -> frozenset[str]:
        """What it writes as code."""
        return frozenset(re.findall(r"`([^`]+)`", self.prose))


def blocks() -> list[Block]:
    found = re.finditer(r"(?ms)(?:^`([^`\n]+)`:\n\n)?^```(\w+)\n(.*?)^```$", PAGE)
    return [Block(m[2], m[3], m[1], PAGE[: m.start(3)].count("\n") + 1) for m in found]


def section(title: str) -> Section:
    found = re.search(rf"(?ms)^(##+) {re.escape(title)}$\n(.*?)(?=^##? |\Z)", PROSE)
    assert found is not None, title
    return Section(title, found[2])


def table(*header: str) -> list[list[str]]:
    """The rows of all tables with these heads, without the back quotes around a cell."""
    head = re.escape(f"| {' | '.join(header)} |\n|{' --- |' * len(header)}\n")
    bodies = re.findall(rf"(?m)^{head}((?:\|.*\n)+)", PROSE)
    assert bodies, header
    return [[_bare(cell) for cell in line[1:-1].split("|")] for body in bodies for line in body.splitlines()]


def _bare(cell: str) -> str:
    return re.sub(r"^`([^`]*)`$", r"\1", cell.strip())


BLOCKS = blocks()
FILES = [block for block in BLOCKS if block.language == "yaml" and block.is_file]
PARTS = [block for block in BLOCKS if block.language == "yaml" and not block.is_file]
NAMED = {block.name: block.text for block in BLOCKS if block.name}
OUTPUTS = [block.text for block in BLOCKS if block.language == "console"]
# These are shown for their errors.
FAULTY = ("failing.yaml", "wrong.yaml")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with the files of the page."""
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, text in NAMED.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


# rules


@pytest.fixture(scope="module")
def page_rules(engine: str, linter: Linter, tmp_path_factory: pytest.TempPathFactory) -> RuleTester:
    """The catalogue with the rules of the page."""
    folder = tmp_path_factory.mktemp("styleguide")
    paths = []
    for block in FILES:
        if block.name not in FAULTY:
            paths.append(folder / f"line-{block.line}.yaml")
            paths[-1].write_text(block.text, encoding="utf-8")
    tester = RuleTester(Config(engine=engine, rules=tuple(paths)))
    own = tester.linter()
    own.message_linter.share_words(linter.message_linter)
    return tester


def of_part(block: Block) -> LoadedRule:
    """The rule whose lower part a block is."""
    keys = set(re.findall(r"(?m)^([a-z-]+):", block.text))
    head = [line for line in HEAD.splitlines() if line.split(":")[0].strip() not in keys]
    text = "\n".join(head).replace("id: oma", f"id: oma-{block.line}").replace("warning", "info")
    return read_rules(load_tree(f"{text}\n{indent(block.text, '  ')}", "sivu.yaml"), family="sanasto", examples=True)[0]


def test_the_rules_of_the_page_do_what_their_examples_say(page_rules: RuleTester) -> None:
    own = [rule for rule in page_rules.rules if Path(rule.rule.path).name.startswith("line-")]
    assert len(own) >= len(FILES) - len(FAULTY)
    assert [str(failure) for rule in own for failure in page_rules.check_rule(rule)] == []
    assert [rule.id for rule in own if not page_rules.fired(rule)] == []


@pytest.mark.parametrize("block", PARTS, ids=[f"line {block.line}" for block in PARTS])
def test_the_parts_of_rules_do_what_their_examples_say(page_rules: RuleTester, block: Block) -> None:
    own = of_part(block)
    assert [str(failure) for failure in page_rules.check_rule(own)] == []
    assert page_rules.fired(own)


@pytest.mark.parametrize("output", OUTPUTS, ids=[output.partition("\n")[0] for output in OUTPUTS])
def test_commands_print_what_is_shown(
    folder: Path, output: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command, _, shown = output.partition("\n")
    monkeypatch.setattr(sys, "argv", command.removeprefix("$ ").split())
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    exit_code()
    captured = capsys.readouterr()
    assert captured.out + captured.err == shown


# tables


@pytest.mark.parametrize(("pattern", "expected"), table("pattern", "finds"))
def test_what_patterns_find(own_rules: OwnRules, pattern: str, expected: str) -> None:
    assert marked(own_rules(rule(f"pattern: {pattern}")), unmarked(expected)) == expected


@pytest.mark.parametrize(("pattern", "condition", "expected"), table("pattern", "condition", "finds"))
def test_what_conditions_leave(own_rules: OwnRules, pattern: str, condition: str, expected: str) -> None:
    assert marked(own_rules(rule(f"pattern: {pattern}\n{condition}")), unmarked(expected)) == expected


@pytest.mark.parametrize(("kind", "detail", "example"), table("kind", "detail", "finds"))
def test_kinds_and_their_details(document: Analyse, kind: str, detail: str, example: str) -> None:
    [wanted] = re.findall("«(.*?)»", example)
    found = [(t.kind, t.detail) for t in document(unmarked(example)).tokens if t.text == wanted]
    assert found == [(kind, detail)]


def expected_texts(cell: str) -> list[str]:
    return [] if cell == "no fix" else cell.split(" / ")


@pytest.mark.parametrize(("pattern", "fix", "text", "becomes"), table("pattern", "fix", "text", "becomes"))
def test_what_fixes_write(own_rules: OwnRules, pattern: str, fix: str, text: str, becomes: str) -> None:
    written = fix if fix[0] in "['" else f"'{fix}'"
    assert rewrites(own_rules(rule(f"pattern: {pattern}\nfix: {written}")), text) == expected_texts(becomes)


@pytest.mark.parametrize(("rows", "text", "becomes"), table("terms", "text", "becomes"))
def test_what_terms_write(own_rules: OwnRules, rows: str, text: str, becomes: str) -> None:
    assert rewrites(own_rules(rule(f"terms: {rows}")), text) == expected_texts(becomes)


@pytest.mark.parametrize(("body", "message"), table("in a rule", "error"))
def test_errors(body: str, message: str) -> None:
    needed = "" if body.startswith(("pattern", "regex", "terms", "source")) else "pattern: [heti]\n"
    with pytest.raises(RuleError) as raised:
        read_rules(load_tree(rule(needed + body), "omat.yaml"), family="sanasto", examples=True)
    assert raised.value.message == message


def shown(reading: Reading) -> str:
    """A reading as a pattern would state it."""
    said = {name: getattr(reading, name) for name in reading.__slots__ if name != "parts"}
    if len(reading.parts) > 1:
        said["part"] = f"[{', '.join(reading.parts)}]"
    return "`" + ", ".join(f"{name}: {value}" for name, value in said.items() if value) + "`"


@pytest.mark.parametrize(("word", "readings"), table("word", "readings"))
def test_how_words_are_read(morphology: Morphology, word: str, readings: str) -> None:
    wanted = {part.strip("`") for part in readings.split("<br>")} - {"none"}
    assert {shown(reading).strip("`") for reading in morphology.analyse(word)} == wanted


FORMS = [
    (feature, value, word)
    for feature, cell in table("key", "values")
    for value, word in re.findall(r"`([\w-]+)` \*(\S+?)\*", cell)
]


@pytest.mark.parametrize(("feature", "value", "word"), FORMS)
def test_the_words_beside_a_feature_have_it(morphology: Morphology, feature: str, value: str, word: str) -> None:
    assert value in {getattr(reading, feature) for reading in morphology.analyse(word)}


PLACEHOLDERS = {
    "etunimi": "name",
    "summa": "amount",
    "eräpäivä": "date",
    "kellonaika": "time",
    "lukumäärä": "count",
    "linkki": "url",
    "sähköposti": "email",
    "puhelin": "phone",
    "katuosoite": "address",
    "tilauskoodi": "code",
    "lähettäjä": "sender",
}


@pytest.mark.parametrize(("name", "kind"), PLACEHOLDERS.items())
def test_the_details_of_placeholders(name: str, kind: str) -> None:
    assert guess_type(name) == kind
    assert kind in section("Matchers").named


# completeness

LIMITS = (
    matcher.MAX_GAP,
    matcher.MAX_WAYS,
    nounphrase.MAX_WIDTH,
    regexes.LIMIT,
    regexes._CHARACTERS,
    regexes._STRIKES,
    yamltree._MAX_NODES,
)
WORDS_OF_THE_LANGUAGE: list[tuple[str, str, Iterable[str]]] = [
    ("Keys of a rule", "keys", rulefile._RULE_KEYS),
    ("Keys of a rule", "channels", CHANNELS),
    ("Keys of a rule", "types", MESSAGE_TYPES),
    ("Keys of a rule", "zones", rulefile._ZONES),
    ("Keys of a rule", "styles", STYLES),
    ("Keys of a rule", "severities", ("info", "warning", "error", "off", "other")),
    ("Rule files", "families", FAMILIES),
    ("Matchers", "matchers", set(rulefile._MATCHERS) - {"check"}),
    ("Matchers", "keys of an element", tokens.KEYS),
    ("Matchers", "kinds", tokens.KINDS),
    ("Matchers", "places", tokens._PLACES),
    ("Matchers", "keys of a noun phrase", nounphrase._KEYS - {"np"}),
    ("Matchers", "keys of a term", terms._KEYS),
    ("Matchers", "keys of a variant", rulefile._VARIANT_KEYS),
    ("Conditions", "keys", values._CONDITION_KEYS - {"pattern", "regex"}),
    ("Conditions", "places", values._SCOPES),
    ("Fixes", "features", tokens.FEATURES),
    ("Fixes", "applicability", [value.value for value in Applicability]),
    ("Examples", "keys", rulefile._EXAMPLE_KEYS),
    ("Examples", "keys of the context", rulefile._CONTEXT_KEYS),
    *(("Matchers", feature, allowed) for feature, allowed in tokens.FEATURES.items()),
]


@pytest.mark.parametrize(
    ("title", "what", "words"), WORDS_OF_THE_LANGUAGE, ids=[f"{t}: {w}" for t, w, _ in WORDS_OF_THE_LANGUAGE]
)
def test_everything_is_named(title: str, what: str, words: Iterable[str]) -> None:
    missing = set(words) - section(title).named
    assert not missing, f"docs/own-rules.md, {title}: {what} without a word"


@pytest.mark.parametrize("element", ["{gap: ", "least: ", "without: ", "{any: ", "{np: ", "head: "])
def test_elements_of_several_words_are_named(element: str) -> None:
    assert any(element in cell for cell, _ in table("element", "takes"))


@pytest.mark.parametrize("limit", LIMITS)
def test_limits_are_told(limit: float) -> None:
    numbers = re.findall(r"\d+(?: \d{3})*", section("Limits").prose)
    assert f"{limit:,.0f}".replace(",", " ") in numbers


def test_no_feature_has_a_value_that_is_not_there() -> None:
    for feature, cell in table("key", "values"):
        assert set(re.findall(r"`([\w-]+)`", cell)) - {"Helsinki"} == set(tokens.FEATURES[feature])


# links and options


def test_options_exist() -> None:
    known = {
        name for command in (check.command, testrules.command) for option in command.params for name in option.opts
    }
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", PAGE)) - known == set()


def test_links_lead_somewhere() -> None:
    for link in re.findall(r"\]\((?!https?:)([^)]+)\)", re.sub("`[^`]*`", "", PROSE)):
        page, _, anchor = link.partition("#")
        text = (DOCS / page).read_text(encoding="utf-8") if page else PAGE
        heads = {head.lower().replace(" ", "-") for head in re.findall(r"(?m)^#+ (.+)$", text)}
        assert not anchor or anchor in heads


@pytest.mark.parametrize("page", ["README.md", "README.fi.md", "docs/configuration.md"])
def test_the_page_is_linked(page: str) -> None:
    target = "own-rules.md" if page.startswith("docs/") else "docs/own-rules.md"
    assert f"({target})" in (ROOT / page).read_text(encoding="utf-8")
