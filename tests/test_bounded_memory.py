"""What is remembered of words has an end: a run over a million messages takes no more memory than one over some."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest

from viestilint.language import morphology as module
from viestilint.language.morphology import Morphology


class Counting:
    """An engine that knows no word and counts the questions."""

    name, dictionary, starts_slowly = "counting", "none", False

    def __init__(self) -> None:
        self.asked: list[str] = []

    def outputs(self, word: str) -> Sequence[str]:
        self.asked.append(word)
        return ()


def test_words_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_WORDS", 100)
    engine = Counting()
    morphology = Morphology(engine)
    words = ["".join(letters) for letters in product("abc", repeat=6)]
    for word in words:
        assert morphology.analyse(word) == morphology.analyse(word) == ()
        assert morphology.keys(word) == {word}
        assert len(morphology._known) <= 100
        assert len(morphology._keys) <= 100
    assert engine.asked == words


def test_a_forgotten_word_is_read_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_WORDS", 2)
    morphology = Morphology("auto")
    words = ["laskunne", "maksakaa", "10-vuotias", "onkohan", "laskunne", "maksakaa"]
    fresh = [Morphology("auto").analyse(word) for word in words]
    assert [morphology.analyse(word) for word in words] == fresh
    assert [morphology.keys(word) for word in words] == [Morphology("auto").keys(word) for word in words]
