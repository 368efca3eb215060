"""The customer spoken of in the third person: *Asiakas voi perua tilauksensa*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from viestilint.checks.registry import CheckContext
from viestilint.language.actors import CUSTOMER_VERBS
from viestilint.language.objects import accusative_form, object_phrase
from viestilint.language.third_person import Turn, rest_edits
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Span, Token
from viestilint.patterns.yamltree import Node

_OTHERS = frozenset(
    "toinen muu jokainen moni eräs uusi tämä usea jokin joku kukin kaikki yksi aiempi edellinen".split()
)
_MODALS = frozenset(("voida", "saada"))
_NECESSIVE = frozenset(("tulla", "pitää", "täytyä", "kannattaa", "tarvita"))
_MORE_VERBS = frozenset(
    "vastata sitoutua saada voida vastaanottaa tarvita huolehtia haluta luoda kirjautua valita hoitaa siivota".split()
)
# What cannot be ordered: Hakijan on oltava täysi-ikäinen stays a necessity.
_STATES = frozenset("olla saada voida näkyä löytyä riittää kuulua pystyä asua omistaa täyttyä kestää osata".split())
# Endings of the nouns of those who do or belong: matkustaja, vuokralainen, asiakas
_ROLE_ENDINGS = ("ja", "jä", "lainen", "läinen", "kas", "käs")
_ROLES = frozenset(("jäsen", "potilas"))
_CONJUNCTIONS = frozenset("jos kun että mikäli koska jotta".split())


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on clauses about *asiakas* that are meant for the reader."""
    data = context.rule.data
    assert data is not None
    nouns = _nouns(data) | _greeted(document)
    if not document.has(nouns):
        return
    # Instructions to a merchant speak of the reader's own customers.
    if any(r.lemma in nouns and r.poss in ("2sg", "2pl") for t in document.at(*nouns) for r in t.readings):
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


def _greeted(document: Document) -> frozenset[str]:
    """What the greeting calls the reader: after *Hyvä matkustaja* the passenger is the reader."""
    return frozenset(
        r.lemma
        for t in document.tokens
        if t.zone == "greeting"
        for r in t.readings
        if r.pos in ("noun", "noun-adj") and r.case == "nom" and r.number == "sg"
        if r.lemma in _ROLES or r.lemma.endswith(_ROLE_ENDINGS)
    )


@lru_cache(maxsize=4)
def _nouns(data: Node) -> frozenset[str]:
    return frozenset(data.fields()["nouns"].texts())


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
        # Jos matkustaja sairastuu: whatever the condition is, it is about the reader.
        supposed = bool(position) and clause[position - 1].lower in ("jos", "mikäli")
        if reading.lemma not in CUSTOMER_VERBS | _MORE_VERBS and not (supposed and reading.lemma != "olla"):
            return None
        if reading.lemma in _MODALS and reading.lemma == "voida" and not _has_infinitive(clause, position):
            return None
        form = context.inflector.reinflect(reading, person="2", number=address.number)
    span = Span(clause[position].span.start, verb.span.end)
    return _hit(document, clause, position, span, form, verb, Turn.PERSON, context)


def _has_infinitive(clause: Sequence[Token], position: int) -> bool:
    return any(r.verbform == "inf1" for t in clause[position + 1 :] for r in t.readings)


def _obliged(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit | None:
    """*Hakijan on palautettava lomake* → *Palauta lomake*; *Asiakkaan ei tarvitse …* → *Sinun ei tarvitse …*"""
    at = position + 2
    while at < len(clause) and _is_adverb(clause[at]):
        at += 1
    if at >= len(clause):
        return None
    first, second, adverbs = clause[position + 1], clause[at], clause[position + 2 : at]
    if first.lower in ("on", "olisi"):
        participle = next((r for r in second.readings if r.participle == "pres_pass" and r.case == "nom"), None)
        if participle is None or participle.verb is None:
            return None
        if participle.verb in _STATES or first.lower == "olisi":
            return _pronoun_hit(document, clause, position, context)
        return _command_hit(document, clause, position, second, adverbs, participle.verb, context)
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
        if infinitive.lemma in _STATES:
            return _pronoun_hit(document, clause, position, context)
        return _command_hit(document, clause, position, second, adverbs, infinitive.lemma, context)
    if not any(r.verbform == "inf1" or r.lemma in _NECESSIVE for r in second.readings):
        return None
    return _pronoun_hit(document, clause, position, context)


def _is_adverb(token: Token) -> bool:
    if token.lower == "itse":
        return True
    return bool(token.readings) and all(r.pos == "adv" or r.case == "sti" for r in token.readings)


def _command_hit(
    document: Document,
    clause: Sequence[Token],
    position: int,
    last: Token,
    adverbs: Sequence[Token],
    verb: str,
    context: CheckContext,
) -> Hit:
    span = Span(clause[position].span.start, last.span.end)
    form = context.inflector.inflect(verb, "verb", mood="imp", person="2", number=document.addressed.number)
    if position and clause[position - 1].lower in _CONJUNCTIONS:
        # Jos asiakkaan pitää maksaa: a condition is no order.
        return _pronoun_hit(document, clause, position, context)
    form = form and " ".join((form, *(t.text for t in adverbs)))
    return _hit(document, clause, position, span, form, last, Turn.COMMAND, context)


def _pronoun_hit(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit:
    pronoun = "sinun" if document.addressed.number == "sg" else "teidän"
    noun, first = clause[position], clause[position + 1]
    shown = f"{pronoun} {first.text}"
    return _hit(document, clause, position, noun.span, pronoun, noun, Turn.MUST, context, shown=shown)


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
    if words:
        changed = accusative_form(document, words, context.inflector)
        place = Span(words[0].span.start, words[-1].span.end)
        if changed is None:
            return Hit(span, values)
        if changed != place.of(document.text):
            edits.append(Edit(place, changed))
    elif not any(t.kind == "amount" for t in clause[position + 2 :]) or _has_nominative(clause[position + 2 :]):
        return Hit(span, values)
    rest = rest_edits(document, clause, noun, verb, Turn.WE, context.inflector)
    if rest is None or any(e.span.overlaps(other.span) for e in rest for other in edits):
        return Hit(span, values)
    edits += rest
    return Hit(span, values, (Fix(tuple(edits), Applicability.UNSAFE),))


def _has_nominative(tokens: Sequence[Token]) -> bool:
    return any(r.case == "nom" for t in tokens for r in t.readings)


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
    turn: Turn,
    context: CheckContext,
    shown: str | None = None,
) -> Hit:
    """A hit that replaces the customer and the verb by ``form``, and turns the rest of the sentence with it."""
    noun = clause[position]
    matched = ("match", Span(noun.span.start, last.span.end).of(document.text))
    if form is None:
        return Hit(span, (matched, ("fixed", "…")))
    values = (matched, ("fixed", _cased(shown or form, noun)))
    rest = rest_edits(document, clause, noun, last, turn, context.inflector)
    if rest is None:
        return Hit(span, values)
    return Hit(span, values, (Fix((Edit(span, _cased(form, noun)), *rest), Applicability.UNSAFE),))


def _cased(text: str, model: Token) -> str:
    return text[:1].upper() + text[1:] if model.initial and model.capitalised else text
