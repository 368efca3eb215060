"""The built-in rules as data beside the program: made at the first run, brought by the wheel, never believed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from viestilint.patterns import treecache
from viestilint.patterns.catalogue import load_catalogue, write_index


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for the cache, and no file of a wheel."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(sys, "pycache_prefix", str(folder))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(treecache, "_BUILT", tmp_path / "none")
    return folder


def rules() -> list[str]:
    return [rule.id for rule in load_catalogue()]


def test_the_first_run_writes_what_the_second_reads(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = rules()
    (file,) = cache.glob("*.json")
    before = file.stat().st_mtime_ns
    monkeypatch.setattr(treecache, "load_tree", None)
    assert rules() == first
    assert file.stat().st_mtime_ns == before


def test_what_the_cache_says_of_variants_is_what_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    load_catalogue()
    monkeypatch.setattr(treecache, "load_tree", None)
    for rule in load_catalogue():
        assert list(rule.triggers) == [variant.triggers for variant in rule.variants]


def test_nothing_is_written_where_python_writes_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rules()
    assert not cache.exists()


def test_the_file_of_a_wheel_is_read_first(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = rules()
    built = tmp_path / "built"
    write_index(built)
    monkeypatch.setattr(treecache, "_BUILT", built)
    monkeypatch.setattr(treecache, "load_tree", None)
    (file,) = cache.glob("*.json")
    file.unlink()
    assert rules() == first
    assert not list(cache.glob("*.json"))
