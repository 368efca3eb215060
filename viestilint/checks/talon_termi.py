"""Other words for what the house has its own term for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from viestilint.checks.registry import CheckContext
from viestilint.language.context import likeliest_first
from viestilint.language.inflection import Inflector
from viestilint.language.wordlist import WordList
from viestilint.model import Applicability, ApprovedTerm, Document, Edit, Fix, Hit, Span, Token

_KEPT = ("case", "number", "poss", "clitic")


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """A hit at every form of a word that the glossary wants replaced by its term."""
    glossary = context.settings.glossary
    if not glossary:
        return
    phrases = _by_first_word(glossary)
    busy = -1
    for token in document.tokens:
        if token.index <= busy or token.kind != "word" or token.zone not in context.rule.rule.zones:
            continue
        for words, term in _starting_with(token, phrases):
            run = _run(document, token, words)
            if run is None or _is_term(document, run, words, term.name):
                continue
            busy = run[-1].index
            span = Span(run[0].span.start, run[-1].span.end)
            values = (("match", span.of(document.text)), ("term", term.name), ("reason", term.why or ""))
            fixes = _fixes(document, run, words, term.name, context.inflector)
            yield Hit(span, values, fixes, variant="selitys" if term.why else None)
            break


def _starting_with(token: Token, phrases: Mapping[str, list[_Phrase]]) -> Iterator[_Phrase]:
    heads = {token.lower, *(r.lemma.lower() for r in token.readings)}
    found = [phrase for head in heads for phrase in phrases.get(head, ())]
    if not token.readings:
        found += [p for listed in phrases.values() for p in listed if p not in found and _bends(p[0][0], token.text)]
    yield from sorted(found, key=lambda phrase: -len(phrase[0]))


def _run(document: Document, token: Token, words: Sequence[str]) -> tuple[Token, ...] | None:
    run = document.tokens[token.index : token.index + len(words)]
    if len(run) < len(words) or run[-1].sentence != token.sentence:
        return None
    if len(words) > 1 and any(word[:1].isupper() for word in words[1:]) and not _has_capitals(run):
        # Oma valo riittää: ordinary words, where the avoided ones are a name.
        return None
    return run if all(_is_form(t, word) for t, word in zip(run, words, strict=True)) else None


def _has_capitals(run: Sequence[Token]) -> bool:
    return any(t.capitalised for t in run[1:]) or (run[0].capitalised and not run[0].initial)


def _is_form(token: Token, word: str) -> bool:
    low = word.lower()
    if token.lower == low or any(r.lemma.lower() == low for r in token.readings):
        return True
    return not token.readings and _bends(word, token.text)


def _is_term(document: Document, run: Sequence[Token], words: Sequence[str], name: str) -> bool:
    """Whether the words are a form of the term itself, in its own letters, or stand inside it."""
    text, start, end = document.text, run[0].span.start, run[-1].span.end
    longer = len(" ".join(words)) > len(name) and " ".join(words).lower().startswith(name.lower())
    if text.startswith(name, start) and not longer:
        return True
    return any(text.startswith(name, at) for at in range(max(0, end - len(name)), start))


def _fixes(
    document: Document, run: Sequence[Token], words: Sequence[str], name: str, inflector: Inflector
) -> tuple[Fix, ...]:
    """The term in the same form; none where its form is not sure."""
    if len(run) > 1 or " " in name:
        return _bare(document, run, words, name)
    token = run[0]
    if words[0].lower() == name.lower() and token.lower.startswith(name.lower()):
        # Only the capitals are wrong; the ending stays.
        return _fix(token.span, name + token.text[len(name) :])
    # omavalo-palvelusta: a form of the avoided word, not of another that looks the same
    own = tuple(r for r in token.readings if r.lemma.lower() == words[0].lower())
    for reading in likeliest_first(document, token, own or token.readings):
        if reading.case is None:
            continue
        features = {f: value for f in _KEPT if (value := getattr(reading, f)) is not None}
        form = inflector.inflect(name, "noun", **features)
        if form is not None:
            capital = token.capitalised and token.initial
            return _fix(token.span, form[:1].upper() + form[1:] if capital else form)
    return _bare(document, run, words, name)


def _bare(document: Document, run: Sequence[Token], words: Sequence[str], name: str) -> tuple[Fix, ...]:
    """The term as it is listed, where the words stand as they are listed."""
    if [t.lower for t in run] != [word.lower() for word in words]:
        return ()
    if any(r.case not in ("nom", None) for t in run for r in t.readings):
        return ()
    capital = run[0].capitalised and run[0].initial
    end = run[-1].span.end
    if len(run) > 1 and " " not in name and document.text[end : end + 2] == " -":
        # Oma Kaisla -palvelu, but OmaKaisla-palvelu: only a name of several words has a space before the hyphen.
        end += 1
    return _fix(Span(run[0].span.start, end), name[:1].upper() + name[1:] if capital else name)


def _fix(span: Span, text: str) -> tuple[Fix, ...]:
    return (Fix((Edit(span, text),), Applicability.UNSAFE),)


_Phrase = tuple[tuple[str, ...], ApprovedTerm]


@lru_cache(maxsize=8)
def _by_first_word(glossary: tuple[ApprovedTerm, ...]) -> Mapping[str, list[_Phrase]]:
    found: dict[str, list[_Phrase]] = {}
    for term in glossary:
        for avoided in term.avoid:
            words = tuple(avoided.split())
            found.setdefault(words[0].lower(), []).append((words, term))
    return found


@lru_cache(maxsize=1000)
def _word_list(word: str) -> WordList:
    return WordList((word,))


def _bends(word: str, text: str) -> bool:
    return _word_list(word).accepts(text)
