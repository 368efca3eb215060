"""A hundred thousand messages: as one catalogue of some 40 MB, and a tree of 20 000 files."""

from __future__ import annotations

import json
from pathlib import Path

from bench.messages import Author, write_texts
from bench.timing import VIESTILINT, run

CATALOGUE, FILES = 100_000, 20_000


def table(place: Path) -> list[str]:
    """The rows of a table."""
    rows = ["## Scale, libvoikko, one process\n", "| what | seconds | MiB |", "| --- | --- | --- |"]
    arguments = (*VIESTILINT, "check", "--engine", "libvoikko", "--jobs", "1", "--no-cache", "--quiet")
    for count in (CATALOGUE // 10, CATALOGUE):
        path = place / f"{count}.fi.json"
        path.write_text(json.dumps({m.key: m.body for m in Author().messages(count)}, ensure_ascii=False), "utf-8")
        done = run((*arguments, str(path)), place)
        size = path.stat().st_size / 1e6
        rows.append(f"| a catalogue of {count} messages, {size:.0f} MB | {done.seconds:.0f} | {done.memory:.0f} |")
    for count in (FILES // 10, FILES):
        write_texts(place / str(count), count)
        done = run((*arguments, str(count)), place)
        rows.append(f"| a tree of {count} files | {done.seconds:.0f} | {done.memory:.0f} |")
    return [*rows, ""]
