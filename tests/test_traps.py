"""The traps of Finnish morphology that the catalogue lists (RULES 1.3), each by its number, on every engine."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.conftest import Analyse
from viestilint.language.morphology import Morphology
from viestilint.language.person import after_negation
from viestilint.model import Reading


def shapes(readings: Iterable[Reading], *features: str) -> set[str]:
    """The readings as texts of the named features."""
    return {" ".join(str(getattr(r, f)) for f in features) for r in readings}


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("tilaa", "tilata"), ("vastaa", "vastata"), ("varaa", "varata"), ("avaa", "avata"), ("lataa", "ladata"),
        ("klikkaa", "klikata"), ("lisää", "lisätä"), ("pakkaa", "pakata"), ("korjaa", "korjata"),
        ("kuittaa", "kuitata"), ("korvaa", "korvata"), ("halua", "haluta"),
    ],
)  # fmt: skip
def test_trap_01_contracted_verbs_have_an_imperative(morphology: Morphology, word: str, verb: str) -> None:
    found = morphology.analyse(word)
    imperatives = {r for r in found if r.lemma == verb and r.mood == "imp"}
    assert {(r.person, r.number, r.voice) for r in imperatives} == {("2", "sg", "act")}
    assert len(imperatives) == 1


@pytest.mark.parametrize("word", ["maksaa", "täyttää", "noutaa", "lähettää", "palauttaa"])
def test_trap_01_other_third_persons_are_no_imperatives(morphology: Morphology, word: str) -> None:
    assert "imp" not in shapes(morphology.analyse(word), "mood")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("lähetetään", "ind pres None None"),
        ("lähetettiin", "ind past None None"),
        ("lähetettäisiin", "cond pres None None"),
    ],
)
def test_trap_02_passive_has_neither_person_nor_number(morphology: Morphology, word: str, expected: str) -> None:
    found = [r for r in morphology.analyse(word) if r.lemma == "lähettää"]
    assert shapes(found, "mood", "tense", "person", "number") == {expected}
    assert all(r.is_passive for r in found)


def test_trap_02_potential_passives_are_noise(morphology: Morphology) -> None:
    found = morphology.analyse("lähettäneen")
    assert "pass pot" in shapes(found, "voice", "mood")
    assert not any(r.is_passive for r in found)


@pytest.mark.parametrize(
    ("word", "lemma", "participle", "verb"),
    [
        ("tilannut", "tilannut", "past_act", "tilata"),
        ("tilanneet", "tilannut", "past_act", "tilata"),
        ("lähetetty", "lähetetty", "past_pass", "lähettää"),
        ("maksettava", "maksettava", "pres_pass", "maksaa"),
        ("noudettavissa", "noudettava", "pres_pass", "noutaa"),
        ("saapuvan", "saapuva", "pres_act", "saapua"),
        ("lähettämäsi", "lähettämä", "agent", "lähettää"),
        ("maksamaton", "maksamaton", "neg", "maksaa"),
        ("allekirjoittanut", "allekirjoittanut", "past_act", "allekirjoittaa"),
    ],
)
def test_trap_03_participles_know_their_verb(
    morphology: Morphology, word: str, lemma: str, participle: str, verb: str
) -> None:
    found = [r for r in morphology.analyse(word) if r.verbform == "part"]
    assert shapes(found, "lemma", "participle", "verb") == {f"{lemma} {participle} {verb}"}


def test_trap_03_participles_without_their_mark_know_their_verb(morphology: Morphology) -> None:
    assert shapes(morphology.analyse("saavasi"), "verb", "participle") == {"saada None"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [("tilauksesi", "nom sg 2sg"), ("tilauksenne", "nom sg 2pl"), ("tilauksensa", "nom sg 3")],
)
def test_trap_04_possessives_are_called_nominative(morphology: Morphology, word: str, expected: str) -> None:
    # The genitive and the plural look the same, so a rule never rejects these by their case.
    assert shapes(morphology.analyse(word), "case", "number", "poss") == {expected}


@pytest.mark.parametrize(
    ("word", "lemma", "clitic"),
    [
        ("muistathan", "muistaa", "han"), ("muistattehan", "muistaa", "han"), ("tilaushan", "tilaus", "han"),
        ("olethan", "olla", "han"), ("tehän", "te", "han"), ("olipa", "olla", "pa"), ("onpa", "olla", "pa"),
        ("voiko", "voida", "ko"), ("tilauskin", "tilaus", "kin"), ("tilauskaan", "tilaus", "kaan"),
        ("onkohan", "olla", "ko"), ("kirja", "kirja", None), ("kauhan", "kauha", None),
        ("lupa", "lupa", None),
    ],
)  # fmt: skip
def test_trap_05_clitics(morphology: Morphology, word: str, lemma: str, clitic: str | None) -> None:
    found = [r for r in morphology.analyse(word) if r.lemma == lemma and r.negative != "true"]
    assert shapes(found, "clitic") == {str(clitic)}


def test_trap_06_olla_has_no_passive_connegative(document: Analyse) -> None:
    tokens = {t.text: t for t in document("Laskua ei olla saatu.", fragment=True).tokens}
    assert not any(r.voice == "pass" for r in tokens["olla"].readings)
    assert after_negation(tuple(tokens.values()), tokens["saatu"].index)


def test_trap_07_necessive_tulla_is_an_ordinary_third_person(morphology: Morphology) -> None:
    found = [r for r in morphology.analyse("tulee") if r.pos == "verb"]
    assert shapes(found, "lemma", "mood", "person", "number") == {"tulla ind 3 sg"}


@pytest.mark.parametrize(
    ("word", "lemmas"),
    [
        ("sinä", "se sinä"), ("voi", "voi voida"), ("voit", "voi voida"), ("tilaa", "tila tilata"),
        ("vastaa", "vasta vastata"), ("palaa", "pala palaa palata"), ("muista", "muistaa muu"),
        ("muuta", "muu muuttaa"), ("anna", "Anna antaa"), ("peru", "Peru perua"), ("palauta", "Palau palauttaa"),
        ("soita", "soittaa suo"), ("maksa", "maksa maksaa"), ("tulemme", "tulla tuli"),
        ("toivomme", "toivo toivoa"), ("milloin", "Milla milloin"), ("päivää", "päivä"), ("posti", "Posti posti"),
    ],
)  # fmt: skip
def test_trap_08_homographs_keep_all_their_readings(morphology: Morphology, word: str, lemmas: str) -> None:
    found = shapes(morphology.analyse(word), "lemma")
    assert set(lemmas.split()) <= found


@pytest.mark.parametrize("word", ["kuusi", "vuosi", "voisi", "kertasi", "tulemme", "maksamme"])
def test_trap_09_false_possessives_have_other_readings(morphology: Morphology, word: str) -> None:
    posses = {r.poss for r in morphology.analyse(word)}
    assert posses - {None}
    assert None in posses


@pytest.mark.parametrize(
    "text", ["Kuusi pakettia saapui.", "Vuosi alkaa.", "Tämä voisi sopia.", "Nyt maksamme laskun."]
)
def test_trap_09_false_possessives_address_nobody(document: Analyse, text: str) -> None:
    assert document(text, fragment=True).signals == ()


@pytest.mark.parametrize("word", ["uusi", "lapsi", "miksi", "siksi", "lisäksi", "tänne", "sinne", "minne", "jonne"])
def test_trap_09_these_have_no_possessive_reading(morphology: Morphology, word: str) -> None:
    assert {r.poss for r in morphology.analyse(word)} == {None}


@pytest.mark.parametrize(
    ("word", "lemmas"),
    [
        ("aktivoi", "aktivoida"), ("tulisitko", "tulla"), ("kuuluuko", "kuulua"), ("maksamaton", "maksamaton"),
        ("osaamme", "osa osata"), ("laskutili", "laskutili"), ("asiakaspalvelu", "asiakaspalvelu"),
    ],
)  # fmt: skip
def test_trap_10_compound_noise_is_dropped(morphology: Morphology, word: str, lemmas: str) -> None:
    assert shapes(morphology.analyse(word), "lemma") == set(lemmas.split())


@pytest.mark.parametrize(
    ("left", "right"),
    [("HELSINGISSÄ", "helsingissä"), ("TILAUKSESI", "tilauksesi"), ("Tilaa", "tilaa"), ("iPhone", "IPHONE")],
)
def test_trap_11_case_does_not_matter(morphology: Morphology, left: str, right: str) -> None:
    assert morphology.analyse(left) == morphology.analyse(right)


def test_trap_11_a_name_keeps_its_capital(morphology: Morphology) -> None:
    assert shapes(morphology.analyse("helsingissä"), "lemma", "pos", "case") == {"Helsinki place ine"}


@pytest.mark.parametrize("word", "ao. ko. em. tms. esim. mm. puh. ks. n. ts. ns. Esim. p. v.".split())
def test_trap_12_abbreviations_keep_their_dot(document: Analyse, word: str) -> None:
    text = f"Tilaus {word} lasku on valmis."
    found = document(text, fragment=True)
    assert [t.text for t in found.tokens] == ["Tilaus", word, "lasku", "on", "valmis", "."]
    assert len(found.sentences) == 1


@pytest.mark.parametrize(
    ("text", "word"), [("Maksoin laskusi, kiitos.", "laskusi"), ("Tässä on tilauksesi.", "tilauksesi")]
)
def test_trap_12_marks_are_no_part_of_a_word(document: Analyse, text: str, word: str) -> None:
    token = next(t for t in document(text, fragment=True).tokens if t.text == word)
    assert token.known


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("26.9.", "date"), ("klo 9.30.", "word time punct"), ("16:30", "time"),
        ("Nouda 26.9 mennessä", "word date word"),
        ("viimeistään 26.09", "word date"), ("klo 16.30", "word time"),
    ],
)  # fmt: skip
def test_trap_13_dates_and_times_are_told_apart(document: Analyse, text: str, kinds: str) -> None:
    assert " ".join(t.kind for t in document(text, fragment=True).tokens) == kinds


@pytest.mark.parametrize("placeholder", ["{{nimi}}", "{nimi}", "${nimi}", "<%= nimi %>", "%(nimi)s"])
def test_trap_14_placeholders_stay_whole(document: Analyse, placeholder: str) -> None:
    found = document(f"Hei {placeholder}lle paketti", fragment=True)
    assert [t.text for t in found.tokens if t.kind == "placeholder"] == [placeholder]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Hei.Tilauksesi", "Hei|.|Tilauksesi"), ("12,50e", "12,50e"), ("e0,0", "e0,0"), ("20%", "20%"),
        ("ma-pe", "ma-pe"), ("klo 9-16", "klo|9-16"),
    ],
)  # fmt: skip
def test_trap_15_a_missing_space(document: Analyse, text: str, tokens: str) -> None:
    assert "|".join(t.text for t in document(text, fragment=True).tokens) == tokens


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Nouda paketti 26.9. mennessä.", 1), ("Tule klo 9 aamulla.", 1), ("Katso ks. liite.", 1),
        ("Tuo esim. passi.", 1),
        ("Tuo mm. passi.", 1), ("Huone nro 5. kerroksessa.", 1), ("Eräpäivä on 26.9. Maksa lasku.", 2),
        ("Soita puh. 010 123 4567.", 1), ("Rivi\nToinen", 2),
    ],
)  # fmt: skip
def test_trap_16_sentence_borders(document: Analyse, text: str, count: int) -> None:
    assert len(document(text, fragment=True).sentences) == count


@pytest.mark.parametrize("word", ["moikka", "sms", "IBAN", "SEPA", "URL", "QR-koodi"])
def test_trap_17_everyday_words_that_voikko_does_not_know_are_one_token(document: Analyse, word: str) -> None:
    token = document(f"Tässä on {word} nyt.", fragment=True).tokens[2]
    assert (token.text, token.kind) == (word, "word")


@pytest.mark.parametrize("text", ["ma", "ti", "ke", "to", "pe", "la", "su"])
def test_trap_17_weekdays_make_a_date(document: Analyse, text: str) -> None:
    found = document(f"Tule {text} 4.6 aamulla", fragment=True)
    assert found.tokens[2].kind == "date"


@pytest.mark.parametrize("word", "please invoice below customer order shipping thank your".split())
def test_trap_18_english_is_unknown(morphology: Morphology, word: str) -> None:
    assert not morphology.knows(word)


def test_trap_18_english_that_looks_finnish_is_known(morphology: Morphology) -> None:
    assert [w for w in "no on me he sen info plus".split() if not morphology.knows(w)] == []


def test_trap_19_greeting_and_body_are_sentences_of_their_own(document: Analyse) -> None:
    # Voikko's own grammar checker would flag the small letter here; the linter's zones make it no sentence start.
    found = document("Hei Liisa,\ntilauksesi on valmis.")
    assert [s.zone for s in found.sentences] == ["greeting", "body"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("kuinka", "conj"), ("koska", "conj"), ("miten", "adv"), ("milloin", "adv"), ("mitä", "pron"), ("joko", "conj"),
    ],
)  # fmt: skip
def test_trap_20_question_words_are_ordinary_words(morphology: Morphology, word: str, expected: str) -> None:
    assert expected in shapes(morphology.analyse(word), "pos")


@pytest.mark.parametrize(("word", "lemma"), [("paljonko", "paljo"), ("montako", "moni"), ("joko", "jo")])
def test_trap_20_question_words_with_a_clitic(morphology: Morphology, word: str, lemma: str) -> None:
    assert f"{lemma} ko" in shapes(morphology.analyse(word), "lemma", "clitic")


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("hintaarvio", False), ("hinta-arvio", True), ("linjaauto", False), ("linja-auto", True), ("laskutili", True),
        ("sähköauto", True), ("asia-kas", False),
    ],
)  # fmt: skip
def test_trap_21_two_same_vowels_meet_in_a_hyphen(morphology: Morphology, word: str, known: bool) -> None:
    assert shapes(morphology.analyse(word), "pos") == ({"noun"} if known else set())


@pytest.mark.parametrize("word", ["lasku-tili", "hintaarvio", "asiakas-palvelu"])
def test_trap_21_engines_reject_a_hyphen_in_the_wrong_place(morphology: Morphology, word: str) -> None:
    assert list(morphology.engine.outputs(word)) == []


def test_trap_22_elliptic_clauses_are_accepted_as_compounds(morphology: Morphology) -> None:
    found = morphology.analyse("tilausperuttu")
    assert shapes(found, "participle", "verb") == {"past_pass perua"}
    assert found[0].parts == ("tilaus", "peruttu")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Teidän ei tarvitse tehdä mitään.", "tarvitse"), ("Ettekö ole maksanut?", "ole"),
        ("Paketti ei saavu.", "saavu"),
        ("Emme odota vastausta.", "odota"), ("Hän ei maksa laskua.", "maksa"), ("Ei kannata vielä soittaa.", "kannata"),
    ],
)  # fmt: skip
def test_trap_23_connegatives_address_nobody(document: Analyse, text: str, word: str) -> None:
    found = document(text, fragment=True)
    token = next(t for t in found.tokens if t.text == word)
    assert any(r.mood == "imp" and r.person == "2" for r in token.readings)
    assert after_negation(found.tokens, token.index)
    assert word not in [t.text for t, _ in found.signals]


def test_trap_23_a_negation_does_not_reach_another_clause(document: Analyse) -> None:
    found = document("Jos paketti ei saavu, odota huomiseen.", fragment=True)
    token = next(t for t in found.tokens if t.text == "odota")
    assert not after_negation(found.tokens, token.index)


def test_trap_24_uusi_agrees_with_its_noun(document: Analyse) -> None:
    tokens = document("Teidän uusi lasku on valmis.", fragment=True).tokens
    assert "verb" in shapes(tokens[1].readings, "pos")
    assert shapes(tokens[1].readings, "case", "number") & shapes(tokens[2].readings, "case", "number") == {"nom sg"}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Maksu on 5€.", "5€"),
        ("Maksu on 5€ tänään.", "5€"),
        ("Maksu on 5 €, kiitos.", "5 €"),
        ("5€", "5€"),
        ("Hinta 5€/kk", "5€"),
    ],
)
def test_trap_25_an_amount_may_end_in_the_euro_sign(document: Analyse, text: str, amount: str) -> None:
    assert [t.text for t in document(text, fragment=True).tokens if t.kind == "amount"] == [amount]
