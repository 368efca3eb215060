"""What must hold for any input. A property raises ``AssertionError`` where it does not; nothing else may be raised."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from functools import cache

from viestilint.config import Config
from viestilint.errors import ReadError, RuleError, ViestilintError
from viestilint.fixes import apply_edits
from viestilint.language.analysis import analyse
from viestilint.memory import Memory
from viestilint.model import Applicability, Document, Edit, Finding, Message, Span
from viestilint.patterns.catalogue import Selection
from viestilint.patterns.rulefile import read_rules
from viestilint.patterns.yamltree import load_tree
from viestilint.pipeline import Linter
from viestilint.readers.build import ReadOptions
from viestilint.readers.placeholders import find_placeholders
from viestilint.readers.registry import read_messages
from viestilint.readers.source import SourceFile
from viestilint.rewriting import WRITABLE, fix_source

OPTIONS = ReadOptions(literal_suffixes=frozenset(("kt", "py", "js")), csv_column="viesti")
SAFE = frozenset((Applicability.SAFE,))
CATALOGUES = tuple("xml xlf strings po json arb yml yaml properties csv tsv php kt i18n/kutsu.txt".split())
SECONDS_PER_CHARACTER = 1 / 10_000


class TooSlowError(AssertionError):
    """More than one second for ten thousand characters."""


@contextmanager
def in_time(length: int, factor: float = 1.0) -> Iterator[None]:
    """Raises ``TooSlowError`` if the block takes longer than a text of that length may."""
    before = time.process_time()
    yield
    taken = time.process_time() - before
    allowed = factor * max(1.0, length * SECONDS_PER_CHARACTER)
    if taken > allowed:
        raise TooSlowError(f"{taken:.1f} s for {length} characters")


@cache
def linter() -> Linter:
    """All rules, the opt-in ones too."""
    loaded = Linter(Config(reading=OPTIONS))
    everything = tuple(rule.id for rule in loaded.rules)
    ready = Linter(Config(reading=OPTIONS, extend_select=frozenset(everything)))
    # What is loaded at first need is no matter of the input that happens to need it.
    ready.check_source(SourceFile("viesti.txt", "Hei! Maksa lasku 5e heti. Mikäli ei, otathan yhteyttä."))
    return ready


def check_read(path: str, text: str) -> list[Message]:
    """Readers: only ``ReadError``; places lead back to the file; a part written as it is changes nothing."""
    source = SourceFile(path, text)
    try:
        with in_time(len(text)):
            messages = read_messages(source, OPTIONS)
    except ReadError:
        return []
    for message in messages:
        check_places(message, text)
        check_placeholders(message)
    check_identity(source, messages)
    return messages


def check_places(message: Message, source: str) -> None:
    """Pieces tile the text, lie inside the file, and literal ones are the file's own words."""
    at = 0
    for piece in message.source_map.pieces:
        assert piece.text.start == at, "pieces do not tile the text"
        assert piece.source.end <= len(source), "a piece lies outside of the file"
        if piece.literal:
            assert piece.source.of(source) == piece.text.of(message.text), "a literal piece reads otherwise"
        at = piece.text.end
    assert at == len(message.text), "pieces end before the text"
    for span in (Span(0, 0), Span(0, at), Span(at, at), Span(at // 2, at)):
        assert message.source_map.locate(span).end <= len(source), "a place outside of the file"


def check_placeholders(message: Message) -> None:
    """Placeholders and masked parts lie in the text, placeholders in order and apart."""
    before = 0
    for placeholder in message.placeholders:
        assert before <= placeholder.span.start < placeholder.span.end <= len(message.text), "placeholder misplaced"
        before = placeholder.span.end
    assert all(span.end <= len(message.text) for span in message.masked), "masked part outside of the text"


def check_identity(source: SourceFile, messages: list[Message]) -> None:
    """Every writable piece written back as what it says reads as the same message.

    In catalogues alone: in running text, and in pages within a catalogue, white space may collapse with what stands
    around it.
    """
    edits = []
    if not source.path.endswith(CATALOGUES) or any(message.key is None for message in messages):
        return
    may_collapse = "<" in source.text
    for message in messages:
        for piece in message.source_map.pieces[:60]:
            said = piece.text.of(message.text)
            # What stands for no character is never written: the file would look wrongly encoded.
            if not piece.writable or piece.literal or "\ufffd" in said:
                continue
            if said.strip() or not may_collapse:
                edit = message.source_map.translate(Edit(piece.text, said))
                if edit is not None:
                    edits.append(edit)
    starts = [edit.span for edit in edits]
    if not edits or len(set(starts)) != len(starts):
        return
    changed = apply_edits(source.text, edits)
    again = read_messages(SourceFile(source.path, changed), OPTIONS)
    before, after = [m.text for m in messages], [m.text for m in again]
    if source.path.endswith("kt"):
        # Which strings of a program are messages is told by their words, and an escape may hide one.
        before = [text for text in before if text in after]
    assert after == before, "written back, it reads otherwise"


def check_find_placeholders(text: str) -> None:
    """Placeholders are found in order, apart and not empty."""
    with in_time(len(text)):
        found = find_placeholders(text)
    before = 0
    for placeholder in found:
        assert before <= placeholder.span.start < placeholder.span.end <= len(text)
        before = placeholder.span.end


def check_document(message: Message) -> Document:
    """Tokens are the text's own, in order and apart; sentences and clauses tile them; zones lie in the text."""
    morphology = linter().morphology
    with in_time(len(message.text)):
        document = analyse(message, morphology)
    before = 0
    for index, token in enumerate(document.tokens):
        assert token.index == index
        assert before <= token.span.start < token.span.end <= len(message.text), "token misplaced"
        assert token.span.of(message.text) == token.text, "a token that the text does not hold"
        assert document.sentences[token.sentence].first <= index < document.sentences[token.sentence].last
        assert token in document.clause_tokens(token)
        before = token.span.end
    at = 0
    for sentence in document.sentences:
        assert sentence.first == at < sentence.last, "sentences do not tile the tokens"
        at = sentence.last
        assert [c.first for c in sentence.clauses] == [sentence.first, *(c.last for c in sentence.clauses[:-1])]
        assert sentence.clauses[-1].last == sentence.last, "clauses do not tile the sentence"
    assert at == len(document.tokens)
    assert all(zone.span.end <= len(message.text) for zone in document.zones), "zone outside of the text"
    before = 0
    for item in document.items:
        assert before <= item.span.start <= item.span.end <= len(message.text), "item misplaced"
        before = item.span.end
    return document


def check_findings(message: Message, findings: tuple[Finding, ...]) -> None:
    """Findings and edits lie in the message, in order; the edits of a fix do not overlap."""
    length = len(message.text)
    assert list(findings) == sorted(findings, key=lambda f: (f.span, f.rule)), "findings out of order"
    for finding in findings:
        assert finding.span.end <= length, f"{finding.rule}: a finding outside of the text"
        for fix in finding.fixes:
            assert fix.edits, f"{finding.rule}: a fix without edits"
            before = 0
            for edit in sorted(fix.edits):
                assert before <= edit.span.start <= edit.span.end <= length, f"{finding.rule}: edit misplaced"
                assert edit.span.of(message.text) != edit.text, f"{finding.rule}: a fix that changes nothing"
                before = edit.span.end


def check_lint(path: str, text: str) -> None:
    """The whole catalogue: no rule crashes, every finding is valid, twice the same."""
    source = SourceFile(path, text)
    own = linter()
    with in_time(len(text)):
        result = own.check_source(source)
    assert not [error for error in result.errors if "rule '" in error], result.errors
    for checked in result.messages:
        check_findings(checked.message, checked.findings)


def check_fix(path: str, text: str) -> None:
    """Fixes: idempotent once stable, no placeholder lost, whatever is written reads as what was meant."""
    source = SourceFile(path, text)
    own = copy(linter())
    # As in a run: a message that a round leaves as it is is not linted again.
    own.memory = Memory()
    for allowed in (SAFE, WRITABLE):
        with in_time(len(text), factor=5):
            first = fix_source(own, source, allowed)
        if not first.stable:
            continue
        again = fix_source(own, SourceFile(path, first.text), allowed)
        assert again.text == first.text, "the second run changes something"
        was, is_now = _texts(path, text), _texts(path, first.text)
        # By its letters: a text of unbalanced braces may be read otherwise for what stands before it.
        for name in set(_placeholders(path, text)):
            assert is_now.count(name) >= was.count(name), f"placeholder {name} lost"


def _messages(path: str, text: str) -> list[Message]:
    try:
        return read_messages(SourceFile(path, text), OPTIONS)
    except ReadError:
        return []


def _texts(path: str, text: str) -> str:
    return "\n".join(message.text for message in _messages(path, text))


def _placeholders(path: str, text: str) -> list[str]:
    return [p.span.of(m.text) for m in _messages(path, text) for p in m.placeholders]


def check_rule_file(text: str, message: Message) -> None:
    """A rule file loads or is refused with ``RuleError``; what loads runs without a crash."""
    try:
        with in_time(len(text)):
            rules = read_rules(load_tree(text, "omat.yaml"), family="sanasto", examples=True)
    except RuleError as error:
        check_line(error)
        return
    own = linter().with_rules(tuple(rule for rule in rules if rule.check is None), Selection(rules))
    try:
        with in_time(len(message.text), factor=3 * max(1, len(rules))):
            findings = own.lint(message)
    except RuleError as error:
        check_line(error)
        return
    check_findings(message, findings)


def check_line(error: ViestilintError) -> None:
    """What is told to the user is one line, and no accident of ours."""
    assert "crashed" not in str(error), str(error)
    assert len(str(error).splitlines()) == 1, "more than one line"
