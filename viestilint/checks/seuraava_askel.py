"""Something to do, but no word of when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from viestilint.checks.registry import CheckContext
from viestilint.language.negation import after_negation
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Sentence, Span, Token
from viestilint.patterns.yamltree import Node

_TIMES = frozenset(("date", "time"))
_NEED = frozenset(("tulla", "pitää", "täytyä", "kuulua"))
_SOFTLY = ("tulla", "cond")
_ASKING = frozenset(("pyytää", "kehottaa"))
_WITH_INFINITIVE = frozenset("tapa mahdollisuus keino aika tilaisuus lupa oikeus tarve vaihtoehto".split())
_US = frozenset("meidän minun hänen heidän".split())
_DEADLINE = lazy(
    r"\b(?:viimeistään|eräpäivä\w*\b(?! oli\b)|määräpäivä\w*|eräpvm|erääntyy|deadline)\b"
    r"|\b\w+n (?:kuluessa|sisällä|aikana|mennessä)\b|\b\d+\.? mennessä\b"
    r"|\bvoimassa\b|\b(?:ennen|jälkeen)\b",
    re.I,
)
# Who asks how or where to send something is told that; when is up to them.
_ASKED_HOW = lazy(r"\b(?:miten|mite|mitenkä|kuinka|minne|mihin|mihi|kenelle|kelle|missä|mistä|mist|mitä teen)\b", re.I)
# tiistaina, muuttopäivänä
_DAYS = ("tai", "keskiviikko", "viikonloppu", "päivä", "aamu", "ilta")
_JOINED = lazy(r" (?:ja|sekä|kuin)\b")
_RUN_ON = lazy(r"[\wåäö€%]{2}[.!?][A-ZÅÄÖ][a-zåäö]")
_BUTTON_WORDS = 3
_JOINED_WORDS = 2
_ENUMERATION = lazy(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s")


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit on the first request that tells no time, or on the vague word that stands for one.

    None where a deadline stands anywhere in the message.
    """
    if document.message.type == "marketing":
        return
    data = context.rule.data
    assert data is not None
    words = _words(data)
    if not document.has(words.actions):
        return
    vague = [Span(*m.span()) for m in words.vague.finditer(document.text)]
    if any(not any(v.overlaps(Span(*m.span())) for v in vague) for m in _DEADLINE.finditer(document.text)):
        return
    if _DEADLINE.search(words.vague.sub("", document.message.subject or "")):
        return
    for sentence in document.sentences:
        if sentence.zone != "body" or sentence.span.of(document.text).startswith(_HEADINGS):
            continue
        found = _request(document, sentence, words)
        if found is None or _is_button(document, sentence) or _is_excused(document, sentence, found, words):
            continue
        if _has_time(document, sentence, words, vague):
            continue
        yield _hit(document, sentence, found, words)
        return


# Of Markdown and of wikis
_HEADINGS = ("#", "==")


class _Words:
    """The tables of the rule."""

    def __init__(self, data: Node) -> None:
        tables = data.fields()
        self.actions = frozenset(tables["actions"].texts())
        self.times = frozenset(tables["times"].texts())
        self.vague = lazy(rf"\b(?:{'|'.join(map(re.escape, tables['vague'].texts()))})\b", re.I)
        self.conditions = frozenset(tables["conditions"].texts())
        self.steps = frozenset(tables["steps"].texts())
        self.free_objects = frozenset(tables["free-objects"].texts())
        self.goals = frozenset(tables["goals"].texts())
        self.objects = {verb: frozenset(node.texts()) for verb, node in tables["objects"].fields().items()}


@lru_cache(maxsize=4)
def _words(data: Node) -> _Words:
    return _Words(data)


def _request(document: Document, sentence: Sentence, words: _Words) -> tuple[Token, Reading] | None:
    """The verb by which the sentence asks the customer to act."""
    for token in document.sentence_tokens(sentence):
        if _is_label(document, token):
            continue
        for reading in token.readings:
            lemma = reading.verb if reading.verbform == "part" else reading.lemma
            if lemma in words.actions and _asks(document, token, reading, words):
                return token, reading
    return None


def _is_button(document: Document, sentence: Sentence) -> bool:
    """*Maksa lasku*, *[Vahvista varaus](…)*: a short line of its own that no mark ends is pressed and asks nothing."""
    if len(document.sentences) == 1:
        return False
    tokens = document.sentence_tokens(sentence)
    words = sum(t.kind == "word" for t in tokens)
    if words > _BUTTON_WORDS or any(t.kind not in ("word", "punct", "url") for t in tokens) or tokens[-1].text in ".!?":
        return False
    above, below = document.text[: tokens[0].span.start], document.text[tokens[-1].span.end :]
    return above.endswith("\n") and (not below or below.startswith("\n"))


def _is_label(document: Document, token: Token) -> bool:
    """*vuoronumerolla VARAA JA NOUDA*: what is written on a sign or a button."""
    before = document.tokens[token.index - 1] if token.index else None
    is_shouted = token.text.isupper() and before is not None and before.text.isupper() and before.kind == "word"
    return is_shouted and any(t.text.islower() for t in document.sentence_tokens(document.sentences[token.sentence]))


def _asks(document: Document, token: Token, reading: Reading, words: _Words) -> bool:
    clause = document.clause_tokens(token)
    if after_negation(document.tokens, token.index):
        return False
    if "uusia" in (reading.lemma, reading.verb) and not _is_renewing(document, token, reading):
        return False
    if reading.mood == "imp" and reading.person == "2":
        if _is_statement(clause, token):
            return False
        return _opens_clause(clause, token) or _is_joined_for_us(clause, token, words)
    if reading.is_finite and reading.person == "2":
        return reading.clitic == "han" and reading.tense == "pres" and reading.mood == "ind"
    if reading.verbform == "inf1" and reading.poss is None:
        return _is_needed(clause, token)
    if reading.verbform == "inf3" and reading.case == "ill":
        return any(r.lemma in _ASKING and r.person == "1" and r.tense == "pres" for t in clause for r in t.readings)
    if reading.participle == "pres_pass" and reading.case == "nom" and reading.number == "sg":
        on = any(t.lower == "on" and t.index < token.index for t in clause)
        return on and not any(t.lower in _US for t in clause)
    if reading.is_passive and reading.tense == "pres" and reading.mood == "ind" and reading.negative != "true":
        return any(t.lower in words.goals for t in clause)
    return False


def _is_renewing(document: Document, token: Token, reading: Reading) -> bool:
    """*pitää uusia kortti*: its command is an adjective too, and so is *(lukea) uusia ohjeita*."""
    after = document.neighbour(token)
    return reading.verb == "uusia" or (
        reading.verbform == "inf1" and after is not None and not any(r.case == "par" for r in after.readings)
    )


def _opens_clause(clause: Sequence[Token], token: Token) -> bool:
    before = [t for t in clause if t.index < token.index and t.kind == "word"]
    return len(before) <= 1 and not any(r.is_nominal and r.pos != "adv" for t in before for r in t.readings)


def _is_joined_for_us(clause: Sequence[Token], token: Token, words: _Words) -> bool:
    """*Lue ehdot ja palauta lomake meille*: a second command, and what it is about comes to us: no step of a how-to."""
    before = [t for t in clause if t.index < token.index and t.kind == "word"]
    if len(before) < _JOINED_WORDS or before[-1].lower not in ("ja", "sekä"):
        return False
    if not any(r.mood == "imp" and r.person == "2" for r in before[0].readings):
        return False
    return any(t.lower in words.goals for t in clause if t.index > token.index)


def _is_statement(clause: Sequence[Token], token: Token) -> bool:
    """*Maksa on riistaa*: the form is a noun where another word is the verb."""
    others = [t for t in clause if t.index != token.index]
    return any(t.readings and all(r.is_finite and r.mood == "ind" for r in t.readings) for t in others)


def _is_needed(clause: Sequence[Token], token: Token) -> bool:
    if any(t.lower in _US for t in clause):
        return False
    for before in clause:
        if before.index >= token.index:
            break
        for reading in before.readings:
            if reading.clitic == "ko":
                # Tuleeko lomake täyttää käsin, selviää ohjeesta: that is asked, and not the deed.
                return False
            now = reading.tense == "pres" and reading.mood == "ind"
            # Liite tulisi toimittaa: a request too. What pitäisi happen may be another's task.
            if reading.lemma in _NEED and reading.person == "3" and (now or (reading.lemma, reading.mood) == _SOFTLY):
                return not (_is_of_noun(clause, before, token) or _is_turning(clause, before, token))
            if reading.lemma == "muistaa" and reading.person == "2":
                return True
    return False


def _is_of_noun(clause: Sequence[Token], need: Token, verb: Token) -> bool:
    """*Sovellukseen tulee tapa maksaa osissa*: the infinitive tells what kind of way it is that comes."""
    head = next((t for t in clause if t.index == verb.index - 1 and t.index > need.index), None)
    return head is not None and any(r.lemma in _WITH_INFINITIVE and r.case == "nom" for r in head.readings)


def _is_turning(clause: Sequence[Token], need: Token, verb: Token) -> bool:
    """*Sinulle tulee halvemmaksi maksaa kerralla*: what it comes to, and no order."""
    between = [t for t in clause if need.index < t.index < verb.index]
    return any(r.case == "tra" and r.pos in ("adj", "noun-adj") for t in between for r in t.readings)


def _is_excused(document: Document, sentence: Sentence, found: tuple[Token, Reading], words: _Words) -> bool:
    """Conditions (*jos, halutessasi*), steps of an instruction, and what has no time of its own."""
    tokens = document.sentence_tokens(sentence)
    verb, reading = found
    line_start = document.text.rfind("\n", 0, sentence.span.start) + 1
    if _ENUMERATION.match(document.text[line_start:]) or tokens[-1].text in ("?", ":"):
        return True
    if _ASKED_HOW.search(document.message.customer or ""):
        return True
    number = document.tokens[sentence.first].sentence
    before = document.sentences[number - 1] if number else None
    near = [*tokens, *(document.sentence_tokens(before) if before is not None else ())]
    if any(t.lower in words.conditions for t in near):
        return True
    if any(r.lemma in words.steps and r.mood == "imp" for t in tokens for r in t.readings):
        return True
    if any(t.lower.endswith("malla") or t.lower.endswith("mällä") for t in tokens):
        # Vahvista osoitteesi avaamalla linkki: the act itself is told, and done at once.
        return True
    after = [t for t in tokens if t.index > verb.index]
    if any(t.kind == "code" or (len(t.text) > 2 and t.text.isupper()) for t in after[:1]):
        return True
    lemma = reading.verb if reading.verbform == "part" else reading.lemma
    nouns = [r for t in tokens if t.index != verb.index for r in t.readings if r.is_nominal]
    free = {r.head for r in nouns} & words.free_objects
    # Vastaa kyselyyn has no time; mahdollisimman pian there is one.
    hurried = free == {"kysely"} and words.vague.search(sentence.span.of(document.text)) is not None
    if free and not hurried:
        return True
    if lemma in words.objects and not any(r.head in words.objects[lemma] for r in nouns):
        # osallistumisesi is read as a form of its verb.
        deeds = [t.lower for t in tokens if any(r.verbform == "inf4" for r in t.readings)]
        stems = tuple(noun.removesuffix("nen") for noun in words.objects[lemma] if noun.endswith("minen"))
        return not any(deed.startswith(stems) for deed in deeds)
    if lemma == "ilmoittaa":
        told = any(t.lower == "että" for t in after)
        news = reading.verbform == "inf3"
        if told and not any(
            r.person == "2" or (r.poss in ("2sg", "2pl") and not news) for t in after for r in t.readings
        ):
            # Pyydämme ilmoittamaan, että hintasi nousee: nobody is asked for anything.
            return True
        # Muutoksista on ilmoitettava: a standing duty.
        return any(r.case == "ela" for r in nouns) or not any(r.case in ("nom", "gen", "par") for r in nouns)
    if lemma == "vastata":
        return not any(r.case in ("ill", "all") for r in nouns)
    return False


def _has_time(document: Document, sentence: Sentence, words: _Words, vague: Sequence[Span]) -> bool:
    """A date, weekday or period in the sentence or beside it."""
    number = document.tokens[sentence.first].sentence
    for near in document.sentences[max(0, number - 1) : number + 2]:
        tokens = document.sentence_tokens(near)
        if near is not sentence and any(
            (r.is_finite and r.tense == "past") or r.lemma == "erääntynyt" for t in tokens for r in t.readings[:1]
        ):
            # Eräpäivä oli 1.6.: a day that is over is no deadline.
            continue
        for token in tokens:
            if token.kind in _TIMES or (token.kind == "placeholder" and token.detail in _TIMES):
                return True
            if any(v.overlaps(token.span) for v in vague):
                continue
            if token.kind == "word" and (token.lower in words.times or _is_day_or_month(token)):
                return True
    return any(p.type == "date" for p in document.message.placeholders)


def _is_day_or_month(token: Token) -> bool:
    return any(
        (r.case == "ess" and r.lemma.endswith(_DAYS)) or (r.case == "ine" and r.head == "kuu") for r in token.readings
    )


def _hit(document: Document, sentence: Sentence, found: tuple[Token, Reading], words: _Words) -> Hit:
    verb, reading = found
    lemma = reading.verb if reading.verbform == "part" else reading.lemma
    joined = [t for t in document.clause_tokens(verb) if t.index > verb.index and _is_deed(t)]
    deadline = "viimeistään " + ("{{eräpäivä}}" if lemma == "maksaa" and not joined else "{{päivä}}")
    text = document.text
    match = words.vague.search(text, sentence.span.start, sentence.span.end)
    if match is not None:
        span = Span(*match.span())
        values = (("match", span.of(text)), ("fixed", deadline))
        # viipymättä ja huolellisesti: what is joined to the word would be joined to the day.
        is_joined = _JOINED.match(text, span.end) is not None
        fixes = (
            (Fix((Edit(span, deadline),), Applicability.UNSAFE),)
            if span.of(text)[0].islower() and not is_joined
            else ()
        )
        return Hit(span, values, fixes, variant="epamaarainen-aika")
    end = _clause_end(document, verb)
    if end is None or any(_hangs(t) for t in joined):
        return Hit(verb.span, (("match", verb.text), ("fixed", deadline)), variant="aika-puuttuu")
    fix = Fix((Edit(Span(end, end), " " + deadline),), Applicability.UNSAFE)
    return Hit(verb.span, (("match", verb.text), ("fixed", deadline)), (fix,), variant="aika-puuttuu")


def _is_deed(token: Token) -> bool:
    """*lähetä, lähettää, lähetettävä*: one more thing to do, *ks.* included."""
    if token.lower == "ks." or any(r.participle == "pres_pass" for r in token.readings):
        return True
    return any(r.verbform in ("fin", "inf1") for r in token.readings) and not any(r.is_nominal for r in token.readings)


def _hangs(token: Token) -> bool:
    """*… etkä saa jättää sitä*, *… voidaksesi palauttaa tuotteen*: the day would belong to what is not asked."""
    if token.lower == "ks." or any(r.pos == "neg" or (r.verbform == "inf1" and r.poss) for r in token.readings):
        return True
    return bool(token.readings) and all(r.is_finite and r.mood != "imp" for r in token.readings)


def _clause_end(document: Document, verb: Token) -> int | None:
    """Where the request ends: before the mark that ends its clause; ``None`` if more is joined to it."""
    clause = document.clause_tokens(verb)
    sentence = document.sentence_tokens(document.sentences[verb.sentence])
    last = clause[-1]
    if last.index != sentence[-1].index or any(t.text == ":" for t in sentence):
        return None
    if last.kind == "number" or _RUN_ON.search(document.text, verb.span.end, last.span.end):
        # Nouda avaimet 3.6; Maksa lasku.Se riittää: what the end is, is told first.
        return None
    comma = next((t for t in clause if t.text in (",", ";", "–") and t.index > verb.index), None)
    if comma is not None:
        following = [t for t in clause if t.index == comma.index + 1]
        if not following or following[0].lower != "kiitos":
            return None
        last = comma
    while last.kind == "punct" and last.index > verb.index:
        if last.text == ")":
            # (Rantatie 12).
            opened = next((t for t in reversed(clause) if t.text == "(" and verb.index < t.index < last.index), None)
            if opened is None:
                return None
            last = opened
        last = document.tokens[last.index - 1]
    return last.span.end
