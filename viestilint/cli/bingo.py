"""``viestilint bingo``: the Automaattivastausbingo of a set of sent messages."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Sequence
from typing import Any

import click

from viestilint.bingo import FEW, ITEMS, POINTS, RECOMMENDED, RULES, Card, Played, band, play_message, play_set
from viestilint.cli.files import gather
from viestilint.cli.options import config_from, linting_options
from viestilint.cli.style import style_for
from viestilint.errors import ViestilintError
from viestilint.model import Message
from viestilint.pipeline import Linter

_CELL = 22
_TEXTS: dict[str, dict[str, Any]] = {
    "fi": {
        "title": "Automaattivastausbingo",
        "items": {
            "K1x": "Alku puuttuu: asiaan heti",
            "K1": "Tervehdys ilman asiakkaan nimeä",
            "K2a": "Sanat yleisiä: tuote, palvelu, asia",
            "K2b": "Asiakas kolmannessa persoonassa",
            "K3": "Asiakkaan tyyli jää huomaamatta",
            "K4": "Lisäkysymyksiin ei vastata",
            "K5": "Kieli on opeteltuja fraaseja",
        },
        "short": {"K1x": "1", "K1": "1", "K2a": "2", "K2b": "2", "K3": "3", "K4": "4", "K5": "5"},
        "points": ("piste", "pistettä"),
        "true": "OSUMA",
        "false": "–",
        "unknown": "ei arvioitu",
        "bands": (
            "Ei merkkejä mallipohjista.",
            "Palvelette lähes aina henkilökohtaisesti.",
            "Tyypillinen suomalaisyritys: persoonaton on oletus.",
            "Mallipohjien ja rutiinivastausten mallifirma.",
            "Bingo!",
        ),
        "or": "Arvioimatta jäi osa, joten voi olla myös: {band}",
        "one": "kohtaa {items} ei voitu arvioida {why}",
        "many": "kohtia {items} ei voitu arvioida {why}",
        "no_customer": "ilman asiakkaan viestiä",
        "no_rule": "näillä asetuksilla ja tässä kanavassa",
        "and": " ja ",
        "messages": "Viestejä {n}, joista",
        "few": "viestejä on vain {n}: bingo kertoo jotain vasta noin {good} viestistä",
        "strict": "Kohdan 2 puolikkaat ovat yksi piste (--strict): enintään 6 pistettä.",
        "split": "Kohdan 2 puolikkaat lasketaan erikseen, jotta 7 pistettä on mahdollinen (--strict: yksi piste).",
    },
    "en": {
        "title": "Autoreply bingo",
        "items": {
            "K1x": "No opening: straight to business",
            "K1": "A greeting without the customer's name",
            "K2a": "General words: product, service, matter",
            "K2b": "The customer in the third person",
            "K3": "The customer's own style is ignored",
            "K4": "Further questions go unanswered",
            "K5": "Rehearsed phrases",
        },
        "short": {"K1x": "1", "K1": "1", "K2a": "2", "K2b": "2", "K3": "3", "K4": "4", "K5": "5"},
        "points": ("point", "points"),
        "true": "HIT",
        "false": "–",
        "unknown": "not assessed",
        "bands": (
            "No signs of templates.",
            "You almost always serve in person.",
            "A typical Finnish company: impersonal by default.",
            "A model company of templates and routine answers.",
            "Bingo!",
        ),
        "or": "Something was not assessed; it may be as well: {band}",
        "one": "item {items} could not be assessed {why}",
        "many": "items {items} could not be assessed {why}",
        "no_customer": "without the customer's message",
        "no_rule": "with these settings and in this channel",
        "and": " and ",
        "messages": "{n} messages, of which",
        "few": "only {n} messages: the bingo tells something from about {good} on",
        "strict": "The halves of item 2 are one point (--strict): 6 points at most.",
        "split": "The halves of item 2 count apart, so that 7 points can be reached (--strict: one point).",
    },
}


@click.command("bingo")
@click.argument("paths", nargs=-1, metavar="PATHS… | -")
@linting_options
@click.option("--stdin-filename", metavar="NAME", help="The name that - goes by: it decides the format.")
@click.option("--strict", is_flag=True, help="One point for both halves of the second statement: 6 at most.")
@click.option("--max", "most", type=click.IntRange(0, 7), metavar="N", help="Exit 1 if the score is above N.")
@click.option("--format", "output_format", type=click.Choice(("text", "json")), default="text", show_default=True)
def command(paths: tuple[str, ...], **options: Any) -> None:
    """Score about ten sent messages: the more points, the more templates.

    The score never fails a build unless --max is given. Exits 2 if a file could not be read.
    """
    config = config_from(options)
    linter = Linter(config)
    sources, errors = gather(paths, options["stdin_filename"], config)
    played: list[Played] = []
    for source in sources:
        result = linter.check_source(source)
        errors.extend(result.errors)
        for checked in result.messages:
            message = checked.message
            if not message.fragment:
                document = linter.document(message)
                played.append(play_message(document, checked.findings, _running(linter, message)))
    for line in errors:
        click.echo(f"viestilint: {line}", err=True)
    if not played:
        if errors:
            sys.exit(2)
        raise ViestilintError("no whole messages to play bingo with: catalogue entries are parts of messages")
    strict = options["strict"] or config.bingo_strict
    most = options["most"] if options["most"] is not None else config.bingo_max
    card = play_set(played, strict=strict)
    if options["output_format"] == "json":
        click.echo(json.dumps(as_json(card, config.lang), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(draw(card, config.lang)), color=True)
        if len(played) < FEW:
            text = _TEXTS[config.lang]["few"].format(n=len(played), good=RECOMMENDED)
            click.echo(f"viestilint: {text}", err=True)
    if errors:
        sys.exit(2)
    sys.exit(int(most is not None and card.score.low > most))


def _running(linter: Linter, message: Message) -> set[str]:
    """The rules of the bingo that apply to a message."""
    wanted = {rule for rules in RULES.values() for rule in rules}
    return {rule.id for rule in linter.active if rule.id in wanted and linter.applies(rule, message)}


def draw(card: Card, lang: str) -> list[str]:
    """The card as lines: seven squares and the score, then what they say."""
    words = _TEXTS[lang]
    style = style_for(sys.stdout)
    squares = []
    for item in ITEMS:
        hits, told = card.counts[item]
        state = card.states[item]
        mark = words["unknown"] if state is None else words["true"] if state else words["false"]
        share = f"{hits}/{told}" if told else ""
        squares.append((f"{item} · {POINTS[item]}", words["items"][item], f"{mark} {share}".strip(), state))
    squares.append(("", words["title"], card.score.shown, None))
    lines: list[str] = []
    for row in (squares[:4], squares[4:]):
        lines += _row(row, style, top=not lines)
    lines.append("└" + "┴".join("─" * (_CELL + 2) for _ in range(4)) + "┘")
    lines.append(f"{words['title']}: {style(card.score.shown, 'bold')}{_why_not(card, words)}")
    lines.append(words["bands"][band(card.score.low)])
    if band(card.score.high) != band(card.score.low):
        lines.append(words["or"].format(band=words["bands"][band(card.score.high)]))
    lines.append(words["strict"] if card.strict else words["split"])
    return lines


def _row(row: Sequence[tuple[str, str, str, bool | None]], style: Any, *, top: bool) -> list[str]:
    left, middle, right = ("┌", "┬", "┐") if top else ("├", "┼", "┤")
    lines = [left + middle.join("─" * (_CELL + 2) for _ in row) + right]
    cells = [[head, *textwrap.wrap(text, _CELL)] for head, text, _, _ in row]
    height = max(len(cell) for cell in cells)
    for index in range(height):
        lines.append("│" + "│".join(f" {(cell[index] if index < len(cell) else ''):<{_CELL}} " for cell in cells) + "│")
    marks = []
    for _, _, mark, state in row:
        text = f"{mark:<{_CELL}}"
        marks.append(f" {style(text, 'red') if state else text} ")
    return [*lines, "│" + "│".join(marks) + "│"]


def _why_not(card: Card, words: dict[str, Any]) -> str:
    """What could not be assessed and why, in brackets; empty if everything was."""
    if card.score.low == card.score.high:
        return ""
    parts = []
    lacking = [i for i in card.unassessed if i in ("K3", "K4") and not any(p.message.customer for p in card.played)]
    for items, why in ((lacking, "no_customer"), ([i for i in card.unassessed if i not in lacking], "no_rule")):
        names = sorted({words["short"][item] for item in items})
        if names:
            shown = names[0] if len(names) == 1 else ", ".join(names[:-1]) + words["and"] + names[-1]
            parts.append(words["one" if len(names) == 1 else "many"].format(items=shown, why=words[why]))
    return f" ({'; '.join(parts)})" if parts else ""


def as_json(card: Card, lang: str) -> dict[str, Any]:
    """The card as JSON data."""
    words = _TEXTS[lang]
    score = card.score
    return {
        "version": 1,
        "score": {"low": score.low, "high": score.high, "max": score.most},
        "band": words["bands"][band(score.low)],
        "band_high": words["bands"][band(score.high)],
        "strict": card.strict,
        "items": [
            {
                "id": item,
                "statement": words["items"][item],
                "points": POINTS[item],
                "state": card.states[item],
                "true": card.counts[item][0],
                "assessed": card.counts[item][1],
            }
            for item in ITEMS
        ],
        "messages": [
            {
                "path": p.message.path,
                "key": p.message.key,
                "score": {"low": p.score(card.strict).low, "high": p.score(card.strict).high},
                "items": dict(p.states),
            }
            for p in card.played
        ],
    }
