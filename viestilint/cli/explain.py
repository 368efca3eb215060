"""``viestilint explain RULE``: what a rule flags, why, and what to write instead."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from viestilint.cli.options import language_option
from viestilint.errors import ConfigError
from viestilint.model import CHANNELS
from viestilint.patterns.catalogue import load_catalogue
from viestilint.patterns.definition import Example, LoadedRule

_WORDS = {
    "fi": {
        "why": "Miksi",
        "source": "Normi",
        "severity": "Vakavuus",
        "bad": "Huomautetaan",
        "good": "Ei huomauteta",
        "off": "ei käytössä",
        "opt-in": "Käytössä vain valittuna: --extend-select",
    },
    "en": {
        "why": "Why",
        "source": "Norm",
        "severity": "Severity",
        "bad": "Flagged",
        "good": "Not flagged",
        "off": "off",
        "opt-in": "Runs only when selected: --extend-select",
    },
}


@click.command("explain")
@click.argument("rule_id", metavar="RULE")
@click.option(
    "--rules", "rule_files", multiple=True, type=click.Path(path_type=Path), help="More rule files."
)
@language_option
def command(rule_id: str, rule_files: tuple[Path, ...], lang: str) -> None:
    """Explain one rule with its examples."""
    rules = {rule.id: rule for rule in load_catalogue(rule_files, examples=True)}
    if rule_id not in rules:
        near = get_close_matches(rule_id, sorted(rules), n=1, cutoff=0.5)
        raise ConfigError(f"unknown rule '{rule_id}'" + (f"; did you mean '{near[0]}'?" if near else ""))
    click.echo("\n".join(describe(rules[rule_id], lang)))


def describe(rule: LoadedRule, lang: str) -> list[str]:
    """The lines that explain a rule."""
    words, meta = _WORDS[lang], rule.rule
    lines = [f"{meta.id} ({meta.family}): {meta.title.in_(lang)}", ""]
    lines += [f"{words['why']}: {meta.why.in_(lang)}"]
    if meta.source:
        lines.append(f"{words['source']}: {meta.source}")
    by_channel = [f"{channel} {_severity(rule, channel, words['off'])}" for channel in CHANNELS]
    lines.append(f"{words['severity']}: {', '.join(by_channel)}")
    if meta.opt_in:
        lines.append(f"{words['opt-in']} {meta.id}")
    if rule.bad:
        lines += ["", f"{words['bad']}:"]
        for example in rule.bad:
            lines.extend(_bad(example))
    if rule.good:
        lines += ["", f"{words['good']}:"]
        lines += [f"  ✓ {_context(example)}{_one_line(example.text)}" for example in rule.good]
    return lines


def _severity(rule: LoadedRule, channel: str, off: str) -> str:
    by_type = rule.rule.severities.get(channel, {})
    if not any(by_type.values()):
        return off
    parts = [str(by_type.get("other") or off)]
    parts += [f"{name}: {value or off}" for name, value in by_type.items() if name != "other"]
    return " ".join(f"({part})" if index else part for index, part in enumerate(parts))


def _bad(example: Example) -> list[str]:
    text = example.text
    for start, end in reversed(example.marks):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    lines = [f"  ✗ {_context(example)}{_one_line(text)}"]
    if example.fixed is not None:
        lines.append(f"    → {_one_line(example.fixed)}")
    elif example.model is not None:
        lines.append(f"    ≈ {_one_line(example.model)}")
    return lines


def _context(example: Example) -> str:
    return (
        f"[{', '.join(f'{k}: {_one_line(v)}' for k, v in example.context.items())}] "
        if example.context
        else ""
    )


def _one_line(text: str) -> str:
    return text.replace("\n", "⏎").replace("\u00a0", "⍽")
