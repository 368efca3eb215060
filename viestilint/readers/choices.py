"""Texts by number in one string, parted by bars: ``{0} Ei viestejä|{1} Yksi viesti|[2,*] :count viestiä`` (Laravel),
``Yksi viesti | {count} viestiä`` (Vue I18n). The bars part texts of which one is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from viestilint.lazyregex import lazy
from viestilint.model import Placeholder, Span

CHOICE = "choice"
_NUMBER = r"(?:\{\d+\}|\[(?:\d+|\*|-Inf) ?, ?(?:\d+|\*|Inf)\])"
_NUMBERED = lazy(rf"\s{{0,9}}{_NUMBER}")
_BAR = lazy(rf"(?:\A\s{{0,9}}{_NUMBER}|\|(?:\s{{0,9}}{_NUMBER})?)\s{{0,9}}")
_COUNTS = frozenset(("count", "n", "maara", "määrä", "lkm"))
_MOST = 6


def with_choices(text: str, placeholders: tuple[Placeholder, ...]) -> tuple[Placeholder, ...]:
    """``placeholders`` with the bars of a text that gives its forms by number; what a bar is glued to stays text."""
    if "|" not in text or text.count("|") > _MOST or "\n" in text.strip():
        return placeholders
    inside = any("|" in p.span.of(text) for p in placeholders)
    counted = any(p.name.strip("$ ").lower() in _COUNTS for p in placeholders)
    if inside or not (counted or _NUMBERED.match(text)):
        return placeholders
    bars = tuple(_bars(text))
    kept = (p for p in placeholders if not any(bar.span.overlaps(p.span) for bar in bars))
    return tuple(sorted((*kept, *bars), key=attrgetter("span")))


def _bars(text: str) -> Iterator[Placeholder]:
    for match in _BAR.finditer(text):
        yield Placeholder(Span(*match.span()), CHOICE, match.group().strip("| "), "control")
