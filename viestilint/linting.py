"""Linting one message: every rule that applies to it, and the findings with the severity that they have there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cached_property, partial
from sys import intern

from viestilint.checks import Check, CheckContext, find_check
from viestilint.config import Config
from viestilint.errors import ViestilintError
from viestilint.language.analysis import analyse
from viestilint.language.inflection import Inflector
from viestilint.language.morphology import Morphology, Store
from viestilint.language.notation import in_own_notation
from viestilint.language.secrets import hide_secrets
from viestilint.model import Applicability, Document, Finding, Fix, Hit, Message, Severity, Span, Text
from viestilint.patterns.catalogue import Selection, UnknownRule, load_catalogue
from viestilint.patterns.definition import LoadedRule, Variant
from viestilint.patterns.run import fill
from viestilint.patterns.triggers import TriggerIndex
from viestilint.readers.build import fits

Search = Callable[[Document], Iterable[Hit]]
"""What a rule finds in a document."""


class MessageLinter:
    """The rules of a catalogue and the engine, ready for messages.

    The rules are loaded when they are first asked for; that raises ``ViestilintError`` for wrong settings or rule
    files. ``words`` are those that an engine looked up before.
    """

    def __init__(self, config: Config, words: Store | None = None) -> None:
        self.config = config
        self.morphology = Morphology(config.engine, words)
        self.inflector = Inflector(self.morphology)
        self._by_kind: dict[tuple[str, str | None, bool, bool], tuple[LoadedRule, ...]] = {}
        self._searches: dict[str, Search] = {}

    @cached_property
    def rules(self) -> tuple[LoadedRule, ...]:
        """The catalogue and the rules of the user's own files."""
        return load_catalogue(self.config.rules)

    @cached_property
    def selection(self) -> Selection:
        """Which of the rules the settings choose."""
        config = self.config
        try:
            return Selection(self.rules, config.select, config.ignore, config.extend_select, config.named_rules)
        except UnknownRule as error:
            raise config.placed(error, error.name) from error

    @cached_property
    def active(self) -> tuple[LoadedRule, ...]:
        """The rules that run."""
        return tuple(rule for rule in self.rules if self.selection.takes(rule))

    @cached_property
    def _index(self) -> TriggerIndex:
        return TriggerIndex(self.active)

    def with_rules(self, rules: tuple[LoadedRule, ...], selection: Selection | None = None) -> MessageLinter:
        """This one with other rules on, and another selection of their variants if one is given."""
        other = copy(self)
        other.active = rules
        other.selection = selection or self.selection
        other._by_kind, other._searches, other._index = {}, {}, TriggerIndex(rules)
        return other

    def share_words(self, other: MessageLinter) -> None:
        """Takes over what another one knows of words; its engine is to be the same."""
        self.morphology, self.inflector = other.morphology, other.inflector

    def document(self, message: Message) -> Document:
        """The message with its language analysed."""
        return analyse(message, self.morphology, self.config.house_address)

    def findings(self, message: Message, errors: list[str]) -> Iterable[Finding]:
        """The findings of a message in the order of their places; a line in ``errors`` for a rule that crashes."""
        document = self.document(message)
        findings: list[Finding] = []
        yielding: list[tuple[LoadedRule, list[Finding]]] = []
        stopped = False
        deleted: list[tuple[str, Span]] = []
        ignored = message.ignore | self._path_ignores(message)
        triggered = self._index.of(document)
        for rule in self._applying(message):
            if (rule.check is None or rule.needs) and rule.id not in triggered:
                continue
            if ignored and {rule.id, rule.rule.family} & ignored:
                continue
            try:
                found = self._run(rule, document)
            except ViestilintError as error:
                errors.append(f"{message.path}: rule '{rule.id}' failed: {error.message}")
                continue
            except Exception as error:
                errors.append(f"{message.path}: rule '{rule.id}' crashed: {type(error).__name__}: {error}")
                continue
            if rule.rule.deletes:
                deleted += [(rule.id, f.span) for f in found]
            if rule.rule.unless_found:
                yielding.append((rule, found))
            else:
                findings.extend(found)
            stopped = stopped or any(f.variant in rule.rule.stops_fixes for f in found)
        for rule, found in yielding:
            taken = [f.span for f in findings if f.rule in rule.rule.unless_found] if found else []
            findings += [
                f for f in found if not any(f.span == span or (f.span and span.covers(f.span)) for span in taken)
            ]
        if stopped:
            findings = [replace(finding, fixes=()) for finding in findings]
        if deleted:
            findings = [f for f in findings if f.severity is Severity.ERROR or not _goes(f, deleted)]
        if message.secrets:
            findings = [hide_secrets(finding, message) for finding in findings]
        return sorted(dict.fromkeys(findings), key=lambda f: (f.span, f.rule))

    def _path_ignores(self, message: Message) -> frozenset[str]:
        names: frozenset[str] = frozenset()
        for glob, rules in self.config.path_ignores:
            if fits(message.path, (glob,)) or (message.key is not None and fnmatchcase(message.key, glob)):
                names |= rules
        return names

    def _applying(self, message: Message) -> tuple[LoadedRule, ...]:
        kind = (message.channel, message.type, message.fragment, message.customer is None)
        found = self._by_kind.get(kind)
        if found is None:
            found = self._by_kind[kind] = tuple(rule for rule in self.active if self.applies(rule, message))
        return found

    def applies(self, rule: LoadedRule, message: Message) -> bool:
        """Whether a rule runs on a message of that channel and type, whole or not, a reply or not."""
        if (rule.rule.whole_message and message.fragment) or (rule.rule.reply_only and message.customer is None):
            return False
        channel, kind = message.channel, message.type
        if rule.rule.severity(channel, kind) is not None or self._overrides(rule, None):
            return True
        return any(v.severity(channel, kind) is not None or self._overrides(rule, v) for v in rule.variants)

    def _overrides(self, rule: LoadedRule, variant: Variant | None) -> str | None:
        """The name under which configuration sets the severity, the most exact one."""
        names = [f"{rule.id}/{variant.id}"] if variant is not None and variant.id else []
        names += [rule.id, rule.rule.family]
        return next((name for name in names if name in self.config.severities), None)

    def _run(self, rule: LoadedRule, document: Document) -> list[Finding]:
        search = self._searches.get(rule.id) or self._search_of(rule)
        message = document.message
        return [found for hit in search(document) if (found := self._finding(rule, hit, message)) is not None]

    def _search_of(self, rule: LoadedRule) -> Search:
        config = self.config
        context = CheckContext(rule, self.inflector, self.morphology, config.lang, config.settings, self._index)
        search: Search = context.own_hits
        if rule.check is not None:
            search = partial(_checked, find_check(rule.check), context)
        self._searches[rule.id] = search
        return search

    def _finding(self, rule: LoadedRule, hit: Hit, message: Message) -> Finding | None:
        variant = rule.variant_of(hit)
        if variant is not None and not self.selection.takes_variant(rule, variant.id, variant.opt_in):
            return None
        if message.style not in (rule.rule.styles if variant is None else rule.rule.styles & variant.styles):
            return None
        severity = self._severity(rule, variant, hit, message)
        if severity is None:
            return None
        values = dict(hit.values)
        lang = self.config.lang
        finding = Finding(
            rule=rule.id,
            family=rule.rule.family,
            severity=severity,
            span=hit.span,
            # A large run says the same thousands of times.
            message=intern(fill(_own(variant, rule, "message").in_(lang), values)),
            why=intern(fill(_own(variant, rule, "why").in_(lang), values)),
            fixes=_settled(hit.fixes) if _may_insert(rule, message) else (),
            hint=hit.hint,
            variant=hit.variant,
        )
        return in_own_notation(finding, message) if message.placeholders or message.source_text is not None else finding

    def _severity(self, rule: LoadedRule, variant: Variant | None, hit: Hit, message: Message) -> Severity | None:
        default = rule.rule.severity(message.channel, message.type)
        severity = default
        if variant is not None and variant.severities is not None:
            severity = variant.severity(message.channel, message.type)
        if hit.severity is not None:
            severity = hit.severity
        override = self._overrides(rule, variant)
        if override is not None:
            return self.config.severities[override]
        if severity is not None and self.config.preset == "tiukka":
            return max(severity, Severity.WARNING)
        if severity is Severity.INFO and self.config.preset == "kevyt":
            return None
        return severity


def _checked(check: Check, context: CheckContext, document: Document) -> Iterable[Hit]:
    return check(document, context)


def _own(variant: Variant | None, rule: LoadedRule, field: str) -> Text:
    own: Text | None = getattr(variant, field) if variant is not None else None
    if own is not None:
        return own
    text: Text = getattr(rule.rule, field)
    return text


def _may_insert(rule: LoadedRule, message: Message) -> bool:
    """A greeting or a closing is added as a line of text; where it would go in markup, only a person can tell."""
    return not rule.rule.whole_message or message.source_map.is_plain


def _goes(finding: Finding, deleted: Iterable[tuple[str, Span]]) -> bool:
    """Whether the finding is about words that another finding wants deleted."""
    return bool(finding.span) and any(
        span.covers(finding.span) and finding.rule != deleter for deleter, span in deleted
    )


def _settled(fixes: tuple[Fix, ...]) -> tuple[Fix, ...]:
    """Alternatives are for a person to choose from: none of several is ever applied."""
    if len(fixes) < 2:
        return fixes
    return tuple(replace(fix, applicability=Applicability.DISPLAY) for fix in fixes)
