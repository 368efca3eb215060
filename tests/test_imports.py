"""The imports point one way, and each module keeps to its office."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "viestilint"
LIBRARIES = {"libvoikko", "pyvoikko", "kfst"}
# layer → the layers of this project that it may import
ALLOWED = {
    "model": set(),
    "errors": set(),
    "readers": {"model", "errors"},
    "language": {"model", "errors"},
    "patterns": {"language", "model", "errors"},
    "checks": {"patterns", "language", "model", "errors"},
    "filters": {"model", "errors"},
    "fixes": {"model"},
    "reporters": {"model"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def layer_of(path: Path) -> str:
    """The folder or module that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The modules that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_keeps_its_place(path: Path) -> None:
    layer = layer_of(path)
    names = imported(path)
    own = {name.split(".")[1] for name in names if name.startswith("viestilint.")} - {layer}
    if layer in ALLOWED:
        assert own <= ALLOWED[layer]
    if layer != "language":
        assert not {name.split(".")[0] for name in names} & LIBRARIES
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_the_command_line_prints_and_exits(path: Path) -> None:
    if layer_of(path) == "cli":
        return
    calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
    named = {n.func.id for n in calls if isinstance(n.func, ast.Name)}
    dotted = {ast.unparse(n.func) for n in calls if isinstance(n.func, ast.Attribute)}
    assert "print" not in named
    assert "sys.exit" not in dotted
