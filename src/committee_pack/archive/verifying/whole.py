"""An archive proved: its log, its bags, what lies beside them, and its index."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from committee_pack.archive.contents import ArchiveError
from committee_pack.archive.indexing import index_of
from committee_pack.archive.journal import undisturbed
from committee_pack.archive.log import Entry, Log, LogError, read_log
from committee_pack.archive.places import LOG, PAGE, Archive, Shelf, bag_path, tombstone_path
from committee_pack.archive.records import RecordError, read_tombstone
from committee_pack.archive.verifying.bags import Proved, Sealed, prove_bag
from committee_pack.archive.verifying.faults import Named
from committee_pack.archive.verifying.strays import strays
from committee_pack.findings import Finding, error, has_errors, warning
from committee_pack.side_by_side import all_done

_MANY = 40
"""How many bags are worth a process of their own."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was proved of an archive: its editions, their files and bytes, the log's head, and all that is wrong."""

    editions: int
    files: int
    size: int
    entries: int
    head: str
    findings: tuple[Finding, ...]


def verify(archive: Archive, head: str, step: Callable[[str], None]) -> Verified:
    """Return what is proved of an archive; `head` is that of its log as it was kept elsewhere, "" where none was.

    Nothing is written. Raises ArchiveError where there is no archive, OutputError while another writes it.
    """
    with undisturbed(archive):
        return _verify(archive, head, step)


def _verify(archive: Archive, head: str, step: Callable[[str], None]) -> Verified:
    content = _log_content(archive)
    try:
        log = read_log(content)
    except LogError as fault:
        place = replace(Named(archive.public).place(LOG), line=fault.line)
        hint = "Put back a sound copy of the log from a backup, then verify again."
        return Verified(0, 0, 0, 0, "", (error("log-damaged", place, f"The log is damaged: {fault}.", hint),))
    step("verifying the bags")
    proved = _prove(_bags(archive, log))
    step("verifying the index")
    findings = (
        *_shortened(archive, log, head),
        *proved.findings,
        *_tombstones(archive, log),
        *_unseen(archive, log),
        *strays(archive, log),
    )
    findings = (*findings, *_index(archive, log, is_sound=not has_errors(findings)))
    return Verified(len(log.standing), proved.files, proved.size, len(log.entries), log.head, findings)


def _log_content(archive: Archive) -> bytes:
    try:
        return archive.public.place(LOG).read_bytes()
    except FileNotFoundError:
        message = f"There is no archive in {archive.public.root}: it has no {LOG}."
        raise ArchiveError(message, "Name it with --archive DIR.") from None
    except OSError as fault:
        message = f"{archive.public.root / LOG} cannot be read: {fault.strerror}."
        raise ArchiveError(message, "Ask for the right to read it.") from None


def _shortened(archive: Archive, log: Log, head: str) -> Iterator[Finding]:
    """Return a finding where the head that was kept elsewhere is that of no entry: later ones were taken away."""
    if head and head not in (each.hash for each in log.entries):
        message = f"No entry has the head {head}: entries were taken away since, or all were written anew."
        hint = "Put back the log and the bags from a backup that has it; or look at the head again."
        yield error("log-shortened", Named(archive.public).place(LOG), message, hint)


def _bags(archive: Archive, log: Log) -> list[tuple[Sealed, Named]]:
    """Return every bag that is to be there."""
    return [*_bags_on(archive.public, log, lambda each: each.seal), *_restricted(archive, log)]


def _restricted(archive: Archive, log: Log) -> list[tuple[Sealed, Named]]:
    shelf = archive.restricted
    return _bags_on(shelf, log, lambda each: each.restricted) if _may_enter(shelf) else []


def _bags_on(shelf: Shelf, log: Log, seal: Callable[[Entry], str]) -> list[tuple[Sealed, Named]]:
    entries = [each for each in log.standing.values() if seal(each)]
    paths = [bag_path(each.edition) for each in entries]
    return [
        (Sealed(path, shelf.place(path), seal(each)), Named(shelf)) for each, path in zip(entries, paths, strict=True)
    ]


def _may_enter(shelf: Shelf) -> bool:
    return shelf.root.is_dir() and os.access(shelf.root, os.R_OK | os.X_OK)


def _prove(bags: Sequence[tuple[Sealed, Named]]) -> Proved:
    """Return what is proved of bags, in their order; many are looked at side by side."""
    count = min(os.cpu_count() or 1, len(bags) // _MANY) or 1
    size = -(-len(bags) // count) or 1
    parts = {str(at): bags[at : at + size] for at in range(0, len(bags), size)}
    done = all_done({name: partial(_proved, part) for name, part in parts.items()})
    proved = [each for name in parts for each in pickle.loads(done[name])]
    found = tuple(finding for each in proved for finding in each.findings)
    return Proved(sum(each.files for each in proved), sum(each.size for each in proved), found)


def _proved(bags: Sequence[tuple[Sealed, Named]]) -> bytes:
    return pickle.dumps([prove_bag(bag, named) for bag, named in bags])


def _tombstones(archive: Archive, log: Log) -> Iterator[Finding]:
    """Return a finding for each tombstone that is gone, or does not say what the log does."""
    named = Named(archive.public)
    for name, entry in log.disposed.items():
        path = tombstone_path(name)
        try:
            said = read_tombstone(archive.public.place(path).read_bytes())
        except OSError:
            yield named.missing(path)
            continue
        except RecordError:
            yield named.changed(path)
            continue
        if (said.name, said.seal, said.on, said.reason, said.by) != (
            name, log.published[name].seal, entry.date, entry.reason, entry.by,
        ):  # fmt: skip
            yield named.changed(path)


def _unseen(archive: Archive, log: Log) -> Iterator[Finding]:
    """Return a finding where there are bags that only some may open, and whoever verifies may not."""
    count = sum(bool(each.restricted) for each in log.standing.values())
    if count and not _may_enter(archive.restricted):
        message = f"The restricted bags of {count} {'edition' if count == 1 else 'editions'} were not looked at: "
        message += f"{archive.restricted.root} is not there, or may not be read."
        hint = "Let somebody verify who may read it."
        yield warning("restricted-unseen", Named(archive.restricted).place(""), message, hint)


def _index(archive: Archive, log: Log, *, is_sound: bool) -> Iterator[Finding]:
    """Return a finding for each file of the index that is not what bags and log make it."""
    named = Named(archive.public)
    try:
        files = index_of(archive, log)
    except ArchiveError as fault:
        # -- where anything else is wrong, the bag that it cannot be made from is named already
        if is_sound:
            yield error("archive-unreadable", named.place(PAGE), str(fault), "Verify it with the current version.")
        return
    for name, content in files.items():
        try:
            is_same = archive.public.place(name).read_bytes() == content
        except OSError:
            is_same = False
        if not is_same:
            message = "The index is not what the bags say."
            yield error("index-differs", named.place(name), message, "Make it again: committee-pack reindex")
