"""How a message addresses its reader: sinä, te, or neither."""

from __future__ import annotations

import pytest

from tests.conftest import Analyse
from viestilint.model import Address

# text → the words that address the reader, each with its form
SIGNALS = [
    # possessives, if every reading of the word has one
    ("Tilauksesi on valmis.", "Tilauksesi=sina"),
    ("Tilauksenne on valmis.", "Tilauksenne=te"),
    ("Palautamme rahat tilillesi.", "tilillesi=sina"),
    ("Palautamme rahat tilillenne.", "tilillenne=te"),
    ("Lähettämäsi kuva on terävä.", "Lähettämäsi=sina"),
    ("TILAUKSESI ON VALMIS.", "TILAUKSESI=sina"),
    ("Vuosi vaihtuu.", ""),
    ("Paketti painaa kuusi kiloa.", ""),
    ("Tämä voisi onnistua.", ""),
    ("Kertasi on jo loppunut.", ""),
    ("Kirjasi on luettavissa.", "Kirjasi=sina"),
    ("Myyjä kirjasi tilauksen.", ""),
    ("Kuvanne on lisätty.", "Kuvanne=te"),
    ("Tilanne on hyvä.", ""),
    ("Soitamme sulle huomenna.", "sulle=sina"),
    ("Anna palautetta.", "Anna=sina"),
    ("Anna Virtanen palveli meitä.", ""),
    ("Jäsen maksaa ja saa kortin.", ""),
    ("Emme soita tai lähetä viestejä.", ""),
    ("Lopuksi valitse kieli.", "valitse=sina"),
    ("Ole yhteydessä meihin.", "Ole=sina"),
    ("Olkaa yhteydessä meihin.", "Olkaa=te"),
    ("Olkaa hyvä.", ""),
    ("Muuta ei tarvita.", ""),
    ("Maksa lasku.", "Maksa=sina"),
    ("Kutsu ystäväsi mukaan!", "Kutsu=sina ystäväsi=sina"),
    ("Kutsu kokoukseen.", ""),
    ("Uusi laskusi.", "laskusi=sina"),
    # pronouns
    ("Paketti odottaa sinua.", "sinua=sina"),
    ("Paketti odottaa teitä.", "teitä=te"),
    ("Soitamme sinulle huomenna.", "sinulle=sina"),
    ("Soitamme teille huomenna.", "teille=te"),
    ("Sinä päätät.", "Sinä=sina päätät=sina"),
    ("Aukeamme sinä päivänä, kun remontti loppuu.", ""),
    ("Sinä aikana kauppa on kiinni.", ""),
    # verbs of the second person
    ("Saat laskun huomenna.", "Saat=sina"),
    ("Saatte laskun huomenna.", "Saatte=te"),
    ("Voit noutaa paketin.", "Voit=sina"),
    ("Voitte noutaa paketin.", "Voitte=te"),
    ("Voisitteko lähettää kuvan?", "Voisitteko=te"),
    ("Muistathan passin.", "Muistathan=sina"),
    ("Muistattehan passin.", "Muistattehan=te"),
    ("Halutessanne voitte vaihtaa ajan.", "Halutessanne=te voitte=te"),
    ("Maksat vain postikulut.", "Maksat=sina"),
    # the negation verb carries the person, the connegative none
    ("Et tarvitse kuittia.", "Et=sina"),
    ("Ette tarvitse kuittia.", "Ette=te"),
    ("Teidän ei tarvitse tehdä mitään.", "Teidän=te"),
    ("Ettekö ole maksanut laskua?", "Ettekö=te"),
    ("Emme tarvitse kuittia.", ""),
    ("Kuittia ei tarvita.", ""),
    # commands
    ("Maksakaa lasku.", "Maksakaa=te"),
    ("Älä maksa laskua.", "Älä=sina"),
    ("Älkää maksako laskua.", "Älkää=te"),
    ("Nouda paketti.", "Nouda=sina"),
    ("Tilaa heti!", "Tilaa=sina"),
    ("Avaa linkki ja kirjaudu sisään.", "Avaa=sina kirjaudu=sina"),
    ("Ota yhteyttä, niin autamme.", "Ota=sina"),
    # what looks like a command and is none
    ("Tilaa on vielä.", ""),
    ("Muuta ei tarvita.", ""),
    ("Kaupassa on tilaa.", ""),
    ("Paketti on auki.", ""),
    ("Voi olla, että huomenna ei ole aikaa.", ""),
    ("Anna ei ole paikalla.", ""),
    ("Päivää! Lasku on lähetetty.", ""),
    # fixed phrases
    ("Olkaa hyvä.", ""),
    ("Ole hyvä.", ""),
    ("Tervetuloa!", ""),
    ("Kiitos!", ""),
    ("Onneksi olkoon!", ""),
    # groups
    ("Yrityksenne sopimus on voimassa.", ""),
    ("Taloyhtiönne saunavuoro muuttuu.", ""),
    ("Perheenne tilaus on valmis.", ""),
    ("Teidän perheen tilaus on valmis.", ""),
    ("Kiitos teille kaikille.", ""),
    ("Asiakasyrityksenne sopimus on voimassa.", ""),
    # words of others, names
    ("Lapussa luki: ”Maksa lasku.”", ""),
    ("Lapussa luki »Tilauksenne on valmis».", ""),
    ("Sinun Etusi -ohjelma alkaa.", ""),
    ("TE-toimisto auttaa.", ""),
    ("TE palvelut auttavat.", ""),
    ("Hei!\n> Tilauksenne on valmis.\nTilauksesi on valmis.", "Tilauksesi=sina"),
]


@pytest.mark.parametrize(("text", "expected"), SIGNALS, ids=[text for text, _ in SIGNALS])
def test_signals(document: Analyse, text: str, expected: str) -> None:
    found = document(text).signals
    assert " ".join(f"{token.text}={form.value}" for token, form in found) == expected


MESSAGES = [
    ("Tilauksesi on valmis. Voit noutaa sen.", Address.SINA),
    ("Tilauksenne on valmis. Voitte noutaa sen.", Address.TE),
    ("Saat laskun. Maksat sen. Kiitos viestistänne.", Address.SINA),
    ("Kiitos viestistäsi. Lähettäkää meille kuva.", None),
    ("Lasku on lähetetty.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), MESSAGES)
def test_address_of_a_message(document: Analyse, text: str, expected: Address | None) -> None:
    assert document(text).address is expected


def test_a_declared_address_wins(document: Analyse) -> None:
    assert document("Tilauksesi on valmis.", address="te").address is Address.TE


@pytest.mark.parametrize(
    ("text", "expected"), [("Lasku on lähetetty.", Address.SINA), ("Laskunne on lähetetty.", Address.TE)]
)
def test_rewrites_take_sina_where_nothing_tells(document: Analyse, text: str, expected: Address) -> None:
    assert document(text).addressed is expected
