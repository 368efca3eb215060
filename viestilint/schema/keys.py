"""The keys of the configuration with what a reader needs to know of each."""

from __future__ import annotations

from dataclasses import dataclass

from viestilint.config import FAIL_ON, LANGUAGES, PRESETS
from viestilint.language.engine import ENGINES
from viestilint.model import CHANNELS, MESSAGE_TYPES, SLOT_SYNTAXES
from viestilint.readers.placeholders import SYNTAXES

CHANNEL_NAMES = (*CHANNELS, "some")
FINNISH_TYPES = (
    "vastaus",
    "ilmoitus",
    "vahvistus",
    "reklamaatio",
    "irtisanominen",
    "lasku",
    "markkinointi",
    "kertakoodi",
    "valiaikatieto",
)
TYPE_NAMES = (*MESSAGE_TYPES, *FINNISH_TYPES)
MODES = ("template", "sent")
STYLE_NAMES = ("arkinen", "virallinen")
SEVERITIES = ("info", "warning", "error", "off")


@dataclass(frozen=True, slots=True)
class Key:
    """One key. ``default`` and ``example`` are as written in TOML; ``allowed`` are all its values, empty for any.

    ``more`` is what only the page says, in Markdown.
    """

    about: str
    default: str
    example: str
    allowed: tuple[str, ...] = ()
    more: str = ""


DESCRIBED: dict[str, Key] = {
    "extends": Key(
        "Another configuration file, relative to this one, whose values hold where this one has none.",
        "none",
        'extends = "../tyyliopas/viestilint.toml"',
    ),
    "engine": Key("The Voikko engine: the system's or the embedded one.", '"auto"', 'engine = "embedded"', ENGINES),
    "lang": Key("The language of the linter's own texts.", '"fi"', 'lang = "en"', LANGUAGES),
    "preset": Key(
        "How heavy the findings are: as recommended, infos as warnings (tiukka), or without infos (kevyt).",
        '"suositus"',
        'preset = "tiukka"',
        PRESETS,
    ),
    "select": Key("Run only these rules, variants (rule/variant) and families.", "all", 'select = ["sms", "rakenne"]'),
    "extend-select": Key(
        "Run these too: rules that are off until they are selected.", "[]", 'extend-select = ["luettavuus-mittarit"]'
    ),
    "ignore": Key("Leave out these rules, variants and families.", "[]", 'ignore = ["mikali-jos"]'),
    "severity": Key(
        "Severities by rule, variant or family: info, warning, error or off. The most exact name counts.",
        "those of the rules",
        '[severity]\nmerkinnat = "error"\nrahasumma-muoto = "off"',
    ),
    "per-file-ignores": Key(
        "Globs of paths or of catalogue keys, with the rules and families that stay silent there.",
        "{}",
        '[per-file-ignores]\n"arkisto/**" = ["sanasto"]\n"*.lyhyt" = ["rakenne"]',
    ),
    "rules": Key(
        "Globs of rule files of your own, relative to this file.",
        "[]",
        'rules = ["tyyliopas/*.yaml"]',
        more=" How to write them: [Rules of your own](own-rules.md).",
    ),
    "fail-on": Key("The least severity that makes the exit code 1.", '"warning"', 'fail-on = "error"', FAIL_ON),
    "min-score": Key("Exit 1 if the score of the run (0–100) is below this.", "none", "min-score = 90"),
    "exclude": Key(
        "Globs, read as in .gitignore, of files that a folder does not give; with --force-exclude also of named ones.",
        "[]",
        'exclude = ["arkisto/**", "*.en.txt"]',
    ),
    "include": Key(
        "Globs of files that a folder gives although their names do not tell a format in a wanted language.",
        "[]",
        'include = ["pohjat/*.csv"]',
    ),
    "baseline": Key(
        "The file of findings that the project lives with, relative to this one.",
        "none",
        'baseline = "viestilint-baseline.json"',
    ),
    "puhuttelu": Key(
        "The address form of rewrites where a message shows none.",
        '"sina"',
        'puhuttelu = "te"',
        ("sina", "te", "none", "asiakkaan-mukaan"),
    ),
    "sender": Key("The company's name, as messages are signed.", "none", 'sender = "Kirja-aitta Oy"'),
    "allow": Key("Words that no wording rule flags.", "[]", 'allow = ["hyödyntää"]'),
    "jargon": Key(
        "A YAML file of words of your own that customers do not know: word → plain word, or word → {plain, why}.",
        "none",
        'jargon = "tyyliopas/jargon.yaml"',
    ),
    "dictionary": Key(
        "Word lists, one correct word a line, of words that Voikko does not know.",
        "[]",
        'dictionary = ["tyyliopas/sanat.txt"]',
    ),
    "glossary": Key(
        "A YAML file of approved terms: term → the words that it replaces, or term → {avoid, why}.",
        "none",
        'glossary = "tyyliopas/termit.yaml"',
    ),
    "placeholders": Key(
        "All placeholders that templates may use; any other is a finding.",
        "any",
        'placeholders = ["etunimi", "tilausnumero"]',
    ),
    "required-placeholders": Key(
        "Placeholders that every message must use.", "[]", 'required-placeholders = ["peruutuslinkki"]'
    ),
    "placeholder-lengths": Key(
        "The most characters of a value, by the placeholder's name or type: for the length of text messages.",
        "guessed from the type",
        "[placeholder-lengths]\netunimi = 12\nurl = 30",
    ),
    "placeholder-examples": Key(
        "A value to show, by the placeholder's name or type: as text messages and the report show it. Its length is the"
        " most that a value takes where `placeholder-lengths` says nothing.",
        "none",
        '[placeholder-examples]\netunimi = "Marjatta"\namount = "1 234,50 €"',
    ),
    "syntaxes": Key(
        "The placeholder syntaxes to look for.",
        "the common ones",
        'syntaxes = ["mustache", "dollar-brace"]',
        (*(syntax.name for syntax in SYNTAXES), *SLOT_SYNTAXES),
    ),
    "locales": Key("The languages that are read of files that hold several.", '["fi"]', 'locales = ["fi", "fi-FI"]'),
    "csv-column": Key("The column of CSV and TSV tables that holds the messages.", "none", 'csv-column = "viesti"'),
    "literal-suffixes": Key(
        "Suffixes of program files whose string literals are read.", "[]", 'literal-suffixes = ["kt", "ts"]'
    ),
    "message-keys": Key(
        "Patterns of catalogue keys whose entries are whole messages, not fragments.",
        "[]",
        'message-keys = ["mail.*.body"]',
    ),
    "subject-keys": Key(
        "Patterns of catalogue keys whose entries are subjects, of the whole messages beside them: `mail.order.subject`"
        " of `mail.order.body`.",
        "[]",
        'subject-keys = ["*.subject"]',
    ),
    "reply-files": Key(
        "The file of the customer's message that lies beside a reply; `{name}` is the reply's name without its suffix.",
        "none",
        'reply-files = "{name}.kysymys.txt"',
    ),
    "channel": Key(
        "The channel of messages that nothing else is said of.", "guessed", 'channel = "sms"', CHANNEL_NAMES
    ),
    "type": Key("The type of messages that nothing else is said of.", "none", 'type = "notice"', TYPE_NAMES),
    "mode": Key(
        "Whether messages are templates, or as sent: then an unresolved placeholder is a fault.",
        '"template"',
        'mode = "sent"',
        MODES,
    ),
    "tyyli": Key(
        "The style of messages: in official ones, such as decisions, the exact words of officials are no fault.",
        '"arkinen"',
        'tyyli = "virallinen"',
        STYLE_NAMES,
    ),
    "messages": Key(
        "What holds for the messages whose path fits `files` or whose key fits `keys`; the last that fits counts.",
        "[]",
        '[[messages]]\nfiles = "sms/**"\nchannel = "sms"\n\n[[messages]]\nkeys = ["mail.*.body"]\ntype = "notice"\n'
        "fragment = false",
    ),
    "sms": Key(
        "Text messages: `price` of one segment in euros, `valiviiva` for the dash of a range.",
        '{valiviiva = "-"}',
        '[sms]\nprice = 0.06\nvaliviiva = "–"',
    ),
    "bingo": Key("The bingo of worn phrases.", "{}", "[bingo]\nstrict = true"),
}

ENTRIES: dict[str, Key] = {
    "files": Key("Globs of paths.", "all", 'files = "sms/**"'),
    "keys": Key("Patterns of catalogue keys.", "all", 'keys = ["sms.*"]'),
    "channel": Key("The channel.", "guessed", 'channel = "sms"', CHANNEL_NAMES),
    "type": Key("The type.", "none", 'type = "reply"', TYPE_NAMES),
    "address": Key("How the customer is addressed.", "as the message does", 'address = "te"', ("sina", "te", "none")),
    "mode": Key("Template, or as sent.", '"template"', 'mode = "sent"', MODES),
    "tyyli": Key("The style.", '"arkinen"', 'tyyli = "virallinen"', STYLE_NAMES),
    "sender": Key("The sender's name.", "none", 'sender = "Kirja-aitta"'),
    "fragment": Key("Whether entries are parts of messages, or whole ones.", "by format", "fragment = false"),
    "thread": Key(
        "Whether messages go on with a conversation: then no greeting is missed.",
        '"new"',
        'thread = "continuing"',
        ("continuing", "jatko", "new"),
    ),
    "ignore": Key("Rules and families that stay silent.", "[]", 'ignore = ["rakenne"]'),
}
