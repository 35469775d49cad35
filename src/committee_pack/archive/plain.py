"""Files of an archive that are read whole: nothing but files, as a pipe or a device may have no end."""

from __future__ import annotations

import errno
import stat
from pathlib import Path


def content_of(path: Path) -> bytes:
    """Return what a file holds; raises OSError where it cannot be read, or is none."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is no file", str(path))
    return path.read_bytes()
