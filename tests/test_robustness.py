"""What must never happen: a run that hangs, a file half written, a traceback, a file lost without a word."""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, OwnRules
from tests.test_cli import ONLY, RULES, Cli, cli, folder, small_catalogue, write  # noqa: F401 - the fixtures
from viestilint import rewriting
from viestilint.errors import RuleError, ViestilintError, one_line
from viestilint.patterns.catalogue import load_catalogue
from viestilint.patterns.regexes import LIMIT, TimedRegex, read_regex
from viestilint.patterns.yamltree import Node, load_tree
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile

# Regular expressions of a user

EVIL = r"(?:a|aa)+$"
HOSTILE = "a" * 60 + "! Maksa heti."


def rule(body: str) -> str:
    return f"- {{id: oma, title: x, message: x, why: x, severity: warning, {body}}}\n"


def test_a_catastrophic_expression_is_stopped_and_the_rest_is_checked(cli: Cli) -> None:  # noqa: F811
    write(
        "paha.yaml", RULES + f"- {{id: paha, title: x, message: x, why: x, severity: warning,\n   regex: '{EVIL}'}}\n"
    )
    for name in "abcdef":
        write(f"{name}.txt", HOSTILE)
    write("z.txt", "Maksa heti.")
    line = RULES.count("\n") + 2
    before = time.process_time()
    found = cli("check", "--rules", "paha.yaml", "--select", "kiire,paha", *(f"{n}.txt" for n in "abcdefz"))
    # It runs out of its time in three messages, and is not tried in the fourth.
    assert time.process_time() - before < 3 * LIMIT + 5
    assert found.code == 2
    stopped = [text for text in found.err.splitlines() if "was stopped after 1 s" in text]
    place = f"paha.yaml:{line}"
    assert len(stopped) == 3
    assert stopped[0].startswith("viestilint: a.txt: rule 'paha' failed: the regular expression of ")
    assert all(place in text for text in found.err.splitlines())
    assert found.out.count(" kiire: ") == 7


@pytest.mark.parametrize(
    "body",
    [
        f"regex: '{EVIL}'",
        f"pattern: [{{regex: '{EVIL}'}}]",
        f"pattern: [{{kind: word, not: {{regex: '{EVIL}'}}}}]",
        f"pattern: [{{any: [{{regex: '{EVIL}'}}, x]}}]",
        f"pattern: [heti], unless: [{{in: message, regex: '{EVIL}'}}]",
        f"pattern: [heti], when: [{{in: match, regex: '{EVIL}'}}]",
    ],
)
def test_wherever_it_stands(own_rules: OwnRules, body: str) -> None:
    text = "Maksa heti. " + "a" * 60 + ("b" if "pattern: [{" in body else "! Ja heti.")
    result = own_rules(rule(body)).check_source(SourceFile("viesti.txt", text))
    assert len(result.errors) == 1
    assert "rule 'oma' failed: the regular expression of omat.yaml:1 was stopped" in result.errors[0]


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (r"x{e}|y{s<=1}|{", "x{e} y{s<=1} { xx"),
        (r"\{nimi\}|\{|[{}]", "{nimi} { }"),
        (r"a{2}|b{2,}|c{,2}|d{1,2}", "aa bbb cc ddd"),
        (r"(?i)äÖ|ß|é+", "Äö SS ÉÉé ß"),
        (r"\N{EURO SIGN}|\$", "5 € $"),
        (r"(?P<a>\w)(?P=a)|(?<!\w)e(?!\w)", "aa e be"),
        (r"\b\d+(?:,\d+)?+ ?(?>e|€)", "5 e, 12,50€"),
        ("", "ab"),
        (r"(?x) a b # {c}", "ab"),
        (r"[[a]\w]", "[] a]"),
    ],
)
def test_a_users_expression_finds_what_python_finds(expression: str, text: str) -> None:
    timed = read_regex(Node(expression, "omat.yaml", 1))
    plain = read_regex(Node(expression, "rules/x.yaml", 1, trusted=True))
    assert isinstance(timed, TimedRegex)
    for searched in (text, text.upper(), text * 3):
        assert [m.span() for m in timed.finditer(searched)] == [m.span() for m in plain.finditer(searched)]
        first = plain.search(searched)
        found = timed.search(searched)
        assert (found and found.groupdict()) == (first and first.groupdict())
        assert bool(timed.fullmatch(searched)) == bool(plain.fullmatch(searched))


@pytest.mark.parametrize(
    "expression", ["(", "a**", "(" * 3000 + ")" * 3000, "a{99999999999999999999}", r"\2", "(?<n>a)"]
)
def test_what_is_no_expression_is_told(expression: str) -> None:
    with pytest.raises(RuleError, match=r"omat\.yaml:7: not a regular expression"):
        read_regex(Node(expression, "omat.yaml", 7))


def test_the_built_in_rules_need_no_limit() -> None:
    code = (
        "import sys; from viestilint import lint_text; lint_text('Hei! Maksa lasku 5e heti.');"
        "print([m for m in ('regex', 'socket', 'ssl', 'pickle', 'http') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "regex" not in done.stdout


# Rule files that grow


def bomb(levels: int = 9) -> str:
    """A list of aliases of lists of aliases: 9 to the power of ``levels`` texts."""
    names = "abcdefghijk"[:levels]
    rows = [f"&a [{', '.join('x' * 9)}]"]
    rows += [f"&{new} [{', '.join([f'*{old}'] * 9)}]" for old, new in zip(names, names[1:], strict=False)]
    return "[" + ", ".join(rows) + "]"


def test_aliases_of_aliases_are_refused(cli: Cli) -> None:  # noqa: F811
    with pytest.raises(RuleError, match="too much for a rule file"):
        load_tree(f"a: {bomb()}", "omat.yaml")
    for key in ("subject", "channel", "ignore", "reply_to", "type", "fragment"):
        write(f"{key}.txt", f"---\n{key}: {bomb()}\n---\nMaksa heti.")
    write("z.txt", "Maksa heti.")
    found = cli("check", *ONLY, ".")
    assert found.code == 2
    assert found.err.count("front matter: ") == found.err.count("\n") == 6
    assert all(len(line) < 1000 for line in found.err.splitlines())
    assert "z.txt:1:7" in found.out


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("[a, {gap: 20}, b, {gap: 20}, c, {gap: 20}, d, {gap: 20}, e]", "may fit in 20000 ways, this one in 194481"),
        ("[" + "{text: a, optional: true}, " * 20 + "b]", "may fit in 20000 ways"),
        ("[{text: a, optional: true}, {gap: 4}, {gap: 4}]", "a pattern with a gap needs a token that is not optional"),
        ("[{any: []}]", "'any' needs something to choose from"),
        ("[a, {gap: '²'}, b]", "expected a whole number here"),
        (f"[a, {{gap: {'9' * 5000}}}, b]", "expected a whole number here"),
    ],
)
def test_a_pattern_without_end_is_refused(own_rules: OwnRules, pattern: str, problem: str) -> None:
    with pytest.raises(RuleError, match=problem):
        own_rules(rule(f"pattern: {pattern}"))


@pytest.mark.parametrize(
    "pattern",
    [
        "[{kind: word}, {gap: 4}, {gap: 4}, {gap: 4}, {gap: 4}, {gap: 4}, {regex: zz}]",
        "[{kind: word}, {gap: 5}, {kind: word}, {gap: 5}, {kind: word}, {gap: 5}, {regex: zz}]",
        "[on, {gap: 20}, ja, {gap: 20}, on, {gap: 20}, {regex: zz}]",
        "[{kind: word}, {gap: 20, without: {text: ei}}, {any: [on, ja]}, {gap: 20}, {regex: zz}]",
    ],
)
def test_gaps_after_gaps_take_no_time_of_their_own(own_rules: OwnRules, pattern: str) -> None:
    """They took minutes: each way to a place went on from it anew."""
    linter = own_rules(rule(f"pattern: {pattern}"))
    before = time.process_time()
    assert linter.check_source(SourceFile("viesti.txt", "on ja " * 1600)).errors == ()
    assert time.process_time() - before < 2


def test_a_check_of_ours_takes_no_tables_of_others(own_rules: OwnRules) -> None:
    with pytest.raises(RuleError, match="'data' is for viestilint's own checks"):
        own_rules(rule("check: sisainen_merkinta, data: {marks: [x]}"))


# What is shown


def test_an_error_is_one_line_that_commands_no_terminal(cli: Cli) -> None:  # noqa: F811
    assert str(ViestilintError("a\nb\x1b[31m\u2028c\x9b", path="d\r.txt")) == r"d .txt: a b\x1b[31m c\x9b"
    assert one_line("ä\tö – €") == "ä ö – €"
    write("a.txt", '---\n"x\\n\\e[2J": 1\n---\nHei')
    write("b.txt", "Maksa \x1b[2J\x07heti \x9b0m \x1b]0;nimi\x07 nyt.")
    found = cli("check", *ONLY, "a.txt", "b.txt")
    assert found.code == 2
    assert found.err.count("\n") == 1
    assert not set(found.out + found.err) & set("\x1b\x07\x9b")
    # The excerpt keeps its columns.
    excerpt, marks = found.out.splitlines()[1:3]
    assert excerpt[marks.index("^") : marks.rindex("^") + 1] == "heti"
    assert "\x1b" not in cli("rewrite", "--rules", "omat.yaml", "--select", "kiire", "b.txt").out


# Fixing


def test_a_file_that_is_read_only_is_left_alone(cli: Cli) -> None:  # noqa: F811
    path = write("a.txt", "Maksa heti.")
    write("z.txt", "Maksa heti.")
    path.chmod(0o444)
    found = cli("check", *ONLY, "--fix", ".")
    assert (found.code, found.err) == (2, "viestilint: a.txt: cannot be written: it is read-only\n")
    assert path.read_text(encoding="utf-8") == "Maksa heti."
    assert Path("z.txt").read_text(encoding="utf-8") == "Maksa pian."


@pytest.mark.parametrize(
    ("happens", "left", "said"),
    [
        (lambda path: path.unlink(), None, "cannot be written: No such file or directory"),
        (lambda path: path.write_text("Muu."), "Muu.", "has changed since it was read; left as it is"),
    ],
    ids=["vanished", "changed"],
)
def test_a_file_that_is_not_as_it_was_read(
    cli: Cli,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    happens: Callable[[Path], object],
    left: str | None,
    said: str,
) -> None:
    path = write("a.txt", "Maksa heti.")
    write("z.txt", "Maksa heti.")
    fixed = rewriting.fix_source

    def meanwhile(linter: Linter, source: SourceFile, *rest: object) -> object:
        if source.path == "a.txt":
            happens(path)
        return fixed(linter, source, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(rewriting, "fix_source", meanwhile)
    found = cli("check", *ONLY, "--fix", "a.txt", "z.txt")
    assert (found.code, found.err) == (2, f"viestilint: a.txt: {said}\n")
    assert (path.read_text(encoding="utf-8") if path.exists() else None) == left
    assert Path("z.txt").read_text(encoding="utf-8") == "Maksa pian."
    assert sorted(p.name for p in Path().iterdir() if p.suffix == ".txt") == sorted(
        {"z.txt"} | ({"a.txt"} if left else set())
    )


def test_a_folder_that_may_not_be_written_to(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    write("a.txt", "Maksa heti.")

    def closed(**where: object) -> tuple[int, str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", closed)
    found = cli("check", *ONLY, "--fix", "a.txt")
    assert (found.code, found.err) == (2, "viestilint: a.txt: cannot be written: Permission denied\n")


def test_a_full_disk(cli: Cli) -> None:  # noqa: F811
    """The system itself refuses every byte: to the files, to the cache and to the report."""
    Path(".git").mkdir()
    for name in "ab":
        write(f"{name}.txt", "Maksa heti.")

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    for options in (("--fix",), ("--output", "raportti.json", "--format", "json")):
        done = subprocess.run(
            [sys.executable, "-m", "viestilint", "check", *ONLY, *options, "a.txt", "b.txt"],
            capture_output=True,
            text=True,
            preexec_fn=no_room,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        )
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert "File too large" in done.stderr
        assert done.stderr.count("\n") == (2 if options == ("--fix",) else 1)
    assert [Path(f"{name}.txt").read_text(encoding="utf-8") for name in "ab"] == ["Maksa heti."] * 2
    assert not [path for path in Path().rglob("*") if path.suffix == ".part" or path.name.startswith(".a.txt")]
    # With room again everything is as it should be.
    assert cli("check", *ONLY, "--fix", "a.txt", "b.txt").code == 0


@pytest.mark.parametrize("arguments", [("check", "a.txt"), ("rewrite", "a.txt"), ("rules",)])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_output(cli: Cli, arguments: tuple[str, ...]) -> None:  # noqa: F811
    write("a.txt", "Maksa heti.")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "viestilint", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    assert (done.returncode, done.stderr) == (2, "viestilint: output: No space left on device\n")


# Files of every format

BROKEN = [
    ("viestit.json", '{"a": "Maksa heti.", "b": ', "1: is not valid JSON: it ends where a value is expected"),
    ("viestit.arb", '{"a": "x" "b"}', "1: is not valid JSON: a comma or a closing bracket expected"),
    ("viestit.po", 'msgid "a"\nmsgstr "Maksa\n', "2: is not valid PO: a string is not closed"),
    ("viestit.yml", "a: [1\nb: 'x", "2: is not valid YAML"),
    ("values/strings.xml", '<resources><string name="a">x</resources>', "1: is not well-formed XML"),
    ("viestit.xlf", "<xliff><file></xliff>", "1: is not well-formed XML"),
    ("fi.lproj/V.strings", '"a" = "b', '1: is not valid: a "value" was expected'),
    ("viestit.properties", "a=\\u00zz", "1: a \\u escape needs four hexadecimal digits"),
    ("viestit.php", "<?php return ['a' => 'x", "1: is not valid PHP: a string is not closed"),
    ("i18n/viestit.txt", '"a" "fi" "b', '1: is not a line of "key" "language" "text"'),
    ("conversations/a.yaml", "- customer: x\n  agent: [", "3: is not valid YAML"),
    ("viesti.txt", "---\nchannel: [\n---\nHei", "3: front matter is not valid YAML"),
]


@pytest.mark.parametrize(("name", "text", "said"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_broken_file_of_any_format(cli: Cli, name: str, text: str, said: str) -> None:  # noqa: F811
    Path(name).parent.mkdir(exist_ok=True)
    write(name, text)
    write("z.txt", "Maksa heti.")
    found = cli("check", *ONLY, "--fix", name, "z.txt")
    assert found.code == 2
    assert found.err.startswith(f"viestilint: {name}:{said}")
    assert found.err.count("\n") == 1
    assert Path(name).read_text(encoding="utf-8") == text
    assert Path("z.txt").read_text(encoding="utf-8") == "Maksa pian."


# Caches

CACHES = [
    "",
    "[]",
    "null",
    '{"trees": [], "index": {}}',
    '{"trees": [[1, {"a": 2}]], "index": []}',
    '{"trees": 1, "index": {"a": 1}}',
    "[" * 50_000,
    "\x00",
]


def sealed(text: str) -> str:
    return f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}"


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("content", CACHES, ids=range(len(CACHES)))
def test_a_strange_cache_of_rules_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, whole: bool
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    first = [rule.id for rule in load_catalogue()]
    written = next(tmp_path.glob("viestilint-rules-*.json"))
    before = written.read_text(encoding="utf-8")
    written.write_text(sealed(content) if whole else content, encoding="utf-8")
    assert [rule.id for rule in load_catalogue()] == first
    assert written.read_text(encoding="utf-8") == before


def test_a_cache_with_one_changed_letter_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    load_catalogue()
    written = next(tmp_path.glob("viestilint-rules-*.json"))
    before = written.read_text(encoding="utf-8")
    written.write_text(before.replace("mikäli", "mikali", 1), encoding="utf-8")
    load_catalogue()
    assert written.read_text(encoding="utf-8") == before


def test_the_rules_of_the_cache_are_those_of_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    first, second = load_catalogue(), load_catalogue()
    assert [one.rule for one in first] == [two.rule for two in second]
    assert all(variant.matcher.__class__ is not TimedRegex for one in second for variant in one.variants)


# Long texts, all rules

SHAPES = [
    "Maksa lasku heti. ", "Maksa heti.\n", "a", "aa-", "a\u00ad", "a@", "kaa", "e ", "(a", "”a” ", "<p>", "[x] ", "a. ",
    "suorittaa tarkastus ", "mikäli ", "on on ", "- rivi\n", "> ", "Miksi ei? Milloin? ", "{{nimi}}lle ", "1. ",
    "26.9.-27.9. ", "klo 16:30-17:00 ", "12,50 e ", "010 123 4567 ", "AB12-", "%", ".", "!", "-", "a:", "www.a.fi/",
    "\n", "\r\n", "👍🏽", " ", "{{ ", "{% if x %}", "viite 123 ", "FI21 ", "salasana on ", "Terveisin\n", "Hei ",
    "mikä on a alämpötila", "%7B", "€ 1", "5 €\n", "5,50 € 6 € ", "cvc\n", "hei {a}\n", "!\n",
]  # fmt: skip


@pytest.fixture(scope="module")
def everything(linter: Linter) -> Linter:
    """All rules, opt-in ones too."""
    return linter.with_rules(linter.rules)


def test_a_second_for_many_questions_and_answers(everything: Linter) -> None:
    """Each question is weighed against each statement, and beside it every other question."""
    things = "kenkien takin lehden kortin lipun varauksen avaimen laskun kuitin paketin todistuksen lainan".split()
    asked = [f"Milloin {thing} toimitus maksetaan? Voiko {thing} vaihtaa verkossa?" for thing in things]
    told = [f"Toimitamme {thing} viikon kuluessa, ja {thing} hinta on 20 euroa." for thing in things]
    text = f"Hei!\n{' '.join(told * 6)}\nTerveisin\nAino\n\n> {' '.join(asked)}\n"
    front = f"---\ntype: reply\nreply_to: '{' '.join(asked)}'\n---\n"
    before = time.process_time()
    assert everything.check_source(SourceFile("viesti.txt", front + text)).errors == ()
    assert time.process_time() - before < 2


@pytest.mark.parametrize("shape", SHAPES)
def test_a_second_for_ten_thousand_characters(everything: Linter, shape: str) -> None:
    text = (shape * (10_000 // len(shape) + 1))[:10_000]
    before = time.process_time()
    result = everything.check_source(SourceFile("viesti.txt", text))
    assert result.errors == ()
    # A second on one core by itself; twice that where others use it too.
    assert time.process_time() - before < 2
