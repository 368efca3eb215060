"""What kinds of answers a statement of the reply holds: times, amounts, places, reasons…"""

from __future__ import annotations

import re
from collections.abc import Sequence

from viestilint.language.numbering import only_names
from viestilint.language.times import (
    CLOCK,
    PERIOD,
    TIME_WORDS,
    is_numeral,
    tells_duration,
    tells_duration_firmly,
    tells_period,
    tells_time,
    tells_time_firmly,
)
from viestilint.lazyregex import lazy
from viestilint.model import Placeholder, Token

_FREE = lazy(
    r"(?:maksuton\w*|maksutt\w+|ilmai\w+|veloitukset\w+|kulutta|kuluitta|sisälty\w+|halvem\w+"
    r"|kalliimp\w+|puoleen|euro(?:a|n|ja|lla|sta|on|lta)?|kympp?i\w*|satas\w*|prosent\w+)",
    re.I,
)
_NUMBER_WORDS = lazy(
    r"(?:yhden|yksi|kahden|kaksi|kahta|kolme\w*|neljä\w*|viisi|viiden|kuusi|kuuden|seitsemän|kahdeksan|yhdeksän"
    r"|kymmen\w+|sata|muutam\w+|pari|parin|usei\w+|monta|yhtään|yhdenkään|rajat\w+|enintään"
    r"|kumpi\w*|molem\w+|kaikki|yksiö\w*|kaksio\w*|kolmio\w*"
    r"|enimmillään|kerran|kahdesti|kertaa|kaksin|jokai\w+"
    r"|tahansa|\w{0,20}(?:ikäis|ikäraj|vuotia)\w{1,12})"
)
_REASON = lazy(
    r"(?:koska|sillä|siksi|takia|vuoksi|joh[td]u\w+|syy|syynä|syystä|syyt|aiheut\w+|kyse|kyseessä"
    r"|virhe\w*|virhee\w+|vika"
    r"|vian|vikaa|häiriö\w*|ruuhka\w*|viiväst\w+|myöhäst\w+|myöhässä|epähuomio\w*|erehdy\w*"
    r"|unoht\w+|loppu\w*|loppui"
    r"|jotta|varten|puuttu\w+|seuraus\w*|seurauksena|erehtyi\w*|väärin|inhimillinen|perustu\w+"
    r"|edellyt\w+|\w+miseksi|selityks\w+"
    r"|selitys|nousi\w*|nousseet|kasva\w+|rikkoutu\w*|hajo\w+|jumi\w*|kaatui|katko\w*"
    r"|jäänyt|jäi|jäivät"
    r"|sairau\w+|sairast\w+|muuttu\w+|ansiosta|liittyy|tarkoit\w+)",
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
# With a denial: nothing is to be paid, or no more than before.
_NO_SUM = frozenset("maksa veloita peritä veloiteta muutu muuteta nouse nosteta laske kallistu".split())
_IN_PRICE = frozenset("kuulua sisältyä sama puoli normaali entinen pysyä".split())
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


def _amount(tokens: Sequence[Token]) -> bool:
    for index, token in enumerate(tokens):
        if token.kind == "amount" or token.text in _CURRENCY:
            return True
        if token.kind == "word" and _FREE.fullmatch(token.lower):
            return True
        if token.kind == "number" and "/" not in token.text and not only_names(tokens, index):
            return True
    return _says_no_sum(tokens)


def _says_no_sum(tokens: Sequence[Token]) -> bool:
    """*Se ei maksa mitään, kuuluu hintaan, pysyy samana*: an answer without a number."""
    denied = any(r.pos == "neg" for t in tokens for r in t.readings)
    if denied and any(t.lower in _NO_SUM for t in tokens):
        return True
    if any(t.lower.endswith(("hinnalla", "hintaan")) and any(len(r.parts) > 1 for r in t.readings) for t in tokens):
        # Hankintahinnalla, kertalipun hintaan: the sum of something else that is known.
        return True
    priced = any(t.lower in ("hintaan", "hinnalla", "hinta", "maksu", "samana", "ennallaan") for t in tokens)
    return priced and any(r.lemma in _IN_PRICE for t in tokens for r in t.readings)


_AT_HAND = frozenset("liitteenä liitteessä ohessa oheisena alla tässä tästä täällä täältä linkistä".split())


def _price(tokens: Sequence[Token]) -> bool:
    """A sum of money; a number of other things is none: *50 paikkaa*."""
    for index, token in enumerate(tokens):
        if (
            token.kind == "amount" and (token.detail != "quantity" or "euro" in token.lower)
        ) or token.text in _CURRENCY:
            # Nostaa hintaa 25 eurolla: in such a case too it is money.
            return True
        if token.kind == "word" and _FREE.fullmatch(token.lower):
            return True
        if token.kind == "number" and not only_names(tokens, index) and not CLOCK.fullmatch(token.text):
            after = next((t for t in tokens[index + 1 :] if t.kind not in ("number", "punct")), None)
            if after is None or not any(r.pos == "noun" for r in after.readings):
                return True
    return _says_no_sum(tokens) or _hands_price_list(tokens)


def _hands_price_list(tokens: Sequence[Token]) -> bool:
    """*Hinnastomme on liitteenä*: the customer has the sums at hand."""
    listed = any(r.head == "hinnasto" and r.case in ("nom", "gen", "par") for t in tokens for r in t.readings)
    return listed and any(t.kind == "url" or t.lower in _AT_HAND for t in tokens)


def _count(tokens: Sequence[Token]) -> bool:
    return tells_period(tokens) or any(
        t.kind == "number"
        or (t.kind == "amount" and t.detail == "quantity")
        or is_numeral(t)
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
                and not TIME_WORDS.fullmatch(token.lower)
                and not PERIOD.match(token.lower)
                and any(
                    r.case in _LOCAL and r.pos in ("noun", "place", "name", "surname", "noun-adj")
                    for r in token.readings
                )
            )
        ):
            return True
    return False


def _person(tokens: Sequence[Token]) -> bool:
    return names_somebody(tokens) or any(r.is_finite and r.person == "1" for t in tokens for r in t.readings)


def names_somebody(tokens: Sequence[Token]) -> bool:
    """Whether somebody is named, or a way to reach them, and not only meant by the form of a verb: *otamme yhteyttä*."""
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
                    "kunta",
                    "kaupunki",
                    "kuski",
                    "optikko",
                    "mekaanikko",
                    "arkkitehti",
                    "farmaseutti",
                    "opas",
                    "kokki",
                    "pappi",
                    "rehtori",
                    "sihteeri",
                    "lautakunta",
                    "hallitus",
                )
            )
            for r in token.readings
        ):
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
    "time": tells_time,
    "duration": tells_duration,
    "amount": _amount,
    "price": _price,
    "count": _count,
    "place": _place,
    "person": _person,
    "reason": _reason,
    "manner": _manner,
    "choice": _choice,
}


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
    # | Vaihe | Päivä |: in the head of a table every word has a capital.
    if any(t.text == "|" for t in tokens) and all(t.capitalised for t in tokens if t.kind == "word"):
        return False
    return any(
        t.capitalised and not t.initial and any(r.pos in ("firstname", "surname") for r in t.readings) for t in tokens
    )


def _instructs(tokens: Sequence[Token]) -> bool:
    # Älä kerro sitä kellekään, jos aika ei muuta: neither tells what to do.
    denied = any(r.pos == "neg" for t in tokens for r in t.readings)
    return any(
        r.is_finite
        and r.person == "2"
        and r.pos != "neg"
        and r.mood in ("ind", "imp")
        and r.tense != "past"
        and not (denied and r.mood == "imp")
        for i, t in enumerate(tokens)
        # Toista huonetta: in the middle of a clause a word that may be something else is no command.
        if i == 0 or all(r.pos in ("verb", "neg") or r.verbform for r in t.readings)
        for r in t.readings
    )


_FIRM = {
    "time": tells_time_firmly,
    "duration": tells_duration_firmly,
    "amount": _amount,
    "price": _price,
    "count": _count,
    "place": _firm_place,
    "person": _firm_person,
    "reason": _firm_reason,
    "manner": _instructs,
}
