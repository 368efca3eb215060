"""A baseline: the findings that a project lives with, by their words and not by their lines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from viestilint.errors import ConfigError

VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A known finding: its fingerprint (path, rule, flagged text and neighbours), and what a reader needs."""

    fingerprint: str
    path: str
    rule: str
    text: str


def load(path: Path) -> tuple[Entry, ...]:
    """The entries of a baseline file. Raises ``ConfigError`` if it cannot be read or is none."""
    try:
        tree = json.loads(path.read_text(encoding="utf-8"))
        if tree["version"] != VERSION:
            raise ConfigError(f"baseline version {tree['version']} is not known", path=path.as_posix())
        return tuple(
            Entry(str(e["fingerprint"]), str(e["path"]), str(e["rule"]), str(e["text"])) for e in tree["findings"]
        )
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=path.as_posix()) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ConfigError("is no viestilint baseline", path=path.as_posix()) from error


def dump(entries: Iterable[Entry]) -> str:
    """The text of a baseline file, in a stable order."""
    ordered = sorted(entries, key=lambda e: (e.path, e.rule, e.fingerprint))
    findings = [{"path": e.path, "rule": e.rule, "text": e.text, "fingerprint": e.fingerprint} for e in ordered]
    return json.dumps({"version": VERSION, "findings": findings}, ensure_ascii=False, indent=1) + "\n"


class Known:
    """The entries of a baseline as they are met: each silences one finding."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._left = Counter(entry.fingerprint for entry in self._entries)

    def takes(self, fingerprint: str) -> bool:
        """Whether a finding is known; it then counts as met."""
        if not self._left[fingerprint]:
            return False
        self._left[fingerprint] -= 1
        return True

    def stale(self, paths: Iterable[str]) -> tuple[Entry, ...]:
        """The entries of the checked paths that met no finding: they are fixed, or their text has changed."""
        checked = set(paths)
        left = +self._left
        out = []
        for entry in self._entries:
            if entry.path in checked and left[entry.fingerprint]:
                left[entry.fingerprint] -= 1
                out.append(entry)
        return tuple(out)
