"""Characters outside GSM 03.38, and what stands for them inside it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from viestilint.checks.pictures import is_picture, mark_between
from viestilint.checks.registry import CheckContext
from viestilint.language.gsm import is_gsm, sms_length
from viestilint.language.sms import sent_text
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token

_SAFE, _UNSAFE, _DISPLAY = Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY
_DASHES = frozenset("–—‒―")
_SAME = {
    **dict.fromkeys("”“„‟«»″", '"'),
    **dict.fromkeys("’‘‚‛`´′‹›ʼ", "'"),
    **dict.fromkeys("\u00a0\u2007\u2008\u2009\u200a\u202f\u2002\u2003\u2004\u2005\u2006\u3000\t", " "),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f", ""),
    **dict.fromkeys("·•‣▪●◦", "-"),
    **dict.fromkeys("−‐‑", "-"),
    **dict.fromkeys("→➔➜", ">"),
    **dict.fromkeys("✓✔", "OK"),
    "…": "...",
    "×": "x",
    "²": "2",
    "³": "3",
    "≤": "<=",
    "≥": ">=",
    "⁄": "/",
}
_FRACTIONS = {"½": "1/2", "¼": "1/4", "¾": "3/4"}
# Letters that lose their mark in ordinary words; the GSM alphabet has à é è ù ì ò ñ ü and the Nordic letters.
_LETTERS = {
    **dict.fromkeys("áâãăā", "a"),
    **dict.fromkeys("êëěē", "e"),
    **dict.fromkeys("íïîī", "i"),
    **dict.fromkeys("óôõőō", "o"),
    **dict.fromkeys("úûűū", "u"),
    "ç": "c",
    "ý": "y",
    "ÿ": "y",
}
_CAREFUL = {
    "š": "sh",
    "ž": "zh",
    "Š": "Sh",
    "Ž": "Zh",
    "č": "c",
    "ć": "c",
    "ń": "n",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "œ": "oe",
    "ő": "ö",
    "ş": "s",
    "ğ": "g",
    "ı": "i",
    "®": "",
    "™": "",
    "©": "",
}
# Cyrillic letters that look Latin: they come in by copying, and no reader sees the difference.
_LOOKALIKES = dict(zip("аеорсухіАЕОРСТХНКМВІ", "aeopcyxiAEOPCTXHKMBI", strict=True))
# Signs that say something: a number to call, a place, a clock, a warning.
_MEANT = frozenset("☎📞📱📲✉📧📩📍🏠⏰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛📅📆🗓✅❌✖⚠🚫❗❓❕➡⬅👉👇👆💶🔗ℹ")
_NEAR = 80


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit per run of characters that no GSM alphabet has. What a placeholder will hold is not known
    here.
    """
    text = document.text
    hidden = bytearray(len(text))
    for part in [*(p.span for p in document.message.placeholders), *document.message.masked]:
        hidden[part.start : part.end] = b"\1" * len(part)
    runs = [span for span in _runs(text) if not any(hidden[span.start : span.end])]
    if not runs:
        return
    sent = sent_text(document.message, context.settings)
    now = sms_length(sent)
    then = sms_length("".join(c if is_gsm(c) else "x" for c in sent))
    values = (
        ("units", str(now.units)),
        ("segments", str(now.segments)),
        ("gsm", str(then.units)),
        ("gsm_segments", str(then.segments)),
    )
    variant = "osat" if now.segments > then.segments else None
    starts = [token.span.start for token in document.tokens]
    for span in runs:
        at = bisect_right(starts, span.start) - 1
        token = document.tokens[at] if at >= 0 and document.tokens[at].span.overlaps(span) else None
        fix = _fix(document, token, span, context.settings.sms_dash)
        yield Hit(span, (("char", _shown(span.of(text))), *values), fix, variant=variant)


def _runs(text: str) -> Iterator[Span]:
    at = 0
    while at < len(text):
        if is_gsm(text[at]):
            at += 1
            continue
        start = at
        while at < len(text) and not is_gsm(text[at]):
            at += 1
        yield Span(start, at)


def _fix(document: Document, token: Token | None, span: Span, ranged: str) -> tuple[Fix, ...]:
    text = document.text
    run = span.of(text)
    if token is not None and token.kind in ("url", "email"):
        return ()
    if run in _DASHES:
        return _one(Edit(span, _dash(text, span, ranged)))
    if run in _FRACTIONS:
        gap = " " if text[span.start - 1 : span.start].isdigit() else ""
        return _one(Edit(span, gap + _FRACTIONS[run]))
    if all(c in _SAME for c in run):
        return _one(Edit(span, "".join(_SAME[c] for c in run)))
    if run.startswith("°"):
        return _degrees(text, span)
    if token is not None and all(c in _LOOKALIKES for c in run) and _is_latin(token.text):
        return _one(Edit(span, "".join(_LOOKALIKES[c] for c in run)))
    plain = "".join(_letter(c) for c in run)
    if all(is_gsm(c) for c in plain):
        # A person's, a place's or a firm's name is not ours to respell.
        careful = any(c.lower() not in _LETTERS for c in run)
        return _one(Edit(span, plain), _DISPLAY if _is_name(token) else _UNSAFE if careful else _SAFE)
    if all(is_picture(c) for c in run):
        return _picture(document, span)
    return ()


def _dash(text: str, span: Span, ranged: str) -> str:
    """The hyphen for a dash: with a space on each side where an end of the range is of several words."""
    before, after = text[max(0, span.start - _NEAR) : span.start], text[span.end : span.end + _NEAR]
    if before[-1:].isspace() or after[:1].isspace() or not before or not after:
        return "-"
    left, right = before.split()[-1:], after.split()[:1]
    if not left or not right:
        return "-"
    ends = [bool(re.search(r"\d[.%€]*$", left[0])), right[0].lstrip("(\"'+")[:1].isdigit()]
    if ends[0] != ends[1]:
        return " - "
    if not ends[0] and (_in_phrase(before.split()[-2:]) or _in_phrase(after.split()[:2])):
        return " - "
    return ranged if ends[0] or re.match(r"\w{2,3}\b", right[0]) else "-"


def _in_phrase(words: Sequence[str]) -> bool:
    """Whether two words make one end of a range: *New York*."""
    return len(words) == 2 and all(w[:1].isupper() and w.isalpha() for w in words)


def _degrees(text: str, span: Span) -> tuple[Fix, ...]:
    end = span.end + (text[span.end : span.end + 1] in ("C", "F") and not text[span.end + 1 : span.end + 2].isalnum())
    digits = re.search(r"\d( ?)$", text[max(0, span.start - 2) : span.start])
    if digits is None or text[span.start : end] not in ("°C", "°"):
        return ()
    return _one(Edit(Span(span.start, end), ("" if digits[1] else " ") + "astetta"), _UNSAFE)


def _picture(document: Document, span: Span) -> tuple[Fix, ...]:
    """A picture is left out with the space before it; one that may say something only by a person.

    Between two sentences a mark comes instead; where it is not clear whether there are two, nothing is offered.
    """
    text = document.text
    start, end = span.start, span.end
    says = any(c in _MEANT for c in span.of(text)) or bool(re.match(r"[ \t]*\d", text[end : end + _NEAR]))
    mark, is_sure = mark_between(document, span) or ("", False)
    if not is_sure and (says or not mark):
        return ()
    ends_line = re.compile(r"[^\S\n]*(?:\n|$)").match(text, end) is not None
    if mark or ends_line or text[end : end + 1] in (" ", ".", ",", "!", "?", ")"):
        while start > 0 and text[start - 1] == " ":
            start -= 1
    if start == 0 or text[start - 1] == "\n":
        while text[end : end + 1] == " ":
            end += 1
    glued = text[end : end + 1].isalnum() and start > 0 and (bool(mark) or text[start - 1].isalnum())
    return _one(Edit(Span(start, end), mark + " " * glued), _UNSAFE if says or not is_sure else _SAFE)


def _letter(character: str) -> str:
    if character in _CAREFUL:
        return _CAREFUL[character]
    plain = _LETTERS.get(character.lower())
    if plain is None:
        bare = unicodedata.normalize("NFD", character)[:1]
        return bare if bare.isascii() and bare.isalpha() else character
    return plain.upper() if character.isupper() else plain


def _is_latin(word: str) -> bool:
    return any(c.isascii() and c.isalpha() for c in word)


def _is_name(token: Token | None) -> bool:
    if token is None or token.kind != "word" or not token.capitalised:
        return False
    return not token.initial or not token.readings or any(r.is_name for r in token.readings)


def _one(edit: Edit, applicability: Applicability = _SAFE) -> tuple[Fix, ...]:
    return (Fix((edit,), applicability),)


def _shown(run: str) -> str:
    if run in _SAME and unicodedata.category(run) in ("Pi", "Pf"):
        return f"{run} U+{ord(run):04X}"
    return run if run.strip() and run.isprintable() else " ".join(f"U+{ord(c):04X}" for c in run)
