"""What the readers of catalogues share: entries as messages, languages side by side."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from viestilint.errors import ReadError
from viestilint.lazyregex import lazy
from viestilint.model import Message, SourceMap, on_demand
from viestilint.model.source import Encoder
from viestilint.readers.build import ReadOptions, build_message
from viestilint.readers.bynumber import told_by_number
from viestilint.readers.fragments import is_part
from viestilint.readers.locales import is_language, language_of, wanted
from viestilint.readers.markup import has_layout
from viestilint.readers.metadata import Metadata
from viestilint.readers.nested import compose
from viestilint.readers.source import SourceFile
from viestilint.readers.values import (
    Scan,
    Value,
    checked_encoder,
    decode_entities,
    entity_encoder,
    markup_spans,
    without_markup,
)

P = TypeVar("P")
# What may be the mark of a placeholder
_VARIES = lazy(r"[{$%:#@]")
_OPENS_LINE = lazy(r">\s{0,99}(?=(?:hei|hyvät?|arvoisat?|tervehdys)\b)", re.I)
_SUFFIX = lazy(r"(?P<base>.+)(?P<mark>[_-])(?P<tag>[a-z]{2})")
_FAMILIAR = frozenset(("en", "sv"))
_TAGS = lazy(r"\A(?:\s*<[^<>]*>)+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of a catalogue: its raw form ``[start, end)`` with its quotes, how to read and write it.

    ``is_valid`` says of an edited raw form whether it is still one value where it stands. ``origin`` is what
    the value was translated from. ``is_part`` is an entry that is known to be a part of a message.
    """

    key: str
    start: int
    end: int
    scan: Scan
    encode: Encoder
    is_valid: Callable[[str], bool] | None = None
    origin: str | None = None
    is_part: bool = False


def read_entry(
    source: SourceFile, options: ReadOptions, entry: Entry, *, by_number: bool | None = None
) -> Message | None:
    """The entry as a message, a fragment unless it opens with a greeting; ``None`` if it holds no letter.
    ``by_number`` says that the file has it for some counts only.

    Raises ``ReadError`` with the line if the value cannot be read.
    """
    raw = source.text[entry.start : entry.end]
    plain = _plain(source, entry, raw)
    value = decode_entities(plain)
    if not _says_something(value):
        return None
    own = Metadata(
        key=entry.key,
        fragment=entry.is_part or _is_fragment(entry.key, value.text, options),
        source_text=entry.origin and without_markup(entry.origin),
        by_number=by_number,
    )
    if has_layout(plain.text):
        page = _page(source, options, entry, plain, own)
        if page is not None:
            return page

    def scan(changed: str, offset: int) -> Value | None:
        again = _scan(entry, changed, offset)
        # Tags that are written into it would make it another kind of value.
        return None if again is None or has_layout(again.text) else decode_entities(again)

    encode = entity_encoder(plain, entry.encode)
    source_map = SourceMap(value.pieces, encode_at=checked_encoder(raw, entry.start, value, scan, encode))
    return build_message(source, value.text, source_map, options, own, masked=markup_spans(value.text))


def _page(source: SourceFile, options: ReadOptions, entry: Entry, plain: Value, own: Metadata) -> Message | None:
    """A value whose lines are made by tags, as the page it is; ``None`` if such a page shows nothing."""
    from viestilint.readers.html import read_html

    raw = source.text[entry.start : entry.end]
    bodies = [m for m in read_html(replace(source, text=plain.text), options, own) if m.key == entry.key]
    if not bodies or not any(char.isalpha() for char in bodies[0].text):
        return None
    encode = checked_encoder(raw, entry.start, plain, partial(_scan, entry), entry.encode)
    return replace(bodies[0], source_map=compose(bodies[0].source_map, plain.pieces, encode))


def _scan(entry: Entry, changed: str, offset: int) -> Value | None:
    """The value of an edited raw form; ``None`` if it is none any more."""
    if entry.is_valid is not None and not entry.is_valid(changed):
        return None
    return entry.scan(changed, offset)


def read_entries(source: SourceFile, options: ReadOptions, entries: Iterable[Entry]) -> Sequence[Message]:
    """The entries that hold text, as messages; see ``on_demand``."""
    return read_places(source, options, entries, lambda entry: entry)


def read_places(
    source: SourceFile, options: ReadOptions, places: Iterable[P], entry_of: Callable[[P], Entry]
) -> Sequence[Message]:
    """The same of entries that weigh more than what they are made of."""

    found: list[P] = []
    keys: list[str] = []
    for place in places:
        entry = entry_of(place)
        value = decode_entities(_plain(source, entry, source.text[entry.start : entry.end]))
        if _says_something(value):
            found.append(place)
            if _VARIES.search(value.text):
                keys.append(entry.key)
    of_numbers = told_by_number(keys)

    def read(place: P) -> Message:
        entry = entry_of(place)
        message = read_entry(source, options, entry, by_number=entry.key in of_numbers)
        assert message is not None
        return message

    return on_demand(found, read)


def _plain(source: SourceFile, entry: Entry, raw: str) -> Value:
    plain = entry.scan(raw, entry.start)
    if plain is None:
        raise fault(source, entry.start, "the value cannot be read")
    return plain


def _says_something(value: Value) -> bool:
    return any(char.isalpha() for char in value.text)


def _is_fragment(key: str, text: str, options: ReadOptions) -> bool:
    # Of a whole page the letterhead may stand above the greeting.
    body = text.find("<body")
    opening = _OPENS_LINE.search(text, body) if body >= 0 else None
    return is_part(key, text[opening.end() :] if opening else _TAGS.sub("", text), options.message_keys)


def fault(source: SourceFile, at: int, message: str) -> ReadError:
    """The error of an invalid file, with the line of offset ``at``."""
    text = source.text
    line = text.count("\n", 0, at) + 1
    if "\n" not in text:
        line = text.count("\r", 0, at) + 1
    return ReadError(" ".join(message.split()), path=source.path, line=line)


Path = tuple[str, ...]


def choose_languages(paths: Iterable[Path], locales: Iterable[str]) -> Callable[[Path], bool]:
    """Which of a tree's values are in the languages ``locales``.

    Where all keys of a mapping are names of languages, only the branches of those in ``locales`` count. One
    such key alone is taken for a language only at the root, as in Rails. Nor does ``otsikko_en`` count beside
    ``otsikko`` or ``otsikko_fi``.
    """
    children: dict[Path, set[str]] = {}
    flat = False
    for path in paths:
        for depth in range(len(path)):
            children.setdefault(path[:depth], set()).add(path[depth])
            flat = flat or len(path) == 1
    chosen = frozenset(locales)
    languages = {
        path
        for path, keys in children.items()
        if (len(keys) > 1 or not (path or flat)) and all(is_language(key) for key in keys)
    }

    def is_chosen(path: Path) -> bool:
        if not all(wanted(path[depth], chosen) for depth in range(len(path)) if path[:depth] in languages):
            return False
        return not path or not _is_in_another(path[-1], children[path[:-1]], chosen)

    return is_chosen


def _is_in_another(name: str, siblings: Collection[str], locales: Collection[str]) -> bool:
    """Whether the name ends in a language that is not wanted, and its text stands beside it in one that is."""
    found = _SUFFIX.fullmatch(name)
    if found is None or language_of(found["tag"]) is None or wanted(found["tag"], locales):
        return False
    base, mark = found["base"], found["mark"]
    # Of the other tags some are words too: valinta_no beside valinta.
    is_plain = found["tag"] in _FAMILIAR and base in siblings
    return is_plain or any(f"{base}{mark}{locale}" in siblings for locale in locales)
