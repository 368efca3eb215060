"""What the linter says about a message, and what it proposes instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

from viestilint.model.span import SourceSpan, Span


class Severity(IntEnum):
    """How much a finding weighs; comparable, ``ERROR`` is the heaviest."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Applicability(Enum):
    """Who may apply a fix: ``--fix`` (safe), ``--unsafe-fixes`` (unsafe), or only a person (display)."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class Text:
    """A user-facing text in Finnish with its English twin."""

    fi: str
    en: str

    def in_(self, lang: str) -> str:
        """The text in ``fi`` or ``en``."""
        return self.en if lang == "en" else self.fi


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace ``span`` of the message's text with ``text``; an empty span inserts."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class SourceEdit:
    """Replace ``span`` of the decoded file with ``text``, already in the format's own escaping."""

    span: SourceSpan
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together: all of them are applied or none."""

    edits: tuple[Edit, ...]
    applicability: Applicability


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one message.

    ``span`` is in the message's text, empty where something is missing. ``fixes`` are alternatives: more than
    one means that a person must choose. ``hint`` is a model text or advice that is shown and never written.
    """

    rule: str
    family: str
    severity: Severity
    span: Span
    message: str
    why: str
    fixes: tuple[Fix, ...] = ()
    hint: str | None = None
    variant: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """What a matcher or a check reports, before the rule's texts are put to it.

    ``values`` fill the braces of the rule's message. ``severity`` overrides the
    rule's own. ``variant`` names the entry of the rule whose texts apply. ``number`` is that of the entry whose matcher
    found it: an entry may have no name, or share one.
    """

    span: Span
    values: tuple[tuple[str, str], ...] = ()
    fixes: tuple[Fix, ...] = ()
    hint: str | None = None
    severity: Severity | None = None
    variant: str | None = None
    number: int | None = None
