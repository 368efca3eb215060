"""What the HTML report shows, as plain values: the template only lays it out.

Every text here is free of secrets and is escaped by the template.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a message's text. ``notes`` are the numbers of the findings on it; ``opens`` if one begins here.

    An empty text is a place where something is missing. ``part`` is the number of the text message part that
    begins here, 0 for none. ``example`` is a value of a placeholder.
    """

    text: str
    notes: tuple[int, ...] = ()
    severity: str = ""
    opens: bool = False
    placeholder: bool = False
    part: int = 0
    example: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A run of the rewrite: ``same``, ``new``, or ``gone`` from the text before."""

    kind: str
    text: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as it is explained. ``whole`` if it is about the message and not about a place in it."""

    number: int
    rule: str
    family: str
    severity: str
    message: str
    why: str
    norm: str
    proposal: str
    place: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One message, before and after. ``left`` are the findings that the rewrite leaves to a person.

    ``parts`` is the text as a phone gets it at its longest, part by part; empty where the text itself shows it.
    """

    id: str
    path: str
    key: str
    channel: str
    subject: str
    sender: str
    score: int
    score_after: int
    runs: tuple[Run, ...]
    notes: tuple[Note, ...]
    changes: tuple[Change, ...]
    changed: bool
    left: tuple[str, ...]
    length: str
    length_after: str
    segments: int = 0
    segments_after: int = 0
    parts: tuple[str, ...] = ()

    @property
    def whole(self) -> tuple[Note, ...]:
        """The findings that no place in the text shows."""
        return tuple(note for note in self.notes if note.whole)

    def count(self, severity: str) -> int:
        """How many findings have that severity."""
        return sum(1 for note in self.notes if note.severity == severity)

    @property
    def rules(self) -> str:
        """The ids of the rules that found something, for the filter."""
        return " ".join(dict.fromkeys(note.rule for note in self.notes))


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart: how many of each severity, and the longest row's length."""

    name: str
    label: str
    error: int
    warning: int
    info: int
    most: int

    @property
    def total(self) -> int:
        """The length of the row."""
        return self.error + self.warning + self.info


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a chart, from 0 to 1 of the chart's height."""

    label: str
    count: int
    height: float


@dataclass(frozen=True, slots=True)
class Sms:
    """The text messages together; the costs are of 1000 of each, empty where no price is known."""

    messages: int
    segments: int
    segments_after: int
    cost: str
    cost_after: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class BingoItem:
    """A square of the bingo card: ``yes``, ``no`` or ``unknown``.

    ``share`` is in how many of the messages that tell it is true.
    """

    name: str
    statement: str
    state: str
    points: int
    share: str


@dataclass(frozen=True, slots=True)
class Bingo:
    """The bingo card of the whole set."""

    points: str
    verdict: str
    items: tuple[BingoItem, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole report."""

    lang: str
    score: int
    score_after: int
    files: int
    error: int
    warning: int
    info: int
    fixable: int
    families: tuple[Bar, ...]
    rules: tuple[Bar, ...]
    scores: tuple[Column, ...]
    cards: tuple[Card, ...]
    errors: tuple[str, ...]
    made_by: str
    sms: Sms | None = None
    bingo: Bingo | None = None
    rule_names: tuple[str, ...] = field(default=())
    channels: tuple[str, ...] = field(default=())
    paths: tuple[str, ...] = field(default=())

    @property
    def worst(self) -> tuple[Card, ...]:
        """The five messages with the lowest scores."""
        weak = [card for card in self.cards if card.score < 100]
        return tuple(sorted(weak, key=lambda card: (card.score, card.path))[:5])
