"""The command line. ``check`` is the default command; each command is a module, imported when it is run."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from viestilint import __version__
from viestilint.errors import ViestilintError

# command → module of this package
_COMMANDS = {
    "check": "check",
    "rewrite": "rewrite",
    "explain": "explain",
    "rules": "rules",
    "sms": "sms",
    "test-rules": "testrules",
    "baseline": "baseline",
    "doctor": "doctor",
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


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="viestilint")
def cli() -> None:
    """Find what makes Finnish customer messages weak, and propose the rewrite.

    \b
    viestilint PATHS…            the same as: viestilint check PATHS…
    viestilint rewrite FILE      a message before and after
    """


def main() -> None:
    """Run the command line; exits 0, 1 (findings) or 2 (could not check everything)."""
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("viestilint: interrupted", err=True)
        sys.exit(2)
    except ViestilintError as error:
        click.echo(f"viestilint: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of the pipe has gone; nothing is left to say, and flushing at exit would say it again.
        sys.stderr.close()
        sys.exit(2)


__all__ = ["cli", "main"]
