"""A hyphen or a slash with a space on one side that belongs there on none: *tarkastus- kehotus*, *5-6 -vuotiaat*."""

from __future__ import annotations

from viestilint.checks.yhdyssana_erikseen import AFTER_NUMBER
from viestilint.language.morphology import Morphology
from viestilint.model import Document, Span, Token

_JOINING = frozenset("ja tai sekä eli eikä mutta vaan kuin että tms. jne. ym. yms.".split())
_PART = 4
_LETTERS = 3
_REACH = 2


def cut_word(document: Document, first: Token, second: Token, morphology: Morphology) -> bool:
    """*tarkastus- kehotus*: with nothing that shares the second part, the halves are one word.

    A compound after the hyphen (*tilaus- toimitusehdot*) has lost its *ja* rather than gained a space.
    """
    if not first.text.endswith("-") or first.text.count("-") > 1:
        return False
    if not (first.text[:-1].islower() or first.initial) or not second.text.isalpha():
        return False
    if min(len(first.text) - 1, len(second.text)) < _PART or not may_follow_hyphen(document, first, second):
        return False
    if not any(len(r.parts) == 1 for r in second.readings):
        return False
    if any(t.lower in _JOINING for t in document.tokens[second.index + 1 :][:_REACH]):
        return False
    # jälki-ilmoittautuminen: between two of the same vowel the hyphen stays
    joined = first.lower[: None if first.lower[-2] == second.lower[0] in "aeiouyäö" else -1] + second.lower
    return any(len(r.parts) == 2 and r.pos in ("noun", "noun-adj") for r in morphology.analyse(joined))


def may_follow_hyphen(document: Document, first: Token, second: Token) -> bool:
    """Whether the second word may be the other half of what the hyphen cuts, and no parts of a list stand around."""
    if not second.text.islower() or second.lower in _JOINING or second.sentence != first.sentence:
        return False
    if not any(r.pos in ("noun", "noun-adj") for r in second.readings):
        return False
    around = (
        *document.tokens[max(0, first.index - _REACH) : first.index],
        *document.tokens[second.index + 1 :][:_REACH],
    )
    return not any(t.text.endswith("-") for t in around)


def loose_suffix(document: Document, word: Token) -> bool:
    """*alle 4- vuotiaat*: the number and its hyphen stand right before a word that takes no number otherwise."""
    if word.index < 2 or not AFTER_NUMBER.fullmatch(word.lower):
        return False
    number, mark = document.tokens[word.index - 2 : word.index]
    return mark.text == "-" and number.kind == "number" and number.text.isdigit() and number.span.end == mark.span.start


def loose_number(document: Document, mark: Token) -> bool:
    """*yli 18 -vuotiaat*: only a first part of several words takes a space before the hyphen."""
    if mark.text != "-" or not 0 < mark.index < len(document.tokens) - 1:
        return False
    number, word = document.tokens[mark.index - 1], document.tokens[mark.index + 1]
    return (
        number.kind == "number"
        and number.text.isdigit()
        and number.span.end + 1 == mark.span.start
        and document.text[number.span.end] == " "
        and mark.span.end == word.span.start
        and AFTER_NUMBER.fullmatch(word.lower) is not None
    )


def per_unit(document: Document, slash: Token) -> Span | None:
    """The space of *0,43 €/ kWh* and *25 € /jäsen*; with one on both sides the slash may stand between two things."""
    if not 0 < slash.index < len(document.tokens) - 1:
        return None
    price, unit = document.tokens[slash.index - 1], document.tokens[slash.index + 1]
    before, after = Span(price.span.end, slash.span.start), Span(slash.span.end, unit.span.start)
    if price.detail != "money" or unit.kind != "word" or not unit.text[0].isalpha():
        return None
    if {before.of(document.text), after.of(document.text)} != {"", " "}:
        return None
    return before if len(before) else after


def breaks_off(left: Token, right: Token) -> bool:
    """*valmis–voit noutaa sen*: between two words a dash tells a range, but no range ends with a verb."""
    if not (left.known and left.text.islower() and right.text.islower() and len(left.text) > _LETTERS):
        return False
    if right.lower in ("voit", "voitte"):
        return True
    return bool(right.readings) and all(r.is_finite and r.person in ("1", "2") for r in right.readings)


def breaks_off_later(document: Document, left: Token, right: Token) -> bool:
    """*kiinni–avain on*, *peruttu–varaa uusi aika*: nothing runs from an adverb or a participle, and a verb follows."""
    if not (left.known and left.text.islower() and right.text.islower() and right.known and len(left.text) > _LETTERS):
        return False
    if not all(r.pos == "adv" or r.participle in ("past_act", "past_pass") or r.is_finite for r in left.readings):
        return False
    if any(r.pos == "adv" for r in right.readings):
        return False
    rest = document.tokens[right.index : document.sentences[right.sentence].last]
    return any(r.is_finite for t in rest for r in t.readings)
