"""The questions and requests in a customer's message, in whatever register it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from viestilint.language.morphology import Morphology
from viestilint.language.question_words import noun_type, phrase_type, word_type
from viestilint.language.segments import split_sentences
from viestilint.language.spoken import read_spoken
from viestilint.language.tokenizer import tokenize
from viestilint.language.zones import GREETINGS, find_zones
from viestilint.model import Message, Reading, SourceMap, Span, Token, Zone

DIRECT, INDIRECT, REQUEST = "direct", "indirect", "request"

_JOINERS = frozenset(
    "ja entä entäs sekä mutta tai eli niin siis että ett no nii nyt kun vai myös lisäksi vielä ps joten muuten toiseksi"
    " ensinnäkin kolmanneksi sitten sit plus muutenkin onkos eikä kuitenkin siksi toisaalta ai ainiin niinku niinkun"
    " et mut jos".split()
)
_TOLD = frozenset(
    "kertoa sanoa tietää ilmoittaa vastata neuvoa opastaa selvittää vahvistaa kysyä osata ehtiä muistaa tarkistaa"
    " selittää arvioida katsoa valistaa auttaa".split()
)
_SHADE = frozenset(
    "voida osata viitsiä jaksaa ehtiä olla te sinä minä me hän joku kukaan kuka ystävällisesti kiltti vielä myös tieto"
    " hajua käsitys aavistus mitään että siitä se ja pystyä kyetä nyt tuo asia oikein tarkkaan tarkemmin heti kai teillä"
    " teiltä minulle mulle meille etukäteen suurin piirtein jotain sitten näin pikaisesti suunnilleen saada jo edes"
    " mahdollinen mahdollista hyvä kiva kanssa tai arvio lisää tarkka minua mua sattua joku".split()
)
_WONDER = frozenset(
    "kysyä kysellä tiedustella miettiä pohtia ihmetellä tietää kiinnostaa mietityttää ihmetyttää askarruttaa epäselvä"
    " epäselvyys ymmärtää kysymys kysyttävää löytää selvittää kertoa ilmoittaa neuvoa tieto hämätä varma vastata selvyys"
    " selvitys arvailla arvuutella huolettaa uteliaisuus kuulla muistaa hajua arvioida sanoa selvitä vahvistaa"
    " tarkistaa opastaa vahvistus aprikoida harkita saada_selville".split()
)
_ASKS = frozenset("kysyä kysellä tiedustella miettiä pohtia ihmetellä".split())
_WISHES = frozenset("pyytää toivoa haluta tahtoa tarvita vaatia kaivata anoa".split())
_ACTS = frozenset("irtisanoa perua peruuttaa irtisanoutua reklamoida tilata varata ottaa siirtää vaihtaa".split())
_NO_WISH = frozenset(
    "kiittää kertoa sanoa kehua ilmoittaa huomauttaa vastaus apu neuvo ymmärrys ymmärtää palaute antaa valittaa hyvä"
    " menestys palata kysyä tietää uskoa painottaa korostaa todeta muistuttaa lisätä kuulla tavata vastata"
    " reklamaatio reklamoida toivottaa palvelu".split()
)
_COURTESY = frozenset("olla katsoa kuvitella ymmärtää huomata ajatella uskoa muistaa kiitos arvata voida pitää".split())
_KNOW_IMPERATIVES = frozenset("kertoa ilmoittaa vastata sanoa neuvoa selvittää vahvistaa".split())
_SG_COMMANDS = re.compile(
    r"(?:lähetä|laita|peru|peruuta|soita|poista|siirrä|vaihda|korjaa|palauta|kerro|ilmoita|vastaa|varaa|irtisano"
    r"|lähettäkää|vaihtakaa|perukaa|muistathan|muistattehan|hoida|toimita|päivitä|lisää|muuta|pistä|laittakaa)$",
    re.I,
)
_NECESSIVE = frozenset("pitää täytyä kannattaa tulla tarvita kuulua".split())
_STOPS = frozenset(".!?…") | {"..", "..."}
_TAG = re.compile(r"(?:eikö(?: niin| vain)?|vai|vai mitä|eiks(?: niin| je(?:e|)?)?|eix|vai kuinka|okei|ok|joo)\W*", re.I)
_COURTEOUS = re.compile(
    r"(?:mitä|mitäs|mites|miten) (?:kuuluu|kuulu|menee|voitte|voit|voi)?(?: teille| sinne| sulle| sinulle)?\W*", re.I
)


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
    words: Mapping[str, str] = field(default_factory=dict)


def find_questions(
    text: str, morphology: Morphology, tables: QuestionTables | None = None
) -> tuple[Question, ...]:
    """The questions and requests of a customer's message in order; greetings and rhetorical ones left out."""
    tables = tables or QuestionTables()
    found: list[Question] = []
    for tokens in customer_sentences(text, morphology):
        for question in _in_sentence(text, tokens):
            if not _is_rhetorical(question, tables) and question.tokens:
                found.append(question)
    return tuple(found)


def customer_sentences(text: str, morphology: Morphology) -> Iterator[tuple[Token, ...]]:
    """The sentences of a customer's own message, quotations and signature left out, spoken forms read."""
    message = Message(text, "", SourceMap.shifted(len(text), 0))
    tokens, _ = tokenize(message, morphology)
    apart = [z for z in find_zones(message, morphology) if z.kind in ("quote", "signature", "closing")]
    apart = [z for z in apart if z.kind == "quote" or "?" not in z.span.of(text)]
    whole = (*apart, Zone("body", Span(0, len(text))))
    sentences, placed = split_sentences(text, tokens, tuple(sorted(whole, key=lambda z: z.span)))
    for sentence in sentences:
        run = placed[sentence.first : sentence.last]
        if any(z.span.start <= run[0].span.start < z.span.end for z in apart):
            continue
        yield tuple(_read(token, morphology) for token in _without_greeting(run))


def _read(token: Token, morphology: Morphology) -> Token:
    if token.kind != "word" or token.readings:
        return token
    return replace(token, readings=read_spoken(token.text, morphology))


def _without_greeting(run: Sequence[Token]) -> Sequence[Token]:
    if not run or run[0].lower not in GREETINGS | {"hyvää", "arvoisa", "hyvä"}:
        return run
    for index, token in enumerate(run[:7]):
        if token.text in (",", "!", ":", ".", "…"):
            return run[index + 1 :]
    at = 1
    while at < len(run) and run[at].lower in GREETINGS | {"vaan", "taas"}:
        at += 1
    return run[at:]


@dataclass(frozen=True, slots=True)
class _Opener:
    """Where a question begins: its index in the sentence, what it asks for, whether by a verb with *-ko*."""

    at: int
    expects: str
    verbal: bool


def _in_sentence(text: str, tokens: Sequence[Token]) -> Iterator[Question]:
    if not tokens:
        return
    asked = any(t.text == "?" or set(t.text) <= {"?", "!"} and "?" in t.text for t in tokens[-4:])
    exclaimed = tokens[-1].text.startswith("!") and not asked
    openers = [o for o in _openers(tokens, asked) if not (exclaimed and not _has_finite(tokens[o.at :]))]
    if not openers:
        yield from _without_opener(text, tokens, asked)
        return
    yield from _requests_before(text, tokens[: openers[0].at], openers[0], asked)
    yield from _segments(text, tokens, openers, asked)


def _openers(tokens: Sequence[Token], asked: bool) -> list[_Opener]:
    found: list[_Opener] = []
    for index, token in enumerate(tokens):
        if token.kind != "word" or (found and index and tokens[index - 1].lower == "vai"):
            # Riittääkö tämä vai tarvitsenko toisen: two answers to choose from are one question.
            continue
        expects = _question_word(tokens, index, asked, bool(found))
        if expects is not None:
            # Kuinka kauan, mihin aikaan: the second word is part of the first.
            if found and found[-1].at == index - 1 and not found[-1].verbal:
                continue
            found.append(_Opener(index, expects, False))
        elif _asks_by_clitic(token, asked) and _may_open(tokens, index, verbal=True):
            found.append(_Opener(index, "yes-no", True))
    return found


def _asks_by_clitic(token: Token, asked: bool) -> bool:
    if token.lower in ("joko", "taikko", "verkko", "laatikko"):
        return asked and token.initial
    asking = [r for r in token.readings if r.clitic == "ko"]
    if not asking:
        return False
    if any(r.pos in ("verb", "neg") for r in asking):
        return True
    return asked and len(asking) == len(token.readings) and token.lower not in ("kauanko", "paljonko", "montako")


def _question_word(tokens: Sequence[Token], index: int, asked: bool, follows: bool) -> str | None:
    token = tokens[index]
    if word_type(token.lower) is None or not _may_open(tokens, index, verbal=False):
        return None
    if token.lower == "koska" and not _koska_asks(tokens, index, asked):
        return None
    words = [t.lower for t in tokens[index : index + 7] if t.kind == "word"]
    led = _led(tokens[:index])
    initial = all(t.kind == "punct" or t.lower in _JOINERS or t.kind == "number" for t in tokens[:index])
    led = led or (follows and tokens[index - 1].lower in _JOINERS | {","})
    relative = not initial and not led and not asked
    if relative:
        # Without a mark of a question only words that are nothing else begin one inside a sentence.
        if not re.match(r"(?:milloin|millon|paljonko|montako|kauanko)", token.lower):
            return None
        if any(r.person == "1" and r.is_finite and r.tense == "past" for t in tokens[:index] for r in t.readings):
            return None
    if asked and not initial and not led and _is_relative(tokens, index):
        return None
    exclaims = not asked and tokens[-1].text.startswith("!")
    if exclaims and initial and not led and word_type(token.lower) in ("manner", "thing"):
        return None
    return phrase_type(words)


def _koska_asks(tokens: Sequence[Token], index: int, asked: bool) -> bool:
    if _led(tokens[:index]):
        return True
    before = [t for t in tokens[:index] if t.kind == "word" and t.lower not in _JOINERS]
    if before:
        return False
    after = next((t for t in tokens[index + 1 :] if t.kind == "word"), None)
    if asked:
        return True
    # Koska paketti tulee — but not: Koska lasku on väärin, en maksa.
    return after is not None and not any(t.text == "," for t in tokens[index:])


def _is_relative(tokens: Sequence[Token], index: int) -> bool:
    """*Onko se paketti, mikä tuli eilen, …?*: a pronoun after a comma that points back at a noun."""
    if index < 2 or tokens[index - 1].text != ",":
        return False
    low = tokens[index].lower
    if low not in ("mikä", "mitä", "minkä", "mitkä", "missä", "mihin", "mistä"):
        return False
    before = tokens[index - 2]
    nominal = any(r.is_nominal and r.verbform is None for r in before.readings)
    opened = any(_asks_by_clitic(t, True) or word_type(t.lower) for t in tokens[: index - 1])
    return nominal and opened


def _may_open(tokens: Sequence[Token], index: int, *, verbal: bool) -> bool:
    if index == 0:
        return True
    before = tokens[index - 1]
    if before.kind == "punct" or before.lower in _JOINERS or before.kind == "number":
        return True
    if verbal or _led(tokens[:index]):
        return True
    if before.lower in GREETINGS or not before.readings:
        return True
    if word_type(before.lower) is not None:
        return True
    # Paketti koska tulee? Teillä mikä hinta on?: spoken word order after a noun that opens the sentence.
    return index <= 3 and not any(r.is_finite for t in tokens[:index] for r in t.readings)


def _led(before: Sequence[Token]) -> bool:
    """Whether the words before wonder or ask to be told, so that a question clause follows."""
    return any(_leads(token, before) for token in before)


def _leads(token: Token, around: Sequence[Token]) -> bool:
    for reading in token.readings:
        lemma = reading.lemma
        if lemma not in _WONDER and reading.verb not in _WONDER:
            continue
        if lemma == "löytää" or lemma == "ymmärtää" or lemma == "muistaa" or lemma == "varma":
            if any(r.pos == "neg" for t in around for r in t.readings):
                return True
            continue
        if lemma in ("kertoa", "sanoa", "ilmoittaa", "vastata", "vahvistaa", "kuulla", "neuvoa") and (
            reading.tense == "past" or (reading.is_finite and reading.person == "1" and reading.mood == "ind")
        ):
            continue
        return True
    return False


def _has_finite(tokens: Iterable[Token]) -> bool:
    return any(r.is_finite and r.mood != "pot" for t in tokens for r in t.readings)


def _segments(text: str, tokens: Sequence[Token], openers: Sequence[_Opener], asked: bool) -> Iterator[Question]:
    index = 0
    while index < len(openers):
        opener = openers[index]
        first = opener.at
        end = openers[index + 1].at if index + 1 < len(openers) else len(tokens)
        inner = opener
        led = False
        if opener.verbal and index + 1 < len(openers) and _only_asks_to_tell(tokens[first:end]):
            # Voisitteko kertoa, milloin …: one question, the inner one.
            index += 1
            inner = openers[index]
            end = openers[index + 1].at if index + 1 < len(openers) else len(tokens)
            led = True
        led_before = _lead_in(tokens[:first]) if index == 0 or (led and index == 1) else None
        index += 1
        if opener.verbal and not led and end == len(tokens) and index == 1 and not opener.at and _jos_clause(tokens, first):
            led = True
        end = _cut_end(tokens, inner.at, end, asked)
        run = _trimmed(tokens[first:end])
        if not any(t.kind != "punct" for t in run):
            continue
        if not asked and not inner.verbal and not led and led_before is None and not _speaks(run):
            continue
        kind = DIRECT
        content = run
        if led or led_before is not None:
            kind = INDIRECT
            content = _trimmed(tokens[inner.at : end])
            if led_before is not None:
                run = _trimmed(tokens[led_before:end])
        expects = inner.expects
        if inner.verbal and not led:
            kind, expects = _verbal_kind(run, kind)
        if kind != REQUEST and expects == "yes-no" and any(t.lower == "vai" for t in run[1:-1]):
            expects = "choice"
        question = _question(text, run, content, kind, expects)
        if question is not None:
            yield question


def _speaks(run: Sequence[Token]) -> bool:
    """Whether a clause without a question mark is one to be answered: it has a verb, or is very short."""
    return _has_finite(run) or len([t for t in run if t.kind == "word"]) <= 4


def _cut_end(tokens: Sequence[Token], first: int, end: int, asked: bool) -> int:
    """A statement after the question is no part of it: *onko teillä tilaa, meitä tulisi viisi*."""
    if asked and end == len(tokens):
        return end
    for index in range(first + 2, end):
        if tokens[index].text in (",", "–", ";") and _has_finite(tokens[index:end]):
            after = next((t for t in tokens[index + 1 : end] if t.kind == "word"), None)
            if after is not None and after.lower in ("että", "jos", "kun", "joka", "jonka", "jota", "joita", "vai", "kuin"):
                continue
            if _has_finite(tokens[first:index]):
                return index
    return end


def _jos_clause(tokens: Sequence[Token], first: int) -> bool:
    return _only_asks_to_tell(tokens[first:])


def _only_asks_to_tell(run: Sequence[Token]) -> bool:
    """Whether a clause only asks to be told: *voisitteko kertoa, tiedättekö, onko tietoa, osaatteko sanoa*."""
    words = [t for t in run if t.kind == "word"]
    told = False
    for token in words:
        lemmas = {r.lemma for r in token.readings} | {token.lower}
        if lemmas & (_TOLD | {"tieto", "arvio", "hajua"}) or any(r.verb in _TOLD for r in token.readings):
            told = True
        elif not lemmas & _SHADE and token.readings and token.lower not in _JOINERS:
            return False
    return told


def _lead_in(before: Sequence[Token]) -> int | None:
    """Where the clause begins that wonders or asks to be told, right before the question; ``None`` if none."""
    if not _led(before):
        return None
    at = next(i for i, t in enumerate(before) if _leads(t, before))
    while at > 0 and before[at - 1].text not in (",", ";", "–", ":") and before[at - 1].lower not in ("mutta", "ja"):
        at -= 1
    return at


def _verbal_kind(run: Sequence[Token], kind: str) -> tuple[str, str]:
    """A question with *-ko* that is a request: a conditional that asks for an act, *voisitteko, saisinko*."""
    head = next(t for t in run if t.kind == "word")
    asking = [r for r in head.readings if r.clitic == "ko" and r.pos == "verb"]
    later = [r for t in run[1:] for r in t.readings]
    if _only_asks_to_tell(run):
        return INDIRECT, "yes-no"
    told = any(r.lemma in _TOLD and r.verbform == "inf1" and r.lemma not in ("auttaa", "tarkistaa") for r in later)
    conditional = [r for r in asking if r.mood == "cond" and r.lemma not in _NECESSIVE]
    if conditional:
        lemma = conditional[0].lemma
        if lemma in _TOLD and lemma not in ("auttaa", "tarkistaa", "vahvistaa", "osata", "ehtiä", "tietää"):
            return INDIRECT, _asked_noun(run)
        if told and lemma in ("voida", "osata", "viitsiä", "ehtiä", "saada", "pystyä"):
            asks_an_act = not any(r.lemma in ("kertoa", "sanoa", "neuvoa") for r in later)
            noun = _asked_noun(run)
            return (REQUEST, "yes-no") if asks_an_act and noun == "thing" else (INDIRECT, noun)
        if lemma == "olla":
            possible = any(r.lemma in ("mahdollinen", "mahdollisuus") for r in later) or any(
                t.lower == "mahdollista" for t in run
            )
            act = any(r.verbform == "inf1" and r.lemma != "olla" for r in later)
            return (REQUEST, "yes-no") if possible and act else (kind, "yes-no")
        return REQUEST, "document" if any(r.lemma in ("lähettää", "toimittaa") for r in later) else "yes-no"
    if asking and asking[0].person == "2" and asking[0].lemma in _TOLD and asking[0].lemma not in ("osata", "ehtiä"):
        return INDIRECT, _asked_noun(run)
    return kind, "yes-no"


def _asked_noun(run: Sequence[Token]) -> str:
    for token in run:
        for reading in token.readings:
            if reading.pos == "noun" and reading.verbform is None:
                kind = noun_type(reading.lemma)
                if kind is not None:
                    return kind
    return "thing"


def _requests_before(
    text: str, before: Sequence[Token], opener: _Opener, asked: bool
) -> Iterator[Question]:
    """A request in the clauses before the first question of a sentence: *Haluaisin siirtää ajan, onnistuuko?*"""
    run = _trimmed(before)
    if not run or _led(before):
        return
    question = _declared(text, run)
    if question is not None:
        yield question


def _without_opener(text: str, tokens: Sequence[Token], asked: bool) -> Iterator[Question]:
    run = _trimmed(tokens)
    if not run:
        return
    jos = next((i for i, t in enumerate(tokens) if t.lower in ("jos", "josko", "jospa") and i), None)
    if jos is not None and _led(tokens[:jos]) and not _thanks(tokens):
        content = _trimmed(tokens[jos:])
        question = _question(text, run, content, INDIRECT, "yes-no")
        if question is not None:
            yield question
        return
    if asked or run[0].lower in ("entä", "entäs", "entäpä", "ent"):
        expects = "thing" if run[0].lower in ("entä", "entäs", "entäpä") or not _has_finite(run) else "yes-no"
        wish = _declared(text, run)
        if wish is not None:
            yield wish
            return
        run = _last_clause(run)
        question = _question(text, run, run, DIRECT, expects)
        if question is not None:
            yield question
        return
    found = _declared(text, run)
    if found is not None:
        yield found


def _last_clause(run: Sequence[Token]) -> Sequence[Token]:
    """Of *Ostin takin, se on rikki, saan kai rahat takaisin?* the clause that asks."""
    at = 0
    for index, token in enumerate(run):
        if token.text in (",", ";", "–") and _has_finite(run[at:index]) and _has_finite(run[index:]):
            after = run[index + 1] if index + 1 < len(run) else None
            if after is not None and after.lower in ("jos", "kun", "että", "vaikka", "joka", "jonka", "jota", "koska"):
                continue
            at = index + 1
    return run[at:]


def _thanks(tokens: Sequence[Token]) -> bool:
    return any(t.lower in ("kiitos", "kiittäisin", "kiitollinen", "kiitän") for t in tokens)


def _declared(text: str, run: Sequence[Token]) -> Question | None:
    """A request that is a statement or a command: *Haluaisin siirtää ajan, Lähettäkää lasku, Pyydän hyvitystä*."""
    for index, token in enumerate(run):
        verb = _wish(run, index, token)
        if verb is None:
            continue
        rest = run[index + 1 :]
        stop = next(
            (i for i, t in enumerate(rest) if t.text in (";", "–") or (t.text == "," and _clause_ends(rest, i))),
            len(rest),
        )
        span_run = _trimmed([*run[index:][: stop + 1]])
        content = [t for t in span_run if t.index != token.index] if verb in _WISHES else span_run
        lemmas = {r.lemma for t in content for r in t.readings}
        if verb in _WISHES or verb in _ASKS:
            after = next((t for t in rest if t.kind == "word"), None)
            if after is not None and after.lower in ("sen", "sitä", "ne", "niitä", "tämän", "tätä", "teille", "jatkoa", "hyvää"):
                return None
            objects = [t for t in content if t.kind == "word" and t.readings and t.lower not in ("että", "vielä", "nyt")]
            if not objects or lemmas & _NO_WISH and not (lemmas & {"tietää"} and len(objects) > 1):
                if not (lemmas & {"tietää", "kuulla", "kysyä"} and len(objects) > 1):
                    return None
        if verb in _ASKS or lemmas & {"tietää", "kysyä", "kuulla"} or verb in _KNOW_IMPERATIVES or "tieto" in lemmas:
            inner = [t for t in content if not {r.lemma for r in t.readings} & (_TOLD | _SHADE | _ASKS | _WISHES)]
            if not any(_is_noun(t) for t in inner):
                return None
            return _question(text, span_run, inner, INDIRECT, _asked_noun(inner))
        document = lemmas & {"lähettää", "toimittaa", "kopio", "kuitti", "todistus"}
        return _question(text, span_run, content, REQUEST, "document" if document else "yes-no")
    return None


def _clause_ends(rest: Sequence[Token], index: int) -> bool:
    after = next((t for t in rest[index + 1 :] if t.kind == "word"), None)
    if after is None or after.lower in ("että", "joka", "jonka", "jota", "jossa", "jolla"):
        return False
    return _has_finite(rest[index:])


def _is_noun(token: Token) -> bool:
    return any(r.pos in ("noun", "adj", "noun-adj") or r.verbform in ("inf1", "inf4") for r in token.readings)


def _wish(run: Sequence[Token], index: int, token: Token) -> str | None:
    """The verb of a wish of the writer's, or of a command; ``None`` if the word is neither."""
    if token.kind != "word":
        return None
    negated = any(any(r.pos == "neg" for r in t.readings) for t in run[:index])
    starts = all(t.kind == "punct" or t.lower in _JOINERS or t.lower in ("ole", "hyvä", "voisitko") for t in run[:index])
    for reading in token.readings:
        if not reading.is_finite:
            continue
        first = reading.person == "1" and reading.mood in ("ind", "cond")
        if first and not negated:
            if reading.lemma in _WISHES and not (reading.tense == "past" and reading.lemma != "pyytää"):
                return reading.lemma
            if reading.lemma in _ACTS and reading.tense != "past" and (reading.mood == "cond" or starts):
                return reading.lemma
            if reading.lemma in ("kysyä", "tiedustella", "kysellä") and reading.tense != "past":
                return reading.lemma
        command = reading.mood == "imp" and reading.person == "2"
        if command and reading.number == "pl" and reading.lemma not in _COURTESY:
            return reading.lemma
        if command and reading.number == "sg" and starts and _SG_COMMANDS.match(token.lower):
            return reading.lemma
        if token.lower in ("muistattehan", "muistathan") or (
            reading.clitic == "han" and reading.person == "2" and reading.lemma not in _COURTESY | _TOLD and starts
        ):
            return reading.lemma
    return None


def _trimmed(tokens: Sequence[Token]) -> list[Token]:
    """Without the marks and joining words at both ends; the question mark stays."""
    run = list(tokens)
    while run and (run[0].kind == "punct" or (run[0].lower in _JOINERS - {"entä", "entäs"}) or run[0].kind == "number" and len(run) > 1 and run[1].kind == "punct"):
        run.pop(0)
    while run and (
        (run[-1].kind == "punct" and "?" not in run[-1].text) or run[-1].lower in ("ja", "sekä", "entä", "entäs", "mutta", "tai", "eli", "niin", "vai")
    ):
        run.pop()
    return run


def _question(
    text: str, run: Sequence[Token], content: Sequence[Token], kind: str, expects: str
) -> Question | None:
    span = Span(run[0].span.start, run[-1].span.end)
    shown = span.of(text)
    bare = re.sub(r"[?!.\s]+$", "", shown)
    if not any(c.isalpha() for c in bare) or _TAG.fullmatch(bare) or _COURTEOUS.fullmatch(bare):
        return None
    return Question(span, shown, kind, expects, tuple(content))


def _is_rhetorical(question: Question, tables: QuestionTables) -> bool:
    flat = re.sub(r"\s+", " ", question.text.lower())
    return any(pattern.search(flat) for pattern in tables.rhetorical)
