"""Other prose linters on the same files. They read English and far less of it; the figures are for orientation."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.timing import VIESTILINT, run

PYTHON_TOOLS = {"proselint": ("check",), "codespell": ()}
NODE_TOOLS = {
    "textlint": ("textlint", "textlint-rule-max-comma", "textlint-rule-no-todo"),
    "write-good": ("write-good",),
}


def table(folder: Path) -> list[str]:
    """The rows of a table; a tool that cannot be installed here is named as such."""
    rows = ["## Others on the same 300 files\n", "| tool | processor time against ours | MiB |", "| --- | --- | --- |"]
    files = [str(file) for file in sorted(folder.rglob("*.txt"))]
    ours = run((*VIESTILINT, "check", "--no-cache", "--jobs", "1", *files), folder)
    rows.append(f"| viestilint | 1.00 | {ours.memory:.0f} |")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        for tool, command in _installed(place):
            if not command:
                rows.append(f"| {tool} | could not be installed | |")
                continue
            theirs = run((*command, *files), place, allowed=range(256))
            rows.append(f"| {tool} | {theirs.seconds / ours.seconds:.2f} | {theirs.memory:.0f} |")
    return [*rows, ""]


def _installed(place: Path) -> list[tuple[str, tuple[str, ...]]]:
    found: list[tuple[str, tuple[str, ...]]] = []
    subprocess.run([sys.executable, "-m", "venv", str(place / "venv")], check=True)
    for tool, arguments in PYTHON_TOOLS.items():
        done = _quietly([str(place / "venv/bin/python"), "-m", "pip", "install", "-q", tool], place)
        found.append((tool, (str(place / "venv/bin" / tool), *arguments) if done else ()))
    for tool, packages in NODE_TOOLS.items():
        done = shutil.which("npm") is not None and _quietly(["npm", "install", "--silent", *packages], place)
        rules = ("--rule", "max-comma", "--rule", "no-todo") if tool == "textlint" else ()
        found.append((tool, (str(place / "node_modules/.bin" / tool), *rules) if done else ()))
    (place / ".textlintrc.json").write_text(json.dumps({"rules": {"max-comma": True, "no-todo": True}}))
    return found


def _quietly(command: list[str], place: Path) -> bool:
    return subprocess.run(command, cwd=place, capture_output=True, check=False).returncode == 0
