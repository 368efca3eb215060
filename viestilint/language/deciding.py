"""Questions whether something may or must be done, and statements that decide such things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from viestilint.language.asked import Asked
from viestilint.language.stances import denies, is_verb
from viestilint.language.statements import Statement
from viestilint.language.topics import matched
from viestilint.lazyregex import lazy
from viestilint.model import Reading, Token

_ASKS_LEAVE = frozenset(
    "voida saada pitää täytyä tarvita kannattaa onnistua päästä joutua käydä sopia kelvata riittää uskaltaa pystyä"
    " ehtiä tarttea".split()
)
_DECIDES = frozenset(
    "voida saada pitää täytyä tarvita kannattaa onnistua käydä sopia riittää kelvata päästä joutua kuulua sisältyä"
    " hoitua järjestyä pystyä ehtiä sallia kieltää edellyttää vaatia luonnistua mahtua palautua säilyä auttaa".split()
)
_VERDICTS = frozenset(
    "pakollinen pakko mahdollinen mahdoton kielletty sallittu tervetullut vapaaehtoinen tarpeen tarpeellinen turha"
    " välttämätön turvallinen mahdollista maksuton ilmainen sallittua turhaa suotavaa tarpeetonta ok".split()
)
FACTS = frozenset(("date", "time", "amount", "number", "code", "url", "phone", "email"))
_CHANGED = frozenset("nyt jatkossa alkaen lähtien vastedes tästedes uusi uutena".split())
_DEPENDS = frozenset("riippua vaihdella määräytyä perustua selvitä tarkentua varmistua vahvistua ratketa".split())
_IS_SETTLED = frozenset("sopia arvioida laskea päättää määritellä tarkentaa".split())
# Hinta on vaikea arvioida, lasken summan käynnin jälkeen, teemme tarjouksen: what was asked for is put off.
_PUT_OFF = lazy(
    r"\b(?:vaikea|hankala|mahdoton|mahdotonta|vaikeaa|hankalaa)\b.{0,80}\b(?:arvioida|sanoa|ennustaa|määritellä|määrittää|luvata|antaa|laskea)\b"
    r"|\b(?:kerro|ilmoita|laske|tarkenna|anna|vahvista|arvioi|lähetä|toimita|tiedä)(?:n|mme)\b.{0,80}\b(?:jälkeen|perusteella|kun|kunhan|vasta|heti|mennessä)\b"
    r"|\b(?:voin|voimme|osaan|osaamme|pystyn|pystymme|saan|saamme)\b.{0,80}\bvasta\b|\bvasta\b.{0,80}\b(?:voin|voimme|osaan|osaamme|tiedän|tiedämme)\b"
    r"|\b(?:kerro|laske|anna|ilmoita|vahvista|arvioi|sovi)(?:n|mme)\b.{0,80}\b(?:hinna|summa|kustannukse|arvio|aja|ajankohda|päivä|määrä|kesto|aikataulu)(?:n|t)\b"
    r"|\b(?:hinna|summa|kustannukse|ajankohda|määrä|kesto|aikataulu)(?:n|t)\b.{0,80}\b(?:kerro|laske|anna|ilmoita|vahvista|arvioi|sovi)(?:n|mme)\b"
    r"|\b(?:tee|laadi|lähetä|anna|laske)(?:n|mme)\b.{0,80}\b(?:tarjouksen|hinta-arvion|kustannusarvion|laskelman|arvion)\b"
    r"|\b(?:saa|tule)t(?:te)?\b.{0,80}\b(?:tarjouksen|hinta-arvion|kustannusarvion|laskelman)\b"
)
_LISTS = frozenset(
    "hinnasto taksa taulukko ehto ehdot sopimusehto laki asetus sääntö säännöt ohje periaate peruste päätös hinnoittelu käytäntö".split()
)
_ELSEWHERE = frozenset("lukea tutustua katsoa löytyä löytää kysyä tarkistaa".split())
_MORE = lazy(r"lisää|lisätieto\w*|lisätietoj?\w*|ohjei\w+|(?:verkko|netti|koti)?sivu\w*|tarvittaessa|faq|ukk")


def asks_leave(one: Asked) -> bool:
    """Whether a question asks if something may, can or must be done: *saako, pitääkö, onnistuuko*."""
    return any(
        r.clitic == "ko" and r.pos in ("verb", "neg") and r.lemma in _ASKS_LEAVE
        for t in one.question.tokens
        for r in t.readings
    )


def names_deed(one: Asked, statement: Statement) -> bool:
    """Whether a statement speaks of the deed that a question asks leave for."""
    deeds = [unit for unit in one.units if unit.deed]
    return any(matched(unit.keys, statement.keys) >= 0.6 for unit in deeds)


def decides(statement: Statement) -> bool:
    """Whether a statement allows, forbids, demands, orders or does something, so that it may settle a question."""
    if statement.polar or denies(statement) or tells_change(statement):
        return True
    if any(r.poss in ("2sg", "2pl") for t in statement.tokens for r in t.readings):
        return True
    return any(_settles(r) for t in statement.tokens if is_verb(t) for r in t.readings) or any(
        t.lower in _VERDICTS or any(r.lemma in _VERDICTS for r in t.readings) for t in statement.tokens
    )


def _settles(reading: Reading) -> bool:
    if reading.participle == "pres_pass":
        return reading.case == "nom"
    if not reading.is_finite or reading.mood == "pot":
        return False
    return reading.person in ("1", "2") or reading.lemma in _DECIDES or reading.is_passive


_MUST = frozenset("pitää täytyä tarvita joutua vaatia edellyttää pakko pakollinen riittää välttämätön".split())
_MAY = frozenset("voida saada käydä onnistua sallia kieltää päästä mahdollinen kielletty sallittu pystyä sopia".split())


def counts_time(one: Asked, statement: Statement) -> bool:
    """Whether a statement only counts weeks or the like, where other things are asked: *montako maksua? – 3 viikkoa*."""
    words = [t.lower for t in one.question.tokens]
    if not any(w.startswith("mont") for w in words) or any(_PERIODS.match(w) for w in words):
        return False
    counted = [
        after.lower
        for before, after in pairwise(statement.tokens)
        if before.kind == "number" or before.lower.startswith(_ORDINAL) or any(r.pos == "num" for r in before.readings)
    ]
    counted += [t.lower.lstrip("0123456789–-., ") for t in statement.tokens if t.detail == "quantity"]
    return bool(counted) and all(_PERIODS.match(word) for word in counted)


_ORDINAL = ("eka", "toka")
_PERIODS = lazy(
    r"(?:arki|pankki)?päiv|viik|kuukau|vuode|vuosi|vuot|vuorokau|tunti|tunni|minuut|kerta|kerra|(?:kk|vko|vk|pv|vrk|min|h)\b"
)


def asks_duty(one: Asked) -> bool:
    """Whether a question asks what the customer must or may do, or by when: *milloin pitää maksaa, mihin mennessä*."""
    return any(
        t.lower in ("mennessä", "asti", "saakka") or any(_is_own(r) for r in t.readings) for t in one.question.tokens
    )


def _is_own(reading: Reading) -> bool:
    """A deed that may be the customer's own: *milloin avaimet palautetaan, maksan, voi hakea*."""
    if reading.verbform == "inf1" or reading.is_passive:
        return True
    return reading.is_finite and reading.person == "1" and reading.lemma not in _GETTING


_GETTING = ("saada", "päästä", "olla")


def same_modality(one: Asked, statement: Statement) -> bool:
    """Whether a question and a statement both speak of what must be done, or of what may: *täytyykö – ei tarvita*."""
    asked = {r.lemma for t in one.question.tokens for r in t.readings if r.clitic == "ko"}
    told = {r.lemma for t in statement.tokens for r in t.readings}
    return any(asked & group and told & group for group in (_MUST, _MAY))


def orders(statement: Statement) -> bool:
    """Whether a statement tells the customer to do something."""
    words = [t for t in statement.tokens if t.kind == "word" and t.lower not in ("ja", "mutta")]
    return bool(words) and any(r.mood == "imp" and r.person == "2" for r in words[0].readings)


def describes(statement: Statement) -> bool:
    """Whether a statement only says what something is like or what happened to it: *Rannekkeet ovat kangasta*."""
    # Infinitives and nouns may look like finite forms: on hyvä ottaa, ennen matkaa.
    verbs = [t for t in statement.tokens if not any(r.verbform == "inf1" or r.pos == "noun" for r in t.readings)]
    if any(r.participle == "past_pass" and r.case == "nom" and r.number == "sg" for t in verbs for r in t.readings):
        return False
    finite = [r for t in verbs for r in t.readings if r.is_finite and r.mood == "ind" and r.pos == "verb"]
    if not finite or any(r.person != "3" for r in finite):
        return False
    if any(t.kind in FACTS or any(c.isdigit() for c in t.text) for t in statement.tokens):
        return False
    return all(r.lemma == "olla" or r.tense == "past" for r in finite)


def tells_event(statement: Statement) -> bool:
    """Whether a statement tells what is or what happened, so that it may be the reason: *Anturi on rikki*."""
    finite = [r for t in statement.tokens for r in t.readings if r.is_finite and r.pos == "verb" and r.mood == "ind"]
    return bool(finite) and all(r.person == "3" or r.tense == "past" for r in finite)


def tells_change(statement: Statement) -> bool:
    """*Eräpäiväsi on jatkossa kuun lopussa*: what was asked for is so from now on."""
    return any(t.lower in _CHANGED for t in statement.tokens)


def leaves_open(statement: Statement) -> bool:
    """*Hinta riippuu matkasta, korko sovitaan aina erikseen*: an answer without the number asked for.

    What is *hinnaston mukainen* tells nothing to who has no list of prices.
    """
    if not links(statement) and any(r.head in _LISTS for t in statement.tokens for r in t.readings):
        return False
    if _PUT_OFF.search(" ".join(t.lower for t in statement.tokens)):
        return True
    return any(
        r.is_finite
        and ((r.lemma in _DEPENDS and (r.is_passive or r.person == "3")) or (r.lemma in _IS_SETTLED and r.is_passive))
        for t in statement.tokens
        for r in t.readings
    )


def points_elsewhere(statement: Statement) -> bool:
    """*Lue lisää sivuiltamme, kysy tarvittaessa lääkäriltä*: it only says where answers are."""
    words = [t for t in statement.tokens if t.kind == "word"]
    if words and any(r.lemma in ("lukea", "tutustua") and r.person == "2" for r in words[0].readings):
        return True
    if words and words[0].lower.startswith("lisätieto"):
        return True
    if not any(r.lemma in _ELSEWHERE and r.person == "2" and r.is_finite for t in words for r in t.readings):
        return False
    return any(_MORE.fullmatch(t.lower) for t in words)


def links(statement: Statement) -> bool:
    """Whether the statement holds an address on the net."""
    return any(t.kind == "url" for t in statement.tokens)


def alternatives(one: Asked) -> Sequence[Token] | None:
    """The word before and the words after *vai*, where single words stand to choose; ``None`` for clauses."""
    tokens = one.question.tokens
    at = next((i for i, t in enumerate(tokens) if t.lower == "vai"), None)
    if at is None or at == 0 or _has_verb(tokens[at:]):
        return None
    return [tokens[at - 1], *tokens[at + 1 :]]


def _has_verb(tokens: Iterable[Token]) -> bool:
    return any(r.is_finite and (len(t.readings) == 1 or r.clitic == "ko") for t in tokens for r in t.readings)


def demands(statement: Statement) -> bool:
    """Whether a statement tells what somebody has to do: *laite tulee puhdistaa, kypärää on käytettävä*."""
    if denies(statement):
        return False
    must = is_ = False
    for token in statement.tokens:
        if is_ and any(r.participle == "pres_pass" and r.case == "nom" for r in token.readings):
            return True
        if must and any(r.verbform == "inf1" for r in token.readings) and all(r.pos != "noun" for r in token.readings):
            return True
        finite = {r.lemma for r in token.readings if r.is_finite and r.person == "3"}
        must = must or bool(finite & _NECESSIVE)
        is_ = is_ or "olla" in finite
    return False


_NECESSIVE = frozenset("tulla pitää täytyä".split())
