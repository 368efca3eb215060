"""A rule's description for the terminal."""

from __future__ import annotations

from viestilint.ruledocs.page import BadExample, RulePage
from viestilint.ruledocs.words import CHANNELS, word


def lines_of(page: RulePage, lang: str) -> list[str]:
    """The lines that explain a rule, all its examples among them."""
    by_channel = ", ".join(f"{CHANNELS[channel].in_(lang)} {text}" for channel, text in page.severities)
    lines = [
        f"{page.id} ({page.family}): {page.title}",
        "",
        f"{word('what', lang)}: {page.what}",
        f"{word('why', lang)}: {page.why}",
        f"{word('source', lang)}: {page.norm}",
        f"{word('severity', lang)}: {by_channel}",
        f"{word('fix', lang)}: {page.fix.replace('`', '')}",
    ]
    if page.opt_in:
        lines.append(f"{word('opt-in', lang)}: --extend-select {page.id}")
    if page.settings:
        lines.append(f"{word('settings', lang)}: {', '.join(page.settings)}")
    lines.append(
        f'{word("configure", lang)}: ignore = ["{page.id}"], severity.{page.id} = "info", viestilint: ignore[{page.id}]'
    )
    if page.bad:
        lines += ["", f"{word('bad', lang)}:"]
        for example in page.bad:
            lines += _bad(example)
    if page.good:
        lines += ["", f"{word('good', lang)}:"]
        lines += [f"  ✓ {_context(example.context)}{example.text}" for example in page.good]
    named = [variant for variant in page.variants if variant.text]
    if named:
        lines += ["", f"{word('variants', lang)}:"]
        lines += [f"  {variant.name}: {variant.text}" for variant in named]
    return lines


def _bad(example: BadExample) -> list[str]:
    lines = [f"  ✗ {_context(example.context)}{example.text}"]
    if example.fixed is not None:
        lines.append(f"    → {example.fixed}")
    elif example.model is not None:
        lines.append(f"    ≈ {example.model}")
    return lines


def _context(context: str) -> str:
    return f"[{context}] " if context else ""
