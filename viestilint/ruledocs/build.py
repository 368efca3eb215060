"""Descriptions of the catalogue's rules, their examples linted by the rules themselves."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from viestilint.config import LANGUAGES, Config
from viestilint.model import Finding
from viestilint.patterns.definition import Example, LoadedRule
from viestilint.ruledocs.markdown import render_site
from viestilint.ruledocs.page import RulePage, page_of
from viestilint.testing import RuleTester, message_of


class Pages:
    """Describes rules in one language. Raises ``ViestilintError`` if the catalogue or the engine does not load."""

    def __init__(self, config: Config) -> None:
        self._tester = RuleTester(config)
        self.lang = config.lang
        self.rules = {rule.id: rule for rule in self._tester.rules}

    def page(self, rule: LoadedRule) -> RulePage:
        """One rule's description."""
        return page_of(rule, self.lang, self._lint)

    def pages(self, rules: Iterable[LoadedRule] | None = None) -> tuple[RulePage, ...]:
        """The descriptions of all rules, or of those given, in the order of the catalogue."""
        return tuple(self.page(rule) for rule in (self.rules.values() if rules is None else rules))

    def _lint(self, rule: LoadedRule, example: Example) -> tuple[Finding, ...]:
        return self._tester.only(rule, example).lint(message_of(example, example.text))


def site(rule_files: Iterable[Path] = ()) -> dict[str, str]:
    """The whole documentation, Finnish and English: file name → Markdown."""
    extra = tuple(rule_files)
    return render_site({lang: Pages(Config(lang=lang, rules=extra)).pages() for lang in LANGUAGES})
