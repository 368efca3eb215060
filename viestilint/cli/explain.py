"""``viestilint explain RULE``: what a rule flags, why, and what to write instead."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from viestilint.cli.options import language_option
from viestilint.config import Config
from viestilint.errors import ConfigError
from viestilint.ruledocs.build import Pages
from viestilint.ruledocs.terminal import lines_of


@click.command("explain")
@click.argument("rule_id", metavar="RULE")
@click.option("--rules", "rule_files", multiple=True, type=click.Path(path_type=Path), help="More rule files.")
@language_option
def command(rule_id: str, rule_files: tuple[Path, ...], lang: str) -> None:
    """Explain one rule: what it flags, why, by which norm, how it is fixed and set, with all its examples."""
    pages = Pages(Config(lang=lang, rules=rule_files))
    if rule_id not in pages.rules:
        near = get_close_matches(rule_id, sorted(pages.rules), n=1, cutoff=0.5)
        raise ConfigError(f"unknown rule '{rule_id}'" + (f"; did you mean '{near[0]}'?" if near else ""))
    click.echo("\n".join(lines_of(pages.page(pages.rules[rule_id]), lang)))
