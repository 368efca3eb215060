"""The object of a sentence when its construction changes: what stays, and what takes the accusative ending.

A nominative singular object of a passive, or subject of *on noudettavissa*, becomes the genitive-like accusative
of an active verb (*Paketti on noudettavissa* → *Voit noutaa paketin*); plurals, partitives and forms with a
possessive suffix stay as they are, and so do numerals with what they count (*kaksi korttia*). Source: Iso suomen
kielioppi § 934 (the case of the total object).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from viestilint.language.inflection import Inflector
from viestilint.language.names import is_name, opens_full_name
from viestilint.language.phrases import COORDINATORS, decapitalise, is_count
from viestilint.model import Document, Reading, Token

UNINFLECTED = frozenset(("koko",))
"""What stays as it is before its noun: *koko lasku* → *koko laskun*."""
PARTICLES = frozenset(("läpi", "itse"))
"""What Voikko reads as a noun, and no object is."""

_TAILS = frozenset(("code", "amount", "number", "placeholder", "date", "time"))
_BRACKETS = frozenset("()”\"“’'")
_QUANTIFIERS = frozenset(("kaikki", "molempi", "muutama"))
_MODIFIERS = frozenset(("adj", "noun-adj", "pron", "num"))
# Words of the longest object that is looked for
_LONGEST = 7
_HALVES = frozenset(("puoli", "pari"))
_PERSONS = {"minä": "minut", "sinä": "sinut", "hän": "hänet", "te": "teidät", "he": "heidät"}
_NOUNS = frozenset(("noun", "noun-adj", "abbr", "pron", "firstname", "surname", "place", "name", "num"))


@dataclass(frozen=True, slots=True)
class ObjectPhrase:
    """A noun phrase: for each token its reading in the phrase, ``None`` for what does not inflect."""

    tokens: tuple[Token, ...]
    readings: tuple[Reading | None, ...]
    number: str


def object_phrase(tokens: Sequence[Token]) -> ObjectPhrase | None:
    """The phrase that ``tokens`` are as a whole, if it is in the nominative; ``None`` if they are anything else.

    A phrase is modifiers and a head, perhaps joined with *ja* to another, then names, codes and sums that follow
    the head without inflecting: *uusi lasku 4410 (44,45 e)*, *lähetys KIRJA-AITTA JJFI123*. A numeral is a head
    with what it counts.
    """
    readings: list[Reading | None] = []
    number = ""
    at = 0
    while at < len(tokens):
        head = _head(tokens, at)
        if head is None:
            return None
        chosen = _agreeing(tokens, at, head)
        if chosen is None:
            return None
        readings.extend(chosen)
        last = chosen[-1]
        number = number or (last.number if last else "") or "sg"
        at = head + 1
        if _counts(tokens, head):
            readings[-1] = None
            number = "sg" if tokens[head].lower == "puoli" else "pl"
            while at < len(tokens) and _is_counted(tokens[at]):
                readings.append(None)
                at += 1
        named = is_name(tokens[head]) or (tokens[head].capitalised and not tokens[head].initial)
        while at < len(tokens) and _is_tail(tokens[at]):
            if named and tokens[at].kind == "word" and not _is_shouted(tokens[at]):
                # Samsung Galaxy: the last part of a name is inflected.
                return None
            readings.append(None)
            at += 1
        if at < len(tokens):
            if tokens[at].lower not in COORDINATORS or at + 1 == len(tokens):
                return None
            readings.append(None)
            at += 1
            number = "pl"
    return ObjectPhrase(tuple(tokens), tuple(readings), number) if readings else None


def leading_object(words: Sequence[Token], is_head: Callable[[Token], bool]) -> Sequence[Token]:
    """The longest phrase that opens the words and may be an object whose last word ``is_head`` allows; empty if none."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        phrase = words[:length]
        if all(t.kind == "word" for t in phrase) and object_phrase(phrase) is not None and is_head(phrase[-1]):
            return () if _is_cut(words, length) else phrase
    return ()


def _is_cut(words: Sequence[Token], end: int) -> bool:
    """*Helsinki Cup -joukkue*, *Kauko Kvartsilan*: a name goes on behind what would be inflected; so does *koko*."""
    if end < len(words) and words[end].text[:1] == "-":
        return True
    if end < len(words) and words[end - 1].lower in UNINFLECTED:
        return any(r.is_nominal for r in words[end].readings)
    if end == len(words) or words[end].kind != "word" or not words[end].capitalised:
        return False
    after = words[end].readings
    return words[end - 1].capitalised and (not after or any(r.case in ("nom", "gen") for r in after))


def accusative_form(document: Document, tokens: Sequence[Token], inflector: Inflector) -> str | None:
    """The phrase as the object of an active verb, its text between the words kept; ``None`` if it is no phrase in
    the nominative, or a form cannot be generated and verified.
    """
    phrase = object_phrase(tokens)
    if phrase is None:
        return None
    forms: list[str] = []
    for token, reading in zip(phrase.tokens, phrase.readings, strict=True):
        form = _accusative(token, reading, inflector)
        if form is None:
            return None
        forms.append(form)
    return _joined(document, phrase.tokens, forms)


def partitive_form(document: Document, tokens: Sequence[Token], inflector: Inflector) -> str | None:
    """The phrase as the object of a verb that has no end: *Paketti* of *seurata* → *pakettia*."""
    phrase = object_phrase(tokens)
    if phrase is None:
        return None
    if any(
        r is None and any(x.participle and x.poss for x in t.readings)
        for t, r in zip(tokens, phrase.readings, strict=True)
    ):
        # lähettämäsi aineisto: the participle would have to follow, lähettämääsi aineistoa.
        return None
    forms: list[str] = []
    for token, reading in zip(phrase.tokens, phrase.readings, strict=True):
        plain = decapitalise(token.text, token)
        form = plain if reading is None or reading.case != "nom" else inflector.reinflect(reading, case="par")
        if form is None:
            return None
        forms.append(form[:1].upper() + form[1:] if plain[:1].isupper() else form)
    return _joined(document, phrase.tokens, forms)


def nominative_form(document: Document, tokens: Sequence[Token]) -> str | None:
    """The phrase as it is, without the capital of a sentence's start; ``None`` if it is no phrase."""
    phrase = object_phrase(tokens)
    if phrase is None:
        return None
    return _joined(document, phrase.tokens, [decapitalise(t.text, t) for t in phrase.tokens])


def _joined(document: Document, tokens: Sequence[Token], forms: Sequence[str]) -> str:
    out = forms[0]
    for left, right, form in zip(tokens, tokens[1:], forms[1:], strict=False):
        out += document.text[left.span.end : right.span.start] + form
    return out


def _accusative(token: Token, reading: Reading | None, inflector: Inflector) -> str | None:
    plain = decapitalise(token.text, token)
    if reading is not None and reading.lemma in _PERSONS and token.lower == reading.lemma:
        return _PERSONS[reading.lemma]
    if reading is None or reading.case != "nom" or reading.number == "pl" or reading.poss is not None:
        return plain
    if reading.pos == "pron" and reading.lemma in ("se", "tämä", "tuo"):
        return {"se": "sen", "tämä": "tämän", "tuo": "tuon"}[reading.lemma]
    form = inflector.reinflect(reading, case="gen")
    if form is None:
        return None
    return form[:1].upper() + form[1:] if plain[:1].isupper() else form


def _head(tokens: Sequence[Token], start: int) -> int | None:
    """The last token of the run of words that can be modifiers and head."""
    at = start
    while at < len(tokens):
        token = tokens[at]
        if token.kind != "word" or token.lower in COORDINATORS or _is_shouted(token) or not token.readings:
            break
        if token.lower in PARTICLES:
            break
        if not _inflects(token) and not _belongs_to_participle(tokens, at):
            break
        at += 1
    while at > start and not any(_can_head(r) for r in tokens[at - 1].readings):
        at -= 1
    return at - 1 if at > start else None


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is a cardinal above one, *puoli* or *pari*: nominative-like in the object too."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    for reading in tokens[at].readings:
        if reading.case != "nom" or reading.number != "sg":
            continue
        if is_count(reading):
            return True
        if reading.lemma in _HALVES and following is not None and _is_counted(following):
            return True
    return False


def _is_counted(token: Token) -> bool:
    """*(kaksi) uutta korttia*"""
    return token.kind == "word" and any(r.case == "par" and r.number == "sg" for r in token.readings)


def _can_head(reading: Reading) -> bool:
    return reading.case == "nom" and (reading.pos in _NOUNS or reading.verbform == "inf4")


def _inflects(token: Token) -> bool:
    return any(r.case in ("nom", "gen") and r.verbform in (None, "part", "inf4") for r in token.readings)


def _belongs_to_participle(tokens: Sequence[Token], at: int) -> bool:
    """*voimassa oleva passi, Postista noudettu paketti*: a word that goes with the participle after it."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or not any(r.verbform == "part" and r.case == "nom" for r in following.readings):
        return False
    return any(r.is_nominal or r.pos == "adv" for r in tokens[at].readings)


def _agreeing(tokens: Sequence[Token], start: int, head: int) -> list[Reading | None] | None:
    """The readings of modifiers and head: genitives, and adjectives in the head's case and number."""
    heads = [r for r in tokens[head].readings if _can_head(r)]
    if not heads:
        return None
    counted = _counts(tokens, head)
    # Laina is a name too, but at the start of a sentence its capital does not say so.
    small = tokens[head].initial or tokens[head].text.islower()
    plain = [r for r in heads if not r.is_name] if small else []
    # tilanne is a word of its own before it is somebody's tila.
    chosen_head = min(plain or heads, key=lambda r: r.poss is not None)
    out: list[Reading | None] = []
    for at in range(start, head):
        token = tokens[at]
        agreeing = next(
            (
                r
                for r in token.readings
                # kaikki is the nominative of both numbers.
                if r.case == "nom"
                # nämä kolme korttia
                and (r.number == ("pl" if counted else chosen_head.number) or r.lemma == "kaikki")
                # soittama (viesti) is a noun to Voikko
                and (r.pos in _MODIFIERS or r.lemma in _QUANTIFIERS or r.participle == "agent")
            ),
            None,
        )
        genitive = next((r for r in token.readings if r.case == "gen" or (r.poss and r.case == "nom")), None)
        if genitive is not None or token.lower in UNINFLECTED or opens_full_name(token, tokens[at + 1]):
            out.append(None)
        elif agreeing is not None:
            # kaikki kentät and kaikki kolme kenttää are so in the object too; kaikki tilauksesi is sooner many.
            many = chosen_head.number == "pl" or (chosen_head.poss is not None and chosen_head.participle is None)
            out.append(None if counted or (agreeing.lemma == "kaikki" and many) else agreeing)
        elif _belongs_to_participle(tokens, at):
            out.append(None)
        else:
            return None
    return [*out, chosen_head]


def _is_tail(token: Token) -> bool:
    """What follows a head without inflecting: codes, sums, names in capitals, brackets."""
    if token.kind in _TAILS or token.text in _BRACKETS or _is_shouted(token):
        return True
    if any(r.case == "com" for r in token.readings) or token.lower.endswith(("nro", "numero")):
        return True
    if token.kind == "punct" and token.text in "/–-:":
        return True
    return (
        token.kind == "word"
        and token.capitalised
        and not token.initial
        and (not token.readings or any(r.is_name and r.case == "nom" for r in token.readings))
    )


def _is_shouted(token: Token) -> bool:
    return token.kind == "word" and len(token.text) > 1 and token.text.isupper() and not token.initial
