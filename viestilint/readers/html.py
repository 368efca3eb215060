"""HTML and MJML, and templates that hold HTML: what the customer sees of it.

The body is one message, its ``<title>`` the subject. The title, the preheader, other hidden text and each ``alt`` are
fragments of their own, with that word as their key. What has no HTML tag at all is read as plain text with
template tags.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from viestilint.lazyregex import lazy
from viestilint.model import Message, SourceMap
from viestilint.readers.build import ReadOptions, build_message
from viestilint.readers.flow import Flow
from viestilint.readers.htmlencode import (
    Style,
    attribute_encoder,
    entity_style,
    html_encoder,
    template_encoder,
)
from viestilint.readers.htmlquotes import Quotes
from viestilint.readers.markup import Attribute, Token, attributes, has_html, tokens
from viestilint.readers.metadata import Metadata
from viestilint.readers.placeholders import find_placeholders
from viestilint.readers.source import SourceFile

_RAW = frozenset({"script", "style", "mj-style"})
_SKIPPED = frozenset({"svg", "math", "object", "template", "select", "mj-attributes", "mj-html-attributes"})
_TITLES = frozenset({"title", "mj-title"})
_VOID_NAMES = (
    "area base br col embed hr img input link meta source track wbr"
    " mj-image mj-divider mj-spacer mj-font mj-include mj-breakpoint mj-class mj-all"
)
_VOID = frozenset(_VOID_NAMES.split())
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option"
    " p pre section summary table tbody td tfoot th thead tr ul mj-accordion mj-accordion-element mj-"
    " accordion-text mj-accordion-title mj-body mj-button mj-column mj-group mj-head mj-hero mj-navbar"
    " mj-navbar-link mj-raw mj-section mj-social mj-social-element mj-table mj-text mj-wrapper"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_PRINTED = lazy(r"(?:data-)?th:u?text|t-(?:out|esc|raw|field)|v-(?:text|html)")
_CHOOSING = frozenset({"t-if", "t-elif", "t-else", "t-foreach"})
_HIDDEN = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_PREHEADER = lazy(r"\b(?:pre-?header|preview-?text)", re.I)
_INVISIBLE = frozenset("\u200b\u200c\u034f\ufeff\u2060")


def read(source: SourceFile, options: ReadOptions) -> list[Message]:
    """The messages of the file: its body first. None for a file that shows nothing."""
    if not source.path.lower().endswith((".html", ".htm", ".xhtml", ".mjml")) and not has_html(source.text):
        return read_template(source, options)
    return read_html(source, options)


def read_template(
    source: SourceFile, options: ReadOptions, start: int = 0, own: Metadata | None = None
) -> list[Message]:
    """The one message of plain text with template tags, lines as they are. It begins at ``start``."""
    flow = Flow(source.text, preformatted=True)
    for token in tokens(source.text, start, len(source.text), tags=False, entities=False):
        if token.kind == "template":
            _add_template(flow, token, options)
        else:
            flow.text(token.start, token.end)
    text, pieces, masked = flow.finish()
    if not text.strip():
        return []
    source_map = SourceMap(pieces, encode_at=template_encoder(source.text))
    return [build_message(source, text, source_map, options, own, masked=masked)]


def read_html(source: SourceFile, options: ReadOptions, own: Metadata | None = None) -> list[Message]:
    """The messages of an HTML file. ``own`` is what is known of it beside its text: the subject of a mail."""
    page = _Page(source.text, options)
    page.read()
    own = own or Metadata()
    title, title_pieces, title_masked = page.title.finish()
    style = entity_style(source.text, source.encoding)
    encode = html_encoder(source.text, style, page.preformatted)
    messages: list[Message] = []
    for key, flow in (("", page.body), *page.hidden):
        text, pieces, masked = flow.finish()
        if not text.strip():
            continue
        part = own.over(Metadata(subject=title.strip() or None))
        if key:
            part = Metadata(key=key, fragment=True).over(own)
        source_map = SourceMap(pieces, encode_at=encode)
        quotes, quoted = (page.quotes.spans, page.quotes.newest(text)) if flow is page.body else ((), None)
        messages.append(
            build_message(source, text, source_map, options, part, masked=masked, quotes=quotes, quoted=quoted)
        )
    if title.strip():
        heading = Metadata(key="title", fragment=True).over(own)
        source_map = SourceMap(title_pieces, encode_at=encode)
        subject = build_message(source, title, source_map, options, heading, masked=title_masked)
        messages.append(replace(subject, zone="subject"))
    for attribute in page.alts:
        message = _read_attribute(source, attribute, style, options, own)
        if message is not None:
            messages.append(message)
    return messages


def _read_attribute(
    source: SourceFile, attribute: Attribute, style: Style, options: ReadOptions, own: Metadata
) -> Message | None:
    flow = Flow(source.text)
    for token in tokens(source.text, attribute.start, attribute.end, tags=False):
        _add_plain(flow, token, options)
    text, pieces, masked = flow.finish()
    if not any(char.isalpha() for char in text):
        return None
    source_map = SourceMap(pieces, encode_at=attribute_encoder(source.text, style, attribute.quote))
    alt = Metadata(key="alt", fragment=True).over(own)
    return build_message(source, text, source_map, options, alt, masked=masked)


@dataclass(slots=True)
class _Frame:
    """An element whose content goes elsewhere, until as many of its name are closed as were opened."""

    name: str
    flow: Flow | None
    depth: int = 1


class _Page:
    def __init__(self, source: str, options: ReadOptions) -> None:
        self.source = source
        self.options = options
        self.body = Flow(source)
        self.title = Flow(source)
        self.hidden: list[tuple[str, Flow]] = []
        self.alts: list[Attribute] = []
        self.preformatted: list[tuple[int, int]] = []
        self.quotes = Quotes()
        self._frames: list[_Frame] = []
        # Of each open <t> of Odoo, whether it chooses or repeats what is in it.
        self._choices: list[bool] = []

    @property
    def _flow(self) -> Flow | None:
        return self._frames[-1].flow if self._frames else self.body

    def read(self) -> None:
        for token in tokens(self.source, 0, len(self.source), raw=_RAW):
            if token.kind == "open":
                self._open(token)
            elif token.kind == "close":
                self._close(token)
            elif self._flow is not None and token.kind in ("text", "entity", "template"):
                _add_plain(self._flow, token, self.options)
        self.body.block()
        self.quotes.finish(self.body.builder.length)

    def _open(self, token: Token) -> None:
        name = token.name.lower()
        frame = self._frames[-1] if self._frames else None
        empty = token.closed or name in _VOID
        if frame is not None and frame.name == name and not empty:
            frame.depth += 1
        flow = self._flow
        if flow is None or name in _RAW:
            return
        found = attributes(self.source, token)
        self._break(flow, name, token)
        if flow is self.body and not empty:
            self.quotes.open(name, self._about(found), self.body.builder.length)
        if name == "t" and not empty:
            tag = self.source[token.start : token.end]
            chooses = any(attribute in _CHOOSING for attribute in found) and _is_placeholder(tag, self.options)
            self._choices.append(chooses)
            if chooses:
                flow.control(token.start, token.end)
        if name in ("img", "mj-image", "area") and "alt" in found:
            self.alts.append(found["alt"])
        if name in _SKIPPED and not empty:
            self._frames.append(_Frame(name, None))
        elif name in _TITLES and not empty:
            self._frames.append(_Frame(name, self.title))
        elif any(_PRINTED.fullmatch(attribute) for attribute in found):
            self._print(flow, found)
            if not empty:
                self._frames.append(_Frame(name, None))
        elif not empty and name not in ("html", "body") and (name == "mj-preview" or self._is_hidden(found)):
            is_first = self.body.is_empty and flow is self.body
            hidden = Flow(self.source, preformatted=flow.preformatted)
            self.hidden.append(("preheader" if is_first or name == "mj-preview" else "hidden", hidden))
            self._frames.append(_Frame(name, hidden))

    def _about(self, found: dict[str, Attribute]) -> str:
        return " ".join(self.source[found[name].start : found[name].end] for name in ("class", "id") if name in found)

    def _close(self, token: Token) -> None:
        name = token.name.lower()
        if self._frames and self._frames[-1].name == name:
            self._frames[-1].depth -= 1
            if not self._frames[-1].depth:
                self._frames.pop()
        flow = self._flow
        if flow is None:
            return
        if name == "t" and self._choices and self._choices.pop():
            flow.control(token.start, token.end)
        if name in _BLOCKS:
            flow.block()
        if flow is self.body:
            self.quotes.close(name, self.body.builder.length)
        if name == "pre" and flow.preformatted:
            flow.preformatted = self.body.preformatted = False
            self.preformatted[-1] = (self.preformatted[-1][0], token.start)

    def _break(self, flow: Flow, name: str, token: Token) -> None:
        if name == "br":
            flow.line_break()
        elif name in _BLOCKS:
            flow.block()
        if name == "hr":
            flow.part("---", token.start, token.end, writable=False)
            flow.block()
        if name == "pre" and flow is self.body and not token.closed and not flow.preformatted:
            flow.preformatted = True
            self.preformatted.append((token.end, len(self.source)))

    def _print(self, flow: Flow, found: dict[str, Attribute]) -> None:
        """What the template engine puts in the place of the element's content."""
        for name, value in found.items():
            if _PRINTED.fullmatch(name) and value.start < value.end:
                inner = self.source[value.start : value.end]
                if _is_placeholder(inner, self.options):
                    flow.part(inner, value.start, value.end, writable=False)
                else:
                    flow.markup(value.start, value.end)
                return

    def _is_hidden(self, found: dict[str, Attribute]) -> bool:
        style, name = found.get("style"), found.get("class") or found.get("id")
        if style is not None and _HIDDEN.search(self.source, style.start, style.end):
            return True
        is_named = name is not None and _PREHEADER.search(self.source, name.start, name.end) is not None
        return is_named and self.body.is_empty


def _add_plain(flow: Flow, token: Token, options: ReadOptions) -> None:
    if token.kind == "template":
        _add_template(flow, token, options)
    elif token.kind == "entity":
        if token.value not in _INVISIBLE:
            flow.part(token.value, token.start, token.end)
    else:
        flow.text(token.start, token.end)


def _add_template(flow: Flow, token: Token, options: ReadOptions) -> None:
    if token.name == "comment":
        return
    tag = flow.source[token.start : token.end]
    if token.name == "control":
        if _is_placeholder(tag, options):
            flow.control(token.start, token.end)
    elif _is_placeholder(tag, options):
        flow.part(tag, token.start, token.end)
    else:
        flow.markup(token.start, token.end)


def _is_placeholder(tag: str, options: ReadOptions) -> bool:
    found = find_placeholders(tag, options.syntaxes)
    return bool(found) and found[0].span.start == 0 and found[-1].span.end == len(tag)
