"""Nothing of a message, a template, a rule or a cache is ever executed, and nothing goes over the network."""

from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from viestilint import safeyaml

SOURCES = sorted((ROOT / "viestilint").rglob("*.py"))
# What turns data into code, or reads objects from files.
FORBIDDEN = frozenset("pickle cPickle dill shelve marshal joblib cloudpickle code codeop runpy".split())
NETWORK = frozenset("socket ssl http urllib ftplib smtplib imaplib telnetlib xmlrpc requests httpx aiohttp".split())
# quote() makes an address of a path and opens nothing.
HARMLESS = frozenset(("urllib.parse",))


def imported(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_runs_data_or_opens_a_connection(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {name.split(".")[0] for name in imported(tree) - HARMLESS}
    assert not names & FORBIDDEN
    assert not names & NETWORK
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in ("eval", "exec", "compile", "__import__", "os.system", "os.popen"), node.lineno
            assert called not in ("yaml.load_all", "yaml.unsafe_load", "yaml.full_load"), node.lineno
            if called in ("yaml.load", "yaml.compose"):
                assert path.name == "safeyaml.py", node.lineno
                assert next(ast.unparse(k.value) for k in node.keywords if k.arg == "Loader") == "_safe_loader()"
            assert not any(k.arg == "shell" for k in node.keywords), node.lineno


def test_yaml_makes_plain_values_only() -> None:
    assert issubclass(safeyaml._safe_loader(), (yaml.SafeLoader, yaml.CSafeLoader))
    with pytest.raises(yaml.YAMLError, match="could not determine a constructor"):
        safeyaml.load("!!python/name:os.system")


def test_our_own_templates_are_the_only_ones_that_are_rendered() -> None:
    users = [
        path.name for path in SOURCES if any(n.split(".")[0] == "jinja2" for n in imported(ast.parse(path.read_text())))
    ]
    assert users == ["html.py"]
    text = (ROOT / "viestilint" / "reporters" / "html.py").read_text(encoding="utf-8")
    assert "PackageLoader" in text or "FileSystemLoader" in text
    assert "from_string" not in text
    assert "autoescape=True" in text or "autoescape=select_autoescape" in text


# A program that is watched by Python itself: it may read, run git, and write where it is told to.
WATCHER = """
import os
import sys

def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "ftplib.", "smtplib.", "http.", "webbrowser.")):
        raise RuntimeError(f"network: {event} {arguments}")
    if event in ("pickle.find_class", "os.system", "pty.spawn"):
        raise RuntimeError(f"{event} {arguments}")
    if event in ("os.exec", "os.posix_spawn", "subprocess.Popen") and "git" not in str(arguments[0]):
        raise RuntimeError(f"{event} {arguments}")
    if event == "open" and os.path.basename(str(arguments[0])) == "PWNED":
        raise RuntimeError(f"{event} {arguments}")

import viestilint.cli
import viestilint.pipeline, viestilint.readers.registry
sys.addaudithook(watch)
sys.argv = ["viestilint", *sys.argv[1:]]
viestilint.cli.main()
"""

ATTACKS = {
    "a.txt": "Hei {{ ''.__class__.__mro__[1].__subclasses__() }} {% import os %}{{ os.system('touch PWNED') }} heti.",
    "b.j2": "{% set x = cycler.__init__.__globals__.os.popen('touch PWNED').read() %}Maksa heti.",
    "c.txt.erb": "<%= `touch PWNED` %> Maksa heti. <% system('touch PWNED') %>",
    "d.php": "<?php system('touch PWNED'); return ['a' => \"Maksa {${system('touch PWNED')}} heti.\"];",
    "e.yml": "a: !!python/object/apply:os.system ['touch PWNED']\nb: Maksa heti.\n",
    "f.txt": "---\nsubject: !!python/object/apply:os.system ['touch PWNED']\n---\nMaksa heti.",
    "values/strings.xml": '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">'
    '<!ENTITY f SYSTEM "http://127.0.0.1:9/x">]><resources><string name="a">Maksa heti. &e; &f;</string></resources>',
    "g.ftl": '${"freemarker.template.utility.Execute"?new()("touch PWNED")} Maksa heti.',
    "h.html": '<script>fetch("http://127.0.0.1:9/")</script><img src="http://127.0.0.1:9/x"><p>Maksa heti.</p>',
    "i.json": '{"__import__(\'os\').system(\'touch PWNED\')": "Maksa heti. ${jndi:ldap://127.0.0.1:9/a} %n%n%s"}',
    "j.eml": "Content-Type: message/external-body; access-type=URL; URL=\"http://127.0.0.1:9/\"\n\nMaksa heti.",
    "$(touch PWNED).txt": "Maksa heti.",
    "-c core.pager=touch PWNED.txt": "Maksa heti.",
}  # fmt: skip


def watched(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / ".vahti.py").write_text(WATCHER, encoding="utf-8")
    return subprocess.run(
        [sys.executable, ".vahti.py", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "."),
        ("check", ".", "--fix", "--unsafe-fixes"),
        ("check", ".", "--since", "HEAD"),
        ("check", ".", "--format", "sarif"),
        ("report", ".", "--output", "raportti.html"),
        ("rewrite", "a.txt"),
    ],
    ids=" ".join,
)
def test_a_template_is_never_run_and_nothing_is_fetched(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    git = ["git", "-c", "user.email=a@b.fi", "-c", "user.name=a"]
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "alku"], cwd=tmp_path, check=True)
    for name, text in ATTACKS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = watched(tmp_path, *arguments)
    assert done.returncode in (0, 1, 2)
    assert "Traceback" not in done.stderr
    assert "RuntimeError" not in done.stderr + done.stdout
    assert "network:" not in done.stderr + done.stdout
    assert "root:" not in done.stderr + done.stdout
    assert not list(tmp_path.rglob("PWNED"))


def test_the_watcher_sees(tmp_path: Path) -> None:
    """The test above would notice."""
    (tmp_path / "a.txt").write_text("Maksa heti.", encoding="utf-8")
    for evil, seen in (
        ("import socket; socket.socket().connect(('127.0.0.1', 9))", "network: socket."),
        ("import os; os.system('true')", "os.system"),
        ("import pickle; pickle.loads(b'cos\\nsystem\\n.')", "pickle.find_class"),
    ):
        hooked = WATCHER.replace("viestilint.cli.main()", evil)
        done = subprocess.run(
            [sys.executable, "-c", hooked],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert f"RuntimeError: {seen}" in done.stderr


def test_caches_hold_data_only(tmp_path: Path) -> None:
    """What is written between runs is JSON and the two notes that name the folder as a cache."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text("Maksa heti lasku 5e.", encoding="utf-8")
    for engine in ("auto", "embedded"):
        assert watched(tmp_path, "check", "--engine", engine, "a.txt").returncode in (0, 1)
    files = [path for path in (tmp_path / ".viestilint_cache").rglob("*") if path.is_file()]
    assert {path.name for path in files if path.suffix != ".json"} == {".gitignore", "CACHEDIR.TAG"}
    assert any(path.suffix == ".json" for path in files)
    assert all(path.read_bytes()[:1] == b"{" for path in files if path.suffix == ".json")


# Dependencies

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["lsp"]]


@pytest.mark.parametrize("line", NEEDED)
def test_every_dependency_has_a_lower_and_an_upper_bound(line: str) -> None:
    name, _, bounds = line.partition(">=")
    lower, _, upper = bounds.partition(",<")
    assert name
    assert lower
    assert upper


def test_the_oldest_versions_are_the_lower_bounds() -> None:
    lines = (ROOT / "tests" / "constraints-oldest.txt").read_text(encoding="utf-8").splitlines()
    oldest = dict(line.split("==") for line in lines if "==" in line and not line.startswith("#"))
    assert set(oldest) == {line.partition(">=")[0] for line in NEEDED}
    for line in NEEDED:
        name, _, bounds = line.partition(">=")
        lower = bounds.partition(",")[0].split(".")
        assert oldest[name].split(".")[: len(lower)] == lower


def test_what_is_imported_is_what_is_declared() -> None:
    given = {
        "click": "click",
        "fluent": "fluent.syntax",
        "jinja2": "Jinja2",
        "kfst": "kfst-rs",
        "libvoikko": "libvoikko",
        "pathspec": "pathspec",
    }
    given |= {"phonenumbers": "phonenumbers", "stdnum": "python-stdnum", "yaml": "PyYAML", "pyvoikko": "pyvoikko"}
    given |= {"rich": "rich", "pygls": "pygls", "lsprotocol": "pygls", "regex": "regex"}
    used = {name.split(".")[0] for path in SOURCES for name in imported(ast.parse(path.read_text(encoding="utf-8")))}
    foreign = used - set(sys.stdlib_module_names) - {"viestilint"}
    assert foreign <= set(given)
    declared = {line.partition(">=")[0] for line in NEEDED}
    assert {given[name] for name in foreign} | {"kfst-rs", "regex"} == declared
    assert all(importlib.util.find_spec(name) for name in foreign)
