"""A progress bar for a person who waits: on a terminal, on standard error, from the second second on."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE = 1.0
_EVERY = 0.1
_WORDS = {"fi": "Tarkistetaan", "en": "Checking"}


class Progress:
    """Counts files and the share of the one at hand; shows a bar once the run has taken ``PATIENCE`` seconds, and takes
    it away at the end.
    """

    def __init__(self, total: int, lang: str, *, quiet: bool = False) -> None:
        self._total = total
        self._word = _WORDS[lang]
        self._shows = sys.stderr.isatty() and not quiet
        self._started = self._drawn = time.monotonic()
        self._done = 0
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self) -> None:
        """One more file is done; a file may be counted again when it is looked at again."""
        self._done += 1
        self._show(self._done)

    def within(self, share: float) -> None:
        """``share`` of the file at hand is done: from 0 to 1."""
        self._show(self._done + share)

    def _show(self, done: float) -> None:
        if not self._shows:
            return
        now = time.monotonic()
        if now - self._started < PATIENCE or now - self._drawn < _EVERY:
            return
        self._drawn = now
        self._draw(done)

    def _draw(self, done: float) -> None:
        if self._bar is None:
            # Imported here: most runs are over before they would need it.
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TaskProgressColumn, TextColumn
            from rich.progress import Progress as Bar

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TaskProgressColumn())
            # No thread of its own: processes are forked while it stands. What is written meanwhile stands above it, but
            # for a standard output that goes elsewhere.
            self._bar = Bar(
                *columns,
                console=Console(stderr=True),
                transient=True,
                auto_refresh=False,
                redirect_stdout=sys.stdout.isatty(),
            )
            self._bar.start()
            self._task = self._bar.add_task(self._word, total=self._total)
        assert self._task is not None
        self._bar.update(self._task, completed=min(done, self._total), refresh=True)
