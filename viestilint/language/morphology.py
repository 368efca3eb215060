"""Readings of word forms, the same from both engines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from sys import intern
from typing import Protocol

from viestilint.language.engine import Engine, open_engine
from viestilint.language.fst import parse
from viestilint.model import Reading
from viestilint.model.document import INDEXED

_SOFT_HYPHEN = "\u00ad"
# More are forgotten all at once: a run over a million words takes no more memory than one over these.
_MOST_WORDS = 50_000


class Store(Protocol):
    """Outputs of an engine from earlier runs."""

    def open(self, dictionary: str) -> None:
        """Gets ready for the words of a dictionary."""
        ...

    def get(self, word: str) -> list[str] | None:
        """The outputs for a word form; ``None`` if they are not known."""
        ...

    def put(self, word: str, outputs: list[str]) -> None:
        """Remembers outputs."""
        ...


class Morphology:
    """Analyses word forms and remembers them. The engine is opened at the first word.

    A ``store`` is asked before an engine that starts slowly.
    """

    def __init__(self, engine: str | Engine = "auto", store: Store | None = None) -> None:
        self._engine = engine
        self._store = store
        self._known: dict[str, tuple[Reading, ...]] = {}
        self._keys: dict[str, frozenset[str]] = {}

    @cached_property
    def engine(self) -> Engine:
        """The engine in use. Raises ``ConfigError`` if it does not load."""
        engine = open_engine(self._engine) if isinstance(self._engine, str) else self._engine
        if not engine.starts_slowly:
            self._store = None
        if self._store is not None:
            self._store.open(engine.dictionary)
        return engine

    def analyse(self, word: str) -> tuple[Reading, ...]:
        """All readings of a word form, whatever its case; empty for an unknown word.

        Of several ways to split a compound only those with the fewest parts are kept. A form that may be the
        imperative gets that reading too where Voikko leaves it out (*tilaa*, *vastaa*).
        """
        word = word.replace(_SOFT_HYPHEN, "").lower()
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _MOST_WORDS:
                self._known.clear()
            found = self._known[word] = self._analyse(word)
        return found

    def keys(self, token: str) -> frozenset[str]:
        """Under which keys ``Document.places`` names a token of that text in lower case, if it has readings."""
        found = self._keys.get(token)
        if found is None:
            if len(self._keys) >= _MOST_WORDS:
                self._keys.clear()
            found = self._keys[token] = frozenset((token, *_keys(self.analyse(spoken_part(token)))))
        return found

    def knows(self, word: str) -> bool:
        """Whether Voikko knows the word form."""
        return bool(self.analyse(word))

    def _outputs(self, word: str) -> Sequence[str]:
        engine = self.engine
        if self._store is None:
            return engine.outputs(word)
        found = self._store.get(word)
        if found is None:
            found = list(engine.outputs(word))
            self._store.put(word, found)
        return found

    def _analyse(self, word: str) -> tuple[Reading, ...]:
        # The engines walk the same transducer in different orders.
        parsed = [parse(output) for output in sorted(self._outputs(word))]
        if not parsed:
            return self._hyphenated(word)
        fewest = min(boundaries for _, boundaries in parsed)
        readings = list(dict.fromkeys(r for r, boundaries in parsed if boundaries == fewest))
        readings += [_imperative(r) for r in readings if _may_be_imperative(r)]
        return tuple(dict.fromkeys(self._with_hidden_clitic(word, readings)))

    def _with_hidden_clitic(self, word: str, readings: list[Reading]) -> list[Reading]:
        ending = _hidden_clitic(word)
        if not ending:
            return readings
        bare = self.analyse(word[: -len(ending)])
        seen = {_without_clitic(r) for r in readings}
        if not any(_without_clitic(r) in seen for r in bare):
            return readings
        clitic = "han" if ending in ("han", "hän") else "pa"
        # Where another clitic comes first (onko+han), that one is kept: it decides the sentence type.
        carried = [replace(r, clitic=r.clitic or clitic) for r in bare]
        covered = {_without_clitic(r) for r in bare}
        return carried + [r for r in readings if _without_clitic(r) not in covered]

    def _hyphenated(self, word: str) -> tuple[Reading, ...]:
        """A compound with a name or a code before its hyphen (*Omaolo-palvelu*): read by its last part."""
        start, hyphen, last = word.rpartition("-")
        if not hyphen or not start or not last:
            return ()
        return tuple(
            replace(r, lemma=f"{start}-{r.lemma}", parts=(start, *r.parts))
            for r in self.analyse(last)
            if r.is_nominal and r.pos != "abbr"
        )


def spoken_part(token: str) -> str:
    """What is read of a token: the word alone of *10-vuotias*."""
    return token.rpartition("-")[2] if token[:1].isdigit() else token


def _keys(readings: Iterable[Reading]) -> Iterator[str]:
    for r in readings:
        yield r.lemma
        if r.verb:
            yield intern(f"verb={r.verb}")
            if r.verbform == "part":
                yield r.verb
        yield from (intern(f"part={part}") for part in r.parts)
        yield from (intern(f"{feature}={value}") for feature in INDEXED if (value := getattr(r, feature)))
        if r.is_finite and r.mood != "pot":
            yield "is=finite"


def _without_clitic(r: Reading) -> Reading:
    # Voikko gives a form with a clitic its own value of ``negative``.
    return replace(r, clitic=None, negative=None)


def _hidden_clitic(word: str) -> str:
    """*-han*, *-pa* leave no trace in Voikko's readings; what is found here is checked against the bare word."""
    if len(word) > 3 and word.endswith(("han", "hän")):
        return word[-3:]
    if len(word) > 3 and word.endswith(("pa", "pä")):
        return word[-2:]
    return ""


def _may_be_imperative(r: Reading) -> bool:
    """Contracted verbs: the 3rd person *tilaa* is the imperative too; ``negative`` both is the tell."""
    return r.pos == "verb" and r.mood == "ind" and r.person == "3" and r.tense == "pres" and r.negative == "both"


def _imperative(r: Reading) -> Reading:
    return replace(r, mood="imp", person="2")
