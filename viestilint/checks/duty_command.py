"""A duty of the reader's as a command: *Lomake tulee palauttaa* → *Palauta lomake*."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.checks.duty_parts import Parts, Task, is_no_order, parts_of
from viestilint.checks.fronted import (
    is_circumstance,
    is_purpose,
    is_reason,
    last_word,
    object_after,
    object_of,
    opening,
)
from viestilint.checks.further_verbs import Joined, joined_commands, needs_object
from viestilint.checks.registry import CheckContext
from viestilint.checks.whose_duty import YOU, is_aim
from viestilint.language.objects import ObjectPhrase, object_phrase
from viestilint.language.phrases import capitalise, decapitalise, opens_sentence
from viestilint.language.third_person import owned_reading, reowned
from viestilint.model import Address, Document, Edit, Sentence, Span, Token

# Behind so few words there is room for the time too: Ole syömättä kuusi tuntia ennen leikkausta.
_REMAINDER = 3


def imperative(document: Document, task: Task, context: CheckContext, lemma: str | None = None) -> str | None:
    """The verb of the task, or another in its place, as an order to the reader in the clause's own form of address."""
    lemma, number = lemma or task.lemma, _address(document, task).number
    return context.inflector.inflect(lemma, "verb", mood="imp", person="2", number=number)


def _address(document: Document, task: Task) -> Address:
    """That of the clause's own subject and possessives (*Teidän tulee … kuittinne*), else of the message."""
    subject = {t.index for t in task.clause[slice(*task.subject)]} if task.subject else set()
    first = task.clause[0]
    forms = {
        form
        for t, form in document.signals
        if t.sentence == first.sentence and t.clause == first.clause
        if t.index in subject or any(r.poss is not None for r in t.readings)
    }
    if len(forms) == 1:
        return forms.pop()
    sentence = document.sentence_tokens(document.sentences[first.sentence])
    if document.address is None and any(r.poss == "2pl" for t in sentence for r in t.readings):
        # Mikäli lapsenne sairastuu, tulee siitä ilmoittaa: whoever else is meant, ilmoita would be to one.
        return Address.TE
    return document.addressed


def command(document: Document, sentence: Sentence, task: Task, context: CheckContext) -> tuple[Edit, ...] | None:
    """The clause as a command: verb, what stood before *tulee*, the rest. ``None`` if that cannot be sure."""
    parts = parts_of(document, task)
    if is_no_order(document, sentence, task, parts):
        return None
    shared = object_phrase(object_of(opening(parts.before)[1])[1]) if parts.before else None
    found = _joined(document, sentence, task, parts, shared, context)
    if found is None:
        return None
    joined, between = found
    later = _later(document, joined, shared)
    own = _own_possessives(document, task, joined.end, later, context)
    ordered = _ordered(document, task, parts, between, joined)
    if own is None or ordered is None:
        return None
    head, others = ordered
    circumstance, what = object_of(others)
    last = None if later or not circumstance else last_word(task.clause, joined.end)
    moved, place = circumstance, last
    if not circumstance and shared is None and (behind := object_after(document, task.clause, joined.end)):
        # Hae viisumi ennen lähtöä, Nouda lähetys itse
        runs = [run for run in (what, between) if is_circumstance(run) or [t.lower for t in run] == ["itse"]]
        moved, place = [t for run in runs for t in run], behind if runs else None
    elif not circumstance and shared is None and not between and is_circumstance(what):
        # Ole syömättä kuusi tuntia ennen leikkausta; a list goes on behind its comma.
        last = last_word(task.clause, joined.end, _REMAINDER)
        after_last = document.neighbour(last) if last is not None else None
        moved, place = what, last if after_last is None or after_last.text in ".!" else None
    kept = [[t for t in run if place is None or t not in moved] for run in (what, circumstance, between)]
    text = " ".join([joined.text, *(_text(document, run) for run in kept if run)])
    first = parts.first
    if head:
        text = f"{Span(first.span.start, head[-1].span.end).of(document.text)} {text}"
    elif opens_sentence(first) or (first.initial and first.kind == "placeholder"):
        text = capitalise(text)
    if place is not None:
        words = " ".join(_text(document, (t,)) for t in moved)
        later = [Edit(Span(place.span.end, place.span.end), f" {words}"), *later]
    return (Edit(Span(first.span.start, joined.end.span.end), text), *later, *own)


def _joined(
    document: Document,
    sentence: Sentence,
    task: Task,
    parts: Parts,
    shared: ObjectPhrase | None,
    context: CheckContext,
) -> tuple[Joined, Sequence[Token]] | None:
    """The verb and those it is joined with as commands, and what of the words before the infinitive they leave."""
    verb = imperative(document, task, context)
    if verb is None:
        return None
    joined = joined_commands(
        document.sentence_tokens(sentence),
        parts.verb.index - sentence.first,
        verb,
        lambda lemma: imperative(document, task, context, lemma),
        shares_object=shared is not None,
    )
    between = parts.between
    if joined is None or not any(t.lower == "joko" for t in between):
        return None if joined is None else (joined, between)
    # Joko palauta laite tai maksa se: what joko goes with is the verb.
    if (parts.before and shared is None) or between[-1].lower != "joko" or not joined.either:
        return None
    joined.text = f"joko {joined.text}"
    return joined, between[:-1]


def _ordered(
    document: Document, task: Task, parts: Parts, between: Sequence[Token], joined: Joined
) -> tuple[Sequence[Token], Sequence[Token]] | None:
    """What stays before the command, and what goes behind it; ``None`` where the two cannot be told apart."""
    before: Sequence[Token] = parts.before
    if task.lemma == "maksaa" and not any(r.lemma == "maksaa" for r in parts.verb.readings):
        # Maksa says what the bare maksu said.
        before = [t for t in before if not any(r.lemma == "maksu" for r in t.readings)]
    if is_reason(before):
        return None
    if any(r.verbform == "inf2" and r.poss is not None for t in before for r in t.readings):
        # Muuttaessasi uuteen kotiin …: while the reader does that
        return None if between else (before, ())
    head, others = opening(before)
    if is_purpose(others):
        return before, ()
    end = joined.end
    if before and is_aim(before[0]) and end.index + 1 < len(document.tokens):
        # Jatkaaksesi vahvista tilauksesi, but Rekisteröidy saadaksesi alennuksen
        after = document.tokens[end.index + 1]
        if after.kind != "punct" and after.sentence == end.sentence:
            return before, ()
    return head, others


def _later(document: Document, joined: Joined, shared: ObjectPhrase | None) -> list[Edit]:
    """The commands that stand apart from the first, with *se* or *ne* where they share an object named before it."""
    edits = []
    for token, lemma, form in joined.later:
        after = document.tokens[token.index + 1 : document.sentences[token.sentence].last]
        if shared is not None and needs_object(after, lemma):
            form = f"{form} {'ne' if shared.number == 'pl' else 'se'}"
        edits.append(Edit(token.span, form))
    return edits


def _text(document: Document, tokens: Sequence[Token]) -> str:
    """The words as they stand, without the capital of the sentence's start."""
    first = tokens[0]
    whole = Span(first.span.start, tokens[-1].span.end).of(document.text)
    return decapitalise(first.text, first) + whole[len(first.text) :]


def _own_possessives(
    document: Document, task: Task, end: Token, later: Sequence[Edit], context: CheckContext
) -> list[Edit] | None:
    """*Asiakkaan tulee vahvistaa tilauksensa*: what is the customer's own becomes the reader's."""
    edits: list[Edit] = []
    if task.subject is None or any(t.lower in YOU for t in task.clause[slice(*task.subject)]):
        return edits
    sentence = document.sentence_tokens(document.sentences[end.sentence])
    clauses = {t.clause for t in sentence if any(edit.span == t.span for edit in later)} | {end.clause}
    for token in sentence:
        reading = owned_reading(token)
        if reading is None or token.clause not in clauses:
            continue
        form = reowned(token, reading, document, context.inflector)
        if form is None or token.index <= end.index:
            return None
        edits.append(Edit(token.span, form))
    return edits
