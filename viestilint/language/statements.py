"""What a reply states: its clauses with their topics, questions back, promises to find out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from viestilint.language.morphology import Morphology
from viestilint.language.question_words import word_type
from viestilint.language.spoken import read_spoken
from viestilint.language.topics import Synonyms, fields_of, topic_keys
from viestilint.lazyregex import lazy
from viestilint.model import Document, Placeholder, Sentence, Span, Token

POLAR = frozenset(
    "kyllä joo juu jep ei eivät valitettavasti toki totta tottakai ehdottomasti mielellään"
    " mielellämme luonnollisesti"
    " onnistuu ikävä emme harmi hyvin sopii käy kyl saa voit voitte saat saatte totuus hienosti"
    " tietysti tietenkin"
    " hyvä pahoittelut niin periaatteessa ilman molemmat kumpikin kaikki en ikävästi hoituu järjestyy".split()
)
"""Words that say yes or no, or how the sender takes it, where a statement begins with them."""

_BACK_REFERENCE = frozenset(
    "se ne tämä tuo hän nämä sellainen sama siitä siinä siihen sen sitä niitä molemmat kumpikin".split()
)
_FINDS_OUT = frozenset("selvittää tarkistaa varmistaa tutkia selvitellä tiedustella".split())
_ASKED_DATA = lazy(
    r"\w*(?:numero|tunnus|kuva|kuitti|osoite|malli|koko|nimi|aika|tieto|väri|päivä|ajankohta|merkki"
    r"|tilausvahvistus"
    r"|valokuva|sarjanumero|postinumero|liittymä|toive|lukema|määrä|laji|lasku|paikka|tyyppi"
    r"|yksityiskohta|kohde)"
)
_TELL = frozenset(
    "kertoa ilmoittaa lähettää vastata tarkentaa laittaa liittää antaa vahvistaa toimittaa soittaa katsoa".split()
)
_THANKS = frozenset(("kiitos", "kiitti", "kiitokset", "kiitän", "kiitämme", "kiittäen"))
_FOR_WHAT = frozenset(("että", "ettei", "kun", "ku"))


@dataclass(frozen=True, slots=True)
class Phrases:
    """Stock phrases: ``vague`` words are no time and no yes, a sentence with a ``stock`` phrase answers nothing."""

    vague: tuple[re.Pattern[str], ...] = ()
    stock: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause of the reply. ``sentence`` numbers the sentence it is part of.

    ``refers_back``: it speaks of what was said before it, or of nothing by name. ``polar``: it begins as an answer
    to a yes-no question. ``finds_out``: it says that the answer is not known, or will be found out.
    """

    tokens: tuple[Token, ...]
    keys: dict[str, float]
    placeholders: tuple[Placeholder, ...]
    sentence: int
    refers_back: bool
    bare: bool
    polar: bool
    finds_out: bool
    courteous: bool
    stock: bool
    lemmas: frozenset[str]
    fields: Mapping[int, float] = field(default_factory=dict)
    # What it tells of: each noun that may be its subject, by its keys and fields
    subjects: tuple[tuple[Mapping[str, float], Mapping[int, float]], ...] = ()

    @property
    def span(self) -> Span:
        """Its place in the reply."""
        return Span(self.tokens[0].span.start, self.tokens[-1].span.end)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the reply states, and the question back by which it asks for what it needs, if any."""

    statements: tuple[Statement, ...]
    asks_for_data: Span | None = None
    asked_keys: Mapping[str, float] = field(default_factory=dict)


def read_reply(document: Document, table: Synonyms, phrases: Phrases, morphology: Morphology) -> Reply:
    """The statements of a reply's body; its own questions and what it only repeats of the"
    " customer's left out."""
    statements: list[Statement] = []
    asks: Span | None = None
    asked_keys: dict[str, float] = {}
    for number, sentence in enumerate(document.sentences):
        if sentence.zone in ("quote", "foreign", "signature", "footer", "greeting", "closing"):
            continue
        if number and sentence.last == len(document.tokens) and _signs(document, sentence):
            continue
        tokens = _without_vague(document.tokens[sentence.first : sentence.last], phrases)
        tokens = tuple(_read(t, morphology) for t in tokens)
        if not any(t.kind != "punct" for t in tokens):
            continue
        if _asks_for_data(tokens):
            asks = asks or sentence.span
            for token in tokens:
                asked_keys.update(topic_keys(token, table, morphology))
        if any("?" in t.text for t in tokens[-3:] if t.kind == "punct"):
            tokens = _before_question(tokens)
        regrets = False
        for clause in _clauses(tokens):
            statement = _statement(document, clause, number, table, phrases, morphology)
            # Pahoittelen, että yhteytesi on pätkinyt: what is regretted or welcomed is known to the customer.
            regrets = statement.courteous or (regrets and clause[0].lower in _FOR_WHAT | {"ja", "eikä", "jota", "joka"})
            statements.append(replace(statement, courteous=True) if regrets and not statement.courteous else statement)
    return Reply(tuple(statements), asks, asked_keys)


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(t.lower for t in tokens)


def _without_vague(tokens: Sequence[Token], phrases: Phrases) -> Sequence[Token]:
    """Without words that only sound like a time: *mahdollisimman pian, heti kun se on mahdollista*."""
    text = " ".join(t.lower.replace(" ", "_") for t in tokens)
    gone: set[int] = set()
    for pattern in phrases.vague:
        for found in pattern.finditer(text):
            gone.update(range(text.count(" ", 0, found.start()), text.count(" ", 0, found.end()) + 1))
    return [t for i, t in enumerate(tokens) if i not in gone] if gone else tokens


def _before_question(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """What a sentence states before its question: *Värjäämme ne uudelleen, sopiiko tiistai?*"""
    asks = next(
        (i for i, t in enumerate(tokens) if word_type(t.lower) or any(r.clitic == "ko" for r in t.readings)),
        0,
    )
    # The comma ends what is stated even where a spoken verb (ootko) did not open a clause.
    while asks and tokens[asks - 1].clause == tokens[asks].clause and tokens[asks - 1].text != ",":
        asks -= 1
    return tokens[:asks]


def _signs(document: Document, sentence: Sentence) -> bool:
    """Whether the last line is a name alone: *Pankki Lähde*."""
    run = document.tokens[sentence.first : sentence.last]
    before = document.tokens[sentence.first - 1]
    if len(run) == 1 and any(r.is_finite or r.pos == "intj" for r in run[0].readings):
        return False
    return (
        "\n" in document.text[before.span.end : run[0].span.start]
        and len(run) <= 6
        and run[-1].text not in (".", "!", "?")
        and run[0].capitalised
        and not _finite([t for t in run if not t.capitalised])
    )


def _read(token: Token, morphology: Morphology) -> Token:
    if token.kind != "word" or token.readings:
        return token
    return replace(token, readings=read_spoken(token.text, morphology))


def _clauses(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The clauses of a sentence that state something: without thanks and without the customer's"
    " own question."""
    words = [t for t in tokens if t.kind == "word"]
    if words and words[0].lower in _THANKS:
        start = next((i for i, t in enumerate(tokens) if _leaves_thanks(tokens, i)), None)
        if start is None:
            return
        tokens = tokens[start + 1 :]
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and runs[-1][-1].clause == token.clause:
            runs[-1].append(token)
        else:
            runs.append([token])
    skip = False
    for run in runs:
        if skip and run[0].lower not in ("ja", "mutta"):
            continue
        skip = _repeats_question(run)
        if not skip and any(t.kind != "punct" for t in run):
            yield tuple(run)


def _leaves_thanks(tokens: Sequence[Token], at: int) -> bool:
    """Whether a statement begins behind the token: not in *Kiitos, että ilmoitit ja lähetit kuvat*."""
    if tokens[at].text not in (",", "–", ";", ":") and tokens[at].lower != "ja":
        return False
    rest = tokens[at + 1 :]
    if not rest or rest[0].lower in _FOR_WHAT:
        return False
    finite = next((t for t in rest if any(r.is_finite and r.mood != "pot" for r in t.readings)), None)
    return finite is not None and not any(r.person == "2" and r.tense == "past" for r in finite.readings)


def _finite(tokens: Sequence[Token]) -> bool:
    return any(r.is_finite and r.mood != "pot" for t in tokens for r in t.readings)


def _repeats_question(run: Sequence[Token]) -> bool:
    """*Kysyit, milloin paketti saapuu*: the customer's words, no answer."""
    return any(
        r.lemma in ("kysyä", "tiedustella", "kysellä") and r.person == "2" and r.tense == "past"
        for t in run
        for r in t.readings
    )


def _statement(
    document: Document,
    tokens: tuple[Token, ...],
    number: int,
    table: Synonyms,
    phrases: Phrases,
    morphology: Morphology,
) -> Statement:
    keys: dict[str, float] = {}
    nouns = 0
    for token in tokens:
        found = topic_keys(token, table, morphology)
        for key, strength in found.items():
            keys[key] = max(keys.get(key, 0.0), strength)
        nouns += bool(found) and not set(found) <= table.weak and _names_topic(token)
    words = [t for t in tokens if t.kind == "word"]
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    pronoun = any(
        t.lower in _BACK_REFERENCE or any(r.pos == "pron" and r.lemma in _BACK_REFERENCE for r in t.readings)
        for t in words
    )
    placeholders = tuple(p for p in document.message.placeholders if span.covers(p.span))
    return Statement(
        tokens=tokens,
        keys=keys,
        placeholders=placeholders,
        sentence=number,
        refers_back=pronoun or nouns <= 1,
        bare=nouns == 0,
        polar=bool(words) and words[0].lower in POLAR,
        finds_out=_finds_out(words),
        courteous=_is_courtesy(words),
        stock=any(p.search(_text(words)) for p in phrases.stock),
        lemmas=frozenset(r.lemma.lower() for t in words if _names_topic(t) for r in t.readings if r.is_nominal),
        fields=fields_of(words, table),
        subjects=tuple(
            (topic_keys(t, table, morphology), fields_of([t], table)) for t in words if _may_be_subject(t, tokens)
        ),
    )


_COURTESY = lazy(
    r"\b(?:pahoittel\w+|pahoillaan|pahoillani|pahoillamme|anteeksi|harmi(?:llista)?|ikävä|kiit\w+|(?:kiva|mukava|hieno|ihana|mukavaa|hienoa|ihanaa|kivaa)(?= (?:kuulla|saada|että|kun|, että|, kun|$))|tervetulo\w+"
    r"|palvelemme (?:teitä|sinua|mielellämme)|autamme|kärsivälli\w+|ymmärrä(?:n|mme)|hyvää \w+|mukavaa \w+|vastaanottanut|vastaanotettu"
    r"|kysyttävää|otathan yhteyttä|ota yhteyttä|ottakaa yhteyttä|palaa(?:n|mme)? asiaan|käsittelyyn"
    r"|yhteydenot\w+"
    r"|tärkeä\w*|kehitämme|kehittää|eteenpäin|tiedoksi|ilo)\b"
)
_INFORMS = lazy(r"\b(?:koska|sillä|johtu\w+|mutta|joten|\d.*)\b")


def _is_courtesy(words: Sequence[Token]) -> bool:
    """Thanks, an apology or a phrase, which answers nothing."""
    text = " ".join(t.lower for t in words)
    return bool(_COURTESY.search(text)) and not _INFORMS.search(text)


_TIMELY = lazy(
    r"(?:päiv|viik|kuukau|vuode|vuosi|vuot|tunti|tunni|minuut|arkipäiv|hetk|vuorokau|\w+kuu(?:ssa|n"
    r"|ta|hun)?$|huomen|tänään|kello)"
)


def _may_be_subject(token: Token, clause: Sequence[Token]) -> bool:
    """A noun in the nominative before or after a verb in the third person: *toimisto on kiinni*."""
    if not _names_topic(token) or token.kind != "word":
        return False
    if not any(r.pos in ("noun", "noun-adj") and r.case == "nom" and r.verbform is None for r in token.readings):
        return False
    if any(r.is_name for r in token.readings) and token.capitalised:
        return False
    return any(
        r.is_finite and r.pos == "verb" and r.mood == "ind" and r.person == "3" for t in clause for r in t.readings
    ) and all(not (r.is_finite and r.person in ("1", "2")) for t in clause for r in t.readings)


def _names_topic(token: Token) -> bool:
    if _TIMELY.match(token.lower):
        return False
    return (
        any(r.pos in ("noun", "noun-adj", "name", "place") and r.verbform is None for r in token.readings)
        or not token.readings
    )


_UNKNOWN = lazy(
    r"\bei (?:ole )?(?:vielä |ihan |tarkkaa |varmaa )*(?:tietoa|tiedossa|selvillä|tiedetä|päätetty|varmaa|varmistunut|vahvistanut|vahvistettu|ilmoittanut|ilmoitettu|kertonut)\b"
    r"|\bota(?:n|mme|t?aan) (?:\w+ ){0,2}selvää\b"
    r"|\bpalaa(?:n|mme) (?:\w+ ){0,3}(?:mennessä|huomenna|tänään|viimeistään|aikana|kun)\b"
    r"|\b(?:kysyn|kysymme|välitän|välitämme|siirrän|siirrämme|ohjaan|ohjaamme) (?:\w+ ){0,3}(?:kysymy\w+|asian|viestisi\w*|tämän|sen|tätä|sitä)\b"
)


def _finds_out(words: Sequence[Token]) -> bool:
    text = " ".join(t.lower for t in words)
    for token in words:
        if any(r.lemma in _FINDS_OUT and r.is_finite and r.person == "1" for r in token.readings):
            return True
    if re.search(
        r"\b(?:en|emme) (?:\w+ )?(?:vielä )?(?:osaa|tiedä|pysty|voi|osata|voida"
        r"|tiedetä)\b.*",
        text,
    ) and re.search(
        r"sanoa|tiedä|arvioida|ennustaa|luvata|kertoa|luvata|vahvistaa|antaa|käsitellä|tarkistaa|nähdä|katsoa"
        r"|neuvoa|selvittää|ottaa kantaa",
        text,
    ):
        return True
    return _UNKNOWN.search(text) is not None


def _asks_for_data(tokens: Sequence[Token]) -> bool:
    """A question or a request back for what the writer needs: *Kertoisitko tilausnumeron, niin tarkistan?*"""
    if any(t.lower in ("jos", "mikäli") for t in tokens[:2]):
        return False
    asked = any("?" in t.text for t in tokens if t.kind == "punct")
    data = any(r.pos in ("noun", "noun-adj") and _ASKED_DATA.fullmatch(r.lemma) for t in tokens for r in t.readings)
    tells = any(
        (r.lemma in _TELL) and ((r.is_finite and r.person == "2") or (r.verbform == "inf1" and asked))
        for t in tokens
        for r in t.readings
    )
    purpose = any(t.lower in ("niin", "jotta", "nii") for t in tokens) and any(
        r.is_finite and r.person == "1" for t in tokens for r in t.readings
    )
    if asked:
        return data or tells
    return tells and (purpose or data) and (purpose or any(t.lower in ("vielä", "ensin") for t in tokens))


def points_back(statement: Statement) -> bool:
    """Whether a pronoun of a statement stands for what was said before it."""
    return any(t.lower in _BACK_REFERENCE for t in statement.tokens)
