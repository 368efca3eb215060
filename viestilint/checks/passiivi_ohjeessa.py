"""Instructions hidden in the passive, and impersonal possibility: *on noudettavissa*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viestilint.checks.registry import CheckContext
from viestilint.language.doer import Doer, DoerTables, doer
from viestilint.language.objects import accusative_form, nominative_form, object_phrase
from viestilint.language.phrases import capitalise, decapitalise
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Span, Token
from viestilint.patterns.yamltree import Node

_CONJUNCTIONS = frozenset("kun jos että mikäli koska vaikka jotta ja mutta".split())
_RELATIVE = frozenset(
    "joka jonka jota jossa josta johon jolla jolle jolta jotka joiden joita joissa joista joihin mikä mitä minkä"
    " missä mihin mistä".split()
)
_COORDINATORS = frozenset(("ja", "tai", "sekä"))
_QUESTION = "ko"
_ADVERB_CASES = frozenset(("ill", "ade", "ela", "all", "abl"))


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on passives whose doer is the customer, on *on V-ttava* alike, and ``mahdollisuus`` on *on V-ttavissa*."""
    data = context.rule.data
    assert data is not None
    tables, excluded = _tables(data)
    relative = False
    for clause in document.clauses(context.rule.rule.zones):
        # A clause joined to a relative one with ja belongs to it.
        relative = _opens_relative(clause) or (relative and clause[0].lower in _COORDINATORS)
        if relative:
            continue
        for position, token in enumerate(clause):
            if token.text == "," and position + 1 < len(clause) and clause[position + 1].lower in _RELATIVE:
                break
            hit = _possibility(document, clause, position, excluded, context)
            hit = hit or _necessity(document, clause, position, tables, context)
            hit = hit or _passive(document, clause, position, tables, context)
            if hit is not None:
                yield hit
                break


def _opens_relative(clause: Sequence[Token]) -> bool:
    return any(token.lower in _RELATIVE and token.kind == "word" for token in clause[:2])


def _tables(data: Node) -> tuple[DoerTables, frozenset[str]]:
    fields = data.fields()
    sets = {key: frozenset(fields[key].texts()) for key in fields if key != "customer-with"}
    objects = {verb: frozenset(node.texts()) for verb, node in fields["customer-with"].fields().items()}
    tables = DoerTables(
        customer=sets["customer"],
        customer_with=objects,
        customer_from=sets["customer-from"],
        places=sets["places"],
        transfer=sets["transfer"],
        sender_goals=sets["sender-goals"],
        customer_tools=sets["customer-tools"],
        sender_objects=sets["sender-objects"],
    )
    return tables, sets["not-possible"]


def _is_copula(token: Token) -> bool:
    return token.lower in ("on", "ovat")


def _participle(token: Token, case: str) -> Reading | None:
    return next(
        (r for r in token.readings if r.participle == "pres_pass" and r.case == case and r.verb is not None),
        None,
    )


def _possibility(
    document: Document,
    clause: Sequence[Token],
    position: int,
    excluded: frozenset[str],
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
    if any(verb in excluded for verb, _ in verbs):
        return None
    span = Span(clause[position].span.start, last.span.end)
    infinitive = _infinitives(verbs, context)
    can = context.inflector.inflect(
        "voida", "verb", mood="ind", tense="pres", person="2", number=document.addressed.number
    )
    if infinitive is None or can is None:
        return None
    adverbs = "".join(f" {t.text}" for t in between)
    phrase = f"{can}{adverbs} {infinitive}"
    start, before = _after_conjunction(clause, position)
    objects = accusative_form(document, before, context.inflector) if before else None
    values = [("match", span.of(document.text))]
    if objects is None or not _may_stand_alone(before):
        return Hit(span, (*values, ("fixed", f"{can}{adverbs} {infinitive} …")), variant="mahdollisuus")
    text = _cased(f"{phrase} {objects}", clause, start)
    edits = (*_object_edits(document, before, phrase, objects, clause, start), _deletion(document, span))
    fix = Fix(tuple(edits), Applicability.UNSAFE)
    return Hit(span, (*values, ("fixed", text)), (fix,), variant="mahdollisuus")


def _coordinated(clause: Sequence[Token], at: int) -> tuple[list[tuple[str, str]], Token]:
    """The verbs of *maksettavissa ja noudettavissa* with what joins each to the one before, and the last token."""
    reading = _participle(clause[at], "ine")
    verbs = [(reading.verb or "", "")] if reading else []
    while at + 2 < len(clause) and (clause[at + 1].lower in _COORDINATORS or clause[at + 1].text == "/"):
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
    return [Edit(Span(begin, begin + len(head_old)), _cased(f"{phrase} {head_new}", clause, start))]


def _cased(text: str, clause: Sequence[Token], start: int) -> str:
    first = clause[start]
    return capitalise(text) if first.initial and first.capitalised else text


def _deletion(document: Document, span: Span) -> Edit:
    start = span.start
    if start and document.text[start - 1] == " ":
        start -= 1
    return Edit(Span(start, span.end), "")


def _after_conjunction(clause: Sequence[Token], position: int) -> tuple[int, Sequence[Token]]:
    start = 0
    while start < position and (clause[start].kind == "punct" or clause[start].lower in _CONJUNCTIONS):
        start += 1
    return start, clause[start:position]


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
    if doer(clause, reading.verb, tables) is not Doer.CUSTOMER:
        return None
    span = Span(clause[position].span.start, token.span.end)
    return _imperative_hit(document, clause, position, span, reading.verb, context)


def _passive(
    document: Document, clause: Sequence[Token], position: int, tables: DoerTables, context: CheckContext
) -> Hit | None:
    """*Lomake palautetaan meille* → *Palauta lomake meille*."""
    token = clause[position]
    reading = next(
        (r for r in token.readings if r.is_passive and r.mood == "ind" and r.tense == "pres" and r.negative != "true"),
        None,
    )
    if reading is None or reading.clitic == _QUESTION or any(not r.is_finite for r in token.readings):
        return None
    if doer(clause, reading.lemma, tables) is not Doer.CUSTOMER:
        return None
    if any(t.lower == "me" for t in clause[:position]):
        return None
    return _imperative_hit(document, clause, position, token.span, reading.lemma, context)


def _imperative_hit(
    document: Document, clause: Sequence[Token], position: int, span: Span, verb: str, context: CheckContext
) -> Hit:
    imperative = context.inflector.inflect(verb, "verb", mood="imp", person="2", number=document.addressed.number)
    match = ("match", span.of(document.text))
    if imperative is None:
        return Hit(span, (match, ("fixed", "…")))
    start, before = _after_conjunction(clause, position)
    lead = _leading_phrase(document, before)
    if lead is None or _another_verb(document, clause, span) or (start and clause[start - 1].kind != "punct"):
        return Hit(span, (match, ("fixed", f"{imperative} …")))
    text = _cased(f"{imperative} {lead}".strip(), clause, start)
    if not before:
        return Hit(span, (match, ("fixed", text)), (Fix((Edit(span, text),), Applicability.UNSAFE),))
    first = before[0]
    edits = (
        Edit(first.span, _cased(f"{imperative} {decapitalise(first.text, first)}", clause, start)),
        _deletion(document, span),
    )
    return Hit(span, (match, ("fixed", text)), (Fix(edits, Applicability.UNSAFE),))


def _leading_phrase(document: Document, before: Sequence[Token]) -> str | None:
    """What stands before the verb if it may follow it as it is: an object, or one adverbial of place or means."""
    if not before:
        return ""
    whole = nominative_form(document, before)
    if whole is not None:
        return whole
    if len(before) <= 3 and before[-1].readings and all(t.kind == "word" for t in before):
        if all(
            r.case in _ADVERB_CASES or (r.case == "par" and r.pos != "adv") for r in before[-1].readings if r.is_nominal
        ) and any(r.is_nominal for r in before[-1].readings):
            return decapitalise(Span(before[0].span.start, before[-1].span.end).of(document.text), before[0])
    return None


def _another_verb(document: Document, clause: Sequence[Token], span: Span) -> bool:
    """Whether the sentence goes on with another passive, which would have to change too."""
    sentence = document.sentences[clause[0].sentence]
    return any(
        any(r.is_passive for r in token.readings)
        for token in document.sentence_tokens(sentence)
        if not span.overlaps(token.span)
    )
