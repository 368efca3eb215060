"""Messages that come to their point last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from viestilint.checks.registry import CheckContext
from viestilint.model import Document, Hit, Sentence, Span, Token

_MIN_WORDS = 60
_LATEST = 45
# Viitaten soittoonne hakemus on hyväksytty; but Yhtiömme on nyt lomalla says all there is to say.
_SHORTEST = 4
_SHORTEST_STATEMENT = 8
_FACTS = frozenset(("date", "amount"))
# Arvioimme sähköjen palautuvan noin kello 19.30: to the hour is as near as a date.
_WHEN = _FACTS | {"time"}
# What a row of a list tells without a verb: Menu A 39 euroa; Neuvola, p. 040 123 4567
_ROW_FACTS = frozenset(("amount", "phone"))
# Pidän sitä teille viikon: what refers back is not the point itself.
_BACK = frozenset("se sen sitä siitä siinä siihen sillä siltä sille ne niitä niiden niistä niihin".split())
# Siitä syystä, sen vuoksi: therefore, and so on.
_WHY = frozenset("syystä vuoksi takia johdosta lisäksi jälkeen sijaan sijasta".split())
_OPENING = 3
# Yrityksemme on nyt avoinna: what is new is the point itself.
_NEWS = frozenset(("nyt", "suljettu", "suljettuna", "avoinna", "auki", "kiinni", "muuttanut"))
_APOLOGY = frozenset(("pahoitella", "kiittää", "kiitos", "pahoillaan", "anteeksi"))

# Katso taulukkoa: where something is told is not the point itself.
_POINTING = frozenset("katsoa nähdä lukea huomata huomioida tutustua muistaa".split())
_CONDITIONS = frozenset(("jos", "mikäli"))
_WEEKDAYS = ("tai", "keskiviikko")


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit, on the sentence that should come first or on an opening that puts the point off."""
    sentences = [s for s in document.sentences if s.zone == "body" and _words(document, s)]
    if not sentences:
        return
    data = context.rule.data
    assert data is not None
    tables = data.fields()
    first = document.sentence_tokens(sentences[0])
    opening = _puts_off(first, [item.texts() for item in tables["openings"].items()])
    least = _SHORTEST if opening is first[0] else _SHORTEST_STATEMENT
    if opening is not None and (len(sentences) > 1 or len(_words(document, sentences[0])) > least):
        span = Span(first[0].span.start, opening.span.end)
        yield Hit(span, (("match", span.of(document.text)),), variant="johdanto")
        return
    own = [s for s in document.sentences if s.zone not in ("quote", "footer")]
    if sum(len(_words(document, s)) for s in own) <= _MIN_WORDS:
        return
    if document.message.type in ("complaint", "cancellation") and _is_courtesy(first):
        return
    decisions = frozenset(tables["decisions"].texts())
    signals = {token.index for token, _ in document.signals}
    before = 0
    for sentence in sentences:
        tokens = document.sentence_tokens(sentence)
        if before <= _LATEST and _concerns_reader(tokens, signals):
            return
        if tokens[0].lower == "kun" and any(t.index in signals for t in tokens):
            # Kun tuot auton, jätä avain tiskille: a manual of what may be done later
            return
        if before > _LATEST and _is_core(tokens, signals, decisions):
            yield Hit(sentence.span, (("match", sentence.span.of(document.text)),), variant="pitka-tausta")
            return
        before += len(_words(document, sentence))


def _words(document: Document, sentence: Sentence) -> list[Token]:
    return [t for t in document.sentence_tokens(sentence) if t.kind not in ("punct", "placeholder")]


def _puts_off(tokens: Sequence[Token], openings: Sequence[Sequence[str]]) -> Token | None:
    """The last token of the opening that the sentence begins with, if any; an item is a lemma or a form."""
    for opening in openings:
        if len(tokens) <= len(opening):
            continue
        pairs = list(zip(tokens, opening, strict=False))
        if not all(_is(token, word) for token, word in pairs):
            continue
        is_news = any(t.kind in _FACTS or t.lower in _NEWS for t in tokens)
        return None if opening[-1] == "on" and is_news else pairs[-1][0]
    return None


def _is(token: Token, word: str) -> bool:
    return token.lower == word or any(r.lemma == word and r.poss == "1pl" for r in token.readings)


def _is_courtesy(tokens: Sequence[Token]) -> bool:
    return any(t.lower.startswith("pahoil") or any(r.lemma in _APOLOGY for r in t.readings) for t in tokens)


def _refers_back(word: Token, following: Token) -> bool:
    return word.lower in _BACK and following.lower not in _WHY


def _concerns_reader(tokens: Sequence[Token], signals: set[int]) -> bool:
    """Whether the sentence is about the customer or gives a date or a sum: then the point is not put off."""
    if any(t.index in signals for t in tokens):
        return not _is_courtesy(tokens) or _states(tokens)
    if any(t.kind in _ROW_FACTS for t in tokens) and not any(r.is_finite for t in tokens for r in t.readings):
        return True
    return any(t.kind in _WHEN or t.detail in _FACTS for t in tokens) and _states(tokens)


def _states(tokens: Sequence[Token]) -> bool:
    """Whether a verb in the present or perfect states something: a past tense tells of the background."""
    return any(r.is_finite and r.tense == "pres" and r.lemma not in _APOLOGY for t in tokens for r in t.readings)


def _is_core(tokens: Sequence[Token], signals: set[int], decisions: frozenset[str]) -> bool:
    second = [t for t in tokens if t.index in signals]
    if not second or any(_refers_back(a, b) for a, b in pairwise(tokens[: _OPENING + 1])):
        return False
    if _is_row(tokens):
        return False
    if any(t.kind in _FACTS or t.detail in _FACTS for t in tokens):
        return True
    if any(r.mood == "imp" and r.lemma not in _POINTING for t in second for r in t.readings):
        return True
    if tokens[0].lower in _CONDITIONS:
        # Mikäli perut kurssin, …: a case that may never come
        return False
    return any(r.lemma in decisions or r.verb in decisions for t in tokens for r in t.readings)


def _is_row(tokens: Sequence[Token]) -> bool:
    """*perjantaina 10.12. joulujuhla*: a day of a programme, told without a verb."""
    first = tokens[0]
    dated = first.kind == "date" or any(r.case == "ess" and r.lemma.endswith(_WEEKDAYS) for r in first.readings)
    return dated and not any(r.is_finite and r.pos == "verb" for t in tokens for r in t.readings)
