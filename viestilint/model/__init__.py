"""The values that flow through the program. This package imports nothing of the project.

What the language layer makes of a message, and the rules, are imported when they are first asked for: a run that
remembers the findings of its messages needs neither.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from viestilint.model.checked import Checked
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
    SLOT_SYNTAXES,
    Address,
    Message,
    Placeholder,
    Secret,
    cover,
)
from viestilint.model.ondemand import on_demand
from viestilint.model.settings import ApprovedTerm, RuleSettings, Term
from viestilint.model.source import Piece, SourceMap
from viestilint.model.span import SourceSpan, Span

if TYPE_CHECKING:
    from viestilint.model.document import Clause, Document, Item, Sentence, Token, Zone
    from viestilint.model.reading import Reading
    from viestilint.model.rule import Rule

_HOMES = {
    **dict.fromkeys(("Clause", "Document", "Item", "Sentence", "Token", "Zone"), "viestilint.model.document"),
    "Reading": "viestilint.model.reading",
    "Rule": "viestilint.model.rule",
}
__all__ = [
    "CHANNELS",
    "COVER",
    "MESSAGE_TYPES",
    "SLOT_SYNTAXES",
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


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return value
