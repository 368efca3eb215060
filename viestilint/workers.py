"""Linting in several processes. What they find goes into the linter's memory, from which results are then taken.

A process that dies takes one file with it: the one that it was at. That file is named, another process goes on.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from viestilint.config import Config
from viestilint.interrupts import let_through, unbroken
from viestilint.memory import Memory
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile

WORTH = 200
"""So many files keep a second process busy for longer than it takes to start it."""
_BATCH = 8


def usable_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def lint_in_processes(
    linter: Linter, sources: Iterable[SourceFile], jobs: int, done: Callable[[], None] = lambda: None
) -> dict[str, str]:
    """Lints the files into the memory of ``linter``; ``done`` is called after each.

    Returns the files that could not be checked, with the reason.
    """
    # Loaded once here, and shared by the processes where they are forks.
    linter.load()
    _ = linter.morphology.engine
    pool = _Pool(linter, jobs, deque(sources), done)
    try:
        pool.run()
    finally:
        pool.stop()
    return pool.lost


@dataclass
class _Worker:
    process: BaseProcess
    connection: Connection[Any, Any]
    batch: deque[SourceFile] = field(default_factory=deque)


class _Pool:
    def __init__(self, linter: Linter, jobs: int, queue: deque[SourceFile], done: Callable[[], None]) -> None:
        self.lost: dict[str, str] = {}
        self._linter = linter
        self._jobs = jobs
        self._queue = queue
        self._done = done
        self._busy: dict[Connection[Any, Any], _Worker] = {}
        self._forks = sys.platform == "linux"
        self._context = get_context("fork") if self._forks else get_context("spawn")

    def run(self) -> None:
        while self._queue or self._busy:
            while self._queue and len(self._busy) < self._jobs:
                self._start()
            ready = set(wait(list(self._busy)))
            for worker in [worker for worker in self._busy.values() if worker.connection in ready]:
                self._receive(worker)

    def stop(self) -> None:
        for worker in list(self._busy.values()):
            worker.process.terminate()
            self._leave(worker)

    def _start(self) -> None:
        mine, theirs = self._context.Pipe()
        # A fork holds the ends of its siblings' pipes too, and would keep them open.
        shared = [*self._busy, mine] if self._forks else []
        given = self._linter if self._forks else self._linter.config
        process = self._context.Process(target=_serve, args=(given, theirs, shared), daemon=True)
        with unbroken():
            # A signal in between would find a process that is not yet ours to stop, or not yet deaf to ctrl-C.
            process.start()
            theirs.close()
            worker = _Worker(process, mine)
            self._busy[mine] = worker
        self._feed(worker)

    def _feed(self, worker: _Worker) -> None:
        while self._queue and len(worker.batch) < _BATCH:
            worker.batch.append(self._queue.popleft())
        try:
            worker.connection.send(list(worker.batch))
        except OSError:
            self._bury(worker)
            return
        if not worker.batch:
            self._leave(worker)

    def _receive(self, worker: _Worker) -> None:
        try:
            known, problem = worker.connection.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        source = worker.batch.popleft()
        self._done()
        if problem is None and self._linter.memory is not None:
            self._linter.memory.take_in(source.path, known)
        elif problem is not None:
            self.lost[source.path] = problem
        if not worker.batch:
            self._feed(worker)

    def _bury(self, worker: _Worker) -> None:
        """The process is dead: the file it was at is lost, the others of its batch go to another."""
        if worker.batch:
            self.lost[worker.batch.popleft().path] = "not checked: the process that linted it was killed"
            self._done()
        self._queue.extendleft(reversed(worker.batch))
        self._leave(worker)

    def _leave(self, worker: _Worker) -> None:
        self._busy.pop(worker.connection, None)
        worker.connection.close()
        worker.process.join()


def _serve(given: Linter | Config, connection: Connection[Any, Any], shared: list[Connection[Any, Any]]) -> None:
    """The life of a process: batches of files come in, what is known of each file goes out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    let_through()
    for other in shared:
        other.close()
    linter = given if isinstance(given, Linter) else Linter(given)
    linter.memory = memory = Memory()
    try:
        while batch := connection.recv():
            for source in batch:
                problem = None
                try:
                    linter.check_source(source)
                except Exception as error:
                    problem = f"not checked: {type(error).__name__}: {error}"
                connection.send((memory.export(source.path), problem))
    except (EOFError, OSError):
        # The run has ended without this process.
        return
