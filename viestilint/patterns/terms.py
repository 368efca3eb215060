"""Term tables: a row is a word or phrase by its lemmas, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from viestilint.model import Applicability, Text
from viestilint.patterns.definition import Variant
from viestilint.patterns.matcher import Pattern, compiled, read_pattern
from viestilint.patterns.templates import Slot, Template, captured, read_templates
from viestilint.patterns.tokens import FEATURES, TokenPattern
from viestilint.patterns.values import read_applicability, read_choices, read_condition, read_severities
from viestilint.patterns.yamltree import Node

_KEYS = frozenset("lemma text pattern fix replace hint why applicability severity id pos part unless when".split())

_NAME = "term"
"""What a word that is found alone is captured under."""


def read_term(node: Node, shared: Mapping[str, Any], applicability: Applicability) -> Variant:
    """The variant of a row. Raises ``RuleError``.

    A row has ``lemma`` (one word or several, separated by spaces, each in any form) or ``text`` (as written), or
    a whole ``pattern``; ``replace`` is a lemma that takes the found word's form, ``fix`` a template, ``hint`` a text
    that is only shown.
    """
    fields = node.fields(_KEYS)
    given = [key for key in ("lemma", "text", "pattern", "part") if key in fields]
    if len(given) != 1:
        raise node.fail("a term has one of lemma, text, part, pattern")
    if "applicability" in fields:
        applicability = read_applicability(fields["applicability"])
    if "fix" in fields and "replace" in fields:
        raise node.fail("a term has 'fix' or 'replace', not both")
    matcher = read_pattern(fields["pattern"]) if "pattern" in fields else _row_pattern(fields, given[0])
    fix: tuple[Template, ...] = ()
    if "fix" in fields:
        fix = read_templates(fields["fix"], matcher)
    elif "replace" in fields:
        fix = (_replacing(fields["replace"], matcher),)
    own = dict(shared)
    hint = None
    if "hint" in fields:
        hint = _pair(fields["hint"])
    if "why" in fields:
        own["why"] = _pair(fields["why"])
    if "id" in fields:
        own["id"] = fields["id"].text()
    if "severity" in fields or "unless" in fields or "when" in fields:
        if "severity" in fields:
            own["severities"] = read_severities(fields["severity"])
        for key in ("unless", "when"):
            if key in fields:
                own[key] = (*own[key], *(read_condition(child) for child in fields[key].items()))
    return Variant(matcher=matcher, fix=fix, hint=hint, applicability=applicability, line=node.line, **own)


def _replacing(node: Node, matcher: Pattern) -> Template:
    """The template of the lemma that takes the form of the word found."""
    if len(node.text().split()) != 1 or _NAME not in captured(matcher):
        raise node.fail("'replace' is one word for one word: for a phrase write a 'fix'")
    return Template((Slot(_NAME, (("lemma", node.text()),)),))


def _row_pattern(fields: Mapping[str, Node], key: str) -> Pattern:
    phrases = [phrase.split() for phrase in fields[key].texts()]
    pos = read_choices(fields["pos"], FEATURES["pos"]) if "pos" in fields else None
    elements: list[TokenPattern] = []
    width = len(phrases[0])
    if any(len(phrase) != width for phrase in phrases):
        raise fields[key].fail("the phrases of one term have the same number of words")
    for column in range(width):
        words = frozenset(phrase[column] for phrase in phrases)
        readings = {"pos": pos} if pos and column == width - 1 else {}
        values = frozenset(word.lower() for word in words) if key == "text" else words
        elements.append(
            TokenPattern(
                lemma=values if key == "lemma" else frozenset(),
                text=values if key == "text" else frozenset(),
                part=values if key == "part" else frozenset(),
                readings=readings,
                name=_NAME if width == 1 else None,
            )
        )
    return compiled(tuple(elements))


def _pair(node: Node) -> Text:
    if isinstance(node.value, str):
        return Text(node.text(), node.text())
    fields = node.fields(frozenset({"fi", "en"}))
    if "fi" not in fields:
        raise node.fail("a text is written in fi, and may be in en")
    return Text(fields["fi"].text(), fields["en"].text() if "en" in fields else fields["fi"].text())
