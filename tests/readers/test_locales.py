"""Languages named by paths and keys, and the table of formats."""

from __future__ import annotations

import pytest

from viestilint.readers.build import ReadOptions
from viestilint.readers.catalogue import choose_languages
from viestilint.readers.locales import language_of, locale_of, wanted
from viestilint.readers.registry import SUFFIXES, fallback_encoding, formats, is_wanted, reader_name


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("locale/fi/LC_MESSAGES/django.po", "fi"),
        ("locale/fi_FI/LC_MESSAGES/django.po", "fi"),
        ("locale/it/LC_MESSAGES/django.po", "it"),
        ("messages_sv.properties", "sv"),
        ("messages_fi_FI.properties", "fi"),
        ("messages_it.properties", "it"),
        ("messages.properties", None),
        ("res/values-fi/strings.xml", "fi"),
        ("res/values-sv-rSE/strings.xml", "sv"),
        ("res/values-b+sr+Latn/strings.xml", None),
        ("res/values-v21/strings.xml", None),
        ("res/values/strings.xml", None),
        ("fi.lproj/Localizable.strings", "fi"),
        ("Base.lproj/Localizable.strings", None),
        ("lang/en/mail.php", "en"),
        ("config/locales/fi.yml", "fi"),
        ("config/locales/devise.sv.yml", "sv"),
        ("i18n/fi-FI.json", "fi"),
        ("i18n/fi-fi.json", "fi"),
        ("viesti-fi.html", "fi"),
        ("vahvistus_fi.txt", "fi"),
        ("mail/viesti.en.txt.j2", "en"),
        ("sv-kutsu.md", "sv"),
        ("viestit/korjaa_se.txt", None),
        ("viestit/hr/kutsu.txt", None),
        ("sms/nouto.txt", None),
        ("viestit/so-me.txt", None),
        ("app_fi.arb", "fi"),
        ("fi/en/viesti.txt", "en"),
        ("C:\\viestit\\sv\\a.txt", "sv"),
    ],
)
def test_locale_of_a_path(path: str, language: str | None) -> None:
    assert locale_of(path) == language


def test_tags() -> None:
    assert [language_of(tag) for tag in ("fi", "fi-FI", "sv_FI", "zh-Hans-CN", "nimi", "FI", "so-me")] == [
        "fi",
        "fi",
        "sv",
        "zh",
        None,
        None,
        None,
    ]
    assert wanted("fi-FI", ("fi",))
    assert wanted("fi_FI", ("fi-FI",))
    assert not wanted("sv", ("fi",))


@pytest.mark.parametrize(
    ("paths", "chosen"),
    [
        ([("fi", "a"), ("sv", "a")], [True, False]),
        ([("sv", "a")], [False]),
        ([("a", "sv")], [True]),
        ([("a", "fi"), ("a", "en")], [True, False]),
        ([("fi", "a"), ("ohje", "a")], [True, True]),
        ([("no",)], [True]),
        ([("a", "nimi"), ("a", "nimi_en"), ("b", "nimi_sv")], [True, False, True]),
        ([("nimi_fi",), ("nimi_et",), ("nimi_no",)], [True, False, False]),
        ([("valinta",), ("valinta_no",), ("valinta_ja",)], [True, True, True]),
    ],
)
def test_languages_side_by_side(paths: list[tuple[str, ...]], chosen: list[bool]) -> None:
    is_chosen = choose_languages(paths, ("fi",))
    assert [is_chosen(path) for path in paths] == chosen


def test_registry() -> None:
    assert reader_name("a/i18n/email.txt") == "i18ntext"
    assert reader_name("a/email.txt") == "textfile"
    assert reader_name("a.txt.liquid") == reader_name("a.html.twig") == reader_name("a.njk") == "templatefile"
    assert reader_name("a.kt") is None
    assert reader_name("a.kt", ReadOptions(literal_suffixes=frozenset({"kt"}))) == "literals"
    assert reader_name("conf/messages.fi") == reader_name("messages.fi-FI") == "properties"
    assert reader_name("viestit/tervetuloa.fi") == "templatefile"
    assert not is_wanted("a.csv", ReadOptions())
    assert is_wanted("a.csv", ReadOptions(csv_column="teksti"))
    assert not is_wanted("a_sv.json", ReadOptions())
    assert is_wanted("a_sv.json", ReadOptions(locales=("fi", "sv")))
    assert fallback_encoding("a.properties") == "iso-8859-1"
    assert fallback_encoding("a.json") is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("viestit/tervetuloa.fi", True),
        ("nginx/palvelu.example.fi", False),
        ("tsconfig.json", False),
        ("web/tsconfig.app.json", False),
        ("package.json", False),
        ("package/kieli.json", True),
        ("viestit/manifesti.json", True),
        ("docker-compose.prod.yml", False),
        ("config/locales/fi.yml", True),
        ("README.fi.md", False),
        ("lueminut.md", True),
        ("requirements-dev.txt", False),
        ("application.properties", False),
        ("messages_fi.properties", True),
        ("fi.lproj/Localizable.stringsdict", True),
        ("sv.lproj/Localizable.stringsdict", False),
        ("Localizable.xcstrings", True),
    ],
)
def test_what_a_folder_gives(path: str, expected: bool) -> None:
    assert is_wanted(path, ReadOptions()) is expected


def test_formats_name_every_suffix() -> None:
    listed = [suffix for _, suffixes in formats() for suffix in suffixes]
    assert set(SUFFIXES) <= set(listed)
    assert len(listed) == len(set(listed))
