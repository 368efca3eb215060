"""Passive instructions as commands: *Lomake palautetaan meille* → *Palauta lomake meille*.

The verb goes before what stood before it; the object keeps its form (RULES 2.6). After *jos* and *kun* the clause
keeps its word order's start and gets a verb of the 2nd person, whose object is in the accusative.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from viestilint.language.inflection import Inflector
from viestilint.language.objects import accusative_form, nominative_form, object_phrase
from viestilint.language.phrases import COORDINATORS, RELATIVES, cased_as, decapitalise
from viestilint.model import Document, Edit, Reading, Span, Token

CONDITIONS = frozenset("jos kun mikäli".split())
_CONJUNCTIONS = CONDITIONS | frozenset("että koska vaikka jotta ja mutta".split())
_SUBORDINATORS = frozenset("jos kun mikäli koska vaikka jotta ellei ennen kuin että ettei".split())
_ADVERB_CASES = frozenset(("ill", "ade", "ela", "all", "abl"))
_BEFORE_PARTITIVE = frozenset(("ennen", "ilman"))
_REFLEXIVE = ("utua", "ytyä")
# on vietävä tai sovittava noudosta: what is brought is not what is agreed.
_WITHOUT_OBJECT = frozenset("sopia huolehtia vastata keskustella neuvotella varmistua".split())

Follows = Callable[[Sequence[Token], Reading, bool], bool]
"""Whether the customer does the passive verb of a clause that *ja* joins to the instruction; the third argument says
that the two have the same object."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """A passive verb in its clause: ``clause[position]``, with ``span`` over the verb and what goes with it.

    ``negative`` says that *ei* stands before it; then the span covers *ei* too. ``optional`` says that the reader
    may do it and need not: *voit perua*. ``kept`` is an adverb inside the span that stays: *on itse vietävä*.
    """

    clause: Sequence[Token]
    position: int
    span: Span
    verb: str
    negative: bool = False
    optional: bool = False
    kept: Token | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """The command's text up to where the passive stood, and its edits, ``None`` where it cannot be written whole."""

    text: str
    edits: tuple[Edit, ...] | None


def opens_relative(clause: Sequence[Token]) -> bool:
    """Whether a relative or question word opens the clause."""
    return any(token.lower in RELATIVES and token.kind == "word" for token in clause[:2])


def starts_relative(token: Token) -> bool:
    """Whether the token is a form of *joka* or *mikä*."""
    return token.lower in RELATIVES


def deletion(document: Document, span: Span) -> Edit:
    """The edit that takes ``span`` away with the space before it."""
    start = span.start
    if start and document.text[start - 1] == " ":
        start -= 1
    return Edit(Span(start, span.end), "")


def after_conjunction(clause: Sequence[Token], position: int) -> tuple[int, Sequence[Token]]:
    """Where the clause begins after its conjunction, and its tokens from there to ``position``."""
    # A heading or the sender's name may go before: Oy Voima: lasku on maksettavissa.
    start = max((i + 1 for i, t in enumerate(clause[:position]) if t.text == ":"), default=0)
    while start < position and (_is_mark(clause[start]) or clause[start].lower in _CONJUNCTIONS):
        start += 1
    return start, clause[start:position]


def _is_mark(token: Token) -> bool:
    """Whether the token is no word of the clause: a mark, or a command of the template such as *{% if %}*."""
    return token.kind == "punct" or token.detail == "control"


def command(document: Document, found: Instruction, inflector: Inflector, follows: Follows) -> Command | None:
    """The instruction as a command to the reader; ``None`` if the verb's form cannot be made."""
    clause, start = found.clause, after_conjunction(found.clause, found.position)[0]
    opener = clause[start - 1].lower if start else ""
    conditional = opener in CONDITIONS
    optional = found.optional and not conditional and not found.negative
    verb = _verb(document, found, inflector, condition=conditional, optional=optional)
    if verb is None:
        return None
    before = clause[start : found.position]
    if conditional or optional:
        lead = _lead(document, before, inflector, active=True)
    else:
        lead = _lead(document, before) if not start or _is_mark(clause[start - 1]) else None
    if any(t.detail == "control" for t in before):
        # {% if a %}Lomake{% else %}Kortti{% endif %} palautetaan: the words of the branches stay in them.
        lead = None
    others = _others(document, found, follows, inflector)
    further = _further_duties(document, found, inflector)
    if lead is None or others is None or further is None:
        return Command(f"{verb} …", None)
    others += further
    text = cased_as(f"{verb} {lead}".strip(), clause[start])
    if not before and (found.kept is not None or _ends_relative(document, clause)):
        # Avaimet, jotka …, on palautettava: what is returned stands before it all.
        return Command(f"{verb} …", None)
    if not before:
        return Command(text, (Edit(found.span, text), *others))
    place = Span(before[0].span.start, before[-1].span.end)
    edits = (*_lead_edits(document, place, text, verb, lead), *_gone(document, found))
    return Command(text, (*edits, *others))


def _gone(document: Document, found: Instruction) -> list[Edit]:
    """The edits that take the passive away, but not an adverb inside it."""
    if found.kept is None:
        return [deletion(document, found.span)]
    around = Span(found.span.start, found.kept.span.start - 1), Span(found.kept.span.end + 1, found.span.end)
    return [deletion(document, span) for span in around]


def _verb(
    document: Document, found: Instruction, inflector: Inflector, *, condition: bool, optional: bool
) -> str | None:
    number = document.addressed.number
    if optional:
        infinitive = inflector.inflect(found.verb, "verb", verbform="inf1")
        return infinitive and f"{'voit' if number == 'sg' else 'voitte'} {infinitive}"
    if not found.negative and not condition:
        return inflector.inflect(found.verb, "verb", mood="imp", person="2", number=number)
    if not found.negative:
        return inflector.inflect(found.verb, "verb", mood="ind", tense="pres", person="2", number=number)
    if condition:
        bare = inflector.inflect(found.verb, "verb", mood="ind", tense="pres", negative="true")
        return None if bare is None else f"{'et' if number == 'sg' else 'ette'} {bare}"
    form = inflector.inflect(found.verb, "verb", mood="imp", person="2", number=number)
    if form is None or number == "sg":
        return None if form is None else f"älä {form}"
    return f"älkää {form[:-2]}{'o' if form.endswith('kaa') else 'ö'}" if form.endswith(("kaa", "kää")) else None


def _lead(
    document: Document, before: Sequence[Token], inflector: Inflector | None = None, *, active: bool = False
) -> str | None:
    """What stands before the verb if it may follow it: an object, or one adverbial of place or means.

    ``active``: the verb will not be a command, so the object takes the accusative.
    """
    if not before:
        return ""
    if active and inflector is not None:
        whole = accusative_form(document, before, inflector)
    else:
        whole = nominative_form(document, before)
    if whole is not None:
        return whole
    plain = decapitalise(Span(before[0].span.start, before[-1].span.end).of(document.text), before[0])
    if [t.lower for t in before] == ["mukaan"]:
        return plain
    if len(before) <= 3 and before[-1].readings and all(t.kind == "word" for t in before):
        nominal = [r for r in before[-1].readings if r.is_nominal]
        if nominal and all(r.case in _ADVERB_CASES or (r.case == "par" and r.pos != "adv") for r in nominal):
            return plain
    return None


def _lead_edits(document: Document, place: Span, text: str, verb: str, lead: str) -> list[Edit]:
    """The verb before the lead and the lead's changed words alone, so that other fixes fit beside."""
    old = place.of(document.text)
    common = 0
    while common < min(len(old), len(lead)) and old[-1 - common] == lead[-1 - common]:
        common += 1
    while common and not old[len(old) - common].isspace():
        common -= 1
    head = old[: len(old) - common]
    return [Edit(Span(place.start, place.start + len(head)), text[: len(text) - common])]


def _others(document: Document, found: Instruction, follows: Follows, inflector: Inflector) -> list[Edit] | None:
    """Edits for the further passives of the sentence that belong to the instruction; ``None`` if one of them would
    be left behind as half of a sentence.
    """
    sentence = document.sentences[found.clause[0].sentence]
    edits: list[Edit] = []
    after_own = False
    for clause in (document.tokens[c.first : c.last] for c in sentence.clauses):
        if clause[0].index == found.clause[0].index:
            after_own = True
            rest = [t for t in clause if not found.span.overlaps(t.span)]
            if any(_passive(t) for t in rest):
                return None
            continue
        if clause[0].lower == "eikä" and after_own and any(_passive(t) for t in clause):
            return None
        if after_own and clause[0].lower in COORDINATORS and any(_is_statement(t) for t in clause):
            # Täytä lomake ja palautus on ilmainen would sound like a promise.
            return None
        passive = next(((i, r) for i, t in enumerate(clause) if (r := _passive(t)) is not None), None)
        if passive is None or clause[0].lower in _SUBORDINATORS | RELATIVES:
            continue
        start = 1 if clause[0].lower in COORDINATORS else 0
        if not after_own:
            # What comes first and is no condition either turns with its own fix or stays in the passive.
            if start or found.clause[0].lower in COORDINATORS:
                return None
            continue
        joined = start or document.tokens[clause[0].index - 1].text == ","
        if not joined:
            return None
        turned = _follower(document, found, clause, start, passive, follows, inflector)
        if turned is None:
            return None
        edits += turned
    return edits


def _ends_relative(document: Document, clause: Sequence[Token]) -> bool:
    """Whether the clause goes on after a relative one that a comma ends."""
    sentence = document.sentences[clause[0].sentence]
    earlier = [document.tokens[c.first : c.last] for c in sentence.clauses if c.last <= clause[0].index]
    return bool(earlier) and opens_relative([t for t in earlier[-1] if t.kind != "punct"])


def _further_duties(document: Document, found: Instruction, inflector: Inflector) -> list[Edit] | None:
    """*on täytettävä ja palautettava* → *täytä … ja palauta se*: the participles that share the instruction's *on*."""
    if found.clause[found.position].lower not in ("on", "ovat"):
        return []
    edits: list[Edit] = []
    sentence = document.sentence_tokens(document.sentences[found.clause[0].sentence])
    after = [t for t in sentence if t.span.start >= found.span.end]
    for before, token in zip([None, *after], after, strict=False):
        reading = next((r for r in token.readings if r.participle == "pres_pass" and r.case == "nom" and r.verb), None)
        if reading is None or reading.poss is not None or reading.degree != "pos":
            if any(r.is_finite and r.person is not None for r in token.readings) and not any(
                not r.is_finite for r in token.readings
            ):
                # The next verb has a sentence of its own; what goes on after that would be left: …, ja palautettava.
                if any(
                    _is_joined_duty(*run)
                    for run in zip(after, after[1:], after[2:], strict=False)
                    if run[1].index > token.index
                ):
                    return None
                break
            continue
        following = document.tokens[token.index + 1] if token.index + 1 < len(document.tokens) else None
        if following is not None and any(r.pos == "noun" and r.case == "nom" for r in following.readings):
            if before is not None and before.lower in COORDINATORS and not _has_verb_after(after, following):
                # ja tehtävä tarkastus: a duty of its own that would be left behind
                return None
            # ja maksettava summa: a participle that describes a noun
            continue
        if before is None or before.lower not in COORDINATORS or found.negative or _is_condition(found):
            return None
        form = inflector.inflect(reading.verb or "", "verb", mood="imp", person="2", number=document.addressed.number)
        if form is None or reading.verb in _WITHOUT_OBJECT:
            return None
        first = object_phrase(after_conjunction(found.clause, found.position)[1])
        if first is None:
            return None
        edits.append(Edit(token.span, f"{form} {'ne' if first.number == 'pl' else 'se'}"))
    return edits


def _is_joined_duty(before: Token, token: Token, after: Token) -> bool:
    """*ja palautettava meille*, not *ja palautettava osa*"""
    return (
        before.lower in COORDINATORS
        and any(r.participle == "pres_pass" and r.case == "nom" and r.poss is None for r in token.readings)
        and not any(r.pos == "noun" and r.case == "nom" for r in after.readings)
    )


def _has_verb_after(tokens: Sequence[Token], token: Token) -> bool:
    return any(t.index > token.index and r.is_finite for t in tokens for r in t.readings)


def _is_condition(found: Instruction) -> bool:
    """Whether the instruction stands in a clause of *jos* or *kun*."""
    return found.clause[0].lower in CONDITIONS


def _is_statement(token: Token) -> bool:
    """Whether the word is a verb of the 3rd person and nothing else."""
    return bool(token.readings) and all(r.is_finite and r.person == "3" for r in token.readings)


def _passive(token: Token) -> Reading | None:
    """The passive that the word is for certain: *siitä* is seldom the verb."""
    if any(not r.is_finite for r in token.readings):
        return None
    return next((r for r in token.readings if r.is_passive), None)


def _follower(
    document: Document,
    found: Instruction,
    clause: Sequence[Token],
    start: int,
    passive: tuple[int, Reading],
    follows: Follows,
    inflector: Inflector,
) -> list[Edit] | None:
    """*… ja allekirjoitetaan* → *… ja allekirjoita se*; *… ja auto haetaan* → *… ja hae auto*.

    No edits if the clause stands apart and is somebody else's act.
    """
    position, reading = passive
    own = clause[start:position]
    if not follows(clause, reading, not own):
        apart = document.tokens[clause[0].index - 1].text == "," and bool(own)
        return [] if apart and not found.negative else None
    token = clause[position]
    form = inflector.inflect(reading.lemma, "verb", mood="imp", person="2", number=document.addressed.number)
    if found.negative or reading.negative == "true" or reading.tense != "pres" or reading.mood != "ind" or form is None:
        return None
    condition = found.clause[0].lower in CONDITIONS
    if condition:
        return None
    if own:
        lead = _lead(document, own)
        if lead is None:
            return None
        return [Edit(own[0].span, f"{form} {own[0].text}"), deletion(document, token.span)]
    if reading.lemma.endswith(_REFLEXIVE) or _object_follows(clause, position):
        return [Edit(token.span, form)]
    first = object_phrase(after_conjunction(found.clause, found.position)[1])
    if first is None:
        return None
    return [Edit(token.span, f"{form} {'ne' if first.number == 'pl' else 'se'}")]


def _object_follows(clause: Sequence[Token], position: int) -> bool:
    return any(
        any(r.case in ("nom", "par") and r.pos in ("noun", "pron") for r in t.readings)
        # myymäläämme is a goal sooner than an object
        and not any(r.case == "ill" for r in t.readings)
        # ennen (korjaamolle) tuloa: when, and not what
        for t in takewhile(lambda word: word.lower not in _BEFORE_PARTITIVE, clause[position + 1 :])
    )
