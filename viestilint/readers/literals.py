"""String literals of programs that read like Finnish prose; only for suffixes that configuration names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from viestilint.lazyregex import lazy
from viestilint.model import Message
from viestilint.readers.braces import Budget, closing_brace
from viestilint.readers.build import ReadOptions
from viestilint.readers.catalogue import Entry, read_entries
from viestilint.readers.literalvalue import Literal, literal_encoder, literal_scan
from viestilint.readers.source import SourceFile

_C_COMMENT = r"//[^\r\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/"
_REGEX = r"(?<=[(=,:\[!&|?{};\n])[ \t]*/(?![/*])(?:[^/\\\r\n\[]|\\.|\[(?:[^\]\\\r\n]|\\.)*+\])++/"


@dataclass(frozen=True, slots=True)
class Language:
    """How a language writes comments and strings. ``opening`` has the groups skip, prefix and open.

    ``multiline`` are the quotes of strings that hold line breaks, ``template`` of those that hold ``${}``,
    ``raw`` of those without escapes.
    """

    opening: re.Pattern[str]
    multiline: frozenset[str]
    template: frozenset[str] = frozenset()
    raw: frozenset[str] = frozenset()
    doubled: bool = False


def _language(
    skip: str,
    prefix: str,
    opens: str,
    multiline: Iterable[str],
    template: Iterable[str] = (),
    raw: Iterable[str] = (),
) -> Language:
    pattern = re.compile(rf"(?P<skip>{skip})|(?P<prefix>{prefix})(?P<open>{opens})")
    return Language(pattern, frozenset(multiline), frozenset(template), frozenset(raw))


_TRIPLE = '"""'
_C = _language(_C_COMMENT + r"|'(?:\\[^'\r\n]*+|[^'\\\r\n])'", "", '"""|"', [_TRIPLE], ['"', _TRIPLE], [_TRIPLE])
# @"…" holds line breaks and doubles its quotes; $"…" is an ordinary one with values in it.
_CSHARP = replace(_C, opening=re.compile(_C.opening.pattern.replace("(?P<prefix>)", r"(?P<prefix>\$?@\$?|\$|)")))
_JS = _language(_C_COMMENT + "|" + _REGEX, "", "[\"'`]", ["`"], ["`"])
_PYTHON = _language("#[^\r\n]*+", r"(?<!\w)[rRbBuUfFtT]{1,2}|", "\"\"\"|'''|\"|'", [_TRIPLE, "'''"])
_CLOJURE = _language(r";[^\r\n]*+|\\[^\s]", "", '"', ['"'])
_SQL_SKIP = r"--[^\r\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/|\"[^\"\r\n]*+\""
_SQL = replace(_language(_SQL_SKIP, r"(?<!\w)[eEnN]|", "'", ["'"]), doubled=True)
_BY_SUFFIX = {
    **dict.fromkeys((".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".vue", ".svelte"), _JS),
    **dict.fromkeys((".py", ".pyi"), _PYTHON),
    **dict.fromkeys((".clj", ".cljs", ".cljc", ".edn"), _CLOJURE),
    ".sql": _SQL,
    ".cs": _CSHARP,
}
_NAMED = lazy(
    r"([A-Za-z_][\w.-]*|(?<=[\"'])[01](?=[\"']))[\"']?\s*(?::\s*[A-Za-z][\w<>?]*\s*)?(?:=|:|\bto\b|=>)\s*$|:([\w.-]+)\s+$"
)
_STATEMENT = lazy(r"\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|WITH|MERGE|GRANT)\b")
_WORD = lazy(r"(?<![\w.$/{-])[^\W\d_]{2,}(?![\w(/=]|[-.]\w)")
_NO_WORDS = lazy(r"\s+|<[^<>]*>|(?<!\{)\{++[^{}]*+\}++|https?:\S+")
_COMMON_WORDS = (
    "ja on ei tai että jos kun voit olet oli ovat sinun sinulle teidän teille meille hei kiitos terveisin"
    " jotta mutta kuin myös vielä nyt sen se tämä tästä tähän joka mikä mikäli alla ennen jälkeen kanssa"
    " mukaan voimassa uusi tilaus lasku viesti tervetuloa ole hyvä asiakas saat sait mennessä alkaen"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_ENDINGS = (
    *("ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "nne", "mme"),
    *("iin", "een", "aan", "ään", "asi", "esi", "isi", "osi", "usi"),
)


def read(source: SourceFile, options: ReadOptions) -> Sequence[Message]:
    """The literals that hold at least three words and look Finnish; the rest of the file is not looked at."""
    language = _BY_SUFFIX.get(PurePosixPath(source.path.lower()).suffix, _C)
    return read_entries(source, options, _entries(source, language))


def _entries(source: SourceFile, language: Language) -> Iterator[Entry]:
    for opening, start, literal in _literals(source.text, language):
        end = start + literal.length
        scan = literal_scan(literal)
        value = scan(source.text[start:end], start)
        if value is not None and looks_finnish(value.text):
            encode = literal_encoder(literal, source.text[start:end])
            yield Entry(_key(source.text, opening), start, end, scan, encode)


def _literals(text: str, language: Language) -> Iterator[tuple[int, int, Literal]]:
    """Where each literal opens with its prefix, where its quotes do, and its form."""
    budget = Budget.for_text(text)
    missing: set[str] = set()
    at = 0
    while found := language.opening.search(text, at):
        at = max(found.end(), at + 1)
        if found["skip"]:
            continue
        quote = found["open"]
        if quote in missing:
            continue
        prefix = found["prefix"].lower()
        is_verbatim = "@" in prefix and len(quote) == 1
        raw = "r" in prefix or quote in language.raw
        doubled = is_verbatim or (language.doubled and "e" not in prefix)
        multiline = is_verbatim or quote in language.multiline
        end = _end(text, found.end(), quote, language, budget, raw=raw, doubled=doubled, multiline=multiline)
        if end is None:
            if quote in language.multiline:
                missing.add(quote)
            continue
        start = found.start("open")
        yield found.start(), start, Literal(quote, raw, doubled, end - start, multiline)
        at = end


def _end(
    text: str, at: int, quote: str, language: Language, budget: Budget, *, raw: bool, doubled: bool, multiline: bool
) -> int | None:
    """The offset after the quotes that close a literal begun at ``at``, ``None`` if it is not closed."""
    stop = _stops(quote, braces=quote in language.template and not doubled, multiline=multiline)
    while found := stop.search(text, at):
        at = found.end()
        mark = found.group()
        if mark == quote:
            if doubled and text.startswith(quote, at):
                at += len(quote)
                continue
            return at
        if mark == "\\":
            at += 0 if raw or doubled else 1
        elif mark == "${":
            at = closing_brace(text, at, min(len(text), at + 4000), budget) or at
        else:
            return None
    return None


def _stops(quote: str, *, braces: bool, multiline: bool) -> re.Pattern[str]:
    marks = [re.escape(quote), r"\\"]
    if braces:
        marks.append(r"\$\{")
    if not multiline:
        marks.append(r"[\r\n]")
    return re.compile("|".join(marks))


def _key(text: str, at: int) -> str:
    """The name that the literal is given to, on the line before it; empty if there is none."""
    named = _NAMED.search(text[max(0, at - 120) : at].rpartition("\n")[2])
    return (named[1] or named[2]) if named else ""


def looks_finnish(text: str) -> bool:
    """Whether a literal has at least three words, most of it is words, and some of them are Finnish."""
    if _STATEMENT.match(text):
        return False
    words: list[str] = _WORD.findall(text.lower())
    if len(words) < 3 or 2 * sum(map(len, words)) < len(_NO_WORDS.sub("", text)):
        return False
    finnish = [w for w in words if w in _COMMON or w.endswith(_ENDINGS) or "ä" in w or "ö" in w]
    return 5 * len(finnish) >= len(words)
