"""The table of jargon: words and codes with what they mean, indexed for looking up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from viestilint.language.wordlist import WordList
from viestilint.model import Text
from viestilint.patterns.yamltree import Node


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the rule's table. ``near`` are lemmas of which the sentence must have one, ``far`` ones of which the
    message has none: there the word means another thing.
    """

    words: tuple[str, ...]
    gloss: Text
    variant: str
    near: frozenset[str] = frozenset()
    far: frozenset[str] = frozenset()
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The rule's data, indexed: by lemma, by form, by the first of several words, and what Voikko lacks."""

    allowed: frozenset[str]
    lemmas: Mapping[str, tuple[Entry, ...]]
    codes: Mapping[str, Entry]
    phrases: Mapping[str, list[tuple[tuple[str, ...], Entry]]]
    unknown: tuple[tuple[WordList, Entry], ...]


@lru_cache(maxsize=4)
def read_table(data: Node | None) -> Table:
    """The table, parsed once."""
    fields = data.fields(frozenset(("allow", "technical", "terms"))) if data is not None else {}
    allowed = frozenset(fields["allow"].text().lower().split()) if "allow" in fields else frozenset()
    lemmas: dict[str, tuple[Entry, ...]] = {}
    codes: dict[str, Entry] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    unknown: list[tuple[WordList, Entry]] = []
    groups = fields["terms"].fields() if "terms" in fields else {}
    for rows in groups.values():
        for row in rows.items():
            entry = _entry_of(row)
            for word in entry.words:
                if " " in word:
                    phrases.setdefault(word.split()[0], []).append((tuple(word.split()), entry))
                elif word.isupper():
                    codes[word] = entry
                else:
                    lemmas[word] = (*lemmas.get(word, ()), entry)
            if "bend" in row.fields():
                unknown.append((WordList(row.fields()["term"].texts()), entry))
    # Refundaamme is a form of refundata before it is one of refund.
    unknown.sort(key=lambda row: -max(map(len, row[1].words)))
    return Table(allowed, lemmas, codes, phrases, tuple(unknown))


def _entry_of(row: Node) -> Entry:
    fields = row.fields(frozenset(("term", "fi", "en", "level", "near", "far", "verb", "bend")))
    return Entry(
        # A sign of equality marks a form that is only to be met as it is.
        tuple(word.lstrip("=") for word in fields["term"].texts()),
        Text(fields["fi"].text(), fields["en"].text()),
        fields["level"].text() if "level" in fields else "termi",
        frozenset(fields["near"].texts()) if "near" in fields else frozenset(),
        frozenset(fields["far"].texts()) if "far" in fields else frozenset(),
        fields["verb"].text() if "verb" in fields else None,
    )
