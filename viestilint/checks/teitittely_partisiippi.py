"""*Olette tilanneet* to one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viestilint.checks.registry import CheckContext
from viestilint.language.address import told_of_reader
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Severity, Token

_MANY = frozenset(
    "kaikki molemmat molemmille kumpikin kumpaakin perheenne ryhmänne perhe kaikkien yhdessä joukkonne tiiminne"
    " vanhemmat huoltajat asukkaat osakkaat jäsenet".split()
)
_PARTICIPLES = frozenset(("participle=past_act",))
_NEGATED = ("ole", "olisi", "olleet", "liene", "olekaan", "olisikaan")
_PEOPLE = ("firstname", "surname", "name")
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
        told, sure = told_of_reader(document, token)
        if not told or told[0][0].index - token.index > _REACH or _has_company(document, told[0][0]):
            continue
        word, reading = told[0]
        if token.lower == "olleet" and (perfect := next((r for r in token.readings if r.participle), None)):
            # ette olleet saaneet → ette ollut saanut
            told = [(token, perfect), *told]
        form = context.inflector.reinflect(reading, number="sg")
        values = (("match", f"{token.text} … {word.text}"), ("fixed", form or "…"))
        fixes: tuple[Fix, ...] = ()
        edits = _edits(told, context) if sure else ()
        if edits:
            safe = Applicability.SAFE if single else Applicability.UNSAFE
            fixes = (Fix(edits, safe),)
        yield Hit(word.span, values, fixes, severity=None if single else Severity.INFO)


def _edits(told: Sequence[tuple[Token, Reading]], context: CheckContext) -> tuple[Edit, ...]:
    """The participles in the singular; nothing if one of them cannot be formed."""
    forms = [(word, context.inflector.reinflect(reading, number="sg")) for word, reading in told]
    edits = tuple(Edit(word.span, form) for word, form in forms if form is not None)
    return edits if len(edits) == len(told) else ()


def _has_company(document: Document, participle: Token) -> bool:
    """*Te ja puolisonne olette saaneet, olette puolisonne kanssa hakeneet*: more than one did it."""
    words = [t for t in document.clause_tokens(participle) if t.index < participle.index]
    for before, token, following in zip(words, words[1:], [*words[2:], participle], strict=False):
        if token.lower in ("ja", "sekä") and "te" in (before.lower, following.lower):
            return True
        if token.lower == "kanssa":
            return any(r.poss == "2pl" or (r.case == "gen" and r.pos in _PEOPLE) for r in before.readings)
    return False


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
    if token.lower.removesuffix("kaan").removesuffix("kään") not in _NEGATED:
        return False
    before = [t for t in document.clause_tokens(token) if t.index < token.index]
    return any(r.pos == "neg" and r.person == "2" and r.number == "pl" for t in before for r in t.readings)
