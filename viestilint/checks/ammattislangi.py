"""Words and codes of a trade that the customer need not know, and that the message does not explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from viestilint.checks.jargon_table import Entry, Table, read_table
from viestilint.checks.registry import CheckContext
from viestilint.checks.unknown_codes import is_unknown_code, stands_beside_code
from viestilint.language.context import likeliest_first
from viestilint.language.foreign_words import ENGLISH
from viestilint.language.inflection import Inflector
from viestilint.language.wordlist import WordList
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Text, Token

_EXPLAINERS = frozenset(("eli", "tarkoittaa", "tarkoittavat", "tarkoitetaan", "=", "nimitys", "lyhenne"))
_POINTERS = frozenset(("se", "tämä", "tällä", "sillä", "näillä", "niillä", "nämä", "ne"))
# What has a name on the screen, and what is done to it
_PLACED = frozenset("kohta välilehti lehti valikko painike osio sivu otsikko kenttä toiminto lomake".split())
# An oikaisuvaatimusohje is where the term is explained.
_PAPERS = frozenset("ohje opas lomake".split())
_CHOSEN = frozenset("valita painaa klikata napsauttaa napauttaa avata".split())
_TOLD = 3
# Remembered at a time
_MOST_WORDS = 50_000
_KEPT = ("person", "number", "tense", "mood", "voice", "verbform", "participle", "case", "poss", "clitic")


@dataclass(slots=True)
class _Found:
    """The places of one entry in the message, in order."""

    entry: Entry
    places: list[tuple[Token, ...]] = field(default_factory=list)


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """A hit at the first place of every unexplained term, and at every code that nothing explains."""
    found: dict[int, _Found] = {}
    for tokens, entry in _places(document, context, _terms(context)):
        found.setdefault(id(entry), _Found(entry)).places.append(tokens)
    first = [one for one in found.values() if not _is_known_to_reader(document, one)]
    yield from _merged(document, context, first)


class _Terms:
    """The rule's table with what the settings add to it."""

    def __init__(self, context: CheckContext) -> None:
        settings = context.settings
        self.table = read_table(context.rule.data)
        self.allowed = self.table.allowed | {word.lower() for word in settings.allow | settings.words}
        self.own = {t.lemma: Entry((t.lemma,), Text(t.plain, t.plain), "oma") for t in settings.jargon}
        self._ordinary: dict[str, bool] = {}

    def is_ordinary(self, token: Token) -> bool:
        """Whether the word is known, and no term begins with it; the same for every token of that text."""
        found = self._ordinary.get(token.text)
        if found is None:
            if len(self._ordinary) >= _MOST_WORDS:
                self._ordinary.clear()
            found = self._ordinary[token.text] = token.known and not (
                any(head in self.table.phrases for head in _heads(token))
                or _code_of(token) in self.table.codes
                or (len(_code_of(token)) > 1 and "-" in token.text)
                or any(name in self.own or name in self.table.lemmas for name in _names(token))
            )
        return found


@lru_cache(maxsize=4)
def _terms(context: CheckContext) -> _Terms:
    return _Terms(context)


def _places(document: Document, context: CheckContext, terms: _Terms) -> Iterator[tuple[tuple[Token, ...], Entry]]:
    zones = context.rule.rule.zones
    table, allowed = terms.table, terms.allowed
    seen: dict[str, Entry] = {}
    busy = -1
    for token in document.tokens:
        if token.kind != "word" or token.zone not in zones or token.index <= busy or terms.is_ordinary(token):
            continue
        if document.text[token.span.start - 1 : token.span.start] == "[" and document.text.startswith(
            "]", token.span.end
        ):
            # [PVM]: a field to be filled in
            continue
        if _is_label(document, token):
            continue
        known = (
            token.lower in allowed
            or any(r.lemma.lower() in allowed for r in token.readings)
            # ETA-maat: before a head of its own the word is the one that everybody knows.
            or ("-" in token.text and _code_of(token).lower() in allowed)
        )
        if known and not _is_code_in_context(document, token, table, context):
            continue
        tokens, entry = _entry(document, token, table, terms.own)
        if entry is None and is_unknown_code(document, token, allowed, context):
            code = token.text.partition(":")[0]
            variant = "koodi" if stands_beside_code(document, token) else "kirjainsana"
            entry = seen.setdefault(code, Entry((code,), Text("", ""), variant))
        if entry is None or not _fits(document, token, entry):
            continue
        busy = tokens[-1].index
        yield tokens, entry


def _is_label(document: Document, token: Token) -> bool:
    """*kohdasta Muutoksenhaku*, *Valitse Omavastuu*: what stands on the screen is to be called so."""
    if not token.capitalised or token.initial or token.text.isupper():
        return False
    before = document.neighbour(token, -1)
    if before is None:
        return False
    return before.text in (">", "→", "/") or any(
        r.head in _PLACED or ((r.is_finite or r.verbform == "part") and r.lemma in _CHOSEN) for r in before.readings
    )


def _is_code_in_context(document: Document, token: Token, table: Table, context: CheckContext) -> bool:
    """Whether a well-known word is a code here: *ETA* of a flight is not that of the *ETA-maat*."""
    entry = table.codes.get(token.text)
    if entry is None or not entry.near or token.lower in context.settings.allow | context.settings.words:
        return False
    return _is_near(document, token, entry.near)


def _entry(
    document: Document, token: Token, table: Table, own: Mapping[str, Entry]
) -> tuple[tuple[Token, ...], Entry | None]:
    for words, entry in (phrase for head in _heads(token) for phrase in table.phrases.get(head, ())):
        run = document.tokens[token.index : token.index + len(words)]
        if len(run) == len(words) and all(_is_word(t, word) for t, word in zip(run, words, strict=True)):
            return run, entry
    code = _code_of(token)
    if code in table.codes:
        return (token,), table.codes[code]
    for name in _names(token):
        if name in own:
            return (token,), own[name]
        listed = next((e for e in table.lemmas.get(name, ()) if _fits(document, token, e)), None)
        if listed is not None:
            return (token,), listed
    if not token.readings and token.text[1:].islower():
        for words_list, entry in table.unknown:
            if token.lower in ENGLISH and token.lower not in entry.words:
                # Add bookmark: what is listed is the Finnish verb.
                continue
            if words_list.accepts(token.text) and _fits(document, token, entry):
                return (token,), entry
    return (token,), None


def _heads(token: Token) -> set[str]:
    return {token.lower, *(r.lemma for r in token.readings)}


def _code_of(token: Token) -> str:
    """The capitals that the token begins with: of *ETA:n*, *ETA-maat*."""
    head = token.text.partition("-")[0].partition(":")[0]
    return head if head.isupper() else ""


def _names(token: Token) -> Iterator[str]:
    """What the token may be in the table: its lemmas, the words that its compounds begin with, the form itself."""
    for reading in token.readings:
        yield reading.lemma
        if reading.verbform == "part" and reading.verb:
            yield reading.verb
    for reading in token.readings:
        if reading.pos == "noun" and len(reading.parts) > 1 and reading.head not in _PAPERS:
            # omavastuuosuus, edunsaajamääräys
            yield reading.lemma.removesuffix(reading.parts[-1])
    yield token.lower
    parts = token.lower.split("-")
    if all(parts):
        # roaming-maksut, no-show-maksu
        yield from ("-".join(parts[:n]) for n in range(len(parts) - 1, 0, -1))


def _fits(document: Document, token: Token, entry: Entry) -> bool:
    if entry.far and any(
        r.lemma in entry.far or entry.far.intersection(r.parts) for t in document.tokens for r in t.readings
    ):
        return False
    tail = token.lower.rpartition("-")[2] if "-" in token.text else ""
    return not entry.near or tail.startswith(tuple(entry.near)) or _is_near(document, token, entry.near)


def _is_word(token: Token, word: str) -> bool:
    if token.lower == word or any(r.lemma == word for r in token.readings):
        return True
    # drop shippingiä: the foreign words of a phrase bend at the end
    return not token.readings and token.lower.startswith(word[:3]) and _word_list(word).accepts(token.text)


@lru_cache(maxsize=200)
def _word_list(word: str) -> WordList:
    return WordList((word,))


def _is_near(document: Document, token: Token, near: frozenset[str]) -> bool:
    tokens = document.sentence_tokens(document.sentences[token.sentence])
    return any(
        r.lemma in near or r.verb in near or near.intersection(r.parts)
        for t in tokens
        if t.index != token.index
        for r in t.readings
    )


# What the reader knows already


def _is_known_to_reader(document: Document, found: _Found) -> bool:
    """Whether the customer used the term, or the message explains it somewhere."""
    customer = (document.message.customer or "") + "".join(
        " " + z.span.of(document.text) for z in document.zones if z.kind == "quote"
    )
    if customer.strip() and any(_stem(word) in customer.lower() for word in found.entry.words):
        return True
    return any(_is_explained(document, place) for place in found.places)


def _stem(word: str) -> str:
    return word.lower() if len(word) < 6 else word.lower()[:-1]


def _is_explained(document: Document, place: Sequence[Token]) -> bool:
    sentence = document.sentences[place[0].sentence]
    before = document.tokens[sentence.first : place[0].index]
    after = document.tokens[place[-1].index + 1 : sentence.last]
    if any(t.lower in _EXPLAINERS for t in after[:3]) or any(t.lower == "eli" for t in before[-3:]):
        return True
    if [t.lower for t in after[:2]] == ["toisin", "sanoen"] or [t.lower for t in after[1:3]] == [
        "toisin",
        "sanoen",
    ]:
        return True
    if before and before[-1].text == "(" and after and after[0].text == ")":
        return any(t.known for t in before[:-1])
    if after and after[0].text == "(":
        inner = _until(after[1:], ")")
        finnish = [t for t in inner if t.known and t.kind == "word"]
        # virka-aikana (ma–pe klo 9–15)
        hours = any(t.kind == "time" for t in inner)
        return len(finnish) >= 3 or hours or (len(finnish) >= 1 and place[0].text.isupper())
    if after and after[0].text == ":" and not any(t.kind == "word" for t in before) and _is_told(after[1:]):
        # Pörssisähkö: tunnin hinta sähköpörssissä
        return True
    if _is_explained_next(document, place):
        return True
    # Katevaraus on summa, jonka …
    is_subject = not before and any(r.case == "nom" for r in place[-1].readings)
    if is_subject and after and after[0].lower == "on" and len(after) > 2:
        # … on se summa, jonka
        noun = after[2] if after[1].lower in _POINTERS else after[1]
        return any(r.pos == "noun" and r.case == "nom" for r in noun.readings) and any(t.text == "," for t in after)
    return False


def _is_told(tokens: Sequence[Token]) -> bool:
    """Whether the tokens say something in words; after *Omavastuu: 150 euroa* the reader knows the sum only."""
    return bool(tokens) and tokens[0].kind == "word" and sum(t.known and t.kind == "word" for t in tokens) >= _TOLD


def _is_explained_next(document: Document, place: Sequence[Token]) -> bool:
    """Whether the next sentence opens by saying what this one meant: *Se tarkoittaa, että*."""
    number = place[0].sentence + 1
    if number >= len(document.sentences):
        return False
    sentence = document.sentences[number]
    opening = document.tokens[sentence.first : sentence.last][:3]
    return (
        len(opening) > 1
        and opening[0].lower in _POINTERS
        and any(t.lower in ("tarkoittaa", "tarkoitetaan", "tarkoittavat") for t in opening[1:])
    )


def _until(tokens: Iterable[Token], mark: str) -> list[Token]:
    out = []
    for token in tokens:
        if token.text == mark:
            break
        out.append(token)
    return out


# What is said


def _merged(document: Document, context: CheckContext, found: Sequence[_Found]) -> Iterator[Hit]:
    """The hits, codes that stand side by side as one."""
    ordered = sorted(found, key=lambda one: one.places[0][0].index)
    at = 0
    while at < len(ordered):
        run = [ordered[at]]
        while at + 1 < len(ordered) and _follows(run[-1], ordered[at + 1]):
            at += 1
            run.append(ordered[at])
        at += 1
        span = Span(run[0].places[0][0].span.start, run[-1].places[0][-1].span.end)
        glosses = "; ".join(dict.fromkeys(g for one in run if (g := one.entry.gloss.in_(context.lang))))
        place = run[0].places[0]
        fix = _fix(document, place[0], run[0].entry, context.inflector) if len(run) == 1 else ()
        yield Hit(
            span,
            (("match", span.of(document.text)), ("gloss", glosses)),
            fix,
            variant=run[0].entry.variant,
        )


def _follows(one: _Found, other: _Found) -> bool:
    if not (one.places[0][-1].text.isupper() and other.places[0][0].text.isupper()):
        return False
    return other.places[0][0].index == one.places[0][-1].index + 1


def _fix(document: Document, token: Token, entry: Entry, inflector: Inflector) -> tuple[Fix, ...]:
    """The plain verb in the same form, where the two take the same objects."""
    if entry.verb is None:
        return ()
    for reading in likeliest_first(document, token, token.readings):
        if reading.verbform is None:
            continue
        features = {name: value for name in _KEPT if (value := getattr(reading, name)) is not None}
        form = inflector.inflect(entry.verb, "verb", **features)
        if form is not None:
            text = form[:1].upper() + form[1:] if token.capitalised else form
            return (Fix((Edit(token.span, text),), Applicability.UNSAFE),)
    return ()
