"""*Sinun tilaus*: a genitive pronoun before a noun without its possessive suffix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viestilint.checks.registry import CheckContext
from viestilint.language.phrases import COORDINATORS
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Reading, Span, Token

_POSS = {"sinun": "2sg", "sun": "2sg", "teidän": "2pl", "minun": "1sg", "meidän": "1pl"}
# With its own -kin the pronoun says something and stays: sinunkin laskusi.
_KEPT = {"sinunkin": "2sg", "teidänkin": "2pl", "meidänkin": "1pl"}
_ALL = {**_POSS, **_KEPT}
# The type meidän perhe: a community goes without the suffix in standard Finnish too.
_COMMUNITIES = frozenset(
    "perhe suku taloyhtiö porukka kylä väki koulu luokka yritys yhtiö yhdistys seura tiimi osasto pihapiiri talo"
    " mökki kaupunki kunta maa piha poppoo jengi katu kortteli rappu".split()
)
# Virhe meidän päässä: päässämme would be in our heads.
_ENDS = frozenset(("pää", "puoli"))
_PLACES = frozenset(("ine", "ela", "ill", "ade", "abl", "all"))
_TIMES = frozenset("päivä viikko kuu kuukausi vuosi kausi vuorokausi viikonloppu kesä talvi syksy kevät".split())
# Huone on teidän illan, huomiseen asti: how long the room is yours.
_SPANS = _TIMES | frozenset("tunti hetki aamu ilta yö loppu keskipäivä huominen minuutti loma".split())
# Nyt on sinun vuoro: what is said is whose turn it is, so the pronoun stays.
_STRESSED = _SPANS | {"vuoro"}
_FAR = 6
_QUANTIFIERS = frozenset(
    "kaikki molemmat kaikkien molempien muiden kahden kolmen neljän useimpien monen jokaisen toisten itse".split()
)
_POSTPOSITIONS = frozenset("kanssa luona luokse luokseen mielestä puolesta takia vuoksi lisäksi kautta".split())
# In other cases it may be an infinitive: odotamme sinun tulemaan.
_AGENT_CASES = frozenset(("nom", "gen", "par"))
_MODIFIERS = frozenset(("adj", "noun-adj", "num"))


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on pronoun and noun; ``sekaisin`` where the noun has another person's suffix."""
    tokens = document.tokens
    for token in document.at(*_ALL):
        poss = _ALL[token.lower]
        if token.zone not in context.rule.rule.zones or token.index + 1 >= len(tokens) or _is_the_sun(token):
            continue
        hit = _postposition(document, token, poss, context) or _agent(document, token, poss, context)
        hit = hit or _noun(document, token, poss, context)
        if hit is not None:
            yield hit


def _postposition(document: Document, token: Token, poss: str, context: CheckContext) -> Hit | None:
    after = document.tokens[token.index + 1]
    if after.lower not in _POSTPOSITIONS or after.sentence != token.sentence or token.lower in _KEPT:
        return None
    form = _suffixed(after.lower, poss, context)
    if form is None:
        return None
    return _hit(document, token, after, form, Applicability.SAFE)


def _is_attribute(document: Document, noun: Token, poss: str, context: CheckContext) -> bool:
    """*meidän käytön ehtomme*, *meidän asiakas- ja tuotetietomme*: what is owned comes later and shows it."""
    after = document.neighbour(noun)
    if after is not None and any(r.poss == poss for r in after.readings):
        # meidän kesä tarjouksemme: a compound in two pieces
        whole = context.morphology.analyse(noun.lower + after.lower)
        if any(r.pos == "noun" and len(r.parts) > 1 for r in whole):
            return True
    for token in document.tokens[noun.index : noun.index + _FAR]:
        if token.sentence != noun.sentence or (token.kind == "punct" and token.text != "-"):
            return False
        if any(r.poss == poss for r in token.readings):
            return token is not noun
        joined = token.lower in COORDINATORS or token.text.endswith("-")
        if not joined and not any(r.case == "gen" for r in token.readings):
            return False
    return False


def _suffixed(word: str, poss: str, context: CheckContext) -> str | None:
    ending = {"2sg": "si", "2pl": "nne", "1sg": "ni", "1pl": "mme"}[poss]
    form = (f"{word[:-1]}e" if word.endswith("ksi") else word) + ending
    return form if context.morphology.knows(form) else None


def _noun(document: Document, token: Token, poss: str, context: CheckContext) -> Hit | None:
    """The noun that the pronoun owns, agreeing modifiers between them passed over."""
    tokens = document.tokens
    index = token.index + 1
    modifiers: list[Token] = []
    while index < len(tokens) and len(modifiers) < 3 and (width := _modifying(tokens, index)):
        modifiers += tokens[index : index + width]
        index += width
    if index < len(tokens) and tokens[index].lower == "koko" and _is_noun_of_whole(tokens, index + 1):
        modifiers.append(tokens[index])
        index += 1
    if index >= len(tokens):
        return None
    if _is_time_of(tokens, index):
        # Sinun toukokuun lasku: the time owns nothing, the bill is the customer's.
        modifiers.append(tokens[index])
        index += 1
    noun = tokens[index]
    if noun.sentence != token.sentence or noun.kind != "word" or noun.capitalised or not noun.readings:
        return None
    if _is_predicate(document, token, noun) or noun.lower in _QUANTIFIERS:
        return None
    if _is_coordinated(document, token) or _is_attribute(document, noun, poss, context):
        return None
    if any(r.poss is not None for r in noun.readings):
        return _mismatch(document, token, noun, poss, context) if not modifiers else None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if not (_is_plain_noun(noun) or _is_subject(noun, following) or _is_no_verb(document, noun)) or _is_obligation(
        document, token, noun
    ):
        return None
    if any(r.head in _COMMUNITIES or (r.lemma in _ENDS and r.case in _PLACES) for r in noun.readings):
        return None
    if following is not None and following.kind == "word" and _continues(noun, following):
        return None
    form = next((f for r in _nouns(noun) if (f := context.inflector.reinflect(r, poss=poss)) is not None), None)
    if form is None:
        span = Span(token.span.start, noun.span.end)
        return Hit(span, (("match", span.of(document.text)), ("fixed", "…")))
    owned_too = _joined_nouns(document, noun)
    if owned_too:
        # Sinun osoite ja puhelinnumero: all are owned, so all take the suffix.
        hit = _hit(document, token, noun, form, Applicability.UNSAFE)
        edits = list(hit.fixes[0].edits)
        shapes = _alike(noun)
        for other in owned_too:
            forms = (context.inflector.reinflect(r, poss=poss) for r in _nouns(other) if (r.case, r.number) in shapes)
            edits += [Edit(other.span, f) for f in forms if f is not None][:1]
        complete = len(edits) == len(owned_too) + 1
        return Hit(hit.span, hit.values, (Fix(tuple(edits), Applicability.UNSAFE),) if complete else ())
    if _is_joined_to_more(document, noun):
        # Sinun avain ja uusi kortti: the pronoun may own both.
        hit = _hit(document, token, noun, form, Applicability.UNSAFE)
        return Hit(hit.span, hit.values)
    safe = Applicability.SAFE if len(_cases(noun)) == 1 else Applicability.UNSAFE
    stressed = _after_copula(document, token) and any(r.head in _STRESSED for r in noun.readings)
    return _hit(document, token, noun, form, safe, keep=stressed)


def _is_the_sun(token: Token) -> bool:
    """*Here Comes the Sun*: with a capital in mid-sentence it is a name and not the spoken pronoun."""
    return token.lower == "sun" and token.capitalised and not token.initial


def _is_noun_of_whole(tokens: Sequence[Token], index: int) -> bool:
    """*sinun koko (tilaus)*: the noun that is spoken of as a whole; *sinun koko on M* is a size."""
    if index >= len(tokens) or tokens[index].sentence != tokens[index - 1].sentence:
        return False
    return tokens[index].kind == "word" and any(r.case in ("nom", "gen") for r in _nouns(tokens[index]))


def _after_copula(document: Document, token: Token) -> bool:
    before = document.neighbour(token, -1)
    return before is not None and any(r.lemma == "olla" and r.pos == "verb" for r in before.readings)


def _is_predicate(document: Document, token: Token, noun: Token) -> bool:
    """*Huone on teidän viikon ajan*, *kello 18 alkaen*: the thing is yours, and the noun tells for how long."""
    if not _after_copula(document, token):
        return False
    after = document.neighbour(noun)
    is_clock = noun.lower == "kello" and after is not None and after.kind in ("number", "time")
    return is_clock or any(r.head in _SPANS and r.case != "nom" for r in noun.readings)


def _agent(document: Document, token: Token, poss: str, context: CheckContext) -> Hit | None:
    """*sinun tilaama tuote* → *tilaamasi tuote*: the doer's suffix goes on the participle."""
    after = [t for t in document.tokens[token.index + 1 : token.index + 3] if t.sentence == token.sentence]
    if len(after) < 2 or token.lower in _KEPT or after[1].kind != "word" or after[1].capitalised:
        return None
    nouns = _cases(after[1])
    reading = next(
        (
            r
            for r in after[0].readings
            if r.participle == "agent" and r.poss is None and r.case in _AGENT_CASES and (r.case, r.number) in nouns
        ),
        None,
    )
    form = context.inflector.reinflect(reading, poss=poss) if reading is not None else None
    return _hit(document, token, after[0], form, Applicability.UNSAFE) if form is not None else None


def _joined_nouns(document: Document, noun: Token) -> list[Token]:
    """The further owned things: *sinun osoite, puhelinnumero ja nimi*, in the same case, with no owner of their own."""
    rest = document.tokens[noun.index + 1 : document.sentences[noun.sentence].last]
    shapes = _alike(noun)
    found: list[Token] = []
    for mark, other in zip(rest[::2], rest[1::2], strict=False):
        joined = mark.lower in COORDINATORS
        if not (joined or mark.text == ",") or other.kind != "word" or other.capitalised:
            return []
        if not _is_plain_noun(other) or not shapes & _cases(other):
            return []
        found.append(other)
        if joined:
            return found
    return []


def _is_joined_to_more(document: Document, noun: Token) -> bool:
    """*sinun avain ja uusi kortti*: a modifier in the noun's case opens what is joined to it."""
    near = [t for t in document.tokens[noun.index + 1 : noun.index + 4] if t.sentence == noun.sentence]
    if len(near) < 3 or near[0].lower not in COORDINATORS or near[1].clause != noun.clause:
        return False
    shapes = _alike(noun)
    return any(
        (r.case, r.number) in shapes and r.poss is None and r.participle is None and r.pos in _MODIFIERS
        for r in near[1].readings
    ) and any((r.case, r.number) in shapes for r in near[2].readings)


def _modifying(tokens: Sequence[Token], index: int) -> int:
    """How many tokens from ``index`` describe what follows: *uusi*, *entinen ja (uusi)*."""
    if _is_modifier(tokens, index):
        return 1
    joined = index + 3 < len(tokens) and tokens[index + 1].lower in COORDINATORS
    if not joined or not _is_modifier(tokens, index + 2) or tokens[index].sentence != tokens[index + 2].sentence:
        return 0
    cases = {(r.case, r.number) for r in tokens[index + 2].readings if r.pos in _MODIFIERS}
    alike = tokens[index].readings and all(
        r.pos in ("adj", "noun-adj") and r.participle is None and r.poss is None and (r.case, r.number) in cases
        for r in tokens[index].readings
    )
    return 2 if alike else 0


def _is_modifier(tokens: Sequence[Token], index: int) -> bool:
    if index + 1 >= len(tokens):
        return False
    token, after = tokens[index], tokens[index + 1]
    if token.kind != "word" or token.lower in _QUANTIFIERS or token.sentence != after.sentence:
        return False
    # An adjective that agrees with the word after it, although it may be read as a verb too (uusi, uusia).
    shapes = {(r.case, r.number) for r in after.readings if r.pos in ("noun", "adj", "noun-adj")}
    return any(
        r.pos in _MODIFIERS
        and r.participle not in ("agent", "past_act", "pres_act")
        and r.poss is None
        and (r.case, r.number) in shapes
        for r in token.readings
    )


def _is_time_of(tokens: Sequence[Token], index: int) -> bool:
    """*ensimmäisen kuukauden* (lasku): a time in the genitive before the noun that it tells the time of."""
    if index + 1 >= len(tokens) or not any(r.case == "gen" and r.head in _TIMES for r in tokens[index].readings):
        return False
    after = tokens[index + 1]
    return after.sentence == tokens[index].sentence and after.kind == "word" and _is_plain_noun(after)


def _nouns(token: Token) -> list[Reading]:
    return [r for r in token.readings if r.pos == "noun" and r.poss is None and r.verbform is None and r.case]


def _is_plain_noun(token: Token) -> bool:
    """A noun in every reading: what may be a verb, an adverb or a participle is left alone."""
    return bool(_nouns(token)) and all(
        (r.pos == "noun" and r.verbform is None) or (r.pos in ("surname", "firstname", "place", "name"))
        for r in token.readings
    )


def _is_subject(token: Token, following: Token | None) -> bool:
    """*Sinun tuki on*: before *on* and *ei* no other verb stands, so the word is the noun that it may be."""
    if following is None or following.sentence != token.sentence or following.clause != token.clause:
        return False
    if not any(r.case == "nom" for r in _nouns(token)) or any(r.pos in ("adv", "adp", "pron") for r in token.readings):
        return False
    return following.lower in ("on", "oli", "ei")


def _alike(token: Token) -> set[tuple[str | None, str | None]]:
    """The shapes of what may be joined to the noun: its case in both numbers, and the other form of an object
    (*avaimet ja lompakon*)."""
    shapes = {(case, number) for case, _ in _cases(token) for number in ("sg", "pl")}
    objects = {("nom", "pl"): ("gen", "sg"), ("gen", "sg"): ("nom", "pl")}
    return shapes | {objects[shape] for shape in _cases(token) if shape in objects}


def _is_no_verb(document: Document, token: Token) -> bool:
    """*Siirsimme teidän ajan*: what could be a verb of the 1st person is the noun where the clause has its verb."""
    if not _nouns(token) or not all(
        r.pos == "noun" or (r.is_finite and r.person == "1" and r.number == "sg") for r in token.readings
    ):
        return False
    return any(
        t.index != token.index and t.readings and all(r.is_finite for r in t.readings)
        for t in document.clause_tokens(token)
    )


def _cases(token: Token) -> set[tuple[str | None, str | None]]:
    return {(r.case, r.number) for r in _nouns(token)}


def _is_obligation(document: Document, token: Token, noun: Token) -> bool:
    """*Sinun asia on päättää*, *sinun aika lähteä*: the genitive belongs to an infinitive."""
    rest = [t for t in document.clause_tokens(noun) if t.index > noun.index]
    return noun.lower in ("aika", "asia", "syytä", "pakko", "lupa", "mahdollista", "tarve", "vuoro") and any(
        r.verbform == "inf1" for t in rest[:3] for r in t.readings
    )


def _continues(noun: Token, following: Token) -> bool:
    """The noun is a genitive that belongs to the next word (*sinun tilauksen tila* is another slip), or a
    postposition's complement (*sinun osalta*)."""
    # sinun puhelinsoiton päässä
    if not any(r.pos == "adp" for r in following.readings) and following.lower != "päässä":
        return False
    return any(r.case == "gen" for r in noun.readings)


def _is_coordinated(document: Document, token: Token) -> bool:
    before = document.tokens[token.index - 1] if token.index else None
    after = document.tokens[token.index + 1]
    if after.lower in COORDINATORS:
        return True
    if before is None or before.lower not in COORDINATORS:
        return False
    # Sinun kuvasi ja sinun nimi: two owned things, not two owners.
    owned = document.tokens[before.index - 1] if before.index else None
    if before.index > 1 and document.tokens[before.index - 2].lower == token.lower:
        # sinun hakemus ja sinun tili
        return False
    return owned is None or not any(r.poss == _ALL[token.lower] for r in owned.readings)


def _mismatch(document: Document, token: Token, noun: Token, poss: str, context: CheckContext) -> Hit | None:
    """*Teidän tilauksesi*: pronoun and suffix disagree; the pronoun decides."""
    suffixes = {r.poss for r in noun.readings}
    if len(suffixes) != 1 or None in suffixes or poss in suffixes or suffixes & {"3"}:
        return None
    if {poss, *suffixes} != {"2sg", "2pl"}:
        return None
    form = next((f for r in noun.readings if (f := context.inflector.reinflect(r, poss=poss)) is not None), None)
    if form is None:
        return None
    return _hit(document, token, noun, form, Applicability.UNSAFE, "sekaisin")


def _hit(
    document: Document,
    token: Token,
    noun: Token,
    form: str,
    safe: Applicability,
    variant: str | None = None,
    *,
    keep: bool = False,
) -> Hit:
    """The pronoun goes unless it is to be kept, the noun takes the suffix; what stands between them stays."""
    span = Span(token.span.start, noun.span.end)
    between = document.text[token.span.end : noun.span.start].lstrip()
    fixed = f"{token.lower} {between}{form}" if keep or token.lower in _KEPT else between + form
    if token.capitalised:
        fixed = fixed[:1].upper() + fixed[1:]
    values = (("match", span.of(document.text)), ("fixed", fixed))
    return Hit(span, values, (Fix((Edit(span, fixed),), safe),), variant=variant)
