"""Annotations of GitHub Actions: worst first, because a step shows ten of each level."""

from __future__ import annotations

from viestilint.model import Severity
from viestilint.reporters.report import Located, Report
from viestilint.reporters.visible import visible

SHOWN = 10
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    """One workflow command a finding and one for each file that could not be checked."""
    found = sorted(report.located(), key=lambda located: -located.finding.severity)
    lines = [f"::error title=viestilint::{_data(error)}" for error in report.errors]
    lines += [_command(located) for located in found]
    return "".join(line + "\n" for line in lines)


def summary(report: Report) -> str:
    """The step summary in Markdown: the counts, and every finding that the annotations leave out."""
    counts = ", ".join(f"{report.count(severity)} {severity}" for severity in reversed(Severity))
    lines = [f"### viestilint: {counts}, score {report.score}/100", ""]
    found = sorted(report.located(), key=lambda located: -located.finding.severity)
    seen: dict[Severity, int] = {}
    rest = []
    for located in found:
        severity = located.finding.severity
        seen[severity] = seen.get(severity, 0) + 1
        if seen[severity] > SHOWN:
            rest.append(located)
    if rest:
        lines += ["| | file | rule | message |", "| --- | --- | --- | --- |"]
        lines += [_row(located) for located in rest]
    return "\n".join(lines) + "\n"


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
