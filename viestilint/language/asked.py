"""A question as its content words, weighed, and what the customer's message speaks of as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from viestilint.language.customer_text import customer_sentences
from viestilint.language.morphology import Morphology
from viestilint.language.question import Question
from viestilint.language.question_words import word_type
from viestilint.language.topics import Synonyms, fields_of, held, is_weak, matched, topic_keys
from viestilint.model import Token

_LOCAL = frozenset("ine ela ill ade abl all".split())
_POINTERS = frozenset(
    "sellainen sellaisen sellaista sellaisia semmosen tähän tästä tuohon tohon tuon tota siinä"
    " niihin siltä sillä sillekin silloin siellä sinne"
    " se ne tämä tää tuo toi sen sitä siihen siitä sille heille heidän heitä heillä hänelle hänen tän tämän tätä niitä niiden nää nämä".split()
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A content word of a question: what it speaks of and how much it counts.

    ``deed``: an infinitive or a participle, which names what is to be done.
    """

    keys: dict[str, float]
    weight: float
    weak: bool
    text: str
    verbal: bool = False
    deed: bool = False
    fields: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its words as units, and whether it points back to what was said before it."""

    question: Question
    units: tuple[Unit, ...]
    pointing: bool
    # Each pair of a question and a statement is weighed beside every other question: what has been asked is kept, with
    # the keys, so that their identity stays theirs.
    _known: dict[int, tuple[Mapping[str, float], float, float]] = field(default_factory=dict, compare=False, repr=False)

    def score(self, keys: Mapping[str, float]) -> float:
        """The share of the question's words that ``keys`` speak of. The keys must not change afterwards."""
        return self._scores(keys)[1]

    def kin(self, keys: Mapping[str, float], fields: Mapping[int, float]) -> float:
        """The share of the question's words that stand in the same matters as a statement with these keys."""
        total = sum(unit.weight for unit in self.units)
        if not total:
            return 0.0
        near = (
            max(matched(u.keys, keys), max((min(s, fields.get(n, 0.0)) for n, s in u.fields.items()), default=0.0))
            * u.weight
            for u in self.units
        )
        return sum(near) / total

    def literal(self, keys: Mapping[str, float]) -> float:
        """The share of the question's words that ``keys`` hold as they are, and not only by a synonym."""
        return self._scores(keys)[2]

    def _scores(self, keys: Mapping[str, float]) -> tuple[Mapping[str, float], float, float]:
        known = self._known.get(id(keys))
        if known is None:
            total = sum(unit.weight for unit in self.units) or 1.0
            found = sum(unit.weight * matched(unit.keys, keys) for unit in self.units) / total
            same = sum(unit.weight * held(unit.keys, keys) for unit in self.units) / total if found else 0.0
            known = self._known[id(keys)] = (keys, found, same)
        return known


@dataclass(frozen=True, slots=True)
class Context:
    """What the customer's message as a whole speaks of: keys with synonyms, and the nouns themselves."""

    keys: dict[str, float]
    lemmas: frozenset[str]
    words: frozenset[str] = frozenset()
    # What more than one sentence speaks of: the matter of the whole message
    common: frozenset[str] = frozenset()


def asked_apart(questions: Sequence[Question], table: Synonyms, morphology: Morphology) -> list[Asked]:
    """The questions, each with its compounds told apart from the simple words of the others: *auto, sijaisauto*."""
    simple = [_simple_nouns(question) for question in questions]
    asked = []
    for index, question in enumerate(questions):
        apart = frozenset().union(*(nouns for other, nouns in enumerate(simple) if other != index))
        asked.append(Asked(question, units_of(question.tokens, table, morphology, apart), _points(question.tokens)))
    return asked


def _simple_nouns(question: Question) -> frozenset[str]:
    return frozenset(
        r.lemma for t in question.tokens for r in t.readings if r.pos == "noun" and len(r.parts) <= 1 and not r.verbform
    )


def _points(tokens: Sequence[Token]) -> bool:
    """Whether a pronoun stands for what was named before: *saanko sen*, but not *toimiiko se alennuskoodi*."""
    for index, token in enumerate(tokens):
        if token.lower not in _POINTERS:
            continue
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        nouns = [r for r in after.readings if r.pos in ("noun", "noun-adj") and r.verbform is None] if after else []
        if after is None or not nouns:
            return True
        cases = {r.case for r in token.readings if r.pos == "pron"}
        if cases and not cases & {r.case for r in nouns}:
            # siitä kopion: not that copy but a copy of that
            return True
        if any(r.is_finite or r.verbform or r.pos in ("adv", "conj") for r in after.readings):
            return True
    return False


def units_of(
    tokens: Sequence[Token], table: Synonyms, morphology: Morphology, apart: frozenset[str] = frozenset()
) -> tuple[Unit, ...]:
    """The content words; the last parts of compounds that are in ``apart`` tell next to nothing."""
    units = []
    for index, token in enumerate(tokens):
        if token.kind in ("date", "time", "amount", "number", "code") and token.kind != "number":
            units.append(Unit({token.text.lower().rstrip("."): 1.0}, 0.2, True, token.text))
            continue
        if token.kind != "word" or word_type(token.lower) is not None or _spans(tokens, index):
            continue
        keys = topic_keys(token, table, morphology, 0.4, apart)
        if not keys:
            continue
        weak = is_weak(token, table)
        verbal = any(r.is_finite for r in token.readings)
        asks = any(r.clitic == "ko" for r in token.readings)
        deed = not asks and any(r.verbform in ("inf1", "inf3", "part") for r in token.readings)
        after = next(iter(tokens[index + 1 :]), None)
        if after is not None and not topic_keys(after, table, morphology):
            after = None
        follows = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        weight = _weight(token, tokens[index - 1] if index else None, after, follows)
        units.append(Unit(keys, 0.25 if weak else weight, weak, token.text, verbal, deed, fields_of([token], table)))
    if tokens and any(r.lemma == "olla" and r.clitic == "ko" for r in tokens[0].readings) and len(units) > 1:
        # Onko kakku pähkinätön, onko alueella automaattia: what is asked stands last.
        units = [*(replace(u, weight=u.weight * 0.6) for u in units[:-1]), units[-1]]
    if not units:
        units = _bare_verbs(tokens, table)
    if any(not unit.weak for unit in units):
        return tuple(units)
    return tuple(replace(u, weight=1.0) for u in units)


def _bare_verbs(tokens: Sequence[Token], table: Synonyms) -> list[Unit]:
    """The verb of a question that has nothing else: *Milloin se tulee?*"""
    units = []
    for token in tokens:
        groups = {f"#{g}" for r in token.readings if r.is_finite for g in table.groups.get(r.lemma, ())}
        if groups and word_type(token.lower) is None:
            units.append(Unit(dict.fromkeys(sorted(groups), 0.8), 0.7, False, token.text, True))
    return units


def _spans(tokens: Sequence[Token], index: int) -> bool:
    """*Korjauksen ajaksi, sillä aikaa*: a word for the while that something lasts names no topic."""
    word = tokens[index].lower
    return word in _WHILE or (word in ("aikaa", "aikaan") and index > 0 and tokens[index - 1].lower in _THAT)


_WHILE = frozenset(("ajaksi", "ajaks", "aikana"))
_THAT = frozenset("sillä siksi siks sen siihen samaan samalla tuolla".split())


_PURPOSE = frozenset(("varten", "takia", "vuoksi"))


def _weight(token: Token, before: Token | None, after: Token | None, follows: str) -> float:
    readings = token.readings
    if before is not None and word_type(before.lower) is not None and any(r.pos == "noun" for r in readings):
        # Mihin terminaaliin: the noun that is asked about.
        return 1.0
    if after is not None and _modifies(token, after):
        return 0.4
    if follows in _PURPOSE:
        # Saldotodistusta perunkirjoitusta varten: what for is seldom said again.
        return 0.3
    if readings and any(r.poss == "1sg" and r.pos == "noun" for r in readings):
        return 0.7
    if readings and all(r.is_finite or r.pos == "verb" for r in readings):
        return 0.7
    if any(r.case == "gen" for r in readings) and all(r.case in ("gen", None) or r.poss for r in readings):
        return 0.7
    if readings and all(r.case in _LOCAL for r in readings if r.is_nominal) and any(r.is_nominal for r in readings):
        return 0.6
    return 1.0


def _modifies(token: Token, after: Token) -> bool:
    """Whether a word only describes the noun after it: *vanhan asunnon loppulukema*."""
    nouns = [r for r in after.readings if r.pos in ("noun", "noun-adj") and r.case in ("nom", "gen", "par")]
    if not nouns or not token.readings:
        return False
    if all(r.case == "gen" and r.number == "sg" and not r.poss for r in token.readings):
        return True
    return all(r.pos == "adj" for r in token.readings) and any(r.case == n.case for r in token.readings for n in nouns)


def weighed(asked: list[Asked], context: Context) -> list[Asked]:
    """Words that several questions share tell less of each, and so does what the whole message speaks of."""
    out = []
    for index, one in enumerate(asked):
        units = []
        for unit in one.units:
            shared = any(
                matched(unit.keys, other.keys) > 0.7
                for position, two in enumerate(asked)
                if position != index
                for other in two.units
            )
            common = any(key in context.common for key in unit.keys)
            units.append(replace(unit, weight=unit.weight * (0.6 if shared else 0.7 if common else 1.0)))
        out.append(Asked(one.question, tuple(units), one.pointing))
    return out


def context_of(customer: str, table: Synonyms, morphology: Morphology) -> Context:
    """What the customer's message as a whole speaks of."""
    keys: dict[str, float] = {}
    lemmas: set[str] = set()
    words: set[str] = set()
    common: set[str] = set()
    for sentence in customer_sentences(customer, morphology):
        named: set[str] = set()
        for token in sentence:
            words.add(token.text.lower())
            if any(r.pos in ("noun", "noun-adj") for r in token.readings) or not token.readings:
                for key, strength in topic_keys(token, table, morphology).items():
                    if key not in table.weak:
                        keys[key] = max(keys.get(key, 0.0), strength)
                        if key[0] not in "#~":
                            (common if key in lemmas - named else named).add(key)
                        lemmas |= {key} - {k for k in keys if k.startswith(("#", "~"))}
    return Context(keys, frozenset(lemma for lemma in lemmas if len(lemma) > 2), frozenset(words), frozenset(common))
