"""Questions of customers and whether replies answer them: the labelled pairs, and single readings."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from viestilint.checks.answering import tables_of
from viestilint.language.morphology import Morphology
from viestilint.language.question import DIRECT, INDIRECT, REQUEST
from viestilint.language.questions import find_questions

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

from answers import LABELLED, PAIRS, TABLES, measure  # noqa: E402

# What is reached now; a change that loses some of it must be meant.
F1 = {"kehitys.yaml": 0.99, "vertailu.yaml": 0.98, "uudet.yaml": 0.95}
ACCURACY = {"kehitys.yaml": 0.95, "vertailu.yaml": 0.93, "uudet.yaml": 0.90}


@pytest.mark.parametrize("name", LABELLED)
def test_pairs(name: str, morphology: Morphology) -> None:
    figures = measure(PAIRS / name, morphology)
    assert figures.f1 >= F1[name], "\n".join(figures.mistakes)
    assert figures.accuracy >= ACCURACY[name], "\n".join(figures.mistakes)


def test_there_are_enough_pairs(morphology: Morphology) -> None:
    assert sum(measure(PAIRS / name, morphology).pairs for name in LABELLED) >= 80


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Onko huone vapaa ja voiko siihen saada matkasängyn?", [("yes-no", DIRECT), ("yes-no", DIRECT)]),
        ("voisko paketin lähettää uudestaan", [("document", REQUEST)]),
        ("onks teillä auki huomenna ja saaks koiran tuoda", [("yes-no", DIRECT), ("yes-no", DIRECT)]),
        ("millonka paketti tulee", [("time", DIRECT)]),
        ("Ihmettelen, miksi lasku on suuri.", [("reason", INDIRECT)]),
        ("Voisitteko kertoa, mihin aikaan saavutte?", [("time", INDIRECT)]),
        ("Kertoisitteko toimituksen hinnan?", [("amount", INDIRECT)]),
        ("Tarvitsenko oman lipun vai riittääkö ryhmän lippu?", [("choice", DIRECT)]),
        ("Paljonko aikaa minulla on?", [("duration", DIRECT)]),
        ("Haluaisin siirtää aikani, onnistuuko se?", [("yes-no", REQUEST), ("yes-no", DIRECT)]),
        ("Kiitos jo etukäteen avusta!", []),
        ("Kuinka hienoa palvelua!", []),
        ("Moi, mitä kuuluu?", []),
        ("Miten tämä on mahdollista?", []),
        ("Koska lasku on väärin, en maksa sitä.", []),
        ("Tilasin paidan, mikä oli väärän kokoinen.", []),
    ],
)
def test_questions(text: str, wanted: list[tuple[str, str]], morphology: Morphology) -> None:
    tables = tables_of(TABLES.as_posix()).questions
    found = find_questions(text, morphology, tables)
    assert [(q.expects, q.kind) for q in found] == wanted
    assert all(q.span.of(text) == q.text for q in found)
