"""What is in an archive: its log, and of each edition what its bag says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from committee_pack.archive.bags import PAYLOAD
from committee_pack.archive.log import Log, LogError, read_log
from committee_pack.archive.places import LOG, Archive, Shelf, bag_path, tombstone_path
from committee_pack.archive.plain import content_of
from committee_pack.archive.records import EDITION, RecordError, read_edition, read_tombstone
from committee_pack.errors import PackError, UsageError
from committee_pack.findings import did_you_mean
from committee_pack.model.archived import ArchivedEdition, Tombstone


class ArchiveError(PackError):
    """An archive that is not there, or not as it was written; `verify` names all that is wrong with it."""


@dataclass(frozen=True, slots=True)
class Bagged:
    """An edition that is in the archive, where its bag lies now, and the bag's seal by the log."""

    edition: ArchivedEdition
    folder: Path
    seal: str

    def output(self, path: str) -> bytes:
        """Return a file that was published, by its path in the payload; raises OSError."""
        return (self.folder / PAYLOAD / path).read_bytes()


def read_log_of(archive: Archive) -> Log:
    """Return the archive's log, empty where nothing was ever published.

    Raises ArchiveError for a damaged one, and for one that is gone where there are editions.
    """
    try:
        log = read_log(_log_content(archive.public))
    except LogError as fault:
        message = f"The log of the archive is damaged: {archive.public.root / LOG}:{fault.line}: {fault}."
        raise ArchiveError(message, _VERIFY.format(archive.public.root)) from None
    if not log.entries and holds_editions(archive.public):
        message = f"The log of the archive is gone: {archive.public.root / LOG}."
        raise ArchiveError(message, "Put a sound copy back.")
    return log


def _log_content(shelf: Shelf) -> bytes:
    """Return what the log holds, nothing where there is none; raises ArchiveError where it cannot be read."""
    try:
        return content_of(shelf.place(LOG))
    except FileNotFoundError:
        return b""
    except OSError as fault:
        raise ArchiveError(f"{shelf.root} cannot be read: {fault.strerror}.", "Ask for the right to.") from None


def holds_editions(shelf: Shelf) -> bool:
    """Return whether anything lies in a folder for a year, and not only the folder, which is made before."""
    return any(_holds_any(each) for each in shelf.root.glob("*") if each.name.isdecimal() and each.is_dir())


def _holds_any(folder: Path) -> bool:
    """Return whether anything lies in a folder, or nobody may look."""
    try:
        return any(True for _ in folder.iterdir())
    except OSError:
        return True


_VERIFY = "Put a sound copy back; what else is wrong says: committee-pack verify --archive {}"


def bagged(archive: Archive, log: Log) -> Iterator[Bagged]:
    """Return the editions that are in the archive, the oldest first; raises ArchiveError where a bag is damaged."""
    for name in log.standing:
        yield read_bagged(archive, log, name)


def read_bagged(archive: Archive, log: Log, name: str) -> Bagged:
    """Return an edition by its name, one that is in the archive; raises ArchiveError where its bag is damaged."""
    folder = archive.public.place(bag_path(name))
    try:
        edition = read_edition((folder / PAYLOAD / EDITION).read_bytes())
    except (OSError, RecordError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else fault
        message = f"The bag of {name} is damaged: {folder / PAYLOAD / EDITION}: {why}."
        raise ArchiveError(message, _VERIFY.format(archive.public.root)) from None
    return Bagged(edition, folder, log.standing[name].seal)


def tombstones(archive: Archive, log: Log) -> Iterator[Tombstone]:
    """Return what stays of the editions that were disposed of; raises ArchiveError where it is damaged."""
    for name in log.disposed:
        path = archive.public.place(tombstone_path(name))
        try:
            yield read_tombstone(path.read_bytes())
        except (OSError, RecordError) as fault:
            why = fault.strerror if isinstance(fault, OSError) else fault
            message = f"The tombstone of {name} is damaged: {path}: {why}."
            raise ArchiveError(message, _VERIFY.format(archive.public.root)) from None


def find_bagged(archive: Archive, name: str) -> Bagged:
    """Return the edition that somebody has named; raises UsageError, with the nearest name, where there is none.

    ArchiveError where nothing was ever published, or its bag is damaged.
    """
    log = read_log_of(archive)
    if not log.entries:
        raise ArchiveError(f"There is no archive in {archive.public.root}.", "Name it with --archive DIR.")
    if gone := log.disposed.get(name):
        raise UsageError(f"{name} was disposed of on {gone.date}: {gone.reason}.", "Its tombstone is what is left.")
    if name not in log.standing:
        raise UsageError(f"There is no edition '{name}' in {archive.public.root}.", did_you_mean(name, log.standing))
    return read_bagged(archive, log, name)


def read_restricted(archive: Archive, edition: Bagged) -> Bagged:
    """Return the part of an edition that only some may open; raises ArchiveError where it may not be, or is damaged."""
    name, seal = edition.edition.name, edition.edition.restricted
    folder = archive.restricted.place(bag_path(name))
    try:
        record = read_edition((folder / PAYLOAD / EDITION).read_bytes())
    except OSError as fault:
        message = f"The restricted bag of {name} cannot be read: {folder}: {fault.strerror}."
        raise ArchiveError(message, "Ask somebody who may open it.") from None
    except RecordError as fault:
        raise ArchiveError(f"The restricted bag of {name} is damaged: {fault}.", "Put a sound copy back.") from None
    return Bagged(record, folder, seal)
