"""One element of a token pattern: which tokens it takes, and in which of their readings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from viestilint.lazyregex import lazy
from viestilint.model import Reading, Token
from viestilint.model.document import INDEXED
from viestilint.patterns.regexes import Regex, read_regex
from viestilint.patterns.yamltree import Node

FEATURES = {
    "pos": frozenset(
        "noun adj noun-adj verb neg pron num adv conj adp intj abbr prefix firstname surname place name".split()
    ),
    "case": frozenset("nom gen par ess tra ine ela ill ade abl all abe com ins acc sti none".split()),
    "number": frozenset("sg pl none".split()),
    "person": frozenset("1 2 3 none".split()),
    "tense": frozenset("pres past none".split()),
    "mood": frozenset("ind cond imp pot none".split()),
    "voice": frozenset("act pass none".split()),
    "verbform": frozenset("fin inf1 inf2 inf3 inf4 inf5 part none".split()),
    "participle": frozenset("pres_act pres_pass past_act past_pass agent neg none".split()),
    "poss": frozenset("1sg 2sg 1pl 2pl 3 none".split()),
    "clitic": frozenset("ko kin kaan han pa none".split()),
    "negative": frozenset("true false both none".split()),
    "degree": frozenset("pos comp sup none".split()),
}
KINDS = frozenset("word number amount date time placeholder url email phone code punct".split())
_OPEN = ("lemma", "verb", "part")
_TOKEN = ("text", "regex", "kind", "detail", "at", "known", "capitalised")
_ROLE = ("as", "context", "optional", "not")
NAME = lazy(r"[a-z][a-z0-9_]*")
# Amounts, dates and codes are one token with their spaces; they have digits.
_WORDS = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*(?: +[^\W\d_]+(?:-[^\W\d_]+)*)+")
KEYS = frozenset({*FEATURES, *_OPEN, *_TOKEN, *_ROLE})
_OF_ELEMENTS = frozenset("as at context optional".split())
_PLACES = frozenset("start end clause-start".split())


@dataclass(frozen=True, slots=True)
class TokenPattern:
    """Conditions on one token. All conditions on readings must hold in the same reading.

    ``name`` captures the token, ``context`` tokens are matched but not flagged, ``optional`` ones may be absent.
    """

    readings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lemma: frozenset[str] = frozenset()
    verb: frozenset[str] = frozenset()
    part: frozenset[str] = frozenset()
    text: frozenset[str] = frozenset()
    regex: Regex | None = None
    kind: frozenset[str] = frozenset()
    detail: frozenset[str] = frozenset()
    at: str | None = None
    known: bool | None = None
    capitalised: bool | None = None
    unless: tuple[TokenPattern, ...] = ()
    name: str | None = None
    context: bool = False
    optional: bool = False

    @property
    def triggers(self) -> frozenset[str]:
        """Keys of ``Document.places`` of which one must stand at every token that fits; empty if any token may."""
        if self.text or self.lemma:
            return self.text or self.lemma
        if self.verb or self.part:
            name, values = ("verb", self.verb) if self.verb else ("part", self.part)
            return frozenset(f"{name}={value}" for value in values)
        for feature in INDEXED:
            values = self.readings.get(feature, frozenset())
            if values and "none" not in values:
                return frozenset(f"{feature}={value}" for value in values)
        return frozenset(f"kind={kind}" for kind in self.kind)

    def matching(self, token: Token) -> tuple[Reading, ...] | None:
        """The readings in which the token fits, empty for a token without readings; ``None`` if it does not."""
        if self.kind and token.kind not in self.kind:
            return None
        if self.detail and token.detail not in self.detail:
            return None
        if self.text and token.lower not in self.text:
            return None
        if self.known is not None and token.known != self.known:
            return None
        if self.capitalised is not None and token.capitalised != self.capitalised:
            return None
        if self.regex is not None and not self.regex.fullmatch(token.text):
            return None
        found = token.readings
        if self.lemma or self.readings or self.verb or self.part:
            found = tuple(reading for reading in token.readings if self._fits(reading))
            if not found:
                return None
        if any(pattern.matching(token) is not None for pattern in self.unless):
            return None
        return found

    def _fits(self, reading: Reading) -> bool:
        if self.lemma and reading.lemma not in self.lemma:
            is_participle = reading.verbform == "part" and reading.verb in self.lemma
            if not is_participle:
                return False
        if self.verb and reading.verb not in self.verb:
            return False
        if self.part and not self.part.intersection(reading.parts):
            return False
        for feature, values in self.readings.items():
            if (getattr(reading, feature) or "none") not in values:
                return False
        return True


def read_name(node: Node) -> str:
    """The name of a capture. Raises ``RuleError`` for one that no template or message could use."""
    if not NAME.fullmatch(node.text()):
        raise node.fail(f"'{node.text()}' is no name of a capture: small letters a–z, digits and _")
    return node.text()


def read_word(node: Node) -> str:
    """A text that one token has, in lower case. Raises ``RuleError`` for several words, which no token ever is."""
    text = node.text()
    if " " in text and _WORDS.fullmatch(text):
        raise node.fail(f"'{text}' is several words: write an element for each")
    return text.lower()


def read_conditions(node: Node, key: str) -> tuple[TokenPattern, ...]:
    """The conditions on a word under the ``key`` of an element: a mapping, or a list of them. Raises ``RuleError``
    also for what has no effect there, since it is said of the element.
    """
    nodes = node.value if isinstance(node.value, list) else [node]
    for child in nodes:
        for name, value in child.fields(KEYS).items():
            if name in _OF_ELEMENTS:
                raise value.fail(f"'{name}' stands beside '{key}', not in it")
    return tuple(read_token_pattern(child) for child in nodes)


def read_token_pattern(node: Node) -> TokenPattern:
    """The token pattern that a YAML mapping describes. Raises ``RuleError`` for unknown keys and values."""
    fields = node.fields(KEYS)
    readings = {}
    for feature, allowed in FEATURES.items():
        if feature in fields:
            readings[feature] = _values(fields[feature], allowed, feature)
    at = fields["at"].text() if "at" in fields else None
    if at is not None and at not in _PLACES:
        raise fields["at"].fail(f"unknown place '{at}': choose one of {', '.join(sorted(_PLACES))}")
    negated: tuple[TokenPattern, ...] = ()
    if "not" in fields:
        negated = read_conditions(fields["not"], "not")
    return TokenPattern(
        readings=readings,
        lemma=_set(fields, "lemma"),
        verb=_set(fields, "verb"),
        part=_set(fields, "part"),
        text=_text(fields) if "text" in fields else frozenset(),
        regex=read_regex(fields["regex"]) if "regex" in fields else None,
        kind=_values(fields["kind"], KINDS, "kind") if "kind" in fields else frozenset(),
        detail=_set(fields, "detail"),
        at=at,
        known=fields["known"].flag() if "known" in fields else None,
        capitalised=fields["capitalised"].flag() if "capitalised" in fields else None,
        unless=negated,
        name=read_name(fields["as"]) if "as" in fields else None,
        context="context" in fields and fields["context"].flag(),
        optional="optional" in fields and fields["optional"].flag(),
    )


def _text(fields: Mapping[str, Node]) -> frozenset[str]:
    if "kind" in fields:
        # Program code is one token, however many its words.
        return frozenset(value.lower() for value in fields["text"].texts())
    inner = fields["text"]
    return frozenset(read_word(child) for child in (inner.value if isinstance(inner.value, list) else [inner]))


def _set(fields: Mapping[str, Node], key: str) -> frozenset[str]:
    return frozenset(fields[key].texts()) if key in fields else frozenset()


def _values(node: Node, allowed: frozenset[str], key: str) -> frozenset[str]:
    values = frozenset(node.texts())
    for value in values - allowed:
        raise node.fail(f"unknown value '{value}' of '{key}': choose of {', '.join(sorted(allowed))}")
    return values
