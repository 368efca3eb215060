"""What is known of a rule before it is run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from viestilint.model.finding import Severity, Text

FAMILIES = (
    "rakenne",
    "merkinnat",
    "sanasto",
    "puhuttelu",
    "vastaus",
    "sms",
    "mallipohja",
    "tietoturva",
    "luettavuus",
    "oikeinkirjoitus",
)
OTHER_TYPES = "other"
STYLES = frozenset(("plain", "official"))

SeverityMap = Mapping[str, Mapping[str, Severity | None]]
"""Channel → message type (or ``other``) → severity; what is missing or ``None`` is off."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's identity, texts and scope.

    ``styles`` are the styles of message that it speaks of. ``whole_message`` rules are silent on fragments,
    ``reply_only`` rules where the customer's message is not known. ``opt_in`` rules run only when they are selected by
    name. ``unless_found`` are the ids of rules whose finding at the same place says it all. What a rule that ``deletes``
    finds is to go as a whole, so nobody polishes it; ``stops_fixes`` are the variants with which the whole message is not
    to be polished. ``path`` and ``line`` say where the rule is written.
    """

    id: str
    family: str
    title: Text
    message: Text
    why: Text
    source: str
    severities: SeverityMap
    zones: frozenset[str] = frozenset({"body"})
    styles: frozenset[str] = STYLES
    whole_message: bool = False
    reply_only: bool = False
    unless_found: tuple[str, ...] = ()
    stops_fixes: frozenset[str] = frozenset()
    deletes: bool = False
    opt_in: bool = False
    path: str = ""
    line: int = 0

    def severity(self, channel: str, message_type: str | None) -> Severity | None:
        """The default severity for a message, ``None`` where the rule is off."""
        return severity_in(self.severities, channel, message_type)


def severity_in(severities: SeverityMap, channel: str, message_type: str | None) -> Severity | None:
    """The severity that a map gives for a channel and a message type."""
    by_type = severities.get(channel, {})
    if message_type is not None and message_type in by_type:
        return by_type[message_type]
    return by_type.get(OTHER_TYPES)
