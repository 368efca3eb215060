"""Errors that the user can cause. Each says in one line what is wrong and where."""

from __future__ import annotations

# What would break the line, or be a command to the terminal that shows it.
_CONTROL = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))}
_CONTROL |= {0x09: " ", 0x0A: " ", 0x0D: " ", 0x2028: " ", 0x2029: " "}
BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""What turns the direction of the text after it: a line could show another name than the one it holds."""
_CONTROL |= {code: f"\\u{code:04x}" for code in BIDI}


def one_line(text: str) -> str:
    """``text`` as one line that is safe to show."""
    return text.translate(_CONTROL)


class ViestilintError(Exception):
    """The one error class that reaches the user. ``str()`` is the line to print; nothing else is."""

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        self.message = one_line(message)
        self.path = None if path is None else one_line(path)
        self.line = line
        super().__init__(self.message)

    def __str__(self) -> str:
        if self.path is None:
            return self.message
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message}"


class ConfigError(ViestilintError):
    """A wrong option, option value or configuration file."""


class ReadError(ViestilintError):
    """A file that cannot be read as messages, or not be written back exactly."""


class RuleError(ViestilintError):
    """A rule that cannot be loaded, or that failed while it ran."""
