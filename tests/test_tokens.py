"""Tokens: they lie exactly where they say, and what is no word is named for what it is."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Analyse
from viestilint.language.numbers import dotted_pair_kind, is_iban, is_valid_date

# text (the token of interest in «») → kind, or kind:detail
ITEMS = [
    # dates
    ("Nouda paketti «26.9.» mennessä.", "date"),
    ("Nouda paketti «26.9» mennessä.", "date"),
    ("Nouda paketti «04.06» asti.", "date"),
    ("Varaus on ti «4.6» aamulla.", "date"),
    ("Eräpäivä «5.11» lähestyy.", "date"),
    ("Eräpäivä on «4.6.2025».", "date"),
    ("Eräpäivä on «4. 6. 2025».", "date"),
    ("Eräpäivä on «4.6.25» tänä vuonna.", "date"),
    ("Maksu lähtee «2025-06-04».", "date"),
    ("Myymälä avataan «24. joulukuuta».", "date:month"),
    ("Myymälä avataan «24. joulukuuta 2025».", "date:month"),
    ("Lento lähtee «16MAY».", "date:english"),
    ("Lento lähtee «17-MAY-11».", "date:english"),
    ("Lento lähtee «12/31/2025».", "date:slash"),
    ("Alennus on voimassa «1.–15.3.» verkossa.", "date"),
    ("Alennus on voimassa «1.3.–15.3.2025».", "date"),
    ("Alennus on voimassa «1.3. - 15.3.» verkossa.", "date"),
    ("Hinta on «26.9» asti 5 €.", "date"),
    ("Karkauspäivä on «29.2.» joka neljäs vuosi.", "date"),
    # near-misses of dates
    ("Rivi «31.4» on tyhjä.", "number"),
    ("Rivi «30.2» on tyhjä.", "number"),
    ("Kerroin «3.14» riittää.", "number"),
    ("Aukioloaika on «24»/7.", "number"),
    ("Katso ehtojen kohta «26.9».", "number"),
    ("Katso luku «3.2» asti.", "number"),
    ("Pykälä § «3.2» muuttuu.", "number"),
    ("Päivitä iOS «17.4» ennen käyttöä.", "number"),
    ("Versio v. «2.10» on valmis.", "number"),
    ("Versio «2.10.1» on valmis.", "number"),
    ("Laitteen IP «192.168.1.1» vaihtui.", "number"),
    ("Päivä «2025»-13-01 ei ole olemassa.", "number"),
    # times
    ("Tule klo «9» aamulla.", "time"),
    ("Tule klo «9.30» mennessä.", "time"),
    ("Tule klo «12.10» mennessä.", "time"),
    ("Kello on «16:30» nyt.", "time"),
    ("Olemme auki klo «9–17».", "time"),
    ("Olemme auki klo «9.30–16.45».", "time"),
    ("Olemme auki klo «9-17» arkisin.", "time"),
    ("Olemme auki «16:30-17:30» tänään.", "time"),
    ("Aikasi on 16.5. «9.30».", "time"),
    ("Tule «6PM» mennessä.", "time:ampm"),
    ("Tule «6.30 pm» mennessä.", "time:ampm"),
    ("Suljemme klo «24».", "time"),
    # near-misses of times
    ("Kuvasuhde on «16»:9.", "number"),
    ("Suljemme klo «25».", "number"),
    ("Suljemme klo «9.65».", "number"),
    ("Arvosana «9.30» on hyvä.", "number"),
    # money
    ("Maksu on «12,50 €».", "amount:money"),
    ("Maksu on «12,50€».", "amount:money"),
    ("Maksu on «12,50e» kuussa.", "amount:money"),
    ("Maksu on «5 euroa».", "amount:money"),
    ("Maksu on «e0,0» tänään.", "amount:money"),
    ("Maksu on «€ 12,50» tänään.", "amount:money"),
    ("Maksat «EUR 45» palautuksesta.", "amount:money"),
    ("Maksu on «44.45 euroa».", "amount:money"),
    ("Maksu on «1 250 euroa».", "amount:money"),
    ("Maksu on «1.250,00 €».", "amount:money"),
    ("Maksu on «1,250.00 €».", "amount:money"),
    ("Maksu on «10–20 €».", "amount:money"),
    ("Maksu on «5 €:n» luokkaa.", "amount:money"),
    ("Puhelu maksaa «0,08 €»/min.", "amount:money"),
    ("Maksu on «5.11 €» kuussa.", "amount:money"),
    # near-misses of money
    ("Toimitamme osoitteeseen Rantatie «12e».", "number:house"),
    ("Yhteensä «26.5»", "number"),
    ("Hinta on «12.50», muuten ei muutoksia.", "number"),
    # percent and quantities
    ("Alennus on «20 %».", "amount:percent"),
    ("Alennus on «20%» tänään.", "amount:percent"),
    ("Saat «20 %:n» alennuksen.", "amount:percent"),
    ("Saat «20 prosenttia» alennusta.", "amount:percent"),
    ("Laukku painaa «5 kg».", "amount:quantity"),
    ("Jonossa on «5 000 henkilöä».", "amount:quantity"),
    ("Toimitus kestää «3–5 arkipäivää».", "amount:quantity"),
    ("Toimitus kestää «2-3 päivää».", "amount:quantity"),
    ("Matka kestää «1,5 tuntia».", "amount:quantity"),
    ("Nopeus on «100 Mb»/s.", "amount:quantity"),
    # near-misses of quantities
    ("Saat «20-prosenttisen» alennuksen.", "word"),
    ("Lippu on «10-vuotiaalle».", "word"),
    ("Huone «3» B on vapaa.", "number"),
    # phone numbers
    ("Soita numeroon «010 123 4567».", "phone"),
    ("Soita numeroon «0401234567».", "phone"),
    ("Soita puh. «09 123 4567» heti.", "phone"),
    ("Soita «+358 40 123 4567» heti.", "phone"),
    ("Soita «+358 (0)40 1234567» heti.", "phone"),
    ("Soita «(09) 123 4567» heti.", "phone"),
    ("Soita «0800 123 456» heti.", "phone"),
    # near-misses of phone numbers
    ("Tilausnumero «0401234567» on valmis.", "code:digits"),
    ("Tilaus «4512345» on valmis.", "number"),
    ("Asiakasnumero on «040» 1234567.", "number"),
    # codes
    ("Lähetys «JJFI65123498765432109» on perillä.", "code"),
    ("Varaus «HH20931» on voimassa.", "code"),
    ("Lasku «SV-441023» on maksettu.", "code"),
    ("Tilaus «20231104512» on valmis.", "code:digits"),
    ("Tilille «FI21 1234 5600 0007 85» kiitos.", "code:iban"),
    ("Tilille «FI2112345600000785» kiitos.", "code:iban"),
    ("Tilille «DE89 3704 0044 0532 0130 00» kiitos.", "code:iban"),
    ("Viite «12345 67890» mukaan.", "code:reference"),
    ("Viitenumero: «RF18 5390 0754 7034».", "code:reference"),
    ("Henkilötunnus «131052-308T» poistetaan.", "code:hetu"),
    ("Henkilötunnus «010190A123B» poistetaan.", "code:hetu"),
    ("Y-tunnuksemme on «1234567-8».", "code:y-tunnus"),
    # near-misses of codes
    ("Vahvistuskoodisi on «482913».", "number"),
    ("Aja tietä «E12» pohjoiseen.", "word"),
    ("Tilaa «e-lasku» verkosta.", "word"),
    # places
    ("Osoite on «33100» Tampere.", "number:postcode"),
    ("Osoite on «33100» TAMPERE.", "number:postcode"),
    ("Jäseniä on «33100» tänä vuonna.", "number"),
    ("Osoite on Satamakatu «17».", "number:house"),
    ("Osoite on Satamakatu «17 B 12».", "number:house"),
    ("Osoite on Satamakatu «17» 14.3. asti.", "number:house"),
    ("Osoite on PL «45», 00101 Helsinki.", "number:house"),
    # inflected and plain numbers
    ("Jäseniä on «500:aan» asti.", "number:inflected"),
    ("Avaamme «9:n» jälkeen.", "number:inflected"),
    ("Vuosi «2024» oli kiireinen.", "number"),
    ("Kuume on «37,5».", "number"),
    ("Asukkaita on «12 345 678».", "number"),
    ("Ehdit vielä «3». kerralla.", "number"),
    # on the net
    ("Avaa «www.esimerkki.fi/ohje».", "url"),
    ("Avaa «https://esimerkki.fi/a?b=1».", "url"),
    ("Avaa «esimerkki.fi» nyt.", "url"),
    ("Avaa («www.esimerkki.fi»).", "url"),
    ("Kirjoita «asiakas@esimerkki.fi».", "email"),
    # near-misses of the net
    ("Hei.«Tilauksesi» on perillä.", "word"),
    ("Kiitos.«Fi» on maatunnus.", "word"),
    # placeholders
    ("Hei «{{nimi}}»!", "placeholder:name"),
    ("Hinta on «{{ summa }}» €.", "placeholder:amount"),
    ("Hei ${etunimi} ja «{sukunimi}»!", "placeholder:name"),
    # words
    ("Noudatamme «EU:n» sääntöjä.", "word"),
    ("Anna «osoite-» ja puhelintiedot.", "word"),
    ("Palvelemme «ma-pe» aina.", "word"),
    ("Tulosta «QR-koodi» mukaan.", "word"),
]


@pytest.mark.parametrize(("marked", "expected"), ITEMS, ids=[marked for marked, _ in ITEMS])
def test_kind_of_item(document: Analyse, marked: str, expected: str) -> None:
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    found = {
        (token.span.start, token.span.end): f"{token.kind}:{token.detail}".rstrip(":")
        for token in document(text).tokens
    }
    assert found.get((start, end)) == expected, found


WORDS = [
    ("Hei! Tilauksesi on perillä.", "Hei|!|Tilauksesi|on|perillä|."),
    ("Hei.Tilauksesi on perillä", "Hei|.|Tilauksesi|on|perillä"),
    ("Kenkä\u00adkauppa on auki", "Kenkä\u00adkauppa|on|auki"),
    ("Anna osoite- ja puhelintiedot", "Anna|osoite-|ja|puhelintiedot"),
    ("Linja-auto lähtee - odota", "Linja-auto|lähtee|-|odota"),
    ("Odota… vielä...", "Odota|…|vielä|..."),
    ("”Oma Etu” (uusi)", "”|Oma|Etu|”|(|uusi|)"),
    ("Hinta 5€/kk", "Hinta|5€|/|kk"),
    ("Ks. ao. tilaus, esim. em. liite tms.", "Ks.|ao.|tilaus|,|esim.|em.|liite|tms."),
    ("l'Oréal ja naisten’", "l'Oréal|ja|naisten|’"),
    ("WC:n ovi", "WC:n|ovi"),
    ("😊 kiitos 👍🏽", "😊|kiitos|👍|🏽"),
    ("", ""),
    (" \n\t\u00a0", ""),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words_and_marks(document: Analyse, text: str, expected: str) -> None:
    assert "|".join(token.text for token in document(text).tokens) == expected


def test_what_is_no_word_is_never_given_to_voikko(document: Analyse) -> None:
    found = document("Hei {{voi}}! Koodi ABCD1234, www.voi.fi, 5 euroa, 26.9. ja klo 9.30.")
    assert [token.text for token in found.tokens if token.kind not in ("word", "punct")] == [
        "{{voi}}", "ABCD1234", "www.voi.fi", "5 euroa", "26.9.", "9.30",
    ]  # fmt: skip
    assert all(not token.readings for token in found.tokens if token.kind != "word")


# Bits that make up messages: words, items, marks, white space and what breaks tokenisers.
_BITS = st.sampled_from(
    [
        "Hei", "tilauksesi", "on", "valmis", "ei", "osoite-", "EU:n", "esim.", "ao", "A", "ä", "12", "26.9.", "26.9",
        "9.30", "klo", "12,50", "€", "e0,0", "%", "kg", "FI21", "1234", "5600", "0007", "85", "010", "+358", "{{nimi}}",
        "{x", "}}", "{", "%s", "<b>", "www.a.fi", "a@b.fi", "http://", "33100", "Tampere", "Satamakatu", "17", "–", "-",
        ".", ",", "!", "?", "…", "...", "”", "(", ")", ">", "\n", "\n\n", " ", " ", " ", "\u00a0", "\u00ad", "\u200b",
        "😊", "e\u0301", "_", "§", "'", "’", ":", "/", "terveisin", "Hei,", "--", "From:",
    ]
)  # fmt: skip
MESSAGES = st.one_of(st.lists(_BITS, max_size=40).map("".join), st.text(max_size=80))
RELAXED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(text=MESSAGES)
@RELAXED
def test_tokens_lie_where_they_say(document: Analyse, text: str) -> None:
    found = document(text)
    at = 0
    for index, token in enumerate(found.tokens):
        assert token.index == index
        assert token.span.of(text) == token.text
        assert token.text
        assert token.span.start >= at
        # Nothing but white space and format characters lies between two tokens.
        assert not any(c.isalnum() for c in text[at : token.span.start])
        at = token.span.end
    assert not any(c.isalnum() for c in text[at:])


@given(text=MESSAGES)
@RELAXED
def test_sentences_and_clauses_tile_the_tokens(document: Analyse, text: str) -> None:
    found = document(text)
    at = 0
    for number, sentence in enumerate(found.sentences):
        assert sentence.first == at
        at = sentence.last
        clause_at = sentence.first
        for index, clause in enumerate(sentence.clauses):
            assert clause.first == clause_at
            clause_at = clause.last
            for token in found.tokens[clause.first : clause.last]:
                assert (token.sentence, token.clause) == (number, index)
        assert clause_at == sentence.last
        tokens = found.sentence_tokens(sentence)
        assert (sentence.span.start, sentence.span.end) == (tokens[0].span.start, tokens[-1].span.end)
        assert {token.zone for token in tokens} == {sentence.zone}
    assert at == len(found.tokens)


@given(text=MESSAGES)
@RELAXED
def test_zones_and_items_are_ordered_and_do_not_overlap(document: Analyse, text: str) -> None:
    found = document(text)
    # A quoted line or a foreign sentence may lie inside the body.
    zones = [zone for zone in found.zones if zone.kind not in ("quote", "foreign")]
    for runs in (zones, found.items):
        for before, after in itertools.pairwise(runs):
            assert before.span.end <= after.span.start
        assert all(0 <= run.span.start < run.span.end <= len(text) for run in runs)


PAIRS = [
    # left, right, N.N, expected: the first row of the table that fits wins
    ("Tule klo ", " mennessä", "9.30", "time"),
    ("Kello ", "", "16.5", "time"),
    ("", " €", "26.9", "number"),
    ("Hinta on ", ".", "26.9", "number"),
    ("Hinta on ", " asti", "26.9", "date"),
    ("Katso kohta ", " mennessä", "26.9", "section"),
    ("Versio ", " saakka", "5.2", "section"),
    ("Nouda ", " mennessä", "26.9", "date"),
    ("Nouda viimeistään ", "", "26.9", "date"),
    ("Nouda ", " mennessä", "26.13", None),
    ("Nouda ", " mennessä", "31.4", None),
    ("Aikasi on 16.5. ", "", "9.30", "time"),
    ("Rivi ", " on tyhjä", "26.9", None),
]


@pytest.mark.parametrize(("left", "right", "pair", "expected"), PAIRS)
def test_what_a_dotted_pair_is(left: str, right: str, pair: str, expected: str | None) -> None:
    first, second = pair.split(".")
    assert dotted_pair_kind(left, right, int(first), int(second), second) == expected


@pytest.mark.parametrize(
    ("day", "month", "expected"),
    [(1, 1, True), (29, 2, True), (30, 2, False), (31, 4, False), (31, 12, True), (0, 5, False), (1, 13, False),
     (1, 0, False)],
)  # fmt: skip
def test_calendar(day: int, month: int, expected: bool) -> None:
    assert is_valid_date(day, month) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FI21 1234 5600 0007 85", True),
        ("FI2112345600000785", True),
        ("FI22 1234 5600 0007 85", False),
        ("DE89370400440532013000", True),
        ("FI21", False),
    ],
)
def test_iban_check_digits(text: str, expected: bool) -> None:
    assert is_iban(text) is expected
