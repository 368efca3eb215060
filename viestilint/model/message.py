"""A message as the customer would get it, with its placeholders left in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from viestilint.lazyregex import lazy
from viestilint.model.source import SourceMap
from viestilint.model.span import Span

CHANNELS = ("sms", "email", "chat", "letter", "push", "social")
COVER = "•"
_SHOWN = lazy(r"[^\r\n]")
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


SLOT_SYNTAXES = (
    "hash-word", "square", "angle-words", "double-percent", "double-hash", "triple-hash", "double-round", "guillemets"
)  # fmt: skip
"""The syntaxes of placeholders that people mark by hand, and whose names they translate too."""


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
class Secret:
    """A value that no output may show. ``kind``: password, pin, hetu, hetu-invalid; ``again`` where a value that was
    found as one of these stands a second time.
    """

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message of one file.

    ``text`` is what the rules read; ``source_map`` leads back to the file. ``masked`` are the parts of the text
    that are not prose (code, markup left in). A *fragment* is a catalogue entry or another part of a message:
    rules about whole messages stay silent on it. An ``official`` style is that of a decision with the force of law,
    which needs the exact words of officials: ``plain`` is any other. ``source_text`` is the same entry in the language that it was
    translated from, with its placeholders. ``thread`` are the earlier turns
    of a conversation, ``("customer", text)`` or ``("agent", text)``. ``secrets`` are filled in before the message is linted.
    ``zone`` is set for what is one zone of a message only, such as its subject. ``quotes`` are the
    parts that markup says are quoted. ``by_number`` is an entry that its file has in other words for other counts.
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
    style: str = "plain"
    fragment: bool = False
    subject: str | None = None
    customer: str | None = None
    thread: tuple[tuple[str, str], ...] = ()
    sender: str | None = None
    placeholders: tuple[Placeholder, ...] = ()
    masked: tuple[Span, ...] = ()
    ignore: frozenset[str] = field(default_factory=frozenset)
    source_text: str | None = None
    source_placeholders: tuple[Placeholder, ...] = ()
    secrets: tuple[Secret, ...] = ()
    zone: str | None = None
    quotes: tuple[Span, ...] = ()
    by_number: bool = False

    @property
    def shown_text(self) -> str:
        """The text as it may be shown: of the same length, every secret covered."""
        return cover(self.text, (secret.span for secret in self.secrets))


def cover(text: str, spans: Iterable[Span]) -> str:
    """``text`` with every character of the spans covered; offsets and line breaks stay."""
    out: list[str] = []
    at = 0
    for span in sorted(spans):
        start = max(span.start, at)
        if start < span.end:
            out += (text[at:start], _SHOWN.sub(COVER, text[start : span.end]))
            at = span.end
    return "".join(out) + text[at:]
