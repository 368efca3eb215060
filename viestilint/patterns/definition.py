"""A rule as loaded from YAML: its metadata, its matchers and its examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

from viestilint.model import Applicability, Hit, Rule, Severity, Text
from viestilint.model.rule import STYLES, SeverityMap, severity_in
from viestilint.patterns.matcher import Pattern
from viestilint.patterns.regexes import Regex
from viestilint.patterns.templates import Template
from viestilint.patterns.yamltree import Node, load_table


@dataclass(frozen=True, slots=True)
class Condition:
    """A pattern or regex that must (not) be found in the same match, clause, sentence or message."""

    scope: str
    pattern: Pattern | Regex


@dataclass(frozen=True, slots=True)
class Variant:
    """One matcher of a rule, or for a check the texts of one kind of its hits.

    ``cue`` are texts in lower case of which every match holds one, so that the matcher is not tried elsewhere.
    ``edits`` replace captures one by one; ``fix`` replaces the flagged span. Several ``fix`` templates are
    alternatives, of which none is applied automatically.
    """

    id: str | None = None
    matcher: Pattern | Regex | None = None
    cue: tuple[str, ...] = ()
    unless: tuple[Condition, ...] = ()
    when: tuple[Condition, ...] = ()
    fix: tuple[Template, ...] = ()
    edits: Mapping[str, Template] = field(default_factory=dict)
    hint: Text | None = None
    applicability: Applicability = Applicability.UNSAFE
    severities: SeverityMap | None = None
    title: Text | None = None
    message: Text | None = None
    why: Text | None = None
    address: str | None = None
    opt_in: bool = False
    styles: frozenset[str] = STYLES
    line: int = 0

    @property
    def triggers(self) -> frozenset[str] | None:
        """Keys of ``Document.places`` of which one stands in every document that it matches in; ``None``: any may."""
        return self.matcher.needs[0] if isinstance(self.matcher, Pattern) and self.matcher.needs else None

    def severity(self, channel: str, message_type: str | None) -> Severity | None:
        """The variant's own severity for a message; ``None`` where it leaves that to the rule."""
        return None if self.severities is None else severity_in(self.severities, channel, message_type)


Triggers = Sequence[frozenset[str] | None]
"""Of each variant its ``triggers``."""


class Variants(Sequence[Variant]):
    """The variants of a rule, each made when it is first looked at: few texts need many of them."""

    __slots__ = ("_made", "_makers")

    def __init__(self, makers: Iterable[Callable[[], Variant]]) -> None:
        self._makers = tuple(makers)
        self._made: list[Variant | None] = [None] * len(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    @overload
    def __getitem__(self, index: int) -> Variant: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Variant, ...]: ...
    def __getitem__(self, index: int | slice) -> Variant | tuple[Variant, ...]:
        if isinstance(index, slice):
            return tuple(self[number] for number in range(*index.indices(len(self))))
        made = self._made[index]
        if made is None:
            made = self._made[index] = self._makers[index]()
        return made

    def named(self, name: str) -> Variant | None:
        """The variant of that id; of those that are made already first."""
        made = (variant for variant in self._made if variant is not None and variant.id == name)
        return next(made, None) or next((variant for variant in self if variant.id == name), None)


@dataclass(frozen=True, slots=True)
class Example:
    """A text with what must be found in it. ``marks`` are the flagged places; none in a good example."""

    text: str
    marks: tuple[tuple[int, int], ...]
    fixed: str | None
    context: Mapping[str, str]
    model: str | None = None
    note: str | None = None
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class LoadedRule:
    """A rule that is ready to run; it equals itself only.

    ``triggers`` has for each variant the keys of ``Document.places`` of which one must stand where it is to match, or
    ``None`` for one that any document may hold; ``needs`` the same for its check, empty for any document. ``data`` is the rule's own table for its check, or the path of a file
    that holds it: ``table`` reads either.
    """

    rule: Rule
    variants: Variants
    triggers: Triggers = ()
    check: str | None = None
    needs: frozenset[str] = frozenset()
    data: Node | None = None
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()

    @property
    def id(self) -> str:
        """The rule's id."""
        return self.rule.id

    def variant_of(self, hit: Hit) -> Variant | None:
        """The variant that a hit is of: the one that found it, or the one that the check names."""
        if hit.number is not None:
            return self.variants[hit.number]
        return self.variants.named(hit.variant) if hit.variant else None

    @property
    def table(self) -> Node | None:
        """The rule's table, read from its file at the first use. Raises ``RuleError`` if it is not valid."""
        if self.data is None or not isinstance(self.data.value, str):
            return self.data
        return load_table(self.data.value)
