"""The words at which questions begin: question words, verbs with *-ko*, and clauses that wonder before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from viestilint.language.question import JOINERS
from viestilint.language.question_words import phrase_type, word_type
from viestilint.language.zones import GREETINGS
from viestilint.model import Token

_WONDER = frozenset(
    "kysyä kysellä tiedustella miettiä pohtia ihmetellä tietää kiinnostaa mietityttää ihmetyttää"
    " askarruttaa epäselvä"
    " epäselvyys ymmärtää kysymys kysyttävää löytää selvittää kertoa ilmoittaa neuvoa tieto hämätä"
    " varma vastata selvyys"
    " selvitys arvailla arvuutella huolettaa uteliaisuus kuulla muistaa hajua arvioida sanoa selvitä vahvistaa"
    " tarkistaa opastaa vahvistus aprikoida harkita saada_selville".split()
)


@dataclass(frozen=True, slots=True)
class Opener:
    """Where a question begins: its index in the sentence, what it asks for, whether by a verb with *-ko*."""

    at: int
    expects: str
    verbal: bool


def openers_of(tokens: Sequence[Token], asked: bool) -> list[Opener]:
    """Where questions begin in a sentence, in order; ``asked``: it ends in a question mark."""
    found: list[Opener] = []
    for index, token in enumerate(tokens):
        if token.kind != "word" or (found and index and tokens[index - 1].lower == "vai"):
            # Riittääkö tämä vai tarvitsenko toisen: two answers to choose from are one question.
            continue
        expects = _question_word(tokens, index, asked, bool(found))
        if expects is not None:
            # Kuinka kauan, mihin aikaan: the second word is part of the first.
            if found and found[-1].at == index - 1 and not found[-1].verbal:
                continue
            found.append(Opener(index, expects, False))
        elif asks_by_clitic(token, asked) and not _is_surname(token) and _may_open(tokens, index, verbal=True):
            own = [r for r in token.readings if r.is_finite]
            if not asked and own and all(r.person == "1" and r.tense == "past" for r in own):
                # En muista, maksoinko: nobody else knows.
                continue
            found.append(Opener(index, "yes-no", True))
    return found


def asks_by_clitic(token: Token, asked: bool) -> bool:
    """Whether the word asks by *-ko*: *voiko*, and with a question mark *huomennako*."""
    if token.lower in ("joko", "taikko", "verkko", "laatikko"):
        return asked and token.initial
    asking = [r for r in token.readings if r.clitic == "ko"]
    if not asking:
        return False
    if any(r.pos in ("verb", "neg") for r in asking):
        return True
    return asked and len(asking) == len(token.readings) and token.lower not in ("kauanko", "paljonko", "montako")


_ON_WHICH = frozenset("päivänä viikonpäivänä aikana viikkona vuonna iltana kuukautena".split())


def _is_surname(token: Token) -> bool:
    """*Myyjänne Alanko lupasi soittaa*: in the middle of a sentence a capital tells a name."""
    return (
        token.capitalised and not token.initial and not token.text.isupper() and any(r.is_name for r in token.readings)
    )


def _question_word(tokens: Sequence[Token], index: int, asked: bool, follows: bool) -> str | None:
    token = tokens[index]
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if token.lower == "minä" and after in _ON_WHICH:
        return "time"
    if word_type(token.lower) is None or not _may_open(tokens, index, verbal=False):
        return None
    if token.lower in ("kauan", "kauvan") and not asked:
        return None
    if token.capitalised and not asked and any(r.pos == "firstname" for r in token.readings):
        # Milla under the message is its writer, and no millä without its dots.
        return None
    if token.lower == "koska" and not _koska_asks(tokens, index, asked):
        return None
    words = [t.lower for t in tokens[index : index + 7] if t.kind == "word"]
    led = is_led(tokens[:index])
    initial = all(t.kind == "punct" or t.lower in JOINERS or t.kind == "number" for t in tokens[:index])
    led = led or (follows and tokens[index - 1].lower in JOINERS | {","})
    relative = not initial and not led and not asked
    if relative:
        # Without a mark of a question only words that are nothing else begin one inside a sentence.
        if not re.match(
            r"(?:milloin|millon|paljonko|montako|kauanko|kuka|kenelle|keneltä|keneen|kumpi|moneltako)", token.lower
        ):
            return None
        if any(r.person == "1" and r.is_finite and r.tense == "past" for t in tokens[:index] for r in t.readings):
            return None
    if asked and not initial and not led and _is_relative(tokens, index):
        return None
    exclaims = not asked and tokens[-1].text.startswith("!")
    if exclaims and initial and not led and word_type(token.lower) in ("manner", "thing"):
        return None
    return phrase_type(words)


def _koska_asks(tokens: Sequence[Token], index: int, asked: bool) -> bool:
    denied = any(r.pos == "neg" for t in tokens[index + 1 : index + 3] for r in t.readings)
    if is_led(tokens[:index]):
        return not denied
    before = [t for t in tokens[:index] if t.kind == "word" and t.lower not in JOINERS]
    if index and tokens[index - 1].text.endswith("."):
        before = []
    if before or denied or (index and tokens[index - 1].text == ","):
        return False
    after = next((t for t in tokens[index + 1 :] if t.kind == "word"), None)
    if asked:
        return True
    # Koska paketti tulee — but not: Koska lasku on väärin, en maksa.
    return after is not None and not any(t.text == "," for t in tokens[index:])


def _is_relative(tokens: Sequence[Token], index: int) -> bool:
    """*Onko se paketti, mikä tuli eilen, …?*: a pronoun after a comma that points back at a noun."""
    if index < 2 or tokens[index - 1].text != ",":
        return False
    low = tokens[index].lower
    if low not in ("mikä", "mitä", "minkä", "mitkä", "missä", "mihin", "mistä"):
        return False
    before = tokens[index - 2]
    nominal = any(r.is_nominal and r.verbform is None for r in before.readings)
    opened = any(asks_by_clitic(t, True) or word_type(t.lower) for t in tokens[: index - 1])
    return nominal and opened


def _may_open(tokens: Sequence[Token], index: int, *, verbal: bool) -> bool:
    if index == 0:
        return True
    before = tokens[index - 1]
    if before.kind == "punct" or before.lower in JOINERS or before.kind == "number":
        return True
    if verbal or is_led(tokens[:index]):
        return True
    if before.lower in GREETINGS or not before.readings:
        return True
    if word_type(before.lower) is not None:
        return True
    # Paketti koska tulee? Teillä mikä hinta on?: spoken word order after a noun that opens the sentence.
    return index <= 3 and not any(r.is_finite for t in tokens[:index] for r in t.readings)


def is_led(before: Sequence[Token]) -> bool:
    """Whether the words before wonder or ask to be told, so that a question clause follows."""
    return any(leads(token, before) for token in before)


def leads(token: Token, around: Sequence[Token]) -> bool:
    """Whether the word leads to an indirect question: *haluaisin tietää*, *en muista*."""
    for reading in token.readings:
        lemma = reading.lemma
        if lemma not in _WONDER and reading.verb not in _WONDER:
            continue
        if lemma == "löytää" or lemma == "ymmärtää" or lemma == "muistaa" or lemma == "varma":
            if any(r.pos == "neg" for t in around for r in t.readings):
                return True
            continue
        if lemma in ("kertoa", "sanoa", "ilmoittaa", "vastata", "vahvistaa", "kuulla", "neuvoa") and (
            reading.tense == "past" or (reading.is_finite and reading.person == "1" and reading.mood == "ind")
        ):
            continue
        return True
    return False
