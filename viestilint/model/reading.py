"""One morphological reading of one word form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word form may be. A form has as many readings as Voikko knows; all are kept.

    Values (``None`` where a feature does not apply):

    - ``pos``: noun, adj, noun-adj, verb, neg (the negation verb), pron, num, adv, conj, adp, intj, abbr, prefix,
      and the names firstname, surname, place, name
    - ``case``: nom gen par ess tra ine ela ill ade abl all abe com ins acc sti
    - ``number``: sg, pl · ``person``: 1, 2, 3 as strings · ``tense``: pres, past
    - ``mood``: ind, cond, imp, pot · ``voice``: act, pass
    - ``verbform``: fin, inf1 (*tehdä*), inf2 (*tehden*), inf3 (*tekemään*), inf4 (*tekeminen*), part
    - ``participle``: pres_act, pres_pass, past_act, past_pass, agent, neg
    - ``poss``: 1sg 2sg 1pl 2pl 3 · ``clitic``: ko, kin, kaan, han, pa · ``degree``: pos, comp, sup
    - ``negative``: true (only after the negation verb), false, both

    ``lemma`` is Voikko's base form; of a participle that is the participle's own nominative. ``verb`` is the verb
    that the word is a participle of or derived from (*tilata* of *tilaus*). ``parts`` are the compound's parts as
    they stand in the lemma, one for a simple word.
    """

    lemma: str
    pos: str
    case: str | None = None
    number: str | None = None
    person: str | None = None
    tense: str | None = None
    mood: str | None = None
    voice: str | None = None
    verbform: str | None = None
    participle: str | None = None
    poss: str | None = None
    clitic: str | None = None
    negative: str | None = None
    degree: str | None = None
    verb: str | None = None
    parts: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """The last part of a compound, which says what it is: *lasku* of *sähkölasku*; the lemma of a simple word."""
        return self.parts[-1] if self.parts else self.lemma

    @property
    def is_finite(self) -> bool:
        """Whether this is a finite verb form, the negation verb included."""
        return self.verbform == "fin"

    @property
    def is_passive(self) -> bool:
        """Whether this is a passive finite verb. Potential passives are Voikko's noise on participles."""
        return self.verbform == "fin" and self.voice == "pass" and self.mood in ("ind", "cond")

    @property
    def is_nominal(self) -> bool:
        """Whether the form inflects in case: nouns, adjectives, pronouns, numerals, names, participles."""
        return self.case is not None

    @property
    def is_name(self) -> bool:
        """Whether Voikko knows the word as a proper name."""
        return self.pos in ("firstname", "surname", "place", "name")
