"""Who signs a message: after its closing, at the end of its text, or in its footer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from viestilint.checks.offices import SERVICE, is_title
from viestilint.checks.signature import (
    FIELD,
    FOOTER_LINE,
    FORMS,
    NO_NAME,
    TITLE_WORDS,
    names_sender,
    own_lines,
    signature_start,
    signing_office,
)
from viestilint.language.detect import FOREIGN_CLOSING
from viestilint.language.smallprint import AUTOMATIC, SMALL_PRINT
from viestilint.lazyregex import lazy
from viestilint.model import Document, Span, Token, Zone

_NOTE_LINES = 4
_SMALL_PRINT = lazy(SMALL_PRINT, re.I)
_FIELD = lazy(rf"{FIELD}(?!\()|<[^<>@\n]{{2,40}}>")
_FIELD_SIGNS = lazy(rf"(?:[–—-] ?|\n){FIELD}(?:,? [\w &-]{{1,40}})?\s*$")
# , nuorisotyö; / Harjun kirjastot
_IN_UNIT = r"(?:,|\s?/)\s?[\w:&-]+(?: [\w:&-]+){0,2}"
_UNIT = lazy(rf"(?:{_IN_UNIT})?")
# Kiitos vinkistä! – Jenni, Kadunpito; -Roosa / Harjun kirjastot; – Roosa asiakaspalvelusta
_DASH_SIGNED = lazy(
    r"[.!?…)\d\U0001F300-\U0001FAFF]\s*(?P<dash>[–—-] ?|/{1,2} ?|\^)(?P<name>[A-ZÅÄÖ][\w-]+)(?:,? (?:&|ja|[A-ZÅÄÖ][\w-]*)){0,4}"
    rf"(?P<unit>{_IN_UNIT}|(?: [\w-]+){{0,2}} [\w-]+st[aä])?\s*$"
)
_DASH_BEFORE = lazy(r"(?:[ \n][–—-]| /) ?$")
_POSTSCRIPT = lazy(r"^(?:p\.?\s?s\b|ps\b|huom\b)", re.I)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: ``named`` for a person or an organisation, ``service`` where only *Asiakaspalvelu* does."""

    named: bool
    service: Span | None = None


def signer(document: Document) -> Signer:
    """Who signs the message after its closing, at the end of its body, or in its footer."""
    closing = document.zone("closing")
    if closing is None:
        if document.message.channel != "sms" and (office := signing_office(document)) is not None:
            return Signer(names_footer(document), office)
        return Signer(_signs_without_closing(document) or _FIELD_SIGNS.search(document.text) is not None)
    after = [t for t in document.tokens if t.span.start >= closing.span.end and t.zone in ("signature", "footer")]
    # A message on one line may open with Huom! itself.
    below = [line for line in own_lines(document) if line.span.start >= closing.span.end]
    notes = [line.span for line in below if _POSTSCRIPT.match(line.text)]
    own = [t for t in after if t.zone == "signature" and not any(span.covers(t.span) for span in notes)]
    words = [t for t in own if t.kind == "word" and t.lower not in NO_NAME]
    if words and all(t.lower in SERVICE for t in words) and not any(t.kind == "placeholder" for t in own):
        if not names_footer(document):
            return Signer(False, Span(words[0].span.start, words[-1].span.end))
        return Signer(True)
    if any(t.kind == "placeholder" and t.detail != "control" for t in own):
        return Signer(True)
    if len(own) == 1 and own[0].capitalised and is_title(own[0]):
        # Terveisin / Ravintolapäällikkö
        return Signer(names_footer(document), own[0].span)
    if any(t.kind == "code" and t.text[:1].isupper() for t in own):
        # Raportti24-tiimi
        return Signer(True)
    if any(t.capitalised and (_is_alone(document, t, closing) or not _in_sentence(document, t)) for t in words):
        return Signer(True)
    if names_sender(document, words):
        return Signer(True)
    if any(r.pos == "firstname" for t in words[:1] for r in t.readings) and len(words) == len(own) <= TITLE_WORDS:
        # t. liisa
        return Signer(True)
    if (role := _role(document, closing.span, own)) is not None:
        return Signer(names_footer(document), role)
    if _FIELD.search(document.text[closing.span.end :]) or _signs_as_group(document, closing.span, words):
        return Signer(True)
    inside = document.tokens_in(closing.span)
    heads = [t for t in inside if t.lower.endswith(("terveisin", "toivottaa", "toivottavat"))]
    if heads and any(t.index > heads[-1].index and t.kind in ("word", "placeholder") for t in inside):
        return Signer(True)
    return Signer(names_footer(document))


def _role(document: Document, closing: Span, own: Sequence[Token]) -> Span | None:
    """*t. respa*, *Terv. / koulusihteeri*: who signs by an office alone, on the line of the closing or the next."""
    if not 1 <= len(own) <= 2 or any(t.kind != "word" or t.capitalised for t in own):
        return None
    between = document.text[closing.end : own[0].span.start]
    if between.count("\n") > 1 or "\n" in document.text[own[0].span.end : own[-1].span.end]:
        return None
    *owner, last = own
    may_sign = not last.readings or all(r.pos == "noun" and r.number == "sg" for r in last.readings)
    is_office = not last.readings or any(r.case == "nom" for r in last.readings)
    if not (may_sign and is_office) or any(all(r.case != "gen" for r in t.readings) for t in owner):
        return None
    return Span(own[0].span.start, last.span.end)


def _signs_as_group(document: Document, closing: Span, words: Sequence[Token]) -> bool:
    """*t. kerhon ohjaajat*: who signs together on the line of the closing or the next, without a name."""
    line = [t for t in words if document.text[closing.end : t.span.start].count("\n") < 2]
    if not line or len(line) > TITLE_WORDS or len(line) != len(words):
        return False
    return any(r.pos == "noun" and r.case == "nom" and r.number == "pl" for r in line[-1].readings)


def _in_sentence(document: Document, token: Token) -> bool:
    """Whether the token stands in a full sentence, such as a postscript or a note on automatic mail."""
    tokens = document.sentence_tokens(document.sentences[token.sentence])
    return any(t.readings and all(r.is_finite for r in t.readings) for t in tokens)


def _is_alone(document: Document, token: Token, closing: Zone) -> bool:
    """*Terveisin Hinnoittelen*: one word without an end mark is no sentence, although it reads as a verb too."""
    text = document.text
    before = text.rfind("\n", closing.span.end, token.span.start) + 1 or closing.span.end
    after = text.find("\n", token.span.end)
    line = Span(before, len(text) if after < 0 else after)
    return line.of(text).lstrip("*_ \t,:").rstrip("*_ \t") == token.text


def _signs_without_closing(document: Document) -> bool:
    if signature_start(document) is not None or names_footer(document) or is_dash_signed(document):
        return True
    if any(FOREIGN_CLOSING.search(line.text) for line in own_lines(document)):
        return True
    return document.message.channel == "sms" and introduces_itself(document)


def is_dash_signed(document: Document) -> bool:
    """*Voitko tarkistaa? -Riitta*: a dash before the name at the end of the text, in place of a closing."""
    return _dash_start(document) is not None


def _dash_start(document: Document) -> int | None:
    text = document.text.rstrip()
    for held in document.message.placeholders:
        before = text[: held.span.start]
        if _DASH_BEFORE.search(before, max(0, len(before) - 3)) and _UNIT.fullmatch(text, held.span.end):
            # Vastaa tähän! -{ohjaaja}, nuorisotyö
            return len(before.rstrip(" /–—-"))
    signed = _DASH_SIGNED.search(text)
    if signed is None:
        return None
    name = document.tokens_in(Span(*signed.span("name")))
    in_unit = not signed["unit"] or (
        bool(name) and _is_person(name[0]) and _is_unit(document.tokens_in(Span(*signed.span("unit"))))
    )
    return signed.start("dash") if in_unit else None


def sender_start(document: Document) -> int | None:
    """Where the closing or else the sender's name begins, with a dash before it or not, if either ends the message."""
    closing = document.zone("closing")
    if closing is not None:
        return closing.span.start
    if (start := signature_start(document)) is not None:
        return start
    return _dash_start(document)


def _is_person(token: Token) -> bool:
    return not token.readings or any(r.is_name for r in token.readings)


def _is_unit(tokens: Sequence[Token]) -> bool:
    """*Harjun linjat*, *asiakaspalvelusta*: where who signs works; *muista varata aika* speaks to the reader."""
    words = [t for t in tokens if t.kind == "word"]
    if any(not t.capitalised and any(r.mood == "imp" for r in t.readings) for t in words):
        return False
    if any(t.readings and all(r.is_finite for r in t.readings) for t in words):
        return False
    return any(not t.readings or any(r.case in ("nom", "ela") for r in t.readings) for t in words[-1:])


def names_footer(document: Document) -> bool:
    """Whether the footer, or the note that the message is automatic, says whose message it is."""
    for token in _footer_tokens(document):
        if token.kind == "placeholder" and token.detail in ("", "sender", "name", "email"):
            return True
        if token.kind == "email" or (token.kind == "word" and token.lower in FORMS):
            return True
        if token.kind == "word" and token.capitalised and not token.initial and token.lower not in NO_NAME:
            return True
        if token.kind == "word" and "-" in token.text[1:] and re.search(r"[a-zåäö][A-ZÅÄÖ]", token.text):
            return True
    return False


def footer_is_name(document: Document, end: int) -> bool:
    """Whether the line below ``end`` is who signs, *Pankki Lähde Oyj, Y-tunnus 1234567-1*; a note that names somebody is
    not, nor is a copyright.
    """
    footer = document.zone("footer")
    if footer is None or footer.span.start < end:
        return False
    line = next((line for line in own_lines(document) if line.span.start >= end and line.text.strip("-–—_=* ")), None)
    if line is None or _SMALL_PRINT.search(line.text):
        return False
    tokens = document.tokens_in(line.span)
    finite = any(r.is_finite for t in tokens for r in t.readings) if line.text.endswith((".", "!", "?")) else False
    told = finite or any(t.readings and all(r.is_finite for r in t.readings) for t in tokens)
    return not told and names_sender(document, tokens)


def is_automatic(document: Document) -> bool:
    """Whether a note says that the message is automatic: then no person signs it."""
    return any(AUTOMATIC.search(line.text) for line in own_lines(document))


def _footer_tokens(document: Document) -> Iterator[Token]:
    zone = document.zone("footer")
    lines = own_lines(document)
    notes = [line.span for line in lines[-_NOTE_LINES:] if FOOTER_LINE.search(line.text)]
    notes += [line.span for line in lines[:-_NOTE_LINES] if AUTOMATIC.search(line.text)]
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
