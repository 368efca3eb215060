"""What kinds of answers a statement of the reply holds: times, amounts, places, reasons…"""

from __future__ import annotations

import re
from collections.abc import Sequence

from viestilint.language.numbering import only_names
from viestilint.lazyregex import lazy
from viestilint.model import Placeholder, Token

_TIME_WORDS = lazy(
    r"(?:tänään|huomen\w*|ylihuomen\w*|eilen|toissapäivä\w*|heti|välittömästi|nyt|parhaillaan"
    r"|aamu\w*|ilta\w*|illalla"
    r"|iltapäiv\w+|aamupäiv\w+|yöllä|öisin|arkisin|viikonlop\w+|arkipäiv\w+|arkena|päivittäin"
    r"|viikoittain|kuukausittain"
    r"|vuosittain|kevä\w+|kesä|kesällä|kesän|syksy\w*|talve\w*|joulu\w*|juhannu\w+|pääsiäi\w+"
    r"|vappu\w*|loppuvuo\w+"
    r"|alkuvuo\w+|(?:maanan|tiis|tors|perjan|lauan|sunnun)ta\w*|keskiviik\w+"
    r"|(?>\w*?(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu)\w*"
    r"|alkuviikko\w*|alkuviiko\w+"
    r"|loppuviik\w+|ensi|viimeistään|jälkeen|aiemmin|myöhemmin|ympäri|vuorokauden|vuorokaudessa|saman|samana"
    r"|puoliltapäivin|keskipäivällä|puoliyö\w*|kuun|jatkuvasti|aina|milloin|kellonaika\w*|vasta)",
    re.I,
)
_PERIOD = lazy(
    r"(?:päiv|viiko|viikk|kuukau|kuukaut|vuode|vuosi|vuot|tunti|tunni|tunne|minuut|arkipäiv|hetk"
    r"|vuorokau|kuussa|kuuta)",
)
_NUMERALS = lazy(
    r"(?:pari|parin|paria|parissa|muutam\w+|puoli|puolen|puolessa|puolitoista|noin|reilu\w*"
    r"|vajaa\w*|ensi|seuraava\w*"
    r"|sama\w*|kuluva\w*|tämän|tällä|viime|koko|useita|kahdes\w+|kolmes\w+|yhdes\w+|jokainen|joka)"
)
_PERIOD_ALONE = lazy(
    r"(?:viikossa|viikon|päivässä|kuukaudessa|kuukauden|vuorokaudessa|tunnissa|hetkessä|vuodessa"
    r"|arkipäivässä|vuoden"
    r"|viikkoa|päivää|tunnin|minuutissa|viikoissa|päivissä|viikkoja|päiviä|vuorokausi|viikko"
    r"|kuukausi|tunti|kauan"
    r"|hetken|samantien|toistaiseksi)"
)
_FREE = lazy(
    r"(?:maksuton\w*|maksutt\w+|ilmai\w+|veloitukset\w+|kulutta|kuluitta|sisälty\w+|(?>\w*?hin[tn]a)\w*|halvem\w+"
    r"|kalliimp\w+|puoleen|euroa?|euron|euroja|kympp?i\w*|satas\w*|taksa\w*|alen\w+|prosent\w+|lisämaksu\w*)",
    re.I,
)
_NUMBER_WORDS = lazy(
    r"(?:yhden|yksi|kahden|kaksi|kahta|kolme\w*|neljä\w*|viisi|viiden|kuusi|kuuden|seitsemän|kahdeksan|yhdeksän"
    r"|kymmen\w+|sata|muutam\w+|pari|parin|usei\w+|monta|yhtään|yhdenkään|rajat\w+|enintään"
    r"|kumpi\w*|molem\w+|kaikki|yksiö\w*|kaksio\w*|kolmio\w*"
    r"|enimmillään|kerran|kahdesti|kertaa|kaksin|jokai\w+)"
)
_REASON = lazy(
    r"(?:koska|sillä|siksi|takia|vuoksi|joh[td]u\w+|syy|syynä|syystä|syyt|aiheut\w+|kyse|kyseessä"
    r"|virhe\w*|virhee\w+|vika"
    r"|vian|vikaa|häiriö\w*|ruuhka\w*|viiväst\w+|myöhäst\w+|myöhässä|epähuomio\w*|erehdy\w*"
    r"|unoht\w+|loppu\w*|loppui"
    r"|jotta|varten|puuttu\w+|seuraus\w*|seurauksena|erehtyi\w*|väärin|inhimillinen|perustu\w+"
    r"|edellyt\w+|\w+miseksi|selityks\w+"
    r"|selitys|mukaisesti|nousi\w*|nousseet|kasva\w+|rikkoutu\w*|hajo\w+|jumi\w*|kaatui|katko\w*"
    r"|jäänyt|jäi|jäivät"
    r"|sairau\w+|sairast\w+|muuttu\w+|ansiosta|liittyy|tarkoit\w+|siitä)",
    re.I,
)
_PLACE_WORDS = lazy(
    r"(?:täällä|siellä|tässä|tästä|täältä|sieltä|tänne|sinne|alla|alta|ohessa|oheisesta|liitteenä"
    r"|viereinen|lähin\w*"
    r"|vieressä|takana|edessä|kulmassa|netissä|verkossa|sovelluk\w+|sisäpihalla|alakerrassa)",
    re.I,
)
_PLACEHOLDER = {
    "time": lazy(r"(?i)pvm|päiv|paiv|date|time|aika|klo|when|kello|deadline|era|viikko|week|day"),
    "duration": lazy(r"(?i)kesto|aika|duration|days|pvm|date|paiv|päiv|viikko|week|time"),
    "amount": lazy(r"(?i)hinta|summa|maksu|amount|price|total|sum|euro|kulu|fee|cost|eur"),
    "count": lazy(r"(?i)maara|määrä|count|lkm|kpl|number|qty|amount"),
    "place": lazy(r"(?i)osoite|paikka|address|place|location|url|link|linkki|toimipiste|city"
                        r"|email|puh|phone|noutopiste|myymal"),
    "person": lazy(r"(?i)nimi|name|agent|kasitteli|käsitteli|yhteyshenk|person|myyja|asentaja"),
    "thing": lazy(r"."),
}  # fmt: skip
_PLACEHOLDER["price"] = _PLACEHOLDER["amount"]
_TYPED = {
    "time": ("date", "time"),
    "duration": ("date", "time", "count"),
    "amount": ("amount",),
    "price": ("amount",),
    "count": ("count", "amount"),
    "place": ("address", "url", "email", "phone"),
    "person": ("name", "sender", "email"),
    "thing": ("code", "count", "amount", "date", "time", "name", "address", "url", "email", "phone"),
}
_CURRENCY = ("€", "eur", "EUR")
_NO_SUM = frozenset("maksa veloita peritä veloiteta samana sama ennallaan muutu muutumme nouse laske kallistu".split())
_CLOCK = lazy(r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[–-](?:[01]?\d|2[0-4])[.:][0-5]\d)?")
NUMERIC = frozenset(("price", "time", "duration", "amount", "count"))
_LOCAL = frozenset("ine ela ill ade abl all".split())


def holds(expects: str, tokens: Sequence[Token], placeholders: Sequence[Placeholder] = ()) -> bool:
    """Whether the words hold an answer of the kind ``expects``, or a placeholder that stands for one."""
    if expects in _TYPED and any(_stands_for(expects, p) for p in placeholders):
        return True
    judge = _JUDGES.get(expects)
    return judge(tokens) if judge is not None else True


def holds_firmly(expects: str, tokens: Sequence[Token], placeholders: Sequence[Placeholder] = ()) -> bool:
    """The same, so plainly that the words need no topic: a date, a sum, a phone number, a command."""
    if expects in _TYPED and any(_stands_for(expects, p) for p in placeholders):
        return True
    judge = _FIRM.get(expects)
    return judge(tokens) if judge is not None else False


def _stands_for(expects: str, placeholder: Placeholder) -> bool:
    if placeholder.type is not None and placeholder.type in _TYPED[expects]:
        return True
    pattern = _PLACEHOLDER.get(expects)
    return pattern is not None and pattern.search(placeholder.name) is not None


def _time(tokens: Sequence[Token]) -> bool:
    for token in tokens:
        if _names_time(token) or (token.kind == "word" and _TIME_WORDS.fullmatch(token.lower)):
            return True
    return _period(tokens) or any(
        t.lower in ("kun", "jo", "pian", "saakka", "asti", "lähipäivinä", "koska") for t in tokens
    )


def _names_time(token: Token) -> bool:
    """A date or a clock time, also one without *klo*: *9.15*, *iltakuudelta*."""
    if token.kind in ("date", "time") or (token.kind == "number" and _CLOCK.fullmatch(token.text)):
        return True
    return token.kind == "word" and any(r.pos == "num" and r.case in ("abl", "ill") for r in token.readings)


def names_moment(tokens: Sequence[Token]) -> bool:
    """Whether a date or a clock time is given, and not only how long something takes."""
    return any(_names_time(token) for token in tokens)


def _period(tokens: Sequence[Token]) -> bool:
    for index, token in enumerate(tokens):
        if token.kind == "amount" and token.detail == "quantity" and _is_period_unit(token.text):
            return True
        if token.kind != "word" or not (_PERIOD.match(token.lower) or _ends_in_period(token)):
            continue
        if _PERIOD_ALONE.fullmatch(token.lower):
            return True
        if any(r.case == "tra" and r.number == "sg" and r.poss is None for r in token.readings):
            # Pöydän voi varata viikoksi kerrallaan: one week.
            return True
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if after is not None and after.kind == "number" and token.lower.startswith("viiko"):
            return True
        if before is not None and (
            before.kind in ("number", "date") or _NUMERALS.fullmatch(before.lower) or _is_numeral(before)
        ):
            return True
    return False


def _ends_in_period(token: Token) -> bool:
    if token.lower.startswith(("watti", "kilowatti", "megawatti", "oppi", "ajotun")):
        return False
    return "kuukau" in token.lower or any(len(r.parts) > 1 and _PERIOD.match(r.head) for r in token.readings)


def _is_period_unit(text: str) -> bool:
    return (
        re.search(
            r"(?:kk|vk|pv|vrk|vko|h|min|s|(?:tunt|tunni|minuut|päiv|viik|kuukau|vuo|arkip)\w{1,60})$",
            text,
        )
        is not None
    )


def _is_numeral(token: Token) -> bool:
    return any(r.pos == "num" for r in token.readings) and not token.lower.startswith(("yhtä", "ensimm"))


def _duration(tokens: Sequence[Token]) -> bool:
    return _time(_without_past(tokens))


def _without_past(tokens: Sequence[Token]) -> list[Token]:
    """Without a period that is gone, which lasts no time: *viime vuoden*."""
    return [t for i, t in enumerate(tokens) if not (i and tokens[i - 1].lower in ("viime", "edellisen"))]


def _firm_duration(tokens: Sequence[Token]) -> bool:
    return _firm_time(_without_past(tokens))


def _amount(tokens: Sequence[Token]) -> bool:
    for index, token in enumerate(tokens):
        if token.kind == "amount" or token.text in _CURRENCY:
            return True
        if token.kind == "word" and _FREE.fullmatch(token.lower):
            return True
        if token.kind == "number" and "/" not in token.text and not only_names(tokens, index):
            return True
    return any(t.lower in _NO_SUM for t in tokens)


def _price(tokens: Sequence[Token]) -> bool:
    """A sum of money; a number of other things is none: *50 paikkaa*."""
    for index, token in enumerate(tokens):
        if (token.kind == "amount" and token.detail != "quantity") or token.text in _CURRENCY:
            return True
        if token.kind == "word" and (_FREE.fullmatch(token.lower) or token.lower in _NO_SUM):
            return True
        if token.kind == "number" and not only_names(tokens, index) and not _CLOCK.fullmatch(token.text):
            after = next((t for t in tokens[index + 1 :] if t.kind not in ("number", "punct")), None)
            if after is None or not any(r.pos == "noun" for r in after.readings):
                return True
    return False


def _count(tokens: Sequence[Token]) -> bool:
    return _period(tokens) or any(
        t.kind == "number"
        or (t.kind == "amount" and t.detail == "quantity")
        or _is_numeral(t)
        or _NUMBER_WORDS.fullmatch(t.lower)
        for t in tokens
    )


def _place(tokens: Sequence[Token]) -> bool:
    for token in tokens:
        if token.kind in ("url", "email", "phone") or token.detail in ("house", "postcode"):
            return True
        if token.kind == "word" and (
            _PLACE_WORDS.fullmatch(token.lower)
            or (
                not any(r.verbform == "inf3" for r in token.readings)
                and not _TIME_WORDS.fullmatch(token.lower)
                and not _PERIOD.match(token.lower)
                and any(
                    r.case in _LOCAL and r.pos in ("noun", "place", "name", "surname", "noun-adj")
                    for r in token.readings
                )
            )
        ):
            return True
    return False


def _person(tokens: Sequence[Token]) -> bool:
    for token in tokens:
        if token.kind in ("email", "phone") or (
            token.capitalised and any(r.pos in ("firstname", "surname") for r in token.readings)
        ):
            return True
        if token.kind == "word" and not token.initial and token.capitalised:
            return True
        if token.lower in ("minä", "minulle", "minuun", "me", "meille", "itse", "kuka", "kaikki") or any(
            r.pos == "noun"
            and r.lemma.endswith(
                (
                    "ja",
                    "jä",
                    "päällikkö",
                    "palvelu",
                    "huolto",
                    "henkilö",
                    "insinööri",
                    "lääkäri",
                    "yhtiö",
                    "mies",
                    "asiakas",
                    "virasto",
                    "kuski",
                )
            )
            for r in token.readings
        ):
            return True
        if any(r.is_finite and r.person == "1" for r in token.readings):
            return True
    return False


def _reason(tokens: Sequence[Token]) -> bool:
    return any(t.lower == "kun" for t in tokens) or _firm_reason(tokens)


def _firm_reason(tokens: Sequence[Token]) -> bool:
    return any(t.kind == "word" and _REASON.fullmatch(t.lower) for t in tokens)


def _manner(tokens: Sequence[Token]) -> bool:
    for token in tokens:
        if token.kind in ("url", "email", "phone"):
            return True
        for r in token.readings:
            if r.is_finite and (r.person in ("1", "2") or r.is_passive):
                return True
            if r.verbform == "inf3" and r.case == "ade":
                return True
            if r.lemma in (
                "onnistua",
                "hoitua",
                "ohje",
                "riittää",
                "kannattaa",
                "pitää",
                "voida",
                "tarvita",
                "tapahtua",
                "käydä",
                "sujua",
            ):
                return True
            if r.case in ("ade", "ine", "ins") and r.pos == "noun" and token.lower not in _STATES:
                return True
    return False


# They look like places and means, and only tell how things are.
_STATES = frozenset("voimassa kunnossa tiedossa käytössä matkalla kesken perillä valmiina kirjoilla jonossa".split())


def _choice(tokens: Sequence[Token]) -> bool:
    return True


_JUDGES = {
    "time": _time,
    "duration": _duration,
    "amount": _amount,
    "price": _price,
    "count": _count,
    "place": _place,
    "person": _person,
    "reason": _reason,
    "manner": _manner,
    "choice": _choice,
}


def _firm_time(tokens: Sequence[Token]) -> bool:
    if any(_names_time(t) for t in tokens) or _period(tokens):
        return True
    return any(
        t.kind == "word"
        and _TIME_WORDS.fullmatch(t.lower)
        and t.lower not in _VAGUE
        and not t.lower.endswith(("ittain", "ittäin"))
        for t in tokens
    )


def _firm_place(tokens: Sequence[Token]) -> bool:
    for token in tokens:
        if token.kind in ("url", "email", "phone") or token.detail in ("house", "postcode"):
            return True
        if any(r.case in _LOCAL and r.pos == "place" for r in token.readings) and token.capitalised:
            return True
        if any(
            r.lemma in ("numero", "osoite", "sivu", "verkkosivu", "sovellus") and r.case in _LOCAL
            for r in token.readings
        ):
            return True
    return False


def _firm_person(tokens: Sequence[Token]) -> bool:
    return any(
        t.capitalised and not t.initial and any(r.pos in ("firstname", "surname") for r in t.readings) for t in tokens
    )


def _instructs(tokens: Sequence[Token]) -> bool:
    return any(
        r.is_finite and r.person == "2" and r.pos != "neg" and r.mood in ("ind", "imp") and r.tense != "past"
        for t in tokens
        for r in t.readings
    )


_VAGUE = frozenset(
    "nyt parhaillaan heti aina jatkuvasti milloin jälkeen aiemmin myöhemmin vasta saman samana ensi kuun välittömästi".split()
)
_FIRM = {
    "time": _firm_time,
    "duration": _firm_duration,
    "amount": _amount,
    "price": _price,
    "count": _count,
    "place": _firm_place,
    "person": _firm_person,
    "reason": _firm_reason,
    "manner": _instructs,
}
