"""What a text is made of and nobody sees: letters with their marks apart, characters without width.

Programs on macOS write ``ä`` as two characters, and editors leave zero-width spaces: neither makes another word.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from viestilint.lazyregex import lazy
from viestilint.model import Message, Span

_LOOSE = lazy("[A-Za-z][\u0300-\u036f]+|[\u200b\u2060\ufeff]+")
# One class of characters is looked for much faster than the two runs.
_SIGN = lazy("[\u0300-\u036f\u200b\u2060\ufeff]")


def is_loose(text: str) -> bool:
    """Whether a text has any of it."""
    return _SIGN.search(text) is not None and _LOOSE.search(text) is not None


def composed(message: Message) -> Message:
    """The message with its text as it is seen."""
    from viestilint.readers.values import Value, rewrite

    text = message.text
    found = [(*m.span(), _seen(m.group())) for m in _LOOSE.finditer(text)]
    changes = [change for change in found if change[2] != text[change[0] : change[1]]]
    value = rewrite(Value(text, message.source_map.pieces), changes)
    ends = [end for _, end, _ in changes]
    gone = [0]
    for start, end, seen in changes:
        gone.append(gone[-1] + end - start - len(seen))

    def moved(span: Span) -> Span:
        start, end = (at - gone[bisect_right(ends, at)] for at in (span.start, span.end))
        return Span(start, max(start, end))

    return replace(
        message,
        text=value.text,
        source_map=replace(message.source_map, pieces=value.pieces),
        placeholders=tuple(replace(p, span=moved(p.span)) for p in message.placeholders),
        masked=tuple(map(moved, message.masked)),
        quotes=tuple(map(moved, message.quotes)),
    )


def _seen(run: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", run) if run[0].isalpha() else ""
