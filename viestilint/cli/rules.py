"""``viestilint rules``: the catalogue as a table, as JSON, or as pages of documentation."""

from __future__ import annotations

import json
from pathlib import Path

import click

from viestilint.cli.options import language_option
from viestilint.errors import ConfigError, ViestilintError
from viestilint.model import CHANNELS, Severity
from viestilint.model.rule import OTHER_TYPES
from viestilint.patterns.catalogue import load_catalogue
from viestilint.patterns.definition import LoadedRule

_LETTER = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.INFO: "I", None: "–"}


@click.command("rules")
@language_option
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
)
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), help="The folder of the Markdown pages.")
@click.option("--rules", "rule_files", multiple=True, type=click.Path(path_type=Path), help="More rule files.")
def command(lang: str, output_format: str, output: Path | None, rule_files: tuple[Path, ...]) -> None:
    """List the rules with their severity in each channel (E error, W warning, I info, – off).

    --format markdown writes a page for each family to the folder --output, in Finnish and English.
    """
    if (output_format == "markdown") != (output is not None):
        raise ConfigError("--format markdown and --output FOLDER go together")
    if output is not None:
        _write_pages(output, rule_files)
        return
    rules = load_catalogue(rule_files)
    if output_format == "json":
        click.echo(json.dumps([_as_object(rule) for rule in rules], ensure_ascii=False, indent=1))
        return
    width = max((len(rule.id) for rule in rules), default=0)
    click.echo(f"{'':{width}}  {' '.join(f'{channel:6}' for channel in CHANNELS)}")
    family = ""
    for rule in rules:
        if rule.rule.family != family:
            family = rule.rule.family
            click.echo(f"\n{family}")
        cells = " ".join(f"{_cell(rule, channel):6}" for channel in CHANNELS)
        opt_in = " (opt-in)" if rule.rule.opt_in else ""
        click.echo(f"{rule.id:{width}}  {cells} {rule.rule.title.in_(lang)}{opt_in}")


def _write_pages(folder: Path, rule_files: tuple[Path, ...]) -> None:
    # Imported here: the table needs no engine.
    from viestilint.ruledocs.build import site

    pages = site(rule_files)
    try:
        for name, text in pages.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ViestilintError(f"--output {folder}: cannot be written: {error.strerror}") from error
    click.echo(f"{folder}: {len(pages)} {'pages' if len(pages) != 1 else 'page'}")


def _cell(rule: LoadedRule, channel: str) -> str:
    by_type = rule.rule.severities.get(channel, {})
    letters = dict.fromkeys(_LETTER[by_type.get(name)] for name in (OTHER_TYPES, *by_type))
    return "/".join(letters)


def _as_object(rule: LoadedRule) -> dict[str, object]:
    meta = rule.rule
    return {
        "id": meta.id,
        "family": meta.family,
        "title": {"fi": meta.title.fi, "en": meta.title.en},
        "why": {"fi": meta.why.fi, "en": meta.why.en},
        "source": meta.source,
        "opt_in": meta.opt_in,
        "severity": {
            channel: {name: str(value) if value else "off" for name, value in by_type.items()}
            for channel, by_type in meta.severities.items()
        },
    }
