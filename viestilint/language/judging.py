"""One reply held against the questions of the customer's message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from viestilint.language.asked import Asked, units_of
from viestilint.language.bearing import Bearing, alike
from viestilint.language.deciding import (
    asks_leave,
    leaves_open,
    links,
    orders,
    points_elsewhere,
    same_modality,
    tells_change,
    tells_event,
)
from viestilint.language.evidence import STRONG, holds, holds_firmly, names_moment
from viestilint.language.question import REQUEST, Question, has_finite
from viestilint.language.statements import (
    Statement,
    acts,
    affirms,
    denies,
    has_reason,
    instructs_or_allows,
    joined_keys,
    points_back,
    promises,
)
from viestilint.model import Span, Token

_THRESHOLDS = {
    "place": 0.3, "person": 0.55, "manner": 0.35, "thing": 0.4, "state": 0.4, "choice": 0.3, "yes-no": 0.4,
    "document": 0.4,
}  # fmt: skip


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


class Judge(Bearing):
    """One reply held against all questions.

    First every question looks for a statement that speaks of it and holds the answer it wants; these statements are
    taken. What is left over may still answer a question in quite other words.
    """

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
        for index, one in enumerate(self.asked):
            if found[index].answered:
                continue
            position = self._in_turn(index, one, found)
            if position is not None:
                self._take(index, position)
                found[index] = Answer(one.question, True, "answer", self.statements[position].span)
        return tuple(found[index] for index in range(len(self.asked)))

    def _asked_back(self, one: Asked, found: dict[int, Answer]) -> bool:
        """Whether the reply asks for what it needs to answer this question, as far as it says for which."""
        if self.reply.asks_for_data is None:
            return False
        scores = [o.score(self.reply.asked_keys) for i, o in enumerate(self.asked) if i not in found]
        return one.score(self.reply.asked_keys) >= 0.15 or max(scores, default=0.0) < 0.15

    def _take(self, index: int, position: int) -> None:
        self.taken.setdefault(position, set()).add(index)

    def _stated(self, index: int, one: Asked) -> int | None:
        expects = one.question.expects
        if expects in ("yes-no", "document"):
            return self._agreed(index, one)
        best: tuple[float, int] | None = None
        for position, statement in enumerate(self.statements):
            if statement.finds_out or (statement.courteous and expects != "reason"):
                continue
            bare_why = expects == "reason" and not one.units
            kind = self._evidence_for(one)
            score = self._score(one, position)
            told = score >= 0.4 and tells_event(statement) if expects == "reason" else leaves_open(statement)
            holds_kind = holds(kind, statement.tokens, statement.placeholders)
            if not bare_why and not holds_kind and not (told and score >= 0.4):
                continue
            if self._is_anothers(index, one, position, score):
                continue
            if expects == "person" and not self._says_who(one, statement):
                continue
            if expects == "reason" and not one.units and self._about(statement):
                return position
            if expects == "person" and score >= 0.4 and holds_firmly("person", statement.tokens):
                score += 0.15
            least = 0.25 if expects in STRONG else _THRESHOLDS.get(expects, 0.4)
            if score >= least and (best is None or score > best[0]):
                best = (score, position)
        if best is not None:
            return best[1]
        return self._agreed(index, one) if expects in ("thing", "state", "choice") else None

    def _agreed(self, index: int, one: Asked) -> int | None:
        threshold = _THRESHOLDS.get(one.question.expects, 0.4)
        best: tuple[float, int] | None = None
        for position, statement in enumerate(self.statements):
            score = self._score(one, position)
            if statement.courteous or (points_elsewhere(statement) and not (links(statement) and score >= 0.4)):
                continue
            if self._is_anothers(index, one, position, score):
                continue
            if self._only_describes(one, position) and score < 0.8:
                continue
            if self._same_facts(one, statement):
                score += 0.1
            if statement.polar and score >= 0.15:
                score += 0.2
            if (self._echoes(one, statement) and score >= 0.1) or (same_modality(one, statement) and score >= 0.1):
                score += 0.2
            elif (affirms(statement) or tells_change(statement)) and score >= 0.2:
                score += 0.15
            if one.question.expects == "document" and holds("document", statement.tokens) and score >= 0.2:
                score += 0.3
            if best is None or score > best[0]:
                best = (score, position)
        return best[1] if best is not None and best[0] >= threshold else None

    def _left_over(self, index: int, one: Asked, found: dict[int, Answer]) -> int | None:
        expects = one.question.expects
        for position, statement in enumerate(self.statements):
            if statement.finds_out or (statement.courteous and not (expects == "reason" and has_reason(statement))):
                continue
            if points_elsewhere(statement) and (expects not in ("place", "manner") or not one.score(statement.keys)):
                continue
            if self._for_all(statement) and expects in ("yes-no", "choice", "document"):
                return position
            own = one.score(statement.keys)
            if self._fact_beside(index, one, position, found):
                return position
            follows = one.question.kind == REQUEST and self._is_asked_how(one) and instructs_or_allows(statement)
            others = self._others_score(index, position, found)
            if not follows and (self.taken.get(position) or others > max(own, 0.25)):
                continue
            free = not any(self.taken.get(i) for i, s in enumerate(self.statements) if s.sentence == statement.sentence)
            if expects in ("yes-no", "document", "choice"):
                if self._only_describes(one, position) or not self._offers(one, statement):
                    continue
                if self._may_agree(one, statement, own, free):
                    return position
            elif expects in ("thing", "state"):
                if not has_finite(one.question.tokens) and one.units and own <= 0.15:
                    # Entä Norjassa?: what is new in it must be named.
                    continue
                if free and (own > 0.15 or self._about(statement) or len(self.asked) > 1):
                    return position
            elif (
                (free or own > 0.15 or expects in STRONG or expects == "manner")
                and holds_firmly(self._evidence_for(one), statement.tokens, statement.placeholders)
                and not self._rivals(index, one, found, statement)
            ):
                return position
        return None

    def _in_turn(self, index: int, one: Asked, found: dict[int, Answer]) -> int | None:
        """A statement left over where the answer would stand if the reply goes through the questions in order.

        Answers in quite other words are known by this alone.
        """
        expects = one.question.expects
        if expects not in ("yes-no", "choice", "thing", "state", "reason"):
            return None
        after = max((p for p, who in self.taken.items() for i in who if i < index), default=-1)
        before = min((p for p, who in self.taken.items() for i in who if i > index), default=len(self.statements))
        for position in range(after + 1, before):
            statement = self.statements[position]
            if self.taken.get(position) or statement.courteous or statement.finds_out or points_elsewhere(statement):
                continue
            if not has_finite(statement.tokens) or (self._is_taken(statement) and not _goes_on(statement)):
                continue
            if orders(statement) and not asks_leave(one):
                continue
            if self._only_describes(one, position) or not self._offers(one, statement):
                continue
            if expects == "reason" and not tells_event(statement):
                continue
            if expects != "reason" and not self._may_settle(one, position):
                continue
            if one.question.kind == REQUEST and not self._takes_up(one, statement):
                continue
            if one.pointing and points_back(statement):
                return position
            if self._others_score(index, position, found) < 0.3:
                return position
        return None

    def _is_asked_how(self, one: Asked) -> bool:
        """Whether the next question is about doing it oneself: *Haluaisin vaihtaa. Voinko tehdä sen verkossa?*"""
        following = next((o for o in self.asked if o.question.span.start > one.question.span.start), None)
        return following is not None and following.pointing and following.question.kind != REQUEST

    def _fact_beside(self, index: int, one: Asked, position: int, found: dict[int, Answer]) -> bool:
        """Whether a statement that answers one question gives the fact that another one wants, not named again.

        *Siirrän aikasi torstaille klo 9* also says when. What only repeats the customer's words is no fact.
        """
        expects = one.question.expects
        takers = self.taken.get(position, set())
        if expects not in STRONG or expects == "reason" or not takers:
            return False
        if any(alike(self.asked[i].question.expects, expects) for i in takers):
            return False
        if self._rivals(index, one, found, self.statements[position]):
            return False
        if any(not unit.weak for unit in one.units) and not one.pointing:
            return False
        statement = self.statements[position]
        fresh = [t for t in statement.tokens if t.text.lower() not in self.context.words]
        return holds_firmly(expects, fresh, statement.placeholders)

    def _may_agree(self, one: Asked, statement: Statement, own: float, free: bool) -> bool:
        if one.question.kind == REQUEST:
            if self._is_asked_how(one) and instructs_or_allows(statement):
                return True
            about = self._about(statement) and statement.lemmas & self.context.lemmas
            return (
                free
                and len(_items(one.question)) == 1
                and (
                    (statement.polar and statement.bare)
                    or (own >= 0.2 and (promises(statement) or tells_change(statement)))
                    or (bool(about) and promises(statement) and len(self.asked) == 1)
                    or (statement.refers_back and acts(statement))
                )
            )
        if own >= 0.2 and (statement.refers_back or free):
            return True
        if free and (statement.polar or self._echoes(one, statement) or denies(statement)):
            anothers = max((o.score(statement.keys) for o in self.asked if o is not one), default=0.0) >= 0.3
            return statement.refers_back or self._about(statement) or (denies(statement) and not anothers)
        main = acts(statement) or (free and (promises(statement) or instructs_or_allows(statement)))
        others = max((o.score(statement.keys) for o in self.asked if o is not one), default=0.0)
        return bool(statement.lemmas & self.context.lemmas) and main and others < 0.25

    def _others_score(self, index: int, position: int, found: dict[int, Answer]) -> float:
        """How much a statement speaks of another question that it could answer."""
        statement = self.statements[position]
        best = 0.0
        for i, other in enumerate(self.asked):
            if i == index:
                continue
            kind = self._evidence_for(other)
            if kind in STRONG and not holds_firmly(kind, statement.tokens, statement.placeholders):
                continue
            if i in found and found[i].how != "answer":
                continue
            own = self._score(other, position) if points_back(statement) else other.score(statement.keys)
            best = max(best, own if i not in found else own - 0.15)
        return best

    def _rivals(self, index: int, one: Asked, found: dict[int, Answer], statement: Statement) -> bool:
        """Whether an earlier open question, or one that it fits better, wants a fact of the same kind."""
        own = one.question.expects
        for i, other in enumerate(self.asked):
            theirs = other.question.expects
            if i == index or i in found or not alike(theirs, own):
                continue
            if theirs != own and {own, theirs} == {"time", "duration"}:
                dated = names_moment(statement.tokens)
                if dated == (theirs == "time"):
                    return True
                continue
            if i < index:
                return True
        return False

    def _missing(self, one: Asked) -> tuple[tuple[str, ...], int | None]:
        """The parts of a request that no statement speaks of, and which statement speaks of the first one."""
        missing: list[str] = []
        where: int | None = None
        items = _items(one.question)
        for tokens in items:
            own = Asked(one.question, units_of(tokens, self.table, self.morphology), one.pointing)
            best = 0.0
            for position, statement in enumerate(self.statements):
                score = self._score(own, position) if own.units else 0.0
                if score >= 0.2:
                    score += 0.2 if statement.polar else 0.0
                    score += 0.1 if len(items) == 1 and promises(statement) else 0.0
                    score += 0.3 if holds("document", statement.tokens) and one.question.expects == "document" else 0.0
                if score >= 0.52 and score > best:
                    best, found = score, position
                    where = found if where is None else where
            if not best:
                missing.append(" ".join(t.text for t in tokens if t.kind != "punct"))
        return tuple(missing), where

    def _known_later(self, one: Asked, found: dict[int, Answer]) -> Span | None:
        for position, statement in enumerate(self.statements):
            if not statement.finds_out:
                continue
            same = [s for s in self.statements if s.sentence == statement.sentence]
            alone = sum(i not in found for i in range(len(self.asked))) == 1 and self._others(one, statement) < 0.3
            alone = alone or not any(answer.how == "answer" for answer in found.values())
            if one.score(joined_keys(same)) >= 0.2 or self._score(one, position) >= 0.25 or alone:
                return statement.span
        return None


def _goes_on(statement: Statement) -> bool:
    """Whether a clause adds something of its own to its sentence: *ja*, *mutta*, *eikä*."""
    return statement.tokens[0].lower in ("ja", "mutta", "eikä", "sekä", "vaan")


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
