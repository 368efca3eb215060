"""``rewrite --interactive``: finding by finding, what to write is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import click

from viestilint.errors import one_line
from viestilint.fixes import apply_edits
from viestilint.model import Applicability, Edit, Finding, Fix, Message, SourceEdit, Span
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile
from viestilint.reporters.places import Places
from viestilint.reporters.report import FileReport, Located, locate
from viestilint.reporters.text import Style, example, preview
from viestilint.reporters.visible import visible

_KEYS = {
    "fi": {
        "accept": "[h]yväksy", "next": "[s]euraava vaihtoehto", "edit": "[m]uokkaa", "skip": "[o]hita", "quit": "[l]opeta"
    },
    "en": {"accept": "[a]ccept", "next": "[n]ext alternative", "edit": "[e]dit", "skip": "[s]kip", "quit": "[q]uit"},
}  # fmt: skip
_ANSWERS = {
    "fi": {"h": "accept", "s": "next", "m": "edit", "o": "skip", "l": "quit"},
    "en": {"a": "accept", "n": "next", "e": "edit", "s": "skip", "q": "quit"},
}
_EDIT = {"fi": "Kirjoita tilalle (nyt ”{old}”)", "en": "Write instead (now ”{old}”)"}
_RUN = 100
Ask = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The text after the questions, and how many changes were accepted."""

    text: str
    accepted: int


def run(linter: Linter, source: SourceFile, style: Style, ask: Ask | None = None) -> Outcome:
    """Asks about one finding after another, re-linting after each accepted change. ``ask`` reads one answer."""
    ask = ask or (lambda prompt: str(click.prompt(prompt, default="", show_default=False)))
    lang = linter.config.lang
    settled: list[_Settled] = []
    accepted = 0
    while True:
        located = _next(linter, source, settled)
        if located is None:
            return Outcome(source.text, accepted)
        answer, fix = _question(located, style, lang, ask)
        if answer == "quit":
            return Outcome(source.text, accepted)
        settled.append(_Settled(located.message.key, located.finding.rule, located.span.start))
        edits = _written(located.message, fix) if fix is not None else None
        if edits:
            source = replace(source, text=apply_edits(source.text, edits))
            settled = [one.after(edits) for one in settled]
            accepted += 1


@dataclass(frozen=True, slots=True)
class _Settled:
    """A finding that has been asked about, known by its place, which moves with the changes before it."""

    key: str | None
    rule: str
    start: int

    def after(self, edits: Sequence[SourceEdit]) -> _Settled:
        moved = sum(len(e.text) - (e.span.end - e.span.start) for e in edits if e.span.end <= self.start)
        return replace(self, start=self.start + moved)


def _next(linter: Linter, source: SourceFile, settled: Sequence[_Settled]) -> Located | None:
    result = linter.check_source(source)
    places = Places(source.text)
    file = FileReport(source.path, source.text, ())
    for checked in result.messages:
        for finding in checked.findings:
            located = locate(file, places, checked.message, finding)
            if _Settled(located.message.key, finding.rule, located.span.start) not in settled:
                return located
    return None


def _question(located: Located, style: Style, lang: str, ask: Ask) -> tuple[str, Fix | None]:
    finding = located.finding
    line, column = located.start
    click.echo(
        f"\n{style(f'{one_line(located.path)}:{line}:{column}', 'bold')} {finding.rule}: {visible(finding.message)}"
    )
    click.echo(f"  {visible(finding.why)}")
    at = 0
    while True:
        fix = finding.fixes[at] if finding.fixes else None
        if fix is not None:
            number = f" ({at + 1}/{len(finding.fixes)})" if len(finding.fixes) > 1 else ""
            click.echo(f"  {style('→', 'green')} {preview(located, fix.edits)}{number}")
        elif finding.hint:
            click.echo(f"  ≈ {example(finding.hint, lang)}")
        offered = ["accept"] if fix is not None else []
        offered += ["next"] if len(finding.fixes) > 1 else []
        prompt = ", ".join(_KEYS[lang][choice] for choice in (*offered, "edit", "skip", "quit"))
        answer = _ANSWERS[lang].get(ask(prompt).strip().lower()[:1], "")
        if answer == "accept" and fix is not None:
            return answer, fix
        if answer == "next" and len(finding.fixes) > 1:
            at = (at + 1) % len(finding.fixes)
        elif answer == "edit":
            span = _replaced(located.message, finding, fix)
            text = ask(_EDIT[lang].format(old=span.of(located.message.text)))
            return answer, Fix((Edit(span, text),), Applicability.UNSAFE)
        elif answer in ("skip", "quit"):
            return answer, None


def _replaced(message: Message, finding: Finding, fix: Fix | None) -> Span:
    """What one's own text takes the place of: all that the fix shown would change, if that is one run of a line."""
    spans = [finding.span, *(edit.span for edit in fix.edits)] if fix is not None else [finding.span]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    return whole if len(whole.of(message.text)) <= _RUN and "\n" not in whole.of(message.text) else finding.span


def _written(message: Message, fix: Fix) -> list[SourceEdit] | None:
    edits = [message.source_map.translate(edit) for edit in fix.edits]
    if any(edit is None for edit in edits):
        click.echo("viestilint: this place cannot be written in this format", err=True)
        return None
    return [edit for edit in edits if edit is not None]
