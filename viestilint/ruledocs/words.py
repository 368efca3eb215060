"""The words of the rule documentation, in Finnish and English."""

from __future__ import annotations

from viestilint.model import Text

FAMILY_TITLES = {
    "rakenne": Text("Viestin rakenne", "Structure of a message"),
    "merkinnat": Text("Merkinnät: summat, päivät, numerot", "Notation: sums, dates, numbers"),
    "sanasto": Text("Sanasto", "Wording"),
    "puhuttelu": Text("Puhuttelu ja tekijä", "Who is addressed and who acts"),
    "vastaus": Text("Vastauksen kattavuus", "Completeness of a reply"),
    "sms": Text("Tekstiviestit", "Text messages"),
    "mallipohja": Text("Mallipohjat ja paikkamerkit", "Templates and placeholders"),
    "tietoturva": Text("Tietoturva", "Security"),
    "luettavuus": Text("Luettavuus", "Readability"),
    "oikeinkirjoitus": Text("Oikeinkirjoitus", "Spelling"),
}
FAMILY_INTROS = {
    "rakenne": Text(
        "Tervehdys, asia, seuraava askel, lopetus ja allekirjoitus: mitä viestissä on oltava ja missä kohdassa.",
        "Greeting, matter, next step, closing and signature: what a message needs, and where.",
    ),
    "merkinnat": Text(
        "Samat tiedot samalla tavalla kirjoitettuna, niin että asiakas ei lue niitä väärin.",
        "The same facts written the same way, so that the customer does not misread them.",
    ),
    "sanasto": Text(
        "Ammattislangi, kapulakieli, käännöslainat ja kuluneet fraasit.",
        "Jargon, officialese, calques and worn phrases.",
    ),
    "puhuttelu": Text(
        "Asiakasta puhutellaan, tekijä sanotaan, ja muoto pysyy samana viestin alusta loppuun.",
        "The customer is spoken to, the doer is named, and the form stays the same throughout.",
    ),
    "vastaus": Text(
        "Vastaus verrattuna siihen, mitä asiakas itse kysyi ja pyysi.",
        "The reply against what the customer asked and requested.",
    ),
    "sms": Text(
        "Pituus, merkistö, lähettäjä ja linkit: mitä puhelimen ruudulla näkyy ja mitä se maksaa.",
        "Length, character set, sender and links: what the phone shows, and what it costs.",
    ),
    "mallipohja": Text(
        "Virheet, jotka näkyvät vasta, kun malliin tulee oikea nimi tai luku.",
        "Faults that show only when a real name or number comes into the template.",
    ),
    "tietoturva": Text(
        "Tiedot, joita viestissä ei saa lähettää, ja pyynnöt, jotka opettavat asiakkaan huijattavaksi.",
        "Data that no message may carry, and requests that teach the customer to be deceived.",
    ),
    "luettavuus": Text(
        "Pitkät virkkeet ja kaikki muu, minkä yli silmä hyppää.",
        "Long sentences and everything else that the eye skips.",
    ),
    "oikeinkirjoitus": Text(
        "Kirjoitusvirheet, välit, yhdyssanat ja alkukirjaimet.",
        "Misspellings, spaces, compounds and initial letters.",
    ),
}
SEVERITIES = {
    "error": Text("virhe", "error"),
    "warning": Text("varoitus", "warning"),
    "info": Text("vinkki", "info"),
    "off": Text("ei käytössä", "off"),
}
FIXES = {
    "safe": Text(
        "turvallinen: `--fix` kirjoittaa sen",
        "safe: `--fix` writes it",
    ),
    "unsafe": Text(
        "ihminen päättää: `--unsafe-fixes` kirjoittaa sen, `--diff` näyttää ensin",
        "a person decides: `--unsafe-fixes` writes it, `--diff` shows it first",
    ),
    "both": Text(
        "osa turvallisia (`--fix`), osasta päättää ihminen (`--unsafe-fixes`)",
        "some are safe (`--fix`), of others a person decides (`--unsafe-fixes`)",
    ),
    "display": Text(
        "vaihtoehdot vain näytetään: ihminen valitsee",
        "alternatives are only shown: a person chooses",
    ),
    "hint": Text(
        "ei korjausta, vain neuvo: puuttuvan tiedon tuntee vain lähettäjä",
        "no fix, only advice: the missing fact is known to the sender alone",
    ),
    "none": Text("ei korjausta: huomautus kertoo, mitä muuttaa", "no fix: the finding says what to change"),
}
LABELS = {
    "what": Text("Mitä", "What"),
    "why": Text("Miksi", "Why"),
    "source": Text("Normi", "Norm"),
    "severity": Text("Vakavuus", "Severity"),
    "fix": Text("Korjaus", "Fix"),
    "variants": Text("Muunnokset", "Variants"),
    "settings": Text("Säädöt", "Settings"),
    "configure": Text("Asetukset", "Configuration"),
    "bad": Text("Huomautetaan", "Flagged"),
    "good": Text("Ei huomauteta", "Not flagged"),
    "opt-in": Text("Käytössä vain valittuna", "Runs only when selected"),
    "own": Text("oma käytäntö", "own practice"),
    "rule": Text("Sääntö", "Rule"),
    "all": Text("Kaikki esimerkit", "All examples"),
    "channel": Text("Kanava", "Channel"),
}
CHANNELS = {
    "sms": Text("tekstiviesti", "SMS"),
    "email": Text("sähköposti", "e-mail"),
    "chat": Text("chat", "chat"),
    "letter": Text("kirje", "letter"),
    "push": Text("push-ilmoitus", "push"),
    "social": Text("some", "social media"),
}
# Rule → the keys of the configuration that it reads beside its severity.
SETTINGS = {
    "ammattislangi": ("jargon", "allow"),
    "englanti": ("allow", "dictionary"),
    "kirjoitusvirhe": ("allow", "dictionary"),
    "mallipohjan-jaanne": ("placeholders", "required-placeholders"),
    "sms-lahettaja": ("sender",),
    "sms-merkisto": ("sms.valiviiva",),
    "sms-pituus": ("placeholder-lengths", "sms.price"),
    "puhuttelu-sekaisin": ("puhuttelu",),
}


def word(key: str, lang: str) -> str:
    """A label."""
    return LABELS[key].in_(lang)
