"""Rules that need Python: one module per check, found by its name.

A check is pure: it reads a document and yields hits. Its rule's texts, severities and examples are in the YAML.
"""

from __future__ import annotations

from viestilint.checks.registry import Check, CheckContext, find_check

__all__ = ["Check", "CheckContext", "find_check"]
