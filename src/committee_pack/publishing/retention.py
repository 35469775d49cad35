"""Retention: what keeps each edition; holds, put on one and released; and disposal, which leaves a tombstone."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from committee_pack.archive.contents import Bagged, bagged, find_bagged, read_log_of, tombstones
from committee_pack.archive.indexing import index_files, index_of
from committee_pack.archive.journal import Staging, changing
from committee_pack.archive.log import Entry, Event, Log, write_log
from committee_pack.archive.places import LOG, Archive, bag_path, tombstone_path
from committee_pack.archive.records import write_tombstone
from committee_pack.errors import PackError
from committee_pack.model.archived import Hold, Tombstone
from committee_pack.model.settings import Council
from committee_pack.model.standing import ALWAYS, Standing, standing
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


def standings(archive: Archive, council: Council, day: datetime.date) -> Iterator[Standing]:
    """Return each edition in the archive with what keeps it on a day, the oldest first.

    Raises ArchiveError where the log or a bag is damaged.
    """
    log = read_log_of(archive)
    return (standing(each.edition, _hold(log, each.edition.name), council, day) for each in bagged(archive, log))


def _hold(log: Log, name: str) -> Hold | None:
    entry = log.held.get(name)
    return Hold(name, entry.date, entry.reason, entry.by) if entry else None


def put_on_hold(archive: Archive, order: Order) -> Log:
    """Let an edition not be disposed of, and return the log that says so; raises RetentionError if it is so already.

    Here and below: UsageError where there is no such edition, ArchiveError where the archive is damaged, OutputError,
    with the archive as it was, where it cannot be written.
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
            raise RetentionError(f"{order.edition} is not on hold.", "What is shows: committee-pack retention")
        return _logged(staging, _after(log, found, Event.RELEASED, order))


def dispose(archive: Archive, council: Council, order: Order, *, early: bool) -> Log:
    """Take an edition's bags away, leave its tombstone, and return the log that says so.

    Raises RetentionError for what is on hold or holds signed minutes, always, and for what the law or the council's
    policy keeps, or of which neither says anything, unless `early`. What kept it is then part of the reason.
    """
    with _ordered(archive, order) as (staging, log, found):
        stands = standing(found.edition, _hold(log, order.edition), council, order.day)
        if stands.keeps and not (early and stands.keeps not in ALWAYS):
            raise RetentionError(*refusal_text(stands))
        return _buried(staging, log, found, replace(order, reason=early_reason(order.reason, stands)))


@contextlib.contextmanager
def _ordered(archive: Archive, order: Order) -> Iterator[tuple[Staging, Log, Bagged]]:
    """Let an edition be changed: give the log and the edition as they are while nobody else writes."""
    # -- once before, or a lock would make the folder of an archive that is not there
    find_bagged(archive, order.edition)
    with changing(archive) as staging:
        found = find_bagged(archive, order.edition)
        yield staging, read_log_of(archive), found


def _logged(staging: Staging, log: Log) -> Log:
    """Put a log of which the bags know nothing into its place, and the index that follows from it."""
    staging.write(LOG, write_log(log))
    for name, content in index_of(staging.archive, log).items():
        staging.write(name, content)
    staging.decide()
    return log


def _after(log: Log, found: Bagged, event: Event, order: Order, tombstone: str = "") -> Log:
    """Return the log with one more entry."""
    edition, seal = found.edition, found.seal
    return log.after(
        Entry(
            0, order.day, event, edition.name, edition.of, seal, edition.restricted, order.reason, order.by, tombstone
        )
    )


def _buried(staging: Staging, log: Log, found: Bagged, order: Order) -> Log:
    """Stage what stays of an edition, the log and the index without it, and that its bags go; then let all be so."""
    archive, edition = staging.archive, found.edition
    stone = Tombstone(
        edition.name,
        edition.kind,
        edition.title,
        edition.committee,
        edition.meeting,
        edition.published,
        found.seal,
        order.day,
        order.reason,
        order.by,
    )
    content = write_tombstone(stone)
    later = _after(log, found, Event.DISPOSED, order, hashlib.sha512(content).hexdigest())
    staging.remove(archive.public, bag_path(edition.name))
    if edition.restricted:
        staging.remove(archive.restricted, bag_path(edition.name))
    staging.write(tombstone_path(edition.name), content)
    staging.write(LOG, write_log(later))
    for name, content in index_files(bagged(archive, later), (*tombstones(archive, log), stone), later).items():
        staging.write(name, content)
    staging.decide()
    return later
