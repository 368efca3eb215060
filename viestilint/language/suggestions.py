"""What an unknown word was meant to be: a small edit-distance search, every candidate verified by analysis.

The search is the project's own because the embedded engine has none; so both engines suggest the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from viestilint.language.fst import parse
from viestilint.language.morphology import Morphology
from viestilint.language.wordslots import MOST_ASKED_FOR, Slot
from viestilint.model import Reading

_LETTERS = "aeioutnslkrmvhypjädögbfc"
_VOWELS = frozenset("aeiouyäö")
_ROWS = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm")
_UMLAUTS = str.maketrans("aouäö", "äöyao")
_PLAIN = str.maketrans("äö", "ao")
_MIN_PART = 4
_DOTTED_PART = 3
_MAX_WORD = 30
# Nearly every ending can be read as one of these: turvallissuusta, of the mouth.
_TINY_HEADS = frozenset("suu kuu puu luu maa pää syy jää".split())
_LONG = 8
# Two places of the score: an edit of the next kind weighs as much as two odd features of the form.
_STEP = 2
_SPREAD = 1


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A known word near an unknown one. A lower ``score`` is nearer; ``kind`` is the kind of the edit.

    Kinds: 0 letters swapped, doubled or undoubled, dots left out; 1 a letter too many or too few, a
    neighbouring key; 2 any other letter; 3 two of the commonest edits at once.
    """

    text: str
    kind: int
    score: int


def suggest(
    word: str,
    morphology: Morphology,
    limit: int = 3,
    frequent: Mapping[str, int] = MappingProxyType({}),
    *,
    dotless: bool = True,
    slot: Slot | None = None,
) -> tuple[Suggestion, ...]:
    """Known words near ``word``, the likeliest first, at most ``limit``, in lower case; names are none.

    Forms of the ``frequent`` lemmas go before others as near, by their weights. ``dotless``: whether the text around may have been
    written without the dots of ä and ö. ``slot``: what may stand in the word's place.
    """
    lower = word.lower()
    if not 3 <= len(lower) <= _MAX_WORD:
        return ()
    found: dict[str, Suggestion] = {}
    tried = {lower}
    for kind, edits in enumerate((_slips, _keys, _letters, _pairs)):
        if kind == 3 and len(lower) < _LONG:
            break
        for candidate in edits(lower):
            if candidate in tried:
                continue
            tried.add(candidate)
            oddity = _oddity(candidate, morphology, frequent, slot)
            if oddity is not None:
                if not dotless and oddity > 0 and _dots(lower, candidate) > 1:
                    # Who writes ä and ö forgets one of them, not two: kausikorttilaisille is no kausikörttiläisille.
                    continue
                if oddity >= 0 and _dots(candidate, lower):
                    # Nobody types dots that are not there: listätietoa is no listatietoa.
                    oddity += 1
                if "-" in candidate and "-" not in lower:
                    # Nothing else makes two words of one between two like vowels.
                    oddity -= 2
                elif dotless and oddity > 0 and kind == 0 and _dots(lower, candidate):
                    # paakaupunkiseutu: the whole message was typed without dots.
                    oddity = max(0, oddity - 3)
                elif oddity > 0 and kind > 1:
                    # säskopostitse: one letter for another makes many a compound that nobody writes, siskopostitse.
                    oddity += 1
                found[candidate] = Suggestion(candidate, kind, kind * _STEP + oddity)
        # A form that the place asks for may be better than it is near.
        reach = 0 if slot is None or kind else MOST_ASKED_FOR
        if found and min(s.score for s in found.values()) < kind * _STEP - reach:
            break
    ranked = sorted(
        found.values(),
        key=lambda s: (s.score, -_dots(lower, s.text), -s.kind, -_common(lower, s.text), s.text),
    )
    if ranked and ranked[0].score <= 0 and _dots(lower, ranked[0].text):
        # siitakin: beside a word that lacks nothing but its dots any other is far-fetched.
        ranked = [s for s in ranked if _dots(lower, s.text)]
    if ranked and ranked[0].score < ranked[0].kind * _STEP:
        # vanhentnut: beside a form of a frequent word a rare one that is less near is far-fetched, vanhennut.
        ranked = [s for s in ranked if s.score < s.kind * _STEP or s.score == ranked[0].score]
    best = ranked[0].score if ranked else 0
    return tuple(s for s in ranked if s.score <= best + _SPREAD)[:limit]


def _slips(word: str) -> Iterator[str]:
    """Two letters swapped, a letter doubled or undoubled, the dots of ä and ö left out."""
    for i in range(len(word) - 1):
        if word[i] != word[i + 1]:
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        else:
            yield word[:i] + word[i + 1 :]
    for i in range(1, len(word)):
        if word[i] != word[i - 1]:
            yield word[:i] + word[i] + word[i:]
        elif word[i] in _VOWELS and _MIN_PART <= i <= len(word) - _MIN_PART:
            # tarra-arkki
            yield word[:i] + "-" + word[i:]
    dotted = word.replace("a", "ä").replace("o", "ö")
    yield dotted
    # sahkopostiosoite, verkkopaate: the dots are missing from one part of a compound.
    for i in range(_DOTTED_PART, len(word) - _DOTTED_PART + 1):
        yield dotted[:i] + word[i:]
        yield word[:i] + dotted[i:]
    for i, letter in enumerate(word):
        if letter in "aäoö":
            yield word[:i] + letter.translate(_UMLAUTS) + word[i + 1 :]


def _dots(word: str, candidate: str) -> int:
    """How many letters get their dots back; 0 where anything else changes too."""
    return sum(a != b for a, b in zip(word, candidate, strict=True)) if word == candidate.translate(_PLAIN) else 0


def _keys(word: str) -> Iterator[str]:
    """A letter left out or put in, or the key beside it."""
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
        yield from (word[:i] + near + word[i + 1 :] for near in _NEAR.get(word[i], ""))
    for i in range(1, len(word) + 1):
        yield from (word[:i] + letter + word[i:] for letter in _LETTERS)
    if word[0] not in _VOWELS and word[1] not in _VOWELS:
        # hteensä: no word of Finland's own begins so.
        yield from (letter + word for letter in sorted(_VOWELS))


def _letters(word: str) -> Iterator[str]:
    """One letter for another; the first one is seldom wrong."""
    for i in range(1, len(word)):
        yield from (word[:i] + letter + word[i + 1 :] for letter in _LETTERS)


def _pairs(word: str) -> Iterator[str]:
    """Two of the commonest slips at once."""
    for once in dict.fromkeys(_slips(word)):
        yield from _slips(once)
        yield from (once[:i] + once[i + 1 :] for i in range(len(once)))


def _oddity(word: str, morphology: Morphology, frequent: Mapping[str, int], slot: Slot | None) -> int | None:
    """How unlikely a form is as what was meant; ``None`` if it is no word, or none for its place."""
    parsed = [parse(output) for output in morphology.engine.outputs(word)]
    if not parsed:
        return None
    fewest = min(boundaries for _, boundaries in parsed)
    readings = [r for r, boundaries in parsed if boundaries == fewest]
    if all(r.is_name or r.pos in ("abbr", "prefix", "intj") for r in readings):
        return None
    oddities = []
    for reading in readings:
        fit = 0 if slot is None else slot(reading)
        if not reading.is_name and fit is not None:
            oddities.append(_reading_oddity(reading, frequent) - fit)
    return min(oddities, default=None)


def _reading_oddity(r: Reading, frequent: Mapping[str, int]) -> int:
    weight = frequent.get(r.lemma, 0)
    if r.verb is not None and len(r.parts) == 1:
        weight = max(weight, frequent.get(r.verb, 0))
    if weight:
        oddity = -weight
    elif len(r.parts) == 2 and r.parts[0] in frequent and r.parts[1] in frequent and r.parts[1] not in _TINY_HEADS:
        # toimitusosoite
        oddity = 0
    else:
        oddity = len(r.parts) - 1
        if len(r.parts) > 1 and min(len(part) for part in r.parts) < _MIN_PART:
            oddity += 3
        if len(r.lemma) < _MIN_PART:
            oddity += 1
    if r.mood == "pot" or r.case in ("com", "ins", "abe"):
        oddity += 2
    if r.mood == "imp" and r.person == "3":
        oddity += 2
    if r.mood == "cond" and r.person == "1" and r.number == "sg":
        # viesin is sooner viestin than veisin
        oddity += 2
    if r.poss in ("1sg", "3"):
        oddity += 1
    return oddity


def _common(a: str, b: str) -> int:
    """How long a beginning and an end two words share."""
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    end = next((i for i, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=False)) if x != y), 0)
    return start + end


def _neighbours() -> dict[str, str]:
    near: dict[str, str] = {}
    for row, keys in enumerate(_ROWS):
        for column, key in enumerate(keys):
            beside = keys[max(0, column - 1) : column] + keys[column + 1 : column + 2]
            if row > 0:
                beside += _ROWS[row - 1][column : column + 2]
            if row < 2:
                beside += _ROWS[row + 1][max(0, column - 1) : column + 1]
            near[key] = "".join(k for k in beside if k in _LETTERS)
    return near


_NEAR = _neighbours()
