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
    edits: list[SourceEdit] = []
    refused: list[Message] = []
    for checked in linter.check_source(source).messages:
        document = linter.document(checked.message)
        if all(form is target for _, form in document.signals):
            continue
        wanted = conversion(document, target, linter.inflector)
        written = [checked.message.source_map.translate(edit) for edit in wanted or ()]
        if wanted is None or None in written:
            refused.append(checked.message)
            continue
        edits.extend(edit for edit in written if edit is not None)
    return Conversion(apply_edits(source.text, edits), tuple(refused))
