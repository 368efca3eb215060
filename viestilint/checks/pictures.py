"""What stands in the place of a picture that is taken out: *Kiitos 😊 Nähdään* is two sentences without it too."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from viestilint.language.closings import has_greetings
from viestilint.lazyregex import lazy
from viestilint.model import Document, Span, Token

_PICTURES = frozenset(("So", "Sk", "Mn", "Me", "Cf", "Cn", "Co"))
_STOPS = frozenset(".!?:;…")
_CLOSERS = frozenset(")]}\"”’'%€")
# A name after these is spoken to or signs: Hei 👋 Maija! Terveisin 😊 Maija
_CALLS = frozenset("hei moi terve heippa moikka tervehdys huomenta päivää kiitos terveisin onnea".split())
# What opens a sentence without a verb
_OPENERS = frozenset(
    "kiitos kiitokset onnea onneksi tervetuloa hyvää mukavaa ihanaa kivaa aurinkoista lämpimästi".split()
)
_OPENING = lazy(r"[^.!?\n]{1,40}[.!?]?")


def is_picture(character: str) -> bool:
    """Whether the character is a picture or belongs to one."""
    return unicodedata.category(character) in _PICTURES


def pictures_end(text: str, at: int) -> int:
    """Where the pictures end that stand after ``at`` on the same line; ``at`` where there are none."""
    end = at
    while end < len(text) and (text[end] in " \u00a0" or is_picture(text[end])):
        end += 1
        if is_picture(text[end - 1]):
            at = end
    return at


def mark_between(document: Document, span: Span) -> tuple[str, bool] | None:
    """The full stop or exclamation mark that parts what the picture at ``span`` stood between, with whether that is
    sure; an empty text where nothing is to be parted, and ``None`` where nobody can tell.
    """
    text = document.text
    start, end = span.start, span.end
    while start and (text[start - 1] in " \u00a0" or is_picture(text[start - 1])):
        start -= 1
    while text[end : end + 1] in (" ", "\u00a0"):
        end += 1
    before = text[start - 1 : start]
    if not (before.isalnum() or before in _CLOSERS) or not before:
        return "", True
    index = document.token_range(Span(end, end + 1))[0] if end < len(text) else len(document.tokens)
    if index >= len(document.tokens) or document.tokens[index].span.start != end:
        return "", True
    after = document.tokens[index]
    if not after.capitalised and after.detail != "sender":
        return "", True
    left, mark = _left(document, start), end_mark(document, start)
    opening = _OPENING.match(text, end)
    if after.detail == "sender" or (opening is not None and has_greetings(opening.group())):
        return mark, True
    return _between(document, left, after, mark)


def end_mark(document: Document, end: int) -> str:
    """The mark that ends what stands before ``end``: a greeting calls, other sentences tell."""
    left = _left(document, end)
    return "!" if left and any(r.pos == "intj" for r in left[0].readings) and not _has_verb(left) else "."


def _between(document: Document, left: Sequence[Token], after: Token, mark: str) -> tuple[str, bool] | None:
    if after.lower in _OPENERS or any(r.is_finite for r in after.readings):
        return mark, True
    if not left or all(r.is_name for r in after.readings):
        # A name, or a word that nobody knows
        return ("", True) if left and left[-1].lower in _CALLS else None
    rest = [t for t in document.tokens[after.index : document.sentences[after.sentence].last] if t.zone == after.zone]
    if _has_verb(rest):
        return mark, True
    if left[-1].lower in _CALLS:
        return "", True
    return (mark, False) if _has_verb(left) else None


def _left(document: Document, end: int) -> Sequence[Token]:
    """The tokens of the same line that end there, back to the end of the sentence before."""
    last = document.token_range(Span(end - 1, end))[1]
    first = last
    while first >= 0 and document.tokens[first].text not in _STOPS:
        if "\n" in document.text[document.tokens[first].span.end : document.tokens[min(first + 1, last)].span.start]:
            break
        first -= 1
    return document.tokens[first + 1 : last + 1]


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(r.is_finite for t in tokens for r in t.readings)
