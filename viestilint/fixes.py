"""Applying fixes: whole fixes only, none over another, again until nothing changes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from viestilint.language.notation import ADDED
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


Checked = Sequence[tuple[Message, Sequence[Finding]]]
Checker = Callable[[str], Checked]
"""Reads a file's text and lints it."""

Blocked = tuple[int, str, tuple[Edit, ...]]
"""A fix that came out otherwise than meant: the message's place in the file, the rule, the edits."""


@dataclass(slots=True)
class _Round:
    """The edits of one round with their rules, and the texts that the messages shall have after it."""

    edits: list[SourceEdit] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    keys: list[Blocked] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    left: int = 0


def fix_text(text: str, check: Checker, allowed: frozenset[Applicability], *, to_fill: bool = True) -> Fixed:
    """The text with every allowed single-answer fix applied, re-checked after each round until it is stable.

    Without ``to_fill`` no fix is applied that leaves a new placeholder for the sender to fill.
    If a round brings back an earlier text, or the text grows out of bounds, the rounds stop and ``stable`` is false.
    """
    most = len(text) * MAX_GROWTH + SLACK
    applied: dict[str, int] = {}
    seen = {text}
    blocked: set[Blocked] = set()
    checked = check(text)
    for _ in range(MAX_ROUNDS):
        chosen = _round(checked, allowed, to_fill, blocked)
        if not chosen.edits:
            return Fixed(text, applied, chosen.left)
        changed, rechecked = _written(text, chosen, check)
        if rechecked is None:
            # Edits that are right one by one may spoil each other in the file: then one at a time.
            chosen = _round(checked, allowed, to_fill, blocked, most=1)
            changed, rechecked = _written(text, chosen, check)
        if rechecked is None:
            blocked.update(chosen.keys)
            continue
        for rule in chosen.rules:
            applied[rule] = applied.get(rule, 0) + 1
        if changed in seen or len(changed) > most:
            return Fixed(changed, applied, chosen.left, stable=changed == text)
        seen.add(changed)
        text, checked = changed, rechecked
    return Fixed(text, applied, 0, stable=False)


def _written(text: str, chosen: _Round, check: Checker) -> tuple[str, Checked | None]:
    """The file's text with the edits, and what is read from it: ``None`` if that is not what was meant."""
    changed = apply_edits(text, chosen.edits)
    rechecked = check(changed)
    is_meant = [message.text for message, _ in rechecked] == chosen.expected
    return changed, rechecked if is_meant else None


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
    checked: Checked,
    allowed: frozenset[Applicability],
    to_fill: bool,
    blocked: Set[Blocked],
    most: int | None = None,
) -> _Round:
    """The edits of one round: per message those of the earliest stage that has any, so that stages compose."""
    chosen = _Round()
    for index, (message, findings) in enumerate(checked):
        taken: list[Edit] = []
        stage_taken: int | None = None
        for finding in sorted(findings, key=lambda f: (_stage(f), f.span)):
            fix = only_fix(finding, allowed)
            if fix is None or (not to_fill and leaves_blank(fix, message)):
                continue
            stage = _stage(finding)
            if (stage_taken is not None and stage != stage_taken) or (most is not None and len(chosen.rules) >= most):
                continue
            if any(_collide(edit, other) for edit in fix.edits for other in _neighbours(taken, edit)):
                continue
            if not _keeps_placeholders(message, fix):
                continue
            key = (index, finding.rule, fix.edits)
            sources = [message.source_map.translate(edit) for edit in fix.edits]
            written = [source for source in sources if source is not None]
            if len(written) != len(sources) or key in blocked:
                chosen.left += 1
                continue
            for edit in fix.edits:
                insort(taken, edit)
            chosen.edits.extend(written)
            chosen.rules.append(finding.rule)
            chosen.keys.append(key)
            stage_taken = stage
        chosen.expected.append(_edited(message.text, taken))
    return chosen


def _edited(text: str, edits: Iterable[Edit]) -> str:
    """A message's text with edits made."""
    out, at = [], 0
    for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
        out.append(text[at : edit.span.start] + edit.text)
        at = edit.span.end
    return "".join(out) + text[at:]


def leaves_blank(fix: Fix, message: Message) -> bool:
    """Whether a fix adds a placeholder, such as ``{{päivä}}`` or ``${päivä}``, that only the sender can fill."""
    return any(match[0] not in message.text for edit in fix.edits for match in ADDED.finditer(edit.text))


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
