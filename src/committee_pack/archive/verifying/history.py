"""What the log of an archive tells, and whether it can have been so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from committee_pack.archive.log import Entry, Event, Log, LogError
from committee_pack.archive.places import LOG, Archive
from committee_pack.archive.verifying.faults import Named
from committee_pack.findings import Finding, error

_NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[^/\\\x00\ud800-\udfff]+")
"""The name of a bag: one that leads out of the archive was never given by publishing."""


def refuse_odd(log: Log) -> None:
    """Raise LogError for the first entry that cannot be, though its hash is right: somebody else wrote it."""
    standing: set[str] = set()
    gone: set[str] = set()
    for each in log.entries:
        if why := _oddity(each, standing, gone):
            raise LogError(each.number, why)
        if each.event is Event.PUBLISHED:
            standing.add(each.edition)
        elif each.event is Event.DISPOSED:
            standing.remove(each.edition)
            gone.add(each.edition)


def _oddity(entry: Entry, standing: set[str], gone: set[str]) -> str:
    if not _NAME.fullmatch(entry.edition):
        return f"'{entry.edition}' is no name of an edition"
    if entry.event is Event.PUBLISHED:
        is_new = entry.edition not in standing and entry.edition not in gone
        return "" if is_new else f"{entry.edition} was published by an entry before it"
    return "" if entry.edition in standing else f"{entry.edition} was not there when it was {entry.event.value}"


def number_of(head: str, log: Log) -> int:
    """Return the number of the entry that a head is of, 0 where it is of none."""
    return next((each.number for each in log.entries if each.hash == head), 0)


def shortened(archive: Archive, log: Log, head: str) -> Iterator[Finding]:
    """Return a finding where the head that was kept elsewhere is that of no entry: later ones were taken away."""
    if head and not number_of(head, log):
        message = f"No entry has the head {head}: entries were taken away since, or were written anew."
        hint = "Put back the log and the bags from a backup that has it; or look at the head again."
        yield error("log-shortened", Named(archive.public).place(LOG), message, hint)


def shortened_since(archive: Archive, head: str) -> Finding:
    """Return that the index was made from a log that had more entries, by the head that the index says it had."""
    message = f"The index was made when the log had the head {head}, which no entry has: entries were taken away since."
    hint = "Put back the log from a backup that has it; where it is the index of another archive, make it again."
    return error("log-shortened", Named(archive.public).place(LOG), message, hint)
