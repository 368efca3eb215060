"""What a template must not leave behind: broken marks, empty values, gaps to fill, placeholders that got
lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from viestilint.checks.registry import CheckContext
from viestilint.language.branches import structure
from viestilint.language.placeholders import compared, declared_name
from viestilint.lazyregex import lazy
from viestilint.model import SLOT_SYNTAXES, Applicability, Document, Edit, Fix, Hit, Placeholder, Span

_HOLE = "\ufffc"
_PLURAL = lazy(r"\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,")
# Marks that lost a character or gained a space on the way; each names what is missing.
_BROKEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("}}", lazy(r"\{\{\s{0,3}[\w.|]{1,60}\s{0,3}\}(?!\})")),
    ("{{", lazy(r"(?<!\{)\{\s{0,3}[\w.|]{1,60}\s{0,3}\}\}")),
    ("}}", lazy(r"\{\{\s{0,3}[\w.|]{1,60}(?![\w.|]|\s{0,3}\})")),
    ("{{", lazy(r"(?<![{\w.|}])[\w.|]{1,60}\s{0,3}\}\}")),
    ("}", lazy(r"[$#]\{\s{0,3}[\w.]{1,60}(?![\w.(]|\s{0,3}[}?|])")),
    ("${", lazy(r"\$ \{[^{}\n]{1,60}\}?")),
    ("{{", lazy(r"\{ \{[^{}\n]{1,60}\} ?\}|\{\{[^{}\n]{1,60}\} \}")),
    ("%}", lazy(r"\{% ?\w[^%{}\n]{0,80}\}(?!\})")),
    ("{%", lazy(r"(?<![{%])\{ %[^{}\n]{1,80}% ?\}")),
    (
        "%s",
        lazy(
            r"(?<![\d\w%])(?<!\d )% [sd@](?![\w:])|%\s?\d\s\$\s?[sd]\b|%\d\$ [sd]\b|% \d\$[sd]\b"
            r"|%\(\w{1,40}\)(?![sdifrgx\d.+#-])"
        ),
    ),
    ("%(…)s", lazy(r"% \(\w{1,40}\) ?[sd]\b")),
    ("%:n", lazy(r"%: (?:n|ssa|ssä|sta|stä|lla|llä|lle|ksi|iin|een)\b")),
    ("%}", lazy(r"\{%[^%{}\n]{1,80}% \}|<%=? ?[\w.]{1,60} % >")),
    ("}", lazy(r"(?<![{$#%\w'])\{[a-zåäö_]\w{1,40}(?=[\s,.!?)]|$)(?![^{}\n]{0,80}\})", re.M)),
    ("{", lazy(r"(?<![{\w\"'])[a-zåäö_]\w{1,40}\}(?!\})")),
    ("{", lazy(rf"{_HOLE}\}}(?!\}})")),
    ("[[", lazy(r"(?<!\[)\[[a-z_]{2,40}\]\]|\[\[[a-z_]{2,40}\](?!\])")),
)
# <<osoite>, of which a reader may see a tag
_HALF_ANGLED = lazy(r"<<[a-zåäö_]{2,40}>(?!>)|(?<!<)<[a-zåäö_]{2,40}>>")
_PARTED = lazy(rf"(?<!{_HOLE}){_HOLE}+: ?(?P<x>(?:n|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi))(?![\w:])")
_ENCODED = lazy(r"%7[BbDd]\w*")
_EMPTY = lazy(
    r"(?<![\w.\-/#'\"”])(?:undefined|null|NaN|\[object Object\]|None(?=[.,!?)]|\s*$|\s+[a-zåäö])"
    r"|nil|(?<=Hei )NULL(?: NULL)?)(?!\w|[\-/=('\"”]|\.\w)",
    re.M,
)
_FILL_IN = lazy(
    r"(?P<p>[(\[<])(?=[^()\[\]<>\n]*(?:\btähän\b|\blisää\b|\blisätään\b|\bliitä\b|\btäydennä\b"
    r"|\btäydennetään\b|\bkirjoita\b|\bvalitse\b|\bpoista\b|\bvaihda\b|\btarkista\b|\bxxx?\b))"
    r"[^()\[\]<>\n]{3,80}[)\]>](?!\()",
    re.I,
)
_NAMED_GAP = lazy(
    r"\[(?:(?:asiakkaan |vastaanottajan |yrityksen |oma )?(?:etunimi|sukunimi|nimi|nimesi"
    r"|päivämäärä|pvm|osoite|puhelinnumero|tilausnumero|summa|linkki|yritys|allekirjoitus))\](?!\()",
    re.I,
)
# (tähän päivä): what comes here is in its base form; tähän päivään is this very day.
_COMES_HERE = lazy(
    r"\btähän (?:päivä|pvm|aika|kellonaika|summa|hinta|numero|tilausnumero|puhelinnumero|koodi|linkki|tuote|määrä|kuva)\b",
    re.I,
)
_DUMMY = lazy(
    r"\blorem ipsum\b|(?<!\w)x{2}\.x{2}\.(?:x{2,4}|20\d{2})?"
    r"|\bklo x{1,2}[.:]x{2}\b|\bklo xx\b|(?<![\w-])x{2,3}[ -]x{3}(?:[ -]x{2,4})?(?![\w-])"
    r"|(?<!\w)0x{2} x{3} x{3,4}(?!\w)"
    r"|(?<![\w.])x\.x\.(?:x{4}|20\d{2})?(?!\w)"
    r"|(?<![\w?])\?{2,}(?= ?(?:€|euroa|kpl\b))|(?<![\w-])x{2,3}(?= ?(?:€|euroa|e\b|kpl\b|päivää|prosenttia|%))",
    re.I,
)
_TEST = lazy(
    r"(?<![\w-])(?:TODO|FIXME|TBD)\b(?!-):?|"
    r"\bASIAKAS [XN]\b|\bAsiakas [XN](?=[,!])|(?:^(?=TEST[IA]?[!:,]|TEST[IA]?$)|(?<=Hei ))TEST[IA]?\b(?=[ !,.:]|$)"
    r"|\bTÄHÄN (?:TEKSTI|NIMI|OSOITE|PÄIVÄ\w*|SUMMA|LINKKI|KUVA|NUMERO|LOGO|YRITYS)\b|(?<!#)#[A-ZÅÄÖ_]{3,30}#(?![a-zåäö#])"
    r"|\bHyvät? Xx+\b|(?<=Hei )X{1,4}x*\b(?=[!,])",
    re.M,
)
# Not a card number of which the last digits are shown, nor XXX-123.
_CROSSES = lazy(r"(?<![\w*-])(?<![\dX*] )X{3,}(?![\w*-])(?! ?[\dX*])(?! (?:olymp|vuosi|luku))")
# XXXX lisää selitys XXXX, *** tähän selitys ***: a note between marks of its own.
_MARKED_NOTE = lazy(
    r"(?<!\w)(?:X{3,}(?=[^\nX]{1,100}\b(?:tähän|lisää|liitä|täydennä|kirjoita)\b)[^\nX]{3,120}X{3,}"
    r"|(?P<mark>[*#_=-])(?P=mark)+(?=[^\n*#_=]{0,100}\b(?:(?:lisää|liitä|täydennä|laita) tähän|tähän (?:lisä|tul|selit))"
    r"(?! (?:viestiin|lomak)))[^\n*#_=]{3,120}(?P=mark){2,})(?!\w)",
    re.I,
)
_REPLACED = lazy(r"\b(?:korvaa|vaihda|muotoa|muodossa|esimerkiksi|merkkien|kirjainten)\W+(?:\w+\W+)?$|\besim\. $", re.I)
# A blank in a sentence. A form has its own beside a label: Nimi: ____.
_BLANK = lazy(
    r"(?P<before>\b(?:on|oli|klo|kello|noin|yhteensä|viimeistään|maksaa|ennen|nro|osoitteessa|numeroon) )?"
    r"(?<!\w)(?P<blank>_{2,4}\._{2,4}\.(?:20)?_{0,4}|_{2,15}(?:[.:]_{2,4})?)(?![\w:])"
    r"(?P<after>(?= (?:€|euroa|e\b|kpl|klo|mennessä|asti|alkaen|kuluessa|päivän)))?"
)
_FORM = lazy(r"\w:[ \t]*_{3}|allekirj|lomak|valtakirj|valtuut|nimenselv|\btäyt[äe]", re.I)
_DUMMY_NAMES = lazy(
    r"\b(?:Matti|Maija) (?:Meikäläinen|Mallikas|Esimerkki|Testaaja)\b|\bEtunimi Sukunimi\b|\b(?:Testi|Test) (?:Testaaja"
    r"|Testinen|Asiakas)\b"
)
_BUTTON = lazy(
    r"(?:valits\w*|pain\w*|klikk\w*|napau\w*|kohda\w*|kohta\w*|valik\w*"
    r"|nappi\w*)\W*(?:\w+\W+)?$",
    re.I,
)
_QUOTED = lazy(r"[\"”“'’«`]")
_NET = frozenset(("kind=url", "kind=email"))
_EMPTY_NAMES = frozenset(["null", "undefined", "nan", "none", "nil"])
# What an expression needs to match at all; most messages hold none of it.
_MARKS = ("{", "}", "%", "[", "]", f"{_HOLE}:")
_NOTHING = ("undefined", "null", "NaN", "[object", "None", "nil", "NULL")
_DUMMY_CUES = ("lorem", "xx", "x.x", "??")
_TEST_CUES = ("TODO", "FIXME", "TBD", "ASIAKAS", "Asiakas ", "TEST", "Xx", "Hei X", "TÄHÄN", "#")


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on every left-over, none over another, in the order of how certain they are."""
    busy = bytearray(len(document.text))
    for hit in _all(document, context):
        if not any(busy[hit.span.start : hit.span.end]):
            busy[hit.span.start : hit.span.end] = b"\1" * len(hit.span)
            yield hit


def _all(document: Document, context: CheckContext) -> Iterator[Hit]:
    text = _open_text(document)
    yield from _broken(document, text)
    yield from _values(document, text)
    yield from _gaps(document, text)
    yield from _unknown(document, context)
    if document.message.mode == "sent":
        for placeholder in document.message.placeholders:
            yield _hit(document, placeholder.span, "ratkaisematta")
    elif not document.message.fragment:
        for placeholder in structure(document.message).unmatched:
            yield _hit(document, placeholder.span, "ehto")
    yield from _against_source(document)


def _hit(document: Document, span: Span, variant: str, **values: str) -> Hit:
    return Hit(span, (("match", span.of(document.text)), *values.items()), variant=variant)


def _open_text(document: Document) -> str:
    """The text with sound placeholders and masked parts blanked; those beside a stray brace stay visible."""
    if not document.message.placeholders and not document.message.masked and not document.has(_NET):
        return document.text
    text = list(document.text)
    # In a branch of an ICU plural a brace may stand on either side.
    plural = _PLURAL.search(document.text)
    from_ = plural.start() if plural is not None else len(text)
    spans = [p.span for p in document.message.placeholders if p.span.start > from_ or _is_sound(document.text, p)]
    spans += [token.span for token in document.at(*_NET)]
    for span in [*spans, *document.message.masked]:
        text[span.start : span.end] = _HOLE * len(span)
    return "".join(text)


def _is_sound(text: str, placeholder: Placeholder) -> bool:
    if placeholder.syntax == "icu":
        return True
    start = placeholder.span.start
    before = text[max(0, start - 4) : start]
    after = text[placeholder.span.end : placeholder.span.end + 2]
    opened = before.endswith(("{", "{ "))
    closed = after.startswith("}") or after == " }"
    if placeholder.syntax == "brace":
        return not (opened or closed or re.search(r"(?<!\d )\$ $", before))
    inner = placeholder.span.of(text)[2:-2]
    return not (placeholder.syntax == "mustache" and ((opened and not closed) or inner.count("{") != inner.count("}")))


def _broken(document: Document, text: str) -> Iterator[Hit]:
    for match in _HALF_ANGLED.finditer(document.text) if "<" in document.text else ():
        yield _hit(document, Span(*match.span()), "rikki", missing="<" if match.group().endswith(">>") else ">")
    if not any(mark in text for mark in _MARKS):
        return
    for missing, pattern in _BROKEN:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if _QUOTED.match(text[span.start - 1 : span.start]) and missing == "%s":
                continue
            if missing == "{" and _open_braces(text, span.start) > 0:
                continue
            fix: tuple[Fix, ...] = ()
            if missing == "%:n":
                fix = (Fix((Edit(Span(span.start + 2, span.start + 3), ""),), Applicability.UNSAFE),)
            hit = _hit(document, span, "rikki", missing=missing)
            yield Hit(hit.span, hit.values, fix, variant="rikki")
    for match in _PARTED.finditer(text):
        if match.group()[match.group().index(":") + 1] == " ":
            yield _hit(document, Span(*match.span()), "irrallaan", ending=match["x"])
    for match in _ENCODED.finditer(document.text):
        span = Span(*match.span())
        first, last = document.token_range(span)
        if not any(t.kind == "url" and t.span.covers(span) for t in document.tokens[first : last + 1]):
            yield _hit(document, span, "rikki", missing="{")


def _open_braces(text: str, at: int) -> int:
    start = max(0, at - 400)
    return text.count("{", start, at) - text.count("}", start, at)


def _values(document: Document, text: str) -> Iterator[Hit]:
    """The programming language's word for nothing where a value should stand."""
    for placeholder in document.message.placeholders:
        if placeholder.name.strip().lower() in _EMPTY_NAMES:
            yield _hit(document, placeholder.span, "tyhja")
    if any(word in text for word in _NOTHING):
        for match in _EMPTY.finditer(text):
            yield _hit(document, Span(*match.span()), "tyhja")


def _gaps(document: Document, text: str) -> Iterator[Hit]:
    for match in _FILL_IN.finditer(text) if any(mark in text for mark in "([<") else ():
        if _is_note(match.group(), match["p"]) and not _is_pressed(text, match.start()):
            yield _hit(document, Span(*match.span()), "tayttamatta")
    lower = text.lower()
    for pattern, cues, said in (
        # Where [nimi] is the way in which the template itself writes its values, it is a placeholder.
        (_NAMED_GAP, "[", text),
        (_DUMMY, _DUMMY_CUES, lower),
        (_MARKED_NOTE, ("lisää", "liitä", "tähän", "täydennä", "kirjoita"), lower),
        (_CROSSES, ("XXX",), text),
        (_TEST, _TEST_CUES, text),
    ):
        for match in pattern.finditer(text) if any(cue in said for cue in cues) else ():
            if pattern is _NAMED_GAP and ("[/" in text or _is_pressed(text, match.start())):
                continue
            if not _QUOTED.match(text[match.end() : match.end() + 1]) and not _instructs(text, *match.span()):
                yield _hit(document, Span(*match.span()), "tayttamatta")
    if "__" in text and not _FORM.search(text):
        for match in _BLANK.finditer(text):
            if match["before"] or match["after"] is not None:
                yield _hit(document, Span(*match.span("blank")), "tayttamatta")
    greeting = document.zone("greeting")
    if greeting is not None:
        match_ = _DUMMY_NAMES.search(text, greeting.span.start, greeting.span.end)
        if match_ is not None:
            yield _hit(document, Span(*match_.span()), "tayttamatta")


def _is_pressed(text: str, at: int) -> bool:
    """Whether the brackets at ``at`` show a button: *valitse [Lisää]*."""
    return _BUTTON.search(text[max(0, at - 30) : at]) is not None


def _is_note(text: str, opening: str) -> bool:
    """Whether a bracket speaks to the writer: says *tähän*, is in capitals, or stands in square brackets."""
    inner = text[1:-1]
    if _COMES_HERE.search(inner):
        return True
    says_here = re.search(r"\btähän\b", inner, re.I) and re.search(
        r"\b(?:lisä|liit|tule|täyden|kirjoit|laita|vaihda|nimi|osoite|teksti|linkki|päivämäär)\w*",
        inner,
        re.I,
    )
    if says_here and not re.search(
        r"\btähän (?:viestiin|numeroon|osoitteeseen|asti|mennessä|aikaan|mennessa)\b", inner, re.I
    ):
        return True
    if inner.isupper() and len(inner) > 5:
        return True
    return (
        opening in "[<"
        and " " in inner
        # [Lisää osoite], [Osoite täydennetään]
        and bool(
            re.match(r"(?:lisää|liitä|täydennä|kirjoita|vaihda|xxx?)\b", inner, re.I)
            or re.search(r"\w (?:lisätään|täydennetään|täydennä)$", inner, re.I)
        )
    )


def _instructs(text: str, start: int, end: int) -> bool:
    """*Kirjoita numeron XXX tilalle …*, *tunnus on muotoa XXX* tell the reader what to put there."""
    after = re.match(r"\W{0,3}(?:tilalle|sijaan|paikalle|kohdalle|merkkien)", text[end : end + 14])
    return after is not None or _REPLACED.search(text[max(0, start - 30) : start]) is not None


def _unknown(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Placeholders that the project does not declare, and declared ones that the message must have and has
    not.
    """
    declared = context.settings.placeholders
    used = {declared_name(p): p for p in document.message.placeholders if p.type != "control"}
    if declared is not None:
        for name, placeholder in used.items():
            if name and name not in declared and placeholder.syntax not in SLOT_SYNTAXES:
                near = get_close_matches(name, declared, n=1, cutoff=0.6)
                fix = _rename(document, placeholder, name, near[0]) if near else ()
                hit = _hit(
                    document,
                    placeholder.span,
                    "lahella" if near else "tuntematon",
                    near=near[0] if near else "",
                )
                yield Hit(hit.span, hit.values, fix, variant=hit.variant)
    end = len(document.text.rstrip())
    for name in context.settings.required_placeholders:
        if name not in used and not document.message.fragment:
            yield Hit(Span(end, end), (("name", name),), variant="puuttuu")


def _rename(document: Document, placeholder: Placeholder, name: str, near: str) -> tuple[Fix, ...]:
    text = placeholder.span.of(document.text)
    if text.count(name) != 1:
        return ()
    return (Fix((Edit(placeholder.span, text.replace(name, near)),), Applicability.DISPLAY),)


def _against_source(document: Document) -> Iterator[Hit]:
    """Placeholders that the translation lost or made up, against the text it was made from."""
    source = document.message.source_text
    if source is None or not document.text.strip():
        return
    there = compared(document.message.source_placeholders, source)
    here = compared(document.message.placeholders, document.text)
    # A singular may do without its number: Yksi tuote.
    may_drop = bool(re.search(r"(?:\[0\]|[._#:-](?:zero|one|singular))$", document.message.key or ""))
    kept = {name for name, _ in here}
    end = len(document.text.rstrip())
    for name, lost in {name: p for name, p in there if name not in kept}.items():
        if not (may_drop and lost.type in ("count", None)):
            shown = lost.span.of(source) if lost.syntax != "icu" else name
            yield Hit(Span(end, end), (("name", shown),), variant="kadonnut")
    known = {name for name, _ in there}
    for name, placeholder in here:
        if name not in known:
            yield _hit(document, placeholder.span, "ylimaarainen")
