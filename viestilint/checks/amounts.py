"""What the checks of sums and numbers share: an amount taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from viestilint.lazyregex import lazy
from viestilint.model import Document, Token

_NUMBER = r"\d[\d \u00a0\u202f.,]*\d|\d"
_PREFIXED = lazy(rf"(?P<unit>€|EUR|eur|e)(?P<gap> ?)(?P<number>{_NUMBER})")
_SUFFIXED = lazy(
    rf"(?P<number>{_NUMBER})(?P<gap>[ \u00a0\u202f]?)(?P<unit>€|%|m[23]|[A-Za-zäÄöÖ²³°]+(?:/s)?)(?P<ending>:[a-zåäö]+)?"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as written: ``number``, ``unit``, what stands between them, whether the unit comes first, and its
    case ending (*:n*).
    """

    token: Token
    number: str
    unit: str
    gap: str
    prefixed: bool
    ending: str = ""


def is_counted(noun: Token) -> bool:
    """Whether the word is what a number before it counts: a noun in the partitive singular, a verb at most besides
    (*kuvaa*).
    """
    nouns = [r for r in noun.readings if r.pos != "verb"]
    return bool(nouns) and all(r.pos == "noun" and (r.case, r.number) == ("par", "sg") for r in nouns)


def amounts(document: Document, zones: frozenset[str], *details: str) -> Iterator[Amount]:
    """The amounts of the given kinds (money, percent, quantity) in the zones. Ranges are left out."""
    for token in document.at("kind=amount"):
        if token.zone not in zones or token.detail not in details:
            continue
        match = _PREFIXED.fullmatch(token.text)
        prefixed = match is not None
        match = match or _SUFFIXED.fullmatch(token.text)
        if match is not None:
            ending = "" if prefixed else match["ending"] or ""
            yield Amount(token, match["number"], match["unit"], match["gap"], prefixed, ending)


def is_rate(document: Document, amount: Amount) -> bool:
    """*4,90 €/kk*: a sum for each of something."""
    return document.text.startswith("/", amount.token.span.end)
