"""Every budget of the design, measured: ``python bench/run.py [--write] [--peers] [--scale]``.

Prints ratios from this run; seconds differ from machine to machine, and are shown for orientation only. ``--write``
puts the table into ``bench/RESULTS.md``. ``--peers`` installs the linters that it compares with into a folder of its
own; ``--scale`` takes half an hour.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import peers, scale
from bench.messages import Author, write_formats, write_texts
from bench.rules import costs
from bench.timing import PYTHON, ROOT, VIESTILINT, paired, run

SMS = (
    "Lähetys VANTTI VH44112233FI e4,9 on noudettavissa Kioskista 20100 TURKU, Torikatu 8 12.05 asti. "
    "Henkilökortti mukaan.\n"
)
CACHE = ".viestilint_cache"


def budgets(place: Path, engine: str) -> Iterator[tuple[str, str, str]]:
    """Rows of the table: what, measured, budget."""
    (place / "sms.txt").write_text(SMS, encoding="utf-8")
    (place / "viestilint.toml").write_text("", encoding="utf-8")

    def fresh() -> None:
        shutil.rmtree(place / CACHE, ignore_errors=True)

    one = (*VIESTILINT, "check", "--engine", engine, "--channel", "sms", "sms.txt")
    ratio, cold, _ = paired((*one, "--no-cache"), (PYTHON, "-c", "pass"), place, 9)
    shown = f"{ratio:.1f} × `python -c pass`, {cold.seconds:.2f} s, {cold.memory:.0f} MiB"
    yield "one SMS, cold", shown, "≤ 8 ×, ≤ 50 MiB" if engine == "libvoikko" else "≤ 1.0 s"
    run(one, place)
    yield "one SMS, its findings in the cache", f"{run(one, place).seconds:.2f} s", "≤ 0.25 s (embedded)"
    known = place / "toinen.txt"
    known.write_text(SMS.replace("Henkilökortti", "Torikatu"), encoding="utf-8")
    run((*one[:-1], "toinen.txt"), place)
    known.write_text(SMS.replace("Henkilökortti mukaan", "Mukaan henkilökortti"), encoding="utf-8")
    yield (
        "one SMS, its words in the cache",
        f"{run((*one[:-1], 'toinen.txt'), place).seconds:.2f} s",
        "≤ 0.25 s (embedded)",
    )

    tree = (*VIESTILINT, "check", "--engine", engine, "--jobs", "1", "--format", "json")
    floor = (PYTHON, str(ROOT / "bench" / "analysis.py"), "tuhat", engine)
    ratio, all_rules, base = paired((*tree, "tuhat"), floor, place, 3, fresh)
    shown = f"{ratio:.1f} × ({all_rules.seconds:.1f} s / {base.seconds:.1f} s), {all_rules.memory:.0f} MiB"
    yield "1000 files, cold, one process / analysing their words", shown, "≤ 1.2 ×"
    ratio, _, _ = paired((*tree, "tuhat"), (*tree, "--no-cache", "tuhat"), place, 3)
    yield "the same, warm / cold", f"{ratio:.2f} ×", "≤ 0.3 ×"
    ratio, _, _ = paired(
        (*tree, "--no-cache", "tuhat"), (*tree, "--no-cache", "--select", "rahasumma-muoto", "tuhat"), place, 3
    )
    yield "all rules / one rule", f"{ratio:.1f} ×", "≤ 3 ×"
    ratio, _, _ = paired((*tree, "--no-cache", "kolmetuhatta"), (*tree, "--no-cache", "kolmesataa"), place, 1)
    yield "3000 files / 300 files", f"{ratio:.1f} ×", "≤ 11 ×"
    formats = run((*tree, "--no-cache", "--output", os.devnull, "muodot"), place)
    yield "1000 messages in 13 formats", f"{formats.seconds:.1f} s, {formats.memory:.0f} MiB", ""


def main() -> None:
    """Measures, prints and, if asked, writes the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    for flag in ("--write", "--peers", "--scale"):
        parser.add_argument(flag, action="store_true")
    asked = parser.parse_args()
    lines = [f"# Measured\n\n{_machine()}\n"]
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        for folder, count in (("tuhat", 1000), ("kolmesataa", 300), ("kolmetuhatta", 3000)):
            write_texts(place / folder, count)
        write_formats(place / "muodot", 1000)
        words = len({w for m in Author().messages(1000) for w in m.text.split()})
        lines.append(f"1000 messages of the generator (`bench/messages.py`): {words} distinct words.\n")
        for engine in ("libvoikko", "embedded"):
            lines += [f"## {engine}\n", "| what | measured | budget |", "| --- | --- | --- |"]
            lines += [f"| {what} | {got} | {budget} |" for what, got, budget in budgets(place, engine)]
            lines.append("")
        lines += ["## Rules\n", "Share of the time of all rules on 300 messages, the costliest first.\n"]
        lines += ["| rule | share | ms per message |", "| --- | --- | --- |"]
        lines += [f"| {rule} | {share:.1%} | {each:.3f} |" for rule, share, each in costs(place / "kolmesataa")]
        lines.append("")
        if asked.peers:
            lines += peers.table(place / "kolmesataa")
        if asked.scale:
            lines += scale.table(place)
    text = "\n".join(lines).rstrip() + "\n"
    print(text)
    if asked.write:
        (ROOT / "bench" / "RESULTS.md").write_text(text, encoding="utf-8")


def _machine() -> str:
    tools = ", ".join(f"{name} {version(name)}" for name in ("libvoikko", "pyvoikko", "kfst-rs", "click", "PyYAML"))
    return (
        f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}, Python {platform.python_version()}, "
        f"{tools}. Ratios of processor time, commands run in turn, the median of the pairs."
    )


if __name__ == "__main__":
    main()
