"""Whole files rewritten: fixes applied until stable, and the address of every message converted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from viestilint.fixes import Fixed, apply_edits, fix_text
from viestilint.language.address import conversion
from viestilint.model import Address, Applicability, Finding, Message, SourceEdit
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile

WRITABLE = frozenset((Applicability.SAFE, Applicability.UNSAFE))


@dataclass(frozen=True, slots=True)
class Conversion:
    """A file's text in another address form. ``refused`` are messages that hold a word that cannot be formed, or a
    place that cannot be written: they are left as they were.
    """

    text: str
    refused: tuple[Message, ...]


def fix_source(linter: Linter, source: SourceFile, allowed: frozenset[Applicability], *, to_fill: bool = True) -> Fixed:
    """The file's text with the allowed single-answer fixes applied until stable; see ``fix_text``."""

    def check(text: str) -> list[tuple[Message, tuple[Finding, ...]]]:
        result = linter.check_source(replace(source, text=text))
        return [(checked.message, checked.findings) for checked in result.messages]

    return fix_text(source.text, check, allowed, to_fill=to_fill)


def convert_source(linter: Linter, source: SourceFile, target: Address) -> Conversion:
    """The file's text with every message that addresses its reader in the ``target`` form.

    A message is converted whole or not at all: never half a sentence in one form and half in the other.
    """
    before = linter.check_source(source).messages
    edits: list[list[SourceEdit]] = []
    refused: list[Message] = []
    for checked in before:
        wanted = _wanted(linter, checked.message, target)
        edits.append(wanted or [])
        if wanted is None:
            refused.append(checked.message)
    while True:
        text = apply_edits(source.text, [edit for group in edits for edit in group])
        after = linter.check_source(replace(source, text=text)).messages
        failed = [
            index
            for index, new in enumerate(after[: len(edits)])
            if edits[index] and _still_mixed(linter, new.message, target)
        ]
        if not failed:
            return Conversion(text, tuple(refused))
        for index in failed:
            edits[index] = []
            refused.append(before[index].message)


def _wanted(linter: Linter, message: Message, target: Address) -> list[SourceEdit] | None:
    """The edits that convert a message, none if it needs none; ``None`` if it cannot be converted whole."""
    document = linter.document(message)
    if all(form is target for _, form in document.signals):
        return []
    wanted = conversion(document, target, linter.inflector)
    written = [message.source_map.translate(edit) for edit in wanted or ()]
    if wanted is None or None in written:
        return None
    return [edit for edit in written if edit is not None]


def _still_mixed(linter: Linter, message: Message, target: Address) -> bool:
    return any(form is not target for _, form in linter.document(message).signals)
