"""What is in an archive: its log, and of each edition what its bag says of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from committee_pack.archive.bags import is_vouched
from committee_pack.archive.log import Entry, Log, LogError, read_log
from committee_pack.archive.places import EDITION, LOG, PAYLOAD, Archive, Shelf, bag_path, tombstone_path
from committee_pack.archive.plain import content_of
from committee_pack.archive.records import RecordError, read_edition, read_tombstone
from committee_pack.errors import PackError, UsageError
from committee_pack.findings import did_you_mean
from committee_pack.model.archived import ArchivedEdition, Tombstone
from committee_pack.wording import date_text


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


@dataclass(frozen=True, slots=True)
class Damaged:
    """An edition, or the tombstone of one, whose record cannot be read, so that no more is known than the log says.

    `entry` is that of its publication, of a tombstone that of the disposal. `message` says what is wrong with it.
    """

    entry: Entry
    message: str

    @property
    def name(self) -> str:
        """The name of the edition."""
        return self.entry.edition

    @property
    def published(self) -> datetime.date:
        """The day in its papers, with which its name begins."""
        try:
            return datetime.date.fromisoformat(self.name[:_DAY])
        except ValueError:
            return self.entry.date


_DAY = len("2016-11-02")


def read_log_of(archive: Archive) -> Log:
    """Return the archive's log, empty where nothing was ever published.

    Raises ArchiveError for a damaged one, and for one that is gone where there are editions.
    """
    try:
        log = read_log(_log_content(archive.public))
    except LogError as fault:
        message = f"The log of the archive is damaged: {archive.public.root / LOG}:{fault.line}: {fault}."
        raise ArchiveError(message, _SOUND_LOG) from None
    if not log.entries and holds_editions(archive.public):
        raise ArchiveError(f"The log of the archive is gone: {archive.public.root / LOG}.", _SOUND_LOG)
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


_SOUND_LOG = "Put back a sound copy of it from a backup: it cannot be made again from the bags."
_VERIFY = "Put a sound copy back; what else is wrong says: {}"


def bagged(archive: Archive, log: Log, *, proved: bool = False) -> Iterator[Bagged | Damaged]:
    """Return the editions that are in the archive, the oldest first, also those whose record is damaged.

    With `proved` the bags have been held against their seals already.
    """
    look = _as_it_lies if proved else look_into
    return (look(archive, log, name) for name in log.standing)


def look_into(archive: Archive, log: Log, name: str) -> Bagged | Damaged:
    """Return an edition by its name, one that is in the archive, whether or not its record is what was archived."""
    found = _as_it_lies(archive, log, name)
    if isinstance(found, Damaged):
        return found
    record = found.folder / PAYLOAD / EDITION
    try:
        is_ours = is_vouched(found.folder, f"{PAYLOAD}/{EDITION}", record.read_bytes(), found.seal)
    except OSError as fault:
        return Damaged(log.standing[name], f"The bag of {name} is damaged: {fault.filename}: {_why(fault)}.")
    # -- what it says of classes and days decides what may be disposed of, and what everyone is told
    message = f"The bag of {name} is damaged: {record}: it is not what was archived."
    return found if is_ours else Damaged(log.standing[name], message)


def _as_it_lies(archive: Archive, log: Log, name: str) -> Bagged | Damaged:
    entry, folder = log.standing[name], archive.public.place(bag_path(name))
    record = folder / PAYLOAD / EDITION
    try:
        edition = read_edition(record.read_bytes())
    except (OSError, RecordError) as fault:
        return Damaged(entry, f"The bag of {name} is damaged: {record}: {_why(fault)}.")
    if edition.name != name:
        # -- a bag in the place of another: holds and seals are known by the name in the log
        return Damaged(entry, f"The bag of {name} is damaged: {record}: it is that of {edition.name}.")
    return Bagged(edition, folder, entry.seal)


def read_bagged(archive: Archive, log: Log, name: str) -> Bagged:
    """Return an edition by its name, one that is in the archive, for who proves its bag; raises ArchiveError.

    That is where its record cannot be read.
    """
    found = _as_it_lies(archive, log, name)
    if isinstance(found, Damaged):
        raise ArchiveError(found.message, _VERIFY.format(archive.command("verify")))
    return found


def tombstones(archive: Archive, log: Log) -> Iterator[Tombstone | Damaged]:
    """Return what stays of the editions that were disposed of, also where it cannot be read."""
    for name, entry in log.disposed.items():
        path = archive.public.place(tombstone_path(name))
        try:
            yield read_tombstone(path.read_bytes())
        except (OSError, RecordError) as fault:
            yield Damaged(entry, f"The tombstone of {name} is damaged: {path}: {_why(fault)}.")


def _why(fault: OSError | RecordError) -> str:
    return (fault.strerror if isinstance(fault, OSError) else None) or str(fault)


def no_archive(archive: Archive) -> ArchiveError:
    """Return that nothing was ever published into a folder."""
    remedy = "Publish something, or look whether --archive or council.yaml names the folder that you mean."
    return ArchiveError(f"There is no archive in {archive.public.root}: nothing was published into it.", remedy)


def find_bagged(archive: Archive, name: str) -> Bagged:
    """Return the edition that somebody has named.

    Raises what `find_logged` does, and ArchiveError where its bag is damaged.
    """
    log = read_log_of(archive)
    return read_bagged(archive, log, find_logged(archive, log, name).edition)


def find_logged(archive: Archive, log: Log, name: str) -> Entry:
    """Return what the log says of the publication of an edition that somebody has named, and that is in the archive.

    Raises UsageError, with the nearest name, where there is none, ArchiveError where nothing was ever published.
    """
    if not log.entries:
        raise no_archive(archive)
    if gone := log.disposed.get(name):
        message = f"{name} was disposed of on {date_text(gone.date)}: {gone.reason.rstrip('.')}."
        raise UsageError(message, "Its tombstone is what is left.")
    if name not in log.standing:
        raise UsageError(f"There is no edition '{name}' in {archive.public.root}.", did_you_mean(name, log.standing))
    return log.standing[name]


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
