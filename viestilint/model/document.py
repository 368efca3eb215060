"""A message with its language analysed: tokens, sentences, clauses and zones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from viestilint.model.message import Address, Message
from viestilint.model.reading import Reading
from viestilint.model.span import Span

INDEXED = ("mood", "participle", "poss", "clitic", "voice", "verbform", "person", "case", "pos")
"""The features of readings that ``Document.places`` knows, those that few words have first."""


def standing(places: Mapping[str, int], keys: Iterable[str]) -> int:
    """At which tokens one of the keys stands, as bits."""
    found = 0
    for key in keys:
        found |= places.get(key, 0)
    return found


def bits(number: int) -> Iterator[int]:
    """Which bits of the number are set, the lowest first."""
    digits = bin(number)[:1:-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)


@dataclass(frozen=True, slots=True)
class Item:
    """A run that is not given to morphology: a date, an amount, a code…

    ``kind`` is a token kind; ``detail`` says more where the kind has kinds of its own (``iban``, ``hetu``,
    ``reference``, ``postcode``, ``percent``…).
    """

    span: Span
    kind: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, an item or a punctuation mark, at its exact place.

    ``kind``: word, number, amount, date, time, placeholder, url, email, phone, code, punct. ``readings`` is
    empty for all but words, and for words that Voikko does not know.
    """

    index: int
    span: Span
    text: str
    kind: str
    readings: tuple[Reading, ...] = ()
    detail: str = ""
    sentence: int = 0
    clause: int = 0
    zone: str = "body"
    initial: bool = False

    @property
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    @property
    def known(self) -> bool:
        """Whether Voikko knows the word."""
        return bool(self.readings)

    @property
    def capitalised(self) -> bool:
        """Whether the first letter is a capital."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of tokens with at most one finite verb chain: ``tokens[first:last]`` of the document."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """``tokens[first:last]`` of the document, with the clauses that tile it."""

    span: Span
    first: int
    last: int
    zone: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the message by its office: subject, greeting, body, closing, signature, footer,
    quote; or foreign, a part in another language than Finnish, which the rules about Finnish never see.
    """

    kind: str
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A message and everything that the language layer knows about it.

    A document equals itself only, so that what is made of one can be remembered.

    ``address`` is the form that the message itself uses, or the declared one; ``default_address`` is what a
    rewrite takes when the message gives no sign. ``signals`` are the tokens that address the reader. ``places``
    tells at which tokens a lemma, a text in lower case or a feature (``mood=imp``, ``kind=amount``) stands: bit *n*
    of the number is set for token *n*. ``is=finite`` stands at finite verbs, the noise of
    potentials left out, ``is=unknown`` at words without readings.
    """

    message: Message
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    zones: tuple[Zone, ...]
    items: tuple[Item, ...] = ()
    address: Address | None = None
    default_address: Address = Address.SINA
    signals: tuple[tuple[Token, Address], ...] = field(default=(), compare=False, repr=False)
    places: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The message's text."""
        return self.message.text

    @property
    def addressed(self) -> Address:
        """The address form that a rewrite of this message takes."""
        return self.address or self.default_address

    def at(self, *keys: str) -> Iterator[Token]:
        """The tokens at which one of the keys of ``places`` stands, in order."""
        tokens = self.tokens
        return (tokens[index] for index in bits(standing(self.places, keys)))

    def has(self, keys: Set[str]) -> bool:
        """Whether one of the keys of ``places`` stands anywhere."""
        return not self.places.keys().isdisjoint(keys)

    def zone(self, kind: str) -> Zone | None:
        """The first zone of that kind, if the message has one."""
        return next((zone for zone in self.zones if zone.kind == kind), None)

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def neighbour(self, token: Token, step: int = 1) -> Token | None:
        """The token so many places on (back, if negative) in the same sentence; ``None`` where that ends before."""
        index = token.index + step
        if not 0 <= index < len(self.tokens) or self.tokens[index].sentence != token.sentence:
            return None
        return self.tokens[index]

    def clause_tokens(self, token: Token) -> tuple[Token, ...]:
        """The tokens of the clause that ``token`` stands in."""
        clause = self.sentences[token.sentence].clauses[token.clause]
        return self.tokens[clause.first : clause.last]

    def clauses(self, zones: frozenset[str] | None = None) -> Iterator[tuple[Token, ...]]:
        """The tokens of every clause, in order; only in the given zones if any are named."""
        for sentence in self.sentences:
            if zones is None or sentence.zone in zones:
                for clause in sentence.clauses:
                    yield self.tokens[clause.first : clause.last]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie wholly inside ``span``."""
        first, last = self.token_range(span)
        return tuple(token for token in self.tokens[first : last + 1] if span.covers(token.span))

    def token_range(self, span: Span) -> tuple[int, int]:
        """The first and the last of the tokens that overlap ``span``; the last comes first if there are none."""
        first = bisect_left(self.tokens, span.start, key=lambda token: token.span.end)
        last = bisect_right(self.tokens, span.end, key=lambda token: token.span.start) - 1
        if first <= last and not self.tokens[first].span.overlaps(span):
            first += 1
        if first <= last and not self.tokens[last].span.overlaps(span):
            last -= 1
        return first, last
