"""Whether what only some may open can be entered by everyone."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator

from committee_pack.archive.log import Log
from committee_pack.archive.places import Archive, Shelf
from committee_pack.archive.verifying.faults import Named
from committee_pack.findings import Finding, warning
from committee_pack.visible import typed_again


def restricted_open(archive: Archive, log: Log) -> Iterator[Finding]:
    """Return a finding where everyone on this computer may enter the shelf with what only some may open."""
    shelf = archive.restricted
    if any(each.restricted for each in log.standing.values()) and _is_open(shelf):
        message = "Everyone on this computer may enter it, and it holds what only some may see."
        hint = f"Take that right away: chmod o-rwx {typed_again(shelf.shown)}"
        yield warning("restricted-open", Named(shelf).place(""), message, hint)


def _is_open(shelf: Shelf) -> bool:
    # -- on Windows these bits say nothing
    if sys.platform == "win32":
        return False
    try:
        mode = shelf.root.stat().st_mode
    except OSError:
        return False
    return stat.S_ISDIR(mode) and bool(mode & stat.S_IXOTH)
