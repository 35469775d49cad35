"""Opening an archive for a command: the one that council.yaml names, or the one that was typed."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import product
from pathlib import Path

from committee_pack.archive.places import Archive, archive_at
from committee_pack.commands.build import short
from committee_pack.commands.console import Console
from committee_pack.commands.opening import open_council, open_folder
from committee_pack.errors import UsageError, WorkspaceError
from committee_pack.model.settings import Council
from committee_pack.visible import typed_again
from committee_pack.workspace import Workspace

ARCHIVE = "archive"
"""Where editions are kept in a workspace where council.yaml says nothing."""
_ANOTHER = "Name another folder with --archive DIR."
_OF_ITS_OWN = "Name a folder of its own as `archive: restricted` in council.yaml."


def archive_of(workspace: Workspace, council: Council, typed: Path | None) -> Archive:
    """Return the archive of a workspace; raises UsageError for a folder in which it could not be kept.

    The council's own is the same one by whatever path it was typed, so that what is restricted has one place.
    """
    settings = council.archive
    own = archive_at(_whole(settings.folder or workspace.root / ARCHIVE), settings.restricted)
    root = _whole(typed) if typed else own.public.root
    if misplaced := _misplaced(workspace, root):
        raise UsageError(f"{root} {misplaced}.", _ANOTHER)
    is_own = _real(root) == _real(own.public.root)
    archive = own if is_own else archive_at(root)
    _refuse_shared(archive, own)
    is_here = _real(Path.cwd()) == _real(workspace.root)
    place = [] if is_here else ["--workspace", str(short(workspace.root))]
    return _called(archive, *place, *([] if is_own else ["--archive", str(typed)]))


def _called(archive: Archive, *options: str) -> Archive:
    """Return an archive that is called as it is from where one stands, and the options that name it there."""
    public, restricted = (
        replace(each, called=short(each.root).as_posix()) for each in (archive.public, archive.restricted)
    )
    return Archive(public, restricted, "".join(f" {typed_again(each)}" for each in options))


def _refuse_shared(archive: Archive, own: Archive) -> None:
    """Raise UsageError where exempt papers would lie among what everyone may read, or editions among another's."""
    public, restricted = archive.public.root, archive.restricted.root
    if _overlap(public, restricted):
        both = f"{_real(public)} and {_real(restricted)}"
        message = f"What is restricted and what is public would lie in one folder: {both}."
        raise UsageError(message, _OF_ITS_OWN if archive is own else _ANOTHER)
    if archive is own:
        return
    for one, other in product((public, restricted), (own.public.root, own.restricted.root)):
        if _overlap(one, other):
            message = f"Editions of two archives would lie in one folder: {_real(one)} and {_real(other)}."
            raise UsageError(message, _ANOTHER)


def _overlap(one: Path, other: Path) -> bool:
    """Return whether two folders are one, or either lies within the other, wherever links lead."""
    return _real(one).is_relative_to(_real(other)) or _real(other).is_relative_to(_real(one))


def _real(path: Path) -> Path:
    # -- realpath, since resolve() fails on a link to itself
    return Path(os.path.realpath(path))


def _misplaced(workspace: Workspace, root: Path) -> str:
    """Return why an archive cannot be kept in a folder, "" where it can."""
    if workspace.is_input(root):
        return "is among the files that people write"
    real = _real(root)
    if real.is_relative_to(_real(workspace.out)):
        return "is where builds are written"
    return "holds the workspace" if workspace.root.is_relative_to(real) else ""


def _whole(folder: Path) -> Path:
    """Return a folder by its whole path; raises UsageError for one that cannot have another beside it."""
    # -- resolve() fails on a link to itself
    whole = Path(os.path.abspath(folder))  # noqa: PTH100
    if not whole.name:
        raise UsageError(f"{whole} is no folder for an archive.", _ANOTHER)
    return whole


def open_archive(folder: Path, typed: Path | None) -> Archive:
    """Return the archive that was typed, which needs no workspace, else that of the workspace in a folder.

    Of one that the workspace keeps the restricted folder is where council.yaml says, whether or not it was typed:
    raises FindingsError where that cannot be told for the errors in it.
    """
    try:
        open_folder(folder)
    except WorkspaceError:
        if typed is None:
            raise
        return _called(archive_at(_whole(typed)), "--archive", str(typed))
    opened = open_council(folder)
    return archive_of(opened.workspace, opened.council, typed)


def tell_head(entries: int, head: str, console: Console) -> None:
    """Print the head of a log, which vouches for all of its entries as long as it is kept where nobody changes it."""
    count = f"{entries:,} {'entry' if entries == 1 else 'entries'}"
    console.say(f"The log has {count}. Keep its head somewhere else:")
    console.say(head)
