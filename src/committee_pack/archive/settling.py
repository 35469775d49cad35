"""What was decided on comes into its place, and what was not is taken away, by whoever comes next."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path

from committee_pack.archive.log import LogError, read_log
from committee_pack.archive.places import BESIDE, INDEX, LOG, OF, PAGE, Archive, Shelf, removals
from committee_pack.disk import sync
from committee_pack.errors import OutputError

_GONE = ".gone"
_LAST = (LOG, INDEX, PAGE)
_COMES, _GOES = "in ", "out "


def complete(archive: Archive) -> None:
    """Bring into its place what was decided on, and take away what was not.

    Raises OSError where the disk refuses, and OutputError for a change that is none of this archive.
    """
    if is_there(archive.public.pending):
        _refuse_foreign(archive.public)
        bring_in(archive)
    # -- all of it, or what is left would come in with the next change
    discard(archive.public.new)
    # -- what was never decided on; whoever may not enter that shelf leaves it to the next who may
    with contextlib.suppress(OSError):
        for waiting in (archive.restricted.pending, archive.restricted.new):
            if is_there(waiting / OF) and (waiting / OF).read_bytes() == owner(archive):
                discard(waiting)


def _refuse_foreign(shelf: Shelf) -> None:
    """Raise OutputError for a change that does not go on from the log, such as one that a backup has brought back."""
    gone = {Path(each).name for each in removals(shelf.pending)}
    try:
        is_ours = shelf.is_decided and gone <= read_log(shelf.place(LOG).read_bytes()).disposed.keys()
    except (LogError, FileNotFoundError):
        is_ours = not gone and shelf.is_decided
    if not is_ours:
        message = f"{shelf.pending} holds a change that does not go on from the archive's log."
        remedy = (
            "Where a backup has brought it back, take that folder away; else put back the log that it goes on from."
        )
        raise OutputError(message, remedy)


def bring_in(archive: Archive) -> None:
    """Move what waits into its place, what only some may open first; raises OSError where that cannot be done.

    What waits in public says what belongs on the other shelf, and stays until that is so.
    """
    wanted = _beside(archive.public)
    if wanted:
        if is_there(archive.restricted.pending):
            _bring_in_of(archive.restricted)
        for line in wanted:
            _refuse_unsettled(archive.restricted, line)
    _bring_in_of(archive.public)


def told_beside(comes: Iterable[str], goes: Iterable[str]) -> bytes:
    """Return what a change says of the other shelf: which paths come there, and which go."""
    return "".join(
        f"{line}\n" for line in (*(_COMES + each for each in comes), *(_GOES + each for each in goes))
    ).encode()


def _beside(shelf: Shelf) -> list[str]:
    if not is_there(shelf.pending / BESIDE):
        return []
    return (shelf.pending / BESIDE).read_text(encoding="utf-8").splitlines()


def _refuse_unsettled(shelf: Shelf, line: str) -> None:
    """Raise OSError where the shelf is not as a change wants it: it is not there, or is another one."""
    path = shelf.root / line.removeprefix(_COMES).removeprefix(_GOES)
    if not shelf.root.is_dir() or is_there(path) is not line.startswith(_COMES):
        raise OSError(errno.ENOENT, "it is not the folder that was published into", str(shelf.root))


def refuse_others(shelf: Shelf, archive: Archive) -> None:
    """Raise OutputError where a change waits on a shelf that another archive has decided on."""
    of = shelf.pending / OF
    if is_there(of) and of.read_bytes() != owner(archive):
        message = f"{shelf.root} holds a change of another archive, {os.fsdecode(of.read_bytes())}."
        # -- no command line: where that archive keeps what is restricted is known in its own workspace alone
        finish = "Finish that one first by running reindex in its workspace"
        remedy = f"{finish}, then give each archive a restricted folder of its own."
        raise OutputError(message, remedy)


def owner(archive: Archive) -> bytes:
    """Return by what a change on the restricted shelf says of which archive it is."""
    return os.fsencode(archive.public.root)


def _bring_in_of(shelf: Shelf) -> None:
    """Move what waits into its place, the log and the index last, and take away what is to go."""
    for path in _waiting(shelf):
        (shelf.root / path).parent.mkdir(exist_ok=True)
        (shelf.pending / path).replace(shelf.root / path)
    for gone in removals(shelf.pending):
        _take_away(shelf, gone)
    for folder in (*years_in(shelf.root), shelf.root):
        sync(folder)
    discard(shelf.pending)
    sync(shelf.root)


def _waiting(shelf: Shelf) -> list[Path]:
    """Return what is to be moved in, by its path from the shelf: what lies in folders for years, then the log."""
    found = [each.relative_to(shelf.pending) for year in years_in(shelf.pending) for each in sorted(year.iterdir())]
    return [*found, *(Path(name) for name in _LAST if is_there(shelf.pending / name))]


def _take_away(shelf: Shelf, path: str) -> None:
    """Move what is to go into the change that takes it away, which is deleted whole."""
    gone = shelf.pending / _GONE / path
    gone.parent.mkdir(parents=True, exist_ok=True)
    if is_there(shelf.root / path):
        (shelf.root / path).rename(gone)


def refuse_folders(shelf: Shelf) -> None:
    """Raise OSError where a folder stands in the place of the log or the index: once decided, it could not come in."""
    for name in _LAST:
        if (shelf.root / name).is_dir():
            raise IsADirectoryError(errno.EISDIR, "a folder of that name stands in its place", str(shelf.root / name))


def make_years(shelf: Shelf) -> None:
    """Make the folders for years that a change comes into: a full disk is met before anything is decided."""
    for year in years_in(shelf.new):
        (shelf.root / year.name).mkdir(exist_ok=True)


def years_in(folder: Path) -> list[Path]:
    """Return the folders for years in a folder."""
    return [each for each in sorted(folder.iterdir()) if each.is_dir() and each.name.isdecimal()]


def is_there(path: Path) -> bool:
    """Return whether anything lies at a path; raises OSError where that may not be looked at."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def sync_all(folder: Path) -> None:
    """Write down the names in a folder, and in those within it."""
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            sync(path)


def discard(folder: Path) -> None:
    """Take a folder away with all that is in it, what may only be read too."""
    if is_there(folder):
        _make_writable(folder)
        shutil.rmtree(folder)


def _make_writable(folder: Path) -> None:
    """Let the files of a folder be deleted: on Windows those that may only be read cannot be.

    Where a link leads is nobody's to change, and nothing is deleted there.
    """
    for path in () if folder.is_symlink() else folder.rglob("*"):
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode) and not mode & stat.S_IWUSR:
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)
