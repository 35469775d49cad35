"""Several formats are written at the same time, each in a process of its own, where the system can fork.

A forked process has all that is read and drawn so far without a copy. Windows cannot fork, macOS not
safely, and a process with threads neither: there the formats are written in turn, which gives the same
bytes.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

Work = Callable[[], bytes]


def all_done(works: Mapping[str, Work]) -> dict[str, bytes]:
    """Return what each piece of work comes to: the first done here, the others side by side with it.

    What a process of its own did not come to, be it that it failed or that it was killed, is done here,
    so that its fault is raised as any other.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return {name: work() for name, work in works.items()}
    (first, here), *others = works.items()
    begun = {name: _begun(work) for name, work in others}
    done = {first: here()}
    for name, (process, receiver) in begun.items():
        done[name] = _received(process, receiver) or works[name]()
    return done


def _begun(work: Work) -> tuple[BaseProcess, Connection]:
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, receiver, sender), daemon=True)
    process.start()
    # -- only the other process may hold the sending end, so that its death is seen here
    sender.close()
    return process, receiver


def _send(work: Work, receiver: Connection, sender: Connection) -> None:
    receiver.close()
    try:
        done = work()
    except Exception:
        # -- it is done again where its fault can be told
        done = b""
    sender.send_bytes(done)


def _received(process: BaseProcess, receiver: Connection) -> bytes:
    try:
        return receiver.recv_bytes()
    except (EOFError, OSError):
        return b""
    finally:
        receiver.close()
        process.join()
