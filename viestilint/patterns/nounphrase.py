"""Noun phrases as one element of a pattern, and how a phrase changes case as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from viestilint.language.inflection import Inflector
from viestilint.language.names import names_last
from viestilint.language.phrases import decapitalise, is_count, nominal_readings, recased
from viestilint.model import Reading, Token
from viestilint.patterns.tokens import FEATURES, TokenPattern, read_conditions, read_name, read_token_pattern
from viestilint.patterns.yamltree import Node

MAX_WIDTH = 5
_KEYS = frozenset(("np", "head", "as", "at", "context", "optional"))
_MODIFIERS = frozenset(("adj", "noun-adj", "pron", "num"))
# Voikko calls these nouns, but before a noun they agree with it: *kaikkien asiakkaiden* → *kaikki asiakkaat*.
_PERSONS = frozenset(("minä", "sinä", "hän", "me", "te", "he"))
_QUANTIFIERS = frozenset(("kaikki", "molempi", "moni", "muutama"))
# Nouns that count as numerals do: parin asentajan → pari asentajaa
_PAIRS = frozenset(("pari",))


@dataclass(frozen=True, slots=True)
class Head(TokenPattern):
    """The last word of a noun phrase: a nominal in one of ``cases`` that meets the other conditions too.

    A possessive form may be the genitive though Voikko calls it the nominative (*varastomme*).
    """

    cases: frozenset[str] = frozenset()

    def matching(self, token: Token) -> tuple[Reading, ...] | None:
        """See ``TokenPattern``."""
        found = TokenPattern.matching(self, token)
        if not found:
            return None
        fitting = tuple(r for r in nominal_readings(token) if r in found and self._in_case(r))
        return fitting or None

    def _in_case(self, r: Reading) -> bool:
        if r.case in self.cases:
            return True
        return "gen" in self.cases and r.case == "nom" and r.poss is not None and r.number == "sg"


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun in one of the given cases with the words before it that belong to it; as long as it can be."""

    head: Head
    modifier: TokenPattern
    at: str | None = None
    optional: bool = False

    @property
    def triggers(self) -> frozenset[str]:
        """Keys of ``Document.places`` of which one must stand at the head."""
        keys = {f"case={case}" for case in self.head.cases}
        if "gen" in self.head.cases:
            keys |= {f"poss={poss}" for poss in FEATURES["poss"]}
        return self.head.triggers or frozenset(keys)

    def widths(self, tokens: Sequence[Token], at: int, end: int) -> list[int]:
        """How many tokens from ``at`` on may be the phrase, the longest first."""
        found = []
        for width in range(1, min(MAX_WIDTH, end - at) + 1):
            token = tokens[at + width - 1]
            if token.kind != "word" or not token.readings:
                break
            readings = self.head.matching(token)
            if readings and all(_belongs(t, readings) for t in tokens[at : at + width - 1]):
                found.append(width)
        return found[::-1]


def _belongs(token: Token, heads: Sequence[Reading]) -> bool:
    """Whether a word may stand inside the phrase: an agreeing modifier or a genitive attribute."""
    if all(r.is_finite or r.pos in ("adv", "conj", "adp") for r in token.readings):
        return False
    shapes = {(r.case, r.number) for r in heads}
    for r in nominal_readings(token):
        if r.case == "gen" or (r.case == "nom" and r.poss is not None and r.number == "sg"):
            return True
        if _agrees(r) and (r.case, r.number) in shapes:
            return True
        if r.lemma in _PERSONS and r.case in {case for case, _ in shapes}:
            # meistä riippumattomista syistä: what the adjective takes, which stays as it is
            return True
    return False


def _agrees(r: Reading) -> bool:
    return (r.pos in _MODIFIERS or r.lemma in _QUANTIFIERS) and r.lemma not in _PERSONS


def read_noun_phrase(node: Node) -> NounPhrase:
    """The element that ``{np: CASE, head: {…}, as: NAME}`` describes. Raises ``RuleError``.

    ``head`` are conditions on its last word, ``at`` says where its first word must stand.
    """
    fields = node.fields(_KEYS)
    cases = frozenset(fields["np"].texts())
    for case in cases - FEATURES["case"]:
        raise fields["np"].fail(f"unknown case '{case}'")
    conditions = _head(fields["head"]) if "head" in fields else TokenPattern()
    name = read_name(fields["as"]) if "as" in fields else None
    context = "context" in fields and fields["context"].flag()
    common = {f: getattr(conditions, f) for f in TokenPattern.__dataclass_fields__}
    head = Head(**{**common, "name": name, "context": context, "cases": cases})
    place = read_token_pattern(Node({"at": fields["at"]}, node.path, node.line)).at if "at" in fields else None
    optional = "optional" in fields and fields["optional"].flag()
    return NounPhrase(head, TokenPattern(name=name, context=context), place, optional)


def _head(node: Node) -> TokenPattern:
    if isinstance(node.value, list):
        raise node.fail("expected a mapping here")
    return read_conditions(node, "head")[0]


def inflect_phrase(
    tokens: Sequence[Token],
    readings: Sequence[Reading],
    changes: Mapping[str, str | None],
    inflector: Inflector,
) -> str | None:
    """The words of a phrase with the head, which is the last, changed and its modifiers in agreement.

    Only case and number spread to the modifiers. ``None`` if some form is not known.
    """
    if changes.get("case") == "nom" and any(_counts(token) for token in tokens[:-1]):
        return _counted(tokens, readings, changes, inflector)
    for reading in names_last(tokens[-1], readings):
        head = inflector.reinflect(reading, **changes)
        if head is None:
            continue
        shared = {k: v for k, v in changes.items() if k in ("case", "number")}
        words = _modifiers(tokens, reading, shared, inflector)
        if words is not None:
            return " ".join((*words, recased(head, tokens[-1])))
    return None


def _counts(token: Token) -> bool:
    return any(is_count(r) or r.lemma in _PAIRS for r in nominal_readings(token))


def _counted(
    tokens: Sequence[Token], readings: Sequence[Reading], changes: Mapping[str, str | None], inflector: Inflector
) -> str | None:
    """*kolmen uuden asentajan* → *kolme uutta asentajaa*; ``None`` where more stands before the numeral."""
    numeral = next((r for r in nominal_readings(tokens[0]) if is_count(r) or r.lemma in _PAIRS), None)
    if numeral is None:
        return None
    count = inflector.reinflect(numeral, case="nom")
    rest = inflect_phrase(tokens[1:], readings, {**changes, "case": "par", "number": "sg"}, inflector)
    return count and rest and f"{count} {rest}"


def _in_case_of(head: Reading, r: Reading, contiguous: bool) -> bool:
    """Whether the cases agree; before *salasanasi*, which Voikko calls the nominative, the genitive may (*oman*)."""
    return r.case == head.case or (contiguous and head.poss is not None and (r.case, head.case) == ("gen", "nom"))


def _modifiers(
    tokens: Sequence[Token], head: Reading, changes: Mapping[str, str | None], inflector: Inflector
) -> list[str] | None:
    words: list[str] = []
    contiguous = True
    for token in reversed(tokens[:-1]):
        agreeing = [
            r
            for r in nominal_readings(token)
            if _agrees(r) and r.poss is None and r.number == head.number and _in_case_of(head, r, contiguous)
        ]
        # Past a genitive attribute an adjective in the genitive belongs to that attribute.
        if not agreeing or (head.case == "gen" and not contiguous):
            contiguous = False
            words.append(decapitalise(token.text, token))
            continue
        form = next((f for r in agreeing if (f := inflector.reinflect(r, **changes))), None)
        if form is None:
            return None
        words.append(form)
    return words[::-1]
