"""A message before and after, the changed words marked."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from viestilint.lazyregex import lazy
from viestilint.reporters.text import Style

_WORDS = lazy(r"\s+|[^\s]+")
_MIN_COLUMN = 40


def marked(before: str, after: str, style: Style) -> tuple[str, str]:
    """Both texts with what the other does not have in colour: red before, green after."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    left, right = [], []
    for tag, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        left.append(_coloured("".join(old[a:b]), "red", style) if tag != "equal" else "".join(old[a:b]))
        right.append(_coloured("".join(new[c:d]), "green", style) if tag != "equal" else "".join(new[c:d]))
    return "".join(left), "".join(right)


def columns(before: str, after: str, heads: tuple[str, str], style: Style, width: int) -> Iterator[str]:
    """The two texts side by side, or one under the other where the terminal is too narrow for two."""
    left, right = marked(before.strip("\n"), after.strip("\n"), style)
    if width < 2 * _MIN_COLUMN + 3:
        yield f"{heads[0]}:"
        yield from (f"  {line}" if line else "" for line in left.split("\n"))
        yield f"{heads[1]}:"
        yield from (f"  {line}" if line else "" for line in right.split("\n"))
        return
    # Imported here: only a wide terminal pays for it.
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, expand=True, pad_edge=False, padding=(0, 2, 0, 0), show_header=True)
    for head in heads:
        table.add_column(head, ratio=1, header_style="bold", overflow="fold")
    table.add_row(Text.from_ansi(left), Text.from_ansi(right))
    console = Console(width=width, force_terminal=True, color_system="standard", highlight=False)
    with console.capture() as captured:
        console.print(table)
    yield from captured.get().rstrip("\n").split("\n")


def _coloured(text: str, colour: str, style: Style) -> str:
    """Colour that stops at line ends, so that a pager or a column break does not carry it on."""
    return "\n".join(style(line, colour) if line.strip() else line for line in text.split("\n"))
