"""Retention: what keeps each edition; holds, put on one and released; and disposal, which leaves a tombstone."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from committee_pack.archive.contents import (
    Bagged,
    Damaged,
    bagged,
    find_logged,
    look_into,
    read_log_of,
    tombstones,
)
from committee_pack.archive.indexing import index_files, index_of, refuse_shortened
from committee_pack.archive.journal import Staging, changing
from committee_pack.archive.log import Entry, Event, Log, write_log
from committee_pack.archive.places import LOG, Archive, Shelf, bag_path, tombstone_path
from committee_pack.archive.records import write_tombstone
from committee_pack.archive.verifying.astray import bags_astray
from committee_pack.archive.verifying.faults import Named
from committee_pack.errors import PackError
from committee_pack.model.archived import Hold, Tombstone
from committee_pack.model.settings import Council
from committee_pack.model.standing import Standing, by_what_is_due, standing, standing_of_damaged
from committee_pack.wording.retention import early_reason, hold_text, refusal_text


class RetentionError(PackError):
    """What keeps an edition, or holds it already; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is ordered of an edition: its name, why, by whom and on which day."""

    edition: str
    reason: str
    by: str
    day: datetime.date


def standings(archive: Archive, council: Council, day: datetime.date) -> tuple[Standing, ...]:
    """Return each edition in the archive with what keeps it on a day, first those that may be disposed of.

    Raises ArchiveError where the log is damaged.
    """
    log = read_log_of(archive)
    later = _replaced(log)
    return by_what_is_due(_standing(each, log, council, day, later) for each in bagged(archive, log))


def _standing(
    found: Bagged | Damaged, log: Log, council: Council, day: datetime.date, later: Mapping[str, str]
) -> Standing:
    if isinstance(found, Damaged):
        return standing_of_damaged(found.name, _hold(log, found.name), later.get(found.name, ""))
    name = found.edition.name
    return standing(found.edition, _hold(log, name), council, day, later.get(name, ""))


def _replaced(log: Log) -> dict[str, str]:
    """Return the next later edition of the same that is in the archive, by the name of the edition before it."""
    later: dict[str, str] = {}
    last: dict[str, str] = {}
    for name, entry in log.standing.items():
        if entry.of in last:
            later[last[entry.of]] = name
        last[entry.of] = name
    return later


def _hold(log: Log, name: str) -> Hold | None:
    entry = log.held.get(name)
    return Hold(name, entry.date, entry.reason, entry.by) if entry else None


def put_on_hold(archive: Archive, order: Order) -> Log:
    """Let an edition not be disposed of, and return the log that says so; raises RetentionError if it is so already.

    Here and below: UsageError where there is no such edition, ArchiveError where the log is damaged, OutputError, with
    the archive as it was, where it cannot be written.
    """
    with _ordered(archive, order) as (staging, log, found):
        if held := _hold(log, order.edition):
            remedy = "If it is to be held for another reason too, release it, then hold it with both."
            raise RetentionError(f"{order.edition} is {hold_text(held)}.", remedy)
        return _logged(staging, _after(log, found, Event.HELD, order))


def release(archive: Archive, order: Order) -> Log:
    """Take an edition's hold away, and return the log that says so; raises RetentionError where it is not on hold."""
    with _ordered(archive, order) as (staging, log, found):
        if not _hold(log, order.edition):
            raise RetentionError(f"{order.edition} is not on hold.", f"What is shows: {archive.command('retention')}")
        return _logged(staging, _after(log, found, Event.RELEASED, order))


def dispose(archive: Archive, council: Council, order: Order, *, early: bool) -> Log:
    """Take an edition's bags away, leave its tombstone, and return the log that says so.

    Raises RetentionError for what is on hold, always; without `early` also for what holds signed minutes, what the law
    or the council's policy keeps, or of which neither says anything, and for what is damaged, so that nobody can say
    what it holds. What kept it is then part of the reason.
    """
    with _ordered(archive, order) as (staging, log, published):
        found = look_into(archive, log, order.edition)
        stands = _standing(found, log, council, order.day, {})
        if stands.kept and (stands.hold or not early):
            raise RetentionError(*refusal_text(stands, archive.command("retention release", order.edition)))
        return _buried(staging, log, published, found, replace(order, reason=early_reason(order.reason, stands)))


def left_of(log: Log, name: str) -> tuple[int, ...]:
    """Return the numbers of the editions that are in the archive of what one that was disposed of is an edition of."""
    editions = enumerate(log.editions_of(log.published[name].of), start=1)
    return tuple(number for number, each in editions if each.edition in log.standing)


@contextlib.contextmanager
def _ordered(archive: Archive, order: Order) -> Iterator[tuple[Staging, Log, Entry]]:
    """Let an edition be changed: give the log, and its entry of the edition, as they are while nobody else writes."""
    # -- once before, or a lock would make the folder of an archive that is not there
    find_logged(archive, read_log_of(archive), order.edition)
    with changing(archive) as staging:
        log = read_log_of(archive)
        refuse_shortened(archive, log)
        yield staging, log, find_logged(archive, log, order.edition)


def _logged(staging: Staging, log: Log) -> Log:
    """Put a log of which the bags know nothing into its place, and the index that follows from it."""
    staging.write(LOG, write_log(log))
    for name, content in index_of(staging.archive, log).items():
        staging.write(name, content)
    staging.decide()
    return log


def _after(log: Log, published: Entry, event: Event, order: Order, tombstone: str = "") -> Log:
    """Return the log with one more entry of an edition."""
    name, of, seal, restricted = published.edition, published.of, published.seal, published.restricted
    return log.after(Entry(0, order.day, event, name, of, seal, restricted, order.reason, order.by, tombstone))


def _buried(staging: Staging, log: Log, published: Entry, found: Bagged | Damaged, order: Order) -> Log:
    """Stage what stays of an edition, the log and the index without it, and that its bags go; then let all be so."""
    archive, name = staging.archive, order.edition
    stone = _stone(found, order)
    content = write_tombstone(stone)
    later = _after(log, published, Event.DISPOSED, order, hashlib.sha512(content).hexdigest())
    for shelf, seal in ((archive.public, published.seal), (archive.restricted, published.restricted)):
        if seal and not (isinstance(found, Damaged) and _is_lost(archive, log, shelf, name)):
            staging.remove(shelf, bag_path(name))
    staging.write(tombstone_path(name), content)
    staging.write(LOG, write_log(later))
    for path, made in index_files(bagged(archive, later), (*tombstones(archive, log), stone), later).items():
        staging.write(path, made)
    staging.decide()
    return later


def _is_lost(archive: Archive, log: Log, shelf: Shelf, name: str) -> bool:
    """Return whether the bag of an edition is gone from a shelf that is there.

    Raises RetentionError where the bag was only moved, as what it holds would stay.
    """
    path = bag_path(name)
    if not shelf.root.is_dir() or os.path.lexists(shelf.root / path):
        return False
    for each in bags_astray(archive, log, (archive.public, archive.restricted)):
        if each.belongs == Named(shelf).place(path):
            raise RetentionError(f"The bag of {name} was moved: it lies in {each.lies}.", "Move it back first.")
    return True


def _stone(found: Bagged | Damaged, order: Order) -> Tombstone:
    """Return what stays of an edition; of a damaged one what is known of it."""
    if isinstance(found, Damaged):
        return Tombstone(
            name=found.name,
            kind=None,
            title=found.name,
            committee="",
            meeting=None,
            published=found.published,
            seal=found.entry.seal,
            on=order.day,
            reason=order.reason,
            by=order.by,
        )
    edition = found.edition
    return Tombstone(
        name=edition.name,
        kind=edition.kind,
        title=edition.title,
        committee=edition.committee,
        meeting=edition.meeting,
        published=edition.published,
        seal=found.seal,
        on=order.day,
        reason=order.reason,
        by=order.by,
        period=edition.source.period,
    )
