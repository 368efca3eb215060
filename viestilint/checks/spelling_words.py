"""The word lists of the spelling rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from viestilint.language.foreign_words import ENGLISH, SWEDISH
from viestilint.language.wordlist import WordList
from viestilint.patterns.yamltree import Node


@dataclass(frozen=True, slots=True)
class Words:
    """The rule's data, read once: see the rule file. ``frequent``: how much likelier a lemma is than others."""

    allowed: WordList
    spoken: WordList
    foreign: frozenset[str]
    frequent: Mapping[str, int]
    habits: tuple[tuple[str, str], ...]
    glue: tuple[str, ...]
    glued: tuple[str, ...]


@lru_cache(maxsize=4)
def read_words(data: Node | None) -> Words:
    """The lists of the rule file's ``data``."""
    fields = data.fields(frozenset("words spoken foreign frequent common habits glue glued".split())) if data else {}

    def listed(key: str) -> list[str]:
        return fields[key].text().split() if key in fields else []

    habits = fields["habits"].fields() if "habits" in fields else {}
    return Words(
        allowed=WordList(listed("words")),
        spoken=WordList(listed("spoken")),
        foreign=frozenset(listed("foreign")) | ENGLISH | SWEDISH,
        frequent=dict.fromkeys(listed("common"), 1) | dict.fromkeys(listed("frequent"), 2),
        habits=tuple((wrong, right.text()) for wrong, right in habits.items()),
        glue=tuple(listed("glue")),
        glued=tuple(listed("glued")),
    )
