"""A formal reply to a relaxed customer, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.checks.puhuttelu_sekaisin import is_counted_te
from viestilint.checks.registry import CheckContext
from viestilint.language.customer_text import writes_for_several
from viestilint.lazyregex import lazy
from viestilint.model import Address, Document, Hit, Token

_WORD = lazy(r"[^\W\d_]+")
_EMOJI = lazy(r"[\U0001F300-\U0001FAFF\u2600-\u27BF]|[:;]-?[)D]")


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit on the word that sets the tone, if the customer's own tone is clearly the opposite.

    The customer's *te* is no sign: it mostly means the company.
    """
    customer = document.message.customer
    data = context.rule.data
    if not customer or data is None:
        return
    tables = {key: frozenset(node.texts()) for key, node in data.fields().items()}
    tone = _customer_tone(customer, tables)
    if tone == "casual":
        token = _formal_token(document, tables, several=writes_for_several(customer))
        if token is not None:
            yield Hit(token.span, (("match", token.text),), variant="liian-virallinen")
    elif tone == "formal":
        token = _casual_token(document, tables)
        if token is not None:
            yield Hit(token.span, (("match", token.text),), variant="liian-tuttavallinen")


def _customer_tone(text: str, tables: dict[str, frozenset[str]]) -> str | None:
    words = [word.lower() for word in _WORD.findall(text)]
    if not words:
        return None
    formal = int(words[0] in tables["formal-greetings"]) * 2
    formal += sum(word in tables["formal-words"] for word in words)
    casual = int(words[0] in tables["casual-greetings"]) * 2
    casual += sum(word in tables["spoken-words"] for word in words)
    casual += len(_EMOJI.findall(text))
    casual += not any(character.isupper() for character in text)
    if casual >= 2 and not formal:
        return "casual"
    return "formal" if formal >= 2 and not casual else None


def _formal_token(document: Document, tables: dict[str, frozenset[str]], *, several: bool) -> Token | None:
    first = next((t for t in document.tokens if t.kind == "word"), None)
    if first is not None and first.lower in tables["formal-greetings"]:
        return first
    if several:
        return None
    signals = [(t, form) for t, form in document.signals if t.zone not in ("quote", "foreign")]
    formal = [t for t, form in signals if form is Address.TE and not is_counted_te(document, t)]
    if any(form is Address.SINA for _, form in signals):
        # Both at once is what puhuttelu-sekaisin tells; to correct that decides the tone.
        return None
    return formal[0] if len(formal) >= 2 or (formal and len(formal) == len(signals)) else None


def _casual_token(document: Document, tables: dict[str, frozenset[str]]) -> Token | None:
    first = next((t for t in document.tokens if t.kind == "word"), None)
    if first is not None and first.lower in tables["casual-greetings"]:
        return first
    return next((t for t in document.tokens if t.lower in tables["spoken-words"] and t.zone == "body"), None)
