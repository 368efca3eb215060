"""Applying fixes: whole fixes only, none over another, again until nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from viestilint.model import Applicability, Edit, Finding, Fix, Message, SourceEdit
from viestilint.model.rule import FAMILIES

MAX_ROUNDS = 50
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


def fix_text(text: str, check: Checker, allowed: frozenset[Applicability]) -> Fixed:
    """The text with every allowed single-answer fix applied, re-checked after each round until it is stable.

    If a round brings back an earlier text, the rounds stop there and ``stable`` is false.
    """
    applied: dict[str, int] = {}
    left = 0
    seen = {text}
    for _ in range(MAX_ROUNDS):
        edits, rules, left = _round(check(text), allowed)
        if not edits:
            return Fixed(text, applied, left)
        changed = apply_edits(text, edits)
        for rule in rules:
            applied[rule] = applied.get(rule, 0) + 1
        if changed in seen:
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
    checked: Sequence[tuple[Message, Sequence[Finding]]], allowed: frozenset[Applicability]
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
            if fix is None:
                continue
            stage = _stage(finding)
            if stage_taken is not None and stage != stage_taken:
                continue
            if any(_collide(a, b) for a in fix.edits for b in taken):
                continue
            if not _keeps_placeholders(message, fix):
                continue
            sources = [message.source_map.translate(edit) for edit in fix.edits]
            written = [source for source in sources if source is not None]
            if len(written) != len(sources):
                left += 1
                continue
            taken.extend(fix.edits)
            edits.extend(written)
            rules.append(finding.rule)
            stage_taken = stage
    return edits, rules, left


def only_fix(finding: Finding, allowed: frozenset[Applicability]) -> Fix | None:
    """The finding's fix, if it has just one and that may be applied."""
    if len(finding.fixes) != 1 or finding.fixes[0].applicability not in allowed:
        return None
    return finding.fixes[0]


def _stage(finding: Finding) -> int:
    if finding.family in _LAST:
        return len(FAMILIES) + _LAST.index(finding.family)
    return 0


def _collide(a: Edit, b: Edit) -> bool:
    if a.span.start == a.span.end and b.span.start == b.span.end:
        return a.span.start == b.span.start
    return a.span.start < b.span.end and b.span.start < a.span.end


def _keeps_placeholders(message: Message, fix: Fix) -> bool:
    """Whether every placeholder that an edit takes in comes out of it as it was."""
    for edit in fix.edits:
        touched = [p.span for p in message.placeholders if _collide(Edit(p.span, ""), edit)]
        if not all(edit.span.covers(span) for span in touched):
            return False
        inside = [span.of(message.text) for span in touched]
        if any(edit.text.count(text) < inside.count(text) for text in inside):
            return False
    return True
