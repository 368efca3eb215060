"""Whether words tell when something is, or how long it lasts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viestilint.lazyregex import lazy
from viestilint.model import Token

TIME_WORDS = lazy(
    r"(?:tänään|huomen\w*|huomis\w+|ylihuomen\w*|eilen|toissapäivä\w*|heti|välittömästi|nyt|parhaillaan"
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
PERIOD = lazy(
    r"(?:päiv|viiko|viikk|kuukau|kuukaut|vuode|vuosi|vuot|tunti|tunni|tunne|minuut|arkipäiv|hetk"
    r"|vuorokau|kuussa|kuuta)",
)
_NUMERALS = lazy(
    r"(?:pari|parin|paria|parissa|muutam\w+|puoli|puol|puolisen|puolen|puolessa|puolitoista|noin|reilu\w*"
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
_PER = lazy(r"(?:tunnissa|päivässä|vuorokaudessa|viikossa|kuukaudessa|vuodessa|kuussa|kk|vko|vrk|vuosi|kuukausi)")
_COUNTED = frozenset("kerran kertaa kahdesti kolmesti euroa euro e € tuntia kpl kappaletta".split())
_GENITIVE_PERIOD = lazy(r"(?:arki|pankki)?(?:minuutin|tunnin|päivän|vuorokauden|viikon|kuukauden|vuoden)")
# They tell how things are now. *Hetkellä* is said of the present alone.
_PRESENT = frozenset("nyt jo parhaillaan hetkellä nykyisin nykyään".split())
CLOCK = lazy(r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[–-](?:[01]?\d|2[0-4])[.:][0-5]\d)?")


def tells_time(tokens: Sequence[Token]) -> bool:
    """Whether a date, a time, a period or a word of time is named: what may answer *when*."""
    for token in tokens:
        if _names_time(token) or (token.kind == "word" and TIME_WORDS.fullmatch(token.lower)):
            return True
    return tells_period(tokens) or any(
        t.lower in ("kun", "jo", "pian", "saakka", "asti", "lähipäivinä", "kunnes") for t in tokens
    )


def _names_time(token: Token) -> bool:
    """A date or a clock time, also one without *klo*: *9.15*, *iltakuudelta*."""
    if token.kind in ("date", "time") or (token.kind == "number" and CLOCK.fullmatch(token.text)):
        return True
    return token.kind == "word" and any(r.pos == "num" and r.case in ("abl", "ill") for r in token.readings)


def names_moment(tokens: Sequence[Token]) -> bool:
    """Whether a date or a clock time is given, and not only how long something takes."""
    return any(_names_time(token) for token in tokens)


def tells_period(tokens: Sequence[Token]) -> bool:
    """Whether a length of time is named: *kaksi viikkoa*, *puolessa tunnissa*."""
    for index, token in enumerate(tokens):
        if token.kind == "amount" and token.detail == "quantity" and _is_period_unit(token.text):
            return True
        if token.kind != "word" or not (PERIOD.match(token.lower) or _ends_in_period(token)):
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
            before.kind in ("number", "date") or _NUMERALS.fullmatch(before.lower) or is_numeral(before)
        ):
            return True
    return False


def _ends_in_period(token: Token) -> bool:
    if token.lower.startswith(("watti", "kilowatti", "megawatti", "oppi", "ajotun")):
        return False
    return "kuukau" in token.lower or any(len(r.parts) > 1 and PERIOD.match(r.head) for r in token.readings)


def _is_period_unit(text: str) -> bool:
    return (
        re.search(
            r"(?:kk|vk|pv|vrk|vko|h|min|s|(?:tunt|tunni|minuut|päiv|viik|kuukau|vuo|arkip)\w{1,60})$",
            text,
        )
        is not None
    )


def is_numeral(token: Token) -> bool:
    """Whether the word is a number that counts: *kolme*, not *ensimmäinen*."""
    return any(r.pos == "num" for r in token.readings) and not token.lower.startswith(("yhtä", "ensimm"))


def tells_duration(tokens: Sequence[Token]) -> bool:
    """How long or by when: what only tells how things are now lasts no time."""
    return tells_time(_lasting(tokens))


def _lasting(tokens: Sequence[Token]) -> list[Token]:
    """Without what lasts no time: a period that is gone, the present, how often, and how long before something:
    *viime vuoden, kahden vuoden välein, kolme kertaa viikossa, viikkoa ennen matkaa*.
    """
    tokens = _without_rates(_without_present(tokens))
    kept = []
    for index, token in enumerate(tokens):
        before = tokens[index - 1].lower if index else ""
        after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        if before not in ("viime", "edellisen", "ympäri") and after not in ("välein", "ennen", "etukäteen"):
            kept.append(token)
    return kept


def _without_rates(tokens: Sequence[Token]) -> list[Token]:
    """Without the period that a number is counted by: *5 euroa kuukaudessa, kerran vuodessa*."""
    kept: list[Token] = []
    counted = False
    for token in tokens:
        if not (counted and _PER.fullmatch(token.lower)):
            kept.append(token)
        counted = counted or token.kind == "amount" or token.lower in _COUNTED
    return kept


def _dated(tokens: Sequence[Token]) -> list[Token]:
    """Without the times that tell no when: the present, what numbers are counted by, and the length of a thing:
    *30 päivän palautusoikeus*.
    """
    kept: list[Token] = []
    tokens = _without_rates(_without_present(tokens))
    for index, token in enumerate(tokens):
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if after is None or not (_GENITIVE_PERIOD.fullmatch(token.lower) and _is_thing(after)):
            kept.append(token)
    return kept


def _is_thing(token: Token) -> bool:
    return (
        bool(token.readings)
        and all(r.pos in ("noun", "noun-adj") for r in token.readings)
        and not PERIOD.match(token.lower)
    )


def _without_present(tokens: Sequence[Token]) -> list[Token]:
    return [t for t in tokens if t.lower not in _PRESENT]


def tells_no_moment(tokens: Sequence[Token]) -> bool:
    """Whether the times in the words tell no when: how often, or how long a thing lasts."""
    return tells_time(tokens) and not tells_time(_dated(tokens))


def tells_present(tokens: Sequence[Token]) -> bool:
    """Whether the only time in the words is the present, which is none for what is to come: *nyt, jo, tällä hetkellä*."""
    return tells_time(tokens) and not tells_time(_without_present(tokens))


def tells_duration_firmly(tokens: Sequence[Token]) -> bool:
    """Whether it is said how long or by when, and not only that it lasts."""
    return _is_firm_time(_lasting(tokens))


def tells_time_firmly(tokens: Sequence[Token]) -> bool:
    """Whether a time is named that can be looked up in a calendar or on a clock."""
    return _is_firm_time(_dated(tokens))


def _is_firm_time(tokens: Sequence[Token]) -> bool:
    if any(_names_time(t) for t in tokens) or tells_period(tokens):
        return True
    return any(
        t.kind == "word"
        and TIME_WORDS.fullmatch(t.lower)
        and t.lower not in _VAGUE
        and not t.lower.endswith(("ittain", "ittäin"))
        for t in tokens
    )


_VAGUE = frozenset(
    "nyt parhaillaan heti aina jatkuvasti milloin jälkeen aiemmin myöhemmin vasta saman samana ensi kuun välittömästi".split()
)
