"""GitLab code quality: a JSON list with unique fingerprints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from viestilint.model import Severity
from viestilint.reporters.jsontext import ITEMS, written
from viestilint.reporters.report import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> Iterator[str]:
    """The report as a code quality artifact, piece by piece."""
    return written(ITEMS, _issues(report))


def _issues(report: Report) -> Iterator[dict[str, Any]]:
    seen: dict[str, int] = {}
    for located in report.located():
        number = seen[located.fingerprint] = seen.get(located.fingerprint, 0) + 1
        fingerprint = located.fingerprint if number == 1 else f"{located.fingerprint}-{number}"
        yield {
            "description": located.finding.message,
            "check_name": located.finding.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[located.finding.severity],
            "location": {
                "path": located.path,
                "positions": {
                    "begin": {"line": located.start[0], "column": located.start[1]},
                    "end": {"line": located.end[0], "column": located.end[1]},
                },
            },
        }
