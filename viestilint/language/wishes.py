"""Requests that are statements or commands: *Haluaisin siirtää ajan, Lähettäkää lasku, Pyydän hyvitystä*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viestilint.language.question import (
    ASKS,
    INDIRECT,
    JOINERS,
    REQUEST,
    SHADE,
    TOLD,
    Question,
    has_finite,
    make_question,
    trimmed,
)
from viestilint.language.question_words import noun_type
from viestilint.lazyregex import lazy
from viestilint.model import Token

_WISHES = frozenset("pyytää toivoa haluta tahtoa tarvita vaatia kaivata anoa".split())
_ACTS = frozenset("irtisanoa perua peruuttaa irtisanoutua reklamoida tilata varata ottaa siirtää vaihtaa".split())
_NO_WISH = frozenset(
    "kiittää kertoa sanoa kehua ilmoittaa huomauttaa vastaus apu neuvo ymmärrys ymmärtää palaute"
    " antaa valittaa hyvä"
    " menestys palata kysyä tietää uskoa painottaa korostaa todeta muistuttaa lisätä kuulla tavata vastata"
    " reklamaatio reklamoida toivottaa palvelu".split()
)
_CURIOUS = frozenset("kiinnostaa mietityttää askarruttaa arveluttaa huolettaa".split())
_COURTESY = frozenset("olla katsoa kuvitella ymmärtää huomata ajatella uskoa muistaa kiitos arvata voida pitää".split())
_KNOW_IMPERATIVES = frozenset("kertoa ilmoittaa vastata sanoa neuvoa selvittää vahvistaa".split())
_SG_COMMANDS = lazy(
    r"(?:lähetä|laita|peru|peruuta|soita|poista|siirrä|vaihda|korjaa|palauta|kerro|ilmoita|vastaa"
    r"|varaa|irtisano"
    r"|lähettäkää|vaihtakaa|perukaa|muistathan|muistattehan|hoida|toimita|päivitä|lisää|muuta|pistä"
    r"|laittakaa)$",
    re.I,
)


def declared(text: str, run: Sequence[Token]) -> Question | None:
    """A request that is a statement or a command: *Haluaisin siirtää ajan, Lähettäkää lasku,"
    " Pyydän hyvitystä*."""
    for index, token in enumerate(run):
        verb = _wish(run, index, token)
        if verb is None:
            continue
        rest = run[index + 1 :]
        stop = next(
            (i for i, t in enumerate(rest) if t.text in (";", "–") or (t.text == "," and _clause_ends(rest, i))),
            len(rest),
        )
        span_run = trimmed([*run[index:][: stop + 1]])
        content = [t for t in span_run if t.index != token.index] if verb in _WISHES else span_run
        lemmas = {r.lemma for t in content for r in t.readings}
        if verb in _WISHES or verb in ASKS:
            after = next((t for t in rest if t.kind == "word"), None)
            if after is not None and after.lower in (
                "sen",
                "sitä",
                "ne",
                "niitä",
                "tämän",
                "tätä",
                "teille",
                "jatkoa",
                "hyvää",
            ):
                return None
            objects = [
                t for t in content if t.kind == "word" and t.readings and t.lower not in ("että", "vielä", "nyt")
            ]
            wants_to_know = lemmas & {"tietää", "kuulla", "kysyä"} and len(objects) > 1
            if not objects or (lemmas & _NO_WISH and not wants_to_know):
                return None
        if verb in ASKS or lemmas & {"tietää", "kysyä", "kuulla"} or verb in _KNOW_IMPERATIVES or "tieto" in lemmas:
            inner = [t for t in content if not {r.lemma for r in t.readings} & (TOLD | SHADE | ASKS | _WISHES)]
            if not any(_is_noun(t) for t in inner):
                return None
            return make_question(text, span_run, inner, INDIRECT, asked_noun(inner))
        document = lemmas & {"lähettää", "toimittaa", "kopio", "kuitti", "todistus"}
        return make_question(text, span_run, content, REQUEST, "document" if document else "yes-no")
    return None


def curious(text: str, run: Sequence[Token]) -> Question | None:
    """A thing said to interest the writer too: *Vedenlaatukin kiinnostaisi*, *hinta mietityttää myös*."""
    wonders = [t for t in run if any(r.is_finite and r.person == "3" and r.lemma in _CURIOUS for r in t.readings)]
    also = any(t.lower == "myös" or any(r.clitic == "kin" for r in t.readings) for t in run)
    if not wonders or not also or any(r.pos == "neg" for t in run for r in t.readings):
        return None
    content = [t for t in run if t not in wonders and t.lower != "myös"]
    if not any(r.pos == "noun" and r.case == "nom" for t in content for r in t.readings):
        return None
    return make_question(text, run, content, INDIRECT, asked_noun(content))


def _clause_ends(rest: Sequence[Token], index: int) -> bool:
    after = next((t for t in rest[index + 1 :] if t.kind == "word"), None)
    if after is None or after.lower in ("että", "joka", "jonka", "jota", "jossa", "jolla"):
        return False
    return has_finite(rest[index:])


def _is_noun(token: Token) -> bool:
    return any(r.pos in ("noun", "adj", "noun-adj") or r.verbform in ("inf1", "inf4") for r in token.readings)


def _wish(run: Sequence[Token], index: int, token: Token) -> str | None:
    """The verb of a wish of the writer's, or of a command; ``None`` if the word is neither."""
    if token.kind != "word":
        return None
    negated = any(any(r.pos == "neg" for r in t.readings) for t in run[:index])
    starts = all(t.kind == "punct" or t.lower in JOINERS or t.lower in ("ole", "hyvä", "voisitko") for t in run[:index])
    for reading in token.readings:
        if not reading.is_finite:
            continue
        first = reading.person == "1" and reading.mood in ("ind", "cond")
        if first and not negated:
            if reading.lemma in _WISHES and not (reading.tense == "past" and reading.lemma != "pyytää"):
                return reading.lemma
            if reading.lemma in _ACTS and reading.tense != "past" and (reading.mood == "cond" or starts):
                return reading.lemma
            if reading.lemma in ("kysyä", "tiedustella", "kysellä") and reading.tense != "past":
                return reading.lemma
        command = reading.mood == "imp" and reading.person == "2"
        if command and reading.number == "pl" and reading.lemma not in _COURTESY:
            return reading.lemma
        if command and reading.number == "sg" and starts and _SG_COMMANDS.match(token.lower):
            return reading.lemma
        if token.lower in ("muistattehan", "muistathan") or (
            reading.clitic == "han" and reading.person == "2" and reading.lemma not in _COURTESY | TOLD and starts
        ):
            return reading.lemma
    return None


def asked_noun(run: Sequence[Token]) -> str:
    """The kind of answer that the first telling noun asks for (*hinta* an amount), else ``thing``."""
    for token in run:
        for reading in token.readings:
            if reading.pos == "noun" and reading.verbform is None:
                kind = noun_type(reading.lemma)
                if kind is not None:
                    return kind
    return "thing"
