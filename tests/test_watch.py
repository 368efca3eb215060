"""``viestilint watch``: a file is linted again when it is saved."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner

from tests.conftest import ROOT
from viestilint.cli import cli

WAIT = 30.0


class Watch:
    """A running ``viestilint watch`` and what it has printed."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "viestilint", "watch", *arguments, "--interval", "0.05"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            # A run in the background of a script ignores Ctrl-C, and so would its children.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def until(self, wanted: str) -> str:
        """What is printed until a line holds the wanted text."""
        seen = ""
        end = time.monotonic() + WAIT
        while wanted not in seen:
            try:
                seen += self.lines.get(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"{wanted!r} did not come; seen:\n{seen}") from None
        return seen


@contextmanager
def watching(folder: Path, *arguments: str) -> Iterator[Watch]:
    watch = Watch(folder, *arguments)
    try:
        yield watch
    finally:
        watch.process.send_signal(signal.SIGINT)
        assert watch.process.wait(WAIT) == 0


def test_saving_lints_again(tmp_path: Path) -> None:
    letter = tmp_path / "viesti.txt"
    letter.write_text("Hei! Maksa 12€ heti.\n", encoding="utf-8")
    with watching(tmp_path, ".", "--select", "rahasumma-muoto") as watch:
        assert "viesti.txt:1:12: varoitus rahasumma-muoto" in watch.until("Seurataan 1 tiedostoa")
        letter.write_text("Hei! Maksa 12 € heti.\n", encoding="utf-8")
        watch.until("viesti.txt: ei huomautettavaa")
        (tmp_path / "uusi.txt").write_text("Hei! Maksa 14€.\n", encoding="utf-8")
        seen = watch.until("uusi.txt:1:12: varoitus rahasumma-muoto")
        assert "viesti.txt" not in seen
        letter.unlink()
        watch.until("viesti.txt: poistettu")


def test_new_settings_take_effect(tmp_path: Path) -> None:
    (tmp_path / "viesti.txt").write_text("Hei! Maksa 12€ heti.\n", encoding="utf-8")
    config = tmp_path / "viestilint.toml"
    config.write_text('select = ["rahasumma-muoto"]\n', encoding="utf-8")
    with watching(tmp_path, ".") as watch:
        watch.until("Seurataan")
        config.write_text('selekt = ["rahasumma-muoto"]\n', encoding="utf-8")
        watch.until("did you mean 'select'?")
        config.write_text('select = ["rahasumma-muoto"]\nlang = "en"\n', encoding="utf-8")
        watch.until("warning rahasumma-muoto")


def test_it_takes_files() -> None:
    assert "watch takes files" in str(CliRunner().invoke(cli, ["watch"]).exception)
    assert "watch takes files" in str(CliRunner().invoke(cli, ["watch", "-"]).exception)
