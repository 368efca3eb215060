"""Whole processes, timed from outside: processor seconds and peak memory as the operating system counts them."""

from __future__ import annotations

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
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode)


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
