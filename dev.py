#!/usr/bin/env python3
"""Sets the project up in .venv and runs it: ``python3 dev.py lint`` or ``python3 dev.py test``.

Needs Python 3.11 or newer and nothing else: no compiler, no root, no system library.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")


def set_up(extra: str = "") -> None:
    """Makes the virtual environment and installs the checkout into it, once per change of its dependencies."""
    stamp = VENV / f".installed{extra}"
    wanted = (ROOT / "pyproject.toml").read_bytes()
    if stamp.is_file() and stamp.read_bytes() == wanted:
        return
    if not (VENV / "pyvenv.cfg").is_file():
        venv.create(VENV, with_pip=True)
    target = f"{ROOT}[dev]" if extra else str(ROOT)
    pip = [str(BIN / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--editable", target], check=True, cwd=ROOT)
    stamp.write_bytes(wanted)


def main() -> int:
    """Runs one of the two jobs; returns the exit code of what it ran."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is what it looks for
        print("viestilint needs Python 3.11 or newer", file=sys.stderr)
        return 2
    job, arguments = (sys.argv[1] if len(sys.argv) > 1 else ""), sys.argv[2:]
    if job == "lint":
        set_up()
        paths = arguments or ["fixtures/"]
        return subprocess.run([str(BIN / "python"), "-m", "viestilint", "check", *paths], cwd=ROOT).returncode
    if job == "test":
        set_up("-dev")
        # All of it on every core, a file on one, so that an engine is not loaded anew for every few tests; a part of it
        # without the workers, which take a second to start.
        spread = [] if arguments else ["-n", "auto", "--dist", "loadfile"]
        return subprocess.run([str(BIN / "python"), "-m", "pytest", *spread, *arguments], cwd=ROOT).returncode
    print("usage: python3 dev.py lint [PATHS…] | test [PYTEST ARGUMENTS…]", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
