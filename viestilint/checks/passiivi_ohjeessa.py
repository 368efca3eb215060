"""Instructions hidden in the passive, and impersonal possibility: *on noudettavissa*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from viestilint.checks.fronted import object_after
from viestilint.checks.possibilities import COPULAS, is_copula, participle, permission, possibility
from viestilint.checks.registry import CheckContext
from viestilint.checks.whose_duty import depends_on_another, is_for_everybody
from viestilint.language.actors import is_somebodys
from viestilint.language.commands import (
    CONDITIONS,
    Follows,
    Instruction,
    command,
    opens_relative,
    starts_relative,
)
from viestilint.language.doer import Doer, doer, is_duty, is_fetching_denied, is_handed_on
from viestilint.language.doertables import DoerTables
from viestilint.language.objects import object_phrase
from viestilint.language.phrases import COORDINATORS, restarted
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Fix, Hit, Reading, Span, Token
from viestilint.model.document import standing
from viestilint.patterns.yamltree import Node

_QUESTION = "ko"
_PASSIVES = frozenset(("voice=pass",))
# Said of what is not to be done, and not an order: koska, että, vaikka
_PROGRESS = 4
_DOTS = ("...", "…")
_WAIT = lazy(r"\b(?:odota\w*|(?:ihan |vain )?pieni) (?:\w+ )?hetk|\bhetkinen\b|\bÄl(?:ä|kää) sulje\b", re.I)
_OBJECTS = frozenset(("nom", "gen", "par"))
_AGREED = frozenset("ehto laki asetus sääntö sopimus määräys direktiivi pykälä säännös".split())
# Avain on aina palautettava: what the command keeps behind its object
_BETWEEN = frozenset("itse aina heti kuitenkin välittömästi viipymättä ensin tällöin silloin siis".split())
_NO_ORDER = frozenset("koska vaikka jotta että jolloin".split())


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on passives whose doer is the customer, on *on V-ttava* alike, and ``mahdollisuus`` on *on V-ttavissa*."""
    data = context.rule.data
    assert data is not None
    tables = _tables(data)
    if not document.has(_PASSIVES):
        return
    spots = standing(document.places, (*_PASSIVES, *COPULAS))
    relative = False
    for clause in document.clauses(context.rule.rule.zones):
        if any(token.text == ":" for token in clause):
            clause = tuple(restarted(clause))
        # A clause joined to a relative one with ja belongs to it.
        relative = opens_relative(clause) or (relative and clause[0].lower in COORDINATORS)
        if relative:
            continue
        for position, token in enumerate(clause):
            if not spots >> token.index & 1 and token.text != ",":
                continue
            if token.text == "," and position + 1 < len(clause) and starts_relative(clause[position + 1]):
                break
            hit = possibility(document, clause, position, tables, context)
            hit = hit or permission(document, clause, position, tables, context)
            hit = hit or _asked(document, clause, position, tables, context)
            if hit is None and not _cites(clause[:position]):
                hit = _necessity(document, clause, position, tables, context)
                hit = hit or _passive(document, clause, position, tables, context)
            if hit is not None:
                yield hit
                break


def _cites(before: Sequence[Token]) -> bool:
    """*Varausehtojemme mukaan peruutus on tehtävä*: what has been agreed is told, and nobody is given an order."""
    return any(
        after.lower == "mukaan" and any(r.head in _AGREED and r.case in ("gen", "nom") for r in token.readings)
        for token, after in pairwise(before)
    )


@lru_cache(maxsize=4)
def _tables(data: Node) -> DoerTables:
    fields = data.fields()
    by_verb = {key: _by_verb(fields[key]) for key in ("customer-with", "duties-with", "left-as", "customer-out-of")}
    sets = {key: frozenset(node.texts()) for key, node in fields.items() if key not in by_verb}
    return DoerTables(
        sets, by_verb["customer-with"], by_verb["duties-with"], by_verb["left-as"], by_verb["customer-out-of"]
    )


def _by_verb(table: Node) -> dict[str, frozenset[str]]:
    return {verb: frozenset(node.texts()) for verb, node in table.fields().items()}


def _necessity(
    document: Document, clause: Sequence[Token], position: int, tables: DoerTables, context: CheckContext
) -> Hit | None:
    """*Lomake on palautettava meille* → *Palauta lomake meille*."""
    if not is_copula(clause[position]) or position + 1 >= len(clause) or clause[0].lower in _NO_ORDER:
        # Muistathan, että kirja on palautettava … speaks to the reader already.
        return None
    token = clause[position + 1]
    kept = token if token.lower in _BETWEEN and position + 2 < len(clause) else None
    if kept is not None:
        token = clause[position + 2]
    reading = participle(token, "nom")
    if reading is None or reading.verb is None or reading.poss is not None or reading.degree != "pos":
        return None
    if (
        any(r.case == "gen" and r.poss is None for t in clause[:1] for r in t.readings)
        and object_phrase(clause[:position]) is None
    ):
        return None
    if any(r.pos == "pron" and r.case == "gen" for t in clause[:position][-1:] for r in t.readings):
        # Silti heidän on täytettävä lomake
        return None
    if any(is_somebodys(t) for t in clause[:position][-1:]) and object_after(document, clause, token) is not None:
        # Puolisosi on allekirjoitettava sopimus
        return None
    if doer(clause, reading.verb, tables) is not Doer.CUSTOMER and not is_duty(clause, reading.verb, tables):
        return None
    span = Span(clause[position].span.start, token.span.end)
    # Tilaus on peruttava viimeistään … sets the time of what one need not do at all.
    optional = reading.verb in tables["options"] and not _is_conditional(document, token)
    found = Instruction(clause, position, span, reading.verb, optional=optional, kept=kept)
    return _order(document, found, tables, context)


def _passive(
    document: Document, clause: Sequence[Token], position: int, tables: DoerTables, context: CheckContext
) -> Hit | None:
    """*Lomake palautetaan meille* → *Palauta lomake meille*; *Lomaketta ei palauteta …* → *Älä palauta …*"""
    token = clause[position]
    reading = next((r for r in token.readings if r.is_passive and r.mood == "ind" and r.tense != "past"), None)
    if reading is None or reading.clitic == _QUESTION or any(not r.is_finite for r in token.readings):
        return None
    negative = reading.negative == "true"
    before = clause[position - 1] if position else None
    if negative and (before is None or before.lower != "ei"):
        return None
    if any(t.lower == "me" or starts_relative(t) for t in clause[:position]) or clause[0].lower in _NO_ORDER:
        # Also without its comma: tiedot joilla kirjaudutaan
        return None
    if _is_progress(document, clause, position):
        return None
    if doer(clause, reading.lemma, tables, negative=negative) is not Doer.CUSTOMER and (
        negative or not _prepares(document, clause, reading, tables)
    ):
        return None
    if is_fetching_denied(document.sentence_tokens(document.sentences[token.sentence]), tables):
        return None
    after = document.tokens[clause[-1].index + 1 : document.sentences[token.sentence].last]
    if reading.lemma not in tables["transfer"] and is_handed_on(clause, after):
        return None
    if negative and before is not None:
        found = Instruction(clause, position - 1, Span(before.span.start, token.span.end), reading.lemma, negative=True)
    else:
        optional = reading.lemma in tables["options"] and not _is_conditional(document, token)
        found = Instruction(clause, position, token.span, reading.lemma, optional=optional)
    return _order(document, found, tables, context)


def _is_progress(document: Document, clause: Sequence[Token], position: int) -> bool:
    """*Rekisteröidytään…*, *Ladataan kuvaa palvelimelle...*, *Kirjaudutaan sisään, odota hetki*: what the program does."""
    if len(clause) <= _PROGRESS and document.text.startswith(_DOTS, clause[position].span.end):
        return True
    if position:
        return False
    at = clause[0].sentence
    said = Span(document.sentences[at].span.start, document.sentences[at : at + 2][-1].span.end).of(document.text)
    return document.sentences[at].span.of(document.text).rstrip().endswith(_DOTS) or bool(_WAIT.search(said))


def _asked(
    document: Document, clause: Sequence[Token], position: int, tables: DoerTables, context: CheckContext
) -> Hit | None:
    """*Vastaus pyydetään toimittamaan kirjaamoon* → *Toimita vastaus kirjaamoon*: whoever reads it is asked."""
    after = clause[position + 1] if position + 1 < len(clause) else None
    before = [t for t in clause[:position] if t.kind == "word"]
    if after is None or not before or not _is_asking(clause[position]) or any(starts_relative(t) for t in before):
        return None
    told = next((r.lemma for r in after.readings if r.verbform == "inf3" and r.case == "ill"), None)
    # Asukkaita pyydetään, sinulta pyydetään: who is asked is told.
    if told is None or clause[0].lower in _NO_ORDER or any(_is_partitive(t) or _is_from_you(t) for t in before):
        return None
    span = Span(clause[position].span.start, after.span.end)
    return _order(document, Instruction(clause, position, span, told), tables, context)


def _is_asking(token: Token) -> bool:
    return any(
        r.is_passive and r.mood == "ind" and r.tense == "pres" and r.negative == "false" and r.clitic is None
        for r in token.readings
        if r.lemma in ("pyytää", "kehottaa")
    )


def _is_partitive(token: Token) -> bool:
    return any(r.case == "par" and r.is_nominal for r in token.readings)


def _is_from_you(token: Token) -> bool:
    return any(r.case == "abl" and r.lemma in ("sinä", "te", "asiakas") for r in token.readings)


def _prepares(document: Document, clause: Sequence[Token], reading: Reading, tables: DoerTables) -> bool:
    """*Tuote pakataan ja lähetetään meille*: what is done with the thing before the customer hands it over."""
    if reading.lemma not in tables["preparing"] or doer(clause, reading.lemma, tables) is Doer.SENDER:
        return False
    after = [t for t in document.sentence_tokens(document.sentences[clause[0].sentence]) if t.index > clause[-1].index]
    if len(after) < 2 or after[0].lower != "ja":
        return False
    following = next((r for r in after[1].readings if r.is_passive and r.tense == "pres"), None)
    return following is not None and doer(after[1:], following.lemma, tables) is Doer.CUSTOMER


def _is_conditional(document: Document, token: Token) -> bool:
    return any(t.lower in CONDITIONS for t in document.sentence_tokens(document.sentences[token.sentence]))


def _order(document: Document, found: Instruction, tables: DoerTables, context: CheckContext) -> Hit:
    match = ("match", found.span.of(document.text))
    order = command(document, found, context.inflector, _follower(tables, found.verb))
    sentence = document.sentences[found.clause[0].sentence]
    if order is None:
        return Hit(found.span, (match, ("fixed", "…")))
    if depends_on_another(document, sentence, tables["people"]) or _is_for_all(found):
        return Hit(found.span, (match,), variant="tekija")
    fixes = () if order.edits is None else (Fix(order.edits, Applicability.UNSAFE),)
    return Hit(found.span, (match, ("fixed", order.text)), fixes)


def _is_for_all(found: Instruction) -> bool:
    """*Kaikille kursseille on ilmoittauduttava*: the reader is not told to do it for all; *kaikki kentät* are filled."""
    readings = [t for t in found.clause[: found.position] if not any(r.case in _OBJECTS for r in t.readings)]
    return is_for_everybody(readings)


def _follower(tables: DoerTables, first: str) -> Follows:
    def follows(clause: Sequence[Token], reading: Reading, shared: bool) -> bool:
        """Whether the customer does this too: *tulostetaan ja laitetaan pakettiin*."""
        actor = doer(clause, reading.lemma, tables)
        # What has been handed over is the sender's to deal with.
        alike = shared and first not in tables["transfer"] and reading.lemma in tables["followers"]
        return actor is Doer.CUSTOMER or (actor is None and alike)

    return follows
