"""Where a sentence ends, and how it falls into clauses."""

from __future__ import annotations

import pytest

from tests.conftest import Analyse

# ‖ marks the borders between sentences.
SENTENCES = [
    "Tilauksesi on valmis.‖Nouda se tänään.",
    "Onko paketti perillä?‖Kyllä on!‖Hienoa.",
    "Nouda paketti 26.9. mennessä.‖Ota passi mukaan.",
    "Nouda paketti 26.9. klo 9–17.",
    "Eräpäivä on 26.9.‖Maksa lasku ajoissa.",
    "Eräpäivä on 26.9.2025.‖Maksa lasku ajoissa.",
    "Maksu on 5 €.‖Maksa se heti.",
    "Soita numeroon 010 123 4567.‖Palvelemme arkisin.",
    "Avaa www.esimerkki.fi.‖Kirjaudu sisään.",
    "Kirjoita osoitteeseen apu@esimerkki.fi.‖Vastaamme pian.",
    "Tilaus ABC12345.‖Toimitamme sen huomenna.",
    "Mukana on esim. lasku, ks. liite 2.",
    "Tuo mm. passi ja kuitti.‖Kiitos.",
    "Soita puh. 09 123 4567 tai nro 5.",
    "Katso ks. Liite 2.",
    "Ehdit vielä 3. kerralla mukaan.",
    "Palvelemme n. 5 minuutissa.",
    "Versio v. 2.10 on valmis.",
    "Tilaus peruttiin.‖5 euroa palautetaan.",
    "Hetkinen… odota vielä.",
    "Hetkinen…‖Nyt se on valmis.",
    "Hän sanoi: ”Tulen.”‖Sitten hän tuli.",
    "Tuote (ks. kuva.) on uusi.",
    "Hei {{nimi}}.‖{{yritys}} kiittää.",
    "Hei!‖{{nimi}} on saapunut.",
    "Ensimmäinen rivi‖\nToinen rivi",
    "Osoite:‖\nSatamakatu 17",
    "Otsikko‖\n\nKappale alkaa tästä.",
    "- Tuo passi‖\n- Tuo kuitti",
    "1) Avaa linkki‖\n2) Kirjaudu sisään",
    # A long line that is only wrapped goes on in the next one.
    "Tämä rivi on niin pitkä, että sähköpostiohjelma on katkaissut\nsen keskeltä virkettä.",
    "Hyvää päivää!!‖Mitä kuuluu?",
    "Mitä?!‖Niin.",
    "YT-neuvottelut alkavat.‖WC:n ovi on rikki.",
    "Nouda paketti rapusta B.‖Soita ovikelloa.",
    # Two lines that begin with a year or a date are items, however long.
    "2021 Teatteri Kuutamo esittää torilla Myrskyn vanhan version‖\n2022 Sirkus Pilvi palaa kaupunkiin",
    # Rows of opening hours, and a heading in capitals.
    "Aukioloajat toukokuussa (1.5.–31.5.2025)‖\nma–ke 8.30–19 (omatoimi 7–8.30)‖\nto 1.5. suljettu‖\npe 9–14, 15–17, la kiinni",
    "Asiakaspalvelumme on avoinna myös loppiaisviikolla arkisin\nma–pe 9–16 ja lauantaina kello 10–14.",
    "Varasimme sinulle ajan, joka on Kauppakadun toimipisteessä\nto 4.9. klo 15–15.30.",
    "MUUTOKSIA TALVIKAUDEN AUKIOLOAIKOIHIN JA HINTOIHIN‖\nToimisto sulkeutuu kello 15 perjantaisin",
    "MUUTOKSIA TALVIKAUDEN AUKIOLOAIKOIHIN SEKÄ KESÄKAUDEN\nHINTOIHIN JA VUOROIHIN",
    "Toimisto (ent. Vesilahden Apteekki) on auki arkisin.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentence_borders(document: Analyse, marked: str) -> None:
    text = marked.replace("‖", " ").replace(" \n", "\n")
    found = document(text, fragment=True)
    borders = [sentence.span.of(text) for sentence in found.sentences]
    assert borders == [part.strip() for part in marked.split("‖")]


def test_a_bracket_and_a_full_stop_end_a_sentence_without_a_space(document: Analyse) -> None:
    text = "Tieto on liitteessä (ks. ohje).Varaa aika heti."
    assert [s.span.of(text) for s in document(text, fragment=True).sentences] == [text[:31], text[31:]]


# | marks the borders between clauses.
CLAUSES = [
    "Lasku on maksettu, | joten voit unohtaa sen.",
    "Kerromme, | kun tilaus lähtee.",
    "Jos maksat laskun, | lähetämme kuitin.",
    "Lasku, kuitti ja takuu ovat mukana.",
    "Tilaus, jonka maksoit eilen, | on matkalla.",
    "Avaa linkki | ja kirjaudu sisään.",
    "Lähetämme laskun | ja kuitin saat pian.",
    "Voit noutaa paketin tai palauttaa sen.",
    "Ilmoita meille | jos aika ei sovi.",
    "Et maksanut laskua, | mutta lähetimme paketin.",
    "Muista passi: | ilman sitä et saa pakettia.",
    "Palvelemme ma, ke ja pe.",
    "Passi mukaan.",
]


@pytest.mark.parametrize("marked", CLAUSES)
def test_clause_borders(document: Analyse, marked: str) -> None:
    text = marked.replace(" | ", " ")
    found = document(text, fragment=True)
    clauses = [" ".join(token.text for token in clause) for clause in found.clauses()]
    wanted = [" ".join(token.text for token in document(part, fragment=True).tokens) for part in marked.split(" | ")]
    assert clauses == wanted


INITIAL = [
    ("Maksa lasku.", "Maksa"),
    ("”Maksa lasku.”", "”,Maksa"),
    ("(Maksa lasku.)", "(,Maksa"),
    ("Maksa lasku, kiitos.", "Maksa"),
]


@pytest.mark.parametrize(("text", "expected"), INITIAL)
def test_first_word_of_a_sentence(document: Analyse, text: str, expected: str) -> None:
    found = document(text, fragment=True)
    assert ",".join(token.text for token in found.tokens if token.initial) == expected


def test_a_zone_border_ends_a_sentence(document: Analyse) -> None:
    found = document("Hei Liisa, tilauksesi on valmis.\n\nTerveisin\nKenkäkauppa Askel")
    assert [sentence.zone for sentence in found.sentences] == ["greeting", "body", "closing", "signature"]
