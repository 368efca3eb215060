"""A message before and after as a card of the HTML report, its secrets covered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from viestilint.cli.sms import as_sent
from viestilint.language.gsm import sms_length, split_sms
from viestilint.language.secrets import with_secrets
from viestilint.language.sms import example_of, longest_value, sent_text
from viestilint.model import COVER, Checked, Finding, Fix, Message, Rule, RuleSettings
from viestilint.reporters.htmlpage import Card, Note
from viestilint.reporters.htmlruns import changes, flagged_runs, is_whole
from viestilint.reporters.places import Places
from viestilint.reporters.report import FileReport, Located, locate
from viestilint.reporters.text import preview

_NEAR = 30
_UNITS = {
    "fi": ("merkkiä", "osa", "osaa"),
    "en": ("characters", "segment", "segments"),
}


@dataclass(frozen=True, slots=True)
class Cover:
    """Covers the secrets of a file wherever they come up, without moving anything."""

    values: tuple[str, ...]

    @classmethod
    def of(cls, messages: Iterable[Message]) -> Cover:
        """The cover for the secrets of messages, and of their subjects and senders."""
        found: set[str] = set()
        for message in messages:
            texts = [replace(message, text=text, placeholders=(), secrets=()) for text in _around(message)]
            for part in (message, *(with_secrets(text) for text in texts)):
                found |= {secret.span.of(part.text) for secret in part.secrets}
        return cls(tuple(sorted(found - {""}, key=len, reverse=True)))

    def __call__(self, text: str) -> str:
        """The text, of the same length, with every secret covered."""
        for value in self.values:
            if value in text:
                text = text.replace(value, "".join(c if c in "\r\n" else COVER for c in value))
        return text


@dataclass(frozen=True, slots=True)
class CardMaker:
    """Makes the cards of one run."""

    rules: Mapping[str, Rule]
    settings: RuleSettings
    lang: str

    def card(self, number: int, before: Checked, after: Checked | None, file: FileReport, cover: Cover) -> Card:
        """The card of one message. ``after`` is ``None`` if nothing could be rewritten."""
        message, new = before.message, (after or before).message
        shown, shown_after = cover(message.shown_text), cover(new.shown_text)
        left = (after or before).findings
        phone = as_sent(message, self.settings) if message.channel == "sms" else None
        parts = self._part_starts(message)
        return Card(
            id=f"m{number}",
            path=cover(message.path),
            key=cover(message.key or ""),
            channel=message.channel,
            subject=cover(message.subject or ""),
            sender=cover(message.sender or ""),
            score=before.score,
            score_after=(after or before).score,
            runs=flagged_runs(message, shown, before.findings, parts, self._examples(message)),
            notes=self._notes(before, file, cover),
            changes=changes(shown, shown_after, self._part_starts(new)),
            changed=new.text != message.text,
            left=tuple(cover(f"{finding.rule}: {finding.message}") for finding in left),
            length=self._length(message),
            length_after=self._length(new),
            segments=self._segments(message),
            segments_after=self._segments(new),
            parts=tuple(map(cover, phone.parts)) if phone and len(phone.parts) > 1 and not parts else (),
        )

    def _notes(self, checked: Checked, file: FileReport, cover: Cover) -> tuple[Note, ...]:
        places = Places(file.shown_text)
        return tuple(
            self._note(number, finding, locate(file, places, checked.message, finding), cover)
            for number, finding in enumerate(checked.findings, 1)
        )

    def _note(self, number: int, finding: Finding, located: Located, cover: Cover) -> Note:
        rule = self.rules.get(finding.rule)
        norm = rule.source if rule is not None else ""
        proposals = [_proposal(located, fix) for fix in finding.fixes if fix.edits]
        return Note(
            number=number,
            rule=finding.rule,
            family=finding.family,
            severity=str(finding.severity),
            message=cover(finding.message),
            why=cover(finding.why),
            norm="" if norm in ("oma", "own") else norm,
            proposal=cover(" · ".join(proposals) or finding.hint or ""),
            place=f"{located.start[0]}:{located.start[1]}",
            whole=is_whole(finding, located.message.text),
        )

    def _length(self, message: Message) -> str:
        characters, one, many = _UNITS[self.lang]
        text = f"{len(message.text.strip())} {characters}"
        if message.channel != "sms":
            return text
        length = sms_length(sent_text(message, self.settings))
        return f"{text}, {length.encoding}, {length.segments} {one if length.segments == 1 else many}"

    def _segments(self, message: Message) -> int:
        if message.channel != "sms":
            return 0
        return sms_length(sent_text(message, self.settings)).segments

    def _examples(self, message: Message) -> dict[int, str]:
        """The examples of the values, by where their placeholders begin."""
        return {p.span.start: example_of(p, self.settings.examples) for p in message.placeholders}

    def _part_starts(self, message: Message) -> dict[int, int]:
        """Where in the message's own text the parts after the first begin, by number of the part.

        Empty where the text as sent is not the text as written, because a template's condition chooses between
        several.
        """
        if message.channel != "sms":
            return {}
        return part_starts(message, self.settings)


def part_starts(message: Message, settings: RuleSettings) -> dict[int, int]:
    """The offsets where parts of a text message begin, values at their longest, with the parts' numbers."""
    sent = sent_text(message, settings)
    parts = split_sms(sent)
    if len(parts) < 2:
        return {}
    text, origins, at = "", [], 0
    for placeholder in message.placeholders:
        value = longest_value(placeholder, settings)
        text += message.text[at : placeholder.span.start] + value
        origins += [*range(at, placeholder.span.start), *[placeholder.span.start] * len(value)]
        at = placeholder.span.end
    text += message.text[at:]
    origins += range(at, len(message.text))
    trailing = {i for match in re.finditer(r"(?<![ \t])[ \t]+(?=\n|$)", text) for i in range(*match.span())}
    kept = [i for i in range(len(text)) if i not in trailing]
    first, last = 0, len(kept)
    while first < last and text[kept[first]].isspace():
        first += 1
    while last > first and text[kept[last - 1]].isspace():
        last -= 1
    kept = kept[first:last]
    if "".join(text[i] for i in kept) != sent:
        return {}
    starts, done = {}, 0
    for number, part in enumerate(parts[:-1], 2):
        done += len(part)
        starts[origins[kept[done]]] = number
    return starts


def _proposal(located: Located, fix: Fix) -> str:
    """What a fix writes; of one that only adds or only removes, with the whole words around it."""
    text = located.message.text
    start, end = min(e.span.start for e in fix.edits), max(e.span.end for e in fix.edits)
    if start < end and any(edit.text.strip() for edit in fix.edits):
        return preview(located, fix.edits)
    before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    head, tail = before[-_NEAR:], after[:_NEAR]
    if len(head) < len(before):
        head = "… " + head.partition(" ")[2]
    if len(tail) < len(after):
        tail = tail.rpartition(" ")[0] + " …"
    written = "".join(edit.text for edit in sorted(fix.edits))
    return f"{head}{written}{tail}".strip().replace("\n", "⏎")


def _around(message: Message) -> list[str]:
    return [text for text in (message.subject, message.sender, message.key, message.path) if text]
