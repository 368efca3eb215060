"""Imports point one way, and each kind of work has one place (DESIGN 1)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "viestilint"
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in PACKAGE.rglob("*.py"))

# folder or module → what of the project it may import
ALLOWED = {
    "model": "model lazyregex",
    "errors": "",
    "lazyregex": "",
    "safeyaml": "",
    "readers": "readers model errors lazyregex safeyaml",
    "language": "language model errors lazyregex",
    "interrupts": "",
    "patterns": "patterns language model errors interrupts lazyregex safeyaml",
    "checks": "checks patterns language model errors lazyregex",
    "filters": "filters model errors lazyregex",
    "reporters": "reporters model errors lazyregex",
    "fixes": "language model",
    "configfile": "errors lazyregex",
    "config": "configfile model readers patterns errors lazyregex",
    "discover": "readers errors lazyregex",
    "linting": "checks patterns language model readers config errors",
}
ENGINES = {"libvoikko", "pyvoikko", "kfst", "kfst_rs"}


def tree(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    """The dotted names that a module imports, inside functions too."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            assert node.module is not None
            if node.module == "viestilint":
                yield from (f"viestilint.{alias.name}" for alias in node.names)
            else:
                yield node.module


def part(dotted: str) -> str:
    """The folder or module of the project that a name lies in."""
    return dotted.split(".")[1]


def own_part(module: str) -> str:
    return Path(module).parts[1].removesuffix(".py")


@pytest.mark.parametrize("module", [m for m in MODULES if own_part(m) in ALLOWED])
def test_imports_point_one_way(module: str) -> None:
    allowed = set(ALLOWED[own_part(module)].split())
    found = {part(name) for name in imports(module) if name.startswith("viestilint.")}
    assert found <= allowed, f"{module} imports {sorted(found - allowed)}"


@pytest.mark.parametrize("module", MODULES)
def test_only_language_imports_an_engine(module: str) -> None:
    found = {name.split(".")[0] for name in imports(module)} & ENGINES
    assert not found or own_part(module) == "language"


@pytest.mark.parametrize("module", [m for m in MODULES if own_part(m) not in ("cli", "__main__")])
def test_only_the_command_line_prints_or_exits(module: str) -> None:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in ("print", "sys.exit", "exit", "quit", "os._exit", "click.echo"), f"line {node.lineno}"
        if isinstance(node, ast.Raise) and node.exc is not None:
            assert not ast.unparse(node.exc).startswith("SystemExit"), f"line {node.lineno}"
        if isinstance(node, ast.Attribute):
            assert ast.unparse(node) not in ("sys.stdout", "sys.stderr", "sys.stdin"), f"line {node.lineno}"


# What would make a check or a pattern more than a function of the document.
IMPURE = {"os", "sys", "time", "random", "subprocess", "socket", "urllib", "datetime", "tempfile", "shutil", "io"}


@pytest.mark.parametrize("module", [m for m in MODULES if own_part(m) in ("checks", "model")])
def test_checks_are_pure(module: str) -> None:
    assert not {name.split(".")[0] for name in imports(module)} & IMPURE
    for node in ast.walk(tree(module)):
        assert not isinstance(node, ast.Global)
        if isinstance(node, ast.Call):
            assert ast.unparse(node.func) != "open"


@pytest.mark.parametrize("module", MODULES)
def test_no_module_grows_past_400_lines(module: str) -> None:
    assert len((ROOT / module).read_text(encoding="utf-8").splitlines()) <= 400


def test_no_module_is_called_utils() -> None:
    assert not [m for m in MODULES if Path(m).stem in ("utils", "util", "helpers", "misc", "common")]


def test_what_is_public() -> None:
    import viestilint

    assert sorted(viestilint.__all__) == ["Linter", "__version__", "lint_paths", "lint_text"]
    for name in viestilint.__all__:
        assert getattr(viestilint, name)


def test_the_command_line_loads_a_command_only_when_it_runs() -> None:
    found = {part(name) for name in imports("viestilint/cli/__init__.py") if name.startswith("viestilint.")}
    assert found == {"__version__", "errors", "interrupts"}
