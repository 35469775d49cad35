"""Changes to an archive, each of which is there whole or not at all, whenever it is stopped.

A change is staged beside, then decided on by a single renaming; from then on it is there, and whoever comes next
brings what waits into its place (settling.py). The restricted shelf goes first both times, and what waits on the public
one says what belongs there: so what waits on the restricted one alone was never decided on.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from committee_pack.archive.places import BESIDE, OF, REMOVED, Archive, Shelf
from committee_pack.archive.settling import (
    bring_in,
    complete,
    discard,
    is_there,
    make_years,
    owner,
    refuse_folders,
    refuse_others,
    sync_all,
    told_beside,
)
from committee_pack.disk import FULL, sync, write_down
from committee_pack.errors import OutputError
from committee_pack.locking import TakenError, locked

_OWNER = stat.S_IRWXU


@dataclass
class Staging:
    """A change that is being put together; nothing of it is there before it is decided on."""

    archive: Archive
    _held: contextlib.ExitStack
    _removed: dict[Shelf, list[str]] = field(default_factory=dict)
    _comes: list[str] = field(default_factory=list)
    _is_open: bool = False
    has_waiting: bool = False
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
            self._open_restricted()
            self._comes.append(path)
        folder = shelf.new / path
        folder.mkdir(parents=True)
        return folder

    def _open_restricted(self) -> None:
        """Let nobody else write on the restricted shelf, and take away what was staged there and not decided on."""
        shelf = self.archive.restricted
        if self._is_open:
            return
        shelf.root.mkdir(mode=_OWNER, parents=True, exist_ok=True)
        self._held.enter_context(locked(shelf.lock))
        refuse_others(shelf, self.archive)
        self._is_open = True
        discard(shelf.pending)
        discard(shelf.new)
        shelf.new.mkdir()
        write_down(shelf.new / OF, owner(self.archive))

    def write(self, path: str, content: bytes) -> None:
        """Let a file hold this on the public shelf."""
        target = self.archive.public.new / path
        target.parent.mkdir(parents=True, exist_ok=True)
        write_down(target, content)

    def remove(self, shelf: Shelf, path: str) -> None:
        """Let what lies at a path of a shelf be taken away; raises OutputError where it does not lie there."""
        if not os.path.lexists(shelf.root / path):
            message = f"{shelf.root / path} is not there, so it cannot be taken away."
            raise OutputError(message, "Look whether this is the folder that it was published into.")
        if shelf == self.archive.restricted:
            self._open_restricted()
        self._removed.setdefault(shelf, []).append(path)

    def decide(self) -> None:
        """Let the change be there, and bring it into its place."""
        public, restricted = self.archive.public, self.archive.restricted
        for shelf, paths in self._removed.items():
            write_down(shelf.new / REMOVED, "".join(f"{each}\n" for each in paths).encode())
        if self._is_open:
            write_down(public.new / BESIDE, told_beside(self._comes, self._removed.get(restricted, ())))
        refuse_folders(public)
        shelves = [*([restricted] if self._is_open else []), public]
        for shelf in shelves:
            sync_all(shelf.new)
            make_years(shelf)
        for shelf in shelves:
            shelf.new.rename(shelf.pending)
            self.is_decided = shelf is public
            sync(shelf.root)
        bring_in(self.archive)

    def undo(self) -> None:
        """Take away what was staged and not decided on; what cannot be now is before the next change."""
        with contextlib.suppress(OSError):
            discard(self.archive.public.new)
            if self._is_open:
                discard(self.archive.restricted.new)
                discard(self.archive.restricted.pending)


@contextlib.contextmanager
def changing(archive: Archive) -> Iterator[Staging]:
    """Let one change be put together at a time, once what was interrupted before is in its place.

    The restricted shelf is left alone by changes that have nothing for it, since not everyone may enter it. Raises
    OutputError where another is writing, or where the disk refuses: the archive is then as it was before, or, where
    that was decided on already, as it is to be.
    """
    with contextlib.ExitStack() as held:
        staging = Staging(archive, held)
        with _telling(staging):
            archive.public.root.mkdir(parents=True, exist_ok=True)
            held.enter_context(locked(archive.public.lock))
            _complete(staging)
            try:
                yield staging
            finally:
                if not staging.is_decided:
                    staging.undo()


def _complete(staging: Staging) -> None:
    """Bring in what was decided on before; of a fault it is told that this waits, and that nothing else came in."""
    staging.has_waiting = is_there(staging.archive.public.pending)
    complete(staging.archive)
    staging.has_waiting = False


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
        message = f"{_known(staging.archive, fault)} cannot be written: {fault.strerror or fault}."
        raise OutputError(f"{message} {_stands(staging)}", f"{_remedy(fault)}, then try again.") from None


def _stands(staging: Staging) -> str:
    """Return how the archive is after a fault; what an earlier command decided on is no part of this change."""
    if staging.is_decided:
        return "The archive is whole all the same, with the change in it; the next command puts it in its place."
    waits = " A change that waits there is put into its place by the next command." if staging.has_waiting else ""
    return f"The archive is as it was before.{waits}"


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
    if isinstance(fault, IsADirectoryError):
        return "Move it"
    if fault.errno == errno.ENOENT:
        return "Look whether it is on a disk that is not there now, and whether --archive and council.yaml name it"
    if fault.errno == errno.ENAMETOOLONG:
        return "Its path is too long. Keep the archive in a folder with a shorter path"
    return "Make room on the disk" if fault.errno in FULL else "Ask for the right to write there"
