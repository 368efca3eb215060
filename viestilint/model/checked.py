"""A message with what was found in it, kept so that the message itself need not be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from viestilint.model.finding import Finding, Severity
from viestilint.model.message import Message, Secret

_LOSS = {Severity.ERROR: 25, Severity.WARNING: 10, Severity.INFO: 2}


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """One of a file's messages with its findings. ``zone`` is the message's own, ``secrets`` are those found in it.

    ``start`` is the first offset of the file that it was read from.
    """

    messages: Sequence[Message] = field(repr=False)
    index: int
    findings: tuple[Finding, ...]
    zone: str | None
    start: int
    secrets: tuple[Secret, ...]

    @classmethod
    def of(cls, messages: Sequence[Message], index: int, message: Message, findings: tuple[Finding, ...]) -> Checked:
        """``message``, which is the one at ``index``, with its findings."""
        start = min((piece.source.start for piece in message.source_map.pieces), default=0)
        return cls(messages, index, findings, message.zone, start, message.secrets)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Checked):
            return NotImplemented
        return (self.message, self.findings) == (other.message, other.findings)

    @property
    def message(self) -> Message:
        """The message with its secrets; one of a large file is read again for it."""
        message = self.messages[self.index]
        return replace(message, secrets=self.secrets) if self.secrets else message

    @property
    def score(self) -> int:
        """100 less 25 for an error, 10 for a warning and 2 for an info; not below 0."""
        return max(0, 100 - sum(_LOSS[finding.severity] for finding in self.findings))
