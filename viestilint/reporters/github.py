"""Annotations of GitHub Actions: worst first, because a step shows ten of each level."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from viestilint.model import Severity
from viestilint.reporters.report import Located, Report
from viestilint.reporters.visible import visible

SHOWN = 10
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> Iterator[str]:
    """One workflow command a finding and one for each file that could not be checked."""
    for error in report.errors:
        yield f"::error title=viestilint::{_data(error)}\n"
    for command in _heaviest_first(report, _command):
        yield command + "\n"


def summary(report: Report) -> str:
    """The step summary in Markdown: the counts, and every finding that the annotations leave out."""
    counts = ", ".join(f"{report.count(severity)} {severity}" for severity in reversed(Severity))
    lines = [f"### viestilint: {counts}, score {report.score}/100", ""]
    rest = _heaviest_first(report, _row, beyond=SHOWN)
    if rest:
        lines += ["| | file | rule | message |", "| --- | --- | --- | --- |", *rest]
    return "\n".join(lines) + "\n"


def _heaviest_first(report: Report, told: Callable[[Located], str], beyond: int = 0) -> list[str]:
    """What is told of the findings, the heaviest first, without the first ``beyond`` of each severity."""
    lines: dict[Severity, list[str]] = {severity: [] for severity in reversed(Severity)}
    for located in report.located():
        lines[located.finding.severity].append(told(located))
    return [line for of_severity in lines.values() for line in of_severity[beyond:]]


def _command(located: Located) -> str:
    finding = located.finding
    properties = {
        "file": located.path,
        "line": located.start[0],
        "endLine": located.end[0],
        "col": located.start[1],
        "endColumn": located.end[1],
        "title": f"viestilint ({finding.rule})",
    }
    shown = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {shown}::{_data(finding.message)}"


def _row(located: Located) -> str:
    finding = located.finding
    cells = (str(finding.severity), f"{located.path}:{located.start[0]}", finding.rule, finding.message)
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
