"""What words speak of: lemmas, their verbs, the parts of compounds and the synonyms of customer service."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from viestilint.language.morphology import Morphology
from viestilint.lazyregex import lazy
from viestilint.model import Token

WHOLE, PART, FIRST_PART, APART = 1.0, 0.8, 0.6, 0.2
_SKIPPED = frozenset("conj adp pron neg intj abbr prefix".split())


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of lemmas that stand for each other, and lemmas that say nothing of a topic.

    ``groups`` leads from a lemma to the numbers of its groups, ``empty`` are left out always, ``weak`` where the
    question has other words. ``fields`` are the matters that a lemma is spoken of in, which are wider than a meaning.
    """

    groups: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    fields: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def synonyms(
    groups: Iterable[Sequence[str]],
    empty: Iterable[str],
    weak: Iterable[str],
    fields: Iterable[Sequence[str]] = (),
) -> Synonyms:
    """The tables from their rows."""
    return Synonyms(_numbers(groups), frozenset(empty), frozenset(weak), _numbers(fields))


def _numbers(rows: Iterable[Sequence[str]]) -> dict[str, tuple[int, ...]]:
    """The numbers of the rows in which each lemma stands."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for lemma in dict.fromkeys(row):
            found.setdefault(lemma, []).append(number)
    return {lemma: tuple(numbers) for lemma, numbers in found.items()}


def topic_keys(
    token: Token,
    table: Synonyms,
    morphology: Morphology,
    first_part: float = FIRST_PART,
    apart: frozenset[str] = frozenset(),
) -> dict[str, float]:
    """What a word speaks of: key → how surely. Empty for words that say nothing of a topic.

    ``first_part`` is how much the parts before the last one tell of a compound; a last part in ``apart`` tells less.
    """
    keys: dict[str, float] = {}
    if (token.kind in ("amount", "placeholder") and token.detail in ("money", "amount")) or token.text == "€":
        # A sum speaks of what things cost, whether it says so or not.
        _add(keys, "hinta", table, PART)
        return keys
    if token.kind == "url":
        # The path of a link says what the page is about: example.fi/tulostus.
        for word in re.findall(r"(?<=[/-])[a-zåäö]{4,}", token.lower):
            for reading in morphology.analyse(word):
                if reading.pos not in _SKIPPED and reading.lemma not in table.empty:
                    _add(keys, reading.lemma.lower(), table, PART)
                    if reading.verb:
                        _add(keys, reading.verb, table, PART)
        return keys
    if token.kind in ("date", "time", "code"):
        return {token.text.lower().rstrip("."): WHOLE}
    if token.kind != "word" or token.lower in table.empty:
        return {}
    if any(r.pos == "pron" and r.lemma in ("minä", "sinä", "me", "te") for r in token.readings):
        return {}
    readings = [r for r in token.readings if r.pos not in _SKIPPED and r.lemma not in table.empty]
    finite = [r for r in readings if r.is_finite and r.mood != "pot"]
    others = [r for r in token.readings if r not in finite]
    verbal = bool(finite) and any(r.lemma in table.empty or r.pos in _SKIPPED for r in others)
    if not verbal and any(r.lemma in table.empty and r.pos not in _SKIPPED for r in token.readings):
        return {}
    if token.lower in table.groups:
        # Sivuun, kotona: a form that has a meaning of its own
        _add(keys, token.lower, table, WHOLE)
    for reading in readings:
        if reading.verbform == "part" and reading.verb in table.empty and reading.lemma not in table.groups:
            continue
        if reading.pos == "adv" and reading.lemma not in table.groups:
            continue
        _add(keys, reading.lemma.lower(), table, WHOLE)
        if reading.verb:
            _add(keys, reading.verb, table, WHOLE)
        if len(reading.parts) > 1:
            for part in reading.parts:
                if part in table.empty or part in table.weak or len(part) < 3:
                    continue
                # The last part says what the thing is, the others only which one: lopputarkastus.
                last = part == reading.parts[-1]
                strength = (APART if part in apart else PART) if last else first_part
                for lemma in _part_lemmas(part, morphology):
                    if last:
                        _add(keys, lemma, table, strength)
                    else:
                        # Etusivu: what stands first in a compound has no synonyms there.
                        keys[lemma] = max(keys.get(lemma, 0.0), strength)
    if not token.readings and len(token.lower) >= 4:
        # A name, a brand or a typing error: its beginning is compared.
        keys["~" + token.lower[: max(4, len(token.lower) - 3)][:7]] = WHOLE
    elif token.capitalised and any(r.is_name for r in token.readings):
        keys["~" + token.lower[: max(4, len(token.lower) - 3)][:7]] = PART
    return keys


def fields_of(tokens: Iterable[Token], table: Synonyms) -> dict[int, float]:
    """The matters that words are spoken of in: its number → how surely. A word of many matters tells little of each."""
    found: dict[int, float] = {}
    for token in tokens:
        if token.kind == "amount" and token.detail == "money":
            lemmas = {"hinta"}
        elif token.lower in table.empty:
            continue
        else:
            readings = [r for r in token.readings if r.pos not in _SKIPPED]
            lemmas = {lemma.lower() for r in readings for lemma in (r.lemma, r.verb or "", *r.parts)} - table.empty
            lemmas.add(token.lower)
        for lemma in lemmas:
            numbers = table.fields.get(lemma, ())
            for number in numbers:
                found[number] = max(found.get(number, 0.0), min(1.0, _MATTERS / len(numbers)))
    return found


# A word of no more matters than these tells them surely.
_MATTERS = 3


def is_weak(token: Token, table: Synonyms) -> bool:
    """Whether a word tells little of a topic; a participle beside other readings does not count."""
    readings = [r for r in token.readings if r.pos not in _SKIPPED and r.verbform != "part"] or token.readings
    return any(r.lemma in table.weak for r in readings)


def _part_lemmas(part: str, morphology: Morphology) -> set[str]:
    found = {part.lower()}
    for reading in morphology.analyse(part):
        if reading.case == "nom" and reading.verb:
            found.add(reading.verb)
        if reading.pos == "noun" and reading.case in ("nom", "gen"):
            found.add(reading.lemma.lower())
    return found


def _add(keys: dict[str, float], lemma: str, table: Synonyms, strength: float) -> None:
    keys[lemma] = max(keys.get(lemma, 0.0), strength)
    for group in table.groups.get(lemma, ()):
        key = f"#{group}"
        keys[key] = max(keys.get(key, 0.0), strength)


def _akin(one: str, other: str) -> bool:
    """Whether two lemmas begin alike, as words of one family do: *tallenne, tallentaa*."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    if shared >= 6 and shared >= 0.6 * max(len(one), len(other)):
        return True
    noun, verb = sorted((one, other), key=len)
    return len(noun) >= 4 and shared >= len(noun) - 1 and _DERIVED.fullmatch(verb[shared:]) is not None


def _begins_alike(unknown: str, other: str) -> bool:
    return other.startswith(unknown[:5]) or (len(other) >= 4 and unknown.startswith(other))


# What makes a verb of a noun: siru, siruttaa; pysäköinti, pysäköidä; tauko, tauottaa is left to the synonyms.
_DERIVED = lazy(r"[aeiouyäö]?(?:i?ttaa|i?ttää|ida|idä|oida|öidä|staa|stää|ata|ätä|utua|ytyä|taa|tää)")


_AKIN, _ALIKE = 0.7, 0.8


def matched(wanted: Mapping[str, float], present: Mapping[str, float]) -> float:
    """How surely a text that speaks of ``present`` speaks of the word ``wanted``: 0 to 1."""
    best = 0.0
    for key, strength in wanted.items():
        if key in present:
            best = max(best, min(strength, present[key]))
        elif len(key) >= 4 and key[0] not in "#~":
            # Words of one family share three letters at least: most pairs are told apart without a closer look.
            if best < _AKIN and any(other[:3] == key[:3] and _akin(key, other) for other in present):
                best = _AKIN
        elif key.startswith("~"):
            if best < _ALIKE and any(_begins_alike(key[1:], other) for other in present):
                best = _ALIKE
    return best


def held(wanted: Mapping[str, float], present: Mapping[str, float]) -> float:
    """How surely a text that speaks of ``present`` has the word ``wanted`` itself: 0 to 1."""
    return max((min(v, present[key]) for key, v in wanted.items() if key[0] != "#" and key in present), default=0.0)
