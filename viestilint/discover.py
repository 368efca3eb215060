"""Paths on the command line → files to read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from viestilint.errors import ReadError
from viestilint.readers.build import ReadOptions, fits
from viestilint.readers.registry import is_wanted

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_SKIPPED = frozenset((".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", "venv", ".viestilint_cache"))


@dataclass(frozen=True, slots=True)
class Discovered:
    """The files to lint in the order of their shown paths, and what could not be looked into.

    ``skipped`` are files that were named but are excluded.
    """

    files: tuple[tuple[Path, str], ...]
    errors: tuple[str, ...]
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Which files of a directory are read: globs to leave out and to take in, and what formats say."""

    reading: ReadOptions = field(default_factory=ReadOptions)
    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    force_exclude: bool = False

    def takes(self, shown: str) -> bool:
        """Whether a file that a directory holds is to be read."""
        if self.excludes(shown):
            return False
        return is_wanted(shown, self.reading) or (bool(self.include) and fits(shown, self.include))

    def excludes(self, shown: str) -> bool:
        """Whether configuration leaves a file out."""
        return bool(self.exclude) and fits(shown, self.exclude)

    def leaves(self, shown: str) -> bool:
        """Whether a file that is named is left out by force: a folder would not give it either."""
        folders = [] if shown.startswith("/") else shown.split("/")[:-1]
        hidden = any(name in _SKIPPED or name.startswith(".") for name in folders)
        return hidden or _is_hidden(shown) or not self.takes(shown)


def discover(paths: Iterable[str], choice: Choice | None = None, *, base: Path | None = None) -> Discovered:
    """The files that ``paths`` name. A directory gives the files of known formats below it that git does not
    ignore; a file that is named itself is always taken, unless it is excluded by force. Symbolic links to
    directories are not followed.
    """
    base = base or Path.cwd()
    choice = choice or Choice()
    found: dict[str, Path] = {}
    errors: list[str] = []
    skipped: list[str] = []
    for name in paths:
        path = Path(name)
        shown = shown_path(path, base)
        if path.is_dir():
            for file in _walk(path, errors):
                inside = shown_path(file, base)
                if choice.takes(inside):
                    found.setdefault(inside, file)
        elif not path.exists():
            errors.append(str(ReadError("there is no such file or directory", path=shown)))
        elif choice.force_exclude and choice.leaves(shown):
            skipped.append(shown)
        else:
            found.setdefault(shown, path)
    files = tuple((path, shown) for shown, path in sorted(found.items()))
    return Discovered(files, tuple(errors), tuple(skipped))


def _is_hidden(shown: str) -> bool:
    """Whether a file is the settings of some program rather than a message."""
    return shown.rpartition("/")[2].startswith(".")


def shown_path(path: Path, base: Path) -> str:
    """The path relative to the working directory with ``/``; absolute where it lies elsewhere."""
    absolute = Path(os.path.abspath(path))
    try:
        return absolute.relative_to(base).as_posix()
    except ValueError:
        return absolute.as_posix()


def _walk(top: Path, errors: list[str]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        errors.append(str(ReadError(f"cannot be read: {error.strerror}", path=str(error.filename))))

    specs: dict[str, GitIgnoreSpec | None] = {}
    for folder, folders, files in os.walk(top, onerror=note):
        here = Path(folder)
        specs[folder] = _ignore_file(here)
        above = [(Path(p), s) for p, s in specs.items() if s is not None and here.is_relative_to(p)]
        folders[:] = sorted(
            name
            for name in folders
            if name not in _SKIPPED and not name.startswith(".") and not _ignored(here / name, above, True)
        )
        for name in sorted(files):
            if not _is_hidden(name) and not _ignored(here / name, above, False):
                yield here / name


def _ignore_file(folder: Path) -> GitIgnoreSpec | None:
    path = folder / ".gitignore"
    if not path.is_file():
        return None
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(path.read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError, ValueError):
        return None


def _ignored(path: Path, specs: list[tuple[Path, GitIgnoreSpec]], is_dir: bool) -> bool:
    for folder, spec in specs:
        relative = path.relative_to(folder).as_posix() + ("/" if is_dir else "")
        if spec.match_file(relative):
            return True
    return False
