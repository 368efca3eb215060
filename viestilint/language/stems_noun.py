"""The stems a nominal may have: hypotheses from its base form, the likeliest first.

A hypothesis is wrong more often than not; whoever uses one must have the finished form verified.
The stem types are those of Iso suomen kielioppi, §§ 48–68.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from viestilint.language.gradation import VOWELS, attach, strengthened, syllables, weakened


@dataclass(frozen=True, slots=True)
class NominalStem:
    """What the case endings attach to.

    ``strong`` and ``weak`` are the vowel stem in both grades (*kenkä, kengä*), ``consonant`` the stem of the
    partitive (*osoitet, nais*), ``plural`` the pairs of strong and weak stems before the plural endings
    (*kenki, kengi*). ``short_genitive``: the genitive plural is built on the consonant stem (*tilausten*).
    """

    strong: str
    weak: str
    consonant: str | None
    plural: tuple[tuple[str, str], ...]
    short_genitive: bool
    syllables: int

    @property
    def is_long(self) -> bool:
        """Whether the vowel stem ends in two vowels: *osoittee, maa, korkea*."""
        return self.strong[-2:-1] in VOWELS


class _Shape(NamedTuple):
    strong: str
    weak: str
    consonant: str | None = None
    plural: str | None = None
    short_genitive: bool = False


def nominal_stems(lemma: str, last: str, front: bool) -> Iterator[NominalStem]:
    """The stem hypotheses of a base form. ``last`` is its last compound part, ``front`` its vowel harmony."""
    if len(lemma) < 2:
        return
    length = syllables(last)
    seen = set()
    for shape in _shapes(lemma, front):
        if shape not in seen:
            seen.add(shape)
            yield _stem(shape, last, length)


def comparative_stems(lemma: str, base: NominalStem, degree: str, front: bool) -> Iterator[tuple[str, NominalStem]]:
    """The nominative and the stems of an adjective's comparative (``comp``) or superlative (``sup``)."""
    if (lemma, degree) == ("hyvä", "sup"):
        yield from (("paras", stem) for stem in nominal_stems("paras", "paras", front=False))
        return
    heads = _HEADS.get((lemma, degree)) or _heads(base, degree)
    for head in heads:
        # A head of its own may have other vowels than the adjective: hyvä, but parempaa.
        # A compound has those of its last part: helppokäyttöisempää.
        back = (lemma, degree) in _HEADS and any(letter in "aou" for letter in head)
        nominative = head + ("mpi" if degree == "comp" else "n")
        consonant = None if degree == "comp" else nominative
        strong, weak = attach(head, "mpa", front and not back), attach(head, "mma", front and not back)
        yield nominative, NominalStem(strong, weak, consonant, ((head + "mpi", head + "mmi"),), False, 3)


def _stem(shape: _Shape, last: str, length: int) -> NominalStem:
    plural = shape.plural
    pairs = ((plural, plural),) if plural else _plural_pairs(shape.strong, shape.weak, last, length)
    return NominalStem(shape.strong, shape.weak, shape.consonant, pairs, shape.short_genitive, length)


def _shapes(lemma: str, front: bool) -> Iterator[_Shape]:
    yield from _irregular(lemma)
    ending = lemma[-1:]
    if ending == "n":
        yield from _in_n(lemma, front)
    elif ending == "s":
        yield from _in_s(lemma)
    elif ending == "t":
        yield from _in_t(lemma)
    elif ending == "i":
        yield from _in_i(lemma, front)
    elif ending == "e":
        yield from _in_e(lemma)
    elif ending in VOWELS:
        yield from (_Shape(lemma, weak) for weak in weakened(lemma))
    if ending not in VOWELS:
        if ending in "lrn":
            # tytär : tyttären, jäsen : jäsenen
            yield from (_same(strong + ending + "e", lemma) for strong in strengthened(lemma[:-1]))
        # Loans and abbreviations take an i: internet : internetin.
        yield _same(lemma + "i")


def _same(stem: str, consonant: str | None = None, *, short: bool = False) -> _Shape:
    return _Shape(stem, stem, consonant, None, short)


def _irregular(lemma: str) -> Iterator[_Shape]:
    folded = lemma.lower()
    key = next((word for word in _IRREGULAR if folded.endswith(word)), None)
    if key is not None:
        # The first letter is kept as it is: Lahti is Lahden.
        begin = lemma[: len(lemma) - len(key) + 1]
        strong, weak, consonant, plural, short = _IRREGULAR[key]
        yield _Shape(
            begin + strong[1:],
            begin + weak[1:],
            begin + consonant[1:] if consonant else None,
            begin + plural[1:] if plural else None,
            short,
        )


def _in_n(lemma: str, front: bool) -> Iterator[_Shape]:
    body = lemma[:-1]
    if lemma.endswith("nen"):
        stem = lemma[:-3] + "s"
        yield _same(stem + "e", stem, short=True)
    if lemma.endswith(("ton", "tön")):
        # The caritive adjective, onneton : onnettoman, always has the geminate in its vowel stem.
        for strong in strengthened(lemma[:-1]):
            yield _same(attach(strong, "ma", front), lemma)
    # puhelin : puhelimen, reititin : reitittimen, sydän : sydämen
    yield from (_same(strong + "me", lemma) for strong in strengthened(body))
    if lemma.endswith("in"):
        # The superlative, suurin : suurimman, and lämmin : lämpimän
        strong, weak = attach(body, "mpa", front), attach(body, "mma", front)
        yield _Shape(strong, weak, lemma)
        yield from (_same(attach(strong, "ma", front), lemma) for strong in strengthened(body))


def _in_s(lemma: str) -> Iterator[_Shape]:
    body = lemma[:-1]
    plain = _same(body + "kse", lemma, short=True)
    # oikeus : oikeuden, but vastaus : vastauksen; abstract nouns in -uus always, others after a vowel may.
    quality = _Shape(body + "te", body + "de", body + "t", body + "ksi")
    if lemma.endswith(("uus", "yys", "eus", "eys")):
        yield quality
        yield plain
    elif lemma.endswith(("us", "ys", "os", "ös")):
        yield plain
        yield quality
    # asiakas : asiakkaan, kaunis : kauniin
    yield from (_same(strong + strong[-1], lemma) for strong in strengthened(body))
    yield plain
    # The ordinals: kolmas : kolmannen
    yield _Shape(body + "nte", body + "nne", body + "t", body + "nsi")


def _in_t(lemma: str) -> Iterator[_Shape]:
    body = lemma[:-1]
    # Participles: maksanut : maksaneen; adjectives: ohut : ohuen; kevät : kevään
    yield _same(lemma[:-2] + "ee", lemma)
    yield _same(body + "e", lemma)
    yield _same(body + body[-1], lemma)
    # A plural-only word, known in the plural nominative alone: its weak stem stands in the base form.
    yield from (_Shape(strong, body) for strong in strengthened(body))


def _in_i(lemma: str, front: bool) -> Iterator[_Shape]:
    body = lemma[:-1]
    if lemma.endswith("mpi"):
        yield _Shape(attach(body, "a", front), attach(lemma[:-2] + "m", "a", front), None)
    yield from (_Shape(lemma, weak) for weak in weakened(lemma))
    if lemma.endswith(("psi", "ksi", "tsi")):
        # lapsi : lapsen : lasta, veitsi : veitsen : veistä
        yield _same(body + "e", lemma[:-3] + "s", short=True)
    elif lemma.endswith("si"):
        # käsi : käden : kättä, kynsi : kynnen : kynttä
        strong = lemma[:-2] + "te"
        yield from (_Shape(strong, weak, lemma[:-2] + "t", lemma) for weak in weakened(strong))
    if lemma.endswith(("li", "ri", "ni")):
        # The long ones have the genitive pienten, nuorten; the short ones unien.
        yield _same(body + "e", body, short=lemma[-4:-3] in VOWELS)
    elif lemma.endswith("mi"):
        yield _same(body + "e")
        yield _same(body + "e", lemma[:-2] + "n")
    elif lemma.endswith(("si", "hi")):
        # kuusi (the tree) : kuusta, lohi : lohta
        yield _same(body + "e", body)
    yield from (_Shape(body + "e", weak, None) for weak in weakened(body + "e"))


def _in_e(lemma: str) -> Iterator[_Shape]:
    # osoite : osoitteen : osoitetta
    yield from (_same(strong + "e", lemma + "t") for strong in strengthened(lemma))
    yield from (_Shape(lemma, weak) for weak in weakened(lemma))


def _plural_pairs(strong: str, weak: str, last: str, length: int) -> tuple[tuple[str, str], ...]:
    pairs: list[tuple[str, str]] = []
    for plural in _plural_stems(strong, last, length):
        if strong == weak or not plural.startswith(strong[:-1]):
            pairs.append((plural, plural))
            continue
        tail = plural[len(strong) - 1 :]
        pairs.append((plural, weak[:-1] + tail))
        if len(weak) < len(strong) and weak[-2:-1] in VOWELS:
            # An apostrophe parts like vowels where k has gone: ikä : i'issä, koko : ko'oissa
            pairs.append((plural, weak[:-1] + "'" + tail))
    return tuple(pairs)


def _plural_stems(stem: str, last: str, length: int) -> tuple[str, ...]:
    final, before = stem[-1:], stem[-2:-1]
    body = stem[:-1]
    if stem[-2:] in ("ie", "uo", "yö"):
        # tie : teitä, suo : soita
        return (stem[:-2] + final + "i", stem + "i")
    if final == "i":
        return (stem, body + "ei") if before in VOWELS else (body + "ei", stem)
    if final == before:
        return (body + "i",)
    if final in "aä" and before == "e":
        # korkea : korkeita, but orkidea : orkideoita
        return (body + "i", body + "oi")
    if final in "aä":
        rounded = body + ("o" if final == "a" else "ö") + "i"
        first = next((letter for letter in last.lower() if letter in VOWELS), "")
        # kala : kaloja, but koira : koiria, opettaja : opettajia; omenia is preferred to omenoita.
        rounds = length < 3 and final == "a" and first not in "ou"
        return (rounded, body + "i") if rounds else (body + "i", rounded)
    if final == "e" and not last.endswith("e"):
        return (body + "i", stem + "i")
    return (stem + "i", body + "i")


def _heads(base: NominalStem, degree: str) -> Iterator[str]:
    """What the comparative's *-mpi* or the superlative's *-n* attaches to."""
    weak = base.weak
    if degree == "comp":
        if weak[-1] in "aä" and base.syllables <= 2 and not base.is_long:
            yield weak[:-1] + "e"
        yield weak
        return
    if weak.endswith("ii"):
        yield weak[:-2] + "ei"
    # The superlative's i drops a short a, ä or e (vanha : vanhin), and makes i an e (kiltti : kiltein).
    if weak[-1] in "aäe" and weak[-1] != weak[-2:-1]:
        yield weak[:-1] + "i"
    yield from (stem for _, stem in base.plural)


_HEADS = {
    ("hyvä", "comp"): ("pare",),
    ("pitkä", "comp"): ("pide", "pite"),
    ("pitkä", "sup"): ("pisi",),
}

# Words that are alone in their type, or of whose two types one is the usual.
_IRREGULAR: dict[str, _Shape] = {
    "mies": _Shape("miehe", "miehe", "mies", None, True),
    # Voikko has risti-type homonyms for these: lahdin, vuorin.
    "kuori": _Shape("kuore", "kuore", "kuor", None, True),
    "vuori": _Shape("vuore", "vuore", "vuor", None, True),
    "lahti": _Shape("lahte", "lahde"),
    "lampi": _Shape("lampe", "lamme"),
    "saksi": _Shape("sakse", "sakse"),
    "ripsi": _Shape("ripse", "ripse"),
    "viive": _Shape("viivee", "viivee", "viivet"),
    "veli": _Shape("velje", "velje"),
    "meri": _Shape("mere", "mere", "mer"),
    "paras": _Shape("parhaa", "parhaa", "paras"),
    "kevät": _Shape("kevää", "kevää", "kevät"),
    "vasen": _Shape("vasempa", "vasemma", "vasen"),
    "lämmin": _Shape("lämpimä", "lämpimä", "lämmin"),
    "tuhat": _Shape("tuhante", "tuhanne", "tuhat", "tuhansi"),
    "yksi": _Shape("yhte", "yhde", "yh", "yksi"),
    "kaksi": _Shape("kahte", "kahde", "kah", "kaksi"),
    "kolme": _Shape("kolme", "kolme", None, "kolmi"),
    "kymmenen": _Shape("kymmene", "kymmene", "kymmen"),
    "seitsemän": _Shape("seitsemä", "seitsemä"),
    "kahdeksan": _Shape("kahdeksa", "kahdeksa"),
    "yhdeksän": _Shape("yhdeksä", "yhdeksä"),
    "muu": _Shape("muu", "muu", None, "mui"),
    "itse": _Shape("itse", "itse", None, "itsi"),
}
