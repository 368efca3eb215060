"""The outcome of a run in the shape that every reporter reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from viestilint.model import COVER, Checked, Finding, Message, Severity, SourceEdit, SourceSpan, Span, cover
from viestilint.reporters.places import Places

_NEIGHBOURS = 24


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: its messages with their findings, or the lines that say why it could not be checked."""

    path: str
    text: str
    messages: Sequence[Checked]
    errors: tuple[str, ...] = ()

    @property
    def message_count(self) -> int:
        """How many messages were linted, subjects not counted by themselves."""
        return sum(1 for checked in self.messages if checked.zone is None)

    @property
    def shown_text(self) -> str:
        """The file's text as it may be shown: of the same length, every secret of its messages covered."""
        held = [checked.message for checked in self.messages if checked.secrets]
        places = [message.source_map.locate(secret.span) for message in held for secret in message.secrets]
        text = cover(self.text, (Span(place.start, place.end) for place in places))
        # The longer first: what holds another secret is covered whole.
        for value in sorted({place.of(self.text) for place in places}, key=len, reverse=True):
            text = text.replace(value, COVER * len(value))
        return text

    def located(self) -> Iterator[Located]:
        """Every finding with its place, in order of start and rule. Only as many are held at a time as stand across each other."""
        found = [(checked.start, index) for index, checked in enumerate(self.messages) if checked.findings]
        if not found:
            return
        places = Places(self.shown_text)
        waiting: list[tuple[int, int, str, int, int, Located]] = []
        for start, index in sorted(found):
            while waiting and waiting[0][0] < start:
                yield heappop(waiting)[-1]
            checked = self.messages[index]
            message = checked.message
            for number, finding in enumerate(checked.findings):
                located = locate(self, places, message, finding)
                key = (located.span.start, located.span.end, finding.rule, index, number)
                heappush(waiting, (*key, located))
        while waiting:
            yield heappop(waiting)[-1]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run."""

    files: tuple[FileReport, ...]
    version: str
    engine: str
    dictionary: str
    lang: str = "fi"

    @property
    def errors(self) -> tuple[str, ...]:
        """Everything that could not be checked."""
        return tuple(error for file in self.files for error in file.errors)

    def count(self, severity: Severity) -> int:
        """How many findings have that severity."""
        return sum(1 for finding in self._findings() if finding.severity is severity)

    @property
    def message_count(self) -> int:
        """How many messages were linted."""
        return sum(file.message_count for file in self.files)

    @property
    def fixable(self) -> int:
        """How many findings have one fix that ``--fix`` or ``--unsafe-fixes`` may write."""
        return sum(
            1
            for finding in self._findings()
            if len(finding.fixes) == 1 and finding.fixes[0].applicability.value != "display"
        )

    @property
    def score(self) -> int:
        """The mean of the messages' scores, rounded; 100 for no message. A good subject is not counted by itself."""
        scores = [
            checked.score
            for file in self.files
            for checked in file.messages
            if checked.zone is None or checked.findings
        ]
        return round(sum(scores) / len(scores)) if scores else 100

    def _findings(self) -> Iterator[Finding]:
        return (finding for file in self.files for checked in file.messages for finding in checked.findings)

    def located(self) -> Iterator[Located]:
        """Every finding with its place, in order of path, start and rule."""
        for file in sorted(self.files, key=lambda f: f.path):
            yield from file.located()


@dataclass(frozen=True, slots=True)
class Located:
    """A finding at its place in its file. Lines and columns count from 1, ``span`` from 0, in code points.

    Nothing in it shows a secret: neither the message's text nor that of the file, in ``places``.
    """

    path: str
    message: Message
    finding: Finding
    span: SourceSpan
    start: tuple[int, int]
    end: tuple[int, int]
    excerpt: str
    places: Places
    fingerprint: str

    def source_edits(self) -> Iterator[tuple[str, list[SourceEdit]]]:
        """The fixes that can be written: applicability and edits of the file."""
        for fix in self.finding.fixes:
            edits = [self.message.source_map.translate(edit) for edit in fix.edits]
            written = [edit for edit in edits if edit is not None]
            applicability = fix.applicability.value if len(written) == len(edits) else "display"
            yield applicability, written


def _shown(message: Message) -> Message:
    return replace(message, text=message.shown_text) if message.secrets else message


def locate(file: FileReport, places: Places, message: Message, finding: Finding) -> Located:
    """The finding with its place and its fingerprint, which depends on words around it and not on lines."""
    message = _shown(message)
    span = message.source_map.locate(finding.span)
    start = places.of(span.start)
    text, inside = message.text, finding.span
    around = (
        file.path,
        finding.rule,
        inside.of(text),
        # Neighbours on the same line only: a finding stays known when lines around it come and go.
        text[max(0, inside.start - _NEIGHBOURS) : inside.start].rpartition("\n")[2],
        text[inside.end : inside.end + _NEIGHBOURS].partition("\n")[0],
    )
    return Located(
        path=file.path,
        message=message,
        finding=finding,
        span=span,
        start=start,
        end=places.of(span.end),
        excerpt=span.of(places.text),
        places=places,
        fingerprint=_digest("\0".join(around)),
    )


def _digest(text: str) -> str:
    # The name of a file need not be UTF-8; what is not is half of a surrogate pair each.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]
