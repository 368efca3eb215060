"""The JSON report: the contract that other programs rely on. Fields stay; new ones may be added."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from viestilint.model import Severity
from viestilint.reporters.jsontext import ITEMS, written
from viestilint.reporters.report import Located, Report


def render(report: Report) -> Iterator[str]:
    """The report as one JSON object, piece by piece, ending in a line break."""
    return written(_frame(report), map(_finding, report.located()))


def _frame(report: Report) -> dict[str, Any]:
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
        "findings": ITEMS,
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
