"""Invented messages for measuring: ``python bench/messages.py FOLDER [FILES]``.

Frames of customer service with words put into the forms that they ask for, so that a thousand messages hold
thousands of distinct word forms, as real mail does; a tool that remembers words cannot live on ten sentences.
The same seed gives the same files, byte for byte.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from viestilint.language.inflection import Inflector
from viestilint.language.morphology import Morphology

SEED = 20260
LENGTH = 340
"""Code points of a message, about."""

NOUNS = """
lasku tilaus toimitus lähetys paketti kirje sopimus vakuutus varaus maksu tili kortti tuote palvelu hakemus liite lomake
vahvistus kuitti muistutus ilmoitus palautus hyvitys korvaus reklamaatio takuu huolto korjaus asennus mittaus tarkastus
laite puhelin liittymä modeemi reititin verkko yhteys sähkö mittari lämmitys vesi remontti asunto avain ovi ikkuna parveke
sauna pesula kellari varasto autopaikka auto rengas moottori akku polkupyörä juna bussi lento laiva lippu matka hotelli
huone aamiainen laukku passi viisumi aikataulu reitti pysäkki asema terminaali laituri satama kirja lehti laina kirjasto
kurssi koulutus tentti todistus tutkinto opiskelija opettaja koulu päiväkoti hoitopaikka lapsi vanhempi huoltaja lääkäri
hoitaja vastaanotto ajanvaraus resepti lääke rokotus tutkimus näyte tulos lähete leikkaus hammas silmälasit apteekki
pankki talletus luotto korko erä viitenumero tilinumero saldo siirto valuutta vero veroilmoitus päätös valitus oikaisu
tuki eläke kotihoito avustus etuus tulo meno talous kunta kaupunki kirjaamo asiakirja lupa rakennus tontti kaava naapuri
yhdistys jäsen jäsenmaksu kokous pöytäkirja vaali ehdokas lahjoitus keräys tapahtuma konsertti näytös teatteri museo
näyttely ravintola pöytä ruokalista annos allergia kauppa myymälä kassa tarjous alennus lahjakortti kampanja arvonta
palkinto bonus etu asiakas asiakaspalvelu yhteydenotto palaute kysymys vastaus ohje opas video sivusto sovellus
tunnus salasana profiili asetus päivitys versio virhe häiriö katkos vika ratkaisu viivästys syy osoite postinumero nimi
syntymäaika allekirjoitus valtakirja edustaja yritys työnantaja palkka työvuoro loma poissaolo työntekijä esihenkilö
""".split()

VERBS = """
maksaa lähettää toimittaa palauttaa ilmoittaa täyttää noutaa hakea ottaa vastata tilata varata avata ladata valita
tarkistaa vahvistaa hyväksyä allekirjoittaa tulostaa liittää lisätä poistaa päivittää vaihtaa muuttaa peruuttaa säilyttää
lukea kirjoittaa merkitä mainita syöttää korjata asentaa mitata tarkastaa huoltaa tutkia käsitellä siirtää hyvittää
korvata perua uusia jatkaa lopettaa aloittaa järjestää esitellä testata vuokrata lainata ostaa myydä pakata purkaa
""".split()

CASES = "nom gen par ine ela ill ade abl all ess tra".split()
OWNERS = {"your": "2sg", "our": "1pl"}
PEOPLE = "Aino Eero Helmi Ilmari Kaisa Lauri Minttu Oskari Pihla Sakari Tuuli Urho Veera Ylermi Armi Kalervo".split()
STREETS = "Kauppakatu Satamakatu Koulutie Rantatie Myllypolku Niittykuja Asemakatu Puistotie Torikatu Mäntytie".split()
TOWNS = "Tampere Turku Oulu Lahti Kuopio Jyväskylä Pori Vaasa Joensuu Kotka Mikkeli Rauma".split()
FIRMS = ("Kirja-aitta Oy", "Lumme Vakuutus", "Kaisla Energia Oy", "Vantti Huolto", "Poiju Matkat Oy", "Hilla Netti")

FRAMES = """
{Noun:nom} on saapunut, ja {noun:nom:pl} ovat {noun:ine:your} {date}.
Voit {verb} {noun:gen:your} {noun:ela} klo {time} alkaen.
{Noun:par:pl} käsitellään {noun:ine}, koska {noun:nom} ja {noun:nom} ovat {noun:ade}.
Lähetämme sinulle {noun:gen} {noun:ela:our} {date}, ja {noun:nom:your} maksaa {money}.
Jos {noun:nom} puuttuu {noun:ela}, ota yhteyttä {noun:ill:our} numeroon {phone}.
{Noun:pl:ade} on {count} {noun:par}, ja niistä {count} {noun:par} odottaa {noun:par}.
Muista {verb} {noun:nom:your} ennen kuin {noun:nom} {noun:ade:our} päättyy {date} klo {time}.
Kiitos {noun:ela}. {Noun:nom} siirtyi {noun:all}, kuten {noun:nom} kertoi {noun:pl:ela}.
{Person} {verb:pres} {noun:gen} {noun:ill} ja {verb:pres} {noun:gen} {noun:all} viikon aikana.
Löydät {noun:gen} osoitteesta https://www.esimerkki.example/{word} tai {noun:ela} {street} {house}, {town}.
{Noun:gen} {noun:nom} ei ole vielä {noun:ine}, mutta {noun:nom} riittää {noun:ill}.
Saat {noun:par} {noun:tra}, kun {noun:nom:pl} on tarkistettu ja {noun:nom} täsmää.
{Noun:ess} toimii {noun:nom}, jonka {noun:nom} näkyy {noun:pl:ine} ja {noun:ine}.
Olemme siirtäneet {noun:gen} {noun:abl} {noun:all}, joten {noun:nom} on taas {noun:ine}.
Tarvitsemme sinulta {noun:gen} ja {noun:pl:par} {noun:par} varten viimeistään {date}.
""".strip().splitlines()

FAULTS = """
Mikäli {noun:nom} viivästyy, {noun:nom} lähetetään {noun:ill} {date2} mennessä.
Älä epäröi ottaa yhteyttä {noun:ill}, jos {noun:nom} on epäselvä.
{Noun:nom} on noudettavissa {noun:ela} e{cents}.
Suoritamme {noun:gen} tarkastuksen koskien {noun:par}.
Asiakas voi {verb} {noun:gen} {noun:ine} {money2}.
""".strip().splitlines()

_SLOT = re.compile(r"\{([a-zA-Z0-9]+)((?::[a-z]+)*)\}")


@dataclass(frozen=True, slots=True)
class Written:
    """One invented message: a key, the channel, the sentences of its body and who sends it."""

    key: str
    channel: str
    body: str
    sender: str

    @property
    def text(self) -> str:
        """The whole message as plain text."""
        if self.channel == "sms":
            return f"Hei! {self.body} Terveisin {self.sender}\n"
        return f"Hei\n\n{self.body}\n\nTerveisin\n{self.sender}\n"


class Author:
    """Writes messages; the seed decides every word."""

    def __init__(self, seed: int = SEED) -> None:
        self._random = random.Random(seed)
        self._inflector = Inflector(Morphology())

    def messages(self, count: int) -> Iterator[Written]:
        """So many messages, each unlike the others."""
        for number in range(count):
            channel = "sms" if number % 4 == 0 else "email"
            body = ""
            while len(body) < LENGTH - 60:
                frames = FAULTS if self._random.random() < 0.15 else FRAMES
                body += (" " if body else "") + self._filled(self._random.choice(frames))
            yield Written(f"viesti_{number:06}", channel, body, self._random.choice(FIRMS))

    def _filled(self, frame: str) -> str:
        return _SLOT.sub(self._slot, frame)

    def _slot(self, slot: re.Match[str]) -> str:
        name, features = slot[1], slot[2].split(":")[1:]
        made = self._form(name.lower(), features) if name.lower() in ("noun", "verb") else self._item(name)
        return made[0].upper() + made[1:] if name[0].isupper() else made

    def _form(self, name: str, features: list[str]) -> str:
        words = NOUNS if name == "noun" else VERBS
        for lemma in self._random.choices(words, k=20):
            form = self._inflected(lemma, name, tuple(features))
            if form is not None:
                return form
        raise SystemExit(f"no {name} has a form with {features}")

    @cache  # noqa: B019 - an author lives as long as the run
    def _inflected(self, lemma: str, name: str, features: tuple[str, ...]) -> str | None:
        if name == "verb":
            return self._inflector.inflect(lemma, "verb", tense="pres") if features else lemma
        case = next((feature for feature in features if feature in CASES), "nom")
        number = "pl" if "pl" in features else "sg"
        owner = {"poss": OWNERS[features[-1]]} if features[-1] in OWNERS else {}
        return self._inflector.inflect(lemma, "noun", case=case, number=number, **owner)

    def _item(self, name: str) -> str:
        pick, choice = self._random.randint, self._random.choice
        items: dict[str, Callable[[], str]] = {
            "date": lambda: f"{pick(1, 28)}.{pick(1, 12)}.2027",
            "date2": lambda: f"{pick(1, 28):02}.{pick(1, 9):02}",
            "time": lambda: f"{pick(7, 20)}.{pick(0, 5)}0",
            "money": lambda: f"{pick(1, 900)},{pick(10, 99)} €",
            "money2": lambda: f"{pick(1, 900)}€",
            "cents": lambda: f"{pick(0, 9)},{pick(0, 9)}",
            "count": lambda: str(pick(2, 90)),
            "phone": lambda: f"010 {pick(100, 999)} {pick(1000, 9999)}",
            "word": lambda: choice(NOUNS).replace("ä", "a").replace("ö", "o"),
            "person": lambda: choice(PEOPLE),
            "street": lambda: choice(STREETS),
            "house": lambda: str(pick(1, 99)),
            "town": lambda: choice(TOWNS),
        }
        return items[name.lower()]()


def write_texts(folder: Path, count: int) -> None:
    """Writes so many messages, one to a text file, in folders of a thousand."""
    for number, message in enumerate(Author().messages(count)):
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{message.key}.{message.channel}.txt").write_text(message.text, encoding="utf-8")


def write_formats(folder: Path, count: int) -> None:
    """Writes so many messages in every format in turn, several to a catalogue."""
    folder.mkdir(parents=True, exist_ok=True)
    messages = list(Author(SEED + 1).messages(count))
    makers = list(FORMATS.items())
    for number in range(0, len(messages), 10):
        name, make = makers[number // 10 % len(makers)]
        path = folder / name.format(f"{number:06}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make(messages[number : number + 10]), encoding="utf-8")


def _html(messages: list[Written]) -> str:
    parts = "".join(f"<p>{escape(m.body)}</p>\n" for m in messages)
    return f"<!doctype html>\n<html lang=fi><title>Tiedote</title>\n<p>Hei!</p>\n{parts}<p>Terveisin {messages[0].sender}</p>\n"


def _eml(messages: list[Written]) -> str:
    head = "From: palvelu@kirja-aitta.example\nSubject: Tilauksesi\nContent-Type: text/plain; charset=utf-8\n"
    return f"{head}Content-Transfer-Encoding: 8bit\n\n{messages[0].text}"


def _po(messages: list[Written]) -> str:
    head = 'msgid ""\nmsgstr ""\n"Language: fi\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    return head + "".join(f'msgid "{m.key}"\nmsgstr {json.dumps(m.body, ensure_ascii=False)}\n\n' for m in messages)


def _xliff(messages: list[Written]) -> str:
    units = "".join(
        f'<trans-unit id="{m.key}"><source>{m.key}</source><target>{escape(m.body)}</target></trans-unit>\n'
        for m in messages
    )
    file = f'<file source-language="en" target-language="fi" datatype="plaintext" original="a"><body>\n{units}</body></file>'
    return f'<?xml version="1.0"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">{file}</xliff>\n'


def _android(messages: list[Written]) -> str:
    rows = "".join(f'  <string name="{m.key}">{escape(m.body)}</string>\n' for m in messages)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<resources>\n{rows}</resources>\n'


def _json(messages: list[Written]) -> str:
    return json.dumps({m.key: m.body for m in messages}, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[list[Written]], str]] = {
    "{}.txt": lambda messages: messages[0].text,
    "{}.md": lambda messages: (
        f"# Tiedote\n\nHei!\n\n{messages[0].body}\n\n* {messages[-1].body}\n\nTerveisin\n{messages[0].sender}\n"
    ),
    "{}.html": _html,
    "{}.eml": _eml,
    "{}.fi.po": _po,
    "i18n/{}.fi.json": _json,
    "i18n/{}_fi.arb": _json,
    "locales/{}.fi.yml": lambda messages: (
        "fi:\n" + "".join(f"  {m.key}: {json.dumps(m.body, ensure_ascii=False)}\n" for m in messages)
    ),
    "{}_fi.properties": lambda messages: "".join(f"{m.key}={m.body}\n" for m in messages),
    "values-fi/strings{}.xml": _android,
    "fi.lproj/{}.strings": lambda messages: "".join(
        f'"{m.key}" = {json.dumps(m.body, ensure_ascii=False)};\n' for m in messages
    ),
    "{}.fi.xlf": _xliff,
    "{}.j2": lambda messages: (
        f"Hei {{{{ nimi }}}}!\n\n{{% if maksettu %}}{messages[0].body}{{% endif %}}\n\nTerveisin\n{messages[0].sender}\n"
    ),
}
"""File name, with a place for a number, and what makes a file of that format of ten messages."""


def main() -> None:
    """Writes text files into a folder and says how many distinct word forms they hold."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    write_texts(folder, count)
    words = {w for file in folder.rglob("*.txt") for w in re.findall(r"[^\W\d_]+", file.read_text(encoding="utf-8"))}
    print(f"{count} messages, {len(words)} distinct word forms")


if __name__ == "__main__":
    main()
