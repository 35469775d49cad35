"""What can be wrong with an archive, each by its code and the file that it is about."""

from __future__ import annotations

from dataclasses import dataclass

from committee_pack.archive.places import Shelf
from committee_pack.findings import Finding, Place, error

CODES = (
    "archive-changed", "archive-missing", "archive-added", "archive-unreadable", "archive-stray", "log-damaged",
    "log-shortened", "edition-unlogged", "index-differs", "pdf-unreadable", "pdf-nonconforming", "restricted-unseen",
)  # fmt: skip
_COPY = "Put back a sound copy of the bag from a backup, then verify again."


@dataclass(frozen=True, slots=True)
class Named:
    """Names faults by the paths that people know: those of a shelf, with the name of its folder in front."""

    shelf: Shelf

    def place(self, path: str) -> Place:
        """Return where something lies, by its path from the shelf."""
        return Place(f"{self.shelf.root.name}/{path}")

    def changed(self, path: str) -> Finding:
        """Return that a file is not what it was."""
        return error("archive-changed", self.place(path), "The file is not what was archived: its bytes differ.", _COPY)

    def missing(self, path: str) -> Finding:
        """Return that a file or a bag is gone."""
        return error("archive-missing", self.place(path), "It was archived, and is not there.", _COPY)

    def added(self, path: str) -> Finding:
        """Return that something lies in a bag which was not archived."""
        hint = "Look at who put it there, and take it out."
        return error("archive-added", self.place(path), "It lies in a bag and was not archived.", hint)

    def unreadable(self, path: str, why: str) -> Finding:
        """Return that something cannot be read, so that nothing is known of it."""
        return error(
            "archive-unreadable", self.place(path), f"It cannot be read: {why}.", "Ask for the right to read it."
        )

    def no_pdf(self, path: str, why: str) -> Finding:
        """Return that a PDF cannot be opened."""
        return error("pdf-unreadable", self.place(path), f"The PDF cannot be opened: {why}.", _COPY)
