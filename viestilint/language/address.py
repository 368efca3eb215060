"""Words of address from one form to the other: *tilauksesi* ↔ *tilauksenne*, *voit* ↔ *voitte*."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from viestilint.language.inflection import Inflector
from viestilint.language.person import SPOKEN, is_courtesy
from viestilint.language.phrases import COORDINATORS
from viestilint.model import Address, Document, Edit, Reading, Token

_VOWELS = tuple("aeiouyäö")
_OWNED = {"sg": ("asi", "isi", "osi", "usi"), "pl": ("nne",)}
_CASES = ("nom", "gen", "par", "ess", "ine", "ela", "ill", "ade", "abl", "all", "acc", "tra")


def converted(token: Token, target: Address, inflector: Inflector) -> str | None:
    """The token's word in the target form, with its capital kept; ``None`` if it cannot be formed and verified."""
    if not token.readings and token.lower in SPOKEN:
        form = inflector.inflect("te", "pron", case=SPOKEN[token.lower]) if target is Address.TE else None
        return _cased(form, token.text) if form is not None else None
    if any(r.pos == "neg" for r in token.readings):
        return _negation(token, target)
    for reading in _addressing(token, target):
        if reading.pos in ("adv", "adp"):
            form = inflector.reowned(token.lower, target.poss)
            return _cased(form, token.text) if form is not None else None
        form = _convert(reading, target, inflector)
        if form is not None:
            return _cased(form, token.text)
    return None


def conversion(document: Document, target: Address, inflector: Inflector) -> tuple[Edit, ...] | None:
    """The edits that put every address of the message into the target form; ``None`` if any cannot be formed.

    Participles follow: *olette tilanneet* to one person is *olet tilannut*. Imperatives are converted at the start
    of a clause, connegatives not at all.
    """
    edits: list[Edit] = []
    for token, form in document.signals:
        if form is target:
            continue
        text = converted(token, target, inflector)
        if text is None:
            return None
        edits.append(Edit(token.span, text))
        if target is Address.SINA:
            described = _described(document, token, inflector)
            if described is None:
                return None
            edits.extend(described)
    for token in document.tokens:
        wanted = "ole" if target is Address.SINA else "olkaa"
        if (
            is_courtesy(document.tokens, token.index)
            and token.lower != wanted
            and token.zone not in ("quote", "foreign")
        ):
            edits.append(Edit(token.span, _cased(wanted, token.text)))
    connegatives = _bare_edits(document, target, edits, inflector)
    if connegatives is None or _leaves_one(document, target, (*edits, *connegatives)):
        return None
    return (*edits, *connegatives)


def _leaves_one(document: Document, target: Address, edits: Sequence[Edit]) -> bool:
    """Whether a word in a sentence that changes would keep the other form, since it may be something else.

    *Selatkaa … ja tee*, where *tee* may be the drink; *ilmoitat lapsenne lomat*, where both parents may be meant.
    """
    changed = {edit.span for edit in edits}
    if target is Address.SINA and any(_is_misspelt_verb(t) for t in document.tokens):
        return True
    number = "pl" if target is Address.SINA else "sg"
    for sentence in {t.sentence for t in document.tokens if t.span in changed}:
        tokens = document.sentence_tokens(document.sentences[sentence])
        commands = any(t.span in changed and _is_imperative(t, number) for t in tokens)
        for before, token, after in zip((None, *tokens), tokens, (*tokens[1:], None), strict=False):
            if token.span in changed or token.kind != "word":
                continue
            if token.readings and all(r.poss == f"2{number}" for r in token.readings):
                return True
            if not token.readings and token.zone == "body" and token.lower.endswith(_OWNED[number]):
                # dashboardisi: an unknown word with the ending of the other form
                return True
            if any(r.lemma in ("sinä", "te") and r.clitic and r.number == number for r in token.readings):
                # teilläkin
                return True
            joined = before is not None and before.lower in COORDINATORS
            owned = after is not None and after.span in changed
            if (
                (commands or owned)
                and not token.readings
                and (token.initial or joined)
                and token.lower.endswith(_VOWELS)
            ):
                # Tsekkaa valikoima ja laita viesti: an unknown word in the place of a command may be one.
                return True
            if commands and joined and _is_imperative(token, number):
                return True
    return False


def _is_misspelt_verb(token: Token) -> bool:
    """*palautettehan*: an unknown word with the ending of *te*, which would stay beside *sinä*."""
    return (
        token.kind == "word"
        and not token.readings
        and token.zone == "body"
        and token.text.islower()
        and token.lower.endswith(("tte", "ttehan", "ttehän", "tteko", "ttekö"))
    )


def _is_imperative(token: Token, number: str) -> bool:
    return any(r.mood == "imp" and r.person == "2" and r.number == number for r in token.readings)


def _bare_edits(document: Document, target: Address, done: Sequence[Edit], inflector: Inflector) -> list[Edit] | None:
    """The connegative imperatives after *älä* and *älkää*: *älä maksa* ↔ *älkää maksako*."""
    edits: list[Edit] = []
    for token in document.tokens:
        if not any(r.pos == "neg" and r.mood == "imp" and r.person == "2" for r in token.readings):
            continue
        if not any(e.span == token.span for e in done):
            continue
        verb = next((t for t in document.clause_tokens(token) if t.index > token.index and _is_connegative(t)), None)
        if verb is None:
            return None
        for word in (verb, *_joined_to(document, verb)):
            reading = next(r for r in word.readings if _is_bare(r))
            form = _connegative(reading.lemma, target, inflector)
            if form is None:
                return None
            if form != word.lower:
                edits.append(Edit(word.span, _cased(form, word.text)))
    return edits


def _joined_to(document: Document, verb: Token) -> list[Token]:
    """The further verbs under one *älä*: *älä maksa tai vastaa*."""
    rest = [t for t in document.sentence_tokens(document.sentences[verb.sentence]) if t.index > verb.index]
    return [t for before, t in zip(rest, rest[1:], strict=False) if before.lower == "tai" and _is_connegative(t)]


def _is_connegative(token: Token) -> bool:
    return any(_is_bare(r) for r in token.readings)


def _is_bare(reading: Reading) -> bool:
    return reading.pos == "verb" and reading.is_finite and reading.negative in ("both", "true")


def _connegative(lemma: str, target: Address, inflector: Inflector) -> str | None:
    singular = inflector.inflect(lemma, "verb", mood="imp", person="2", number="sg")
    if target is Address.SINA:
        return singular
    plural = inflector.inflect(lemma, "verb", mood="imp", person="2", number="pl")
    if plural is None or not plural.endswith(("kaa", "kää")):
        return None
    return plural[:-2] + ("o" if plural.endswith("kaa") else "ö")


def _addressing(token: Token, target: Address) -> list[Reading]:
    number = "pl" if target is Address.SINA else "sg"
    return [
        r
        for r in token.readings
        if r.poss == f"2{number}"
        or (r.pos == "pron" and r.lemma in ("sinä", "te"))
        or (r.is_finite and r.person == "2" and r.number == number)
    ]


def _convert(reading: Reading, target: Address, inflector: Inflector) -> str | None:
    if reading.pos == "pron" and reading.lemma in ("sinä", "te"):
        if reading.case not in _CASES:
            return None
        lemma = "sinä" if target is Address.SINA else "te"
        features = {"case": reading.case or "nom"}
        if reading.clitic:
            features["clitic"] = reading.clitic
        return inflector.inflect(lemma, "pron", **features)
    if reading.poss is not None:
        return inflector.reinflect(reading, poss=target.poss)
    return inflector.reinflect(reading, number=target.number)


def _negation(token: Token, target: Address) -> str | None:
    """*et* ↔ *ette* in whatever holds it: *etkö, ellet, ettet*; *älä* ↔ *älkää*."""
    pairs = (("ette", "et"), ("älkää", "älä"))
    for pair in pairs:
        old, new = pair if target is Address.SINA else pair[::-1]
        at = token.lower.rfind(old)
        if at >= 0:
            return _cased(token.lower[:at] + new + token.lower[at + len(old) :], token.text)
    return None


def _described(document: Document, token: Token, inflector: Inflector) -> list[Edit] | None:
    """What goes with *olette*, *ettekö ole* and is plural although one reader is meant, put into the singular:
    *tilanneet* → *tilannut*, *tyytyväisiä* → *tyytyväinen*; ``None`` if that cannot be done.
    """
    if not any(r.lemma in ("olla", "ei") and r.person == "2" for r in token.readings):
        return []
    told, sure = told_of_reader(document, token)
    if not sure:
        return None
    edits = []
    words = [t for t in _predicate(document, token) if t.index > token.index]
    participles = {word.index: reading for word, reading in told}
    for word, after in zip_longest(words, words[1:]):
        reading = participles.get(word.index) or next((r for r in word.readings if _is_plural_description(r)), None)
        if reading is None:
            continue
        if (
            reading.case == "par"
            and after is not None
            and any(r.pos == "noun" and r.case == "par" for r in after.readings)
        ):
            return None
        form = inflector.reinflect(reading, number="sg", case="nom")
        if form is None:
            return None
        edits.append(Edit(word.span, _cased(form, word.text)))
    return edits


def told_of_reader(document: Document, be: Token) -> tuple[list[tuple[Token, Reading]], bool]:
    """The plural participles that *olette* carries (*olette tilanneet ja maksaneet*), and whether these are all.

    What describes a noun is none of them (*maksaneet erääntyneet laskut*); sometimes that cannot be told
    (*saaneet paketin ja saapuneet kirjeet*).
    """
    words = [t for t in _predicate(document, be) if t.index > be.index]
    found: list[tuple[Token, Reading]] = []
    last: Token | None = None
    joined = False
    for word, after in zip_longest(words, words[1:]):
        reading = next((r for r in word.readings if r.participle == "past_act" and r.case == "nom"), None)
        if reading is not None:
            describes = after is not None and any(_is_plural_nominative(r) and r.is_nominal for r in after.readings)
            if last is None or (joined and (last.index == word.index - 2 or not describes)):
                last = word
                if _is_plural_nominative(reading):
                    found.append((word, reading))
            elif joined:
                return found, False
        if word.lower in COORDINATORS or word.text == ",":
            joined = True
        elif any(r.pos != "adv" for r in word.readings):
            joined = False
    return found, True


def _is_plural_nominative(reading: Reading) -> bool:
    return reading.number == "pl" and reading.case == "nom" and reading.poss is None


def _predicate(document: Document, token: Token) -> list[Token]:
    """The clause of the token, with what *ja* adds to it without a verb of its own: *olette tilanneet ja maksaneet*."""
    sentence = document.sentences[token.sentence]
    words = list(document.clause_tokens(token))
    for clause in sentence.clauses[token.clause + 1 :]:
        tokens = document.tokens[clause.first : clause.last]
        if tokens[0].lower not in ("ja", "tai") or any(r.is_finite for t in tokens for r in t.readings):
            break
        words += tokens
    return words


def _is_plural_description(reading: Reading) -> bool:
    if reading.number != "pl" or reading.poss is not None:
        return False
    return reading.case == "par" and reading.pos in ("adj", "noun-adj") and reading.degree in ("pos", None)


def _cased(form: str, model: str) -> str:
    return form[:1].upper() + form[1:] if model[:1].isupper() else form
