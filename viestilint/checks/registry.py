"""Checks by name, imported when a rule first needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from viestilint.errors import RuleError
from viestilint.language.inflection import Inflector
from viestilint.language.morphology import Morphology
from viestilint.model import Document, Hit, RuleSettings
from viestilint.patterns.definition import LoadedRule
from viestilint.patterns.run import run_variants
from viestilint.patterns.triggers import TriggerIndex


@dataclass(frozen=True, slots=True, eq=False)
class CheckContext:
    """What a check may use besides the document. ``lang`` is the language of texts that a hit carries itself.

    A linter has one for each rule; it equals itself only, so that what is made of one can be remembered.
    """

    rule: LoadedRule
    inflector: Inflector
    morphology: Morphology
    lang: str = "fi"
    settings: RuleSettings = field(default_factory=RuleSettings)
    index: TriggerIndex = field(default_factory=lambda: TriggerIndex(()))

    def own_hits(self, document: Document) -> Iterator[Hit]:
        """What the rule's own matchers find."""
        numbers = self.index.of(document).get(self.rule.id, ())
        return run_variants(self.rule, document, numbers, self.inflector, self.lang)


Check = Callable[[Document, CheckContext], Iterable[Hit]]


@cache
def find_check(name: str) -> Check:
    """The function ``check`` of the module ``viestilint.checks.NAME``. Raises ``RuleError`` if there is none."""
    module = f"viestilint.checks.{name}"
    if not name.isidentifier() or find_spec(module) is None:
        raise RuleError(f"there is no check '{name}'")
    found: Check | None = getattr(import_module(module), "check", None)
    if found is None:
        raise RuleError(f"there is no check '{name}'")
    return found
