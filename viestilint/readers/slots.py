"""Slots as people mark them by hand: ``[Asiakkaan nimi]``, ``<Etunimi Sukunimi>``, ``#TILAUSNRO#``, ``«Etunimi»``.

Hardly a program prescribes these, and the same marks hold much else: a button, a remark, a hashtag, a quotation. They
are read as slots only where the message has no template syntax beside them, and brackets only where one of them is
named after something that templates hold (``guess_type``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from viestilint.lazyregex import lazy
from viestilint.model import SLOT_SYNTAXES, Placeholder, Span
from viestilint.readers.placeholder_types import guess_type

_WORD = r"[^\W\d_][\w-]{0,40}"
_WORDS = rf"(?P<name>{_WORD}(?:[ /]{_WORD}){{0,3}})"
_HASH = lazy(r"(?<![\w#&])#(?P<name>[^\W\d_][\w.-]{0,40}\w)#(?P<glued>\w)?(?!#)")
# Not what a link, a footnote or a [[…]] goes on with.
_SQUARE = lazy(
    rf"(?<![\[\w])\[(?:{_WORDS}|(?P<path>{_WORD}\.\w{{1,40}}(?<!\.fi)(?<!\.com)))\](?![\](\[]|:\s*(?:https?:|www\.|/))"
)
_ANGLE = lazy(rf"(?<!<)<{_WORDS}>(?!>)")
# By what they open with. Those of word processors and mailing programs, which are seldom anything else.
_PAIRS = {
    "double-percent": ("%%", lazy(rf"(?<![\w%])%%{_WORDS}%%(?!%)")),
    "double-hash": ("##", lazy(rf"(?<![\w#])##{_WORDS}##(?!#)")),
    "triple-hash": ("###", lazy(rf"(?<![\w#])###{_WORDS}###(?!#)")),
    "double-round": ("((", lazy(rf"(?<!\()\(\({_WORDS}\)\)(?!\))")),
    "guillemets": ("«", lazy(rf"«{_WORDS}»")),
}
_CAPITALS = lazy(r"(?<!#)###[A-ZÅÄÖ][A-ZÅÄÖ\d_]+###(?!#)")
# A note to whoever fills the template in is no name of a value.
_NOTE = lazy(
    r"\b(?:tähän|lisää|lisätään|lisätä|lisättävä|liitä|täydennä|täydennetään|kirjoita|valitse|poista|vaihda|tarkista"
    r"|tarkistakaa|tarkistettava|muista|muistakaa|korjaa|kysy|kesken|luonnos|sisäinen|todo|huom|xxx?)\b",
    re.I,
)
# What is pressed or chosen is shown in brackets too.
_BUTTON = lazy(r"\b(?:valits|pain|klikk|napau|koh[dt]a|valik|nappi|kent|sarak|välileh)\w*\W*(?:\w+\W+)?$", re.I)
_REACH = 30


def with_slots(
    text: str, placeholders: tuple[Placeholder, ...], syntaxes: frozenset[str] | None = None
) -> tuple[Placeholder, ...]:
    """``placeholders`` with the slots of the text among them, where it has no other template syntax."""
    if any(p.syntax != "angle" for p in placeholders):
        return placeholders
    wanted = SLOT_SYNTAXES if syntaxes is None else syntaxes
    found: list[Placeholder] = []
    if "hash-word" in wanted and "#" in text:
        found += _hashed(text)
    # Brackets that are closed again are markup.
    if "square" in wanted and "[" in text and "[/" not in text:
        found += _bracketed(text, _SQUARE, "square")
    if "angle-words" in wanted and "<" in text and "</" not in text:
        known = {p.span for p in placeholders}
        found += (slot for slot in _bracketed(text, _ANGLE, "angle-words", bool(known)) if slot.span not in known)
    for syntax, (opening, pattern) in _PAIRS.items():
        if syntax in wanted and opening in text:
            # Three of them around capitals hold nothing else.
            is_sure = syntax == "triple-hash" and _CAPITALS.search(text) is not None
            found += _bracketed(text, pattern, syntax, is_sure)
    return tuple(sorted((*placeholders, *found), key=attrgetter("span"))) if found else placeholders


def _hashed(text: str) -> Iterator[Placeholder]:
    """Marked on both sides and in capitals, or named after a value.

    With a letter behind it must be both: #KAUPUNKI#ssa is a slot with its ending, #KESÄ#loma two tags.
    """
    for match in _HASH.finditer(text):
        kind = guess_type(match["name"])
        signs = match["name"].isupper() + (kind is not None) - (match["glued"] is not None)
        if signs > 0:
            yield Placeholder(Span(match.start(), match.end("name") + 1), "hash-word", match["name"], kind)


def _bracketed(text: str, pattern: re.Pattern[str], syntax: str, is_custom: bool = False) -> list[Placeholder]:
    """The words in brackets, if any of them is named after a value or the brackets are known to hold values."""
    found = [
        Placeholder(Span(*match.span()), syntax, name, guess_type(name))
        for match in pattern.finditer(text)
        if len(name := match[match.lastgroup or "name"]) > 1
        and not _NOTE.search(name)
        and not _BUTTON.search(text, max(0, match.start() - _REACH), match.start())
    ]
    is_named = any(slot.type is not None or slot.name.lower().endswith("nimi") for slot in found)
    return found if is_custom or is_named else []
