"""The two Voikko engines behind one protocol: the system's libvoikko, and the embedded transducer.

Both hand over the raw analysis strings of the same transducer; ``morphology`` turns them into readings.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from viestilint.errors import ConfigError
from viestilint.lazyregex import lazy

ENGINES = ("auto", "libvoikko", "embedded")
_MAX_WORD = 200
# The folders that libvoikko itself searches, in its order.
_DICTIONARY_FOLDERS = (
    "~/.voikko",
    "/etc/voikko",
    "/usr/lib/voikko",
    "/usr/share/voikko",
    "/usr/lib64/voikko",
    "/usr/local/lib/voikko",
    "/opt/homebrew/lib/voikko",
)
_LIBRARIES = (
    "usr/lib/libvoikko.*",
    "usr/lib/*/libvoikko.*",
    "usr/lib64/libvoikko.*",
    "usr/local/lib/libvoikko.*",
    "opt/homebrew/lib/libvoikko.*",
)
_DISTRIBUTIONS = frozenset(("libvoikko", "pyvoikko", "kfst", "kfst_rs", "phonenumbers", "python_stdnum"))
_POSSESSIVES = {"nne": "O2m", "mme": "O1m", "nsa": "O3", "nsä": "O3", "si": "O2y", "ni": "O1y"}
_TAGS = lazy(r"\[[^\[\]]*\]|=")
_VOWELS = frozenset("aeiouyäöå")


class Engine(Protocol):
    """Something that analyses Finnish word forms."""

    name: str
    dictionary: str
    starts_slowly: bool

    def outputs(self, word: str) -> Sequence[str]:
        """The transducer's output strings for a word form, whatever its case; empty if it is unknown."""
        ...


class LibvoikkoEngine:
    """The system's libvoikko with its voikko-fi dictionary. Raises ``ConfigError`` where either is missing."""

    name = "libvoikko"
    starts_slowly = False

    def __init__(self) -> None:
        try:
            import libvoikko

            self._voikko = libvoikko.Voikko("fi")
            version = str(libvoikko.Voikko.getVersion())
        except Exception as error:
            raise ConfigError(f"libvoikko or its Finnish dictionary does not load: {error}") from error
        self.version = version
        self.dictionary = _dictionary_name()

    def outputs(self, word: str) -> Sequence[str]:
        """See ``Engine``."""
        if len(word) > _MAX_WORD:
            return ()
        return [a["FSTOUTPUT"] for a in self._voikko.analyze(word) if "FSTOUTPUT" in a]


class EmbeddedEngine:
    """The voikko-fi transducer that ``pyvoikko`` ships, run by ``kfst``; needs no system library.

    It is loaded at the first word. Raises ``ConfigError`` where it is missing or does not load.
    """

    name = "embedded"
    starts_slowly = True

    def __init__(self) -> None:
        for module in ("pyvoikko", "kfst"):
            if find_spec(module) is None:
                raise ConfigError(f"the embedded engine does not load: No module named '{module}'")
        self.version = _distribution_version("pyvoikko")
        self.dictionary = f"voikko-fi (pyvoikko {self.version})"

    @cached_property
    def _loaded(self) -> tuple[Any, type[Exception]]:
        try:
            import pyvoikko
            from kfst import TokenizationException
        except ImportError as error:
            raise ConfigError(f"the embedded engine does not load: {error}") from error
        return pyvoikko.VOIKKO_FST, TokenizationException

    def outputs(self, word: str) -> Sequence[str]:
        """See ``Engine``."""
        if len(word) > _MAX_WORD:
            return ()
        word = word.lower()
        found = self._lookup(word)
        if all("[Bc]" in output for output in found):
            found = [*self._of_plural_noun(word), *found]
        return found

    def _lookup(self, word: str) -> list[str]:
        transducer, rejected = self._loaded
        try:
            found = [output for output, _ in transducer.lookup(word)]
        except rejected:
            return []
        return [output for output in dict.fromkeys(found) if _hyphens_stand_right(output)]

    def _of_plural_noun(self, word: str) -> list[str]:
        """*terveisesi*: nouns without a singular lack their possessive nominative in the embedded dictionary."""
        suffix = next((s for s in _POSSESSIVES if word.endswith(s) and len(word) > len(s) + 3), None)
        if suffix is None:
            return []
        plurals = self._lookup(word[: -len(suffix)] + "t")
        found = [output for output in plurals if "[Sn][Nm]" in output and "[Bc]" not in output]
        tag = _POSSESSIVES[suffix]
        return [
            output.replace("[Sn][Nm]", "[Sn][Ny]")[:-1] + f"[{tag}]{suffix}"
            for output in found
            if output.endswith("t") and not self._has_singular(output)
        ]

    def _has_singular(self, output: str) -> bool:
        lemma = re.search(r"\[Xp\]([^\[]*)\[X\]", output)
        return lemma is None or bool(self._lookup(lemma[1].replace("=", "").lower()))


def open_engine(name: str) -> Engine:
    """The engine of that name; ``auto`` is libvoikko where it loads, else the embedded one.

    Raises ``ConfigError`` for an unknown name, or if the engine does not load.
    """
    if name == "libvoikko":
        return LibvoikkoEngine()
    if name == "embedded":
        return EmbeddedEngine()
    if name != "auto":
        raise ConfigError(f"unknown engine '{name}': choose one of {', '.join(ENGINES)}")
    try:
        return LibvoikkoEngine()
    except ConfigError:
        return EmbeddedEngine()


def _hyphens_stand_right(output: str) -> bool:
    """Whether a hyphen stands just where two parts of a compound meet in the same vowel, as libvoikko requires.

    The transducer itself accepts *hintaarvio* and *lasku-tili*; libvoikko drops both afterwards (the norm is
    *hinta-arvio*, *laskutili*). ``[Bh]`` marks the places where ordinary words meet.
    """
    if "[Bh][Bc]" not in output:
        return True
    parts = [_TAGS.sub("", _surface(part)) for part in output.split("[Bc]")]
    marks = [part.endswith("[Bh]") for part in output.split("[Bc]")]
    for left, right, ordinary in zip(parts, parts[1:], marks, strict=False):
        hyphen = left.endswith("-")
        stem = left.rstrip("-")
        if ordinary and stem and right:
            same_vowel = stem[-1] in _VOWELS and stem[-1] == right[0]
            if hyphen != same_vowel:
                return False
    return True


def _surface(part: str) -> str:
    return re.sub(r"\[X[prjs]\].*?\[X\]", "", part)


def _dictionary_name() -> str:
    """The voikko-fi dictionary with its version, from its own index where libvoikko looks for it."""
    for folder in _DICTIONARY_FOLDERS:
        try:
            index = Path(folder).expanduser().joinpath("5", "mor-standard", "index.txt").read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        version = re.search(r"^SM-Version:\s*(\S+)", index, re.M)
        return f"voikko-fi {version[1]}" if version else "voikko-fi"
    return "voikko-fi"


def _distribution_version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


def engine_marks() -> list[str]:
    """What tells one set of installed engines, dictionaries and lookup tables from another, without loading them."""
    marks = [os.environ.get("VOIKKO_DICTIONARY_PATH", "")]
    for folder in _DICTIONARY_FOLDERS:
        for name in ("index.txt", "mor.vfst"):
            path = Path(folder).expanduser().joinpath("5", "mor-standard", name)
            marks.extend(_stamp(path))
    for pattern in _LIBRARIES:
        for path in sorted(Path("/").glob(pattern)):
            marks.extend(_stamp(path))
    for place in sys.path:
        try:
            names = os.listdir(place) if place else []
        except OSError:
            continue
        marks += sorted(
            name for name in names if name.endswith(".dist-info") and name.partition("-")[0].lower() in _DISTRIBUTIONS
        )
    return marks


def _stamp(path: Path) -> list[str]:
    try:
        found = path.stat()
    except OSError:
        return []
    return [f"{path}:{found.st_size}:{found.st_mtime_ns}"]
