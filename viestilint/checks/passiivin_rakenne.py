"""Spoken passives: *me lähetetään*, *ollaan lähetetty*, *ei olla tehty*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viestilint.checks.registry import CheckContext
from viestilint.language.objects import PARTICLES, UNINFLECTED, accusative_form, leading_object
from viestilint.language.phrases import COORDINATORS
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Span, Token

_OLLA = {"ollaan": "on", "oltiin": "oli", "oltaisiin": "olisi"}
_NEGATED = {"olla": "ole", "oltu": "ollut", "oltaisi": "olisi"}
_WE = frozenset(("me", "mehän"))
_QUOTES = frozenset('"”“»«')
_MODALS = frozenset(
    "saada voida pitää täytyä taitaa saattaa haluta aikoa kannattaa tarvita osata mahtaa yrittää".split()
)
_GOING = frozenset("tulla mennä lähteä käydä palata".split())
_ACTED_ON = frozenset(("nom", "par", "gen", "ela", "ill", "all"))
_OBLIQUE = tuple("ssa ssä sta stä lla llä lta ltä lle ksi an en in on un yn än ön".split())
_PAST = frozenset(("past_pass", "past_act"))


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on *me* with a passive under ``me-passiivi``, and on the passive of *olla* with a participle."""
    for token in document.at("me", *_OLLA, *_NEGATED):
        if token.kind != "word" or document.sentences[token.sentence].zone not in context.rule.rule.zones:
            continue
        clause = document.clause_tokens(token)
        position = token.index - clause[0].index
        hit = None
        if token.lower in _WE and token.text != "ME":
            hit = _we(document, clause, position, context)
        elif token.lower in _OLLA:
            hit = _double(document, clause, position, context)
        elif token.lower in _NEGATED:
            hit = _negated(document, clause, position, context)
        if hit is not None and not _quoted(document, token):
            yield hit


def _quoted(document: Document, token: Token) -> bool:
    before = document.tokens[document.sentences[token.sentence].first : token.index]
    return sum(t.text in _QUOTES for t in before) % 2 == 1


def _double(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit | None:
    token = clause[position]
    if not _participle_follows(clause, position, _PAST):
        return None
    if any(t.lower in _WE for t in clause[:position]):
        return None
    if all(t.kind == "punct" for t in clause[:position]):
        # Ollaan lähetetty sinulle kortti: with nothing before it the doer is the company.
        return _we_have(document, clause, token, token.span, context)
    return _replace(token, _OLLA[token.lower])


def _negated(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit | None:
    token = clause[position]
    negation = next((t for t in reversed(clause[:position]) if t.lower in ("ei", "eikä", "eikö")), None)
    if negation is None or not _participle_follows(clause, position, _PAST):
        return None
    between = [t for t in clause[:position] if t.index > negation.index]
    # Pakkaus ei saa olla avattu: after a modal verb olla is an infinitive.
    # (eikä niitä olla tehty: niitä is a pronoun, though niittää has the same form.)
    verbs = [t for t in between if not any(r.pos == "pron" for r in t.readings)]
    if any(r.pos == "verb" and (r.lemma in _MODALS or r.is_finite) for t in verbs for r in t.readings):
        return None
    me = next((t for t in clause[:position] if t.lower in _WE and t.index == negation.index - 1), None)
    if me is not None and negation.lower == "ei":
        span = Span(me.span.start, token.span.end)
        return _we_have_not(document, clause, negation, token, span, context)
    opens = all(t.kind == "punct" for t in clause[:position] if t.index < negation.index)
    if opens and negation.lower == "ei" and not between:
        # Ei olla saatu vastausta: with nothing before it the doer is the company, as in Ollaan saatu.
        span = Span(negation.span.start, token.span.end)
        hit = _we_have_not(document, clause, negation, token, span, context)
        if hit.fixes:
            return hit
    return _replace(token, _NEGATED[token.lower])


def _participle_after(clause: Sequence[Token], olla: Token) -> Token | None:
    """The passive participle that *olla* carries, a few words on: *ei olla saatu*, *ollaan lähetetty*."""
    return next((t for t in clause if 0 < t.index - olla.index <= 4 and _done(t) is not None), None)


def _we_have_not(
    document: Document, clause: Sequence[Token], negation: Token, olla: Token, span: Span, context: CheckContext
) -> Hit:
    """*Me ei olla saatu maksua* → *Me emme ole saaneet maksua*; *Ei olla saatu* → *Emme ole saaneet*."""
    form = {"olla": "ole", "oltu": "olleet", "oltaisi": "olisi"}[olla.lower]
    emme = "Emme" if negation.capitalised else "emme"
    opening = document.text[span.start : negation.span.start]
    fixed = f"{opening}{emme} {form}"
    found = _participle_after(clause, olla)
    participles = found and _active_participles(document, clause, olla, found, context)
    if not participles or _joined(document, clause, olla, context) != []:
        told = (("match", span.of(document.text)), ("fixed", fixed + _done_by_us(clause, olla, found, context)))
        return Hit(span, told, variant="me-passiivi")
    values = (("match", span.of(document.text)), ("fixed", fixed))
    edits = (Edit(negation.span, emme), Edit(olla.span, form), *participles)
    return Hit(span, values, (Fix(edits, Applicability.UNSAFE),), variant="me-passiivi")


def _participle_follows(clause: Sequence[Token], position: int, kinds: frozenset[str]) -> bool:
    for token in clause[position + 1 : position + 5]:
        if any(r.participle in kinds and r.case in ("nom", "par") for r in token.readings):
            return True
        if any(r.is_finite and not r.is_nominal for r in token.readings if len(token.readings) == 1):
            return False
    return False


def _replace(token: Token, form: str) -> Hit:
    text = form.capitalize() if token.capitalised else form
    values = (("match", token.text), ("fixed", text))
    return Hit(token.span, values, (Fix((Edit(token.span, text),), Applicability.SAFE),))


def _we(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit | None:
    me = clause[position]
    if position + 1 < len(clause) and clause[position + 1].lower == "ei":
        return _we_not(document, clause, position, context)
    for token in clause[position + 1 : position + 4]:
        reading = next((r for r in token.readings if r.is_passive and r.tense and r.negative != "true"), None)
        if reading is not None:
            break
        if any(r.is_finite for r in token.readings) or token.kind == "punct":
            return None
    else:
        return None
    span = Span(me.span.start, token.span.end)
    values = [("match", span.of(document.text))]
    if reading.lemma == "olla":
        return _we_have(document, clause, token, span, context)
    form = context.inflector.reinflect(reading, voice="act", person="1", number="pl")
    if form is None:
        return Hit(span, (*values, ("fixed", "…")), variant="me-passiivi")
    shared = clause[position + 1].lower in COORDINATORS
    if shared and reading.lemma not in _GOING:
        # Me ja naapurit kutsutaan: who stands beside us may be invited too, or meet us.
        values.append(("fixed", span.of(document.text)[: token.span.start - span.start] + form))
        return Hit(span, tuple(values), variant="me-passiivi")
    joined = _joined(document, clause, token, context)
    own = [] if shared else _objects_around(document, clause, me, token, context)
    if joined is None or own is None:
        values.append(("fixed", span.of(document.text)[: token.span.start - span.start] + form))
        return Hit(span, tuple(values), variant="me-passiivi")
    objects = [*own, *joined]
    opening = document.text[span.start : token.span.start]
    for edit in own:
        if edit.span.end <= token.span.start:
            start, end = edit.span.start - span.start, edit.span.end - span.start
            opening = opening[:start] + edit.text + opening[end:]
    values.append(("fixed", opening + form))
    edits = [Edit(token.span, form), *objects]
    safe = Applicability.UNSAFE if objects else Applicability.SAFE
    return Hit(span, tuple(values), (Fix(tuple(edits), safe),), variant="me-passiivi")


def _joined(document: Document, own: Sequence[Token], verb: Token, context: CheckContext) -> list[Edit] | None:
    """Edits for the passives that share *me*: *me katsotaan asia ja laitetaan viestiä*; ``None`` if one cannot turn."""
    edits: list[Edit] = []
    sentence = document.sentences[verb.sentence]
    for clause in (document.tokens[c.first : c.last] for c in sentence.clauses):
        for token in clause:
            reading = next((r for r in token.readings if r.is_passive), None)
            if reading is None or token.index <= verb.index or any(not r.is_finite for r in token.readings):
                continue
            before = [t for t in clause if t.index < token.index]
            if clause[0].index == own[0].index or clause[0].lower not in COORDINATORS:
                return None
            if any(r.case == "nom" and r.pos in ("noun", "pron") for t in before for r in t.readings):
                break
            form = context.inflector.reinflect(reading, voice="act", person="1", number="pl")
            if form is None or reading.negative == "true" or len(before) > 2:
                return None
            own_object = _object_edits(document, [t for t in clause if t.index > token.index], context)
            if own_object is None:
                return None
            edits += [Edit(token.span, form), *own_object]
            break
    return edits


def _we_have(document: Document, clause: Sequence[Token], olla: Token, span: Span, context: CheckContext) -> Hit | None:
    """*Me ollaan lähetetty* → *Me olemme lähettäneet*."""
    found = _participle_after(clause, olla)
    form = {"ollaan": "olemme", "oltiin": "olimme", "oltaisiin": "olisimme"}.get(olla.lower)
    if form is None:
        return None
    if found is None:
        if any(r.participle or r.is_passive for t in clause if t.index > olla.index for r in t.readings):
            return None
        # Me ollaan pahoillamme.
        told = (("match", span.of(document.text)), ("fixed", f"me {form}"))
        if any(t.lower in UNINFLECTED for t in clause):
            # Me ollaan auki koko päivä: a time would follow (koko päivän), all of us would not (koko perhe).
            return Hit(span, told, variant="me-passiivi")
        return Hit(span, told, (Fix((Edit(olla.span, form),), Applicability.UNSAFE),), variant="me-passiivi")
    alone = olla.span == span
    form = form.capitalize() if alone and olla.capitalised else form
    fixed = form if alone else f"me {form}"
    edits = _active_participles(document, clause, olla, found, context)
    if edits is None:
        told = (("match", span.of(document.text)), ("fixed", fixed + _done_by_us(clause, olla, found, context)))
        return Hit(span, told, variant="me-passiivi")
    values = (("match", span.of(document.text)), ("fixed", fixed))
    return Hit(span, values, (Fix((Edit(olla.span, form), *edits), Applicability.UNSAFE),), variant="me-passiivi")


def _active_participles(
    document: Document, clause: Sequence[Token], olla: Token, first: Token, context: CheckContext
) -> list[Edit] | None:
    """Edits for all that *olla* carries: *saatu viesti ja korjattu vika* → *saaneet viestin ja korjanneet vian*."""
    if not _is_deed(clause, first):
        return None
    participles = [first]
    for token in clause:
        if token.index <= first.index or _done(token) is None:
            continue
        joiner = _joiner(clause, token)
        if joiner is None:
            continue
        if joiner.lower == "eikä" or any(r.pos == "adj" and r.case == "nom" for r in _before(clause, joiner).readings):
            # uusi ja korjattu lasku: an attribute
            return None
        participles.append(token)
    edits: list[Edit] = []
    opening = olla
    for at, token in enumerate(participles):
        reading = _done(token)
        form = reading and _active(reading, context)
        end = participles[at + 1].index if at + 1 < len(participles) else clause[-1].index + 1
        objects = _objects_around(document, [t for t in clause if t.index < end], opening, token, context)
        if not form or objects is None:
            return None
        edits += [Edit(token.span, form), *objects]
        # What stands before a further participle is the object of the one before it.
        opening = document.tokens[end - 1]
    return edits


def _is_deed(clause: Sequence[Token], participle: Token) -> bool:
    """*Me ollaan lähetetty lasku*, not *Me ollaan suljettu*, which may be a state."""
    return any(
        r.pos in ("noun", "pron") and r.case in _ACTED_ON
        for t in clause
        if t.index > participle.index
        for r in t.readings
    )


def _done_by_us(clause: Sequence[Token], olla: Token, found: Token | None, context: CheckContext) -> str:
    """What the message adds to *me olemme* where the objects cannot be turned: *lähettäneet*."""
    reading = found and _done(found)
    form = _active(reading, context) if found and reading and _is_deed(clause, found) else None
    if found is None or not form:
        return ""
    return f" {form}" if found.index == olla.index + 1 else f" … {form}"


def _done(token: Token) -> Reading | None:
    return next((r for r in token.readings if r.participle == "past_pass" and r.case == "nom" and r.verb), None)


def _before(clause: Sequence[Token], token: Token) -> Token:
    return clause[max(0, token.index - clause[0].index - 1)]


def _joiner(clause: Sequence[Token], token: Token) -> Token | None:
    """The *ja* that joins the token to what is before it, adverbs passed over: *ja heti korjattu*."""
    for word in reversed(clause[: token.index - clause[0].index]):
        if word.lower in COORDINATORS or word.lower == "eikä":
            return word
        if not word.readings or any(r.pos != "adv" and r.case != "sti" for r in word.readings):
            return None
    return None


def _we_not(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit | None:
    """*Me ei jätetä sinua* → *Me emme jätä sinua*, *Me ei löydetty* → *Me emme löytäneet*."""
    negation = clause[position + 1]
    for token in clause[position + 2 : position + 5]:
        if token.lower in _NEGATED:
            return None
        form = _denied(token, context)
        if form is None:
            continue
        span = Span(clause[position].span.start, token.span.end)
        values = (("match", span.of(document.text)), ("fixed", f"{clause[position].text} emme {form or '…'}"))
        if not form or _joined(document, clause, token, context) != []:
            return Hit(span, values, variant="me-passiivi")
        edits = (Edit(negation.span, "emme"), Edit(token.span, form))
        return Hit(span, values, (Fix(edits, Applicability.SAFE),), variant="me-passiivi")
    return None


def _denied(token: Token, context: CheckContext) -> str | None:
    """What the passive after *ei* is after *emme*; empty if it cannot be formed, ``None`` if the word is none."""
    for reading in token.readings:
        if reading.voice == "pass" and reading.negative == "true" and reading.mood == "ind":
            return context.inflector.inflect(reading.lemma, "verb", mood="ind", tense="pres", negative="true") or ""
    done = _done(token)
    return None if done is None else _active(done, context) or ""


def _active(reading: Reading, context: CheckContext) -> str | None:
    """*saatu* → *saaneet*"""
    return context.inflector.inflect(
        reading.verb or "", "verb", verbform="part", participle="past_act", number="pl", case="nom"
    )


def _object_edits(document: Document, words: Sequence[Token], context: CheckContext) -> list[Edit] | None:
    """The object among the words, in the case that an active verb wants.

    ``None`` where a noun in the nominative cannot be turned.
    """
    for start, token in enumerate(words):
        if token.kind == "punct":
            break
        if token.lower == "joka":
            # joka päivä: a time, and no object
            return []
        phrase = leading_object(words[start:], _is_head)
        if phrase:
            changed = accusative_form(document, phrase, context.inflector)
            place = Span(phrase[0].span.start, phrase[-1].span.end)
            rest = words[start + len(phrase) :]
            if changed is None or any(
                r.participle == "pres_pass" and r.case == "nom" for t in rest for r in t.readings
            ):
                return None
            if any(t.lower in COORDINATORS and leading_object(rest[i:], _is_head) for i, t in enumerate(rest, 1)):
                # kuitti maksuun ja uusi kortti postiin: a second object, each with a place of its own
                return None
            return [Edit(place, changed)] if changed != place.of(document.text) else []
        if _may_open_object(token, words[start + 1 : start + 2]):
            return None
    return []


def _may_open_object(token: Token, following: Sequence[Token]) -> bool:
    """Whether an object begins that is not read as one: *uusi iPhone*, *Kvartsila Plus*; a case of place begins none."""
    if not token.readings:
        return token.kind == "word" and not token.lower.endswith(_OBLIQUE)
    if token.lower in UNINFLECTED:
        # koko hanketta
        return not any(r.case == "par" for t in following for r in t.readings)
    if token.lower in PARTICLES:
        return False
    return all(r.pos not in ("pron", "adv") and r.case == "nom" and r.number == "sg" for r in token.readings)


def _objects_around(
    document: Document, clause: Sequence[Token], opening: Token, verb: Token, context: CheckContext
) -> list[Edit] | None:
    """The objects of a verb, before it (*me se hoidetaan*) and after it."""
    before = _object_edits(document, [t for t in clause if opening.index < t.index < verb.index], context)
    after = _object_edits(document, [t for t in clause if t.index > verb.index], context)
    return None if before is None or after is None else [*before, *after]


def _is_head(token: Token) -> bool:
    readings: tuple[Reading, ...] = token.readings
    return all(r.pos not in ("adv", "adp") for r in readings)
