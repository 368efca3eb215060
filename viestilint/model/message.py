"""A message as the customer would get it, with its placeholders left in."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from viestilint.model.source import SourceMap
from viestilint.model.span import Span

CHANNELS = ("sms", "email", "chat", "letter", "push", "social")
MESSAGE_TYPES = (
    "reply",
    "notice",
    "confirmation",
    "complaint",
    "cancellation",
    "invoice",
    "marketing",
    "one-time-code",
    "interim",
)


class Address(Enum):
    """How the customer is addressed: informally (*sinä*), formally (*te*)."""

    SINA = "sina"
    TE = "te"

    @property
    def number(self) -> str:
        """The grammatical number that 2nd-person forms take: ``sg`` or ``pl``."""
        return "sg" if self is Address.SINA else "pl"

    @property
    def poss(self) -> str:
        """The possessive suffix of the 2nd person: ``2sg`` or ``2pl``."""
        return "2" + self.number


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A variable part of a template. ``type`` is guessed from the name: name, amount, date, time, count, url,
    email, phone, address, code, sender, or ``None``; block tags that print nothing have the type ``control``.
    """

    span: Span
    syntax: str
    name: str
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One message of one file.

    ``text`` is what the rules read; ``source_map`` leads back to the file. ``masked`` are the parts of the text
    that are not prose (code, markup left in). A *fragment* is a catalogue entry or another part of a message:
    rules about whole messages stay silent on it.
    """

    text: str
    path: str
    source_map: SourceMap
    key: str | None = None
    channel: str = "email"
    type: str | None = None
    address: Address | None = None
    continuing: bool = False
    mode: str = "template"
    fragment: bool = False
    subject: str | None = None
    customer: str | None = None
    sender: str | None = None
    placeholders: tuple[Placeholder, ...] = ()
    masked: tuple[Span, ...] = ()
    ignore: frozenset[str] = field(default_factory=frozenset)
