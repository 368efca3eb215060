"""Which variants of which rules the words of a document allow to match: found for all rules in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from viestilint.model import Document
from viestilint.patterns.definition import LoadedRule

_CHECK = -1


class TriggerIndex:
    """The triggers of the variants of all rules. It remembers what it said of the last document."""

    def __init__(self, rules: Iterable[LoadedRule]) -> None:
        self._always: list[tuple[str, int]] = []
        self._by_key: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for rule in rules:
            for number, keys in enumerate(rule.triggers):
                if keys is None:
                    self._always.append((rule.id, number))
                for key in keys or ():
                    self._by_key[key].append((rule.id, number))
            for key in rule.needs:
                self._by_key[key].append((rule.id, _CHECK))
        self._last: tuple[Document | None, Mapping[str, Sequence[int]]] = (None, {})

    def of(self, document: Document) -> Mapping[str, Sequence[int]]:
        """The numbers of the variants that may match, in order, by the ids of their rules; no number for a check that
        has what it needs.
        """
        last, numbers = self._last
        if document is not last:
            found = set(self._always)
            for key in self._by_key.keys() & document.places.keys():
                found.update(self._by_key[key])
            by_rule: dict[str, list[int]] = defaultdict(list)
            for rule, number in sorted(found):
                own = by_rule[rule]
                if number != _CHECK:
                    own.append(number)
            numbers = by_rule
            self._last = (document, numbers)
        return numbers
