"""How fast the gate is on 1000 invented files: cold, warm, changed files only, two processes.

``python bench/gate.py [FILES]`` prints seconds (the best of three runs) and their ratio to the cold run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3
_SENTENCES = (
    "Tilauksenne {} on saapunut.",
    "Tuote voidaan noutaa Kauppakatu {} liikkeestä.",
    "Maksa lasku {}€ eräpäivään mennessä.",
    "Mikäli teillä on kysyttävää, vastaamme mielellämme numerossa {}.",
    "Varauksesi {} on vahvistettu huomiselle.",
    "Lähetämme sinulle vahvistuksen sähköpostilla {} minuutin kuluessa.",
    "Käsittelyaika on noin {} arkipäivää.",
    "Voit seurata lähetystä verkkosivuillamme tunnuksella {}.",
    "Hakemuksenne numero {} on otettu käsittelyyn.",
    "Älä epäröi ottaa yhteyttä, jos tarvitset apua tilauksen {} kanssa.",
)


def write_messages(folder: Path, count: int) -> None:
    """Writes so many messages, no two alike."""
    folder.mkdir()
    for number in range(count):
        said = [
            _SENTENCES[(number * 7 + part * 3) % len(_SENTENCES)].format((number * 31 + part * 17) % 9000 + 100)
            for part in range(5)
        ]
        text = f"Hei!\n\n{' '.join(said)}\n\nTerveisin\nKirja-aitta Oy\n"
        (folder / f"viesti{number:05}.txt").write_text(text, encoding="utf-8")


def main() -> None:
    """Measures, and prints a table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        write_messages(place / "viestit", count)
        git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org")
        for arguments in (("init", "-q", "."), ("add", "."), ("commit", "-qm", "alku")):
            subprocess.run([*git, *arguments], cwd=place, check=True)
        for file in sorted((place / "viestit").iterdir())[:10]:
            file.write_text(file.read_text(encoding="utf-8") + "\nKiitos!\n", encoding="utf-8")
        cold = _best(place, ("--jobs", "1"), cold=True)
        for title, seconds in (
            ("cold, one process", cold),
            ("cold, --jobs 2", _best(place, ("--jobs", "2"), cold=True)),
            ("warm", _best(place, ("--jobs", "1"))),
            ("--since HEAD (10 files), cold", _best(place, ("--since", "HEAD"), cold=True)),
            ("--since HEAD (10 files), warm", _best(place, ("--since", "HEAD"))),
        ):
            print(f"{title:32} {seconds:7.2f} s  {seconds / cold:5.2f} x")


def _best(place: Path, arguments: tuple[str, ...], *, cold: bool = False) -> float:
    command = [sys.executable, "-m", "viestilint", "--format", "json", *arguments, "viestit"]
    taken = []
    for _ in range(RUNS):
        if cold:
            shutil.rmtree(place / ".viestilint_cache", ignore_errors=True)
        started = time.perf_counter()
        done = subprocess.run(
            command, cwd=place, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        taken.append(time.perf_counter() - started)
        if done.returncode > 1:
            raise SystemExit(f"{' '.join(command)}: exit code {done.returncode}")
    return min(taken)


if __name__ == "__main__":
    main()
