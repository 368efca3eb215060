"""``viestilint check``: findings, fixes, exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from viestilint import __version__
from viestilint.cli.files import gather, write_back
from viestilint.cli.options import config_from, linting_options
from viestilint.cli.style import style_for, width_of
from viestilint.config import FAIL_ON, Config
from viestilint.errors import ViestilintError
from viestilint.model import Applicability, Severity
from viestilint.pipeline import FileResult, Linter
from viestilint.readers.source import SourceFile
from viestilint.reporters.report import FileReport, Report
from viestilint.rewriting import fix_source

FORMATS = ("text", "json")


@click.command("check")
@click.argument("paths", nargs=-1, metavar="PATHS… | -")
@linting_options
@click.option("--stdin-filename", metavar="NAME", help="The name that - goes by: it decides the format.")
@click.option("--fix", is_flag=True, help="Write the safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="Write the fixes that need a person too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; write nothing.")
@click.option("--format", "output_format", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file.")
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    help="The least severity that makes the exit code 1; warning unless configured.",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 even with findings.")
@click.option("--min-score", type=click.IntRange(0, 100), metavar="N", help="Exit 1 if the score is below N.")
@click.option("--allow-empty", is_flag=True, help="Exit 0 if there is nothing to check.")
@click.option("--no-cache", is_flag=True, help="Lint everything anew.")
@click.option("--quiet", "-q", is_flag=True, help="One line a finding, no summary.")
def command(paths: tuple[str, ...], **options: Any) -> None:
    """Lint message files, directories of them, or standard input (-).

    Exit code: 0 nothing at or above --fail-on, 1 findings, 2 something could not be checked.
    """
    config = config_from(options)
    linter = Linter(config)
    sources, errors = gather(paths, options["stdin_filename"])
    if not sources and not errors and not options["allow_empty"]:
        raise ViestilintError("no files to check (--allow-empty to allow that)")
    fixing = options["fix"] or options["unsafe_fixes"] or options["diff"]
    results = []
    changed = False
    for source in sources:
        if fixing and not isinstance(source, str):
            source, problems, differs = _fix(linter, source, options)
            errors.extend(problems)
            changed = changed or differs
        if isinstance(source, str):
            continue
        results.append(linter.check_source(source))
    report = _report(linter, results)
    if not options["diff"] and not (fixing and paths == ("-",)):
        _print(report, options)
    for error in [*errors, *report.errors]:
        click.echo(f"viestilint: {error}", err=True)
    sys.exit(_exit_code(report, bool(errors), changed and options["diff"], config, options))


def _fix(linter: Linter, source: SourceFile, options: dict[str, Any]) -> tuple[SourceFile, list[str], bool]:
    """The file as fixed, what could not be written, and whether anything changed."""
    allowed = {Applicability.SAFE}
    if options["unsafe_fixes"]:
        allowed.add(Applicability.UNSAFE)
    if linter.check_source(source).errors:
        # Reported by the run itself; a file that cannot be checked whole is left alone.
        return source, [], False
    fixed = fix_source(linter, source, frozenset(allowed))
    result = SourceFile(source.path, fixed.text, source.encoding, source.bom)
    problems = []
    if not fixed.stable:
        problems.append(f"{source.path}: fixes do not come to rest; left as it is")
        return source, problems, False
    if options["diff"]:
        click.echo(unified_diff(source, result), nl=False)
    else:
        try:
            write_back(source, result)
        except ViestilintError as error:
            problems.append(str(error))
            return source, problems, False
    if fixed.left:
        click.echo(
            f"viestilint: {source.path}: {fixed.left} fix(es) cannot be written in this format", err=True
        )
    return result, problems, result.text != source.text


def unified_diff(before: SourceFile, after: SourceFile) -> str:
    """The change as a unified diff, empty if there is none."""
    from difflib import unified_diff as diff

    lines = diff(
        before.text.splitlines(keepends=True),
        after.text.splitlines(keepends=True),
        fromfile=f"a/{before.path}",
        tofile=f"b/{after.path}",
    )
    out = ""
    for line in lines:
        out += line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"
    return out


def _report(linter: Linter, results: list[FileResult]) -> Report:
    files = tuple(
        FileReport(
            result.path,
            result.source.text if result.source else "",
            tuple((checked.message, checked.findings) for checked in result.messages),
            result.errors,
        )
        for result in results
    )
    engine = linter.morphology.engine
    return Report(files, __version__, engine.name, engine.dictionary, linter.config.lang)


def _print(report: Report, options: dict[str, Any]) -> None:
    if options["output_format"] == "json":
        from viestilint.reporters.jsonreport import render

        text = render(report)
    else:
        from viestilint.reporters.text import render as render_text

        target = options["output"] is None
        text = render_text(
            report,
            style=style_for(sys.stdout if target else None),
            width=width_of(sys.stdout if target else None),
            quiet=options["quiet"],
        )
    output: Path | None = options["output"]
    if output is None:
        click.echo(text, nl=False, color=True)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ViestilintError(f"--output {output}: {error.strerror}") from error


def _exit_code(
    report: Report, failed: bool, would_change: bool, config: Config, options: dict[str, Any]
) -> int:
    if failed or report.errors:
        return 2
    if options["exit_zero"]:
        return 0
    if config.min_score is not None and report.score < config.min_score:
        return 1
    if would_change:
        return 1
    if config.fail_on == "never":
        return 0
    least = Severity[config.fail_on.upper()]
    return int(any(report.count(severity) for severity in Severity if severity >= least))
