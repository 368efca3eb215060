"""The customer spoken of in the third person: *Asiakas voi perua tilauksensa*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from viestilint.checks.customer_affected import affected
from viestilint.checks.customer_later import later
from viestilint.checks.customer_place import OTHER_END, OTHERS, customer_of, customer_reading, opened_by_relative
from viestilint.checks.fronted import object_after
from viestilint.checks.registry import CheckContext
from viestilint.language.actors import CUSTOMER_VERBS, is_state
from viestilint.language.commands import CONDITIONS
from viestilint.language.phrases import COORDINATORS, cased_as
from viestilint.language.third_person import Turn, rest_edits
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token
from viestilint.patterns.yamltree import Node

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
_RIGHTS = frozenset("oikeus mahdollisuus velvollisuus vastuu velvoite lupa".split())
# paitsi täyttää lomake myös soittaa
_PAIRED = frozenset(("paitsi", "niin", "sekä", "joko"))
_ASKING = frozenset(("pyytää", "kehottaa"))
_SELLERS = frozenset(
    "kauppias myyjä yrittäjä vuokranantaja vuokraaja palveluntarjoaja palveluntuottaja jälleenmyyjä ravintoloitsija"
    " majoittaja kouluttaja valmentaja urakoitsija isännöitsijä".split()
)
# B-rapun asukkaita pyydetään: the reader may live elsewhere.
_PARTS = frozenset("rappu porras kerros ryhmä luokka kortteli katu kurssi vuoro osasto joukkue".split())
# Voitte varmistaa, että asiakas saa tiedon: the reader's own customer.
_THAT = frozenset(("että", "jotta"))


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on clauses about *asiakas* that are meant for the reader."""
    hits = list(_found(document, context))
    for hit in hits:
        yield replace(hit, fixes=()) if _leaves_customer(document, hit, hits) else hit


def _leaves_customer(document: Document, hit: Hit, hits: Sequence[Hit]) -> bool:
    """*Jos asiakas ei irtisano sopimusta, asiakkaan katsotaan …*: half of the sentence would still speak of somebody."""
    first = next(iter(document.tokens_in(hit.span)), None)
    if first is None or not hit.fixes:
        return False
    lemmas = {r.lemma for r in first.readings if r.is_nominal}
    return any(
        lemmas.intersection(r.lemma for r in t.readings) and not any(other.span.overlaps(t.span) for other in hits)
        for t in document.sentence_tokens(document.sentences[first.sentence])
        if t.index != first.index
    )


def _found(document: Document, context: CheckContext) -> Iterator[Hit]:
    data = context.rule.data
    assert data is not None
    greeted = _greeted(document)
    nouns = _nouns(data) | greeted
    if not document.has(nouns):
        return
    # Instructions to a merchant speak of the reader's own customers.
    if any(r.lemma in nouns and r.poss in ("2sg", "2pl") for t in document.at(*nouns) for r in t.readings):
        return
    if _has_customers(document):
        return
    verbs = CUSTOMER_VERBS | _MORE_VERBS | frozenset(data.fields()["done-by-them"].texts())
    for clause in document.clauses(context.rule.rule.zones):
        if _meets(clause):
            continue
        found = customer_of(clause, nouns)
        if found is None:
            named = _asked_of_place(document, clause, nouns, context)
            if named is None and not _addresses(document, clause):
                named = later(document, clause, nouns - OTHER_END, verbs, context)
            if named is not None:
                yield named
            continue
        position, reading = found
        if reading.lemma == "vastaanottaja" and any(
            r.lemma == "lähettäjä" for t in _sentence(document, clause) for r in t.readings
        ):
            # The two ends of a letter, neither of whom need be the reader.
            continue
        others = reading.lemma in _parties(data) - greeted or clause[0].lower in _THAT
        others = others or opened_by_relative(clause, position)
        if others and _addresses(document, clause):
            continue
        hit = None
        if reading.number == "pl" and reading.case not in ("gen", "par"):
            continue
        if reading.case == "nom":
            hit = _subject(document, clause, position, context)
        elif reading.case == "gen":
            hit = _obliged(document, clause, position, context)
        elif reading.case in ("abl", "all"):
            hit = affected(document, clause, position, reading.case, context)
        elif reading.case == "ade":
            hit = _entitled(document, clause, position, context)
        elif reading.case == "par":
            hit = _asked(document, clause, position, context)
        if hit is not None:
            yield hit


def _has_customers(document: Document) -> bool:
    """*Verkkokauppiaana näet, kun asiakas maksaa*: the reader sells, and the customer is somebody else."""
    addressing = {(t.sentence, t.clause) for t, _ in document.signals}
    return any(
        r.case == "ess" and (r.head in _SELLERS or r.lemma in _SELLERS)
        for t in document.at("case=ess")
        if t.zone == "body" and (t.sentence, t.clause) in addressing
        for r in t.readings
    )


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


@lru_cache(maxsize=4)
def _parties(data: Node) -> frozenset[str]:
    return frozenset(data.fields()["parties"].texts())


def _addresses(document: Document, clause: Sequence[Token]) -> bool:
    """*Saat rahat, kun ostaja on saanut paketin*: the reader is another than the buyer of that sentence."""
    return any(t.sentence == clause[0].sentence and t.clause != clause[0].clause for t, _ in document.signals)


def _sentence(document: Document, clause: Sequence[Token]) -> Sequence[Token]:
    return document.sentence_tokens(document.sentences[clause[0].sentence])


def _meets(clause: Sequence[Token]) -> bool:
    """*Asiakas maksaa sinulle*: the two are not one."""
    return any(r.pos == "pron" and r.lemma in ("sinä", "te") for t in clause for r in t.readings)


def _subject(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit | None:
    """*Asiakas voi perua tilauksensa* → *Voit perua tilauksesi*; *Asiakas ei voi …* → *Et voi …*"""
    after = clause[position + 1 :]
    # Asukas itse huolehtii → Huolehdit itse
    himself = len(after) > 1 and after[0].lower == "itse"
    if himself:
        after = after[1:]
    if not after:
        return None
    verb = after[0]
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
    # Jos matkustaja sairastuu: whatever the condition is, it is about the reader.
    supposed = bool(position) and clause[position - 1].lower in ("jos", "mikäli")
    if reading.pos == "neg":
        following = next((t for t in after[1:] if not _is_adverb(t)), None)
        denied = {r.lemma for r in following.readings if r.negative in ("true", "both")} if following else set()
        told = supposed and denied - {"olla"} and not _meets(_sentence(document, clause))
        if not denied & (_MODALS | {"tarvita"}) and not told:
            return None
        form: str | None = "et" if address.number == "sg" else "ette"
    else:
        if reading.lemma not in CUSTOMER_VERBS | _MORE_VERBS and not (supposed and reading.lemma != "olla"):
            return None
        if reading.lemma in _MODALS and reading.lemma == "voida" and not _has_infinitive(clause, position):
            return None
        form = context.inflector.reinflect(reading, person="2", number=address.number)
    span = Span(clause[position].span.start, verb.span.end)
    form = f"{form} itse" if himself and form is not None else form
    return _hit(document, clause, position, span, form, verb, Turn.PERSON, context)


def _has_infinitive(clause: Sequence[Token], position: int) -> bool:
    return any(r.verbform == "inf1" for t in clause[position + 1 :] for r in t.readings)


def _obliged(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit | None:
    """*Hakijan on palautettava lomake* → *Palauta lomake*; *Asiakkaan ei tarvitse …* → *Sinun ei tarvitse …*"""
    plural = _is_plural(clause[position])
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
        if _only_must(document, clause, participle.verb, context) or first.lower == "olisi":
            # Hakijoiden on oltava täysi-ikäisiä: the predicate would have to follow.
            return None if plural else _pronoun_hit(document, clause, position, context)
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
        if _only_must(document, clause, infinitive.lemma, context):
            return None if plural else _pronoun_hit(document, clause, position, context)
        return _command_hit(document, clause, position, second, adverbs, infinitive.lemma, context)
    softly = necessity.lemma == "tulla" and infinitive is not None and infinitive.lemma in CUSTOMER_VERBS
    # Asiakkaiden tulisi täyttää: the reader is one of them. A state would have to be put into the singular.
    if (plural and not softly) or not any(r.verbform == "inf1" or r.lemma in _NECESSIVE for r in second.readings):
        return None
    return _pronoun_hit(document, clause, position, context)


def _only_must(document: Document, clause: Sequence[Token], verb: str, context: CheckContext) -> bool:
    """What cannot be ordered: *on oltava*, *on täytettävä 18 vuotta*, and *on peruttava viimeistään*, which need not be."""
    data = context.rule.data
    options = data.fields()["options"].texts() if data is not None else ()
    tokens = _sentence(document, clause)
    optional = verb in options and not any(t.lower in CONDITIONS for t in tokens)
    return optional or verb in _STATES or is_state(verb, clause)


def _is_plural(token: Token) -> bool:
    return not any(r.number == "sg" and r.case == "gen" for r in token.readings)


def _entitled(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit | None:
    """*Asiakkaalla on oikeus …* → *Sinulla on oikeus …*"""
    after = clause[position + 1 : position + 4]
    if len(after) < 2 or after[0].lower not in ("on", "ei"):
        return None
    if not any(r.lemma in _RIGHTS and r.case in ("nom", "par") for t in after[1:] for r in t.readings):
        return None
    pronoun = "sinulla" if document.addressed.number == "sg" else "teillä"
    noun = clause[position]
    shown = f"{pronoun} {after[0].text}"
    return _hit(document, clause, position, noun.span, pronoun, noun, Turn.MUST, context, shown=shown)


def _asked(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit | None:
    """*Asiakasta pyydetään täyttämään lomake* → *Täytä lomake*."""
    after = clause[position + 1 : position + 3]
    if len(after) < 2 or not any(r.is_passive and r.tense == "pres" and r.lemma in _ASKING for r in after[0].readings):
        return None
    told = next((r for r in after[1].readings if r.verbform == "inf3" and r.case == "ill"), None)
    if told is None:
        return None
    everyone = clause[position - 1] if position else None
    if everyone is not None and everyone.lower == "kaikkia":
        number = document.addressed.number
        form = context.inflector.inflect(told.lemma, "verb", mood="imp", person="2", number=number)
        span = Span(everyone.span.start, after[1].span.end)
        return Hit(span, (("match", span.of(document.text)), ("fixed", cased_as(form or "…", everyone))))
    if everyone is not None and everyone.kind != "punct":
        # Ruuhkan välttämiseksi asukkaita pyydetään …: the command would come late.
        asking = next(r for r in after[0].readings if r.is_passive)
        form = context.inflector.reinflect(asking, voice="act", person="1", number="pl")
        form = form and f"{form} {'sinua' if document.addressed.number == 'sg' else 'teitä'}"
        span = Span(clause[position].span.start, after[0].span.end)
        return _hit(document, clause, position, span, form, after[0], Turn.WE, context)
    return _command_hit(document, clause, position, after[1], (), told.lemma, context)


def _asked_of_place(
    document: Document, clause: Sequence[Token], nouns: frozenset[str], context: CheckContext
) -> Hit | None:
    """*Kirjaston asiakkaita pyydetään palauttamaan …*: shown only, as the place would have to be told otherwise."""
    for position, (before, token, asking, told) in enumerate(
        zip(clause, clause[1:], clause[2:], clause[3:], strict=False), 1
    ):
        reading = customer_reading(token, nouns)
        if reading is None or reading.case != "par" or reading.number != "pl":
            continue
        if not any(
            r.case == "gen" and r.pos in ("noun", "place", "name") and r.head not in _PARTS for r in before.readings
        ):
            return None
        if any(r.lemma in OTHERS for t in clause[max(0, position - 2) : position] for r in t.readings):
            return None
        deed = next((r.lemma for r in told.readings if r.verbform == "inf3" and r.case == "ill"), None)
        if deed is None or not any(r.is_passive and r.tense == "pres" and r.lemma in _ASKING for r in asking.readings):
            return None
        number = document.addressed.number
        form = context.inflector.inflect(deed, "verb", mood="imp", person="2", number=number)
        span = Span(clause[position].span.start, told.span.end)
        return Hit(span, (("match", span.of(document.text)), ("fixed", f"{form or ''} …".strip())))
    return None


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
    late = position and clause[position - 1].kind != "punct"
    if late or any(t.lower in _PAIRED for t in adverbs) or _goes_on_below(document, clause, position):
        # Jos asiakkaan pitää maksaa: a condition is no order. Tarvittaessa asiakkaan …: the verb would come late.
        return _pronoun_hit(document, clause, position, context)
    after = _after_all(document, clause, last) if [t.lower for t in adverbs] == ["itse"] else None
    form = form and " ".join((form, *(t.text for t in adverbs if after is None)))
    more = [] if after is None else [Edit(Span(after.span.end, after.span.end), " itse")]
    return _hit(document, clause, position, span, form, last, Turn.COMMAND, context, more=more)


def _goes_on_below(document: Document, clause: Sequence[Token], position: int) -> bool:
    """*- hakijan tulee pyytää sitä ja*: one of the conditions that a sentence has as its list."""
    noun = clause[position]
    line = document.text[document.text.rfind("\n", 0, noun.span.start) + 1 :].partition("\n")[0]
    return noun.text.islower() and line.rstrip(" ,").endswith((" ja", " tai", " sekä"))


def _after_all(document: Document, clause: Sequence[Token], verb: Token) -> Token | None:
    """Where *itse* goes: *Pura ja asenna laite itse*; ``None`` for right behind the verb."""
    following = [t for t in clause if t.index > verb.index][:2]
    end = verb
    if len(following) == 2 and following[0].lower in COORDINATORS:
        if any(r.verbform == "inf1" or r.participle == "pres_pass" for r in following[1].readings):
            end = following[1]
    return object_after(document, clause, end) or (end if end is not verb else None)


def _pronoun_hit(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit:
    pronoun = "sinun" if document.addressed.number == "sg" else "teidän"
    noun, first = clause[position], clause[position + 1]
    shown = f"{pronoun} {first.text}"
    return _hit(document, clause, position, noun.span, pronoun, noun, Turn.MUST, context, shown=shown)


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
    more: Sequence[Edit] = (),
) -> Hit:
    """A hit that replaces the customer and the verb by ``form``, and turns the rest of the sentence with it."""
    noun = clause[position]
    matched = ("match", Span(noun.span.start, last.span.end).of(document.text))
    if form is None:
        return Hit(span, (matched, ("fixed", "…")))
    values = (matched, ("fixed", cased_as(shown or form, noun)))
    rest = rest_edits(document, clause, noun, last, turn, context.inflector)
    if rest is None:
        return Hit(span, values)
    return Hit(span, values, (Fix((Edit(span, cased_as(form, noun)), *rest, *more), Applicability.UNSAFE),))
