"""Which reader reads which file."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import PurePosixPath

from viestilint.errors import ReadError
from viestilint.lazyregex import lazy
from viestilint.model import Message, on_demand
from viestilint.readers.build import ReadOptions
from viestilint.readers.conversation import is_customers
from viestilint.readers.locales import locale_of, wanted
from viestilint.readers.source import SourceFile, check_encoding
from viestilint.readers.unseen import composed, is_loose

# suffix → module of this package; imported when the first such file is read.
SUFFIXES: dict[str, str] = {
    ".txt": "textfile",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mjml": "html",
    ".ftlh": "templatefile",
    ".eml": "eml",
    ".xml": "android",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".strings": "applestrings",
    ".stringsdict": "stringsdict",
    ".xcstrings": "xcstrings",
    ".po": "po",
    ".pot": "po",
    ".json": "jsonfile",
    ".arb": "jsonfile",
    ".yml": "yamlfile",
    ".yaml": "yamlfile",
    ".properties": "properties",
    ".csv": "csvfile",
    ".tsv": "csvfile",
    ".php": "php",
    ".blade.php": "blade",
    ".j2": "templatefile",
    ".jinja": "templatefile",
    ".jinja2": "templatefile",
    ".hbs": "templatefile",
    ".handlebars": "templatefile",
    ".mustache": "templatefile",
    ".liquid": "templatefile",
    ".twig": "templatefile",
    ".njk": "templatefile",
    ".ftl": "fluentfile",
    ".erb": "templatefile",
    ".tmpl": "templatefile",
    ".fi": "templatefile",
}
# Of these the name alone tells the format, whatever the suffix would say.
_BY_PATH: tuple[tuple[re.Pattern[str], str], ...] = (
    (lazy(r"(?:^|[/_])i18n[/_][^/]*\.txt$"), "i18ntext"),
    (lazy(r"\.txt\.[^./]+$"), "templatefile"),
    # Play's own name for its catalogues.
    (lazy(r"(?:^|/)messages\.[a-z]{2}(?:-[a-z]{2})?$"), "properties"),
)
_RESOURCES = lazy(r"(?:^|/)values[^/]*/[^/]+$|strings[^/]*$")
# What tools and people keep in these formats under names of their own.
_NO_MESSAGES = lazy(
    r"(?:^|/)(?:(?:package|package-lock|composer|tsconfig|jsconfig|lerna|nx|turbo|angular|renovate|deno|biome|manifest"
    r"|openapi|swagger|schema|[\w-]+\.schema)(?:[._-][\w.-]*)?\.json"
    r"|(?:docker-|podman-)?compose(?:[._-][\w.-]*)?\.ya?ml|(?:pnpm-[\w-]+|mkdocs|openapi|swagger|serverless|chart|values"
    r"|azure-pipelines|pubspec|analysis_options|l10n)\.ya?ml"
    r"|(?:requirements|constraints|robots|humans|ads|license|cmakelists)(?:[._-][\w.-]*)?\.txt"
    r"|(?:readme|changelog|contributing|code_of_conduct|license|security)(?:[._-][\w.-]*)?\.(?:md|txt)"
    r"|(?:gradle|gradle-wrapper|local|log4j2?|application(?:-\w+)?|version|build)\.properties)$",
    re.I,
)
# The suffix is a domain too: the names of folders and files that speak for messages.
_CATALOGUE_PLACE = lazy(
    r"(?:^|[/_.-])(?:i18n|l10n|locales?|lang|langs|languages?|translations?|locali[sz]ations?|messages?|strings|values"
    r"|viestit?|viestipohjat|mallipohjat|kaannokset|templates?|conversations?|keskustelut?|emails?|sms|notifications?)"
    r"(?:[/_.-]|$)"
)
# How a format is called; what is not named here is called as its module.
_NAMES = {
    "textfile": "plain text",
    "markdown": "Markdown",
    "html": "HTML, MJML",
    "eml": "mail",
    "android": "Android resources",
    "xliff": "XLIFF",
    "applestrings": "Apple strings",
    "stringsdict": "Apple plurals",
    "xcstrings": "Apple string catalogue",
    "po": "gettext",
    "jsonfile": "JSON, ARB",
    "yamlfile": "YAML",
    "properties": "Java properties",
    "csvfile": "CSV, TSV",
    "php": "PHP arrays",
    "templatefile": "template",
    "blade": "template",
    "fluentfile": "Fluent or FreeMarker",
    "i18ntext": "i18n lines",
}


_PROGRAMS = frozenset(
    ".js .jsx .mjs .cjs .ts .tsx .vue .svelte .py .clj .cljs .cljc .edn .sql .c .cpp .cs .dart .go .groovy .java .kt .kts"
    " .rs .scala .swift".split()
)
_LONGEST_FIRST = sorted(SUFFIXES, key=len, reverse=True)


def reader_name(path: str, options: ReadOptions | None = None) -> str | None:
    """The module that reads files of that name, ``None`` if none. ``options`` say which programs are read."""
    whole = path.replace("\\", "/").lower()
    name = PurePosixPath(whole).name
    if options is not None and options.literal_suffixes:
        wanted = {"." + suffix.lower().lstrip(".") for suffix in options.literal_suffixes}
        if PurePosixPath(name).suffix in wanted:
            return "literals"
    for pattern, module in _BY_PATH:
        if pattern.search(whole):
            return module
    for suffix in _LONGEST_FIRST:
        if name.endswith(suffix):
            return SUFFIXES[suffix]
    return None


def is_wanted(path: str, options: ReadOptions) -> bool:
    """Whether a file that a folder holds is to be read: of a known format, in a wanted language or in none.

    Tables count only if a column is configured, XML only in the folders of Android resources; the settings of tools and
    what a repository says of itself never do.
    A file that is named itself is read in any case.
    """
    module = reader_name(path, options)
    if is_customers(path, options.reply_files):
        return False
    if module is None or (module == "csvfile" and options.csv_column is None):
        return False
    whole = path.replace("\\", "/")
    if _NO_MESSAGES.search(whole) or (whole.endswith(".fi") and not _CATALOGUE_PLACE.search(whole.lower())):
        return False
    if module == "android" and not _RESOURCES.search(whole):
        return False
    language = locale_of(path)
    return language is None or wanted(language, options.locales)


def fallback_encoding(path: str) -> str | None:
    """The encoding of a file that is not UTF-8, where its format settles that: Latin-1 for properties."""
    return "iso-8859-1" if reader_name(path) == "properties" else None


def formats() -> list[tuple[str, tuple[str, ...]]]:
    """The formats that are read: name and suffixes, in the order of their names."""
    found: dict[str, list[str]] = {}
    for suffix, module in SUFFIXES.items():
        found.setdefault(_NAMES.get(module, module), []).append(suffix)
    found.setdefault(_NAMES["templatefile"], []).append(".txt.*")
    found.setdefault(_NAMES["i18ntext"], []).append("i18n/*.txt")
    return sorted((name, tuple(sorted(suffixes))) for name, suffixes in found.items())


def _without_collecting(read: Callable[[], Sequence[Message]]) -> Sequence[Message]:
    """What ``read`` gives. Entries are kept and hold no cycles: looking through them again and again is half the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        return read()
    finally:
        if was_enabled:
            gc.enable()


def read_messages(source: SourceFile, options: ReadOptions) -> Sequence[Message]:
    """The messages of a file, by its suffix; those of a large catalogue are read when they are asked for.

    Raises ``ReadError`` for an unknown or invalid format.
    """
    name = reader_name(source.path, options)
    if name is None:
        raise ReadError("is of no format that viestilint reads" + _advice(source.path), path=source.path)
    check_encoding(source)
    module = import_module(f"viestilint.readers.{name}")
    messages = on_demand(_without_collecting(lambda: module.read(source, options)), _as_seen)
    if not options.subject_keys:
        return messages
    from viestilint.readers.subject import place_subjects

    return place_subjects(messages, options)


def _advice(path: str) -> str:
    """How the texts in a program are read, for the suffixes of programs."""
    suffix = PurePosixPath(path.lower()).suffix
    return f'; for the texts in it set literal-suffixes = ["{suffix[1:]}"]' if suffix in _PROGRAMS else ""


def _as_seen(message: Message) -> Message:
    # A phone counts every character of a text message, seen or not.
    return composed(message) if message.channel != "sms" and is_loose(message.text) else message
