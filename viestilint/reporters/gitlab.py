"""GitLab code quality: a JSON list with unique fingerprints."""

from __future__ import annotations

import json

from viestilint.model import Severity
from viestilint.reporters.report import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """The report as a code quality artifact."""
    issues = []
    seen: dict[str, int] = {}
    for located in report.located():
        number = seen[located.fingerprint] = seen.get(located.fingerprint, 0) + 1
        fingerprint = located.fingerprint if number == 1 else f"{located.fingerprint}-{number}"
        issues.append(
            {
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
        )
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"
