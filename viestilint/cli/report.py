"""``viestilint report``: one HTML page with every message as the customer sees it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from viestilint.cli.files import gather
from viestilint.cli.options import config_from, linting_options
from viestilint.cli.reportbingo import bingo_of
from viestilint.cli.reportpage import Pair, page_of
from viestilint.cli.sms import _price
from viestilint.errors import ViestilintError
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile
from viestilint.rewriting import WRITABLE, fix_source


@click.command("report")
@click.argument("paths", nargs=-1, metavar="PATHS… | -")
@linting_options
@click.option("--stdin-filename", metavar="NAME", help="The name that - goes by: it decides the format.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default="report.html",
    show_default=True,
    help="The page; - for standard output.",
)
@click.option("--price", metavar="EUROS", help="The price of one SMS segment; as configured if not given.")
def command(
    paths: tuple[str, ...], output: Path, stdin_filename: str | None, price: str | None, **options: Any
) -> None:
    """Write one HTML page that shows every message of PATHS with its findings, explained, and the rewrite.

    The page needs no network and no other file. Secrets are covered. Findings do not change the exit code: it is
    0, or 2 if something could not be checked, which the page then says.
    """
    config = config_from(options)
    if price is not None:
        config = replace(config, settings=replace(config.settings, sms_price=_price(price)))
    linter = Linter(config)
    sources, errors = gather(paths, stdin_filename, config)
    pairs = [_pair(linter, source) for source in sources]
    page = page_of(linter, pairs, errors, bingo_of(linter, [pair.before for pair in pairs]))
    # Imported here: a wrong option should not wait for the template engine.
    from viestilint.reporters.html import render

    # A catalogue may hold halves of surrogate pairs, which no file can.
    raw = render(page).encode("utf-8", "replace")
    if str(output) == "-":
        sys.stdout.buffer.write(raw)
    else:
        _write(output, raw)
    for line in page.errors:
        click.echo(f"viestilint: {line}", err=True)
    sys.exit(2 if page.errors else 0)


def _pair(linter: Linter, source: SourceFile) -> Pair:
    before = linter.check_source(source)
    if before.errors:
        return Pair(before, before)
    fixed = fix_source(linter, source, WRITABLE, to_fill=False)
    if not fixed.stable or fixed.text == source.text:
        return Pair(before, before)
    return Pair(before, linter.check_source(replace(source, text=fixed.text)))


def _write(output: Path, raw: bytes) -> None:
    try:
        output.write_bytes(raw)
    except OSError as error:
        raise ViestilintError(f"--output {output}: {error.strerror}") from error
    click.echo(f"{output}: {len(raw) // 1024} kB")
