"""Changes to an archive, each of which is there whole or not at all, whenever it is stopped.

A change is staged beside, then decided on by a single renaming; from then on it is there, and whoever comes next
brings what waits into its place. The restricted shelf goes first both times: what waits there without a decision on the
public one was never decided on.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from committee_pack.archive.places import INDEX, LOG, PAGE, REMOVED, Archive, Shelf, removals
from committee_pack.disk import FULL, sync, write_down
from committee_pack.errors import OutputError
from committee_pack.locking import TakenError, locked

_GONE = ".gone"
_LAST = (LOG, INDEX, PAGE)
_OWNER = stat.S_IRWXU


@dataclass
class Staging:
    """A change that is being put together; nothing of it is there before it is decided on."""

    archive: Archive
    _removed: dict[Shelf, list[str]] = field(default_factory=dict)
    is_decided: bool = False

    def folder(self, shelf: Shelf, path: str) -> Path:
        """Return a new folder that will lie at a path of a shelf; only its owner may enter a restricted shelf.

        Raises OutputError where something lies there already.
        """
        # -- once it is decided, it could neither take that place nor go back
        if os.path.lexists(shelf.root / path):
            message = f"{shelf.root / path} lies there already, and the log knows of no such edition there."
            raise OutputError(message, "Look at who put it there, and take it out, then try again.")
        if shelf == self.archive.restricted:
            shelf.root.mkdir(mode=_OWNER, parents=True, exist_ok=True)
        folder = shelf.new / path
        folder.mkdir(parents=True)
        return folder

    def write(self, path: str, content: bytes) -> None:
        """Let a file hold this on the public shelf."""
        target = self.archive.public.new / path
        target.parent.mkdir(parents=True, exist_ok=True)
        write_down(target, content)

    def remove(self, shelf: Shelf, path: str) -> None:
        """Let what lies at a path of a shelf be taken away."""
        self._removed.setdefault(shelf, []).append(path)

    def decide(self) -> None:
        """Let the change be there, and bring it into its place."""
        for shelf, paths in self._removed.items():
            shelf.new.mkdir(exist_ok=True)
            write_down(shelf.new / REMOVED, "".join(f"{each}\n" for each in paths).encode())
        shelves = [each for each in (self.archive.restricted, self.archive.public) if each.new.exists()]
        for shelf in shelves:
            _sync_all(shelf.new)
            # -- a full disk is met before anything is decided, and not between the moves that follow
            _make_years(shelf)
        for shelf in shelves:
            shelf.new.rename(shelf.pending)
            self.is_decided = shelf is self.archive.public
            sync(shelf.root)
        _bring_in(self.archive)


@contextlib.contextmanager
def changing(archive: Archive) -> Iterator[Staging]:
    """Let one change be put together at a time, once what was interrupted before is in its place.

    Raises OutputError where another is writing, or where the disk refuses: the archive is then as it was before, or,
    where that was decided on already, as it is to be.
    """
    staging = Staging(archive)
    with _telling(staging):
        archive.public.root.mkdir(parents=True, exist_ok=True)
        with locked(archive.public.lock):
            complete(archive)
            try:
                yield staging
            finally:
                if not staging.is_decided:
                    # -- what is left here is taken away before the next change
                    with contextlib.suppress(OSError):
                        _discard_staged(archive)


@contextlib.contextmanager
def undisturbed(archive: Archive) -> Iterator[None]:
    """Let nobody change the archive meanwhile; raises OutputError where somebody does.

    Whoever may only read it holds no lock, and sees what is there.
    """
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(locked(archive.public.lock))
        except TakenError:
            raise _taken(archive) from None
        except OSError:
            # -- a folder that one may only read has no room for a lock
            pass
        yield


def _taken(archive: Archive) -> OutputError:
    message = f"Another command is writing the archive {archive.public.root}."
    return OutputError(message, "Wait until it has ended, then try again.")


@contextlib.contextmanager
def _telling(staging: Staging) -> Iterator[None]:
    try:
        yield
    except TakenError:
        raise _taken(staging.archive) from None
    except OSError as fault:
        message = f"{_known(staging.archive, fault)} cannot be written: {fault.strerror}."
        stands = "The archive is as it was before."
        if staging.is_decided:
            stands = "The archive is whole all the same, with the change in it; the next command puts it in its place."
        raise OutputError(f"{message} {stands}", f"{_remedy(fault)}, then try again.") from None


def _known(archive: Archive, fault: OSError) -> str:
    """Return what could not be written by the place that it would have in the archive, which is all that people see."""
    where = str(fault.filename2 or fault.filename or archive.public.root)
    for shelf in (archive.public, archive.restricted):
        for hidden in (shelf.new, shelf.pending, shelf.lock):
            where = where.replace(str(hidden), str(shelf.root))
    return where


def _remedy(fault: OSError) -> str:
    if isinstance(fault, (NotADirectoryError, FileExistsError)):
        return "A file stands where a folder should be: move it"
    return "Make room on the disk" if fault.errno in FULL else "Ask for the right to write there"


def complete(archive: Archive) -> None:
    """Bring into its place what was decided on, and take away what was not; raises OSError where the disk refuses."""
    if archive.public.pending.exists():
        _bring_in(archive)
    else:
        _discard(archive.restricted.pending)
    # -- all of it, or what is left would come in with the next change
    _discard_staged(archive)


def _discard_staged(archive: Archive) -> None:
    for shelf in (archive.public, archive.restricted):
        _discard(shelf.new)


def _bring_in(archive: Archive) -> None:
    for shelf in (archive.restricted, archive.public):
        if shelf.pending.exists():
            _bring_in_of(shelf)


def _bring_in_of(shelf: Shelf) -> None:
    """Move what waits into its place, the log and the index last, and take away what is to go."""
    for path in _waiting(shelf):
        (shelf.root / path).parent.mkdir(exist_ok=True)
        (shelf.pending / path).replace(shelf.root / path)
    for gone in removals(shelf.pending):
        _take_away(shelf, gone)
    for folder in (*_years(shelf.root), shelf.root):
        sync(folder)
    _discard(shelf.pending)
    sync(shelf.root)


def _waiting(shelf: Shelf) -> list[Path]:
    """Return what is to be moved in, by its path from the shelf: what lies in folders for years, then the log."""
    found = [each.relative_to(shelf.pending) for year in _years(shelf.pending) for each in sorted(year.iterdir())]
    return [*found, *(Path(name) for name in _LAST if (shelf.pending / name).exists())]


def _take_away(shelf: Shelf, path: str) -> None:
    """Move what is to go into the change that takes it away, which is deleted whole."""
    gone = shelf.pending / _GONE / path
    gone.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        (shelf.root / path).rename(gone)


def _make_years(shelf: Shelf) -> None:
    for year in _years(shelf.new):
        (shelf.root / year.name).mkdir(exist_ok=True)


def _years(folder: Path) -> list[Path]:
    """Return the folders for years in a folder."""
    return [each for each in sorted(folder.iterdir()) if each.is_dir() and each.name.isdecimal()]


def _sync_all(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            sync(path)


def _discard(folder: Path) -> None:
    """Take a folder away with all that is in it, what may only be read too."""
    if folder.exists():
        _make_writable(folder.rglob("*"))
        shutil.rmtree(folder)


def _make_writable(paths: Iterable[Path]) -> None:
    """Let files be deleted: on Windows those that may only be read cannot be."""
    for path in paths:
        if path.is_file() and not path.stat().st_mode & stat.S_IWUSR:
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)
