"""The names of months and days are those of CLDR."""

from __future__ import annotations

import pytest
from babel import Locale

from viestilint.language import recognisers
from viestilint.language.foreign_dates import DAYS, MONTHS


@pytest.mark.parametrize("language", ["en", "sv"])
def test_names(language: str) -> None:
    locale = Locale(language)
    assert list(locale.months["format"]["wide"].values()) == MONTHS[language]
    days = locale.days["format"]["wide"]
    assert [days[number] for number in range(7)] == DAYS[language]


def test_finnish_and_abbreviated_names() -> None:
    months = Locale("fi").months["stand-alone"]["wide"].values()
    assert [month.removesuffix("kuu") for month in months] == recognisers.MONTHS
    short = Locale("en").months["format"]["abbreviated"].values()
    assert [month.upper()[:3] for month in short] == recognisers.ENGLISH_MONTHS
