"""Signals that end a run: what is half done is taken back, and no process, no file and no traceback is left."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
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


__all__ = ["ENDING", "Interrupted", "end_on_signals", "exit_code_of", "let_through", "unbroken"]
