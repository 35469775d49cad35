"""Opening an archive for a command: the one that council.yaml names, or the one that was typed."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from committee_pack.archive.places import Archive, archive_at
from committee_pack.commands.build import short
from committee_pack.commands.console import Console
from committee_pack.commands.opening import open_council
from committee_pack.errors import PackError, UsageError
from committee_pack.model.settings import Council
from committee_pack.workspace import Workspace

ARCHIVE = "archive"
"""Where editions are kept in a workspace where council.yaml says nothing."""


def archive_of(workspace: Workspace, council: Council, typed: Path | None) -> Archive:
    """Return the archive of a workspace; raises UsageError for a folder in which it could not be kept."""
    settings = council.archive
    root = _whole(typed or settings.folder or workspace.root / ARCHIVE)
    if misplaced := _misplaced(workspace, root):
        raise UsageError(f"{root} {misplaced}.", "Name another folder with --archive DIR.")
    own = _whole(settings.folder or workspace.root / ARCHIVE)
    is_own = os.path.realpath(root) == os.path.realpath(own)
    archive = archive_at(root, settings.restricted if is_own else None)
    is_here = os.path.realpath(Path.cwd()) == os.path.realpath(workspace.root)
    place = [] if is_here else ["--workspace", str(short(workspace.root))]
    return _called(archive, *place, *([] if is_own else ["--archive", str(typed)]))


def _called(archive: Archive, *options: str) -> Archive:
    """Return an archive that is called as it is from where one stands, and the options that name it there."""
    public, restricted = (
        replace(each, called=short(each.root).as_posix()) for each in (archive.public, archive.restricted)
    )
    return Archive(public, restricted, "".join(f" {quoted(each)}" for each in options))


def quoted(word: str) -> str:
    """Return a word as it is typed on a command line, in quotes where it needs them."""
    return subprocess.list2cmdline([word]) if sys.platform == "win32" else shlex.quote(word)


def _misplaced(workspace: Workspace, root: Path) -> str:
    """Return why an archive cannot be kept in a folder, "" where it can."""
    if workspace.is_input(root):
        return "is among the files that people write"
    # -- realpath, since resolve() fails on a link to itself
    real, out = Path(os.path.realpath(root)), os.path.realpath(workspace.out)
    if real.is_relative_to(out):
        return "is where builds are written"
    return "holds the workspace" if workspace.root.is_relative_to(real) else ""


def _whole(folder: Path) -> Path:
    """Return a folder by its whole path; raises UsageError for one that cannot have another beside it."""
    # -- resolve() fails on a link to itself
    whole = Path(os.path.abspath(folder))  # noqa: PTH100
    if not whole.name:
        raise UsageError(f"{whole} is no folder for an archive.", "Name another folder with --archive DIR.")
    return whole


def open_archive(folder: Path, typed: Path | None) -> Archive:
    """Return the archive that was typed, which needs no workspace, else that of the workspace in a folder.

    Of one that the workspace keeps the restricted folder is where council.yaml says, whether or not it was typed.
    """
    try:
        opened = open_council(folder)
    except PackError:
        if typed is None:
            raise
        return _called(archive_at(_whole(typed)), "--archive", str(typed))
    return archive_of(opened.workspace, opened.council, typed)


def tell_head(entries: int, head: str, console: Console) -> None:
    """Print the head of a log, which vouches for all of its entries as long as it is kept where nobody changes it."""
    count = f"{entries:,} {'entry' if entries == 1 else 'entries'}"
    console.say(f"The log has {count}. Keep its head somewhere else:")
    console.say(head)
