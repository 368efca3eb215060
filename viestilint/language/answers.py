"""Whether a reply answers the questions and requests of the customer's message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from viestilint.language.evidence import STRONG, holds, holds_firmly
from viestilint.language.morphology import Morphology
from viestilint.language.question_words import word_type
from viestilint.language.questions import REQUEST, Question, QuestionTables, customer_sentences, find_questions
from viestilint.language.statements import Reply, Statement, read_reply
from viestilint.language.topics import Synonyms, matched, topic_keys
from viestilint.model import Document, Span, Token

_LOCAL = frozenset("ine ela ill ade abl all".split())
_THRESHOLDS = {
    "place": 0.35, "person": 0.55, "manner": 0.35, "thing": 0.4, "state": 0.4, "choice": 0.3, "yes-no": 0.4,
    "document": 0.4,
}  # fmt: skip
_POINTERS = frozenset("sellainen sellaisen sellaista sellaisia semmosen tähän tästä tuohon tohon tuon tota siinä niihin siltä sillä sillekin se ne tämä tää tuo toi sen sitä siihen siitä siinä sille tän tämän tätä niitä niiden ne nää nämä".split())


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one question.

    ``how``: answer (the reply states it), known-later (it is said to be found out), asked-back (the reply asks
    for what it needs first), or none. ``span`` is the place in the reply. ``missing`` are the parts of a
    request that the reply passes over.
    """

    question: Question
    answered: bool
    how: str
    span: Span | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerTables:
    """The data of the decision: synonyms and rhetorical questions."""

    synonyms: Synonyms
    questions: QuestionTables


@dataclass(frozen=True, slots=True)
class _Unit:
    """A content word of a question: what it speaks of and how much it counts."""

    keys: dict[str, float]
    weight: float
    weak: bool
    text: str
    verbal: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    question: Question
    units: tuple[_Unit, ...]
    pointing: bool

    def score(self, keys: dict[str, float]) -> float:
        """The share of the question's words that ``keys`` speak of."""
        total = sum(unit.weight for unit in self.units)
        return sum(unit.weight * matched(unit.keys, keys) for unit in self.units) / total if total else 0.0


def answers_of(
    customer: str, document: Document, morphology: Morphology, tables: AnswerTables
) -> tuple[Answer, ...]:
    """The questions of ``customer`` in order, each with what the reply makes of it."""
    questions = find_questions(customer, morphology, tables.questions)
    if not questions:
        return ()
    return judge(questions, customer, document, morphology, tables)


def judge(
    questions: Sequence[Question], customer: str, document: Document, morphology: Morphology, tables: AnswerTables
) -> tuple[Answer, ...]:
    """What the reply makes of each of the given questions."""
    reply = read_reply(document, tables.synonyms, morphology)
    context = _context(customer, tables.synonyms, morphology)
    asked = _weighed([_asked(q, tables.synonyms, morphology) for q in questions])
    return _Judge(reply, asked, context, tables.synonyms, morphology).answers()


@dataclass(frozen=True, slots=True)
class Context:
    """What the customer's message as a whole speaks of: keys with synonyms, and the nouns themselves."""

    keys: dict[str, float]
    lemmas: frozenset[str]
    words: frozenset[str] = frozenset()


def _context(customer: str, table: Synonyms, morphology: Morphology) -> Context:
    keys: dict[str, float] = {}
    lemmas: set[str] = set()
    words: set[str] = set()
    for sentence in customer_sentences(customer, morphology):
        for token in sentence:
            words.add(token.text.lower())
            if any(r.pos in ("noun", "noun-adj") for r in token.readings) or not token.readings:
                for key, strength in topic_keys(token, table, morphology).items():
                    if key not in table.weak:
                        keys[key] = max(keys.get(key, 0.0), strength)
                        lemmas |= {key} - {k for k in keys if k.startswith(("#", "~"))}
    return Context(keys, frozenset(lemma for lemma in lemmas if len(lemma) > 2), frozenset(words))


def _asked(question: Question, table: Synonyms, morphology: Morphology) -> _Asked:
    return _Asked(
        question,
        _units(question.tokens, table, morphology),
        _points(question.tokens),
    )


def _points(tokens: Sequence[Token]) -> bool:
    """Whether a pronoun stands for what was named before: *saanko sen*, but not *toimiiko se alennuskoodi*."""
    for index, token in enumerate(tokens):
        if token.lower not in _POINTERS:
            continue
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if after is None or not any(r.pos in ("noun", "noun-adj") and r.verbform is None for r in after.readings):
            return True
        if any(r.is_finite or r.verbform or r.pos in ("adv", "conj") for r in after.readings):
            return True
    return False


def _units(tokens: Sequence[Token], table: Synonyms, morphology: Morphology) -> tuple[_Unit, ...]:
    units = []
    for token in tokens:
        if token.kind in ("date", "time", "amount", "number", "code") and token.kind != "number":
            units.append(_Unit({token.text.lower(): 1.0}, 0.2, True, token.text))
            continue
        if token.kind != "word" or word_type(token.lower) is not None:
            continue
        keys = topic_keys(token, table, morphology)
        if not keys:
            continue
        weak = bool(set(keys) & table.weak)
        verbal = any(r.is_finite for r in token.readings)
        units.append(_Unit(keys, 0.25 if weak else _weight(token), weak, token.text, verbal))
    if any(not unit.weak for unit in units):
        return tuple(units)
    return tuple(replace(u, weight=1.0) for u in units)


def _weight(token: Token) -> float:
    readings = token.readings
    if readings and all(r.is_finite or r.pos == "verb" for r in readings):
        return 0.7
    if any(r.case == "gen" for r in readings) and all(r.case in ("gen", None) or r.poss for r in readings):
        return 0.7
    if readings and all(r.case in _LOCAL for r in readings if r.is_nominal) and any(r.is_nominal for r in readings):
        return 0.6
    return 1.0


def _weighed(asked: list[_Asked]) -> list[_Asked]:
    """Words that several questions share tell less of each."""
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
            units.append(replace(unit, weight=unit.weight * (0.6 if shared else 1.0)))
        out.append(_Asked(one.question, tuple(units), one.pointing))
    return out


class _Judge:
    """One reply held against all questions.

    First every question looks for a statement that speaks of it and holds the answer it wants; these statements are
    taken. What is left over may still answer a question in quite other words.
    """

    def __init__(
        self, reply: Reply, asked: Sequence[_Asked], context: Context, table: Synonyms, morphology: Morphology
    ) -> None:
        self.statements = reply.statements
        self.reply = reply
        self.asked = asked
        self.context = context
        self.table = table
        self.morphology = morphology
        self.taken: dict[int, set[int]] = {}

    def answers(self) -> tuple[Answer, ...]:
        """What the reply makes of each question."""
        found: dict[int, Answer] = {}
        missing: dict[int, tuple[str, ...]] = {}
        for index, one in enumerate(self.asked):
            if one.question.kind == REQUEST:
                missing[index], position = self._missing(one)
                position = None if missing[index] else position
            else:
                position = self._stated(index, one)
            if position is not None:
                self._take(index, position)
                found[index] = Answer(one.question, True, "answer", self.statements[position].span)
        for index, one in enumerate(self.asked):
            if index in found:
                continue
            position = self._left_over(index, one, found)
            if position is not None:
                self._take(index, position)
                found[index] = Answer(one.question, True, "answer", self.statements[position].span)
                continue
            later = self._known_later(one, found)
            if later is not None:
                found[index] = Answer(one.question, True, "known-later", later)
            elif self._asked_back(one, found):
                found[index] = Answer(one.question, True, "asked-back", self.reply.asks_for_data)
            else:
                found[index] = Answer(one.question, False, "none", None, missing.get(index, ()))
        return tuple(found[index] for index in range(len(self.asked)))

    def _asked_back(self, one: _Asked, found: dict[int, Answer]) -> bool:
        """Whether the reply asks for what it needs to answer this question, as far as it says for which."""
        if self.reply.asks_for_data is None:
            return False
        scores = [o.score(self.reply.asked_keys) for i, o in enumerate(self.asked) if i not in found]
        return one.score(self.reply.asked_keys) >= 0.15 or max(scores, default=0.0) < 0.15

    def _take(self, index: int, position: int) -> None:
        self.taken.setdefault(position, set()).add(index)

    def _stated(self, index: int, one: _Asked) -> int | None:
        expects = one.question.expects
        if expects in ("yes-no", "document"):
            return self._agreed(index, one)
        best: tuple[float, int] | None = None
        for position, statement in enumerate(self.statements):
            if statement.finds_out or (statement.courteous and expects != "reason"):
                continue
            if not holds(expects, statement.tokens, statement.placeholders):
                continue
            score = self._score(one, position)
            if self._is_anothers(index, one, position, score):
                continue
            if expects == "person" and not self._says_who(one, statement):
                continue
            least = 0.25 if expects in STRONG else _THRESHOLDS.get(expects, 0.4)
            if score >= least and (best is None or score > best[0]):
                best = (score, position)
        if best is not None:
            return best[1]
        return self._agreed(index, one) if expects in ("thing", "state", "choice") else None

    @staticmethod
    def _says_who(one: _Asked, statement: Statement) -> bool:
        """Whether the deed that the question asks the doer of is spoken of, or somebody is named."""
        if holds_firmly("person", statement.tokens, statement.placeholders):
            return True
        return all(matched(unit.keys, statement.keys) > 0.5 for unit in one.units if unit.verbal)

    def _score(self, one: _Asked, position: int) -> float:
        """How much a statement speaks of the question, by its own clause, its sentence, or what it refers back to."""
        statement = self.statements[position]
        best = one.score(statement.keys)
        same = [s for s in self.statements if s.sentence == statement.sentence]
        if len(same) > 1:
            best = max(best, 0.8 * one.score(_joined(same)))
        if statement.refers_back and position:
            before = [s for s in self.statements[:position] if s.sentence >= statement.sentence - 1]
            best = max(best, 0.8 * one.score(_joined([*before, statement])))
        if one.pointing and statement.lemmas & self.context.lemmas:
            best = min(1.0, best + 0.5)
        return best

    def _is_anothers(self, index: int, one: _Asked, position: int, score: float) -> bool:
        """Whether the statement answers another question of the same kind clearly better than this one."""
        statement = self.statements[position]
        own = one.score(statement.keys)
        for other_index, other in enumerate(self.asked):
            if other_index == index or not _alike(other.question.expects, one.question.expects):
                continue
            theirs = other.score(statement.keys)
            if theirs > max(own + 0.15, 0.3) and own < 0.5:
                return True
        return False

    def _agreed(self, index: int, one: _Asked) -> int | None:
        threshold = _THRESHOLDS.get(one.question.expects, 0.4)
        best: tuple[float, int] | None = None
        for position, statement in enumerate(self.statements):
            if statement.courteous:
                continue
            score = self._score(one, position)
            if self._is_anothers(index, one, position, score):
                continue
            if statement.polar and score >= 0.15:
                score += 0.2
            if self._echoes(one, statement) and score >= 0.1:
                score += 0.2
            if one.question.expects == "document" and holds("document", statement.tokens) and score >= 0.2:
                score += 0.3
            if best is None or score > best[0]:
                best = (score, position)
        return best[1] if best is not None and best[0] >= threshold else None

    def _left_over(self, index: int, one: _Asked, found: dict[int, Answer]) -> int | None:
        expects = one.question.expects
        for position, statement in enumerate(self.statements):
            if statement.finds_out or (statement.courteous and not (expects == "reason" and _has_reason(statement))):
                continue
            if self._for_all(statement) and expects in ("yes-no", "choice", "document"):
                return position
            own = one.score(statement.keys)
            if self._fact_beside(index, one, position, found):
                return position
            if self.taken.get(position) or self._others_score(index, statement, found) > max(own, 0.25):
                continue
            free = not any(
                self.taken.get(i) for i, s in enumerate(self.statements) if s.sentence == statement.sentence
            )
            if expects in ("yes-no", "document", "choice"):
                if self._may_agree(one, statement, own, free, len(self.asked) - len(found) == 1 and len(self.asked) > 1 and self._novel(statement)):
                    return position
            elif expects in ("thing", "state"):
                if free and (own > 0.15 or self._about(statement) or len(self.asked) > 1):
                    return position
            elif (free or own > 0.15 or expects in STRONG) and holds_firmly(expects, statement.tokens, statement.placeholders):
                if not self._rivals(index, one, found):
                    return position
        return None

    def _fact_beside(self, index: int, one: _Asked, position: int, found: dict[int, Answer]) -> bool:
        """Whether a statement that answers one question gives the fact that another one wants, not named again.

        *Siirrän aikasi torstaille klo 9* also says when. What only repeats the customer's words is no fact.
        """
        expects = one.question.expects
        takers = self.taken.get(position, set())
        if expects not in STRONG or expects == "reason" or not takers:
            return False
        if any(_alike(self.asked[i].question.expects, expects) for i in takers) or self._rivals(index, one, found):
            return False
        if any(not unit.weak for unit in one.units) and not one.pointing:
            return False
        statement = self.statements[position]
        fresh = [t for t in statement.tokens if t.text.lower() not in self.context.words]
        return holds_firmly(expects, fresh, statement.placeholders)

    def _may_agree(self, one: _Asked, statement: Statement, own: float, free: bool, alone: bool) -> bool:
        if one.question.kind == REQUEST:
            about = self._about(statement) and statement.lemmas & self.context.lemmas
            return free and len(_items(one.question)) == 1 and (
                (statement.polar and statement.bare) or (own >= 0.2 and _promises(statement)) or
                (bool(about) and _promises(statement) and len(self.asked) == 1) or
                (statement.refers_back and _acts(statement))
            )
        if own >= 0.2 and (statement.refers_back or free):
            return True
        if free and (statement.polar or self._echoes(one, statement) or _denies(statement)):
            return statement.refers_back or self._about(statement) or _denies(statement)
        if free and alone and any(t.index for t in statement.tokens) and _says_something(statement):
            return True
        main = _acts(statement) or (free and (_promises(statement) or _instructs_or_allows(statement)))
        others = max((o.score(statement.keys) for o in self.asked if o is not one), default=0.0)
        return bool(statement.lemmas & self.context.lemmas) and main and others < 0.25

    def _novel(self, statement: Statement) -> bool:
        return all(other.score(statement.keys) < 0.25 for other in self.asked)

    def _about(self, statement: Statement) -> bool:
        return bool(statement.lemmas & self.context.lemmas) or any(key in self.context.keys for key in statement.keys)

    def _others_score(self, index: int, statement: Statement, found: dict[int, Answer]) -> float:
        """How much a statement speaks of another question that has no answer elsewhere."""
        others = (o for i, o in enumerate(self.asked) if i != index and i not in found)
        return max((o.score(statement.keys) for o in others), default=0.0)

    def _rivals(self, index: int, one: _Asked, found: dict[int, Answer]) -> bool:
        """Whether another open question wants an answer of the same kind, so that one fact cannot be placed."""
        return any(
            i != index and i not in found and _alike(o.question.expects, one.question.expects)
            for i, o in enumerate(self.asked)
        )

    @staticmethod
    def _for_all(statement: Statement) -> bool:
        words = [t.lower for t in statement.tokens if t.kind == "word"]
        return bool(words) and words[0].startswith(("molem", "kumpi", "kumpa", "kaikki")) and statement.bare

    def _echoes(self, one: _Asked, statement: Statement) -> bool:
        """Whether a statement opens with the verb of the question: *Onko …? – On, …*."""
        head = next((t for t in one.question.tokens if t.kind == "word"), None)
        first = next((t for t in statement.tokens if t.kind == "word"), None)
        if head is None or first is None:
            return False
        verbs = {r.lemma for r in head.readings if r.pos == "verb" and r.clitic == "ko"}
        return any(r.lemma in verbs and r.is_finite for r in first.readings)

    def _missing(self, one: _Asked) -> tuple[tuple[str, ...], int | None]:
        """The parts of a request that no statement speaks of, and which statement speaks of the first one."""
        missing: list[str] = []
        where: int | None = None
        items = _items(one.question)
        for tokens in items:
            own = _Asked(one.question, _units(tokens, self.table, self.morphology), one.pointing)
            best = 0.0
            for position, statement in enumerate(self.statements):
                score = self._score(own, position) if own.units else 0.0
                if score >= 0.2:
                    score += 0.2 if statement.polar else 0.0
                    score += 0.1 if len(items) == 1 and _promises(statement) else 0.0
                    score += 0.3 if holds("document", statement.tokens) and one.question.expects == "document" else 0.0
                if score >= 0.52 and score > best:
                    best, found = score, position
                    where = found if where is None else where
            if not best:
                missing.append(" ".join(t.text for t in tokens if t.kind != "punct"))
        return tuple(missing), where

    def _known_later(self, one: _Asked, found: dict[int, Answer]) -> Span | None:
        for position, statement in enumerate(self.statements):
            if not statement.finds_out:
                continue
            same = [s for s in self.statements if s.sentence == statement.sentence]
            alone = sum(i not in found for i in range(len(self.asked))) == 1 and self._others(one, statement) < 0.3
            if one.score(_joined(same)) >= 0.2 or self._score(one, position) >= 0.25 or alone:
                return statement.span
        return None

    def _others(self, one: _Asked, statement: Statement) -> float:
        return max((o.score(statement.keys) for o in self.asked if o is not one), default=0.0)


def _acts(statement: Statement) -> bool:
    return any(r.is_finite and r.person == "1" and r.mood == "ind" and r.pos == "verb" for t in statement.tokens for r in t.readings)


def _says_something(statement: Statement) -> bool:
    return bool(statement.lemmas) and any(r.is_finite and r.mood != "pot" for t in statement.tokens for r in t.readings)


def _has_reason(statement: Statement) -> bool:
    return holds("reason", statement.tokens)


def _denies(statement: Statement) -> bool:
    return any(r.pos == "neg" for t in statement.tokens for r in t.readings)


def _instructs_or_allows(statement: Statement) -> bool:
    return any(r.is_finite and r.person == "2" for t in statement.tokens for r in t.readings)


def _promises(statement: Statement) -> bool:
    """A deed of the writer's: done, being done or promised."""
    return any(
        (r.is_finite and r.person == "1" and r.mood == "ind") or (r.is_passive and r.mood == "ind") or r.participle == "past_pass"
        for t in statement.tokens
        for r in t.readings
    )


def _alike(one: str, other: str) -> bool:
    groups = ({"time", "duration"}, {"amount", "count"}, {"yes-no", "choice", "document", "thing", "state"})
    return one == other or any({one, other} <= group for group in groups)


def _joined(statements: Sequence[Statement]) -> dict[str, float]:
    keys: dict[str, float] = {}
    for statement in statements:
        for key, strength in statement.keys.items():
            keys[key] = max(keys.get(key, 0.0), strength)
    return keys


def _items(question: Question) -> list[tuple[Token, ...]]:
    """The things that a request names: *pinnasängyn ja hiljaisen huoneen* are two."""
    items: list[list[Token]] = [[]]
    tokens = question.tokens
    for index, token in enumerate(tokens):
        joins = token.lower in ("ja", "sekä") or (token.text == "," and index > 1)
        rest = tokens[index + 1 :]
        if joins and _nominal(items[-1]) and _nominal(rest[:4]) and not _clausal(rest):
            items.append([])
            continue
        items[-1].append(token)
    return [tuple(item) for item in items if any(t.kind == "word" for t in item)] or [tokens]


def _nominal(tokens: Sequence[Token]) -> bool:
    return any(r.pos in ("noun", "noun-adj") and r.case in ("nom", "gen", "par") for t in tokens for r in t.readings)


def _clausal(tokens: Sequence[Token]) -> bool:
    return any(r.is_finite and r.mood != "pot" and len(t.readings) == 1 for t in tokens for r in t.readings)
