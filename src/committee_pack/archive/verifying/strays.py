"""What lies in an archive beside what was put there."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from committee_pack.archive.log import Log
from committee_pack.archive.places import BESIDE, INDEX, LOG, OF, OWN, PAGE, REMOVED, Shelf, bag_path, tombstone_path
from committee_pack.archive.verifying.faults import Named, taken_out
from committee_pack.archive.verifying.listed import LINK
from committee_pack.findings import Finding, error, warning

_WAITING = (REMOVED, BESIDE, OF, ".gone")
_YEAR = re.compile("[0-9]{4}")
_FOLDER_BACK = "Put the folder itself in its place, then verify again."


def strays(shelf: Shelf, log: Log, told: Collection[Path], *, is_public: bool) -> Iterator[Finding]:
    """Return an error for each bag that the log does not know, and a warning for all else that does not belong.

    What waits to come in is looked at too; not so what was `told` already. On a public shelf what describes the archive
    belongs there, and tombstones.
    """
    found = _Strays(shelf, log, told, is_public=is_public)
    yield from found.within(shelf.root, OWN)
    if shelf.is_decided:
        yield from found.within(shelf.pending, _WAITING)
    elif is_public:
        yield found.foreign_change()


class _Strays:
    def __init__(self, shelf: Shelf, log: Log, told: Collection[Path], *, is_public: bool) -> None:
        self._shelf, self._named, self._told = shelf, Named(shelf), told
        # -- whoever took such a folder away would lose the bags that lie in it
        self._holding = {each.parent for each in told}
        self._known = {bag_path(name) for name, entry in log.standing.items() if is_public or entry.restricted}
        self._known |= set(map(tombstone_path, log.disposed)) if is_public else set()
        self._files = (LOG, INDEX, PAGE) if is_public else ()
        self._disposed = {bag_path(name): entry for name, entry in log.disposed.items()}

    def within(self, root: Path, own: tuple[str, ...]) -> Iterator[Finding]:
        """Return what does not belong in a folder with folders for years, beside its `own` files."""
        found, closed = self._listed(root)
        yield from closed
        for each in found:
            is_year = bool(_YEAR.fullmatch(each.name))
            if is_year and each.is_symlink() and self._is_known(each.name):
                yield self._named.other(self._path(Path(each)), LINK, _FOLDER_BACK)
                yield from self._in_year(Path(each))
            elif is_year and _is_folder(each) and not each.is_symlink():
                yield from self._in_year(Path(each))
            elif each.name not in (*own, *self._files) and Path(each) not in self._holding:
                yield self._stray(self._path(Path(each)))

    def _in_year(self, year: Path) -> Iterator[Finding]:
        found, closed = self._listed(year)
        yield from closed
        for each in found:
            path = f"{year.name}/{each.name}"
            if path not in self._known and path not in self._shelf.removed:
                there = self._path(Path(each))
                yield self._unlogged(path, there) if _is_folder(each) else self._stray(there)

    def _listed(self, folder: Path) -> tuple[list[os.DirEntry[str]], list[Finding]]:
        """Return what lies in a folder and was not told already; or that nobody may look."""
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda each: each.name)
                return [each for each in found if Path(each) not in self._told], []
        except (FileNotFoundError, NotADirectoryError):
            return [], []
        except OSError as fault:
            return [], [self._named.unreadable(self._path(folder), fault.strerror or str(fault))]

    def _path(self, there: Path) -> str:
        return "" if there == self._shelf.root else there.relative_to(self._shelf.root).as_posix()

    def _is_known(self, year: str) -> bool:
        return any(each.startswith(f"{year}/") for each in self._known)

    def _unlogged(self, path: str, there: str) -> Finding:
        message, hint = (
            "It lies among the editions, and the log knows of no such edition there.",
            "Look at who put it there, and take it out; or put back the log that knows of it, where this one is older.",
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
        message, hint = "It lies in the archive, and was not put there by publishing.", "Keep it somewhere else."
        return warning("archive-stray", self._named.place(path), message, taken_out(path, hint))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether something is a folder, or leads to one."""
    # -- a link that leads to itself cannot be asked what it is
    return os.path.isdir(entry)  # noqa: PTH112
