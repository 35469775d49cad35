"""What was published of an edition, and what is said where it is built again and is the same."""

from __future__ import annotations

from pathlib import Path

from committee_pack.archive.places import archive_at, bag_path
from tests.support.published import held


def outputs(archive: Path, edition: str) -> dict[str, bytes]:
    """Return the files that were published, from both bags, by their paths below out/."""
    there = archive_at(archive)
    folders = (each.place(bag_path(edition)) / "data" / "output" for each in (there.public, there.restricted))
    return {path: content for folder in folders for path, content in held(folder).items()}


def identical(edition: str, files: int) -> str:
    """Return what `rebuild` says of an edition that is the same."""
    return f"{edition}: {files} files built again, identical to what was published, byte for byte."
