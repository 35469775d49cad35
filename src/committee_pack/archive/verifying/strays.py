"""What lies in an archive beside what was put there."""

from __future__ import annotations

import contextlib
from collections.abc import Container, Iterator
from pathlib import Path

from committee_pack.archive.log import Log
from committee_pack.archive.places import INDEX, LOG, PAGE, Archive, Shelf, bag_path, tombstone_path
from committee_pack.archive.verifying.faults import Named
from committee_pack.findings import Finding, error, warning

_OWN = (".new", ".pending", ".lock")


def strays(archive: Archive, log: Log) -> Iterator[Finding]:
    """Return an error for each bag that the log does not know, and a warning for all else that does not belong."""
    public = {*map(bag_path, log.standing), *map(tombstone_path, log.disposed)}
    yield from _strays_on(archive.public, public, (LOG, INDEX, PAGE))
    restricted = {bag_path(name) for name, entry in log.standing.items() if entry.restricted}
    yield from _strays_on(archive.restricted, restricted, ())


def _strays_on(shelf: Shelf, known: Container[str], files: tuple[str, ...]) -> Iterator[Finding]:
    for entry in _listed(shelf.root):
        if entry.name.isdecimal() and entry.is_dir():
            yield from _strays_in(shelf, entry, known)
        elif entry.name not in (*files, *_OWN):
            yield _stray(shelf, entry)


def _strays_in(shelf: Shelf, year: Path, known: Container[str]) -> Iterator[Finding]:
    for entry in _listed(year):
        path = f"{year.name}/{entry.name}"
        if path not in known and path not in shelf.removed:
            yield _unlogged(shelf, entry) if entry.is_dir() else _stray(shelf, entry)


def _listed(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(folder.iterdir())
    return []


def _path(shelf: Shelf, entry: Path) -> str:
    return entry.relative_to(shelf.root).as_posix()


def _unlogged(shelf: Shelf, entry: Path) -> Finding:
    message = "It lies among the editions, and the log knows of no such edition there."
    return error("edition-unlogged", Named(shelf).place(_path(shelf, entry)), message, "Look at who put it there.")


def _stray(shelf: Shelf, entry: Path) -> Finding:
    message = "It lies in the archive, and was not put there by publishing."
    return warning("archive-stray", Named(shelf).place(_path(shelf, entry)), message, "Keep it somewhere else.")
