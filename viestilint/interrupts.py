"""Signals that end a run: what is half done is taken back, and no process, no file and no traceback is left."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if getattr(signal, name, None) is not None
)
_CAN_WAIT = hasattr(signal, "pthread_sigmask")


class Interrupted(KeyboardInterrupt):
    """A signal has come that ends the run."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def end_on_signals() -> None:
    """From now on these signals raise ``Interrupted``. What the caller wants ignored (nohup) stays so."""
    for number in ENDING:
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> None:
    # Once is enough: what is being taken back is not to be broken off in its turn.
    for each in ENDING:
        signal.signal(each, signal.SIG_IGN)
    raise Interrupted(number)


def exit_code_of(stop: BaseException) -> int:
    """128 and the number of the signal, as shells tell it; 2 where an answer was awaited and the input has ended."""
    cause = stop if isinstance(stop, KeyboardInterrupt) else stop.__cause__ or stop.__context__
    if isinstance(cause, EOFError):
        return 2
    return 128 + (cause.number if isinstance(cause, Interrupted) else signal.SIGINT)


@contextmanager
def unbroken() -> Iterator[None]:
    """Signals wait until the block is over, so that it happens whole or not at all."""
    if not _CAN_WAIT:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def let_through() -> None:
    """For a process that was started in ``unbroken``: signals reach it again."""
    if _CAN_WAIT:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


def write_whole(path: Path, chunks: Iterable[bytes], mode: int | None = None) -> None:
    """Writes a file in one step, so that nobody ever reads half of it; ``mode`` ``None``: for its owner only.

    Raises ``OSError``; what stood at ``path`` then stands there still.
    """
    import tempfile

    with unbroken():
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(chunks)
            if mode is not None:
                os.chmod(name, mode)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
