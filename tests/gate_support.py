"""What the tests of the gate share."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from viestilint.cli import check as check_command
from viestilint.memory import FOLDER

GIT = ("git", "-c", "user.email=a@b.fi", "-c", "user.name=a")


def make_repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes the folder an empty git repository and the working directory."""
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    monkeypatch.chdir(folder)
    return folder


def commit_all(folder: Path) -> None:
    """Commits every file."""
    for arguments in (("add", "."), ("commit", "-q", "--allow-empty", "-m", "alku")):
        subprocess.run([*GIT, *arguments], cwd=folder, check=True)


def in_process(*arguments: str) -> int:
    """Runs ``check`` in this process; returns its exit code."""
    with pytest.raises(SystemExit) as stopped:
        check_command.command.main(list(arguments), standalone_mode=False)
    return int(str(stopped.value.code))


def cached_files(folder: Path) -> list[Path]:
    """The cache's files of findings."""
    return [path for path in (folder / FOLDER).rglob("*.json") if path.name != "engine.json"]
