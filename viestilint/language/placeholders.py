"""Placeholders by name, for comparing a text with its source or with a declared list."""

from __future__ import annotations

from collections.abc import Iterable

from viestilint.lazyregex import lazy
from viestilint.model import SLOT_SYNTAXES, Placeholder

_FILTER = lazy(r"\||\?(?=\w)|!|,")
_NUMBERED = lazy(r"%(\d+)\$")


def declared_name(placeholder: Placeholder) -> str:
    """The name that a list of placeholders declares: without filters, defaults and the sigil of its
    syntax.
    """
    return _FILTER.split(placeholder.name)[0].strip().lstrip("$&@:")


def compared(placeholders: Iterable[Placeholder], text: str) -> list[tuple[str, Placeholder]]:
    """The placeholders that a translation must keep, by what they must have in common with the source.

    That is the name; where there is none, the number of the argument (``%1$``), counted if it is not
    written. Marks
    of blocks do not count, an ICU argument counts once.
    """
    found: list[tuple[str, Placeholder]] = []
    counted = 0
    for placeholder in placeholders:
        shown = placeholder.span.of(text)
        if placeholder.syntax in SLOT_SYNTAXES:
            continue
        if placeholder.syntax == "icu":
            if shown.startswith("{"):
                found.append((placeholder.name.partition(",")[0].strip(), placeholder))
        elif placeholder.syntax == "printf":
            number = _NUMBERED.match(shown)
            counted += number is None
            found.append((number.group() if number else f"%{counted}$", placeholder))
        elif placeholder.syntax == "strftime":
            # %d %b %Y and %d.%m.%Y are one date in two languages.
            if all(name != "strftime" for name, _ in found):
                found.append(("strftime", placeholder))
        elif placeholder.type != "control":
            found.append((declared_name(placeholder) or shown, placeholder))
    return found
