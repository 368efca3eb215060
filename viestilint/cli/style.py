"""Colour and width of what is printed: those of the terminal, none for a pipe."""

from __future__ import annotations

import os
from typing import TextIO

import click

from viestilint.reporters.text import Style, plain

PIPE_WIDTH = 100


def style_for(stream: TextIO | None) -> Style:
    """Colours on a terminal, unless ``NO_COLOR`` is set; ``FORCE_COLOR`` gives them to a pipe too."""
    forced = bool(os.environ.get("FORCE_COLOR"))
    terminal = stream is not None and stream.isatty()
    if os.environ.get("NO_COLOR") or not (terminal or forced):
        return plain
    return _coloured


def width_of(stream: TextIO | None) -> int:
    """The terminal's width in columns; a pipe gets a fixed one, so that the output is the same everywhere."""
    if stream is None or not stream.isatty():
        return PIPE_WIDTH
    import shutil

    return max(40, shutil.get_terminal_size().columns)


def _coloured(text: str, colour: str) -> str:
    return click.style(text, bold=True) if colour == "bold" else click.style(text, fg=colour)
