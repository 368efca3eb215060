"""Noun phrases: where they lie and how they change case as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from viestilint.language.names import is_name
from viestilint.model import Reading, Token

COORDINATORS = frozenset(("ja", "tai", "sekä"))
"""What joins words of one kind."""

RELATIVES = frozenset(
    "joka jonka jota jossa josta johon jolla jolle jolta jotka joiden joita joissa joista joihin joilla joille joilta"
    " mikä mitä minkä missä mihin mistä jolloin jonne".split()
)
"""What opens a relative clause."""

# Numerals that are inflected like adjectives: yksi kortti → yhden kortin.
_AGREEING_NUMERALS = frozenset(("yksi", "ensimmäinen", "toinen"))


def decapitalise(text: str, token: Token) -> str:
    """``text`` without the capital that only the start of a sentence gave to its first word ``token``."""
    if not token.initial or not token.capitalised:
        return text
    if token.text[1:2].isupper():
        return text.lower() if text == token.text and _is_shouted_word(token) else text
    if is_name(token):
        return text
    if not token.readings or _has_name_hyphen(token.text):
        # An unknown word with a capital is most likely a name, and so is what a hyphen parts (Kela-kortti).
        return text
    return text[:1].lower() + text[1:]


def restarted(tokens: Sequence[Token], ahead: Token | None = None) -> Sequence[Token]:
    """The tokens, of which the word after a colon opens a sentence too: *KELLOPAJA: Kuitti mukaan*; ``ahead``: the one
    that stands before them.
    """
    return tuple(
        replace(token, initial=True) if before is not None and before.text == ":" and token.capitalised else token
        for before, token in zip((ahead, *tokens), tokens, strict=False)
    )


def _is_shouted_word(token: Token) -> bool:
    """*ENNAKKOLASKU*: a common noun in capitals, and neither an acronym nor a name."""
    return (
        len(token.text) > 4
        and token.text.isupper()
        and token.text.isalpha()
        and any(r.pos == "noun" for r in token.readings)
        and not any(r.pos == "abbr" or r.is_name for r in token.readings)
    )


def _has_name_hyphen(text: str) -> bool:
    """A hyphen stands in a compound between two same vowels, or after a name or a code."""
    start, hyphen, end = text.lower().partition("-")
    return bool(hyphen) and len(start) > 1 and start[-1:] != end[:1]


def capitalise(text: str) -> str:
    """``text`` with a capital first letter; a brand that opens it keeps its own: *iPhone, eLasku*."""
    return text if is_brand(text) else text[:1].upper() + text[1:]


def is_brand(text: str) -> bool:
    """Whether the first word is written with a small letter before a capital: *iPhonesi, eLasku*."""
    return text[:1].islower() and text[1:2].isupper()


def cased_as(text: str, opening: Token) -> str:
    """``text`` with the capital of ``opening`` if that word opens its sentence."""
    return capitalise(text) if opens_sentence(opening) else text


def opens_sentence(token: Token) -> bool:
    """Whether the word opens its sentence with a capital, or would, were it no brand: *iPhonesi tulee päivittää*."""
    return token.initial and (token.capitalised or is_brand(token.text))


def recased(form: str, token: Token) -> str:
    """``form`` of the word ``token`` with the capitals before its hyphen: *BankID-tunnus*."""
    start, hyphen, _ = decapitalise(token.text, token).rpartition("-")
    if hyphen and form.lower().startswith(f"{start}-".lower()):
        return start + form[len(start) :]
    return form


def nominal_readings(token: Token) -> tuple[Reading, ...]:
    """The readings of a token that inflect in case, infinitives left out."""
    return tuple(r for r in token.readings if r.is_nominal and r.verbform in (None, "part", "inf4"))


def is_count(reading: Reading) -> bool:
    """Whether the word is a cardinal above one: what it counts is in the partitive, *kolme asentajaa*."""
    return reading.pos == "num" and reading.lemma not in _AGREEING_NUMERALS and not reading.lemma.endswith("s")


def agreeing(tokens: Sequence[Token], head: int) -> int:
    """The index of the first token of the run of modifiers that agree with ``tokens[head]`` in case and number."""
    first = head
    shapes = {(r.case, r.number) for r in nominal_readings(tokens[head])}
    while first > 0:
        before = tokens[first - 1]
        is_modifier = any(
            r.pos in ("adj", "noun-adj", "pron", "num") and (r.case, r.number) in shapes and r.poss is None
            for r in before.readings
        )
        if not is_modifier or before.clause != tokens[head].clause:
            break
        first -= 1
    return first


def heads_loose_compound(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word is the first part of a compound whose hyphen has come off: *et -tilaisuus*."""
    dash, word = (*tokens[index + 1 : index + 3], None, None)[:2]
    if dash is None or word is None or dash.text != "-" or word.kind != "word":
        return False
    return tokens[index].span.end < dash.span.start and dash.span.end == word.span.start
