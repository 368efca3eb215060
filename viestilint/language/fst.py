"""Readings from the output strings of the voikko-fi transducer.

libvoikko and the embedded engine run the same transducer, so both hand over its raw strings and this one
parser reads them: that is what makes their findings equal. A string is a run of tags and surface parts::

    [Lt][Xp]noutaa[X]noudet[Ll][Ra]tav[Xj]a[X][Sine][Nm]issa

``[L…]`` word class, ``[Xp]…[X]`` base form of a part, ``[Xj]…[X]`` base form of its ending, ``[Bc]`` compound
boundary; the other capitals name features. The tag names are those of the voikko-fi source.
"""

from __future__ import annotations

from functools import lru_cache

from viestilint.lazyregex import lazy
from viestilint.model import Reading

_POS = {
    "n": "noun",
    "l": "adj",
    "nl": "noun-adj",
    "h": "intj",
    "ee": "firstname",
    "es": "surname",
    "ep": "place",
    "em": "name",
    "t": "verb",
    "a": "abbr",
    "s": "adv",
    "u": "num",
    "ur": "num",
    "r": "pron",
    "c": "conj",
    "d": "adp",
    "k": "neg",
    "p": "prefix",
}
_CASE = {
    "n": "nom",
    "g": "gen",
    "p": "par",
    "es": "ess",
    "tr": "tra",
    "ine": "ine",
    "ela": "ela",
    "ill": "ill",
    "ade": "ade",
    "abl": "abl",
    "all": "all",
    "ab": "abe",
    "ko": "com",
    "in": "ins",
    "sti": "sti",
    "ak": "acc",
}
_MOOD = {"t": "ind", "e": "cond", "k": "imp", "m": "pot"}
_INFINITIVE = {"n1": "inf1", "n2": "inf2", "n3": "inf3", "n4": "inf4", "n5": "inf5"}
_PARTICIPLE = {
    "v": "pres_act",
    "a": "pres_pass",
    "u": "past_act",
    "t": "past_pass",
    "m": "agent",
    "e": "neg",
}
_PASSIVE_PARTICIPLES = frozenset({"pres_pass", "past_pass"})
_POSS = {"1y": "1sg", "2y": "2sg", "1m": "1pl", "2m": "2pl", "3": "3"}
_NEGATIVE = {"t": "true", "f": "false", "b": "both"}
_DEGREE = {"c": "comp", "s": "sup"}
_TAG = lazy(r"\[([^\[\]]*)\]")


@lru_cache(maxsize=20_000)
def parse(output: str) -> tuple[Reading, int]:
    """The reading of one transducer output string, and how many boundaries its surface has.

    The number ranks readings: a form read as more parts than another is compound noise (*osa+amme*).
    """
    segments = output.split("[Bc]")
    segments = [segment for segment in segments if "[L" in segment]
    parts = [_Part(segment) for segment in segments]
    last = parts[-1]
    lemma = "".join(part.surface_in_compound() for part in parts[:-1]) + last.lemma
    names = tuple(part.lemma.strip("-") for part in parts)
    return last.reading(lemma, names), output.count("[Bc]") + output.count("[Bm]")


class _Part:
    """One part of a compound, read from left to right."""

    __slots__ = ("features", "lemma", "pos", "surface", "verb")

    def __init__(self, segment: str) -> None:
        self.features: dict[str, str] = {}
        self.pos = ""
        self.verb: str | None = None
        base = before = pending = joined = surface = ""
        state = "surface"
        in_lower = False
        at = 0
        for tag in _TAG.finditer(segment):
            run = segment[at : tag.start()]
            at = tag.end()
            if state == "base":
                pending += run
            elif state == "surface":
                surface += run
                base += run
            name = tag.group(1)
            if name in ("Xp", "Xj"):
                state = "base"
                pending = ""
                before = base
            elif name in ("Xr", "Xs"):
                state = "skip"
            elif name == "X":
                if state == "base":
                    joined = before + pending
                    if self.pos == "verb":
                        # Of vaihdella, derived from vaihtaa, the verb is the whole.
                        self.verb = joined.replace("=", "")
                    base = before
                state = "surface"
            else:
                key, value = name[:1], name[1:]
                if key == "L":
                    self.pos = _POS.get(value, value)
                elif key == "D":
                    in_lower = in_lower or value == "g"
                elif key not in "BI":
                    self.features[key] = value
        run = segment[at:]
        if state == "surface":
            surface += run
        self.surface = surface
        lemma = (joined or surface.rstrip("-")).replace("=", "")
        self.lemma = lemma.lower() if in_lower else lemma

    def surface_in_compound(self) -> str:
        """The surface of a part that is not the last, with a name's capital given back."""
        if self.pos == "abbr" and self.lemma.isupper():
            return self.surface.upper()
        return self.surface.capitalize() if self.lemma[:1].isupper() else self.surface

    def reading(self, lemma: str, names: tuple[str, ...]) -> Reading:
        features = self.features
        person = features.get("P")
        mood = features.get("T")
        participle = _PARTICIPLE.get(features.get("R", ""))
        verbform = voice = None
        if self.pos == "verb" and mood in _INFINITIVE:
            verbform = _INFINITIVE[mood]
        elif participle is not None:
            verbform = "part"
            voice = "pass" if participle in _PASSIVE_PARTICIPLES else "act"
        elif self.pos in ("verb", "neg"):
            verbform = "fin"
            voice = "pass" if person == "4" else "act"
        is_verbal = self.pos in ("verb", "neg")
        return Reading(
            lemma=lemma,
            pos=self.pos,
            case=_CASE.get(features.get("S", "")),
            number={"y": "sg", "m": "pl"}.get(features.get("N", "")),
            person=person if person != "4" else None,
            tense={"p": "pres", "i": "past"}.get(features.get("A", "")),
            mood=_MOOD.get(mood or "", "ind" if self.pos == "neg" else None),
            voice=voice,
            verbform=verbform,
            participle=participle,
            poss=_POSS.get(features.get("O", "")),
            clitic=features.get("F"),
            negative=_NEGATIVE.get(features.get("E", "")),
            degree=_DEGREE.get(features.get("C", ""), "pos" if self.pos == "adj" else None),
            verb=None if is_verbal else self.verb,
            parts=names,
        )
