"""Laravel's Blade templates: HTML or Markdown with ``{{ $nimi }}``, ``{!! $html !!}`` and ``@if … @endif``."""

from __future__ import annotations

from dataclasses import replace

from viestilint.lazyregex import lazy
from viestilint.model import Message
from viestilint.readers import markdown, templatefile
from viestilint.readers.build import ReadOptions
from viestilint.readers.placeholders import DEFAULT_SYNTAXES
from viestilint.readers.source import SourceFile

_MAIL = lazy(r"<x-mail::message|@component\(\s*['\"]mail::message")


def read(source: SourceFile, options: ReadOptions) -> list[Message]:
    """The messages of the template. Raises ``ReadError`` for wrong front matter."""
    if options.syntaxes is None:
        options = replace(options, syntaxes=DEFAULT_SYNTAXES | {"blade"})
    # Laravel's mails are Markdown between the tags of its components.
    return markdown.read(source, options) if _MAIL.search(source.text) else templatefile.read(source, options)
