"""What a placeholder stands for, guessed from its name and from the format that is applied to it."""

from __future__ import annotations

import re
from functools import lru_cache

from viestilint.lazyregex import lazy

_STRINGS = lazy(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
_IDENTIFIER = lazy(r"[^\W\d_][\w-]*(?:\??\.[^\W\d_][\w-]*|->[^\W\d_][\w-]*|\[\w*\])*")
_WORD = lazy(r"[A-ZÅÄÖ]+(?![a-zåäö])|[A-ZÅÄÖ]?[a-zåäö]+|\d+")
_DATE_CALL = lazy(
    r"strftime|strptime|ofPattern|formatDate|format_date|date_format|dateformat|\bdate\b|toLocaleDate", re.I
)
_TIME_CALL = lazy(r"formatTime|format_time|\btime\b|toLocaleTime", re.I)
_MONEY_CALL = lazy(r"\bcurrency|format_?money|\bmoney\b|formatCurrency|number_format", re.I)
_LETTERS = r"[dDjmMyYLEn]{1,4}"
_DAY_CODES = lazy(rf"%-?[dmYyjeBbAaDFx]|(?<![%\w])(?:{_LETTERS}[.\-/ ,]+){{1,2}}{_LETTERS}\b")
_CLOCK_CODES = lazy(r"%-?[HMISpRTX]|(?<![%\w])[HhGgkK]{1,2}[:.][mi]{1,2}")


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, words in table.items() for word in words.split()}


# Words that tell the type wherever they stand in the last name: ``link_calendar``, ``date_formatted``.
_STRONG = _by_word(
    {
        "url": "url uri link href website homepage www linkki osoitelinkki sivusto nettisivu verkkosivu",
        "email": "email mail sahkoposti sähköposti maili meili",
        "phone": "phone telephone tel mobile gsm puhelin puh puhelinnumero puhelinnro matkapuhelin msisdn",
        "date": "date datetime day deadline pvm päivä paiva eräpäivä erapaiva erapvm eräpvm expires expiry"
        " expiration weekday birthday month year vuosi kuukausi viikonpäivä viikonpaiva määräpäivä"
        " maarapaiva määräaika maaraaika duedate today tänään",
        "time": "time clock kello klo hour aika kellonaika kellonajat timeslot",
        "amount": "price amount sum cost fee balance tax vat eur euro euros euroa hinta hinnat summa maksu"
        " saldo velka alv discount alennus deposit",
        "count": "count lkm quantity qty määrä maara lukumäärä lukumaara kpl kappaletta size amounts days"
        " hours minutes weeks months years points pisteet pisteitä percent percentage prosentti",
        "address": "address addr osoite street katu city town kaupunki kunta municipality postcode zip"
        " zipcode postal location place venue paikka paikkakunta postitoimipaikka postinumero"
        " katuosoite kaupunginosa",
        "code": "code koodi id uuid identifier number numero nro no nbr tunnus viite viitenumero"
        " reference ref tracking pin otp token barcode",
        "sender": "signature sig allekirjoitus agent agentti sender lähettäjä lahettaja yritys company brand"
        " brändi brandi team tiimi signer allekirjoittaja organisaatio organization organisation",
        "name": "name names firstname firstnames lastname lastnames forename surname fullname username"
        " nickname nimi nimesi etunimi sukunimi kutsumanimi salutation",
    }
)
# Words that tell it only when nothing follows them: ``order``, but not ``order_status``.
_HEADS = _by_word(
    {
        "date": "start end begin ends starts begins alku loppu alkaa päättyy paattyy until from erä",
        "amount": "total yhteensä yhteensa maksettava refund payment",
        "count": "num n age ikä ika",
        "name": "customer asiakas recipient vastaanottaja user käyttäjä kayttaja person henkilö henkilo"
        " client asukas potilas",
        "code": "order tilaus",
        "url": "site page sivu",
    }
)
# Finnish compounds tell it by their last part; the longer end is tried first.
_BY_END = _by_word(
    {
        "phone": "puhelinnumero puhelin puhnro phone",
        "email": "sähköpostiosoite sahkopostiosoite sähköposti sahkoposti email",
        "url": "verkkoosoite nettiosoite linkki link url sivusto",
        "count": "määrä maara lkm",
        "amount": "rahamäärä rahamaara hinta summa maksu saldo price",
        "date": "määräaika maaraaika syntymäaika syntymaaika päivämäärä paivamaara päivä paiva pvm date",
        "time": "kello aika time",
        "address": "postinumero osoite kaupunki paikka katu",
        "code": "numero number tunnus koodi viite nro",
        "name": "nimi name asiakas",
        "sender": "yritys allekirjoitus",
    }
)
_ENDS = tuple(sorted(_BY_END.items(), key=lambda end: -len(end[0])))
# ``order.due_date.isoformat()``: a last step that names no thing of its own.
_NEUTRAL_WORDS = (
    "format isoformat strftime value text display formatted trim strip upper lower title capitalize tostring"
    " localized escaped raw safe get as str string fi plain"
)
_NEUTRAL = frozenset(_NEUTRAL_WORDS.split())
# Whose name is the sender's and no customer's: ``branches.branchname``, ``store_name``, ``seuran_nimi``.
_SENDERS = tuple(
    "agent yrity lähettäj lahettaj branch librar store shop merchant clinic salon club association kirjasto toimipist"
    " myymäl myymal yhdisty seuran".split()
)
_OPERATORS = frozenset(("if", "else", "not", "and", "or", "in", "is", "null", "none", "true", "false", "this"))


@lru_cache(maxsize=4096)
def guess_type(name: str) -> str | None:
    """What a placeholder of that name or expression stands for, ``None`` if nothing tells.

    One of name, amount, date, time, count, url, email, phone, address, code, sender. A date format applied to
    it weighs more than the name; then the last name of the path decides, from its last word backwards.
    """
    name = name[:400]
    formatted = _from_format(name)
    if formatted is not None:
        return formatted
    bare = _STRINGS.sub(" ", name)
    if re.match(r"\s*\(?(?:if|when|unless)\b", bare):
        return None
    expression = re.split(r"\||\?(?!\.)|!(?=[\s(]|$)|\s(?:if|or|and)\s", bare)[0]
    paths = [p for p in _IDENTIFIER.findall(expression) if p.lower() not in _OPERATORS]
    for path in reversed(paths[-3:]):
        kind = _of_path(path)
        if kind is not None:
            return kind
    return None


def _from_format(name: str) -> str | None:
    filters = _STRINGS.sub(" ", name)
    filters = filters[re.search(r"[|.(]|$", filters).start() :]  # type: ignore[union-attr]
    if _MONEY_CALL.search(filters):
        return "amount"
    called = _DATE_CALL.search(filters) and re.search(r"[|(]", filters)
    timed = _TIME_CALL.search(filters) and "|" in filters
    if not called and not timed:
        return None
    codes = " ".join(m.group() for m in _STRINGS.finditer(name))
    if _DAY_CODES.search(codes):
        return "date"
    if _CLOCK_CODES.search(codes):
        return "time"
    if re.search(r"\|\s*date|formatDate|format_date|toLocaleDate", filters):
        return "date"
    return "time" if re.search(r"\|\s*time\b|formatTime|format_time|toLocaleTime", filters) else None


def _of_path(path: str) -> str | None:
    steps = [s for s in re.split(r"\??\.|->|\[", path.replace("]", "")) if s]
    for index in range(len(steps) - 1, -1, -1):
        words = [word.lower() for word in _WORD.findall(steps[index])]
        before = [word.lower() for word in _WORD.findall(steps[index - 1])] if index else []
        kind = _of_words(words, before)
        if kind is not None:
            return kind
        if steps[index].lower().rstrip("_") not in _NEUTRAL and not all(w in _NEUTRAL or w.isdigit() for w in words):
            return None
    return None


def _of_words(words: list[str], before: list[str]) -> str | None:
    if not words:
        return None
    kind = _of_head(words)
    if kind == "name" and _is_sender([*before, *words[:-1]]):
        return "sender"
    if kind == "amount" and words[0] in ("amount", "number", "no") and "of" in words:
        return "count"
    return kind


def _of_head(words: list[str]) -> str | None:
    if words[:2] in (["amount", "of"], ["number", "of"]):
        return "count"
    last = words[-1]
    for joined in ("".join(words[-2:]), last):
        kind = _STRONG.get(joined) or _HEADS.get(joined)
        if kind is not None:
            return _qualified(kind, words)
    for end, kind in _ENDS:
        if last.endswith(end):
            return kind
    for word in reversed(words[:-1]):
        kind = _STRONG.get(word)
        if kind is not None and kind not in ("code", "sender", "name"):
            return _qualified(kind, words)
    return None


def _qualified(kind: str, words: list[str]) -> str:
    """``phone_number`` is no code, ``email_address`` no street, ``start_time`` a time."""
    others = [_STRONG.get(word) for word in words[:-1]]
    if kind in ("code", "address"):
        for other in ("phone", "email", "url"):
            if other in others:
                return other
        if kind == "code" and "address" in others and words[-1] in ("code", "number"):
            return "address"
    if kind == "address" and words[-1] in ("address", "osoite") and {"web", "verkko", "netti", "ip"} & set(words):
        return "url"
    return kind


def _is_sender(words: list[str]) -> bool:
    return any(_STRONG.get(word) == "sender" or word.startswith(_SENDERS) for word in words)
