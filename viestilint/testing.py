"""A rule's own examples as tests: for this project's suite and for ``viestilint test-rules``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from viestilint.config import Config, with_glossary
from viestilint.fixes import fix_text
from viestilint.language.morphology import Morphology
from viestilint.lazyregex import lazy
from viestilint.model import Address, Applicability, ApprovedTerm, Finding, Message, Severity, SourceMap
from viestilint.patterns.catalogue import Selection, load_catalogue
from viestilint.patterns.definition import Example, LoadedRule
from viestilint.patterns.matcher import Choice, Element, Gap, Pattern
from viestilint.patterns.nounphrase import NounPhrase
from viestilint.patterns.tokens import TokenPattern
from viestilint.pipeline import Linter
from viestilint.readers.build import ReadOptions, build_message
from viestilint.readers.metadata import Metadata, parse_metadata
from viestilint.readers.source import SourceFile

_SLOT = lazy(r"\{[a-z][a-z0-9_]*\}")
# What an example says of the house, not of the message.
_OF_THE_HOUSE = frozenset(("house_address", "glossary", "select", "source_text"))
_WRITABLE = frozenset((Applicability.SAFE, Applicability.UNSAFE))


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold, with the place of the example in its rule file."""

    rule: str
    path: str
    line: int
    text: str
    problem: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.problem}\n    {self.text!r}"


class RuleTester:
    """Runs examples of a catalogue on one engine. Raises ``RuleError`` if the catalogue does not load."""

    def __init__(self, config: Config | None = None) -> None:
        config = config or Config()
        self.rules = load_catalogue(config.rules, examples=True)
        self.linters: dict[tuple[Address, str], Linter] = {}
        self._config = config
        self._single: dict[tuple[str, Address, str, str], Linter] = {}

    def linter(self, house: Address = Address.SINA, glossary: str = "") -> Linter:
        """The linter with all rules on, opt-in ones left out, in a house with that address form and term."""
        if (house, glossary) not in self.linters:
            settings = with_glossary(self._config.settings, _terms(glossary))
            linter = Linter(replace(self._config, house_address=house, settings=settings))
            if self.linters:
                # The words are the same: so are their readings.
                linter.message_linter.share_words(next(iter(self.linters.values())).message_linter)
            self.linters[house, glossary] = linter
        return self.linters[house, glossary]

    def only(self, rule: LoadedRule, example: Example) -> Linter:
        """The linter with one rule on, and the opt-in variant of it that the example selects, in the example's house."""
        house, glossary, variant = (
            _house(example),
            example.context.get("glossary", ""),
            example.context.get("select", ""),
        )
        key = (rule.id, house, glossary, variant)
        if key not in self._single:
            self._single[key] = self.linter(house, glossary).with_rules(
                (rule,), Selection(self.rules, extend_select=(variant,)) if variant else None
            )
        return self._single[key]

    def check_rule(self, rule: LoadedRule) -> Iterator[Failure]:
        """The examples of a rule that do not hold."""
        for example in rule.bad:
            yield from self._check_bad(rule, example)
        for example in rule.good:
            found = self._findings(rule, example)
            if found:
                shown = ", ".join(f"«{f.span.of(example.text)}» {f.message}" for f in found)
                yield _failure(rule, example, f"flagged, but is a good example: {shown}")

    def check_words(self, rule: LoadedRule, morphology: Morphology) -> Iterator[Failure]:
        """The lemmas of a rule's patterns that Voikko does not know as lemmas, so that they never match."""
        for variant in rule.variants:
            matchers = [variant.matcher, *(c.pattern for c in (*variant.when, *variant.unless))]
            for matcher in matchers:
                if not isinstance(matcher, Pattern):
                    continue
                for lemma in sorted(_lemmas(matcher.elements)):
                    if not is_lemma(lemma, morphology):
                        yield Failure(rule.id, rule.rule.path, variant.line, lemma, f"Voikko knows no lemma '{lemma}'")

    def fired(self, rule: LoadedRule) -> bool:
        """Whether any bad example of the rule is flagged."""
        return any(self._findings(rule, example) for example in rule.bad)

    def _check_bad(self, rule: LoadedRule, example: Example) -> Iterator[Failure]:
        found = self._findings(rule, example)
        places = sorted((f.span.start, f.span.end) for f in found)
        if places != sorted(example.marks):
            shown = ", ".join(repr(example.text[a:b]) for a, b in places) or "nothing"
            wanted = ", ".join(repr(example.text[a:b]) for a, b in example.marks)
            yield _failure(rule, example, f"flags {shown} instead of {wanted}")
            return
        for finding in found:
            if _SLOT.search(_without_placeholders(finding.message, example.text)):
                yield _failure(rule, example, f"the message has an empty slot: {finding.message}")
        fixed = self._fixed(rule, example)
        if example.fixed is None:
            if fixed != example.text:
                yield _failure(rule, example, f"fixed to {fixed!r}, but the example names no fixed text")
            return
        if fixed != example.fixed:
            yield _failure(rule, example, f"fixed to {fixed!r} instead of {example.fixed!r}")
            return
        yield from self._check_fixed(rule, example, fixed)

    def _check_fixed(self, rule: LoadedRule, example: Example, fixed: str) -> Iterator[Failure]:
        before = self._heavy(example, example.text)
        after = self._heavy(example, fixed)
        for name in after - before:
            yield _failure(rule, example, f"the fixed text {fixed!r} is flagged by '{name}'")

    def _heavy(self, example: Example, text: str) -> Counter[str]:
        """Warnings and errors by rule. Rules about whole messages are left out: an example is a part of one, and a
        greeting that a fix adds would make them ask for the rest.
        """
        message = message_of(example, text)
        findings = self.linter(_house(example), example.context.get("glossary", "")).lint(message)
        whole = {rule.id for rule in self.rules if rule.rule.whole_message}
        return Counter(f.rule for f in findings if f.severity >= Severity.WARNING and f.rule not in whole)

    def _findings(self, rule: LoadedRule, example: Example) -> tuple[Finding, ...]:
        return self.only(rule, example).lint(message_of(example, example.text))

    def _fixed(self, rule: LoadedRule, example: Example) -> str:
        linter = self.only(rule, example)

        def check(text: str) -> list[tuple[Message, tuple[Finding, ...]]]:
            message = message_of(example, text)
            return [(message, linter.lint(message))]

        return fix_text(example.text, check, _WRITABLE).text


def message_of(example: Example, text: str) -> Message:
    """The message that an example stands for, with ``text`` as its text."""
    context = {k: v for k, v in example.context.items() if k not in _OF_THE_HOUSE}
    own = parse_metadata(context)
    own = Metadata(customer=own.reply_to, source_text=example.context.get("source_text")).over(own)
    source = SourceFile("example", text)
    return build_message(source, text, SourceMap.shifted(len(text), 0), ReadOptions(forced=own))


def is_lemma(word: str, morphology: Morphology) -> bool:
    """Whether Voikko gives the word as the lemma, or as the verb of a participle, of some form."""
    if any(r.lemma == word or r.verb == word for r in morphology.analyse(word)):
        return True
    # Lemmas of plural-only words are analysed in the plural, the negation verb in the 3rd person.
    return any(r.lemma == word for r in morphology.analyse(word + "t"))


def prose_failures(rules: Iterable[LoadedRule], linter: Linter) -> Iterator[Failure]:
    """The rules' own Finnish texts that the linter flags as fragments with a warning or an error."""
    for rule in rules:
        texts = [rule.rule.title.fi, rule.rule.message.fi, rule.rule.why.fi]
        for variant in rule.variants:
            texts += [t.fi for t in (variant.title, variant.message, variant.why) if t is not None]
        for text in dict.fromkeys(texts):
            bare = _quoted_out(text)
            source = SourceFile(rule.rule.path, bare)
            forced = Metadata(fragment=True, channel="email")
            message = build_message(source, bare, SourceMap.shifted(len(bare), 0), ReadOptions(forced=forced))
            for finding in linter.lint(message):
                if finding.severity >= Severity.WARNING:
                    problem = f"its own text is flagged by '{finding.rule}': {finding.message}"
                    yield Failure(rule.id, rule.rule.path, rule.rule.line, text, problem)


def _quoted_out(text: str) -> str:
    """The prose of a rule's text without the words that it quotes and the slots that are filled in."""
    text = re.sub(r"”[^”]*”|«[^»]{0,500}»|\*[^*]*\*", "X", text)
    return re.sub(r"\{[a-z][a-z0-9_]*\}", "X", text)


def _without_placeholders(text: str, source: str) -> str:
    if "{" in source or "{{" in text:
        text = re.sub(r"\{\{.{0,500}?\}\}|\{\w+\}\}", "", text)
    return re.sub(r"\{[^{}]*\}", lambda m: "" if m.group() in source else m.group(), text)


def _terms(glossary: str) -> tuple[ApprovedTerm, ...]:
    """*lähetys: toimituserä, postierä* → the term with the words that it replaces."""
    name, _, avoided = glossary.partition(":")
    return (ApprovedTerm(name, tuple(word.strip() for word in avoided.split(","))),) if name else ()


def _house(example: Example) -> Address:
    return Address(example.context.get("house_address", "sina"))


def _failure(rule: LoadedRule, example: Example, problem: str) -> Failure:
    return Failure(rule.id, example.path, example.line, example.text, problem)


def _lemmas(elements: Iterable[Element]) -> set[str]:
    found: set[str] = set()
    for element in elements:
        if isinstance(element, TokenPattern):
            found |= element.lemma | element.verb
            for inner in element.unless:
                found |= inner.lemma | inner.verb
        elif isinstance(element, NounPhrase):
            found |= _lemmas((element.head,))
        elif isinstance(element, Choice):
            for option in element.options:
                found |= _lemmas(option)
        elif isinstance(element, Gap):
            for inner in element.without:
                found |= inner.lemma | inner.verb
    return found
