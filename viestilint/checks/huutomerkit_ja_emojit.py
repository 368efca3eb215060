"""Exclamation marks in a row or in plenty, and smileys where the tone is formal."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from viestilint.checks.pictures import end_mark, mark_between
from viestilint.checks.registry import CheckContext
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span

# Pictures and symbols; check marks, arrows, stars of lists and the signs of trade marks are no emoji here.
_EMOJI = lazy(
    "(?:[\U0001f300-\U0001faff\u2600-\u2712\u2715\u2717-\u2793\U0001f1e6-\U0001f1ff][\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff]*)+"
)
_SMILEY = lazy(r"(?<![\w:/])(?:[:;]-?[)DPp(]|<3)(?![\w/])")
_MARKS = lazy(r"!{2,}|!+\?[!?]*|\?+![!?]*|\?{2,}")
_FORMAL = frozenset(("complaint", "cancellation", "invoice", "one-time-code"))
_RELAXED = frozenset(("chat", "social"))
_MAX_MARKS = 3


_RUN = lazy(r"[!?]+")
# Hinta on ?? euroa: what stands for a number that is missing
_STAND_IN = lazy(r"(?<= )\?{2,}(?= ?(?:€|euroa\b|kpl\b))")


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on repeated marks; ``monta`` on the fourth exclamation mark, ``hymio`` on emoji and smileys."""
    zones = context.rule.rule.zones
    places = [s.span for s in document.sentences if s.zone in zones]
    hidden = [t.span for t in document.tokens if t.kind in ("placeholder", "url", "email", "code")]

    def applies(span: Span) -> bool:
        return _overlaps(places, span) and not _overlaps(hidden, span)

    marks = 0
    for match in _RUN.finditer(document.text):
        span = Span(*match.span())
        if not applies(span) or document.text[span.end : span.end + 1] in ("=", "/"):
            continue
        if _STAND_IN.match(document.text, span.start):
            continue
        if _MARKS.fullmatch(match.group()):
            fixed = "?" if "?" in match.group() else "!"
            fix = Fix((Edit(span, fixed),), Applicability.SAFE)
            yield Hit(span, (("match", match.group()), ("fixed", fixed)), (fix,))
        marks += "!" in match.group()
        if marks == _MAX_MARKS + 1 and "!" in match.group():
            yield Hit(span, (("match", match.group()), ("count", str(document.text.count("!")))), variant="monta")
    yield from _pictures(document, applies)


def _overlaps(ordered: list[Span], span: Span) -> bool:
    """Whether one of the spans, which stand one after another, overlaps ``span``."""
    first = bisect_left(ordered, span.start, key=lambda one: one.end)
    last = bisect_right(ordered, span.end, key=lambda one: one.start)
    return any(one.overlaps(span) for one in ordered[first:last])


def _pictures(document: Document, applies: Callable[[Span], bool]) -> Iterator[Hit]:
    message = document.message
    formal = message.channel == "letter" or message.type in _FORMAL
    # In a text message an emoji is first of all a character outside the alphabet: that rule speaks of it.
    patterns = [_EMOJI] if formal and message.channel != "sms" else []
    if message.channel not in _RELAXED:
        patterns.append(_SMILEY)
    for pattern in patterns:
        for match in pattern.finditer(document.text):
            span = Span(*match.span())
            if applies(span):
                yield _picture(document, span)


def _picture(document: Document, span: Span) -> Hit:
    """A smiley goes with the space before it; a statement that it made exclaim ends in a full stop."""
    text = document.text
    start = span.start
    while start > 0 and text[start - 1] in " \u00a0":
        start -= 1
    edits = [Edit(Span(start, span.end), "")]
    if start and text[start - 1] == "!" and document.message.channel == "letter" and _is_statement(document, start):
        edits.insert(0, Edit(Span(start - 1, start), "."))
    else:
        parted = _mark(document, span, start)
        edits = [] if parted is None else [Edit(Span(start, span.end), parted)]
    fixes = (Fix(tuple(edits), Applicability.UNSAFE),) if edits else ()
    return Hit(span, (("match", span.of(text)),), fixes, variant="hymio")


def _mark(document: Document, span: Span, start: int) -> str | None:
    """The mark that stands in the smiley's place: between two sentences, and at the end of one."""
    text = document.text
    after = text[span.end : span.end + 40].lstrip(" ")[:1]
    if start and text[start - 1].isalnum() and after in ("", "\n"):
        return end_mark(document, start)
    parted = mark_between(document, span)
    return None if parted is None else parted[0]


def _is_statement(document: Document, end: int) -> bool:
    """Whether the sentence that ends there says something with a finite verb that is no command."""
    sentence = next((s for s in document.sentences if s.span.start < end <= s.span.end), None)
    if sentence is None:
        return False
    return any(
        r.is_finite and r.mood in ("ind", "cond") and r.person in ("1", "3")
        for token in document.sentence_tokens(sentence)
        for r in token.readings
    )
