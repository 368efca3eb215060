"""The outcome of a run in the shape that every reporter reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from viestilint.model import COVER, Finding, Message, Severity, SourceEdit, SourceSpan, Span, cover
from viestilint.reporters.places import Places

_NEIGHBOURS = 24


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: its messages with their findings, or the lines that say why it could not be checked."""

    path: str
    text: str
    messages: tuple[tuple[Message, tuple[Finding, ...]], ...]
    errors: tuple[str, ...] = ()

    @property
    def message_count(self) -> int:
        """How many messages were linted, subjects not counted by themselves."""
        return sum(1 for message, _ in self.messages if message.zone is None)

    @property
    def shown_text(self) -> str:
        """The file's text as it may be shown: of the same length, every secret of its messages covered."""
        text = self.text
        for message, _ in self.messages:
            for secret in message.secrets:
                place = message.source_map.locate(secret.span)
                value = place.of(self.text)
                text = cover(text, [Span(place.start, place.end)]).replace(value, COVER * len(value))
        return text


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
            message_score(findings)
            for file in self.files
            for message, findings in file.messages
            if message.zone is None or findings
        ]
        return round(sum(scores) / len(scores)) if scores else 100

    def _findings(self) -> Iterator[Finding]:
        return (finding for file in self.files for _, findings in file.messages for finding in findings)

    def located(self) -> Iterator[Located]:
        """Every finding with its place, in order of path, start and rule."""
        for file in sorted(self.files, key=lambda f: f.path):
            shown = file.shown_text
            places = Places(shown)
            found = [
                locate(file, places, message, finding) for message, findings in file.messages for finding in findings
            ]
            yield from sorted(found, key=lambda item: (item.span.start, item.span.end, item.finding.rule))


@dataclass(frozen=True, slots=True)
class Located:
    """A finding at its place in its file. Lines and columns count from 1, ``span`` from 0, in code points.

    Nothing in it shows a secret: neither the message's text nor the lines of the file.
    """

    path: str
    message: Message
    finding: Finding
    span: SourceSpan
    start: tuple[int, int]
    end: tuple[int, int]
    excerpt: str
    source_line: str
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
        source_line=places.line(start[0]),
        fingerprint=_digest("\0".join(around)),
    )


def _digest(text: str) -> str:
    # The name of a file need not be UTF-8; what is not is half of a surrogate pair each.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def message_score(findings: tuple[Finding, ...]) -> int:
    """100 less 25 for an error, 10 for a warning and 2 for an info; not below 0."""
    loss = {Severity.ERROR: 25, Severity.WARNING: 10, Severity.INFO: 2}
    return max(0, 100 - sum(loss[finding.severity] for finding in findings))
