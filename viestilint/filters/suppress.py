"""Suppressions written in a file's own comments: ``viestilint: ignore[rule, …]``.

A comment on a line of its own holds for the next line of text, in a catalogue for the next entry; at the end of a
line it holds for that line. ``ignore-file`` holds for the whole file. Without brackets every rule is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from viestilint.lazyregex import lazy
from viestilint.model import Finding, Message, SourceSpan

_COMMENT = lazy(
    r"(?P<open><!--|<#--|\{#-?|\{\{!(?:--)?|\{%-?\s*comment\s*-?%\}|<%#|/\*|//|--|(?m:^)[ \t]*(?:\#[.,]?|!|;)|(?<=[ \t])\#)[ \t]*"
    r"viestilint:[ \t]*ignore(?P<file>-file)?(?:\[(?P<names>[^\]\n]*)\])?"
)
_CLOSE = lazy(r"[ \t]*+(?:-->|--\}\}|\}\}|-?#\}|\{%-?\s*+endcomment\s*+-?%\}|%>|\*/)?[ \t]*+(?:\r?\n|\r|$)")
# The opening of a block of YAML, whose text begins on the next line.
_BLOCK = lazy(r"(?:^|[\s:-])[|>][-+0-9]{0,2}[ \t]+$")
_FORM = lazy(r"(?:\[\d+\]|\.(?:zero|one|two|few|many|other))$")
_TRANSLATED = lazy(r"(?m:^)[ \t]*msgstr\b")
# The keys of a text that has lines of its own: of a page, and of the parts of a mail.
_BODIES = (None, "plain", "html")


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
    at, end = match.start("open"), match.end()
    line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    before = text[line_start:at]
    if before.strip() and not _BLOCK.search(before):
        first = next((p for p in map(_place, messages) if p.start < line_start < p.end <= at), None)
        # After the last line of a value that takes several.
        return SourceSpan(first.start if first and len(messages) > 1 else line_start, end)
    if len(messages) > 1 and not any(place.start < at < place.end for place in map(_place, messages)):
        following = sorted((m for m in messages if _place(m).start >= end), key=_place)
        if following and len(_TRANSLATED.findall(text, end, _place(following[0]).start)) > 1:
            # The comment is of an entry that is not translated.
            return SourceSpan(end, end)
        if following and following[0].key not in _BODIES:
            group = _form_of(following[0])
            last = [m for m in following if m is following[0] or (group and _form_of(m) == group)][-1]
            return SourceSpan(end, _place(last).end)
    close = _CLOSE.match(text, end)
    start = close.end() if close else end
    line = re.compile(r"[^\r\n]*\S[^\r\n]*").search(text, start)
    return SourceSpan(start, line.end()) if line else SourceSpan(start, len(text))


def _place(message: Message) -> SourceSpan:
    pieces = message.source_map.pieces
    return SourceSpan(pieces[0].source.start, pieces[-1].source.end) if pieces else SourceSpan(0, 0)


def _form_of(message: Message) -> str:
    """The key that all plural forms of an entry share; empty for what is no plural form."""
    key = message.key or ""
    return _FORM.sub("", key) if _FORM.search(key) else ""


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
