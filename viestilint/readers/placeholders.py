"""Template syntaxes: where a text has variable parts, and what they may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from viestilint.model import Placeholder, Span


@dataclass(frozen=True, slots=True)
class Syntax:
    """One way to write a placeholder. ``control`` marks print nothing (conditions, comments)."""

    name: str
    pattern: re.Pattern[str]
    control: bool = False


_NAME = r"[A-Za-zÅÄÖåäö_][\wåäöÅÄÖ.\-\[\]]*"
SYNTAXES: tuple[Syntax, ...] = (
    Syntax("jinja-comment", re.compile(r"\{#.*?#\}", re.S), control=True),
    Syntax("jinja-block", re.compile(r"\{%-?.*?-?%\}", re.S), control=True),
    Syntax("mustache-section", re.compile(r"\{\{~?[#/^!>&*].*?\}\}", re.S), control=True),
    Syntax("mustache", re.compile(r"\{\{\{.*?\}\}\}|\{\{.*?\}\}", re.S)),
    Syntax("erb", re.compile(r"<%=?.*?%>", re.S)),
    Syntax("dollar-brace", re.compile(r"[$#]\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")),
    Syntax("thymeleaf", re.compile(r"\[\[.*?\]\]")),
    Syntax("koha", re.compile(r"<<[\w.]+>>")),
    Syntax("percent-brace", re.compile(r"%\{\w+\}")),
    Syntax("python-format", re.compile(r"%\(\w+\)[#0\- +]*\d*(?:\.\d+)?[sdifr]")),
    Syntax("printf", re.compile(r"%(?:\d+\$)?(?:\.\d+)?[sd@](?!\w)")),
    Syntax("percent-word", re.compile(r"%[A-ZÅÄÖ_][A-ZÅÄÖ0-9_]{2,}%")),
    Syntax("brace", re.compile(rf"\{{(?:{_NAME}|\d+)(?:[:,!][^{{}}]*)?\}}")),
    Syntax("dollar", re.compile(r"(?<![\w$])\$[A-Za-z_]\w*")),
)

_TYPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("url", re.compile(r"link|url|osoitelinkki|href|website|sivu$", re.I)),
    ("email", re.compile(r"e-?mail|sahkoposti|sähköposti", re.I)),
    ("phone", re.compile(r"phone|puhelin|puh$|gsm|tel$|mobile", re.I)),
    ("date", re.compile(r"date|päivä|paiva|pvm|day|deadline|erapv|eräp|start$|end$|alku$|loppu$|expir", re.I)),
    ("time", re.compile(r"time|kello|aika$|klo|hour|tunti", re.I)),
    ("amount", re.compile(r"price|amount|summa|hinta|sum$|total|cost|fee|maksu$|eur|balance|saldo", re.I)),
    ("count", re.compile(r"count|lkm|määrä|maara|quantity|qty|num$|n$|size|kpl", re.I)),
    ("sender", re.compile(r"signature|allekirjoitus|agent|sender|lahettaja|lähettäjä|yritys|company|brand|team", re.I)),
    ("name", re.compile(r"name|nimi|customer|asiakas|recipient|vastaanottaja|user$|person", re.I)),
    ("address", re.compile(r"address|osoite|street|katu|city|kaupunki|paikka|location", re.I)),
    ("code", re.compile(r"code|koodi|numero|number|tunnus|id$|ref|viite|tracking|order", re.I)),
)


def find_placeholders(text: str, syntaxes: Iterable[str] | None = None) -> tuple[Placeholder, ...]:
    """The placeholders of a text in order, none overlapping. ``syntaxes`` restricts which are looked for."""
    allowed = None if syntaxes is None else frozenset(syntaxes)
    found: list[Placeholder] = []
    busy: list[Span] = []
    for syntax in SYNTAXES:
        if allowed is not None and syntax.name not in allowed:
            continue
        for match in syntax.pattern.finditer(text):
            span = Span(*match.span())
            if any(span.overlaps(other) for other in busy):
                continue
            name = re.sub(r"^[\W_]+|[\W_]+$", "", match.group())
            kind = "control" if syntax.control else guess_type(name)
            found.append(Placeholder(span, syntax.name, name, kind))
            busy.append(span)
    return tuple(sorted(found, key=lambda p: p.span))


def guess_type(name: str) -> str | None:
    """What a placeholder of that name stands for, from the last telling word of the name."""
    last = re.split(r"[.\s|(\[]", name.strip())
    for part in reversed([p for p in last if p]):
        for kind, pattern in _TYPES:
            if pattern.search(part):
                return kind
    return None
