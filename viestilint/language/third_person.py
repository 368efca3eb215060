"""The rest of a sentence about the customer, when its customer becomes *sinä* or *te*.

*Asiakas maksaa laskun ja noutaa tuotteensa* → *Maksat laskun ja noudat tuotteesi*: verbs that share the subject,
pronouns and possessives all follow, or the sentence is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from viestilint.language.inflection import Inflector
from viestilint.language.names import names_last
from viestilint.language.phrases import RELATIVES, cased_as
from viestilint.model import Document, Edit, Reading, Span, Token

_COORDINATORS = frozenset("ja tai sekä mutta vaan".split())
_SUBORDINATORS = frozenset("jos kun mikäli koska vaikka jotta ellei että ettei kuin kunnes ennen".split())
_MODALS = frozenset("voida saada haluta tarvita aikoa osata joutua pitää täytyä".split())
# They look like possessive forms of the 3rd person and are adverbs.
_ADVERBS = frozenset(
    "viimeistään enintään vähintään parhaillaan kokonaan yksinään mielellään sinänsä itsestään sellaisenaan kerrallaan"
    " aikanaan keskenään ennallaan vuorostaan aikoinaan ainoastaan pelkästään ylipäätään".split()
)


class Turn(Enum):
    """What the customer's own verb has become."""

    PERSON = "a verb of the 2nd person"
    MUST = "sinun, before a necessity that stays"
    COMMAND = "an imperative"
    WE = "the sender's verb of the 1st person"


def owned_reading(token: Token) -> Reading | None:
    """The reading with the possessive suffix of the 3rd person, if the word is no adverb that looks like one."""
    if token.lower in _ADVERBS or any(r.pos == "adv" and r.poss is None for r in token.readings):
        return None
    return next(
        (
            r
            for r in names_last(token, token.readings)
            if r.poss == "3" and r.verbform in (None, "inf1", "inf2", "inf4", "part")
        ),
        None,
    )


def reowned(token: Token, reading: Reading, document: Document, inflector: Inflector) -> str | None:
    """The word with the reader's possessive suffix, its capital at the start of a sentence kept."""
    if reading.pos in ("adv", "adp"):
        form = inflector.reowned(token.lower, document.addressed.poss)
    else:
        form = inflector.reinflect(reading, poss=document.addressed.poss)
    return form and cased_as(form, token)


def rest_edits(
    document: Document, clause: Sequence[Token], noun: Token, last: Token, turn: Turn, inflector: Inflector
) -> list[Edit] | None:
    """Edits for the sentence outside ``noun``…``last``; ``None`` if something could not follow."""
    sentence = document.sentence_tokens(document.sentences[clause[0].sentence])
    outside = [t for t in sentence if not noun.index <= t.index <= last.index]
    if any(_names_again(t, noun) and (t.clause == noun.clause or _is_told_of(t, noun)) for t in outside):
        return None
    edits: list[Edit] = []
    for token in outside:
        found = _pronoun(document, token, noun, inflector)
        if found is None:
            return None
        edits += found
        if any(e.span.overlaps(token.span) for e in edits):
            continue
        owned = owned_reading(token)
        if owned is None:
            continue
        if token.clause != noun.clause and _has_subject(document.clause_tokens(token), token):
            return None
        form = reowned(token, owned, document, inflector)
        if form is None:
            return None
        edits.append(Edit(token.span, form))
    if turn is Turn.WE and any(_is_joined_passive(document, t) for t in outside if t.index > last.index):
        return None
    if turn is Turn.COMMAND and _goes_on(document, [t for t in outside if t.index > last.index]):
        return None
    rest = [t for t in outside if t.index > last.index]
    questions = _questions(document, rest, inflector)
    if questions is None:
        return None
    edits += questions
    asked = turn is Turn.COMMAND and _is_bidden(last)
    verbs = _joined_verbs(document, rest, noun, turn, inflector, asked=asked)
    if verbs is None or (asked and _leaves_bidden(rest, verbs)):
        return None
    return edits + [edit for edit in verbs if not any(edit.span.overlaps(other.span) for other in edits)]


def _is_joined_passive(document: Document, token: Token) -> bool:
    """*(Korvaamme kulut) ja sinulle järjestetään lento*: half of the sentence would stay without its doer."""
    if not token.readings or not all(r.is_passive and r.is_finite for r in token.readings):
        return False
    opening = document.clause_tokens(token)[0]
    before = document.neighbour(opening, -1)
    if opening.lower not in _COORDINATORS or before is None or before.text == ",":
        return False
    # kun tilaus toimitetaan ja maksu peritään
    return not any(t.lower in _SUBORDINATORS | RELATIVES for t in document.clause_tokens(before)[:2])


def _questions(document: Document, rest: Sequence[Token], inflector: Inflector) -> list[Edit] | None:
    """*valita, jääkö jonoon vai soittaako* → *jäätkö, soitatko*: what the customer decides of themselves."""
    edits: list[Edit] = []
    for token in rest:
        reading = _finite(token)
        if (
            reading is None
            or reading.clitic != "ko"
            or reading.lemma == "olla"
            or _own_subject_follows(document, token)
        ):
            continue
        form = inflector.reinflect(reading, person="2", number=document.addressed.number)
        if form is None:
            return None
        edits.append(Edit(token.span, form))
    return edits


def _names_again(token: Token, noun: Token) -> bool:
    lemmas = {r.lemma for r in noun.readings}
    return any(r.lemma in lemmas for r in token.readings)


def _is_told_of(token: Token, noun: Token) -> bool:
    """*Hakijalta puuttuu todistus, joten hakijan on …*: one half would still speak of the customer."""
    return token.index < noun.index and all(r.case not in ("nom", "gen") for r in token.readings)


def _has_subject(clause: Sequence[Token], before: Token) -> bool:
    """Whether a noun in the nominative stands before the verb of the clause: it owns what the clause speaks of."""
    for token in clause:
        if token.index >= before.index or _finite(token) is not None:
            return False
        if any(
            r.case == "nom" and r.pos in ("noun", "noun-adj", "firstname", "surname", "name") for r in token.readings
        ):
            return True
    return False


def _finite(token: Token) -> Reading | None:
    return next(
        (r for r in token.readings if r.is_finite and r.person == "3" and r.number == "sg" and r.mood != "pot"), None
    )


def _pronoun(document: Document, token: Token, noun: Token, inflector: Inflector) -> list[Edit] | None:
    """*hän saa* → *saat*, *hänen pitää* → *sinun pitää*, *hänen tilauksensa* → *tilauksesi*, *hänelle* → *sinulle*."""
    reading = next((r for r in token.readings if r.lemma == "hän" or (r.lemma == "he" and _is_plural(noun))), None)
    if reading is None:
        return []
    address = document.addressed
    following = document.tokens[token.index + 1] if token.index + 1 < len(document.tokens) else None
    if reading.clitic is not None or following is None:
        return None
    if reading.case == "nom":
        verb = _finite(following)
        form = _second(verb, following, document, inflector) if verb else None
        if form is None:
            return None
        edit = Edit(Span(token.span.start, following.span.end), form)
        # …, ja hän ilmoittaa: without its subject the clause is no longer parted by a comma.
        joining, comma = document.neighbour(token, -1), document.neighbour(token, -2)
        if (
            joining is None
            or joining.lower != "ja"
            or comma is None
            or comma.text != ","
            or not _is_bare(document, comma)
        ):
            return [edit]
        return [Edit(comma.span, ""), edit]
    if reading.case == "gen":
        owned = owned_reading(following)
        if owned is not None:
            form = reowned(following, owned, document, inflector)
            return [Edit(Span(token.span.start, following.span.end), form)] if form else None
    pronoun = inflector.inflect("sinä" if address.number == "sg" else "te", "pron", case=reading.case or "nom")
    return [Edit(token.span, pronoun)] if pronoun else None


def _is_bare(document: Document, comma: Token) -> bool:
    """Whether no clause of its own ends at the comma, which would need it all the same."""
    before = document.tokens[document.sentences[comma.sentence].first : comma.index]
    return not any(t.lower in _SUBORDINATORS | RELATIVES or t.text == "," for t in before)


def _is_plural(noun: Token) -> bool:
    return any(r.number == "pl" for r in noun.readings)


def _second(reading: Reading, token: Token, document: Document, inflector: Inflector) -> str | None:
    number = document.addressed.number
    if reading.pos == "neg":
        stem = "et" if number == "sg" else "ette"
        return {"ei": stem, "eikä": f"{stem}kä"}.get(token.lower)
    return inflector.reinflect(reading, person="2", number=number)


def _joined_verbs(
    document: Document, rest: Sequence[Token], noun: Token, turn: Turn, inflector: Inflector, *, asked: bool
) -> list[Edit] | None:
    """Edits for the verbs that share the customer as their subject after *ja*, *tai*, *eikä* or a comma; ``asked``:
    *pyydetään täyttämään ja palauttamaan*.
    """
    edits: list[Edit] = []
    apart = False
    infinitive = _is_modal(document.tokens[noun.index + 1 : noun.index + 3])
    conditional = document.clause_tokens(noun)[0].lower in _SUBORDINATORS
    for before, token in zip([None, *rest], rest, strict=False):
        if token.lower in _SUBORDINATORS | RELATIVES:
            apart = True
        if token.lower == "eikä" and turn is Turn.PERSON and not apart:
            edits.append(Edit(token.span, "etkä" if document.addressed.number == "sg" else "ettekä"))
            continue
        opened = before is not None and (before.lower in _COORDINATORS or before.text == ",")
        if not opened or token.lower in _COORDINATORS:
            continue
        verb = _verb_of(document, token, asked=asked)
        if verb is None:
            continue
        bidden = asked and _is_bidden(verb)
        if before is not None and before.text == "," and (conditional or not (bidden or _may_share(verb))):
            # The main clause after a condition, or one with a subject of its own.
            if _may_share(verb) and not _subject_follows(document.clause_tokens(verb), verb):
                return None
            continue
        if before is not None and before.text == "," and _own_subject_follows(document, verb):
            # …, sanoo toimitusjohtaja
            continue
        if apart:
            return None
        joined = _joined(verb, turn, infinitive, document, inflector, bidden=bidden)
        if joined is None:
            return None
        edits += joined
    return edits


def _is_bidden(token: Token) -> bool:
    """*(pyydetään) täyttämään*"""
    return any(r.verbform == "inf3" and r.case == "ill" for r in token.readings)


def _leaves_bidden(rest: Sequence[Token], edits: Sequence[Edit]) -> bool:
    """Whether a joined verb would stay as it is: *(täyttämään lomake) ja se palauttamaan*."""
    opened = False
    for token in rest:
        if token.lower in _COORDINATORS or token.text == ",":
            opened = True
        elif any(edit.span.overlaps(token.span) for edit in edits):
            opened = False
        elif opened and _is_bidden(token):
            return True
    return False


def _goes_on(document: Document, rest: Sequence[Token]) -> bool:
    """*Täytä lomake ja se on lähetettävä*: a command does not go on with a statement about something else."""
    for before, token in zip(rest, rest[1:], strict=False):
        if before.lower not in ("ja", "sekä") or _verb_of(document, token) is not None:
            continue
        for word in rest:
            if word.index > token.index and word.readings and all(r.is_finite for r in word.readings):
                return any(r.person == "3" or r.is_passive for r in word.readings)
            if word.index > token.index and (word.kind == "punct" or word.lower in _COORDINATORS | _SUBORDINATORS):
                break
    return False


def _is_modal(tokens: Sequence[Token]) -> bool:
    return any(r.lemma in _MODALS and r.is_finite for t in tokens for r in t.readings)


def _may_share(verb: Token) -> bool:
    return _finite(verb) is not None or _is_infinitive(verb) or any(r.participle for r in verb.readings)


def _subject_follows(clause: Sequence[Token], verb: Token) -> bool:
    return any(
        r.case == "nom" and r.pos in ("noun", "noun-adj", "name")
        for t in clause
        if t.index > verb.index
        for r in t.readings
    )


def _own_subject_follows(document: Document, verb: Token) -> bool:
    """Whether the next word is a nominative singular: not the object, which would be in another case."""
    after = document.neighbour(verb)
    return (
        after is not None
        and _finite(verb) is not None
        and any(
            r.case == "nom" and r.number == "sg" and r.poss != "3" and r.pos in ("noun", "noun-adj", "name")
            for r in after.readings
        )
    )


def _is_infinitive(token: Token) -> bool:
    return any(r.verbform == "inf1" for r in token.readings)


def _verb_of(document: Document, token: Token, *, asked: bool = False) -> Token | None:
    """The verb that opens a joined part, adverbs before it passed over; ``None`` if the part has its own subject."""
    rest = document.tokens[token.index : document.sentences[token.sentence].last]
    for word in rest:
        if word.kind == "punct" or word.lower in _COORDINATORS:
            return None
        if any(r.pos in ("verb", "neg") and r.verbform in ("fin", "inf1") for r in word.readings) or any(
            r.participle == "pres_pass" and r.case == "nom" for r in word.readings
        ):
            return word
        if asked and _is_bidden(word):
            return word
        # tarvittaessa, halutessaan
        if not word.readings or not all(
            r.pos in ("adv", "sti") or r.case == "sti" or r.verbform == "inf2" for r in word.readings
        ):
            return None
    return None


def _joined(
    verb: Token, turn: Turn, infinitive: bool, document: Document, inflector: Inflector, *, bidden: bool
) -> list[Edit] | None:
    number = document.addressed.number
    if turn is Turn.WE:
        return None if any(r.is_passive for r in verb.readings) else []
    if turn is Turn.COMMAND:
        infinitives = ("inf1", "inf3") if bidden else ("inf1",)
        lemma = next((r.lemma for r in verb.readings if r.verbform in infinitives), None)
        lemma = lemma or next((r.verb for r in verb.readings if r.participle == "pres_pass" and r.case == "nom"), None)
        form = inflector.inflect(lemma, "verb", mood="imp", person="2", number=number) if lemma else None
        return [Edit(verb.span, form)] if form else None
    if infinitive and _is_infinitive(verb):
        return []
    if turn is Turn.MUST:
        return [] if _is_infinitive(verb) or any(r.participle == "pres_pass" for r in verb.readings) else None
    reading = _finite(verb)
    if reading is None:
        return None if any(r.is_finite for r in verb.readings) else []
    form = _second(reading, verb, document, inflector)
    return [Edit(verb.span, form)] if form else None
