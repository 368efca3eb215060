"""The values that flow through the program. This package imports nothing of the project."""

from viestilint.model.document import Clause, Document, Item, Sentence, Token, Zone
from viestilint.model.finding import (
    Applicability,
    Edit,
    Finding,
    Fix,
    Hit,
    Severity,
    SourceEdit,
    Text,
)
from viestilint.model.message import (
    CHANNELS,
    MESSAGE_TYPES,
    Address,
    Message,
    Placeholder,
)
from viestilint.model.reading import Reading
from viestilint.model.rule import Rule
from viestilint.model.source import Piece, SourceMap
from viestilint.model.span import SourceSpan, Span

__all__ = [
    "CHANNELS",
    "MESSAGE_TYPES",
    "Address",
    "Applicability",
    "Clause",
    "Document",
    "Edit",
    "Finding",
    "Fix",
    "Hit",
    "Item",
    "Message",
    "Piece",
    "Placeholder",
    "Reading",
    "Rule",
    "Sentence",
    "Severity",
    "SourceEdit",
    "SourceMap",
    "SourceSpan",
    "Span",
    "Text",
    "Token",
    "Zone",
]
