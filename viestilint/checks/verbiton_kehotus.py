"""Commands of a noun and an adverb: *Passi mukaan.*"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viestilint.checks.registry import CheckContext
from viestilint.language.commands import Instruction, command, starts_relative
from viestilint.language.objects import accusative_form, object_phrase
from viestilint.language.phrases import COORDINATORS, restarted
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Span, Token

_ADVERBS = frozenset(
    "mukaan esiin esille valmiiksi ulos pois sisään tallessa talteen näkyville lukkoon äänettömälle paikoilleen".split()
)
# Who is welcome, and in what mood: Lapset mukaan! Hyvä mieli mukaan!
_INVITED = frozenset(
    "lapsi koira kissa lemmikki ystävä kaveri perhe puoliso vanhempi mummo isovanhempi naapuri sisarus porukka joukkue"
    " seuralainen mieli asenne tunnelma huumori into ilo".split()
)
_WAYS = frozenset(("sisään", "ulos", "pois"))
_PASSAGES = frozenset("käynti kulku pääsy ajo reitti tie".split())
_LONGEST = 14
_PLACES = frozenset("paikalla paikalle".split())
_KINDS = frozenset(("word", "placeholder", "number", "code"))
# Until when: Autot pois pihalta 5.3. klo 8 mennessä.
_TIMES = frozenset(("date", "time"))
_STOPS = frozenset((".", "!"))


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on sentences without a verb whose noun phrase is in the nominative and whose adverb gives the order."""
    for sentence in document.sentences:
        if sentence.zone not in context.rule.rule.zones:
            continue
        tokens = _after_label(document.sentence_tokens(sentence))
        words = [t for t in tokens if t.kind != "punct"]
        duty = _duty(document, tokens, context)
        if duty is not None:
            yield duty
            continue
        if not 2 <= len(words) <= 7 or tokens[-1].text not in _STOPS:
            continue
        index = next((i for i, t in enumerate(words) if i and t.lower in _ADVERBS), None)
        allowed = _KINDS if index is None else _KINDS | _TIMES
        if any(t.kind not in _KINDS for t in words[:index]) or any(t.kind not in allowed for t in words):
            continue
        if _has_verb(words, index):
            continue
        if words[0].lower == "sisään" and _is_way(words[1:]):
            yield _hit(document, words, _entering(document, words, context))
            continue
        if index is None:
            if words[-1].lower in _PLACES and words[0].lower in ("ajoissa", "hyvissä"):
                yield _hit(document, words, ())
            continue
        if document.text[tokens[0].span.start - 2 : tokens[0].span.start].strip() in ("-", "*", "•"):
            continue
        phrase = object_phrase(words[:index])
        is_list = phrase is None and _is_list(tokens, words[:index])
        if phrase is None and not is_list:
            continue
        if words[index].lower in _WAYS and any(r.head in _PASSAGES for r in words[index - 1].readings):
            # Käynti sisään pihalta tells where the door is.
            continue
        if words[index].lower == "mukaan" and any(r.head in _INVITED for t in words[:index] for r in t.readings):
            continue
        yield _hit(document, words, () if is_list else _rewrite(document, tokens, words, index, context))


def _is_list(tokens: Sequence[Token], words: Sequence[Token]) -> bool:
    """*Reppu, kengät ja eväät (mukaan)*: nouns that commas and a conjunction join."""
    if not any(t.text == "," for t in tokens if words[0].index < t.index < words[-1].index):
        return False
    nouns = [t for t in words if t.lower not in COORDINATORS]
    return len(nouns) < len(words) and all(
        any(r.case == "nom" and r.pos in ("noun", "noun-adj") for r in t.readings) for t in nouns
    )


def _after_label(tokens: Sequence[Token]) -> Sequence[Token]:
    """*KELLOPAJA: Kuitti mukaan.* without the sender's name or heading before the colon."""
    colon = next((i for i, t in enumerate(tokens) if t.text == ":"), None)
    if colon is None or colon + 1 >= len(tokens) or _has_verb([t for t in tokens[:colon] if t.kind == "word"]):
        return tokens
    return restarted(tokens)[colon + 1 :]


def _duty(document: Document, tokens: Sequence[Token], context: CheckContext) -> Hit | None:
    """*Poissaoloista ilmoitettava kouluun* → *Ilmoita poissaoloista kouluun*: the duty has lost its *on*."""
    data = context.rule.data
    # Viimeistään 3.4. has no full stop of its own.
    if data is None or tokens[-1].text[-1] not in _STOPS or len(tokens) > _LONGEST:
        return None
    verbs = data.fields()["duties"].texts()
    found = [(i, r) for i, t in enumerate(tokens) for r in t.readings if _is_duty(r) and r.verb in verbs]
    if not found or _says_more(tokens):
        return None
    at, reading = found[0]
    after = tokens[at + 1]
    if at == 0 or _is_described(after):
        # Palautettava lomake: it describes what follows.
        return None
    if tokens[at - 1].kind == "punct" or any(r.case == "gen" and r.pos == "pron" for r in tokens[at - 1].readings):
        return None
    last = tokens[-1].span
    span = Span(tokens[0].span.start, last.start if tokens[-1].kind == "punct" else last.end)
    order = command(
        document,
        Instruction(tokens, at, tokens[at].span, reading.verb or ""),
        context.inflector,
        lambda clause, reading, shared: False,
    )
    edits = order.edits if order is not None and len(found) == 1 else None
    fixes = () if edits is None else (Fix(edits, Applicability.UNSAFE),)
    return Hit(span, (("match", span.of(document.text)),), fixes)


def _is_described(token: Token) -> bool:
    """*(palautettava) lomake*; *sähköpostilla* is to the dictionary a noun of its own too."""
    cases = {(r.case, r.number) for r in token.readings if r.is_nominal}
    return ("nom", "sg") in cases and not any(case in ("ade", "all", "ine", "ill") for case, _ in cases)


def _is_duty(reading: Reading) -> bool:
    return (
        reading.participle == "pres_pass"
        and (reading.case, reading.number) == ("nom", "sg")
        and reading.poss is None
        and reading.degree == "pos"
    )


def _says_more(tokens: Sequence[Token]) -> bool:
    """Whether a finite verb or a relative clause makes the participle something else than the whole order."""
    return any(
        starts_relative(t)
        or any(r.pos == "neg" for r in t.readings)
        or (t.readings and all(r.is_finite for r in t.readings))
        for t in tokens
    )


def _is_way(words: Sequence[Token]) -> bool:
    """*(sisään) C-portaasta, pihan puolelta, takaoven kautta*"""
    last = words[-1]
    if last.lower == "kautta":
        return len(words) > 1 and any(r.case == "gen" for r in words[-2].readings)
    # An unknown word with a hyphen: C-raput
    unknown = not last.readings and "-" in last.text and last.lower.endswith(("sta", "stä", "lta", "ltä"))
    return unknown or any(r.case in ("ela", "abl") and r.pos in ("noun", "noun-adj") for r in last.readings)


def _entering(document: Document, words: Sequence[Token], context: CheckContext) -> tuple[Fix, ...]:
    """*Sisään takaovesta* → *Tule sisään takaovesta*."""
    number = document.addressed.number
    verb = context.inflector.inflect("tulla", "verb", mood="imp", person="2", number=number)
    if verb is None:
        return ()
    text = f"{verb.capitalize() if words[0].capitalised else verb} sisään"
    return (Fix((Edit(words[0].span, text),), Applicability.UNSAFE),)


def _has_verb(words: Sequence[Token], order: int | None = None) -> bool:
    """Whether a word can only be a verb, or opens the sentence as an imperative; after the adverb at ``order`` a noun
    of place is none: *mukaan ja matkaan*.
    """
    for position, token in enumerate(words):
        if any(r.pos == "neg" for r in token.readings):
            return True
        finite = [r for r in token.readings if r.is_finite and r.mood != "pot"]
        if not finite:
            continue
        counted = position > 0 and any(r.pos == "num" for r in words[position - 1].readings)
        goal = order is not None and position > order
        nominal = [
            r
            for r in token.readings
            if r.is_nominal
            and (r.case == "nom" or (counted and r.case == "par") or (goal and r.case in ("ill", "all")))
        ]
        if not nominal or (position == 0 and any(r.mood == "imp" for r in finite) and len(words) > 2):
            return True
    return False


def _rewrite(
    document: Document, tokens: Sequence[Token], words: Sequence[Token], index: int, context: CheckContext
) -> tuple[Fix, ...]:
    """*Passi mukaan.* → *Muistathan passin.*; with more after it *Muistathan ottaa passin mukaan …*"""
    if words[index].lower != "mukaan":
        return ()
    if any(t.lower in COORDINATORS or t.text in ",;–" for t in tokens if t.index > words[index].index):
        # Kortti mukaan ja ajoissa paikalle: muistathan would not go with the second part.
        return ()
    verb = context.inflector.inflect(
        "muistaa",
        "verb",
        mood="ind",
        tense="pres",
        person="2",
        number=document.addressed.number,
        clitic="han",
    )
    phrase = accusative_form(document, words[:index], context.inflector)
    if verb is None or phrase is None:
        return ()
    verb = verb.capitalize() if words[0].capitalised else verb
    after = words[index + 1 :]
    text = f"{verb} ottaa {phrase} mukaan" if after else f"{verb} {phrase}"
    span = Span(words[0].span.start, words[index].span.end)
    return (Fix((Edit(span, text),), Applicability.UNSAFE),)


def _hit(document: Document, words: Sequence[Token], fixes: tuple[Fix, ...]) -> Hit:
    span = Span(words[0].span.start, words[-1].span.end)
    return Hit(span, (("match", span.of(document.text)),), fixes)
