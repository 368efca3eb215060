"""Pages of the rule documentation: file name → Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from viestilint.model.rule import FAMILIES
from viestilint.ruledocs.page import BadExample, RulePage
from viestilint.ruledocs.words import CHANNELS, FAMILY_INTROS, FAMILY_TITLES, word

MOST_SHOWN = 6
"""Examples of each kind on a page; ``viestilint explain`` shows all."""

_GENERATED = "<!-- viestilint rules --format markdown --output docs/saannot -->"
_INDEX = {
    "fi": """# Säännöt

{count} sääntöä, {families} perhettä. Sivut on tehty sääntöjen omista tiedoista (`rules/`) komennolla
`viestilint rules --format markdown --output docs/saannot`; `viestilint explain SÄÄNTÖ` näyttää saman päätteessä.
[In English](en/README.md).

Esimerkeissä «» rajaa kohdan, josta huomautetaan, → on korjattu teksti ja ≈ malli, jonka tiedot tuntee vain
lähettäjä. ⏎ on rivinvaihto ja ⍽ sitova väli.
""",
    "en": """# Rules

{count} rules in {families} families. The pages are made from the rules' own data (`rules/`) with
`viestilint rules --format markdown --output docs/saannot`; `viestilint explain RULE` shows the same in the
terminal. [Suomeksi](../README.md).

In the examples «» marks what is flagged, → is the fixed text, and ≈ a model of which only the sender knows the
facts. ⏎ is a line break, ⍽ a no-break space.
""",
}
_CONFIGURE = {
    "fi": """## Asetukset

Sääntö, muunnos tai koko perhe säädetään nimellään tiedostossa `viestilint.toml` (tai `pyproject.toml`issa taulussa
`[tool.viestilint]`):

```toml
ignore = ["sitova-vali"]              # pois käytöstä
extend-select = ["luettavuus-mittarit"]  # valinnainen sääntö käyttöön

[severity]
rahasumma-muoto = "error"             # info, warning, error tai off
sanasto = "info"                      # koko perhe

[per-file-ignores]
"markkinointi/**" = ["huutomerkit-ja-emojit"]
```

Yhden kohdan voi vaientaa tiedoston omalla kommentilla, esimerkiksi
`<!-- viestilint: ignore[passiivi-ohjeessa] -->` tai `{# viestilint: ignore[fraasi] #}`.
""",
    "en": """## Configuration

A rule, a variant or a whole family is set by its name in `viestilint.toml` (or in `pyproject.toml` in the table
`[tool.viestilint]`):

```toml
ignore = ["sitova-vali"]              # off
extend-select = ["luettavuus-mittarit"]  # an opt-in rule on

[severity]
rahasumma-muoto = "error"             # info, warning, error or off
sanasto = "info"                      # a whole family

[per-file-ignores]
"markkinointi/**" = ["huutomerkit-ja-emojit"]
```

One place is silenced by the file's own comment, such as
`<!-- viestilint: ignore[passiivi-ohjeessa] -->` or `{# viestilint: ignore[fraasi] #}`.
""",
}


def render_site(by_lang: Mapping[str, Sequence[RulePage]]) -> dict[str, str]:
    """All pages by file name: Finnish ones at the top, English ones in ``en/``, an index in each."""
    files: dict[str, str] = {}
    for lang, pages in by_lang.items():
        folder = "en/" if lang == "en" else ""
        families = [*FAMILIES, *sorted({page.family for page in pages} - set(FAMILIES))]
        grouped = {family: [page for page in pages if page.family == family] for family in families}
        grouped = {family: found for family, found in grouped.items() if found}
        files[f"{folder}README.md"] = _index(grouped, lang)
        for family, found in grouped.items():
            files[f"{folder}{family}.md"] = render_family(family, found, lang)
    return files


def render_family(family: str, pages: Sequence[RulePage], lang: str) -> str:
    """The page of one family."""
    lines = [_GENERATED, "", f"# {_title(family, lang)}", ""]
    if family in FAMILY_INTROS:
        lines += [FAMILY_INTROS[family].in_(lang), ""]
    other = f"../{family}.md" if lang == "en" else f"en/{family}.md"
    lines += [f"[{'Suomeksi' if lang == 'en' else 'In English'}]({other}) · [{_back(lang)}](README.md)", ""]
    lines += [f"- [{page.title}](#{page.id})" for page in pages]
    for page in pages:
        lines += ["", *_rule(page, lang)]
    return "\n".join(lines) + "\n"


def _rule(page: RulePage, lang: str) -> Iterator[str]:
    yield f"## {page.id}"
    yield ""
    yield f"**{prose(page.title)}**"
    yield ""
    yield f"- **{word('what', lang)}:** {prose(page.what)}"
    yield f"- **{word('why', lang)}:** {prose(page.why)}"
    yield f"- **{word('source', lang)}:** {prose(page.norm)}"
    yield f"- **{word('fix', lang)}:** {page.fix}"
    if page.opt_in:
        yield f'- **{word("opt-in", lang)}:** `extend-select = ["{page.id}"]`'
    if page.settings:
        yield f"- **{word('settings', lang)}:** {', '.join(f'`{key}`' for key in page.settings)}"
    configure = f'`ignore = ["{page.id}"]` · `severity.{page.id} = "info"` · `viestilint: ignore[{page.id}]`'
    yield f"- **{word('configure', lang)}:** {configure}"
    yield ""
    yield f"| {' | '.join(CHANNELS[channel].in_(lang) for channel, _ in page.severities)} |"
    yield f"|{' --- |' * len(page.severities)}"
    yield f"| {' | '.join(text for _, text in page.severities)} |"
    if page.bad:
        yield from ("", f"### {word('bad', lang)}", "")
        for example in page.bad[:MOST_SHOWN]:
            yield from _bad(example)
    if page.good:
        yield from ("", f"### {word('good', lang)}", "")
        for good in page.good[:MOST_SHOWN]:
            yield f"- ✓ {_context(good.context)}{code(good.text)}"
    if len(page.bad) > MOST_SHOWN or len(page.good) > MOST_SHOWN:
        yield from ("", f"{word('all', lang)}: `viestilint explain {page.id}`")
    named = [variant for variant in page.variants if variant.text]
    if named:
        yield from ("", f"### {word('variants', lang)}", "")
        for variant in named:
            opt_in = f" ({word('opt-in', lang).lower()})" if variant.opt_in else ""
            yield f"- `{variant.name}`: {prose(variant.text)}{opt_in}"


def _bad(example: BadExample) -> Iterator[str]:
    yield f"- ✗ {_context(example.context)}{code(example.text)}"
    if example.fixed is not None:
        yield f"  <br>→ {code(example.fixed)}"
    elif example.model is not None:
        yield f"  <br>≈ {code(example.model)}"


def _index(grouped: Mapping[str, Sequence[RulePage]], lang: str) -> str:
    count = sum(len(pages) for pages in grouped.values())
    lines = [_GENERATED, "", _INDEX[lang].format(count=count, families=len(grouped))]
    for family, pages in grouped.items():
        lines += [f"## [{_title(family, lang)}]({family}.md)", ""]
        if family in FAMILY_INTROS:
            lines += [FAMILY_INTROS[family].in_(lang), ""]
        lines += [f"- [`{page.id}`]({family}.md#{page.id}) {prose(page.title)}{_flag(page, lang)}" for page in pages]
        lines.append("")
    return "\n".join(lines) + "\n" + _CONFIGURE[lang]


def _flag(page: RulePage, lang: str) -> str:
    return f" ({word('opt-in', lang).lower()})" if page.opt_in else ""


def _title(family: str, lang: str) -> str:
    return FAMILY_TITLES[family].in_(lang) if family in FAMILY_TITLES else family


def _back(lang: str) -> str:
    return "All rules" if lang == "en" else "Kaikki säännöt"


def _context(context: str) -> str:
    return f"[{prose(context)}] " if context else ""


def code(text: str) -> str:
    """A text as a code span, whatever backticks it holds."""
    longest = max((len(run) for run in _runs(text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") or not text.strip() else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _runs(text: str) -> Iterable[str]:
    return re.findall(r"`+", text)


def prose(text: str) -> str:
    """A text that means nothing to Markdown or HTML."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|#~])", r"\\\1", text).replace("\n", " ")
