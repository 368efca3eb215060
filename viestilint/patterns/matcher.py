"""Sequences of token patterns, and where they match in a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from viestilint.model import Document, Reading, Span, Token
from viestilint.model.document import bits
from viestilint.patterns.nounphrase import MAX_WIDTH, NounPhrase, read_noun_phrase
from viestilint.patterns.tokens import TokenPattern, read_conditions, read_token_pattern, read_word
from viestilint.patterns.yamltree import Node

MAX_GAP = 20
# Words that stand in most messages: to look for another word of a pattern first tells more.
_COMMON = frozenset(
    "olla on ole ei ja tai sekä että jos kun joka se tämä minä sinä hän me te he olet olette oletko meidän sinun teidän"
    " voida saada tulla ottaa tehdä ensin vain".split()
)
MAX_WAYS = 20_000
"""So many ways to lie on the text may a pattern have at one place: three of the widest gaps, not four."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to ``most`` tokens of any kind, within a sentence, none of which fits ``without``."""

    most: int
    without: tuple[TokenPattern, ...] = ()
    least: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences."""

    options: tuple[Sequence_, ...]
    optional: bool = False


Element = TokenPattern | Gap | Choice | NounPhrase
Sequence_ = tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Capture:
    """Tokens ``first..last`` (inclusive) under a name, with the readings in which they fitted."""

    first: int
    last: int
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A run of tokens that a pattern took. ``span`` covers the flagged tokens only."""

    span: Span
    first: int
    last: int
    captures: Mapping[str, Capture] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """An element with what follows it; a choice leads to the first steps of its options. ``None`` is the end."""

    element: Element
    triggers: frozenset[str]
    options: tuple[Step | None, ...]
    then: Step | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled token pattern. In a document without one of each of its ``needs`` it matches nowhere."""

    elements: Sequence_
    first: Step | None
    needs: tuple[frozenset[str], ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """What its elements capture tokens under."""
        return frozenset(_names(self.elements))

    def matches(self, document: Document, within: Span | None = None) -> Iterator[Match]:
        """The matches from left to right, none overlapping another; only those that begin ``within`` a span."""
        keys = document.places.keys()
        for need in self.needs:
            if keys.isdisjoint(need):
                return
        search = _Search(document)
        until = -1
        lowest, highest = (0, len(document.tokens) - 1) if within is None else document.token_range(within)
        for bit in bits(search.starts(self.first) >> lowest & ((1 << max(highest - lowest + 1, 0)) - 1)):
            start = lowest + bit
            if start <= until:
                continue
            found = search.match_at(self.first, start)
            if found is not None:
                until = found.last
                yield found


class _Search:
    """Backtracking over the sentences of one document, only from and to where the document's words allow a match."""

    __slots__ = ("_all", "_dead", "_sentences", "_starts", "end", "places", "tokens")

    def __init__(self, document: Document) -> None:
        self.tokens = document.tokens
        self.places = document.places
        self._sentences = document.sentences
        self._starts: dict[Step, int] = {}
        self._dead: set[tuple[int, int, int]] = set()
        self._all = (1 << (len(document.tokens) + 1)) - 1
        self.end = 0

    def starts(self, step: Step | None) -> int:
        """Where a match of the step and all after it may begin, as bits: no fewer places than where one does."""
        if step is None:
            return self._all
        known = self._starts.get(step)
        if known is None:
            known = self._starts[step] = self._starts_of(step)
        return known

    def _starts_of(self, step: Step) -> int:
        element = step.element
        if isinstance(element, Choice):
            found = self.starts(step.then) if element.optional else 0
            for option in step.options:
                found |= self.starts(option)
            return found
        then = self.starts(step.then)
        if not then:
            return 0
        if isinstance(element, Gap):
            found = reach = then >> element.least
            for _ in range(element.most - element.least):
                reach >>= 1
                found |= reach
            return found
        heads = self._standing(step.triggers)
        found = heads & (then >> 1)
        if isinstance(element, NounPhrase):
            for width in range(2, MAX_WIDTH + 1):
                found |= (heads >> (width - 1)) & (then >> width)
        return found | then if element.optional else found

    def _standing(self, keys: frozenset[str]) -> int:
        if not keys:
            return self._all >> 1
        found = 0
        for key in keys & self.places.keys():
            found |= self.places[key]
        return found

    def match_at(self, first: Step | None, start: int) -> Match | None:
        """The match that begins at token ``start``, if there is one."""
        self.end = self._sentences[self.tokens[start].sentence].last
        for end, taken in self._match(first, start):
            flagged = [token for token, element in taken if not element.context]
            if not flagged:
                continue
            captures: dict[str, Capture] = {}
            for token, element in taken:
                if element.name:
                    readings = element.matching(token) or ()
                    earlier = captures.get(element.name)
                    captures[element.name] = Capture(earlier.first if earlier else token.index, token.index, readings)
            span = Span(flagged[0].span.start, flagged[-1].span.end)
            return Match(span, start, max(end - 1, start), captures)
        return None

    def _match(self, step: Step | None, at: int) -> Iterator[tuple[int, list[tuple[Token, TokenPattern]]]]:
        """Every way to take the step and all after it from token ``at``: the end, and which element took which token."""
        if step is None:
            yield at, []
            return
        if not self.starts(step) >> at & 1:
            return
        element, then = step.element, step.then
        if type(element) is TokenPattern:
            if at < self.end and self._takes(element, at):
                for end, taken in self._match(then, at + 1):
                    yield end, [(self.tokens[at], element), *taken]
        elif isinstance(element, Gap):
            # Where a gap leads nowhere once, it does so on every way there: gaps after gaps multiply only what matches.
            if (id(step), at, self.end) not in self._dead:
                leads = False
                for found in self._gap(element, then, at):
                    leads = True
                    yield found
                if not leads:
                    self._dead.add((id(step), at, self.end))
        elif isinstance(element, NounPhrase):
            widths = element.widths(self.tokens, at, self.end) if self._stands(element.at, at) else []
            for width in widths:
                parts = [element.modifier] * (width - 1) + [element.head]
                for end, taken in self._match(then, at + width):
                    yield end, [*zip(self.tokens[at : at + width], parts, strict=True), *taken]
        else:
            for option in step.options:
                yield from self._match(option, at)
        if not isinstance(element, Gap) and element.optional:
            yield from self._match(then, at)

    def _gap(self, gap: Gap, then: Step | None, at: int) -> Iterator[tuple[int, list[tuple[Token, TokenPattern]]]]:
        for step in range(gap.most + 1):
            if at + step > self.end:
                return
            if step >= gap.least:
                yield from self._match(then, at + step)
            if at + step == self.end:
                return
            if any(p.matching(self.tokens[at + step]) is not None for p in gap.without):
                return

    def _takes(self, pattern: TokenPattern, at: int) -> bool:
        return self._stands(pattern.at, at) and pattern.matching(self.tokens[at]) is not None

    def _stands(self, place: str | None, at: int) -> bool:
        """Whether token ``at`` stands in the place that an element asks for."""
        if place is None:
            return True
        if at >= self.end:
            return False
        token = self.tokens[at]
        if place == "start":
            return token.initial
        if place == "end":
            return all(t.kind == "punct" for t in self.tokens[at + 1 : self.end])
        before = self.tokens[at - 1] if at else None
        return token.initial or before is None or before.kind == "punct" or before.clause != token.clause


def _names(elements: Sequence_) -> Iterator[str]:
    for element in elements:
        if isinstance(element, Choice):
            for option in element.options:
                yield from _names(option)
        elif not isinstance(element, Gap):
            name = element.head.name if isinstance(element, NounPhrase) else element.name
            if name is not None:
                yield name


def compiled(elements: Sequence_) -> Pattern:
    """The pattern of a sequence of elements."""
    return Pattern(elements, _steps(elements, None), _needs(elements))


def _steps(elements: Sequence_, then: Step | None) -> Step | None:
    for element in reversed(elements):
        options = tuple(_steps(option, then) for option in element.options) if isinstance(element, Choice) else ()
        triggers = element.triggers if isinstance(element, TokenPattern | NounPhrase) else frozenset()
        then = Step(element, triggers, options, then)
    return then


def _needs(elements: Sequence_) -> tuple[frozenset[str], ...]:
    """Sets of keys of ``Document.places``; of each one must be there: those first of which most documents lack all."""
    found = []
    for element in elements:
        if isinstance(element, Gap) or element.optional:
            continue
        if isinstance(element, Choice):
            options = [_needs(option) for option in element.options]
            keys = frozenset().union(*(needs[0] for needs in options)) if all(options) else frozenset()
        else:
            keys = element.triggers
        if keys:
            found.append(keys)
    return tuple(sorted(found, key=_commonness))


def _commonness(keys: frozenset[str]) -> tuple[bool, bool, int]:
    return any("=" in key for key in keys), not keys.isdisjoint(_COMMON), len(keys)


def read_pattern(node: Node) -> Pattern:
    """The pattern that a YAML list describes. Raises ``RuleError`` for what is no pattern."""
    elements = _read_sequence(node)
    tokens = [e for e in elements if isinstance(e, TokenPattern)]
    if all(token.context for token in tokens) and not any(isinstance(e, Choice | NounPhrase) for e in elements):
        raise node.fail("a pattern must flag at least one token")
    if any(isinstance(e, Gap) for e in elements) and all(isinstance(e, Gap) or e.optional for e in elements):
        raise node.fail("a pattern with a gap needs a token that is not optional")
    if (ways := _ways(elements)) > MAX_WAYS:
        raise node.fail(f"a pattern may fit in {MAX_WAYS} ways, this one in {ways}: fewer gaps, options or choices")
    return compiled(elements)


def _ways(elements: Sequence_) -> int:
    """In how many ways the elements may take tokens from one place on, at the most."""
    ways = 1
    for element in elements:
        if isinstance(element, Gap):
            ways *= max(element.most - element.least + 1, 1)
        elif isinstance(element, Choice):
            ways *= sum(_ways(option) for option in element.options) + element.optional
        else:
            ways *= (MAX_WIDTH if isinstance(element, NounPhrase) else 1) + element.optional
    return ways


def _read_sequence(node: Node) -> Sequence_:
    return tuple(_read_element(child) for child in node.items())


def _read_element(node: Node) -> Element:
    if isinstance(node.value, str):
        return TokenPattern(text=frozenset({read_word(node)}))
    fields = node.fields()
    if "gap" in fields:
        fields = node.fields(frozenset({"gap", "without", "least"}))
        most = fields["gap"].whole()
        if most > MAX_GAP:
            raise fields["gap"].fail(f"a gap may be at most {MAX_GAP} tokens")
        without = read_conditions(fields["without"], "without") if "without" in fields else ()
        least = fields["least"].whole() if "least" in fields else 0
        if least > most:
            raise fields["least"].fail(f"'least' is more than the gap of {most}")
        return Gap(most, without, least)
    if "np" in fields:
        return read_noun_phrase(node)
    if "any" in fields:
        fields = node.fields(frozenset({"any", "optional"}))
        if not fields["any"].items():
            raise fields["any"].fail("'any' needs something to choose from")
        options = tuple(
            _read_sequence(child) if isinstance(child.value, list) else (_read_element(child),)
            for child in fields["any"].items()
        )
        return Choice(options, "optional" in fields and fields["optional"].flag())
    return read_token_pattern(node)
