"""Every regular expression of the program and of its rules, with the ways in which each is used."""

from __future__ import annotations

import ast
import gc
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import viestilint
from viestilint.config import Config
from viestilint.lazyregex import LazyPattern
from viestilint.patterns.catalogue import load_catalogue
from viestilint.patterns.matcher import Choice, Pattern
from viestilint.patterns.nounphrase import NounPhrase
from viestilint.patterns.tokens import TokenPattern
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile

PACKAGE = Path(viestilint.__file__).parent
ANYWHERE = "finditer"
"""How an expression is used that may begin at any character: ``search``, ``sub``, ``match`` from a place on …"""
_AT_START = ("match", "fullmatch")
_METHODS = (*_AT_START, "finditer", "findall", "search", "split", "sub", "subn")


@dataclass(frozen=True, slots=True, order=True)
class Expression:
    """An expression, a place where it stands, and its uses: of ``match`` and ``fullmatch`` from the first character on,
    and ``ANYWHERE``.
    """

    source: str
    flags: int
    where: str
    uses: tuple[str, ...]


# Whoever gives these a place to match from goes on behind the match, or stops: no text is looked at twice.
ONCE = frozenset(
    f"viestilint.{name}"
    for name in (
        "checks.sms_merkisto: compile",  # the blanks behind a picture
        "filters.suppress._CLOSE",  # those behind a comment
        "language.secrets._UNIT",  # those behind a password
        "readers.applestrings._BLANK",  # an unclosed comment ends the file with an error
        "readers.braces._SIMPLE",  # up to the next brace, whatever it is
        "readers.eml._HEADER",  # the first line that is no header ends the head
        "readers.eml._KNOWN",  # the first line
        "readers.eml._MBOX",  # the first line
        "readers.i18ntext._LINE",  # line after line
        "readers.icu._BRANCH",  # the blanks behind a brace
        "readers.icu._CLOSE",
        "readers.icu._LIMIT",
        "readers.jsonfile._TOKEN",  # what is no token ends the file with an error
        "readers.php._TOKEN",  # so does a comment that is not closed
        "readers.po._MARK",  # quotation marks stand in pairs: where they do not the file ends with an error
        "readers.po._STRINGS",  # line after line
        "readers.yamlfile._PROPERTIES",  # the blanks behind an anchor
    )
)
# Expressions that are given a window of a text, or the word of an analyser: never more than so many characters.
BOUNDED = {
    "viestilint.checks.numerot_perakkain._NAMED": 60,
    "viestilint.checks.puhelinnumero._CALLED": 40,
    "viestilint.checks.salasana_viestissa._LABEL": 60,
    "viestilint.language.engine: sub": 2_000,
    "viestilint.language.numbers._DATED_LEFT": 32,
    "viestilint.language.numbers._SECTION_LEFT": 32,
    "viestilint.language.recognisers._CALLED": 32,
    "viestilint.language.recognisers._OTHER_NUMBER": 32,
    "viestilint.language.secrets: sub": 64,
    "viestilint.readers.literals._NAMED": 120,
}


class _Found:
    """Expressions with the places and the uses that are found of each."""

    def __init__(self) -> None:
        self._uses: dict[tuple[str, int], tuple[str, set[str]]] = {}

    def take(self, value: object, where: str, uses: set[str], depth: int = 0) -> None:
        if isinstance(value, LazyPattern):
            value = value.compiled
        if isinstance(value, re.Pattern):
            if isinstance(value.pattern, str):
                self._uses.setdefault((value.pattern, value.flags), (where, set()))[1].update(uses)
        elif isinstance(value, TokenPattern):
            self.take(value.regex, where, {"fullmatch"})
            for inner in value.unless:
                self.take(inner, where, uses)
        elif isinstance(value, NounPhrase):
            self.take(value.head, where, uses)
        elif isinstance(value, Choice):
            self.take(value.options, where, uses)
        elif isinstance(value, Pattern):
            self.take(value.elements, where, uses)
        elif depth < 4 and isinstance(value, dict):
            self.take(tuple(value.values()), where, uses, depth + 1)
        elif depth < 4 and isinstance(value, (tuple, list, set, frozenset)):
            for inner in value:
                self.take(inner, where, uses, depth + 1)

    def has(self, pattern: re.Pattern[str]) -> bool:
        return (pattern.pattern, pattern.flags) in self._uses

    def all(self) -> list[Expression]:
        return sorted(
            Expression(source, flags, where, tuple(sorted({"match"} if where in ONCE else uses or {ANYWHERE})))
            for (source, flags), (where, uses) in self._uses.items()
        )


def collect() -> list[Expression]:
    """Every expression, in order."""
    found = _Found()
    texts = {_module(path): path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
    modules = {name: list(ast.walk(ast.parse(text))) for name, text in texts.items()}
    uses: defaultdict[str, set[str]] = defaultdict(set)
    for name, nodes in modules.items():
        for used, use in _uses(name, nodes):
            uses[used].add(use)
    for module in pkgutil.walk_packages(viestilint.__path__, "viestilint."):
        if not module.name.endswith("__main__"):
            for name, value in vars(import_module(module.name)).items():
                found.take(value, f"{module.name}.{name}", uses[f"{module.name}.{name}"])
    for rule in load_catalogue():
        for variant in rule.variants:
            conditions = [condition.pattern for condition in (*variant.when, *variant.unless)]
            found.take([variant.matcher, *conditions], rule.id, {ANYWHERE})
    for name, nodes in modules.items():
        for where, pattern, use in _inline(name, nodes):
            found.take(pattern, where, {use})
    # What checks make of their tables stands in objects of theirs.
    ready = Linter(Config())
    ready.with_rules(ready.rules).check_source(SourceFile("viesti.txt", "Hei! Maksa lasku 5 e heti."))
    for item in gc.get_objects():
        if type(item) is LazyPattern and not found.has(item.compiled):
            found.take(item, "a table", {ANYWHERE})
    return found.all()


def _module(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _uses(module: str, nodes: list[ast.AST]) -> Iterator[tuple[str, str]]:
    """The names of expressions, and of tables of them, as their modules have them, each with a use."""
    imported = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    for function in (node for node in nodes if isinstance(node, ast.FunctionDef)):
        within = list(ast.walk(function))
        items = {
            name.id: node.iter.id
            for node in within
            if isinstance(node, (ast.For, ast.comprehension)) and isinstance(node.iter, ast.Name)
            for name in ast.walk(node.target)
            if isinstance(name, ast.Name)
        }
        arguments = {id(node.func): len(node.args) for node in within if isinstance(node, ast.Call)}
        for node in within:
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in _METHODS:
                name = items.get(node.value.id, node.value.id)
                yield imported.get(name, f"{module}.{name}"), _use(node.attr, arguments.get(id(node), 1))


def _inline(module: str, nodes: list[ast.AST]) -> Iterator[tuple[str, re.Pattern[str], str]]:
    """Expressions that are written where they are used: ``re.search(r"…", text)``, ``re.compile(r"…").match(text)``."""
    used = {
        id(node.func.value): _use(node.func.attr, len(node.args))
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    for node in nodes:
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        first, method, owner = node.args[0], node.func.attr, node.func.value
        is_ours = isinstance(owner, ast.Name) and owner.id == "re" and method in (*_METHODS, "compile")
        if is_ours and isinstance(first, ast.Constant) and isinstance(first.value, str):
            flags = re.findall(r"\bre\.([A-Z]+)", " ".join(ast.unparse(value) for value in node.args[1:]))
            number = sum(getattr(re, name) for name in flags)
            use = _use(method, 1) if method != "compile" else used.get(id(node), ANYWHERE)
            yield f"{module}: {method}", re.compile(first.value, number), use


def _use(method: str, arguments: int) -> str:
    from_a_place = arguments > 1 and method == "match"
    return method if method in _AT_START and not from_a_place else ANYWHERE
