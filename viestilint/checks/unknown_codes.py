"""Runs of capitals that are in no table: which of them are codes that a reader cannot know."""

from __future__ import annotations

import re

from viestilint.checks.registry import CheckContext
from viestilint.language.foreign_words import ENGLISH
from viestilint.lazyregex import lazy
from viestilint.model import Document, Token

_CODE = lazy(r"[A-ZÅÄÖ]{2,6}(?::[a-zåäö]+)?")
# How long an English word, and one that may be English, is at least.
_SHORT, _LONG = 3, 5
# Beside these an unknown run of capitals is a code that the customer is to use, not one to understand.
_NAMED = lazy(
    r"(?:(?>\w*?(?:koodi|tunnus|tunnukse|numero|viite|viittee))|avain|avaime|sana|malli|luok|kirjai|ryhm|koh[dt]|portti|porti"
    r"|linja|laituri|rekisteri|vastaa|komen(?:to|non|nol|toa|not)|lähetä|viestillä|kirjoita|syötä|tekstaa|alennus|tarjous)\w*",
    re.I,
)
_JOINED_LEFT = lazy(r"(?:_|::|\w[.\\]|</?|&lt;/?|\|\*? ?)\Z")
_JOINED_RIGHT = lazy(r"_|::|\.\w|>|&gt|\(\)")
# A word to be typed, with what goes with it or with what it does in a column of its own
_COMMAND = lazy(r"[ \t>*-]{0,8}[A-ZÅÄÖ]{2,12}(?: ?(?:<[^<>\n]{1,40}>|\[[^\[\]\n]{1,40}\])|[ \t]{4,60}[*-] )")
_REACH = 6
_NAME_PARTS = frozenset(("oy", "oyj", "ab", "ry", "ky", "tmi", "ltd", "gmbh", "inc", "as", "oy:n"))
_FIGURES = frozenset(("amount", "number", "code", "date", "time"))
_VEHICLES = frozenset("juna vuoro lento bussi laiva lautta linja reitti kuljetus vaunu auto raitiovaunu lähtö".split())


def is_unknown_code(document: Document, token: Token, allowed: frozenset[str], context: CheckContext) -> bool:
    """Whether an unknown run of capitals stands in prose as if everybody knew it.

    Names of firms and places, and codes that the customer is to use, are left alone.
    """
    code = token.text.partition(":")[0]
    if "-" in code and _is_technical(token, context):
        # DSLAM-portti: of other compounds the capitals are mostly the name of a firm or a product
        code = code.partition("-")[0]
    elif token.readings or not _CODE.fullmatch(token.text):
        return False
    if code.lower() in allowed:
        return False
    if _is_from_source(document, code):
        return False
    if f"({code})" in document.text or _is_written_for_machine(document, token):
        # Tukikeskus (TUK): spelt out once, as it should be
        return False
    if _is_english(document, token):
        return False
    sentence = document.sentence_tokens(document.sentences[token.sentence])
    words = [t for t in sentence if t.kind == "word" and t is not token]
    prose = [t for t in words if t.known and not t.text.isupper()]
    if len(prose) < 2 or sum(t.text.isupper() and len(t.text) > 1 for t in words) > len(prose) / 2:
        return False
    at = token.index
    behind = document.tokens[max(sentence[0].index, at - 3) : at]
    ahead = document.tokens[at + 1 : min(sentence[-1].index + 1, at + 3)]
    before, after = document.neighbour(token, -1), document.neighbour(token, 1)
    for near in (before, after):
        if near is not None and near.kind == "word" and _is_name_part(near):
            return False
    if after is not None and (after.text == "-" or after.detail == "postcode"):
        # KOTI PLUS -palvelu, FIN 00100 Helsinki
        return False
    beyond = document.neighbour(token, 2)
    if beyond is not None and beyond.text == "-" and after is not None and after.text.isupper():
        # ESPA TV -palvelu
        return False
    if token.text.endswith(":n") and after is not None and any(r.pos == "noun" for r in after.readings):
        # What owns something is a firm or an authority: TKL:n bussit.
        return False
    if after is not None and after.kind in _FIGURES and any(_is_vehicle(t) or _is_form(t) for t in behind):
        # Juna IC 27, lomake KU 112
        return False
    if any(_NAMED.fullmatch(t.text) for t in (*behind, *ahead)):
        return False
    if document.message.zone == "subject" and not at:
        # A subject begins with the sender: HWC: jäsenmaksut.
        return False
    if any(t.text in "\"”“»«'’(" for t in (before, after) if t is not None):
        return False
    if before is not None and before.kind in _FIGURES and before.detail in ("postcode", "house", "reference", "iban"):
        return False
    return not _is_sender(document, token, context)


def _is_from_source(document: Document, code: str) -> bool:
    """Whether the text translated has the same capitals: a name, or a value that the program puts in."""
    source = document.message.source_text
    return source is not None and re.search(rf"\b{re.escape(code)}\b", source) is not None


def _is_technical(token: Token, context: CheckContext) -> bool:
    head, _, tail = token.text.partition("-")
    if not (_CODE.fullmatch(head) and tail.islower()) or context.rule.data is None:
        return False
    heads = context.rule.data.fields()["technical"].text().split()
    return any(r.pos == "noun" and r.head in heads for r in token.readings)


def _is_written_for_machine(document: Document, token: Token) -> bool:
    """A part of *SHOP_LOCALE*, *INDEX.HTML* or *<HEAD>*, or a word of a command table: *DEL <lista>   * Poista*."""
    text, span = document.text, token.span
    if _JOINED_LEFT.search(text, max(0, span.start - _REACH), span.start) or _JOINED_RIGHT.match(text, span.end):
        return True
    return _COMMAND.match(text, text.rfind("\n", 0, span.start) + 1) is not None


def _is_english(document: Document, token: Token) -> bool:
    """*NEW ARRIVALS*, *BLACK WEEK*: beside another word in capitals an English word is a campaign, no code.

    One of the two must be known as English; the other is at least no short code.
    """
    is_known = token.lower in ENGLISH and len(token.text) >= _SHORT
    for near in (document.neighbour(token, -1), document.neighbour(token, 1)):
        if near is None or near.kind != "word" or not near.text.isupper():
            continue
        if is_known and (near.lower in ENGLISH or len(near.text) >= _LONG):
            return True
        if near.lower in ENGLISH and len(near.text) >= _SHORT and len(token.text) >= _LONG:
            return True
    return False


def _is_form(token: Token) -> bool:
    return any(r.head in ("lomake", "hakemus", "kaavake") for r in token.readings)


def _is_vehicle(token: Token) -> bool:
    return any(_VEHICLES.intersection((r.lemma, *r.parts[-1:])) for r in token.readings)


def stands_beside_code(document: Document, token: Token) -> bool:
    """Whether figures or more capitals stand beside it, as in a line from a booking system."""
    near = (document.neighbour(token, -1), document.neighbour(token, 1))
    return any(
        t.kind in _FIGURES or (t.kind == "word" and not t.readings and bool(_CODE.fullmatch(t.text)))
        for t in near
        if t is not None
    )


def _is_name_part(token: Token) -> bool:
    if token.lower in _NAME_PARTS:
        return True
    return token.capitalised and not token.initial and not token.text.partition("-")[0].isupper()


def _is_sender(document: Document, token: Token, context: CheckContext) -> bool:
    """Whether the code is part of the sender's own name, as the signature or the settings give it."""
    code = token.text.partition(":")[0]
    names = [document.message.sender or "", *context.settings.senders]
    names += [z.span.of(document.text) for z in document.zones if z.kind in ("signature", "greeting", "footer")]
    names += [t.text for t in document.tokens if t.kind in ("email", "url")]
    subject = document.message.subject or ""
    # HWC tiedottaa: the subject of a notice begins or ends with who sends it.
    names += [subject.lstrip("[")[: len(code)], subject.rstrip("] ")[-len(code) :]]
    return any(re.search(rf"\b{re.escape(code)}\b", name, re.I) for name in names)
