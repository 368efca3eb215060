"""Who signs a message: after its closing, at the end of its text, or in its footer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from viestilint.language.zones import Line, lines_of
from viestilint.lazyregex import lazy
from viestilint.model import Document, Reading, Span, Token

_MAX_SIGNATURE_LINES = 10
_TITLE_WORDS = 3
_FIELD_WORDS = 5
_NOTE_LINES = 4
FOREIGN_CLOSING = lazy(
    r"\b(?:(?:vänlig\w*|bästa) hälsning\w*|(?:kind |best |warm )?regards|sincerely|cheers|love)\b", re.I
)
FOOTER_LINE = lazy(
    r"automaatti\w+|(?:älä|älkää) vasta|ei voi vastata|y-tunnus|tietosuoja|rekisteriselos|uutiskirj"
    r"|oikeudet pidätetään|luottamukselli|peruuta tilaus|unsubscribe|(?:et|ette|etkö|ettekö) halua\b.{0,40}(?:viest|kirj|post)|sait tämän viestin|saat tämän viestin",
    re.I,
)
_AUTOMATIC = lazy(r"\bautomaatti\w+", re.I)
# Something to fill in by hand: [yritys], <nimi>.
_FIELD = lazy(r"\[[^\]\n]{2,40}\](?!\()|<[^<>@\n]{2,40}>")
_FIELD_SIGNS = lazy(r"(?:[–—-] ?|\n)\[[^\]\n]{2,40}\](?:,? [\w &-]{1,40})?\s*$")
# Kiitos vinkistä! – Jenni, Kadunpito
_DASH_SIGNED = lazy(
    r"[.!?…)\d\U0001F300-\U0001FAFF]\s*(?:[–—-] ?|/ ?|\^)[A-ZÅÄÖ][\w-]+(?:,? (?:&|ja|[A-ZÅÄÖ][\w-]*)){0,4}\s*$"
)
_DASH_NAME = lazy(r"[-–—] ?[A-ZÅÄÖ][a-zåäö]+(?: [A-ZÅÄÖ][a-zåäö]+)?(?:,(?: [\w-]+){1,3})?$")
_POSTSCRIPT = lazy(r"^(?:p\.?\s?s\b|ps\b|huom\b)", re.I)
_CONTACT = frozenset(("phone", "email", "url"))
_CONTACT_LABEL = lazy(
    r"^(?:puh(?:elin)?|tel|p|gsm|sähköposti|s-posti|email|www|verkko|asiakaspalvelu|käyntiosoite|postiosoite|osoite)\b"
    r"\.?:?\s",
    re.I,
)
# Heads of what an organisation or a part of it is called.
_ORGANISATIONS = frozenset(
    """
    palvelu asiakaspalvelu tiimi toimisto osasto virasto kaupunki kunta keskus kirjasto yhtiö kauppa
    myymälä klinikka vastaanotto toimitus hallitus isännöinti huolto koulu päiväkoti palveluohjaus
    varaus ylläpito seura yhdistys liitto pankki laitos yksikkö asema apteekki ravintola kahvila hotelli
    museo teatteri väki perhe järjestäjä tuki neuvonta laskutus perintä hallinto ministeriö seurakunta
    opisto yliopisto järjestelmä kampaamo parturi hoitola studio baari pizzeria konditoria leipomo korjaamo
    optikko hammaslääkäri fysioterapia kuntosali alue halli uimahalli neuvola
    """.split()
)
_EXCLAIMED = frozenset("pahoittelut pahoittelumme anteeksi kiitos kiitokset tervetuloa nähdään".split())
_FORMS = frozenset(("oy", "oyj", "ky", "ry", "ry.", "tmi", "ab", "osk", "oy:n"))
# What a capital at a line's start does not make a name.
NO_NAME = frozenset(
    """
    puh puhelin tel gsm sähköposti s-posti email www osoite ps p.s huom hei tämä älä jos lisätietoja
    avoinna aukioloajat asiakasnumero tilausnumero kiitos tervetuloa ma ti ke to pe la su
    lisätiedot lisätietoa lisätieto tiedustelut peruutukset peruutus muutokset kysymykset varaukset ilmoitukset
    siirrot ajansiirto yhteydenotot
    """.split()
)
_SERVICE = frozenset(
    """
    asiakaspalvelu asiakaspalvelumme asiakaspalvelutiimi asiakaspalvelijasi
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
    lines = [line for line in own_lines(document) if body.span.covers(line.span)]
    start: int | None = None
    below = False
    for index in range(len(lines) - 1, max(0, len(lines) - 1 - _MAX_SIGNATURE_LINES), -1):
        line = lines[index]
        if _DASH_NAME.match(line.text) and not lines[index - 1].text.startswith(line.text[0]):
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
        start = _inline_sender(document, body.span)
    return start


def _signature_line(document: Document, line: Line) -> str | None:
    """``name`` for a line that names the sender, ``contact`` for one that goes with it, else ``None``."""
    tokens = document.tokens_in(line.span)
    words = [t for t in tokens if t.kind == "word"]
    if _CONTACT_LABEL.match(line.text) or (tokens and all(t.kind in _CONTACT or t.kind == "punct" for t in tokens)):
        return "contact"
    if tokens and tokens[0].kind == "phone" and len(words) <= _TITLE_WORDS:
        # 010 123 4567, ma–pe klo 9–15
        return "contact"
    if line.text.startswith("[") and _FIELD.match(line.text) and len(words) <= _FIELD_WORDS:
        # [Oma nimi]: filled in by hand.
        return "name"
    if len(words) > 8 or (re.search(r"[!?:;]$|(?<!\b[A-ZÅÄÖa-zåäö])\.$", line.text) and not _ends_in_form(words)):
        return None
    if any(t.kind == "date" for t in tokens):
        # Harjulassa 4.6.2024 above the names of a decision.
        return None
    if any(t.detail in ("postcode", "house") for t in tokens) or re.match(r"\d{5}\s", line.text):
        return "contact"
    if re.match(r"[-*•#\d]", line.text) or re.search(r":\s", line.text):
        return None
    if any(t.readings and all(r.is_finite for r in t.readings) for t in words):
        return None
    if any(token.kind == "code" and token.text[0].isupper() for token in tokens) and len(tokens) <= _TITLE_WORDS:
        # Raportti24: a name with a number in it.
        return "name"
    if any(_may_be_clause(before, after) for before, after in pairwise(tokens)):
        return None
    if not words:
        kinds = {p.type for p in document.message.placeholders if line.span.overlaps(p.span)}
        return "name" if kinds & {"sender", "name"} else None
    if not line.text[:1].isupper() and not any(t.kind == "placeholder" for t in tokens[:1]):
        if 2 < len(words) <= _TITLE_WORDS + 1 and _is_name(words[-2]) and words[-1].capitalised:
            # The title before the name: eläinlääkäri Pinja Oras.
            return "name"
        # A title under the name: Aino Laine / asiakasneuvoja.
        return "contact" if len(words) <= _TITLE_WORDS else None
    if names_sender(document, tokens) or _stands_alone(document, line, words):
        return "name"
    return "contact"


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
    """A single noun on the last line is a company's name, whatever it means otherwise: *Kaiku*."""
    if len(words) != 1 or document.text[line.span.end :].strip() or words[0].lower in NO_NAME | _SERVICE:
        return False
    return words[0].capitalised and any(r.pos == "noun" and r.case == "nom" for r in words[0].readings)


def _ends_in_form(words: Sequence[Token]) -> bool:
    return bool(words) and words[-1].lower.rstrip(".") in _FORMS


def _inline_sender(document: Document, body: Span) -> int | None:
    """*Aikasi on huomenna klo 10. Hammaslääkäri Hymy*: a name as the last sentence of a text message."""
    is_sms = document.message.channel == "sms"
    if not is_sms and "\n" in body.of(document.text).strip():
        return None
    sentences = [s for s in document.sentences if s.zone == "body" and body.covers(s.span)]
    if len(sentences) < 2:
        return None
    last = after_link(document.sentence_tokens(sentences[-1]))
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
    return rest if at >= 0 and rest[0].capitalised else tokens


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
            if token.lower in _FORMS or (len(token.text) > 1 and token.text.isupper()):
                return True
            if token.capitalised and (not token.initial or _is_name(token)):
                return True
            if any(last_part(r).lower() in _ORGANISATIONS for r in token.readings) and token.readings:
                return True
    return False


def heads_organisation(token: Token) -> bool:
    """Whether the word is a noun that the name of a business begins with: *Ravintola*, *Kukkakauppa*."""
    return any(last_part(r).lower() in _ORGANISATIONS and r.case == "nom" for r in token.readings)


def _is_name(token: Token) -> bool:
    return token.capitalised and (not token.readings or any(r.is_name for r in token.readings))


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: ``named`` for a person or an organisation, ``service`` where only *Asiakaspalvelu* does."""

    named: bool
    service: Span | None = None


def signer(document: Document) -> Signer:
    """Who signs the message after its closing, at the end of its body, or in its footer."""
    closing = document.zone("closing")
    if closing is None:
        return Signer(_signs_without_closing(document) or _FIELD_SIGNS.search(document.text) is not None)
    after = [t for t in document.tokens if t.span.start >= closing.span.end and t.zone in ("signature", "footer")]
    notes = [line.span for line in own_lines(document) if _POSTSCRIPT.match(line.text)]
    own = [t for t in after if t.zone == "signature" and not any(span.covers(t.span) for span in notes)]
    words = [t for t in own if t.kind == "word" and t.lower not in NO_NAME]
    if words and all(t.lower in _SERVICE for t in words) and not any(t.kind == "placeholder" for t in own):
        if not names_footer(document):
            return Signer(False, Span(words[0].span.start, words[-1].span.end))
        return Signer(True)
    if any(t.kind == "placeholder" and t.detail != "control" for t in own):
        return Signer(True)
    if any(t.kind == "code" and t.text[:1].isupper() for t in own):
        # Raportti24-tiimi
        return Signer(True)
    if any(t.capitalised and not _in_sentence(document, t) for t in words) or names_sender(document, words):
        return Signer(True)
    if _FIELD.search(document.text[closing.span.end :]) or _signs_as_group(document, closing.span, words):
        return Signer(True)
    inside = document.tokens_in(closing.span)
    heads = [t for t in inside if t.lower.endswith(("terveisin", "toivottaa", "toivottavat"))]
    if heads and any(t.index > heads[-1].index and t.kind in ("word", "placeholder") for t in inside):
        return Signer(True)
    return Signer(names_footer(document))


def _signs_as_group(document: Document, closing: Span, words: Sequence[Token]) -> bool:
    """*t. kerhon ohjaajat*: who signs together on the line of the closing, without a name."""
    line = [t for t in words if "\n" not in document.text[closing.end : t.span.start]]
    if not line or len(line) > _TITLE_WORDS or len(line) != len(words):
        return False
    return any(r.pos == "noun" and r.case == "nom" and r.number == "pl" for r in line[-1].readings)


def _in_sentence(document: Document, token: Token) -> bool:
    """Whether the token stands in a full sentence, such as a postscript or a note on automatic mail."""
    tokens = document.sentence_tokens(document.sentences[token.sentence])
    return any(t.readings and all(r.is_finite for r in t.readings) for t in tokens)


def _signs_without_closing(document: Document) -> bool:
    if signature_start(document) is not None or names_footer(document) or is_dash_signed(document):
        return True
    if any(FOREIGN_CLOSING.search(line.text) for line in own_lines(document)):
        return True
    return document.message.channel == "sms" and introduces_itself(document)


def is_dash_signed(document: Document) -> bool:
    """*Voitko tarkistaa? -Riitta*: a dash before the name at the end of the text, in place of a closing."""
    return _DASH_SIGNED.search(document.text) is not None


def names_footer(document: Document) -> bool:
    """Whether the footer, or the note that the message is automatic, says whose message it is."""
    for token in _footer_tokens(document):
        if token.kind == "placeholder" and token.detail in ("", "sender", "name", "email"):
            return True
        if token.kind == "email" or (token.kind == "word" and token.lower in _FORMS):
            return True
        if token.kind == "word" and token.capitalised and not token.initial and token.lower not in NO_NAME:
            return True
        if token.kind == "word" and "-" in token.text[1:] and re.search(r"[a-zåäö][A-ZÅÄÖ]", token.text):
            return True
    return False


def signs_automatically(document: Document) -> bool:
    """Whether the message ends in a note that it is automatic and whose: the note stands for a closing."""
    lines = own_lines(document)
    return any(_AUTOMATIC.search(line.text) for line in lines[-2:]) and names_footer(document)


def _footer_tokens(document: Document) -> Iterator[Token]:
    zone = document.zone("footer")
    lines = own_lines(document)
    notes = [line.span for line in lines[-_NOTE_LINES:] if FOOTER_LINE.search(line.text)]
    notes += [line.span for line in lines[:-_NOTE_LINES] if _AUTOMATIC.search(line.text)]
    if zone is not None:
        notes.append(zone.span)
    for token in document.tokens:
        if any(span.covers(token.span) for span in notes) and not token.text.isupper():
            yield token


_INTRODUCING = frozenset(
    """
    muistuttaa kiittää ilmoittaa tiedottaa toivottaa kutsua tarjota pahoitella vahvistaa kertoa lähettää
    """.split()
)


def introduces_itself(document: Document, *, labels: bool = True) -> bool:
    """*Kirja-aitta: pakettisi …*, *Hammaslääkäri Hymy muistuttaa …*, *täällä Aino Kirja-aitasta*.

    Before a colon may stand what the message is about as well: with ``labels`` false that does not count.
    """
    if document.message.sender and labels:
        return True
    body = document.zone("body")
    tokens = [t for t in document.tokens if body is not None and body.span.covers(t.span)]
    if len(tokens) > 1 and tokens[0].lower in ("täällä", "tässä"):
        return tokens[1].capitalised
    run = 0
    while run < min(len(tokens), 5) and (tokens[run].kind == "placeholder" or _may_be_named(tokens[run])):
        run += 1
    if not run or run == len(tokens):
        return False
    following = tokens[run]
    return (labels and following.text == ":") or any(
        r.lemma in _INTRODUCING and r.person == "3" for r in following.readings
    )


def _may_be_named(token: Token) -> bool:
    return token.kind == "word" and token.capitalised and not any(r.is_finite for r in token.readings)


def last_part(reading: Reading) -> str:
    """The last part of the compound that the word is."""
    return reading.parts[-1] if reading.parts else reading.lemma
