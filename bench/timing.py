"""Whole processes, timed from outside: processor seconds and peak memory as the operating system counts them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
VIESTILINT = (PYTHON, "-m", "viestilint")


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: processor seconds, MiB at the peak, exit code."""

    seconds: float
    memory: float
    code: int


def run(command: Sequence[str], folder: Path, *, allowed: Sequence[int] = (0, 1)) -> Run:
    """Runs a command in a folder, its output thrown away. Stops the benchmark if it fails."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(ROOT)
    # A child's peak counts what its parent held when it was born: a parent of its own holds next to nothing.
    launcher = (PYTHON, "-S", "-E", __file__, *command)
    said = subprocess.run(launcher, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout
    seconds, memory, code = json.loads(said)
    if code not in allowed:
        raise SystemExit(f"{' '.join(command)}: exit code {code}")
    return Run(seconds, memory, code)


def _measured(command: Sequence[str]) -> tuple[float, float, int]:
    with open(os.devnull, "w") as nowhere:
        child = os.posix_spawnp(
            command[0],
            command,
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, nowhere.fileno(), stream) for stream in (1, 2)],
        )
    _, status, usage = os.wait4(child, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def paired(
    one: Sequence[str],
    other: Sequence[str],
    folder: Path,
    times: int = 5,
    before: Callable[[], None] = lambda: None,
) -> tuple[float, Run, Run]:
    """The median ratio of two commands run in turn, and their median runs; ``before`` is called before each of ``one``."""
    pairs = []
    before()
    run(one, folder)
    run(other, folder)
    for _ in range(times):
        before()
        pairs.append((run(one, folder), run(other, folder)))
    ratio = median(a.seconds / b.seconds for a, b in pairs)
    middle = [sorted(runs, key=lambda r: r.seconds)[times // 2] for runs in zip(*pairs, strict=True)]
    return ratio, middle[0], middle[1]


if __name__ == "__main__":
    print(json.dumps(_measured(sys.argv[1:])))
