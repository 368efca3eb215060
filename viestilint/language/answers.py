"""Whether a reply answers the questions and requests of the customer's message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from viestilint.language.evidence import STRONG, holds
from viestilint.language.morphology import Morphology
from viestilint.language.question_words import word_type
from viestilint.language.questions import REQUEST, Question, QuestionTables, customer_sentences, find_questions
from viestilint.language.statements import Reply, Statement, read_reply
from viestilint.language.topics import Synonyms, matched, topic_keys
from viestilint.model import Document, Span, Token

_LOCAL = frozenset("ine ela ill ade abl all".split())
_THRESHOLDS = {
    "place": 0.3, "person": 0.3, "manner": 0.3, "thing": 0.4, "state": 0.4, "choice": 0.3, "yes-no": 0.5,
    "document": 0.5,
}  # fmt: skip
_POINTERS = frozenset("se ne tämä tää tuo toi sen sitä siihen siitä siinä sille tän tämän tätä niitä niiden ne nää nämä".split())


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
    judge_ = _Judge(reply, asked, context, tables.synonyms, morphology)
    return tuple(judge_.answer(index) for index in range(len(asked)))


def _context(customer: str, table: Synonyms, morphology: Morphology) -> dict[str, float]:
    keys: dict[str, float] = {}
    for sentence in customer_sentences(customer, morphology):
        for token in sentence:
            if any(r.pos in ("noun", "noun-adj") for r in token.readings) or not token.readings:
                for key, strength in topic_keys(token, table, morphology).items():
                    if key not in table.weak:
                        keys[key] = max(keys.get(key, 0.0), strength)
    return keys


def _asked(question: Question, table: Synonyms, morphology: Morphology) -> _Asked:
    return _Asked(
        question,
        _units(question.tokens, table, morphology),
        any(t.lower in _POINTERS for t in question.tokens),
    )


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
        units.append(_Unit(keys, 0.25 if weak else _weight(token), weak, token.text))
    if any(not unit.weak for unit in units):
        return tuple(units)
    return tuple(_Unit(u.keys, 1.0, u.weak, u.text) for u in units)


def _weight(token: Token) -> float:
    readings = token.readings
    if readings and all(r.is_finite or r.pos == "verb" for r in readings):
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
            units.append(_Unit(unit.keys, unit.weight * (0.6 if shared else 1.0), unit.weak, unit.text))
        out.append(_Asked(one.question, tuple(units), one.pointing))
    return out


class _Judge:
    """One reply held against all questions."""

    def __init__(
        self, reply: Reply, asked: Sequence[_Asked], context: dict[str, float], table: Synonyms, morphology: Morphology
    ) -> None:
        self.statements = reply.statements
        self.asks_for_data = reply.asks_for_data
        self.asked = asked
        self.context = context
        self.table = table
        self.morphology = morphology
        self.polar_taken: set[int] = set()

    def answer(self, index: int) -> Answer:
        """What the reply makes of one question; to be asked in order."""
        one = self.asked[index]
        question = one.question
        if question.kind == REQUEST:
            missing, span = self._missing(one)
            if not missing:
                return Answer(question, True, "answer", span)
        else:
            missing = ()
            span = self._stated(index, one)
            if span is not None:
                return Answer(question, True, "answer", span)
        later = self._known_later(one)
        if later is not None:
            return Answer(question, True, "known-later", later)
        if self.asks_for_data is not None:
            return Answer(question, True, "asked-back", self.asks_for_data)
        return Answer(question, False, "none", None, missing)

    def _stated(self, index: int, one: _Asked) -> Span | None:
        expects = one.question.expects
        if expects in ("yes-no", "document"):
            return self._agreed(index, one)
        for position, statement in enumerate(self.statements):
            if statement.finds_out and expects not in ("yes-no", "state"):
                continue
            if not holds(expects, statement.tokens, statement.placeholders):
                continue
            score = self._score(one, position)
            if self._is_anothers(index, one, position, score):
                continue
            if expects in STRONG:
                if score >= 0.25 or (not one.units) or self._alone(index, one, statement):
                    return statement.span
            elif score >= _THRESHOLDS.get(expects, 0.4) or (
                expects in ("place", "person", "choice") and statement.bare and len(self.asked) == 1
            ):
                return statement.span
        if expects in ("thing", "state", "choice"):
            return self._agreed(index, one)
        return None

    def _score(self, one: _Asked, position: int) -> float:
        """How much a statement speaks of the question, by its own clause, its sentence, or what it refers back to."""
        statement = self.statements[position]
        best = one.score(statement.keys)
        same = [s for s in self.statements if s.sentence == statement.sentence]
        if len(same) > 1:
            best = max(best, 0.9 * one.score(_joined(same)))
        if statement.refers_back and position:
            before = [s for s in self.statements[:position] if s.sentence >= statement.sentence - 1]
            best = max(best, 0.85 * one.score(_joined([*before, statement])))
        if one.pointing and any(key in self.context for key in statement.keys if not key.startswith("~")):
            best = max(best, min(1.0, best + 0.35))
        return best

    def _is_anothers(self, index: int, one: _Asked, position: int, score: float) -> bool:
        """Whether the statement answers another question of the same kind clearly better than this one."""
        statement = self.statements[position]
        for other_index, other in enumerate(self.asked):
            if other_index == index or other.question.kind == REQUEST:
                continue
            if not _alike(other.question.expects, one.question.expects):
                continue
            if other.score(statement.keys) > max(one.score(statement.keys) + 0.15, 0.3) and score < 0.75:
                return True
        return False

    def _alone(self, index: int, one: _Asked, statement: Statement) -> bool:
        """Whether a statement without any word of the question can only be meant for it."""
        rivals = [
            other
            for position, other in enumerate(self.asked)
            if position != index and _alike(other.question.expects, one.question.expects)
        ]
        if rivals:
            return False
        if statement.bare:
            return True
        if len(self.asked) > 1 and any(
            other.score(statement.keys) > 0.2 for other in self.asked if other is not one
        ):
            return False
        about = [k for k in statement.keys if k in self.context]
        return bool(about) and one.question.expects != "amount" and (one.pointing or len(self.asked) == 1)

    def _agreed(self, index: int, one: _Asked) -> Span | None:
        threshold = _THRESHOLDS.get(one.question.expects, 0.5)
        best: tuple[float, Statement] | None = None
        for position, statement in enumerate(self.statements):
            score = self._score(one, position)
            if self._is_anothers(index, one, position, score):
                continue
            if statement.polar and score >= 0.15:
                score += 0.25
            if self._echoes(one, statement):
                score += 0.2
            if best is None or score > best[0]:
                best = (score, statement)
        if best is not None and best[0] >= threshold:
            return best[1].span
        if one.question.expects in ("yes-no", "choice", "document"):
            return self._plain_yes(index, one)
        return None

    def _plain_yes(self, index: int, one: _Asked) -> Span | None:
        """*Kyllä!*, *Onnistuu.*, *Molemmat sopivat.*: an answer without any word of the question."""
        for position, statement in enumerate(self.statements):
            words = [t for t in statement.tokens if t.kind == "word"]
            for_all = any(t.lower.startswith(("molem", "kump", "kaik")) for t in words)
            if not (statement.polar or for_all or self._echoes(one, statement)):
                continue
            others = any(
                other.score(statement.keys) > 0.25 for i, other in enumerate(self.asked) if i != index
            )
            if not (statement.bare or statement.refers_back) or others:
                continue
            if for_all or position not in self.polar_taken:
                if not for_all and index and not statement.bare:
                    continue
                self.polar_taken.add(position)
                return statement.span
        return None

    def _echoes(self, one: _Asked, statement: Statement) -> bool:
        """Whether a statement opens with the verb of the question: *Onko …? – On, …*."""
        head = next((t for t in one.question.tokens if t.kind == "word"), None)
        first = next((t for t in statement.tokens if t.kind == "word"), None)
        if head is None or first is None:
            return False
        verbs = {r.lemma for r in head.readings if r.pos == "verb" and r.clitic == "ko"}
        return any(r.lemma in verbs and r.is_finite for r in first.readings)

    def _missing(self, one: _Asked) -> tuple[tuple[str, ...], Span | None]:
        """The parts of a request that no statement speaks of, and where the first one is spoken of."""
        missing: list[str] = []
        span: Span | None = None
        items = _items(one.question)
        yes = self._plain_yes(self.asked.index(one), one) if len(self.asked) <= 2 else None
        for tokens in items:
            own = _Asked(one.question, _units(tokens, self.table, self.morphology), one.pointing)
            found = None
            for position, statement in enumerate(self.statements):
                score = self._score(own, position) if own.units else 0.0
                score += 0.25 if statement.polar and score >= 0.15 else 0.0
                score += 0.15 if len(items) == 1 and _promises(statement) and score >= 0.2 else 0.0
                if score >= 0.52:
                    found = statement.span
                    break
            span = span or found
            if found is None:
                missing.append(" ".join(t.text for t in tokens if t.kind != "punct"))
        if missing and yes is not None and len(items) == 1:
            return (), yes
        return tuple(missing), span

    def _known_later(self, one: _Asked) -> Span | None:
        for position, statement in enumerate(self.statements):
            if not statement.finds_out:
                continue
            same = [s for s in self.statements if s.sentence == statement.sentence]
            if one.score(_joined(same)) >= 0.2 or self._score(one, position) >= 0.25 or len(self.asked) == 1:
                return statement.span
        return None


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
