"""The questions and requests in a customer's message, in whatever register it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from viestilint.language.customer_text import customer_sentences
from viestilint.language.morphology import Morphology
from viestilint.language.question import (
    DIRECT,
    INDIRECT,
    JOINERS,
    REQUEST,
    SHADE,
    TOLD,
    Question,
    QuestionTables,
    has_finite,
    make_question,
    trimmed,
)
from viestilint.language.question_openers import Opener, is_led, leads, openers_of
from viestilint.language.question_words import word_type
from viestilint.language.wishes import asked_noun, curious, declared
from viestilint.model import Token

_NECESSIVE = frozenset("pitää täytyä kannattaa tulla tarvita kuulua".split())


def find_questions(text: str, morphology: Morphology, tables: QuestionTables | None = None) -> tuple[Question, ...]:
    """The questions and requests of a customer's message in order; greetings and rhetorical ones left out."""
    tables = tables or QuestionTables()
    found: list[Question] = []
    for tokens in customer_sentences(text, morphology):
        for question in _in_sentence(text, tokens):
            if not _is_rhetorical(question, tables) and question.tokens:
                found.append(question)
    return tuple(found)


def _in_sentence(text: str, tokens: Sequence[Token]) -> Iterator[Question]:
    if not tokens:
        return
    asked = any("?" in t.text and set(t.text) <= {"?", "!"} for t in tokens[-4:])
    exclaimed = tokens[-1].text.startswith("!") and not asked
    openers = [o for o in openers_of(tokens, asked) if not (exclaimed and not has_finite(tokens[o.at :]))]
    if not openers:
        yield from _without_opener(text, tokens, asked)
        return
    yield from _requests_before(text, tokens[: openers[0].at], openers[0], asked)
    yield from _segments(text, tokens, openers, asked)


def _segments(text: str, tokens: Sequence[Token], openers: Sequence[Opener], asked: bool) -> Iterator[Question]:
    index = 0
    while index < len(openers):
        opener = openers[index]
        first = opener.at
        end = openers[index + 1].at if index + 1 < len(openers) else len(tokens)
        inner = opener
        led = False
        if opener.verbal and index + 1 < len(openers) and _only_asks_to_tell(tokens[first:end]):
            # Voisitteko kertoa, milloin …: one question, the inner one.
            index += 1
            inner = openers[index]
            end = openers[index + 1].at if index + 1 < len(openers) else len(tokens)
            led = True
        led_before = _lead_in(tokens[:first]) if index == 0 or (led and index == 1) else None
        index += 1
        if (
            opener.verbal
            and not led
            and end == len(tokens)
            and index == 1
            and not opener.at
            and _jos_clause(tokens, first)
        ):
            led = True
        end = _cut_end(tokens, inner.at, end, asked)
        run = trimmed(tokens[first:end])
        if not any(t.kind != "punct" for t in run):
            continue
        if not asked and not inner.verbal and not led and led_before is None and not _speaks(run):
            continue
        kind = DIRECT
        content = run
        if led or led_before is not None:
            kind = INDIRECT
            content = trimmed(tokens[inner.at : end])
            if led_before is not None:
                run = trimmed(tokens[led_before:end])
        expects = inner.expects
        if inner.verbal and not led:
            kind, expects = _verbal_kind(run, kind)
        if kind != REQUEST and expects == "yes-no" and _lets_choose(run):
            expects = "choice"
        question = make_question(text, run, content, kind, expects)
        if question is not None:
            yield question


def _lets_choose(run: Sequence[Token]) -> bool:
    """Whether *vai* stands before another thing to choose: not in *onko se rikki vai mikä on*."""
    return any(t.lower == "vai" and word_type(run[i + 1].lower) is None for i, t in enumerate(run[1:-1], 1))


def _speaks(run: Sequence[Token]) -> bool:
    """Whether a clause without a question mark is one to be answered: it has a verb, or is very short."""
    return has_finite(run) or len([t for t in run if t.kind == "word"]) <= 4


def _cut_end(tokens: Sequence[Token], first: int, end: int, asked: bool) -> int:
    """A statement after the question is no part of it: *onko teillä tilaa, meitä tulisi viisi*."""
    if asked and end == len(tokens):
        return end
    for index in range(first + 2, end):
        if tokens[index].text in (",", "–", ";") and has_finite(tokens[index:end]):
            after = next((t for t in tokens[index + 1 : end] if t.kind == "word"), None)
            if after is not None and after.lower in (
                "että",
                "jos",
                "kun",
                "joka",
                "jonka",
                "jota",
                "joita",
                "vai",
                "kuin",
            ):
                continue
            if has_finite(tokens[first:index]):
                return index
    return end


def _jos_clause(tokens: Sequence[Token], first: int) -> bool:
    return _only_asks_to_tell(tokens[first:])


def _only_asks_to_tell(run: Sequence[Token]) -> bool:
    """Whether a clause only asks to be told: *voisitteko kertoa, tiedättekö, onko tietoa, osaatteko sanoa*."""
    words = [t for t in run if t.kind == "word"]
    told = False
    for token in words:
        lemmas = {r.lemma for r in token.readings} | {token.lower}
        if lemmas & (TOLD | {"tieto", "arvio", "hajua"}) or any(r.verb in TOLD for r in token.readings):
            told = True
        elif not lemmas & SHADE and token.readings and token.lower not in JOINERS:
            return False
    return told


def _lead_in(before: Sequence[Token]) -> int | None:
    """Where the clause begins that wonders or asks to be told, right before the question; ``None`` if none."""
    if not is_led(before):
        return None
    at = next(i for i, t in enumerate(before) if leads(t, before))
    while at > 0 and before[at - 1].text not in (",", ";", "–", ":") and before[at - 1].lower not in ("mutta", "ja"):
        at -= 1
    return at


def _verbal_kind(run: Sequence[Token], kind: str) -> tuple[str, str]:
    """A question with *-ko* that is a request: a conditional that asks for an act, *voisitteko, saisinko*."""
    head = next(t for t in run if t.kind == "word")
    asking = [r for r in head.readings if r.clitic == "ko" and r.pos == "verb"]
    later = [r for t in run[1:] for r in t.readings]
    if _only_asks_to_tell(run):
        return INDIRECT, "yes-no"
    told = any(r.lemma in TOLD and r.verbform == "inf1" and r.lemma not in ("auttaa", "tarkistaa") for r in later)
    conditional = [r for r in asking if r.mood == "cond" and r.lemma not in _NECESSIVE]
    if conditional:
        lemma = conditional[0].lemma
        if lemma in TOLD and lemma not in ("auttaa", "tarkistaa", "vahvistaa", "osata", "ehtiä", "tietää"):
            return INDIRECT, asked_noun(run)
        if told and lemma in ("voida", "osata", "viitsiä", "ehtiä", "saada", "pystyä"):
            asks_an_act = not any(r.lemma in ("kertoa", "sanoa", "neuvoa") for r in later)
            noun = asked_noun(run)
            return (REQUEST, "yes-no") if asks_an_act and noun == "thing" else (INDIRECT, noun)
        if lemma == "olla":
            possible = any(r.lemma in ("mahdollinen", "mahdollisuus") for r in later) or any(
                t.lower == "mahdollista" for t in run
            )
            act = any(r.verbform == "inf1" and r.lemma != "olla" for r in later)
            return (REQUEST, "yes-no") if possible and act else (kind, "yes-no")
        return REQUEST, "document" if any(r.lemma in ("lähettää", "toimittaa") for r in later) else "yes-no"
    if asking and asking[0].person == "2" and asking[0].lemma in TOLD and asking[0].lemma not in ("osata", "ehtiä"):
        return INDIRECT, asked_noun(run)
    return kind, "yes-no"


def _requests_before(text: str, before: Sequence[Token], opener: Opener, asked: bool) -> Iterator[Question]:
    """A request in the clauses before the first question of a sentence: *Haluaisin siirtää ajan,"
    " onnistuuko?*"""
    lead = _lead_in(before)
    if lead is not None:
        # Lähettäkää uudet ja kertokaa, milloin …: the request stands before the clause that leads to the question.
        before = before[:lead]
        if not has_finite(before):
            return
    run = trimmed(before)
    if not run:
        return
    question = declared(text, run)
    if question is not None:
        yield question


def _without_opener(text: str, tokens: Sequence[Token], asked: bool) -> Iterator[Question]:
    run: Sequence[Token] = trimmed(tokens)
    if not run:
        return
    jos = next((i for i, t in enumerate(tokens) if t.lower in ("jos", "josko", "jospa") and i), None)
    if jos is not None and is_led(tokens[:jos]) and not _thanks(tokens):
        content = trimmed(tokens[jos:])
        question = make_question(text, run, content, INDIRECT, "yes-no")
        if question is not None:
            yield question
        return
    outcry = any("!" in t.text for t in tokens[-2:]) and any(r.pos == "neg" for t in run for r in t.readings)
    if (asked and not outcry) or run[0].lower in ("entä", "entäs", "entäpä", "ent"):
        expects = "yes-no"
        if run[0].lower in ("entä", "entäs", "entäpä") or not has_finite(run):
            expects = asked_noun(run)
        wish = declared(text, run)
        if wish is not None:
            yield wish
            return
        run = _last_clause(run)
        question = make_question(text, run, run, DIRECT, expects)
        if question is not None:
            yield question
        return
    found = declared(text, run) or curious(text, run)
    if found is not None:
        yield found


def _last_clause(run: Sequence[Token]) -> Sequence[Token]:
    """Of *Ostin takin, se on rikki, saan kai rahat takaisin?* the clause that asks."""
    at = 0
    for index, token in enumerate(run):
        if token.text in (",", ";", "–") and has_finite(run[at:index]) and has_finite(run[index:]):
            after = run[index + 1] if index + 1 < len(run) else None
            if after is not None and after.lower in ("jos", "kun", "että", "vaikka", "joka", "jonka", "jota", "koska"):
                continue
            at = index + 1
    return run[at:]


def _thanks(tokens: Sequence[Token]) -> bool:
    return any(t.lower in ("kiitos", "kiittäisin", "kiitollinen", "kiitän") for t in tokens)


def _is_rhetorical(question: Question, tables: QuestionTables) -> bool:
    flat = re.sub(r"\s+", " ", question.text.lower())
    return any(pattern.search(flat) for pattern in tables.rhetorical)
