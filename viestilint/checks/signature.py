"""Where a signature begins, and which lines of a message name its sender."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from viestilint.checks.offices import ORGANISATIONS, SERVICE, is_office_of, lone_office, office_start
from viestilint.language.smallprint import SMALL_PRINT
from viestilint.language.zones import Line, lines_of
from viestilint.lazyregex import lazy
from viestilint.model import Document, Span, Token

_MAX_SIGNATURE_LINES = 10
TITLE_WORDS = 3
_FIELD_WORDS = 5
_SHORT_WORD = 6
SUBJECT_LINE = lazy(r"(?:viestin )?(?:aihe|otsikko|subject): ?\S", re.I)
"""A subject that is written above the letter: *Aihe: Tilaus 4471*."""
FIELD = r"\[[^\]\n]{2,40}\]"
"""Something to fill in by hand: *[Oma nimi]*. What an address follows in parentheses is a link."""
_FIELD = lazy(rf"{FIELD}(?!\()")
FOOTER_LINE = lazy(
    rf"{SMALL_PRINT}|(?:älä|älkää) vasta|y-tunnus|tietosuoja|rekisteriselos|uutiskirj|oikeudet pidätetään|unsubscribe"
    r"|\btähän (?:[\w-]{0,30}(?:viestiin|osoitteeseen|sähköpostiin|numeroon) )?ei voi(?:da)? vastata|\bei voi(?:da)? vastata [^.!?\n]{0,20}(?:viest|osoitt|sähköpost)"
    r"|(?:viest|sähköpost)\w{0,30}\b[^.!?\n]{0,60}\bluottamukselli|\bluottamukselli\w+ (?:tieto|viest)"
    r"|(?:et|ette|etkö|ettekö) halua\b.{0,40}(?:viest|kirj|post)|sait tämän viestin|saat tämän viestin",
    re.I,
)
_BUTTON_END = ("→", "»", "›", ">>", "➔", "➜")
_POINTING = frozenset(("tästä", "täältä", "tänne"))
_PAYMENT_LABEL = lazy(r"^(?:tili(?:numero)?|viite(?:numero)?|iban|bic|saaja|eräpäivä|summa|y-tunnus)\b:?\s", re.I)
# -Ville, - Putki-Pekka
_DASH_NAME = lazy(r"[-–—] ?[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ]?[a-zåäö]+)?(?: [A-ZÅÄÖ][a-zåäö]+)?(?:,(?: [\w-]+){1,3})?$")
_CONTACT = frozenset(("phone", "email", "url"))
_CONTACT_LABEL = lazy(
    r"^(?:puh(?:elin)?|tel|p|gsm|sähköposti|s-posti|email|www|verkko|asiakaspalvelu|käyntiosoite|postiosoite|osoite)\b"
    r"\.?:?\s",
    re.I,
)
# Children's names of today, which a dictionary knows as nouns only.
_NEW_FIRST_NAMES = frozenset("lumi sade halla usva aava vilja tuisku kaste tyyni pilvi taivas".split())
_EXCLAIMED = frozenset("pahoittelut pahoittelumme anteeksi kiitos kiitokset tervetuloa nähdään".split())
FORMS = frozenset(("oy", "oyj", "ky", "ry", "ry.", "tmi", "ab", "osk", "oy:n"))
# What a capital at a line's start does not make a name.
NO_NAME = frozenset(
    """
    puh puh. puhelin tel tel. gsm p. sähköposti s-posti email www osoite ps p.s huom hei tämä älä jos lisätietoja
    avoinna aukioloajat asiakasnumero tilausnumero kiitos tervetuloa ma ti ke to pe la su
    lisätiedot lisätietoa lisätieto tiedustelut peruutukset peruutus muutokset kysymykset varaukset ilmoitukset
    siirrot ajansiirto yhteydenotot
    """.split()
)


def own_lines(document: Document) -> Sequence[Line]:
    """The lines of the message itself: quotations and parts in another language left out."""
    others = [zone.span for zone in document.zones if zone.kind in ("quote", "foreign")]
    if not others:
        return lines_of(document.text)
    return [line for line in lines_of(document.text) if not any(span.covers(line.span) for span in others)]


def signature_start(document: Document) -> int | None:
    """Where the sender's name begins that ends the body without a closing before it, if one does."""
    body = document.zone("body")
    if body is None:
        return None
    lines = _lines_in(document, body.span)
    start: int | None = None
    below = False
    for index in range(len(lines) - 1, max(0, len(lines) - 1 - _MAX_SIGNATURE_LINES), -1):
        line = lines[index]
        above = lines[index - 1].text
        if _DASH_NAME.match(line.text) and not above.startswith(line.text[0]) and not above.endswith(":"):
            # -Ville above the block of the mail program; not the last item of a list.
            return line.span.start
        if FOOTER_LINE.search(line.text):
            if start is not None:
                break
            continue
        kind = _signature_line(document, line)
        if kind is None:
            break
        if start is not None and _is_unit(document, line):
            # Pysäköinninvalvonta right above who signs for it.
            start = line.span.start
            continue
        words = any(t.kind == "word" for t in document.tokens_in(line.span))
        if kind == "name" or (below and words and not _CONTACT_LABEL.match(line.text)):
            start = line.span.start
        # Kirja-aitta / www.kirja-aitta.fi: whose details are told is named above them.
        below = kind == "contact" and not words
    if start is None:
        start = office_start(document, _above_contacts(document, lines))
    if start is None:
        start = _inline_sender(document, body.span)
    return start


def signing_office(document: Document) -> Span | None:
    """*lipunmyynti*: the office that alone ends the text without a closing before it."""
    body = document.zone("body")
    return None if body is None else lone_office(document, _above_contacts(document, _lines_in(document, body.span)))


def _lines_in(document: Document, body: Span) -> Sequence[Line]:
    """The lines of the body; of the line that the greeting opens, what follows it."""
    lines = []
    for line in own_lines(document):
        if body.covers(line.span):
            lines.append(line)
        elif not lines and line.span.start < body.start < line.span.end <= body.end:
            lines.append(Line(Span(body.start, line.span.end), document.text[body.start : line.span.end]))
    return lines


def _above_contacts(document: Document, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without those at the end that only tell where to call or are small print."""
    last = len(lines)
    while last and (FOOTER_LINE.search(lines[last - 1].text) or _is_contact(document, lines[last - 1])):
        last -= 1
    return lines[:last]


def _is_contact(document: Document, line: Line) -> bool:
    tokens = document.tokens_in(line.span)
    return (
        _CONTACT_LABEL.match(line.text) is not None
        or (bool(tokens) and all(t.kind in _CONTACT or t.kind == "punct" for t in tokens))
        or _is_labelled(tokens)
    )


def _is_labelled(tokens: Sequence[Token]) -> bool:
    """*vikapäivystys 24 h: 0800 301 110*: whatever the label, no verb tells the reader to call."""
    label = list(takewhile(lambda t: t.text != ":", tokens))
    rest = tokens[len(label) + 1 :]
    return (
        0 < len(label) <= TITLE_WORDS + 1
        and 0 < len(rest) <= 2
        and rest[0].kind in _CONTACT
        and all(t.kind != "word" or not any(r.is_finite for r in t.readings) for t in label)
    )


def _signature_line(document: Document, line: Line) -> str | None:
    """``name`` for a line that names the sender, ``contact`` for one that goes with it, else ``None``."""
    tokens = document.tokens_in(line.span)
    words = [t for t in tokens if t.kind == "word"]
    if _is_button(words):
        return None
    if any(_is_readers(t) or t.lower in _POINTING for t in words):
        # Uusi varauksesi tästä
        return None
    if line.text.endswith(_BUTTON_END):
        # Tilauksen tiedot →; but: Harjulan kirjasto →
        return "name" if names_sender(document, words) else None
    if _PAYMENT_LABEL.match(line.text) or _is_contact(document, line):
        return "contact"
    if tokens and tokens[0].kind == "phone" and len(words) <= TITLE_WORDS:
        # 010 123 4567, ma–pe klo 9–15
        return "contact"
    if _FIELD.match(line.text) and 0 < len(words) <= _FIELD_WORDS:
        # [Oma nimi]; [{linkki}] holds a link already.
        return "name"
    if _lists_names(words) and line.text[-1:].isalpha():
        return "name"
    if len(words) > 8 or (re.search(r"[!?:;]$|(?<!\b[A-ZÅÄÖa-zåäö])\.$", line.text) and not _ends_in_form(words)):
        return None
    if any(t.kind == "date" for t in tokens):
        # Harjulassa 4.6.2024 above the names of a decision.
        return None
    if any(t.detail in ("postcode", "house") for t in tokens) or re.match(r"\d{5}\s", line.text):
        return "name" if _is_named_place(document, tokens) else "contact"
    if re.match(r"[-*•#\d]", line.text) or re.search(r":\s", line.text):
        return None
    if any(t.readings and all(r.is_finite for r in t.readings) for t in words):
        return None
    if any(token.kind == "code" and token.text[0].isupper() for token in tokens) and len(tokens) <= TITLE_WORDS:
        # Raportti24: a name with a number in it.
        return "name"
    if any(_may_be_clause(before, after) for before, after in pairwise(tokens)):
        return None
    if not words:
        kinds = {p.type for p in document.message.placeholders if line.span.overlaps(p.span)}
        return "name" if kinds & {"sender", "name"} else None
    if not line.text[:1].isupper() and not any(t.kind == "placeholder" for t in tokens[:1]):
        if 2 < len(words) <= TITLE_WORDS + 1 and _is_name(words[-2]) and words[-1].capitalised:
            # The title before the name: eläinlääkäri Pinja Oras.
            return "name"
        if is_office_of(tokens):
            return "name"
        # A title under the name: Aino Laine / asiakasneuvoja.
        return "contact" if len(words) <= TITLE_WORDS else None
    if names_sender(document, tokens) or _stands_alone(document, line, words):
        return "name"
    return "contact"


def _lists_names(words: Sequence[Token]) -> bool:
    """*kerhon vanhemmat eli Elina Salo ja Kaisa Mäki*: whole names of several people, and no verb."""
    if any(t.readings and all(r.is_finite for r in t.readings) for t in words):
        return False
    pairs = [
        (first, last)
        for first, last in pairwise(words)
        if last.capitalised
        and first.capitalised
        and any(r.pos == "firstname" and r.case == "nom" for r in first.readings)
    ]
    return len(pairs) > 1


def _is_named_place(document: Document, tokens: Sequence[Token]) -> bool:
    """*Kenkä ja Laukku, Torikatu 3*: a name, and after a comma where it is."""
    name = list(takewhile(lambda t: t.text != ",", tokens))
    if len(name) == len(tokens) or any(t.kind != "word" for t in name) or name[0].lower in NO_NAME:
        return False
    is_called = not name[-1].readings or any(r.case == "nom" for r in name[-1].readings)
    return is_called and name[0].capitalised and names_sender(document, name)


def _is_button(words: Sequence[Token]) -> bool:
    """*Tutustu Sparkki Careen*: what the reader is told to press is no name, as *Satu Mäki* is."""
    first = words[0] if len(words) > 1 else None
    return (
        first is not None
        and any(r.is_finite and r.mood == "imp" and r.person == "2" for r in first.readings)
        and not any(r.is_name or r.case in ("nom", "gen") for r in first.readings)
    )


def _is_readers(token: Token) -> bool:
    """*varauksesi*: no sender is called the reader's own."""
    return bool(token.readings) and not token.capitalised and all(r.poss in ("2sg", "2pl") for r in token.readings)


def _is_unit(document: Document, line: Line) -> bool:
    """A capitalised noun or two in the nominative, right above the next line."""
    words = document.tokens_in(line.span)
    if not 1 <= len(words) <= 2 or document.text[line.span.end :].startswith("\n\n"):
        return False
    return words[0].capitalised and all(
        t.kind == "word" and any(r.pos == "noun" and r.case in ("nom", "gen") for r in t.readings) for t in words
    )


def _may_be_clause(before: Token, after: Token) -> bool:
    """*Jäsenasioissa voit ottaa yhteyttä*: a verb in the first or second person, also one that is a noun too."""
    if not any(r.is_finite and r.person in ("1", "2") for r in before.readings) or before.capitalised:
        return False
    return any(r.verbform == "inf1" for r in after.readings)


def _stands_alone(document: Document, line: Line, words: Sequence[Token]) -> bool:
    """A single noun on the last line above the footer is a company's name, whatever it means otherwise: *Kaiku*."""
    if len(words) != 1 or words[0].lower in NO_NAME | SERVICE:
        return False
    footer = document.zone("footer")
    end = len(document.text) if footer is None else footer.span.start
    below = [other for other in own_lines(document) if line.span.end <= other.span.start < end]
    if any(not FOOTER_LINE.search(other.text) for other in below):
        return False
    return words[0].capitalised and any(r.pos == "noun" and r.case == "nom" for r in words[0].readings)


def _ends_in_form(words: Sequence[Token]) -> bool:
    return bool(words) and words[-1].lower.rstrip(".") in FORMS


def _inline_sender(document: Document, body: Span) -> int | None:
    """*Aikasi on huomenna klo 10. Hammaslääkäri Hymy*: a name as the last sentence of a text message."""
    is_sms = document.message.channel == "sms"
    if not is_sms and "\n" in body.of(document.text).strip():
        return None
    sentences = [s for s in document.sentences if s.zone == "body" and body.covers(s.span)]
    if len(sentences) < 2:
        return None
    last = after_link(document.sentence_tokens(sentences[-1]))
    if _is_shortened(before := document.tokens[max(0, last[0].index - 2) : last[0].index]):
        # Rav. Satama: the full stop of the short word ends no sentence.
        last = [*before, *last]
    if [(t.kind, t.detail) for t in last] == [("placeholder", "sender")]:
        # … klo 10. {{yritys}}
        return last[0].span.start
    words = [t for t in last if t.kind == "word"]
    if not 1 <= len(words) <= 5 or len(words) + 2 < len(last) or last[-1].text in ("!", "?", "…"):
        return None
    if any(t.kind not in ("word", "placeholder", "punct", "url", "phone") or t.text == ":" for t in last):
        return None
    if not words[0].capitalised or words[0].lower in NO_NAME or _is_label(last):
        return None
    small = [words[0], *(t for t in words[1:] if not t.capitalised)]
    if any(t.readings and any(r.is_finite for r in t.readings) and not _is_name(t) for t in small):
        return None
    if not all(_may_name(t) for t in words):
        return None
    owned = any(r.case == "gen" for r in words[0].readings) and any(r.case == "nom" for r in words[-1].readings)
    if not is_sms and (len(words) < 2 or not (owned or all(t.capitalised for t in words))):
        # A letter on one line: … Pikaista paranemista! Jani Salo, Fysio Virta
        return None
    named = any(t.capitalised for t in words[1:]) or _is_name(words[0]) or names_sender(document, words)
    return last[0].span.start if named or last[-1].text != "." else None


def after_link(tokens: Sequence[Token]) -> Sequence[Token]:
    """What follows the last link or number of a sentence, which no full stop may end: *Peru: linkki Kuljetus Mäki*."""
    at = max((i for i, t in enumerate(tokens[:-1]) if t.kind in _CONTACT or t.detail in _CONTACT), default=-1)
    if at < 0 and len(tokens) > 2 and tokens[0].lower in _EXCLAIMED and tokens[1].text == ",":
        # Pahoittelut, Muutto-Miehet Oy
        at = 1
    rest = tokens[at + 1 :]
    if at >= 0 and len(rest) > 1 and rest[0].text in (",", "/", "-", "–"):
        # Soita 044 278 1123, Nuohous Noki
        rest = rest[1:]
    return rest if at >= 0 and (rest[0].capitalised or rest[0].detail == "sender") else tokens


def _is_shortened(tokens: Sequence[Token]) -> bool:
    """*Rav.*, *Kamp.*: a word of few letters and its full stop, which no dictionary knows."""
    if len(tokens) < 2 or tokens[1].text != "." or not tokens[0].capitalised or tokens[0].readings:
        return False
    word = tokens[0].lower
    return word.isalpha() and 1 < len(word) < _SHORT_WORD and word[-1] not in "aeiouyäö"


def _is_label(tokens: Sequence[Token]) -> bool:
    """*Mahd. kysymykset p. 044 123 4567*: a shortened word that a small letter goes on from is no name."""
    return any(mark.text == "." and after.text[:1].islower() for mark, after in pairwise(tokens))


def _may_name(token: Token) -> bool:
    if token.capitalised or not token.readings:
        return True
    return any(r.case in ("nom", "gen") or r.pos in ("conj", "abbr") for r in token.readings)


def names_sender(document: Document, tokens: Sequence[Token]) -> bool:
    """Whether some token is a name, an organisation or a placeholder that may hold one."""
    for token in tokens:
        if token.kind == "placeholder":
            if token.detail in ("", "sender", "name"):
                return True
        elif token.kind == "word" and token.lower not in NO_NAME:
            if token.lower in FORMS or (len(token.text) > 1 and token.text.isupper()):
                return True
            if token.capitalised and (not token.initial or _is_name(token)):
                return True
            if any(r.head.lower() in ORGANISATIONS for r in token.readings) and token.readings:
                return True
    return False


def heads_organisation(token: Token) -> bool:
    """Whether the word is a noun that the name of a business begins with: *Ravintola*, *Kukkakauppa*."""
    return any(r.head.lower() in ORGANISATIONS and r.case == "nom" for r in token.readings)


def is_trade_compound(token: Token) -> bool:
    """*Pyörä-Pekka*, *Sauna-Kerho*: what is sold, and a name or another noun with a capital; nobody is called so."""
    first, dash, last = token.text.partition("-")
    if not dash or not first[1:].islower() or not last[:1].isupper() or first.lower() in _NEW_FIRST_NAMES:
        return False
    return bool(token.readings) and all(
        r.pos in ("noun", "firstname") and r.parts[0].islower() and len(r.parts) > 1 for r in token.readings
    )


def _is_name(token: Token) -> bool:
    return token.capitalised and (not token.readings or any(r.is_name for r in token.readings))
