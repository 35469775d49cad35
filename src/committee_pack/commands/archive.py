"""Opening an archive for a command: the one that council.yaml names, or the one that was typed."""

from __future__ import annotations

from pathlib import Path

from committee_pack.archive.places import Archive, archive_at
from committee_pack.commands.opening import open_council
from committee_pack.errors import UsageError
from committee_pack.model.settings import Council
from committee_pack.workspace import Workspace

ARCHIVE = "archive"
"""Where editions are kept in a workspace where council.yaml says nothing."""


def archive_of(workspace: Workspace, council: Council, typed: Path | None) -> Archive:
    """Return the archive of a workspace; raises UsageError for one among the files that people write."""
    settings = council.archive
    root = typed or settings.folder or workspace.root / ARCHIVE
    if workspace.is_input(root):
        raise UsageError(f"{root} is among the files that people write.", "Name another folder with --archive DIR.")
    return archive_at(root.absolute(), None if typed else settings.restricted)


def open_archive(folder: Path, typed: Path | None) -> Archive:
    """Return the archive that was typed, which needs no workspace, else that of the workspace in a folder."""
    if typed is not None:
        return archive_at(typed.absolute())
    opened = open_council(folder)
    return archive_of(opened.workspace, opened.council, None)
