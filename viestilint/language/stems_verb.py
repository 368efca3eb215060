"""The stems a verb may have: hypotheses from its infinitive, the likeliest first.

As with nominals, a hypothesis is only a candidate for verification. The inflection types are those of Iso
suomen kielioppi, §§ 69–78.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from viestilint.language.gradation import VOWELS, strengthened, syllables, weakened


@dataclass(frozen=True, slots=True)
class VerbStem:
    """What the personal endings attach to.

    ``strong`` and ``weak`` are the vowel stem in both grades (*nouta, nouda*), ``past`` the same with the
    past tense's i, ``conditional`` the stem before *-isi*. ``command`` takes *-kaa* (*tilat, nouta*),
    ``perfect`` *-ut* (*tilann*). ``passive`` takes *-aan* (*noudet, kuunnell*) and ``passive_past`` *-tiin*
    (*noudet, kuunnel*); ``second`` is the second infinitive (*tilate*).
    """

    strong: str
    weak: str
    past: tuple[tuple[str, str], ...]
    conditional: str
    command: str
    perfect: str
    passive: str
    passive_past: str
    second: str


def verb_stems(lemma: str) -> Iterator[VerbStem]:
    """The stem hypotheses of an infinitive; none for what is not one."""
    if len(lemma) < 4 or lemma[-1] not in "aä":
        return
    for ending, (cut, strong, weak) in _IRREGULAR.items():
        if lemma.endswith(ending):
            head = lemma[: len(lemma) - cut]
            yield _consonantal(lemma, head + strong, head + weak, lemma[:-2])
            return
    before = lemma[-2]
    if before in VOWELS:
        yield from (_vocalic(lemma, weak) for weak in weakened(lemma[:-1]))
    elif before == "d":
        yield _vocalic_long(lemma)
    elif before == "t" and lemma[-3] in VOWELS:
        yield from _contracted(lemma)
    else:
        # kuunnella : kuuntelen, käsitellä : käsittelen; the gradating consonant stands before the last vowel.
        consonant = lemma[:-2]
        for strong in strengthened(consonant[:-1]):
            vowel_stem = strong + consonant[-1] + "e"
            yield _consonantal(lemma, vowel_stem, vowel_stem, consonant)


def _vocalic(lemma: str, weak: str) -> VerbStem:
    """*noutaa, lukea, perua*: the infinitive ends in a short vowel and *a*."""
    strong = lemma[:-1]
    passive = (weak[:-1] + "e" if weak[-1] in "aä" else weak) + "t"
    second = strong[:-1] + "i" if strong[-1] == "e" else strong
    return VerbStem(
        strong=strong,
        weak=weak,
        past=_past_of_vocalic(strong, weak),
        conditional=strong[:-1] if strong[-1] in "ei" else strong,
        command=strong,
        perfect=_SHORT_PERFECT.get(lemma, strong + "n"),
        passive=passive,
        passive_past=passive,
        second=second + "e",
    )


def _past_of_vocalic(strong: str, weak: str) -> tuple[tuple[str, str], ...]:
    pairs = [(_with_i(strong, drop=drop), _with_i(weak, drop=drop)) for drop in (False, True)]
    if strong[-1] != "a" or syllables(strong) != 2:
        pairs.reverse()
    sibilant = strong[:-2] + "si"
    if strong[-2:] in ("ta", "tä", "te"):
        # kieltää : kielsi, ymmärtää : ymmärsi, tuntea : tunsi; after a vowel only some (huutaa : huusi).
        pairs.insert(0 if strong[-3:-2] in "lnr" else len(pairs), (sibilant, sibilant))
    return tuple(dict.fromkeys(pairs))


def _with_i(stem: str, *, drop: bool) -> str:
    final = stem[-1]
    if final in "ei" or (drop and final in "aä"):
        return stem[:-1] + "i"
    if final == "a":
        return stem[:-1] + "oi"
    return stem + "i"


def _vocalic_long(lemma: str) -> VerbStem:
    """*saada, voida, juoda, käydä*: the infinitive is in *-da*."""
    stem = lemma[:-2]
    short = stem[:-2] + stem[-1] if stem[-2:] in ("uo", "yö", "ie") or stem[-1] == stem[-2] else stem
    before_i = short if short.endswith("i") else short + "i"
    past = stem[:-1] + "vi" if stem.endswith("käy") else before_i
    conditional = stem[:-1] + "v" if stem.endswith("käy") else before_i[:-1]
    return VerbStem(
        strong=stem,
        weak=stem,
        past=((past, past),),
        conditional=conditional,
        command=stem,
        perfect=stem + "n",
        passive=lemma[:-1],
        passive_past=stem,
        second=lemma[:-1] + "e",
    )


def _consonantal(lemma: str, strong: str, weak: str, consonant: str) -> VerbStem:
    """*kuunnella, mennä, nousta, tehdä*: a consonant stem in the infinitive, a vowel stem elsewhere."""
    body, weak_body = _before_i(strong), _before_i(weak)
    perfect = consonant + (consonant[-1] if consonant[-1] in "lrsn" else "n")
    return VerbStem(
        strong=strong,
        weak=weak,
        past=((body + "i", weak_body + "i"),),
        conditional=body,
        command=consonant,
        perfect=perfect,
        passive=lemma[:-1],
        passive_past=consonant,
        second=lemma[:-1] + "e",
    )


def _before_i(stem: str) -> str:
    return stem[:-1] if stem[-1] == "e" else stem


def _contracted(lemma: str) -> Iterator[VerbStem]:
    """*tilata : tilaan, valita : valitsen, vanheta : vanhenen*: the infinitive is in a vowel and *-ta*."""
    head, vowel = lemma[:-2], lemma[-1]
    in_a = [strong + vowel for strong in strengthened(head)]
    in_tse = [head + "tse"]
    in_ne = [strong + "ne" for strong in strengthened(head)]
    by_vowel = {"i": (in_tse, in_a, in_ne), "e": (in_ne, in_a, in_tse)}
    for group in by_vowel.get(head[-1], (in_a, in_ne, in_tse)):
        for strong in group:
            yield _contracted_stem(lemma, strong)


def _contracted_stem(lemma: str, strong: str) -> VerbStem:
    consonant = lemma[:-1]
    if strong[-1] == "e":
        past, conditional = strong[:-1] + "i", strong[:-1]
    else:
        past = strong[:-1] + "si"
        conditional = strong[:-1] if strong[-1] == strong[-2] else strong
    return VerbStem(
        strong=strong,
        weak=strong,
        past=((past, past),),
        conditional=conditional,
        command=consonant,
        perfect=consonant[:-1] + "nn",
        passive=lemma[:-1],
        passive_past=consonant,
        second=consonant + "e",
    )


# tiennyt and tainnut are far more usual than the regular tietänyt and taitanut.
_SHORT_PERFECT = {"tietää": "tienn", "taitaa": "tainn"}
# Endings of infinitives: how much to cut off, strong stem, weak stem.
_IRREGULAR: dict[str, tuple[int, str, str]] = {
    "tehdä": (5, "teke", "tee"),
    "nähdä": (5, "näke", "näe"),
    "juosta": (6, "juokse", "juokse"),
    "syöstä": (6, "syökse", "syökse"),
    "piestä": (6, "piekse", "piekse"),
}
