"""Message text → tokens with exact spans and all readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viestilint.language.masking import find_items
from viestilint.language.morphology import Morphology, spoken_part
from viestilint.lazyregex import lazy
from viestilint.model import Item, Message, Span, Token

_SOFT = "\u00ad"
_WORD = lazy(
    # 10-vuotias, 20-prosenttinen | a word with inner hyphens, apostrophes or a colon ending (EU:n) | number | mark
    rf"(?P<mixed>\d+(?:[–-]\d+)?-[^\W\d_][\w{_SOFT}]*(?:-[^\W\d_]+)*)"
    rf"|(?P<word>[^\W\d_](?:[^\W_]|{_SOFT})*(?:[-'’][^\W_](?:[^\W_]|{_SOFT})*)*(?::[a-zåäö]+)?-?)"
    r"|(?P<number>\d+(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)*)"
    r"|(?P<dots>\.{2,}|…)"
    r"|(?P<punct>[^\w\s]|_)"
)
# Words that take a full stop and stay one token; the ones that Voikko knows are found by asking it.
_ABBREVIATIONS = frozenset("terv yst kk vko puol puh koht k l t p n v asianom maks".split())


def tokenize(message: Message, morphology: Morphology) -> tuple[tuple[Token, ...], tuple[Item, ...]]:
    """The tokens of a message, and the items among them, both in order.

    Placeholders, the message's masked parts and its secrets are never given to Voikko. White space is no token.
    """
    fixed = [Item(p.span, "placeholder", p.type or "") for p in message.placeholders]
    fixed += [Item(span, "code", "markup") for span in message.masked if not _overlaps_any(span, fixed)]
    # No rule is to read a password or an identity code as a word, a range or a unit.
    fixed += [Item(s.span, "code", "secret") for s in message.secrets if not _overlaps_any(s.span, fixed)]
    found = find_items(message.text, [item.span for item in fixed])
    items = sorted([*fixed, *found], key=lambda item: item.span)
    tokens: list[Token] = []
    at = 0
    for item in items:
        tokens.extend(_words(message.text, at, item.span.start, morphology, len(tokens)))
        tokens.append(Token(len(tokens), item.span, item.span.of(message.text), item.kind, (), item.detail))
        at = item.span.end
    tokens.extend(_words(message.text, at, len(message.text), morphology, len(tokens)))
    return tuple(tokens), tuple(items)


def _overlaps_any(span: Span, items: Iterable[Item]) -> bool:
    return any(span.overlaps(item.span) for item in items)


def _words(text: str, start: int, end: int, morphology: Morphology, index: int) -> Iterator[Token]:
    at = start
    while match := _WORD.search(text, at, end):
        first, at = match.span()
        kind = match.lastgroup or "punct"
        word = match.group()
        if kind in ("word", "mixed"):
            if kind == "word" and word.endswith("-") and not _is_cut_compound(text, at, end):
                word, at = word[:-1], at - 1
            ends = kind == "word" and text[at : at + 1] == "." and at < end
            if ends and not _is_suffix(text, first) and _is_abbreviation(word, morphology):
                word, at = word + ".", at + 1
            yield Token(index, Span(first, at), word, "word", morphology.analyse(spoken_part(word)))
        else:
            yield Token(index, Span(first, at), word, "number" if kind == "number" else "punct")
        index += 1


def _is_cut_compound(text: str, at: int, end: int) -> bool:
    """Whether a final hyphen stands for a shared part: *osoite- ja puhelintiedot*, *ilta-, yö- ja aamuvuoro*."""
    return at >= end or text[at].isspace() or text[at] in ",;/)"


def _is_suffix(text: str, at: int) -> bool:
    """Whether the word ends the name of a file: *django.po*. Of *k.o.* each part is a letter."""
    return at > 2 and text[at - 1] == "." and text[at - 3 : at - 1].isalpha()


def _is_abbreviation(word: str, morphology: Morphology) -> bool:
    if word.lower() in _ABBREVIATIONS:
        return True
    if len(word) > 7:
        return False
    with_dot = morphology.analyse(word + ".")
    if not any(r.pos == "abbr" and r.lemma.endswith(".") for r in with_dot):
        return False
    return all(r.pos == "abbr" for r in morphology.analyse(word))
