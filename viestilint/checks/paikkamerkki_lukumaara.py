"""Counts and the nouns beside them: *1 tuote*, *2 tuotetta on*."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from viestilint.checks.counted_verbs import is_plural_finite, verb_edits
from viestilint.checks.registry import CheckContext
from viestilint.language.branches import Block, choices, icu_branches, structure
from viestilint.language.foreign_words import ENGLISH
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Severity, Span, Token

_KEY = lazy(r"(?:[.\[_/:#-]|^)(?P<form>zero|one|two|few|many|other|plural|singular|[01])\]?$", re.I)
_SINGULAR = frozenset(("one", "singular", "0", "=1"))
# What a count has more than one of, or what is measured: the partitive is right for all that will be there.
_MEASURES = frozenset(
    "euro sentti prosentti prosenttiyksikkö kilometri metri senttimetri millimetri litra gramma"
    " kilo kilogramma tonni neliö neliömetri aste vuosi kuukausi viikko päivä vuorokausi arkipäivä"
    " tunti minuutti sekunti kappale kpl piste merkki henkilö gigatavu megatavu kilotavu kerta".split()
)
_MANY = lazy(
    r"\b(?:yhteensä|yli|alle|vähintään|enintään|korkeintaan|enempää kuin|useampaa kuin|vähemmän kuin|jopa|noin|enimmäis\w*|maksimissaan|minimissään)\b",
    re.I,
)
_MANY_NAME = lazy(r"max|min|limit|total|batch|yhteensa|yhteensä|capacity|percent", re.I)
_NEAR = 80
_NUMERALS = frozenset("kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen sata tuhat".split())
# Hintaan sisältyvät kaksi yötä.
_INCLUDING = frozenset("sisältyä kuulua puuttua".split())
_ENDS = frozenset((".", "!", "?"))
_PLACES = frozenset(("gen", "ine", "ela", "ill", "ade", "abl", "all", "ess", "tra"))


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A count with its noun: the tokens between them are adjectives."""

    count: Token
    words: tuple[Token, ...]
    noun: Token
    readings: tuple[Reading, ...]

    @property
    def span(self) -> Span:
        return Span(self.count.span.start, self.noun.span.end)


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on nouns in a form that the count does not allow, on plural verbs after a count, on equal
    branches.
    """
    phrases = [phrase for phrase in _phrases(document) if not _is_in_english(document, phrase)]
    blocks = structure(document.message).blocks if phrases or "plural" in document.text else ()
    yield from _equal_branches(document, blocks, phrases)
    labels = _labels(document, blocks)
    for phrase in phrases:
        hit = _judge(document, phrase, labels[phrase.count.span.start], context)
        if hit is not None:
            yield hit


def _phrases(document: Document) -> Iterator[_Phrase]:
    for token in document.tokens:
        is_value = token.kind == "placeholder" and token.detail == "count"
        is_number = token.kind == "number" and token.text.isdigit() and not token.detail
        if not (is_value or is_number or _is_numeral(token)) or token.zone == "quote":
            continue
        words: list[Token] = []
        for following in document.tokens[token.index + 1 : token.index + 4]:
            previous = words[-1] if words else token
            gap = document.text[previous.span.end : following.span.start]
            if following.sentence != token.sentence or following.kind != "word" or gap not in (" ", "\u00a0"):
                break
            words.append(following)
            if following.text[:1].isupper() or following.text.endswith("-"):
                break
            nouns = tuple(r for r in following.readings if r.pos in ("noun", "noun-adj") and r.verbform is None)
            adjectives = [r for r in following.readings if r.pos in ("adj", "noun-adj")]
            if nouns and not (adjectives and len(words) < 3 and _adjective_first(document, following)):
                yield _Phrase(token, tuple(words), following, nouns)
                break
            if not adjectives:
                break


def _is_in_english(document: Document, phrase: _Phrase) -> bool:
    """*%{count} file could not be saved*: Finnish has that word too, the string is none of it."""
    words = [t for t in document.sentence_tokens(document.sentences[phrase.noun.sentence]) if t.kind == "word"]
    english = sum(t.lower in ENGLISH for t in words)
    return english > 1 and 2 * english > len(words)


def _is_numeral(token: Token) -> bool:
    """*Viisi*, in the nominative: the noun after it is in the partitive and the verb in the singular."""
    return token.lower in _NUMERALS and any(r.case == "nom" for r in token.readings)


def _adjective_first(document: Document, token: Token) -> bool:
    """Whether an adjective goes with the noun that follows it: *uutta viestiä*."""
    after = document.neighbour(token)
    if after is None or after.kind != "word":
        return False
    shapes = {(r.case, r.number) for r in after.readings if r.pos in ("noun", "noun-adj")}
    return any((r.case, r.number) in shapes for r in token.readings if r.pos in ("adj", "noun-adj"))


def _judge(document: Document, phrase: _Phrase, branch: str | None, context: CheckContext) -> Hit | None:
    if document.text[phrase.noun.span.end : phrase.noun.span.end + 1] in (":", "-", "/", "("):
        # Also *viesti(ä)*, where both forms are written out.
        return None
    shapes = {(r.case, r.number) for r in phrase.readings}
    # A possessive hides its case, and any other case is governed from outside.
    if any(r.poss for r in phrase.readings) or any(case in _PLACES for case, _ in shapes):
        return None
    lemma = phrase.readings[0].lemma
    values = (("match", phrase.span.of(document.text)), ("noun", phrase.noun.text), ("lemma", lemma))
    verb = _plural_verb(document, phrase)
    is_partitive = ("par", "sg") in shapes
    if phrase.count.kind in ("number", "word"):
        if shapes == {("nom", "pl")} and _counts_here(document, phrase.count):
            return Hit(phrase.span, values, _partitive(phrase, context, document, verb), variant="monta")
        if not is_partitive or phrase.count.text == "1":
            return None
        if verb is None or _known(document, phrase.count):
            verb = _verb_before(document, phrase)
        return _verb_hit(document, verb, context, values) if verb is not None else None
    if branch == "one":
        return Hit(phrase.span, values, variant="yksi") if is_partitive and not _measures(phrase) else None
    if is_partitive and verb is not None and not _known(document, phrase.count):
        return _verb_hit(document, verb, context, values)
    if shapes <= {("nom", "sg"), ("nom", "pl")} and shapes:
        if branch == "guarded" or _starts_clause(document, phrase) or _numbers_genitive(document, phrase):
            return None
        if branch == "other":
            return Hit(phrase.span, values, _partitive(phrase, context), variant="monta")
        return Hit(phrase.span, values, hint=_model(phrase, verb, context), variant="taipumaton")
    if (
        is_partitive
        and branch is None
        and not (_measures(phrase) or _many(document, phrase) or _definite(document, phrase.count))
    ):
        hint = _model(phrase, None, context)
        return Hit(phrase.span, values, hint=hint, severity=Severity.INFO, variant="osanto")
    return None


def _counts_here(document: Document, count: Token) -> bool:
    """*Korissasi on 2 tuotteet*: after a verb, or first in the sentence, the number names nothing but a count."""
    if count.text == "1" or len(count.text) > 3 or count.kind != "number":
        return False
    before = document.tokens[count.index - 1] if count.index and not count.initial else None
    if before is None:
        return count.initial
    return bool(before.readings) and all(r.is_finite for r in before.readings)


def _labels(document: Document, blocks: Sequence[Block]) -> Sequence[str | None]:
    """For every character ``one`` or ``other`` inside a plural's branch, ``guarded`` inside a condition and
    where another entry says it for other counts.
    """
    key = _KEY.search(document.message.key or "")
    if key is not None:
        return ["one" if key["form"].lower() in _SINGULAR else "other"] * len(document.text)
    labels: list[str | None] = ["guarded" if document.message.by_number else None] * len(document.text)
    for is_one, span in choices(document.message):
        labels[span.start : span.end] = ["one" if is_one else "other"] * len(span)
    for block in blocks:
        if block.name in ("for", "each", "block", "list", "with"):
            continue
        branches = icu_branches(document.message, block)
        if not branches:
            labels[block.span.start : block.span.end] = ["guarded"] * len(block.span)
        for keyword, span in branches:
            label = "one" if keyword in ("one", "=1") else "other"
            labels[span.start : span.end] = [label] * len(span)
    return labels


def _measures(phrase: _Phrase) -> bool:
    return any(r.lemma in _MEASURES or r.head in _MEASURES for r in phrase.readings)


def _many(document: Document, phrase: _Phrase) -> bool:
    start = document.sentences[phrase.count.sentence].span.start
    before = document.text[max(start, phrase.count.span.start - _NEAR) : phrase.count.span.start]
    return bool(_MANY.search(before) or _MANY_NAME.search(phrase.count.text))


def _starts_clause(document: Document, phrase: _Phrase) -> bool:
    """*Kun määrä on {n} tilaus lähtee*: the noun is the subject of what follows, not counted."""
    sentence = document.sentences[phrase.count.sentence]
    first = max(sentence.first, phrase.count.index - _NEAR)
    before = document.tokens[first : phrase.count.index]
    after = document.tokens[phrase.noun.index + 1 : min(phrase.noun.index + 2, sentence.last)]
    verb_before = any(r.is_finite for t in before for r in t.readings)
    return verb_before and bool(after) and any(r.is_finite and r.person == "3" for r in after[0].readings)


def _numbers_genitive(document: Document, phrase: _Phrase) -> bool:
    """*Laskun %d eräpäivä*: the number names the invoice, and the noun after it is the invoice's own."""
    before = document.tokens[phrase.count.index - 1] if phrase.count.index else None
    if before is None or before.sentence != phrase.count.sentence:
        return False
    return ("nom", "sg") in {(r.case, r.number) for r in phrase.readings} and any(
        r.case == "gen" and r.number == "sg" and r.pos in ("noun", "noun-adj") and r.poss is None
        for r in before.readings
    )


def _plural_verb(document: Document, phrase: _Phrase) -> Token | None:
    index = phrase.noun.index + 1
    token = document.tokens[index] if index < len(document.tokens) else None
    if token is None or token.sentence != phrase.count.sentence or not token.readings:
        return None
    is_plural = any(r.is_finite and r.person == "3" and r.number == "pl" for r in token.readings)
    return token if is_plural else None


def _verb_before(document: Document, phrase: _Phrase) -> Token | None:
    """*Hintaan kuuluvat 2 ateriaa.*: the counted subject alone after its verb."""
    before = document.neighbour(phrase.count, -1)
    after = document.neighbour(phrase.noun)
    if before is None or (after is not None and after.text not in _ENDS):
        return None
    is_plural = any(is_plural_finite(r) and r.lemma in _INCLUDING for r in before.readings)
    subject = any(
        r.case == "nom" and r.is_nominal
        for t in document.clause_tokens(before)
        if t.index < before.index
        for r in t.readings
    )
    return before if is_plural and not subject else None


def _known(document: Document, count: Token) -> bool:
    """Whether the plural verb may be right: for a set that is known, and for two that are joined.

    *Tilaamasi 3 tuolia ovat*, *laskun 2 sivua ovat*; *2 lasta ja 3 aikuista ovat*.
    """
    before = document.tokens[count.index - 1] if count.index and not count.initial else None
    if before is None:
        return False
    if before.lower in ("ja", "sekä", "että"):
        earlier = document.tokens[document.sentences[count.sentence].first : before.index]
        return not any(t.readings and all(r.is_finite for r in t.readings) for t in earlier)
    owned = [r for r in before.readings if r.is_nominal and (r.case == "gen" or (r.case == "nom" and r.poss))]
    return bool(owned) or _definite(document, count)


def _definite(document: Document, count: Token) -> bool:
    """*Ne 3 tuotetta ovat*: a set that is known takes the plural."""
    before = document.tokens[count.index - 1] if count.index else None
    return before is not None and any(
        r.case == "nom" and (r.number == "pl" or r.lemma in ("tämä", "nämä", "ne", "nuo", "kaikki", "molemmat"))
        for r in before.readings
    )


def _verb_hit(document: Document, verb: Token, context: CheckContext, values: tuple[tuple[str, str], ...]) -> Hit:
    reading = next(r for r in verb.readings if is_plural_finite(r))
    form = context.inflector.reinflect(reading, number="sg")
    shown = (*values, ("verb", verb.text), ("fixed", form or ""))
    edits = verb_edits(document, verb, context)
    fixes = (Fix(tuple(edits), Applicability.UNSAFE),) if edits else ()
    return Hit(verb.span, shown, fixes, variant="verbi")


def _partitive(
    phrase: _Phrase, context: CheckContext, document: Document | None = None, verb: Token | None = None
) -> tuple[Fix, ...]:
    words = _forms(phrase, "par", context)
    place = Span(phrase.words[0].span.start, phrase.noun.span.end)
    rest = verb_edits(document, verb, context) if document is not None and verb is not None else []
    if not words or rest is None:
        return ()
    return (Fix((Edit(place, words), *rest), Applicability.UNSAFE),)


def _model(phrase: _Phrase, verb: Token | None, context: CheckContext) -> str | None:
    """The two forms as a plural of the template's own kind, or side by side; shown only: it replaces a
    placeholder.
    """
    one, other = _forms(phrase, "nom", context), _forms(phrase, "par", context)
    if one is None or other is None:
        return None
    if verb is not None:
        reading = next(r for r in verb.readings if r.is_finite and r.person == "3" and r.number == "pl")
        form = context.inflector.reinflect(reading, number="sg")
        if form is None:
            return None
        one, other = f"{one} {form}", f"{other} {form}"
    name = re.fullmatch(r"\{(\w+)\}", phrase.count.text)
    if name is not None:
        return f"{{{name[1]}, plural, one {{# {one}}} other {{# {other}}}}}"
    return f"1 {one} / 2 {other}"


def _forms(phrase: _Phrase, case: str, context: CheckContext) -> str | None:
    out = []
    for word in phrase.words:
        is_noun = word is phrase.noun
        readings = phrase.readings if is_noun else [r for r in word.readings if r.pos in ("adj", "noun-adj")]
        found = [r for r in readings if r.case in ("nom", "par")]
        form = context.inflector.reinflect(found[0], case=case, number="sg") if found else None
        if form is None:
            return None
        out.append(form)
    return " ".join(out)


def _equal_branches(document: Document, blocks: Sequence[Block], phrases: Sequence[_Phrase]) -> Iterator[Hit]:
    """Plural branches with the same text, unless a noun in them is wrong anyhow: then that is said."""
    for block in blocks:
        if not re.match(r"\{\s*\w+\s*,\s*plural", block.span.of(document.text)[:80]):
            continue
        seen: dict[str, str] = {}
        first = bisect_left(phrases, block.span.start, key=lambda p: p.span.start)
        last = bisect_left(phrases, block.span.end, key=lambda p: p.span.start)
        for keyword, span in icu_branches(document.message, block):
            text = " ".join(span.of(document.text).split())
            if text in seen and text and not any(not _measures(p) for p in phrases[first:last]):
                values = (("first", seen[text]), ("second", keyword))
                yield Hit(span, values, severity=Severity.INFO, variant="samat")
            seen.setdefault(text, keyword)


def _fix(edit: Edit) -> tuple[Fix, ...]:
    return (Fix((edit,), Applicability.UNSAFE),)
