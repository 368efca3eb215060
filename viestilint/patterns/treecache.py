"""The built-in rule files as trees, kept as JSON beside Python's own compiled modules.

YAML takes most of a cold start. The cache is keyed on the content of every file, holds no examples, and is plain
data: a wheel brings one; a stale, missing or broken one is made anew, and where nothing may be written, nothing is.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from viestilint.patterns.yamltree import Node, load_tree

_FORMAT = 2
_LEFT_OUT = frozenset(("bad", "good"))
_BUILT = Path(__file__).parent


def load_trees(files: Sequence[tuple[Path, str]]) -> list[Node]:
    """The trees of rule files without their examples; ``files`` pairs paths with the names shown in errors.

    Raises ``RuleError`` for a file that is not valid YAML, ``OSError`` for one that cannot be read.
    """
    raw = [path.read_bytes() for path, _ in files]
    name = _name(files, raw)
    for folder in (_BUILT, _own_folder()):
        cached = _read(folder / name, len(files))
        if cached is not None:
            # What is no tree of rules was written by something else.
            with suppress(AttributeError, RecursionError, TypeError, ValueError):
                return [_restored(tree, shown) for tree, (_, shown) in zip(cached, files, strict=True)]
    trees = _parsed(files, raw)
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            _write(_own_folder() / name, trees)
    return trees


def write_trees(files: Sequence[tuple[Path, str]], folder: Path) -> Path:
    """Writes the trees of rule files into a folder, as a wheel ships them; returns the file's path."""
    raw = [path.read_bytes() for path, _ in files]
    place = folder / _name(files, raw)
    _write(place, _parsed(files, raw))
    return place


def _name(files: Sequence[tuple[Path, str]], raw: Sequence[bytes]) -> str:
    digest = hashlib.sha256(f"{_FORMAT}".encode())
    for (_, shown), content in zip(files, raw, strict=True):
        digest.update(f"\0{shown}\0{len(content)}\0".encode())
        digest.update(content)
    return f"viestilint-rules-{digest.hexdigest()[:16]}.json"


def _parsed(files: Sequence[tuple[Path, str]], raw: Sequence[bytes]) -> list[Node]:
    return [
        load_tree(content.decode("utf-8-sig"), shown, trusted=True)
        for content, (_, shown) in zip(raw, files, strict=True)
    ]


def _own_folder() -> Path:
    prefix = sys.pycache_prefix
    return Path(prefix) if prefix else _BUILT / "__pycache__"


def _read(place: Path, count: int) -> list[Any] | None:
    try:
        trees = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, RecursionError, ValueError):
        return None
    return trees if isinstance(trees, list) and len(trees) == count else None


def _write(place: Path, trees: Sequence[Node]) -> None:
    import tempfile

    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump([_plain(tree) for tree in trees], file, ensure_ascii=False, separators=(",", ":"))
        os.chmod(name, 0o644)
        os.replace(name, place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    for old in place.parent.glob("viestilint-rules-*.json"):
        if old != place:
            old.unlink(missing_ok=True)


def _plain(node: Node) -> Any:
    """A node as JSON: line and value; scalars are texts, lists and mappings hold nodes."""
    if isinstance(node.value, str):
        return [node.line, node.value]
    if isinstance(node.value, list):
        return [node.line, [_plain(child) for child in node.value]]
    return [node.line, {key: _plain(child) for key, child in node.value.items() if key not in _LEFT_OUT}]


def _restored(tree: Any, path: str) -> Node:
    line, value = tree
    if isinstance(value, str):
        return Node(value, path, line, True)
    if isinstance(value, list):
        return Node([_restored(child, path) for child in value], path, line, True)
    return Node({key: _restored(child, path) for key, child in value.items()}, path, line, True)
