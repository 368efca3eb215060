"""``rewrite --interactive``: finding by finding, what to write is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import click

from viestilint.fixes import apply_edits
from viestilint.model import Applicability, Edit, Finding, Fix, Message, SourceEdit
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile
from viestilint.reporters.places import Places
from viestilint.reporters.report import FileReport, Located, locate
from viestilint.reporters.text import Style, preview
from viestilint.reporters.visible import visible

_KEYS = {
    "fi": "[h]yväksy, [s]euraava vaihtoehto, [m]uokkaa, [o]hita, [l]opeta",
    "en": "[a]ccept, [n]ext alternative, [e]dit, [s]kip, [q]uit",
}
_ANSWERS = {
    "fi": {"h": "accept", "s": "next", "m": "edit", "o": "skip", "l": "quit"},
    "en": {"a": "accept", "n": "next", "e": "edit", "s": "skip", "q": "quit"},
}
_EDIT = {"fi": "Kirjoita tilalle", "en": "Write instead"}
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
    settled: set[tuple[str, str, str]] = set()
    accepted = 0
    while True:
        found = _next(linter, source, settled)
        if found is None:
            return Outcome(source.text, accepted)
        located, key = found
        answer, fix = _question(located, style, lang, ask)
        if answer == "quit":
            return Outcome(source.text, accepted)
        settled.add(key)
        edits = _written(located.message, fix) if fix is not None else None
        if edits:
            source = replace(source, text=apply_edits(source.text, edits))
            accepted += 1


def _next(
    linter: Linter, source: SourceFile, settled: set[tuple[str, str, str]]
) -> tuple[Located, tuple[str, str, str]] | None:
    result = linter.check_source(source)
    places = Places(source.text)
    file = FileReport(source.path, source.text, ())
    for checked in result.messages:
        for finding in checked.findings:
            located = locate(file, places, checked.message, finding)
            key = (checked.message.key or "", finding.rule, located.fingerprint)
            if key not in settled:
                return located, key
    return None


def _question(located: Located, style: Style, lang: str, ask: Ask) -> tuple[str, Fix | None]:
    finding = located.finding
    line, column = located.start
    click.echo(f"\n{style(f'{located.path}:{line}:{column}', 'bold')} {finding.rule}: {visible(finding.message)}")
    click.echo(f"  {visible(finding.why)}")
    at = 0
    while True:
        fix = finding.fixes[at] if finding.fixes else None
        if fix is not None:
            number = f" ({at + 1}/{len(finding.fixes)})" if len(finding.fixes) > 1 else ""
            click.echo(f"  {style('→', 'green')} {preview(located, fix.edits)}{number}")
        elif finding.hint:
            click.echo(f"  ≈ {visible(finding.hint)}")
        answer = _ANSWERS[lang].get(ask(_KEYS[lang]).strip().lower()[:1], "")
        if answer == "accept" and fix is not None:
            return answer, fix
        if answer == "next" and len(finding.fixes) > 1:
            at = (at + 1) % len(finding.fixes)
        elif answer == "edit":
            return answer, _edited(finding, ask(_EDIT[lang]))
        elif answer in ("skip", "quit"):
            return answer, None


def _edited(finding: Finding, text: str) -> Fix:
    return Fix((Edit(finding.span, text),), Applicability.UNSAFE)


def _written(message: Message, fix: Fix) -> list[SourceEdit] | None:
    edits = [message.source_map.translate(edit) for edit in fix.edits]
    if any(edit is None for edit in edits):
        click.echo("viestilint: this place cannot be written in this format", err=True)
        return None
    return [edit for edit in edits if edit is not None]
