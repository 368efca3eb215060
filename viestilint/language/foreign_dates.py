"""Dates written out in English or Swedish: *3 March 2027*, *May 5th, 2027*, *3 mars 2027*.

The names are those of CLDR; a test holds them against the ``babel`` package, whose import would cost more than the
rest of a short run.
"""

from __future__ import annotations

import re

from viestilint.lazyregex import lazy

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "sv": "januari februari mars april maj juni juli augusti september oktober november december".split(),
}
DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag".split(),
}
FOREIGN_MONTHS = tuple(dict.fromkeys(MONTHS["en"] + MONTHS["sv"]))
_ENGLISH, _SWEDISH = "|".join(MONTHS["en"]), "|".join(MONTHS["sv"])
_YEAR = r"(?:19|20)\d{2}"
_WEEKDAY = rf"(?:(?:{'|'.join(DAYS['en'])}),? )"
FOREIGN_DATE = lazy(
    # 3 March 2027, 1st of May, Monday 3 March; a bare 3 March, since no Finnish word is spelt so
    rf"(?<![\w.,:/-]){_WEEKDAY}?(?P<d>\d{{1,2}})(?:(?:st|nd|rd|th)(?: of)?|\.)? (?P<m>{_ENGLISH})(?:,? (?P<y>{_YEAR}))?(?![\w-])"
    # March 3, 2027, or Monday, March 3: August and June are names too, so something more must say that it is a date
    rf"|(?<!\w)(?P<w>{_WEEKDAY}?)(?P<m2>{_ENGLISH}) (?P<d2>\d{{1,2}})(?P<o>st|nd|rd|th)?(?:,? (?P<y2>{_YEAR}))?(?![\w-]|[.,:]\d)"
    # den 3 mars 2027; without a year mars is also a planet and a bar
    rf"|(?<![\w.,:/-])(?:(?:{'|'.join(DAYS['sv'])})?(?:en)? ?den )?(?P<d3>\d{{1,2}})(?::[ae]|\.)? (?P<m3>{_SWEDISH}) (?P<y3>{_YEAR})(?![\w-])"
)


def date_of(match: re.Match[str]) -> tuple[int, int, str] | None:
    """Day, month and year (empty if not given) of a match; ``None`` if it is no date."""
    day = int(match["d"] or match["d2"] or match["d3"])
    name = match["m"] or match["m2"]
    month = MONTHS["en"].index(name) + 1 if name else MONTHS["sv"].index(match["m3"]) + 1
    year = match["y"] or match["y2"] or match["y3"] or ""
    if not 1 <= day <= 31 or (match["m2"] and not (year or match["w"] or match["o"])):
        return None
    return day, month, year
