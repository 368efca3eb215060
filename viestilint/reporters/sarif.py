"""SARIF 2.1.0, as code scanning services read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import nsmallest
from typing import Any

from viestilint.model import Rule, Severity
from viestilint.reporters.jsontext import ITEMS, written
from viestilint.reporters.report import Located, Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MAX_RESULTS = 25_000
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report, rules: Mapping[str, Rule]) -> Iterator[str]:
    """The report as SARIF, piece by piece, at most 25 000 results, the heaviest first if there are more."""
    if sum(map(report.count, Severity)) > MAX_RESULTS:
        found = nsmallest(MAX_RESULTS, report.located(), key=lambda located: -located.finding.severity)
    else:
        found = list(report.located())
    used = sorted({located.finding.rule for located in found})
    index = {rule: number for number, rule in enumerate(used)}
    run = {
        "tool": {
            "driver": {
                "name": "viestilint",
                "version": report.version,
                "rules": [_rule(rules[name], report.lang) for name in used if name in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The working directory of the run."}}},
        "invocations": [
            {
                "executionSuccessful": not report.errors,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": error}} for error in report.errors
                ],
            }
        ],
        "results": ITEMS,
    }
    tree = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return written(tree, (_result(located, index) for located in found))


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    why = rule.why.in_(lang)
    return {
        "id": rule.id,
        "name": rule.id,
        "shortDescription": {"text": rule.title.in_(lang)},
        "fullDescription": {"text": why},
        "help": {"text": why, "markdown": f"**{rule.title.in_(lang)}**\n\n{why}\n\n{rule.source}".strip()},
        "properties": {"tags": [rule.family]},
    }


def _result(located: Located, index: Mapping[str, int]) -> dict[str, Any]:
    finding = located.finding
    location = {"uri": _uri(located.path), "uriBaseId": "ROOT"}
    if located.path.startswith("/"):
        del location["uriBaseId"]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": location,
                    "region": _region(located),
                }
            }
        ],
        "partialFingerprints": {"viestilint/v1": located.fingerprint},
    }
    fixes = [
        {
            "description": {"text": finding.message},
            "artifactChanges": [
                {
                    "artifactLocation": location,
                    "replacements": [
                        {
                            "deletedRegion": {
                                "charOffset": edit.span.start,
                                "charLength": edit.span.end - edit.span.start,
                            },
                            "insertedContent": {"text": edit.text},
                        }
                        for edit in edits
                    ],
                }
            ],
        }
        for applicability, edits in located.source_edits()
        if edits and applicability != "display"
    ]
    if fixes:
        result["fixes"] = fixes
    return result


def _region(located: Located) -> dict[str, int]:
    return {
        "startLine": located.start[0],
        "startColumn": located.start[1],
        "endLine": located.end[0],
        "endColumn": located.end[1],
        "charOffset": located.span.start,
        "charLength": located.span.end - located.span.start,
    }


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path, errors="surrogateescape")
