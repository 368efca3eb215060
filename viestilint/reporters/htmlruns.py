"""Texts cut into runs for the HTML report: flagged parts, placeholders, parts of text messages, changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from viestilint.lazyregex import lazy
from viestilint.model import Finding, Message, Severity
from viestilint.reporters.htmlpage import Change, Run

_WORDS = lazy(r"\s+|[^\s]+")
_MOST_WORDS = 20_000


def is_whole(finding: Finding, text: str) -> bool:
    """Whether a finding covers the whole message, so that marking its place would mark everything."""
    return len(text.strip()) > 0 and len(finding.span) >= len(text.strip())


def flagged_runs(
    message: Message,
    shown: str,
    findings: Sequence[Finding],
    parts: Mapping[int, int],
    examples: Mapping[int, str] | None = None,
) -> tuple[Run, ...]:
    """The text ``shown``, which is the message's with its secrets covered, cut wherever something begins or ends.

    ``parts`` are the offsets where a new part of a text message begins, with its number; ``examples`` those
    where a placeholder begins, with an example of its value.
    """
    inside = [(n, f) for n, f in enumerate(findings, 1) if not is_whole(f, message.text)]
    values = [p.span for p in message.placeholders]
    cuts = {0, len(shown), *parts}
    for span in (*(f.span for _, f in inside), *values):
        cuts |= {span.start, span.end}
    return tuple(_runs(shown, sorted(cuts), inside, {s.start: s.end for s in values}, parts, examples or {}))


def _runs(
    shown: str,
    cuts: Sequence[int],
    inside: Sequence[tuple[int, Finding]],
    values: Mapping[int, int],
    parts: Mapping[int, int],
    examples: Mapping[int, str],
) -> Iterator[Run]:
    value_end = 0
    example = ""
    by_start = sorted(inside, key=lambda item: item[1].span.start)
    live: list[tuple[int, Finding]] = []
    at = 0
    for start, end in zip(cuts, [*cuts[1:], len(shown)], strict=True):
        live = [item for item in live if item[1].span.end > start]
        opened = []
        while at < len(by_start) and by_start[at][1].span.start == start:
            opened.append(by_start[at])
            at += 1
        missing = [item for item in opened if len(item[1].span) == 0]
        if missing:
            yield Run("", tuple(n for n, _ in missing), _heaviest(missing), opens=True)
        begun = [item for item in opened if len(item[1].span)]
        live += begun
        if start in values:
            value_end, example = max(value_end, values[start]), examples.get(start, "")
        if end > start:
            yield Run(
                shown[start:end],
                tuple(sorted(n for n, _ in live)),
                _heaviest(live),
                opens=bool(begun),
                placeholder=start < value_end,
                part=parts.get(start, 0),
                example=example if start < value_end else "",
            )


def _heaviest(found: Sequence[tuple[int, Finding]]) -> str:
    severity: Severity | None = max((f.severity for _, f in found), default=None)
    return str(severity) if severity is not None else ""


def changes(before: str, after: str, parts: Mapping[int, int]) -> tuple[Change, ...]:
    """``after`` with what is new in it, and between its words what is gone from ``before``."""
    return tuple(_cut(_compared(before, after), parts))


def _compared(before: str, after: str) -> Iterator[Change]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > _MOST_WORDS:
        yield Change("same" if before == after else "new", after)
        return
    for tag, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Change("same", "".join(new[c:d]))
            continue
        if b > a:
            yield Change("gone", "".join(old[a:b]))
        if d > c:
            yield Change("new", "".join(new[c:d]))


def _cut(pieces: Iterator[Change], parts: Mapping[int, int]) -> Iterator[Change]:
    """The pieces cut again where a new part of a text message begins."""
    at = 0
    for piece in pieces:
        if piece.kind == "gone":
            yield piece
            continue
        end = at + len(piece.text)
        cuts = [at, *sorted(cut for cut in parts if at < cut < end), end]
        for start, stop in pairwise(cuts):
            yield Change(piece.kind, piece.text[start - at : stop - at], parts.get(start, 0))
        at = end
