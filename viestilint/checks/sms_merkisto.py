"""Characters outside GSM 03.38, and what stands for them inside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.language.gsm import is_gsm
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token

_SAME = {
    **dict.fromkeys("”“„«»", '"'),
    **dict.fromkeys("’‘‚`´", "'"),
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\u2002\u2003\t", " "),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f", ""),
    "…": "...",
    "—": "-",
    "·": "-",
    "•": "-",
    "×": "x",
    "→": ">",
    "✓": "OK",
    "✔": "OK",
    "−": "-",
    "½": "1/2",
    "²": "2",
}
_LETTERS = {**dict.fromkeys("áâãă", "a"), **dict.fromkeys("êëě", "e"), **dict.fromkeys("íïî", "i"),
            **dict.fromkeys("óôõő", "o"), **dict.fromkeys("úûű", "u"), "ç": "c", "ý": "y", "ÿ": "y"}  # fmt: skip
_CAREFUL = {"š": "sh", "ž": "zh", "Š": "Sh", "Ž": "Zh", "č": "c", "ć": "c", "ń": "n", "ł": "l"}


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit per run of characters that no GSM alphabet has; placeholders count for themselves elsewhere."""
    text = document.text
    hidden = [p.span for p in document.message.placeholders]
    for match in re.finditer(r"(?:[^\x00-\x7fäöåÄÖÅ€£¥§¿¡éèùìòàñüÑÜÇØøÆæß¤ΔΦΓΛΩΠΨΣΘΞ]|[`\t])+", text):
        span = Span(*match.span())
        if any(h.overlaps(span) for h in hidden) or all(is_gsm(c) for c in match.group()):
            continue
        yield _hit(document, span)


def _hit(document: Document, span: Span) -> Hit:
    text = document.text
    run = span.of(text)
    values = (("char", _shown(run)),)
    token = next((t for t in document.tokens if t.span.overlaps(span)), None)
    if run == "–":
        return Hit(span, values, (_fix(Edit(span, _dash(text, span))),))
    if all(c in _SAME or is_gsm(c) for c in run):
        return Hit(span, values, (_fix(Edit(span, "".join(_SAME.get(c, c) for c in run))),))
    if all(c in _LETTERS or c.lower() in _LETTERS or is_gsm(c) for c in run):
        safe = Applicability.UNSAFE if _is_name(token) else Applicability.SAFE
        return Hit(span, values, (_fix(Edit(span, "".join(_letter(c) for c in run)), safe),))
    if all(c in _CAREFUL for c in run):
        return Hit(span, values, (_fix(Edit(span, "".join(_CAREFUL[c] for c in run)), Applicability.UNSAFE),))
    if all(unicodedata.category(c) in ("So", "Sk", "Mn", "Cf", "Cn") for c in run):
        start = span.start
        while start > 0 and text[start - 1] == " ":
            start -= 1
        return Hit(span, values, (_fix(Edit(Span(start, span.end), "")),))
    return Hit(span, values)


def _dash(text: str, span: Span) -> str:
    """A hyphen: without spaces between single items, as the dash was otherwise."""
    return "-"


def _letter(character: str) -> str:
    plain = _LETTERS.get(character.lower(), character)
    return plain.upper() if character.isupper() else plain


def _is_name(token: Token | None) -> bool:
    return token is not None and token.kind == "word" and token.capitalised and not token.initial


def _fix(edit: Edit, applicability: Applicability = Applicability.SAFE) -> Fix:
    return Fix((edit,), applicability)


def _shown(run: str) -> str:
    return run if run.strip() and run.isprintable() else "".join(f"U+{ord(c):04X}" for c in run)
