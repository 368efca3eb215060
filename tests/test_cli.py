"""The command line: what it prints, what it writes and how it exits."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from viestilint import __version__
from viestilint.cli import exit_code
from viestilint.patterns import catalogue

RULES = """\
- id: kiire
  title: {fi: Kiire, en: Haste}
  message: {fi: "”{match}”: kirjoita {fixed}", en: "”{match}”: write {fixed}"}
  why: {fi: Kiire ei kerro päivää., en: Haste names no day.}
  source: "Oma ohje"
  severity: {email: warning, sms: error, chat: info}
  pattern: [heti]
  fix: pian
  applicability: safe
  bad:
    - {text: "Maksa <<heti>>.", fixed: "Maksa pian."}
  good: ["Maksa pian."]
- id: epaily
  title: Epäily
  message: {fi: "epäily", en: "doubt"}
  why: Syy
  severity: info
  pattern: [ehkä]
  fix: varmasti
- id: valinta
  title: Valinta
  message: valinta
  why: Syy
  severity: error
  pattern: [joko]
  fix: [kai, tai]
- id: ajatus
  title: Ajatus
  message: ajatus
  why: Syy
  severity: info
  default: opt-in
  pattern: [ajatus]
"""
ONLY = ("--rules", "omat.yaml", "--select", "kiire,epaily,valinta")


@dataclass(frozen=True)
class Run:
    """What one run of the command line did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Cli = Callable[..., Run]


@pytest.fixture(scope="session")
def small_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two of the built-in rules, so that a run in this process loads fast."""
    directory = tmp_path_factory.mktemp("catalogue") / "rules"
    for name in ("merkinnat/rahasumma_muoto.yaml", "rakenne/tervehdys_puuttuu.yaml"):
        (directory / name).parent.mkdir(parents=True)
        shutil.copy(ROOT / "rules" / name, directory / name)
    return directory


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, small_catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory of its own with the rules of these tests, and no settings from outside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(catalogue, "rules_directory", lambda: small_catalogue)
    for name in ("GITHUB_ACTIONS", "FORCE_COLOR", "NO_COLOR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "omat.yaml").write_text(RULES, encoding="utf-8")
    return tmp_path


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs the command line in this process."""

    def run(*arguments: str, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "argv", ["viestilint", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = exit_code()
        captured = capsys.readouterr()
        return Run(code, captured.out, captured.err)

    return run


def shell(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the command line in a process of its own."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment}
    command = [sys.executable, "-m", "viestilint", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, env=env, check=False, timeout=120)


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


# --- exit codes


EXIT_CODES = [
    # text, options → code. heti: warning in e-mail; ehkä: info; joko: error
    ("Maksa pian.", (), 0),
    ("Maksa heti.", (), 1),
    ("Maksa ehkä.", (), 0),
    ("Maksa joko.", (), 1),
    ("Maksa ehkä.", ("--fail-on", "info"), 1),
    ("Maksa heti.", ("--fail-on", "error"), 0),
    ("Maksa joko.", ("--fail-on", "error"), 1),
    ("Maksa joko.", ("--fail-on", "never"), 0),
    ("Maksa joko.", ("--exit-zero",), 0),
    ("Maksa pian.", ("--fail-on", "info"), 0),
    # 100 − 10 for a warning
    ("Maksa heti.", ("--fail-on", "never", "--min-score", "90"), 0),
    ("Maksa heti.", ("--fail-on", "never", "--min-score", "91"), 1),
    ("Maksa heti.", ("--exit-zero", "--min-score", "91"), 0),
    # the channel gives heti another severity
    ("Maksa heti.", ("--channel", "chat"), 0),
    ("Maksa heti.", ("--channel", "sms", "--fail-on", "error"), 1),
    ("Maksa heti.", ("--channel", "letter"), 0),
    ("Maksa heti.", ("--preset", "kevyt"), 1),
    ("Maksa ehkä.", ("--preset", "tiukka"), 1),
    ("Maksa ehkä.", ("--preset", "kevyt", "--fail-on", "info"), 0),
    ("Maksa heti ehkä.", ("--ignore", "kiire"), 0),
    ("Ajatus.", ("--extend-select", "ajatus", "--fail-on", "info"), 1),
    ("", (), 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "options", "code"), EXIT_CODES)
def test_exit_code(cli: Cli, text: str, options: tuple[str, ...], code: int) -> None:
    write("viesti.txt", text)
    found = cli("check", *ONLY, *options, "viesti.txt")
    assert (found.code, found.err) == (code, "")


TWO = [
    # what could not be checked wins over findings, and over --exit-zero
    (("heti.txt", "puuttuu.txt"), "viestilint: puuttuu.txt: there is no such file or directory\n"),
    (("heti.txt", "latin.txt"), "viestilint: latin.txt:2: is not UTF-8: byte 0xE4\n"),
    (("--exit-zero", "heti.txt", "latin.txt"), "viestilint: latin.txt:2: is not UTF-8: byte 0xE4\n"),
    (("--fail-on", "never", "latin.txt"), "viestilint: latin.txt:2: is not UTF-8: byte 0xE4\n"),
]


@pytest.mark.parametrize(("arguments", "message"), TWO)
def test_two_wins(cli: Cli, arguments: tuple[str, ...], message: str) -> None:
    write("heti.txt", "Maksa heti.")
    Path("latin.txt").write_bytes("Hei!\nTilaus on tällä.".encode("latin-1"))
    found = cli("check", *ONLY, *arguments)
    assert (found.code, found.err) == (2, message)
    if "heti.txt" in arguments:
        assert "heti.txt:1:7:" in found.out


USAGE = [
    (("check",), "nothing to check: name files or directories, or - for standard input"),
    (("viesti.txt", "-"), "'-' (standard input) cannot be mixed with files"),
    (("--select", "kiirre", "--rules", "omat.yaml", "viesti.txt"), "unknown rule 'kiirre'; did you mean 'kiire'?"),
    (
        ("--select", "rahasumma-muotto", "viesti.txt"),
        "unknown rule 'rahasumma-muotto'; did you mean 'rahasumma-muoto'?",
    ),
    (("--ignore", "sanastoo", "viesti.txt"), "unknown rule 'sanastoo'; did you mean 'sanasto'?"),
    (("--extend-select", "zzzzzz", "viesti.txt"), "unknown rule 'zzzzzz'"),
    (("--rules", "puuttuu.yaml", "viesti.txt"), "puuttuu.yaml: cannot be read: No such file or directory"),
    (("--reply-to", "puuttuu.txt", "viesti.txt"), "--reply-to puuttuu.txt: No such file or directory"),
    (("explain", "kiirre", "--rules", "omat.yaml"), "unknown rule 'kiirre'; did you mean 'kiire'?"),
    (("rewrite", "puuttuu.txt"), "puuttuu.txt: there is no such file or directory"),
    (("test-rules", "puuttuu.yaml"), "puuttuu.yaml: there is no such rule file"),
    (("--output", "puuttuu/raportti.txt", "viesti.txt"), "--output puuttuu/raportti.txt: No such file or directory"),
]


@pytest.mark.parametrize(("arguments", "message"), USAGE)
def test_usage_errors_are_one_line_and_exit_two(cli: Cli, arguments: tuple[str, ...], message: str) -> None:
    write("viesti.txt", "Hei!")
    found = cli(*arguments)
    assert (found.code, found.err) == (2, f"viestilint: {message}\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "--chanel", "sms", "viesti.txt"), "--chanel"),
        (("check", "--channel", "fax", "viesti.txt"), "'fax' is not one of"),
        (("check", "--format", "xml", "viesti.txt"), "'xml' is not one of"),
        (("check", "--min-score", "101", "viesti.txt"), "101 is not in the range 0<=x<=100"),
        (("check", "--engine", "omorfi", "viesti.txt"), "'omorfi' is not one of"),
        (("explain",), "Missing argument 'RULE'"),
    ],
)
def test_wrong_options_are_told(cli: Cli, arguments: tuple[str, ...], message: str) -> None:
    write("viesti.txt", "Hei!")
    found = cli(*arguments)
    assert found.code == 2
    assert message in " ".join(found.err.split())
    assert found.out == ""


def test_an_empty_directory_is_an_error_unless_allowed(cli: Cli) -> None:
    Path("tyhja").mkdir()
    assert cli("tyhja").err == "viestilint: no files to check (--allow-empty to allow that)\n"
    assert cli("tyhja").code == 2
    assert cli("check", "--allow-empty", "tyhja").code == 0


# --- what is read


def test_check_is_the_default_command(cli: Cli) -> None:
    write("viesti.txt", "Maksa heti.")
    assert cli(*ONLY, "viesti.txt") == cli("check", *ONLY, "viesti.txt")


def test_a_directory_is_read_in_order_and_hidden_and_ignored_files_are_not(cli: Cli) -> None:
    for name in ("b.txt", "a/c.txt", "a/d.bin", ".git/e.txt", "pois/f.txt", ".piilo/g.txt", "h.txt"):
        write(f"viestit/{name}", "Maksa heti.")
    write("viestit/.gitignore", "pois/\nh.txt\n")
    found = cli("check", *ONLY, "--format", "json", "viestit").json
    assert [file["path"] for file in found["files"]] == ["viestit/a/c.txt", "viestit/b.txt"]


def test_a_file_that_is_named_twice_is_read_once(cli: Cli) -> None:
    write("a/viesti.txt", "Maksa heti.")
    found = cli("check", *ONLY, "--format", "json", "a", "a/viesti.txt", "./a/../a/viesti.txt").json
    assert [file["path"] for file in found["files"]] == ["a/viesti.txt"]


def test_standard_input(cli: Cli) -> None:
    found = cli("check", *ONLY, "--format", "json", "-", stdin="Äläpä maksa heti.".encode())
    assert found.code == 1
    assert [(f["path"], f["excerpt"]) for f in found.json["findings"]] == [("<stdin>.txt", "heti")]


def test_the_name_of_standard_input_gives_its_channel(cli: Cli) -> None:
    found = cli("check", *ONLY, "--format", "json", "--stdin-filename", "sms/viesti.txt", "-", stdin=b"Maksa heti.")
    assert [(f["path"], f["channel"], f["severity"]) for f in found.json["findings"]] == [
        ("sms/viesti.txt", "sms", "error")
    ]


def test_the_name_of_standard_input_gives_its_format(cli: Cli) -> None:
    found = cli("check", "--stdin-filename", "viesti.bin", "-", stdin=b"Maksa heti.")
    assert (found.code, found.err) == (2, "viestilint: viesti.bin: is of no format that viestilint reads\n")


PRECEDENCE = [
    # path, front matter, options → channel
    ("viesti.txt", "", (), "email"),
    ("sms/viesti.txt", "", (), "sms"),
    ("nouto_sms.txt", "", (), "sms"),
    ("smsviesti.txt", "", (), "email"),
    ("push/viesti.txt", "", (), "push"),
    ("sms/viesti.txt", "channel: chat", (), "chat"),
    ("viesti.txt", "channel: some", (), "social"),
    ("sms/viesti.txt", "channel: chat", ("--channel", "letter"), "letter"),
    ("sms/viesti.txt", "", ("--channel", "some"), "social"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "front", "options", "channel"), PRECEDENCE)
def test_command_line_over_front_matter_over_guess(
    cli: Cli, path: str, front: str, options: tuple[str, ...], channel: str
) -> None:
    write("omat2.yaml", RULES.replace("{email: warning, sms: error, chat: info}", "warning"))
    write(path, f"---\n{front}\n---\nMaksa heti." if front else "Maksa heti.")
    found = cli("check", "--rules", "omat2.yaml", "--select", "kiire", "--format", "json", *options, path)
    assert [f["channel"] for f in found.json["findings"]] == [channel]


ADDRESSES = [
    ("", (), "sina"),
    ("address: te", (), "te"),
    ("address: te", ("--address", "sina"), "sina"),
    ("", ("--address", "te"), "te"),
]


@pytest.mark.parametrize(("front", "options", "address"), ADDRESSES)
def test_the_address_of_rewrites(cli: Cli, front: str, options: tuple[str, ...], address: str) -> None:
    rules = RULES.replace("pattern: [heti]", "pattern: [heti]\n  address: te")
    write("omat2.yaml", rules)
    write("viesti.txt", f"---\n{front}\n---\nMaksu heti." if front else "Maksu heti.")
    found = cli("check", "--rules", "omat2.yaml", "--select", "kiire", *options, "viesti.txt")
    assert found.code == (1 if address == "te" else 0)


def test_types_of_front_matter_may_be_finnish(cli: Cli) -> None:
    rules = RULES.replace("severity: {email: warning, sms: error, chat: info}", "severity: warning\n  types: [reply]")
    write("omat2.yaml", rules)
    for word, code in (("vastaus", 1), ("reply", 1), ("ilmoitus", 0)):
        write("viesti.txt", f"---\ntype: {word}\n---\nMaksa heti.")
        assert cli("check", "--rules", "omat2.yaml", "--select", "kiire", "viesti.txt").code == code


def test_front_matter_may_ignore_a_rule(cli: Cli) -> None:
    write("viesti.txt", "---\nignore: kiire\n---\nMaksa heti.")
    assert cli("check", *ONLY, "viesti.txt").code == 0


# --- reports


def test_the_text_report(cli: Cli) -> None:
    write("viesti.txt", "Hei!\n\nÄlä maksa heti, joko.\n")
    assert cli("check", *ONLY, "viesti.txt").out == (
        "viesti.txt:3:11: varoitus kiire: ”heti”: kirjoita pian\n"
        "  Älä maksa heti, joko.\n"
        "            ^^^^\n"
        "  → pian\n"
        "viesti.txt:3:17: virhe valinta: valinta\n"
        "  Älä maksa heti, joko.\n"
        "                  ^^^^\n"
        "  → kai\n"
        "  → tai\n"
        "1 viesti tarkistettu: 1 virhe, 1 varoitus; 1 korjattavissa. Pisteet 65/100.\n"
    )


def test_the_text_report_in_english(cli: Cli) -> None:
    write("viesti.txt", "Maksa heti ehkä.")
    assert cli("check", *ONLY, "--lang", "en", "viesti.txt").out == (
        "viesti.txt:1:7: warning kiire: ”heti”: write pian\n"
        "  Maksa heti ehkä.\n"
        "        ^^^^\n"
        "  → pian\n"
        "viesti.txt:1:12: info epaily: doubt\n"
        "  Maksa heti ehkä.\n"
        "             ^^^^\n"
        "  → varmasti\n"
        "1 message checked: 1 warning, 1 info; 2 can be fixed. Score 88/100.\n"
    )


@pytest.mark.parametrize(("lang", "word"), [("fi", "esimerkiksi"), ("en", "for example")])
def test_a_model_text_is_not_shown_as_a_rewrite(cli: Cli, lang: str, word: str) -> None:
    write("malli.yaml", "- id: malli\n  title: Malli\n  message: malli\n  why: Syy\n  severity: info\n  pattern: [heti]\n"
          "  hint: Vika korjataan perjantaina.\n")  # fmt: skip
    write("viesti.txt", "Maksa heti.")
    out = cli("check", "--rules", "malli.yaml", "--select", "malli", "--lang", lang, "viesti.txt").out
    assert out.splitlines()[3] == f"  ≈ {word}: Vika korjataan perjantaina."


@pytest.mark.parametrize(
    ("lang", "summary"),
    [("fi", "1 viesti tarkistettu: ei huomautettavaa. Pisteet 100/100.\n"),
     ("en", "1 message checked: no findings. Score 100/100.\n")],
)  # fmt: skip
def test_the_report_of_a_good_message(cli: Cli, lang: str, summary: str) -> None:
    write("viesti.txt", "Maksa pian.")
    assert cli("check", *ONLY, "--lang", lang, "viesti.txt").out == summary


@pytest.mark.parametrize(
    ("lang", "alone", "beside"),
    [("fi", "0 viestiä tarkistettu, 1 tiedosto jäi tarkistamatta.\n",
      "1 viesti tarkistettu, 1 tiedosto jäi tarkistamatta: ei huomautettavaa. Pisteet 100/100.\n"),
     ("en", "0 messages checked, 1 file not checked.\n",
      "1 message checked, 1 file not checked: no findings. Score 100/100.\n")],
)  # fmt: skip
def test_what_was_not_checked_gets_no_score(cli: Cli, lang: str, alone: str, beside: str) -> None:
    write("rikki.txt", "---\nlaji: vastaus\n---\nMaksa heti.")
    write("viesti.txt", "Maksa pian.")
    assert cli("check", *ONLY, "--lang", lang, "rikki.txt").out == alone
    assert cli("check", *ONLY, "--lang", lang, "rikki.txt", "viesti.txt").out == beside


def test_a_quiet_report_has_one_line_a_finding(cli: Cli) -> None:
    write("viesti.txt", "Maksa heti ehkä.")
    assert cli("check", *ONLY, "--quiet", "viesti.txt").out == (
        "viesti.txt:1:7: varoitus kiire: ”heti”: kirjoita pian\nviesti.txt:1:12: vinkki epaily: epäily\n"
    )


def test_a_long_line_is_cut_around_the_finding(cli: Cli) -> None:
    write("viesti.txt", "sana " * 60 + "heti" + " sana" * 60)
    line, mark = cli("check", *ONLY, "viesti.txt").out.splitlines()[1:3]
    assert len(line) <= 100
    assert line[mark.index("^") : mark.rindex("^") + 1] == "heti"


def test_the_json_report(cli: Cli) -> None:
    text = "Hei 😊!\r\nÄlä maksa heti.\r\n"
    write("a/viesti.txt", text)
    report = cli("check", *ONLY, "--format", "json", "a/viesti.txt").json
    start = text.index("heti")
    [finding] = report["findings"]
    assert re.fullmatch(r"[0-9a-f]{20}", finding.pop("fingerprint"))
    assert finding == {
        "rule": "kiire", "variant": None, "family": "omat", "severity": "warning", "path": "a/viesti.txt", "key": None,
        "channel": "email", "line": 2, "column": 11, "end_line": 2, "end_column": 15, "start": start, "end": start + 4,
        "excerpt": "heti", "message": "”heti”: kirjoita pian", "why": "Kiire ei kerro päivää.", "hint": None,
        "fixes": [{"applicability": "safe", "edits": [{"start": start, "end": start + 4, "text": "pian"}]}],
    }  # fmt: skip
    assert report["version"] == 1
    assert report["tool"]["name"] == "viestilint"
    assert report["tool"]["version"] == __version__
    assert report["tool"]["engine"] in ("libvoikko", "embedded")
    assert "voikko" in report["tool"]["dictionary"].lower()
    assert report["files"] == [{"path": "a/viesti.txt", "messages": 1, "error": None}]
    assert report["summary"] == {
        "files": 1, "messages": 1, "error": 0, "warning": 1, "info": 0, "fixable": 1, "score": 90,
    }  # fmt: skip


def test_the_json_report_counts_in_code_points_of_the_file(cli: Cli) -> None:
    # A byte-order mark is no code point of the file; front matter, carriage returns and emoji are.
    text = "---\r\nchannel: email\r\n---\r\n👍🏽 äö heti ja heti"
    Path("viesti.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    found = cli("check", *ONLY, "--format", "json", "viesti.txt").json["findings"]
    first = text.index("heti")
    second = text.index("heti", first + 1)
    assert [(f["start"], f["line"], f["column"], f["excerpt"]) for f in found] == [
        (first, 4, 7, "heti"),
        (second, 4, 15, "heti"),
    ]
    assert found[0]["fixes"][0]["edits"] == [{"start": first, "end": first + 4, "text": "pian"}]


def test_the_json_report_is_in_order_of_path_start_and_rule(cli: Cli) -> None:
    write("b.txt", "Maksa heti. Joko ehkä.")
    write("a.txt", "Joko heti.")
    write("rikki.txt", "")
    Path("rikki.txt").write_bytes(b"\xff\x00")
    found = cli("check", *ONLY, "--format", "json", "b.txt", "a.txt", "rikki.txt")
    assert [(f["path"], f["start"], f["rule"]) for f in found.json["findings"]] == [
        ("a.txt", 0, "valinta"), ("a.txt", 5, "kiire"), ("b.txt", 6, "kiire"), ("b.txt", 12, "valinta"),
        ("b.txt", 17, "epaily"),
    ]  # fmt: skip
    assert found.code == 2


def test_the_json_report_names_files_that_could_not_be_checked(cli: Cli) -> None:
    write("hyva.txt", "Maksa pian.")
    write("rikki.txt", "---\nchannel: fax\n---\nHei!")
    found = cli("check", *ONLY, "--format", "json", "hyva.txt", "rikki.txt")
    files = {file["path"]: file["error"] for file in found.json["files"]}
    assert files["hyva.txt"] is None
    assert files["rikki.txt"].startswith("rikki.txt:1: front matter: unknown value 'fax' of 'channel'")
    assert found.code == 2


def test_the_json_report_of_alternatives(cli: Cli) -> None:
    write("viesti.txt", "Joko tulet.")
    report = cli("check", *ONLY, "--format", "json", "viesti.txt").json
    fixes = report["findings"][0]["fixes"]
    assert [(fix["applicability"], fix["edits"][0]["text"]) for fix in fixes] == [
        ("display", "Kai"),
        ("display", "Tai"),
    ]
    assert report["summary"]["fixable"] == 0


def test_a_missing_greeting_is_found_where_it_would_stand(cli: Cli) -> None:
    write("sms/viesti.txt", "---\nchannel: sms\n---\nVoit noutaa paketin.")
    found = cli("check", "--select", "tervehdys-puuttuu", "--format", "json", "sms/viesti.txt").json["findings"]
    assert [(f["line"], f["column"], f["excerpt"], f["start"] == f["end"]) for f in found] == [(4, 1, "", True)]


def test_fingerprints_do_not_depend_on_the_line(cli: Cli) -> None:
    prints = []
    for before in ("", "\n\n"):
        write("viesti.txt", f"{before}Maksa heti lasku.")
        prints.append(cli("check", *ONLY, "--format", "json", "viesti.txt").json["findings"][0]["fingerprint"])
    assert prints[0] == prints[1]


def test_the_report_may_go_to_a_file(cli: Cli) -> None:
    write("viesti.txt", "Maksa heti.")
    found = cli("check", *ONLY, "--format", "json", "--output", "raportti.json", "viesti.txt")
    assert (found.code, found.out) == (1, "")
    assert json.loads(Path("raportti.json").read_text(encoding="utf-8"))["summary"]["warning"] == 1


# --- fixing


def test_fix_writes_the_safe_fixes(cli: Cli) -> None:
    path = write("viesti.txt", "Maksa heti ehkä joko.")
    found = cli("check", *ONLY, "--fix", "viesti.txt")
    assert path.read_text(encoding="utf-8") == "Maksa pian ehkä joko."
    assert "kiire" not in found.out
    assert found.code == 1


def test_unsafe_fixes_are_asked_for(cli: Cli) -> None:
    path = write("viesti.txt", "Maksa heti ehkä.")
    found = cli("check", *ONLY, "--unsafe-fixes", "viesti.txt")
    assert path.read_text(encoding="utf-8") == "Maksa pian varmasti."
    assert found.code == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"Maksa heti.\r\nKiitos ajastasi.\r\n", b"Maksa pian.\r\nKiitos ajastasi.\r\n"),
        (b"\xef\xbb\xbfMaksa heti.", b"\xef\xbb\xbfMaksa pian."),
        (b"\xff\xfe" + "Äläpä maksa heti.".encode("utf-16-le"), b"\xff\xfe" + "Äläpä maksa pian.".encode("utf-16-le")),
        (b"\xfe\xff" + "Maksa heti 😊".encode("utf-16-be"), b"\xfe\xff" + "Maksa pian 😊".encode("utf-16-be")),
        (b"---\nchannel: sms # tekstari\n---\n\n  Maksa heti.\n\n\n",
         b"---\nchannel: sms # tekstari\n---\n\n  Maksa pian.\n\n\n"),
        (b"Maksa heti.\rKiitos.\r", b"Maksa pian.\rKiitos.\r"),
        ("Maksa\u00a0heti\u2028{{nimi}}\t.".encode(), "Maksa\u00a0pian\u2028{{nimi}}\t.".encode()),
        (b"Maksa pian.\r\n", b"Maksa pian.\r\n"),
    ],
    ids=["CRLF", "BOM", "UTF-16LE", "UTF-16BE", "front matter", "CR", "odd space", "nothing to fix"],
)  # fmt: skip
def test_fix_changes_nothing_else(cli: Cli, before: bytes, after: bytes) -> None:
    path = Path("viesti.txt")
    path.write_bytes(before)
    cli("check", *ONLY, "--fix", "viesti.txt")
    assert path.read_bytes() == after


def test_an_added_line_break_has_the_style_of_the_file(cli: Cli) -> None:
    path = Path("viesti.txt")
    path.write_bytes(b"Voit noutaa paketin.\r\nSe on varastossa.\r\n")
    cli("check", "--select", "tervehdys-puuttuu", "--unsafe-fixes", "viesti.txt")
    assert path.read_bytes() == b"Hei!\r\nVoit noutaa paketin.\r\nSe on varastossa.\r\n"


def test_fix_keeps_the_mode_of_the_file(cli: Cli) -> None:
    path = write("viesti.txt", "Maksa heti.")
    path.chmod(0o640)
    cli("check", *ONLY, "--fix", "viesti.txt")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.read_text(encoding="utf-8") == "Maksa pian."
    assert sorted(p.name for p in Path().iterdir()) == ["omat.yaml", "viesti.txt"]


def test_fix_leaves_a_file_without_findings_untouched(cli: Cli) -> None:
    path = write("viesti.txt", "Maksa pian.")
    before = path.stat()
    cli("check", *ONLY, "--fix", "viesti.txt")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_fix_writes_through_a_link(cli: Cli) -> None:
    path = write("oikea/viesti.txt", "Maksa heti.")
    Path("linkki.txt").symlink_to(path)
    cli("check", *ONLY, "--fix", "linkki.txt")
    assert path.read_text(encoding="utf-8") == "Maksa pian."
    assert Path("linkki.txt").is_symlink()


def test_a_failed_write_leaves_the_old_file(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("viesti.txt", "Maksa heti.")

    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    found = cli("check", *ONLY, "--fix", "viesti.txt")
    assert found.code == 2
    assert found.err == "viestilint: viesti.txt: cannot be written: No space left on device\n"
    assert path.read_text(encoding="utf-8") == "Maksa heti."
    assert sorted(p.name for p in Path().iterdir()) == ["omat.yaml", "viesti.txt"]


def test_fix_writes_nothing_where_a_rule_failed(cli: Cli) -> None:
    write("rikki.yaml", RULES + "- {id: rikki, title: a, message: a, why: a, severity: info, check: olematon}\n")
    path = write("viesti.txt", "Maksa heti.")
    found = cli("check", "--rules", "rikki.yaml", "--select", "kiire,rikki", "--fix", "viesti.txt")
    assert path.read_text(encoding="utf-8") == "Maksa heti."
    assert found.code == 2
    assert found.err == "viestilint: viesti.txt: rule 'rikki' failed: there is no check 'olematon'\n"


def test_fixes_that_circle_are_left_and_told(cli: Cli) -> None:
    circle = RULES.replace("[ehkä]", "[pian]").replace("fix: varmasti", "fix: heti\n  applicability: safe")
    write("ympyra.yaml", circle)
    path = write("viesti.txt", "Maksa heti.")
    found = cli("check", "--rules", "ympyra.yaml", "--select", "kiire,epaily", "--fix", "viesti.txt")
    assert path.read_text(encoding="utf-8") == "Maksa heti."
    assert (found.code, found.err) == (2, "viestilint: viesti.txt: fixes do not come to rest; left as it is\n")


def test_the_second_fix_has_nothing_to_do(cli: Cli) -> None:
    path = write("viesti.txt", "Maksa heti, heti ja HETI.")
    cli("check", *ONLY, "--fix", "viesti.txt")
    once = path.read_bytes()
    assert cli("check", *ONLY, "--fix", "viesti.txt").code == 0
    assert path.read_bytes() == once == b"Maksa pian, pian ja pian."


def test_diff_shows_and_writes_nothing(cli: Cli) -> None:
    path = write("viesti.txt", "Hei!\nMaksa heti.")
    found = cli("check", *ONLY, "--diff", "viesti.txt")
    assert found.code == 1
    assert found.out == (
        "--- a/viesti.txt\n+++ b/viesti.txt\n@@ -1,2 +1,2 @@\n Hei!\n-Maksa heti.\n\\ No newline at end of file\n"
        "+Maksa pian.\n\\ No newline at end of file\n"
    )
    assert path.read_text(encoding="utf-8") == "Hei!\nMaksa heti."


def test_diff_of_nothing_is_empty(cli: Cli) -> None:
    write("viesti.txt", "Maksa pian.")
    assert cli("check", *ONLY, "--diff", "viesti.txt") == Run(0, "", "")


def test_fix_of_standard_input_goes_to_standard_output() -> None:
    found = shell("check", *ONLY, "--fix", "-", stdin="\ufeffÄlä maksa heti.\r\n".encode())
    assert found.stdout == "\ufeffÄlä maksa pian.\r\n".encode()
    assert found.returncode == 0


def test_standard_input_that_cannot_be_checked_comes_out_as_it_was() -> None:
    write("rikki.yaml", RULES + "- {id: rikki, title: a, message: a, why: a, severity: info, check: olematon}\n")
    found = shell("check", "--rules", "rikki.yaml", "--select", "kiire,rikki", "--fix", "-", stdin=b"Maksa heti.")
    assert (found.returncode, found.stdout) == (2, b"Maksa heti.")


def test_standard_input_is_never_written_over_a_file_of_its_name(cli: Cli) -> None:
    path = write("viesti.txt", "Aivan muuta.")
    found = shell("check", *ONLY, "--fix", "--stdin-filename", "viesti.txt", "-", stdin=b"Maksa heti.")
    assert found.stdout == b"Maksa pian."
    assert path.read_text(encoding="utf-8") == "Aivan muuta."


# --- the other commands


def test_rewrite_shows_both_texts_and_writes_nothing(cli: Cli) -> None:
    path = write("sms/viesti.txt", "Hei! Maksa heti ehkä, joko nyt.")
    found = cli("rewrite", *ONLY, "sms/viesti.txt")
    assert found.code == 0
    for part in (
        "Ennen",
        "Jälkeen",
        "  Hei! Maksa heti ehkä, joko nyt.",
        "  Hei! Maksa pian varmasti, joko nyt.",
        "valinta",
    ):
        assert part in found.out
    assert "31 merkkiä, GSM-7, 1 tekstiviesti" in found.out
    assert "35 merkkiä, GSM-7, 1 tekstiviesti" in found.out
    assert path.read_text(encoding="utf-8") == "Hei! Maksa heti ehkä, joko nyt."


def test_rewrite_alone(cli: Cli) -> None:
    write("viesti.txt", "Maksa heti ehkä.")
    assert cli("rewrite", *ONLY, "--plain", "viesti.txt") == Run(0, "Maksa pian varmasti.\n", "")


def test_rewrite_in_english(cli: Cli) -> None:
    write("viesti.txt", "Maksa pian.")
    found = cli("rewrite", *ONLY, "--lang", "en", "viesti.txt")
    assert "Before" in found.out
    assert "Nothing to change." in found.out


def test_explain(cli: Cli) -> None:
    found = cli("explain", "kiire", "--rules", "omat.yaml")
    assert found.code == 0
    assert found.out.startswith("kiire (omat): Kiire\n")
    parts = [
        "Miksi: Kiire ei kerro päivää.", "Normi: Oma ohje", "✗ Maksa «heti».", "→ Maksa pian.", "✓ Maksa pian.",
        "sähköposti varoitus", "tekstiviesti virhe", "kirje ei käytössä",
    ]  # fmt: skip
    for part in parts:
        assert part in found.out


def test_explain_in_english(cli: Cli) -> None:
    found = cli("explain", "kiire", "--rules", "omat.yaml", "--lang", "en")
    assert found.out.startswith("kiire (omat): Haste\n")
    assert "Why: Haste names no day." in found.out


def test_rules_lists_the_catalogue(cli: Cli) -> None:
    found = cli("rules", "--rules", "omat.yaml")
    assert found.code == 0
    rows = [line.split() for line in found.out.splitlines()]
    assert ["kiire", "E", "W", "I", "–", "–", "–", "Kiire"] in rows
    assert ["ajatus", *["I"] * 6, "Ajatus", "(opt-in)"] in rows


def test_rules_as_json(cli: Cli) -> None:
    listed = {rule["id"]: rule for rule in cli("rules", "--rules", "omat.yaml", "--format", "json").json}
    assert listed["ajatus"]["opt_in"] is True
    assert listed["kiire"]["title"] == {"fi": "Kiire", "en": "Haste"}
    assert listed["kiire"]["severity"]["sms"] == {"other": "error"}


@pytest.mark.parametrize(("lang", "word"), [("fi", "moottori"), ("en", "engine")])
def test_doctor_names_both_engines(cli: Cli, lang: str, word: str) -> None:
    found = cli("doctor", "--lang", lang)
    assert found.code == 0
    assert found.out.startswith(f"viestilint {__version__}, Python ")
    for engine in ("libvoikko", "embedded"):
        assert re.search(rf"^{word} {engine}: ", found.out, re.M)


def test_doctor_says_how_to_install_what_is_missing(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from viestilint.cli import doctor
    from viestilint.language.enginereport import EngineReport

    missing = EngineReport("libvoikko", False, "", "no library")
    working = EngineReport("embedded", True, "voikko-fi", "")
    monkeypatch.setattr(doctor, "engine_reports", lambda: (missing, working))
    found = cli("doctor", "--lang", "en")
    assert found.code == 0
    assert "libvoikko: missing (no library)" in found.out
    assert "apt-get install libvoikko1 voikko-fi" in found.out
    assert "dnf install" in found.out
    assert "brew install" in found.out
    monkeypatch.setattr(doctor, "engine_reports", lambda: (missing,))
    assert cli("doctor").code == 2


def test_test_rules_of_good_rules(cli: Cli) -> None:
    write("hyvat.yaml", RULES.split("- id: epaily", maxsplit=1)[0])
    found = cli("test-rules", "hyvat.yaml")
    assert (found.code, found.out) == (0, "1 rule, 2 examples, 0 failed\n")


BROKEN = [
    # what is changed in the rule → the line and the failure
    (
        '{text: "Maksa <<heti>>.", fixed: "Maksa pian."}',
        '{text: "Maksa <<heti>>.", fixed: "Maksa nyt."}',
        11,
        "fixed to 'Maksa pian.' instead of 'Maksa nyt.'",
    ),
    (
        '{text: "Maksa <<heti>>.", fixed: "Maksa pian."}',
        '{text: "<<Maksa>> heti.", fixed: "Maksa pian."}',
        11,
        "flags 'heti' instead of 'Maksa'",
    ),
    (
        '{text: "Maksa <<heti>>.", fixed: "Maksa pian."}',
        '{text: "Maksa <<pian>>."}',
        11,
        "flags nothing instead of 'pian'",
    ),
    (
        '{text: "Maksa <<heti>>.", fixed: "Maksa pian."}',
        '{text: "Maksa <<heti>>."}',
        11,
        "fixed to 'Maksa pian.', but the example names no fixed text",
    ),
    (
        'good: ["Maksa pian."]',
        'good: ["Maksa heti."]',
        12,
        "flagged, but is a good example: «heti» ”heti”: kirjoita pian",
    ),
    ("pattern: [heti]", "pattern: [{lemma: hetiys}]", 1, "Voikko knows no lemma 'hetiys'"),
    ('kirjoita {fixed}"', 'kirjoita {tyhja}"', 11, "the message has an empty slot: ”heti”: kirjoita {tyhja}"),
]


@pytest.mark.parametrize(("old", "new", "line", "problem"), BROKEN, ids=[problem for *_, problem in BROKEN])
def test_test_rules_of_broken_rules(cli: Cli, old: str, new: str, line: int, problem: str) -> None:
    text = RULES.split("- id: epaily", maxsplit=1)[0]
    assert old in text
    write("rikki.yaml", text.replace(old, new))
    found = cli("test-rules", "rikki.yaml")
    assert found.code == 1
    assert f"rikki.yaml:{line}: kiire: {problem}\n" in found.out


def test_test_rules_of_a_folder(cli: Cli) -> None:
    folder = Path("tyyli")
    folder.mkdir()
    write("tyyli/muistio.txt", "Ei sääntöjä.")
    found = cli("test-rules", "tyyli")
    assert (found.code, found.out) == (2, "")
    assert found.err == "viestilint: tyyli: there are no rule files (*.yaml, *.yml) in this folder\n"
    rules = RULES.split("- id: epaily", maxsplit=1)[0]
    write("tyyli/a.yaml", rules)
    write("tyyli/b.yml", rules.replace("id: kiire", "id: hoppu"))
    found = cli("test-rules", "tyyli")
    assert (found.code, found.out) == (0, "2 rules, 4 examples, 0 failed\n")


def test_test_rules_names_rules_that_no_example_fires(cli: Cli) -> None:
    found = cli("test-rules", "--coverage", "omat.yaml")
    assert "omat.yaml:13: epaily: no example fires this rule\n" in found.out
    assert "kiire: no example" not in found.out


def test_test_rules_of_a_file_that_does_not_load(cli: Cli) -> None:
    write("rikki.yaml", RULES.replace("pattern: [heti]", "patern: [heti]"))
    found = cli("test-rules", "rikki.yaml")
    assert (found.code, found.err) == (2, "viestilint: rikki.yaml:7: unknown key 'patern'; did you mean 'pattern'?\n")


def test_no_arguments_show_the_commands(cli: Cli) -> None:
    found = cli()
    assert found.code == 2
    assert "rewrite" in found.out + found.err


def test_help_and_version(cli: Cli) -> None:
    assert "Exit code: 0" in cli("check", "--help").out
    assert cli("--version").out == f"viestilint, version {__version__}\n"
    commands = cli("--help").out
    for command in ("check", "rewrite", "explain", "rules", "test-rules", "doctor"):
        assert re.search(rf"^  {command}\b", commands, re.M)


# --- a process of its own


def test_as_a_process() -> None:
    write("viesti.txt", "Äläpä maksa heti.")
    found = shell("check", *ONLY, "viesti.txt")
    assert found.returncode == 1
    assert found.stdout.decode().startswith("viesti.txt:1:13: varoitus kiire")
    assert found.stderr == b""


def test_a_pipe_gets_no_colour_unless_it_is_forced() -> None:
    write("viesti.txt", "Maksa heti.")
    assert b"\x1b[" not in shell("check", *ONLY, "viesti.txt").stdout
    assert b"\x1b[" in shell("check", *ONLY, "viesti.txt", FORCE_COLOR="1").stdout
    assert b"\x1b[" not in shell("check", *ONLY, "viesti.txt", FORCE_COLOR="1", NO_COLOR="1").stdout


def test_a_reader_that_goes_away_is_no_accident() -> None:
    write("viesti.txt", "Maksa heti. " * 4000)
    # Unbuffered, Python itself takes a half-written report for a whole one.
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""}
    command = [sys.executable, "-m", "viestilint", "check", *ONLY, "viesti.txt"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 2


def test_a_closed_output_is_no_accident() -> None:
    write("viesti.txt", "Maksa heti.")
    code = (
        "import os, sys; os.close(1); os.open('/dev/full', os.O_WRONLY);"
        f"sys.argv = ['viestilint', 'check', *{ONLY!r}, 'viesti.txt'];"
        "from viestilint.cli import main; main()"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, check=False, timeout=60)
    assert (found.returncode, found.stderr) == (2, b"viestilint: output: No space left on device\n")
