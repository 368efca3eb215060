"""English in a Finnish message: a sentence, a heading, a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from viestilint.checks.registry import CheckContext
from viestilint.language.detect import detect
from viestilint.language.foreign_words import ENGLISH, ENGLISH_FUNCTION, NEUTRAL
from viestilint.language.morphology import Morphology
from viestilint.language.slipped import has_moved_space
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token
from viestilint.model.document import standing

# Words that make a clause of a run of English; a name hardly has one.
_CLAUSE = frozenset(
    """
    is are was were be been has have had will would can could should must do does did don't not please you
    your yours we our us they their i i'm we're you're it's my this that these those here click see find visit
    thank thanks dear regards sincerely contact call read follow enjoy check confirm welcome
    """.split()
)
# A name of several words has these in lower case.
_IN_NAMES = frozenset(
    """
    of the and in for to a an on at by with from or as over under into about up down out off
    """.split()
)
# What readers call a subject that stands above its message
_OF_A_BODY = frozenset(("subject", "title"))
_JOINING = frozenset(("-", "'", "’", ",", "&", "/", ":"))
_OPENING, _CLOSING = frozenset("\"”“«»'’‘"), frozenset("\"”“«»'’")
# What can be nothing but English, and the prefixes that may stand before it.
_STRONG = ENGLISH - NEUTRAL
# all aolevaa linkkiä: a run this short may be Finnish whose space has slipped.
_FEW = 3
_PREFIXED = ("non-", "pre-", "self-")
_SHORT_REGARDS = lazy(
    r"\n\n(?P<regards>(?:[BK]R|Cheers|Regards|Rgds)(?=[,!]? ?\n)[,!]?) ?\n(?P<rest>[A-ZÅÄÖ{\[][^\0]*)"
)
_SIGNED_OFF = ("BR", "KR", "Cheers", "Regards", "Rgds")
# The lines of a sender: name, title, firm, number, address.
_SIGNATURE = 6
_WORD = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Run:
    """Words side by side that may all be English; ``strong`` are those that can be nothing else."""

    tokens: tuple[Token, ...]
    strong: tuple[str, ...]

    @property
    def is_pair(self) -> bool:
        """Two common English words in small letters side by side: *free shipping*. Names are capitalised."""
        return len(self.tokens) == 2 and all(
            token.lower in _STRONG and (token.initial or not token.capitalised) for token in self.tokens
        )

    @property
    def has_function_word(self) -> bool:
        return any(word in ENGLISH_FUNCTION for word in self.strong)

    @property
    def is_clause(self) -> bool:
        return len(self.tokens) >= 3 and any(word in _CLAUSE for word in self.strong)

    @property
    def is_english(self) -> bool:
        return len(self.strong) >= 3 or (len(self.strong) >= 2 and self.has_function_word) or self.is_pair


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """A hit on each run of English; ``lause``, ``ilmaus``, ``sulkeissa`` or ``otsikko`` by what it is."""
    message = document.message
    if message.customer and detect(message.customer, context.morphology) == "en":
        return
    if (
        message.zone == "subject"
        and message.key in _OF_A_BODY
        and _is_english_subject(message.text, context.morphology)
    ):
        # Said of the message below it.
        return
    zones = context.rule.rule.zones
    sentences = [s for s in document.sentences if s.zone in zones]
    if message.subject and sentences and _is_english_subject(message.subject, context.morphology):
        yield Hit(Span(0, 0), (("match", message.subject),), variant="otsikko")
    yield from _greeted(document, zones)
    yield from _signed_off(document, zones)
    allowed = _allowed(context)
    strong = standing(document.places, _STRONG.intersection(document.places))
    lower = document.text.lower()
    unclear = "’" in lower or any(prefix in lower for prefix in _PREFIXED)
    for sentence in sentences:
        if not unclear and not strong >> sentence.first & ((1 << (sentence.last - sentence.first)) - 1):
            continue
        tokens = document.sentence_tokens(sentence)
        for run in _runs(tokens):
            run = _whole(run, tokens, document.text, context.morphology)
            text = Span(run.tokens[0].span.start, run.tokens[-1].span.end).of(document.text)
            if any(phrase in text.lower() for phrase in allowed):
                continue
            variant = _variant(tokens, run)
            if variant == "ilmaus" and _is_name_from_source(document, run):
                continue
            if variant is not None and not (
                len(run.tokens) <= _FEW and has_moved_space(run.tokens, context.morphology)
            ):
                span = Span(run.tokens[0].span.start, run.tokens[-1].span.end)
                yield Hit(span, (("match", text),), variant=variant)


def _greeted(document: Document, zones: frozenset[str]) -> Iterator[Hit]:
    """*Dear Liisa* above Finnish text: one word, but the first one that the customer reads."""
    zone = document.zone("greeting")
    if zone is None or "greeting" not in zones:
        return
    first, *rest = document.tokens_in(zone.span) or (None,)
    # Dear customer is a phrase of its own, found as any other.
    if first is not None and first.lower == "dear" and not any(_may_be_english(t) for t in rest):
        fix = Fix((Edit(first.span, "Hei"),), Applicability.UNSAFE)
        yield Hit(first.span, (("match", first.text),), (fix,), variant="ilmaus")


def _signed_off(document: Document, zones: frozenset[str]) -> Iterator[Hit]:
    """*BR* on a line of its own above the name of the sender: Best regards, for those who know."""
    match = _SHORT_REGARDS.search(document.text) if any(word in document.text for word in _SIGNED_OFF) else None
    if match is not None and match["rest"].count("\n") < _SIGNATURE and "closing" in zones:
        span = Span(match.start("regards"), match.end("regards"))
        fix = Fix((Edit(span, "Terveisin"),), Applicability.UNSAFE)
        shown = span.of(document.text).rstrip(",!")
        yield Hit(Span(span.start, span.start + len(shown)), (("match", shown),), (fix,), variant="ilmaus")


def _allowed(context: CheckContext) -> tuple[str, ...]:
    own = context.rule.data.fields()["allow"].texts() if context.rule.data is not None else ()
    return (*own, *(word.lower() for word in context.settings.allow if word))


def _runs(tokens: Sequence[Token]) -> Iterator[_Run]:
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and (
            _may_be_english(tokens[end]) or (end > at and (_joins(tokens, end) or _is_between(tokens, end)))
        ):
            end += 1
        run = _trimmed(tokens[at:end])
        if run is not None:
            yield run
        at = max(end, at + 1)


def _joins(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text in _JOINING and at + 1 < len(tokens) and _may_be_english(tokens[at + 1])


def _is_between(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that Finnish has too stands between English function words: Your session has."""
    if tokens[at].kind != "word" or at + 1 >= len(tokens):
        return False
    return all(_is_strong(t) and t.lower in ENGLISH_FUNCTION for t in (tokens[at - 1], tokens[at + 1]))


def _words_of(token: Token) -> tuple[str, ...]:
    """The words of a token in lower case: the parts of *non-refundable*, otherwise the token itself."""
    lower = token.lower.replace("’", "'")
    if lower.startswith(_PREFIXED):
        return tuple(lower.split("-"))
    return (lower,)


def _is_strong(token: Token) -> bool:
    words = _words_of(token)
    if len(words) > 1:
        return words[-1] in ENGLISH
    return words[0] in ENGLISH and words[0] not in NEUTRAL


def _may_be_english(token: Token) -> bool:
    if token.kind != "word":
        return False
    if _is_strong(token) or token.lower in NEUTRAL:
        return True
    return not token.readings and token.text.isascii() and not token.text.isupper() and "-" not in token.text


def _trimmed(tokens: Sequence[Token]) -> _Run | None:
    """The run from its first English word to its last; words that only may be English stay inside."""
    strong = [i for i, t in enumerate(tokens) if _is_strong(t)]
    if not strong:
        return None
    first, last = strong[0], strong[-1]
    while first > 0 and tokens[first - 1].kind == "word" and not tokens[first - 1].readings:
        if tokens[first - 1].capitalised and not tokens[first - 1].initial:
            break
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].kind == "word" and not tokens[last + 1].capitalised:
        if tokens[last + 1].readings:
            break
        last += 1
    inside = tuple(tokens[first : last + 1])
    words: list[str] = []
    for token in inside:
        if _is_strong(token):
            parts = _words_of(token)
            words += [parts[-1], *(["not"] if len(parts) > 1 else [])]
        elif token.kind == "word" and not token.readings and token.lower not in NEUTRAL and not token.capitalised:
            words.append(token.lower)
    return _Run(inside, tuple(words))


def _whole(run: _Run, sentence: Sequence[Token], text: str, morphology: Morphology) -> _Run:
    """*We look forward to it*: in a sentence that is English as a whole no word is left out for being Finnish too."""
    first, last = sentence[0], sentence[-1]
    if not run.is_clause or detect(first.span.join(last.span).of(text), morphology) != "en":
        return run
    words = [i for i, t in enumerate(sentence) if t.kind == "word"]
    return _Run(tuple(sentence[words[0] : words[-1] + 1]), run.strong)


def _variant(sentence: Sequence[Token], run: _Run) -> str | None:
    first, last = run.tokens[0], run.tokens[-1]
    words = [t for t in sentence if t.kind == "word"]
    others = [t for t in words if t.index < first.index or t.index > last.index]
    before = next((t for t in reversed(sentence) if t.index < first.index), None)
    after = next((t for t in sentence if t.index > last.index), None)
    if not run.is_english:
        return None
    if before is not None and after is not None and before.text in _OPENING and after.text in _CLOSING and others:
        return None
    if before is not None and after is not None and before.text == "(" and after.text == ")" and others:
        return "sulkeissa"
    if after is not None and after.text == "(" and _finnish_follows(sentence, after):
        return None
    if after is not None and after.text.startswith("-") and after.span.start > last.span.end:
        # Summer of Love -tapahtuma
        return None
    if _is_name(run, others):
        return None
    whole = not others and len(run.tokens) >= 2
    return "lause" if whole or run.is_clause else "ilmaus"


def _finnish_follows(sentence: Sequence[Token], bracket: Token) -> bool:
    following = [t for t in sentence if t.index > bracket.index][:3]
    return any(t.readings and not _is_strong(t) for t in following)


def _is_name(run: _Run, others: Sequence[Token]) -> bool:
    """Whether the words are capitalised as in the name of a product, an event or a firm."""
    words = [t for t in run.tokens if t.kind == "word"]
    low = [t for t in words if not t.capitalised and t.lower not in _IN_NAMES]
    if low:
        return False
    # A sentence that begins with a capital: Please, Your.
    if words[0].initial and words[0].lower in _CLAUSE:
        return len(words) < 2 or (bool(others) and all(t.capitalised for t in words[1:]))
    return True


def _is_name_from_source(document: Document, run: _Run) -> bool:
    """Whether a capital inside the sentence opens the phrase and the text translated has it so: *Lokki with mirror*."""
    source = document.message.source_text
    before = document.neighbour(run.tokens[0], -1)
    if source is None or before is None or before.initial or not before.capitalised:
        return False
    return before.span.join(run.tokens[-1].span).of(document.text) in source


def _is_english_subject(subject: str, morphology: Morphology) -> bool:
    words = _WORD.findall(re.sub(r"\{\{.{0,500}?\}\}|\{[^{}]*\}|%\w+%", " ", subject))
    strong = [w for w in words if w.lower() in ENGLISH and w.lower() not in NEUTRAL]
    finnish = [
        w for w in words if w.lower() not in ENGLISH and w.lower() not in NEUTRAL and len(w) > 1 and morphology.knows(w)
    ]
    return len(strong) >= 2 and not finnish
