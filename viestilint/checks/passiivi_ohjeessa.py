"""Instructions hidden in the passive, and impersonal possibility: *on noudettavissa*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from viestilint.checks.further_verbs import infinitive as infinitive_of
from viestilint.checks.registry import CheckContext
from viestilint.language.commands import (
    CONDITIONS,
    COORDINATORS,
    Follows,
    Instruction,
    after_conjunction,
    cased,
    command,
    deletion,
    opens_relative,
    starts_relative,
)
from viestilint.language.doer import Doer, DoerTables, doer, is_duty, is_fetching_denied, is_granted, may_be_done
from viestilint.language.objects import accusative_form, object_phrase, partitive_form
from viestilint.language.phrases import decapitalise, restarted
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Span, Token
from viestilint.model.document import standing
from viestilint.patterns.yamltree import Node

_QUESTION = "ko"
_PASSIVES = frozenset(("voice=pass",))
_COPULAS = frozenset(("on", "ovat"))
# What they are done to never gets done: the object is in the partitive.
_ENDLESS = frozenset(
    """
    seurata hallita hallinnoida katsella selata selailla tarkastella muokata kuunnella säätää säädellä esikatsella
    tarkkailla valvoa tutkia kokeilla testata jatkaa kommentoida ohjata käsitellä etsiä hyödyntää
    """.split()
)
# Said of what is not to be done, and not an order: koska, että, vaikka
_NO_ORDER = frozenset("koska vaikka jotta että".split())
_NOT_GRANTED = frozenset("ei eikä me koska vaikka jotta".split())


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on passives whose doer is the customer, on *on V-ttava* alike, and ``mahdollisuus`` on *on V-ttavissa*."""
    data = context.rule.data
    assert data is not None
    tables = _tables(data)
    if not document.has(_PASSIVES):
        return
    spots = standing(document.places, (*_PASSIVES, *_COPULAS))
    relative = False
    for clause in document.clauses(context.rule.rule.zones):
        if any(token.text == ":" for token in clause):
            clause = tuple(restarted(clause))
        # A clause joined to a relative one with ja belongs to it.
        relative = opens_relative(clause) or (relative and clause[0].lower in COORDINATORS)
        if relative:
            continue
        for position, token in enumerate(clause):
            if not spots >> token.index & 1 and token.text != ",":
                continue
            if token.text == "," and position + 1 < len(clause) and starts_relative(clause[position + 1]):
                break
            hit = _possibility(document, clause, position, tables, context)
            hit = hit or _permission(document, clause, position, tables, context)
            hit = hit or _necessity(document, clause, position, tables, context)
            hit = hit or _passive(document, clause, position, tables, context)
            if hit is not None:
                yield hit
                break


@lru_cache(maxsize=4)
def _tables(data: Node) -> DoerTables:
    fields = data.fields()
    sets = {key: frozenset(fields[key].texts()) for key in fields if key != "customer-with"}
    objects = {verb: frozenset(node.texts()) for verb, node in fields["customer-with"].fields().items()}
    return DoerTables(sets, objects)


def _is_copula(token: Token) -> bool:
    return token.lower in _COPULAS


def _participle(token: Token, case: str) -> Reading | None:
    return next(
        (r for r in token.readings if r.participle == "pres_pass" and r.case == case and r.verb is not None),
        None,
    )


def _possibility(
    document: Document,
    clause: Sequence[Token],
    position: int,
    tables: DoerTables,
    context: CheckContext,
) -> Hit | None:
    if not _is_copula(clause[position]):
        return None
    # Up to two adverbs may stand between: on nyt noudettavissa.
    for step in range(1, 4):
        if position + step >= len(clause):
            return None
        token = clause[position + step]
        reading = _participle(token, "ine")
        if reading is not None and reading.number == "pl":
            break
        if not any(r.pos in ("adv", "sti") or r.case == "sti" for r in token.readings):
            return None
    else:
        return None
    between = clause[position + 1 : position + step]
    verbs, last = _coordinated(clause, position + step)
    if not all(may_be_done(clause, verb, last, tables) for verb, _ in verbs):
        return None
    return _may(document, clause, position, verbs, between, last, context)


def _permission(
    document: Document, clause: Sequence[Token], position: int, tables: DoerTables, context: CheckContext
) -> Hit | None:
    """*Tilaus voidaan perua verkossa* → *Voit perua tilauksen verkossa*."""
    token = clause[position]
    if token.lower != "voidaan" or any(t.lower in _NOT_GRANTED for t in clause[:position]):
        return None
    after = clause[position + 1 : position + 4]
    step = next((i for i, t in enumerate(after) if infinitive_of(t)), None)
    if step is None or not all(
        any(r.pos in ("adv", "sti") or r.case == "sti" for r in t.readings) for t in after[:step]
    ):
        return None
    verb = infinitive_of(after[step]) or ""
    if not is_granted(clause, verb, tables):
        return None
    return _may(document, clause, position, [(verb, "")], after[:step], after[step], context)


def _may(
    document: Document,
    clause: Sequence[Token],
    position: int,
    verbs: Sequence[tuple[str, str]],
    between: Sequence[Token],
    last: Token,
    context: CheckContext,
) -> Hit | None:
    """*Voit* with the infinitives in the place of what stands from ``clause[position]`` to ``last``."""
    span = Span(clause[position].span.start, last.span.end)
    infinitive = _infinitives(verbs, context)
    can = context.inflector.inflect(
        "voida", "verb", mood="ind", tense="pres", person="2", number=document.addressed.number
    )
    if infinitive is None or can is None:
        return None
    adverbs = "".join(f" {t.text}" for t in between)
    phrase = f"{can}{adverbs} {infinitive}"
    start, before = after_conjunction(clause, position)
    endless = sum(verb in _ENDLESS for verb, _ in verbs)
    if before and endless in (0, len(verbs)):
        object_form = partitive_form if endless else accusative_form
        objects = object_form(document, before, context.inflector) or _partitive(document, before)
    else:
        objects = None
    values = [("match", span.of(document.text))]
    if objects is None or not _may_stand_alone(before):
        return Hit(span, (*values, ("fixed", f"{can}{adverbs} {infinitive} …")), variant="mahdollisuus")
    text = cased(f"{phrase} {objects}", clause, start)
    edits = (*_object_edits(document, before, phrase, objects, clause, start), deletion(document, span))
    fix = Fix(tuple(edits), Applicability.UNSAFE)
    return Hit(span, (*values, ("fixed", text)), (fix,), variant="mahdollisuus")


def _partitive(document: Document, before: Sequence[Token]) -> str | None:
    """*Lisätietoja* stays in the partitive: *Voit kysyä lisätietoja*."""
    for token in before:
        nominal = [r for r in token.readings if r.is_nominal]
        if token.kind != "word" or not nominal or any(r.case != "par" for r in nominal):
            return None
    plain = decapitalise(before[0].text, before[0])
    return plain + Span(before[0].span.end, before[-1].span.end).of(document.text)


def _coordinated(clause: Sequence[Token], at: int) -> tuple[list[tuple[str, str]], Token]:
    """The verbs of *maksettavissa ja noudettavissa* with what joins each to the one before, and the last token."""
    reading = _participle(clause[at], "ine")
    verbs = [(reading.verb or "", "")] if reading else []
    while at + 2 < len(clause) and (clause[at + 1].lower in COORDINATORS or clause[at + 1].text == "/"):
        following = _participle(clause[at + 2], "ine")
        if following is None:
            break
        verbs.append((following.verb or "", clause[at + 1].lower))
        at += 2
    return verbs, clause[at]


def _infinitives(verbs: Sequence[tuple[str, str]], context: CheckContext) -> str | None:
    out = ""
    for verb, joint in verbs:
        form = context.inflector.inflect(verb, "verb", verbform="inf1")
        if form is None:
            return None
        out += f"{'' if not out else ' tai ' if joint == '/' else f' {joint} '}{form}"
    return out or None


def _object_edits(
    document: Document,
    before: Sequence[Token],
    phrase: str,
    objects: str,
    clause: Sequence[Token],
    start: int,
) -> list[Edit]:
    """The verb before the object and the object's words changed one by one, so that other fixes fit between."""
    old = Span(before[0].span.start, before[-1].span.end).of(document.text)
    common = 0
    while common < min(len(old), len(objects)) and old[-1 - common] == objects[-1 - common]:
        common += 1
    # Cut at a word's border: the unchanged tail (codes, sums) stays untouched.
    while common and not old[len(old) - common].isspace():
        common -= 1
    head_old, head_new = old[: len(old) - common], objects[: len(objects) - common]
    begin = before[0].span.start
    return [Edit(Span(begin, begin + len(head_old)), cased(f"{phrase} {head_new}", clause, start))]


def _may_stand_alone(tokens: Sequence[Token]) -> bool:
    """A placeholder alone as the object would have to inflect: no rewrite."""
    return any(token.kind == "word" and token.readings for token in tokens)


def _necessity(
    document: Document, clause: Sequence[Token], position: int, tables: DoerTables, context: CheckContext
) -> Hit | None:
    """*Lomake on palautettava meille* → *Palauta lomake meille*."""
    if not _is_copula(clause[position]) or position + 1 >= len(clause):
        return None
    token = clause[position + 1]
    reading = _participle(token, "nom")
    if reading is None or reading.verb is None or reading.poss is not None or reading.degree != "pos":
        return None
    if (
        any(r.case == "gen" and r.poss is None for t in clause[:1] for r in t.readings)
        and object_phrase(clause[:position]) is None
    ):
        return None
    if doer(clause, reading.verb, tables) is not Doer.CUSTOMER and not is_duty(clause, reading.verb, tables):
        return None
    span = Span(clause[position].span.start, token.span.end)
    # Tilaus on peruttava viimeistään … sets the time of what one need not do at all.
    optional = reading.verb in tables["options"] and not _is_conditional(document, token)
    return _order(document, Instruction(clause, position, span, reading.verb, optional=optional), tables, context)


def _passive(
    document: Document, clause: Sequence[Token], position: int, tables: DoerTables, context: CheckContext
) -> Hit | None:
    """*Lomake palautetaan meille* → *Palauta lomake meille*; *Lomaketta ei palauteta …* → *Älä palauta …*"""
    token = clause[position]
    reading = next((r for r in token.readings if r.is_passive and r.mood == "ind" and r.tense != "past"), None)
    if reading is None or reading.clitic == _QUESTION or any(not r.is_finite for r in token.readings):
        return None
    negative = reading.negative == "true"
    before = clause[position - 1] if position else None
    if negative and (before is None or before.lower != "ei"):
        return None
    if any(t.lower == "me" for t in clause[:position]) or clause[0].lower in _NO_ORDER:
        return None
    if doer(clause, reading.lemma, tables, negative=negative) is not Doer.CUSTOMER and (
        negative or not _prepares(document, clause, reading, tables)
    ):
        return None
    if is_fetching_denied(document.sentence_tokens(document.sentences[token.sentence]), tables):
        return None
    if negative and before is not None:
        found = Instruction(clause, position - 1, Span(before.span.start, token.span.end), reading.lemma, negative=True)
    else:
        optional = reading.lemma in tables["options"] and not _is_conditional(document, token)
        found = Instruction(clause, position, token.span, reading.lemma, optional=optional)
    return _order(document, found, tables, context)


def _prepares(document: Document, clause: Sequence[Token], reading: Reading, tables: DoerTables) -> bool:
    """*Tuote pakataan ja lähetetään meille*: what is done with the thing before the customer hands it over."""
    if reading.lemma not in tables["preparing"] or doer(clause, reading.lemma, tables) is Doer.SENDER:
        return False
    after = [t for t in document.sentence_tokens(document.sentences[clause[0].sentence]) if t.index > clause[-1].index]
    if len(after) < 2 or after[0].lower != "ja":
        return False
    following = next((r for r in after[1].readings if r.is_passive and r.tense == "pres"), None)
    return following is not None and doer(after[1:], following.lemma, tables) is Doer.CUSTOMER


def _is_conditional(document: Document, token: Token) -> bool:
    return any(t.lower in CONDITIONS for t in document.sentence_tokens(document.sentences[token.sentence]))


def _order(document: Document, found: Instruction, tables: DoerTables, context: CheckContext) -> Hit:
    match = ("match", found.span.of(document.text))
    order = command(document, found, context.inflector, _follower(tables, found.verb))
    if order is None:
        return Hit(found.span, (match, ("fixed", "…")))
    fixes = () if order.edits is None else (Fix(order.edits, Applicability.UNSAFE),)
    return Hit(found.span, (match, ("fixed", order.text)), fixes)


def _follower(tables: DoerTables, first: str) -> Follows:
    def follows(clause: Sequence[Token], reading: Reading, shared: bool) -> bool:
        """Whether the customer does this too: *tulostetaan ja laitetaan pakettiin*."""
        actor = doer(clause, reading.lemma, tables)
        # What has been handed over is the sender's to deal with.
        alike = shared and first not in tables["transfer"] and reading.lemma in tables["followers"]
        return actor is Doer.CUSTOMER or (actor is None and alike)

    return follows
