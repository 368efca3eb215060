"""What findings depend on beside the message: the program, its rules, the engine and the settings, as one name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from viestilint import __version__
from viestilint.config import Config
from viestilint.language.engine import engine_marks
from viestilint.patterns.catalogue import rules_directory

# These decide which files are read, and what becomes of the findings; not what is found in a message.
_BESIDE = frozenset(("reading", "exclude", "include", "fail_on", "min_score", "baseline", "rules", "file"))


def run_key(config: Config) -> str:
    """A name that differs as soon as the same message may get other findings."""
    settings = {f.name: plain(getattr(config, f.name)) for f in fields(config) if f.name not in _BESIDE}
    known = [__version__, settings, engine_marks()]
    key = hashlib.sha256(json.dumps(known, sort_keys=True).encode())
    package = Path(__file__).resolve().parent
    code = sorted(package.rglob("*.py"))
    built_in = sorted(rules_directory().rglob("*.yaml"))
    for path in (*code, *built_in, *config.rules):
        key.update(f"\0{path.name}\0".encode("utf-8", "surrogatepass"))
        key.update(_content(path))
    return key.hexdigest()[:32]


def plain(value: Any) -> Any:
    """A setting as JSON holds it, the same in every run: sets have an order, mappings a list of pairs."""
    if is_dataclass(value):
        return [[f.name, plain(getattr(value, f.name))] for f in fields(value)]
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Mapping):
        return sorted(([str(name), plain(inner)] for name, inner in value.items()), key=lambda pair: pair[0])
    if isinstance(value, Set):
        return sorted((plain(inner) for inner in value), key=repr)
    if isinstance(value, Iterable):
        return [plain(inner) for inner in value]
    return str(value)


def _content(path: Path) -> bytes:
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        # Whoever loads the rule says what is wrong with the file.
        return b""
