"""What dates, amounts, codes and addresses on the net look like: one expression for each kind, in order of precedence.

What ``N.N`` is — date, time, decimal number, section — is decided by its neighbours, left first (the table at the
head of the notation rules).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from viestilint.language.foreign_dates import FOREIGN_DATE, FOREIGN_MONTHS, date_of
from viestilint.language.numbers import dotted_pair_kind, is_iban, is_valid_date
from viestilint.lazyregex import lazy

Judge = Callable[[re.Match[str]], str | None]
"""Gives the item's detail for a match, or ``None`` if the match is none after all."""

UNITS = (
    r"(?:€|e(?:uroa?|uron|uros(?:sa|ta)|uroon|urolla)?|EUR|[Ee]uro(?:a|n)?|eur|snt|sent(?:tiä|tiin|in|ti)|%"
    r"|prosentti?a?|prosentin|kg|g|mg|km|ha|m|cm|mm|m2|m²|l|dl|ml|kpl|kappaletta|kappaleen|hlö|kk|vk|pv|vrk|vko|h|t"
    r"|min|s|Gt|Mt|Gb|GB|Mb|MB|kWh|MWh|W|kW|tuntia|tunnin|minuuttia|minuutin|päivää|päivän|viikkoa|viikon"
    r"|kuukautta|kuukauden|vuotta|vuoden|arkipäivää|arkipäivän|vuorokautta|vuorokauden|litraa|metriä|kiloa"
    r"|grammaa|gramman|henkilöä|(?:k|M|G)bit/s|Mbps|Gbps|°C|GHz|MHz|mAh|m3|m³|astetta|asteen|asteeseen|asteessa)"
)
MONEY = r"(?:€|e|[Ee]uro[an]?|EUR|eur|snt|senttiä|sentin)"
MONTHS = "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu".split()
ENGLISH_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()

_TLDS = "fi com net org io eu se ee app info ly gl me link shop online co gd gy cc de ru biz xyz example".split()
_TLD = rf"(?:{'|'.join(_TLDS)})"
_STREET = (
    r"(?<=[a-zåäö])(?:katu|tie|kuja|polku|raitti|ranta|väylä|aukio|tori|kaari|rinne|mäki|bulevardi|puisto|penger)"
    r"(?:lla|llä)?"
)
_SUM_LEFT = lazy(r"(?<![\w-])\d{1,4}(?:[.,]\d{1,2})?[ \u00a0\u202f]$")
_STREET_LEFT = lazy(rf"{_STREET} $")
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,20}(?:[.,]\d{1,2})?|\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:,\d{3})+\.\d{1,2}|\d+(?:[.,]\d+)?"


@dataclass(frozen=True, slots=True)
class Recogniser:
    """An expression for one kind of item. The item is the ``group`` of a match.

    It is tried only in a text that has one of the ``cue``; with ``leads``, only where digits begin, and before such
    a place by as many characters as they say: most texts have few digits.
    """

    kind: str
    pattern: re.Pattern[str]
    judge: Judge
    cue: tuple[str, ...] = ()
    leads: tuple[int, ...] = ()
    group: str | int = 0

    def matches(self, text: str, digits: Sequence[int]) -> Iterable[re.Match[str]]:
        """The matches from left to right, as ``finditer`` gives them; ``digits``: where the runs of digits begin."""
        if not self.leads:
            return self.pattern.finditer(text)
        found = []
        match_at = self.pattern.match
        until = 0
        for digit in digits:
            for lead in self.leads:
                if digit - lead >= until and (match := match_at(text, digit - lead)):
                    found.append(match)
                    until = match.end()
                    break
        return found


def _always(detail: str = "") -> Judge:
    return lambda match: detail


def _iban(match: re.Match[str]) -> str | None:
    if not is_iban(match.group()):
        return None
    # The international reference has the same check digits.
    return "reference" if match.group().startswith("RF") else "iban"


def _date(match: re.Match[str]) -> str | None:
    day, month = int(match["d"]), int(match["m"])
    if not is_valid_date(day, month):
        return None
    before = match.string[max(0, match.start() - 24) : match.start()]
    after = match.string[match.end() : match.end() + 24]
    # 2024-05-16 is no decimal number, whatever stands before it.
    others = ("section",) if "y" in match.re.groupindex else ("section", "number", "time")
    return None if dotted_pair_kind(before, after, day, month) in others else ""


def _dotted_pair(kind: str) -> Judge:
    def judge(match: re.Match[str]) -> str | None:
        before = match.string[max(0, match.start() - 32) : match.start()]
        after = match.string[match.end() : match.end() + 24]
        found = dotted_pair_kind(before, after, int(match["d"]), int(match["m"]), match["m"])
        return "" if found == kind else None

    return judge


_CALLED = lazy(
    r"(?:\bpuh(?:elin)?\.?(?:nro|no)?|\bp\.|\btel\.?|\bgsm|\bmatkapuhelin|whatsapp|\bvaihde|\bpäivystys|\bneuvonta"
    r"|\bnumero(?:on|ssa|sta|stamme|mme|ssamme|omme|ni)(?: on)?"
    r"|(?:puhelin|neuvonta|palvelu|päivystys|tekstiviesti|vaihde|whatsapp-|gsm-)numero\w*(?: on)?"
    r"|palvelu\w* numero(?: on)?"
    r"|\bsoit(?:a|akaa|at|atte|an|amme|ta(?:a|malla)|tele\w*)(?: [a-zåäö]+){0,3}"
    # after another number: soita 050 … tai 040 …
    r"|(?:\bpuh\w*\.?|\bp\.|\bsoit\w+|\bnumero(?:on|ssa|sta)|\bgsm)[a-zåäö: ]{0,16}0[\d ]{7,12}(?: tai|,| ja))[\s:]*$"
)
# Peru aika: 044…, Kysy lisää: 020…, Tiedustelut 044…; but: Peru tilaus 044…, Ilmoita lukema: 012…
_DIALLED = lazy(
    r"(?:\b(?:per(?:u|ukaa|uthan|uuta|uuttakaa|uutathan)|ilmoit(?:a|athan|takaa|tautukaa|taudu)|kysy(?:kää)?|varaa|varatkaa"
    r"|siirrä|siirtäkää|sovi|sopikaa|kerro|kertokaa|vahvista|tiedustele|yhteyttä|tekstaa|tekstatkaa|tekstata|tavoitat(?:te)?)"
    r"(?!\w)(?:(?!numero|lukema|tunnu|koodi|viite|kortti|tili)[a-zåäö -]){0,32}:"
    # isännöitsijän numero on 050…; but: tilauksen numero on 050…
    r"|(?:j[aä]|päivystykse|lääkäri|huollo|toimisto|vastaanoto|myymälä|klinika|neuvola|koulu|päiväkodi|osasto)n numero on\s*$"
    r"|\b(?:tiedustelu\w*|lisätie\w+|peruutu\w+|perumise\w*|ajanvarau\w+|varaukset|muutokset|yhteydenot\w+|kysymykset"
    r"|(?:vika)?ilmoitukset|päivystys|kotiinkuljetus|tekninen tuki):?)\s*$"
)
_NATIONAL = lazy(r"0\d{8,9}")
# A mobile number on a line of its own, as below a name; under a label with a colon it is what that says.
_MOBILE = lazy(r"0(?:4[0-6]|50)\d{7}")
_LINE_LEFT = lazy(r"[^:\s][ \t]*\n\s*$")
_MONEY = lazy(MONEY)
_OTHER_NUMBER = lazy(
    r"(?:viite\w*|koodi\w*|tunnu(?:s\w*|kse\w*)|(?:tilaus|asiakas|lasku|resepti|sarja|jäsen|diaari|seuranta|lähetys"
    r"|sopimus|vakuutus|kortin?|mittari|tili|erä|asian?)(?:numero\w*|nro))(?: on)?:?\s*$"
)


def _phone(match: re.Match[str]) -> str | None:
    digits = sum(c.isdigit() for c in match.group())
    if not 7 <= digits <= 15:
        return None
    before = match.string[max(0, match.start() - 48) : match.start()].lower()
    # A bare run of digits is a phone number only where it is called one: order numbers look the same.
    grouped = not match.group().lstrip("+").isdigit() or match.group().startswith("+")
    called = _CALLED.search(before) or (_NATIONAL.fullmatch(match.group()) and _DIALLED.search(before))
    if _OTHER_NUMBER.search(before):
        return None
    alone = _LINE_LEFT.search(before) and match.string[match.end() : match.end() + 1] in ("", "\n")
    return "" if grouped or called or (alone and _MOBILE.fullmatch(match.group())) else None


def _amount(match: re.Match[str]) -> str | None:
    unit = match["u"]
    if unit == "e" and _STREET_LEFT.search(match.string[max(0, match.start() - 24) : match.start()]):
        # Rantatie 12e: a staircase.
        return None
    text = match.group()
    if text.startswith(unit) and text[len(unit)].isspace():
        if _SUM_LEFT.search(match.string[max(0, match.start() - 12) : match.start()]):
            # Takki 45,00 € 2 kpl: the unit is the first number's.
            return None
    if _MONEY.fullmatch(unit):
        return "money"
    return "percent" if unit.startswith(("%", "prosent")) else "quantity"


def _code(match: re.Match[str]) -> str | None:
    text = match.group()
    if not any(c.isdigit() for c in text):
        return None
    if text.isdigit():
        return "digits" if len(text) >= 8 else None
    has_capital = any(c.isupper() for c in text)
    return "" if has_capital and (len(text) >= 5) else None


# Tunnuksesi on maija.meri, Nimi: raportti.vanha; where a sentence goes on (Tunnus on vanha.kirjaudu uudella) a space is
# missing.
_DOTTED_NAME = lazy(
    r"(?:[Tt]unnu(?:s|ksesi|ksenne)|[Nn]im(?:i|esi|enne))(?: on|:| =) [\"”]?(?P<x>(?!(?:valmis|luotu|käytössä|voimassa"
    r"|kunnossa|poistettu|lukittu|vanhentunut|auki|oikea|väärä|oikein|väärin|sama|nyt|jo|ei|tässä|heti|esim)\.)"
    r"[a-zåäö][a-zåäö0-9]*(?:[._][a-zåäö0-9]+)+)(?![\w@/])(?=[.,;:!?)\"”]|\s*(?:\n|$)| (?:ja|sekä|tai|on|\())"
)
# tunnuksella maija.meri, nimeksi raportti.vanha, tunnus maija.meri on
_DOTTED_NAME_CASE = lazy(
    r"(?:[Tt]unnuks(?:ella|elta|eksi|ena)|[Nn]im(?:ellä|eltä|eksi)|[Tt]unnus(?= \S+ (?:on|ei)\b))(?:si|nsa|nsä|nne)? [\"”]?"
    r"(?P<x>(?!esim\.)[a-zåäö][a-zåäö0-9]*(?:[._][a-zåäö0-9]+)+)(?![\w@/])"
)

ON_THE_NET = (
    Recogniser("email", lazy(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), _always(), ("@",)),
    # Hidden from harvesters: palvelu(at)yritys.fi, palvelu at yritys piste fi.
    Recogniser(
        "email",
        lazy(r"(?<![\w.+-])[\w.+-]+ ?[(\[](?:at|ät|a)[)\]] ?[\w-]+(?:(?:\.| ?[(\[](?:dot|piste)[)\]] ?)[\w-]+)+"),
        _always(),
        ("(at)", "[at]", "(ät)", "(a)"),
    ),
    Recogniser("email", lazy(r"(?<![\w.+-])[\w.+-]+ (?:at|ät) [\w-]+ piste [a-z]{2,4}\b"), _always(), (" piste ",)),
    Recogniser("url", lazy(r"(?:https?://|www\.)[^\s<>\"”’)\]]*[^\s<>\"”’)\].,;:!?]"), _always(), ("://", "www.")),
    Recogniser(
        "url",
        lazy(rf"(?<![\w@.-])(?:[a-z0-9åäö-]+\.)+{_TLD}(?![\w-])(?:/[^\s<>\"”’)\]]*[^\s<>\"”’)\].,;:!?])?"),
        _always(),
        tuple(f".{end}" for end in _TLDS),
    ),
    # {base_url}/my/account: the rest of an address whose beginning the template fills in.
    Recogniser(
        "url",
        lazy(r"\{[^{}\n]{0,60}(?i:url|host|domain|osoite)[^{}\n]{0,60}\}{1,2}(?P<x>(?:/[\w.~%?=&#+-]+)+)"),
        _always(),
        ("}/",),
        group="x",
    ),
    Recogniser("code", _DOTTED_NAME, _always("name"), ("unnu", "imi", "ime"), group="x"),
    Recogniser("code", _DOTTED_NAME_CASE, _always("name"), ("unnu", "ime"), group="x"),
    Recogniser("code", lazy(r"(?<![\w.])etunimi\.sukunimi(?![\w@])"), _always("name"), ("etunimi.",)),
)
NUMERIC = (
    Recogniser("code", lazy(r"\bFI ?\d{2}(?: ?\d{4}){3} ?\d{2}\b"), _always("iban"), ("FI",), leads=(3, 2)),
    Recogniser("code", lazy(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b"), _iban, leads=(2,)),
    Recogniser("code", lazy(r"\b[0-3]\d[01]\d{3}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b"), _always("hetu"), leads=(0,)),
    Recogniser("code", lazy(r"\b\d{7}-\d\b"), _always("y-tunnus"), ("-",), leads=(0,)),
    Recogniser(
        "code",
        lazy(
            r"\b(?:[Mm]aksun?|[Ll]askun?)?[Vv]iit(?:e(?:numero(?:a|lla|na|ksi|on|n)?)?(?:si|nne|mme)?|että|teellä"
            # viitteeksi 7712: a short one is the customer's own mark, not the bank's.
            r"|tee(?:nä|ksi)(?=[a-zåäö: ]{1,20}(?:RF\d|\d[\d ]{7})))"
            r"(?: on| tulee| merkitään| kirjoitetaan| käytetään)?:? ?(?P<x>(?:RF\d{2} ?)?\d[\d ]{2,24}\d)\b"
        ),
        _always("reference"),
        ("iite", "iitte"),
        group="x",
    ),
    Recogniser(
        "time",
        lazy(r"(?<![\w.:])(?:1[0-2]|0?\d)(?:[.:][0-5]\d)? ?(?:AM|PM|am|pm|a\.m\.|p\.m\.)(?![\w:])"),
        _always("ampm"),
        leads=(0,),
    ),
    Recogniser(
        "time",
        lazy(
            r"\b(?:klo|kello|Klo|Kello|KLO)\.?:? ?(?P<x>(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?"
            # klo 18:00:n aikoihin: a case ending is no part of the time.
            r"(?: ?[–-] ?(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?)?)(?!\w|:(?![a-zåäö]{1,4}(?!\w))|[.,]\d)"
        ),
        _always(),
        ("klo", "ello", "Klo", "KLO"),
        group="x",
    ),
    Recogniser(
        "date",
        lazy(r"(?<![\w/.-])(?P<y>(?:19|20)\d{2})(?P<s>[-/])(?P<m>\d{2})(?P=s)(?P<d>\d{2})(?![\w/-]|\.\w)"),
        _date,
        leads=(0,),
    ),
    Recogniser(
        "date",
        lazy(
            r"(?<![\w.,:])(?<![^\W\d]-)(?:\d{1,2}\.(?:\d{1,2}\.)?(?:\d{4})? ?[–-] ?)?"
            r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\.(?: ?(?:19|20)\d{2}(?!\d)|\d{2}(?![\d:]|[.,]\d))?(?!\d|\.[a-z])"
        ),
        _date,
        leads=(0,),
    ),
    Recogniser(
        "date",
        lazy(
            rf"(?<![\w.,])\d{{1,2}}\.? (?:{'|'.join(MONTHS)})kuu(?:ta|n|ssa|hun)?(?: (?:19|20)\d{{2}})?(?!\w)",
            re.I,
        ),
        _always("month"),
        leads=(0,),
    ),
    Recogniser(
        "date",
        lazy(
            rf"(?<![\w.,])\d{{1,2}}[-. ]?(?:(?:{'|'.join(ENGLISH_MONTHS)})(?:[-. ]?\d{{2,4}})?|(?:{'|'.join(m.capitalize() for m in ENGLISH_MONTHS)})[-. ]?(?:19|20)\d{{2}})(?!\w|[:.]\d)"
        ),
        _always("english"),
        leads=(0,),
    ),
    Recogniser("date", FOREIGN_DATE, lambda match: "foreign" if date_of(match) else None, FOREIGN_MONTHS),
    Recogniser(
        "date",
        lazy(r"(?<![\w./])(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?:19|20)?\d{2}(?![\w/])"),
        _always("slash"),
        ("/",),
        leads=(0,),
    ),
    Recogniser(
        "time",
        lazy(r"(?<![\w.:,/])(?:[01]?\d|2[0-3]):[0-5]\d(?: ?[–-] ?(?:[01]?\d|2[0-4]):[0-5]\d)?(?![\w:])"),
        _always(),
        (":",),
        leads=(0,),
    ),
    Recogniser(
        "phone",
        lazy(
            r"(?<![\w/,-])(?<!\d\.)(?:\+\d{1,3}(?:[ -]?\(0\))?(?:[ -]?\d{1,10}){1,5}|\(0\d{1,3}\) ?\d{2,8}(?:[ -]?\d{2,4}){0,2}"
            r"|0\d{1,3}(?:[ -]\d{2,5}){1,4}|0\d{1,3}[ /-]\d{6,8}|0\d{6,10}|00358\d{6,10}"
            r"|0(?:4\d|50|[12]0|29)\.\d{3}\.\d{3,4})(?![\w-]|[.,]\d)"
        ),
        _phone,
        leads=(1, 0),
    ),
    Recogniser(
        "amount",
        lazy(rf"(?<![\w.,-])(?P<u>€|EUR|eur|e) ?(?:{_NUMBER})(?![\w]|[.,]\d)(?! ?(?:€|e(?!\w)|eur)| ?-[a-zåäö])"),
        _amount,
        leads=(4, 3, 2, 1),
    ),
    Recogniser(
        "amount",
        lazy(
            rf"(?<![\w.,])(?<!\w-)(?:{_NUMBER})(?:[ \u00a0\u202f]?[–-][ \u00a0]?(?:{_NUMBER}))?[ \u00a0\u202f]?(?P<u>{UNITS})(?::[a-zåäö]{{1,6}})?(?![\w²]| -[a-zåäö])"
        ),
        _amount,
        leads=(0,),
    ),
    Recogniser("code", lazy(r"(?<![\w.,/-])(?=[A-Za-z-]*\d)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?![\w/])"), _code),
    Recogniser(
        "date",
        lazy(r"(?<![\w.,:/-])(?P<d>\d{1,2})\.(?P<m>\d{1,2})(?![\d.]\d|\w|:)"),
        _dotted_pair("date"),
        (".",),
        leads=(0,),
    ),
    Recogniser(
        "time",
        lazy(r"(?<![\w.,:/-])(?P<d>\d{1,2})\.(?P<m>[0-5]\d)(?![\d.]\d|\w|:)"),
        _dotted_pair("time"),
        (".",),
        leads=(0,),
    ),
    Recogniser("number", lazy(r"(?<!\w)\d+(?::n|:[a-zåäö]{1,4})(?!\w)"), _always("inflected"), (":",), leads=(0,)),
    Recogniser("number", lazy(r"(?<![\w.,/-])\d{5}(?= [A-ZÅÄÖ][\wåäöÅÄÖ])(?!\d)"), _always("postcode"), leads=(0,)),
    Recogniser(
        "number",
        lazy(
            rf"(?:{_STREET}|\bPL) "
            r"(?P<x>\d{1,4}(?:[–-]\d{1,4})?(?: ?[a-zA-Z](?!\w)(?: \d{1,3}(?![\d:]|[.,]\d))?| as\.? \d{1,3})?)(?!\w|[.:,]\d)"
        ),
        _always("house"),
        group="x",
    ),
)
