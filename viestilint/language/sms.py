"""A template's text message as it would be sent at its longest."""

from __future__ import annotations

import re
from collections.abc import Mapping

from viestilint.language.branches import Fill, longest_text
from viestilint.language.placeholders import declared_name
from viestilint.lazyregex import lazy
from viestilint.model import Message, Placeholder, RuleSettings

# What a value of a type takes at the most, in characters, where the project does not say.
MAX_LENGTHS: Mapping[str | None, int] = {
    "name": 20,
    "amount": 9,
    "date": 10,
    "time": 5,
    "count": 4,
    "url": 30,
    "email": 30,
    "phone": 13,
    "address": 30,
    "code": 12,
    "sender": 20,
    None: 15,
}


_CODES = {"Y": 4, "B": 9, "b": 5, "A": 11, "a": 2, "j": 3, "f": 6, "p": 2}


_TRAILING = lazy(r"(?<![ \t])[ \t]+(?=\n|$)")


def max_length(placeholder: Placeholder, own: Mapping[str, int]) -> int:
    """The most characters that a value takes: as ``own`` says for its name or its type, else as is usual."""
    if placeholder.type == "control":
        return 0
    key = _known(placeholder, own)
    if key is not None:
        return own[key]
    return _formatted(placeholder.name) or MAX_LENGTHS[placeholder.type]


def example_of(placeholder: Placeholder, examples: Mapping[str, str]) -> str:
    """The value that the project gives as an example for that name or type; empty if it gives none."""
    key = _known(placeholder, examples)
    return "" if key is None or placeholder.type == "control" else examples[key]


def _known(placeholder: Placeholder, table: Mapping[str, object]) -> str | None:
    """The key of a table by name or type that a placeholder goes by: the most exact one."""
    name = declared_name(placeholder)
    keys = (placeholder.name, name, name.rpartition(".")[2], placeholder.type or "")
    return next((key for key in keys if key in table), None)


def _formatted(expression: str) -> int:
    """The length of a date or time that is printed in a strftime format; 0 if the expression has none."""
    written = re.search(r"[\"']([^\"']*%-?[A-Za-z][^\"']*)[\"']", expression)
    if written is None:
        return 0
    return len(re.sub(r"%-?([A-Za-z])", lambda m: "x" * _CODES.get(m[1], 2), written[1]))


def sent_text(message: Message, settings: RuleSettings) -> str:
    """The message at its longest. What stands for a value takes one septet a character, if no example says more."""
    return _sent(message, lambda p: longest_value(p, settings))


def longest_value(placeholder: Placeholder, settings: RuleSettings) -> str:
    """The example of a value, or none, filled up to the most that it takes."""
    room = max_length(placeholder, settings.max_lengths)
    return example_of(placeholder, settings.examples)[:room].ljust(room, "x")


def shown_as_sent(message: Message, settings: RuleSettings) -> str:
    """What ``sent_text`` gives, of the same length, but with examples or the names of the values in their places."""

    def fill(placeholder: Placeholder) -> str:
        room = max_length(placeholder, settings.max_lengths)
        example = example_of(placeholder, settings.examples)
        if example:
            return example[:room].ljust(room, "_")
        # One septet a character, so that the same branches are the longest.
        return re.sub(r"[^A-Za-zÅÄÖåäö0-9.]", "_", placeholder.name)[:room].ljust(room, "_")

    return _sent(message, fill)


def fixed_text(message: Message) -> str:
    """The message at its longest with every value empty."""
    return _sent(message, lambda p: "")


def _sent(message: Message, fill: Fill) -> str:
    return _TRAILING.sub("", longest_text(message, fill)).strip()
