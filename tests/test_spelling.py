"""Suggestions and word lists: the same on both engines."""

from __future__ import annotations

import pytest

from viestilint.checks import kirjoitusvirhe
from viestilint.language.morphology import Morphology
from viestilint.language.suggestions import Suggestion, suggest
from viestilint.language.wordlist import WordList
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("tialuksesta", "tilauksesta"),
        ("lasukn", "laskun"),
        ("kummallekkin", "kummallekin"),
        ("sydämmellisesti", "sydämellisesti"),
        ("paivää", "päivää"),
        ("reklmaatio", "reklamaatio"),
        ("viimestään", "viimeistään"),
        ("palveluokokonaisuus", "palvelukokonaisuus"),
    ],
)
def test_the_likeliest_word_comes_first(morphology: Morphology, typo: str, meant: str) -> None:
    assert suggest(typo, morphology)[0].text == meant


def test_frequent_words_go_before_others_as_near(morphology: Morphology) -> None:
    assert suggest("osotteesi", morphology, frequent={"osoite": 2})[0].text == "osoitteesi"


def test_a_message_of_unknown_words_is_not_searched_to_its_end(linter: Linter, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each search is hundreds of readings: one for a word, however often it stands there, and some for a message."""
    searched: list[str] = []

    def noted(word: str, *rest: object, **more: object) -> tuple[Suggestion, ...]:
        searched.append(word)
        return ()

    monkeypatch.setattr(kirjoitusvirhe, "suggest", noted)
    words = [f"k{a}t{b}l{c}m{d}s" for a in "aou" for b in "aou" for c in "aou" for d in "aoue"]
    text = "".join(f"Tilaus on valmis ja {word} myös. " for word in words * 3)
    linter.check_source(SourceFile("viesti.txt", text))
    assert len(set(searched)) == len(searched)
    assert 30 < len(searched) <= 30 + len(text) // 200 < len(words)


def test_nothing_is_suggested_for_what_is_far_from_every_word(morphology: Morphology) -> None:
    assert suggest("xqzvwkj", morphology) == ()
    assert suggest("ab", morphology) == ()
    assert suggest("a" * 200, morphology) == ()


@pytest.mark.parametrize(
    "form",
    [
        "wifissä",
        "äpin",
        "chatin",
        "resetoinnin",
        "tsekataan",
        "tsekkaan",
        "uudelleenohjataan",
        "kaatajaisissa",
    ],
)
def test_forms_of_listed_words_are_accepted(form: str) -> None:
    listed = WordList(["wifi", "äppi", "chatti", "resetointi", "tsekata", "uudelleen*", "kaatajaiset"])
    assert listed.accepts(form)


def test_compounds_need_a_known_other_part() -> None:
    listed = WordList(["chatti"])
    assert listed.accepts("chattipalvelu", lambda word: word == "palvelu")
    assert not listed.accepts("chattipaveluu", lambda word: word == "palvelu")
    assert not listed.accepts("enään")
