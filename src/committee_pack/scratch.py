"""Folders for what is only needed for a while, which go again even where a command is killed on the way."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from committee_pack.errors import OutputError
from committee_pack.locking import TakenError, locked

_NAME, _LOCK = "committee-pack-", ".lock"


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """Return a new folder that only its owner may enter, and take it away again with all that is in it.

    What a command that was killed has left is taken away first. Raises OutputError where there is no room for a folder.
    """
    with contextlib.ExitStack() as held:
        with _telling():
            folder = _locked(held)
            folder.mkdir(mode=0o700)
        held.callback(shutil.rmtree, folder, ignore_errors=True)
        yield folder


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths from a folder; raises OutputError where the disk has no room for them."""
    with _telling():
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)


def _locked(held: contextlib.ExitStack) -> Path:
    """Return where a folder is to be that nobody else has, once its lock is held."""
    # -- by its whole path, as where it lies may be a link
    place = Path(tempfile.gettempdir()).resolve()
    _sweep(place)
    while True:
        handle, name = tempfile.mkstemp(_LOCK, _NAME, place)
        os.close(handle)
        # -- whoever sweeps may hold it for a moment
        with contextlib.suppress(TakenError):
            held.enter_context(locked(Path(name)))
            return Path(name.removesuffix(_LOCK))


def _sweep(place: Path) -> None:
    """Take away the folders whose lock nobody holds any more; those of others are left to them."""
    for lock in place.glob(f"{_NAME}*{_LOCK}"):
        with contextlib.suppress(OSError, TakenError), locked(lock):
            shutil.rmtree(lock.with_name(lock.name.removesuffix(_LOCK)), ignore_errors=True)


@contextlib.contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        where = fault.filename or "The folder for what is only needed for a while"
        raise OutputError(f"{where} cannot be written: {fault.strerror}.", "Make room on the disk.") from None
