"""``viestilint sms``: text messages as a phone gets them, part by part."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

import click

from viestilint.cli.files import gather
from viestilint.cli.options import config_from, language_option
from viestilint.cli.style import style_for, width_of
from viestilint.errors import ConfigError, ViestilintError
from viestilint.language.gsm import SmsLength, is_gsm, sms_length, split_sms
from viestilint.language.secrets import with_secrets
from viestilint.language.sms import fixed_text, sent_text, shown_as_sent
from viestilint.model import COVER, Message, RuleSettings
from viestilint.readers.metadata import Metadata
from viestilint.readers.registry import read_messages
from viestilint.reporters.visible import visible

_WORDS = {
    "fi": {
        "units": {"GSM-7": "septettiä", "UCS-2": "UCS-2-merkkiä"},
        "segments": ("osa", "osaa"),
        "left": "tilaa {}",
        "fixed": "kiinteä osa {}",
        "part": "osa {} / {}",
        "forced": "UCS-2:n pakottaa: {}; GSM-7:nä {} septettiä, osia {}",
        "price": "1000 viestiä maksaa {} €",
        "values": "Paikkamerkit ovat enimmäispituisina (_).",
        "none": "Ei viestejä.",
        "total": "{} viestiä, {} osaa; 1000 viestin erä kutakin maksaa {} €",
    },
    "en": {
        "units": {"GSM-7": "septets", "UCS-2": "UCS-2 units"},
        "segments": ("segment", "segments"),
        "left": "{} left",
        "fixed": "fixed part {}",
        "part": "segment {} / {}",
        "forced": "forced into UCS-2 by: {}; as GSM-7 {} septets, {} segment(s)",
        "price": "1000 messages cost {} €",
        "values": "Placeholders stand at their longest (_).",
        "none": "No messages.",
        "total": "{} messages, {} segments; 1000 of each cost {} €",
    },
}


@dataclass(frozen=True, slots=True)
class Phone:
    """One message on the air: its length, and the parts as they may be shown."""

    message: Message
    length: SmsLength
    fixed: int
    parts: tuple[str, ...]
    as_gsm: SmsLength
    foreign: str


@click.command("sms")
@click.argument("path", metavar="FILE | -")
@click.option("--stdin-filename", metavar="NAME", help="The name that - goes by: it decides the format.")
@click.option("--price", metavar="EUROS", help="The price of one segment: shows what 1000 messages cost.")
@click.option("--max", "lengths", multiple=True, metavar="NAME=N", help="The most characters of a placeholder's value.")
@language_option
def command(path: str, stdin_filename: str | None, price: str | None, lengths: tuple[str, ...], lang: str) -> None:
    """Show text messages as a phone gets them: encoding, units and parts, placeholders at their longest.

    Every message of a catalogue is shown. Secrets are covered.
    """
    config = config_from({"lang": lang})
    settings = replace(
        config.settings,
        max_lengths={**config.settings.max_lengths, **_lengths(lengths)},
        sms_price=config.settings.sms_price if price is None else _price(price),
    )
    reading = replace(config.reading, forced=Metadata(channel="sms"))
    sources, errors = gather((path,), stdin_filename)
    shown: list[Phone] = []
    style, width = style_for(sys.stdout), width_of(sys.stdout)
    for source in sources:
        try:
            messages = read_messages(source, reading)
        except ViestilintError as error:
            errors.append(str(error))
            continue
        for message in messages:
            phone = as_sent(message, settings)
            if shown:
                click.echo()
            shown.append(phone)
            for line in _lines(phone, settings, lang, min(width, 78), style):
                click.echo(line, color=True)
    if not shown and not errors:
        click.echo(_WORDS[lang]["none"])
    if len(shown) > 1 and settings.sms_price is not None:
        segments = sum(phone.length.segments for phone in shown)
        total = _euros(segments * settings.sms_price * 1000, lang)
        click.echo("\n" + str(_WORDS[lang]["total"]).format(len(shown), segments, total))
    for line in errors:
        click.echo(f"viestilint: {line}", err=True)
    sys.exit(2 if errors else 0)


def as_sent(message: Message, settings: RuleSettings) -> Phone:
    """The message with its values at their longest, split as it would be sent."""
    message = with_secrets(message)
    sent = sent_text(message, settings)
    shown = shown_as_sent(message, settings)
    for secret in message.secrets:
        value = secret.span.of(message.text)
        shown = shown.replace(value, COVER * len(value))
    parts, at = [], 0
    for part in split_sms(sent):
        parts.append(shown[at : at + len(part)])
        at += len(part)
    foreign = "".join(dict.fromkeys(c for c in sent if not is_gsm(c)))
    as_gsm = sms_length("".join(c if is_gsm(c) else "x" for c in sent))
    return Phone(message, sms_length(sent), sms_length(fixed_text(message)).units, tuple(parts), as_gsm, foreign)


def _lines(phone: Phone, settings: RuleSettings, lang: str, width: int, style: Any) -> Iterator[str]:
    words: dict[str, Any] = _WORDS[lang]
    length, message = phone.length, phone.message
    yield style(message.path + (f" ({message.key})" if message.key else ""), "bold")
    counted = f"{length.encoding}, {length.units} {words['units'][length.encoding]}"
    has_values = any(p.type != "control" for p in message.placeholders)
    if has_values:
        counted += f" ({words['fixed'].format(phone.fixed)})"
    segments = f"{length.segments} {words['segments'][length.segments != 1]}"
    segments = style(segments, "green" if length.segments == 1 else "yellow" if length.segments < 4 else "red")
    yield f"{counted}, {segments}, {words['left'].format(length.left)}"
    if phone.foreign:
        shown = " ".join(c if c.isprintable() and c.strip() else f"U+{ord(c):04X}" for c in phone.foreign[:12])
        yield words["forced"].format(shown, phone.as_gsm.units, phone.as_gsm.segments)
    for index, part in enumerate(phone.parts, 1):
        yield from _box(part, words["part"].format(index, len(phone.parts)), width)
    if has_values:
        yield words["values"]
    if settings.sms_price is not None:
        yield words["price"].format(_euros(length.segments * settings.sms_price * 1000, lang))


def _box(text: str, title: str, width: int) -> Iterator[str]:
    room = max(width - 4, 16)
    yield f"┌─ {title} " + "─" * max(room - len(title) - 1, 0) + "┐"
    for line in text.split("\n"):
        for start in range(0, max(len(line), 1), room):
            piece = visible(line[start : start + room].replace("\t", " ").replace("\r", ""))
            yield f"│ {piece.ljust(room)} │"
    yield "└" + "─" * (room + 2) + "┘"


def _euros(amount: Decimal, lang: str) -> str:
    text = f"{amount:,.2f}"
    return text if lang == "en" else text.replace(",", " ").replace(".", ",")


def _price(text: str) -> Decimal:
    try:
        price = Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise ConfigError(f"--price {text}: not a sum") from error
    if not price.is_finite() or price < 0:
        raise ConfigError(f"--price {text}: not a sum")
    return price


def _lengths(pairs: tuple[str, ...]) -> dict[str, int]:
    found = {}
    for pair in pairs:
        name, equals, number = pair.partition("=")
        if not name or not equals or not number.isdecimal():
            raise ConfigError(f"--max {pair}: write NAME=N")
        found[name.strip()] = int(number)
    return found
