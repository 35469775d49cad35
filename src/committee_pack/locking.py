"""One writer at a time: a lock that the system lets go of when its holder ends, killed or not."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path


class TakenError(Exception):
    """Another process holds the lock."""


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock whose file is the path, and take the file away again; raises TakenError where another holds it.

    Where a file system knows no locks, the work is done without.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _take(handle)
        if not _is_still(path, handle):
            raise TakenError
        try:
            yield
        finally:
            _give_back(path, handle)
    finally:
        os.close(handle)


def _is_still(path: Path, handle: int) -> bool:
    """Return whether the path is still the file that was opened: whoever held it may have taken it away since."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


if sys.platform == "win32":  # pragma: no cover - each system has its own
    import errno
    import msvcrt

    def _take(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as fault:
            if fault.errno in (errno.EACCES, errno.EDEADLK):
                raise TakenError from fault

    def _give_back(path: Path, handle: int) -> None:
        # -- an open file cannot be taken away here; one that another process has opened since stays
        with contextlib.suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
            path.unlink()
else:
    import fcntl

    def _take(handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise TakenError from fault
        except OSError:
            # -- a file system without locks
            return

    def _give_back(path: Path, handle: int) -> None:
        # -- taken away while it is held, so that nobody holds a file that is no longer there
        with contextlib.suppress(OSError):
            path.unlink()
