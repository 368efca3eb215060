"""The floor of any tool that reads Finnish: a folder's files tokenised and every word analysed, nothing remembered."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import libvoikko

from viestilint.language.engine import open_engine

_WORD = re.compile(r"[^\W\d_]+(?:[-:'’][^\W\d_]+)*")


def main() -> None:
    """``python bench/analysis.py FOLDER ENGINE``."""
    texts = (file.read_text(encoding="utf-8") for file in sorted(Path(sys.argv[1]).rglob("*.txt")))
    if sys.argv[2] == "libvoikko":
        voikko = libvoikko.Voikko("fi")
        for text in texts:
            for token in voikko.tokens(text):
                if token.tokenType == libvoikko.Token.WORD:
                    voikko.analyze(token.tokenText)
        return
    # The embedded engine has no tokeniser of its own.
    engine = open_engine(sys.argv[2])
    for word in _words(texts):
        engine.outputs(word)


def _words(texts: Iterator[str]) -> Iterator[str]:
    for text in texts:
        yield from _WORD.findall(text)


if __name__ == "__main__":
    main()
