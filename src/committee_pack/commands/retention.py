"""Retention: which editions may be disposed of and what keeps the others; holds, and disposal by explicit command."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from committee_pack.archive.contents import no_archive
from committee_pack.archive.log import Log
from committee_pack.archive.places import Archive, tombstone_path
from committee_pack.commands import typed
from committee_pack.commands.archive import archive_of, tell_head
from committee_pack.commands.build import short
from committee_pack.commands.console import Console
from committee_pack.commands.opening import Opened, open_council
from committee_pack.commands.starting import said
from committee_pack.errors import UsageError
from committee_pack.printing import print_bytes
from committee_pack.publishing.retention import Order, dispose, left_of, put_on_hold, release, standings
from committee_pack.write.retention import FORMATS

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What `retention` was asked for: how editions are listed, and on which day, as typed."""

    folder: Path
    archive: Path | None
    form: str
    on: str


@dataclass(frozen=True, slots=True)
class OrderRequest:
    """What `retention hold`, `release` or `dispose` was asked for, as typed."""

    folder: Path
    archive: Path | None
    edition: str
    reason: str
    by: str
    early: bool = False


def print_retention(request: ListRequest, today: datetime.date, console: Console) -> None:
    """Print each edition with the law's periods, the council's reviews, its hold, and what is proposed."""
    day = typed.day("--on", request.on) or today
    opened, archive = _opened(request.folder, request.archive)
    found = standings(archive, opened.council, day)
    console.findings(opened.findings)
    if request.form == typed.PLAIN and not found:
        console.note(f"There are no editions in {short(archive.public.root)}.")
        return
    print_bytes(FORMATS[request.form](found))


def hold_edition(request: OrderRequest, today: datetime.date, console: Console) -> None:
    """Put an edition on hold, so that nobody can dispose of it."""
    order = _order(request, today)
    _, archive = _opened(request.folder, request.archive)
    _tell(f"{order.edition} is on hold", put_on_hold(archive, order), console)


def release_edition(request: OrderRequest, today: datetime.date, console: Console) -> None:
    """Take an edition's hold away."""
    order = _order(request, today)
    _, archive = _opened(request.folder, request.archive)
    _tell(f"{order.edition} is not on hold any more", release(archive, order), console)


def dispose_of_edition(request: OrderRequest, today: datetime.date, console: Console) -> None:
    """Take an edition away for good, and leave its tombstone."""
    order = _order(request, today)
    opened, archive = _opened(request.folder, request.archive)
    log = dispose(archive, opened.council, order, early=request.early)
    stone = short(archive.public.root / tombstone_path(order.edition))
    console.say(f"{order.edition} is disposed of. What stays of it: {stone}")
    _tell(_left(left_of(log, order.edition)), log, console)


def _left(numbers: Sequence[int]) -> str:
    """Return which editions are left of what one was disposed of."""
    if not numbers:
        return "No edition of it is left."
    if len(numbers) == 1:
        return f"Edition {numbers[0]} of it is still there."
    return f"Editions {', '.join(map(str, numbers[:-1]))} and {numbers[-1]} of it are still there."


def _opened(folder: Path, archive: Path | None) -> tuple[Opened, Archive]:
    opened = open_council(folder)
    found = archive_of(opened.workspace, opened.council, archive)
    if archive and not found.is_there:
        raise no_archive(found)
    return opened, found


def _order(request: OrderRequest, today: datetime.date) -> Order:
    """Return what is ordered; raises UsageError where it is not said why, or by whom."""
    reason = _said("--reason", request.reason, "Say why: --reason 'as the committee resolved on 10 November 2022'")
    by = _said("--by", request.by, "Write your name: --by 'Jane Smith'")
    return Order(request.edition, reason, by, today)


def _said(option: str, words: str, remedy: str) -> str:
    if not words:
        raise UsageError(f"{option} is missing.", remedy)
    line = said(option, words)
    if len(line) > _LONGEST:
        raise UsageError(f"{option}: there are {len(line):,} letters.", f"Write no more than {_LONGEST}.")
    return line


def _tell(what: str, log: Log, console: Console) -> None:
    console.say(what)
    tell_head(len(log.entries), log.head, console)
