"""Files that are there are changed, all of them or none, and never over what somebody has saved meanwhile."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from committee_pack.disk import FULL, sync, write_down
from committee_pack.errors import OutputError
from committee_pack.locking import TakenError, locked

_MAY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is there, what it held when it was read, and what it is to hold."""

    path: Path
    before: bytes
    after: bytes

    @property
    def real(self) -> Path:
        """The file itself, where the path is a link to it."""
        return Path(os.path.realpath(self.path))

    def beside(self, kind: str) -> Path:
        """Return a name beside the file that nobody reads."""
        return self.real.with_name(f".{self.real.name}.{kind}")

    def stage(self) -> None:
        """Write what the file is to hold beside it; those may read it who may read the file."""
        write_down(self.beside("new"), self.after)
        # -- some network drives know no rights
        with contextlib.suppress(OSError):
            shutil.copymode(self.real, self.beside("new"))

    def take_place(self) -> None:
        """Let what was staged be the file, unless somebody has saved another there since it was read."""
        if self.real.read_bytes() != self.before:
            raise _changed_meanwhile(self.path)
        self.beside("new").replace(self.real)

    def back(self) -> Change:
        """Return what undoes the change."""
        return Change(self.path, self.after, self.before)


def change_files(changes: Sequence[Change]) -> None:
    """Write files that are there anew, all of them or none; raises OutputError where one no longer is as it was.

    A link stays one, and who may read a file stays as it was.
    """
    with contextlib.ExitStack() as held:
        for each in changes:
            with _changing(each.path):
                held.enter_context(locked(each.beside("lock")))
                _refuse_read_only(each)
        held.callback(_unstage, changes)
        for each in changes:
            with _changing(each.path):
                each.stage()
        _take_places(changes)


@contextlib.contextmanager
def _changing(path: Path) -> Iterator[None]:
    """Raise OutputError where a file cannot be changed."""
    try:
        yield
    except TakenError:
        raise OutputError(f"Another command is writing {path}.", "Wait until it has ended, then try again.") from None
    except OSError as fault:
        message = f"{path} cannot be written: {fault.strerror}. What stood there before still stands."
        remedy = "Make room on the disk." if fault.errno in FULL else "Close it if it is open, or ask for the right."
        # -- from None, since what is told of a cause is how to write elsewhere with --out
        raise OutputError(message, remedy) from None


def _refuse_read_only(change: Change) -> None:
    """Raise OutputError for a file that may not be written, though another could take its place."""
    if not (change.real.stat().st_mode & _MAY_WRITE and os.access(change.real, os.W_OK)):
        remedy = "Ask whoever keeps it so, or let it be written, then try again."
        raise OutputError(f"{change.path} is read-only, so it was left as it is.", remedy)


def _take_places(changes: Sequence[Change]) -> None:
    """Let what was staged take its places; where one cannot be taken, those that were are given back."""
    taken: list[Change] = []
    try:
        for each in changes:
            with _changing(each.path):
                each.take_place()
            taken.append(each)
    except OutputError as fault:
        raise _with_kept(fault, _given_back(taken)) from None
    except BaseException:
        _given_back(taken)
        raise
    with contextlib.suppress(OSError):
        for folder in {each.real.parent for each in taken}:
            sync(folder)


def _given_back(taken: Iterable[Change]) -> list[Path]:
    """Let files hold again what they held before; return those that cannot, or that somebody has saved since."""
    kept = []
    for each in (change.back() for change in taken):
        try:
            each.stage()
            each.take_place()
        except (OSError, OutputError):
            kept.append(each.path)
    return kept


def _with_kept(fault: OutputError, kept: Iterable[Path]) -> OutputError:
    """Return a fault that also names the files that were changed all the same."""
    written = "".join(f" {path} was written all the same." for path in kept)
    return OutputError(f"{fault}{written}", fault.remedy)


def _unstage(changes: Iterable[Change]) -> None:
    for each in changes:
        with contextlib.suppress(OSError):
            each.beside("new").unlink()


def read_again(path: Path, checksum: str) -> bytes:
    """Return what a file holds; raises OutputError where it is not what was read before, by its SHA-256."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise OutputError(f"{path} cannot be read: {fault.strerror}.", "Look at it again, then try again.") from fault
    if hashlib.sha256(content).hexdigest() != checksum:
        raise _changed_meanwhile(path)
    return content


def _changed_meanwhile(path: Path) -> OutputError:
    return OutputError(f"{path} was changed meanwhile, so it was left as it is.", "Look at it again, then try again.")
