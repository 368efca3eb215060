"""``viestilint check``: findings, fixes, exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from viestilint.cli.files import gather, write_back, write_out
from viestilint.cli.options import config_from, linting_options
from viestilint.cli.progress import Progress
from viestilint.cli.run import lint_ahead, memory_for, report_of, results_of
from viestilint.cli.style import style_for, width_of
from viestilint.config import FAIL_ON, Config
from viestilint.errors import ConfigError, ViestilintError, one_line
from viestilint.filters.changed import Changes
from viestilint.model import Applicability, Severity
from viestilint.pipeline import FileResult, Linter
from viestilint.readers.source import SourceFile
from viestilint.reporters.report import Report

_WRITTEN = 65_536
FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", "rdjson")


@click.command("check")
@click.argument("paths", nargs=-1, metavar="PATHS… | -")
@linting_options
@click.option("--stdin-filename", metavar="NAME", help="The name that - goes by: it decides the format.")
@click.option("--fix", is_flag=True, help="Write the safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="Write the fixes that need a person too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; write nothing.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(FORMATS),
    help="text, or github inside GitHub Actions, if not given.",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file.")
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    help="The least severity that makes the exit code 1; warning unless configured.",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 even with findings.")
@click.option("--min-score", type=click.IntRange(0, 100), metavar="N", help="Exit 1 if the score is below N.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Leave out the findings of this baseline.",
)
@click.option("--since", metavar="REV", help="Check only messages whose lines changed since a git revision.")
@click.option("--report-unused-suppressions", is_flag=True, help="Exit 1 if a suppression silences nothing.")
@click.option("--force-exclude", is_flag=True, help="Skip excluded files even if they are named.")
@click.option("--statistics", is_flag=True, help="Count findings by rule.")
@click.option("--allow-empty", is_flag=True, help="Exit 0 if there is nothing to check.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes at most; one a processor if not given.")
@click.option("--explain-answers", is_flag=True, help="Show question by question what the reply answers.")
@click.option("--no-cache", is_flag=True, help="Lint everything anew.")
@click.option("--quiet", "-q", is_flag=True, help="One line a finding, no summary.")
def command(paths: tuple[str, ...], **options: Any) -> None:
    """Lint message files, directories of them, or standard input (-).

    Exit code: 0 nothing at or above --fail-on, 1 findings, 2 something could not be checked.
    """
    config = config_from(options)
    is_stdin = paths == ("-",)
    linter = Linter(config, memory_for(config, stored=not (options["no_cache"] or is_stdin)))
    sources, errors = gather(paths, options["stdin_filename"], config, force_exclude=options["force_exclude"])
    if not sources and not errors and not options["allow_empty"]:
        raise ViestilintError("no files to check (--allow-empty to allow that)")
    fixing = options["fix"] or options["unsafe_fixes"] or options["diff"]
    if is_stdin and options["since"]:
        raise ConfigError("--since needs files: git knows nothing of standard input")
    changes = None
    if options["since"]:
        from viestilint.cli.gate import changed_since

        changes = changed_since(options["since"])
    sources, untouched = _split(sources, changes)
    changed = False
    with Progress(len(sources), config.lang, quiet=options["quiet"]) as progress:
        lost = lint_ahead(linter, sources, options["jobs"], progress)
        for index, source in enumerate(sources if fixing else ()):
            if source.path in lost:
                continue
            sources[index], problems = _fix(linter, source, options, is_stdin=is_stdin)
            progress.advance()
            errors.extend(problems)
            changed = changed or sources[index].text != source.text
            if is_stdin and not options["diff"]:
                write_out(sources[index])
        results = results_of(linter, sources, lost, progress)
    results += [FileResult(source.path, source, ()) for source in untouched]
    if linter.memory is not None:
        linter.memory.save(linter.engine)
    report = report_of(linter, results)
    if options["explain_answers"]:
        from viestilint.cli.answers import explain

        apart = options["output_format"] not in (None, "text")
        click.echo("\n".join(explain(linter, results)), err=apart)
    unused = _unused(results)
    report, stale = _filtered(report, config, options, changes)
    if not options["diff"] and not (fixing and is_stdin):
        _print(report, linter, options)
    if options["statistics"]:
        from viestilint.cli.statistics import statistics

        click.echo("\n".join(statistics(linter, report)), err=True)
    for line in [*errors, *report.errors, *unused, *stale]:
        click.echo(one_line(f"viestilint: {line}"), err=True)
    failed = bool(errors or report.errors)
    unused_fails = bool(unused) and options["report_unused_suppressions"]
    code = _exit_code(report, failed, (changed and options["diff"]) or unused_fails, config, options)
    sys.exit(code)


def _fix(
    linter: Linter, source: SourceFile, options: dict[str, Any], *, is_stdin: bool
) -> tuple[SourceFile, list[str]]:
    """The file as fixed, and what could not be written."""
    from viestilint.rewriting import fix_source

    allowed = {Applicability.SAFE}
    if options["unsafe_fixes"]:
        allowed.add(Applicability.UNSAFE)
    if linter.check_source(source).errors:
        # Reported by the run itself; a file that cannot be checked whole is left alone.
        return source, []
    fixed = fix_source(linter, source, frozenset(allowed))
    if not fixed.stable:
        return source, [f"{source.path}: fixes do not come to rest; left as it is"]
    result = replace(source, text=fixed.text)
    if options["diff"]:
        click.echo(unified_diff(source, result), nl=False)
    elif not is_stdin:
        try:
            write_back(source, result)
        except ViestilintError as error:
            return source, [str(error)]
    if fixed.left:
        line = f"viestilint: {source.path}: {fixed.left} fix(es) cannot be written in this format"
        click.echo(one_line(line), err=True)
    return result, []


def unified_diff(before: SourceFile, after: SourceFile) -> str:
    """The change as a unified diff, empty if there is none."""
    from difflib import unified_diff as diff

    lines = diff(
        before.text.splitlines(keepends=True),
        after.text.splitlines(keepends=True),
        fromfile=f"a/{before.path}",
        tofile=f"b/{after.path}",
    )
    return "".join(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines)


def _split(sources: list[SourceFile], changes: Changes | None) -> tuple[list[SourceFile], list[SourceFile]]:
    """The files to lint, and those that have not changed."""
    if changes is None:
        return sources, []
    return (
        [source for source in sources if source.path in changes],
        [source for source in sources if source.path not in changes],
    )


def _unused(results: list[FileResult]) -> list[str]:
    from viestilint.reporters.places import Places

    lines = []
    for result in results:
        places = Places(result.source.text) if result.source and result.unused else None
        for suppression in result.unused:
            line = places.of(suppression.span.start)[0] if places else 0
            names = ", ".join(sorted(suppression.names)) or "all rules"
            lines.append(f"{result.path}:{line}: this suppression silences nothing ({names})")
    return lines


def _filtered(
    report: Report, config: Config, options: dict[str, Any], changes: Changes | None
) -> tuple[Report, list[str]]:
    """The report without what the gate leaves out, and a line for each stale entry of the baseline."""
    baseline = options["baseline"] or config.baseline
    if changes is None and baseline is None:
        return report, []
    from viestilint.cli.gate import only_changed, without_known
    from viestilint.filters.baseline import load

    if changes is not None:
        report = replace(report, files=tuple(only_changed(file, changes) for file in report.files))
    if baseline is None:
        return report, []
    report, stale = without_known(report, load(baseline))
    lines = [f"{e.path}: the baseline's {e.rule} «{e.text}» is no more (baseline --prune)" for e in stale]
    return report, [] if options["since"] else lines


def _print(report: Report, linter: Linter, options: dict[str, Any]) -> None:
    output: Path | None = options["output"]
    chosen = _format(options)
    pieces = _gathered(_render(report, linter, options, chosen))
    if output is None and chosen == "text":
        for text in pieces:
            click.echo(text, nl=False, color=True)
        return
    # What programs read is UTF-8 everywhere. A file name that is not is written with escapes, as JSON reads them.
    raw = (text.encode("utf-8", "backslashreplace") for text in pieces)
    if output is None:
        for part in raw:
            click.echo(part, nl=False)
        return
    try:
        with output.open("wb") as file:
            file.writelines(raw)
    except OSError as error:
        raise ViestilintError(f"--output {output}: {error.strerror}") from error
    except KeyboardInterrupt:
        # Half a report may pass for a whole one. A link (/dev/stdout) is not ours to remove.
        if output.is_file() and not output.is_symlink():
            output.unlink()
        raise


def _gathered(pieces: Iterable[str]) -> Iterator[str]:
    """The same text in pieces that are worth a write of their own."""
    held, length = [], 0
    for piece in pieces:
        held.append(piece)
        length += len(piece)
        if length >= _WRITTEN:
            yield "".join(held)
            held, length = [], 0
    yield "".join(held)


def _format(options: dict[str, Any]) -> str:
    in_actions = os.environ.get("GITHUB_ACTIONS") == "true" and options["output"] is None
    return options["output_format"] or ("github" if in_actions else "text")


def _render(report: Report, linter: Linter, options: dict[str, Any], chosen: str) -> Iterator[str]:
    if chosen == "text":
        from viestilint.reporters.text import render

        stream = sys.stdout if options["output"] is None else None
        return render(report, style=style_for(stream), width=width_of(stream), quiet=options["quiet"])
    if chosen == "sarif":
        from viestilint.reporters import sarif

        return sarif.render(report, {rule.id: rule.rule for rule in linter.rules})
    if chosen == "github":
        from viestilint.reporters import github

        _write_step_summary(github.summary(report))
        return github.render(report)
    module = import_module(f"viestilint.reporters.{'jsonreport' if chosen == 'json' else chosen}")
    text: Iterator[str] = module.render(report)
    return text


def _write_step_summary(summary: str) -> None:
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        with open(path, "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(summary)


def _exit_code(report: Report, failed: bool, bad: bool, config: Config, options: dict[str, Any]) -> int:
    if failed:
        return 2
    if options["exit_zero"]:
        return 0
    if bad or (config.min_score is not None and report.score < config.min_score):
        return 1
    if config.fail_on == "never":
        return 0
    least = Severity[config.fail_on.upper()]
    return int(any(report.count(severity) for severity in Severity if severity >= least))
