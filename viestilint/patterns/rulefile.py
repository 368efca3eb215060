"""Rule files: YAML → loaded rules, strictly. Every error names the file and the line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from viestilint.errors import RuleError
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Rule
from viestilint.model.rule import STYLES
from viestilint.patterns.definition import Example, LoadedRule, Triggers, Variant, Variants
from viestilint.patterns.matcher import Pattern
from viestilint.patterns.regexes import Regex
from viestilint.patterns.templates import Template, captured, read_template, read_templates
from viestilint.patterns.terms import read_term
from viestilint.patterns.values import (
    read_applicability,
    read_choices,
    read_condition,
    read_matcher,
    read_severities,
    read_text,
)
from viestilint.patterns.yamltree import Node, load_tree

_MATCHERS = ("pattern", "regex", "terms", "check", "variants")
_VARIANT_KEYS = frozenset(
    "id pattern regex cue terms unless when fix edits hint applicability severity title message why address opt-in styles".split()
)
_RULE_KEYS = _VARIANT_KEYS | frozenset(
    "source channels types zones whole-message reply-only unless-found stops-fixes deletes default variants check needs data bad good".split()
)
_OF_A_MATCHER = frozenset("unless when fix edits hint cue applicability address".split())
# What matchers that are lists say in their entries, or nowhere.
_IDLE_BESIDE = {
    "variants": _OF_A_MATCHER,
    "check": _OF_A_MATCHER,
    "terms": frozenset("fix edits hint cue".split()),
}
_EXAMPLE_KEYS = frozenset("text fixed context model note".split())
_CONTEXT_KEYS = frozenset(
    "channel type address thread mode subject sender reply_to fragment house_address glossary key select source_text"
    " tyyli".split()
)
_ZONES = frozenset("subject greeting body closing signature footer quote foreign".split())
_ID = lazy(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def load_rule_file(
    path: Path,
    *,
    family: str | None = None,
    shown_as: str | None = None,
    examples: bool = False,
    trusted: bool = False,
) -> tuple[LoadedRule, ...]:
    """The rules of one file, their examples only on demand. Raises ``RuleError``.

    The family is the file's name if it is not given. Only viestilint's own rules are ``trusted``.
    """
    shown = shown_as or path.as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleError("not UTF-8", path=shown) from error
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}", path=shown) from error
    family = family or path.stem
    return read_rules(load_tree(text, shown, trusted=trusted), family=family, examples=examples, folder=path.parent)


def read_rules(
    root: Node,
    *,
    family: str,
    examples: bool = False,
    folder: Path | None = None,
    index: Mapping[str, Triggers] | None = None,
) -> tuple[LoadedRule, ...]:
    """The rules of a tree: a list of rules, or a mapping with ``family`` and ``rules``.

    ``folder`` is where files lie that a rule names as its ``data``. ``index`` has the triggers of each rule, from an
    earlier run; without it every variant is made, and any fault in one is told.
    """
    entries = root
    if isinstance(root.value, dict):
        fields = root.fields(frozenset({"family", "rules"}))
        family = fields["family"].text() if "family" in fields else family
        if "rules" not in fields:
            raise root.fail("no 'rules' here")
        entries = fields["rules"]
    loaded = tuple(_read_rule(node, family, examples, folder, index) for node in entries.items())
    seen: dict[str, Node] = {}
    for rule, node in zip(loaded, entries.items(), strict=True):
        if rule.id in seen:
            raise node.fail(f"rule '{rule.id}' stands already at line {seen[rule.id].line}")
        seen[rule.id] = node
    return loaded


def _read_rule(
    node: Node, family: str, examples: bool, folder: Path | None, index: Mapping[str, Triggers] | None
) -> LoadedRule:
    fields = node.fields(_RULE_KEYS)
    for key in ("id", "title", "message", "why", "severity"):
        if key not in fields:
            raise node.fail(f"a rule needs '{key}'")
    rule_id = fields["id"].text()
    triggers = None if index is None else index[rule_id]
    if not _ID.fullmatch(rule_id):
        raise fields["id"].fail(f"'{rule_id}' is no rule id: lower-case words joined by hyphens")
    given = [key for key in _MATCHERS if key in fields]
    if not given or (len(given) > 1 and set(given) != {"check", "variants"}):
        raise node.fail(f"a rule has one of {', '.join(_MATCHERS)}")
    if "opt-in" in fields:
        raise fields["opt-in"].fail("'opt-in' is for a variant: a rule has 'default: opt-in'")
    _refuse_idle(fields)
    if "needs" in fields and "check" not in fields:
        raise fields["needs"].fail("'needs' is for a check")
    if "data" in fields and not node.trusted:
        # A check trusts its tables: their expressions have no limit to their time.
        raise fields["data"].fail("'data' is for viestilint's own checks")
    default = fields["default"].text() if "default" in fields else ""
    if default not in ("", "opt-in"):
        raise fields["default"].fail("'default' is opt-in or absent")
    rule = Rule(
        id=rule_id,
        family=family,
        title=read_text(fields["title"]),
        message=read_text(fields["message"]),
        why=read_text(fields["why"]),
        source=fields["source"].text() if "source" in fields else "",
        severities=read_severities(fields["severity"], fields.get("channels"), fields.get("types")),
        zones=read_choices(fields["zones"], _ZONES) if "zones" in fields else frozenset({"body"}),
        styles=_styles(fields),
        whole_message="whole-message" in fields and fields["whole-message"].flag(),
        reply_only="reply-only" in fields and fields["reply-only"].flag(),
        unless_found=tuple(fields["unless-found"].texts()) if "unless-found" in fields else (),
        stops_fixes=_stops_fixes(fields),
        deletes="deletes" in fields and fields["deletes"].flag(),
        opt_in=default == "opt-in",
        path=node.path,
        line=node.line,
    )
    makers: list[Callable[[], Variant]] = []
    if "variants" in fields:
        for child in _entries(fields["variants"], "variants"):
            inner = child.fields(_VARIANT_KEYS)
            _refuse_idle(inner)
            makers.extend(_makers(child, inner, in_check="check" in fields))
    elif "check" not in fields:
        own = {key: value for key, value in fields.items() if key not in ("id", "title", "message", "why", "severity")}
        makers.extend(_makers(node, own, in_check=False))
    variants = Variants(makers)
    if triggers is None:
        triggers = [variant.triggers for variant in variants]
    elif len(triggers) != len(variants):
        raise node.fail("does not fit its index")
    return LoadedRule(
        rule=rule,
        variants=variants,
        triggers=triggers,
        check=fields["check"].text() if "check" in fields else None,
        needs=frozenset(fields["needs"].texts()) if "needs" in fields else frozenset(),
        data=_data(fields.get("data"), folder),
        bad=_examples(fields.get("bad"), marked=True) if examples else (),
        good=_examples(fields.get("good"), marked=False) if examples else (),
    )


def _refuse_idle(fields: Mapping[str, Node]) -> None:
    """Raises ``RuleError`` for a key that has no effect beside the matcher of its rule or variant."""
    for matcher, idle in _IDLE_BESIDE.items():
        if matcher in fields:
            for key, node in fields.items():
                if key in idle:
                    raise node.fail(f"'{key}' has no effect beside '{matcher}'")


def _stops_fixes(fields: dict[str, Node]) -> frozenset[str]:
    if "stops-fixes" not in fields:
        return frozenset()
    variants = fields["variants"].items() if "variants" in fields else []
    ids = frozenset(child.fields()["id"].text() for child in variants if "id" in child.fields())
    return read_choices(fields["stops-fixes"], ids)


def _styles(fields: dict[str, Node]) -> frozenset[str]:
    return read_choices(fields["styles"], STYLES) if "styles" in fields else STYLES


def _data(node: Node | None, folder: Path | None) -> Node | None:
    """The rule's own table, or the file beside the rule file that ``data`` names, which is read when it is used."""
    if node is None or not isinstance(node.value, str):
        return node
    if folder is None:
        raise node.fail("'data' is a table here")
    path = folder / node.value
    if not path.is_file():
        raise node.fail(f"there is no file '{node.value}' beside the rule")
    return Node(path.as_posix(), node.path, node.line)


def _makers(node: Node, fields: dict[str, Node], *, in_check: bool) -> list[Callable[[], Variant]]:
    """What makes the variants of an entry: one, or one for each row of its terms."""
    matchers = [key for key in ("pattern", "regex", "terms") if key in fields]
    if len(matchers) > 1 or (not matchers and not in_check):
        raise node.fail("a variant has one of pattern, regex, terms")
    if matchers == ["terms"]:
        shared = cache(partial(_shared, fields))
        return [partial(_term, row, shared) for row in _entries(fields["terms"], "terms")]
    return [partial(_variant, node, fields)]


def _entries(node: Node, key: str) -> list[Node]:
    if not node.items():
        raise node.fail(f"'{key}' needs at least one")
    return node.items()


def _term(row: Node, shared: Callable[[], dict[str, Any]]) -> Variant:
    common = dict(shared())
    return read_term(row, common, common.pop("applicability"))


def _variant(node: Node, fields: dict[str, Node]) -> Variant:
    matcher = read_matcher(fields) if "pattern" in fields or "regex" in fields else None
    return Variant(
        matcher=matcher,
        cue=tuple(text.lower() for text in fields["cue"].texts()) if "cue" in fields else (),
        fix=read_templates(fields["fix"], matcher) if "fix" in fields else (),
        edits=_edits(fields["edits"], matcher) if "edits" in fields else {},
        hint=read_text(fields["hint"]) if "hint" in fields else None,
        line=node.line,
        **_shared(fields),
    )


def _shared(fields: dict[str, Node]) -> dict[str, Any]:
    """What an entry says of all its variants."""
    if "opt-in" in fields and "id" not in fields:
        raise fields["opt-in"].fail("a variant that is opt-in needs an 'id' to be selected by")
    address = fields["address"].text() if "address" in fields else None
    if address not in (None, "sina", "te"):
        raise fields["address"].fail("'address' is sina or te")
    return {
        "id": fields["id"].text() if "id" in fields else None,
        "unless": tuple(read_condition(child) for child in fields["unless"].items()) if "unless" in fields else (),
        "when": tuple(read_condition(child) for child in fields["when"].items()) if "when" in fields else (),
        "applicability": (
            read_applicability(fields["applicability"]) if "applicability" in fields else Applicability.UNSAFE
        ),
        "severities": read_severities(fields["severity"]) if "severity" in fields else None,
        "title": read_text(fields["title"]) if "title" in fields else None,
        "message": read_text(fields["message"]) if "message" in fields else None,
        "why": read_text(fields["why"]) if "why" in fields else None,
        "address": address,
        "opt_in": "opt-in" in fields and fields["opt-in"].flag(),
        "styles": _styles(fields),
    }


def _edits(node: Node, matcher: Pattern | Regex | None) -> dict[str, Template]:
    fields = node.fields()
    if matcher is not None and not node.trusted:
        for name, child in fields.items():
            if name not in captured(matcher):
                raise child.fail(f"nothing is captured as '{name}'")
    return {name: read_template(child, matcher) for name, child in fields.items()}


def _examples(node: Node | None, *, marked: bool) -> tuple[Example, ...]:
    return tuple(_example(child, marked=marked) for child in node.items()) if node is not None else ()


def _example(node: Node, *, marked: bool) -> Example:
    fields = {"text": node} if isinstance(node.value, str) else node.fields(_EXAMPLE_KEYS)
    if "text" not in fields:
        raise node.fail("an example needs 'text'")
    raw = fields["text"].text()
    text, marks = _unmark(raw) if marked else (raw, ())
    if marked and not marks:
        raise node.fail("a bad example marks what is flagged: <<…>>")
    context = {}
    if "context" in fields:
        context = {k: v.text() for k, v in fields["context"].fields(_CONTEXT_KEYS).items()}
    return Example(
        text=text,
        marks=marks,
        fixed=fields["fixed"].text() if "fixed" in fields else None,
        context=context,
        model=fields["model"].text() if "model" in fields else None,
        note=fields["note"].text() if "note" in fields else None,
        path=node.path,
        line=node.line,
    )


def _unmark(raw: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    text = ""
    marks: list[tuple[int, int]] = []
    while True:
        before, _, marked = raw.partition("<<")
        inside, closed, after = marked.partition(">>")
        if not closed:
            return text + raw, tuple(marks)
        text += before
        marks.append((len(text), len(text) + len(inside)))
        text, raw = text + inside, after
