"""The bingo card of the HTML report."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.bingo import RULES, Played, play_message, play_set
from viestilint.cli.bingo import as_json
from viestilint.pipeline import FileResult, Linter
from viestilint.reporters.htmlpage import Bingo, BingoItem

_STATES = {True: "yes", False: "no", None: "unknown"}


def bingo_of(linter: Linter, results: Sequence[FileResult]) -> Bingo | None:
    """The card of all whole messages together; ``None`` if there are none."""
    wanted = {rule for rules in RULES.values() for rule in rules}
    played: list[Played] = []
    for result in results:
        for checked in result.messages:
            message = checked.message
            if message.fragment:
                continue
            runs = {r.id for r in linter.active if r.id in wanted and linter.applies(r, message)}
            played.append(play_message(linter.document(message), checked.findings, runs))
    if not played:
        return None
    card = play_set(played, strict=linter.config.bingo_strict)
    told = as_json(card, linter.config.lang)
    items = tuple(
        BingoItem(
            name=item["id"],
            statement=item["statement"],
            state=_STATES[item["state"]],
            points=item["points"] if item["state"] else 0,
            share=f"{item['true']}/{item['assessed']}" if item["assessed"] else "",
        )
        for item in told["items"]
    )
    verdicts = dict.fromkeys((told["band"], told["band_high"]))
    return Bingo(card.score.shown, " / ".join(verdicts), items)
