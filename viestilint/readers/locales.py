"""Which language a path or a key names."""

from __future__ import annotations

import re
from collections.abc import Collection

from viestilint.lazyregex import lazy

# The languages that customers of Finnish senders are written to, and the common ones of translation projects.
_LANGUAGE_CODES = (
    "ar bg bn cs da de el en es et fa fi fr he hi hr hu id is it ja ko ku lt lv nb nl nn no pl ps pt ro ru"
    " se sk sl smn so sq sr sv th tl tr uk vi zh"
)
_LANGUAGES = frozenset(_LANGUAGE_CODES.split())
# Words of file names in Finnish or English too: only a place that holds nothing else makes them one.
_AMBIGUOUS = frozenset(("he", "hr", "id", "is", "it", "ko", "no", "ps", "se", "so"))
_TAG = r"[A-Za-z]{2,3}(?:[-_](?:[A-Z][a-z]{3}[-_])?(?:r?[A-Za-z]{2}|\d{3}))?"
_VALUES = lazy(rf"values-(?:b\+)?(?P<tag>{_TAG})(?:-.*)?")
_PLAIN = lazy(rf"{_TAG}")
_LEADING = lazy(r"(?P<tag>fi|sv|en)[-_.](?=\w)")
_TRAILING = lazy(r"[._-](?P<tag>[a-z]{2,3}(?:[-_][A-Z]{2})?)$")
_STRICT_SUFFIXES = (".arb", ".po", ".properties", ".strings", ".stringsdict", ".lproj")


def is_language(key: str) -> bool:
    """Whether a key is a language tag: ``fi``, ``fi-FI``, ``sv_FI``."""
    return language_of(key) is not None


def language_of(tag: str) -> str | None:
    """The language of a tag, ``None`` if it is none: ``fi-FI`` → ``fi``."""
    if not _PLAIN.fullmatch(tag):
        return None
    language = re.split(r"[-_]", tag)[0]
    # A region is written in capitals, so that words such as so-me are not taken for a tag.
    if language.islower() and language in _LANGUAGES and not re.fullmatch(r"\w{2,3}[-_][a-z]{2}", tag):
        return language
    return language.lower() if re.fullmatch(r"[a-z]{2}[-_][a-z]{2}", tag) and language in ("fi", "sv", "en") else None


def wanted(tag: str, locales: Collection[str]) -> bool:
    """Whether a language tag is one of ``locales``; ``fi`` among them takes in ``fi-FI`` too."""
    return tag in locales or tag.replace("_", "-") in locales or language_of(tag) in locales


def locale_of(path: str) -> str | None:
    """The language that a path names in its file name or else its folders, ``None`` if it names none.

    ``viestit_sv.properties`` → ``sv``, ``locale/fi/LC_MESSAGES/django.po`` → ``fi``, ``values-en/`` → ``en``.
    """
    *folders, name = path.replace("\\", "/").split("/")
    return _of_name(name) or next((found for f in reversed(folders) if (found := _of_folder(f, folders))), None)


def _of_name(name: str) -> str | None:
    suffix = "." + name.rpartition(".")[2].lower()
    stem = name
    while "." in stem:
        stem = stem.rpartition(".")[0]
        found = _PLAIN.fullmatch(stem)
        if found and (language := language_of(stem)):
            return language
        trailing = _TRAILING.search(stem)
        if trailing and (language := language_of(trailing["tag"])):
            is_sure = suffix in _STRICT_SUFFIXES or len(trailing["tag"]) > 3
            if is_sure or language not in _AMBIGUOUS:
                return language
    leading = _LEADING.match(name)
    return leading["tag"] if leading else None


def _of_folder(folder: str, folders: list[str]) -> str | None:
    if values := _VALUES.fullmatch(folder):
        return language_of(values["tag"].replace("-r", "-"))
    if folder.endswith(".lproj"):
        return language_of(folder.removesuffix(".lproj"))
    language = language_of(folder)
    if language in _AMBIGUOUS and len(folder) < 4 and "LC_MESSAGES" not in folders:
        return None
    return language
