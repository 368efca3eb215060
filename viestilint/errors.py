"""Errors that the user can cause. Each says in one line what is wrong and where."""

from __future__ import annotations


class ViestilintError(Exception):
    """The one error class that reaches the user. ``str()`` is the line to print; nothing else is."""

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        self.message = message
        self.path = path
        self.line = line
        super().__init__(message)

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
