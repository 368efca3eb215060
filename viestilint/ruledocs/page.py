"""A rule described in plain texts: what the terminal, the pages and the editor show of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from viestilint.model import CHANNELS, Applicability, Finding, Severity
from viestilint.model.rule import OTHER_TYPES
from viestilint.patterns.definition import Example, LoadedRule
from viestilint.ruledocs.words import FIXES, SETTINGS, SEVERITIES, word

Lint = Callable[[LoadedRule, Example], tuple[Finding, ...]]
"""What the rule finds in one of its examples."""

_SLOTLESS = "…"


@dataclass(frozen=True, slots=True)
class BadExample:
    """A text with the flagged places in «», what is said of it, and what is written instead.

    ``fixed`` is the text after the fix; ``model`` a good text of which only the sender knows the facts.
    """

    context: str
    text: str
    said: tuple[str, ...]
    fixed: str | None
    model: str | None


@dataclass(frozen=True, slots=True)
class GoodExample:
    """A text that stays silent."""

    context: str
    text: str


@dataclass(frozen=True, slots=True)
class VariantLine:
    """A variant that can be selected, ignored or weighed by its own name."""

    name: str
    text: str
    opt_in: bool


@dataclass(frozen=True, slots=True)
class RulePage:
    """Everything that is told of a rule, in one language. ``severities`` pairs channels with texts."""

    id: str
    family: str
    title: str
    what: str
    why: str
    norm: str
    severities: tuple[tuple[str, str], ...]
    fix: str
    opt_in: bool
    variants: tuple[VariantLine, ...]
    settings: tuple[str, ...]
    bad: tuple[BadExample, ...]
    good: tuple[GoodExample, ...]


def page_of(rule: LoadedRule, lang: str, lint: Lint) -> RulePage:
    """The description of a rule, its examples linted with ``lint``."""
    meta = rule.rule
    found = [(example, lint(rule, example)) for example in rule.bad]
    first = next((findings[0].message for _, findings in found if findings), "")
    return RulePage(
        id=meta.id,
        family=meta.family,
        title=meta.title.in_(lang),
        what=first or meta.message.in_(lang),
        why=meta.why.in_(lang),
        norm=word("own", lang) if meta.source in ("", "oma", "own") else meta.source,
        severities=tuple((channel, _severity(rule, channel, lang)) for channel in CHANNELS),
        fix=FIXES[_safety(finding for _, findings in found for finding in findings)].in_(lang),
        opt_in=meta.opt_in,
        variants=tuple(_variants(rule, lang)),
        settings=SETTINGS.get(meta.id, ()),
        bad=tuple(_bad(example, findings) for example, findings in found),
        good=tuple(GoodExample(_context(example), one_line(example.text)) for example in rule.good),
    )


def one_line(text: str) -> str:
    """A text with its line breaks and no-break spaces visible."""
    return text.replace("\n", "⏎").replace("\u00a0", "⍽")


def _severity(rule: LoadedRule, channel: str, lang: str) -> str:
    by_type = rule.rule.severities.get(channel, {})
    if not any(by_type.values()):
        return SEVERITIES["off"].in_(lang)
    rest = _name(by_type.get(OTHER_TYPES), lang)
    parts = [f"{name}: {_name(value, lang)}" for name, value in by_type.items() if name != OTHER_TYPES]
    return f"{rest} ({', '.join(parts)})" if parts else rest


def _name(severity: Severity | None, lang: str) -> str:
    return SEVERITIES[str(severity) if severity else "off"].in_(lang)


def _safety(findings: Iterable[Finding]) -> str:
    kinds: set[str] = set()
    for finding in findings:
        kinds |= {fix.applicability.value for fix in finding.fixes}
        if finding.hint and not finding.fixes:
            kinds.add("hint")
    written = kinds & {Applicability.SAFE.value, Applicability.UNSAFE.value}
    if len(written) == 2:
        return "both"
    return next((kind for kind in ("safe", "unsafe", "display", "hint") if kind in kinds), "none")


def _variants(rule: LoadedRule, lang: str) -> Iterable[VariantLine]:
    seen: set[str] = set()
    for variant in rule.variants:
        if variant.id is None or variant.id in seen:
            continue
        seen.add(variant.id)
        text = variant.title or variant.message or variant.hint
        yield VariantLine(f"{rule.id}/{variant.id}", _unfilled(text.in_(lang)) if text else "", variant.opt_in)


def _unfilled(text: str) -> str:
    """A message with its slots as dots; placeholders in double braces stay."""
    out, at = "", 0
    while (start := text.find("{", at)) >= 0:
        double = text.startswith("{{", start)
        end = text.find("}}" if double else "}", start)
        if end < 0:
            break
        end += 2 if double else 1
        out += text[at:start] + (text[start:end] if double else _SLOTLESS)
        at = end
    return out + text[at:]


def _bad(example: Example, findings: tuple[Finding, ...]) -> BadExample:
    text = example.text
    for start, end in reversed(example.marks):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return BadExample(
        context=_context(example),
        text=one_line(text),
        said=tuple(dict.fromkeys(one_line(finding.message) for finding in findings)),
        fixed=None if example.fixed is None else one_line(example.fixed),
        model=None if example.model is None else one_line(example.model),
    )


def _context(example: Example) -> str:
    return ", ".join(f"{key}: {one_line(value)}" for key, value in example.context.items())
