"""One reply held against the questions of the customer's message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from viestilint.language.asked import Asked, units_of
from viestilint.language.bearing import Bearing, joined_keys
from viestilint.language.evidence import holds
from viestilint.language.pairing import best_pairs, field_of, nearest
from viestilint.language.question import REQUEST, Question
from viestilint.language.settling import settled_beside
from viestilint.language.stances import affirms, denies, promises
from viestilint.language.topics import matched
from viestilint.model import Span, Token


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one question.

    ``how``: answer (the reply states it), known-later (it is said to be found out), asked-back (the reply asks
    for what it needs first), or none. ``span`` is the place in the reply. ``missing`` are the parts of a
    request that the reply passes over. ``sure`` is false where no statement answers and yet one nearly does.
    """

    question: Question
    answered: bool
    how: str
    span: Span | None = None
    missing: tuple[str, ...] = ()
    sure: bool = True


class Judge(Bearing):
    """One reply held against all questions at once, so that each statement answers what it answers best."""

    def answers(self, weights: Mapping[str, float]) -> tuple[Answer, ...]:
        """What the reply makes of each question."""
        found: dict[int, Answer] = {}
        missing: dict[int, tuple[str, ...]] = {}
        passed: set[int] = set()
        several: set[int] = set()
        field = field_of(self)
        for index, position in enumerate(best_pairs(field, weights)):
            one = self.asked[index]
            if one.question.kind == REQUEST:
                missing[index], where = self._missing(one)
                if len(_items(one.question)) > 1:
                    # Of several things asked for none may be passed over.
                    position = where if not missing[index] else None
                    several.add(index)
                elif position is not None and (details := self.passed_over(one, position)):
                    missing[index], position = details, None
                    passed.add(index)
            if position is not None:
                found[index] = Answer(one.question, True, "answer", self.statements[position].span)
        for index, one in enumerate(self.asked):
            if index not in found and self.is_asked_how(index) and index + 1 in found:
                # Haluaisin vaihtaa osoitteen. Voinko tehdä sen verkossa?: the answer to the one is to both.
                found[index] = Answer(one.question, True, "answer", found[index + 1].span)
        rest = (self._rest(i, one, found, missing) for i, one in enumerate(self.asked))
        return tuple(
            answer
            if answer.answered or i in several or (i not in passed and nearest(field, i, weights) < _NEAR)
            else replace(answer, sure=False)
            for i, answer in enumerate(rest)
        )

    def _rest(self, index: int, one: Asked, found: dict[int, Answer], missing: Mapping[int, tuple[str, ...]]) -> Answer:
        if index in found:
            return found[index]
        settled = settled_beside(self, index, {i: answer.span for i, answer in found.items()})
        if settled is not None:
            return Answer(one.question, True, "answer", settled)
        later = self.known_later(one, found)
        if later is not None:
            return Answer(one.question, True, "known-later", later)
        if self.asked_back(one, found):
            return Answer(one.question, True, "asked-back", self.reply.asks_for_data)
        return Answer(one.question, False, "none", None, missing.get(index, ()))

    def asked_back(self, one: Asked, found: Mapping[int, Answer]) -> bool:
        """Whether the reply asks for what it needs to answer this question, as far as it says for which."""
        if self.reply.asks_for_data is None:
            return False
        scores = [o.score(self.reply.asked_keys) for i, o in enumerate(self.asked) if i not in found]
        return one.score(self.reply.asked_keys) >= 0.15 or max(scores, default=0.0) < 0.15

    def passed_over(self, one: Asked, position: int) -> tuple[str, ...]:
        """What a request wants of a thing and the reply nowhere speaks of: *hiljaista huonetta – huone on varattu*."""
        statement = self.statements[position]
        if statement.polar or statement.bare or denies(statement) or affirms(statement) or one.pointing:
            return ()
        if any(
            s.lemmas & _WISHED or "?" in s.tokens[-1].text or _WISHED_VERBS & _lemmas(s.tokens) for s in self.statements
        ):
            # Toiveesi on kirjattu, pyytämäsi muutokset: all of it is meant.
            return ()
        wanted = _wanted_of(one.question.tokens)
        return tuple(u.text for u in one.units if u.text in wanted and matched(u.keys, self.keys) < 0.3)

    def _missing(self, one: Asked) -> tuple[tuple[str, ...], int | None]:
        """The parts of a request that no statement speaks of, and which statement speaks of the first one."""
        missing: list[str] = []
        where: int | None = None
        items = _items(one.question)
        for tokens in items:
            own = Asked(one.question, units_of(tokens, self.table, self.morphology), one.pointing)
            best = 0.0
            if len(items) > 1 and _mends(tokens) and any(promises(s) and not s.courteous for s in self.statements):
                # Asian korjaamista: any deed may be meant.
                continue
            for position, statement in enumerate(self.statements):
                score = self.score(own, position) if own.units else 0.0
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

    def known_later(self, one: Asked, found: Mapping[int, Answer]) -> Span | None:
        """Where the reply says that the answer is not known yet or will be found out."""
        for position, statement in enumerate(self.statements):
            if not statement.finds_out:
                continue
            same = [s for s in self.statements if s.sentence == statement.sentence]
            alone = sum(i not in found for i in range(len(self.asked))) == 1 and self.others(one, statement) < 0.3
            alone = alone or not any(answer.how == "answer" for answer in found.values())
            if one.score(joined_keys(same)) >= 0.2 or self.score(one, position) >= 0.25 or alone:
                return statement.span
        return None


_WISHED = frozenset(("toive", "toivomus", "pyyntö", "muutospyyntö", "toivottu", "pyydetty"))
_WISHED_VERBS = frozenset(("pyytää", "toivoa"))
_MENDS = frozenset("korjata hoitaa selvittää ratkaista oikaista".split())
_MATTERS = frozenset("asia tilanne virhe ongelma vika homma".split())


# What tells which one is meant, and not what it is to be like
_WHICH = frozenset(
    "uusi vanha oma seuraava edellinen aiempi aikaisempi myöhempi entinen nykyinen eilinen huominen viimeinen toinen hyvä pieni iso suuri oikea".split()
)
_WHERE = frozenset(
    "taakse taa viereen eteen alle päälle lähelle väliin vierelle edustalle takaa vierestä edestä".split()
)


def _wanted_of(tokens: Sequence[Token]) -> set[str]:
    """What the thing asked for is to be like, and beside what it is to be: *hiljaista huonetta, autotallin taakse*."""
    wanted = set()
    for token, after in pairwise(tokens):
        like = bool(token.readings) and all(
            r.pos == "adj" and r.verbform is None and r.lemma not in _WHICH for r in token.readings
        )
        cases = {r.case for r in token.readings}
        if (like and any(r.pos in ("noun", "noun-adj") and r.case in cases for r in after.readings)) or (
            after.lower in _WHERE and "gen" in cases and not any(r.pos == "pron" for r in token.readings)
        ):
            wanted.add(token.text)
    return wanted


def _lemmas(tokens: Sequence[Token]) -> set[str]:
    return {lemma for t in tokens for r in t.readings for lemma in (r.lemma, r.verb or "")}


def _mends(tokens: Sequence[Token]) -> bool:
    """*Asian korjaamista, virheen oikaisua*: that something be put right, and not how."""
    lemmas = _lemmas(tokens)
    return bool(lemmas & _MENDS and lemmas & _MATTERS)


# …, osoite Rantatie 12, 52200 Puumala: what is told of a thing is no other thing.
_DETAILS = frozenset(
    "osoite numero numerolla puhelin puh tilausnumero viite laskunumero asiakasnumero koko väri".split()
)
# A statement that weighs more than this as an answer makes it doubtful that there is none.
_NEAR = -2.0
_SUBORDINATES = frozenset("kun koska jos mikäli vaikka sillä että jotta joka jonka jota jossa jolla ku".split())


def _items(question: Question) -> list[tuple[Token, ...]]:
    """The things that a request names: *pinnasängyn ja hiljaisen huoneen* are two."""
    items: list[list[Token]] = [[]]
    tokens = question.tokens
    for index, token in enumerate(tokens):
        joins = token.lower in ("ja", "sekä") or (token.text == "," and index > 1)
        rest = tokens[index + 1 :]
        if joins and rest and (rest[0].lower in _SUBORDINATES or rest[0].lower in _DETAILS or rest[0].kind != "word"):
            items[-1].append(token)
            continue
        if joins and _nominal(items[-1]) and _nominal(rest[:4]) and not _clausal(rest):
            items.append([])
            continue
        items[-1].append(token)
    return [tuple(item) for item in items if any(t.kind == "word" for t in item)] or [tokens]


def _nominal(tokens: Sequence[Token]) -> bool:
    return any(r.pos in ("noun", "noun-adj") and r.case in ("nom", "gen", "par") for t in tokens for r in t.readings)


def _clausal(tokens: Sequence[Token]) -> bool:
    return any(r.is_finite and r.mood != "pot" and len(t.readings) == 1 for t in tokens for r in t.readings)
