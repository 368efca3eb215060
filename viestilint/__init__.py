"""viestilint: a style linter for Finnish customer messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from viestilint.api import lint_paths, lint_text
    from viestilint.pipeline import Linter

__version__ = "0.1.0"
__all__ = ["Linter", "__version__", "lint_paths", "lint_text"]

_HOMES = {"Linter": "viestilint.pipeline", "lint_text": "viestilint.api", "lint_paths": "viestilint.api"}


def __getattr__(name: str) -> Any:
    # Imported on demand: the command line must not pay for the API.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'viestilint' has no attribute '{name}'")
