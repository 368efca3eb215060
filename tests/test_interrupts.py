"""A run that is stopped: no traceback, no process left behind, no file half written, the cache as good as before."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import pytest

from tests.conftest import ROOT
from tests.gate_support import make_repository
from tests.test_cli import ONLY, RULES
from viestilint import interrupts
from viestilint.cli import check, files
from viestilint.interrupts import Interrupted, exit_code_of, unbroken
from viestilint.readers.source import SourceFile

# So long that no computer has come to its end before it is stopped.
LONG = "Maksa lasku heti. Odota ehkä.\n" * 1_500
FIXED = LONG.replace("heti", "pian").replace("ehkä", "varmasti")
MANY = 210
PATIENCE = 60
pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux tells what a process does")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty git repository, which is the working directory."""
    place = make_repository(tmp_path, monkeypatch)
    (place / "omat.yaml").write_text(RULES, encoding="utf-8")
    return place


@pytest.fixture(autouse=True)
def _signals_are_heard() -> Iterator[None]:
    """A shell starts what is to run in the background deaf to ctrl-C, and the program would leave it so."""
    before = [(number, signal.getsignal(number)) for number in interrupts.ENDING]
    for number, handler in before:
        if handler is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    yield
    for number, handler in before:
        signal.signal(number, handler)


Process = subprocess.Popen[bytes]


@contextmanager
def running(*arguments: str) -> Iterator[Process]:
    """The program, at work in a group of processes of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "viestilint", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "GITHUB_ACTIONS": ""},
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def wait_until(process: Process, happens: Callable[[], bool]) -> None:
    """Waits for what the program does; it is still at it then."""
    until = time.monotonic() + PATIENCE
    while not happens():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < until
        time.sleep(0.002)


def stopped(process: Process, number: signal.Signals, *, group: bool) -> tuple[int, str]:
    """How the program ends and what it says once it has been sent the signal."""
    if group:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    _, said = process.communicate(timeout=PATIENCE)
    return process.returncode, said.decode()


def workers(process: Process) -> list[int]:
    """The processes that it has started."""
    return [int(n) for n in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def is_gone(process: Process) -> bool:
    """Whether nothing is left of the program and all that it started."""
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return True
    return False


def left(folder: Path) -> set[str]:
    """The files that are neither the cache nor git's; those of the cache that are not whole."""
    everything = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    return {
        str(path)
        for path in everything
        if path.parts[0] not in (".git", ".viestilint_cache") or path.suffix in (".part", ".tmp")
    }


CASES = [
    pytest.param(number, group, id=f"{number.name}-{'group' if group else 'alone'}")
    for number in (signal.SIGINT, signal.SIGTERM)
    for group in (True, False)
]
# The first line ends the one that a terminal shows ^C in.
SAID = "\nviestilint: interrupted\n"


@pytest.mark.parametrize(("number", "group"), CASES)
def test_checking_in_processes(folder: Path, number: signal.Signals, group: bool) -> None:
    (folder / "ennen.txt").write_text("Maksa heti.", encoding="utf-8")
    with running("check", *ONLY, "ennen.txt") as before:
        assert before.wait(PATIENCE) == 1
    for index in range(MANY):
        (folder / f"{index}.txt").write_text(f"{index} {LONG}", encoding="utf-8")
    there = left(folder)
    with running("check", *ONLY, "--jobs", "2", ".") as process:
        wait_until(process, lambda: len(workers(process)) == 2)
        assert stopped(process, number, group=group) == (128 + number, SAID)
        wait_until_gone(process)
    assert left(folder) == there
    # What was known before is still known, and what is checked now is remembered.
    (folder / "viela.txt").write_text("Maksa heti. Odota ehkä.", encoding="utf-8")
    for _ in range(2):
        with running("check", *ONLY, "-q", "ennen.txt", "viela.txt") as after:
            out, err = after.communicate(timeout=PATIENCE)
            assert (after.returncode, out.count(b"\n"), err) == (1, 3, b"")


def wait_until_gone(process: Process) -> None:
    until = time.monotonic() + PATIENCE
    while not is_gone(process):
        assert time.monotonic() < until, "a process is left behind"
        time.sleep(0.002)


@pytest.mark.parametrize(("number", "group"), CASES)
@pytest.mark.parametrize("option", ["--fix", "--unsafe-fixes"])
def test_fixing(folder: Path, number: signal.Signals, group: bool, option: str) -> None:
    for index in range(MANY):
        (folder / f"{index:03}.txt").write_text(LONG, encoding="utf-8")
    there = left(folder)
    with running("check", *ONLY, "--jobs", "1", option, ".") as process:
        wait_until(process, lambda: (folder / "001.txt").read_text(encoding="utf-8") != LONG)
        assert stopped(process, number, group=group) == (128 + number, SAID)
        assert is_gone(process)
    assert left(folder) == there
    fixed = LONG.replace("heti", "pian") if option == "--fix" else FIXED
    texts = {(folder / f"{index:03}.txt").read_text(encoding="utf-8") for index in range(MANY)}
    assert texts == {LONG, fixed}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("options", [(), ("--fix",)], ids=["check", "fix"])
def test_one_big_file(folder: Path, number: signal.Signals, options: tuple[str, ...]) -> None:
    text = 'msgid "a"\nmsgstr "Maksa heti."\n\n' * 500_000
    path = folder / "iso.po"
    path.write_text(text, encoding="utf-8")
    there = left(folder)

    def is_read() -> bool:
        read = Path(f"/proc/{process.pid}/io").read_text(encoding="ascii")
        return int(read.split()[1]) > len(text)

    with running("check", *ONLY, *options, "iso.po") as process:
        wait_until(process, is_read)
        assert stopped(process, number, group=False) == (128 + number, SAID)
    assert left(folder) == there
    assert path.read_text(encoding="utf-8") == text


def test_standard_input_that_goes_on(folder: Path) -> None:
    with running("check", *ONLY, "-") as process:
        assert process.stdin is not None
        # More than a pipe holds: the program has begun to read when this is written.
        process.stdin.write(b"Maksa heti. " * 100_000)
        process.stdin.flush()
        wait_until(process, lambda: Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[0] == "S")
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130
        assert process.stderr is not None
        assert process.stderr.read().decode() == SAID


# A signal at the worst moment


@pytest.mark.parametrize("start", [("-m", "viestilint"), ("-c", "from viestilint.__main__ import main; main()")])
def test_a_signal_while_modules_are_loaded(tmp_path: Path, start: tuple[str, str]) -> None:
    (tmp_path / "click.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n", encoding="utf-8")
    path = os.pathsep.join((str(tmp_path), str(ROOT)))
    done = subprocess.run(
        [sys.executable, *start, "a.txt"], capture_output=True, env={**os.environ, "PYTHONPATH": path}, cwd=tmp_path
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")


@pytest.fixture
def ending() -> Iterator[None]:
    """Signals end this process as they end the program."""
    before = {number: signal.getsignal(number) for number in interrupts.ENDING}
    interrupts.end_on_signals()
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("ending")
def test_a_signal_between_the_new_file_and_its_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tempfile.mkstemp

    def interrupted(**where: Any) -> tuple[int, str]:
        found = made(**where)
        signal.raise_signal(signal.SIGTERM)
        return found

    path = folder / "a.txt"
    path.write_text("Maksa heti.", encoding="utf-8")
    monkeypatch.setattr(tempfile, "mkstemp", interrupted)
    with pytest.raises(Interrupted):
        files.write_back(SourceFile(str(path), "Maksa heti."), SourceFile(str(path), "Maksa pian."))
    assert path.read_text(encoding="utf-8") == "Maksa pian."
    assert left(folder) == {"a.txt", "omat.yaml"}


def test_a_report_is_whole_or_not_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*given: object) -> Iterator[str]:
        yield "x" * 100_000
        raise Interrupted(signal.SIGINT)

    (folder / "a.txt").write_text("Maksa heti.", encoding="utf-8")
    (folder / "linkki").symlink_to("muu")
    monkeypatch.setattr(check, "_render", interrupted)
    for name in ("raportti.json", "linkki"):
        with pytest.raises(click.Abort) as stop:
            check.command.main([*ONLY, "--format", "json", "--output", name, "a.txt"], standalone_mode=False)
        assert exit_code_of(stop.value) == 130
    assert left(folder) == {"a.txt", "omat.yaml", "linkki", "muu"}


@pytest.mark.usefixtures("ending")
def test_a_second_signal_breaks_nothing_off() -> None:
    def broken_off() -> None:
        try:
            signal.raise_signal(signal.SIGTERM)
        finally:
            signal.raise_signal(signal.SIGINT)
            undone.append(True)

    undone: list[bool] = []
    with pytest.raises(Interrupted) as first:
        broken_off()
    assert (first.value.number, undone) == (signal.SIGTERM, [True])


@pytest.mark.usefixtures("ending")
def test_a_signal_waits() -> None:
    def whole() -> None:
        with unbroken():
            signal.raise_signal(signal.SIGINT)
            seen.append(True)

    seen: list[bool] = []
    with pytest.raises(Interrupted):
        whole()
    assert seen == [True]
    assert not signal.pthread_sigmask(signal.SIG_BLOCK, ())
