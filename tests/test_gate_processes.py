"""Several processes, the progress bar, and only what changed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.gate_support import cached_files, commit_all, in_process, make_repository
from tests.test_gate import FAULTY, ONLY, run
from viestilint import workers
from viestilint.cli.progress import Progress
from viestilint.memory import Memory
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile
from viestilint.workers import lint_in_processes


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty git repository, which is the working directory."""
    return make_repository(tmp_path, monkeypatch)


@pytest.fixture
def many() -> list[SourceFile]:
    """Files of which one names itself to be killed, and one to fail."""
    return [SourceFile(f"{number:02}.txt", FAULTY) for number in range(30)]


def _linter(own: Linter) -> Linter:
    """A linter with a memory, on the engine of ``own``."""
    linter = Linter.__new__(Linter)
    linter.__dict__.update(own.__dict__)
    linter.memory = Memory()
    return linter


def test_processes_find_the_same(linter: Linter, many: list[SourceFile]) -> None:
    parallel, done = _linter(linter), []
    assert lint_in_processes(parallel, many, 3, lambda: done.append(1)) == {}
    assert len(done) == len(many)
    assert all(parallel.knows(parallel.open(source)) for source in many)
    for source in many[:3]:
        assert parallel.check_source(source).messages == linter.check_source(source).messages


def test_a_killed_process_loses_its_file_and_no_other(
    linter: Linter, many: list[SourceFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = Linter.check_source

    def deadly(self: Linter, source: SourceFile) -> Any:
        if source.path in ("07.txt", "21.txt"):
            os.kill(os.getpid(), signal.SIGKILL)
        if source.path == "11.txt":
            raise MemoryError("no memory")
        return checked(self, source)

    parallel = _linter(linter)
    monkeypatch.setattr(Linter, "check_source", deadly)
    lost = lint_in_processes(parallel, many, 2)
    assert lost == {
        "07.txt": "not checked: the process that linted it was killed",
        "11.txt": "not checked: MemoryError: no memory",
        "21.txt": "not checked: the process that linted it was killed",
    }
    known = [source.path for source in many if parallel.knows(parallel.open(source))]
    assert known == [source.path for source in many if source.path not in lost]


def test_a_lost_file_is_named_and_the_run_is_exit_2(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(6):
        (folder / f"{number}.txt").write_text(FAULTY)
    checked = Linter.check_source

    def deadly(self: Linter, source: SourceFile) -> Any:
        if source.path == "3.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return checked(self, source)

    monkeypatch.setattr(Linter, "check_source", deadly)
    monkeypatch.setattr(workers, "WORTH", 2)
    assert in_process(".", "--jobs", "2", *ONLY) == 2
    shown = capsys.readouterr()
    report = json.loads(shown.out)
    assert [finding["path"] for finding in report["findings"]] == [f"{n}.txt" for n in (0, 1, 2, 4, 5)]
    said = "3.txt: not checked: the process that linted it was killed"
    assert (shown.err.strip(), [file["error"] for file in report["files"] if file["error"]]) == (
        f"viestilint: {said}",
        [said],
    )


@pytest.mark.parametrize(("arguments", "files", "forks"), [((), 3, False), (("--jobs", "1"), 9, False), ((), 9, True)])
def test_processes_are_started_only_for_work_enough(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], files: int, forks: bool
) -> None:
    for number in range(files):
        (folder / f"{number}.txt").write_text(FAULTY)
    started: list[int] = []

    def note(linter: Linter, sources: list[SourceFile], jobs: int, done: Any) -> dict[str, str]:
        started.append(len(sources))
        return {}

    monkeypatch.setattr(workers, "WORTH", 5)
    monkeypatch.setattr(workers, "usable_processors", lambda: 2)
    monkeypatch.setattr(workers, "lint_in_processes", note)
    for _ in range(2):
        in_process(".", *ONLY, *arguments)
    # The second run finds everything in the cache.
    assert started == ([files] if forks else [])


# The progress bar


class _Clock:
    def __init__(self, steps: Iterator[float]) -> None:
        self._steps = steps

    def __call__(self) -> float:
        return next(self._steps)


@pytest.mark.parametrize(
    ("terminal", "quiet", "seconds", "shown"),
    [(True, False, 0.5, True), (True, False, 0.01, False), (False, False, 0.5, False), (True, True, 0.5, False)],
)
def test_the_bar_is_for_a_person_who_waits(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    terminal: bool,
    quiet: bool,
    seconds: float,
    shown: bool,
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    monkeypatch.setattr("time.monotonic", _Clock(number * seconds for number in range(10_000)))
    with Progress(5, "fi", quiet=quiet) as progress:
        for _ in range(5):
            progress.advance()
    captured = capsys.readouterr()
    assert ("Tarkistetaan" in captured.err, captured.out) == (shown, "")


@pytest.mark.parametrize("terminal", [True, False])
def test_the_bar_moves_within_a_catalogue_and_leaves_the_report_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], terminal: bool
) -> None:
    (folder / "viestit.json").write_text(json.dumps(dict.fromkeys("abcdefgh", FAULTY)))
    assert in_process("viestit.json", *ONLY, "--no-cache") == 1
    alone = capsys.readouterr().out
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    monkeypatch.setattr("time.monotonic", _Clock(number * 0.5 for number in range(10_000)))
    assert in_process("viestit.json", *ONLY, "--no-cache") == 1
    captured = capsys.readouterr()
    assert ("50%" in captured.err, captured.out) == (terminal, alone)


# Only what changed


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("a.txt", "diff.noprefix=true"),
        ("ä ö.txt", "core.quotePath=true"),
        ('lainaus".txt', "diff.mnemonicPrefix=true"),
        ("kansio/b.txt", "color.diff=always"),
    ],
)
def test_a_changed_file_is_checked_whatever_its_name_and_the_settings_of_git(
    folder: Path, name: str, setting: str
) -> None:
    (folder / "kansio").mkdir()
    (folder / name).write_text("Hei!\n")
    (folder / "muu.txt").write_text(FAULTY)
    commit_all(folder)
    subprocess.run(["git", "config", *setting.split("=")], check=True)
    (folder / name).write_text(FAULTY)
    report = json.loads(run(".", *ONLY, "--since", "HEAD", cwd=folder).stdout)
    assert [finding["path"] for finding in report["findings"]] == [name]
    below = json.loads(run(str(folder), *ONLY, "--since", "HEAD", cwd=folder / "kansio").stdout)
    assert len(below["findings"]) == 1


def test_front_matter_is_a_change_of_its_message_and_unchanged_files_are_not_linted(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("---\nchannel: sms\n---\n" + FAULTY)
    commit_all(folder)
    (folder / "a.txt").write_text("---\nchannel: chat\n---\n" + FAULTY)
    report = json.loads(run(".", *ONLY, "--since", "HEAD", cwd=folder).stdout)
    assert [(f["path"], f["messages"]) for f in report["files"]] == [("a.txt", 1), ("b.txt", 0)]
    assert len(cached_files(folder)) == 1
