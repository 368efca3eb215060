"""Rules with matchers, run over a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from viestilint.language.inflection import Inflector
from viestilint.language.phrases import capitalise
from viestilint.lazyregex import lazy
from viestilint.model import Document, Edit, Fix, Hit, Span
from viestilint.patterns.definition import Condition, LoadedRule, Variant
from viestilint.patterns.matcher import Capture, Match, Pattern

_SLOT = lazy(r"\{\{[^{}]*\}\}|\{([a-z][a-z0-9_]*)\}")
_HIDDEN = frozenset(("placeholder", "url", "email"))
_FILL = "\ufffc"


@dataclass(frozen=True, slots=True)
class Found:
    """A match of either kind of matcher: by tokens or by regular expression."""

    span: Span
    captures: Mapping[str, Capture]
    spans: Mapping[str, Span]


def run_variants(
    rule: LoadedRule, document: Document, numbers: Iterable[int], inflector: Inflector, lang: str
) -> Iterator[Hit]:
    """What the rule's matchers find in the zones of the rule, in the order of its variants; ``numbers``: of those that
    the document's words allow to match.
    """
    for number in numbers:
        variant = rule.variants[number]
        matcher = variant.matcher
        if matcher is None or not _address_fits(variant, document):
            continue
        if variant.cue and not _holds_one(_lower_text(document), variant.cue):
            continue
        if isinstance(matcher, Pattern):
            found = [_of_match(document, match) for match in matcher.matches(document)]
        else:
            found = [_of_regex(match) for match in matcher.finditer(masked_text(document))]
        for match in found:
            if _in_zones(document, match.span, rule.rule.zones) and _allowed(document, variant, match):
                hit = _hit(document, variant, match, inflector, lang)
                if hit is not None:
                    yield replace(hit, number=number)


def _holds_one(text: str, cues: Iterable[str]) -> bool:
    # A generator in any() would take twice the time.
    for cue in cues:
        if cue in text:
            return True
    return False


# One document at a time goes through all rules.
@lru_cache(maxsize=1)
def _lower_text(document: Document) -> str:
    return document.text.lower()


@lru_cache(maxsize=1)
def masked_text(document: Document) -> str:
    """The text with placeholders, net addresses and markup blanked out, of the same length."""
    text = list(document.text)
    for item in document.items:
        if item.kind in _HIDDEN or item.detail == "markup":
            text[item.span.start : item.span.end] = _FILL * len(item.span)
    return "".join(text)


def _address_fits(variant: Variant, document: Document) -> bool:
    return variant.address is None or document.addressed.value == variant.address


def _of_match(document: Document, match: Match) -> Found:
    spans = {
        name: Span(document.tokens[c.first].span.start, document.tokens[c.last].span.end)
        for name, c in match.captures.items()
    }
    return Found(match.span, match.captures, spans)


def _of_regex(match: re.Match[str]) -> Found:
    spans = {name: Span(*match.span(name)) for name, value in match.groupdict().items() if value is not None}
    whole = spans.get("match", Span(*match.span()))
    return Found(whole, {}, spans)


def _in_zones(document: Document, span: Span, zones: frozenset[str]) -> bool:
    for zone in document.zones:
        if zone.kind in ("quote", "foreign") and zone.span.overlaps(span):
            return zone.kind in zones
    for zone in document.zones:
        if zone.span.covers(span):
            return zone.kind in zones
    return False


def _allowed(document: Document, variant: Variant, match: Found) -> bool:
    return all(_holds(document, c, match.span) for c in variant.when) and not any(
        _holds(document, c, match.span) for c in variant.unless
    )


def _holds(document: Document, condition: Condition, span: Span) -> bool:
    scope = _scope(document, condition.scope, span)
    if isinstance(condition.pattern, Pattern):
        # An exception may begin before the match that it overlaps, but in the same sentence.
        within = _scope(document, "sentence", span) if condition.scope == "match" else scope
        for match in condition.pattern.matches(document, within):
            reach = Span(document.tokens[match.first].span.start, document.tokens[match.last].span.end)
            if condition.scope == "match":
                # An exception may name the words around the match that make it one.
                if reach.overlaps(span):
                    return True
            elif scope.covers(match.span):
                return True
        return False
    text = document.text
    if condition.scope == "match":
        return any(Span(*m.span()).overlaps(span) for m in condition.pattern.finditer(text))
    return condition.pattern.search(scope.of(text)) is not None


def _scope(document: Document, scope: str, span: Span) -> Span:
    if scope == "message":
        return Span(0, len(document.text))
    if scope == "match":
        return span
    first, last = document.token_range(span)
    if first > last:
        return span
    if scope == "sentence":
        sentences = document.sentences
        return sentences[document.tokens[first].sentence].span.join(sentences[document.tokens[last].sentence].span)
    tokens = document.clause_tokens(document.tokens[first])
    return Span(tokens[0].span.start, tokens[-1].span.end).join(span)


def _hit(document: Document, variant: Variant, match: Found, inflector: Inflector, lang: str) -> Hit | None:
    values = {name: span.of(document.text) for name, span in match.spans.items()}
    matched = match.span.of(document.text)
    fixes = _fixes(document, variant, match, values, inflector)
    if variant.fix and len(fixes) == 0 and _is_identity(document, variant, match, values, inflector):
        return None
    fixed = ""
    if fixes:
        fixed = fixes[0].edits[0].text if variant.fix else _shown(document, match.span, fixes[0].edits)
    if fixed and variant.fix and document.text.startswith(".", match.span.end):
        # Of a date the sentence's full stop is a part: viimeistään 3.6. is what the message is to show.
        texts = {} if match.captures else values
        rendered = (template.render(document, match.captures, inflector, texts) for template in variant.fix)
        whole = next((text for text in rendered if text is not None), "")
        fixed += "." if whole.endswith(".") and not fixed.endswith(".") else ""
    hint = variant.hint.in_(lang) if variant.hint else None
    shown = {**values, "match": matched, "fixed": fixed, "hint": hint or ""}
    message = document.message
    return Hit(
        span=match.span,
        values=tuple(shown.items()),
        fixes=fixes,
        hint=fill(hint, shown) if hint else None,
        severity=variant.severity(message.channel, message.type),
        variant=variant.id,
    )


def _fixes(
    document: Document, variant: Variant, match: Found, values: Mapping[str, str], inflector: Inflector
) -> tuple[Fix, ...]:
    matched = match.span.of(document.text)
    texts = {} if match.captures else values
    if variant.edits:
        edits = []
        for name, template in variant.edits.items():
            if name not in match.spans:
                continue
            text = template.render(document, match.captures, inflector, texts)
            if text is None:
                return ()
            span = match.spans[name]
            edits.append(_edit(document, span, text, template.sets_letters))
        edits = [edit for edit in edits if edit.span.of(document.text) != edit.text]
        return (Fix(tuple(sorted(edits)), variant.applicability),) if edits else ()
    found = []
    for template in variant.fix:
        text = template.render(document, match.captures, inflector, texts)
        if text is None:
            continue
        edit = _edit(document, match.span, text, template.sets_letters)
        if edit.text != matched and edit not in found:
            found.append(edit)
    return tuple(Fix((edit,), variant.applicability) for edit in found)


def _shown(document: Document, span: Span, edits: Sequence[Edit]) -> str:
    """What the flagged words become; what is changed beside them is left out."""
    parts: list[str] = []
    at = span.start
    for edit in edits:
        if edit.span.end <= span.start or edit.span.start >= span.end:
            continue
        parts += (document.text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*parts, document.text[at : span.end])).strip(" ")


def _edit(document: Document, span: Span, text: str, as_rendered: bool = False) -> Edit:
    """The edit that puts ``text`` for ``span``: with its first letter's case kept unless the template sets it, and
    no doubled space left.
    """
    matched = span.of(document.text)
    if not as_rendered and matched[:1].isupper() and not matched[1:2].isupper() and text[:1].islower():
        text = capitalise(text)
    source = document.text
    if not as_rendered and matched.isupper() and _is_heading(source, span):
        text = text.upper()
    if text.endswith(".") and source[span.end : span.end + 2] in (".", ". ", ".\n", ".)"):
        # The full stop of a date or an abbreviation ends the sentence too.
        text = text[:-1]
    if text:
        return Edit(span, text)
    if source[span.end : span.end + 1] == " ":
        first = next((t for t in document.tokens if t.span.start == span.start), None)
        after = next((t for t in document.tokens if t.span.start >= span.end), None)
        if first is not None and first.initial and first.capitalised and after is not None:
            return Edit(Span(span.start, after.span.end), capitalise(after.text))
        return Edit(Span(span.start, span.end + 1), "")
    if span.start > 0 and source[span.start - 1] == " ":
        return Edit(Span(span.start - 1, span.end), "")
    return Edit(span, "")


def _is_heading(text: str, span: Span) -> bool:
    """Whether the line is in capitals as a whole and says more than the match."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    return line.isupper() and len(line.strip()) > len(span) + 1 and "{" not in line


def _is_identity(
    document: Document, variant: Variant, match: Found, values: Mapping[str, str], inflector: Inflector
) -> bool:
    """Whether the rewrite is what is already there: then there is nothing to say."""
    matched = match.span.of(document.text)
    texts = {} if match.captures else values
    return any(t.render(document, match.captures, inflector, texts) == matched for t in variant.fix)


def fill(text: str, values: Mapping[str, str]) -> str:
    """``text`` with ``{name}`` replaced by its value; ``{{name}}`` stands for itself."""

    def replace(match: re.Match[str]) -> str:
        name = match.group(1)
        return values.get(name, match.group()) if name else match.group()

    return _SLOT.sub(replace, text)
