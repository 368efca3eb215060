"""Sequences of token patterns, and where they match in a document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from viestilint.model import Document, Reading, Span, Token
from viestilint.patterns.nounphrase import MAX_WIDTH, NounPhrase, read_noun_phrase
from viestilint.patterns.tokens import TokenPattern, read_token_pattern
from viestilint.patterns.yamltree import Node

MAX_GAP = 20
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


@dataclass(frozen=True, slots=True)
class Anchor:
    """What must stand in every match: one of ``words`` (lemmas or texts), ``least``…``most`` tokens from its start."""

    words: frozenset[str]
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled token pattern. ``anchors`` save looking where it cannot match; the rarest comes first."""

    elements: Sequence_
    anchors: tuple[Anchor, ...] = ()

    def matches(self, document: Document, within: Span | None = None) -> Iterator[Match]:
        """The matches from left to right, none overlapping another; only those that begin ``within`` a span."""
        until = -1
        first, last = (0, len(document.tokens) - 1) if within is None else document.token_range(within)
        for start in self._starts(document, first, last):
            if start <= until:
                continue
            found = self.match_at(document, start)
            if found is not None:
                until = found.last
                yield found

    def match_at(self, document: Document, start: int) -> Match | None:
        """The match that begins at token ``start``, if there is one."""
        sentence = document.sentences[document.tokens[start].sentence]
        state = _State(document.tokens, sentence.last)
        for end, taken in state.match(self.elements, start):
            flagged = [token for token, element in taken if not element.context]
            if not flagged:
                continue
            captures: dict[str, Capture] = {}
            for token, element in taken:
                if element.name:
                    readings = element.matching(token) or ()
                    earlier = captures.get(element.name)
                    first = earlier.first if earlier else token.index
                    captures[element.name] = Capture(first, token.index, readings)
            span = Span(flagged[0].span.start, flagged[-1].span.end)
            return Match(span, start, max(end - 1, start), captures)
        return None

    def _starts(self, document: Document, lowest: int, highest: int) -> Iterable[int]:
        """The tokens from ``lowest`` to ``highest`` that a match may begin at."""
        if not self.anchors:
            return range(lowest, highest + 1)
        words = document.by_lemma.keys()
        if any(words.isdisjoint(anchor.words) for anchor in self.anchors):
            return ()
        anchor = self.anchors[0]
        starts: set[int] = set()
        for word in anchor.words:
            places = document.by_lemma.get(word, ())
            for index in range(bisect_left(places, lowest + anchor.least), bisect_right(places, highest + anchor.most)):
                at = places[index]
                first = document.sentences[document.tokens[at].sentence].first
                starts.update(range(max(first, lowest, at - anchor.most), min(highest, at - anchor.least) + 1))
        return sorted(starts)


class _State:
    """Backtracking over one sentence."""

    __slots__ = ("end", "tokens")

    def __init__(self, tokens: Sequence[Token], end: int) -> None:
        self.tokens = tokens
        self.end = end

    def match(self, elements: Sequence_, at: int) -> Iterator[tuple[int, list[tuple[Token, TokenPattern]]]]:
        """Every way to take ``elements`` from token ``at``: the end, and which element took which token."""
        if not elements:
            yield at, []
            return
        head, rest = elements[0], elements[1:]
        if type(head) is TokenPattern:
            if at < self.end and self._takes(head, at):
                for end, taken in self.match(rest, at + 1):
                    yield end, [(self.tokens[at], head), *taken]
            if head.optional:
                yield from self.match(rest, at)
        elif isinstance(head, Gap):
            yield from self._gap(head, rest, at)
        elif isinstance(head, NounPhrase):
            widths = head.widths(self.tokens, at, self.end) if self._stands(head.at, at) else []
            for width in widths:
                parts = [head.modifier] * (width - 1) + [head.head]
                for end, taken in self.match(rest, at + width):
                    yield end, [*zip(self.tokens[at : at + width], parts, strict=True), *taken]
            if head.optional:
                yield from self.match(rest, at)
        elif isinstance(head, Choice):
            for option in head.options:
                yield from self.match((*option, *rest), at)
            if head.optional:
                yield from self.match(rest, at)

    def _gap(self, gap: Gap, rest: Sequence_, at: int) -> Iterator[tuple[int, list[tuple[Token, TokenPattern]]]]:
        for step in range(gap.most + 1):
            if at + step > self.end:
                return
            if step >= gap.least:
                yield from self.match(rest, at + step)
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


def read_pattern(node: Node) -> Pattern:
    """The pattern that a YAML list describes. Raises ``RuleError`` for what is no pattern."""
    elements = _read_sequence(node)
    tokens = [e for e in elements if isinstance(e, TokenPattern)]
    if all(token.context for token in tokens) and not any(isinstance(e, Choice | NounPhrase) for e in elements):
        raise node.fail("a pattern must flag at least one token")
    if (ways := _ways(elements)) > MAX_WAYS:
        raise node.fail(f"a pattern may fit in {MAX_WAYS} ways, this one in {ways}: fewer gaps, options or choices")
    return Pattern(elements, find_anchors(elements))


def find_anchors(elements: Sequence_) -> tuple[Anchor, ...]:
    """The anchors of a sequence, the one with the fewest words first."""
    found = []
    least = most = 0
    for element in elements:
        words, depth = _required(element)
        if words:
            found.append(Anchor(words, least, most + depth))
        shortest, longest = _widths(element)
        least, most = least + shortest, most + longest
    return tuple(sorted(found, key=lambda anchor: len(anchor.words)))


def _required(element: Element) -> tuple[frozenset[str], int]:
    """The words of which one must stand in any match of the element, and how far inside it at the most."""
    if isinstance(element, TokenPattern):
        return (frozenset() if element.optional else element.triggers), 0
    if isinstance(element, Choice) and not element.optional:
        options = [find_anchors(option) for option in element.options]
        if all(options):
            words = frozenset().union(*(anchors[0].words for anchors in options))
            return words, max(anchors[0].most for anchors in options)
    return frozenset(), 0


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


def _widths(element: Element) -> tuple[int, int]:
    """How many tokens the element takes, at the least and at the most."""
    if isinstance(element, Gap):
        return element.least, element.most
    if isinstance(element, NounPhrase):
        return (0 if element.optional else 1), MAX_WIDTH
    if isinstance(element, Choice):
        sums = [[sum(w) for w in zip(*(_widths(e) for e in option), strict=True)] for option in element.options]
        least = 0 if element.optional else min(shortest for shortest, _ in sums)
        return least, max(longest for _, longest in sums)
    return (0 if element.optional else 1), 1


def _read_sequence(node: Node) -> Sequence_:
    return tuple(_read_element(child) for child in node.items())


def _read_element(node: Node) -> Element:
    if isinstance(node.value, str):
        return TokenPattern(text=frozenset({node.value.lower()}))
    fields = node.fields()
    if "gap" in fields:
        fields = node.fields(frozenset({"gap", "without", "least"}))
        most = fields["gap"].whole()
        if most > MAX_GAP:
            raise fields["gap"].fail(f"a gap may be at most {MAX_GAP} tokens")
        without = ()
        if "without" in fields:
            inner = fields["without"]
            nodes = inner.value if isinstance(inner.value, list) else [inner]
            without = tuple(read_token_pattern(child) for child in nodes)  # type: ignore[assignment]
        least = fields["least"].whole() if "least" in fields else 0
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
