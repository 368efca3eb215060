"""The built-in rules as data, kept as JSON beside Python's own compiled modules.

YAML takes most of a cold start, and making every pattern the rest. The cache is keyed on the content of every rule
file, holds no examples, and is plain data: the trees of the files, and for every variant the words that allow it to
match. A wheel brings one; a stale, missing or broken one is made anew, and where nothing may be written, nothing is.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from viestilint.interrupts import write_whole
from viestilint.patterns.definition import Triggers
from viestilint.patterns.yamltree import Node, Plain, load_tree

_FORMAT = 4
_LEFT_OUT = frozenset(("bad", "good"))
# The depth of the values of a variant's keys: rules, their keys and the list of variants are looked at in every run.
_PACKED = 4
_LONG = 100
_BUILT = Path(__file__).parent

Files = Sequence[tuple[Path, str]]
"""Paths of rule files with the names shown in errors."""


def load_trees(files: Files) -> list[Node]:
    """The trees of rule files, read from YAML.

    Raises ``RuleError`` for a file that is not valid YAML, ``OSError`` for one that cannot be read.
    """
    return [load_tree(path.read_text(encoding="utf-8-sig"), shown, trusted=True) for path, shown in files]


def load_cached(files: Files) -> Iterator[tuple[list[Node], Mapping[str, Triggers]]]:
    """What caches hold for the files as they are: their trees, and the triggers of every rule's variants.

    A file that is not as it was written is passed over.
    """
    name = _name(files)
    for folder in (_BUILT, _own_folder()):
        with suppress(AttributeError, KeyError, OSError, RecursionError, TypeError, ValueError):
            seal, _, text = (folder / name).read_bytes().partition(b"\n")
            if seal != _seal(text):
                continue
            kept = json.loads(text)
            trees = [Node.folded(tree, shown) for tree, (_, shown) in zip(kept["trees"], files, strict=True)]
            index = {
                rule: [None if keys is None else frozenset(keys) for keys in variants]
                for rule, variants in kept["index"].items()
            }
            yield trees, index


def keep(files: Files, trees: Sequence[Node], index: Mapping[str, Triggers]) -> None:
    """Writes the cache for the next run, where Python may write."""
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            write_cache(files, trees, index, _own_folder())


def write_cache(files: Files, trees: Sequence[Node], index: Mapping[str, Triggers], folder: Path) -> Path:
    """Writes the cache into a folder and returns its path. Raises ``OSError``."""
    place = folder / _name(files)
    folder.mkdir(parents=True, exist_ok=True)
    triggers = {rule: [None if keys is None else sorted(keys) for keys in rows] for rule, rows in index.items()}
    kept = {"trees": [_plain(tree) for tree in trees], "index": triggers}
    text = _json(kept).encode()
    write_whole(place, (_seal(text), b"\n", text), 0o644)
    for old in folder.glob("viestilint-rules-*.json"):
        if old != place:
            old.unlink(missing_ok=True)
    return place


def _seal(text: bytes) -> bytes:
    """What tells that a file is whole: its nodes are only looked at when they are needed."""
    return hashlib.sha256(text).hexdigest().encode()


def _name(files: Files) -> str:
    digest = hashlib.sha256(f"{_FORMAT}".encode())
    for path, shown in files:
        content = path.read_bytes()
        digest.update(f"\0{shown}\0{len(content)}\0".encode())
        digest.update(content)
    return f"viestilint-rules-{digest.hexdigest()[:16]}.json"


def _own_folder() -> Path:
    prefix = sys.pycache_prefix
    return Path(prefix) if prefix else _BUILT / "__pycache__"


def _plain(node: Node, depth: int = 0) -> Plain:
    """A node as ``Node.folded`` takes it; a long one deep inside a rule is packed."""
    if isinstance(node.value, str):
        return [node.line, node.value]
    value: Any
    if isinstance(node.value, list):
        value = [_plain(child, depth + 1) for child in node.value]
    else:
        value = {key: _plain(child, depth + 1) for key, child in node.value.items() if key not in _LEFT_OUT}
    if depth == _PACKED:
        text = _json(value)
        if len(text) >= _LONG:
            return [node.line, text, 1]
    return [node.line, value]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
