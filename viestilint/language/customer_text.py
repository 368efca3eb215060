"""A customer's message as sentences whose spoken words are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from viestilint.language.morphology import Morphology
from viestilint.language.places import places_of
from viestilint.language.question_words import word_type
from viestilint.language.segments import split_sentences
from viestilint.language.spoken import read_spoken
from viestilint.language.tokenizer import tokenize
from viestilint.language.zones import GREETINGS, find_zones
from viestilint.lazyregex import lazy
from viestilint.model import Message, SourceMap, Span, Token, Zone

# The passive is the spoken first person plural: Tullaan perjantaina; in a question it may be anybody's (Miten laskutetaan?).
_SEVERAL = lazy(
    r"\b(?:me|meit|meitä|meidän|meiän|meijän|meil|meillä|meille|meiltä|meidät|porukalla|\d+ (?:hengelle|henkilölle|hlölle|hengen"
    r"|henkilön|aikuiselle)|(?:ollaan|oltais\w*|tullaan|tultais\w*|mennään|mentäis\w*|päästään|päästäis\w*|lähetään"
    r"|lähdetään|saadaan|saatais\w*|haluttais\w*|voidaan)(?:ko|kö)?|\w+mme(?:ko|kö|kin|kään|kaan|han|hän)?)\b",
    re.I,
)


def writes_for_several(customer: str | None) -> bool:
    """Whether the customer speaks for a family, a household or a firm: *meillä, tilillemme, emme pääse, tullaan*."""
    return customer is not None and _SEVERAL.search(customer) is not None


def customer_sentences(text: str, morphology: Morphology) -> Iterator[tuple[Token, ...]]:
    """The sentences of a customer's own message, quotations and signature left out, spoken forms read."""
    message = Message(text, "", SourceMap.shifted(len(text), 0))
    tokens, _ = tokenize(message, morphology)
    apart = [z for z in find_zones(message, morphology) if z.kind in ("quote", "signature", "closing")]
    apart = [z for z in apart if z.kind == "quote" or "?" not in z.span.of(text)]
    name = _name_line(text, morphology)
    if name is not None:
        apart = [z for z in apart if not z.span.overlaps(name)] + [Zone("signature", name)]
    whole = (*apart, Zone("body", Span(0, len(text))))
    sentences, placed = split_sentences(
        text, tokens, tuple(sorted(whole, key=lambda z: z.span)), places_of(tokens, morphology)
    )
    for sentence in sentences:
        run = placed[sentence.first : sentence.last]
        if any(z.span.start <= run[0].span.start < z.span.end for z in apart):
            continue
        yield tuple(_read(token, morphology) for token in _without_greeting(run))


def _name_line(text: str, morphology: Morphology) -> Span | None:
    """The last line where it only names the writer: *Matti Alanko* asks nothing. A number may stand below it."""
    lines = [line for line in _LINE.finditer(text) if not _CONTACT.fullmatch(line.group().strip())]
    if len(lines) < 2 or not _NAME.fullmatch(lines[-1].group().strip()):
        return None
    words = lines[-1].group().split()
    names = [w for w in words if any(r.pos in ("firstname", "surname") for r in morphology.analyse(w))]
    asks = word_type(words[0].lower()) is not None or words[0].lower().endswith(("ko", "kö"))
    if not names or (asks and words[0] not in names):
        return None
    return Span(lines[-1].start(), len(text))


_LINE = lazy(r"[^\n]+")
_CONTACT = lazy(r"[\d+ ()-]*|[^\s@]+@[^\s@]+")
_NAME = lazy(r"[A-ZÅÄÖ][a-zåäöé]+(?:[ -][A-ZÅÄÖ][a-zåäöé]+){0,2}")


def _read(token: Token, morphology: Morphology) -> Token:
    if token.kind != "word" or token.readings:
        return token
    return replace(token, readings=read_spoken(token.text, morphology))


def _without_greeting(run: Sequence[Token]) -> Sequence[Token]:
    if not run or run[0].lower not in GREETINGS | {"hyvää", "arvoisa", "hyvä"}:
        return run
    for index, token in enumerate(run[:7]):
        if token.text in (",", "!", ":", ".", "…"):
            return run[index + 1 :]
    at = 1
    while at < len(run) and run[at].lower in GREETINGS | {"vaan", "taas"}:
        at += 1
    return run[at:]
