"""Whom the customer is asked to get in touch with: the sender, or somebody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from viestilint.checks.signature import signature_start
from viestilint.model import Document, Token

TO_US = frozenset(
    "meille meihin meiltä asiakaspalveluun asiakaspalvelulle asiakaspalveluumme asiakaspalvelullemme".split()
)
"""The sender as the goal of a call or a letter."""
_DIRECTED = frozenset(("all", "ill", "abl"))
# Who can only be at the sender's, if nobody else is named: the head käsittelijä, korvauskäsittelijä, belongs to them.
_OUR_ROLES = frozenset(("asiakaspalvelu", "asiakaspalvelija", "asiakasneuvoja", "asiakasneuvonta"))
# The customer's own contact at the sender's.
_OURS = ("yhteyshenkilö", "myyjä", "edustaja", "asiantuntija", "neuvoja", "päällikkö", "asiakaspalvelu")


def signing(document: Document, places: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The common nouns by which the message is signed: *Lumon kirjasto*, *Lippukassa*, *klinikka* of *Eläinklinikka*.

    ``places``: what a sender has, and the senders that have it; a shop has its *myymälä*.
    """
    zone = document.zone("signature")
    start = signature_start(document) if zone is None else zone.span.start
    if start is None:
        return frozenset()
    named = [
        r for t in document.tokens if t.span.start >= start for r in t.readings if r.pos == "noun" and r.case == "nom"
    ]
    kinds = frozenset(r.head for r in named)
    return kinds | {r.lemma for r in named} | {place for place, senders in places.items() if senders & kinds}


def reaches_us(clause: Sequence[Token], ours: frozenset[str]) -> bool:
    """*meille*, *asiakaspalveluumme*, *lippukassalle* where that is who signs; not *Postin asiakaspalveluun*."""
    return any(
        (before is None or not before.capitalised or before.initial)
        and (
            token.lower in TO_US
            or any(
                r.case in _DIRECTED and r.verbform is None and (r.poss == "1pl" or r.lemma in ours)
                for r in token.readings
            )
        )
        for before, token in zip((None, *clause), clause, strict=False)
    )


def goal_is_us(clause: Sequence[Token], verb: Token, ours: frozenset[str]) -> bool:
    """Whether the goal is the sender, or nobody is named: then it can only be the sender."""
    for token in clause:
        if token.index <= verb.index or not token.readings:
            continue
        if token.lower in TO_US or token.lower == "asiakaspalvelumme":
            return True
        if _third_party(token):
            return False
        goals = [r for r in token.readings if r.case in _DIRECTED and r.verbform is None]
        if goals and len(goals) == len([r for r in token.readings if r.is_nominal]):
            if any(r.poss == "1pl" or r.lemma in _OUR_ROLES | ours or r.head == "käsittelijä" for r in goals):
                return not _is_theirs(clause, token)
            if any(r.pos in ("noun", "pron", "place", "name", "firstname", "surname") for r in goals):
                return False
    return True


def _third_party(token: Token) -> bool:
    """*Ota yhteyttä työnantajaasi*: it is not for the sender to say where."""
    return any(
        r.pos == "noun" and r.poss in ("2sg", "2pl") and r.case in _DIRECTED and not r.lemma.endswith(_OURS)
        for r in token.readings
    )


def _is_theirs(clause: Sequence[Token], goal: Token) -> bool:
    """*Ota yhteyttä Verokeskuksen käsittelijään*, *Soita kunnan toimistoon*: somebody else's, not ours."""
    before = next((t for t in clause if t.index == goal.index - 1), None)
    if before is None or any(r.is_finite for r in before.readings):
        return False
    if any(r.poss == "1pl" for r in goal.readings):
        return before.capitalised and not before.initial
    return (before.capitalised and not before.initial) or any(
        r.case == "gen" and r.pos == "noun" for r in before.readings
    )
