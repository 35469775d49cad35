"""Several formats are written at the same time, each in a process of its own, where the system can fork.

A forked process has all that is read and drawn so far without a copy. Windows cannot fork, macOS not
safely, and a process with threads neither: there the formats are written in turn, which gives the same
bytes.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

Work = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class _Other:
    """A process that does a piece of work, and the end at which what it comes to is received."""

    process: BaseProcess
    receiver: Connection

    def received(self) -> bytes:
        """Return what the work came to; nothing where the process failed or was killed."""
        try:
            return self.receiver.recv_bytes()
        except (EOFError, OSError):
            return b""

    def end(self) -> None:
        """Leave nothing of the process behind, whether it is done or not."""
        self.receiver.close()
        self.process.terminate()
        self.process.join()
        self.process.close()


def all_done(works: Mapping[str, Work]) -> dict[str, bytes]:
    """Return what each piece of work comes to: the first done here, the others side by side with it.

    What a process of its own did not come to, be it that it failed or that it was killed, is done here,
    so that its fault is raised as any other. Where the work here is stopped, so are the others.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return {name: work() for name, work in works.items()}
    (first, here), *rest = works.items()
    with contextlib.ExitStack() as stack:
        others = {name: stack.enter_context(_begun(work)) for name, work in rest}
        done = {first: here()}
        for name, other in others.items():
            done[name] = (other and other.received()) or works[name]()
    return done


@contextlib.contextmanager
def _begun(work: Work) -> Iterator[_Other | None]:
    """Hold a process that does the work; None where the system has no room for one."""
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, receiver, sender), daemon=True)
    try:
        process.start()
    except OSError:
        receiver.close()
        sender.close()
        yield None
        return
    # -- only the other process may hold the sending end, so that its death is seen here
    sender.close()
    other = _Other(process, receiver)
    try:
        yield other
    finally:
        other.end()


def _send(work: Work, receiver: Connection, sender: Connection) -> None:
    """Send what the work comes to; nothing where it fails: it is done again where its fault can be told."""
    # -- Ctrl+C goes to both processes: the one that began this one ends it, without a word from here
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    receiver.close()
    with contextlib.suppress(Exception):
        sender.send_bytes(work())
