"""What is done to the customer, said of them in the third person: *Asukkaalta peritään vuokra*."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.checks.registry import CheckContext
from viestilint.language.objects import accusative_form, leading_object
from viestilint.language.phrases import cased_as
from viestilint.language.third_person import Turn, rest_edits
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token


def affected(
    document: Document, clause: Sequence[Token], position: int, case: str, context: CheckContext
) -> Hit | None:
    """*Asukkaalta peritään vuokra* → *Perimme sinulta vuokran*."""
    if position + 1 >= len(clause):
        return None
    verb = clause[position + 1]
    reading = next((r for r in verb.readings if r.is_passive and r.mood == "ind" and r.tense == "pres"), None)
    if reading is None or any(r.is_finite and not r.is_passive for r in verb.readings):
        return None
    noun = clause[position]
    span = Span(noun.span.start, verb.span.end)
    lemma = "sinä" if document.addressed.number == "sg" else "te"
    pronoun = context.inflector.inflect(lemma, "pron", case=case)
    form = context.inflector.reinflect(reading, voice="act", person="1", number="pl")
    if pronoun is None or form is None:
        return Hit(span, (("match", noun.text), ("fixed", "…")))
    text = cased_as(f"{form} {pronoun}", noun)
    values = (("match", noun.text), ("fixed", text))
    edits = [Edit(span, text)]
    words = _object_after(clause, position + 2)
    if words:
        changed = accusative_form(document, words, context.inflector)
        place = Span(words[0].span.start, words[-1].span.end)
        if changed is None:
            return Hit(span, values)
        if changed != place.of(document.text):
            edits.append(Edit(place, changed))
    elif _has_nominative(clause[position + 2 :]) or not any(
        t.kind == "amount" or _is_partitive(t) for t in clause[position + 2 :]
    ):
        return Hit(span, values)
    rest = rest_edits(document, clause, noun, verb, Turn.WE, context.inflector)
    if rest is None or any(e.span.overlaps(other.span) for e in rest for other in edits):
        return Hit(span, values)
    after = [t for t in document.tokens_in(document.sentences[noun.sentence].span) if t.index > verb.index]
    if any(t.span == e.span for e in rest for t in after if any(r.lemma == "hän" for r in t.readings)) and any(
        r.is_passive for t in after for r in t.readings
    ):
        # Korvaamme sinulle matkan, ja sinulle lähetetään kuitti: half of it would stay nobody's doing.
        return Hit(span, values)
    edits += rest
    return Hit(span, values, (Fix(tuple(edits), Applicability.UNSAFE),))


def _is_partitive(token: Token) -> bool:
    """*Asiakkaalta peritään korkoa*: an object that stays as it is."""
    return bool(token.readings) and all(r.pos in ("noun", "noun-adj") and r.case == "par" for r in token.readings)


def _has_nominative(tokens: Sequence[Token]) -> bool:
    return any(r.case == "nom" for t in tokens for r in t.readings)


def _object_after(clause: Sequence[Token], start: int) -> Sequence[Token]:
    return leading_object(clause[start:], lambda head: any(r.pos in ("noun", "noun-adj") for r in head.readings))
