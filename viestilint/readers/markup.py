"""Markup and template tags → tokens with exact places; shared by the HTML, Markdown and XML readers.

Nothing is executed, expanded or fetched: a tag, an entity or a template tag is a run of the file with a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5

from viestilint.lazyregex import lazy
from viestilint.readers.placeholders import KOHA

# A template tag longer than this is taken for stray braces, so that those cost no more than this each.
_LONGEST = 4096
_INSIDE = r"\{\{.{0,1000}?\}\}|\{%.{0,1000}?%\}|[$#*@~]\{[^{}]{0,1000}\}|</?[#@].{0,500}?>|<%.{0,500}?%>"
_PLAIN = r"[^<>\"'{$#*@~]"
_QUOTED = rf"\"(?>{_PLAIN}++|{_INSIDE}|[^\"])*+\"|'(?>{_PLAIN}++|{_INSIDE}|[^'])*+'"
# Possessive throughout: a tag that does not close fails at once. As in browsers, a quotation mark is one only after an
# equals sign: a stray one, as in <p style="…"">, is a part of a name.
_TAG = lazy(
    r"<(?P<close>/?)(?P<name>[A-Za-z_][\w:.-]*+)"
    rf"(?P<rest>(?>=\s*+(?:{_QUOTED}|(?![\"']))|[^<>\"'{{$#*@~=]++|{_INSIDE}|[^<>=])*+)>",
    re.S,
)
_ATTRIBUTE = lazy(
    rf"(?P<name>[^\s=/>\"'{{}}$<]+)(?:\s*=\s*(?:\"(?P<double>(?>{_PLAIN}++|{_INSIDE}|[^\"])*+)\""
    rf"|'(?P<single>(?>{_PLAIN}++|{_INSIDE}|[^'])*+)'|(?P<bare>(?>{_INSIDE}|[^\s>\"'])++)))?|{_INSIDE}",
    re.S,
)
_ENTITY = lazy(r"&(?:#(?P<dec>[0-9]{1,7})|#[xX](?P<hex>[0-9A-Fa-f]{1,6})|(?P<name>[A-Za-z][A-Za-z0-9]{1,31}));")
_SPECIAL = lazy(r"[<&{\[$#*~]")
_PAIRS = (
    ("{{{", "}}}"),
    ("{{!--", "--}}"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("{#", "#}"),
    ("[[", "]]"),
    ("[%", "%]"),
    ("<#--", "-->"),
    ("<%", "%>"),
    ("<?php", "?>"),
    ("<?=", "?>"),
)
_EXPRESSION = lazy(r"[$#*~@]\{(?>[^{}\"']|\"[^\"\n]*\"|'[^'\n]*'|\{[^{}]*\}|[\"']){0,1000}\}")
_FREEMARKER = lazy(
    r"</?[#@][A-Za-z](?>[^<>\"'(]|\"[^\"]*\"|'[^']*'"
    # Inside parentheses a > is an operator.
    r"|\((?>[^()\"']|\"[^\"]*\"|'[^']*'|\([^()]*\))*\)|\()*>"
)
_SQUARE = lazy(r"\[/?[#@][A-Za-z][^\[\]]{0,1000}\]|\[\([$#*~@]\{[^\]]{0,1000}\)\]")
_CAPTURE = lazy(r"<#(?P<freemarker>assign|local|global)\s[^=<>\"']+>|\{%[-+]?\s*(?P<jinja>comment|capture)\b")
_CAPTURE_END = {
    **{name: lazy(f"</#{name}>") for name in ("assign", "local", "global")},
    **{name: lazy(rf"\{{%[-+]?\s*end{name}\s*[-+]?%\}}") for name in ("comment", "capture")},
}
_KOHA = lazy(KOHA)
_XML_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_CONTROL_WORDS = (
    "if|elif|elseif|elsif|else|endif|unless|endunless|for|foreach|empty|endfor|case|when|default|endcase|switch"
    "|endswitch|with|endwith|set|endset|assign|capture|endcapture|load|extends|block|endblock|import|from|macro"
    "|endmacro|call|endcall|comment|endcomment|raw|endraw|verbatim|endverbatim|autoescape|endautoescape|spaceless"
    "|endspaceless|filter|endfilter|break|continue|do|language|endlanguage|ifequal|endifequal|ifchanged|endifchanged"
)
_CONTROL = lazy(
    rf"\{{%[-+~]?\s*(?:{_CONTROL_WORDS})\b|\{{\{{\{{?~?\s*(?:[#/^]|else\b)|</?#(?!include)|</@|<%(?![=-])|<\?"
    r"|\[%-?\s*(?:IF|UNLESS|ELSE|ELSIF|END|FOREACH|SET|USE|SWITCH|CASE|BLOCK|FILTER)\b|\[/?#"
)
_COMMENT = lazy(r"\{#|\{\{--|<#--|\{\{~?!|<%#|\[%#|\{%[-+]?\s*comment\b")


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute's value, ``source[start:end]`` without its quotes; ``quote`` is empty for a bare one."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Token:
    """``source[start:end]``. ``kind`` is text, entity (``value`` is what it stands for), open, close,
    comment, cdata, decl, raw (what ``<style>`` and its like hold) or template. ``rest``: the attributes.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    value: str = ""
    closed: bool = False
    rest: int = 0


def tokens(
    source: str,
    start: int,
    end: int,
    *,
    tags: bool = True,
    entities: bool = True,
    templates: bool = True,
    raw: frozenset[str] = frozenset(),
) -> Iterator[Token]:
    """The tokens that tile ``source[start:end]``. ``raw`` names the elements whose content is no markup."""
    at = run = start
    while at < end:
        found = _SPECIAL.search(source, at, end)
        if found is None:
            break
        at = found.start()
        token = template_at(source, at, end) if templates else None
        if token is None and source[at] == "<" and tags:
            token = tag_at(source, at, end)
        elif token is None and source[at] == "&" and entities:
            token = entity_at(source, at, end)
        if token is None:
            at += 1
            continue
        if run < at:
            yield Token("text", run, at)
        yield token
        at = run = token.end
        if token.kind == "open" and not token.closed and token.name.lower() in raw:
            close = re.compile(rf"</{re.escape(token.name)}\b", re.I).search(source, at, end)
            at = run = close.start() if close else end
            yield Token("raw", token.end, at, token.name)
    if run < end:
        yield Token("text", run, end)


def tag_at(source: str, at: int, end: int) -> Token | None:
    """The tag, comment or declaration that opens with the ``<`` at ``at``, ``None`` if it is only that."""
    if source.startswith("<!--", at):
        close = source.find("-->", at + 4, end)
        return Token("comment", at, end if close < 0 else close + 3)
    if source.startswith("<![CDATA[", at):
        close = source.find("]]>", at, end)
        return Token("cdata", at, end if close < 0 else close + 3, closed=close >= 0)
    if source.startswith(("<!", "<?"), at):
        close = source.find(">", at, end)
        return Token("decl", at, end if close < 0 else close + 1)
    match = _TAG.match(source, at, end)
    if match is None:
        return None
    if match["close"]:
        return Token("close", at, match.end(), match["name"])
    closed = match["rest"].endswith("/")
    return Token("open", at, match.end(), match["name"], closed=closed, rest=match.start("rest"))


def attributes(source: str, token: Token) -> dict[str, Attribute]:
    """The attributes of an open tag by name; of two with one name the first counts."""
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(source, token.rest, token.end - (2 if token.closed else 1)):
        if match["name"] is None:
            continue
        for group, quote in (("double", '"'), ("single", "'"), ("bare", "")):
            if match[group] is not None:
                found.setdefault(match["name"].lower(), Attribute(*match.span(group), quote))
                break
        else:
            found.setdefault(match["name"].lower(), Attribute(match.end(), match.end(), ""))
    return found


def entity_at(source: str, at: int, end: int, *, xml: bool = False) -> Token | None:
    """The entity at ``at``, ``None`` for an ampersand that is only that."""
    match = _ENTITY.match(source, at, end)
    if match is None:
        return None
    if match["name"] is not None:
        value = _XML_ENTITIES.get(match["name"]) if xml else html5.get(match["name"] + ";")
        return None if value is None else Token("entity", at, match.end(), match["name"], value)
    code = int(match["dec"]) if match["dec"] else int(match["hex"], 16)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return None
    return Token("entity", at, match.end(), "#", chr(code))


def template_at(source: str, at: int, end: int) -> Token | None:
    """The template tag at ``at``. Its ``name`` is ``control`` if it prints nothing, ``comment``, or empty."""
    until = _template_end(source, at, min(end, at + _LONGEST))
    if until is None:
        return None
    name = "comment" if _COMMENT.match(source, at) else "control" if _CONTROL.match(source, at) else ""
    capture = _CAPTURE.match(source, at, until)
    if capture:
        # What is assigned here is printed elsewhere.
        word = capture["freemarker"] or capture["jinja"]
        close = _CAPTURE_END[word].search(source, until, min(end, at + 4 * _LONGEST))
        if close:
            return Token("template", at, close.end(), "comment" if word == "comment" else "control")
    return Token("template", at, until, name)


def _template_end(source: str, at: int, limit: int) -> int | None:
    first = source[at]
    if first in "{[<":
        for opener, closer in _PAIRS:
            if opener[0] == first and source.startswith(opener, at):
                found = source.find(closer, at + len(opener), limit)
                if found >= 0:
                    return found + len(closer)
    match = None
    if first == "[":
        match = _SQUARE.match(source, at, limit)
    elif first == "<":
        match = _FREEMARKER.match(source, at, limit) or _KOHA.match(source, at, limit)
    elif first in "$#*~":
        match = _EXPRESSION.match(source, at, limit)
    return match.end() if match else None


def has_html(source: str) -> bool:
    """Whether the text is HTML by its tags, whatever its suffix."""
    return _HTML.search(source) is not None


def has_layout(source: str) -> bool:
    """Whether tags give the text its lines and paragraphs, so that its own line breaks mean nothing."""
    return _LAYOUT.search(source) is not None


_LAYOUT_TAGS = "html|body|table|tbody|tr|td|div|p|br|h[1-6]|ul|ol|li|hr|center"
_LAYOUT = lazy(rf"<(?:!doctype\s+html|/?(?:{_LAYOUT_TAGS})(?:\s[^<>]{{0,1000}})?/?>)", re.I)
INLINE = lazy(r"</?(?:a|b|i|u|s|em|strong|span|font|small|big|sup|sub|img)(?:\s[^<>]{0,1000})?/?>", re.I)
"""A tag within a line."""
_HTML = lazy(
    rf"<(?:!doctype\s+html|/?(?:{_LAYOUT_TAGS}|head|th|span|a|strong|b|i|em|img|font|mjml|mj-[a-z-]+)(?:\s[^<>]*)?/?>)",
    re.I,
)
