"""Bags that were moved, given another name or copied, which are known by their seals."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from committee_pack.archive.bags import SEALED
from committee_pack.archive.log import Log
from committee_pack.archive.places import OWN, Archive, Shelf, bag_path
from committee_pack.archive.plain import content_of
from committee_pack.archive.verifying.faults import Named
from committee_pack.findings import Finding, Place

Homes = Mapping[str, tuple[Shelf, str]]
"""Where bags belong, by their seals: the shelf, and the path from it."""


@dataclass(frozen=True, slots=True)
class Astray:
    """A bag that lies where none belongs: where that is, the place that it belongs in, and what is said of it."""

    lies: Path
    belongs: Place
    finding: Finding


def bags_astray(archive: Archive, log: Log, shelves: Iterable[Shelf]) -> tuple[Astray, ...]:
    """Return the bags of the archive that lie on one of the shelves where none belongs, also a folder too high."""
    homes = _homes(archive, log)
    gone = frozenset(map(bag_path, log.disposed))
    return tuple(each for shelf in shelves for each in _on(shelf, homes, gone))


def _homes(archive: Archive, log: Log) -> Homes:
    public = {each.seal: (archive.public, bag_path(each.edition)) for each in log.standing.values()}
    held = (each for each in log.standing.values() if each.restricted)
    return public | {each.restricted: (archive.restricted, bag_path(each.edition)) for each in held}


def _on(shelf: Shelf, homes: Homes, gone: frozenset[str]) -> Iterator[Astray]:
    # -- what lies where one was disposed of is told where strays are
    known = {path for home, path in homes.values() if home == shelf} | gone
    for path in _folders(shelf.root):
        if path not in known and (home := homes.get(_seal_of(shelf.root / path))):
            yield _astray(shelf, path, *home)


def _folders(root: Path) -> Iterator[str]:
    """Return the folders on a shelf and those within them, by their paths; links lead to what is told elsewhere."""
    for name in _names(root):
        if name not in OWN:
            yield name
            yield from (f"{name}/{each}" for each in _names(root / name))


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(each.name for each in entries if each.is_dir(follow_symlinks=False))
    except OSError:
        # -- that nobody may look is told where strays are
        return []


def _seal_of(folder: Path) -> str:
    """Return the seal of the bag in a folder; "" where there is none."""
    try:
        return hashlib.sha512(content_of(folder / SEALED)).hexdigest()
    except OSError:
        return ""


def _astray(shelf: Shelf, path: str, home: Shelf, of: str) -> Astray:
    named, belongs = Named(shelf), Named(home).place(of)
    is_copy = _is_another(home.place(of), shelf.root / path)
    return Astray(shelf.root / path, belongs, named.copied(path, belongs) if is_copy else named.moved(path, belongs))


def _is_another(there: Path, lies: Path) -> bool:
    """Return whether something else lies at a path: the same folder does where letter case makes no difference."""
    try:
        return os.path.lexists(there) and not there.samefile(lies)
    except OSError:
        return True
