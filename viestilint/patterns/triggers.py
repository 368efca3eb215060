"""Which variants of which rules the words of a document allow to match: found for all rules in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from viestilint.model import Document
from viestilint.model.document import bits
from viestilint.patterns.definition import LoadedRule

# As bits: the lowest one for a check that has what it needs, the next ones for the variants.
_CHECK = 1
_FIRST = 1


class TriggerIndex:
    """The triggers of the variants of all rules. It remembers what it said of the last document."""

    def __init__(self, rules: Iterable[LoadedRule]) -> None:
        always: dict[str, int] = defaultdict(int)
        by_key: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for rule in rules:
            for number, keys in enumerate(rule.triggers):
                bit = 1 << (number + _FIRST)
                if keys is None:
                    always[rule.id] |= bit
                for key in keys or ():
                    by_key[key][rule.id] |= bit
            for key in rule.needs:
                by_key[key][rule.id] |= _CHECK
        self._always = dict(always)
        self._by_key = {key: tuple(found.items()) for key, found in by_key.items()}
        self._last: tuple[Document | None, Mapping[str, Sequence[int]]] = (None, {})

    def of(self, document: Document) -> Mapping[str, Sequence[int]]:
        """The numbers of the variants that may match, in order, by the ids of their rules; no number for a check that
        has what it needs.
        """
        last, numbers = self._last
        if document is not last:
            found = dict(self._always)
            for key in self._by_key.keys() & document.places.keys():
                for rule, mask in self._by_key[key]:
                    found[rule] = found.get(rule, 0) | mask
            numbers = {rule: _numbers(mask) for rule, mask in found.items()}
            self._last = (document, numbers)
        return numbers


# Rules that look into every message have the same variants again and again.
@lru_cache(maxsize=1000)
def _numbers(mask: int) -> Sequence[int]:
    return tuple(bit - _FIRST for bit in bits(mask) if bit >= _FIRST)
