"""YAML catalogues: every text value is an entry, its key the dotted path to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from viestilint.errors import ReadError
from viestilint.lazyregex import lazy
from viestilint.model import Message, Piece, SourceSpan, Span
from viestilint.readers import yamlscalar
from viestilint.readers.build import ReadOptions
from viestilint.readers.catalogue import Entry, choose_languages, read_places
from viestilint.readers.conversation import as_conversation, may_tell
from viestilint.readers.source import SourceFile
from viestilint.readers.values import Scan, Value

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PROPERTIES = lazy(r"(?:[&!]\S*\s+(?:#[^\r\n]*\s+)*)*")
_DEPTH = 500
_TEXT_TAGS = (None, "!", "tag:yaml.org,2002:str")
_RESOLVERS: dict[str, list[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers


@dataclass(slots=True)
class _Frame:
    """An open collection: the key or index that is being read, and the column at which its items begin."""

    is_map: bool
    column: int
    is_flow: bool
    step: str | None = None
    index: int = 0


@dataclass(frozen=True, slots=True)
class _Scalar:
    path: tuple[str, ...]
    start: int
    end: int
    style: str
    value: str | None
    parent: int
    in_flow: bool

    def light(self, text: str) -> _Scalar:
        """The scalar without its value, if the place in the file's text gives the same."""
        read = _scan_of(self)(text[self.start : self.end], self.start)
        return replace(self, value=None) if read is not None and read.text == self.value else self

    def read(self, text: str) -> str:
        """The value."""
        read = _scan_of(self)(text[self.start : self.end], self.start) if self.value is None else None
        return (self.value or "") if read is None else read.text


def read(source: SourceFile, options: ReadOptions) -> Sequence[Message]:
    """The text values of the file; of languages side by side only the wanted ones.

    Raises ``ReadError`` with the line for invalid YAML.
    """
    try:
        scalars = [scalar.light(source.text) for scalar in _scalars(source.text)]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise ReadError(f"is not valid YAML: {error.problem or error.context}", path=source.path, line=line) from error
    except yaml.YAMLError as error:
        what = str(error).splitlines()[0]
        raise ReadError(f"is not valid YAML: {what}", path=source.path) from error
    is_chosen = choose_languages((scalar.path for scalar in scalars), options.locales)
    chosen = (scalar for scalar in scalars if is_chosen(scalar.path))
    messages = read_places(source, options, chosen, lambda scalar: _entry(source, scalar))
    texts = ((scalar.path, scalar.read(source.text)) for scalar in scalars if may_tell(scalar.path))
    found = as_conversation(texts, messages, source.path, options.forced)
    return messages if found is None else found


def _scalars(text: str) -> Iterator[_Scalar]:
    stack: list[_Frame] = []
    for event in yaml.parse(text, Loader=_LOADER):
        if len(stack) > _DEPTH:
            mark = _mark(event.start_mark)
            raise yaml.MarkedYAMLError(problem="it is nested too deep", problem_mark=mark)
        if isinstance(event, yaml.CollectionStartEvent):
            stack.append(
                _Frame(
                    isinstance(event, yaml.MappingStartEvent),
                    _column(text, _mark(event.start_mark)),
                    bool(event.flow_style),
                )
            )
            continue
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            _step(stack, "?")
            continue
        if isinstance(event, yaml.DocumentStartEvent):
            stack.clear()
        if not isinstance(event, yaml.NodeEvent):
            continue
        scalar = event if isinstance(event, yaml.ScalarEvent) else None
        # A key may be a collection itself.
        is_key = any(frame.is_map and frame.step is None for frame in stack)
        if scalar is not None and not is_key and _is_text(scalar):
            start, end = _mark(scalar.start_mark).index, _mark(scalar.end_mark).index
            properties = _PROPERTIES.match(text, start, end) if text[start] in "&!" else None
            style = scalar.style or ""
            yield _Scalar(
                tuple(frame.step if frame.is_map else str(frame.index) for frame in stack),  # type: ignore[misc]
                properties.end() if properties else start,
                end,
                style,
                scalar.value,
                next((frame.column for frame in reversed(stack) if not frame.is_flow), -1),
                bool(stack) and stack[-1].is_flow,
            )
        _step(stack, scalar.value if scalar is not None else "*")


def entry_at(source: SourceFile, start: int, end: int, key: str) -> Entry | None:
    """The text under a key of the mapping ``source.text[start:end]``, ``None`` if there is none."""
    for scalar in _scalars(source.text[start:end]):
        if scalar.path == (key,):
            moved = replace(scalar, start=scalar.start + start, end=scalar.end + start)
            return _entry(source, moved.light(source.text))
    return None


def _column(text: str, mark: Any) -> int:
    """Where the items of a collection begin: after the anchor and the tag that it may have."""
    if text[mark.index : mark.index + 1] not in ("&", "!"):
        return int(mark.column)
    properties = _PROPERTIES.match(text, mark.index)
    at = properties.end() if properties else mark.index
    return at - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) - 1


def _mark(mark: Any) -> Any:
    """The stubs allow for events without a mark; the parser gives none."""
    return mark


def _step(stack: list[_Frame], value: str) -> None:
    """Notes that a node of the innermost collection is over: a key, or a value."""
    if not stack:
        return
    frame = stack[-1]
    if not frame.is_map:
        frame.index += 1
    else:
        frame.step = value if frame.step is None else None


def _is_text(event: yaml.ScalarEvent) -> bool:
    if event.tag not in _TEXT_TAGS:
        return False
    if not event.value:
        # It says nothing, but tells of which languages there are keys.
        return event.style in ("'", '"')
    return bool(event.style) or event.tag is not None or _stays_text(event.value)


def _stays_text(value: str) -> bool:
    """Whether a plain scalar is a string: no number, date, boolean or null."""
    resolvers = [*_RESOLVERS.get(value[:1], []), *_RESOLVERS.get(None, [])]  # type: ignore[call-overload]
    return not any(pattern.match(value) for _, pattern in resolvers)


def _entry(source: SourceFile, scalar: _Scalar) -> Entry:
    raw = source.text[scalar.start : scalar.end]
    scan = _scan_of(scalar) if scalar.value is None else _unwritable(scalar, scalar.value)
    return Entry(
        ".".join(scalar.path),
        scalar.start,
        scalar.end,
        scan,
        yamlscalar.encoder(scalar.style, raw, ascii_only=source.text.isascii()),
        lambda changed: _ends_line(changed) == _ends_line(raw) and _stands_alone(changed, scalar),
    )


def _scan_of(scalar: _Scalar) -> Scan:
    if scalar.style in ("|", ">"):
        return yamlscalar.block_scan(scalar.parent)
    return {"'": yamlscalar.scan_single, '"': yamlscalar.scan_double}.get(scalar.style, yamlscalar.scan_plain)


def _unwritable(scalar: _Scalar, text: str) -> Scan:
    """The value as the library reads it, with no more than its place."""
    whole = Piece(Span(0, len(text)), SourceSpan(scalar.start, scalar.end), literal=False, writable=False)
    value = Value(text, (whole,))
    return lambda raw, offset: value


def _ends_line(raw: str) -> bool:
    """What stands after a block must stay apart from it."""
    return raw.endswith(("\n", "\r"))


def _stands_alone(raw: str, scalar: _Scalar) -> bool:
    """Whether ``raw``, put where the scalar stands, is again one string of that style."""
    if scalar.in_flow:
        text = f"[{raw}]"
    elif scalar.parent < 0:
        text = raw
    else:
        text = f"{' ' * scalar.parent}k: {raw}"
    try:
        found = list(_scalars(text))
    except yaml.YAMLError:
        return False
    again = _scan_of(scalar)(raw, 0)
    return len(found) == 1 and found[0].style == scalar.style and again is not None and found[0].value == again.text
