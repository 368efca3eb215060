"""``viestilint formats``: which files are read, by their suffix."""

from __future__ import annotations

import click

from viestilint.cli.options import language_option
from viestilint.model import SLOT_SYNTAXES
from viestilint.readers.placeholders import SYNTAXES
from viestilint.readers.registry import formats


@click.command("formats")
@language_option
def command(lang: str) -> None:
    """List the file formats and the template syntaxes that viestilint reads."""
    listed = formats()
    width = max(len(name) for name, _ in listed)
    for name, suffixes in listed:
        click.echo(f"{name:{width}}  {' '.join(suffixes)}")
    head = "Template syntaxes" if lang == "en" else "Paikkamerkkien kirjoitustavat"
    click.echo(f"\n{head}: {', '.join((*(syntax.name for syntax in SYNTAXES), *SLOT_SYNTAXES))}")
