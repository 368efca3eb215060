"""The report for people: one block per finding, with the line and what would stand there instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from viestilint.errors import one_line
from viestilint.model import Severity
from viestilint.reporters.report import Located, Report
from viestilint.reporters.visible import visible

Style = Callable[[str, str], str]
"""Wraps a text in the colour of that name, or leaves it."""

_NAMES = {
    "fi": {Severity.ERROR: "virhe", Severity.WARNING: "varoitus", Severity.INFO: "vinkki"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"},
}
_EXAMPLE = {"fi": "esimerkiksi", "en": "for example"}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_COUNTS = {
    "fi": {
        Severity.ERROR: ("virhe", "virhettä"),
        Severity.WARNING: ("varoitus", "varoitusta"),
        Severity.INFO: ("vinkki", "vinkkiä"),
    },
    "en": {
        Severity.ERROR: ("error", "errors"),
        Severity.WARNING: ("warning", "warnings"),
        Severity.INFO: ("info", "infos"),
    },
}


def plain(text: str, colour: str) -> str:
    """The style of a pipe: none."""
    return text


def render(report: Report, *, style: Style = plain, width: int = 100, quiet: bool = False) -> Iterator[str]:
    """The findings in order, then a line that counts them; with ``quiet`` the findings' first lines only."""
    for located in report.located():
        for line in _block(located, report.lang, style, width, quiet):
            yield line + "\n"
    if not quiet:
        yield _summary(report, style) + "\n"


def _block(located: Located, lang: str, style: Style, width: int, quiet: bool) -> Iterator[str]:
    finding = located.finding
    line, column = located.start
    place = style(f"{one_line(located.path)}:{line}:{column}", "bold")
    severity = style(_NAMES[lang][finding.severity], _COLOURS[finding.severity])
    yield f"{place}: {severity} {finding.rule}: {visible(finding.message)}"
    if quiet:
        return
    yield from _excerpt(located, style, width)
    arrow = style("→", "green")
    for fix in finding.fixes:
        shown = preview(located, fix.edits)
        yield f"  {arrow} {_shorten(shown, width - 4)}"
    if finding.hint and not finding.fixes:
        yield f"  {style('≈', 'green')} {_shorten(example(finding.hint, lang), width - 4)}"


def example(hint: str, lang: str) -> str:
    """A model text as it is shown: told apart from a rewrite, as its facts are not those of the message."""
    return f"{_EXAMPLE[lang]}: {visible(hint)}"


def preview(located: Located, edits: tuple[object, ...] | list[object]) -> str:
    """What a fix makes of the text around it: from the first edit to the last, whole words."""
    text = located.message.text
    ordered = sorted(edits, key=lambda e: e.span)
    start, end = ordered[0].span.start, ordered[-1].span.end  # type: ignore[attr-defined]
    out, at = "", start
    for edit in ordered:
        out += text[at : edit.span.start] + edit.text  # type: ignore[attr-defined]
        at = edit.span.end  # type: ignore[attr-defined]
    if not out.strip() or start == end:
        after = text[end : end + 24].split("\n")[0]
        before = text[max(0, start - 24) : start].split("\n")[-1]
        out = before + out + after
    return visible(out.strip().replace("\n", "⏎"))


def _excerpt(located: Located, style: Style, width: int) -> Iterator[str]:
    line = located.places.line(located.start[0])
    whole = line.end - line.start
    start = located.start[1] - 1
    length = located.end[1] - located.start[1] if located.end[0] == located.start[0] else whole - start
    room = max(width - 4, 20)
    offset = max(0, min(start - room // 3, whole - room))
    part = located.places.text[line.start + offset + bool(offset) : min(line.start + offset + room, line.end)]
    shown = max(1, min(length, room - (start - offset)))
    yield f"  {'…' if offset else ''}{visible(part.replace(chr(9), ' '))}"
    mark = "^" * shown
    yield f"  {' ' * (start - offset)}{style(mark, _COLOURS[located.finding.severity])}"


def _shorten(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(room - 1, 1)] + "…"


def _summary(report: Report, style: Style) -> str:
    counts = {severity: report.count(severity) for severity in reversed(Severity)}
    names = _COUNTS[report.lang]
    found = ", ".join(
        style(f"{count} {names[severity][count != 1]}", _COLOURS[severity])
        for severity, count in counts.items()
        if count
    )
    messages = report.message_count
    unread = sum(1 for file in report.files if file.errors and not file.messages)
    if report.lang == "en":
        where = f"{messages} message{'s' if messages != 1 else ''} checked"
        where += f", {unread} file{'s' if unread != 1 else ''} not checked" if unread else ""
        fixable = f"; {report.fixable} can be fixed" if report.fixable else ""
        outcome = f"{found or 'no findings'}{fixable}. Score {report.score}/100"
    else:
        where = f"{messages} {'viesti' if messages == 1 else 'viestiä'} tarkistettu"
        where += f", {unread} {'tiedosto' if unread == 1 else 'tiedostoa'} jäi tarkistamatta" if unread else ""
        fixable = f"; {report.fixable} korjattavissa" if report.fixable else ""
        outcome = f"{found or 'ei huomautettavaa'}{fixable}. Pisteet {report.score}/100"
    # Nothing is good that nobody looked at.
    return f"{where}: {outcome}." if messages else f"{where}."
