"""What a project says of itself beside its messages, for the checks that need to know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from viestilint.model.finding import Text

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the project's own jargon list: what to write instead, and why."""

    lemma: str
    plain: str
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class ApprovedTerm:
    """A term of the project's glossary: the words that it replaces, and why."""

    name: str
    avoid: tuple[str, ...]
    why: str | None = None


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """The project's own style and words.

    ``allow`` are words that no wording rule flags, ``words`` correct words that Voikko does not know, ``senders`` the
    company's names. ``glossary`` are the terms that other words are to be replaced by. ``max_lengths`` are the most
    characters that a value takes, by the placeholder's name or its type, ``examples`` such values. ``sms_price`` is
    the price of one segment in euros. ``sms_dash`` stands for the dash of a range in text messages. ``placeholders``
    are all names that templates may use, ``None`` where nothing is declared; ``required_placeholders`` those that
    every message must use.
    """

    allow: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    senders: tuple[str, ...] = ()
    jargon: tuple[Term, ...] = ()
    glossary: tuple[ApprovedTerm, ...] = ()
    max_lengths: Mapping[str, int] = field(default_factory=dict)
    examples: Mapping[str, str] = field(default_factory=dict)
    sms_price: Decimal | None = None
    sms_dash: str = "-"
    placeholders: tuple[str, ...] | None = None
    required_placeholders: tuple[str, ...] = ()
