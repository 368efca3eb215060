"""The hooks in pre-commit's own environment: they fail, fix and pass; no system library is used."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from viestilint.readers.registry import SUFFIXES, reader_name

ROOT = Path(__file__).resolve().parent.parent
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
SHIPPED = ("hatch_build.py", "viestilint", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
FAULTY = "Hei!\n\nMaksa lasku 12€ heti.\n\nTerveisin\nKirja-aitta Oy\n"
SETTINGS = 'engine = "embedded"\nselect = ["rahasumma-muoto"]\nexclude = ["arkisto/**"]\n'


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_hooks_take_every_suffix_that_is_read_and_no_other(hook: dict[str, object]) -> None:
    pattern = re.compile(str(hook["files"]))
    named = {f"viestit/viesti{suffix}" for suffix in SUFFIXES} | {"a.txt.erb", "A.TXT", "i18n/fi.txt"}
    assert {name for name in named if not pattern.search(name)} == set()
    others = ("a.py", "a.txt~", "atxt", "a.png", "Makefile", "a.css", "txt")
    assert [name for name in others if pattern.search(name)] == []
    assert all(reader_name(name) is None for name in others)
    assert (hook["types"], hook["require_serial"], hook["language"]) == (["text"], True, "python")
    assert "--force-exclude" in str(hook["entry"])


def test_the_first_hook_never_writes() -> None:
    assert [("--fix" in hook["entry"], hook["id"]) for hook in HOOKS] == [
        (False, "viestilint"),
        (True, "viestilint-fix"),
    ]


def git(folder: Path, *arguments: str) -> None:
    """Runs git as somebody."""
    who = ("-c", "user.name=Testi", "-c", "user.email=testi@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout as it stands, committed to a repository of its own."""
    folder = tmp_path_factory.mktemp("viestilint")
    for name in SHIPPED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    git(folder, "init", "-q", ".")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "viestilint")
    return folder


@pytest.fixture
def messages(tmp_path: Path) -> Iterator[Path]:
    """A repository with invented messages, everything staged."""
    (tmp_path / "viestit").mkdir()
    (tmp_path / "arkisto").mkdir()
    (tmp_path / "viestilint.toml").write_text(SETTINGS, encoding="utf-8")
    for name in ("viestit/muistutus.txt", "viestit/lasku.html", "arkisto/vanha.txt", "viestit/faktura.sv.txt"):
        (tmp_path / name).write_text(FAULTY, encoding="utf-8")
    git(tmp_path, "init", "-q", ".")
    git(tmp_path, "add", ".")
    return tmp_path


def test_the_hooks_fail_fix_and_pass(checkout: Path, messages: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("pre-commit")

    def hook(name: str) -> subprocess.CompletedProcess[str]:
        git(messages, "add", ".")
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "try-repo", str(checkout), name, "--all-files", "--verbose"],
            cwd=messages,
            capture_output=True,
            text=True,
            env={**_environment(), "PRE_COMMIT_HOME": str(home)},
        )

    failed = hook("viestilint")
    print(failed.stdout)
    assert (failed.returncode, failed.stderr) == (1, "")
    found = re.findall(r"^(\S+?):\d+:\d+: .*rahasumma-muoto", failed.stdout, re.M)
    assert found == ["viestit/lasku.html", "viestit/muistutus.txt"]
    assert "arkisto/vanha.txt: excluded, not checked" in failed.stdout
    assert (messages / "viestit" / "muistutus.txt").read_text(encoding="utf-8") == FAULTY

    fixed = hook("viestilint-fix")
    print(fixed.stdout)
    assert "files were modified by this hook" in fixed.stdout
    assert fixed.returncode == 1
    right = FAULTY.replace("12€", "12 €")
    for name, text in (("viestit/muistutus.txt", right), ("viestit/lasku.html", right), ("arkisto/vanha.txt", FAULTY)):
        assert (messages / name).read_text(encoding="utf-8") == text

    passed = hook("viestilint")
    print(passed.stdout)
    assert (passed.returncode, "Passed" in passed.stdout) == (0, True)


def _environment() -> dict[str, str]:
    """Without what would lead pre-commit's environment back to this checkout."""
    import os

    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "GITHUB_ACTIONS")}
