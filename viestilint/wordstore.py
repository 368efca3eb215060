"""What an engine said of word forms in earlier runs: spares a short run the start of an engine that is slow to start.

The words of a message with a secret are never stored. A file that does not read is made anew.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from viestilint.memory import read_json, write_json

_MOST = 30_000


class WordStore:
    """Outputs of an engine by word form, in a file of the cache folder that is named after the dictionary."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path: Path | None = None
        self._known: dict[str, list[str]] = {}
        self._fresh: dict[str, list[str]] = {}
        self._changed = False

    def open(self, dictionary: str) -> None:
        """Reads what is known of the words of a dictionary."""
        name = hashlib.sha256(dictionary.encode()).hexdigest()[:16]
        self._path = self._folder / f"words-{name}.json"
        self._known = {w: o for w, o in read_json(self._path).items() if _is_outputs(o)}

    def get(self, word: str) -> list[str] | None:
        """The outputs for a word form, empty for an unknown word; ``None`` if it was never looked up."""
        known = self._known.get(word)
        return self._fresh.get(word) if known is None else known

    def put(self, word: str, outputs: list[str]) -> None:
        """Remembers outputs until ``settle``."""
        self._fresh[word] = outputs

    def settle(self, may_be_stored: bool) -> None:
        """Says of the words since the last call whether they may be written to disk."""
        if may_be_stored and self._fresh and len(self._known) < _MOST:
            self._known.update(self._fresh)
            self._changed = True
        self._fresh.clear()

    def save(self) -> None:
        """Writes what is new. A folder that cannot be written to is no error: the next run looks up again."""
        if self._path is None or not self._changed or not self._folder.is_dir():
            return
        try:
            write_json(self._path, self._known)
            for old in self._folder.glob("words-*.json"):
                if old != self._path:
                    old.unlink(missing_ok=True)
        except OSError:
            return
        self._changed = False


def _is_outputs(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(output, str) and "[L" in output for output in value)
