"""The JSON report: the contract that other programs rely on. Fields stay; new ones may be added."""

from __future__ import annotations

import json
from typing import Any

from viestilint.model import Severity
from viestilint.reporters.report import Located, Report


def render(report: Report) -> str:
    """The report as one JSON object, a line for each file and each finding, ending in a line break."""
    parts = []
    for key, value in as_object(report).items():
        if isinstance(value, list):
            rows = ",".join(f"\n  {_line(row)}" for row in value)
            shown = f"[{rows}\n ]" if rows else "[]"
        else:
            shown = _line(value)
        parts.append(f"\n {_line(key)}: {shown}")
    return "{" + ",".join(parts) + "\n}\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def as_object(report: Report) -> dict[str, Any]:
    """The report as plain values."""
    return {
        "version": 1,
        "tool": {
            "name": "viestilint",
            "version": report.version,
            "engine": report.engine,
            "dictionary": report.dictionary,
        },
        "files": [
            {
                "path": file.path,
                "messages": file.message_count,
                "error": file.errors[0] if file.errors else None,
            }
            for file in sorted(report.files, key=lambda f: f.path)
        ],
        "findings": [_finding(located) for located in report.located()],
        "summary": {
            "files": len(report.files),
            "messages": report.message_count,
            "error": report.count(Severity.ERROR),
            "warning": report.count(Severity.WARNING),
            "info": report.count(Severity.INFO),
            "fixable": report.fixable,
            "score": report.score,
        },
    }


def _finding(located: Located) -> dict[str, Any]:
    finding = located.finding
    return {
        "rule": finding.rule,
        "variant": finding.variant,
        "family": finding.family,
        "severity": str(finding.severity),
        "path": located.path,
        "key": located.message.key,
        "channel": located.message.channel,
        "line": located.start[0],
        "column": located.start[1],
        "end_line": located.end[0],
        "end_column": located.end[1],
        "start": located.span.start,
        "end": located.span.end,
        "excerpt": located.excerpt,
        "message": finding.message,
        "why": finding.why,
        "hint": finding.hint,
        "fingerprint": located.fingerprint,
        "fixes": [
            {
                "applicability": applicability,
                "edits": [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in edits],
            }
            for applicability, edits in located.source_edits()
            if edits
        ],
    }
