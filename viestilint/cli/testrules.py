"""``viestilint test-rules``: do the rules do what their examples say?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from viestilint.config import Config
from viestilint.errors import ConfigError
from viestilint.language.engine import ENGINES
from viestilint.model import Address
from viestilint.testing import RuleTester, prose_failures

_SUFFIXES = frozenset((".yaml", ".yml"))


@click.command("test-rules")
@click.argument("paths", nargs=-1, metavar="[PATH…]", type=click.Path(path_type=Path))
@click.option("--select", multiple=True, metavar="RULE", help="Test only this rule.")
@click.option("--coverage", is_flag=True, help="Name the rules that no bad example fires.")
@click.option("--engine", type=click.Choice(ENGINES), default="auto", show_default=True)
def command(paths: tuple[Path, ...], select: tuple[str, ...], coverage: bool, engine: str) -> None:
    """Run the examples of the rules: the built-in ones, or those of the rule files named.

    Every bad example is flagged exactly where it is marked and fixed to the text given; every good one is silent.
    Exits 1 if any example fails, 2 if a rule file does not load.
    """
    files = [file for path in paths for file in _rule_files(path)]
    tester = RuleTester(Config(engine=engine, rules=tuple(files)))
    shown = {file.as_posix() for file in files}
    rules = [
        rule for rule in tester.rules if (not files or rule.rule.path in shown) and (not select or rule.id in select)
    ]
    unknown = set(select) - {rule.id for rule in rules}
    if unknown:
        raise ConfigError(f"unknown rule '{sorted(unknown)[0]}'")
    linter = tester.linter(Address.SINA)
    failures = examples = 0
    for rule in rules:
        for failure in (*tester.check_words(rule, linter.morphology), *tester.check_rule(rule)):
            failures += 1
            click.echo(str(failure))
        examples += len(rule.bad) + len(rule.good)
        if coverage and not tester.fired(rule):
            click.echo(f"{rule.rule.path}:{rule.rule.line}: {rule.id}: no example fires this rule")
    for failure in prose_failures(rules, linter):
        failures += 1
        click.echo(str(failure))
    click.echo(f"{_counted(len(rules), 'rule')}, {_counted(examples, 'example')}, {failures} failed")
    sys.exit(1 if failures else 0)


def _rule_files(path: Path) -> list[Path]:
    """The rule file, or those of a folder. Raises ``ConfigError`` if there is none: then nothing would be tested."""
    if path.is_dir():
        found = sorted(file for file in path.iterdir() if file.suffix in _SUFFIXES and file.is_file())
        if not found:
            raise ConfigError(f"{path}: there are no rule files (*.yaml, *.yml) in this folder")
        return found
    if not path.is_file():
        raise ConfigError(f"{path}: there is no such rule file")
    return [path]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
