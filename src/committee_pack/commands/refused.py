"""Why the system refused to write: the remedy that fits, where that can be told."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from committee_pack.errors import OutputError, PackError

ELSEWHERE = "or write elsewhere with --out."


def plain(fault: PackError) -> PackError:
    """Return the fault with the remedy for what is so, where the system tells more than that it refused."""
    cause = fault.__cause__
    if isinstance(fault, OutputError) and isinstance(cause, OSError):
        fault.remedy = _remedy(cause) or fault.remedy
    return fault


def _remedy(cause: OSError) -> str:
    if not isinstance(cause, PermissionError) and cause.errno != errno.EROFS:
        # -- else a program may hold the file, as Word does on Windows
        return ""
    if cause.errno == errno.EROFS:
        return f"Nobody can write on this disk: look how it is attached, {ELSEWHERE}"
    folder = _nearest_folder(cause.filename2 or cause.filename)
    if folder and not os.access(folder, os.W_OK | os.X_OK):
        return f"You may not write in {folder}: ask whoever looks after it for the right to, {ELSEWHERE}"
    return ""


def _nearest_folder(path: str | None) -> Path | None:
    """Return the folder in which a path was to be made."""
    return next((each for each in Path(path).absolute().parents if each.is_dir()), None) if path else None
