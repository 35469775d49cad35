"""Where things lie in an archive, also while a change to it is half way in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from committee_pack.archive.plain import content_of
from committee_pack.visible import typed_again

LOG, INDEX, PAGE = "log.jsonl", "index.json", "index.html"
NEW, PENDING, LOCK = OWN = (".new", ".pending", ".lock")
"""What a shelf has of its own while it is changed."""
PAYLOAD = "data"
"""Where the files of a bag lie in it (RFC 8493, section 2.1.2)."""
OUTPUT, INPUTS, RESULTS, EDITION = "output", "inputs", "results.json", "edition.json"
"""What lies in the payload: what was published, what it was made from, its figures, and what it says of its edition."""
REMOVED = "removed.txt"
"""In a change that is on its way in: what it takes away, a path a line."""
BESIDE = "restricted.txt"
"""In a change of both shelves, on the public one: what comes to the other, and what goes from it."""
OF = "archive.txt"
"""In a change of both shelves, on the restricted one: of which archive it is."""
TOMBSTONE = ".tombstone.json"
_BAG = re.compile(r"[0-9]{4}/[0-9][^/\\\x00]*")


def bag_path(name: str) -> str:
    """Return where the bag of an edition lies, from the archive: in a folder for the year of its publication."""
    return f"{name[:4]}/{name}"


def tombstone_path(name: str) -> str:
    """Return where the tombstone of an edition lies that was disposed of, from the archive."""
    return f"{bag_path(name)}{TOMBSTONE}"


def removals(pending: Path) -> list[str]:
    """Return what a change takes away, by paths from its shelf; raises OSError where the list cannot be read.

    What is no path of a bag is passed over: it was not written by us, and could lead anywhere.
    """
    if not (pending / REMOVED).is_file():
        return []
    lines = (pending / REMOVED).read_text(encoding="utf-8", errors="replace").splitlines()
    return [each for each in lines if _BAG.fullmatch(each)]


@dataclass(frozen=True)
class Shelf:
    """A folder of bags, by years, with what describes it.

    A change is staged in `new`, and is there from the moment that it is called `pending`: what waits in there is looked
    at as if it lay in its place already, so that the shelf is whole at every moment, for those too who may only read.
    Where the change is one of two shelves it counts only while `decided` is there, what is pending on the other.
    `called` is what its folder is called where somebody stands, for whatever is told of it: its name, unless set.
    """

    root: Path
    decided: Path | None = None
    called: str = field(default="", compare=False)

    @property
    def shown(self) -> str:
        """What people call its folder."""
        return self.called or self.root.name

    @property
    def new(self) -> Path:
        """Where a change is staged; nobody reads there."""
        return self.root / NEW

    @property
    def pending(self) -> Path:
        """Where a change is that was decided on, until all of it is in its place."""
        return self.root / PENDING

    @property
    def lock(self) -> Path:
        """The lock of whoever writes."""
        return self.root / LOCK

    @cached_property
    def is_decided(self) -> bool:
        """Whether what is pending is there for whoever reads.

        A change whose log does not go on from the one that is there is none: a backup may have brought it back.
        """
        if self.decided is not None:
            return self.decided.exists()
        try:
            return content_of(self.pending / LOG).startswith(content_of(self.root / LOG))
        except OSError:
            return True

    @cached_property
    def removed(self) -> frozenset[str]:
        """What the change that waits takes away, by paths from the shelf."""
        if not self.is_decided:
            return frozenset()
        try:
            return frozenset(removals(self.pending))
        except OSError:
            return frozenset()

    def place(self, path: str) -> Path:
        """Return where what belongs at a path lies now; a path where nothing is for what is being taken away."""
        if path in self.removed:
            return self.pending / ".nothing" / path
        waiting = self.pending / path
        return waiting if self.is_decided and waiting.exists() else self.root / path


@dataclass(frozen=True)
class Archive:
    """The editions that were published: on one shelf what everyone may read, on another what only some may open.

    `options` are those by which a command finds it from where somebody stands, each with a blank before it.
    """

    public: Shelf
    restricted: Shelf
    options: str = field(default="", compare=False)

    def command(self, name: str, *words: str) -> str:
        """Return what to type so that a command, such as `verify`, works on this archive, and on what words name."""
        return f"committee-pack {' '.join((name, *map(typed_again, words)))}{self.options}"

    @property
    def is_there(self) -> bool:
        """Whether anything was ever published into it."""
        return self.public.place(LOG).is_file()


def archive_at(root: Path, restricted: Path | None = None) -> Archive:
    """Return the archive in a folder; its restricted shelf lies beside it where no other place is named."""
    public = Shelf(root)
    return Archive(public, Shelf(restricted or root.with_name(f"{root.name}-restricted"), public.pending))
