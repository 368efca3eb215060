"""Subject lines that do not tell what the message is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.language.morphology import Morphology
from viestilint.lazyregex import lazy
from viestilint.model import Document, Hit, Reading, Severity, Span

_PREFIX = lazy(r"^\s*(?:(?:re|vs|fw|fwd|vl|sv|ref)\s*:\s*|\[[^\]]*\]\s*)+", re.I)
_PLACEHOLDER = lazy(
    r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|[$#%]\{[^{}]*\}|\{[^{}]*\}|\[\[[^\]]{0,200}\]\]|<%[^>]{0,200}%>|%\w+%|%[sd]|\$[^\W\d]\w*"
)
_WORD = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MAX_LENGTH = 70
_PLACEHOLDER_LENGTH = 10
# Words that say nothing of the content.
_EMPTY_POS = frozenset(("conj", "pron", "adp", "neg"))


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit at the start of the message for a subject that is empty, vague, English, shouted or long."""
    subject = document.message.subject
    if subject is None:
        # Nothing is known of the subject: the file does not hold it.
        return
    data = context.rule.data
    assert data is not None
    tables = {key: frozenset(node.texts()) for key, node in data.fields().items()}
    at = Span(0, 0)
    values = (("match", subject.strip()), ("length", str(_length(subject))))
    variant = _fault(subject, tables, context.morphology)
    if variant is not None:
        severity = Severity.ERROR if variant == "puuttuu" else None
        yield Hit(at, values, severity=severity, variant=variant)


def _fault(subject: str, tables: dict[str, frozenset[str]], morphology: Morphology) -> str | None:
    bare = _PREFIX.sub("", subject).strip()
    bare = _PLACEHOLDER.sub(" 0 ", bare)
    if not bare:
        # Re: [aihe] is to be filled in.
        return None if "[" in subject else "puuttuu"
    words = _WORD.findall(bare)
    if not words:
        return None
    if _is_english(words, tables["english"], morphology):
        return "englanti"
    if _is_shouted(words):
        return "suuraakkoset"
    if not re.search(r"\d", bare):
        rest = [word for word in words if not _says_nothing(word, tables, morphology)]
        if not rest or (len(rest) == 1 < len(words) and _is_of_customer(rest[0], words[0], tables, morphology)):
            return "epamaarainen"
    return "pitka" if _length(subject) > _MAX_LENGTH else None


def _length(subject: str) -> int:
    return len(_PLACEHOLDER.sub("x" * _PLACEHOLDER_LENGTH, subject.strip()))


def _is_shouted(words: list[str]) -> bool:
    letters = "".join(words)
    if not letters.isupper():
        return False
    return any(len(word) > 4 for word in words)


def _is_english(words: list[str], english: frozenset[str], morphology: Morphology) -> bool:
    low = [word.lower() for word in words]
    hits = sum(word in english for word in low)
    if hits < 1:
        return False
    finnish = sum(word not in english and bool(morphology.analyse(word)) for word in low)
    return hits > 2 * finnish and (hits > 1 or len(words) <= 2)


def _says_nothing(word: str, tables: dict[str, frozenset[str]], morphology: Morphology) -> bool:
    readings = morphology.analyse(word) or morphology.analyse(word.lower())
    if not readings:
        return word.lower() in tables["vague"]
    # Every word may be one of many; what matters is whether it can be the vague one.
    return any(_is_vague(r, tables["vague"]) or r.pos in _EMPTY_POS for r in readings)


def _is_of_customer(word: str, first: str, tables: dict[str, frozenset[str]], morphology: Morphology) -> bool:
    """*Tärkeää tietoa sopimuksestasi*: that it is the reader's own does not tell what has happened to it."""
    if not any(r.lemma in tables["opens"] for r in morphology.analyse(first.lower())):
        return False
    return any(
        r.case == "ela" and r.poss in ("2sg", "2pl") and r.head in tables["own"]
        for r in morphology.analyse(word.lower())
    )


def _is_vague(reading: Reading, vague: frozenset[str]) -> bool:
    return reading.lemma in vague or reading.lemma.lower() in vague
