"""*Olette tilanneet* to one person."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Severity, Token

_MANY = frozenset(
    "kaikki molemmat molemmille kumpikin kumpaakin perheenne ryhmänne perhe kaikkien yhdessä joukkonne tiiminne"
    " vanhemmat huoltajat asukkaat osakkaat jäsenet".split()
)
_PARTICIPLES = frozenset(("participle=past_act",))
_NEGATED = ("ole", "olisi", "olleet")
_REACH = 5


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on plural participles after *olette*; an info and no safe fix unless one person is greeted by name."""
    if not document.has(_PARTICIPLES) or document.has(_MANY) or "molem" in document.text.lower():
        return
    if _names_several(document):
        return
    single = _is_single(document)
    for token in document.at("olla", *_NEGATED):
        if token.zone not in context.rule.rule.zones or not _is_be(document, token):
            continue
        participle = _participle(document, token)
        if participle is None:
            continue
        word, reading = participle
        form = context.inflector.reinflect(reading, number="sg")
        values = (("match", f"{token.text} … {word.text}"), ("fixed", form or "…"))
        fixes: tuple[Fix, ...] = ()
        if form is not None:
            safe = Applicability.SAFE if single else Applicability.UNSAFE
            fixes = (Fix((Edit(word.span, form),), safe),)
        yield Hit(word.span, values, fixes, severity=None if single else Severity.INFO)


def _names_several(document: Document) -> bool:
    """*Hei Maija ja Matti!*"""
    zone = document.zone("greeting")
    tokens = document.tokens_in(zone.span) if zone is not None else ()
    return any(
        token.lower in ("ja", "sekä", "&") and before.capitalised and after.capitalised
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _is_single(document: Document) -> bool:
    """Whether the greeting names one person: a name, or a placeholder for one, and no *ja*."""
    zone = document.zone("greeting")
    if zone is None:
        return False
    tokens = document.tokens_in(zone.span)
    if any(token.lower in ("ja", "sekä", "hyvät", "arvoisat", "&") for token in tokens):
        return False
    return any(
        (t.kind == "placeholder" and t.detail in ("name", None, "")) or (t.kind == "word" and t.capitalised and t.index)
        for t in tokens
    )


def _is_be(document: Document, token: Token) -> bool:
    if any(r.lemma == "olla" and r.is_finite and r.person == "2" and r.number == "pl" for r in token.readings):
        return True
    if token.lower not in _NEGATED:
        return False
    before = [t for t in document.clause_tokens(token) if t.index < token.index]
    return any(r.pos == "neg" and r.person == "2" and r.number == "pl" for t in before for r in t.readings)


def _participle(document: Document, token: Token) -> tuple[Token, Reading] | None:
    for other in document.clause_tokens(token):
        if not 0 < other.index - token.index <= _REACH:
            continue
        for reading in other.readings:
            if reading.participle == "past_act" and reading.number == "pl" and reading.case == "nom":
                return other, reading
    return None
