"""Which language a text is in, and which parts of a message are not Finnish.

A message may say the same in Finnish, Swedish and English, one after the other: no rule of Finnish applies
to the parts in the other languages. A foreign sentence in the middle of Finnish is another matter; that one
stays where it is. A message in any other language, as a folder of templates has beside the Finnish one, is
foreign as a whole. In doubt a text is Finnish.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from viestilint.language.foreign_words import ENGLISH, NEUTRAL, SWEDISH
from viestilint.language.morphology import Morphology
from viestilint.lazyregex import lazy
from viestilint.model import Item, Span

_WORD = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAMES = frozenset(("firstname", "surname", "place", "name"))
# What parts a message: an empty line, a run of dashes; a slash or a bar between two versions of a sentence.
_BORDER = lazy(
    r"(?<!\s)\s*\n[ \t]*(?:\n\s*)+|(?:(?<!\s)\s+)?(?<!\w)[-=_*~–—]{3,}(?!\w)\s*|(?<=[\w.!?)])[ \t]+(?:/{1,2}|\|)[ \t]+(?=\S)"
)
# Where the other languages are, and what stands above them.
_POINTER = lazy(
    r"\W*(?:(?:please )?(?:see|scroll)?(?: down| below)?(?: for| in)? ?english(?: version| text)?"
    r"(?: below| follows)?|(?:på )?svenska(?: nedan)?"
    r"|(?:in swedish|in english|på svenska|på finska)(?: (?:below|nedan))?)[\s:.*_/)\]↓]*",
    re.I,
)
_LABEL = lazy(r"\W*(?:suomeksi|ruotsiksi|englanniksi|en|sv|eng|sve|swe)[\s:.*_/)\]]*", re.I)
FOREIGN_CLOSING = lazy(
    r"\b(?:(?:vänlig\w*|bästa) hälsning\w*|(?:kind |best |warm )?regards|sincerely|cheers|love)\b", re.I
)
"""A closing in Swedish or English; in a Finnish message it says who signs all the same."""
_HIDDEN = frozenset(("placeholder", "url", "email", "code", "phone"))
_FILL = "\ufffc"
_FOREIGN = ("sv", "en")
_LEAST_WORDS = 4
_LEAST_SWEDISH = 3
_SHORT = 12
_CLOSING_WORDS = 4
_SIGN_OFF = lazy(r"\s*(?:\S+ )?\S*(?:terveis|terv\.|ystävällisesti|kunnioitta)", re.I)
# A translation of a notice may be shorter than the notice, but a single sentence is none.
_STRAY_SHARE = 0.5
# Nor is a paragraph that says much more than all the Finnish, unless it greets and signs as a message does.
_LONGER = 2.2
_GREETING_WORDS = 3
_ONLY_THANKS = lazy(r"kiitos \w+[.!]?", re.I)
_THANKS = lazy(r"\bthank|\bappreciat", re.I)
_ONE_PARAGRAPH = 25
_ONE_LINE = 12
_TO_READER = lazy(r"\b(?:you|your|please)\b", re.I)
_OWN_FRAME = lazy(r"\b(?:dear|hello|hi|hey|regards|sincerely|english|wishes)\b|\d|[\ufffc:]\s*$", re.I)
# No message in Finnish of some length does without them all, and hardly any other language has one of them.
_COMMON = frozenset(
    "hei moikka moro heippa kiitos terveisin viesti voit sinun sinulle teidän teille meille ovat että tai jos myös mutta"
    " sekä kun joka".split()
)
_FEWEST_WORDS = 8
_LEAST_UNKNOWN = 0.5
_MOST_FINNISH = 0.3
_SENTENCE = lazy(r"[^.!?]+[.!?]+(?=\s)")
_FIELDS = lazy(r"(?:\s*[A-Z][A-Z ./-]{2,30}:[^\n]*(?:\n|$))+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many words of a text speak for each language; ``unknown`` ones for none, but hardly for Finnish."""

    finnish: int = 0
    swedish: int = 0
    english: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """All words that say anything."""
        return self.finnish + self.swedish + self.english + self.unknown

    @property
    def foreign(self) -> str:
        """The likelier of the two other languages: ``sv`` or ``en``."""
        return "sv" if self.swedish > self.english else "en"

    @property
    def foreign_words(self) -> int:
        """How many words speak for the likelier of the two other languages."""
        return max(self.swedish, self.english)


def weigh(text: str, morphology: Morphology) -> Evidence:
    """The evidence of a text. Foreign words with a capital inside a sentence are names: no evidence."""
    finnish = swedish = english = unknown = 0
    for match in _WORD.finditer(text):
        word = match.group()
        lower = word.lower().replace("’", "'")
        opens = not (before := text[: match.start()].rstrip(' \t"”“*#_')) or before[-1] in ".!?:\n"
        is_name = word[:1].isupper() and not opens
        if lower in NEUTRAL or len(lower) == 1:
            continue
        in_swedish, in_english = lower in SWEDISH, lower in ENGLISH
        if in_swedish or in_english:
            swedish += in_swedish and not is_name
            english += in_english and not is_name
        elif any(r.pos not in _NAMES for r in morphology.analyse(word)):
            finnish += 1
        elif not is_name:
            unknown += 1
    return Evidence(finnish, swedish, english, unknown)


def detect(text: str, morphology: Morphology) -> str | None:
    """The language of a sentence or paragraph: ``fi``, ``sv``, ``en``, or ``None`` where nothing tells."""
    return _language(weigh(text, morphology))


def _language(found: Evidence) -> str | None:
    if found.foreign_words >= 2 and found.total >= _LEAST_SWEDISH:
        is_long = found.total >= (_LEAST_WORDS if found.foreign == "en" else _LEAST_SWEDISH)
        # A short text has no room for a stray Finnish word.
        spared = 0.15 * found.total if found.total >= _SHORT else 0
        if is_long and found.finnish <= spared and found.foreign_words >= 0.28 * found.total:
            return found.foreign
    if found.finnish > found.foreign_words + found.unknown / 2:
        return "fi"
    return None


def foreign_spans(text: str, morphology: Morphology, items: Iterable[Item] = ()) -> tuple[Span, ...]:
    """The parts of a message that are whole paragraphs or sections in another language, in order.

    ``items`` (placeholders, addresses on the net…) are no words of any language. A message without a Finnish
    part is foreign as a whole.
    """
    plain = _without(text, items)
    words = set(_WORD.findall(plain.lower()))
    if not words & _COMMON and _is_of_elsewhere(weigh(plain, morphology)):
        return (Span(0, len(text)),)
    if not any(word in ENGLISH or word in SWEDISH for word in words):
        return ()
    pieces = [piece for span in _sections(plain) for piece in _split_mixed(span, plain, morphology)]
    weighed = [weigh(span.of(plain), morphology) for span in pieces]
    languages = [_language(found) for found in weighed]
    for index, (piece, language) in enumerate(zip(pieces, languages, strict=True)):
        if language == "en" and weighed[index].finnish > 1 and _opens_in_finnish(piece.of(plain), morphology):
            languages[index] = "fi"
    if "fi" not in languages and _language(_sum(weighed)) in _FOREIGN:
        return (Span(0, len(text)),)
    foreign = [
        (language in _FOREIGN and not _signs(piece.of(plain), found))
        or bool(_POINTER.fullmatch(piece.of(plain).strip()))
        for piece, language, found in zip(pieces, languages, weighed, strict=True)
    ]
    _absorb(plain, pieces, weighed, foreign)
    _keep_strays(plain, pieces, weighed, foreign)
    return tuple(_merged([span for span, is_foreign in zip(pieces, foreign, strict=True) if is_foreign], plain))


def _is_of_elsewhere(found: Evidence) -> bool:
    """Whether a message is in a language that is neither Finnish nor one of its usual companions: German, Estonian…"""
    spared = _MOST_FINNISH * found.total if found.total >= _FEWEST_WORDS else 0
    return found.unknown >= max(_LEAST_WORDS, _LEAST_UNKNOWN * found.total) and found.finnish <= spared


def _signs(piece: str, found: Evidence) -> bool:
    """*Best regards, Ida, Support Manager* below Finnish is that message's own end, not a part in English."""
    head = piece.strip().partition("\n")[0]
    return (
        found.total <= _SHORT
        and len(_WORD.findall(head)) <= _CLOSING_WORDS
        and FOREIGN_CLOSING.search(head) is not None
    )


def _opens_in_finnish(piece: str, morphology: Morphology) -> bool:
    """*Kiitos varauksesta. Please find your voucher below.* is no English paragraph with a Finnish name in it."""
    first = _SENTENCE.match(piece)
    if first is None or not any(word.islower() for word in _WORD.findall(first.group())[1:]):
        return False
    found = weigh(first.group(), morphology)
    return found.finnish > 1 and found.finnish == found.total


def _without(text: str, items: Iterable[Item]) -> str:
    out = list(text)
    for item in items:
        if item.kind in _HIDDEN or item.detail == "markup":
            out[item.span.start : item.span.end] = [c if c == "\n" else _FILL for c in item.span.of(text)]
    return "".join(out)


def _sections(text: str) -> Iterator[Span]:
    at = 0
    for match in _BORDER.finditer(text):
        if text[at : match.start()].strip():
            yield Span(at, match.start())
        at = match.end()
    if text[at:].strip():
        yield Span(at, len(text))


def _split_mixed(section: Span, text: str, morphology: Morphology) -> list[Span]:
    """The section as it is, or in runs of lines if some of them are a translation of the others.

    A single English line among Finnish ones is no translation: that needs the Swedish beside it, or a label.
    """
    lines = [
        Span(section.start + m.start(), section.start + m.end())
        for m in re.finditer(r"[^\n]*\S[^\n]*", section.of(text))
    ]
    languages = [detect(line.of(text), morphology) for line in lines]
    if len(lines) < 2 or not set(languages) & set(_FOREIGN):
        return [section]
    if "fi" not in languages:
        return [section]
    labelled = any(_is_label(line.of(text)) for line in lines)
    if "sv" not in languages and not labelled:
        return [section]
    return lines


def _sum(weighed: Iterable[Evidence]) -> Evidence:
    found = list(weighed)
    return Evidence(
        sum(e.finnish for e in found),
        sum(e.swedish for e in found),
        sum(e.english for e in found),
        sum(e.unknown for e in found),
    )


def _absorb(text: str, pieces: Sequence[Span], weighed: Sequence[Evidence], foreign: list[bool]) -> None:
    """Adds the short pieces beside a foreign one that belong to it: greeting, heading, closing, sender."""
    for index in range(1, len(pieces)):
        found = weighed[index]
        if foreign[index - 1] and not foreign[index] and not found.finnish and found.total <= _SHORT:
            foreign[index] = True
    for index in range(len(pieces) - 2, -1, -1):
        found = weighed[index]
        speaks = found.foreign_words > 0 and found.total <= _SHORT and not found.finnish
        if foreign[index + 1] and not foreign[index] and (speaks or _is_label(pieces[index].of(text))):
            foreign[index] = True


def _keep_strays(text: str, pieces: Sequence[Span], weighed: Sequence[Evidence], foreign: list[bool]) -> None:
    """Takes back English that is no translation: a paragraph or the fields of a system that stand alone amid Finnish.

    A version in English is labelled, has a Swedish one beside it, comes after all that is said in Finnish, or is
    about as long as that.
    """
    swedish = any(f and found.foreign == "sv" for f, found in zip(foreign, weighed, strict=True))
    pointed = any(_is_label(piece.of(text)) for piece in pieces)
    if swedish or pointed:
        return
    at = [index for index, is_foreign in enumerate(foreign) if is_foreign]
    share = sum(weighed[i].total for i in at)
    end = next((i for i, piece in enumerate(pieces) if _SIGN_OFF.match(piece.of(text))), len(pieces))
    finnish = [i for i, found in enumerate(weighed[:end]) if not foreign[i] and found.finnish >= _LEAST_WORDS]
    if at and all(_FIELDS.fullmatch(pieces[index].of(text)) for index in at):
        # What a system prints is in no language, and beside Finnish it stands for the Finnish.
        for index in at:
            foreign[index] = not any(found.finnish > 1 for found in weighed[:end])
        return
    in_finnish = end < len(pieces) and FOREIGN_CLOSING.search(text, pieces[end].start) is None
    if in_finnish and len(at) == 1 and 0 < at[0] < end and _is_news(at[0], [p.of(text) for p in pieces[:end]], weighed):
        foreign[at[0]] = False
        return
    if not at or not finnish or share > _STRAY_SHARE * sum(weighed[i].finnish for i in finnish):
        return
    for index in at:
        if finnish[0] < index < finnish[-1] or _FIELDS.fullmatch(pieces[index].of(text)):
            foreign[index] = False


def _is_news(at: int, pieces: Sequence[str], weighed: Sequence[Evidence]) -> bool:
    """Whether the English paragraph tells the reader more than the little Finnish above the closing: no version."""
    # The greeting, which comes first, says nothing yet.
    said = [
        piece.strip() for i, piece in enumerate(pieces) if i != at and weighed[i].total > (1 if i else _GREETING_WORDS)
    ]
    english, finnish = pieces[at].strip(), " ".join(said)
    if not finnish:
        # Between Hei Liisa and Ystävällisin terveisin the only paragraph is no version of anything.
        return at == 1 and weighed[0].finnish > 0 and not weighed[0].english and weighed[at].total <= _ONE_LINE
    if weighed[at].total > _ONE_PARAGRAPH or _OWN_FRAME.search(english) or not _TO_READER.search(english):
        return False
    # Finnish words are long, so letters are compared.
    return len(english) > _LONGER * len(finnish) or (
        _ONLY_THANKS.fullmatch(finnish) is not None and _THANKS.search(english) is None
    )


def _is_label(line: str) -> bool:
    return bool(_LABEL.fullmatch(line.strip()) or _POINTER.fullmatch(line.strip()))


def _merged(spans: Sequence[Span], text: str) -> list[Span]:
    out: list[Span] = []
    for span in spans:
        if out and not re.search(r"[^\W\d_]", text[out[-1].end : span.start]):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out
