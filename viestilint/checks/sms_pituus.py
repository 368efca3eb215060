"""Text messages of more than one segment, and what could be left out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from viestilint.checks.registry import CheckContext
from viestilint.language.gsm import CONCATENATED, SINGLE, is_gsm, sms_length, width
from viestilint.language.sms import fixed_text, sent_text
from viestilint.model import Document, Hit, Severity, Span
from viestilint.patterns.run import fill
from viestilint.patterns.values import read_text
from viestilint.patterns.yamltree import Node

_MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Saving:
    """A part of the message that can go (``short`` is empty) or be shorter, and the septets that this
    saves.
    """

    span: Span
    short: str
    septets: int


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """A hit over the text if the message takes more than one segment with its values at their longest."""
    message = document.message
    sent = sent_text(message, context.settings)
    length = sms_length(sent)
    if length.segments < 2:
        return
    as_gsm = sms_length("".join(c if is_gsm(c) else "x" for c in sent))
    foreign = next((c for c in sent if not is_gsm(c)), "")
    values = {
        "units": str(length.units),
        "segments": str(length.segments),
        "left": str(length.left),
        "fixed": str(sms_length(fixed_text(message)).units),
        "char": foreign if foreign.isprintable() else f"U+{ord(foreign):04X}",
        "gsm": str(as_gsm.units),
        "gsm_segments": str(as_gsm.segments),
    }
    is_template = any(p.type != "control" for p in message.placeholders)
    variant = ("ucs2" if foreign else "gsm7") + ("-malli" if is_template else "")
    assert context.rule.data is not None
    tables = context.rule.data.fields()
    hint = _hint(document, as_gsm.units, values, tables, context.lang)
    text = document.text
    start = len(text) - len(text.lstrip())
    yield Hit(
        Span(start, max(start, len(text.rstrip()))),
        tuple(values.items()),
        hint=hint,
        severity=Severity.ERROR if length.segments > 3 else None,
        variant=variant,
    )


def _hint(document: Document, septets: int, values: Mapping[str, str], tables: Mapping[str, Node], lang: str) -> str:
    """What to leave out for the message to take one segment, or as few as it can."""
    texts = {name: read_text(node).in_(lang) for name, node in tables["hints"].fields().items()}
    if septets <= SINGLE["GSM-7"]:
        return fill(texts["characters"], values)
    savings = sorted(_savings(document, tables), key=lambda s: (-s.septets, s.span))
    total = sum(saving.septets for saving in savings)
    over = septets - SINGLE["GSM-7"]
    if total < over:
        # One part is out of reach; the last part's text is the next best to lose.
        parts = -(-septets // CONCATENATED["GSM-7"])
        fewer = septets - (parts - 1) * CONCATENATED["GSM-7"]
        goal = fewer if parts > 2 and total >= fewer else None
        if goal is None:
            shown = {**values, "over": str(over), "words": _words(document, savings)}
            return fill(texts["start" if savings else "over"], shown)
        chosen = _chosen(savings, goal)
        return fill(texts["fewer"], {**values, "parts": str(parts - 1), "words": _words(document, chosen)})
    chosen = _chosen(savings, over)
    return fill(texts["one"], {**values, "words": _words(document, chosen)})


def _chosen(savings: Sequence[Saving], goal: int) -> list[Saving]:
    taken: list[Saving] = []
    for saving in savings:
        if sum(s.septets for s in taken) >= goal:
            break
        taken.append(saving)
    # What a later, larger saving made needless is kept in the message.
    for saving in reversed(taken[:]):
        if sum(s.septets for s in taken) - saving.septets >= goal:
            taken.remove(saving)
    return taken


def _words(document: Document, savings: Sequence[Saving]) -> str:
    shown = []
    for saving in sorted(savings, key=lambda s: s.span)[:_MOST_SHOWN]:
        text = " ".join(saving.span.of(document.message.shown_text).split())
        text = text if len(text) <= 60 else text[:28] + " … " + text[-28:]
        shown.append(f"”{text}”" + (f" → ”{saving.short}”" if saving.short else ""))
    return ", ".join(shown)


def _savings(document: Document, tables: Mapping[str, Node]) -> Iterator[Saving]:
    taken: list[Span] = []
    for span, short in _candidates(document, tables):
        inside = any(span.overlaps(p.span) for p in document.message.placeholders)
        if inside or any(span.overlaps(other) for other in taken):
            continue
        taken.append(span)
        # The space beside a word that goes goes with it.
        gone = sum(map(width, span.of(document.text))) + (0 if short else 1)
        yield Saving(span, short, gone - sum(map(width, short)))


def _candidates(document: Document, tables: Mapping[str, Node]) -> Iterator[tuple[Span, str]]:
    """Whole sentences first, then what is said twice, then words, then longer ways to write the same."""
    text = document.text
    lower = text.lower()
    opening = re.compile(rf"(?:{'|'.join(tables['sentences'].texts())})", re.I)
    for sentence in document.sentences:
        if sentence.zone in ("body", "closing") and opening.match(sentence.span.of(text)):
            yield sentence.span, ""
    closing, signature = document.zone("closing"), document.zone("signature")
    if closing is not None and signature is not None:
        name = signature.span.of(text).strip(" .!\n")
        if len(name) > 3 and name in text[: closing.span.start]:
            yield closing.span.join(signature.span), ""
    for phrase in sorted(tables["words"].texts(), key=len, reverse=True):
        if phrase.lower() not in lower:
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", text, re.I):
            yield Span(*match.span()), ""
    for long, node in tables["shorter"].fields().items():
        if long.lower() not in lower:
            continue
        for match in re.finditer(rf"(?<![\w/-]){re.escape(long)}(?!\w)", text, re.I):
            yield Span(*match.span()), node.text()
