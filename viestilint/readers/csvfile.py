"""Tables (.csv, .tsv): the cells of one configured column are entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from viestilint.errors import ReadError
from viestilint.lazyregex import lazy
from viestilint.model import Message
from viestilint.model.source import Encoder
from viestilint.readers.build import ReadOptions
from viestilint.readers.catalogue import Entry, fault, read_entries
from viestilint.readers.source import SourceFile
from viestilint.readers.values import Scan, Value, ValueBuilder, scan_escapes

_QUOTED = lazy(r"\"(?:[^\"]++|\"\")*+(?P<close>\")?")
_DOUBLED = lazy('""|\r\n?')
_KEYS = frozenset(("key", "id", "avain", "tunnus", "nimi", "name"))


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int


def read(source: SourceFile, options: ReadOptions) -> Sequence[Message]:
    """The cells of the configured column, keyed by the row's key column or its number.

    Raises ``ReadError`` without a configured column, if the table lacks it, and for a quote left open.
    """
    if options.csv_column is None:
        raise ReadError("no column of the table is configured to hold messages: set csv-column", path=source.path)
    return read_entries(source, options, _entries(source, options.csv_column))


def _entries(source: SourceFile, wanted: str) -> Iterator[Entry]:
    delimiter = _delimiter(source)
    rows = _rows(source, delimiter)
    head = next(rows, None)
    if head is None:
        return
    names = [_plain(source, cell) for cell in head]
    column = _column(source, names, wanted)
    encode_quoted = _quoted_encoder(source)
    key = next((i for i, name in enumerate(names) if name.lower() in _KEYS and i != column), None)
    for number, row in enumerate(rows, start=2):
        if column < len(row) and row[column].start < row[column].end:
            cell = row[column]
            is_quoted = source.text[cell.start] == '"'
            name = _plain(source, row[key]) if key is not None and key < len(row) else ""
            yield Entry(
                name or f"row {number}",
                cell.start,
                cell.end,
                _scan_quoted if is_quoted else _bare_scan(delimiter),
                encode_quoted if is_quoted else _encode_bare,
            )


def _column(source: SourceFile, names: list[str], wanted: str) -> int:
    folded = [name.strip().lower() for name in names]
    if wanted.strip().lower() in folded:
        return folded.index(wanted.strip().lower())
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(names):
        return int(wanted) - 1
    listed = ", ".join(names[:8])
    raise fault(source, 0, f"the table has no column '{wanted}': it has {listed}")


def _delimiter(source: SourceFile) -> str:
    if source.path.lower().endswith((".tsv", ".tab")):
        return "\t"
    head = re.split(r"[\r\n]", source.text, maxsplit=1)[0] if source.text else ""
    outside = re.sub(r"\"[^\"]*\"", "", head)
    return max(",;\t", key=outside.count)


def _rows(source: SourceFile, delimiter: str) -> Iterator[list[_Cell]]:
    text = source.text
    bare = re.compile(rf"[^{delimiter}\r\n]*+")
    at = 0
    row: list[_Cell] = []
    while at < len(text):
        start = at
        quoted = _QUOTED.match(text, at)
        if quoted is not None:
            if not quoted["close"]:
                raise fault(source, start, "is not a valid table: a quotation mark is not closed")
            at = quoted.end()
            if at < len(text) and text[at] not in f"{delimiter}\r\n":
                raise fault(source, at, "is not a valid table: there is text after a closing quotation mark")
        elif found := bare.match(text, at):
            at = found.end()
        row.append(_Cell(start, at))
        if at < len(text) and text[at] == delimiter:
            at += 1
            if at < len(text):
                continue
            row.append(_Cell(at, at))
        at += 2 if text.startswith("\r\n", at) else 1
        if len(row) > 1 or row[0].start < row[0].end:
            yield row
        row = []


def _plain(source: SourceFile, cell: _Cell) -> str:
    raw = source.text[cell.start : cell.end]
    return raw[1:-1].replace('""', '"') if raw[:1] == '"' else raw


def _scan_quoted(raw: str, offset: int) -> Value | None:
    whole = _QUOTED.fullmatch(raw)
    if whole is None or not whole["close"]:
        return None
    return scan_escapes(raw[1:-1], offset + 1, _DOUBLED, lambda match: '"' if match.group() == '""' else "\n")


def _bare_scan(delimiter: str) -> Scan:
    def scan(raw: str, offset: int) -> Value | None:
        if raw[:1] == '"' or re.search(rf"[{delimiter}\r\n]", raw):
            return None
        builder = ValueBuilder(raw, offset)
        builder.literal(0, len(raw))
        return builder.build()

    return scan


def _quoted_encoder(source: SourceFile) -> Encoder:
    newline = "\r\n" if "\r\n" in source.text else "\n"
    return lambda text: text.replace('"', '""').replace("\n", newline)


def _encode_bare(text: str) -> str:
    return text
