"""Puts the rules into the wheel as data too, so that no run has to read YAML first."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RuleTrees(BuildHookInterface):  # type: ignore[type-arg]
    """Adds what ``viestilint.patterns.treecache`` would make at the first run."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Writes the trees for a wheel; an editable install makes its own when the rules change."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        from viestilint.patterns.catalogue import write_index

        self._folder = tempfile.TemporaryDirectory()
        made = write_index(Path(self._folder.name))
        build_data["force_include"][str(made)] = f"viestilint/patterns/{made.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes what was written."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
