"""The customer named after the verb: *Kulut maksaa asiakas*, *veloitetaan asiakkaalta*, *on asiakkaan vastuulla*."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.checks.customer_place import customer_reading, is_plain
from viestilint.checks.registry import CheckContext
from viestilint.language.phrases import COORDINATORS
from viestilint.language.third_person import Turn, reowned, rest_edits
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Span, Token

# What is the customer's own: on asiakkaan vastuulla, jää asiakkaan maksettavaksi
_OWN = frozenset(("vastuu", "kustannus"))
_OWN_CASES = ("ade", "all")
_STANDING = frozenset(("olla", "jäädä", "ei"))
_HELD = frozenset(("katsoa", "olettaa"))
_JOINED = COORDINATORS | frozenset(("eli", "vai", "eikä", "kanssa", "yhdessä"))


def later(
    document: Document, clause: Sequence[Token], nouns: frozenset[str], verbs: frozenset[str], context: CheckContext
) -> Hit | None:
    """A hit on the first customer after the verb of the clause; ``verbs``: what a customer does."""
    for position in range(1, len(clause)):
        reading = customer_reading(clause[position], nouns)
        if reading is None or reading.number != "sg" or _goes_on(document, clause[position]):
            continue
        if not is_plain(clause, position, reading.case):
            continue
        if reading.case == "nom":
            return _doer(document, clause, position, verbs, context)
        if reading.case in ("abl", "all"):
            return _affected(document, clause, position, reading.case, context)
        if reading.case == "gen":
            return _responsible(document, clause, position, context) or _held(document, clause, position, context)
    return None


def _goes_on(document: Document, noun: Token) -> bool:
    """*asiakas, joka …*, *asiakkaalta tai …*: not just any customer, or not the customer alone."""
    after = document.neighbour(noun)
    if after is None:
        return False
    return (
        after.text in (",", "/", "(", "-")
        or after.lower in _JOINED
        or (after.kind == "word" and after.capitalised)
        or after.kind == "placeholder"
    )


def _doer(
    document: Document, clause: Sequence[Token], position: int, verbs: frozenset[str], context: CheckContext
) -> Hit | None:
    """*Siivouksesta vastaa asiakas* → *Siivouksesta vastaat sinä*; *maksaa asiakas itse* → *maksat itse*."""
    noun, at = clause[position], position - 1
    if any(r.verbform == "inf1" for r in clause[at].readings) and at and _finite(clause[at - 1], frozenset(("voida",))):
        deed, at = clause[at], at - 1
        if not any(r.lemma in verbs for r in deed.readings):
            return None
        reading = _finite(clause[at], frozenset(("voida",)))
    else:
        reading = _finite(clause[at], verbs)
    before = clause[:at]
    if reading is None or not before or any(_is_subject(t) for t in before):
        return None
    after = document.neighbour(noun)
    alone = after is not None and after.lower == "itse"
    if after is not None and not alone and any(r.case in ("nom", "gen") for r in after.readings):
        return None
    number = document.addressed.number
    form = context.inflector.reinflect(reading, person="2", number=number)
    last = after if alone and after is not None else noun
    span = Span(clause[at].span.start, last.span.end)
    matched = ("match", span.of(document.text))
    rest = rest_edits(document, clause, noun, last, Turn.PERSON, context.inflector)
    if form is None:
        return Hit(span, (matched, ("fixed", "…")))
    who = "itse" if alone else ("sinä" if number == "sg" else "te")
    between = document.text[clause[at].span.end : noun.span.start]
    text = f"{form}{between}{who}"
    fixes = () if rest is None else (Fix((Edit(span, text), *rest), Applicability.UNSAFE),)
    return Hit(span, (matched, ("fixed", text)), fixes)


def _finite(token: Token, lemmas: frozenset[str]) -> Reading | None:
    return next(
        (
            r
            for r in token.readings
            if r.is_finite and r.mood == "ind" and r.tense == "pres" and (r.person, r.number) == ("3", "sg")
            if r.clitic is None and r.lemma in lemmas
        ),
        None,
    )


def _is_subject(token: Token) -> bool:
    return token.lower != "itse" and any(
        r.case == "nom" and r.number == "sg" and r.is_nominal and r.pos != "num" for r in token.readings
    )


def _affected(
    document: Document, clause: Sequence[Token], position: int, case: str, context: CheckContext
) -> Hit | None:
    """*Kulut veloitetaan asiakkaalta* → *Kulut veloitetaan sinulta*."""
    if not any(_is_passive(t) for t in clause[:position]):
        return None
    pronoun = context.inflector.inflect("sinä" if document.addressed.number == "sg" else "te", "pron", case=case)
    return _replaced(document, clause, clause[position], pronoun, (), context)


def _is_passive(token: Token, lemmas: frozenset[str] | None = None) -> bool:
    return any(
        r.is_passive and r.mood == "ind" and r.tense == "pres" and r.clitic is None and r.negative != "true"
        for r in token.readings
        if lemmas is None or r.lemma in lemmas
    ) and not any(r.is_finite and not r.is_passive for r in token.readings)


def _responsible(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit | None:
    """*on asiakkaan vastuulla* → *on sinun vastuullasi*."""
    if position + 1 >= len(clause) or not any(
        r.lemma in _STANDING and r.person == "3" for t in clause[:position] for r in t.readings
    ):
        return None
    edits: list[Edit] = []
    for owned in clause[position + 1 : position + 4]:
        if owned.lower in COORDINATORS and edits:
            # vastuulla ja kustannuksella
            continue
        reading = next((r for r in owned.readings if r.lemma in _OWN and r.case in _OWN_CASES and r.poss is None), None)
        form = reowned(owned, reading, document, context.inflector) if reading is not None else None
        if form is None:
            break
        edits.append(Edit(owned.span, form))
    if not edits:
        return None
    pronoun = "sinun" if document.addressed.number == "sg" else "teidän"
    return _replaced(document, clause, clause[position], pronoun, tuple(edits), context)


def _held(document: Document, clause: Sequence[Token], position: int, context: CheckContext) -> Hit | None:
    """*katsotaan asiakkaan hyväksyneen ehdot* → *katsotaan sinun hyväksyneen ehdot*."""
    if position + 1 >= len(clause) or not _is_passive(clause[position - 1], _HELD):
        return None
    if not any(r.case == "gen" and r.participle in ("past_act", "pres_act") for r in clause[position + 1].readings):
        return None
    pronoun = "sinun" if document.addressed.number == "sg" else "teidän"
    return _replaced(document, clause, clause[position], pronoun, (), context)


def _replaced(
    document: Document,
    clause: Sequence[Token],
    noun: Token,
    pronoun: str | None,
    edits: tuple[Edit, ...],
    context: CheckContext,
) -> Hit:
    """A hit on the noun, which the pronoun of the reader replaces."""
    matched = ("match", noun.text)
    if pronoun is None:
        return Hit(noun.span, (matched, ("fixed", "…")))
    rest = rest_edits(document, clause, noun, noun, Turn.WE, context.inflector)
    if rest is None or any(e.span.overlaps(other.span) for e in rest for other in edits):
        return Hit(noun.span, (matched, ("fixed", pronoun)))
    fix = Fix((Edit(noun.span, pronoun), *edits, *rest), Applicability.UNSAFE)
    return Hit(noun.span, (matched, ("fixed", pronoun)), (fix,))
