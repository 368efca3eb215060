"""The result cache: the same result, never a stale one, never a secret."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import make_message
from tests.gate_support import cached_files, in_process, make_repository
from tests.test_gate import FAULTY, ONLY, rules_found, run
from viestilint.config import Config
from viestilint.language import morphology
from viestilint.memory import FOLDER, Linted, Memory, digest
from viestilint.model import Address, RuleSettings, Severity
from viestilint.runkey import run_key

SECRET = "Hei!\nSalasanasi on Kx7!pq92mV.\nMaksa 12€ heti.\nTerveisin\nKirja-aitta Oy\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty git repository, which is the working directory."""
    return make_repository(tmp_path, monkeypatch)


def test_a_warm_run_says_the_same_and_opens_neither_engine_nor_rules(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text(FAULTY)
    codes = [in_process("a.txt", "--format", "json")]
    cold = capsys.readouterr().out

    def refuse(*_: Any) -> None:
        raise AssertionError("a warm run needs no engine and no rules")

    monkeypatch.setattr(morphology, "open_engine", refuse)
    monkeypatch.setattr("viestilint.linting.load_catalogue", refuse)
    codes.append(in_process("a.txt", "--format", "json"))
    assert (codes, capsys.readouterr().out) == ([1, 1], cold)


def test_the_cache_hides_itself_from_git_and_backups(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    run("a.txt", *ONLY, cwd=folder)
    assert (folder / FOLDER / ".gitignore").read_text() == "*\n"
    assert (folder / FOLDER / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    shown = subprocess.run(["git", "status", "--short"], cwd=folder, capture_output=True, text=True, check=True)
    assert shown.stdout == "?? a.txt\n"


def test_there_is_one_cache_for_a_project_and_none_outside(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    inner = folder / "viestit"
    inner.mkdir()
    (inner / "a.txt").write_text(FAULTY)
    run("a.txt", *ONLY, cwd=inner)
    assert ((folder / FOLDER).is_dir(), (inner / FOLDER).exists()) == (True, False)
    outside = tmp_path_factory.mktemp("ei-projekti")
    (outside / "a.txt").write_text(FAULTY)
    run("a.txt", *ONLY, cwd=outside)
    assert not (outside / FOLDER).exists()


@pytest.mark.parametrize("arguments", [("--no-cache", "a.txt"), ("-",)])
def test_nothing_is_stored_on_demand_and_of_standard_input(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "a.txt").write_text(FAULTY)
    assert rules_found(run(*arguments, *ONLY, cwd=folder, text=FAULTY)) == ["rahasumma-muoto"]
    assert not (folder / FOLDER).exists()


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.txt", FAULTY.replace("12€", "12 €"), []),
        ("a.txt", "---\nignore: rahasumma-muoto\n---\n" + FAULTY, []),
        ("viestilint.toml", '[severity]\nrahasumma-muoto = "off"\n', []),
        ("viestilint.toml", '[per-file-ignores]\n"a.txt" = ["merkinnat"]\n', []),
        ("viestilint.toml", 'lang = "en"\n', ["rahasumma-muoto"]),
    ],
)
def test_what_changes_findings_changes_the_result(folder: Path, name: str, text: str, found: list[str]) -> None:
    (folder / "a.txt").write_text(FAULTY)
    assert rules_found(run("a.txt", *ONLY, cwd=folder)) == ["rahasumma-muoto"]
    (folder / name).write_text(text)
    warm, anew = run("a.txt", *ONLY, cwd=folder), run("a.txt", *ONLY, "--no-cache", cwd=folder)
    assert (rules_found(warm), warm.stdout) == (found, anew.stdout)


def test_a_changed_rule_file_of_the_project_is_noticed(folder: Path) -> None:
    rule = (
        "- id: oma-saanto\n  title: {fi: A, en: A}\n  message: {fi: A, en: A}\n  why: {fi: A, en: A}\n"
        "  severity: warning\n  terms: [{lemma: kirja, replace: nide}]\n"
    )
    (folder / "a.txt").write_text("Hei! Kirja on noudettavissa. Terveisin Kirja-aitta\n")
    (folder / "omat.yaml").write_text("family: sanasto\nrules:\n" + rule)
    arguments = ("a.txt", "--rules", "omat.yaml", "--format", "json", "--select", "oma-saanto")
    assert rules_found(run(*arguments, cwd=folder)) == ["oma-saanto"]
    (folder / "omat.yaml").write_text("family: sanasto\nrules:\n" + rule.replace("lemma: kirja", "lemma: paketti"))
    assert rules_found(run(*arguments, cwd=folder)) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda c: replace(c, engine="embedded"),
        lambda c: replace(c, preset="tiukka"),
        lambda c: replace(c, ignore=("sms",)),
        lambda c: replace(c, house_address=Address.TE),
        lambda c: replace(c, settings=RuleSettings(allow=frozenset({"x", "y", "z"}))),
        lambda c: replace(c, severities={"sms": Severity.ERROR}),
        lambda c: replace(c, severities={"sms": None}),
    ],
)
def test_every_setting_that_findings_depend_on_has_a_run_of_its_own(change: Callable[[Config], Config]) -> None:
    assert run_key(change(Config())) != run_key(Config())


def test_the_name_of_a_run_is_the_same_in_every_process(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    (folder / "viestilint.toml").write_text('allow = ["a", "b", "c", "d"]\n')
    for seed in ("1", "2", "3"):
        run("a.txt", *ONLY, cwd=folder, PYTHONHASHSEED=seed)
    assert len([entry for entry in (folder / FOLDER).iterdir() if entry.is_dir()]) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"KEY": 5}',
        b'{"KEY": [["a"]]}',
        b'{"KEY": [["r", "f", 9, [0, 1], "m", "w", [], null, null]]}',
        b'{"KEY": [["r", "f", 2, [0, 99999], "m", "w", [], null, null]]}',
        b'{"KEY": [["r", "f", 2, [1, 0], "m", "w", [], null, null]]}',
        b'{"KEY": [["r", "f", 2, [0, 1], "m", "w", [["safe", [[0, 1]]]], null, null]]}',
        b'{"KEY": [["r", "f", 2, [0, 1], 5, "w", [], null, null]]}',
    ],
)
def test_a_corrupt_cache_is_rebuilt_without_a_word(folder: Path, content: bytes) -> None:
    (folder / "a.txt").write_text(FAULTY)
    first = run("a.txt", *ONLY, cwd=folder)
    (file,) = cached_files(folder)
    good = json.loads(file.read_text())
    file.write_bytes(content.replace(b"KEY", next(iter(good)).encode()))
    again = run("a.txt", *ONLY, cwd=folder)
    assert (again.stdout, again.stderr) == (first.stdout, first.stderr)
    assert json.loads(file.read_text()) == good


def test_a_corrupt_engine_note_is_no_matter(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    first = run("a.txt", *ONLY, cwd=folder)
    (note,) = (folder / FOLDER).rglob("engine.json")
    note.write_text('{"name": 5}')
    assert run("a.txt", *ONLY, cwd=folder).stdout == first.stdout


def test_a_cache_that_cannot_be_written_is_no_matter(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    (folder / FOLDER).write_text("a file stands in its place")
    done = run("a.txt", *ONLY, cwd=folder)
    assert (rules_found(done), done.stderr) == (["rahasumma-muoto"], "")


def test_a_link_is_not_followed_out_of_the_project(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("muualla")
    (folder / "a.txt").write_text(FAULTY)
    (folder / FOLDER).symlink_to(elsewhere)
    assert rules_found(run("a.txt", *ONLY, cwd=folder)) == ["rahasumma-muoto"]
    assert list(elsewhere.iterdir()) == []


def test_runs_at_the_same_time_leave_a_cache_that_reads(folder: Path) -> None:
    for number in range(12):
        (folder / f"{number}.txt").write_text(FAULTY)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    command = [sys.executable, "-m", "viestilint", ".", *ONLY]
    started = [
        subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    outputs = {process.communicate()[0] for process in started}
    assert len(outputs) == 1
    assert all(json.loads(file.read_text()) for file in cached_files(folder))
    assert list((folder / FOLDER).rglob("*.part")) == []


def test_old_runs_are_dropped(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    for number in range(12):
        (folder / "omat.txt").write_text(f"sana{number}\n")
        (folder / "viestilint.toml").write_text('dictionary = ["omat.txt"]\n')
        in_process("a.txt", "--select", "rahasumma-muoto")
    assert len([entry for entry in (folder / FOLDER).iterdir() if entry.is_dir()]) == 8


def test_nothing_of_a_message_with_a_secret_is_stored(folder: Path) -> None:
    (folder / "a.txt").write_text(SECRET)
    first = run("a.txt", "--format", "json", cwd=folder)
    again = run("a.txt", "--format", "json", cwd=folder)
    assert again.stdout == first.stdout
    assert "salasana-viestissa" in rules_found(first)
    assert [json.loads(file.read_text()) for file in cached_files(folder)] == [{}]
    assert all(b"Kx7" not in path.read_bytes() for path in (folder / FOLDER).rglob("*") if path.is_file())


def test_wrong_settings_are_told_though_nothing_is_linted(folder: Path) -> None:
    (folder / "fi.json").write_text("{}")
    done = run("fi.json", "--select", "ei-ole", cwd=folder)
    assert (done.returncode, "unknown rule 'ei-ole'" in done.stderr) == (2, True)


@pytest.mark.parametrize("metadata", [{"channel": "sms"}, {"type": "reply"}, {"address": "te"}, {"mode": "sent"}])
def test_metadata_are_part_of_what_is_known_of_a_message(metadata: dict[str, str]) -> None:
    assert digest(make_message(FAULTY, **metadata)) != digest(make_message(FAULTY))


def test_a_failure_is_remembered_in_the_run_and_never_stored(tmp_path: Path) -> None:
    message = make_message(FAULTY)
    memory = Memory(tmp_path / FOLDER, "ajo")
    memory.put(message, Linted((), ("rule 'x' crashed",)))
    memory.save(("libvoikko", "voikko-fi"))
    assert memory.get(message) == Linted((), ("rule 'x' crashed",))
    assert Memory(tmp_path / FOLDER, "ajo").get(message) is None
