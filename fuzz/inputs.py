"""Bytes → inputs. A fuzzer mutates the bytes; the same bytes always give the same input."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from viestilint.patterns.catalogue import load_catalogue

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent

READABLE = (
    "viesti.txt", "viesti.md", "viesti.html", "viesti.mjml", "viesti.eml", "values-fi/strings.xml", "viestit.xlf",
    "fi.lproj/Localizable.strings", "viestit.po", "viestit.json", "viestit_fi.arb", "viestit.yml",
    "viestit.properties", "viestit.csv", "viestit.php", "viesti.j2", "viesti.hbs", "viesti.liquid", "viesti.ftl",
    "viesti.txt.erb", "viesti.tmpl", "i18n/kutsu.txt", "Viestit.kt", "viesti.tsv", "conversations/fi.yaml",
)  # fmt: skip
"""A path for every reader: the path alone decides which one reads a file."""

MARKS = (
    " ", "\n", "\n\n", "\r\n", ", ", ". ", "! ", "? ", ": ", " – ", "-", "…", "”", "'", "(", ")", "\u00a0", "\u00ad",
    "{{nimi}}", "{{ summa }}", "{nimi}", "%s", "%1$s", "%(nimi)s", "${nimi}", "{% if x %}", "{% endif %}", "<%= x %>",
    "[nimi]", "<b>", "</b>", "&auml;", "\\n", "\\u00e4", "€", "5 €", "12,50", "26.9.", "26.9.2026", "klo 16:30",
    "010 123 4567", "a@b.fi", "www.esimerkki.fi", "FI21 1234 5600 0007 85", "010190-123X", "AB12-345", "1234", "😀",
    "{count, plural, one {# kirja} other {# kirjaa}}", "---\nchannel: sms\n---\n", "> ", "Terveisin\n", "Hei!",
    "viestilint: ignore[kiire]", "{{{", "}}}", "{%", "%}", "{#", "<!--", "-->", "\u202e", "\u0301", "\u2028", "\x85",
    "İ", "ß", "ﬁ", "\ud7ff", "\x0b", "\x1c", "²", "٣",
)  # fmt: skip


class Draw:
    """Takes choices off a run of bytes; when they are used up every choice is the first."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, below: int) -> int:
        """A number of ``0 … below - 1``."""
        size = 1 if below <= 256 else 2
        taken = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(taken, "big") % below

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[self.number(len(options))]

    def several(self, most: int, make: Callable[[], T]) -> list[T]:
        """Up to ``most`` of what ``make`` gives."""
        return [make() for _ in range(self.number(most + 1))]

    @property
    def is_empty(self) -> bool:
        """Whether all bytes are used up."""
        return self._at >= len(self._data)

    def rest(self) -> bytes:
        """What is left."""
        taken = self._data[self._at :]
        self._at = len(self._data)
        return taken

    def raw_text(self) -> str:
        """What is left as text, whatever in it is none left out."""
        return self.rest().decode("utf-8", "ignore").replace("\0", "")

    def finnish(self, most: int = 400) -> str:
        """What is left as words of the rules' own examples, with marks between them."""
        words = vocabulary()
        out: list[str] = []
        while not self.is_empty and len(out) < most:
            at = self.number(2 * len(words))
            if at < len(words):
                out.append(words[at] + " ")
            else:
                out.append(MARKS[at % len(MARKS)])
        return "".join(out)

    def text(self) -> str:
        """A text of either kind."""
        return self.finnish() if self.number(4) else self.raw_text()


@cache
def vocabulary() -> tuple[str, ...]:
    """The words and two-word runs of the examples of all rules: what can make a rule fire."""
    found: dict[str, None] = {}
    for text in example_texts():
        words = text.split()
        found.update(dict.fromkeys(words))
        found.update(dict.fromkeys(" ".join(pair) for pair in zip(words, words[1:], strict=False)))
    return tuple(found)


@cache
def example_texts() -> tuple[str, ...]:
    """The texts of all examples of all rules."""
    rules = load_catalogue(examples=True)
    return tuple(example.text for rule in rules for example in (*rule.bad, *rule.good))


@cache
def fixtures() -> tuple[tuple[str, str], ...]:
    """Path and text of every file under ``fixtures``; what is not UTF-8 names its own encoding, mostly Latin-1."""
    files = sorted(path for path in (ROOT / "fixtures").rglob("*") if path.is_file())
    return tuple((path.relative_to(ROOT).as_posix(), _text(path.read_bytes())) for path in files)


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def file_seeds() -> list[tuple[str, str]]:
    """Pairs of a path of ``READABLE`` and a text of its format, from the fixtures."""
    seeds = []
    for name in READABLE:
        suffix = name.rpartition(".")[2]
        own = [text for path, text in fixtures() if path.endswith("." + suffix)]
        seeds.extend((name, text) for text in own[:6])
        if name.startswith("i18n/"):
            seeds.extend((name, text) for path, text in fixtures() if "/i18n/" in path)
    return seeds


def mutated(text: str, random_: random.Random) -> str:
    """``text`` with a few cuts, doublings, swaps and foreign marks."""
    for _ in range(random_.randint(1, 4)):
        a, b = sorted((random_.randint(0, len(text)), random_.randint(0, len(text))))
        b = min(b, a + random_.choice((1, 3, 20, 200)))
        part = text[a:b]
        text = random_.choice(
            (
                text[:a] + text[b:],
                text[:b] + part + text[b:],
                text[:a] + part[::-1] + text[b:],
                text[:a] + random_.choice(MARKS) + text[a:],
                text[:a] + random_.choice(MARKS) + text[b:],
                text[:b],
                text[:a] + chr(random_.choice((0x22, 0x27, 0x5C, 0x7B, 0x7D, 0x3C, 0x26, 0x25, 0x0A, 0x09))) + text[a:],
            )
        )
    return text


def mutations(texts: Sequence[T], key: Callable[[T], str], seed: int, count: int) -> Iterator[tuple[T, str]]:
    """``count`` mutated texts, the same for the same seed."""
    random_ = random.Random(seed)
    for _ in range(count):
        chosen = random_.choice(texts)
        yield chosen, mutated(key(chosen), random_)
