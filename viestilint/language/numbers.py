"""What a number is, from its digits and its neighbours."""

from __future__ import annotations

import re

from viestilint.lazyregex import lazy

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TIME_LEFT = lazy(r"\b(?:klo|kello|kl)\.?:?\s*$", re.I)
_MONEY_RIGHT = lazy(r"\s?(?:€|e(?:uro\w*)?|EUR|eur|snt|sent\w*|%|prosent\w*|kg|km|cm|mm|m|l|h|g|Gt|Mt|kWh|kpl|t)(?!\w)")
_SECTION_LEFT = lazy(
    r"(?:(?:\bkoh(?:d\w+|ta\w*|ti(?:a|en|in))|\bluvu\w+|\bluku\w*|\blukuj\w+|pykäl\w+|\bmoment\w+|versio\w*|\bv\.|\biOS|\bAndroid|\bmalli\w*"
    r"|liit(?:e|te)\w*|kappale\w*|\bIP|nro|numero\w*|\btaso\w*|ehto\w*|ehdo\w+|\bosio\w*|\bosa(?!l[lt])\w*|\bosis\w+"
    r"|taulukko\w*|taulukon|taulukoi\w+|\bkuv(?:a|an|assa|asta|io|ion|iossa|iosta)|tehtäv\w+|artikl\w+"
    r"|Bluetooth|Windows|macOS|Wi-Fi|USB|HDMI|PDF|TLS|HTTP|DLNA)|§)"
    # Several at once: kohdat 2.4 ja 3.1, kohtia 2.4–2.7, 2.8.
    r"\s*(?:\d+(?:\.\d+)*\s*(?:,|–|-|ja|tai|sekä|/)\s*){0,4}$",
    re.I,
)
# What may have a section, and a deadline as well.
_DATED_LEFT = lazy(
    r"(?:\bliit(?:e|te)\w*|\b\w+numero\w*|\behto\w*|\behdo\w+|\bosa\w*|\bosis\w+|taulukko|\bkuv(?:a|an|at)|tehtäv\w+)\s*$",
    re.I,
)
_DECIMAL_LEFT = lazy(
    # Not of their compounds: arvonta 3.6., hintavertailu 3.6.
    r"\b(?:hinta(?:mme|nsa|an)?|hinnaksi|summa(?:n|a|ksi)?|yhteensä|maksaa|arvo(?:n|a|ksi|ltaan|sana\w*)?"
    r"|korko(?:a|ksi|kanta|prosentti)?|saldo(?:n|a|si|ksi)?)(?: on)?:?\s*$",
    re.I,
)
_CLAUSE_END = lazy(r"\s*(?:$|[.,;:!?)\n])")
_DATE_RIGHT = lazy(
    r"\s*(?:mennessä|asti|saakka|alkaen|lähtien|jälkeen|klo|kello)\b"
    r"|\s*[–-]\s*(?:0?[1-9]|[12]\d|3[01])\.(?:1[0-2]|0?[1-9])(?!\d)"
)
_BY = lazy(r"\s*mennessä\b")
_CLOCK_RIGHT = lazy(r"\s*(?:klo|kello)\b")
_DATE_LEFT = lazy(
    r"\b(?:viimeistään|ennen|ma|ti|ke|to|pe|la|su|(?:maanan|tiis|torst|perjan|lauan|sunnun)tai\w*"
    r"|keskiviik\w+|\w{0,30}?päivä(?!ä)\w*+|pvm|päiväy\w+|eräpäivä\w*|voimassa|saapu\w+|alkaen|lähtien)(?: on)?:?,?\s*$"
    r"|\d{1,2}\.\d{0,2}\.?\s*[–-]\s*$",
    re.I,
)
# What has a day, though figures that may be hours and minutes may stand there too: erääntyy 14.2, huolto on 4.6.
_EVENT_LEFT = lazy(
    r"\b(?:erään(?:ty\w+|nyt)|alka(?:a|vat)|alkoi(?:vat)?|päätty(?:y|vät)|umpeutu\w+|järjestetään|pidetään|järjestettiin|pidettiin"
    r"|ilmesty\w+|vanhen\w+|avataan|avautu\w+|suljetaan|lähtee|lähdet(?:te)?|muutat(?:te)?|palaat(?:te)?|palaamme"
    r"|(?:\w{0,30}?(?:huolto|katko|katkos|kokous|kurssi|leiri|retki|juhla|tarkastus|katsastus|asennus|toimitus|tarkistus)"
    r"|aika(?:si|nne)|ajankohta(?:si|nne)?|lento(?:si|nne)?|tapaamisemme|tilaisuus|tapaaminen) on)(?: jo| vasta| taas)?"
    r"(?P<first> \d{1,2}\.\d{1,2}\.?,? (?:ja|tai|sekä))?\s*$",
    re.I,
)
_MEASURED = r"(?:tun|min|sek|kilo|met|kert|pros|euro|vuo|op\b|km\b|h\b|m\b|%|€)"
_GOES_ON = lazy(
    r"\s*(?:[,!?)\n]|$)"
    rf"|\s+(?:ja|eli|mutta|joten|vaan|tai|sekä|kun|koska|jos|vaikka)\s(?!\d\d?\.\d\d?\s?{_MEASURED})"
)
_NO_MEASURE = lazy(rf"(?!\s?{_MEASURED})")
_PART_OF_DAY = lazy(
    r"\s+(?:aamulla|aamupäivällä|päivällä|iltapäivällä|illalla|yöllä|aamusta|illasta|alkuillasta|keskipäivällä|puoliltapäivin"
    r"|(?:aamu|ilta|yö|jatko)?(?:lenno|laiva|juna|lauta|bussi|vuoro)lla)\b"
)
# Lämpötila on 4.5 aamulla: a reading
_IS_LEFT = lazy(r"\b(?:on|oli|ovat|olivat|ja|tai|sekä|noin|n\.)\s*$")
_DATED = lazy(r"\d\.\s*$|\d{1,2}\.[–-]\s*$|\d\.\d{1,2}\.(?:19|20)\d\d $")
_WEEKDAY_LEFT = lazy(
    r"(?<![\w.])(?:(?:ma|ti|ke|to|pe|la|su)(?:[–-](?:ti|ke|to|pe|la|su))?|arkisin|päivittäin|viikonloppuisin"
    r"|(?:maanan|tiis|tors|perjan|lauan|sunnun)taisin|keskiviikkoisin):? (?:\d{1,2}\.[0-5]\d ?[–-] ?)?$",
    re.I,
)


def is_valid_date(day: int, month: int) -> bool:
    """Whether the calendar has that day in that month (29 February included)."""
    return 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]


def dotted_pair_kind(before: str, after: str, first: int, second: int, digits: str = "") -> str | None:
    """What ``first.second`` is between ``before`` and ``after``: time, number, section, date or ``None``.

    The first row of the table that fits wins; ``None`` means that nothing tells, and the pair is left alone.
    ``digits`` is the second number as written (*26.5* can be no time, *9.30* can).
    """
    if _TIME_LEFT.search(before) and first <= 24:
        return "time"
    if _MONEY_RIGHT.match(after) or (_DECIMAL_LEFT.search(before) and _CLAUSE_END.match(after)):
        return "number"
    date = is_valid_date(first, second)
    if date and (_CLOCK_RIGHT.match(after) or (_BY.match(after) and _DATED_LEFT.search(before))):
        # palauta liite 5.6 mennessä
        return "date"
    if _SECTION_LEFT.search(before):
        return "section"
    if date and (_DATE_RIGHT.match(after) or _DATE_LEFT.search(before)):
        return "date"
    no_time = len(digits) == 1 or first > 24
    if date and no_time:
        event = _EVENT_LEFT.search(before)
        if (_PART_OF_DAY.match(after) and (event or not _IS_LEFT.search(before))) or (
            event and ((event["first"] and _NO_MEASURE.match(after)) or _GOES_ON.match(after))
        ):
            return "date"
    if not date and len(digits) == 2 and first <= 24 and second < 60 and _WEEKDAY_LEFT.search(before):
        # arkisin 08.00, ma–pe 9.00–16.30: no month has that number
        return "time"
    if len(digits) == 2 and first <= 23 and second < 60 and _DATED.search(before):
        # A date stands before it: 16.5. 9.30, 16.5.2026 9.30.
        return "time"
    return None


def is_iban(text: str) -> bool:
    """Whether the check digits of an international account number hold (ISO 13616, modulus 97)."""
    compact = text.replace(" ", "")
    if not 15 <= len(compact) <= 34:
        return False
    rotated = compact[4:] + compact[:4]
    return int("".join(str(int(c, 36)) for c in rotated)) % 97 == 1
