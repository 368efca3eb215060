"""What findings depend on beside the message: the program, its rules, the engine and the settings, as one name."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Set
from contextlib import suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from viestilint import __version__
from viestilint.config import Config
from viestilint.language.engine import engine_marks
from viestilint.patterns.directory import rules_directory

# These decide which files are read, and what becomes of the findings; not what is found in a message.
_BESIDE = frozenset(("reading", "exclude", "include", "fail_on", "min_score", "baseline", "rules", "file"))


def run_key(config: Config) -> str:
    """A name that differs as soon as the same message may get other findings."""
    settings = {f.name: plain(getattr(config, f.name)) for f in fields(config) if f.name not in _BESIDE}
    known = [__version__, settings, engine_marks()]
    key = hashlib.sha256(json.dumps(known, sort_keys=True).encode())
    for mark in (*_own_marks(), *map(_mark, map(str, config.rules))):
        key.update(mark)
    return key.hexdigest()[:32]


def _own_marks() -> Iterable[bytes]:
    """What tells these modules and rules from others: the list of them, with their digests, that an installer
    leaves; where there is none, or they lie elsewhere, they themselves.
    """
    package = Path(__file__).resolve().parent
    record = package.parent / f"viestilint-{__version__}.dist-info" / "RECORD"
    with suppress(OSError):
        listed = record.read_bytes()
        if b"viestilint/runkey.py,sha256=" in listed:
            return [listed]
    found = []
    for root, ending in ((package, ".py"), (rules_directory(), ".yaml")):
        for folder, _, names in os.walk(root):
            found += [os.path.join(folder, name) for name in names if name.endswith(ending)]
    return map(_mark, sorted(found))


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


def _mark(path: str) -> bytes:
    name = f"\0{os.path.basename(path)}\0".encode("utf-8", "surrogatepass")
    try:
        with open(path, "rb", buffering=0) as file:
            return name + hashlib.sha256(file.read()).digest()
    except OSError:
        # Whoever loads the rule says what is wrong with the file.
        return name
