"""The flow: file → messages → what is remembered of them, or what linting each gives → findings by file."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from viestilint.config import Config
from viestilint.errors import RuleError, ViestilintError, one_line
from viestilint.filters import suppress
from viestilint.language.secrets import with_secrets
from viestilint.memory import Linted, Memory
from viestilint.model import Checked, Finding, Message, Span, on_demand
from viestilint.readers.registry import read_messages
from viestilint.readers.source import SourceFile, mojibake, wrongly_encoded

if TYPE_CHECKING:
    from viestilint.language.inflection import Inflector
    from viestilint.language.morphology import Morphology
    from viestilint.linting import MessageLinter
    from viestilint.model import Document
    from viestilint.patterns.catalogue import Selection
    from viestilint.patterns.definition import LoadedRule

MAX_MESSAGE = 200_000
"""Code points. A longer text is a book or a log, and checking it would keep everybody waiting."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file.

    ``errors`` are lines for the user: a file that could not be read, a crashed rule. ``unused`` are the
    suppressions in it that silence nothing.
    """

    path: str
    source: SourceFile | None
    messages: tuple[Checked, ...]
    errors: tuple[str, ...] = ()
    unused: tuple[suppress.Suppression, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A file with its messages before they are linted. Those of a large file are read anew at each look."""

    source: SourceFile
    messages: Sequence[Message]
    errors: tuple[str, ...] = ()


class Linter:
    """Rules and engine, ready to lint. Raises ``ViestilintError`` for wrong settings or rule files.

    With a ``memory`` a message that is known already is not linted again; then rules and engine are loaded, and
    wrong settings told, when the first message is to be linted.
    """

    def __init__(self, config: Config | None = None, memory: Memory | None = None) -> None:
        self.config = config or Config()
        self.memory = memory
        if memory is None:
            self.load()

    @cached_property
    def message_linter(self) -> MessageLinter:
        """Rules and engine. They are imported when a message is to be linted that is not remembered."""
        from viestilint.linting import MessageLinter

        return MessageLinter(self.config, self.memory.words if self.memory is not None else None)

    @property
    def rules(self) -> tuple[LoadedRule, ...]:
        """The catalogue and the rules of the user's own files."""
        return self.message_linter.rules

    @property
    def active(self) -> tuple[LoadedRule, ...]:
        """The rules that run."""
        return self.message_linter.active

    @property
    def morphology(self) -> Morphology:
        """The readings of words."""
        return self.message_linter.morphology

    @property
    def inflector(self) -> Inflector:
        """The forms of words."""
        return self.message_linter.inflector

    def with_rules(self, rules: tuple[LoadedRule, ...], selection: Selection | None = None) -> Linter:
        """This linter with other rules on, and another selection of their variants if one is given."""
        other = copy(self)
        other.message_linter = self.message_linter.with_rules(rules, selection)
        return other

    def load(self) -> None:
        """Loads the rules now. Raises ``ViestilintError`` for wrong settings or rule files."""
        _ = self.active

    @property
    def engine(self) -> tuple[str, str]:
        """The name and the dictionary of the engine that the findings come from."""
        if self.memory is not None and self.memory.engine is not None:
            return self.memory.engine
        return self.morphology.engine.name, self.morphology.engine.dictionary

    def check_source(self, source: SourceFile) -> FileResult:
        """The messages of a file with their findings. Problems are told in the result, never raised."""
        return self.check(self.open(source))

    def open(self, source: SourceFile) -> Opened:
        """The messages of a file. Problems are told in the result, never raised."""
        try:
            messages = read_messages(source, self.config.reading)
            errors: list[str] = []
            kept = array("q", (n for n, message in enumerate(messages) if _is_message(message, source, errors)))
        except ViestilintError as error:
            return Opened(source, (), (str(error),))
        if len(kept) < len(messages):
            return Opened(source, on_demand(kept, messages.__getitem__), tuple(errors))
        return Opened(source, messages, tuple(errors))

    def knows(self, opened: Opened) -> bool:
        """Whether every message of a file is known already."""
        memory = self.memory
        return memory is not None and all(memory.get(message) is not None for message in opened.messages)

    def check(self, opened: Opened, done: Callable[[float], None] = lambda share: None) -> FileResult:
        """The file's messages with their findings. ``done`` is told after each which share of them is linted."""
        source, messages = opened.source, opened.messages
        errors = list(opened.errors)
        if errors and not messages:
            return FileResult(source.path, source, (), tuple(errors))
        found = []
        for index in range(len(messages)):
            message, findings = self._linted(messages[index], errors)
            found.append(Checked.of(messages, index, message, findings))
            done((index + 1) / len(messages))
        kept, unused = suppress.apply(suppress.read_suppressions(source.text, messages), found)
        return FileResult(source.path, source, tuple(kept), tuple(dict.fromkeys(map(one_line, errors))), unused)

    def _linted(self, message: Message, errors: list[str]) -> tuple[Message, tuple[Finding, ...]]:
        """The message with its secrets filled in, and its findings."""
        memory = self.memory
        known = memory.get(message) if memory is not None else None
        if known is None or known.secret:
            message = with_secrets(message)
        if known is None:
            own: list[str] = []
            findings = tuple(self.message_linter.findings(message, own))
            known = Linted(findings, tuple(own), bool(message.secrets))
            if memory is not None:
                memory.put(message, known)
                if memory.words is not None:
                    memory.words.settle(known.may_be_stored)
        errors.extend(known.errors)
        return message, known.findings

    def lint(self, message: Message) -> tuple[Finding, ...]:
        """The findings of one message in the order of their places. Raises ``RuleError`` if a rule crashes."""
        errors: list[str] = []
        findings = tuple(self.message_linter.findings(with_secrets(message), errors))
        if errors:
            raise RuleError(errors[0])
        return findings

    def document(self, message: Message) -> Document:
        """The message with its language analysed."""
        return self.message_linter.document(message)

    def applies(self, rule: LoadedRule, message: Message) -> bool:
        """Whether a rule runs on a message of that channel and type, whole or not, a reply or not."""
        return self.message_linter.applies(rule, message)


def _is_message(message: Message, source: SourceFile, errors: list[str]) -> bool:
    """Whether the text is short enough for a message and its letters are whole; a line in ``errors`` if not.

    Letters spoilt in a catalogue's escapes are said once for the file.
    """
    spoilt = mojibake(message.text)
    if spoilt is not None:
        at = message.source_map.locate(Span(*spoilt.span())).start
        if not any("wrongly encoded" in error for error in errors):
            errors.append(str(wrongly_encoded(source, at, spoilt.group())))
        return False
    if len(message.text) <= MAX_MESSAGE:
        return True
    place = f"{message.path} ({message.key})" if message.key else message.path
    errors.append(f"{place}: {len(message.text)} characters are no message: at most {MAX_MESSAGE} are checked")
    return False
