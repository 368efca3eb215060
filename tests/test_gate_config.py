"""The schema and the documentation of the configuration, ``init``, and the files for continuous integration."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from tests.gate_support import commit_all
from tests.test_gate import FAULTY, ROOT, run
from viestilint.cli import snippets
from viestilint.cli.check import command as check_command
from viestilint.cli.options import config_from
from viestilint.config import config_from_file
from viestilint.configfile import KEYS, MESSAGE_KEYS, TABLE_KEYS, load_config
from viestilint.errors import ViestilintError
from viestilint.readers import metadata
from viestilint.schema.build import page, schema, schema_text
from viestilint.schema.keys import DESCRIBED, ENTRIES, FINNISH_TYPES

SCHEMA = json.loads(files("viestilint.schema").joinpath("viestilint.schema.json").read_text(encoding="utf-8"))
DOCS = ROOT / "docs"

# The schema


def fits(text: str) -> bool:
    """Whether the schema accepts a configuration."""
    return Draft7Validator(SCHEMA).is_valid(tomllib.loads(text))


def loads(text: str, folder: Path) -> bool:
    """Whether the program accepts it."""
    path = folder / "viestilint.toml"
    path.write_text(text, encoding="utf-8")
    try:
        config_from_file(load_config(path))
    except ViestilintError:
        return False
    return True


def test_the_shipped_schema_is_current_and_a_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert schema() == SCHEMA, "run: python -m viestilint.schema.build"
    assert files("viestilint.schema").joinpath("viestilint.schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_schema_knows_every_key_and_no_other() -> None:
    properties = SCHEMA["properties"]
    assert (list(properties), set(DESCRIBED)) == (list(KEYS), set(KEYS)), "describe it in viestilint/schema/keys.py"
    assert set(properties["messages"]["items"]["properties"]) == MESSAGE_KEYS == set(ENTRIES)
    assert {name: set(properties[name]["properties"]) for name in TABLE_KEYS} == {
        name: set(keys) for name, keys in TABLE_KEYS.items()
    }
    assert set(FINNISH_TYPES) == set(metadata._FINNISH_TYPES)


@pytest.mark.parametrize("name", DESCRIBED)
def test_every_example_is_accepted_by_the_schema(name: str) -> None:
    assert [
        error.message for error in Draft7Validator(SCHEMA).iter_errors(tomllib.loads(DESCRIBED[name].example))
    ] == []
    assert name in tomllib.loads(DESCRIBED[name].example)


@pytest.mark.parametrize("name", ENTRIES)
def test_every_example_of_an_entry_is_accepted(name: str, tmp_path: Path) -> None:
    entry = f"[[messages]]\n{ENTRIES[name].example}\n" + ('files = "a"\n' if name != "files" else "")
    assert (fits(entry), loads(entry, tmp_path)) == (True, True)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("", True),
        ('preset = "tiukka"', True),
        ('preset = "tiukin"', False),
        ('presett = "tiukka"', False),
        ('lang = "sv"', False),
        ('fail-on = "never"', True),
        ('fail-on = "sometimes"', False),
        ("min-score = 90", True),
        ('min-score = "90"', False),
        ("min-score = 90.5", False),
        ("min-score = true", False),
        ("min-score = 101", False),
        ("min-score = -1", False),
        ('select = "sms"', False),
        ("select = [1]", False),
        ('puhuttelu = "te"', True),
        ('puhuttelu = "Te"', False),
        ('type = "lasku"', True),
        ('type = "laskut"', False),
        ('channel = "some"', True),
        ('channel = "fax"', False),
        ('mode = "sent"', True),
        ('mode = "draft"', False),
        ('[severity]\nsms = "off"', True),
        ('[severity]\nsms = "fatal"', False),
        ('[per-file-ignores]\n"a/**" = "sms"', True),
        ('[per-file-ignores]\n"a/**" = 1', False),
        ("[placeholder-lengths]\nname = 12", True),
        ("[placeholder-lengths]\nname = -1", False),
        ("[placeholder-examples]\nname = 'Liisa'", True),
        ("[placeholder-examples]\nname = ' '", False),
        ("[placeholder-examples]\nname = 12", False),
        ('[sms]\nprice = 0.06\nvaliviiva = "–"', True),
        ('[sms]\nprice = "0,06"', True),
        ("[sms]\nprise = 0.06", False),
        ("[sms]\nprice = [1]", False),
        ('[sms]\nprice = "nan"', False),
        ('[sms]\nprice = ""', False),
        ("[sms]\nprice = -1", False),
        ("[sms]\nvaliviiva = 1", False),
        ("[bingo]\nstrict = true\nmax = 3", True),
        ("[bingo]\nstrict = 1", False),
        ("[bingo]\nmax = '3'", False),
        ('[[messages]]\nfiles = "a"\nchannel = "sms"', True),
        ('[[messages]]\nkeys = ["a", "b"]\nignore = ["sms"]', True),
        ('[[messages]]\nchannel = "sms"', False),
        ('[[messages]]\nfiles = "a"\nchanel = "sms"', False),
        ('[[messages]]\nfiles = "a"\nthread = "ongoing"', False),
        ('[messages]\nfiles = "a"', False),
        ("[[messages]]\nfiles = 1", False),
        ("[[messages]]\nkeys = [1]", False),
    ],
)
def test_schema_and_program_accept_the_same(text: str, right: bool, tmp_path: Path) -> None:
    assert (fits(text), loads(text, tmp_path)) == (right, right)


# The documentation


def test_the_page_of_the_configuration_is_current() -> None:
    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    assert page() in text, "run: python -m viestilint.schema.build"
    assert re.findall(r"^### `([\w-]+)`$", text, re.M) == list(KEYS)


@pytest.mark.parametrize(
    ("name", "snippet"),
    [("pre-commit.md", snippets.pre_commit()), ("github.md", snippets.github()), ("gitlab.md", snippets.gitlab())],
)
def test_pages_show_the_snippets_that_init_prints(name: str, snippet: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    assert snippet in text
    assert f"docs/{name}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "page_name", ["configuration.md", "pre-commit.md", "github.md", "gitlab.md", "suppressions-and-baseline.md"]
)
def test_pages_name_only_options_that_exist(page_name: str) -> None:
    text = (DOCS / page_name).read_text(encoding="utf-8")
    known = {name for option in check_command.params for name in option.opts}
    known |= {"--help", "--prune", "--all-files", "--force", "--stdout", "--quiet"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - known == set()
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert [link for link in links if not (DOCS / link).exists()] == []


# init


def write(folder: Path, texts: dict[str, str]) -> None:
    """Files with their texts."""
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


SEEN = {
    "pohjat/sms/nouto.txt": "Hei! Tilauksenne on noudettavissa. Voitte hakea sen huomenna.\n",
    "pohjat/lasku.html": "<p>Hei!</p><p>Laskunne on liitteenä. Maksattehan sen ajoissa.</p>\n",
    "locale/fi.json": '{"sms.nouto": "Tilauksenne on noudettavissa.", "mail.nouto": "Tilauksenne odottaa teitä."}\n',
    "locale/sv.json": '{"sms.nouto": "Din beställning kan hämtas."}\n',
    "README.png": "",
    "tiedot/viestit.csv": "id,viesti\n1,Hei!\n",
    ".github/workflows/ci.yml": "on: push\n",
}


def test_init_writes_what_it_saw(tmp_path: Path) -> None:
    write(tmp_path, SEEN)
    done = run("init", cwd=tmp_path)
    text = (tmp_path / "viestilint.toml").read_text(encoding="utf-8")
    values = tomllib.loads(text)
    assert (done.returncode, done.stderr) == (0, "")
    assert values["puhuttelu"] == "te"
    assert values["messages"] == [
        {"keys": "sms.*", "channel": "sms"},
        {"files": "/pohjat/sms/**", "channel": "sms"},
    ]
    for said in ("plain text 1", "HTML, MJML 1", "JSON, ARB 1", "fi, sv", "tiedot/viestit.csv"):
        assert said in text
    assert Draft7Validator(SCHEMA).is_valid(values)
    assert snippets.pre_commit(("locale", "pohjat")) in done.stdout
    assert snippets.github(("locale", "pohjat")) in done.stdout
    assert snippets.gitlab(("locale", "pohjat")) in done.stdout


def test_what_init_wrote_sets_the_channels(tmp_path: Path) -> None:
    write(tmp_path, {"a/tekstiviestit/b.txt": "Hei!\n", "a/push-viestit.txt": "Hei!\n", "c.txt": "Hei!\n"})
    run("init", cwd=tmp_path)
    text = (tmp_path / "viestilint.toml").read_text(encoding="utf-8")
    assert re.findall(r'^(?:files|channel) = "(.*)"$', text, re.M) == [
        "/a/push-viestit.txt",
        "push",
        "/a/tekstiviestit/**",
        "sms",
    ]


@pytest.mark.parametrize("name", ["viestilint.toml", ".viestilint.toml", "pyproject.toml"])
def test_init_never_overwrites_unless_forced(name: str, tmp_path: Path) -> None:
    mine = '[tool.viestilint]\nlang = "fi"\n' if name == "pyproject.toml" else 'lang = "fi"\n'
    write(tmp_path, {"a.txt": FAULTY, name: mine})
    done = run("init", cwd=tmp_path)
    assert (done.returncode, f"{name}: is the configuration already" in done.stderr) == (2, True)
    assert (tmp_path / name).read_text() == mine
    assert run("init", "--force", cwd=tmp_path).returncode == 0
    assert "init" in (tmp_path / "viestilint.toml").read_text()


def test_init_prints_on_demand_and_says_what_it_could_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": FAULTY, "fi.json": "{"})
    done = run("init", "--stdout", "--lang", "en", cwd=tmp_path)
    assert (done.returncode, tomllib.loads(done.stdout)["lang"]) == (0, "en")
    assert done.stderr.startswith("viestilint: could not be read: fi.json:")
    assert not (tmp_path / "viestilint.toml").exists()


def test_init_in_an_empty_folder_writes_a_configuration_that_loads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", cwd=tmp_path).returncode == 0
    monkeypatch.chdir(tmp_path)
    assert config_from({}).reading.locales == ("fi",)


# Continuous integration


def test_snippets_are_yaml() -> None:
    assert yaml.safe_load(snippets.pre_commit(("a", "b")))["repos"][0]["hooks"][0]["files"] == "^(a|b)/"
    assert "files" not in yaml.safe_load(snippets.pre_commit((".", "b")))["repos"][0]["hooks"][0]
    assert yaml.safe_load(snippets.github(("a",)))["jobs"]["viestilint"]["steps"][1]["with"] == {"paths": "a"}
    assert yaml.safe_load(snippets.gitlab(()))["viestilint"]["artifacts"]["reports"] == {
        "codequality": "viestilint.json"
    }


ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def test_the_action_uses_every_input_and_no_other() -> None:
    steps = ACTION["runs"]["steps"]
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", json.dumps(steps)))
    assert used == set(ACTION["inputs"])
    # An expression inside a script could be made to run as one.
    assert all("${{" not in step.get("run", "") for step in steps)
    assert all(step["shell"] == "bash" for step in steps if "run" in step)


@pytest.mark.parametrize(
    ("env", "code", "annotations"),
    [
        ({"PATHS": "a.txt"}, 1, 1),
        ({"PATHS": "a.txt b.txt"}, 1, 2),
        ({"PATHS": "a.txt", "ARGS": "--fail-on error"}, 0, 1),
        ({"PATHS": "a.txt", "SINCE": "HEAD"}, 0, 0),
        ({"PATHS": "b.txt", "SINCE": "HEAD"}, 1, 1),
        ({"PATHS": "$(touch x) a.txt"}, 2, 1),
        ({"PATHS": "a.txt", "SARIF": "viestilint.sarif"}, 1, 1),
    ],
)
def test_the_action_annotates_and_fails(tmp_path: Path, env: dict[str, str], code: int, annotations: int) -> None:
    write(tmp_path, {"a.txt": FAULTY, "viestilint.toml": 'select = ["rahasumma-muoto"]\n'})
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    commit_all(tmp_path)
    write(tmp_path, {"b.txt": FAULTY, "bin/viestilint": f'#!/bin/sh\nexec "{sys.executable}" -m viestilint "$@"\n'})
    (tmp_path / "bin" / "viestilint").chmod(0o755)
    given = {"ARGS": "", "SINCE": "", "SARIF": "", **env, "PYTHONPATH": str(ROOT)}
    script = ACTION["runs"]["steps"][-1]["run"]
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=tmp_path,
        env={**os.environ, **given, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout.count("::warning file=")) == (code, annotations)
    assert (tmp_path / "x").exists() is False
    assert (tmp_path / "viestilint.sarif").exists() is bool(env.get("SARIF"))


# Names of rules


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('select = ["sanastoo"]\n', "viestilint.toml:1: unknown rule 'sanastoo'; did you mean 'sanasto'?"),
        ("# rahasumma-muto\n[severity]\nrahasumma-muto = 'off'\n", "viestilint.toml:3: unknown rule 'rahasumma-muto'"),
        ('[per-file-ignores]\n"*.txt" = ["merkinat"]\n', "viestilint.toml:2: unknown rule 'merkinat'"),
        ('[[messages]]\nfiles = "*"\nignore = ["fraasii"]\n', "viestilint.toml:3: unknown rule 'fraasii'"),
    ],
)
def test_an_unknown_rule_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "viestilint.toml").write_text(text, encoding="utf-8")
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    done = run("check", "a.txt", cwd=tmp_path)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr


def test_the_baseline_leaves_excluded_files_out(tmp_path: Path) -> None:
    (tmp_path / "viestilint.toml").write_text('exclude = ["vanhat/**"]\n', encoding="utf-8")
    (tmp_path / "vanhat").mkdir()
    for name in ("a.txt", "vanhat/b.txt"):
        (tmp_path / name).write_text(FAULTY, encoding="utf-8")
    assert run("baseline", ".", cwd=tmp_path).returncode == 0
    entries = json.loads((tmp_path / "viestilint-baseline.json").read_text(encoding="utf-8"))["findings"]
    assert {entry["path"] for entry in entries} == {"a.txt"}
