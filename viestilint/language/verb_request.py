"""What is asked of a verb: the candidates for a set of features, and the readings that prove one right."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from viestilint.language import forms_verb
from viestilint.language.forms_noun import Form, with_possessive
from viestilint.language.stems_verb import VerbStem
from viestilint.model import Reading

Wanted = Callable[[Reading], bool]
Candidates = Callable[[VerbStem], Iterable[Form]]


def finite(lemma: str, features: dict[str, str]) -> tuple[Candidates, Wanted]:
    """The candidates for a finite form from a stem, and which of the verb's finite readings fits."""
    mood, voice = features.get("mood", "ind"), features.get("voice", "act")
    tense = features.get("tense", "pres")
    number = features.get("number", "sg")
    person = features.get("person", "2" if mood == "imp" else "3")

    def same_mood(r: Reading) -> bool:
        return r.mood == mood and r.voice == voice

    if features.get("negative") == "true":

        def connegative(stem: VerbStem) -> Iterable[Form]:
            return forms_verb.connegative(stem, mood, voice, number)

        def not_affirmative(r: Reading) -> bool:
            if r.voice != voice or r.negative not in ("true", "both"):
                return False
            # Voikko's only reading of the connegative present is often the imperative: (ei) maksa.
            return r.mood == mood or (mood == "ind" and r.mood == "imp" and r.person == "2")

        return connegative, not_affirmative
    if voice == "pass":

        def passive(stem: VerbStem) -> Iterable[Form]:
            return forms_verb.passive(stem, mood, tense)

        def passive_tense(r: Reading) -> bool:
            return same_mood(r) and r.negative != "true" and (mood != "ind" or r.tense == tense)

        return passive, passive_tense

    def active(stem: VerbStem) -> Iterable[Form]:
        if mood == "imp":
            return forms_verb.imperative(stem, person, number)
        if mood == "cond":
            return forms_verb.conditional(stem, person, number)
        if lemma == "olla" and person == "3" and tense == "pres":
            return [("on", "") if number == "sg" else ("ovat", "")]
        return forms_verb.indicative(stem, tense, person, number)

    def same_person(r: Reading) -> bool:
        same_tense = mood != "ind" or r.tense == tense
        same_subject = (r.person, r.number) == (person, number)
        return same_mood(r) and same_tense and same_subject and r.negative != "true"

    return active, same_person


def infinitive(lemma: str, verbform: str, features: dict[str, str]) -> tuple[Candidates, Wanted]:
    """The candidates for a form of the first, second or third infinitive, and which of its readings fits."""
    case, poss = features.get("case"), features.get("poss")

    def forms(stem: VerbStem) -> Iterable[Form]:
        if verbform == "inf1":
            return with_possessive((lemma, "kse"), poss) if poss else [(lemma, "")]
        if verbform == "inf2":
            hosts = forms_verb.second_infinitive(stem, case or "ine")
        else:
            hosts = forms_verb.third_infinitive(stem, case or "ill")
        if not poss or verbform == "inf3":
            return hosts
        return (form for host in hosts for form in with_possessive(host, poss))

    def same(r: Reading) -> bool:
        if verbform == "inf3":
            return r.case == (case or "ill") and r.poss is None
        return r.poss == poss

    return forms, same
