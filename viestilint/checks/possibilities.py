"""What the customer may do, said without the customer: *on noudettavissa*, *voidaan perua* → *voit noutaa, voit perua*."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.checks.further_verbs import infinitive as infinitive_of
from viestilint.checks.registry import CheckContext
from viestilint.language.commands import after_conjunction, deletion
from viestilint.language.doer import is_granted, may_be_done
from viestilint.language.doertables import DoerTables
from viestilint.language.objects import accusative_form, partitive_form
from viestilint.language.phrases import COORDINATORS, capitalise, cased_as, decapitalise
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Span, Token

COPULAS = frozenset(("on", "ovat"))
# What they are done to never gets done: the object is in the partitive.
_ENDLESS = frozenset(
    """
    seurata hallita hallinnoida katsella selata selailla tarkastella muokata kuunnella säätää säädellä esikatsella
    tarkkailla valvoa tutkia kokeilla testata jatkaa kommentoida ohjata käsitellä etsiä hyödyntää
    """.split()
)
_NOT_GRANTED = frozenset("ei eikä me koska vaikka jotta".split())
# What is fetched is fetched from a place: its case turns with the verb.
_FROM = frozenset("noutaa hakea ostaa lainata".split())
_TURNED = {"ine": "ela", "ade": "abl"}
_ENDINGS = ("ssa", "ssä", "lla", "llä")
_TIMES = frozenset("viikko päivä kuukausi vuosi tunti minuutti vuorokausi hetki aika kuu".split())


def is_copula(token: Token) -> bool:
    """Whether the word is *on* or *ovat*."""
    return token.lower in COPULAS


def participle(token: Token, case: str) -> Reading | None:
    """The reading as a passive participle of the present in the case, if the word has one."""
    return next(
        (r for r in token.readings if r.participle == "pres_pass" and r.case == case and r.verb is not None),
        None,
    )


def possibility(
    document: Document,
    clause: Sequence[Token],
    position: int,
    tables: DoerTables,
    context: CheckContext,
) -> Hit | None:
    """*Paketti on noudettavissa* → *Voit noutaa paketin*."""
    if not is_copula(clause[position]):
        return None
    # Up to two adverbs may stand between: on nyt noudettavissa.
    for step in range(1, 4):
        if position + step >= len(clause):
            return None
        token = clause[position + step]
        reading = participle(token, "ine")
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
    return _may(document, clause, position, verbs, between, last, tables, context)


def permission(
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
    return _may(document, clause, position, [(verb, "")], after[:step], after[step], tables, context)


def _may(
    document: Document,
    clause: Sequence[Token],
    position: int,
    verbs: Sequence[tuple[str, str]],
    between: Sequence[Token],
    last: Token,
    tables: DoerTables,
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
    if _goes_on(document, last):
        before = ()
    endless = sum(verb in _ENDLESS for verb, _ in verbs)
    if before and endless in (0, len(verbs)):
        object_form = partitive_form if endless else accusative_form
        objects = object_form(document, before, context.inflector) or _partitive(document, before)
    else:
        objects = None
    values = [("match", span.of(document.text))]
    if objects is None or not _may_stand_alone(before):
        return Hit(span, (*values, ("fixed", f"{can}{adverbs} {infinitive} …")), variant="mahdollisuus")
    text = cased_as(f"{phrase} {objects}", clause[start])
    places = _places(verbs, [t for t in clause if t.index > last.index], tables, context)
    if places is None:
        return Hit(span, (*values, ("fixed", text)), variant="mahdollisuus")
    edits = (*_object_edits(document, before, phrase, objects, clause, start), deletion(document, span), *places)
    fix = Fix(tuple(edits), Applicability.UNSAFE)
    return Hit(span, (*values, ("fixed", text)), (fix,), variant="mahdollisuus")


def _places(
    verbs: Sequence[tuple[str, str]], after: Sequence[Token], tables: DoerTables, context: CheckContext
) -> list[Edit] | None:
    """*noudettavissa myymälässä* is *noutaa myymälästä*; ``None`` where the place cannot be turned for sure."""
    if not all(verb in _FROM for verb, _ in verbs):
        return []
    edits: list[Edit] = []
    for at, token in enumerate(after):
        if not token.readings and token.lower.endswith(_ENDINGS):
            # K-Marketissa
            return None
        found = [r for r in token.readings if r.case in _TURNED and r.is_nominal and r.verbform is None]
        places = [r for r in found if r.pos == "place" or r.head in tables["places"] or r.lemma == "osoite"]
        if not places:
            stays = _TIMES | tables["may-at"]
            if any(r.case == "ine" and r.pos == "noun" and r.head not in stays for r in found):
                return None
            continue
        first = at
        while first and any(r.case == places[0].case and r.pos != "adv" for r in after[first - 1].readings):
            first -= 1
        for word in after[first : at + 1]:
            reading = next(r for r in word.readings if r.case == places[0].case)
            form = context.inflector.reinflect(reading, case=_TURNED[places[0].case or ""])
            if form is None:
                return None
            edits.append(Edit(word.span, capitalise(form) if word.capitalised else form))
    return edits


def _partitive(document: Document, before: Sequence[Token]) -> str | None:
    """*Lisätietoja* stays in the partitive: *Voit kysyä lisätietoja*."""
    for token in before:
        nominal = [r for r in token.readings if r.is_nominal]
        if token.kind != "word" or not nominal or any(r.case != "par" for r in nominal):
            return None
    plain = decapitalise(before[0].text, before[0])
    return plain + Span(before[0].span.end, before[-1].span.end).of(document.text)


def _goes_on(document: Document, last: Token) -> bool:
    """*on ladattavissa sivulta ja tilattavissa paperisena*: what shares the *on* would be left without it."""
    for token in document.tokens[last.index + 1 : document.sentences[last.sentence].last]:
        if is_copula(token):
            return False
        reading = participle(token, "ine")
        if reading is not None and reading.number == "pl":
            return True
    return False


def _coordinated(clause: Sequence[Token], at: int) -> tuple[list[tuple[str, str]], Token]:
    """The verbs of *maksettavissa ja noudettavissa* with what joins each to the one before, and the last token."""
    reading = participle(clause[at], "ine")
    verbs = [(reading.verb or "", "")] if reading else []
    while at + 2 < len(clause) and (clause[at + 1].lower in COORDINATORS or clause[at + 1].text == "/"):
        following = participle(clause[at + 2], "ine")
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
    return [Edit(Span(begin, begin + len(head_old)), cased_as(f"{phrase} {head_new}", clause[start]))]


def _may_stand_alone(tokens: Sequence[Token]) -> bool:
    """A placeholder alone as the object would have to inflect: no rewrite."""
    return any(token.kind == "word" and token.readings for token in tokens)
