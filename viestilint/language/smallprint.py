"""The small print below a message: notes on automatic mail, ways out of a mailing list, copyright lines."""

from __future__ import annotations

import re

from viestilint.lazyregex import lazy

_MAIL = r"(?:[\w-]{0,30}viesti|sähköposti|ilmoitus|muistutus|tiedote|vastaus|kuittaus)"
# Lomake lähetetään automaattisesti: what happens by itself is no note; it is the message that has to be automatic.
AUTOMATIC_NOTE = (
    rf"\bautoma(?:atti|tisoitu)nen (?:{_MAIL}\b|järjestelm)|\bautomaatti(?:viesti|vastaus|ilmoitus)\b"
    r"|\b(?:tämä|tämän) [^.!?\n]{0,40}\b[\w-]{0,30}(?:viesti|sähköposti|ilmoitu|muistutu|tiedot|vastau)\w*\b[^.!?\n]{0,60}\bautoma(?:atti|tisoi)\w*"
    # Tämä on automaattisesti Valo-palvelusta lähetetty viesti.
    r"|\b(?:tämä|tämän) [^.!?\n]{0,40}\bautoma(?:atti|tisoi)\w*[^.!?\n]{0,60}\b[\w-]{0,30}(?:viesti|sähköposti|ilmoitus|muistutus|tiedote|vastaus)\b"
    rf"|\b{_MAIL} on [^.!?\n]{{0,40}}\bautoma(?:atti|tisoi)\w*"
    r"|\bautomaattisesti (?:lähet\w+|luotu|muodostettu|generoitu) [\w-]{0,30}(?:viesti|sähköposti|ilmoitu|vastau)"
)
"""*Tämä on automaattinen viesti*, *Viesti on lähetetty automaattisesti*."""

_SETTINGS = r"(?:ilmoitus|viesti|sähköposti|markkinointi|uutiskirje)"
SMALL_PRINT = (
    rf"{AUTOMATIC_NOTE}|^(?:©|\(c\) )|\bcopyright\b|\bmoottorina(?: \w+)?$"
    # Hylkää ja peruuta tilaus: a choice that the message offers is no way out of a mailing list.
    r"|(?:^|[|·•/] ?)(?:peruuta|peru) (?:uutiskirjeen )?tilaus\b"
    rf"|^(?:hallitse|muuta|päivitä) (?:omia )?{_SETTINGS}asetuksia(?:si)?(?:[:.]| tästä| täällä)?\s*\S*$"
    r"|\b(?:nämä|näitä|näiden|tällaisten) (?:ilmoitu|viest|muistutu|sähköpost|tekstivies)\w*[^.!?\n]{0,30}\b(?:käytöstä|pois)\b"
)
"""What stands below a message in small print, whoever signs above it."""

AUTOMATIC = lazy(AUTOMATIC_NOTE, re.I)
"""The note that a message is automatic."""
