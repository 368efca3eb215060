from __future__ import annotations

import json
from typing import Any

from tests.readers.catalogue_support import check_edit, entries, fold_edit, pairs
from viestilint.readers import xcstrings
from viestilint.readers.build import ReadOptions


def unit(value: str) -> dict[str, Any]:
    return {"stringUnit": {"state": "translated", "value": value}}


CATALOGUE = {
    "sourceLanguage": "en",
    "strings": {
        "order.ready": {
            "comment": "Shown when it is ready",
            "localizations": {"en": unit("Order is ready"), "fi": unit("Tilaus ”%@” on valmis")},
        },
        "%lld items": {
            "localizations": {
                "fi": {"variations": {"plural": {"one": unit("%lld tuote"), "other": unit("%lld tuotetta")}}},
                "sv": unit("%lld varor"),
            }
        },
        "tap": {
            "localizations": {"fi": {"variations": {"device": {"mac": unit("Napsauta"), "other": unit("Napauta")}}}}
        },
        "value": {"localizations": {"fi": unit("Arvo")}},
        "untranslated": {},
    },
    "version": "1.0",
}
PATH = "Localizable.xcstrings"


def test_entries() -> None:
    text = json.dumps(CATALOGUE, ensure_ascii=False, indent=2)
    assert pairs(xcstrings, text, PATH) == [
        ("order.ready", "Tilaus ”%@” on valmis"),
        ("%lld items.one", "%lld tuote"),
        ("%lld items.other", "%lld tuotetta"),
        ("tap.mac", "Napsauta"),
        ("tap.other", "Napauta"),
        ("value", "Arvo"),
    ]
    assert [m.text for m in entries(xcstrings, text, PATH, ReadOptions(locales=("sv",)))] == ["%lld varor"]


def test_edit() -> None:
    for ascii_only in (True, False):
        text = json.dumps(CATALOGUE, ensure_ascii=ascii_only)
        assert check_edit(xcstrings, text, PATH, 0, fold_edit("Tilaus ”%@” on valmis", "on valmis", 'on "ä"\n'))
