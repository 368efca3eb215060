"""Inflection: candidates from Finnish inflection theory, of which Voikko accepts or rejects each.

There is no lexicon here. The stem modules propose what a word's stems may be, the form modules what a form
may look like, and a form is returned only if Voikko reads it as the same word in exactly the wanted form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields

from viestilint.language import forms_verb
from viestilint.language.forms_noun import Form, case_forms, possessive_forms
from viestilint.language.gradation import attach, has_front_harmony
from viestilint.language.morphology import Morphology
from viestilint.language.pronouns import negation_form, pronoun_form
from viestilint.language.stems_noun import NominalStem, comparative_stems, nominal_stems
from viestilint.language.stems_verb import VerbStem, verb_stems
from viestilint.language.verb_request import Wanted, finite, infinitive
from viestilint.model import Reading

_NAMES = frozenset({"firstname", "surname", "place", "name"})
_NOMINALS = frozenset({"noun", "adj", "noun-adj"})
_ACCEPTED_POS = {
    **dict.fromkeys(_NOMINALS, _NOMINALS | _NAMES),
    **dict.fromkeys(_NAMES, _NAMES),
    "num": frozenset({"num"}),
    # Voikko counts itse as a noun and toinen as a numeral.
    "pron": frozenset({"pron", "num", "noun", "noun-adj", "adj"}),
}
_FEATURES = frozenset(field.name for field in fields(Reading)) - {"lemma", "pos", "verb", "parts"}
_FINITE = ("person", "mood", "tense", "voice", "negative")


class Inflector:
    """Puts words into forms. Remembers what it has formed."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._formed: dict[tuple[str, str, frozenset[tuple[str, str]]], str | None] = {}
        self._stems: dict[tuple[str, frozenset[str]], tuple[tuple[bool, NominalStem], ...]] = {}

    def inflect(self, lemma: str, pos: str = "noun", **features: str) -> str | None:
        """The form of ``lemma`` with these features, verified by Voikko, or None if no such form is known.

        Features and values are those of ``Reading``. What is not given is the singular nominative of a
        nominal; the present indicative, third person singular, of a verb that any finite feature is given
        for; else the first infinitive. ``pos`` is a word class of ``Reading``; ``lemma`` keeps its capitals.
        Raises ``ValueError`` for a feature that does not exist.
        """
        unknown = features.keys() - _FEATURES
        if unknown:
            raise ValueError(f"no such feature: {', '.join(sorted(unknown))}")
        key = (lemma, pos, frozenset(features.items()))
        if key not in self._formed:
            self._formed[key] = self._inflect(lemma, pos, features) if lemma else None
        return self._formed[key]

    def reinflect(self, reading: Reading, **changes: str | None) -> str | None:
        """The form of the reading's word with these features replaced, or None; None removes a feature.

        A participle becomes another form of its verb when verbal features change: *tilannut* with person 2
        and mood ind is *tilaat*.
        """
        features = _replaced(reading, changes)
        is_participle = reading.verbform == "part"
        if not (is_participle and changes.keys() & {*_FINITE, "verbform", "participle"}):
            return self.inflect(reading.lemma, reading.pos, **features)
        verb = reading.verb or ""
        # Of a derived verb Voikko may name the root (vaihtaa for vaihdellut), which is another word.
        if reading.lemma not in _bases(verb, _participle_of(reading.participle or "")):
            return None
        return self.inflect(verb, "verb", **features)

    def reowned(self, word: str, poss: str) -> str | None:
        """An adverb or adposition with another possessive suffix: *mukaansa* → *mukaasi*, *luokseen* → *luoksesi*."""
        low = word.lower()
        stem = low[:-3] if low.endswith(("nsa", "nsä", "nne")) else low[:-2]
        form = stem + {"2sg": "si", "2pl": "nne"}.get(poss, "")
        verified = any(r.poss == poss and r.pos in ("adv", "adp") for r in self._morphology.analyse(form))
        return form if form != stem and verified else None

    def _inflect(self, lemma: str, pos: str, features: dict[str, str]) -> str | None:
        if pos == "verb":
            return self._verb(lemma, features)
        if pos == "neg":
            return self._negation(features)
        if pos == "pron":
            form = pronoun_form(lemma, features.get("case", "nom"), features.get("number"))
            if form is not None:
                return self._pronoun(form, features)
        accepted = _ACCEPTED_POS.get(pos)
        if accepted is None:
            return None
        return self._nominal(lemma, accepted, features) or self._of_plural(lemma, features)

    # Nominals

    def _nominal(self, lemma: str, accepted: frozenset[str], features: dict[str, str]) -> str | None:
        readings = self._morphology.analyse(lemma)
        own = {r.degree for r in readings if r.lemma == lemma} | {None, "pos"}
        if features.get("degree") in own:
            # A word such as vanhempi is a comparative in its base form already.
            features = {**features, "degree": "pos"}
        if lemma == "kaikki" and features.get("case", "nom") == "nom":
            # kaikki laskut: the plural that Voikko knows, kaiket, is out of use.
            features = {**features, "number": "sg"}
        degree = features.get("degree", "pos")
        degrees = own if degree == "pos" else {degree}
        # QR-koodi has no capitals in Voikko, and a name that it does not know may be a word: Kela.
        folded = None if any(r.lemma == lemma for r in readings) else lemma.lower()
        accepted = accepted if folded is None else accepted | _NOMINALS
        same_case = _same_case(features)

        def same_word(r: Reading) -> bool:
            return r.pos in accepted and (r.lemma == lemma or r.lemma.lower() == folded)

        def wanted(r: Reading) -> bool:
            return same_word(r) and r.degree in degrees and same_case(r)

        key = (lemma, accepted)
        if key not in self._stems:
            self._stems[key] = self._known_stems(lemma, same_word)
        return self._of_stems(lemma, self._stems[key], features, wanted)

    def _known_stems(self, lemma: str, same_word: Wanted) -> tuple[tuple[bool, NominalStem], ...]:
        """The stems whose genitive Voikko knows, each with the vowel harmony to try it in.

        A wrong stem can share a form with the right one (*lapsi* as *risti* would be: *lapsien*), so the stem
        is settled before the form. Both harmonies are kept: *meri* has *merta* and *meressä*.
        """
        last = self._last_part(lemma)
        likely = has_front_harmony(last)
        both = (likely, not likely)
        guesses = [(front, stem) for front in both for stem in nominal_stems(lemma, last, front)]
        known = [
            (front, stem)
            for front, stem in guesses
            if any(
                same_word(r) and r.case == "gen" and r.number == "sg" and r.poss is None
                for r in self._morphology.analyse(stem.weak + "n")
            )
        ]
        # A few names have a genitive of another type: Rautalampi : Rautalammin : Rautalampea.
        return tuple(known + [guess for guess in guesses if guess not in known])

    def _of_stems(
        self,
        lemma: str,
        stems: Iterable[tuple[bool, NominalStem]],
        features: dict[str, str],
        wanted: Wanted,
    ) -> str | None:
        for front, stem in stems:
            forms = _nominal_forms(lemma, stem, front, features)
            found = self._first(forms, front, features.get("clitic"), wanted)
            if found is not None:
                return found
        return None

    def _last_part(self, lemma: str) -> str:
        """The last compound part, as far as the lemma really ends in it."""
        folded = lemma.lower()
        same = (r for r in self._morphology.analyse(lemma) if r.parts and r.lemma.lower() == folded)
        return next((r.parts[-1] for r in same if folded.endswith(r.parts[-1].lower())), lemma)

    def _of_plural(self, lemma: str, features: dict[str, str]) -> str | None:
        """*rahat, tiedot*: the plural nominative of a word, given as its base form."""
        if not lemma.endswith("t") or features.get("number", "pl") != "pl":
            return None
        # häät is first of all the word that has no singular, not the plural of häkä.
        readings = sorted(self._morphology.analyse(lemma), key=lambda r: self._morphology.knows(r.lemma))
        for r in readings:
            is_plural = (r.case, r.number, r.poss) == ("nom", "pl", None) and r.pos in _ACCEPTED_POS
            if is_plural and r.lemma != lemma:
                return self.inflect(r.lemma, r.pos, **{**features, "number": "pl"})
        return None

    def _pronoun(self, form: str, features: dict[str, str]) -> str | None:
        case, number = features.get("case", "nom"), features.get("number")

        def wanted(r: Reading) -> bool:
            # The number is not compared: mitä and minkä are the plural too.
            return r.pos == "pron" and r.case == case and (number is None or r.number is not None)

        # Voikko splits jokin and kukin into a pronoun and a clitic in most of their forms.
        found = self._first([(form, "")], has_front_harmony(form), None, wanted, any_clitic=True)
        clitic = features.get("clitic")
        if found is None or clitic is None:
            return found
        joined = attach(found, clitic, has_front_harmony(form))
        return joined if self._morphology.knows(joined) else None

    # Verbs

    def _verb(self, lemma: str, features: dict[str, str]) -> str | None:
        verbform = features.get("verbform")
        if verbform is None:
            verbform = "fin" if any(name in features for name in _FINITE) else "inf1"
            if "participle" in features:
                verbform = "part"
        negative_past = features.get("negative") == "true" and features.get("tense") == "past"
        if verbform == "fin" and negative_past and features.get("mood", "ind") == "ind":
            participle = "past_pass" if features.get("voice") == "pass" else "past_act"
            return self._participle(lemma, {"participle": participle, "number": features.get("number", "sg")})
        if verbform == "part":
            return self._participle(lemma, features)
        if verbform == "inf4":
            return self._fourth_infinitive(lemma, features)
        if verbform == "fin":
            make, same = finite(lemma, features)
        else:
            make, same = infinitive(lemma, verbform, features)

        def wanted(r: Reading) -> bool:
            return r.lemma == lemma and r.pos == "verb" and r.verbform == verbform and same(r)

        forms = (form for stem in verb_stems(lemma) for form in make(stem))
        return self._first(forms, lemma[-1:] == "ä", features.get("clitic"), wanted)

    def _participle(self, lemma: str, features: dict[str, str]) -> str | None:
        participle = features.get("participle", "past_act")
        bases = _bases(lemma, _participle_of(participle))

        def same_word(r: Reading) -> bool:
            # Of a derived verb Voikko may name the root: vaihtaa for vaihdellut.
            is_derived = r.verb is not None and r.verb[:2] == lemma[:2] and r.lemma in bases
            if r.verb != lemma and not is_derived:
                return False
            # Voikko leaves the participle out of syövä, saava and their like.
            unmarked = participle == "pres_act" and r.participle is None and r.pos == "adj"
            return r.participle == participle or (unmarked and r.lemma.endswith(("va", "vä")))

        return self._of_bases(lemma, bases, features, same_word)

    def _fourth_infinitive(self, lemma: str, features: dict[str, str]) -> str | None:
        def same_word(r: Reading) -> bool:
            return r.lemma == lemma and r.verbform == "inf4"

        bases = _bases(lemma, forms_verb.fourth_infinitive_base)
        return self._of_bases(lemma, bases, features, same_word)

    def _of_bases(self, lemma: str, bases: Iterable[str], features: dict[str, str], same_word: Wanted) -> str | None:
        """The first wanted form of a nominal that is made from the verb's stems."""
        front = lemma[-1:] == "ä"
        same_case = _same_case(features)

        def wanted(r: Reading) -> bool:
            return same_word(r) and same_case(r)

        for base in bases:
            if any(same_word(r) for r in self._morphology.analyse(base)):
                stems = ((front, stem) for stem in nominal_stems(base, base, front))
                found = self._of_stems(base, stems, features, wanted)
                if found is not None:
                    return found
        return None

    def _negation(self, features: dict[str, str]) -> str | None:
        mood, number = features.get("mood", "ind"), features.get("number", "sg")
        person = features.get("person", "3")
        form = negation_form(mood, person, number)
        if form is None:
            return None

        def wanted(r: Reading) -> bool:
            return r.pos == "neg" and (r.mood, r.person, r.number) == (mood, person, number)

        return self._first([(form, "")], has_front_harmony(form), features.get("clitic"), wanted)

    def _first(
        self,
        forms: Iterable[Form],
        front: bool,
        clitic: str | None,
        wanted: Wanted,
        *,
        any_clitic: bool = False,
    ) -> str | None:
        for stem, ending in forms:
            form = attach(stem, ending + (clitic or ""), front)
            readings = self._morphology.analyse(form)
            if any(wanted(r) and (any_clitic or r.clitic == clitic) for r in readings):
                return form
            if clitic:
                # With a clitic Voikko no longer tells an imperative or a connegative (tilaakin, maksakaan).
                same = {r.lemma for r in readings if r.clitic == clitic}
                bare = self._morphology.analyse(attach(stem, ending, front))
                if any(wanted(r) and r.clitic is None and r.lemma in same for r in bare):
                    return form
        return None


def _replaced(reading: Reading, changes: Mapping[str, str | None]) -> dict[str, str]:
    """The reading's features with the changes in place, and with what they rule out gone."""
    features = {**{name: getattr(reading, name) for name in _FEATURES}, **changes}
    if reading.verbform not in (None, "fin") and any(changes.get(name) for name in _FINITE):
        features["verbform"] = changes.get("verbform") or "fin"
    if features["verbform"] != reading.verbform and "case" not in changes:
        features["case"] = None
    if changes.get("person") and "voice" not in changes:
        features["voice"] = "act"
    if features["negative"] != "true":
        features["negative"] = None
    return {name: value for name, value in features.items() if value is not None}


def _participle_of(participle: str) -> Callable[[VerbStem], Iterable[Form]]:
    return lambda stem: forms_verb.participle_bases(stem, participle)


def _bases(verb: str, make: Callable[[VerbStem], Iterable[Form]]) -> tuple[str, ...]:
    """The base forms that a verb's nominal forms may have."""
    front = verb[-1:] == "ä"
    return tuple(dict.fromkeys(attach(*form, front) for stem in verb_stems(verb) for form in make(stem)))


def _same_case(features: dict[str, str]) -> Wanted:
    case, number = features.get("case", "nom"), features.get("number", "sg")
    poss = features.get("poss")

    def same(r: Reading) -> bool:
        if r.poss != poss:
            return False
        if poss and (case == "nom" or (case == "gen" and number == "sg")):
            # Voikko calls tilauksesi a singular nominative, though it is the genitive and the plural too.
            return r.case == "nom"
        # The comitative is neither singular nor plural in meaning.
        return r.case == case and (r.number == number or case in ("com", "sti"))

    return same


def _nominal_forms(lemma: str, stem: NominalStem, front: bool, features: dict[str, str]) -> Iterator[Form]:
    case, number = features.get("case", "nom"), features.get("number", "sg")
    poss, degree = features.get("poss"), features.get("degree", "pos")
    graded: Iterable[tuple[str, NominalStem]] = [(lemma, stem)]
    if degree in ("comp", "sup"):
        graded = comparative_stems(lemma, stem, degree, front)
    for nominative, graded_stem in graded:
        if poss:
            yield from possessive_forms(nominative, graded_stem, case, number, poss)
        else:
            yield from case_forms(nominative, graded_stem, case, number)
