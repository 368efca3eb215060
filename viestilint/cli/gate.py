"""What a gate leaves out of a report: the baseline's findings, and messages that have not changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from viestilint.discover import shown_path
from viestilint.errors import ConfigError
from viestilint.filters.baseline import Entry, Known
from viestilint.filters.changed import Changes, parse_diff, touches
from viestilint.model import Finding
from viestilint.reporters.places import Places
from viestilint.reporters.report import FileReport, Located, Report


def changed_since(revision: str) -> Changes:
    """The lines of the working tree that changed since a git revision, by path as shown; new files whole.

    Raises ``ConfigError`` outside a repository, or for a revision that git does not know.
    """
    here = Path.cwd()
    top = Path(_git(here, "rev-parse", "--show-toplevel").rstrip("\n"))
    # Whatever the user's own git configuration says, the output is to be as it is parsed.
    plain = ("-c", "core.quotePath=off", "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false")
    options = ("--unified=0", "--no-color", "--no-ext-diff", "--no-relative")
    found = parse_diff(_git(top, *plain, "diff", *options, revision, "--"))
    changes = {shown_path(top / path, here): lines for path, lines in found.items()}
    for path in _git(top, "ls-files", "--others", "--exclude-standard", "-z").split("\0"):
        if path:
            changes[shown_path(top / path, here)] = ((1, 10**9),)
    return changes


def only_changed(file: FileReport, changes: Changes) -> FileReport:
    """The file with the messages of which a line has changed; a file of one message counts as a whole."""
    if file.message_count <= 1 and file.path in changes:
        return file
    places = Places(file.text)
    kept = []
    for checked in file.messages:
        pieces = checked.message.source_map.pieces
        if not pieces:
            continue
        first, _ = places.of(pieces[0].source.start)
        last, _ = places.of(pieces[-1].source.end)
        if touches(changes, file.path, first, last):
            kept.append(checked)
    return replace(file, messages=tuple(kept))


def without_known(report: Report, entries: Sequence[Entry]) -> tuple[Report, tuple[Entry, ...]]:
    """The report without the baseline's findings, and the entries that have gone stale."""
    known = Known(entries)
    silenced: set[tuple[str, int, Finding]] = set()
    for located in report.located():
        if known.takes(located.fingerprint):
            silenced.add((located.path, located.span.start, located.finding))
    files = tuple(_without(file, silenced) for file in report.files)
    return replace(report, files=files), known.stale(file.path for file in report.files)


def entries_of(report: Report) -> list[Entry]:
    """The baseline entries of all findings."""
    return [_entry(located) for located in report.located()]


def _entry(located: Located) -> Entry:
    return Entry(located.fingerprint, located.path, located.finding.rule, located.excerpt)


def _without(file: FileReport, silenced: set[tuple[str, int, Finding]]) -> FileReport:
    messages = []
    for checked in file.messages:
        if checked.findings:
            locate = checked.message.source_map.locate
            places = ((finding, locate(finding.span).start) for finding in checked.findings)
            kept = tuple(finding for finding, at in places if (file.path, at, finding) not in silenced)
            checked = replace(checked, findings=kept)
        messages.append(checked)
    return replace(file, messages=tuple(messages))


def _git(folder: Path, *arguments: str) -> str:
    import subprocess

    try:
        run = subprocess.run(["git", *arguments], capture_output=True, cwd=folder, check=False)
    except OSError as error:
        raise ConfigError("--since needs git") from error
    # A diff holds lines of any encoding, and a line break within a line of another system's text.
    output, said = (text.decode("utf-8", "surrogateescape") for text in (run.stdout, run.stderr))
    if run.returncode:
        raise ConfigError(f"--since: {said.strip().splitlines()[0] if said.strip() else 'git failed'}")
    return output
