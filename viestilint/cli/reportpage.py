"""From the results of a run to the page of the HTML report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from viestilint import __version__
from viestilint.cli.reportcards import CardMaker, Cover
from viestilint.cli.sms import _euros
from viestilint.model import CHANNELS, Severity
from viestilint.model.rule import FAMILIES
from viestilint.pipeline import FileResult, Linter
from viestilint.reporters.htmlpage import Bar, Bingo, Card, Column, Page, Sms
from viestilint.reporters.report import FileReport
from viestilint.ruledocs.words import FAMILY_TITLES

MOST_RULES = 12
_BUCKETS = ((0, 19), (20, 39), (40, 59), (60, 79), (80, 99), (100, 100))


@dataclass(frozen=True, slots=True)
class Pair:
    """One file as it is, and as the single-answer fixes leave it."""

    before: FileResult
    after: FileResult


def page_of(linter: Linter, pairs: Sequence[Pair], errors: Sequence[str], bingo: Bingo | None) -> Page:
    """The whole page."""
    lang = linter.config.lang
    cards = _cards(linter, pairs)
    problems = [*errors, *(error for pair in pairs for error in pair.before.errors)]
    counts = {str(severity): sum(card.count(str(severity)) for card in cards) for severity in Severity}
    engine, dictionary = linter.engine
    return Page(
        lang=lang,
        score=_mean([card.score for card in cards]),
        score_after=_mean([card.score_after for card in cards]),
        files=len(pairs),
        error=counts["error"],
        warning=counts["warning"],
        info=counts["info"],
        fixable=_fixable(pairs),
        families=_families(cards, lang),
        rules=_by_rule(cards)[:MOST_RULES],
        scores=_scores(cards),
        cards=cards,
        errors=tuple(dict.fromkeys(problems)),
        made_by=f"viestilint {__version__} · {engine} · {dictionary}",
        sms=_sms(cards, linter.config.settings.sms_price, lang),
        bingo=bingo,
        rule_names=tuple(sorted({note.rule for card in cards for note in card.notes})),
        channels=tuple(channel for channel in CHANNELS if any(card.channel == channel for card in cards)),
        paths=tuple(dict.fromkeys(card.path for card in cards)),
    )


def _cards(linter: Linter, pairs: Sequence[Pair]) -> tuple[Card, ...]:
    maker = CardMaker({rule.id: rule.rule for rule in linter.rules}, linter.config.settings, linter.config.lang)
    cards: list[Card] = []
    for pair in pairs:
        old, new = pair.before.messages, pair.after.messages
        cover = Cover.of(checked.message for checked in (*old, *new))
        source = pair.before.source
        file = FileReport(pair.before.path, source.text if source is not None else "", old)
        for index, before in enumerate(old):
            if before.message.zone is not None and not before.findings:
                continue
            # A rewrite that splits or joins messages cannot be shown beside them.
            after = new[index] if len(new) == len(old) else None
            cards.append(maker.card(len(cards) + 1, before, after, file, cover))
    return tuple(cards)


def _fixable(pairs: Sequence[Pair]) -> int:
    found = [f for pair in pairs for checked in pair.before.messages for f in checked.findings]
    return sum(1 for f in found if len(f.fixes) == 1 and f.fixes[0].applicability.value != "display")


def _mean(scores: Sequence[int]) -> int:
    return round(sum(scores) / len(scores)) if scores else 100


def _families(cards: Sequence[Card], lang: str) -> tuple[Bar, ...]:
    found = _bars(cards, "family")
    known = [*FAMILIES, *sorted(bar.name for bar in found if bar.name not in FAMILIES)]
    labels = {name: title.in_(lang) for name, title in FAMILY_TITLES.items()}
    by_name = {bar.name: bar for bar in found}
    return tuple(
        Bar(name, labels.get(name, name), b.error, b.warning, b.info, b.most)
        for name in known
        if (b := by_name.get(name)) is not None
    )


def _by_rule(cards: Sequence[Card]) -> tuple[Bar, ...]:
    return tuple(sorted(_bars(cards, "rule"), key=lambda bar: (-bar.total, bar.name)))


def _bars(cards: Sequence[Card], field: str) -> list[Bar]:
    counts: Counter[tuple[str, str]] = Counter()
    for card in cards:
        counts.update((getattr(note, field), note.severity) for note in card.notes)
    names = dict.fromkeys(name for name, _ in counts)
    totals = {name: sum(counts[name, str(s)] for s in Severity) for name in names}
    most = max(totals.values(), default=1)
    return [
        Bar(name, name, counts[name, "error"], counts[name, "warning"], counts[name, "info"], most) for name in names
    ]


def _scores(cards: Sequence[Card]) -> tuple[Column, ...]:
    counts = [sum(1 for card in cards if low <= card.score <= high) for low, high in _BUCKETS]
    return _columns([(f"{low}–{high}" if low != high else str(low)) for low, high in _BUCKETS], counts)


def _sms(cards: Sequence[Card], price: Decimal | None, lang: str) -> Sms | None:
    texts = [card for card in cards if card.channel == "sms"]
    if not texts:
        return None
    before, after = sum(c.segments for c in texts), sum(c.segments_after for c in texts)
    most = max(card.segments for card in texts)
    counts = [sum(1 for card in texts if card.segments == n) for n in range(1, min(most, 5) + 1)]
    labels = [str(n) for n in range(1, len(counts) + 1)]
    if most > 5:
        labels[-1] = "5+"
        counts[-1] = sum(1 for card in texts if card.segments >= 5)
    costs = ("", "")
    if price is not None:
        costs = (_euros(before * price * 1000, lang), _euros(after * price * 1000, lang))
    return Sms(len(texts), before, after, *costs, _columns(labels, counts))


def _columns(labels: Sequence[str], counts: Sequence[int]) -> tuple[Column, ...]:
    most = max((*counts, 1))
    return tuple(Column(label, n, n / most) for label, n in zip(labels, counts, strict=True))
