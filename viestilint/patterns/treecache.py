"""The built-in rule files as trees, kept as JSON beside Python's own compiled modules.

YAML takes most of a cold start. The cache is keyed on the content of every file, holds no examples, and is plain
data: a stale, missing or broken one is made anew, and where nothing may be written, nothing is.
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


def load_trees(files: Sequence[tuple[Path, str]]) -> list[Node]:
    """The trees of rule files without their examples; ``files`` pairs paths with the names shown in errors.

    Raises ``RuleError`` for a file that is not valid YAML, ``OSError`` for one that cannot be read.
    """
    raw = [path.read_bytes() for path, _ in files]
    digest = hashlib.sha256(f"{_FORMAT}".encode())
    for (_, shown), content in zip(files, raw, strict=True):
        digest.update(f"\0{shown}\0{len(content)}\0".encode())
        digest.update(content)
    place = _place(digest.hexdigest()[:16])
    cached = _read(place, len(files))
    if cached is not None:
        # What is no tree of rules was written by something else.
        with suppress(AttributeError, RecursionError, TypeError, ValueError):
            return [_restored(tree, shown) for tree, (_, shown) in zip(cached, files, strict=True)]
    trees = [
        load_tree(content.decode("utf-8-sig"), shown, trusted=True)
        for content, (_, shown) in zip(raw, files, strict=True)
    ]
    _write(place, [_plain(tree) for tree in trees])
    return trees


def _place(key: str) -> Path:
    prefix = sys.pycache_prefix
    folder = Path(prefix) if prefix else Path(__file__).parent / "__pycache__"
    return folder / f"viestilint-rules-{key}.json"


def _read(place: Path, count: int) -> list[Any] | None:
    try:
        trees = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, RecursionError, ValueError):
        return None
    return trees if isinstance(trees, list) and len(trees) == count else None


def _write(place: Path, trees: list[Any]) -> None:
    if sys.dont_write_bytecode:
        return
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        import tempfile

        handle, name = tempfile.mkstemp(dir=place.parent, suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(trees, file, ensure_ascii=False, separators=(",", ":"))
        os.replace(name, place)
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
