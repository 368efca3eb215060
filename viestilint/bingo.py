"""The bingo of automatic replies: what a set of messages has of templates, in points.

Source: the blog Kuka vastaa?, Automaattivastausbingo. Its five statements give six points at most, yet its highest
band is seven: the two halves of the second statement therefore count apart, unless the scoring is *strict*.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from viestilint.model import Document, Finding, Message

POINTS = {"K1x": 2, "K1": 1, "K2a": 1, "K2b": 1, "K3": 1, "K4": 1, "K5": 1}
ITEMS = tuple(POINTS)
RULES = {
    "K1x": ("tervehdys-puuttuu",),
    "K1": ("nimi-puuttuu",),
    "K2a": ("ylimalkainen-sanasto",),
    "K2b": ("asiakas-kolmannessa",),
    "K3": ("puhuttelu-eri-kuin-asiakkaalla",),
    "K4": ("kysymys-vastaamatta",),
    "K5": ("fraasi", "kapulakieli"),
}
RECOMMENDED = 10
FEW = 5
_VAGUE = frozenset(("tuote", "palvelu", "asia", "kyseinen"))
_NEED_CUSTOMER = frozenset(("K3", "K4"))
_SHARE = 0.3
_COVERED = 0.4

States = Mapping[str, bool | None]
"""Item → whether it is true; ``None`` where it could not be assessed."""


@dataclass(frozen=True, slots=True)
class Score:
    """Points, as a range where something could not be assessed, of at most ``most``."""

    low: int
    high: int
    most: int

    @property
    def shown(self) -> str:
        """*3 / 7*, or *3–5 / 7*."""
        return f"{self.low} / {self.most}" if self.low == self.high else f"{self.low}–{self.high} / {self.most}"


@dataclass(frozen=True, slots=True)
class Played:
    """One message with its states."""

    message: Message
    states: States

    def score(self, strict: bool = False) -> Score:
        """The message's own points."""
        return score_of(self.states, strict=strict)


@dataclass(frozen=True, slots=True)
class Card:
    """The set as a whole: each item's state, and in how many of the messages that tell it is true."""

    played: tuple[Played, ...]
    states: States
    counts: Mapping[str, tuple[int, int]]
    strict: bool = False

    @property
    def score(self) -> Score:
        """The set's points."""
        return score_of(self.states, strict=self.strict)

    @property
    def unassessed(self) -> tuple[str, ...]:
        """The items that no message tells of."""
        return tuple(item for item in ITEMS if self.states[item] is None)


def play_message(document: Document, findings: Sequence[Finding], runs: Iterable[str]) -> Played:
    """The states of one message. ``findings`` are those that are not suppressed, ``runs`` the"
    " rules that apply."""
    message = document.message
    active = frozenset(runs)
    count = {rule: sum(f.rule == rule for f in findings) for rules in RULES.values() for rule in rules}
    states: dict[str, bool | None] = {}
    for item in ITEMS:
        if not active & {RULES[item][0]} or (item in _NEED_CUSTOMER and not message.customer):
            states[item] = None
        else:
            states[item] = count[RULES[item][0]] > 0
    # A bare greeting is accepted in a text message.
    if message.channel == "sms":
        states["K1"] = False
    if states["K1x"] or _opens_by_partial(states):
        states["K1"] = False
    if states["K2a"] is not None:
        if message.customer:
            states["K2a"] = states["K2a"] or _vague_possession(document)
        else:
            states["K2a"] = _vague_words(document) >= 2
    if states["K5"] is not None:
        phrases = [f for f in findings if f.rule == "fraasi"]
        states["K5"] = (
            len(phrases) >= 2
            or (bool(phrases) and _covered(document, phrases) >= _COVERED)
            or len(phrases) + count["kapulakieli"] >= 3
        )
    return Played(message, states)


def _opens_by_partial(states: States) -> bool:
    return states["K1"] is None and states["K1x"] is False


def _vague_words(document: Document) -> int:
    return sum(token.zone == "body" and any(r.lemma in _VAGUE for r in token.readings) for token in document.tokens)


def _vague_possession(document: Document) -> bool:
    """*Tuotteenne* to a customer who named the thing: what is theirs has a name."""
    return any(
        token.zone == "body"
        and any(r.lemma in ("tuote", "palvelu") and r.poss in ("2sg", "2pl") for r in token.readings)
        for token in document.tokens
    )


def _covered(document: Document, phrases: Sequence[Finding]) -> float:
    words = [t for t in document.tokens if t.zone == "body" and t.kind == "word"]
    inside = sum(any(f.span.covers(t.span) for f in phrases) for t in words)
    return inside / len(words) if words else 0.0


def play_set(played: Sequence[Played], *, strict: bool = False) -> Card:
    """The card of a set: an item is true where it is in 30 % of the messages that tell, and in two at least.

    In a set of one to three messages one is enough.
    """
    states: dict[str, bool | None] = {}
    counts: dict[str, tuple[int, int]] = {}
    for item in ITEMS:
        told = [p.states[item] for p in played if p.states[item] is not None]
        hits = sum(bool(state) for state in told)
        counts[item] = (hits, len(told))
        least = 1 if len(played) <= 3 else 2
        states[item] = hits >= least and hits >= _SHARE * len(told) if told else None
    if states["K1x"]:
        states["K1"] = False
    return Card(tuple(played), states, counts, strict)


def score_of(states: States, *, strict: bool = False) -> Score:
    """The points of some states. ``strict`` gives one point for both halves of the second statement."""
    low = high = 0
    for name, points in _groups(states, strict):
        if name is None:
            high += points
        elif name:
            low += points
            high += points
    return Score(low, high, 6 if strict else 7)


def _groups(states: States, strict: bool) -> Iterable[tuple[bool | None, int]]:
    if states["K1x"] is None:
        # Nothing tells how the message opens: two points at most.
        yield (True, 1) if states["K1"] else (None, 1)
        yield None, 1
    else:
        yield states["K1x"], POINTS["K1x"]
        if not states["K1x"]:
            yield states["K1"], POINTS["K1"]
    halves = (states["K2a"], states["K2b"])
    if strict:
        yield True if any(halves) else (None if None in halves else False), 1
    else:
        yield from ((half, 1) for half in halves)
    yield from ((states[item], POINTS[item]) for item in ("K3", "K4", "K5"))


def band(points: int) -> int:
    """The band of some points: 0 none, 1 (1–2), 2 (3–4), 3 (5–6), 4 (7, bingo)."""
    return 0 if points <= 0 else min(4, (points + 1) // 2)
