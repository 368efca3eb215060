"""What a question is, and the little that all that find questions share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from viestilint.lazyregex import lazy
from viestilint.model import Span, Token

DIRECT, INDIRECT, REQUEST = "direct", "indirect", "request"
JOINERS = frozenset(
    "ja entä entäs sekä mutta tai eli niin siis että ett no nii nyt kun vai myös lisäksi vielä ps"
    " joten muuten toiseksi"
    " ensinnäkin kolmanneksi sitten sit plus muutenkin onkos eikä kuitenkin siksi toisaalta ai"
    " ainiin niinku niinkun"
    " et mut jos".split()
)
TOLD = frozenset(
    "kertoa sanoa tietää ilmoittaa vastata neuvoa opastaa selvittää vahvistaa kysyä osata ehtiä"
    " muistaa tarkistaa"
    " selittää arvioida katsoa valistaa auttaa".split()
)
SHADE = frozenset(
    "voida osata viitsiä jaksaa ehtiä olla te sinä minä me hän joku kukaan kuka ystävällisesti"
    " kiltti vielä myös tieto"
    " hajua käsitys aavistus mitään että siitä se ja pystyä kyetä nyt tuo asia oikein tarkkaan"
    " tarkemmin heti kai teillä"
    " teiltä minulle mulle meille etukäteen suurin piirtein jotain sitten näin pikaisesti"
    " suunnilleen saada jo edes"
    " mahdollinen mahdollista hyvä kiva kanssa tai arvio lisää tarkka minua mua sattua joku".split()
)
ASKS = frozenset("kysyä kysellä tiedustella miettiä pohtia ihmetellä".split())
_TAG = lazy(
    r"(?:eikö(?: niin| vain)?|vai|vai mitä|eiks(?: niin| je(?:e|)?)?|eix|vai kuinka"
    r"|okei|ok|joo)\W*",
    re.I,
)
_COURTEOUS = lazy(
    r"(?:mitä|mitäs|mites|miten) (?:kuuluu|kuulu|menee|voitte|voit|voi)?(?: teille| sinne| sulle|"
    r" sinulle)?\W*",
    re.I,
)
_LOOSE = frozenset("ja sekä entä entäs mutta tai eli niin vai".split())


@dataclass(frozen=True, slots=True)
class Question:
    """One question or request of a customer.

    ``span`` is its place in the customer's message. ``kind``: direct, indirect or request. ``expects`` is the
    kind of answer: time, duration, amount, count, place, person, reason, manner, yes-no, document, choice, state
    or thing. ``tokens`` are its words with the readings of their written forms.
    """

    span: Span
    text: str
    kind: str
    expects: str
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionTables:
    """The data of question finding: ``rhetorical`` are patterns of questions that want no answer."""

    rhetorical: tuple[re.Pattern[str], ...] = ()


def has_finite(tokens: Iterable[Token]) -> bool:
    """Whether one of the words may be a finite verb."""
    return any(r.is_finite and r.mood != "pot" for t in tokens for r in t.readings)


def trimmed(tokens: Sequence[Token]) -> list[Token]:
    """Without the marks and joining words at both ends; the question mark stays."""
    run = list(tokens)
    while run and (run[0].kind == "punct" or run[0].lower in JOINERS - {"entä", "entäs"} or _numbers_item(run)):
        run.pop(0)
    while run and ((run[-1].kind == "punct" and "?" not in run[-1].text) or run[-1].lower in _LOOSE):
        run.pop()
    return run


def _numbers_item(run: Sequence[Token]) -> bool:
    return run[0].kind == "number" and len(run) > 1 and run[1].kind == "punct"


def make_question(
    text: str, run: Sequence[Token], content: Sequence[Token], kind: str, expects: str
) -> Question | None:
    """The question of a run of tokens; ``None`` for a bare mark, a tag or a courtesy."""
    span = Span(run[0].span.start, run[-1].span.end)
    shown = span.of(text)
    bare = re.sub(r"(?<![?!.\s])[?!.\s]+$", "", shown)
    if not any(c.isalpha() for c in bare) or _TAG.fullmatch(bare) or _COURTEOUS.fullmatch(bare):
        return None
    return Question(span, shown, kind, expects, tuple(content))
