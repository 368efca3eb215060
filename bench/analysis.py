"""The floor of any tool that reads Finnish: every word of a folder's files given to the engine, nothing remembered."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from viestilint.language.engine import open_engine

_WORD = re.compile(r"[^\W\d_]+(?:[-:'’][^\W\d_]+)*")


def main() -> None:
    """``python bench/analysis.py FOLDER ENGINE``."""
    engine = open_engine(sys.argv[2])
    for file in sorted(Path(sys.argv[1]).rglob("*.txt")):
        for word in _WORD.findall(file.read_text(encoding="utf-8")):
            engine.outputs(word)


if __name__ == "__main__":
    main()
