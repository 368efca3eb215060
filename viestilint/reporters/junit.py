"""JUnit XML: a test case per file, a failure per finding."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from viestilint.lazyregex import lazy
from viestilint.model import Severity
from viestilint.reporters.report import Located, Report

_FORBIDDEN = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def render(report: Report) -> Iterator[str]:
    """The report as one test suite; infos are told in the output of their case, they fail nothing."""
    failures = sum(report.count(severity) for severity in Severity if severity > Severity.INFO)
    errors = sum(1 for file in report.files if file.errors)
    head = f'<testsuite name="viestilint" tests="{len(report.files)}" failures="{failures}" errors="{errors}">'
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n{head}\n'
    for file in sorted(report.files, key=lambda f: f.path):
        yield f'<testcase classname="viestilint" name={_attribute(file.path)}>\n'
        for error in file.errors:
            yield f"<error message={_attribute(error)}/>\n"
        told = []
        for located in file.located():
            if _fails(located):
                yield _failure(located) + "\n"
            else:
                told.append(_line(located))
        if told:
            yield f"<system-out>{_text(chr(10).join(told))}</system-out>\n"
        yield "</testcase>\n"
    yield "</testsuite>\n</testsuites>\n"


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
