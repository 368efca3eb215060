"""Slips that need no search: known wrong spellings, short words run into the next one, what is right all the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viestilint.language.morphology import Morphology
from viestilint.language.spoken import read_spoken
from viestilint.lazyregex import lazy

# No slip is longer, and to try all cuts of a word takes the square of its length.
_MAX_WORD = 100
_MIN_PART = 3
_LOCAL = frozenset("ine ela ill ade abl all tra ess ins".split())
_BACK = str.maketrans("äöy", "aou")
# A word in one of these is whole, so that "on" behind it is no ending: maksunneon.
_OWNED = ("si", "mme", "nne")
_VOWELS = frozenset("aeiouyäö")
_DERIVED = lazy(r"(?P<noun>[a-zåäö]{4,})(?:l[aä]i(?:nen|s[a-zåäö]{0,12})|tse)$")
_CONTRACTED = (
    ("ee", ("eä", "ea")),
    ("ii", ("iä", "ia")),
    ("oo", ("oa",)),
    ("öö", ("öä",)),
    ("uu", ("ua",)),
    ("yy", ("yä",)),
)


def habitual(word: str, habits: Iterable[tuple[str, str]], morphology: Morphology) -> str | None:
    """*lukuunottamatta*, *kehoitus*: a spelling that many take for right, at the head of the word or of its last part.

    The vowels that follow go with the right spelling: *tälläisiä* is *tällaisia*.
    """
    for wrong, right in habits:
        at = word.find(wrong)
        if at < 0 or 0 < at < _MIN_PART or (at and " " in right):
            continue
        rest = word[at + len(wrong) :]
        for end in dict.fromkeys((rest, rest.translate(_BACK))):
            fixed = word[:at] + right + end
            if all(morphology.knows(part) for part in fixed.split()):
                return fixed
    return None


def unglued(word: str, starts: Sequence[str], ends: Sequence[str], morphology: Morphology) -> str | None:
    """*ettätilaus*, *arkisinklo*: a short word that has run into the next one."""
    for start in starts:
        if word.startswith(start) and _is_plain(word[len(start) :], morphology):
            return f"{start} {word[len(start) :]}"
    for end in ends:
        left = word[: -len(end)]
        if word.endswith(end) and _may_stand_before(left, end) and _is_whole(left, morphology):
            return f"{left} {end}"
    return None


def _may_stand_before(left: str, end: str) -> bool:
    """Whether ``end`` cannot be an ending of the word: *tilaaja*, *maksuton*."""
    if end == "on":
        return left.endswith(_OWNED)
    return end != "ja" or left[-1:] not in _VOWELS or left.endswith(_OWNED)


def _is_whole(word: str, morphology: Morphology) -> bool:
    return len(word) >= 5 and any(not r.is_name and len(r.lemma) > 3 for r in morphology.analyse(word))


def is_loose_compound(word: str, morphology: Morphology) -> bool:
    """Whether the word is a compound that Voikko leaves out but that is no slip.

    An adverb or a local case before a word (*vireillepanija*), or a noun before a verb (*aikakatkaista*).
    """
    for at in range(4, min(len(word), _MAX_WORD) - 4):
        left, right = word[:at], word[at:]
        if left.endswith("s") and morphology.knows(f"{left[:-1]}nen") and _is_plain(right, morphology):
            # päivittäispalvelu: an adjective in -nen joins in -s.
            return True
        readings = morphology.analyse(left)
        if at > 4 and any(r.pos in ("adv", "adp") or r.case in _LOCAL for r in readings):
            if _is_plain(right, morphology):
                return True
        elif any(r.pos == "noun" and r.case == "nom" and r.number == "sg" and r.poss is None for r in readings):
            found = morphology.analyse(right)
            if len(right) >= 5 and found and all(r.verbform in ("fin", "inf1", "inf3", "part") for r in found):
                return True
    return False


def is_derived(word: str, morphology: Morphology) -> bool:
    """*kausikorttilaisille*, *viestitse*: made of a noun as others are, though Voikko lists only the common ones."""
    stem = _DERIVED.match(word)
    if stem is None:
        return False
    return any(r.pos == "noun" and r.case == "nom" and r.poss is None for r in morphology.analyse(stem["noun"]))


def _is_plain(word: str, morphology: Morphology) -> bool:
    return len(word) >= 5 and any(len(r.parts) == 1 and len(r.lemma) > 3 for r in morphology.analyse(word))


def is_spoken(word: str, morphology: Morphology) -> bool:
    """*pitäis, vihreenä*: in a chat people write as they speak."""
    if read_spoken(word, morphology):
        return True
    return any(
        pair in word and any(morphology.knows(word.replace(pair, full, 1)) for full in written)
        for pair, written in _CONTRACTED
    )
