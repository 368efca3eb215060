"""Configuration files: the nearest one upward, read strictly. Nothing outside the repository is ever read.

``viestilint.toml``, ``.viestilint.toml`` or the table ``[tool.viestilint]`` of ``pyproject.toml``. Errors name
the file, the line of the key, and the nearest key that exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from viestilint.errors import ConfigError

NAMES = ("viestilint.toml", ".viestilint.toml")
_MAX_EXTENDS = 10

# key → the shapes that its value may have
STRING, STRINGS, INTEGER, FLAG, SUM, TABLE, TABLES = ("text", "list", "int", "flag", "sum", "table", "tables")
KEYS: dict[str, str] = {
    "extends": STRING,
    "engine": STRING,
    "lang": STRING,
    "preset": STRING,
    "select": STRINGS,
    "extend-select": STRINGS,
    "ignore": STRINGS,
    "severity": TABLE,
    "per-file-ignores": TABLE,
    "rules": STRINGS,
    "fail-on": STRING,
    "min-score": INTEGER,
    "exclude": STRINGS,
    "include": STRINGS,
    "baseline": STRING,
    "puhuttelu": STRING,
    "sender": STRING,
    "allow": STRINGS,
    "jargon": STRING,
    "dictionary": STRINGS,
    "glossary": STRING,
    "placeholders": STRINGS,
    "required-placeholders": STRINGS,
    "placeholder-lengths": TABLE,
    "placeholder-examples": TABLE,
    "syntaxes": STRINGS,
    "locales": STRINGS,
    "csv-column": STRING,
    "literal-suffixes": STRINGS,
    "message-keys": STRINGS,
    "subject-keys": STRINGS,
    "reply-files": STRING,
    "channel": STRING,
    "type": STRING,
    "mode": STRING,
    "tyyli": STRING,
    "messages": TABLES,
    "sms": TABLE,
    "bingo": TABLE,
}
MESSAGE_KEYS = frozenset(
    ("files", "keys", "channel", "type", "address", "mode", "sender", "fragment", "thread", "ignore", "tyyli")
)
SUM_PATTERN = r"^[0-9]{1,9}([.,][0-9]{1,9})?$"
TABLE_KEYS = {"sms": {"price": SUM, "valiviiva": STRING}, "bingo": {"strict": FLAG, "max": INTEGER}}


class ConfigFile:
    """The values of one configuration, ``extends`` followed; ``path`` is the file that was found."""

    def __init__(self, path: Path, values: Mapping[str, Any]) -> None:
        self.path = path
        self.values = values

    @property
    def folder(self) -> Path:
        """The folder that the file's own paths are relative to."""
        return self.path.parent


def find_config(start: Path) -> Path | None:
    """The nearest configuration file in ``start`` or above it, up to the root of the repository."""
    folder = start.resolve()
    for here in (folder, *folder.parents):
        for name in NAMES:
            if (here / name).is_file():
                return here / name
        project = here / "pyproject.toml"
        if project.is_file() and _has_table(project):
            return project
        if (here / ".git").exists():
            return None
    return None


def load_config(path: Path) -> ConfigFile:
    """The configuration of a file. Raises ``ConfigError`` with file and line for what is wrong with it."""
    return ConfigFile(path, _load(path, ()))


def _load(path: Path, seen: tuple[Path, ...]) -> dict[str, Any]:
    try:
        resolved = path.resolve()
    except (OSError, RuntimeError) as error:
        raise ConfigError("cannot be read: a symbolic link to itself", path=str(path)) from error
    if resolved in seen or len(seen) >= _MAX_EXTENDS:
        raise ConfigError(f"'extends' goes in a circle through {path.name}", path=str(path))
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise ConfigError("is not UTF-8", path=str(path)) from error
    import tomllib

    try:
        tree = tomllib.loads(text)
    except RecursionError as error:
        raise ConfigError("not valid TOML: it is nested too deep", path=str(path)) from error
    except ValueError as error:
        # Beside TOMLDecodeError, a whole number of thousands of digits.
        line = re.search(r"line (\d+)", str(error))
        raise ConfigError(f"not valid TOML: {error}", path=str(path), line=int(line[1]) if line else None) from error
    if path.name == "pyproject.toml":
        tools = tree.get("tool")
        tree = tools.get("viestilint", {}) if isinstance(tools, dict) else {}
        if not isinstance(tree, dict):
            raise _misshapen("viestilint", TABLE, text, path)
    _check(tree, text, path)
    if "extends" not in tree:
        return tree
    base = _load(path.parent / tree["extends"], (*seen, resolved))
    return _merged(base, tree)


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """``own`` over ``base``: tables key by key, lists of messages one after the other, the rest replaced."""
    out = dict(base)
    for key, value in own.items():
        if KEYS.get(key) == TABLE and isinstance(base.get(key), dict):
            out[key] = {**base[key], **value}
        elif KEYS.get(key) == TABLES:
            out[key] = [*base.get(key, []), *value]
        else:
            out[key] = value
    return out


def _check(tree: Mapping[str, Any], text: str, path: Path) -> None:
    for key, value in tree.items():
        if any("\0" in inner for inner in _texts(value)):
            # No file has such a name, and no message such a word.
            raise ConfigError(f"'{key}' has a NUL character", path=str(path), line=_line_of(key, text))
        if key not in KEYS:
            raise _unknown(key, KEYS, text, path)
        if not _fits(value, KEYS[key]):
            raise _misshapen(key, KEYS[key], text, path)
        if key in TABLE_KEYS:
            for inner, given in value.items():
                if inner not in TABLE_KEYS[key]:
                    raise _unknown(inner, TABLE_KEYS[key], text, path)
                if not _fits(given, TABLE_KEYS[key][inner]):
                    raise _misshapen(inner, TABLE_KEYS[key][inner], text, path)
    for entry in tree.get("messages", ()):
        for key, value in entry.items():
            if key not in MESSAGE_KEYS:
                raise _unknown(key, MESSAGE_KEYS, text, path)
            if key in ("files", "keys") and not _fits(value, STRING) and not _fits(value, STRINGS):
                raise _misshapen(key, STRINGS, text, path)
        if "files" not in entry and "keys" not in entry:
            line = _line_of("[tool.viestilint.messages]", text) or _line_of("[messages]", text)
            raise ConfigError("an entry of 'messages' needs 'files' or 'keys'", path=str(path), line=line)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


_SHAPES = {
    STRING: "text",
    STRINGS: "list of texts",
    INTEGER: "whole number",
    FLAG: "true or false",
    SUM: "sum in euros",
    TABLE: "table",
    TABLES: "list of tables ([[…]])",
}


def _fits(value: Any, shape: str) -> bool:
    if shape == STRINGS:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if shape == TABLES:
        return isinstance(value, list) and all(isinstance(item, dict) for item in value)
    if shape == INTEGER:
        return isinstance(value, int) and not isinstance(value, bool)
    if shape == SUM:
        return isinstance(value, (int, float, str)) and re.search(SUM_PATTERN, str(value)) is not None
    types: dict[str, type] = {
        STRING: str,
        FLAG: bool,
        TABLE: dict,
    }
    return isinstance(value, types[shape])


def _misshapen(key: str, shape: str, text: str, path: Path) -> ConfigError:
    article = "" if shape == FLAG else "a "
    return ConfigError(f"'{key}' is to be {article}{_SHAPES[shape]}", path=str(path), line=_line_of(key, text))


def _unknown(key: str, known: Iterable[str], text: str, path: Path) -> ConfigError:
    from difflib import get_close_matches

    near = get_close_matches(key, sorted(known), n=1)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    return ConfigError(f"unknown key '{key}'{hint}", path=str(path), line=_line_of(key, text))


def _line_of(key: str, text: str) -> int | None:
    pattern = re.compile(rf"^\s*(?:\[+[\w.\s\"-]*)?[\"']?{re.escape(key.strip('[]'))}[\"']?\s*[=\].]", re.M)
    match = pattern.search(text)
    return text.count("\n", 0, match.start()) + 1 + _leading_breaks(match.group()) if match else None


def line_naming(path: Path, name: str) -> int | None:
    """The first line of a configuration file that holds a name, as a key or as a value; ``None`` if none does."""
    try:
        text = re.sub(r"(?m)^[ \t]*#.*", "", path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None
    match = re.search(rf"(?<![\w/-]){re.escape(name)}(?![\w/-])", text)
    return text.count("\n", 0, match.start()) + 1 if match else None


def _leading_breaks(matched: str) -> int:
    return len(matched) - len(matched.lstrip("\n")) if matched.startswith("\n") else 0


def _has_table(path: Path) -> bool:
    try:
        return "[tool.viestilint" in path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
