"""Suggestions and word lists: the same on both engines."""

from __future__ import annotations

import pytest

from viestilint.language.morphology import Morphology
from viestilint.language.suggestions import suggest
from viestilint.language.wordlist import WordList


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
    assert suggest("osotteesi", morphology, frequent=frozenset({"osoite"}))[0].text == "osoitteesi"


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
