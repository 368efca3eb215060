"""The server's words, and findings as Markdown."""

from __future__ import annotations

from viestilint.lsp.checking import Flagged, Offer
from viestilint.model import Rule, SourceEdit
from viestilint.ruledocs.markdown import prose
from viestilint.ruledocs.words import SEVERITIES, word

_ROOM = 60
_WORDS = {
    "fi": {
        "write": "Kirjoita: {}",
        "delete": "Poista: {}",
        "all": "Korjaa kaikki turvalliset (viestilint)",
        "rewrite": "Kirjoita viesti uudelleen (viestilint)",
        "example": "≈ Esimerkiksi: {}",
        "more": "Lisää: `viestilint explain {}`",
    },
    "en": {
        "write": "Write: {}",
        "delete": "Delete: {}",
        "all": "Fix all safe ones (viestilint)",
        "rewrite": "Rewrite the message (viestilint)",
        "example": "≈ For example: {}",
        "more": "More: `viestilint explain {}`",
    },
}


def words(lang: str) -> dict[str, str]:
    """The server's words in a language."""
    return _WORDS[lang]


def offer_title(flagged: Flagged, offer: Offer, text: str, lang: str) -> str:
    """What a fix is called: the text as it will stand."""
    edits = sorted(offer.edits, key=lambda edit: edit.span)
    new = _result(edits, text)
    key = "write" if new.strip() else "delete"
    shown = new if new.strip() else text[edits[0].span.start : edits[-1].span.end]
    shown = " ".join(shown.split())
    if len(shown) > _ROOM:
        shown = shown[: _ROOM - 1] + "…"
    return f"{_WORDS[lang][key].format(shown)} ({flagged.located.finding.rule})"


def explanation(flagged: Flagged, rule: Rule | None, lang: str) -> str:
    """A finding for a hover: what, why, by which norm, and what to write."""
    finding = flagged.located.finding
    lines = [f"**{prose(finding.message)}**", prose(finding.why)]
    if finding.hint:
        lines.append(_WORDS[lang]["example"].format(prose(finding.hint)))
    if rule is not None and rule.source not in ("", "oma", "own"):
        lines.append(f"{word('source', lang)}: {prose(rule.source)}")
    severity = SEVERITIES[str(finding.severity)].in_(lang)
    lines.append(f"`{finding.rule}` · {severity} · {_WORDS[lang]['more'].format(finding.rule)}")
    return "\n\n".join(lines)


def _result(edits: list[SourceEdit], text: str) -> str:
    out, at = "", edits[0].span.start
    for edit in edits:
        out += text[at : edit.span.start] + edit.text
        at = edit.span.end
    return out
