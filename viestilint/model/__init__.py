"""The values that flow through the program. This package imports nothing of the project."""

from viestilint.model.checked import Checked
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
    COVER,
    MESSAGE_TYPES,
    Address,
    Message,
    Placeholder,
    Secret,
    cover,
)
from viestilint.model.ondemand import on_demand
from viestilint.model.reading import Reading
from viestilint.model.rule import Rule
from viestilint.model.settings import ApprovedTerm, RuleSettings, Term
from viestilint.model.source import Piece, SourceMap
from viestilint.model.span import SourceSpan, Span

__all__ = [
    "CHANNELS",
    "COVER",
    "MESSAGE_TYPES",
    "Address",
    "Applicability",
    "ApprovedTerm",
    "Checked",
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
    "RuleSettings",
    "Secret",
    "Sentence",
    "Severity",
    "SourceEdit",
    "SourceMap",
    "SourceSpan",
    "Span",
    "Term",
    "Text",
    "Token",
    "Zone",
    "cover",
    "on_demand",
]
