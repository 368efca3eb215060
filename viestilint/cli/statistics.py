"""``check --statistics``: findings by rule, and how heavy each file is to read."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.errors import one_line
from viestilint.language.readability import Readability, readability
from viestilint.pipeline import Linter
from viestilint.reporters.report import FileReport, Report

_HEADS = {
    "fi": "   LIX  sanaa  virkettä  pisin  passiivia  tiedosto",
    "en": "   LIX  words  sentences  longest  passive  file",
}


def statistics(linter: Linter, report: Report) -> Iterator[str]:
    """Lines for standard error, so that a report on standard output stays one document."""
    counts: dict[tuple[str, str], int] = {}
    for located in report.located():
        key = (located.finding.rule, str(located.finding.severity))
        counts[key] = counts.get(key, 0) + 1
    for (rule, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:6}  {severity:8} {rule}"
    yield _HEADS[report.lang]
    for file in sorted(report.files, key=lambda f: f.path):
        if file.messages:
            yield _row(file, _of_file(linter, file), report.lang)


def _of_file(linter: Linter, file: FileReport) -> Readability:
    """The figures of all messages of a file as one text."""
    each = [readability(linter.document(checked.message)) for checked in file.messages]
    return Readability(
        words=sum(r.words for r in each),
        sentences=sum(r.sentences for r in each),
        long_words=sum(r.long_words for r in each),
        longest_sentence=max(r.longest_sentence for r in each),
        passives=sum(r.passives for r in each),
        finite=sum(r.finite for r in each),
        compounds=tuple(word for r in each for word in r.compounds),
    )


def _row(file: FileReport, found: Readability, lang: str) -> str:
    widths = (5, 8, 5, 9) if lang == "fi" else (5, 9, 7, 7)
    share = f"{round(100 * found.passive_share)} %"
    return (
        f"{found.lix:6}  {found.words:{widths[0]}}  {found.sentences:{widths[1]}}  "
        f"{found.longest_sentence:{widths[2]}}  {share:>{widths[3]}}  {one_line(file.path)}"
    )
