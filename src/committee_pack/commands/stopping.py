"""Ctrl+C: a command ends quietly, and what it had begun is put right first."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from typing import NoReturn

EXIT_CODE = 130
"""What shells have for a command that Ctrl+C ended."""

Handler = Callable[..., object] | signal.Handlers


class Stopped(BaseException):
    """Ctrl+C was pressed; the text says what stands.

    No Exception, so that whoever mends faults lets it pass; no KeyboardInterrupt, which typer keeps for itself.
    """


def stop(*_: object) -> NoReturn:
    """Stop what is being done, so that all that it holds is let go on the way out."""
    raise Stopped


@contextmanager
def on_ctrl_c(does: Handler) -> Iterator[None]:
    """Let Ctrl+C do this meanwhile; where it does nothing, as after `nohup`, it goes on doing nothing.

    `stop` is for work, which has something to let go; `signal.SIG_DFL` ends the program here and now, which is
    best while it imports, when an exception would show its inside.
    """
    before = signal.getsignal(signal.SIGINT)
    if before in (signal.SIG_IGN, None) or current_thread() is not main_thread():
        yield
        return
    signal.signal(signal.SIGINT, does)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
