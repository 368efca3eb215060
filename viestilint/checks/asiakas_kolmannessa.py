"""The customer spoken of in the third person: *Asiakas voi perua tilauksensa*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viestilint.checks.registry import CheckContext
from viestilint.language.actors import CUSTOMER_VERBS
from viestilint.language.objects import accusative_form, object_phrase
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Span, Token

_OTHERS = frozenset(
    "toinen muu jokainen moni eräs uusi tämä usea jokin joku kukin kaikki yksi aiempi edellinen".split()
)
_MODALS = frozenset(("voida", "saada"))
_NECESSIVE = frozenset(("tulla", "pitää", "täytyä", "kannattaa", "tarvita"))
_MORE_VERBS = frozenset(("vastata", "sitoutua", "saada", "voida", "vastaanottaa", "tarvita", "huolehtia"))
_CONJUNCTIONS = frozenset("jos kun että mikäli koska jotta".split())


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on clauses about *asiakas* that are meant for the reader."""
    data = context.rule.data
    assert data is not None
    nouns = frozenset(data.fields()["nouns"].texts())
    # Instructions to a merchant speak of the reader's own customers.
    if any(r.lemma in nouns and r.poss in ("2sg", "2pl") for t in document.tokens for r in t.readings):
        return
    for clause in document.clauses(context.rule.rule.zones):
        found = _customer(clause, nouns)
        if found is None:
            continue
        position, reading = found
        hit = None
        if reading.case == "nom":
            hit = _subject(document, clause, position, context)
        elif reading.case == "gen":
            hit = _obliged(document, clause, position, context)
        elif reading.case in ("abl", "all"):
            hit = _affected(document, clause, position, reading.case, context)
        if hit is not None:
            yield hit


def _customer(clause: Sequence[Token], nouns: frozenset[str]) -> tuple[int, Reading] | None:
    """The customer noun that opens the clause, perhaps after a conjunction."""
    position = 0
    while position < len(clause) and (clause[position].kind == "punct" or clause[position].lower in _CONJUNCTIONS):
        position += 1
    if position >= len(clause):
        return None
    token = clause[position]
    reading = next(
        (r for r in token.readings if r.lemma in nouns and r.number == "sg" and r.poss is None and r.clitic is None),
        None,
    )
    if reading is None or any(r.lemma in _OTHERS for t in clause[:position] for r in t.readings):
        return None
    return position, reading


def _subject(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit | None:
    """*Asiakas voi perua tilauksensa* → *Voit perua tilauksesi*; *Asiakas ei voi …* → *Et voi …*"""
    if position + 1 >= len(clause):
        return None
    verb = clause[position + 1]
    reading = next(
        (
            r
            for r in verb.readings
            if r.is_finite and r.person == "3" and r.number == "sg" and r.clitic is None
            if r.mood in ("ind", "cond") and r.tense != "past"
        ),
        None,
    )
    if reading is None:
        return None
    address = document.addressed
    if reading.pos == "neg":
        following = clause[position + 2] if position + 2 < len(clause) else None
        if following is None or not any(r.lemma in _MODALS | {"tarvita"} for r in following.readings):
            return None
        form: str | None = "et" if address.number == "sg" else "ette"
    else:
        if reading.lemma not in CUSTOMER_VERBS | _MORE_VERBS:
            return None
        if reading.lemma in _MODALS and reading.lemma == "voida" and not _has_infinitive(clause, position):
            return None
        form = context.inflector.reinflect(reading, person="2", number=address.number)
    span = Span(clause[position].span.start, verb.span.end)
    return _hit(document, clause, position, span, form, verb, context)


def _has_infinitive(clause: Sequence[Token], position: int) -> bool:
    return any(r.verbform == "inf1" for t in clause[position + 1 :] for r in t.readings)


def _obliged(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit | None:
    """*Hakijan on palautettava lomake* → *Palauta lomake*; *Asiakkaan ei tarvitse …* → *Sinun ei tarvitse …*"""
    if position + 2 >= len(clause):
        return None
    first, second = clause[position + 1], clause[position + 2]
    address = document.addressed
    if first.lower == "on":
        participle = next((r for r in second.readings if r.participle == "pres_pass" and r.case == "nom"), None)
        if participle is None or participle.verb is None:
            return None
        form = context.inflector.inflect(participle.verb, "verb", mood="imp", person="2", number=address.number)
        return _hit(
            document, clause, position, Span(clause[position].span.start, second.span.end), form, second, context
        )
    necessity = next(
        (
            r
            for r in first.readings
            if r.is_finite and r.person == "3" and (r.lemma in _NECESSIVE or r.pos == "neg") and r.tense != "past"
        ),
        None,
    )
    if necessity is None:
        return None
    infinitive = next((r for r in second.readings if r.verbform == "inf1"), None)
    if necessity.lemma in ("tulla", "pitää", "täytyä") and infinitive is not None and necessity.mood == "ind":
        form = context.inflector.inflect(infinitive.lemma, "verb", mood="imp", person="2", number=address.number)
        return _hit(
            document, clause, position, Span(clause[position].span.start, second.span.end), form, second, context
        )
    if not any(r.verbform == "inf1" or r.lemma in _NECESSIVE for r in second.readings):
        return None
    pronoun = "sinun" if address.number == "sg" else "teidän"
    noun = clause[position]
    return _hit(document, clause, position, noun.span, pronoun, noun, context, shown=f"{pronoun} {first.text}")


def _affected(
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
    text = _cased(f"{form} {pronoun}", noun)
    values = (("match", noun.text), ("fixed", text))
    edits = [Edit(span, text)]
    words = _object_after(clause, position + 2)
    if not words:
        return Hit(span, values)
    changed = accusative_form(document, words, context.inflector)
    place = Span(words[0].span.start, words[-1].span.end)
    if changed is None:
        return Hit(span, values)
    if changed != place.of(document.text):
        edits.append(Edit(place, changed))
    return Hit(span, values, (Fix(tuple(edits), Applicability.UNSAFE),))


def _object_after(clause: Sequence[Token], start: int) -> Sequence[Token]:
    for length in (3, 2, 1):
        words = clause[start : start + length]
        if len(words) == length and all(t.kind == "word" for t in words):
            if object_phrase(words) is not None and any(r.pos in ("noun", "noun-adj") for r in words[-1].readings):
                return words
    return ()


def _hit(
    document: Document,
    clause: Sequence[Token],
    position: int,
    span: Span,
    form: str | None,
    last: Token,
    context: CheckContext,
    shown: str | None = None,
) -> Hit:
    """A hit that replaces the customer and the verb by ``form``, and turns the clause's 3rd-person suffixes."""
    noun = clause[position]
    matched = ("match", Span(noun.span.start, last.span.end).of(document.text))
    if form is None:
        return Hit(span, (matched, ("fixed", "…")))
    text = _cased(form, noun)
    edits = [Edit(span, text)]
    values = (matched, ("fixed", _cased(shown or form, noun)))
    if _speaks_on(document, clause):
        return Hit(span, values)
    for token in clause:
        if token.index <= last.index or not any(r.poss == "3" for r in token.readings):
            continue
        turned = _turned(document, token, context)
        if turned is None:
            return Hit(span, values)
        edits.append(Edit(token.span, turned))
    return Hit(span, values, (Fix(tuple(edits), Applicability.UNSAFE),))


def _speaks_on(document: Document, clause: Sequence[Token]) -> bool:
    """Whether another clause of the sentence goes on about the customer (*hän, rahansa*): no half conversion."""
    sentence = document.sentence_tokens(document.sentences[clause[0].sentence])
    inside = {token.index for token in clause}
    for token in sentence:
        if any(r.lemma == "hän" for r in token.readings):
            return True
        if token.index not in inside and any(r.poss == "3" and r.verbform is None for r in token.readings):
            return True
    return False


def _turned(document: Document, token: Token, context: CheckContext) -> str | None:
    for reading in token.readings:
        if reading.poss == "3":
            form = context.inflector.reinflect(reading, poss=document.addressed.poss)
            if form is not None:
                return form
    return None


def _cased(text: str, model: Token) -> str:
    return text[:1].upper() + text[1:] if model.initial and model.capitalised else text
