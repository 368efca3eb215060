"""Placeholders that a rewrite adds, written as the message writes its own: ``${etunimi}`` beside ``${summa}``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Edit, Finding, Fix, Message, Placeholder

# As rules write them
_SLOT = lazy(r"\{\{([a-zåäö_]+)\}\}")
_POSITION = lazy(r"[\d\s]*$")
_BRACES = {"mustache": ("{{", "}}"), "brace": ("{", "}")}
# What stands around the name in syntaxes that name their placeholders
_AROUND = {
    "dollar-brace": ("${", "}"),
    "hash-brace": ("#{", "}"),
    "percent-brace": ("%{", "}"),
    "python-format": ("%(", ")s"),
    "percent-word": ("%", "%"),
    "dollar": ("$", ""),
    "laravel": (":", ""),
    "erb": ("<%= ", " %>"),
    "template-toolkit": ("[% ", " %]"),
    "koha": ("<<", ">>"),
    "angle": ("<", ">"),
    "angle-words": ("<", ">"),
    "merge-tag": ("*|", "|*"),
    "square": ("[", "]"),
    "hash-word": ("#", "#"),
    "double-percent": ("%%", "%%"),
    "double-hash": ("##", "##"),
    "double-round": ("((", "))"),
    "guillemets": ("«", "»"),
}


def _added(opening: str, closing: str) -> str:
    before = r"(?<![\w:])" if opening == ":" else ""
    return rf"{before}{re.escape(opening)}[ $]{{0,2}}[^\W\d]+ ?{re.escape(closing)}"


# A placeholder that a rewrite added, in any notation
ADDED = lazy("|".join(_added(*around) for around in (*_BRACES.values(), *_AROUND.values())))


def in_own_notation(finding: Finding, message: Message) -> Finding:
    """The finding with its texts and fixes in the message's notation.

    Where the message has no placeholder with a name, ``{{etunimi}}`` stays as everybody's notation.
    """
    if "{{" not in finding.message and not any("{{" in e.text for fix in finding.fixes for e in fix.edits):
        return finding
    if message.source_text is not None:
        # A translation has the placeholders of its source, and no program fills others.
        finding = replace(finding, fixes=tuple(_shown(fix, message) for fix in finding.fixes))
    named = [p for p in message.placeholders if p.type != "control" and not _POSITION.match(p.name)]
    around = _notation(message, named)
    if around is None:
        return finding
    names = [p.name for p in named if p.syntax in _BRACES or p.syntax in _AROUND]
    if all(name.isupper() for name in names):
        cased = str.upper
    else:
        cased = str.capitalize if all(name[:1].isupper() and "." not in name for name in names) else str.lower

    def written(match: re.Match[str]) -> str:
        # What the message has itself is not added.
        if match[0] in message.text:
            return match[0]
        return f"{around[0]}{cased(match[1])}{around[1]}"

    def turned(text: str) -> str:
        return _SLOT.sub(written, text)

    return replace(
        finding,
        message=turned(finding.message),
        hint=finding.hint and turned(finding.hint),
        fixes=tuple(_fix(fix, turned) for fix in finding.fixes),
    )


def _shown(fix: Fix, message: Message) -> Fix:
    added = any(match[0] not in message.text for edit in fix.edits for match in _SLOT.finditer(edit.text))
    return replace(fix, applicability=Applicability.DISPLAY) if added else fix


def _fix(fix: Fix, turned: Callable[[str], str]) -> Fix:
    return replace(fix, edits=tuple(Edit(edit.span, turned(edit.text)) for edit in fix.edits))


def _notation(message: Message, named: Sequence[Placeholder]) -> tuple[str, str] | None:
    """What the message writes around the names of its placeholders, by its commonest syntax."""
    common = Counter(p.syntax for p in named if p.syntax in _BRACES or p.syntax in _AROUND).most_common(1)
    if not common:
        return None
    syntax = common[0][0]
    braces = _BRACES.get(syntax)
    if braces is None:
        return _AROUND[syntax]
    texts = [p.span.of(message.text) for p in named if p.syntax == syntax]
    opening, closing = braces
    # {{ etunimi }} of Jinja, {{ $etunimi }} of Blade, { $etunimi } of Fluent
    space = " " if all(text.startswith(f"{opening} ") for text in texts) else ""
    sign = "$" if all(text.lstrip("{ ").startswith("$") for text in texts) else ""
    return f"{opening}{space}{sign}", f"{space}{closing}"
