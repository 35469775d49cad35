"""What lies in an archive beside what was put there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from committee_pack.archive.log import Log
from committee_pack.archive.places import BESIDE, INDEX, LOG, OF, PAGE, REMOVED, Shelf, bag_path, tombstone_path
from committee_pack.archive.verifying.faults import Named
from committee_pack.findings import Finding, error, warning

_OWN = (".new", ".pending", ".lock")
_WAITING = (REMOVED, BESIDE, OF, ".gone")
_YEAR = re.compile("[0-9]{4}")


def strays(shelf: Shelf, log: Log, *, is_public: bool) -> Iterator[Finding]:
    """Return an error for each bag that the log does not know, and a warning for all else that does not belong.

    What waits to come in is looked at too. On a public shelf what describes the archive belongs there, and tombstones.
    """
    found = _Strays(shelf, log, is_public=is_public)
    yield from found.within(shelf.root, _OWN)
    if shelf.is_decided:
        yield from found.within(shelf.pending, _WAITING)
    elif is_public:
        yield found.foreign_change()


class _Strays:
    def __init__(self, shelf: Shelf, log: Log, *, is_public: bool) -> None:
        self._shelf, self._named = shelf, Named(shelf)
        self._known = {bag_path(name) for name, entry in log.standing.items() if is_public or entry.restricted}
        self._known |= set(map(tombstone_path, log.disposed)) if is_public else set()
        self._files = (LOG, INDEX, PAGE) if is_public else ()
        self._disposed = {bag_path(name): entry for name, entry in log.disposed.items()}

    def within(self, root: Path, own: tuple[str, ...]) -> Iterator[Finding]:
        """Return what does not belong in a folder with folders for years, beside its `own` files."""
        found, closed = self._listed(root)
        yield from closed
        for name, is_folder in found:
            path = (root / name).relative_to(self._shelf.root).as_posix()
            if _YEAR.fullmatch(name) and is_folder:
                yield from self._in_year(root / name)
            elif name not in (*own, *self._files):
                yield self._stray(path)

    def _in_year(self, year: Path) -> Iterator[Finding]:
        found, closed = self._listed(year)
        yield from closed
        for name, is_folder in found:
            path = f"{year.name}/{name}"
            if path not in self._known and path not in self._shelf.removed:
                there = (year / name).relative_to(self._shelf.root).as_posix()
                yield self._unlogged(path, there) if is_folder else self._stray(there)

    def _listed(self, folder: Path) -> tuple[list[tuple[str, bool]], list[Finding]]:
        """Return what lies in a folder, and whether it is a folder or leads to one; or that nobody may look."""
        try:
            with os.scandir(folder) as entries:
                # -- a link that leads to itself cannot be asked what it is
                return sorted((each.name, os.path.isdir(each)) for each in entries), []  # noqa: PTH112
        except (FileNotFoundError, NotADirectoryError):
            return [], []
        except OSError as fault:
            path = folder.relative_to(self._shelf.root).as_posix().strip(".")
            return [], [self._named.unreadable(path, fault.strerror or str(fault))]

    def _unlogged(self, path: str, there: str) -> Finding:
        message, hint = (
            "It lies among the editions, and the log knows of no such edition there.",
            "Look at who put it there.",
        )
        if entry := self._disposed.get(path):
            message, hint = f"It was disposed of on {entry.date}, and lies here again.", "Take it out."
        return error("edition-unlogged", self._named.place(there), message, hint)

    def foreign_change(self) -> Finding:
        """Return that what waits to come in does not go on from the log, and is therefore not looked at."""
        message = "It holds a change that does not go on from the log, as a backup may have brought back."
        hint = "Take that folder away; or put back the log that it goes on from."
        return warning("archive-stray", self._named.place(self._shelf.pending.name), message, hint)

    def _stray(self, path: str) -> Finding:
        message = "It lies in the archive, and was not put there by publishing."
        return warning("archive-stray", self._named.place(path), message, "Keep it somewhere else.")
