"""Conditions of a template: which parts of a text are alternatives of which only one is sent."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from viestilint.language.gsm import is_gsm, width
from viestilint.lazyregex import lazy
from viestilint.model import Message, Placeholder, Span

Fill = Callable[[Placeholder], str]
"""What stands for the value of a placeholder."""

_JINJA_OPEN = frozenset(
    "if for unless case with ifchanged ifequal ifnotequal blocktrans blocktranslate block filter"
    " autoescape spaceless comment capture switch macro call raw verbatim trans".split()
)
_MIDDLE = frozenset(
    ["else", "elif", "elsif", "elseif", "when", "empty", "plural", "pluralize", "default", "recover", "case"]
)
_DEEPEST = 40
_SILENT = frozenset(("comment", "macro", "capture", "define", "function", "assign"))
_FREEMARKER_OPEN = frozenset(
    ["if", "list", "switch", "macro", "function", "attempt", "items", "noparse", "compress", "escape"]
)
_ERB_OPEN = lazy(
    r"(?:if|unless|case|while|until|for|begin)\b(?!.*\bthen\b.*\bend\b)|.*\bdo\b\s*(?:\|[^|]*\|)?\s*$", re.S
)


_BLADE = lazy(r"@(?P<word>\w+) ?(?P<round>\()?")
_BLADE_OPEN = frozenset(
    "if unless foreach forelse for while switch isset empty auth guest can cannot canany env production once push"
    " prepend section component slot error session hasSection sectionMissing verbatim".split()
)


@dataclass(frozen=True, slots=True)
class Section:
    """One alternative: its text, and the mark that opens it (``if``, ``else``, ``one {``)."""

    head: Placeholder
    span: Span


@dataclass(frozen=True, slots=True)
class Block:
    """``sections`` of which at most one is sent. ``silent`` ones are never sent: comments, definitions."""

    name: str
    span: Span
    sections: tuple[Section, ...]
    syntax: str
    silent: bool = False
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class Structure:
    """The blocks in order of their starts, nested ones too, and the marks that have no counterpart."""

    blocks: tuple[Block, ...]
    unmatched: tuple[Placeholder, ...]


def structure(message: Message) -> Structure:
    """The conditions and loops of a message's template."""
    blocks: list[Block] = []
    unmatched: list[Placeholder] = []
    stack: list[tuple[str, list[Placeholder]]] = []
    for placeholder in message.placeholders:
        role, name = _role(placeholder, placeholder.span.of(message.text))
        if role == "open" and len(stack) < _DEEPEST:
            stack.append((name, [placeholder]))
        elif role == "middle" and stack:
            stack[-1][1].append(placeholder)
        elif role == "middle":
            unmatched.append(placeholder)
        elif role == "close":
            depth = next((i for i in range(len(stack) - 1, -1, -1) if _same(stack[i][0], name)), None)
            if depth is None:
                # {{ end }} may as well be a value.
                unmatched += [placeholder] if name != "go" else []
                continue
            unmatched += [heads[0] for opened, heads in stack[depth + 1 :] if opened not in ("trans", "block")]
            opened, heads = stack[depth]
            del stack[depth:]
            blocks.append(_block(message, opened, heads, placeholder))
    # {% trans "…" %} and the like also stand alone.
    unmatched += [heads[0] for opened, heads in stack if opened not in ("trans", "call", "filter")]
    return Structure(tuple(sorted(blocks, key=lambda b: (b.span.start, -b.span.end))), tuple(unmatched))


def longest_text(message: Message, fill: Fill) -> str:
    """The text with every placeholder filled and the longest of every block's sections taken.

    A section with a character outside GSM 03.38 counts as longer than any without. Loops run once.
    """
    places: list[Block | Placeholder] = [*structure(message).blocks, *message.placeholders]
    places.sort(key=lambda place: (place.span.start, -place.span.end))
    return _Renderer(message.text, places, [place.span.start for place in places], fill).render(
        Span(0, len(message.text))
    )


def icu_branches(message: Message, block: Block) -> tuple[tuple[str, Span], ...]:
    """The keywords (one, other, =1…) and texts of an ICU plural or select; empty for other blocks."""
    if block.syntax != "icu":
        return ()
    found = []
    for section in block.sections:
        word = re.search(r"((?:=|(?<![=\w-]))[\w-]+)\s*\{$", section.head.span.of(message.text))
        if word is not None:
            found.append((word[1], section.span))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Renderer:
    text: str
    places: Sequence[Block | Placeholder]
    starts: Sequence[int]
    fill: Fill

    def render(self, span: Span) -> str:
        out: list[str] = []
        at = span.start
        previous: tuple[Block, int, str] | None = None
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        for place in self.places[first:last]:
            if place.span.start < at:
                continue
            between = self.text[at : place.span.start]
            out.append(between)
            at = place.span.end
            if isinstance(place, Placeholder):
                out.append("" if place.type == "control" else self.fill(place))
                continue
            choices = [] if place.silent else [self.render(section.span) for section in place.sections]
            text = max(choices, key=_weight, default="")
            if previous is not None and not between.strip() and _alternates(previous[0], place):
                # {{#x}}…{{/x}}{{^x}}…{{/x}}: the second is the first one's else.
                if _weight(text) > _weight(previous[2]):
                    out[previous[1]] = ""
                else:
                    text = ""
            out.append(text)
            previous = (place, len(out) - 1, text)
        out.append(self.text[at : span.end])
        return "".join(out)


def _weight(text: str) -> tuple[bool, int]:
    return not all(map(is_gsm, text)), sum(map(width, text))


def _alternates(first: Block, second: Block) -> bool:
    same = first.name == second.name and first.inverse != second.inverse and first.syntax == "mustache"
    return same or (second.syntax == "odoo" and second.inverse)


def _block(message: Message, name: str, heads: list[Placeholder], close: Placeholder) -> Block:
    ends = [head.span.start for head in heads[1:]] + [close.span.start]
    sections = tuple(Section(head, Span(head.span.end, end)) for head, end in zip(heads, ends, strict=True))
    text = heads[0].span.of(message.text)
    inverse = text.lstrip("{~ ").startswith("^") or bool(re.search(r"\bt-el(?:se|if)\b", text))
    span = Span(heads[0].span.start, close.span.end)
    return Block(name, span, sections, heads[0].syntax, name in _SILENT, inverse)


def choices(message: Message) -> list[tuple[bool, Span]]:
    """The forms that bars part, and whether a form is that for one: by its number, else the last but one."""
    bars = [p for p in message.placeholders if p.syntax == "choice"]
    if not bars:
        return []
    heads = [(p.name, p.span.end) for p in bars]
    if bars[0].span.start:
        heads.insert(0, ("", 0))
    ends = [*(p.span.start for p in bars if p.span.start), len(message.text)]
    last = len(heads) - 1
    return [
        (name == "{1}" or (not name and at == last - 1), Span(start, end))
        for at, ((name, start), end) in enumerate(zip(heads, ends, strict=True))
    ]


def _same(opened: str, closed: str) -> bool:
    return not closed or opened == closed


def _role(placeholder: Placeholder, text: str) -> tuple[str | None, str]:
    """What a mark does (open, middle, close) and the name that its counterpart has, empty for any."""
    name = placeholder.name
    word = (re.match(r"[\w.]+", name) or [""])[0]
    match placeholder.syntax:
        case "icu":
            if name == "#":
                return None, ""
            if text.startswith("{"):
                return "open", "icu"
            return ("close" if text.rstrip().endswith("}") and "{" not in text else "middle"), "icu"
        case "jinja-block":
            if word.startswith("end"):
                return "close", word.removeprefix("end").lstrip("_")
            inline = word == "trans" and re.match(r"trans\s+[\"'_\w]", name) is not None
            if word in _JINJA_OPEN and not inline:
                return "open", word
            return ("middle" if word in _MIDDLE else None), ""
        case "mustache":
            return _mustache(text, name, word)
        case "erb":
            if text.startswith("<%="):
                return ("open", "") if _ERB_OPEN.match(name) and " do" in name else (None, "")
            if word == "end":
                return "close", ""
            if word in _MIDDLE and word != "case":
                return "middle", ""
            return ("open" if _ERB_OPEN.match(name) else None), "erb"
        case "freemarker":
            if text.startswith("</#"):
                return "close", word
            if word in ("else", "elseif", "case", "default", "recover") and not text.startswith("<#--"):
                return "middle", ""
            if word in ("assign", "global", "local") and "=" not in name:
                return "open", word
            return ("open" if word in _FREEMARKER_OPEN and text.startswith("<#") else None), word
        case "template-toolkit":
            if word in ("END", "ELSE", "ELSIF", "CASE"):
                return ("close" if word == "END" else "middle"), ""
            opens = ("IF", "UNLESS", "FOREACH", "FOR", "WHILE", "SWITCH", "BLOCK", "WRAPPER", "FILTER")
            return ("open" if word in opens else None), word
        case "blade":
            return _blade(text)
        case "odoo":
            if text.startswith("</"):
                return "close", ""
            return (None if text.rstrip().endswith("/>") else "open"), "t"
    return None, ""


def _blade(text: str) -> tuple[str | None, str]:
    found = _BLADE.match(text)
    if found is None or text.endswith("@endphp"):
        return None, ""
    word, has_condition = found["word"], found["round"] is not None
    if word in ("show", "stop") or word.startswith("end"):
        return "close", "section" if word in ("show", "stop") else word.removeprefix("end")
    if word in ("else", "elseif", "case", "default") or (word == "empty" and not has_condition):
        return "middle", ""
    # @section('title', 'Tilaus') sets a value, and closes nothing.
    opens = word in _BLADE_OPEN and not (word in ("section", "slot", "push") and "," in text)
    return ("open" if opens else None), word


def _mustache(text: str, name: str, word: str) -> tuple[str | None, str]:
    mark = text.lstrip("{~ ")[:1]
    if mark == "/":
        return "close", word
    if word in ("else", "inverse") or (mark == "^" and not word):
        return "middle", ""
    if mark in ("#", "^"):
        return "open", word
    if word == "end":
        return "close", "go"
    # Go: {{if .X}} … {{end}}
    go = re.match(r"(?:if|range|with|block|define)\s+\S", name) and not text.startswith("{{{")
    return ("open" if go else None), "go"
