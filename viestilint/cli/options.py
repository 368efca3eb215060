"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from viestilint.config import LANGUAGES, PRESETS, Config, config_from_file
from viestilint.configfile import find_config, load_config
from viestilint.errors import ConfigError
from viestilint.language.engine import ENGINES
from viestilint.model import CHANNELS, MESSAGE_TYPES, Address
from viestilint.readers.conversation import read_customer_file
from viestilint.readers.metadata import Metadata

Decorated = Callable[..., Any]

_RULES = [
    click.option("--select", multiple=True, metavar="RULE,…", help="Run only these rules or families."),
    click.option("--extend-select", multiple=True, metavar="RULE,…", help="Run these too (opt-in rules)."),
    click.option("--ignore", multiple=True, metavar="RULE,…", help="Leave out these rules or families."),
    click.option("--preset", type=click.Choice(PRESETS), help="Severities; suositus unless configured."),
    click.option("--rules", "rule_files", multiple=True, type=click.Path(path_type=Path), help="More rule files."),
]
_MESSAGE = [
    click.option("--channel", type=click.Choice([*CHANNELS, "some"]), help="Channel of every message."),
    click.option("--type", "message_type", type=click.Choice(MESSAGE_TYPES), help="Type of every message."),
    click.option(
        "--address",
        type=click.Choice(["sina", "te", "none"]),
        help="How the customer is addressed (sinä or te); none: as the message itself does.",
    ),
    click.option("--mode", type=click.Choice(["template", "sent"]), help="Templates, or messages as sent."),
    click.option(
        "--reply-to",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The customer's message being answered.",
    ),
]
_ENGINE = [
    click.option("--engine", type=click.Choice(ENGINES), help="Voikko engine; auto unless configured."),
    click.option("--lang", type=click.Choice(LANGUAGES), help="Language of texts; fi unless configured."),
    click.option(
        "--config",
        "config_file",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Configuration; the nearest viestilint.toml or pyproject.toml upward otherwise.",
    ),
]


def linting_options(function: Decorated) -> Decorated:
    """Adds the options that ``config_from`` reads."""
    for option in reversed([*_RULES, *_MESSAGE, *_ENGINE]):
        function = option(function)
    return function


def language_option(function: Decorated) -> Decorated:
    """Adds ``--lang`` alone."""
    option = click.option(
        "--lang", type=click.Choice(LANGUAGES), default="fi", show_default=True, help="Language of texts."
    )
    return option(function)


def config_from(values: dict[str, Any]) -> Config:
    """The settings that the shared options give, over those of the configuration file.

    Raises ``ConfigError`` for a file that cannot be read, or is wrong.
    """
    address = values.get("address")
    forced = Metadata(
        channel="social" if values.get("channel") == "some" else values.get("channel"),
        type=values.get("message_type"),
        address=Address(address) if address in ("sina", "te") else None,
        mode=values.get("mode"),
        customer=_read(values.get("reply_to")),
    )
    base = _configured(values.get("config_file"))
    reading = replace(base.reading, forced=forced)
    return replace(
        base,
        engine=values.get("engine") or base.engine,
        lang=values.get("lang") or base.lang,
        select=names(values.get("select", ())) or base.select,
        ignore=(*base.ignore, *names(values.get("ignore", ()))),
        extend_select=(*base.extend_select, *names(values.get("extend_select", ()))),
        preset=values.get("preset") or base.preset,
        rules=(*base.rules, *values.get("rule_files", ())),
        reading=reading,
        fail_on=values.get("fail_on") or base.fail_on,
        min_score=values["min_score"] if values.get("min_score") is not None else base.min_score,
    )


def _configured(path: Path | None) -> Config:
    found = path or find_config(Path.cwd())
    return config_from_file(load_config(found)) if found is not None else Config()


def names(values: tuple[str, ...]) -> tuple[str, ...]:
    """Comma-separated names as a tuple."""
    return tuple(name for value in values for name in (part.strip() for part in value.split(",")) if name)


def _read(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return read_customer_file(path)
    except OSError as error:
        raise ConfigError(f"--reply-to {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"--reply-to {path}: is not UTF-8") from error
