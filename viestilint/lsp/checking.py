"""What the editor is told of a document: findings at their places, and edits. Knows nothing of the protocol."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from viestilint.config import LANGUAGES, PRESETS, Config, config_from_file
from viestilint.configfile import find_config, load_config
from viestilint.discover import Choice, shown_path
from viestilint.errors import ConfigError
from viestilint.language.engine import ENGINES
from viestilint.model import Applicability, SourceEdit, SourceSpan
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile
from viestilint.reporters.places import Places
from viestilint.reporters.report import FileReport, Located, locate
from viestilint.rewriting import WRITABLE, fix_source

# The formats of documents that have no file name yet, by the editor's own names of languages.
_SUFFIXES = {
    "plaintext": ".txt",
    "markdown": ".md",
    "html": ".html",
    "json": ".json",
    "yaml": ".yaml",
    "jinja": ".j2",
    "jinja-html": ".j2",
    "handlebars": ".hbs",
    "properties": ".properties",
    "po": ".po",
    "erb": ".erb",
    "fluent": ".ftl",
}
_OPTIONS = {"lang": LANGUAGES, "engine": ENGINES, "preset": PRESETS}
_LISTS = ("select", "extend-select", "ignore")
SAFE = frozenset((Applicability.SAFE,))


@dataclass(frozen=True, slots=True)
class Offer:
    """A fix that can be written. ``preferred`` if it is safe and the only one."""

    edits: tuple[SourceEdit, ...]
    preferred: bool


@dataclass(frozen=True, slots=True)
class Flagged:
    """A finding in the document with the fixes that a person can choose from."""

    located: Located
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A line about a document that could not be checked whole; ``line`` counts from 1."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Checkup:
    """Everything about one version of a document."""

    source: SourceFile
    flagged: tuple[Flagged, ...]
    problems: tuple[Problem, ...]


class Project:
    """The linter of a folder, made anew when the configuration or a rule file changes: a new ``generation``."""

    def __init__(self, root: Path, options: dict[str, Any] | None = None) -> None:
        self.root = root
        self.generation = 0
        self._options = options or {}
        self._linter: Linter | None = None
        self._stamp: object = None

    def linter(self) -> Linter:
        """The linter. Raises ``ViestilintError`` for wrong settings."""
        found = self._config_file()
        stamp = self._stamp_of(found)
        if self._linter is None or stamp != self._stamp:
            config = config_from_file(load_config(found)) if found is not None else Config()
            self._linter = Linter(with_options(config, self._options))
            self._stamp = self._stamp_of(found)
            self.generation += 1
        return self._linter

    def source(self, path: str | None, language: str | None, text: str) -> SourceFile | None:
        """The document as a file of the project; ``None`` if a run over the folder would not read it."""
        linter = self.linter()
        if path is not None and Path(path).suffix:
            shown = shown_path(Path(path), self.root)
            config = linter.config
            choice = Choice(config.reading, config.exclude, config.include)
            return SourceFile(shown, text) if choice.takes(shown) else None
        suffix = _SUFFIXES.get(language or "")
        return SourceFile(f"{Path(path or 'viesti').name}{suffix}", text) if suffix else None

    def check(self, source: SourceFile) -> Checkup:
        """The document's findings in order, and what could not be checked."""
        result = self.linter().check_source(source)
        file = FileReport(source.path, source.text, result.messages)
        places = Places(file.shown_text)
        flagged = [
            _flagged(locate(file, places, checked.message, finding))
            for checked in result.messages
            for finding in checked.findings
        ]
        flagged.sort(key=lambda f: (f.located.span, f.located.finding.rule))
        return Checkup(source, tuple(flagged), tuple(_problem(source, error) for error in result.errors))

    def fixed(self, source: SourceFile) -> SourceEdit | None:
        """The edit that makes all safe fixes; ``None`` if there is nothing to change."""
        done = fix_source(self.linter(), source, SAFE)
        return difference(source.text, done.text) if done.stable else None

    def rewritten(self, source: SourceFile) -> SourceEdit | None:
        """The edit that makes all single-answer fixes, as ``viestilint rewrite`` does."""
        done = fix_source(self.linter(), source, WRITABLE, to_fill=False)
        return difference(source.text, done.text) if done.stable else None

    def _config_file(self) -> Path | None:
        named = self._options.get("config")
        return self.root / str(named) if named else find_config(self.root)

    def _stamp_of(self, config: Path | None) -> object:
        rules = self._linter.config.rules if self._linter is not None else ()
        paths = [path for path in (config, *rules) if path is not None]
        return tuple((str(path), _time(path)) for path in paths)


def with_options(config: Config, options: dict[str, Any]) -> Config:
    """The settings with those that the editor gives. Raises ``ConfigError`` for unknown ones."""
    changed: dict[str, Any] = {}
    for key, value in options.items():
        if key in _OPTIONS:
            if value not in _OPTIONS[key]:
                raise ConfigError(f"unknown value '{value}' of '{key}': choose one of {', '.join(_OPTIONS[key])}")
            changed[key] = value
        elif key in _LISTS:
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise ConfigError(f"'{key}' is to be a list of rules")
            changed[key.replace("-", "_")] = tuple(value)
        elif key != "config":
            raise ConfigError(f"unknown setting '{key}'")
    return replace(config, **changed)


def difference(before: str, after: str) -> SourceEdit | None:
    """The smallest single edit that turns one text into the other."""
    if before == after:
        return None
    start, most = 0, min(len(before), len(after))
    while start < most and before[start] == after[start]:
        start += 1
    end = 0
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return SourceEdit(SourceSpan(start, len(before) - end), after[start : len(after) - end])


def _flagged(located: Located) -> Flagged:
    offers = []
    fixes = located.finding.fixes
    for fix in fixes:
        edits = [located.message.source_map.translate(edit) for edit in fix.edits]
        written = tuple(edit for edit in edits if edit is not None)
        if written and len(written) == len(edits):
            offers.append(Offer(written, len(fixes) == 1 and fix.applicability is Applicability.SAFE))
    return Flagged(located, tuple(offers))


def _problem(source: SourceFile, error: str) -> Problem:
    match = re.match(re.escape(source.path) + r"(?::(\d+))?: (.*)", error, re.S)
    return Problem(int(match[1] or 1), match[2]) if match else Problem(1, error)


def _time(path: Path) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0
