"""Settings of a run, frozen: the command line over the configuration file over the defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from viestilint.configfile import ConfigFile, line_naming
from viestilint.errors import ConfigError
from viestilint.model import Address, ApprovedTerm, RuleSettings, Severity, Term, Text
from viestilint.readers.build import MessageEntry, ReadOptions
from viestilint.readers.metadata import Metadata, parse_metadata

if TYPE_CHECKING:
    from decimal import Decimal

PRESETS = ("suositus", "tiukka", "kevyt")
LANGUAGES = ("fi", "en")
FAIL_ON = ("error", "warning", "info", "never")


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that a run depends on beside the files.

    ``file`` is the configuration file. ``house_address`` is the address form of rewrites where the message shows none. ``severities`` overrides by
    rule or family, ``None`` for off; ``path_ignores`` pairs a glob of paths or keys with rules and families.
    """

    engine: str = "auto"
    lang: str = "fi"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    preset: str = "suositus"
    rules: tuple[Path, ...] = ()
    house_address: Address = Address.SINA
    settings: RuleSettings = field(default_factory=RuleSettings)
    reading: ReadOptions = field(default_factory=ReadOptions)
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    path_ignores: tuple[tuple[str, frozenset[str]], ...] = ()
    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    fail_on: str = "warning"
    min_score: int | None = None
    baseline: Path | None = None
    bingo_strict: bool = False
    bingo_max: int | None = None
    file: Path | None = None

    @property
    def named_rules(self) -> frozenset[str]:
        """The rules and families that severities, ignores by path and entries of messages name."""
        by_path = (names for _, names in self.path_ignores)
        by_entry = (entry.metadata.ignore or () for entry in self.reading.entries)
        return frozenset(self.severities).union(*by_path, *by_entry)

    def placed(self, error: ConfigError, name: str) -> ConfigError:
        """The error with the place of ``name`` in the configuration file, if it stands there."""
        line = None if self.file is None else line_naming(self.file, name)
        return error if line is None else ConfigError(error.message, path=str(self.file), line=line)


def config_from_file(file: ConfigFile) -> Config:
    """The settings that a configuration file gives. Raises ``ConfigError`` for values that do not exist."""
    try:
        return _config(file)
    except ConfigError as error:
        if error.path is not None:
            raise
        raise ConfigError(error.message, path=str(file.path)) from error


def _config(file: ConfigFile) -> Config:
    values = file.values
    folder = file.folder
    sms: Mapping[str, Any] = values.get("sms", {})
    puhuttelu = _one_of(values, "puhuttelu", ("sina", "te", "none", "asiakkaan-mukaan"), "sina")
    return Config(
        file=file.path,
        engine=values.get("engine", "auto"),
        lang=_one_of(values, "lang", LANGUAGES, "fi"),
        select=tuple(values.get("select", ())),
        ignore=tuple(values.get("ignore", ())),
        extend_select=tuple(values.get("extend-select", ())),
        preset=_one_of(values, "preset", PRESETS, "suositus"),
        rules=_rule_files(folder, values.get("rules", ())),
        house_address=Address.TE if puhuttelu == "te" else Address.SINA,
        settings=_settings(file, sms),
        reading=ReadOptions(
            defaults=_metadata({k: values[k] for k in ("channel", "type", "mode", "sender", "tyyli") if k in values}),
            syntaxes=frozenset(values["syntaxes"]) if "syntaxes" in values else None,
            locales=tuple(values.get("locales", ("fi",))),
            csv_column=values.get("csv-column"),
            literal_suffixes=frozenset(values.get("literal-suffixes", ())),
            message_keys=tuple(values.get("message-keys", ())),
            subject_keys=tuple(values.get("subject-keys", ())),
            reply_files=values.get("reply-files"),
            entries=tuple(_entry(entry) for entry in values.get("messages", ())),
        ),
        severities={name: _severity(name, value) for name, value in values.get("severity", {}).items()},
        path_ignores=tuple(
            (glob, frozenset(_names(glob, names))) for glob, names in values.get("per-file-ignores", {}).items()
        ),
        exclude=tuple(values.get("exclude", ())),
        include=tuple(values.get("include", ())),
        fail_on=_one_of(values, "fail-on", FAIL_ON, "warning"),
        min_score=_score(values.get("min-score")),
        baseline=folder / values["baseline"] if "baseline" in values else None,
        bingo_strict=bool(values.get("bingo", {}).get("strict", False)),
        bingo_max=values.get("bingo", {}).get("max"),
    )


def _score(value: int | None) -> int | None:
    if value is not None and not 0 <= value <= 100:
        raise ConfigError("'min-score' is from 0 to 100")
    return value


def _one_of(values: Mapping[str, Any], key: str, allowed: tuple[str, ...], default: str) -> str:
    value: str = values.get(key, default)
    if value not in allowed:
        raise ConfigError(f"unknown value '{value}' of '{key}': choose one of {', '.join(allowed)}")
    return value


def _rule_files(folder: Path, globs: tuple[str, ...]) -> tuple[Path, ...]:
    found: list[Path] = []
    for glob in globs:
        matches = sorted(folder.glob(glob))
        if not matches:
            raise ConfigError(f"'rules': no file fits '{glob}'")
        found.extend(matches)
    return tuple(found)


def _metadata(values: Mapping[str, Any]) -> Metadata:
    return parse_metadata(values)


def _entry(values: Mapping[str, Any]) -> MessageEntry:
    own = {key: value for key, value in values.items() if key not in ("files", "keys")}
    return MessageEntry(_globs(values.get("files")), _globs(values.get("keys")), parse_metadata(own))


def _globs(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _severity(name: str, value: Any) -> Severity | None:
    if value == "off":
        return None
    if value not in ("info", "warning", "error"):
        raise ConfigError(f"'severity' of {name}: '{value}' is not info, warning, error or off")
    return Severity[value.upper()]


def _names(glob: str, value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return value
    raise ConfigError(f"'per-file-ignores' of '{glob}' is to be a list of rules")


def with_glossary(settings: RuleSettings, glossary: tuple[ApprovedTerm, ...]) -> RuleSettings:
    """The settings with approved terms, which are also words that are spelled right and no jargon."""
    words = {word for term in glossary for word in term.name.split()}
    return replace(settings, glossary=glossary, words=settings.words | words)


def _settings(file: ConfigFile, sms: Mapping[str, Any]) -> RuleSettings:
    values, folder = file.values, file.folder
    words: set[str] = set()
    for name in values.get("dictionary", ()):
        words |= _word_list(folder / name)
    lengths = values.get("placeholder-lengths", {})
    if not all(isinstance(length, int) and length >= 0 for length in lengths.values()):
        raise ConfigError("'placeholder-lengths' are whole numbers")
    examples = values.get("placeholder-examples", {})
    if not all(isinstance(example, str) and example.strip() for example in examples.values()):
        raise ConfigError("'placeholder-examples' are texts")
    examples = {name: example.strip() for name, example in examples.items()}
    settings = RuleSettings(
        allow=frozenset(values.get("allow", ())),
        words=frozenset(words),
        senders=(values["sender"],) if "sender" in values else (),
        jargon=_jargon(folder / values["jargon"]) if "jargon" in values else (),
        # A value is at least as long as its example says.
        max_lengths={name: len(example) for name, example in examples.items()} | lengths,
        examples=examples,
        sms_price=_price(sms["price"]) if "price" in sms else None,
        sms_dash=sms.get("valiviiva", "-"),
        placeholders=tuple(values["placeholders"]) if "placeholders" in values else None,
        required_placeholders=tuple(values.get("required-placeholders", ())),
    )
    return with_glossary(settings, _glossary(folder / values["glossary"])) if "glossary" in values else settings


def _price(value: object) -> Decimal:
    from decimal import Decimal

    return Decimal(str(value).replace(",", "."))


def _word_list(path: Path) -> set[str]:
    lines = _read(path).splitlines()
    return {line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")}


def _jargon(path: Path) -> tuple[Term, ...]:
    """A YAML mapping: word → plain word, or word → {plain, why}."""
    from viestilint.patterns.yamltree import load_tree

    terms = []
    for lemma, node in load_tree(_read(path), path.as_posix()).fields().items():
        if isinstance(node.value, str):
            terms.append(Term(lemma, node.value))
            continue
        fields = node.fields(frozenset(("plain", "why")))
        if "plain" not in fields:
            raise node.fail(f"'{lemma}' needs 'plain'")
        why = fields["why"].text() if "why" in fields else None
        terms.append(Term(lemma, fields["plain"].text(), Text(why, why) if why else None))
    return tuple(terms)


def _glossary(path: Path) -> tuple[ApprovedTerm, ...]:
    """A YAML mapping: term → words that it replaces, or term → {avoid, why}."""
    from viestilint.patterns.yamltree import load_tree

    terms = []
    for name, node in load_tree(_read(path), path.as_posix()).fields().items():
        if not isinstance(node.value, dict):
            terms.append(ApprovedTerm(name, node.texts()))
            continue
        fields = node.fields(frozenset(("avoid", "why")))
        if "avoid" not in fields:
            raise node.fail(f"'{name}' needs 'avoid'")
        terms.append(ApprovedTerm(name, fields["avoid"].texts(), fields["why"].text() if "why" in fields else None))
    return tuple(terms)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=path.as_posix()) from error
    except UnicodeDecodeError as error:
        raise ConfigError("is not UTF-8", path=path.as_posix()) from error
