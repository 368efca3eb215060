"""The values that several kinds of rule entries share: texts, severities, conditions."""

from __future__ import annotations

from collections.abc import Mapping

from viestilint.model import CHANNELS, MESSAGE_TYPES, Applicability, Severity, Text
from viestilint.model.rule import OTHER_TYPES, SeverityMap
from viestilint.patterns.definition import Condition
from viestilint.patterns.matcher import Pattern, read_pattern
from viestilint.patterns.regexes import Regex, read_regex
from viestilint.patterns.yamltree import Node

_CONDITION_KEYS = frozenset("in pattern regex".split())
_SCOPES = frozenset("match clause sentence message".split())


def read_matcher(fields: Mapping[str, Node]) -> Pattern | Regex:
    """The matcher under ``pattern`` or ``regex``."""
    if "pattern" in fields:
        return read_pattern(fields["pattern"])
    return read_regex(fields["regex"])


def read_condition(node: Node) -> Condition:
    """A condition: a bare pattern that overlaps the match, or a mapping with ``in``."""
    if isinstance(node.value, list):
        return Condition("match", read_pattern(node))
    fields = node.fields(_CONDITION_KEYS)
    scope = fields["in"].text() if "in" in fields else "match"
    if scope not in _SCOPES:
        raise fields["in"].fail(f"unknown place '{scope}': choose one of {', '.join(sorted(_SCOPES))}")
    if ("pattern" in fields) == ("regex" in fields):
        raise node.fail("a condition has either a pattern or a regex")
    return Condition(scope, read_matcher(fields))


def read_text(node: Node) -> Text:
    """A user-facing text: both languages, or one text that serves both."""
    if isinstance(node.value, str):
        return Text(node.value, node.value)
    fields = node.fields(frozenset({"fi", "en"}))
    if set(fields) != {"fi", "en"}:
        raise node.fail("a text is written in both fi and en")
    return Text(fields["fi"].text(), fields["en"].text())


def read_severities(node: Node, channels: Node | None = None, types: Node | None = None) -> SeverityMap:
    """A severity map: one value, or values by channel, each of them one value or values by message type."""
    allowed = read_choices(channels, frozenset(CHANNELS)) if channels else frozenset(CHANNELS)
    only = read_choices(types, frozenset(MESSAGE_TYPES)) if types else None
    if isinstance(node.value, str):
        by_channel = {channel: node for channel in CHANNELS if channel in allowed}
    else:
        fields = node.fields(frozenset({*CHANNELS, OTHER_TYPES}))
        rest = fields.get(OTHER_TYPES)
        by_channel = {
            channel: found
            for channel in CHANNELS
            if channel in allowed and (found := fields.get(channel, rest)) is not None
        }
    out: dict[str, dict[str, Severity | None]] = {}
    for channel, value in by_channel.items():
        if isinstance(value.value, str):
            by_type = {OTHER_TYPES: _severity(value)}
        else:
            inner = value.fields(frozenset({*MESSAGE_TYPES, OTHER_TYPES}))
            by_type = {name: _severity(child) for name, child in inner.items()}
        if only is not None:
            rest_of = by_type.get(OTHER_TYPES)
            by_type = {name: by_type.get(name, rest_of) for name in only}
        out[channel] = by_type
    return out


def _severity(node: Node) -> Severity | None:
    value = node.text()
    if value == "off":
        return None
    if value not in ("info", "warning", "error"):
        raise node.fail(f"'{value}' is no severity: info, warning, error or off")
    return Severity[value.upper()]


def read_applicability(node: Node) -> Applicability:
    """Who may apply a fix."""
    value = node.text()
    if value not in ("safe", "unsafe", "display"):
        raise node.fail(f"'{value}' is not safe, unsafe or display")
    return Applicability(value)


def read_choices(node: Node, allowed: frozenset[str]) -> frozenset[str]:
    """One or several of the ``allowed`` values."""
    values = frozenset(node.texts())
    for value in values - allowed:
        raise node.fail(f"unknown value '{value}': choose of {', '.join(sorted(allowed))}")
    return values
