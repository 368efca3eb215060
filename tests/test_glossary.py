"""The house's own terms, from a file that the configuration names."""

from __future__ import annotations

from pathlib import Path

import pytest

from viestilint.config import Config, config_from_file
from viestilint.configfile import find_config, load_config
from viestilint.errors import ViestilintError
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile


def configured(folder: Path) -> Config:
    path = find_config(folder)
    assert path is not None
    return config_from_file(load_config(path))


GLOSSARY = """
lähetys: [toimituserä, postierä]
OmaKaisla:
  avoid: [omakaisla, Oma Kaisla]
  why: näin nimi kirjoitetaan sovelluksessa.
"""


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Toimituserästä lähtee viesti.", ["Toimituserästä"]),
        ("Lähetyksestä lähtee viesti.", []),
        ("Maksa Oma Kaislassa.", ["Oma Kaislassa"]),
        ("Maksa OmaKaislassa.", []),
    ],
)
def test_the_glossary_of_the_house(tmp_path: Path, text: str, flagged: list[str]) -> None:
    (tmp_path / "termit.yaml").write_text(GLOSSARY, encoding="utf-8")
    (tmp_path / "viestilint.toml").write_text('glossary = "termit.yaml"\nselect = ["talon-termi"]\n', encoding="utf-8")
    found = Linter(configured(tmp_path)).check_source(SourceFile("a.txt", text)).messages[0].findings
    assert [f.span.of(text) for f in found] == flagged
    assert all(f.rule == "talon-termi" for f in found)


def test_an_approved_term_is_neither_jargon_nor_misspelled(tmp_path: Path) -> None:
    (tmp_path / "termit.yaml").write_text("katevaraus: [ennakkovaraus]\n", encoding="utf-8")
    (tmp_path / "viestilint.toml").write_text(
        'glossary = "termit.yaml"\nselect = ["ammattislangi", "kirjoitusvirhe"]\n', encoding="utf-8"
    )
    linter = Linter(configured(tmp_path))
    assert linter.check_source(SourceFile("a.txt", "Kortilla on katevaraus.")).messages[0].findings == ()


@pytest.mark.parametrize(
    ("glossary", "problem"),
    [
        ("lähetys: {why: koska}\n", "termit.yaml:1: 'lähetys' needs 'avoid'"),
        ("lähetys: {avod: erä}\n", "unknown key 'avod'; did you mean 'avoid'?"),
        ("- lähetys\n", "termit.yaml:1: expected a mapping here"),
    ],
)
def test_a_wrong_glossary(tmp_path: Path, glossary: str, problem: str) -> None:
    (tmp_path / "termit.yaml").write_text(glossary, encoding="utf-8")
    (tmp_path / "viestilint.toml").write_text('glossary = "termit.yaml"\n', encoding="utf-8")
    with pytest.raises(ViestilintError) as error:
        configured(tmp_path)
    assert problem in str(error.value)
