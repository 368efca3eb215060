"""Reviewdog's diagnostic format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from viestilint.model import Severity, SourceSpan
from viestilint.reporters.jsontext import ITEMS, written
from viestilint.reporters.places import Places
from viestilint.reporters.report import Located, Report

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report) -> Iterator[str]:
    """The report as one rdjson object, piece by piece; columns are UTF-8 bytes there."""
    places = {file.path: Places(file.text) for file in report.files}
    diagnostics = (_diagnostic(located, places[located.path]) for located in report.located())
    return written({"source": {"name": "viestilint"}, "diagnostics": ITEMS}, diagnostics)


def _diagnostic(located: Located, places: Places) -> dict[str, Any]:
    finding = located.finding
    return {
        "message": finding.message,
        "location": {"path": located.path, "range": _range(located.span, places)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
        # A suggestion is one replacement there: a fix of several edits cannot be told.
        "suggestions": [
            {"range": _range(edits[0].span, places), "text": edits[0].text}
            for applicability, edits in located.source_edits()
            if applicability != "display" and len(edits) == 1
        ],
    }


def _range(span: SourceSpan, places: Places) -> dict[str, dict[str, int]]:
    return {"start": _place(span.start, places), "end": _place(span.end, places)}


def _place(offset: int, places: Places) -> dict[str, int]:
    line, column = places.of(offset)
    before = places.bytes_before(offset) - places.bytes_before(offset - column + 1)
    return {"line": line, "column": before + 1}
