"""The rules that viestilint comes with, and the user's own beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from viestilint.errors import ConfigError, RuleError
from viestilint.model.rule import FAMILIES
from viestilint.patterns.definition import LoadedRule, Triggers
from viestilint.patterns.directory import rules_directory
from viestilint.patterns.rulefile import load_rule_file, read_rules
from viestilint.patterns.treecache import keep, load_cached, load_trees, write_cache
from viestilint.patterns.yamltree import Node


def rule_files(directory: Path) -> Iterator[tuple[str, Path]]:
    """The families' rule files in order: ``FAMILY.yaml``, then a large family's files in ``FAMILY/``."""
    for family in FAMILIES:
        own = directory / f"{family}.yaml"
        if own.is_file():
            yield family, own
        yield from ((family, path) for path in sorted((directory / family).glob("*.yaml")))


def built_in_files() -> list[tuple[str, Path, str]]:
    """The family, the path and the name shown in errors of every built-in rule file."""
    directory = rules_directory()
    return [(family, path, path.relative_to(directory.parent).as_posix()) for family, path in rule_files(directory)]


def load_catalogue(extra: Iterable[Path] = (), *, examples: bool = False) -> tuple[LoadedRule, ...]:
    """All built-in rules and those of the ``extra`` files. Raises ``RuleError``, also for an id used twice or by no rule."""
    rules = _built_in(examples)
    for path in extra:
        rules.extend(load_rule_file(path, examples=examples))
    seen: dict[str, LoadedRule] = {}
    for rule in rules:
        if rule.id in seen:
            other = seen[rule.id].rule
            raise RuleError(
                f"rule '{rule.id}' stands already in {other.path}:{other.line}",
                path=rule.rule.path,
                line=rule.rule.line,
            )
        seen[rule.id] = rule
    for rule in rules:
        for name in rule.rule.unless_found:
            if name not in seen:
                raise RuleError(f"'unless-found': no rule '{name}'", path=rule.rule.path, line=rule.rule.line)
    return tuple(rules)


def _built_in(examples: bool) -> list[LoadedRule]:
    files = built_in_files()
    rules: list[LoadedRule] = []
    if examples:
        for family, path, shown in files:
            rules.extend(load_rule_file(path, family=family, shown_as=shown, examples=True, trusted=True))
        return rules
    places = [(path, shown) for _, path, shown in files]
    for trees, index in load_cached(places):
        # What is no index of these rules was written by something else.
        with suppress(AttributeError, KeyError, RecursionError, RuleError, TypeError, ValueError):
            return _read(files, trees, index)
    trees = load_trees(places)
    rules = _read(files, trees, None)
    keep(places, trees, _index(rules))
    return rules


def write_index(folder: Path) -> Path:
    """Writes the built-in rules with their index into a folder, as a wheel ships them; returns the file's path."""
    files = built_in_files()
    places = [(path, shown) for _, path, shown in files]
    trees = load_trees(places)
    return write_cache(places, trees, _index(_read(files, trees, None)), folder)


def _read(
    files: Sequence[tuple[str, Path, str]], trees: Sequence[Node], index: Mapping[str, Triggers] | None
) -> list[LoadedRule]:
    return [
        rule
        for (family, path, _), tree in zip(files, trees, strict=True)
        for rule in read_rules(tree, family=family, folder=path.parent, index=index)
    ]


def _index(rules: Iterable[LoadedRule]) -> dict[str, Triggers]:
    return {rule.id: rule.triggers for rule in rules}


class UnknownRule(ConfigError):
    """A name in the settings that no rule, variant or family has."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


class Selection:
    """Which rules run. Names are rule ids, ``rule/variant`` ids and families. Raises ``UnknownRule`` for others, also
    among those that are only ``named`` elsewhere in the settings.
    """

    def __init__(
        self,
        rules: Iterable[LoadedRule],
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        extend_select: Iterable[str] = (),
        named: Iterable[str] = (),
    ) -> None:
        rules = tuple(rules)
        known = {*FAMILIES, *(rule.rule.family for rule in rules), *(rule.id for rule in rules)}
        given = {*select, *ignore, *extend_select, *named}
        if not given <= known:
            known |= {f"{rule.id}/{variant.id}" for rule in rules for variant in rule.variants if variant.id}
        self._select = _checked(select, known)
        self._ignore = _checked(ignore, known)
        self._extended = _checked(extend_select, known)
        _checked(named, known)

    def takes(self, rule: LoadedRule) -> bool:
        """Whether the rule runs at all."""
        names = {rule.id, rule.rule.family}
        if names & self._ignore:
            return False
        asked = self._select | self._extended
        if rule.id in asked or any(name.startswith(f"{rule.id}/") for name in asked):
            return True
        if rule.rule.opt_in:
            return False
        return not self._select or bool(names & self._select) or bool(names & self._extended)

    def takes_variant(self, rule: LoadedRule, variant: str | None, opt_in: bool) -> bool:
        """Whether what one variant of a running rule finds is kept."""
        name = f"{rule.id}/{variant}"
        if variant is not None and name in self._ignore:
            return False
        asked = self._select | self._extended
        if opt_in and name not in asked:
            return False
        own = {n for n in asked if n.startswith(f"{rule.id}/")}
        if own and not ({rule.id, rule.rule.family} & asked) and self._select:
            return name in own
        return True


def _checked(names: Iterable[str], known: set[str]) -> frozenset[str]:
    found = frozenset(names)
    for name in sorted(found - known):
        from difflib import get_close_matches

        near = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        raise UnknownRule(name, f"unknown rule '{name}'{hint}")
    return found
