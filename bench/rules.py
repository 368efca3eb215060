"""What each rule costs: time spent in it while messages are linted."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from viestilint.config import Config
from viestilint.linting import MessageLinter
from viestilint.model import Document, Finding
from viestilint.patterns.definition import LoadedRule
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile


class _Timed(MessageLinter):
    """Notes how long each rule runs."""

    def __init__(self, config: Config) -> None:
        self.spent: Counter[str] = Counter()
        super().__init__(config)

    def _run(self, rule: LoadedRule, document: Document) -> list[Finding]:
        started = time.process_time()
        found = super()._run(rule, document)
        self.spent[rule.id] += time.process_time() - started
        return found


def costs(folder: Path) -> list[tuple[str, float, float]]:
    """Rule, its share of the time of all rules and its milliseconds per message; the costliest twenty."""
    linter = Linter()
    linter.message_linter = timed = _Timed(linter.config)
    files = sorted(folder.rglob("*.txt"))
    sources = [SourceFile(str(file), file.read_text(encoding="utf-8")) for file in files]
    for source in sources:
        linter.check_source(source)
    timed.spent.clear()
    for source in sources:
        linter.check_source(source)
    total = sum(timed.spent.values())
    return [(rule, s / total, s / len(sources) * 1000) for rule, s in timed.spent.most_common(20)]
