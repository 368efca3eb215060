"""Template syntaxes: where a text has variable parts, and what they may stand for.

Every pattern stops at the next opening mark of its own kind, so that unbalanced marks cost no more than
balanced ones; what nests is read by a function with a bounded number of steps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from viestilint.lazyregex import lazy
from viestilint.model import Placeholder, Span
from viestilint.readers import icu
from viestilint.readers.braces import Budget, closing_brace
from viestilint.readers.placeholder_types import guess_type

__all__ = ["DEFAULT_SYNTAXES", "SYNTAXES", "Syntax", "find_placeholders", "guess_type"]

Kind = Callable[[str, str], str | None]
"""The type of a placeholder from its whole text and its name."""


@dataclass(frozen=True, slots=True)
class Syntax:
    """One way to write a placeholder. ``kind`` gives its type; ``default`` is false for what is opt-in."""

    name: str
    pattern: str
    kind: Kind
    default: bool = True


def _typed(text: str, name: str) -> str | None:
    return guess_type(name)


def _control(text: str, name: str) -> str | None:
    return "control"


def _jinja_block(text: str, name: str) -> str | None:
    """Tags that print: ``{% include %}``, ``{% trans %}``, ``{% url %}``, ``{% now %}``."""
    word = re.match(r"\w*", name)
    tag = word.group() if word else ""
    if tag == "url":
        return "url"
    if tag == "now":
        return "date"
    if tag == "cycle" or tag in ("include", "i18n", "trans", "translate", "render", "static", "csrf_token"):
        return None
    return "control"


def _mustache(text: str, name: str) -> str | None:
    mark = text.lstrip("{~ ")[:1]
    if (
        text.startswith("{{--")
        or mark in ("#", "^", "/", "!")
        or name in ("else", "else if")
        or name.startswith("else if ")
    ):
        return "control"
    return None if mark == ">" else guess_type(name)


def _freemarker(text: str, name: str) -> str | None:
    return None if text.startswith("<@") or name.startswith("include") else "control"


_STATEMENT = lazy(r"(?:if|else|elsif|end|for|each|do|unless|while|case|when|switch)\b")
_DIRECTIVE = lazy(
    r"(?:IF|ELSE|ELSIF|UNLESS|END|FOREACH|WHILE|SET|USE|BLOCK|WRAPPER|FILTER|SWITCH|CASE|CALL|DEFAULT|MACRO|RETURN"
    r"|NEXT|LAST|STOP|TRY|CATCH|THROW|FINAL|META|PERL|RAWPERL|TAGS)\b|#|[\w.]+\s*=[^=]"
)


def _erb(text: str, name: str) -> str | None:
    bare = text.startswith("<%-") and re.fullmatch(r"[\w.]+", name) and not _STATEMENT.match(name)
    return guess_type(name) if text.startswith("<%=") or bare else "control"


def _php(text: str, name: str) -> str | None:
    """Only what prints stands for something: ``<?= $name ?>``, ``<?php echo $name; ?>``."""
    return guess_type(name) if text.startswith("<?=") or re.match(r"<\?php\s+(?:echo|print)\b", text) else "control"


def _toolkit(text: str, name: str) -> str | None:
    if text.startswith("[%#") or _DIRECTIVE.match(name):
        return "control"
    return None if re.match(r"(?:INCLUDE|PROCESS|INSERT)\b", name) else guess_type(name)


def _ampscript(text: str, name: str) -> str | None:
    return guess_type(name) if text.startswith("%%=") else "control"


def _odoo(text: str, name: str) -> str | None:
    printed = re.search(r"\bt-(?:out|esc|field|raw)\s*=\s*([\"'])(.*?)\1", text, re.S)
    return guess_type(printed[2]) if printed else "control"


def _brace(text: str, name: str) -> str | None:
    format_ = name.partition(",")[2].strip()
    if format_.startswith("date"):
        return "date"
    if format_.startswith("time"):
        return "time"
    if format_.startswith("number"):
        return (
            "amount" if "currency" in format_ else "count" if "integer" in format_ else guess_type(name.split(",")[0])
        )
    return guess_type(re.split(r"[,:!]", name)[0])


def _printf(text: str, name: str) -> str | None:
    return "count" if text[-1] in "diu" else None


def _count(text: str, name: str) -> str | None:
    return "count"


def _strftime(text: str, name: str) -> str | None:
    return "date" if re.search(r"%-?[dmYyjeBbAaDF]", text) else "time"


def _merge_tag(text: str, name: str) -> str | None:
    return "control" if re.match(r"(?:IF|IFNOT|ELSEIF|ELSE|END):", name) else guess_type(name)


_BLADE_TAGS = (
    "if|elseif|else|unless|foreach|forelse|for|while|switch|case|default|break|continue|isset|empty|auth|guest|can|cannot"
    "|canany|env|production|once|push|prepend|stack|section|yield|show|stop|parent|extends|include(?:If|When|First)?|each"
    "|component|slot|props|csrf|method|lang|choice|error|session|hasSection|sectionMissing|json|class|php|verbatim|use"
)
_ROUND = r"\((?>[^()\"']|\"[^\"]*\"|'[^']*'|\((?>[^()]|\((?>[^()]|\([^()]*\))*\))*\))*\)"
_BLADE = (
    r"(?<![\w@])@php\b(?! ?\()(?:(?!@endphp\b|@php\b).)*@endphp\b"
    rf"|(?<![\w@])@(?:end)?(?:{_BLADE_TAGS})\b(?: ?{_ROUND})?"
    # The tags of components, which set no text.
    r"|</?x-[\w.:-]+(?>[^<>\"']|\"[^\"]*\"|'[^']*')*>"
)
_BLADE_PRINTS = frozenset(("yield", "lang", "choice", "each", "stack", "json", "include", "includeIf"))


def _blade(text: str, name: str) -> str | None:
    word = re.match(r"@(\w+)", text)
    return None if word and word[1] in _BLADE_PRINTS else "control"


_CODES = "dmYyHMSBbAaIpejF"
_PATH = r"[^\W\d][\w.\-\[\]$@()?>']*"
# {Asiakkaan nimi}
_WORDS = rf"{_PATH}(?: [^\W\d][\w-]*){{0,3}}"
KOHA = r"<<[^\W\d][\w.\- |:]*>>"
_FLAGS = r"[-+0#,]*\d*(?:\.\d+)?"
# HTML in capitals is no placeholder: <BR>, <TABLE>
_TAGS = (
    "BR|HR|UL|OL|LI|EM|TD|TH|TR|H[1-6]|DL|DT|DD|TT|DIV|PRE|SUB|SUP|DEL|INS|IMG|BODY|HTML|HEAD|FONT|SPAN|SMALL|STRONG"
    "|TABLE|TBODY|THEAD|TITLE|CENTER|BLOCKQUOTE|STYLE|SCRIPT"
)


def _until(close: str, opening: str) -> str:
    """Anything up to ``close``, but not past another ``opening``."""
    return rf"(?:(?!{close}|{opening}).)*{close}"


SYNTAXES: tuple[Syntax, ...] = (
    Syntax("jinja-comment", r"\{#" + _until(r"#\}", r"\{#"), _control),
    Syntax("jinja-block", r"\{%" + _until(r"%\}", r"\{%"), _jinja_block),
    Syntax(
        "mustache",
        r"\{\{~?!--" + _until(r"--~?\}\}", r"\{\{~?!--")
        # {{GRAMMAR:genitive|{{SITENAME}}}}
        + r"|\{\{#?[A-Z]{2,20}:(?:[^{}\n]|\{\{[^{}\n]*\}\})*\}\}"
        + r"|\{\{\{" + _until(r"\}\}\}", r"\{\{")
        + r"|\{\{(?!\}\})" + _until(r"\}\}", r"\{\{"),
        _mustache,
    ),
    Syntax("icu", icu.OPENING, _control),
    Syntax("dollar-brace", r"\$!?\{", _typed),
    Syntax("hash-brace", r"#\{", _typed),
    Syntax(
        "freemarker",
        r"<#--" + _until("-->", "<#--")
        + r"""|</?[#@][^\W\d][^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>|</@>""",
        _freemarker,
    ),
    Syntax("php", r"<\?(?:php\b|=)" + _until(r"\?>", r"<\?"), _php),
    Syntax("erb", r"<%" + _until("%>", "<%"), _erb),
    Syntax("thymeleaf", r"\[\[(?:(?!\]\]|\[\[|\n).)+\]\]|\[\([$#*]\{[^{}\n]*\}\)\]", _typed),
    Syntax("template-toolkit", r"\[%" + _until(r"%\]", r"\[%"), _toolkit),
    Syntax("koha", KOHA, _typed),
    Syntax("angle", rf"<(?!(?:{_TAGS})>)[A-ZÅÄÖ][A-ZÅÄÖ\d]+(?:[_\-.][A-ZÅÄÖ\d]+)*>", _typed),
    Syntax("odoo", r"""<t(?=[\s/>])(?:[^<>"']|"[^"<]*"|'[^'<]*')*>|</t>""", _odoo),
    Syntax("ampscript", "%%=" + _until("=%%", "%%=") + r"|%%\[" + _until(r"\]%%", r"%%\["), _ampscript),
    Syntax("percent-brace", rf"%\{{[^\W\d][\w.]*\}}|%<\w+>{_FLAGS}[sdif]", _typed),
    Syntax("python-format", rf"%\([\w.\- ]+\){_FLAGS}[sdifrgx]", _typed),
    Syntax("strftime", rf"%-?[{_CODES}](?:(?:[.:/\-, ]| klo )?%-?[{_CODES}])+(?!\w)", _strftime),
    Syntax("apple-variable", r"(?<![%\d])%(?:\d+\$)?#@\w+@", _count),
    Syntax(
        "printf",
        rf"(?<![%\d])%(?:\d+\${_FLAGS}(?:l{{0,2}}[diuxX]|[sfc@])|(?:{_FLAGS}(?:l{{0,2}}[diuxX]|[sfc])|@)(?!\w)"
        r"|(?<!\d[ \u00a0]%)[sd@](?=[a-zåäö])(?![\w.\-]{1,60}%(?!\w)))",
        _printf,
    ),
    # Of Qt and of older Perl: Siirretty listalle %1@%2
    Syntax("percent-number", r"(?<![\w%])%L?\d{1,2}(?![\w%$]|[.,]\d)|(?<=@)%\d(?!\w)", _typed),
    Syntax("percent-word", r"(?<![\w%])%[^\W\d][\w.\-]*%", _typed),
    Syntax("brace", rf"\{{[ \t]{{0,3}}(?:[$@-]?{_WORDS}|\d+)?[ \t]{{0,3}}(?:(?:[:,!|]|\?\? )[^{{}}\n]*)?\}}", _brace),
    Syntax("dollar", r"(?<![\w$\\])\$(?:t\([^()\n]*\)|!?[^\W\d]\w*(?:->\w+)*)", _typed),
    Syntax("at-word", r"(?<![\w@.])@[A-Z][A-Z\d_]+@(?![\w.])", _typed),
    Syntax("razor", r"(?<![\w@.])@(?:Model|ViewBag|ViewData|Html|item)(?:\.[^\W\d]\w*(?:\([^()\n]*\))?)+", _typed),
    Syntax("merge-tag", r"\*\|[A-Z][\w:.]*\|\*", _merge_tag),
    Syntax("blade", _BLADE, _blade, default=False),
    Syntax("laravel", r"(?<![\w:}\])/]):[A-Za-z]\w*", _typed, default=False),
)  # fmt: skip
DEFAULT_SYNTAXES = frozenset(syntax.name for syntax in SYNTAXES if syntax.default)
_MARKS = r"[{$]|@[A-Zi]|#\{|%\S|<[#@%t<?A-ZÅÄÖ]|</[#@t]|\[[\[(%]|\*\|"
_MARK = lazy(_MARKS)
_MARK_OR_COLON = lazy(_MARKS + "|:")
_MARK_OR_TAG = lazy(_MARKS + "|@[a-z]|</?x-")
_NESTED = frozenset(("dollar-brace", "hash-brace"))
# How far one expression may reach: further on, an opening mark is taken for one that was never closed.
_LONGEST = 4000
_TRIM = "{}[]<>%$#~&^/!@=:-(*| \t\r\n"


def find_placeholders(text: str, syntaxes: Iterable[str] | None = None) -> tuple[Placeholder, ...]:
    """The placeholders of a text in order, none overlapping. ``syntaxes`` restricts which are looked for."""
    allowed = DEFAULT_SYNTAXES if syntaxes is None else frozenset(syntaxes)
    mark = _MARK_OR_COLON if "laravel" in allowed else _MARK_OR_TAG if "blade" in allowed else _MARK
    if mark.search(text) is None:
        return ()
    return tuple(_Scan(text, mark, _opening(allowed), Budget.for_text(text)).region(0, len(text)))


@lru_cache(maxsize=32)
def _opening(allowed: frozenset[str]) -> re.Pattern[str]:
    parts = [f"(?P<s{i}>{syntax.pattern})" for i, syntax in enumerate(SYNTAXES) if syntax.name in allowed]
    return re.compile("|".join(parts) or r"(?!)", re.S)


@dataclass(slots=True)
class _Scan:
    text: str
    mark: re.Pattern[str]
    opening: re.Pattern[str]
    budget: Budget

    def region(self, at: int, end: int) -> Iterator[Placeholder]:
        while mark := self.mark.search(self.text, at, end):
            at = mark.start() + 1
            match = self.opening.match(self.text, mark.start(), end)
            if match is None:
                continue
            syntax = SYNTAXES[int((match.lastgroup or "s0")[1:])]
            stop: int | None = match.end()
            if syntax.name == "icu":
                argument = icu.read(self.text, match.start(), end, self.budget)
                if argument is not None:
                    yield from self._argument(argument)
                    at = argument[-1].end
                continue
            if syntax.name in _NESTED:
                stop = closing_brace(self.text, match.end(), min(end, match.end() + _LONGEST), self.budget)
            if stop is not None:
                yield _placeholder(self.text, syntax, match.start(), stop)
                at = stop

    def _argument(self, parts: list[icu.Part]) -> Iterator[Placeholder]:
        """The skeleton of an ICU argument, and what stands in the texts of its branches."""
        at = parts[0].start
        for part in parts:
            yield from self.region(at, part.start)
            kind = "count" if part.name == "#" else "control"
            yield Placeholder(Span(part.start, part.end), "icu", part.name, kind)
            at = part.end


def _placeholder(text: str, syntax: Syntax, start: int, end: int) -> Placeholder:
    whole = text[start:end]
    name = whole.lstrip(_TRIM)
    if syntax.name == "apple-variable":
        name = whole.partition("@")[2]
    if syntax.name == "python-format":
        name = name.partition(")")[0]
    if syntax.name == "php":
        name = re.sub(r"^\??(?:php\s+)?(?:=|echo\b|print\b)?\s*\$?", "", name)
        name = re.sub(r"(?<![;\s])[;\s]*\?>$", "", name)
    name = name.rstrip("}]>%/~#-*|@ \t\r\n" + (")" if whole.endswith(")]") else ""))
    return Placeholder(Span(start, end), syntax.name, name, syntax.kind(whole, name))
