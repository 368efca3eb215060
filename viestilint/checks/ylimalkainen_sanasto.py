"""Words that could mean anything, where the message could name the thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from viestilint.checks.registry import CheckContext
from viestilint.language.phrases import capitalise
from viestilint.language.tokenizer import tokenize
from viestilint.model import (
    Applicability,
    Document,
    Edit,
    Fix,
    Hit,
    Message,
    Reading,
    Severity,
    SourceMap,
    Token,
)

_VAGUE = frozenset(("tuote", "palvelu"))
_HANDLING = frozenset(
    """
    lähettää hyvittää korvata vaihtaa korjata palauttaa toimittaa tarkistaa tarkastaa käsitellä
    tutkia huoltaa noutaa maksaa tilata varata perua peruuttaa hoitaa selvittää poistaa vastaanottaa
    saada pahoitella
    """.split()
)
_SETTLING = frozenset("hoitaa korjata ratkaista järjestää käsitellä laittaa viedä selvittää selvitellä tutkia".split())
# What nobody says to have done: Asia on hoidettu. A matter that is dealt with (käsitellään) may be one at law.
_SETTLED = frozenset(("hoitaa", "korjata"))
_OFFERING = frozenset(("tarjota", "löytää", "etsiä", "toteuttaa", "kehittää"))
# Nouns of the customer's text that name nothing that could be sent, mended or paid back.
_NO_THING = frozenset(
    """
    asia viesti kysymys vastaus nimi osoite numero aika päivä viikko kuukausi vuosi ongelma vika
    virhe tieto apu kiitos terveinen hei raha euro hinta tilaus lasku maksu toimitus palautus
    hyvitys korvaus reklamaatio tilausnumero tuote palvelu asiakas asiakaspalvelu yritys kauppa
    myymälä posti sähköposti puhelin perhe lapsi mies vaimo koti syy mahdollisuus kerta kohta osa
    puoli tapa määrä käsi pää silmä pesu pesukerta käyttö ohje linkki verkkokauppa tili
    paketti pakkaus äiti isä poika tyttö tytär veli sisko ystävä koira kissa kuljettaja asentaja
    """.split()
)


# Parts that tell what they belong to: sohvan jalka, puhelimeni näyttö
_PARTS = frozenset(
    """
    jalka näyttö vetoketju hihna sauma kansi kahva runko pohja nappi sarana kylki päällinen kaulus hiha selkänoja
    käsinoja moottori kuori ranneke korko jarru ketju satula reuna lukko
    """.split()
)
_MY = frozenset(("minun", "mun"))
_OFFERED = frozenset(("ratkaisu", "kokonaisuus"))
_TIMES = frozenset("päivä viikko kuukausi vuosi aamu ilta hetki viikonloppu".split())
_HEADS = frozenset(("kyseinen", "asia", *_OFFERED, *_VAGUE))


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on *kyseinen*, on a *tuote* that the customer named, on an *asia* that we settle."""
    zones = context.rule.rule.zones
    name = _customers_thing(document.message.customer or "", context) if document.message.customer else None
    for token in document.at(*_HEADS):
        if token.kind != "word" or token.zone not in zones:
            continue
        if any(r.lemma == "kyseinen" for r in token.readings):
            yield _pointing(document, token, context)
        elif name is not None and _is_vague_thing(document, token):
            named = name in document.places
            yield Hit(
                token.span,
                (("match", token.text), ("name", name)),
                severity=Severity.WARNING if named else None,
                variant="tuote",
            )
        elif _is_settled_matter(document, token):
            yield Hit(token.span, (("match", token.text),), variant="asia")
        elif _is_offered_solution(document, token):
            yield Hit(token.span, (("match", token.text),), variant="ratkaisu")


def _pointing(document: Document, token: Token, context: CheckContext) -> Hit:
    """*kyseinen* as *tämä* in its form; inside a sentence it may be *se*, and a person must choose."""
    reading = next(r for r in token.readings if r.lemma == "kyseinen")
    forms = []
    for lemma in _pronouns(document, token):
        features = {"case": reading.case or "nom", "number": reading.number or "sg"}
        if reading.clitic is not None:
            features["clitic"] = reading.clitic
        form = context.inflector.inflect(lemma, "pron", **features)
        if form is not None:
            forms.append(capitalise(form) if token.capitalised else form)
    fixes = tuple(Fix((Edit(token.span, form),), Applicability.UNSAFE) for form in forms)
    return Hit(token.span, (("match", token.text),), fixes, variant="kyseinen")


def _pronouns(document: Document, token: Token) -> tuple[str, ...]:
    following = document.neighbour(token)
    if following is None or following.text == ",":
        return ()
    if any(r.lemma in _TIMES for r in following.readings):
        # Sinä päivänä: tänä päivänä would be today.
        return ("se",)
    # …, että sen tuotteen osalta: at the start of a clause se would wait for a joka.
    opens = token.index - document.clause_tokens(token)[0].index <= 1
    return ("tämä",) if opens else ("tämä", "se")


def _is_vague_thing(document: Document, token: Token) -> bool:
    """Whether *tuote* or *palvelu* is what the sender handles: not one that the customer is to choose."""
    if not any(r.lemma in _VAGUE and r.poss in (None, "2sg", "2pl") and r.number == "sg" for r in token.readings):
        return False
    clause = document.clause_tokens(token)
    after = next((t for t in clause if t.index == token.index + 1), None)
    if after is not None and after.lower == "tilalle":
        # Saat tuotteen tilalle uuden: what the customer gets is not theirs to choose.
        return any(
            r.lemma == "saada" and r.person == "2" and r.mood == "ind" and not r.clitic
            for t in clause
            for r in t.readings
        )
    if any(r.person == "2" and r.verbform == "fin" for t in clause for r in t.readings):
        return False
    return any(_by_sender(r, _HANDLING) for t in clause for r in t.readings)


def _is_settled_matter(document: Document, token: Token) -> bool:
    if not any(r.lemma == "asia" and r.case in ("gen", "par", "nom") and r.number == "sg" for r in token.readings):
        return False
    if token.index + 1 < len(document.tokens) and document.tokens[token.index + 1].text == ",":
        # asian, jonka …
        return False
    clause = document.clause_tokens(token)
    if any(t.readings and all(r.mood == "cond" for r in t.readings) for t in clause):
        # Asia olisi hoidettu: what was not done is no promise.
        return False
    return any(_by_us(r, _SETTLING) or _by_sender(r, _SETTLED) for t in clause for r in t.readings) and not any(
        any(r.pos == "noun" and r.case == "gen" for r in t.readings) and t.index == token.index - 1 for t in clause
    )


def _is_offered_solution(document: Document, token: Token) -> bool:
    if not any(r.lemma in _OFFERED and r.poss is None for r in token.readings):
        return False
    clause = document.clause_tokens(token)
    before = next((t for t in clause if t.index == token.index - 1), None)
    if before is not None and any(r.pos in ("adj", "noun-adj") or r.case == "gen" for r in before.readings):
        return False
    return any(_by_us(r, _OFFERING) for t in clause for r in t.readings)


def _by_us(r: Reading, verbs: frozenset[str]) -> bool:
    if r.verbform == "part":
        return r.participle == "past_act" and r.verb in verbs and r.number == "pl"
    return r.lemma in verbs and r.verbform == "fin" and r.person == "1" and r.number == "pl"


def _by_sender(r: Reading, verbs: frozenset[str]) -> bool:
    return (
        _by_us(r, verbs)
        or (r.lemma in verbs and r.is_passive and r.negative != "true")
        or (r.participle == "past_pass" and r.verb in verbs and r.case == "nom")
    )


def _is_mine(token: Token) -> bool:
    """*tilaamani* (sohva), *mun* (sohva)"""
    return token.lower in _MY or any(r.participle == "agent" and r.poss == "1sg" for r in token.readings)


def _is_thing(nouns: Sequence[Reading]) -> bool:
    return not any(r.lemma in _NO_THING for r in nouns) and not any(p in _NO_THING for p in nouns[0].parts[-1:])


def _is_whole(nouns: Sequence[Reading], after: Sequence[Token]) -> bool:
    """Whether one of its parts follows the noun: *sohvan* (jalka)."""
    owner = any(r.case == "gen" or r.poss == "1sg" for r in nouns)
    return owner and any(r.lemma in _PARTS for t in after for r in t.readings)


def _customers_thing(text: str, context: CheckContext) -> str | None:
    """What the customer wrote about, in its base form (*kenkä* of *kenkäni*), or ``None``."""
    tokens, _ = tokenize(Message(text, "", SourceMap.shifted(len(text), 0)), context.morphology)
    own: list[str] = []
    counted: Counter[str] = Counter()
    for token in tokens:
        nouns = [r for r in token.readings if r.pos == "noun" and r.verb is None]
        if not nouns or len(nouns) != len(token.readings):
            continue
        lemma = nouns[0].lemma
        whole = _is_whole(nouns, tokens[token.index + 1 : token.index + 2])
        if len(lemma) < 4 or not ((whole and lemma == "puhelin") or _is_thing(nouns)):
            continue
        counted[lemma] += 1
        before = tokens[token.index - 1] if token.index else None
        if whole or all(r.poss == "1sg" for r in nouns) or (before is not None and _is_mine(before)):
            own.append(lemma)
    if own:
        return own[0]
    often = [lemma for lemma, count in counted.most_common(1) if count >= 2]
    return often[0] if often else None
