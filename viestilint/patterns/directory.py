"""Where the built-in rules are."""

from __future__ import annotations

from pathlib import Path


def rules_directory() -> Path:
    """Where the built-in rules lie: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"
