"""Text that a machine wrote: blocks of capitals and system fields."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from viestilint.checks.registry import CheckContext
from viestilint.language.morphology import Morphology
from viestilint.language.names import COMPANIES, NAMES, is_name
from viestilint.language.phrases import capitalise
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token

_CAPS = lazy(r"[A-ZÅÄÖ][A-ZÅÄÖ0-9]*(?:[-/][A-ZÅÄÖ0-9]+)*")
_JOINING = frozenset(",:;/-–.&+()")
_ITEMS = frozenset(("number", "code", "date", "time", "amount"))
# 2PAX, 1DBL: a figure and its unit in the line of a booking system
_COUNTED = lazy(r"\d+[A-ZÅÄÖ]{2,}")
# What stands after these in capitals is a keyword for the customer to send.
_SENDING = frozenset(("lähettää", "tekstata", "kirjoittaa", "vastata", "syöttää"))
_SENDING_REACH = 5
# And after these it is what a button or a screen says.
_PRESSING = frozenset("painaa valita klikata napauttaa napsauttaa koskettaa avata".split())
_LABELLED = frozenset(
    "painike nappi näppäin kohta valikko välilehti valinta otsikko kenttä teksti sana ruutu lukea näkyä linkki sovellus"
    " toiminto palvelu komento asetus".split()
)
_LABEL_REACH = 3
_SHORT = 4
# Longer words that are unknown are names: KVARTSILA-KORTTI.
_ACRONYM = 5
_FEW_UNKNOWN = 3
_FIELD = lazy(r"^[ \t]*(?P<label>[A-Za-z][A-Za-z0-9_./ -]{1,28}?) ?[:=][ \t]*\S.*$", re.M)
_SYSTEM_LABEL = lazy(
    r"[A-Z]{2}[A-Z0-9]*(?:[ _/.-][A-Z0-9]+)+|\w[^\W_]*+_\w+|[a-z]+(?:[A-Z][a-z]+)+|[A-Z]{4,}|[A-Z]+ID|PNR|FLT|DEP|ARR|PAX|REF|ETD|RMK|TKT|Pax|[Bb]ooking (?:ref|id|no)"
)
_LONG = 6
_MIN_WORDS = 4
_TITLE = 3
_MIN_LONG = 5
_MAX_FIELD = 60
_ORDINARY = frozenset("HUOM EMAIL E-MAIL IBAN SWIFT PDF KPL HLÖ ALV URL WWW FAX GSM PVM TEL PUH".split())


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on runs of capitals, ``koodit`` where most words are none; ``kentat`` on blocks of ``LABEL: value`` lines."""
    zones = context.rule.rule.zones
    flagged: list[Span] = []
    shouting = [run for run in _runs(document, zones) if _is_shouting(document, run)]
    taken = {token.index for run in shouting for token in run}
    for run in shouting:
        span = run[0].span.join(run[-1].span)
        flagged.append(span)
        yield _caps_hit(document, run, span, taken, context.morphology)
    for span in _field_blocks(document, zones, context):
        if not any(span.overlaps(other) for other in flagged):
            yield Hit(span, (("match", span.of(document.text)),), variant="kentat")


def _runs(document: Document, zones: frozenset[str]) -> Iterator[list[Token]]:
    """Runs of words in capitals on one line, with the numbers and the marks inside them."""
    run: list[Token] = []
    for token in document.tokens:
        is_caps = _is_caps(token)
        if not run and not is_caps:
            continue
        breaks = bool(run) and "\n" in document.text[run[-1].span.end : token.span.start]
        joins = is_caps or _is_item(token) or (token.kind == "punct" and token.text in _JOINING)
        if token.zone in zones and joins and not breaks:
            run.append(token)
            continue
        yield from _trimmed(run)
        run = [token] if token.zone in zones and is_caps else []
    yield from _trimmed(run)


def _trimmed(run: list[Token]) -> Iterator[list[Token]]:
    while run and not (_is_caps(run[-1])):
        run = run[:-1]
    if run:
        yield run


def _is_caps(token: Token) -> bool:
    return (
        token.kind == "word"
        and len(token.text) > 1
        and token.text.isupper()
        and _CAPS.fullmatch(token.text) is not None
    )


def _is_item(token: Token) -> bool:
    return token.kind in _ITEMS or (token.kind == "word" and _COUNTED.fullmatch(token.text) is not None)


def _is_shouting(document: Document, run: list[Token]) -> bool:
    """Whether the run is prose in capitals, or system text; no acronyms, names of towns or short headings."""
    words = [token for token in run if _is_caps(token)]
    around = (
        document.text[run[0].span.start - 1 : run[0].span.start],
        document.text[run[-1].span.end : run[-1].span.end + 1],
    )
    if around in (("[", "]"), ("<", ">")):
        # [ETUNIMI SUKUNIMI] is a gap to fill.
        return False
    before = document.tokens[run[0].index - 1] if run[0].index else None
    if (before is not None and before.detail == "postcode") or any(token.detail == "postcode" for token in run):
        # An address as on an envelope.
        return False
    after = document.tokens[run[-1].index + 1] if run[-1].index + 1 < len(document.tokens) else None
    if len(words) < _MIN_WORDS and _names_something(before, run, after):
        return False
    if len(words) < _MIN_WORDS and _is_keyword(document, run):
        return False
    if len(words) >= _MIN_WORDS:
        return sum(len(token.text) >= _MIN_LONG for token in words) >= 2 or _is_system_line(run, words)
    if len(words) < 2 or _fills_line(document, run):
        return False
    if sum(token.known and len(token.text) >= _LONG and not _is_name(token) for token in words) >= 2:
        return True
    return _is_short_prose(words)


def _is_system_line(run: list[Token], words: list[Token]) -> bool:
    """*DBL ROOM NONSMK 2PAX*: words that nobody knows with figures among them; a list of names has commas."""
    return (
        sum(not token.known for token in words) >= _FEW_UNKNOWN
        and any(_is_item(token) for token in run)
        and not any(token.text == "," for token in run)
    )


def _is_short_prose(words: list[Token]) -> bool:
    """*MAKSA LASKU HETI*: short words too are shouted where all are known, and one is a verb, an adverb or a postposition.

    A name or an acronym is neither; Voikko knows many acronyms as words of their own.
    """
    if any(not t.readings or _is_name(t) or any(r.pos == "abbr" for r in t.readings) for t in words):
        return False
    if not any(all(r.is_name or r.pos in ("verb", "adv", "adp", "neg") for r in t.readings) for t in words):
        return False
    return any(len(t.text) >= _LONG for t in words) or sum(len(t.text) > _SHORT for t in words) >= 2


def _is_keyword(document: Document, run: list[Token]) -> bool:
    """*Lähetä viesti LOPETA TILAUS numeroon 123*, *Paina VAHVISTA TILAUS*"""
    sentence = document.sentences[run[0].sentence]
    before = document.tokens[max(sentence.first, run[0].index - _SENDING_REACH) : run[0].index]
    if any(r.lemma in _SENDING and r.person == "2" for t in before for r in t.readings):
        return True
    return any(
        (r.lemma in _LABELLED and r.person != "2") or (r.lemma in _PRESSING and r.person == "2")
        for t in before[-_LABEL_REACH:]
        for r in t.readings
    )


def _names_something(before: Token | None, run: list[Token], after: Token | None) -> bool:
    """*Lähetys KULTASEPPÄ TYRSKY TT998877*: capitals between a noun and a code are the name of a sender."""
    is_noun = before is not None and any(r.pos == "noun" and r.case in ("nom", "gen") for r in before.readings)
    inner = any(token.kind in _ITEMS for token in run)
    coded = after is not None and after.kind in _ITEMS
    return is_noun and (inner or coded or _is_title(run))


def _is_title(run: list[Token]) -> bool:
    """*kirja SUOMEN LINNUT*: a short run of nouns after a noun is its name, and prose has a verb."""
    return len(run) <= _TITLE and all(
        t.readings and not any(r.is_finite or r.pos == "adv" or r.participle for r in t.readings) for t in run
    )


def _fills_line(document: Document, run: list[Token]) -> bool:
    start = document.text.rfind("\n", 0, run[0].span.start) + 1
    end = document.text.find("\n", run[-1].span.end)
    line = document.text[start : end if end >= 0 else len(document.text)]
    return len(line.strip(" #*-=:.!")) <= run[-1].span.end - run[0].span.start + 1


def _is_name(token: Token) -> bool:
    return bool(token.readings) and all(r.is_name for r in token.readings)


def _caps_hit(document: Document, run: list[Token], span: Span, taken: Collection[int], morphology: Morphology) -> Hit:
    values: tuple[tuple[str, str], ...] = (("match", span.of(document.text)),)
    words = [token for token in run if token.kind != "punct"]
    strange = [token for token in words if not _is_caps(token) or not _is_read(token, morphology)]
    if len(strange) * 2 > len(words):
        return Hit(span, values, variant="koodit")
    beside = _beside(document, run, taken, morphology)
    if _is_one_heading(document, span):
        return Hit(span, values, variant="isot")
    if strange or beside is None or any(_is_acronym(t) or _may_be_named(document, t) for t in words):
        return Hit(span, values, variant="isot")
    edits, starts = [], run[0].initial
    for token in run:
        if not _is_caps(token):
            starts = starts or token.text in ".!?"
            continue
        edits.append(_small(document, token, starts, morphology))
        starts = False
    fixed = list(values[0][1])
    for edit in sorted(edits, reverse=True):
        fixed[edit.span.start - span.start : edit.span.end - span.start] = list(edit.text)
    edits += [_small(document, token, token.initial, morphology) for token in beside]
    fix = Fix(tuple(sorted(edits)), Applicability.UNSAFE)
    return Hit(span, (*values, ("fixed", "".join(fixed))), (fix,))


def _is_one_heading(document: Document, span: Span) -> bool:
    """Whether it is a line among other lines in capitals, shorter ones too, which would look another way than it then."""
    text = document.text
    if text[: span.start].rpartition("\n")[2].strip() or text[span.end :].partition("\n")[0].strip():
        return False
    lines = (line.strip() for line in (text[: span.start] + text[span.end :]).splitlines())
    return sum(len(line) > _SHORT and line.isupper() for line in lines) > 1


def _small(document: Document, token: Token, starts: bool, morphology: Morphology) -> Edit:
    text = _lowered(token, morphology)
    named = is_name(token) or _is_part_of_name(document, token)
    return Edit(token.span, capitalise(text) if starts or named else text)


def _beside(document: Document, run: list[Token], taken: Collection[int], morphology: Morphology) -> list[Token] | None:
    """The words in capitals that a placeholder, a number or a mark parts from the run: *SOITA 010 123 4567 TAI …*.

    ``None`` where one of them cannot be read: half a line in capitals would be worse than all of it.
    """
    found: list[Token] = []
    for step, end in ((-1, run[0]), (1, run[-1])):
        side = []
        index = end.index + step
        while 0 <= index < len(document.tokens):
            word = document.tokens[index]
            between = Span(min(word.span.end, end.span.end), max(word.span.start, end.span.start))
            if index in taken or word.zone != end.zone or "\n" in between.of(document.text):
                break
            if _is_caps(word):
                side.append(word)
            elif word.kind == "word":
                break
            index += step
        if all(_is_read(t, morphology) and not _is_acronym(t) and not _may_be_named(document, t) for t in side):
            found += side
        elif len(side) > 1 or side[0].sentence == end.sentence:
            # HUOM! alone may stay.
            return None
    return found


def _is_acronym(token: Token) -> bool:
    """Acronyms are left in capitals: a short word may be one although Voikko knows it as a word."""
    return "-" not in token.text and any(r.pos == "abbr" for r in token.readings)


def _is_part_of_name(document: Document, token: Token) -> bool:
    """*TOIVO VIRTANEN*: a first name before what can only be a surname."""
    after = document.neighbour(token)
    return (
        after is not None
        and any(r.pos == "firstname" and r.case == "nom" for r in token.readings)
        and bool(after.readings)
        and all(r.is_name for r in after.readings)
    )


def _may_be_named(document: Document, token: Token) -> bool:
    """Whether nobody can tell a name from a common noun: *SATU MÄKI, MATTI KOSKI, SUOMEN POSTI*."""
    if token.initial or is_name(token):
        return False
    if any(r.lemma.lower() in COMPANIES for r in token.readings):
        return True
    before = document.neighbour(token, -1)
    return (
        before is not None
        and any(r.pos in ("surname", "place") for r in token.readings)
        and any(r.pos == "firstname" and r.case == "nom" for r in before.readings)
    )


def _is_read(token: Token, morphology: Morphology) -> bool:
    """Whether the word is known; a compound with a hyphen where its last part is: *JÄLKI-ILMOITTAUTUMINEN*."""
    return token.known or ("-" in token.text and morphology.knows(token.lower.rpartition("-")[2]))


def _lowered(token: Token, morphology: Morphology) -> str:
    """The word in small letters; an acronym before a hyphen stays as it is: *PDF-tiedostona*."""
    *first, last = token.text.split("-")
    return "-".join((*(_first_part(part, morphology) for part in first), last.lower()))


def _first_part(part: str, morphology: Morphology) -> str:
    readings = morphology.analyse(part.lower())
    if part.lower() in NAMES:
        return capitalise(part.lower())
    if len(part) == 1 or any(r.pos != "abbr" and not r.is_name for r in readings):
        return part.lower()
    return part if len(part) <= _ACRONYM else capitalise(part.lower())


def _field_blocks(document: Document, zones: frozenset[str], context: CheckContext) -> Iterator[Span]:
    """Two or more lines of fields in a row, at least one with a label that only a system would write."""
    block: list[re.Match[str]] = []
    for match in [*_FIELD.finditer(document.text), None]:
        if match is not None and (len(match.group()) > _MAX_FIELD or match.group().endswith((".", "!", "?"))):
            # A sentence after a label: HUOM: Emme hyväksy…
            match = None
        if match is not None and block and document.text[block[-1].end() : match.start()] == "\n":
            block.append(match)
            continue
        if len(block) > 1 and any(_is_system(m["label"], context) for m in block):
            span = Span(block[0].start("label"), block[-1].end())
            zone = next((t.zone for t in document.tokens if t.span.start >= span.start), "")
            if zone in zones:
                yield span
        block = [match] if match is not None else []


def _is_system(label: str, context: CheckContext) -> bool:
    label = label.strip()
    if not _SYSTEM_LABEL.fullmatch(label) or label in _ORDINARY:
        return False
    return not all(context.morphology.knows(word) for word in re.findall(r"[A-Za-z]+", label))
