"""Suppressions written in a file's own comments: ``viestilint: ignore[rule, …]``.

A comment on a line of its own holds for the next line of text, in a catalogue for the next entry; at the end of a
line it holds for that line. ``ignore-file`` holds for the whole file. Without brackets every rule is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from viestilint.lazyregex import lazy
from viestilint.model import Checked, Finding, Message, SourceSpan

_COMMENT = lazy(
    r"(?P<open><!--|<#--|\{#-?|\{\{!(?:--)?|\{%-?\s*comment\s*-?%\}|<%#|/\*|//|--|(?m:^)[ \t]*(?:\#[.,]?|!|;)|(?<=[ \t])\#)[ \t]*"
    r"viestilint:[ \t]*ignore(?P<file>-file)?(?:\[(?P<names>[^\]\n]{0,1000})\])?"
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


class _Layout:
    """Where the messages of a file stand, in the order of their places."""

    def __init__(self, messages: Sequence[Message]) -> None:
        placed = [(_place(message), message.key) for message in messages]
        self.places = [place for place, _ in placed]
        self.ordered = sorted(placed, key=lambda item: item[0])
        self.starts = [place.start for place, _ in self.ordered]
        # How far the messages up to each one reach: most stand one after another.
        self.reached = list(accumulate((place.end for place, _ in self.ordered), max))
        self.last = {form: place for place, key in self.ordered if (form := _form_of(key))}

    def is_inside(self, at: int) -> bool:
        """Whether an offset lies within a message."""
        before = bisect_left(self.starts, at)
        return before > 0 and self.reached[before - 1] > at


def read_suppressions(text: str, messages: Sequence[Message]) -> tuple[Suppression, ...]:
    """The suppressions of a file, given the messages that were read from it."""
    if "viestilint:" not in text:
        return ()
    found = []
    layout = _Layout(messages)
    for match in _COMMENT.finditer(text):
        names = frozenset(re.split(r"[,\s]+", match["names"].strip())) - {""} if match["names"] else frozenset()
        reach = SourceSpan(0, len(text)) if match["file"] else _reach(text, match, layout)
        found.append(Suppression(SourceSpan(match.start("open"), match.end()), names, reach))
    return tuple(found)


def _reach(text: str, match: re.Match[str], layout: _Layout) -> SourceSpan:
    at, end = match.start("open"), match.end()
    line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    before = text[line_start:at]
    is_several = len(layout.places) > 1
    if before.strip() and not _BLOCK.search(before):
        first = None
        if is_several and layout.is_inside(line_start):
            first = next((p for p in layout.places if p.start < line_start < p.end <= at), None)
        # After the last line of a value that takes several.
        return SourceSpan(first.start if first else line_start, end)
    if is_several and not layout.is_inside(at):
        following = bisect_left(layout.starts, end)
        if following < len(layout.ordered):
            place, key = layout.ordered[following]
            if len(_TRANSLATED.findall(text, end, place.start)) > 1:
                # The comment is of an entry that is not translated.
                return SourceSpan(end, end)
            if key not in _BODIES:
                return SourceSpan(end, layout.last.get(_form_of(key), place).end)
    close = _CLOSE.match(text, end)
    start = close.end() if close else end
    line = re.compile(r"[^\r\n]*\S[^\r\n]*").search(text, start)
    return SourceSpan(start, line.end()) if line else SourceSpan(start, len(text))


def _place(message: Message) -> SourceSpan:
    pieces = message.source_map.pieces
    return SourceSpan(pieces[0].source.start, pieces[-1].source.end) if pieces else SourceSpan(0, 0)


def _form_of(key: str | None) -> str:
    """The key that all plural forms of an entry share; empty for what is no plural form."""
    return _FORM.sub("", key) if key and _FORM.search(key) else ""


def apply(
    suppressions: Iterable[Suppression], checked: Iterable[Checked]
) -> tuple[list[Checked], tuple[Suppression, ...]]:
    """The messages with the findings that no suppression silences, and the suppressions that silenced nothing."""
    suppressions = tuple(suppressions)
    if not suppressions:
        return list(checked), ()
    used: set[Suppression] = set()
    kept = []
    for one in checked:
        if not one.findings:
            kept.append(one)
            continue
        left = []
        source_map = one.message.source_map
        for finding in one.findings:
            at = source_map.locate(finding.span).start
            holders = [s for s in suppressions if s.holds_for(finding, at)]
            used.update(holders)
            if not holders:
                left.append(finding)
        kept.append(one if len(left) == len(one.findings) else replace(one, findings=tuple(left)))
    return kept, tuple(s for s in suppressions if s not in used)
