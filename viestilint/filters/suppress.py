"""Suppressions written in a file's own comments: ``viestilint: ignore[rule, …]``.

A comment on a line of its own holds for the next line of text, in a catalogue for the next entry; at the end of a
line it holds for that line. ``ignore-file`` holds for the whole file. Without brackets every rule is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from viestilint.model import Finding, Message, SourceSpan

_COMMENT = re.compile(
    r"(?P<open><!--|<#--|\{#-?|\{\{!(?:--)?|\{%-?\s*comment\s*-?%\}|<%#|/\*|//|--|(?m:^)[ \t]*(?:\#[.,]?|!|;))[ \t]*"
    r"viestilint:[ \t]*ignore(?P<file>-file)?(?:\[(?P<names>[^\]\n]*)\])?"
)
_CLOSE = re.compile(r"[ \t]*+(?:-->|--\}\}|\}\}|-?#\}|\{%-?\s*+endcomment\s*+-?%\}|%>|\*/)?[ \t]*+(?:\r?\n|\r|$)")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that silences rules. ``names`` are rules, variants and families; empty means all.

    ``reach`` is the part of the file that it holds for, half-open.
    """

    span: SourceSpan
    names: frozenset[str]
    reach: SourceSpan

    def holds_for(self, finding: Finding, at: int) -> bool:
        """Whether it silences a finding at that offset of the file."""
        if not self.reach.start <= at <= self.reach.end:
            return False
        names = {finding.rule, finding.family, f"{finding.rule}/{finding.variant}"}
        return not self.names or bool(self.names & names)


def read_suppressions(text: str, messages: Sequence[Message]) -> tuple[Suppression, ...]:
    """The suppressions of a file, given the messages that were read from it."""
    if "viestilint:" not in text:
        return ()
    found = []
    for match in _COMMENT.finditer(text):
        names = frozenset(re.split(r"[,\s]+", match["names"].strip())) - {""} if match["names"] else frozenset()
        reach = SourceSpan(0, len(text)) if match["file"] else _reach(text, match, messages)
        found.append(Suppression(SourceSpan(match.start("open"), match.end()), names, reach))
    return tuple(found)


def _reach(text: str, match: re.Match[str], messages: Sequence[Message]) -> SourceSpan:
    line_start = max(text.rfind("\n", 0, match.start("open")), text.rfind("\r", 0, match.start("open"))) + 1
    if text[line_start : match.start("open")].strip():
        return SourceSpan(line_start, match.end())
    if len(messages) > 1:
        starts = [
            m.source_map.pieces
            for m in messages
            if m.source_map.pieces and m.source_map.pieces[0].source.start >= match.end()
        ]
        if starts:
            pieces = min(starts, key=lambda p: p[0].source.start)
            return SourceSpan(match.end(), pieces[-1].source.end)
    end = _CLOSE.match(text, match.end())
    at = end.end() if end else match.end()
    following = re.compile(r"[^\r\n]*\S[^\r\n]*").search(text, at)
    return SourceSpan(at, following.end()) if following else SourceSpan(at, len(text))


def apply(
    suppressions: Iterable[Suppression], checked: Iterable[tuple[Message, Sequence[Finding]]]
) -> tuple[list[tuple[Message, tuple[Finding, ...]]], tuple[Suppression, ...]]:
    """The messages with the findings that no suppression silences, and the suppressions that silenced nothing."""
    suppressions = tuple(suppressions)
    used: set[Suppression] = set()
    kept = []
    for message, findings in checked:
        left = []
        for finding in findings:
            at = message.source_map.locate(finding.span).start
            holders = [s for s in suppressions if s.holds_for(finding, at)]
            used.update(holders)
            if not holders:
                left.append(finding)
        kept.append((message, tuple(left)))
    return kept, tuple(s for s in suppressions if s not in used)
