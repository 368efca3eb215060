"""The necessive *tulee tehdä*: an order that does not say whose task it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from functools import lru_cache

from viestilint.checks.duty_command import command, imperative
from viestilint.checks.duty_parts import CONDITIONS, Task, is_doing_without, must_of
from viestilint.checks.further_verbs import is_borrowed, is_only_finite
from viestilint.checks.registry import CheckContext
from viestilint.checks.whose_duty import People, depends_on_another, is_customer, may_be_anothers, subject_of
from viestilint.language import commands
from viestilint.language.actors import is_state
from viestilint.language.phrases import COORDINATORS, capitalise
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Sentence, Span, Token
from viestilint.model.document import standing
from viestilint.patterns.yamltree import Node

_REACH = 6
_BEFORE = lazy(r"\bennen kuin (?:\w+ ){0,2}?(?:voit|voitte|pääset|pääsette|saat|saatte|pystyt|pystytte)\b")
# What is to be done for the reader is not the reader's task.
_TO_YOU = frozenset(("sinulle", "teille", "sinulta", "teiltä"))
_OWNED = frozenset(("aika", "lupa"))
_BANS = {"tule": ("saa", "pidä"), "tulisi": ("saisi", "pitäisi")}
_HEADS = frozenset(("tulla", *_BANS))


@dataclass(frozen=True, slots=True)
class _Tables:
    customers: frozenset[str]
    idle: frozenset[str]
    moves: frozenset[str]
    offices: frozenset[str]
    chances: frozenset[str]
    roles: frozenset[str]
    people: frozenset[str]
    perhaps: frozenset[str]
    options: frozenset[str]
    rearranging: frozenset[str]
    bookings: frozenset[str]
    limits: frozenset[str]

    @property
    def who(self) -> People:
        """Those whose duty it may be."""
        return People(self.customers, self.perhaps)


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on *tulee* with its infinitive; ``pitaa`` where the clause cannot become a command."""
    data = context.rule.data
    assert data is not None
    tables = _tables(data)
    if not document.has(_HEADS):
        return
    spots = standing(document.places, _HEADS)
    for sentence in document.sentences:
        if sentence.zone not in context.rule.rule.zones:
            continue
        for clause in sentence.clauses:
            tokens = document.tokens[clause.first : clause.last]
            if any(t.lower in CONDITIONS for t in tokens[:2]):
                continue
            for position in range(len(tokens)):
                if not spots >> (clause.first + position) & 1:
                    continue
                task = _task(tokens, position, tables)
                if task is not None and _is_third_person(document, task, tables):
                    break
                if task is not None:
                    yield _hit(document, sentence, task, tables, context)
                    break
                banned = _ban(tokens, position, tables)
                if banned is not None:
                    yield _ban_hit(document, banned)
                    break


@lru_cache(maxsize=4)
def _tables(data: Node) -> _Tables:
    fields = data.fields()
    return _Tables(*(frozenset(fields[field.name].texts()) for field in dataclass_fields(_Tables)))


def _is_third_person(document: Document, task: Task, tables: _Tables) -> bool:
    """*Hakijan tulee palauttaa lomake*: asiakas-kolmannessa turns the whole of it to the reader.

    Not where the greeting calls the reader so, which that rule takes for an address.
    """
    # - hakijan tulee …: the bullet is no word of the clause.
    first = next((i for i, t in enumerate(task.clause) if t.kind != "punct"), 0)
    if task.subject != (first, first + 1) or task.lemma == "olla":
        return False
    roles = {r.lemma for r in task.clause[first].readings} & tables.roles
    greeted = {r.lemma for t in document.tokens if t.zone == "greeting" for r in t.readings}
    return bool(roles - greeted)


def _task(clause: Sequence[Token], position: int, tables: _Tables) -> Task | None:
    if must_of(clause[position]) is None or any(r.pos == "neg" for t in clause[:position] for r in t.readings):
        return None
    return _duty(clause, position, tables)


def _ban(clause: Sequence[Token], position: int, tables: _Tables) -> Task | None:
    """*ei tule avata*: the same order as a prohibition."""
    if clause[position].lower not in _BANS or position == 0:
        return None
    near = clause[max(0, position - 2) : position]
    if not any(r.pos == "neg" and (r.person, r.number) == ("3", "sg") for t in near for r in t.readings):
        return None
    return _duty(clause, position, tables)


def _duty(clause: Sequence[Token], position: int, tables: _Tables) -> Task | None:
    for at in range(position + 1, min(len(clause), position + 2 + _REACH)):
        token = clause[at]
        lemma = _task_verb(token, clause[at - 1])
        if lemma is None:
            if token.kind == "punct" or token.lower in COORDINATORS or is_only_finite(token):
                return None
            continue
        if lemma in tables.idle or _is_idiom(clause, position, at):
            return None
        if at > position + 1 and _is_chance(clause, position, at - 1, tables.chances):
            # Jos et pääse, tulee aika perua viimeistään edellisenä päivänä: the appointment, and no time that comes.
            booked = position == 0 and clause[at - 1].lower == "aika" and lemma in tables.rearranging | tables.options
            if not booked or tables.limits.isdisjoint(t.lower for t in clause):
                return None
        subject = subject_of(clause, position, at)
        if subject is not None and not is_customer(clause[subject[0] : subject[1]], tables.customers):
            return None
        if subject is None and lemma in tables.moves:
            return None
        being = lemma == "olla" and not (
            is_doing_without(clause, at)
            or _is_in_touch(clause, position)
            # Sinulla tulee olla avain
            or any(t.lower in ("sinulla", "teillä") for t in clause)
        )
        if subject is None and (being or any(t.lower in _TO_YOU for t in clause)):
            return None
        open_ = subject is None and lemma in tables.offices
        lemma = "maksaa" if lemma == "suorittaa" and _fee(clause[:position]) else lemma
        return Task(clause, position, at, lemma, subject, open_)
    return None


def _is_chance(clause: Sequence[Token], must: int, at: int, chances: frozenset[str]) -> bool:
    """*(tulee) tilaisuus (tehdä)*; an appointment of one's own is no chance: *tulee aikasi siirtää*."""
    comes = any(r.case == "nom" and r.is_nominal for t in clause[:must] for r in t.readings)
    return any(
        r.lemma in chances and (comes or not (r.lemma in _OWNED and r.poss is not None)) for r in clause[at].readings
    )


def _is_in_touch(clause: Sequence[Token], must: int) -> bool:
    """*tulee olla välittömästi yhteydessä*: what people do, where no thing is the subject."""
    return any(t.lower == "yhteydessä" for t in clause) and not any(
        r.case == "nom" and r.is_nominal for t in clause[:must] for r in t.readings
    )


def _fee(tokens: Sequence[Token]) -> Token | None:
    """*Maksu* or *osallistumismaksu*: it is paid, and not performed."""
    return next((t for t in tokens if any(r.case == "nom" and "maksu" in r.parts[-1:] for r in t.readings)), None)


def _task_verb(token: Token, before: Token) -> str | None:
    """The infinitive that the token is; *siitä* and its like are pronouns first, *ennen kuun loppua* is a noun."""
    if any(r.pos == "pron" for r in token.readings):
        return None
    if before.lower == "ennen" or (
        any(r.case == "par" and r.verbform is None and r.lemma != "maksa" for r in token.readings)
        and any(r.case == "gen" for r in before.readings)
    ):
        return None
    if is_borrowed(token):
        return token.lower
    return next((r.lemma for r in token.readings if r.verbform == "inf1" and r.poss is None), None)


def _is_idiom(clause: Sequence[Token], must: int, verb: int) -> bool:
    """*Hakemuksesta tulee käydä ilmi*, *mieleeni tulee kysyä*: nobody is told to do anything."""
    after = clause[verb + 1].lower if verb + 1 < len(clause) else ""
    return after == "ilmi" or any(r.lemma == "mieli" for t in clause[:must] for r in t.readings)


def _hit(document: Document, sentence: Sentence, task: Task, tables: _Tables, context: CheckContext) -> Hit:
    first, last = task.clause[task.must], task.clause[task.verb]
    span = Span(first.span.start, last.span.end)
    values = [("match", span.of(document.text))]
    order = imperative(document, task, context)
    optional = _is_optional(document, sentence, task, tables)
    edits = (
        None
        if optional or _is_no_order(document, sentence, task, tables)
        else command(document, sentence, task, context)
    )
    if edits:
        return Hit(span, (*values, ("fixed", capitalise(order or ""))), (Fix(edits, Applicability.UNSAFE),))
    if optional and (choice := _choice(document, task, span, tables, context)):
        return Hit(
            span, (*values, ("fixed", choice.text)), (Fix(choice.edits or (), Applicability.UNSAFE),), variant="pitaa"
        )
    must = must_of(first)
    # Koira pitää pitää kytkettynä would stammer.
    plain, cond = ("täytyy", "täytyisi") if task.lemma == "pitää" else ("pitää", "pitäisi")
    text = cond if must is not None and must.mood == "cond" else plain
    text = capitalise(text) if first.text[:1].isupper() else text
    edit = Edit(first.span, text)
    if (
        task.must == 0
        and task.verb == 2
        and not first.initial
        and any(r.pos == "pron" or r.case in ("nom", "gen") for r in task.clause[1].readings)
    ):
        # Jos aika ei sovi, tulee siitä ilmoittaa: the order of the officials goes with their verb.
        edit = Edit(first.span.join(task.clause[1].span), f"{task.clause[1].text} {text}")
    fix = Fix((edit,), Applicability.UNSAFE)
    return Hit(span, (*values, ("fixed", text)), (fix,), variant="pitaa")


def _is_no_order(document: Document, sentence: Sentence, task: Task, tables: _Tables) -> bool:
    """Whether what the reader must be, or what somebody else may have to do, can only be told."""
    return (
        is_state(task.lemma, task.clause)
        # Sinun tulee tunnistautua, ennen kuin voit jatkaa: a condition, and no order to do it first
        or _BEFORE.search(document.text, task.clause[task.verb].span.end, sentence.span.end) is not None
        or may_be_anothers(document, task.clause, task.must, task.verb, task.subject, tables.who)
        or depends_on_another(document, sentence, tables.customers | tables.roles | tables.people)
    )


def _is_optional(document: Document, sentence: Sentence, task: Task, tables: _Tables) -> bool:
    """*Varaus tulee perua viimeistään …*: on what terms it is done, and not that the reader should do it.

    Where a condition goes before, it is an order: *Jos et pääse, aika tulee perua*.
    """
    if any(t.lower in commands.CONDITIONS for t in document.sentence_tokens(sentence)):
        return False
    return task.lemma in tables.options or (
        task.lemma in tables.rearranging
        and any(t.lower in tables.limits for t in task.clause)
        and any(r.head in tables.bookings and r.case == "nom" for t in task.clause for r in t.readings)
    )


def _choice(
    document: Document, task: Task, span: Span, tables: _Tables, context: CheckContext
) -> commands.Command | None:
    """*Voit perua varauksen viimeistään …*, where a time limit is told and nobody named whose task it is."""
    after = document.neighbour(task.clause[task.verb])
    if not task.clause[0].initial or after is None or after.lower in COORDINATORS:
        return None
    if task.subject is not None or task.verb != task.must + 1 or not any(t.lower in tables.limits for t in task.clause):
        return None
    found = commands.Instruction(task.clause, task.must, span, task.lemma, optional=True)
    choice = commands.command(document, found, context.inflector, lambda clause, reading, shared: False)
    return choice if choice is not None and choice.edits else None


def _ban_hit(document: Document, task: Task) -> Hit:
    """*ei saa* where nobody is named, *ei pidä* beside a genitive subject: both take the objects of *tulee*."""
    first, last = task.clause[task.must], task.clause[task.verb]
    span = Span(first.span.start, last.span.end)
    text = _BANS[first.lower][0 if task.subject is None else 1]
    fix = Fix((Edit(first.span, text),), Applicability.UNSAFE)
    return Hit(span, (("match", span.of(document.text)), ("fixed", text)), (fix,), variant="kielto")
