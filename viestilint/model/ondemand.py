"""Sequences whose items are made when they are asked for: a catalogue may hold a hundred thousand messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

FEW = 1000
"""So many items are made at once and kept: making them again would cost more than they weigh."""

S = TypeVar("S")
T = TypeVar("T", covariant=True)


def on_demand(items: Sequence[S], make: Callable[[S], T]) -> Sequence[T]:
    """What ``make`` gives for each of the items: a list of ``FEW`` or less, of more made anew at each look."""
    return [make(item) for item in items] if len(items) <= FEW else OnDemand(items, make)


class OnDemand(Sequence[T], Generic[S, T]):
    """A sequence that keeps only what its items are made of."""

    __slots__ = ("_items", "_make")

    def __init__(self, items: Sequence[S], make: Callable[[S], T]) -> None:
        self._items = items
        self._make = make

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return OnDemand(self._items[index], self._make)
        return self._make(self._items[index])
