"""The JSON Schema of the configuration, and the page that documents it, from the table of its keys."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from viestilint.configfile import INTEGER, KEYS, STRING, STRINGS, SUM_PATTERN, TABLE, TABLES
from viestilint.schema.keys import DESCRIBED, ENTRIES, SEVERITIES, Key

SCHEMA_FILE = Path(__file__).parent / "viestilint.schema.json"
_PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "configuration.md"
_START, _END = "<!-- keys -->\n", "<!-- end of keys -->"
_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_TEXT_OR_TEXTS: dict[str, Any] = {"anyOf": [_TEXT, _TEXTS]}
_SUM: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 999_999_999}
_TABLES: dict[str, dict[str, Any]] = {
    "severity": {"additionalProperties": {"enum": list(SEVERITIES)}},
    "per-file-ignores": {"additionalProperties": _TEXT_OR_TEXTS},
    "placeholder-lengths": {"additionalProperties": {"type": "integer", "minimum": 0}},
    "placeholder-examples": {"additionalProperties": {"type": "string", "pattern": "\\S"}},
    "sms": {
        "properties": {"price": {"anyOf": [_SUM, {"type": "string", "pattern": SUM_PATTERN}]}, "valiviiva": _TEXT},
        "additionalProperties": False,
    },
    "bingo": {
        "properties": {"strict": {"type": "boolean"}, "max": {"type": "integer"}},
        "additionalProperties": False,
    },
}
_SHAPES = {STRING: "text", STRINGS: "list of texts", INTEGER: "whole number", TABLE: "table", TABLES: "list of tables"}
_ENTRY_SHAPES = {"fragment": "true or false", "files": "text or list", "keys": "text or list", "ignore": "text or list"}


def schema() -> dict[str, Any]:
    """The schema of ``viestilint.toml``, and of the table ``[tool.viestilint]``."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "viestilint",
        "description": "Configuration of viestilint: viestilint.toml, or [tool.viestilint] in pyproject.toml.",
        "type": "object",
        "properties": {name: {"description": DESCRIBED[name].about, **_value(name)} for name in KEYS},
        "additionalProperties": False,
    }


def schema_text() -> str:
    """The schema as it is shipped."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def page() -> str:
    """The documentation of every key in Markdown."""
    parts = [f"### `{name}`\n\n{_paragraph(_SHAPES[shape], DESCRIBED[name])}" for name, shape in KEYS.items()]
    rows = [
        f"| `{name}` | {_ENTRY_SHAPES.get(name, 'text')} | {key.about}{_allowed(key)} |"
        for name, key in ENTRIES.items()
    ]
    table = "\n".join(["| key of `[[messages]]` | type | meaning |", "| --- | --- | --- |", *rows])
    return "\n".join([*parts, table, ""])


def _paragraph(shape: str, key: Key) -> str:
    head = f"{key.about}{_allowed(key)}{key.more}\n\nType: {shape}. Default: {key.default}."
    return f"{head}\n\n```toml\n{key.example}\n```\n"


def _allowed(key: Key) -> str:
    return f" One of {', '.join(f'`{value}`' for value in key.allowed)}." if key.allowed else ""


def _value(name: str) -> dict[str, Any]:
    shape, allowed = KEYS[name], DESCRIBED[name].allowed
    if shape == TABLES:
        return {"type": "array", "items": _entry()}
    if shape == TABLE:
        return {"type": "object", **_TABLES[name]}
    if shape == STRINGS:
        return {"type": "array", "items": {"enum": list(allowed)} if allowed else _TEXT}
    if shape == INTEGER:
        # The one whole number outside of a table is a score.
        return {"type": "integer", "minimum": 0, "maximum": 100}
    return {"enum": list(allowed)} if allowed else _TEXT


def _entry() -> dict[str, Any]:
    values: dict[str, dict[str, Any]] = {
        "files": _TEXT_OR_TEXTS,
        "keys": _TEXT_OR_TEXTS,
        "ignore": _TEXT_OR_TEXTS,
        "fragment": {"type": "boolean"},
    }
    properties = {
        name: {
            "description": key.about,
            **(values.get(name) or ({"enum": list(key.allowed)} if key.allowed else _TEXT)),
        }
        for name, key in ENTRIES.items()
    }
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "anyOf": [{"required": ["files"]}, {"required": ["keys"]}],
    }


def rewrite() -> None:
    """Writes the schema, and in a checkout the part of the documentation that is made of it."""
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
    if _PAGE.is_file():
        before, _, rest = _PAGE.read_text(encoding="utf-8").partition(_START)
        after = rest.partition(_END)[2]
        _PAGE.write_text(f"{before}{_START}\n{page()}{_END}{after}", encoding="utf-8")


if __name__ == "__main__":
    rewrite()
