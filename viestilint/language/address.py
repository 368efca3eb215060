"""Words of address from one form to the other: *tilauksesi* ↔ *tilauksenne*, *voit* ↔ *voitte*."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.language.inflection import Inflector
from viestilint.model import Address, Document, Edit, Reading, Token

_CASES = ("nom", "gen", "par", "ess", "ine", "ela", "ill", "ade", "abl", "all", "acc", "tra")


def converted(token: Token, target: Address, inflector: Inflector) -> str | None:
    """The token's word in the target form, with its capital kept; ``None`` if it cannot be formed and verified."""
    for reading in _addressing(token, target):
        form = _convert(reading, target, inflector)
        if form is not None:
            return _cased(form, token.text)
    return None


def conversion(document: Document, target: Address, inflector: Inflector) -> tuple[Edit, ...] | None:
    """The edits that put every address of the message into the target form; ``None`` if any cannot be formed.

    Participles follow: *olette tilanneet* to one person is *olet tilannut*. Imperatives are converted at the start
    of a clause, connegatives not at all.
    """
    edits: list[Edit] = []
    for token, form in document.signals:
        if form is target:
            continue
        text = converted(token, target, inflector)
        if text is None:
            return None
        edits.append(Edit(token.span, text))
        participle = _participle_after(document, token)
        if participle is not None and target is Address.SINA:
            singular = _singular(participle, inflector)
            if singular is None:
                return None
            if singular != participle.text:
                edits.append(Edit(participle.span, singular))
    edits.extend(_bare_edits(document, target, edits, inflector) or ())
    return tuple(edits)


def _bare_edits(document: Document, target: Address, done: Sequence[Edit], inflector: Inflector) -> list[Edit]:
    """The connegative imperatives after *älä* and *älkää*: *älä maksa* ↔ *älkää maksako*."""
    edits: list[Edit] = []
    for token in document.tokens:
        if token.lower not in ("älä", "älkää") or not any(e.span == token.span for e in done):
            continue
        verb = next((t for t in document.clause_tokens(token) if t.index > token.index and _is_connegative(t)), None)
        if verb is None:
            continue
        reading = next(r for r in verb.readings if r.is_finite)
        form = _connegative(reading.lemma, target, inflector)
        if form is not None and form != verb.lower:
            edits.append(Edit(verb.span, _cased(form, verb.text)))
    return edits


def _is_connegative(token: Token) -> bool:
    return any(r.pos == "verb" and r.is_finite and r.negative in ("both", "true") for r in token.readings)


def _connegative(lemma: str, target: Address, inflector: Inflector) -> str | None:
    singular = inflector.inflect(lemma, "verb", mood="imp", person="2", number="sg")
    if target is Address.SINA:
        return singular
    plural = inflector.inflect(lemma, "verb", mood="imp", person="2", number="pl")
    if plural is None or not plural.endswith(("kaa", "kää")):
        return None
    return plural[:-2] + ("o" if plural.endswith("kaa") else "ö")


def _addressing(token: Token, target: Address) -> list[Reading]:
    number = "pl" if target is Address.SINA else "sg"
    return [
        r
        for r in token.readings
        if r.poss == f"2{number}"
        or (r.pos == "pron" and r.lemma in ("sinä", "te"))
        or (r.is_finite and r.person == "2" and r.number == number)
    ]


def _convert(reading: Reading, target: Address, inflector: Inflector) -> str | None:
    if reading.pos == "pron" and reading.lemma in ("sinä", "te"):
        if reading.case not in _CASES:
            return None
        lemma = "sinä" if target is Address.SINA else "te"
        features = {"case": reading.case or "nom"}
        if reading.clitic:
            features["clitic"] = reading.clitic
        return inflector.inflect(lemma, "pron", **features)
    if reading.poss is not None:
        return inflector.reinflect(reading, poss=target.poss)
    if reading.pos == "neg":
        return _negation(reading, target)
    return inflector.reinflect(reading, number=target.number)


def _negation(reading: Reading, target: Address) -> str | None:
    if reading.mood == "imp":
        stem = "älä" if target is Address.SINA else "älkää"
        ending = {"han": "hän", "kä": "kä"}.get(reading.clitic or "", "" if reading.clitic is None else None)
        return None if ending is None else stem + ending
    stem = "et" if target is Address.SINA else "ette"
    ending = {None: "", "ko": "kö", "han": "hän"}.get(reading.clitic)
    return None if ending is None else stem + ending


def _participle_after(document: Document, token: Token) -> Token | None:
    """The plural past participle that goes with *olette*, *ettekö ole*."""
    if not any(r.lemma in ("olla", "ei") and r.person == "2" for r in token.readings):
        return None
    for other in document.clause_tokens(token):
        if other.index > token.index and any(
            r.participle == "past_act" and r.number == "pl" and r.case == "nom" for r in other.readings
        ):
            return other
    return None


def _singular(token: Token, inflector: Inflector) -> str | None:
    reading = next(r for r in token.readings if r.participle == "past_act" and r.number == "pl")
    return inflector.reinflect(reading, number="sg")


def _cased(form: str, model: str) -> str:
    return form[:1].upper() + form[1:] if model[:1].isupper() else form
