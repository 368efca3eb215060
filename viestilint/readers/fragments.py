"""Whether a catalogue entry is a whole message or a part of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase

from viestilint.lazyregex import lazy

# Atomic, so that a row of braces cannot make the match branch.
_NAME = r"(?>\{+[^{}\n]{0,80}\}+|[^\n,!.?]){1,60}"
_GREETING = lazy(
    r"(?:"
    # A greeting word says so by itself, unless it leads a compound or goes on as another word.
    r"(?:hei|heippa|heips|heissan|hejssan|moi|moikka|moro|tere|morjens|morjensta|haloo|tervehdys)\b(?!-)"
    rf"(?:[ \t]+{_NAME})?"
    # These are common words too: only a mark after them makes them a greeting.
    r"|(?:terve|huomenta|päivää|iltaa|hyvää (?:huomenta|aamua|aamupäivää|päivää|iltapäivää|iltaa))"
    rf"(?:[ \t]+{_NAME})?(?=[,!])"
    rf"|(?:hyvät?|arvoisat?|rakas|rakkaat|kunnioitettu)[ \t]+{_NAME}(?=[,!])"
    r")",
    re.I,
)
_MARKS = lazy(r"(?:\s|[\"'”’«»*_#>(]|\{%[^%]*%\}|\{\{~?[#/^!][^}]*\}\}|</?#[^>]*>)+")
_WORD = lazy(r"[^\W\d_]{2,}")
_ENOUGH_WORDS = 4
# The greeting of a page: Hei {nimi}, olet kirjautunut
_ONE_CLAUSE = lazy(r"[^.!?\n]{1,80}")
# What a key calls itself by its last word: a greeting there opens a message whose other parts are entries too.
_PART_WORDS = (
    "header|heading|headline|footer|title|subtitle|subject|pre-?header|preview|greeting|salutation|opening|intro|button"
    "|btn|cta|label|placeholder|tooltip|otsikko|väliotsikko|valiotsikko|alaotsikko|aihe|tervehdys|aloitus|johdanto"
    "|esikatselu|alatunniste|painike|nappi"
)
_PART_KEY = lazy(
    rf"(?:\A|(?<=[._/:|-])|(?<=[a-zåäö0-9])(?=[A-ZÅÄÖ]))(?i:{_PART_WORDS})(?:[._-]?\d{{1,3}})?(?:\.(?:one|other))?\Z"
)


def is_fragment(text: str) -> bool:
    """Whether ``text`` is a part of a message: all is, but for what opens with a greeting and says more."""
    lead = _MARKS.match(text)
    greeting = _GREETING.match(text, lead.end() if lead else 0)
    if greeting is None:
        return True
    if _ONE_CLAUSE.fullmatch(text.strip()):
        return True
    rest = _WORD.finditer(text, greeting.end())
    return sum(1 for _, _ in zip(rest, range(_ENOUGH_WORDS), strict=False)) < _ENOUGH_WORDS


def is_part(key: str, text: str, message_keys: Iterable[str]) -> bool:
    """The same for an entry with a key; ``message_keys`` are patterns of the keys of whole messages."""
    if any(fnmatchcase(key, pattern) for pattern in message_keys):
        return False
    return is_fragment(text) or _PART_KEY.search(key) is not None
