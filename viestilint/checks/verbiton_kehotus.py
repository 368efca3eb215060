"""Commands of a noun and an adverb: *Passi mukaan.*"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viestilint.checks.registry import CheckContext
from viestilint.language.objects import accusative_form, object_phrase
from viestilint.language.phrases import COORDINATORS, restarted
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token

_ADVERBS = frozenset(
    "mukaan esiin esille valmiiksi ulos pois sisään tallessa talteen näkyville lukkoon äänettömälle paikoilleen".split()
)
# Who is welcome, and in what mood: Lapset mukaan! Hyvä mieli mukaan!
_INVITED = frozenset(
    "lapsi koira kissa lemmikki ystävä kaveri perhe puoliso vanhempi mummo isovanhempi naapuri sisarus porukka joukkue"
    " seuralainen mieli asenne tunnelma huumori into ilo".split()
)
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
        if not 2 <= len(words) <= 7 or tokens[-1].text not in _STOPS:
            continue
        index = next((i for i, t in enumerate(words) if i and t.lower in _ADVERBS), None)
        allowed = _KINDS if index is None else _KINDS | _TIMES
        if any(t.kind not in _KINDS for t in words[:index]) or any(t.kind not in allowed for t in words):
            continue
        if _has_verb(words):
            continue
        if index is None:
            if words[-1].lower in _PLACES and words[0].lower in ("ajoissa", "hyvissä"):
                yield _hit(document, words, ())
            continue
        if document.text[tokens[0].span.start - 2 : tokens[0].span.start].strip() in ("-", "*", "•"):
            continue
        phrase = object_phrase(words[:index])
        if phrase is None:
            continue
        if words[index].lower == "mukaan" and any(r.head in _INVITED for t in words[:index] for r in t.readings):
            continue
        yield _hit(document, words, _rewrite(document, tokens, words, index, context))


def _after_label(tokens: Sequence[Token]) -> Sequence[Token]:
    """*KELLOPAJA: Kuitti mukaan.* without the sender's name or heading before the colon."""
    colon = next((i for i, t in enumerate(tokens) if t.text == ":"), None)
    if colon is None or colon + 1 >= len(tokens) or _has_verb([t for t in tokens[:colon] if t.kind == "word"]):
        return tokens
    return restarted(tokens)[colon + 1 :]


def _has_verb(words: Sequence[Token]) -> bool:
    """Whether a word can only be a verb, or opens the sentence as an imperative."""
    for position, token in enumerate(words):
        if any(r.pos == "neg" for r in token.readings):
            return True
        finite = [r for r in token.readings if r.is_finite and r.mood != "pot"]
        if not finite:
            continue
        counted = position > 0 and any(r.pos == "num" for r in words[position - 1].readings)
        nominal = [r for r in token.readings if r.is_nominal and (r.case == "nom" or (counted and r.case == "par"))]
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
