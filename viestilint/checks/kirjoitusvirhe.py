"""Unknown words that a known word stands very near to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from viestilint.checks.known_slips import habitual, is_derived, is_loose_compound, is_spoken, unglued
from viestilint.checks.registry import CheckContext
from viestilint.checks.spelling_scope import FOREIGN_LOOK, foreign_sentences, is_prose, touches_foreign
from viestilint.checks.spelling_words import Words, read_words
from viestilint.checks.yhdyssana_erikseen import is_cut
from viestilint.language.morphology import Morphology
from viestilint.language.phrases import capitalise
from viestilint.language.slipped import moved_space
from viestilint.language.suggestions import Suggestion, suggest
from viestilint.language.wordlist import WordList
from viestilint.language.wordslots import Slot, slot_of
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Span, Token

_INFORMAL = frozenset(("chat", "social"))
_CODE_BEFORE = frozenset("&@#$_/\\<=%{[|~`.-")
_CODE_AFTER = frozenset("@_/\\=({[<>|~`&")
_PLAIN = lazy(r"[a-zåäö]+", re.I)
# No Finnish word has one letter three times in a row.
_TRIPLED = lazy(r"([a-zåäö])(?<!\1\1)\1\1(?!\1)")
# POistathan: the shift key was held too long. Shorter words are the forms of acronyms (TVssä).
_HELD = lazy(r"[A-ZÅÄÖ]{2}[a-zåäö]{4,}")
_SUBORDINATE = frozenset(("että", "jos", "mikäli", "kun"))
_MIN_INITIAL = 7
_MIN_SENTENCE = 5
# The part behind a hyphen; shorter ones are the ends of loans, check-inin.
_MIN_LAST = 6
_MIN_COMPOUND = 12
_NAMED_BY = frozenset(("tunnus", "nimimerkki"))
_VOWELS = frozenset("aeiouyäö")
_FINAL = _VOWELS | frozenset("nstlr")
_MIN_FOREIGN = 6
# The shorter a word, the more words lie near by chance: each step has its length and the heaviest score that
# is believed up to it. A frequent word is two lighter than any other as near.
_BELIEVED = ((5, 0), (9, 1), (13, 2))
_MAX_SCORE = 3
# Words of this length have too many others one letter away: only what was swapped, doubled or not dotted is believed.
_TINY = 4
# Up to this length a letter that is missing, added, other or out of its place makes one of the frequent words, or none.
_SHORT = 7
# Unknown words of one message that are looked for: so many, and one more for so many characters.
_MOST = 30
_SPARSE = 200


@dataclass(slots=True)
class _Search:
    """What the unknown words of a message may be meant to be, each looked for once. That takes hundreds of times as
    long as to read a word: where every other word is unknown the last ones are left alone.
    """

    frequent: Mapping[str, int]
    morphology: Morphology
    most: int
    dotless: bool
    found: dict[tuple[str, Slot | None], tuple[Suggestion, ...]] = field(default_factory=dict)

    def near(self, word: str, slot: Slot | None) -> tuple[Suggestion, ...]:
        key = word, slot
        if key not in self.found:
            if len(self.found) >= self.most:
                return ()
            self.found[key] = suggest(word, self.morphology, frequent=self.frequent, dotless=self.dotless, slot=slot)
        return self.found[key]


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """A hit on each unknown word with what it was likely meant to be; ``nimi`` on place names in lower case.

    The words of the project's own dictionary are known in all their forms.
    """
    words = read_words(context.rule.data)
    own = _own(context.settings.words | context.settings.allow)
    informal = document.message.channel in _INFORMAL
    lists = [words.allowed, own, *([words.spoken] if informal else [])]
    zones = context.rule.rule.zones
    foreign = foreign_sentences(document, words)
    capitals = {t.lower for t in document.tokens if t.kind == "word" and t.capitalised and not t.initial}
    places = document.places.get("pos=place", 0)
    dotless = "ä" not in document.text and "ö" not in document.text
    search = _Search(words.frequent, context.morphology, _MOST + len(document.text) // _SPARSE, dotless)
    told = -1
    for token in document.tokens:
        if token.kind != "word" or token.zone not in zones or token.sentence in foreign or token.index == told:
            continue
        if token.known:
            if places >> token.index & 1 and _is_low_place(document, token):
                yield _hit(token, [capitalise(token.text)], "nimi")
            elif token.initial and _HELD.fullmatch(token.text):
                yield _hit(token, [capitalise(token.lower)])
            continue
        slip = _slipped(document, token, lists, search)
        if slip is not None:
            told = token.index + 1
            yield slip
            continue
        part = _last_part(token, context.morphology)
        if (
            part is not None
            and _is_wordlike(part, words, capitals)
            and _is_free(document, token, words, context.morphology)
            and not any(
                one.accepts(text, context.morphology.knows) for one in lists for text in (token.text, part.text)
            )
        ):
            if informal and is_spoken(part.lower, context.morphology):
                continue
            slot = slot_of(document.tokens, token.index)
            found = _meant(part, words, search, slot, is_main_clause=_is_main_clause(document, token))
            if found and not (_is_user_name(document, token) and _are_nouns(found, context.morphology)):
                head = token.text[: len(token.text) - len(part.text)]
                yield _hit(token, [head + text for text in found])


def _slipped(document: Document, token: Token, lists: Sequence[WordList], search: _Search) -> Hit | None:
    """*all aolevaa*, *liitteen äon*: the space beside an unknown word stands one letter off.

    Beside a word that is known, a frequent one near the unknown is likelier: *poistat tetojanne* is no *poistatt*.
    """
    if document.text[max(0, token.span.start - 1) : token.span.start] in _CODE_BEFORE and token.span.start:
        return None
    before = document.tokens[token.index - 1] if token.index else None
    pairs = [document.tokens[token.index : token.index + 2]]
    if before is not None and before.known:
        pairs.append((before, token))
    for pair in pairs:
        fixed = moved_space(*pair, search.morphology) if len(pair) == 2 else None
        if fixed is None or any(one.accepts(t.text) for one in lists for t in pair if not t.known):
            continue
        if any(t.known for t in pair) and any(s.score <= 0 for s in search.near(token.lower, None)):
            continue
        span = pair[0].span.join(pair[1].span)
        fix = Fix((Edit(span, fixed),), Applicability.UNSAFE)
        return Hit(span, (("match", span.of(document.text)), ("fixed", fixed)), (fix,))
    return None


def _last_part(token: Token, morphology: Morphology) -> Token | None:
    """What is looked at: the word, of a compound with a hyphen the part behind it, if no word: *PDF-tiedossto*."""
    if "-" not in token.text:
        return token
    first, _, text = token.text.rpartition("-")
    if not text.islower() or len(text) < _MIN_LAST or morphology.knows(text):
        return None
    if not (first.isupper() or (first[-1:].lower() == text[0] and text[0] in _VOWELS)):
        # Otherwise the hyphen tells of a name or a slug: Rymsteri-festari, palaute-lomakee.
        return None
    return replace(token, span=Span(token.span.end - len(text), token.span.end), text=text, initial=False)


def _is_wordlike(token: Token, words: Words, capitals: set[str]) -> bool:
    """Whether this may be a word at all: no name, acronym or foreign word."""
    text, lower = token.text, token.lower
    if not _PLAIN.fullmatch(text) or len(text) < 4 or lower in words.foreign or lower in capitals:
        return False
    return text.islower() or (token.initial and text[1:].islower() and len(text) >= _MIN_SENTENCE)


def _is_free(document: Document, token: Token, words: Words, morphology: Morphology) -> bool:
    """Whether nothing beside the token makes it a name, code, markup or foreign."""
    text = token.text
    source = document.text
    if source[max(0, token.span.start - 1) : token.span.start] in _CODE_BEFORE and token.span.start:
        return False
    after = source[token.span.end : token.span.end + 2]
    if after[:1] in ("”", '"', "'", "’") and source[max(0, token.span.start - 1) : token.span.start] in (
        "”",
        "“",
        '"',
        "'",
        "’",
        "‘",
    ):
        # A single word in quotation marks is spoken about, not used.
        return False
    if (after[:1] in _CODE_AFTER and after) or (after[:1] in ".:" and after[1:].isalnum()):
        return False
    before = document.tokens[token.index - 1] if token.index else None
    if before is not None and before.kind == "placeholder" and before.span.end == token.span.start:
        # {{osoite}}esta: an ending, of which another rule speaks
        return False
    if touches_foreign(document, token, words) or _is_cut_before(document, token, morphology):
        return False
    if _is_listed_term(document, token):
        return False
    return not token.initial or text.islower() or is_prose(document, token)


def _is_listed_term(document: Document, token: Token) -> bool:
    """*(penikkatauti, parvo ja kennelyskä)*: a short item of a list in brackets is a term of some trade."""
    if len(token.text) > _SHORT:
        return False
    sentence = document.sentences[token.sentence]
    before = document.text[sentence.span.start : token.span.start]
    opening = before.rfind("(")
    if opening < 0 or ")" in before[opening:]:
        return False
    inside = document.text[sentence.span.start + opening : sentence.span.end].partition(")")[0]
    left, right = document.neighbour(token, -1), document.neighbour(token)
    marks = (",", "(", ")", "ja", "tai", "sekä")
    is_item = left is not None and right is not None and left.lower in marks and right.lower in marks
    return is_item and "," in inside


def _is_user_name(document: Document, token: Token) -> bool:
    """*Käyttäjätunnus: mmeri*, *tunnuksella mmeri*, *Tunnuksesi on mmeri*: what a user name is made of is no word."""
    before = document.neighbour(token, -1)
    if before is not None and before.lower in (":", "on"):
        before = document.neighbour(before, -1)
    return before is not None and any(r.head in _NAMED_BY for r in before.readings)


def _are_nouns(texts: Sequence[str], morphology: Morphology) -> bool:
    """Whether each may be the basic form of a noun; a verb or a participle goes on with the sentence."""
    return all(
        any(r.pos == "noun" and r.case == "nom" and r.poss is None for r in morphology.analyse(text)) for text in texts
    )


def _is_cut_before(document: Document, token: Token, morphology: Morphology) -> bool:
    """Whether the word is the first part of a compound that goes on after a space: another rule joins them."""
    following = document.neighbour(token)
    if following is None or following.span.start != token.span.end + 1:
        return False
    return is_cut(token, following, morphology)


def _is_main_clause(document: Document, token: Token) -> bool:
    """*Arvoisimme, jos vastaat*: a word that is a clause by itself is a verb, or a wish such as *Hyvä*."""
    after = document.tokens[token.index + 1 : token.index + 3]
    return (
        token.initial
        and len(after) == 2
        and after[0].text == ","
        and after[1].lower in _SUBORDINATE
        and after[1].sentence == token.sentence
    )


def _meant(token: Token, words: Words, search: _Search, slot: Slot | None, *, is_main_clause: bool) -> list[str]:
    lower, morphology = token.lower, search.morphology
    habit = habitual(lower, words.habits, morphology)
    if habit is not None and not (token.capitalised and lower.endswith("nen")):
        # kertakäyttönen, but not Rautanen
        return [_cased(habit, token)]
    twice = _TRIPLED.sub(r"\1\1", lower)
    if twice != lower and morphology.knows(twice):
        return [_cased(twice, token)]
    is_foreign = FOREIGN_LOOK.search(lower) is not None
    if is_foreign and len(lower) < _MIN_FOREIGN:
        # lasuk: the last two are swapped; but not blog
        near = search.near(lower, slot)[:1] if len(lower) > _TINY else ()
        return [_cased(s.text, token) for s in near if s.score < 0 and s.text == lower[:-2] + lower[-1] + lower[-2]]
    found = [s for s in search.near(lower, slot) if _is_near(s, token, morphology)]
    if len(found) > 1 and found[1].score == found[0].score > 0:
        # Several rare words lie as near: which of them was meant, or whether any, nobody can tell.
        return []
    if is_main_clause:
        found = [
            s for s in found if s.kind == 0 and any(r.is_finite or r.poss is None for r in morphology.analyse(s.text))
        ]
    if is_foreign:
        # Only what customer messages speak about makes a word of that look a slip: shköposti.
        return [
            _cased(s.text, token)
            for s in found
            if (s.score < 2 * s.kind and s.kind < 2) or _only_ends_wrong(token, s, morphology)
        ]
    if not found or found[0].kind > 0 or found[0].score > 0:
        apart = unglued(lower, words.glue, words.glued, morphology)
        if apart is not None:
            return [_cased(apart, token)]
        if is_loose_compound(lower, morphology) or is_derived(lower, morphology):
            return []
    return [_cased(s.text, token) for s in found]


def _is_near(suggestion: Suggestion, token: Token, morphology: Morphology) -> bool:
    if token.capitalised:
        readings = morphology.analyse(suggestion.text)
        if _is_long_slip(suggestion, token, readings) or _is_slipped_participle(suggestion, token, readings):
            return True
        if len(token.text) < _MIN_INITIAL:
            # Otame yhteyttä, Kitos viestistäsi: a shorter word may be a name, unless it ends as none does.
            speaks = all(r.is_finite and r.person in ("1", "2") and r.number == "pl" for r in readings)
            if suggestion.text[0] != token.lower[0]:
                return False
            return suggestion.kind <= 1 and suggestion.score < 0 and (speaks or suggestion.text == "kiitos")
        if token.lower.endswith("nen") or all(r.verbform == "inf1" or r.person == "3" for r in readings):
            # A surname; and Tarkisata osoitteesi is Tarkista, since no sentence begins with Tarkistaa.
            return False
        if _only_ends_wrong(token, suggestion, morphology):
            return suggestion.score <= _MAX_SCORE
        if suggestion.kind == 0:
            # No name has the customer's possessive, Käyttäjätunuksesi, and hardly one lies near a compound.
            if len(token.text) > _SHORT and token.lower.endswith(("si", "nne")):
                return suggestion.score <= 1
            return suggestion.score <= (0 if all(len(r.parts) > 1 for r in readings) else -1)
        # It may be a name, but none ends as hakemuksesi and tarkista do.
        speaks = all(r.poss in ("2sg", "2pl", "1pl") or (r.is_finite and r.person in ("1", "2")) for r in readings)
        return suggestion.kind == 1 and suggestion.score <= 1 and speaks and suggestion.text[0] == token.lower[0]
    length = len(token.text)
    is_slip = suggestion.kind == 0 and sorted(suggestion.text) != sorted(token.lower)
    if length <= _SHORT and not is_slip and suggestion.score >= 2 * suggestion.kind:
        # A loan or a word of slang lies near some rare word: eventti and ventti, keissi and kesisi.
        return False
    if length <= _TINY and suggestion.kind > 0:
        return False
    most = next((score for longest, score in _BELIEVED if length <= longest), _MAX_SCORE)
    return suggestion.score <= most


def _is_long_slip(suggestion: Suggestion, token: Token, readings: Sequence[Reading]) -> bool:
    """*Ilmottautuminen on auki*: no name is that long and yet all but a word that every message has."""
    is_compound = all(len(r.parts) > 1 for r in readings)
    if is_compound and len(token.text) >= _MIN_COMPOUND - 1 and suggestion.kind == 1 and suggestion.score <= 2:
        # Vahvistyspyyntö, Kotioisoite: of frequent words
        return True
    return len(token.text) >= _MIN_COMPOUND and suggestion.kind <= 1 and suggestion.score <= 0


def _is_slipped_participle(suggestion: Suggestion, token: Token, readings: Sequence[Reading]) -> bool:
    """*Pävitetty viimeksi eilen*, *Vanheutunut*: no name ends so, and the word is one that every message has."""
    if len(token.text) <= _SHORT or not token.lower.endswith(("nut", "nyt", "ttu", "tty")):
        return False
    if suggestion.text[0] != token.lower[0]:
        # Nobody mistakes the first letter of a sentence.
        return False
    is_frequent = suggestion.score < 2 * suggestion.kind and suggestion.kind <= 2
    return is_frequent and all(r.participle in ("past_act", "past_pass") for r in readings)


def _only_ends_wrong(token: Token, suggestion: Suggestion, morphology: Morphology) -> bool:
    """*Kiinteistönomistajam*: a whole compound before a letter that ends no Finnish word or name."""
    if len(token.text) < _MIN_COMPOUND or token.lower[-1] in _FINAL:
        return False
    return any(len(r.parts) > 1 and token.lower.startswith(r.lemma) for r in morphology.analyse(suggestion.text))


def _is_low_place(document: Document, token: Token) -> bool:
    if not token.text.islower() or len(token.text) < 5 or not token.text.isalpha():
        return False
    if not all(r.pos == "place" and r.number == "sg" and len(r.parts) == 1 for r in token.readings):
        return False
    after = document.tokens[token.index + 1] if token.index + 1 < len(document.tokens) else None
    if document.text.strip() == token.text or (after is not None and any(r.lemma == "kieli" for r in after.readings)):
        # The name of a language: an item of a menu, luxemburgin kieli.
        return False
    around = document.text[max(0, token.span.start - 1) : token.span.end + 1]
    return not any(c in "@/._-#=<>&" for c in around[:1] + around[-1:].replace(".", ""))


def _cased(text: str, token: Token) -> str:
    return capitalise(text) if token.capitalised else text


def _hit(token: Token, texts: list[str], variant: str | None = None) -> Hit:
    fixes = tuple(Fix((Edit(token.span, text),), Applicability.UNSAFE) for text in texts)
    shown = "” tai ”".join(texts)
    return Hit(token.span, (("match", token.text), ("fixed", shown)), fixes, variant=variant)


@lru_cache(maxsize=4)
def _own(words: frozenset[str]) -> WordList:
    return WordList(words)
