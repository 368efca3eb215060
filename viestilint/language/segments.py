"""Tokens → sentences and clauses."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from viestilint.language.names import opens_full_name
from viestilint.lazyregex import lazy
from viestilint.model import Clause, Sentence, Span, Token, Zone

_END_MARKS = frozenset(".!?…") | {"...", ".."}
_DASHES = frozenset("-–")
_CLOSERS = frozenset("\"”’')]»")
# After these a full stop does not end the sentence unless a capital follows that cannot continue it.
_JOINING = frozenset(
    "ks. esim. mm. nro n. puh. p. tel. klo klo. ao. ko. em. os. ns. sis. alk. max. min. eli tri fil. ts. po. kts. ent.".split()
)
_SUBORDINATORS = frozenset(
    "että jos mikäli koska kun jotta vaikka joka jonka jota joissa jossa josta johon jolla jolle jolta jotka joiden"
    " joita joihin joista joilla joille mikä mitä missä mihin mistä minkä kunnes ennenkuin sillä ellei jollei ellet"
    " ellette jollet jollette milloin miten kuinka miksi".split()
)
_CLAUSE_MARKS = frozenset(",;:–—")
_COORDINATORS = frozenset("ja tai sekä mutta vaan eikä".split())
_SHORT_LINE = 45
_WORD = 3
# A run of more tokens is no sentence; what is done to a sentence may cost the square of its length.
_MAX_SENTENCE = 400
# 2021 Teatteri …, 3.4. Retki …, klo 9 Aamiainen …: lines that begin so are items.
_DATED = lazy(r"[ \t]{0,20}(?:klo )?\d[\d.:–-]{0,12} [A-ZÅÄÖ]")
# ma–pe 8.30–19 (omatoimi 20–21), to 1.5. suljettu: rows of opening hours have no end mark.
_WEEKDAY = (
    r"(?:ma|ti|ke|to|pe|la|su|(?:maanan|tiis|tors|perjan|lauan|sunnun)tai\w{0,4}|keskivi\w{1,8}|arkisin|arkipäivisin)"
)
_DATE = r"\d{1,2}\.\d{1,2}\.(?:\d{4})?"
_DAY = rf"(?:{_WEEKDAY}\.?(?: {_DATE})?|{_DATE})"
_TIME = r"\d{1,2}(?:[.:]\d\d)?"
_HOURS = rf"(?:(?:klo )?{_TIME} ?[–-] ?{_TIME}|suljettu|kiinni|avoinna)"
_OPEN = (
    rf"{_DAY}(?:(?: ?[–-] ?|, ?| ja | sekä ){_DAY}){{0,6}}:?[ \t]{{1,20}}{_HOURS}(?:(?:, ?| ja | sekä ){_HOURS}){{0,3}}"
)
_ROW = lazy(
    rf"[ \t]{{0,20}}{_OPEN}(?:(?:[,;] ?| ja | sekä ){_OPEN}){{0,3}}(?:[ \t]{{0,4}}\([^()\n]{{0,80}}\))?[ \t]{{0,20}}$",
    re.I | re.M,
)
_NAMES = frozenset(("name", "place", "firstname", "surname"))
_LIST_MARK = lazy(r"[-*•–]\s|\d{1,2}[.)]\s|#")


def split_sentences(
    text: str, tokens: Sequence[Token], zones: Sequence[Zone], places: Mapping[str, int]
) -> tuple[tuple[Sentence, ...], tuple[Token, ...]]:
    """Sentences that tile the tokens, and the tokens with their sentence, clause and zone filled in.

    A zone border and a line break always end a sentence, except a break that only wraps a long line of prose.
    Endless runs without any mark are cut.
    """
    sentences: list[Sentence] = []
    out: list[Token] = []
    first = 0
    zone_of = _zones_of(tokens, zones)
    verbs = places.get("is=finite", 0)
    for index in range(len(tokens)):
        is_last = index + 1 == len(tokens)
        is_cut = index + 1 - first == _MAX_SENTENCE
        if not is_last and not is_cut and not _breaks(text, tokens, index, zone_of):
            continue
        run = tokens[first : index + 1]
        clauses = _split_clauses(run, first, verbs >> first & ((1 << len(run)) - 1))
        span = Span(run[0].span.start, run[-1].span.end)
        # The first word is initial, and so are the marks and the template's own commands before it.
        lead = next((i for i, token in enumerate(run) if token.kind != "punct" and not _is_command(token)), len(run))
        full_name = lead + 1 < len(run) and opens_full_name(run[lead], run[lead + 1])
        sentence = Sentence(span, first, index + 1, zone_of[first], clauses)
        for number, clause in enumerate(clauses):
            for token in tokens[clause.first : clause.last]:
                zone, initial = zone_of[token.index], token.index - first <= lead
                readings = token.readings
                if full_name and token.index - first == lead:
                    readings = tuple(r for r in readings if r.is_name)
                at = (token.index, token.span, token.text, token.kind, readings, token.detail)
                out.append(Token(*at, len(sentences), number, zone, initial))
        sentences.append(sentence)
        first = index + 1
    return tuple(sentences), tuple(out)


def _zones_of(tokens: Sequence[Token], zones: Sequence[Zone]) -> list[str]:
    """The zone of each token: a quote or foreign text wherever it lies, else the first zone that covers it."""
    starts = [token.span.start for token in tokens]
    found = ["body"] * len(tokens)
    later_first = tuple(reversed(zones))
    for zone in sorted(later_first, key=lambda zone: zone.kind in ("quote", "foreign")):
        first, last = bisect_left(starts, zone.span.start), bisect_left(starts, zone.span.end)
        found[first:last] = [zone.kind] * (last - first)
    return found


def _breaks(text: str, tokens: Sequence[Token], index: int, zone_of: Sequence[str]) -> bool:
    token, after = tokens[index], tokens[index + 1]
    if zone_of[index] != zone_of[index + 1]:
        return True
    if (_is_command(token) and token.text[:1] == "|") or (_is_command(after) and after.text[:1] == "|"):
        # A bar parts the forms that a text has for different numbers.
        return True
    between = text[token.span.end : after.span.start]
    if "\n" in between:
        return not _is_soft_wrap(text, *_around(tokens, index), between)
    ends = token.text[-1:] in _END_MARKS or token.text in _END_MARKS
    if not ends:
        # The closing quotation mark or bracket belongs to the sentence that it ends.
        if token.text in _CLOSERS and index > 0 and tokens[index - 1].text in _END_MARKS and between:
            return after.text[:1].isupper() or after.kind == "placeholder"
        return False
    if after.text in _CLOSERS and not between:
        return False
    if after.text in _END_MARKS:
        return False
    if not between and token.text != "…":
        # (ks. ohje).Varaa aika: the space is missing after the bracket.
        before = tokens[index - 1] if index else None
        glued = token.text == "." and before is not None and before.text == ")" and before.span.end == token.span.start
        return glued and after.kind == "word" and after.text.istitle() and len(after.text) >= _WORD
    if token.text in ("!", "?"):
        return True
    starts_low = after.text[:1].islower() or after.text[:1].isdigit() or after.text[:1] in ",;:)"
    if after.text in _DASHES and index + 2 < len(tokens) and _is_ordinal_end(tokens, index):
        # ma 1.6. – ke 3.6., 1. – 3. luokat: the range goes on.
        return not (tokens[index + 2].text[:1].islower() or tokens[index + 2].text[:1].isdigit())
    if token.text == ".":
        if after.kind == "placeholder":
            return True
        before = tokens[index - 1] if index else None
        if before is not None and before.kind == "number" and not between.strip(" ") and starts_low:
            return False
        return not starts_low or (after.text[:1].isdigit() and not (before and before.lower + "." in _JOINING))
    if starts_low or after.kind == "placeholder":
        return False
    # An abbreviation or a date that ends in its own full stop, before a capital.
    if token.kind == "word":
        return token.lower not in _JOINING
    return token.kind in ("punct", "date", "number", "amount", "email", "url", "code", "placeholder")


def _is_ordinal_end(tokens: Sequence[Token], index: int) -> bool:
    """*1.6.*, *1.*: what ends in the full stop of an ordinal."""
    token = tokens[index]
    return token.kind == "date" or (token.text == "." and index > 0 and tokens[index - 1].kind == "number")


def _is_command(token: Token) -> bool:
    return token.kind == "placeholder" and token.detail == "control"


def _around(tokens: Sequence[Token], index: int) -> tuple[Token, Token]:
    """What the reader sees before and after a line break: ``{{/if}}`` at the end of a line prints nothing."""
    before, after = index, index + 1
    while before > 0 and _is_command(tokens[before]):
        before -= 1
    while after + 1 < len(tokens) and _is_command(tokens[after]):
        after += 1
    return tokens[before], tokens[after]


def _is_soft_wrap(text: str, token: Token, after: Token, between: str) -> bool:
    if between.count("\n") > 1 or token.text in _END_MARKS or token.text == ":":
        return False
    line_start = text.rfind("\n", 0, token.span.start) + 1
    next_line = text[after.span.start : after.span.start + 3]
    if _LIST_MARK.match(next_line):
        return False
    next_start = text.rfind("\n", 0, after.span.start) + 1
    if after.text[:1].isupper() and not any(reading.pos in _NAMES for reading in after.readings):
        # The full stop of a date ends the sentence too, and a list ends where a line is no longer its item.
        if token.kind == "date" and token.text.endswith("."):
            return False
        if _LIST_MARK.match(text, line_start) and next_start == after.span.start:
            return False
    if _DATED.match(text, line_start) and _DATED.match(text, next_start):
        return False
    if _ROW.match(text, line_start) or _ROW.match(text, next_start):
        return False
    if text[line_start : token.span.end].isupper():
        # A heading in capitals goes on only in capitals.
        next_end = text.find("\n", after.span.end)
        if not text[next_start : next_end if next_end >= 0 else len(text)].isupper():
            return False
    line_length = token.span.end - line_start
    if line_length >= _SHORT_LINE:
        return True
    return after.text[:1].islower() and not token.text.endswith(",") and line_length >= 20


def _split_clauses(run: Sequence[Token], offset: int, verbs: int) -> tuple[Clause, ...]:
    """Clause borders: a mark with finite verbs on both sides, or before a subordinating word with one after it.

    ``verbs`` has a bit for each token of the run that may be a finite verb.
    """
    borders = [0]
    # Where no verb stands before, or none from there on, no clause begins.
    for index in range((verbs & -verbs).bit_length(), verbs.bit_length()):
        if not verbs >> borders[-1] & ((1 << (index - borders[-1])) - 1):
            continue
        token, before = run[index], run[index - 1]
        starts_subordinate = token.lower in _SUBORDINATORS and token.kind == "word"
        after_mark = before.kind == "punct" and before.text in _CLAUSE_MARKS
        coordinated = token.lower in _COORDINATORS and _clause_follows(run, verbs, index)
        if after_mark or coordinated or (starts_subordinate and not after_mark):
            borders.append(index)
    borders.append(len(run))
    return tuple(Clause(offset + a, offset + b) for a, b in zip(borders, borders[1:], strict=False))


def _clause_follows(run: Sequence[Token], verbs: int, index: int) -> bool:
    """Whether a coordinating word joins two clauses: a verb comes soon, and before any mark."""
    for step, token in enumerate(run[index + 1 : index + 6]):
        if token.kind == "punct" and token.text in _CLAUSE_MARKS | _END_MARKS:
            return False
        if verbs >> (index + 1 + step) & 1 and all(r.is_finite for r in token.readings):
            return True
    return False
