"""``viestilint init``: a configuration from what the repository holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from viestilint.cli import snippets
from viestilint.cli.options import language_option
from viestilint.cli.survey import Survey, look_at
from viestilint.configfile import NAMES, find_config
from viestilint.errors import ConfigError
from viestilint.language.engine import ENGINES

_WORDS = {
    "fi": {
        "seen": "viestilint init näki täällä: {files} tiedostoa, {messages} viestiä",
        "formats": "muodot",
        "none": "ei viestejä",
        "address": "viesteistä {sina} sinuttelee ja {te} teitittelee",
        "unaddressed": 'viestit eivät puhuttele lukijaa: puhuttelu = "sina" tai "te"',
        "languages": "tiedostojen kielet: {}; tarkistetaan suomi",
        "tables": "taulukoita, joista sarake on nimettävä: {}",
        "channels": "kanavat kansioiden ja avainten nimistä",
        "written": "kirjoitettu",
        "skipped": "ei voitu lukea",
        "next": "Seuraavaksi",
    },
    "en": {
        "seen": "viestilint init saw here: {files} files, {messages} messages",
        "formats": "formats",
        "none": "no messages",
        "address": "{sina} messages use sinä, {te} use te",
        "unaddressed": 'the messages address nobody: puhuttelu = "sina" or "te"',
        "languages": "languages of the files: {}; Finnish is checked",
        "tables": "tables whose column is to be named: {}",
        "channels": "channels from the names of folders and keys",
        "written": "written",
        "skipped": "could not be read",
        "next": "Next",
    },
}


@click.command("init")
@click.option("--force", is_flag=True, help="Overwrite the configuration that is there.")
@click.option("--stdout", "to_stdout", is_flag=True, help="Print the configuration; write nothing.")
@click.option("--engine", type=click.Choice(ENGINES), default="auto", show_default=True)
@language_option
def command(force: bool, to_stdout: bool, engine: str, lang: str) -> None:
    """Look at the messages below this folder and write viestilint.toml for them.

    Also shows what to add for pre-commit and for continuous integration.
    """
    here = Path.cwd()
    target = here / NAMES[0]
    existing = find_config(here)
    if existing is not None and existing.parent == here and not (force or to_stdout):
        raise ConfigError("is the configuration already (--force to write viestilint.toml anew)", path=existing.name)
    survey = look_at(here, engine)
    text = configuration(survey, lang)
    words = _WORDS[lang]
    for error in survey.errors:
        click.echo(f"viestilint: {words['skipped']}: {error}", err=True)
    if to_stdout:
        click.echo(text, nl=False)
        return
    try:
        with target.open("w" if force else "x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", path=target.name) from error
    click.echo(f"{target.name}: {words['written']}\n")
    click.echo(f"{words['next']}: viestilint {' '.join(survey.folders) or '.'}")
    for name, snippet in (
        (".pre-commit-config.yaml", snippets.pre_commit),
        (".github/workflows/viestilint.yml", snippets.github),
        (".gitlab-ci.yml", snippets.gitlab),
    ):
        click.echo(f"\n# {name}\n{snippet(survey.folders)}", nl=False)


def configuration(survey: Survey, lang: str) -> str:
    """The text of ``viestilint.toml``: what was seen as comments, and what follows from it."""
    return "\n".join(_lines(survey, _WORDS[lang], lang)) + "\n"


def _lines(survey: Survey, words: dict[str, str], lang: str) -> Iterator[str]:
    yield f"# {words['seen'].format(files=survey.files, messages=survey.messages)}"
    shown = ", ".join(f"{name} {count}" for name, count in survey.formats)
    yield f"# {words['formats']}: {shown or words['none']}"
    yield ""
    if lang != "fi":
        yield f'lang = "{lang}"'
    if survey.address is None:
        yield f"# {words['unaddressed']}"
    else:
        yield f"# {words['address'].format(sina=survey.addresses.get('sina', 0), te=survey.addresses.get('te', 0))}"
        yield f'puhuttelu = "{survey.address}"'
    others = [language for language in survey.languages if language != "fi"]
    if others:
        yield f"# {words['languages'].format(', '.join(survey.languages))}"
    yield 'locales = ["fi"]'
    if survey.tables:
        yield f"# {words['tables'].format(', '.join(survey.tables[:5]))}"
        yield '# csv-column = "viesti"'
    if survey.channels:
        yield f"\n# {words['channels']}"
    for glob, is_key, channel in survey.channels:
        yield "[[messages]]"
        yield f"{'keys' if is_key else 'files'} = {_quoted(_escaped(glob, is_key))}"
        yield f'channel = "{channel}"\n'


def _escaped(glob: str, is_key: bool) -> str:
    """A glob of paths as git reads it: from the root of the repository."""
    return glob if is_key else "/" + glob


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
