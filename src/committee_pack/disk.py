"""Files and folders written down to the disk, so that a power cut keeps them, and what a full one says."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_down(path: Path, content: bytes) -> None:
    """Write a file down to the disk; a fault names it."""
    try:
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror, str(path)) from fault


def sync(folder: Path) -> None:
    """Write a folder's list of names down to the disk, so that a power cut keeps it; Windows does so by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as fault:
        # -- some network drives cannot
        if fault.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise OSError(fault.errno, fault.strerror, str(folder)) from fault
    finally:
        os.close(handle)
