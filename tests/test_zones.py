"""The parts of a message by their office."""

from __future__ import annotations

import pytest

from tests.conftest import Analyse

# What the message is → its text, and its zones as "kind: text" in order.
MESSAGES = {
    "a text message of one line": (
        "Hei! Voit noutaa paketin. Terveisin Kirjakauppa Sivu",
        ["greeting: Hei!", "body: Voit noutaa paketin.", "closing: Terveisin", "signature: Kirjakauppa Sivu"],
    ),
    "a text message that ends in T.": (
        "Moikka Ville! Paketti on perillä. T. Kaisa",
        ["greeting: Moikka Ville!", "body: Paketti on perillä.", "closing: T.", "signature: Kaisa"],
    ),
    "a text message that ends in Terv.": (
        "Moi! Tilaus lähti. Terv. Kaisa",
        ["greeting: Moi!", "body: Tilaus lähti.", "closing: Terv.", "signature: Kaisa"],
    ),
    "a text message of bare facts": ("Voit noutaa paketin.", ["body: Voit noutaa paketin."]),
    "a letter": (
        "Hei Liisa,\n\nkiitos viestistäsi.\n\nYstävällisin terveisin\nAino Laine\nKenkäkauppa Askel",
        [
            "greeting: Hei Liisa,",
            "body: kiitos viestistäsi.",
            "closing: Ystävällisin terveisin",
            "signature: Aino Laine\nKenkäkauppa Askel",
        ],
    ),
    "a formal letter": (
        "Hyvä asiakas!\nLaskunne on liitteenä.\nKunnioittaen\nSähköyhtiö Valo",
        [
            "greeting: Hyvä asiakas!",
            "body: Laskunne on liitteenä.",
            "closing: Kunnioittaen",
            "signature: Sähköyhtiö Valo",
        ],
    ),
    "a letter that ends in a wish": (
        "Hyvää päivää!\nTilauksesi on valmis.\nHyvää viikonloppua!\nKahvila Kuu",
        [
            "greeting: Hyvää päivää!",
            "body: Tilauksesi on valmis.",
            "closing: Hyvää viikonloppua!",
            "signature: Kahvila Kuu",
        ],
    ),
    "a wish and a closing": (
        "Hei!\nTilaus on valmis.\n\nMukavaa kesää!\nTerveisin\nKahvila Kuu",
        [
            "greeting: Hei!",
            "body: Tilaus on valmis.",
            "closing: Mukavaa kesää!\nTerveisin",
            "signature: Kahvila Kuu",
        ],
    ),
    "a greeting without a mark": (
        "Arvoisa vastaanottaja\n\nPäätös on liitteenä.",
        ["greeting: Arvoisa vastaanottaja", "body: Päätös on liitteenä."],
    ),
    "a greeting with a placeholder": (
        "Hei {{etunimi}}! Paketti on perillä.",
        ["greeting: Hei {{etunimi}}!", "body: Paketti on perillä."],
    ),
    "a greeting that is a heading": (
        "# Hei Liisa\nPaketti on perillä.",
        ["greeting: # Hei Liisa", "body: Paketti on perillä."],
    ),
    "a greeting that ends in a full stop": (
        "Hei. Paketti on perillä.",
        ["greeting: Hei.", "body: Paketti on perillä."],
    ),
    "a greeting that runs on": (
        "Hei tässä on uusi laskusi helmikuulta ja ohjeet sen maksamiseen",
        ["greeting: Hei", "body: tässä on uusi laskusi helmikuulta ja ohjeet sen maksamiseen"],
    ),
    "a time of day as a greeting": ("Päivää! Lasku on lähetetty.", ["greeting: Päivää!", "body: Lasku on lähetetty."]),
    "hyvä that is no greeting": (
        "Hyvä palvelu on meille tärkeää.",
        ["body: Hyvä palvelu on meille tärkeää."],
    ),
    "terve that is no greeting": (
        "Terve ihminen jaksaa lukea tämän viestin loppuun.",
        ["body: Terve ihminen jaksaa lukea tämän viestin loppuun."],
    ),
    "terveisiä that is no closing": (
        "Hei! Lähetä terveisiä matkalta.",
        ["greeting: Hei!", "body: Lähetä terveisiä matkalta."],
    ),
    "an answer above its quote": (
        "Hei Ville!\nPaketti tulee huomenna.\nTerveisin\nKaisa\n\n"
        "-----Alkuperäinen viesti-----\nLähettäjä: Ville\nMilloin paketti tulee?",
        [
            "greeting: Hei Ville!",
            "body: Paketti tulee huomenna.",
            "closing: Terveisin",
            "signature: Kaisa",
            "quote: -----Alkuperäinen viesti-----\nLähettäjä: Ville\nMilloin paketti tulee?",
        ],
    ),
    "an answer above a header": (
        "Hei!\nAsia on kunnossa.\nFrom: ville@esimerkki.fi\nMilloin?",
        ["greeting: Hei!", "body: Asia on kunnossa.", "quote: From: ville@esimerkki.fi\nMilloin?"],
    ),
    "an answer above kirjoitti": (
        "Kiitos viestistäsi.\nPe 3.1. Ville Laine kirjoitti:\nMilloin?",
        ["body: Kiitos viestistäsi.", "quote: Pe 3.1. Ville Laine kirjoitti:\nMilloin?"],
    ),
    "an answer below its quote": (
        "> Milloin paketti tulee?\nPaketti tulee huomenna.\nTerveisin\nKaisa",
        [
            "quote: > Milloin paketti tulee?",
            "body: Paketti tulee huomenna.",
            "closing: Terveisin",
            "signature: Kaisa",
        ],
    ),
    "a footer after a rule": (
        "Hei!\nUutuudet ovat kaupassa.\n\n--\nY-tunnus 1234567-8",
        ["greeting: Hei!", "body: Uutuudet ovat kaupassa.", "footer: --\nY-tunnus 1234567-8"],
    ),
    "a footer by its words": (
        "Hei!\nUutuudet ovat kaupassa.\nTerveisin\nKauppa Koivu\nTämä on automaattinen viesti, älä vastaa tähän.",
        [
            "greeting: Hei!",
            "body: Uutuudet ovat kaupassa.",
            "closing: Terveisin",
            "signature: Kauppa Koivu",
            "footer: Tämä on automaattinen viesti, älä vastaa tähän.",
        ],
    ),
    "nothing": ("", []),
    "white space": (" \n\t\n", []),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_zones(document: Analyse, name: str) -> None:
    text, expected = MESSAGES[name]
    found = document(text)
    assert [f"{zone.kind}: {zone.span.of(text)}" for zone in found.zones] == expected


def test_a_fragment_is_body_but_for_its_greeting(document: Analyse) -> None:
    text = "Hei! Paketti on perillä. Terveisin Kauppa Koivu"
    found = document(text, fragment=True)
    assert [(zone.kind, zone.span.of(text)) for zone in found.zones] == [
        ("greeting", "Hei!"),
        ("body", "Paketti on perillä. Terveisin Kauppa Koivu"),
    ]


GREETINGS = [
    "Hei", "Heippa", "Moi", "Moikka", "Moro", "Terve", "Huomenta", "Päivää", "Iltaa", "Morjens", "Tervehdys",
    "Hyvää huomenta", "Hyvää päivää", "Hyvää iltaa", "Hyvä asiakas", "Hyvät asukkaat", "Arvoisa asiakas",
    "Arvoisat jäsenet", "Hei Liisa", "Hyvä Liisa Virtanen", "HEI",
]  # fmt: skip


@pytest.mark.parametrize("greeting", GREETINGS)
def test_greetings(document: Analyse, greeting: str) -> None:
    text = f"{greeting}!\nTilaus on valmis."
    zone = document(text).zone("greeting")
    assert zone is not None
    assert zone.span.of(text) == f"{greeting}!"


CLOSINGS = [
    "Ystävällisin terveisin",
    "Terveisin",
    "Parhain terveisin,",
    "Aurinkoisin kevätterveisin",
    "Yst. terv.",
    "Hyvää päivänjatkoa!",
    "Mukavaa viikonloppua!",
    "Tervetuloa!",
    "Kiitos ja hei!",
    "Kunnioittavasti",
]


@pytest.mark.parametrize("closing", CLOSINGS)
def test_closings(document: Analyse, closing: str) -> None:
    text = f"Hei!\nTilaus on valmis.\n\n{closing}\nKauppa Koivu"
    found = document(text)
    zone = found.zone("closing")
    assert zone is not None
    assert zone.span.of(text).rstrip(",") == closing.rstrip(",")
    signature = found.zone("signature")
    assert signature is not None
    assert signature.span.of(text) == "Kauppa Koivu"


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Guten Tag,\n\nIhre Bestellung wurde heute versandt. Bitte prüfen Sie den Lieferschein.\n\nMit freundlichen Grüßen", True),
        ("Bonjour,\n\nvotre colis est arrivé. Veuillez le retirer avant samedi.", True),
        ("Tere!\n\nTeie tellimus on kohale jõudnud. Palun tulge sellele järele laupäeval.\n\nLugupidamisega", True),
        ("Здравствуйте! Ваш заказ прибыл.", True),
        ("Moikka! Pakettisi saapui, hae se lauantaina.", False),
        ("moro, huamenta taas! tuu hakeen pyäräs ku kerkeet, se on nyt valamis", False),
        ("Hyva asiakas, pakettisi on lahetetty ja se saapuu paivan sisalla.", False),
        ("Airmax Pro 5G Nokia XR21 Samsung Galaxy", False),
    ],
)  # fmt: skip
def test_a_message_in_another_language_is_foreign_as_a_whole(document: Analyse, text: str, foreign: bool) -> None:
    zones = {token.zone for token in document(text).tokens if token.kind == "word"}
    assert (zones == {"foreign"}) is foreign
