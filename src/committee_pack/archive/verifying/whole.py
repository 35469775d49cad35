"""An archive proved: its log, its bags, what lies beside them, and its index."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from committee_pack.archive.contents import holds_editions, no_archive
from committee_pack.archive.journal import undisturbed
from committee_pack.archive.log import Entry, Log, LogError, read_log
from committee_pack.archive.places import LOG, Archive, Shelf, bag_path
from committee_pack.archive.plain import content_of
from committee_pack.archive.verifying.astray import Astray, bags_astray
from committee_pack.archive.verifying.bags import Proved, Sealed, prove_bag
from committee_pack.archive.verifying.faults import SOUND_LOG, Named
from committee_pack.archive.verifying.history import number_of, refuse_odd, shortened
from committee_pack.archive.verifying.indexes import index_faults
from committee_pack.archive.verifying.listed import LINK, kind_of
from committee_pack.archive.verifying.rights import restricted_open
from committee_pack.archive.verifying.strays import strays
from committee_pack.archive.verifying.tombstones import tombstone_faults
from committee_pack.findings import Finding, error, warning
from committee_pack.side_by_side import all_done

_MANY = 40
"""How many bags are worth a process of their own."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was proved of an archive: its editions, their files and bytes, the log's head, and all that is wrong.

    `known` is the number of the entry that the head kept elsewhere is of, 0 where none was, or it is of none.
    """

    editions: int
    files: int
    size: int
    entries: int
    head: str
    findings: tuple[Finding, ...]
    known: int = 0


def verify(archive: Archive, head: str, step: Callable[[str], None]) -> Verified:
    """Return what is proved of an archive; `head` is that of its log as it was kept elsewhere, "" where none was.

    Nothing is written. Raises ArchiveError where there is no archive, OutputError while another writes it.
    """
    with undisturbed(archive):
        try:
            log = _log_of(archive)
        except LogError as fault:
            place = Named(archive.public).place(LOG, fault.line)
            return _unproved(error("log-damaged", place, f"The log is damaged: {fault}.", SOUND_LOG))
        except FileNotFoundError:
            place = Named(archive.public).place(LOG)
            return _unproved(error("archive-missing", place, "The log of the archive is gone.", SOUND_LOG))
        except OSError as fault:
            return _unproved(Named(archive.public).unreadable(LOG, fault.strerror or str(fault)))
        return _verify(archive, log, head, step)


def _log_of(archive: Archive) -> Log:
    """Return the log; raises LogError for a damaged one, OSError where it cannot be read, or is gone."""
    try:
        content = content_of(archive.public.place(LOG))
    except (FileNotFoundError, NotADirectoryError):
        if holds_editions(archive.public):
            raise
        raise no_archive(archive) from None
    log = read_log(content)
    refuse_odd(log)
    return log


def _unproved(finding: Finding) -> Verified:
    return Verified(0, 0, 0, 0, "", (finding,))


def _verify(archive: Archive, log: Log, head: str, step: Callable[[str], None]) -> Verified:
    step("verifying the bags")
    public, restricted = _bags_on(archive.public, log, lambda each: each.seal), _restricted(archive, log)
    proved = _prove((*public, *restricted))
    step("verifying the index")
    stones, astray = tuple(tombstone_faults(archive, log)), bags_astray(archive, log, _shelves(archive))
    unrecorded = sum(not each.is_recorded for each in proved[: len(public)]) + len(stones)
    findings = (
        *_linked(archive),
        *shortened(archive, log, head),
        *_but_moved((finding for each in proved for finding in each.findings), astray),
        *stones,
        *_unseen(archive, log),
        *restricted_open(archive, log),
        *(each.finding for each in astray),
        *_strays(archive, log, astray),
        *index_faults(archive, log, unrecorded),
    )
    files, size = (sum(each.files for each in proved), sum(each.size for each in proved))
    return Verified(len(log.standing), files, size, len(log.entries), log.head, findings, number_of(head, log))


def _bags_on(shelf: Shelf, log: Log, seal: Callable[[Entry], str]) -> list[tuple[Sealed, Named]]:
    """Return every bag that is to be on a shelf."""
    paths = {bag_path(each.edition): seal(each) for each in log.standing.values() if seal(each)}
    seals = {sealed: path for path, sealed in paths.items()}
    return [(Sealed(path, shelf.place(path), sealed, seals), Named(shelf)) for path, sealed in paths.items()]


def _restricted(archive: Archive, log: Log) -> list[tuple[Sealed, Named]]:
    shelf = archive.restricted
    return _bags_on(shelf, log, lambda each: each.restricted) if _may_enter(shelf) else []


def _may_enter(shelf: Shelf) -> bool:
    """Return whether a shelf is there and may be looked into, and also what waits to come in."""
    there = [shelf.root, *([shelf.pending] if os.path.lexists(shelf.pending) else [])]
    return all(os.path.isdir(each) and os.access(each, os.R_OK | os.X_OK) for each in there)  # noqa: PTH112


def _prove(bags: Sequence[tuple[Sealed, Named]]) -> list[Proved]:
    """Return what is proved of each bag; many are looked at side by side."""
    count = min(os.cpu_count() or 1, len(bags) // _MANY) or 1
    # -- by turns, as bags of one time are of one size
    done = all_done({str(at): partial(_proved, bags[at::count]) for at in range(count)})
    parts = [iter(pickle.loads(done[str(at)])) for at in range(count)]
    return [next(parts[at % count]) for at in range(len(bags))]


def _proved(bags: Sequence[tuple[Sealed, Named]]) -> bytes:
    return pickle.dumps([prove_bag(bag, named) for bag, named in bags])


def _unseen(archive: Archive, log: Log) -> Iterator[Finding]:
    """Return a finding where there are bags that only some may open, and whoever verifies may not."""
    shelf = archive.restricted
    count = sum(bool(each.restricted) for each in log.standing.values())
    if not count or _may_enter(shelf):
        return
    bags, place = f"restricted bags of {count} {'edition' if count == 1 else 'editions'}", Named(shelf).place("")
    if not os.path.lexists(shelf.root):
        hint = "Put a sound copy back, or verify where the disk is that it lies on."
        yield error("archive-missing", place, f"The {bags} are gone: {shelf.root} is not there.", hint)
    else:
        message = f"The {bags} were not looked at: {shelf.root} may not be read."
        yield warning("restricted-unseen", place, message, "Let somebody verify who may read it.")


def _linked(archive: Archive) -> Iterator[Finding]:
    """Return a finding where a link stands in the place of the log, which others then write elsewhere."""
    if kind_of(archive.public.place(LOG)) == LINK:
        yield Named(archive.public).other(LOG, LINK, "Put the file itself in its place, then verify again.")


def _but_moved(findings: Iterable[Finding], astray: Iterable[Astray]) -> Iterator[Finding]:
    """Return the findings without those that a bag is gone which lies elsewhere: that is told of it there."""
    belong = {each.belongs for each in astray}
    return (each for each in findings if not (each.code == "archive-missing" and each.place in belong))


def _shelves(archive: Archive) -> tuple[Shelf, ...]:
    """Return the shelves that may be looked at."""
    return (archive.public, *((archive.restricted,) if _may_enter(archive.restricted) else ()))


def _strays(archive: Archive, log: Log, astray: Iterable[Astray]) -> Iterator[Finding]:
    told = {each.lies for each in astray}
    for shelf in _shelves(archive):
        yield from strays(shelf, log, told, is_public=shelf is archive.public)
