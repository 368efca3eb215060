"""Sentences that begin in lower case."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token
from viestilint.model.document import standing

# Shortenings that Voikko may read as words; a full stop after them ends no sentence.
_SHORTENED = frozenset(
    "alk sis max min tel puh vko hlö kpl nro os kk klo pvm huom esim ym yms jne tms mm ns ks vrt eaa synt vs".split()
)
_DOTTED_UNITS = ("kpl", "hlö", "min", "kk", "vk", "vko", "pv", "vrk", "sek", "h", "t", "snt", "km", "kg", "g", "l", "m")
_CONTINUING = frozenset("ja tai vai eli sekä mutta terv t yst".split())
_ENDS = (".", "!", "?")
_MIN_PROSE = 3
_COMPLETE = frozenset(("phone", "code", "date"))
_WHOLE = _COMPLETE | {"placeholder", "time"}
# Words that a bracket is looked for.
_BRACKETED = 20


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """A hit on each known word in lower case that opens a sentence: after a mark, or first in a paragraph."""
    zones = context.rule.rule.zones
    # The first token, and those after a mark that ends a sentence.
    ends = standing(document.places, _ENDS) << 1 | 1
    for token in document.tokens:
        if not ends >> token.index & 1 or token.zone not in zones:
            continue
        if _may_open(token) and _opens(document, token):
            fixed = token.text[0].upper() + token.text[1:]
            edit = Edit(Span(token.span.start, token.span.start + 1), fixed[0])
            values = (("match", token.text), ("fixed", fixed))
            yield Hit(token.span, values, (Fix((edit,), Applicability.SAFE),))


def _may_open(token: Token) -> bool:
    """Whether this is an ordinary word in lower case: no *iPhone*, *e-lasku*, list letter or file name."""
    if token.kind != "word" or not token.known or not token.text.islower() or token.lower in _CONTINUING:
        return False
    return len(token.text) > 1 and token.text[1].isalpha()


def _opens(document: Document, token: Token) -> bool:
    after = document.text[token.span.end : token.span.end + 1]
    if after in ("_", "@", "/", ")", "=", "."):
        return False
    if token.index == 0:
        return (
            not document.message.fragment
            and not document.text[: token.span.start].strip()
            and _is_prose(document, token)
        )
    mark = document.tokens[token.index - 1]
    between = document.text[mark.span.end : token.span.start]
    if not between or not between.isspace() or mark.text not in _ENDS:
        return False
    if between.count("\n") == 1:
        # A list or a verse: its lines need no capitals.
        return False
    if "\n" in between and not _is_prose(document, token):
        return False
    if _is_inside_brackets(document, mark):
        return False
    glued = mark.index > 0 and document.tokens[mark.index - 1].span.end == mark.span.start
    return glued and (mark.text != "." or _ends_sentence(document, mark) or _follows_field(document, mark, token))


def _is_inside_brackets(document: Document, mark: Token) -> bool:
    """Whether the mark stands in brackets that a sentence goes on around: *muutos (huom! vain nyt) koskee*."""
    for token in reversed(document.tokens[max(0, mark.index - _BRACKETED) : mark.index]):
        if token.text == ")" or "\n" in document.text[token.span.end : mark.span.start]:
            return False
        if token.text == "(":
            return token.index > 0 and document.tokens[token.index - 1].text not in _ENDS
    return False


def _ends_sentence(document: Document, stop: Token) -> bool:
    """Whether the full stop ends a sentence and not a shortening, an ordinal or an initial."""
    word = document.tokens[stop.index - 1]
    if word.kind == "amount":
        # 5 kpl. tuotteita: the stop belongs to the unit.
        return not word.text.endswith(_DOTTED_UNITS)
    if word.kind in ("email", "url"):
        return True
    if word.kind == "punct":
        return word.text in (")", "”", '"')
    if word.kind != "word" or not word.known or len(word.text) < 3 or word.lower in _SHORTENED or word.text.isupper():
        return False
    return not all(r.pos == "abbr" for r in word.readings)


def _follows_field(document: Document, stop: Token, token: Token) -> bool:
    """*Varauksesi on {{varausnumero}}. ota se mukaan*: what asks or thanks is no noun that the field counts.

    The same goes for a code, a phone number and a date; a bare number may be an item of a list.
    """
    kind = document.tokens[stop.index - 1].kind
    if kind not in _WHOLE:
        return False
    asks = [r.is_finite and (r.mood == "imp" or r.person in ("1", "2")) for r in token.readings]
    # A liver (maksa) may follow a field or an ordinal, but no telephone number.
    return token.lower in ("kiitos", "hei") or (any(asks) if kind in _COMPLETE else all(asks))


def _is_prose(document: Document, token: Token) -> bool:
    """Whether a whole sentence follows, or a greeting: not a label or an item of a list."""
    if token.zone == "greeting":
        return True
    tokens = document.sentence_tokens(document.sentences[token.sentence])
    return len(tokens) >= _MIN_PROSE and tokens[-1].text in (".", "!", "?")
