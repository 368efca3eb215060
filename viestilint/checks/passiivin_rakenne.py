"""Spoken passives: *me lähetetään*, *ollaan lähetetty*, *ei olla tehty*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viestilint.checks.registry import CheckContext
from viestilint.language.objects import accusative_form, object_phrase
from viestilint.language.phrases import COORDINATORS
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Span, Token

_OLLA = {"ollaan": "on", "oltiin": "oli", "oltaisiin": "olisi"}
_NEGATED = {"olla": "ole", "oltu": "ollut", "oltaisi": "olisi"}
_QUOTES = frozenset('"”“»«')
_MODALS = frozenset(
    "saada voida pitää täytyä taitaa saattaa haluta aikoa kannattaa tarvita osata mahtaa yrittää".split()
)
_ACTED_ON = frozenset(("nom", "par", "gen", "ela", "ill", "all"))
_PAST = frozenset(("past_pass", "past_act"))


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on *me* with a passive under ``me-passiivi``, and on the passive of *olla* with a participle."""
    for token in document.at("me", *_OLLA, *_NEGATED):
        if token.kind != "word" or document.sentences[token.sentence].zone not in context.rule.rule.zones:
            continue
        clause = document.clause_tokens(token)
        position = token.index - clause[0].index
        hit = None
        if token.lower == "me" and token.text != "ME":
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
    if any(t.lower == "me" for t in clause[:position]):
        return None
    if all(t.kind == "punct" for t in clause[:position]):
        # Ollaan lähetetty sinulle kortti: with nothing before it the doer is the company.
        return _we_have(document, clause, token, token.span, context)
    return _replace(token, _OLLA[token.lower])


def _negated(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit | None:
    token = clause[position]
    negation = next((t for t in clause[:position] if t.lower in ("ei", "eikä", "eikö")), None)
    if negation is None or not _participle_follows(clause, position, _PAST):
        return None
    between = [t for t in clause[:position] if t.index > negation.index]
    # Pakkaus ei saa olla avattu: after a modal verb olla is an infinitive.
    if any(r.pos == "verb" and (r.lemma in _MODALS or r.is_finite) for t in between for r in t.readings):
        return None
    me = next((t for t in clause[:position] if t.lower == "me" and t.index == negation.index - 1), None)
    if me is not None and negation.lower == "ei":
        return _we_have_not(document, clause, me, negation, token, context)
    return _replace(token, _NEGATED[token.lower])


def _participle_after(clause: Sequence[Token], olla: Token) -> tuple[Token, Reading] | None:
    """The passive participle that *olla* carries, a few words on: *ei olla saatu*, *ollaan lähetetty*."""
    for token in clause:
        if 0 < token.index - olla.index <= 4:
            for reading in token.readings:
                if reading.participle == "past_pass" and reading.case == "nom" and reading.verb:
                    return token, reading
    return None


def _we_have_not(
    document: Document, clause: Sequence[Token], me: Token, negation: Token, olla: Token, context: CheckContext
) -> Hit | None:
    """*Me ei olla saatu maksua* → *Me emme ole saaneet maksua*."""
    span = Span(me.span.start, olla.span.end)
    form = {"olla": "ole", "oltu": "olleet", "oltaisi": "olisi"}[olla.lower]
    values = (("match", span.of(document.text)), ("fixed", f"{me.text} emme {form}"))
    found = _participle_after(clause, olla)
    participle = found and context.inflector.inflect(
        found[1].verb or "", "verb", verbform="part", participle="past_act", number="pl", case="nom"
    )
    if found is None or not participle or _joined(document, clause, olla, context) != []:
        return Hit(span, values, variant="me-passiivi")
    edits = (Edit(negation.span, "emme"), Edit(olla.span, form), Edit(found[0].span, participle))
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
    values.append(("fixed", span.of(document.text)[: token.span.start - span.start] + form))
    joined = _joined(document, clause, token, context)
    if joined is None:
        return Hit(span, tuple(values), variant="me-passiivi")
    own = _object_edits(document, clause, token, context)
    if own is None:
        return Hit(span, tuple(values), variant="me-passiivi")
    objects = [*own, *joined]
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
            own_object = _object_edits(document, clause, token, context)
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
        return Hit(span, told, (Fix((Edit(olla.span, form),), Applicability.UNSAFE),), variant="me-passiivi")
    token, reading = found
    participle = context.inflector.inflect(
        reading.verb or "", "verb", verbform="part", participle="past_act", number="pl", case="nom"
    )
    alone = olla.span == span
    form = form.capitalize() if alone and olla.capitalised else form
    values = (("match", span.of(document.text)), ("fixed", form if alone else f"me {form}"))
    acted_on = any(
        r.pos in ("noun", "pron") and r.case in _ACTED_ON for t in clause if t.index > token.index for r in t.readings
    )
    objects = _object_edits(document, clause, token, context)
    if participle is None or not acted_on or objects is None:
        # Me ollaan suljettu: what is said may be a state.
        return Hit(span, values, variant="me-passiivi")
    edits = [Edit(olla.span, form), Edit(token.span, participle), *objects]
    return Hit(span, values, (Fix(tuple(edits), Applicability.UNSAFE),), variant="me-passiivi")


def _we_not(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit | None:
    """*Me ei jätetä sinua* → *Me emme jätä sinua*."""
    negation = clause[position + 1]
    for token in clause[position + 2 : position + 5]:
        reading = next(
            (r for r in token.readings if r.voice == "pass" and r.negative == "true" and r.mood == "ind"), None
        )
        if reading is None:
            continue
        span = Span(clause[position].span.start, token.span.end)
        form = context.inflector.inflect(reading.lemma, "verb", mood="ind", tense="pres", negative="true")
        values = (("match", span.of(document.text)), ("fixed", f"{clause[position].text} emme {form or '…'}"))
        if form is None or _joined(document, clause, token, context) != []:
            return Hit(span, values, variant="me-passiivi")
        edits = (Edit(negation.span, "emme"), Edit(token.span, form))
        return Hit(span, values, (Fix(edits, Applicability.SAFE),), variant="me-passiivi")
    return None


def _object_edits(document: Document, clause: Sequence[Token], verb: Token, context: CheckContext) -> list[Edit] | None:
    """The object after the verb in the case that an active verb wants, wherever it stands in the clause.

    ``None`` where a noun in the nominative cannot be turned.
    """
    after = [t for t in clause if t.index > verb.index]
    for start, token in enumerate(after):
        if token.kind == "punct":
            break
        if token.lower == "joka":
            # joka päivä: a time, and no object
            return []
        words = _object(after[start:])
        if words:
            changed = accusative_form(document, words, context.inflector)
            place = Span(words[0].span.start, words[-1].span.end)
            rest = after[start + len(words) :]
            if changed is None or any(
                r.participle == "pres_pass" and r.case == "nom" for t in rest for r in t.readings
            ):
                return None
            return [Edit(place, changed)] if changed != place.of(document.text) else []
    return []


def _object(after: Sequence[Token]) -> list[Token]:
    """The nominative noun phrase that opens the words."""
    for length in range(min(4, len(after)), 0, -1):
        words = after[:length]
        if all(t.kind == "word" for t in words) and object_phrase(words) is not None and _is_head(words[-1]):
            return list(words)
    return []


def _is_head(token: Token) -> bool:
    readings: tuple[Reading, ...] = token.readings
    return all(r.pos not in ("adv", "adp") for r in readings)
