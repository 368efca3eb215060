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
    "triple-hash": ("###", "###"),
    "double-round": ("((", "))"),
    "guillemets": ("«", "»"),
    "at-word": ("@", "@"),
    "php": ("<?= $", " ?>"),
    "thymeleaf": ("[[${", "}]]"),
}
# What a template writes names in that shows its commands only
_BESIDE_COMMANDS = {
    "jinja-block": "mustache",
    "blade": "mustache",
    "erb": "erb",
    "php": "php",
    "template-toolkit": "template-toolkit",
    "freemarker": "dollar-brace",
    "icu": "brace",
}


def _added(opening: str, closing: str) -> str:
    before = r"(?<![\w:])" if opening == ":" else ""
    return rf"{before}{re.escape(opening)}[ $]{{0,2}}[^\W\d]+ ?{re.escape(closing)}"


# A placeholder that a rewrite added, in any notation
ADDED = lazy("|".join(_added(*around) for around in (*_BRACES.values(), *_AROUND.values(), ("[[", "]]"))))


def in_own_notation(finding: Finding, message: Message) -> Finding:
    """The finding with its texts and fixes in the message's notation.

    Where the message has no placeholder, ``{{etunimi}}`` stays as everybody's notation. Beside ``{0}`` and ``%s``, which
    have no names, nothing can be added: only the text of the finding says then what is missing.
    """
    if "{{" not in finding.message and not any("{{" in e.text for fix in finding.fixes for e in fix.edits):
        return finding
    if message.source_text is not None:
        # A translation has the placeholders of its source, and no program fills others.
        finding = replace(finding, fixes=tuple(_shown(fix, message) for fix in finding.fixes))
    named = [p for p in message.placeholders if p.type != "control" and not _POSITION.match(p.name)]
    around = _notation(message, named)
    if around is None:
        if all(p.type == "control" for p in message.placeholders):
            return finding
        return replace(finding, fixes=tuple(fix for fix in finding.fixes if not _adds(fix, message)))
    names = [p.name for p in named if p.syntax in _BRACES or p.syntax in _AROUND]
    if names and all(name.isupper() for name in names):
        cased = str.upper
    else:
        titled = names and all(name[:1].isupper() and "." not in name for name in names)
        cased = str.capitalize if titled else str.lower

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
    return replace(fix, applicability=Applicability.DISPLAY) if _adds(fix, message) else fix


def _adds(fix: Fix, message: Message) -> bool:
    return any(match[0] not in message.text for edit in fix.edits for match in _SLOT.finditer(edit.text))


def _fix(fix: Fix, turned: Callable[[str], str]) -> Fix:
    return replace(fix, edits=tuple(Edit(edit.span, turned(edit.text)) for edit in fix.edits))


def _is_place(placeholder: Placeholder, text: str) -> bool:
    """``{0, plural, …}`` is a place in a list too; of an ICU argument its opening alone has the name."""
    if placeholder.syntax != "icu":
        return False
    return not placeholder.span.of(text).startswith("{") or _POSITION.match(placeholder.name.split(",")[0]) is not None


def _notation(message: Message, named: Sequence[Placeholder]) -> tuple[str, str] | None:
    """What the message writes around the names of its placeholders, by its commonest syntax."""
    common = Counter(p.syntax for p in named if p.syntax in _BRACES or p.syntax in _AROUND).most_common(1)
    commands = (_BESIDE_COMMANDS.get(p.syntax) for p in message.placeholders if not _is_place(p, message.text))
    syntax = common[0][0] if common else next((found for found in commands if found is not None), None)
    if syntax is None:
        return None
    braces = _BRACES.get(syntax)
    texts = [p.span.of(message.text) for p in named if p.syntax == syntax]
    if syntax == "thymeleaf" and not any("$" in text for text in texts):
        return "[[", "]]"
    if braces is None:
        return _AROUND[syntax]
    if not texts:
        return braces
    opening, closing = braces
    # {{ etunimi }} of Jinja, {{ $etunimi }} of Blade, { $etunimi } of Fluent
    space = " " if all(text.startswith(f"{opening} ") for text in texts) else ""
    sign = "$" if all(text.lstrip("{ ").startswith("$") for text in texts) else ""
    return f"{opening}{space}{sign}", f"{space}{closing}"
