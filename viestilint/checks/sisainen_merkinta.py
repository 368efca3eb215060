"""Notes between colleagues and machine lines that were left in the customer's message."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from viestilint.checks.registry import CheckContext
from viestilint.checks.signature import own_lines
from viestilint.language.zones import Line
from viestilint.lazyregex import lazy
from viestilint.model import Document, Hit, Span, Token
from viestilint.patterns.yamltree import Node

# The headers of a quoted mail belong to the quotation, not to a note.
_RULE = lazy(r"^--.*--$")
_FRAMED = lazy(r"[#*=_-]{2,}+[^#*=_\n-][^#*=_\n]{4,}[^#*=_\n-][#*=_-]{2,}+$")
_FRAMES = "#*=_-"
_CUSTOMER = frozenset(("asiakas", "as.", "asiak."))
_ADDRESSED = frozenset(("2sg", "2pl"))


@dataclass(frozen=True, slots=True)
class _Signs:
    brackets: re.Pattern[str]
    machine: re.Pattern[str]
    marks: tuple[re.Pattern[str], ...]
    any_mark: re.Pattern[str]
    marked_by: frozenset[str]


@lru_cache(maxsize=4)
def _signs(data: Node) -> _Signs:
    tables = data.fields()
    marks = tables["marks"].texts()
    return _Signs(
        brackets=lazy(rf"[(\[{{]\s*(?:{'|'.join(tables['bracketed'].texts())})\b[^)\]}}\n]{{0,1000}}[)\]}}]"),
        machine=lazy(rf"(?i)\b(?:{'|'.join(tables['machine'].texts())})"),
        marks=tuple(map(lazy, marks)),
        any_mark=lazy("|".join(re.sub(r"^\(\?i\)(.*)", r"(?i:\1)", mark) for mark in marks)),
        marked_by=frozenset(tables["marked-by"].texts()),
    )


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit per line that only a colleague should see, on its sentence or bracket that says so."""
    assert context.rule.data is not None
    signs = _signs(context.rule.data)
    is_marked = document.has(signs.marked_by)
    names_customer = document.has(_CUSTOMER)
    for line in own_lines(document):
        span = (
            _bracketed(line, signs.brackets)
            or (line.text[0] in _FRAMES and _machine(line, signs.machine))
            or (is_marked and signs.any_mark.search(line.text) and _marked(document, line, signs.marks))
            or (names_customer and _telegraphic(document, line))
        )
        if span:
            yield Hit(span, (("match", span.of(document.text)),))


def _bracketed(line: Line, brackets: re.Pattern[str]) -> Span | None:
    match = brackets.search(line.text)
    return None if match is None else _at(line, match.start(), match.end())


def _machine(line: Line, machine: re.Pattern[str]) -> Span | None:
    """*--ÄLÄ POISTA TÄTÄ RIVIÄ--*, *##- Kirjoita vastauksesi tämän rivin yläpuolelle -##*."""
    framed = _RULE.match(line.text) or _FRAMED.match(line.text)
    return line.span if framed and machine.search(line.text) else None


def _marked(document: Document, line: Line, marks: Sequence[re.Pattern[str]]) -> Span | None:
    for mark in marks:
        match = mark.search(line.text)
        if match is None:
            continue
        found = _at(line, match.start(), match.end())
        if match.group().startswith("@") and document.message.channel == "social":
            # There the customer is called so.
            continue
        if any(p.span.overlaps(found) for p in document.message.placeholders):
            continue
        sentence = next((s for s in document.sentences if s.span.overlaps(found)), None)
        if sentence is None:
            return found
        start = max(line.span.start, sentence.span.start)
        return Span(start, max(found.end, min(line.span.end, sentence.span.end)))
    return None


def _telegraphic(document: Document, line: Line) -> Span | None:
    """*Vastata ao. asiakkaalle*, *Asiakas soittanut jo kolmesti*: a note without a finite verb."""
    first = bisect_left(document.sentences, line.span.start, key=lambda sentence: sentence.span.start)
    for sentence in islice(document.sentences, first, None):
        if sentence.span.start >= line.span.end:
            break
        if not line.span.covers(sentence.span) or sentence.zone not in ("body", "greeting"):
            continue
        tokens = document.sentence_tokens(sentence)
        words = [t for t in tokens if t.kind == "word"]
        if 2 <= len(words) <= 12 and not _speaks_to_reader(words) and _is_note(words):
            return sentence.span
    return None


def _is_note(words: Sequence[Token]) -> bool:
    if not any(_is_customer(t) for t in words):
        return False
    first, second = words[0], words[1]
    if any(r.verbform == "inf1" and r.poss is None for r in first.readings):
        # Vastata asiakkaalle; a statement in the 3rd person has its subject first.
        others = [t for t in words[1:] if t.readings and all(r.is_finite for r in t.readings)]
        return not others and any(_is_customer(t) and _case(t) in ("all", "abl", "ade", "ill") for t in words[1:3])
    if _is_customer(first) and _case(first) == "nom" and first.capitalised:
        participle = any(r.participle == "past_act" and r.number == "sg" for r in second.readings)
        finite = any(t.readings and any(r.is_finite for r in t.readings) for t in words[1:])
        return participle and not finite
    return False


def _is_customer(token: Token) -> bool:
    return token.lower in _CUSTOMER or any(r.lemma == "asiakas" and r.number == "sg" for r in token.readings)


def _case(token: Token) -> str | None:
    return next((r.case for r in token.readings if r.lemma == "asiakas"), None)


def _speaks_to_reader(words: Sequence[Token]) -> bool:
    return any(
        (t.readings and all(r.poss in _ADDRESSED for r in t.readings))
        or any(r.is_finite and r.person == "2" and r.mood == "ind" for r in t.readings)
        for t in words
    )


def _at(line: Line, start: int, end: int) -> Span:
    return Span(line.span.start + start, line.span.start + end)
