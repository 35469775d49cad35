"""Several things are done at the same time, each in a process of its own, where the system can fork.

A forked process has all that is read and drawn so far without a copy. Windows cannot fork, macOS not
safely, and a process with threads, be they Python's own or a library's, neither: there they are done in
turn, which comes to the same.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TypeVar, cast

One = TypeVar("One")
Work = Callable[[], bytes]
_THREADS = Path("/proc/self/task")
_DIE_WITH_PARENT = 1
"""What prctl(2) calls PR_SET_PDEATHSIG."""


@dataclass(frozen=True, slots=True)
class _Other:
    """A process that does a piece of work, and the file in memory that it leaves what it comes to in.

    It is not a pipe, which would keep the process, and all that it holds, until somebody reads.
    """

    process: BaseProcess
    left: Connection

    def result(self) -> bytes:
        """Return what the work came to; nothing where the process failed or was killed."""
        self.process.join()
        os.lseek(self.left.fileno(), 0, os.SEEK_SET)
        try:
            # -- the length is written first, so that what was cut short is seen
            return self.left.recv_bytes()
        except (EOFError, OSError):
            return b""

    def end(self) -> None:
        """Leave nothing of the process behind, whether it is done or not."""
        self.process.terminate()
        self.process.join()
        self.process.close()


def all_done(works: Mapping[str, Work]) -> dict[str, bytes]:
    """Return what each piece of work comes to: the last done here, the others side by side with it.

    What a process of its own did not come to, be it that it failed or that it was killed, is done here,
    so that its fault is raised as any other. Where the work here is stopped, so are the others. The last
    should be the one that needs the most memory at its end: the others are gone by then.
    """
    if not _can_fork():
        return {name: work() for name, work in works.items()}
    *rest, (last, here) = works.items()
    with contextlib.ExitStack() as stack:
        others = {name: stack.enter_context(_begun(work)) for name, work in rest}
        done = {last: here()}
        for name, other in others.items():
            done[name] = (other and other.result()) or works[name]()
    return {name: done[name] for name in works}


@contextlib.contextmanager
def begun(work: Callable[[], One]) -> Iterator[Callable[[], One]]:
    """Begin a piece of work in a process of its own, and hold what waits for what it comes to.

    That has to be something that can be pickled. What goes wrong there goes wrong again here, to be raised.
    """
    if not _can_fork():
        yield work
        return
    with _begun(lambda: pickle.dumps(work())) as other:

        def result() -> One:
            done = other.result() if other else b""
            return cast("One", pickle.loads(done)) if done else work()

        yield result


def _can_fork() -> bool:
    """Return whether a fork is safe: on Linux, in a process whose only thread is this one."""
    try:
        return sys.platform == "linux" and len(list(_THREADS.iterdir())) == 1
    except OSError:
        return False


@contextlib.contextmanager
def _begun(work: Work) -> Iterator[_Other | None]:
    """Hold a process that does the work; None where the system has no room for one."""
    with contextlib.ExitStack() as stack:
        try:
            other = _start(work, stack)
        except OSError:
            other = None
        yield other


def _start(work: Work, stack: contextlib.ExitStack) -> _Other:
    """Start a process that does the work and is ended with the stack; raises OSError where there is no room."""
    if sys.platform != "linux":
        raise OSError("nothing is forked elsewhere")
    left = stack.enter_context(Connection(os.memfd_create("committee_pack")))
    process = get_context("fork").Process(target=_leave, args=(work, left, os.getpid()), daemon=True)
    process.start()
    other = _Other(process, left)
    stack.callback(other.end)
    return other


def _leave(work: Work, left: Connection, parent: int) -> None:
    """Leave what the work comes to; nothing where it fails: it is done again where its fault can be told."""
    # -- Ctrl+C goes to both processes: the one that began this one ends it, without a word from here
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with(parent)
    with contextlib.suppress(Exception):
        left.send_bytes(work())


def _die_with(parent: int) -> None:
    """Let this process be killed as soon as its parent is gone, however that was ended."""
    with contextlib.suppress(ImportError, OSError, AttributeError):
        # -- only the other process needs it, and not before it is one
        import ctypes

        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)
