"""Fluent, Mozilla's ``.ftl``: every message, term and attribute is an entry, and so is each variant of a mere choice.

A choice amid a text is shown as an argument of ICU, which what comes after the readers knows. FreeMarker has the same
suffix: what is not Fluent is read as a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fluent.syntax import FluentParser, ast

from viestilint.lazyregex import lazy
from viestilint.model import Message
from viestilint.model.source import Encoder
from viestilint.readers import templatefile
from viestilint.readers.build import ReadOptions
from viestilint.readers.catalogue import Entry, fault, read_entries
from viestilint.readers.source import SourceFile
from viestilint.readers.values import Scan, Value, ValueBuilder

# Nothing but comments, or an entry after them.
_OPENING = lazy(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*+(?:-?[A-Za-z][\w-]*+ *=|#[^\n]*\Z|\Z)")
_FREEMARKER = lazy(r"</?[#@][a-zA-Z-]|\[#[a-z-]|\$\{[A-Za-z]")
_BREAK = lazy(r"(?:\r?\n *)+")
_KEPT = lazy(r"(?P<lines>\n+)(?P<indent> *)")
_LINES = lazy(r"\n+")
_INDENT = lazy(r"\n( +)(?=[^ \r\n])")
_PLACEABLE = lazy(r"\{[^{}]*\}")
_PLURALS = frozenset(("zero", "one", "two", "few", "many", "other"))
# Attributes that are never read as text, and those of a term, which only other entries see.
_NO_TEXT = frozenset(("accesskey", "commandkey", "key", "style"))
_KEY = "k ="


def read(source: SourceFile, options: ReadOptions) -> Sequence[Message]:
    """The texts of the file. Raises ``ReadError`` with the line of what is no entry."""
    if not is_fluent(source.text):
        return templatefile.read(source, options)
    return read_entries(source, options, _entries(source))


def is_fluent(text: str) -> bool:
    """Whether a file with the suffix of both is Fluent, by how it begins."""
    return _OPENING.match(text) is not None and _FREEMARKER.search(text) is None


def _entries(source: SourceFile) -> Iterator[Entry]:
    try:
        body = FluentParser().parse(source.text).body
    except RecursionError:
        raise fault(source, 0, "is not valid Fluent: it is nested too deeply") from None
    for node in body:
        if isinstance(node, ast.Junk):
            raise fault(source, _span(node)[0], f"is not valid Fluent: {node.annotations[0].message}")
        if not isinstance(node, (ast.Message, ast.Term)):
            continue
        is_term = isinstance(node, ast.Term)
        key = f"-{node.id.name}" if is_term else node.id.name
        if node.value is not None:
            yield from _pattern(source.text, key, node.value)
        for attribute in () if is_term else node.attributes:
            if attribute.id.name not in _NO_TEXT:
                yield from _pattern(source.text, f"{key}.{attribute.id.name}", attribute.value)


def _pattern(text: str, key: str, pattern: ast.Pattern) -> Iterator[Entry]:
    choice = _only_choice(pattern)
    if choice is not None:
        for variant in choice.variants:
            yield from _pattern(text, f"{key}.{_name(variant)}", variant.value)
        return
    start, end = _span(pattern)
    raw = text[start:end]
    # The indent of a text that begins on a line of its own is part of it.
    head = _KEY + (" " if text[start - 1] != "\n" else "\n")
    builder = ValueBuilder(raw, start)
    _add(builder, text, pattern, start)
    yield Entry(key, start, end, _scan(head, raw, builder.build()), _encoder(raw, "\r\n" if "\r\n" in text else "\n"))


def _only_choice(pattern: ast.Pattern) -> ast.SelectExpression | None:
    """The choice that is all of a pattern; of any other its texts are parts of sentences."""
    only = pattern.elements[0] if len(pattern.elements) == 1 else None
    choice = only.expression if isinstance(only, ast.Placeable) else None
    return choice if isinstance(choice, ast.SelectExpression) else None


def _name(variant: ast.Variant) -> str:
    return variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value


def _span(node: ast.SyntaxNode) -> tuple[int, int]:
    assert node.span is not None
    return node.span.start, node.span.end


def _scan(head: str, raw: str, value: Value) -> Scan:
    def scan(changed: str, offset: int) -> Value | None:
        if changed == raw:
            return value
        if _FREEMARKER.search(changed):
            return None
        source = head + changed
        entry = FluentParser().parse_entry(source)
        if not isinstance(entry, ast.Message) or entry.value is None or entry.attributes:
            return None
        if _span(entry.value) != (len(head), len(source)) or _only_choice(entry.value):
            return None
        builder = ValueBuilder(changed, offset)
        _add(builder, source, entry.value, len(head))
        return builder.build()

    return scan


def _add(builder: ValueBuilder, text: str, pattern: ast.Pattern, base: int) -> None:
    """Adds what a pattern shows; ``builder`` has the raw form that stands at ``base`` of ``text``."""
    for element in pattern.elements:
        start, end = _span(element)
        if isinstance(element, ast.TextElement):
            _add_lines(builder, text[start:end], start - base, element.value)
        elif isinstance(element.expression, ast.SelectExpression):
            _add_choice(builder, text, element, base)
        elif isinstance(element.expression, ast.StringLiteral):
            builder.escape(element.expression.parse()["value"], start - base, end - base)
        elif "\n" in text[start:end]:
            builder.escape(" ".join(text[start:end].split()), start - base, end - base, writable=False)
        else:
            builder.literal(start - base, end - base)


def _add_lines(builder: ValueBuilder, raw: str, at: int, shown: str) -> None:
    """Adds a text without the indent that its lines have in common; ``shown`` is what is left of ``raw``."""
    # Before the first line of a block there is only its indent.
    first = len(raw) - len(raw.lstrip(" ")) - (len(shown) - len(shown.lstrip(" ")))
    begin, done = max(first, 0), 0
    for gap, kept in zip(_BREAK.finditer(raw), _KEPT.finditer(shown), strict=False):
        builder.literal(at + begin, at + gap.start())
        begin = gap.end() - len(kept["indent"])
        builder.escape(kept["lines"], at + gap.start(), at + begin)
        done = kept.start("indent")
    builder.literal(at + begin, at + begin + len(shown) - done)


def _add_choice(builder: ValueBuilder, text: str, placeable: ast.Placeable, base: int) -> None:
    choice = placeable.expression
    assert isinstance(choice, ast.SelectExpression)
    at, end = _span(placeable)
    names = [_name(variant) for variant in choice.variants]
    kind = "plural" if any(name in _PLURALS or name[:1].isdigit() for name in names) else "select"
    variable = re.search(r"[A-Za-z]\w*(?![\w(-])", text[slice(*_span(choice.selector))])
    skeleton = f"{{{variable.group() if variable else 'x'}, {kind},"
    for name, variant in zip(names, choice.variants, strict=True):
        start, until = _span(variant.value)
        label = "=" + re.sub(r"\W", "_", name) if name[0] in "-0123456789" else name
        builder.escape(f"{skeleton} {label} {{", at - base, start - base, writable=False)
        _add(builder, text, variant.value, base)
        at, skeleton = until, "}"
    builder.escape("}}", at - base, end - base, writable=False)


def _encoder(raw: str, newline: str) -> Encoder:
    indents = _INDENT.findall("\n" + raw)
    indent = min(indents, key=len) if indents else "    "
    own = frozenset(_PLACEABLE.findall(raw))

    def break_line(match: re.Match[str]) -> str:
        return newline * len(match.group()) + indent

    def encode(text: str) -> str | None:
        # A placeable that the entry does not have may name nothing.
        if not own.issuperset(_PLACEABLE.findall(text)):
            return None
        return _LINES.sub(break_line, text)

    return encode
