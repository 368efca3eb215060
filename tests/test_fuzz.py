"""A short fuzzing run, the same every time: the targets of ``fuzz`` on fixed bytes, on mutated files, on drawn texts.

The long run is ``python -m fuzz.run TARGET`` (docs/robustness.md).
"""

from __future__ import annotations

import random

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from fuzz import properties
from fuzz.inputs import MARKS, READABLE, Draw, file_seeds, mutations, vocabulary
from fuzz.targets import TARGETS, seeds
from viestilint.readers.registry import reader_name

# target → inputs of mutated seeds and of plain random bytes
ROUNDS = {
    "readers": 250,
    "placeholders": 300,
    "document": 60,
    "matcher": 60,
    "files": 25,
    "fixes": 12,
    "rule_text": 150,
    "rule_made": 150,
    "settings": 200,
}


def test_every_target_has_its_rounds() -> None:
    assert set(ROUNDS) == set(TARGETS)
    assert all(reader_name(path, properties.OPTIONS) for path in READABLE)


def of_bytes(target: str, count: int) -> list[bytes]:
    """Seeds with bytes cut, doubled and changed; half of them bytes without any plan."""
    drawn = random.Random(f"{target} 1")
    known = [seed for seed in seeds(target) if len(seed) < 4000]
    out = []
    for number in range(count):
        data = bytearray(drawn.choice(known) if number % 2 else drawn.randbytes(drawn.randint(0, 160)))
        for _ in range(drawn.randint(0, 6)):
            at = drawn.randint(0, len(data))
            data[at : at + drawn.choice((0, 1, 1, 8))] = drawn.randbytes(drawn.choice((0, 1, 1, 8)))
        out.append(bytes(data))
    return out


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_breaks(target: str) -> None:
    for data in of_bytes(target, ROUNDS[target]):
        TARGETS[target](data)


def test_the_same_bytes_give_the_same_input() -> None:
    for data in of_bytes("matcher", 20):
        assert Draw(data).text() == Draw(data).text()
    assert of_bytes("files", 5) == of_bytes("files", 5)


def test_files_of_every_format_with_parts_cut_doubled_and_spoilt() -> None:
    tried = set()
    for (path, _), text in mutations(file_seeds(), lambda one: one[1][:3000], seed=11, count=400):
        properties.check_read(path, text)
        tried.add(path)
    assert len(tried) > 20


_WORDS = st.lists(st.one_of(st.sampled_from(vocabulary()), st.sampled_from(MARKS)), max_size=40).map(" ".join)


@seed(3)
@settings(max_examples=25, deadline=None, database=None)
@given(text=_WORDS)
def test_words_of_the_rules_in_any_order(text: str) -> None:
    properties.check_lint("sms/viesti.txt", text)


@seed(4)
@settings(max_examples=12, deadline=None, database=None)
@given(text=_WORDS)
def test_fixes_of_words_in_any_order(text: str) -> None:
    properties.check_fix("viesti.txt", text)


@seed(5)
@settings(max_examples=150, deadline=None, database=None)
@given(text=st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=300))
def test_any_text_at_all(text: str) -> None:
    properties.check_read("viesti.txt", text)
    properties.check_read("viesti.html", text)
    properties.check_find_placeholders(text)
