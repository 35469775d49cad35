"""What can be wrong with an archive, each by its code and the file that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from committee_pack.archive.places import Shelf
from committee_pack.findings import Finding, Place, error

CODES = (
    "archive-changed", "archive-missing", "archive-moved", "archive-added", "archive-unreadable", "archive-unproved",
    "archive-stray", "archive-pdf-unreadable", "log-damaged", "log-shortened", "edition-unlogged", "index-differs",
    "index-unseen", "pdf-nonconforming", "restricted-unseen", "restricted-open",
)  # fmt: skip
SOUND_LOG = (
    "Put back a sound copy of the log from a backup, then verify again: it cannot be made again from the bags, and "
    "nothing else can be proved without it."
)
_COPY = "Put back a sound copy of the bag from a backup, then verify again."
_SHOWN = 3
"""How many files are named of those that one finding is about."""
_OF_SYSTEM = (".ds_store", "thumbs.db", "desktop.ini")
"""What file managers leave in folders that they show, by its name in small letters."""


def taken_out(path: str, hint: str) -> str:
    """Return how to take out what does not belong: by `hint`, unless its name says that a program left it there."""
    name = path.rpartition("/")[2].lower()
    if name in _OF_SYSTEM:
        return "Your system leaves such files in folders that it shows: delete it."
    return "Word keeps it while a document is open: close that, then delete it." if name.startswith("~$") else hint


@dataclass(frozen=True, slots=True)
class Named:
    """Names faults by the paths that people know: those of a shelf, with what its folder is called in front."""

    shelf: Shelf

    def place(self, path: str, line: int = 0) -> Place:
        """Return where something lies, by its path from the shelf."""
        return Place(f"{self.shelf.shown}/{path}".rstrip("/"), line)

    def changed(self, path: str, hint: str = _COPY, *, is_manifest: bool = False) -> Finding:
        """Return that a file is not what it was."""
        besides = ", so that it proves nothing of the files that it names" if is_manifest else ""
        message = f"The file is not what was archived: its bytes differ{besides}."
        return error("archive-changed", self.place(path), message, hint)

    def other(self, path: str, kind: str, hint: str = _COPY) -> Finding:
        """Return that something else lies where a file or a folder was archived: `a link`, `a device`."""
        message = f"It is {kind} now, and not what was archived."
        return error("archive-changed", self.place(path), message, hint)

    def swapped(self, path: str, of: str) -> Finding:
        """Return that what lies in the place of a bag is another one, or a copy of it."""
        message = f"It is the bag that belongs in {self.place(of)}."
        return error("archive-changed", self.place(path), message, "Put each where it belongs, or back from a backup.")

    def missing(self, path: str, hint: str = _COPY) -> Finding:
        """Return that a file or a bag is gone."""
        return error("archive-missing", self.place(path), "It was archived, and is not there.", hint)

    def moved(self, path: str, home: Place) -> Finding:
        """Return that a bag lies where it does not belong, and not where it does."""
        message, hint = f"It is the bag that belongs in {home}.", "Move it back there, then verify again."
        return error("archive-moved", self.place(path), message, hint)

    def copied(self, path: str, home: Place) -> Finding:
        """Return that a copy of a bag lies where none belongs."""
        message = f"It is a copy of the bag in {home}, and the log knows of no edition here."
        return error("edition-unlogged", self.place(path), message, "Take it out.")

    def added(self, path: str) -> Finding:
        """Return that something lies in a bag which was not archived."""
        hint = taken_out(path, "Look at who put it there, and take it out.")
        return error("archive-added", self.place(path), "It lies in a bag and was not archived.", hint)

    def unreadable(self, path: str, why: str) -> Finding:
        """Return that something cannot be read, so that nothing is known of it."""
        hint = "Ask for the right to read it."
        return error("archive-unreadable", self.place(path), f"It cannot be read: {why}.", hint)

    def unproved(self, path: str, files: Sequence[str]) -> Finding:
        """Return that files of a bag are not what a manifest says, and the manifest itself is damaged."""
        more = len(files) - _SHOWN
        listed = f"{', '.join(files[:_SHOWN])}{f' and {more} more' if more > 0 else ''}"
        message = f"Nothing proves what these are, as what vouches for them is damaged: {listed}."
        return error("archive-unproved", self.place(path), message, _COPY)

    def no_pdf(self, path: str, why: str) -> Finding:
        """Return that a PDF cannot be opened, though it is what was archived."""
        message = f"The PDF is what was archived, and cannot be opened: {why}."
        return error(
            "archive-pdf-unreadable", self.place(path), message, "Publish a sound one anew: it will replace this."
        )
