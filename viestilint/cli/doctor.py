"""``viestilint doctor``: which engine, which dictionary, and what is missing."""

from __future__ import annotations

import platform
import sys

import click

from viestilint import __version__
from viestilint.cli.options import language_option
from viestilint.language.enginereport import engine_reports
from viestilint.patterns.catalogue import load_catalogue
from viestilint.patterns.directory import rules_directory

_INSTALL = (
    ("Debian, Ubuntu", "sudo apt-get install libvoikko1 voikko-fi"),
    ("Fedora", "sudo dnf install libvoikko malaga-suomi-voikko"),
    ("macOS", "brew install libvoikko"),
)


@click.command("doctor")
@language_option
def command(lang: str) -> None:
    """Say which Voikko engines work here, and how to install what is missing. Exits 2 if none works."""
    english = lang == "en"
    click.echo(f"viestilint {__version__}, Python {platform.python_version()}, {platform.system()}")
    rules = load_catalogue()
    click.echo(f"{'rules' if english else 'sääntöjä'}: {len(rules)} ({rules_directory()})")
    reports = engine_reports()
    for report in reports:
        if report.usable:
            click.echo(f"{'engine' if english else 'moottori'} {report.name}: OK, {report.dictionary}")
        else:
            word = "missing" if english else "puuttuu"
            click.echo(f"{'engine' if english else 'moottori'} {report.name}: {word} ({report.problem})")
    usable = [report for report in reports if report.usable]
    if usable:
        label = "in use (auto)" if english else "käytössä (auto)"
        click.echo(f"{label}: {usable[0].name}")
    if not any(report.usable and report.name == "libvoikko" for report in reports):
        click.echo(
            "The system's libvoikko is faster than the embedded engine. To install it:"
            if english
            else "Järjestelmän libvoikko on sisäistä moottoria nopeampi. Näin asennat sen:"
        )
        for system, line in _INSTALL:
            click.echo(f"  {system}: {line}")
    sys.exit(0 if usable else 2)
