"""Messages that start with business."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from viestilint.checks.chat_turn import goes_on
from viestilint.checks.frame import (
    first_line,
    is_capital_line,
    is_letter,
    is_one_time_code,
    opening_lines,
    severity_of,
)
from viestilint.checks.partials import has_copy, opens_with_partial
from viestilint.checks.registry import CheckContext
from viestilint.checks.signature import own_lines, signature_start
from viestilint.checks.sms_sender import sender_prefix
from viestilint.language.closings import WISH_HEADS
from viestilint.language.phrases import capitalise
from viestilint.language.zones import GREETINGS, Line, greeting_end
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span

_SHORT_PUSH = 60
_HEADING = 8
_ADDRESS_LINES = 6
_BULLETS = "-–—*•·"
_TOWN = lazy(r"\d{5} [A-ZÅÄÖ]")
# In the middle of a conversation an assent opens as well as thanks do.
_AGREES = lazy(r"(?:selvä|sovittu|sopii|onnistuu|joo|juu|kyllä|hyvä|ok|okei|toki|totta kai)\b", re.I)
_THANKS = lazy(r"kiitos|kiitämme|kiitoksia|pahoittel|mukava|kiva|ihana", re.I)
# A chat that is on: thanks for what was just said or done. Thanks for getting in touch open it.
_IN_CHAT = lazy(
    r"(?:kiitos|kiitoksia|kiitti|ole hyvä|olkaa hyvä|eipä kestä|ei kestä|ei hätää|hetkinen|(?:pieni )?hetki\b|aivan\b|ymmärrän"
    r"|harmi\b|harmin paikka|ikävää? (?:kuulla|että)|valitettavasti (?!.{0,20}(?:chat|palvel|olemme))|ei,|en,"
    r"|pahoittel\w+,? (?:odotuksesta|viiveestä|viivettä|odotusta))(?![^.!?\n]{0,40}\b(?:viesti|yhteydeno|kysymy|tiedustelu|palaut"
    r"|tilau|varau|ilmoitu)\w*st)",
    re.I,
)

# Aino Laine, above the letter
_VOCATIVE = lazy(r"[A-ZÅÄÖ][\w-]{1,30}(?: [A-ZÅÄÖ][\w-]{1,30}){1,2}[,!]")
_WELCOME = lazy(r"[#*_ ]*(?:lämpimästi )?(?:tervetuloa|kiitos|onneksi olkoon|paljon onnea|onnea),? ", re.I)
# Voi Kaija, ikävä kuulla!
_CALLED = lazy(r"(?i:voi|oi|no voi|voi ei|onnea|hienoa|ihanaa|hurraa|jee),? [A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?[,!]")

# Hyvää alkavaa viikkoa!, Ihanaa keskiviikkoiltaa, Liisa!
_WISH = lazy(
    r"[#*_ ]*(?:oikein )?(?:hyvää|hauskaa|ihanaa|iloista|kaunista|kivaa|leppoisaa|lämmintä|mukavaa|aurinkoista|rauhallista)"
    r" (?P<wished>[^\W\d_][\w -]{2,60}?)(?:, [A-ZÅÄÖ{][\w{} .-]{0,40})?(?:!|,$|$)",
    re.I,
)
_WISH_WORDS = 5
_NOTE = lazy(r"^\s*[(\[][^()\[\]\n]{3,200}[)\]]\s+")
# Hejdå Maija!, Jippii, Kaija!
_HAILED = lazy(r"[#*_ ]*(?P<hail>[^\W\d_]{3,14}),? (?P<name>[A-ZÅÄÖ][a-zåäö-]+)(?: [A-ZÅÄÖ][\w-]+)?[!,]?$")
_CRY = lazy(r"(?:[A-ZÅÄÖ]{2,20}(?: [A-ZÅÄÖ]{2,20})?|Huom|Huomio|On|Ei|Käy|Jes|Hieno juttu)!")
_WEEKDAYS = frozenset("maanantaita tiistaita keskiviikkoa torstaita perjantaita lauantaita sunnuntaita".split())


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit at the start of the message if nothing in its first lines greets the reader."""
    message = document.message
    if document.zone("greeting") is not None or not has_copy(document):
        return
    lines = own_lines(document)
    if any(_greets(line.text, context) for line in opening_lines(document)) or opens_with_partial(document):
        return
    if message.channel == "chat" and message.continuing:
        # Only the first turn greets.
        return
    first = first_line(document)
    if _wishes(first.text):
        return
    prefix = sender_prefix(document) if message.channel == "sms" else None
    if prefix is not None and _greets(document.text[prefix:], context):
        # Kirja-aitta: Hei! Pakettisi on saapunut.
        return
    if _goes_on(document, first, context) or _names_reader(document, first):
        return
    if is_one_time_code(document) or _CALLED.match(first.text):
        return
    if message.channel == "push" and len(document.text.strip()) < _SHORT_PUSH:
        return
    if _is_bulletin(document, first):
        return
    greeting = "Hei!\n" if is_letter(document) and len(lines) > 1 else "Hei! "
    if prefix is not None:
        start = prefix
    elif greeting.endswith("\n") and _opens_section(document, lines, first):
        start, greeting = first.span.start, "Hei!\n\n"
    else:
        start = _below_heading(document, lines, first)
    if greeting.endswith("\n"):
        # Before the indent of a list that opens the message, not in it.
        start = len(document.text[:start].rstrip(" \t"))
    at = Span(start, start)
    if any(
        p.type == "name" and p.span.start == start and document.text[p.span.end : p.span.end + 1] in (",", "!")
        for p in message.placeholders
    ):
        # {{etunimi}}, laskusi …: the name is there already.
        greeting = "Hei "
    values = (("fixed", greeting.strip()),)
    edits = [Edit(at, greeting)]
    word = next((t for t in document.tokens if t.span.start == start), None)
    if prefix is not None and word is not None and word.text.islower() and word.kind == "word":
        # Kirja-aitta: pakettisi … → Kirja-aitta: Hei! Pakettisi …
        edits = [Edit(word.span, greeting + capitalise(word.text))]
    # Hei! ALE! Between two cries a greeting is none.
    is_cry = greeting == "Hei! " and _CRY.match(document.text, start) is not None
    fixes = () if is_cry else (Fix(tuple(edits), Applicability.UNSAFE),)
    yield Hit(at, values, fixes, severity=severity_of(document))


def _goes_on(document: Document, first: Line, context: CheckContext) -> bool:
    """Whether the first line answers what the reader just said: the greeting came before."""
    message = document.message
    if message.continuing:
        return bool(_THANKS.match(first.text) or _AGREES.match(first.text))
    if message.channel != "chat" or (message.customer and _greets(message.customer.lstrip(), context)):
        # To a greeting the first turn answers with one.
        return False
    return bool(_IN_CHAT.match(first.text) or _AGREES.match(first.text)) or goes_on(document)


def _below_heading(document: Document, lines: Sequence[Line], first: Line) -> int:
    """Where the greeting goes: at the first line that is no heading."""
    if document.message.channel == "letter":
        first = _below_address(document, lines, first)
    at = lines.index(first) if first in lines else len(lines)
    for line, following in pairwise(lines[at : at + 3]):
        if not _is_heading(document, line, following):
            break
        first = following
        if ": " not in line.text:
            # Vastaanottaja: … and then the heading; below the heading the text begins.
            break
    return first.span.start


def _opens_section(document: Document, lines: Sequence[Line], first: Line) -> bool:
    """Whether the line above the text heads its first part only, as another part has such a heading too."""
    at = lines.index(first) if first in lines else len(lines)
    heads = [_heads_part(document, line, following) for line, following in pairwise(lines[at:])]
    return heads[:1] == [True] and heads.count(True) > 1


def _heads_part(document: Document, line: Line, following: Line) -> bool:
    """*Pihatalkoot*: a few words with a blank line around them and a paragraph below."""
    if not line.text[0].isupper() or not line.text[-1].isalnum() or len(line.text.split()) > _HEADING:
        return False
    above = document.text[: line.span.start].strip(" \t")
    is_apart = (not above or above.endswith("\n\n")) and document.text[line.span.end :].startswith("\n\n")
    return is_apart and len(following.text.split()) > _HEADING


def _is_heading(document: Document, line: Line, following: Line) -> bool:
    """*Tilausvahvistus*, *Tilauksesi on matkalla! 🚚*: a short line of its own above the text; thanks and a welcome are no heading."""
    if is_capital_line(line.text):
        return True
    if len(line.text.split()) > _HEADING or not document.text[line.span.end :].startswith("\n\n"):
        return False
    if _THANKS.match(line.text) or _WELCOME.match(line.text):
        return False
    if line.text[-1:].isalnum():
        # Tiedotamme sivulla www.…: the address has taken the full stop.
        return document.tokens_in(line.span)[-1:][0].kind not in ("url", "email")
    if document.message.channel not in ("email", "letter"):
        return False
    if line.text[-1:] in ".,:;…)" or following.text[0] in _BULLETS:
        return False
    below = next((zone.kind for zone in document.zones if zone.span.covers(following.span)), None)
    return below == "body" and following.span.start != signature_start(document)


def _is_bulletin(document: Document, first: Line) -> bool:
    """What is put up on a wall or a page, *TIEDOTE ASUKKAILLE*: it greets nobody."""
    if not is_capital_line(first.text) or document.message.channel == "sms":
        return False
    return document.message.type == "notice" or document.address is None


def _below_address(document: Document, lines: Sequence[Line], first: Line) -> Line:
    """The first line below the block of the recipient's name and address, if the letter opens with one."""
    for line, following in pairwise(lines[:_ADDRESS_LINES]):
        if document.text[line.span.end :].startswith("\n\n"):
            is_address = any(t.detail == "postcode" for t in document.tokens_in(Span(first.span.start, line.span.end)))
            return following if is_address or _TOWN.match(line.text) else first
    return first


def _names_reader(document: Document, line: Line) -> bool:
    """*Kiitos tilauksestasi, Liisa!*, *Kiitos Suvi palautteesta*: who is spoken to by name is greeted as well."""
    if _names_after_welcome(document, line):
        return True
    hailed = _HAILED.match(line.text)
    if hailed is not None:
        # A first word that is none at all, and a name: some greeting that nobody has listed.
        hail, name = (
            next((t for t in document.tokens if t.span.start == line.span.start + hailed.start(part)), None)
            for part in ("hail", "name")
        )
        if (
            hail is not None
            and not hail.known
            and name is not None
            and any(r.pos == "firstname" for r in name.readings)
        ):
            return True
    words = [t for t in document.tokens_in(line.span) if t.kind == "word"][:3]
    if words[1:] and words[0].lower == "kiitos" and words[1].capitalised:
        return any(r.pos == "firstname" for r in words[1].readings) or not words[1].readings
    if _VOCATIVE.fullmatch(line.text) and any(r.pos == "firstname" for r in words[0].readings):
        return True
    opening = re.match(r"[^.!?\n]*,\s*", line.text)
    if opening is None:
        return False
    at = line.span.start + opening.end()
    if any(p.span.start == at and p.type == "name" for p in document.message.placeholders):
        return True
    token = next((t for t in document.tokens if t.span.start == at), None)
    if token is None or not token.capitalised:
        return False
    if _THANKS.match(line.text):
        return document.text[token.span.end : token.span.end + 1] in ("!", ".")
    # Ikävää, että jouduit jonottamaan, Pekka!
    return document.text[token.span.end : token.span.end + 1] == "!" and any(
        r.pos == "firstname" for r in token.readings
    )


def _names_after_welcome(document: Document, line: Line) -> bool:
    """*Tervetuloa Liisa!*, *Onneksi olkoon {{nimi}}!*"""
    welcome = _WELCOME.match(line.text)
    if welcome is None:
        return False
    at = line.span.start + welcome.end()
    held = next((p for p in document.message.placeholders if p.span.start == at and p.type == "name"), None)
    if held is not None:
        # Kiitos {tapahtuma}:n järjestämisestä!
        after = document.text[held.span.end : held.span.end + 1]
        return not after.isalnum() and after not in (":", "-")
    token = next((t for t in document.tokens if t.span.start == at), None)
    return token is not None and token.capitalised and any(r.pos == "firstname" for r in token.readings)


def _greets(line: str, context: CheckContext) -> bool:
    # (SISÄINEN: soitettu jo) Hei Liisa! The note goes, the greeting stays.
    line = _NOTE.sub("", line, count=1)
    first = re.match(r"[^\W\d_]+", line.lstrip("#*_ "))
    if first is not None and first.group().lower() in GREETINGS:
        return True
    return greeting_end(line, context.morphology) is not None


def _wishes(line: str) -> bool:
    """*Hyvää alkavaa viikkoa!*: a wish greets as well; at the end of a message the same words close it."""
    match = _WISH.match(line)
    if match is None:
        return False
    words = match["wished"].lower().split()
    # keskiviikkoiltaa, kesälomaa
    return len(words) <= _WISH_WORDS and any(word.endswith((*WISH_HEADS, *_WEEKDAYS)) for word in words)
