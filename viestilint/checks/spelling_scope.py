"""Where an unknown word may be a slip: in Finnish prose, and beside no foreign word."""

from __future__ import annotations

from viestilint.checks.spelling_words import Words
from viestilint.lazyregex import lazy
from viestilint.model import Document, Token

# What a Finnish word does not look like, however badly it is typed.
FOREIGN_LOOK = lazy(
    r"[qwxzåšžéüæøñç]|th|sh|ck|ee[kr]|oo[dk]|[^aeiouyäönstlr]$|^[bcdfghjklmnpqrstvwxz]{3}|ing$|tion|ions$|ious|ment$|able$"
    r"|^\w{0,5}[^aeiouyäö][^aeiouyäön]$"
)
_PROSE = 4


def touches_foreign(document: Document, token: Token, words: Words) -> bool:
    """Whether a foreign word or an unknown name stands beside: *tablet*, *Google Street View*."""
    for index in (token.index - 1, token.index + 1):
        if not 0 <= index < len(document.tokens):
            continue
        near = document.tokens[index]
        if near.sentence != token.sentence or near.kind != "word" or near.known:
            continue
        if near.lower in words.foreign or (FOREIGN_LOOK.search(near.lower) and not words.allowed.accepts(near.lower)):
            return True
    return False


def is_prose(document: Document, token: Token) -> bool:
    """Whether known words surround the token: no heading, label or row of names."""
    others = [
        t for t in document.sentence_tokens(document.sentences[token.sentence]) if t.kind == "word" and t is not token
    ]
    strange = [t for t in others if not t.known]
    end = document.sentences[token.sentence].span.end
    if len(others) == 1 and others[0].known and document.text[end - 1 : end] in ("!", "."):
        # Pahoitelemme häiriötä. A whole sentence, if a short one.
        return not others[0].capitalised
    # Beside a slip that cannot be a name fewer words are enough: Lähetäme uuden laksun huomenna.
    enough = _PROSE if any(t.capitalised for t in strange) else _PROSE - 1
    return len(others) >= 2 and (not strange or (len(strange) == 1 and len(others) >= enough))


def foreign_sentences(document: Document, words: Words) -> frozenset[int]:
    """The sentences that are not Finnish: words of the foreign list, or too many unknown words."""
    found = set()
    for number, sentence in enumerate(document.sentences):
        tokens = [t for t in document.sentence_tokens(sentence) if t.kind == "word"]
        unknown = [t for t in tokens if not t.known and t.text.islower()]
        foreign = [t for t in unknown if t.lower in words.foreign or FOREIGN_LOOK.search(t.lower)]
        if len(foreign) >= 2 or (len(unknown) >= 3 and len(unknown) * 5 >= len(tokens) * 2):
            found.add(number)
    return frozenset(found)
