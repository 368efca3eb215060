"""The command line. ``check`` is the default command; each command is a module, imported when it is run."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any, NoReturn

import click

from viestilint import __version__
from viestilint.errors import ViestilintError, one_line
from viestilint.interrupts import end_on_signals, exit_code_of

# command → module of this package
_COMMANDS = {
    "check": "check",
    "rewrite": "rewrite",
    "report": "report",
    "watch": "watch",
    "explain": "explain",
    "rules": "rules",
    "formats": "formats",
    "sms": "sms",
    "bingo": "bingo",
    "test-rules": "testrules",
    "init": "init",
    "baseline": "baseline",
    "doctor": "doctor",
    "lsp": "lsp",
}


class _Commands(click.Group):
    """Commands by name; anything that is no command is an argument of ``check``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = import_module(f"viestilint.cli.{module}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in _COMMANDS and args[0] not in ("--help", "-h", "--version"):
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # The reader of the pipe has gone. click itself would exit 1, which means findings.
            _discard_output()
            sys.exit(2)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="viestilint")
def cli() -> None:
    """Find what makes Finnish customer messages weak, and propose the rewrite.

    \b
    viestilint PATHS…            the same as: viestilint check PATHS…
    viestilint rewrite FILE      a message before and after
    """


def main() -> NoReturn:
    """Run the command line; exits 0, 1 (findings), 2 (could not check everything) or 128 and a signal."""
    # Rules and readings live as long as the process: looking through them for garbage finds none.
    gc.set_threshold(100_000, 20, 20)
    _prepare_streams()
    end_on_signals()
    try:
        status = exit_code()
    except Exception:
        # An accident of ours; 1 would mean findings.
        sys.excepthook(*sys.exc_info())
        status = 2
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        status = 2
    # Taking the rules apart object by object would be a third of a short run.
    os._exit(status)


def exit_code() -> int:
    """Run the command line; returns its exit code. What the user can cause is told in one line."""
    try:
        cli.main(standalone_mode=False)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except click.ClickException as error:
        error.show()
    except (click.Abort, KeyboardInterrupt) as stop:
        click.echo("viestilint: interrupted", err=True)
        return exit_code_of(stop)
    except ViestilintError as error:
        click.echo(f"viestilint: {error}", err=True)
    except OSError as error:
        _discard_output()
        # Only the working directory can be missing without a name.
        place = error.filename or ("working directory" if isinstance(error, FileNotFoundError) else "output")
        click.echo(one_line(f"viestilint: {place}: {error.strerror}"), err=True)
    else:
        return 0
    return 2


def _prepare_streams() -> None:
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # The caller has closed it. Whatever file is opened next must not take its number.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - as long as the process
    if isinstance(sys.stdout, TextIOWrapper):
        # A letter that the terminal does not know, or the name of a file that is not UTF-8, ends no run.
        sys.stdout.reconfigure(errors="backslashreplace")


def _discard_output() -> None:
    """What is still in the buffer of standard output cannot be written, and must not fail again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


__all__ = ["cli", "exit_code", "main"]
