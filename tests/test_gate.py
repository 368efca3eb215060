"""The gate: configuration, suppressions, baseline, changed lines and output formats."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from viestilint.configfile import find_config, load_config
from viestilint.errors import ConfigError
from viestilint.filters.changed import parse_diff, touches
from viestilint.filters.suppress import read_suppressions

ROOT = Path(__file__).resolve().parent.parent
FAULTY = "Hei!\nMaksa 12€ heti.\nTerveisin\nKirja-aitta Oy\n"


def run(*arguments: str, cwd: Path, text: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """Runs the command line in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "viestilint", *arguments],
        cwd=cwd,
        input=text,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "GITHUB_ACTIONS": "", **env},
    )


def rules_found(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The rules of a JSON report."""
    return [finding["rule"] for finding in json.loads(done.stdout)["findings"]]


ONLY = ("--select", "rahasumma-muoto", "--format", "json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty git repository."""
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    return tmp_path


# Configuration


def test_the_nearest_file_upward_is_used_and_nothing_above_the_repository(folder: Path) -> None:
    (folder / "viestilint.toml").write_text('lang = "en"\n')
    inner = folder / "a" / "b"
    inner.mkdir(parents=True)
    assert find_config(inner) == folder.resolve() / "viestilint.toml"
    nested = folder / "nested"
    nested.mkdir()
    subprocess.run(["git", "init", "-q", "."], cwd=nested, check=True)
    assert find_config(nested) is None


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('lang = "fi"\npresett = "tiukka"\n', 2, "unknown key 'presett'; did you mean 'preset'?"),
        ('\n[[messages]]\nfiles = "a"\nchanel = "sms"\n', 4, "unknown key 'chanel'; did you mean 'channel'?"),
        ('select = "sms"\n', 1, "'select' is to be a list of texts"),
        ("[sms]\nprise = 1\n", 2, "unknown key 'prise'; did you mean 'price'?"),
        ("lang = fi\n", 1, "not valid TOML"),
    ],
)
def test_a_wrong_file_is_an_error_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "viestilint.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert (caught.value.line, caught.value.message[: len(message)]) == (line, message)


def test_extends_goes_upward_and_never_in_circles(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text('lang = "en"\npreset = "tiukka"\n')
    (tmp_path / "viestilint.toml").write_text('extends = "base.toml"\nlang = "fi"\n')
    assert dict(load_config(tmp_path / "viestilint.toml").values) == {
        "extends": "base.toml",
        "lang": "fi",
        "preset": "tiukka",
    }
    (tmp_path / "base.toml").write_text('extends = "viestilint.toml"\n')
    with pytest.raises(ConfigError, match="circle"):
        load_config(tmp_path / "viestilint.toml")


def test_a_glob_sets_the_channel_and_a_severity_is_overridden(folder: Path) -> None:
    (folder / "viestit").mkdir()
    (folder / "viestit" / "a.txt").write_text(FAULTY)
    (folder / "viestilint.toml").write_text(
        '[[messages]]\nfiles = "viestit/**"\nchannel = "chat"\n[severity]\nrahasumma-muoto = "error"\n'
    )
    done = run("viestit", *ONLY, cwd=folder)
    finding = json.loads(done.stdout)["findings"][0]
    assert (finding["channel"], finding["severity"], done.returncode) == ("chat", "error", 1)


def test_per_file_ignores_and_off(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    (folder / "viestilint.toml").write_text('[per-file-ignores]\n"a.txt" = ["merkinnat"]\n')
    assert rules_found(run("a.txt", *ONLY, cwd=folder)) == []
    (folder / "viestilint.toml").write_text('[severity]\nmerkinnat = "off"\n')
    assert rules_found(run("a.txt", *ONLY, cwd=folder)) == []


def test_an_excluded_file_that_is_named_is_skipped_only_by_force(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    (folder / "viestilint.toml").write_text('exclude = ["a.txt"]\n')
    assert rules_found(run("a.txt", *ONLY, cwd=folder)) == ["rahasumma-muoto"]
    forced = run("a.txt", "--force-exclude", "--allow-empty", *ONLY, cwd=folder)
    assert rules_found(forced) == []
    assert "a.txt: excluded, not checked" in forced.stderr
    assert run("a.txt", "--force-exclude", cwd=folder).returncode == 2


# Suppressions


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("a.html", "<p>Hei!</p>\n<!-- viestilint: ignore[rahasumma-muoto] -->\n<p>Maksa 12€.</p>\n", 0),
        ("a.html", "<p>Hei!</p>\n<!-- viestilint: ignore[merkinnat] -->\n<p>Maksa 12€.</p>\n", 0),
        ("a.html", "<p>Hei!</p>\n<!-- viestilint: ignore -->\n<p>Maksa 12€.</p>\n", 0),
        ("a.html", "<p>Hei!</p>\n<!-- viestilint: ignore[kapulakieli] -->\n<p>Maksa 12€.</p>\n", 1),
        ("a.html", "<!-- viestilint: ignore-file -->\n<p>Hei!</p>\n<p>1€</p>\n<p>2€</p>\n", 0),
        ("a.jinja", "Hei!\n{# viestilint: ignore[rahasumma-muoto] #}\nMaksa 12€.\nMaksa 5€.\n", 1),
        ("fi.yaml", "fi:\n  # viestilint: ignore[rahasumma-muoto]\n  a: Maksa 12€.\n  b: Maksa 5€.\n", 1),
        ("a.properties", "# viestilint: ignore[rahasumma-muoto]\na=Maksa 12€.\nb=Maksa 5€.\n", 1),
        (
            "fi.po",
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
            '#. viestilint: ignore[rahasumma-muoto]\nmsgid "a"\nmsgstr "Maksa 12€."\n\n'
            'msgid "b"\nmsgstr "Maksa 5€."\n',
            1,
        ),
    ],
)
def test_a_comment_silences_what_follows_it(folder: Path, name: str, text: str, left: int) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    assert len(rules_found(run(name, *ONLY, cwd=folder))) == left


def test_front_matter_silences_too(folder: Path) -> None:
    (folder / "a.txt").write_text("---\nignore: rahasumma-muoto\n---\n" + FAULTY)
    assert rules_found(run("a.txt", *ONLY, cwd=folder)) == []


def test_an_unused_suppression_is_told_and_fails_on_demand(folder: Path) -> None:
    (folder / "a.html").write_text("<!-- viestilint: ignore[kapulakieli] -->\n<p>Maksa 12 €.</p>\n")
    done = run("a.html", *ONLY, cwd=folder)
    assert "a.html:1: this suppression silences nothing (kapulakieli)" in done.stderr
    assert (done.returncode, run("a.html", *ONLY, "--report-unused-suppressions", cwd=folder).returncode) == (0, 1)


def test_prose_about_suppressions_is_none() -> None:
    assert read_suppressions("Kirjoita viestilint: ignore, jos haluat.", ()) == ()


def test_a_suppressed_finding_is_not_fixed(folder: Path) -> None:
    text = "<p>Hei!</p>\n<!-- viestilint: ignore[rahasumma-muoto] -->\n<p>Maksa 12€.</p>\n"
    (folder / "a.html").write_text(text)
    run("a.html", "--fix", "--select", "rahasumma-muoto", cwd=folder)
    assert (folder / "a.html").read_text() == text


# Baseline


def test_a_baseline_silences_the_known_and_survives_moved_lines(folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(FAULTY)
    assert run("baseline", "a.txt", "--select", "rahasumma-muoto", cwd=folder).returncode == 0
    known = ("--baseline", "viestilint-baseline.json")
    assert rules_found(run("a.txt", *ONLY, *known, cwd=folder)) == []
    path.write_text("Hei!\n\n\n" + FAULTY.removeprefix("Hei!\n"))
    assert rules_found(run("a.txt", *ONLY, *known, cwd=folder)) == []
    path.write_text(FAULTY.replace("Terveisin", "Maksa myös 5€.\nTerveisin"))
    assert rules_found(run("a.txt", *ONLY, *known, cwd=folder)) == ["rahasumma-muoto"]


def test_stale_entries_are_told_and_pruned(folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(FAULTY)
    run("baseline", "a.txt", "--select", "rahasumma-muoto", cwd=folder)
    path.write_text(FAULTY.replace("12€", "12 €"))
    done = run("a.txt", *ONLY, "--baseline", "viestilint-baseline.json", cwd=folder)
    assert "the baseline's rahasumma-muoto «12€» is no more" in done.stderr
    run("baseline", "a.txt", "--prune", "--select", "rahasumma-muoto", cwd=folder)
    assert json.loads((folder / "viestilint-baseline.json").read_text())["findings"] == []


def test_a_broken_baseline_is_one_line_and_exit_2(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    (folder / "b.json").write_text("{}")
    done = run("a.txt", "--baseline", "b.json", cwd=folder)
    assert (done.returncode, done.stderr.strip()) == (2, "viestilint: b.json: is no viestilint baseline")


# Changed lines


def test_only_messages_with_changed_lines_are_checked(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(FAULTY)
    git = ["git", "-c", "user.email=a@b.fi", "-c", "user.name=a"]
    subprocess.run([*git, "add", "."], cwd=folder, check=True)
    subprocess.run([*git, "commit", "-qm", "alku"], cwd=folder, check=True)
    (folder / "b.txt").write_text(FAULTY.replace("heti", "nyt"))
    (folder / "c.txt").write_text(FAULTY)
    report = json.loads(run(".", *ONLY, "--since", "HEAD", cwd=folder).stdout)
    assert [finding["path"] for finding in report["findings"]] == ["b.txt", "c.txt"]


def test_an_unknown_revision_is_one_line_and_exit_2(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    done = run("a.txt", "--since", "ei-ole", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith("viestilint: --since: ")
    assert len(done.stderr.splitlines()) == 1


def test_deleted_lines_touch_their_neighbours() -> None:
    changes = parse_diff("+++ b/a.txt\n@@ -3 +2,0 @@\n-x\n+++ b/b.txt\n@@ -1 +1,2 @@\n")
    assert changes == {"a.txt": ((2, 3),), "b.txt": ((1, 2),)}
    assert touches(changes, "a.txt", 3, 9)
    assert not touches(changes, "a.txt", 4, 9)


# Formats


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "rdjson"])
def test_json_formats_are_one_document(folder: Path, name: str) -> None:
    (folder / "a.txt").write_text(FAULTY)
    done = run("a.txt", "--format", name, cwd=folder)
    assert json.loads(done.stdout)


def test_sarif_names_rule_place_fix_and_fingerprint(folder: Path) -> None:
    (folder / "ä b.txt").write_text(FAULTY)
    done = run("ä b.txt", "--select", "rahasumma-muoto", "--format", "sarif", cwd=folder)
    tool = json.loads(done.stdout)["runs"][0]
    result = tool["results"][0]
    assert tool["columnKind"] == "unicodeCodePoints"
    assert tool["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "rahasumma-muoto"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%C3%A4%20b.txt"
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (2, 7)
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "12 €"
    assert result["partialFingerprints"]["viestilint/v1"]


def test_github_puts_the_worst_first_and_escapes(folder: Path) -> None:
    (folder / "a.txt").write_text("---\nchannel: sms\n---\nHei! Maksa 12€, 50% alennus… Terveisin Kirja-aitta\n")
    summary = folder / "summary.md"
    done = run("a.txt", cwd=folder, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    levels = [line.split()[0] for line in done.stdout.splitlines()]
    assert levels == sorted(levels, key=["::error", "::warning", "::notice"].index)
    assert "50% " not in done.stdout
    assert "viestilint" in summary.read_text()


def test_gitlab_fingerprints_are_unique(folder: Path) -> None:
    (folder / "a.txt").write_text("Hei!\n" + "Maksa 12€ heti.\n" * 5)
    done = run("a.txt", "--format", "gitlab", "--select", "rahasumma-muoto", cwd=folder)
    prints = [issue["fingerprint"] for issue in json.loads(done.stdout)]
    assert len(prints) == len(set(prints)) == 5


def test_junit_is_xml_with_a_failure(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    done = run("a.txt", "--format", "junit", "--select", "rahasumma-muoto", cwd=folder)
    suite = ET.fromstring(done.stdout).find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == ("1", "1")


def test_statistics_go_beside_the_report(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    done = run("a.txt", *ONLY, "--statistics", cwd=folder)
    assert "1  warning  rahasumma-muoto" in done.stderr
    assert json.loads(done.stdout)["summary"]["warning"] == 1
