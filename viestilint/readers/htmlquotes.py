"""What a page quotes: the earlier message that a mail program puts below or above a reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from viestilint.lazyregex import lazy
from viestilint.model import Span

_CITED = lazy(
    r"\b(?:gmail_quote|yahoo_quoted|protonmail_quote|zmail_extra|moz-cite-prefix|OutlookMessageHeader"
    r"|ms-outlook-mobile-reference-message)\b"
)
# After these of Outlook's, all the rest of the mail is quoted.
_REST = lazy(r"(?:x_)?(?:divRplyFwdMsg|appendonsend)")


@dataclass(slots=True)
class _Open:
    """An element that is open, until as many of its name are closed as were opened; ``""`` is never closed."""

    name: str
    start: int
    is_block: bool
    depth: int = 1


@dataclass(slots=True)
class Quotes:
    """Collects the quotations of a text that is being laid out."""

    spans: list[Span] = field(default_factory=list)
    blocks: list[tuple[int, Span]] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)

    def open(self, name: str, about: str, at: int) -> None:
        """Notes an element that opens at that offset of the text; ``about`` are its class and its id."""
        for element in self._open:
            element.depth += element.name == name
        if _REST.search(about) and not self._open:
            self._open.append(_Open("", at, False))
        elif name == "blockquote" or _CITED.search(about):
            self._open.append(_Open(name, at, name == "blockquote"))

    def close(self, name: str, at: int) -> None:
        """Notes an element that closes."""
        for element in self._open:
            element.depth -= element.name == name
        while self._open and not self._open[-1].depth:
            self._end(at)

    def finish(self, at: int) -> None:
        """Closes what is still open at the end of the text."""
        while self._open:
            self._end(at)

    def _end(self, at: int) -> None:
        element = self._open.pop()
        span = Span(element.start, max(element.start, at))
        if element.is_block:
            self.blocks.append((sum(other.is_block for other in self._open), span))
        if not self._open:
            self.spans.append(span)

    def newest(self, text: str) -> str | None:
        """What is quoted of the newest message, without what that one quotes itself; ``None`` if nothing is."""
        outer = sorted(span for level, span in self.blocks if level == 0) or sorted(self.spans)
        if not outer:
            return None
        first = outer[0]
        older = sorted(span for level, span in self.blocks if level == 1 and first.covers(span))
        return _without(text, first, older)


def _without(text: str, span: Span, gone: Sequence[Span]) -> str:
    out, at = [], span.start
    for inner in gone:
        out.append(text[at : inner.start])
        at = inner.end
    return "".join([*out, text[at : span.end]])
