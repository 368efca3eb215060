"""What the slow engine said of words is kept between runs, and nothing of a secret."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from viestilint.config import Config
from viestilint.language.morphology import Morphology
from viestilint.memory import Memory
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile
from viestilint.wordstore import WordStore


class Counting:
    """An engine that notes what it is asked."""

    name = "counting"
    dictionary = "sanat 1"
    starts_slowly = True

    def __init__(self) -> None:
        self.asked: list[str] = []

    def outputs(self, word: str) -> list[str]:
        self.asked.append(word)
        return ["[Ln][Xp]talo[X]talo[Sn][Ny]"] if word == "talo" else []


def lint(folder: Path, text: str) -> None:
    folder.mkdir(exist_ok=True)
    memory = Memory(folder, "ajo", WordStore(folder))
    linter = Linter(Config(engine="embedded"), memory)
    assert linter.check_source(SourceFile("viesti.txt", text)).errors == ()
    memory.save(linter.engine)


def stored(folder: Path) -> set[str]:
    return {word for file in folder.glob("words-*.json") for word in json.loads(file.read_text(encoding="utf-8"))}


def test_a_word_is_looked_up_once(tmp_path: Path) -> None:
    engine = Counting()
    for _ in range(2):
        store = WordStore(tmp_path)
        morphology = Morphology(engine, store)
        assert [r.lemma for r in morphology.analyse("talo")] == ["talo"]
        assert morphology.analyse("zzz") == ()
        store.settle(True)
        store.save()
    assert engine.asked == ["talo", "zzz"]


def test_a_new_dictionary_is_asked_anew(tmp_path: Path) -> None:
    engine = Counting()
    for dictionary in ("sanat 1", "sanat 2"):
        engine.dictionary = dictionary
        store = WordStore(tmp_path)
        Morphology(engine, store).analyse("talo")
        store.settle(True)
        store.save()
    assert engine.asked == ["talo", "talo"]
    assert len(list(tmp_path.glob("words-*.json"))) == 1


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"talo": 1}', '{"talo": [1]}'])
def test_a_broken_file_is_made_anew(tmp_path: Path, broken: str) -> None:
    lint(tmp_path / "a", "Kirja on saapunut.")
    (file,) = (tmp_path / "a").glob("words-*.json")
    file.write_text(broken, encoding="utf-8")
    lint(tmp_path / "a", "Kirja on saapunut tänään.")
    assert {"kirja", "tänään"} <= stored(tmp_path / "a")


def test_no_word_of_a_message_with_a_secret_is_stored(tmp_path: Path) -> None:
    lint(tmp_path / "a", "Kirja on saapunut.")
    lint(tmp_path / "a", "Salasana: hopeakettu77")
    assert "kirja" in stored(tmp_path / "a")
    assert not {"hopeakettu77", "hopeakettu", "salasana"} & stored(tmp_path / "a")
