"""What linting found before: findings by message, kept for the run and in the project's ``.viestilint_cache``.

An entry is known by everything that the rules can see of a message. It lies in a folder of the run, which is named
after everything else that findings depend on (``runkey``). Files are JSON, one for each linted file, and are
replaced in one step, so that runs at the same time do not disturb each other. What does not read is linted anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from viestilint.interrupts import write_whole
from viestilint.model import Applicability, Edit, Finding, Fix, Message, Severity, Span

if TYPE_CHECKING:
    from viestilint.wordstore import WordStore

FOLDER = ".viestilint_cache"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of viestilint; it may be removed at any time.\n"
_KEPT_RUNS = 8
# Where the text stands, and what is found in it later; ``ignore`` has no order of its own.
_UNSEEN = frozenset(("source_map", "secrets", "ignore"))
_SEEN = tuple(field.name for field in fields(Message) if field.name not in _UNSEEN)


@dataclass(frozen=True, slots=True)
class Linted:
    """What linting one message gave. ``errors`` name rules that crashed; ``secret``: the text holds a secret."""

    findings: tuple[Finding, ...]
    errors: tuple[str, ...] = ()
    secret: bool = False

    @property
    def may_be_stored(self) -> bool:
        """Whether it may be written to disk: nothing of a message with a secret ever is, nor a failure."""
        return not self.errors and not self.secret


_NOTHING = Linted(())


class Memory:
    """Findings by message, and ``words`` that an engine looked up. Without a ``folder`` it lasts as long as the run."""

    def __init__(self, folder: Path | None = None, run: str = "", words: WordStore | None = None) -> None:
        self._folder = None if folder is None or folder.is_symlink() else folder
        self.words = None if self._folder is None else words
        self._run = None if self._folder is None else self._folder / run
        self._stored: dict[str, dict[str, Any]] = {}
        self._used: dict[str, dict[bytes, Linted]] = {}
        self._changed: set[str] = set()
        self._engine: tuple[str, str] | None = None
        self._last: tuple[Message, bytes] | None = None
        self.hits = 0

    def get(self, message: Message) -> Linted | None:
        """What is known of the message, ``None`` if nothing is."""
        key = self._key(message)
        used = self._used.setdefault(message.path, {})
        if key in used:
            return used[key]
        stored = self._of(message.path).get(key.hex())
        try:
            findings = tuple(_decoded(entry, len(message.text)) for entry in stored or ())
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            return None
        if stored is None:
            return None
        self.hits += 1
        used[key] = Linted(findings)
        return used[key]

    def put(self, message: Message, linted: Linted) -> None:
        """Remembers what was found in a message."""
        # Nothing is found in most messages.
        kept = _NOTHING if linted == _NOTHING else linted
        self._used.setdefault(message.path, {})[self._key(message)] = kept
        self._changed.add(message.path)

    def export(self, path: str) -> list[tuple[bytes, Linted]]:
        """All that is known of a file, for another process."""
        return list(self._used.get(path, {}).items())

    def take_in(self, path: str, known: Iterable[tuple[bytes, Linted]]) -> None:
        """Adds what another process found."""
        self._used.setdefault(path, {}).update(known)
        self._changed.add(path)

    @property
    def engine(self) -> tuple[str, str] | None:
        """The name and the dictionary of the engine that the stored findings come from."""
        if self._engine is None and self._run is not None:
            read = read_json(self._run / "engine.json")
            name, dictionary = read.get("name"), read.get("dictionary")
            if isinstance(name, str) and isinstance(dictionary, str):
                self._engine = (name, dictionary)
        return self._engine

    def save(self, engine: tuple[str, str]) -> None:
        """Writes what is new. A folder that cannot be written to is no error: the next run lints again."""
        if self._folder is None or self._run is None or not self._changed:
            return
        try:
            _prepare(self._folder)
            if not self._run.is_dir():
                self._run.mkdir()
                _drop_old(self._folder)
            write_json(self._run / "engine.json", {"name": engine[0], "dictionary": engine[1]})
            for path in sorted(self._changed):
                known = self._used[path].items()
                tree = {k.hex(): [_encoded(f) for f in one.findings] for k, one in known if one.may_be_stored}
                write_json(self._run / _file_name(path), tree)
            os.utime(self._run)
        except OSError:
            return
        if self.words is not None:
            self.words.save()
        self._changed.clear()

    def _key(self, message: Message) -> bytes:
        # What is not known is linted and put at once.
        if self._last is None or self._last[0] is not message:
            self._last = (message, digest(message))
        return self._last[1]

    def _of(self, path: str) -> dict[str, Any]:
        if path not in self._stored:
            self._stored[path] = {} if self._run is None else read_json(self._run / _file_name(path))
        return self._stored[path]


def digest(message: Message) -> bytes:
    """The name of everything that rules can see of a message."""
    said = [getattr(message, name) for name in _SEEN]
    seen = repr((said, sorted(message.ignore), message.source_map.is_plain))
    return hashlib.sha256(seen.encode("utf-8", "surrogatepass")).digest()


def _file_name(path: str) -> str:
    return hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:32] + ".json"


def read_json(path: Path) -> dict[str, Any]:
    """The object that a file holds, an empty one if it does not read."""
    try:
        tree = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return tree if isinstance(tree, dict) else {}


def write_json(path: Path, tree: object) -> None:
    """Writes a file in one step. Raises ``OSError``."""
    write_whole(path, (text.encode() for text in json.JSONEncoder(separators=(",", ":")).iterencode(tree)))


def _prepare(folder: Path) -> None:
    """The folder as git, backup programs and people know what to do with it."""
    folder.mkdir(exist_ok=True)
    for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)):
        if not (folder / name).is_file():
            (folder / name).write_text(text, encoding="utf-8")


def _drop_old(folder: Path) -> None:
    runs = sorted((entry for entry in folder.iterdir() if entry.is_dir()), key=lambda e: e.stat().st_mtime)
    for old in runs[:-_KEPT_RUNS]:
        import shutil

        shutil.rmtree(old, ignore_errors=True)


def _encoded(finding: Finding) -> list[Any]:
    fixes = [
        [fix.applicability.value, [[edit.span.start, edit.span.end, edit.text] for edit in fix.edits]]
        for fix in finding.fixes
    ]
    span = [finding.span.start, finding.span.end]
    head = [finding.rule, finding.family, int(finding.severity), span]
    return [*head, finding.message, finding.why, fixes, finding.hint, finding.variant]


def _decoded(entry: Any, length: int) -> Finding:
    """The finding of an entry. Raises one of many errors if it is none, or does not fit a text of that length."""
    rule, family, severity, span, message, why, fixes, hint, variant = entry
    texts = (rule, family, message, why, hint or "", variant or "")
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("not a text")
    return Finding(
        rule=rule,
        family=family,
        severity=Severity(severity),
        span=_span(span[0], span[1], length),
        message=message,
        why=why,
        fixes=tuple(
            Fix(
                tuple(Edit(_span(start, end, length), str(text)) for start, end, text in edits),
                Applicability(applicability),
            )
            for applicability, edits in fixes
        ),
        hint=hint,
        variant=variant,
    )


def _span(start: int, end: int, length: int) -> Span:
    if end > length:
        raise ValueError("beyond the text")
    return Span(start, end)
