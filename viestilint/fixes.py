"""Applying fixes: whole fixes only, none over another, again until nothing changes."""

from __future__ import annotations

from bisect import bisect_left, insort
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from viestilint.model import Applicability, Edit, Finding, Fix, Message, Placeholder, SourceEdit, Span
from viestilint.model.rule import FAMILIES

MAX_ROUNDS = 50
# A fix that writes its own match again would grow without end.
MAX_GROWTH, SLACK = 2, 10_000
# What a sentence says is settled before its structure, and both before the frame of the message.
_LAST = ("puhuttelu", "sms", "rakenne")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file's text after fixing. ``applied`` counts fixes by rule; ``left`` are fixes that could not be written."""

    text: str
    applied: dict[str, int]
    left: int
    stable: bool = True


Checker = Callable[[str], Sequence[tuple[Message, Sequence[Finding]]]]
"""Reads a file's text and lints it."""


def fix_text(
    text: str, check: Checker, allowed: frozenset[Applicability], *, to_fill: bool = True
) -> Fixed:
    """The text with every allowed single-answer fix applied, re-checked after each round until it is stable.

    Without ``to_fill`` no fix is applied that leaves a new placeholder for the sender to fill.
    If a round brings back an earlier text, or the text grows out of bounds, the rounds stop and ``stable`` is false.
    """
    most = len(text) * MAX_GROWTH + SLACK
    applied: dict[str, int] = {}
    left = 0
    seen = {text}
    for _ in range(MAX_ROUNDS):
        edits, rules, left = _round(check(text), allowed, to_fill)
        if not edits:
            return Fixed(text, applied, left)
        changed = apply_edits(text, edits)
        for rule in rules:
            applied[rule] = applied.get(rule, 0) + 1
        if changed in seen or len(changed) > most:
            return Fixed(changed, applied, left, stable=changed == text)
        seen.add(changed)
        text = changed
    return Fixed(text, applied, left, stable=False)


def apply_edits(text: str, edits: Iterable[SourceEdit]) -> str:
    """The text with edits made; they do not overlap."""
    out, at = [], 0
    for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
        if edit.span.start < at:
            raise ValueError("edits overlap")
        out.append(text[at : edit.span.start])
        out.append(edit.text)
        at = edit.span.end
    out.append(text[at:])
    return "".join(out)


def _round(
    checked: Sequence[tuple[Message, Sequence[Finding]]], allowed: frozenset[Applicability], to_fill: bool
) -> tuple[list[SourceEdit], list[str], int]:
    """The edits of one round: per message those of the earliest stage that has any, so that stages compose."""
    edits: list[SourceEdit] = []
    rules: list[str] = []
    left = 0
    for message, findings in checked:
        taken: list[Edit] = []
        stage_taken: int | None = None
        for finding in sorted(findings, key=lambda f: (_stage(f), f.span)):
            fix = only_fix(finding, allowed)
            if fix is None or (not to_fill and leaves_blank(fix)):
                continue
            stage = _stage(finding)
            if stage_taken is not None and stage != stage_taken:
                continue
            if any(_collide(edit, other) for edit in fix.edits for other in _neighbours(taken, edit)):
                continue
            if not _keeps_placeholders(message, fix):
                continue
            sources = [message.source_map.translate(edit) for edit in fix.edits]
            written = [source for source in sources if source is not None]
            if len(written) != len(sources):
                left += 1
                continue
            for edit in fix.edits:
                insort(taken, edit)
            edits.extend(written)
            rules.append(finding.rule)
            stage_taken = stage
    return edits, rules, left


def leaves_blank(fix: Fix) -> bool:
    """Whether a fix writes a placeholder, such as ``{{päivä}}``, that only the sender can fill."""
    return any(re.search(r"\{\{\w+\}\}", edit.text) for edit in fix.edits)


def only_fix(finding: Finding, allowed: frozenset[Applicability]) -> Fix | None:
    """The finding's fix, if it has just one and that may be applied."""
    if len(finding.fixes) != 1 or finding.fixes[0].applicability not in allowed:
        return None
    return finding.fixes[0]


def _stage(finding: Finding) -> int:
    if finding.family in _LAST:
        return len(FAMILIES) + _LAST.index(finding.family)
    return 0


def _neighbours(taken: Sequence[Edit], edit: Edit) -> Sequence[Edit]:
    """The edits around the place of ``edit``: as none of ``taken`` overlaps another, only they can collide with it."""
    at = bisect_left(taken, edit)
    return taken[max(at - 2, 0) : at + 2]


def _collide(a: Edit, b: Edit) -> bool:
    if a.span.start == a.span.end and b.span.start == b.span.end:
        return a.span.start == b.span.start
    return a.span.start < b.span.end and b.span.start < a.span.end


def _keeps_placeholders(message: Message, fix: Fix) -> bool:
    """Whether every placeholder that an edit takes in comes out of it as it was."""
    for edit in fix.edits:
        touched = list(_touched(message.placeholders, edit))
        if not all(edit.span.covers(span) for span in touched):
            return False
        inside = [span.of(message.text) for span in touched]
        if any(edit.text.count(text) < inside.count(text) for text in inside):
            return False
    return True


def _touched(placeholders: Sequence[Placeholder], edit: Edit) -> Iterator[Span]:
    """The placeholders, which are in order, that share a code point with the edit."""
    at = max(bisect_left(placeholders, edit.span, key=lambda p: p.span) - 1, 0)
    while at < len(placeholders) and placeholders[at].span.start <= edit.span.end:
        if _collide(Edit(placeholders[at].span, ""), edit):
            yield placeholders[at].span
        at += 1
