"""Consonant gradation and vowel harmony: the two alternations that every Finnish form is made with.

Both directions give a list of candidates, the likeliest first: spelling alone does not tell whether a word
alternates (*katu : kadun*, but *auto : auton*). The norm is Iso suomen kielioppi, §§ 15–16 and 41–46.
"""

from __future__ import annotations

VOWELS = frozenset("aeiouyäöåé")
_BACK = frozenset("aouå")
_FRONT = frozenset("äöy")
_TO_FRONT = str.maketrans("aou", "äöy")

# Longest first: the first ending that fits decides.
_WEAKER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("kk", ("k",)),
    ("pp", ("p",)),
    ("tt", ("t",)),
    ("gg", ("g",)),
    ("bb", ("b",)),
    ("dd", ("d",)),
    ("nk", ("ng",)),
    ("mp", ("mm",)),
    ("nt", ("nn",)),
    ("lt", ("ll",)),
    ("rt", ("rr",)),
    ("ht", ("hd",)),
    ("lk", ("l", "lj")),
    ("rk", ("r", "rj")),
    ("hk", ("h", "hj")),
    ("k", ("", "j", "v", "'")),
    ("p", ("v",)),
    ("t", ("d",)),
)
_STRONGER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ng", ("nk",)),
    ("mm", ("mp",)),
    ("nn", ("nt",)),
    ("ll", ("lt",)),
    ("rr", ("rt",)),
    ("lj", ("lk",)),
    ("rj", ("rk",)),
    ("hj", ("hk",)),
    ("k", ("kk",)),
    ("p", ("pp",)),
    ("t", ("tt",)),
    ("g", ("gg",)),
    ("b", ("bb",)),
    ("d", ("t", "dd")),
    ("v", ("p",)),
    ("l", ("lk",)),
    ("r", ("rk",)),
    ("h", ("hk",)),
    ("", ("k",)),
)


def weakened(stem: str) -> tuple[str, ...]:
    """Weak-grade candidates of a stem that ends in a vowel; the unchanged stem is the last of them."""
    head, tail = stem[:-1], stem[-1:]
    fitting = ((strong, weak) for strong, weak in _WEAKER if head.endswith(strong) and head != strong)
    ending, changes = next(fitting, ("", ()))
    found = [head[: len(head) - len(ending)] + weak + tail for weak in changes]
    if stem.endswith(("hko", "hku")):
        # lohko : lohkon; of vihkon and vihon the ungraded is as good.
        found.insert(0, stem)
    if head.endswith(("aik", "oik")):
        # aika : ajan, poika : pojan; the i itself becomes the consonant.
        found.insert(0, head[:-2] + "j" + tail)
    return (*found, stem)


def strengthened(stem: str) -> tuple[str, ...]:
    """Strong-grade candidates of a stem that ends in a vowel; the unchanged stem is the last of them."""
    found = _strengthened_before(stem, 1)
    if stem.endswith("i") and stem[-2:-1] in VOWELS:
        # The diphthong of kerroin : kertoimen and rangaista : rankaisen
        found += _strengthened_before(stem, 2)
    return (*found, stem)


def attach(stem: str, ending: str, front: bool) -> str:
    """The stem with an ending that is written with back vowels, made to agree with a front-vowel word."""
    return stem + (ending.translate(_TO_FRONT) if front else ending)


def has_front_harmony(word: str) -> bool:
    """Whether endings take *ä, ö, y*: decided by the last vowel that is not neutral."""
    for letter in reversed(word.lower()):
        if letter in _BACK:
            return False
        if letter in _FRONT:
            return True
    return True


def syllables(word: str) -> int:
    """How many syllables a word has, diphthongs and long vowels counted as one."""
    count = 0
    previous = ""
    for letter in word.lower():
        if letter not in VOWELS or (previous and _is_one_nucleus(previous, letter, first=count == 1)):
            previous = ""
        else:
            count += 1
            previous = letter
    return count


def _is_one_nucleus(left: str, right: str, *, first: bool) -> bool:
    if left == right or right == "i":
        return True
    if left + right in ("au", "ou", "eu", "iu", "äy", "öy", "ey", "iy"):
        return True
    return first and left + right in ("ie", "uo", "yö")


def _strengthened_before(stem: str, vowels: int) -> tuple[str, ...]:
    head, tail = stem[:-vowels], stem[-vowels:]
    ending, changes = next((weak, strong) for weak, strong in _STRONGER if head.endswith(weak))
    if ending == "" and head[-1:] not in VOWELS:
        return ()
    return tuple(head[: len(head) - len(ending)] + strong + tail for strong in changes)
