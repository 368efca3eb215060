"""Words that Voikko lacks: lists of base forms, whose inflected forms and compounds are accepted too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from viestilint.lazyregex import lazy

_ENDING = lazy(
    # A linking vowel or a plural i, a case, a possessive, clitics; a word may take any part of these.
    r"[ieouyaäö]?[ijt]?"
    r"(?:t|n|a|ä|ta|tä|den|en|in|on|un|yn|an|än|ön|hin|hon|hun|han|hän|seen|siin|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|kse"
    r"|na|nä|tta|ttä|een|iin)?"
    r"(?:ni|si|nsa|nsä|mme|nne|an|än|en)?"
    r"(?:ko|kö|kin|kaan|kään|han|hän|pa|pä)*"
)
_VERB_ENDING = lazy(
    r"(?:ta|tä|an|än|t|a|ä|mme|tte|vat|vät|n|taan|tään|si|sin|sit|simme|sitte|sivat|isi\w*|nnut|nnee\w*|nneita|ttu\w*|tty\w*"
    r"|tiin|ttiin|tkaa|tkää|minen|mi\w{2,8}|ma\w{1,4}|mä\w{1,4}|va\w{0,5}|vä\w{0,5}|t[uy]\w{0,6}|d(?:a|ä|aan|ään|u\w{1,5}|y\w{1,5})|kaa|kää|nut|nyt|nee\w*|us|uks\w{1,6}|usta|ys|yks\w{1,6})"
    r"(?:ko|kö|kin|kaan|han|hän)*"
)
_MIN_JOINED = 4
# A longer run of letters is no compound, and to try all its cuts takes the square of its length.
_MAX_WORD = 100


class WordList:
    """A list of base forms (*wifi*, *tsekata*); a star marks a beginning (*uudelleen…*) or an end (*…nro*), a
    sign of equality a shortening that does not inflect (*=huom*).
    """

    def __init__(self, words: Iterable[str]) -> None:
        listed = {word.lower() for word in words}
        self._starts = tuple(word[:-1] for word in listed if word.endswith("*"))
        self._ends = tuple(word[1:] for word in listed if word.startswith("*"))
        exact = {word[1:] for word in listed if word.startswith("=")}
        inflected = {word for word in listed if word[:1] not in ("*", "=") and not word.endswith("*")}
        self._inflected = inflected
        self._words = frozenset(exact | inflected)

    @cached_property
    def _stems(self) -> dict[str, tuple[re.Pattern[str], ...]]:
        # haikk is a stem of haikki and of haikata: each takes its own endings.
        nouns = frozenset(stem for word in self._inflected for stem in _noun_stems(word))
        verbs = frozenset(stem for word in self._inflected for stem in _verb_stems(word))
        kinds = ((nouns, _ENDING), (verbs, _VERB_ENDING))
        return {stem: tuple(ending for of_kind, ending in kinds if stem in of_kind) for stem in nouns | verbs}

    @cached_property
    def _longest(self) -> int:
        return max((len(stem) for stem in self._stems), default=0)

    def accepts(self, word: str, known: Callable[[str], bool] = lambda word: False) -> bool:
        """Whether the word is a form of a listed one, or a compound of such a form and a ``known`` word."""
        lower = word.lower()
        if lower in self._words or lower.startswith(self._starts) or lower.endswith(self._ends) or self._is_form(lower):
            return True
        if len(lower) > _MAX_WORD:
            return False
        for at in range(_MIN_JOINED, len(lower) - _MIN_JOINED + 1):
            left, right = lower[:at].rstrip("-"), lower[at:]
            if left in self._words and known(right):
                return True
            if self._is_form(right, _MIN_JOINED) and known(left):
                return True
        return False

    def _is_form(self, word: str, least: int = 3) -> bool:
        for at in range(min(len(word), self._longest), least - 1, -1):
            if any(ending.fullmatch(word, at) for ending in self._stems.get(word[:at], ())):
                return True
        return False


def _noun_stems(word: str) -> set[str]:
    stems = {word}
    if len(word) == 4 and word.endswith("i"):
        # tägi : tägejä
        stems.add(word[:-1])
    if len(word) > 4 and word.endswith(("i", "a", "ä", "e", "o", "u", "y", "ö")):
        stems.add(word[:-1])
    if word.endswith("nen"):
        stems.add(word[:-3] + "s")
    if word.endswith("jaiset"):
        stems |= {word[:-3] + "s", word[:-3] + "st"}
    if word.endswith(("us", "ys", "os", "ös")):
        stems |= {word[:-1] + "ks", word[:-1] + "d"}
    if word.endswith("is"):
        # kämppis : kämppiksen
        stems.add(word[:-1] + "ks")
    # äppi : äpin, chatti : chatin
    stems |= {re.sub(r"([kpt])\1(.?)$", r"\1\2", stem) for stem in set(stems)}
    # resetointi : resetoinnin
    stems |= {re.sub(r"nt(.?)$", r"nn\1", stem) for stem in set(stems)}
    return stems


def _verb_stems(word: str) -> set[str]:
    """Of *tsekata*: tseka-, tsekka-; of *skypettää*: skypettä-, skypetä-."""
    if len(word) > 5 and re.search(r"[^aeiouyäö](?:ata|ätä)$", word):
        weak = word[:-2]
        strong = re.sub(r"([kpt])(?=[aä]$)", r"\1\1", weak)
        # refundata : refundaa, trackata : trackaa
        return {weak, strong, weak + weak[-1], strong + strong[-1], weak[:-1], strong[:-1]}
    if len(word) > 5 and word.endswith(("da", "dä")):
        return {word[:-2]}
    return set()
