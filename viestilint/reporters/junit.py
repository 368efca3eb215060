"""JUnit XML: a test case per file, a failure per finding."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from viestilint.lazyregex import lazy
from viestilint.model import Severity
from viestilint.reporters.report import Located, Report

_FORBIDDEN = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def render(report: Report) -> str:
    """The report as one test suite; infos are told in the output of their case, they fail nothing."""
    by_path: dict[str, list[Located]] = {file.path: [] for file in report.files}
    for located in report.located():
        by_path[located.path].append(located)
    failures = sum(1 for found in by_path.values() for located in found if _fails(located))
    errors = sum(1 for file in report.files if file.errors)
    head = f'<testsuite name="viestilint" tests="{len(by_path)}" failures="{failures}" errors="{errors}">'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", head]
    for file in sorted(report.files, key=lambda f: f.path):
        lines.append(f'<testcase classname="viestilint" name={_attribute(file.path)}>')
        lines += [f"<error message={_attribute(error)}/>" for error in file.errors]
        lines += [_failure(located) for located in by_path[file.path] if _fails(located)]
        told = [_line(located) for located in by_path[file.path] if not _fails(located)]
        if told:
            lines.append(f"<system-out>{_text(chr(10).join(told))}</system-out>")
        lines.append("</testcase>")
    return "\n".join([*lines, "</testsuite>", "</testsuites>"]) + "\n"


def _fails(located: Located) -> bool:
    return located.finding.severity > Severity.INFO


def _failure(located: Located) -> str:
    finding = located.finding
    message = _attribute(finding.message)
    return f"<failure type={_attribute(finding.rule)} message={message}>{_text(_line(located))}</failure>"


def _line(located: Located) -> str:
    line, column = located.start
    return f"{located.path}:{line}:{column}: {located.finding.rule}: {located.finding.message}"


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))
