"""The front matter of a text: what a message says of itself between ``---`` lines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from viestilint import safeyaml
from viestilint.errors import ConfigError, ReadError
from viestilint.lazyregex import lazy
from viestilint.model import Message, SourceMap, SourceSpan
from viestilint.readers.build import ReadOptions, build_message
from viestilint.readers.metadata import Metadata, parse_metadata
from viestilint.readers.source import SourceFile

_FRONT = lazy(r"---[ \t]*\r?\n(?P<yaml>.*?)(?:^|\n)---[ \t]*(?:\r?\n|$)", re.S | re.M)
_COLON_IN_VALUE = "mapping values are not allowed in this context"
_COLON_HINT = "put the value in quotes, as it holds a colon"
# What YAML calls a comment, unless it is a number or a tag
_COMMENT = lazy(r" #(?:\s|$)")
_SUBJECT = lazy(r"^subject:[ \t]++(?P<value>[^\s'\"|>&*!%@`\[\]{},#?-][^\r\n]*+)", re.M)


def after_front_matter(source: SourceFile, start: int) -> SourceFile:
    """The file without its front matter, which is white space of the same length: every offset stays."""
    return replace(source, text=" " * start + source.text[start:]) if start else source


def read_front_matter(source: SourceFile) -> tuple[Metadata, int]:
    """What the front matter says, and the offset at which the text after it begins (0 if there is none).

    Raises ``ReadError`` for wrong front matter.
    """
    match = _FRONT.match(source.text)
    if match is None:
        return Metadata(), 0
    import yaml

    try:
        values = _load(match["yaml"])
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        problem = _COLON_HINT if error.problem == _COLON_IN_VALUE else error.problem
        raise ReadError(f"front matter is not valid YAML: {problem}", path=source.path, line=line) from error
    except (yaml.YAMLError, ValueError) as error:
        raise ReadError("front matter is not valid YAML", path=source.path, line=1) from error
    if values is None:
        return Metadata(), match.end()
    if not isinstance(values, dict):
        # Two rules around a text are a divider, not metadata.
        return Metadata(), 0
    try:
        front = parse_metadata(values)
    except (ConfigError, ValueError) as error:
        # A whole number of thousands of digits is a ValueError to write out.
        raise ReadError(f"front matter: {error}", path=source.path, line=1) from error
    return front, match.end()


def _load(text: str) -> Any:
    plain = _mail_subject(text, 0, len(text))
    if plain is not None:
        quoted = plain.of(text).replace("'", "''")
        text = f"{text[: plain.start]}'{quoted}'{text[plain.end :]}"
    return safeyaml.load(text)


def _mail_subject(text: str, start: int, end: int) -> SourceSpan | None:
    """Where a subject stands as a mail has it: *Re: Tilaus #123*; a plain value of YAML ends at either mark."""
    match = _SUBJECT.search(text, start, end)
    value = match["value"].rstrip() if match else ""
    if match is None or _COMMENT.search(value) or not (": " in value or value.endswith(":") or " #" in value):
        return None
    return SourceSpan(match.start("value"), match.start("value") + len(value))


def subject_of(source: SourceFile, front: Metadata, options: ReadOptions) -> list[Message]:
    """The subject that the front matter gives, as a message of its own."""
    match = _FRONT.match(source.text) if front.subject else None
    if match is None:
        return []
    plain = _mail_subject(source.text, *match.span("yaml"))
    if plain is not None:
        text = plain.of(source.text)
        source_map = SourceMap(SourceMap.shifted(len(text), plain.start).pieces, _one_line)
    else:
        value = _yaml_subject(source, *match.span("yaml"), options)
        if value is None:
            return []
        text, source_map = value.text, value.source_map
    whole = build_message(source, text, source_map, options, replace(front, key="subject"))
    return [replace(whole, subject=None, customer=None, fragment=True, zone="subject")]


def _one_line(text: str) -> str | None:
    return None if "\n" in text or "\r" in text else text


def _yaml_subject(source: SourceFile, start: int, end: int, options: ReadOptions) -> Message | None:
    from viestilint.readers.catalogue import read_entry
    from viestilint.readers.yamlfile import entry_at

    entry = entry_at(source, start, end, "subject")
    return read_entry(source, options, entry) if entry is not None else None
