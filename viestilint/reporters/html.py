"""The report as one HTML page that needs nothing beside it: no network, no fonts, no other file."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from viestilint.reporters.htmlpage import Page
from viestilint.reporters.htmlwords import WORDS

_TEMPLATES = Path(__file__).resolve().parent / "templates"


def render(page: Page) -> str:
    """The page. Everything in it is escaped; a content security policy lets only its own script run."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    script = _read("report.js")
    return environment.get_template("report.html.j2").render(
        page=page,
        words=WORDS[page.lang],
        style=_read("report.css"),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def _read(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8").strip()
