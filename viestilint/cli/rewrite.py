"""``viestilint rewrite FILE``: the message before and after."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import click

from viestilint.cli import interactive as questions
from viestilint.cli.files import gather, write_back
from viestilint.cli.options import config_from, linting_options
from viestilint.cli.sidebyside import columns
from viestilint.cli.style import style_for, width_of
from viestilint.errors import ConfigError, ViestilintError, one_line
from viestilint.language.gsm import sms_length
from viestilint.model import Address, Checked, Message
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile
from viestilint.reporters.visible import visible
from viestilint.rewriting import WRITABLE, convert_source, fix_source

_WORDS = {
    "fi": {
        "before": "Ennen",
        "after": "Jälkeen",
        "chars": "merkkiä",
        "parts": ("tekstiviesti", "tekstiviestiä"),
        "left": "Jää ihmiselle",
        "same": "Ei muutettavaa.",
        "refused": "puhuttelua ei voi muuttaa kokonaan; viesti jää ennalleen",
        "accepted": "muutosta kirjoitettu",
    },
    "en": {
        "before": "Before",
        "after": "After",
        "chars": "characters",
        "parts": ("text message", "text messages"),
        "left": "Left for a person",
        "same": "Nothing to change.",
        "refused": "the address cannot be converted whole; the message is left as it is",
        "accepted": "changes written",
    },
}


@click.command("rewrite")
@click.argument("path", metavar="FILE | -")
@linting_options
@click.option("--stdin-filename", metavar="NAME", help="The name that - goes by: it decides the format.")
@click.option("--plain", is_flag=True, help="Print the rewritten file alone.")
@click.option("--interactive", is_flag=True, help="Ask about each finding, and write the accepted changes.")
def command(path: str, plain: bool, interactive: bool, stdin_filename: str | None, **options: Any) -> None:
    """Show a message before and after, with every single-answer fix applied. Writes nothing.

    Also shows the length of both, and what is left that only a person can write. --address te or sina puts the
    whole message into that form. --interactive asks finding by finding and writes what is accepted.
    """
    linter = Linter(config_from(options))
    source = _source(path, stdin_filename)
    before = linter.check_source(source)
    if before.errors:
        raise ViestilintError(before.errors[0])
    if interactive:
        _interactive(linter, source, path)
        return
    lang = linter.config.lang
    text = source.text
    if options.get("address") in ("sina", "te"):
        text = _converted(linter, source, Address(options["address"]))
    fixed = fix_source(linter, replace(source, text=text), WRITABLE, to_fill=False)
    if not fixed.stable:
        raise ViestilintError(f"{source.path}: fixes do not come to rest")
    if plain:
        click.echo(fixed.text, nl=not fixed.text.endswith("\n"))
        return
    after = linter.check_source(replace(source, text=fixed.text))
    for old, new in zip(before.messages, after.messages, strict=False):
        click.echo("\n".join(_compare(old, new, lang)), color=True)
    sys.exit(2 if after.errors else 0)


def _source(path: str, stdin_filename: str | None) -> SourceFile:
    sources, errors = gather((path,), stdin_filename)
    if errors:
        raise ViestilintError(errors[0])
    if len(sources) != 1:
        raise ViestilintError("rewrite takes one file")
    return sources[0]


def _converted(linter: Linter, source: SourceFile, target: Address) -> str:
    conversion = convert_source(linter, source, target)
    for message in conversion.refused:
        click.echo(f"viestilint: {_name(message)}: {_WORDS[linter.config.lang]['refused']}", err=True)
    return conversion.text


def _interactive(linter: Linter, source: SourceFile, path: str) -> None:
    if path == "-" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ConfigError("--interactive needs a terminal and a file")
    outcome = questions.run(linter, source, style_for(sys.stdout))
    write_back(source, replace(source, text=outcome.text))
    click.echo(f"{outcome.accepted} {_WORDS[linter.config.lang]['accepted']}")


def _compare(old: Checked, new: Checked, lang: str) -> list[str]:
    words = _WORDS[lang]
    was, is_now = visible(old.message.shown_text), visible(new.message.shown_text)
    name = _name(old.message)
    head = f"{words['before']} ({_length(old.message, lang)})"
    if new.message.text == old.message.text:
        lines = [name, f"{head}:", *_indent(was), str(words["same"])]
    else:
        heads = (head, f"{words['after']} ({_length(new.message, lang)})")
        width = width_of(sys.stdout) if sys.stdout.isatty() else 0
        lines = [name, *columns(was, is_now, heads, style_for(sys.stdout), width)]
    if new.findings:
        lines.append(f"{words['left']}:")
        lines += [f"  {finding.rule}: {visible(finding.message)}" for finding in new.findings]
    return lines


def _name(message: Message) -> str:
    return one_line(f"{message.path} ({message.key})" if message.key else message.path)


def _indent(text: str) -> list[str]:
    return [f"  {line}" if line else "" for line in text.strip("\n").split("\n")]


def _length(message: Message, lang: str) -> str:
    words = _WORDS[lang]
    text = message.text.strip()
    shown = f"{len(text)} {words['chars']}"
    if message.channel != "sms":
        return shown
    length = sms_length(text)
    return f"{shown}, {length.encoding}, {length.segments} {words['parts'][length.segments != 1]}"
