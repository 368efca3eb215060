"""``viestilint rewrite FILE``: the message before and after."""

from __future__ import annotations

import sys
from typing import Any

import click

from viestilint.cli.check import fix_source
from viestilint.cli.files import gather
from viestilint.cli.options import config_from, linting_options
from viestilint.errors import ViestilintError
from viestilint.language.gsm import sms_length
from viestilint.model import Applicability, Message
from viestilint.pipeline import Checked, Linter
from viestilint.readers.source import SourceFile

_WORDS = {
    "fi": {
        "before": "Ennen",
        "after": "Jälkeen",
        "chars": "merkkiä",
        "parts": ("tekstiviesti", "tekstiviestiä"),
        "left": "Jää ihmiselle",
        "same": "Ei muutettavaa.",
    },
    "en": {
        "before": "Before",
        "after": "After",
        "chars": "characters",
        "parts": ("text message", "text messages"),
        "left": "Left for a person",
        "same": "Nothing to change.",
    },
}


@click.command("rewrite")
@click.argument("path", metavar="FILE | -")
@linting_options
@click.option("--stdin-filename", metavar="NAME", help="The name that - goes by: it decides the format.")
@click.option("--plain", is_flag=True, help="Print the rewritten file alone.")
def command(path: str, plain: bool, stdin_filename: str | None, **options: Any) -> None:
    """Show a message before and after, with every single-answer fix applied. Writes nothing.

    Also shows the length of both, and what is left that only a person can write.
    """
    linter = Linter(config_from(options))
    sources, errors = gather((path,), stdin_filename)
    if errors:
        raise ViestilintError(errors[0])
    if len(sources) != 1:
        raise ViestilintError("rewrite takes one file")
    source = sources[0]
    before = linter.check_source(source)
    if before.errors:
        raise ViestilintError(before.errors[0])
    fixed = fix_source(linter, source, frozenset((Applicability.SAFE, Applicability.UNSAFE)))
    if not fixed.stable:
        raise ViestilintError(f"{source.path}: fixes do not come to rest")
    after = linter.check_source(SourceFile(source.path, fixed.text, source.encoding, source.bom))
    if plain:
        click.echo(fixed.text, nl=not fixed.text.endswith("\n"))
        return
    lang = linter.config.lang
    for old, new in zip(before.messages, after.messages, strict=False):
        click.echo("\n".join(_compare(old, new, lang)))
    sys.exit(2 if after.errors else 0)


def _compare(old: Checked, new: Checked, lang: str) -> list[str]:
    words = _WORDS[lang]
    lines = [f"{old.message.path}{f' ({old.message.key})' if old.message.key else ''}"]
    lines += [f"{words['before']} ({_length(old.message, lang)}):", *_indent(old.message.text)]
    if new.message.text == old.message.text:
        lines.append(str(words["same"]))
    else:
        lines += [f"{words['after']} ({_length(new.message, lang)}):", *_indent(new.message.text)]
    if new.findings:
        lines.append(f"{words['left']}:")
        lines += [f"  {finding.rule}: {finding.message}" for finding in new.findings]
    return lines


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
