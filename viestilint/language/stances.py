"""What a statement of a reply does: gives a reason, denies, affirms, tells the reader what to do, promises."""

from __future__ import annotations

from viestilint.language.evidence import holds
from viestilint.language.statements import POLAR, Statement
from viestilint.model import Token


def has_reason(statement: Statement) -> bool:
    """Whether the statement gives a reason: *koska*, *johtuu*."""
    return holds("reason", statement.tokens)


def denies(statement: Statement) -> bool:
    """Whether the statement says no of something; a ban is none."""
    return any(r.pos == "neg" and r.mood != "imp" for t in statement.tokens for r in t.readings)


def is_verb(token: Token) -> bool:
    """Whether a word is a verb form that cannot well be anything else: not *leveät*, but *voit*."""
    return token.lower in POLAR or all(r.pos in ("verb", "neg") or r.verbform is not None for r in token.readings)


def instructs_or_allows(statement: Statement) -> bool:
    """Whether the reader is told or may do something: *soita*, *voit*."""
    # Siitä ei tule maksua: behind the negative verb no form is an imperative.
    denied = denies(statement)
    return any(
        r.is_finite and r.person == "2" and not (denied and r.mood == "imp")
        for t in statement.tokens
        if is_verb(t)
        for r in t.readings
    )


def acts(statement: Statement) -> bool:
    """Whether the sender does something: *lähetämme*, *siirsin*."""
    return any(
        r.is_finite and r.person == "1" and r.mood == "ind" and r.pos == "verb"
        for t in statement.tokens
        for r in t.readings
    )


def affirms(statement: Statement) -> bool:
    """*Siirto onnistuu*, *se ei käy*: words that say yes or no to what was asked."""
    return any(
        r.is_finite and r.lemma in ("onnistua", "sopia", "käydä", "järjestyä", "hoitua", "riittää")
        for t in statement.tokens
        for r in t.readings
    )


def promises(statement: Statement) -> bool:
    """A deed of the writer's: done, being done or promised."""
    return any(
        (r.is_finite and r.person == "1" and r.mood == "ind")
        or (r.is_passive and r.mood == "ind")
        or r.participle == "past_pass"
        for t in statement.tokens
        for r in t.readings
    )
