"""Who owes what by when: the texts of reports, and how far each has come."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from committee_pack.commands.console import Console
from committee_pack.commands.opening import Opened, open_council, parse_wanted_period, reports_of_length, stop_on_none
from committee_pack.commands.typed import PLAIN
from committee_pack.model.periods import Period
from committee_pack.printing import print_bytes
from committee_pack.reports import desks
from committee_pack.reports.desks import Desk
from committee_pack.write.desk import FORMATS, Owed, owed_by


@dataclass(frozen=True, slots=True)
class StatusRequest:
    """What `narratives status` was asked for, as typed; no reports are all of them."""

    folder: Path
    reports: tuple[str, ...]
    period: str
    form: str


def print_status(request: StatusRequest, today: date, console: Console) -> None:
    """Print the texts that reports ask for or have, who writes each by when, and how far it has come."""
    opened = open_council(request.folder)
    wanted = parse_wanted_period(request.period, opened.council)
    desks = [_desk(opened, name, wanted, console) for name in _reports(request, opened, wanted)]
    rows = [each for desk in desks for each in owed_by(desk.report, desk.entries, today)]
    console.done()
    if request.form == PLAIN:
        _tell_beside(desks, rows, console)
    if rows or request.form != PLAIN:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
        print_bytes(FORMATS[request.form](rows, width))


def _tell_beside(desks: list[Desk], rows: list[Owed], console: Console) -> None:
    """Say that there is nothing to be listed, and of which reports more may come."""
    if not rows:
        console.note("No text is owed or written.")
    for each in desks:
        if not each.has_figures:
            name, period = each.report.name, each.report.period
            console.note(f"'{name}' has no figures of {period} yet; once they are in, it may ask for more texts.")


def _reports(request: StatusRequest, opened: Opened, wanted: Period | None) -> tuple[str, ...]:
    if wanted is None:
        return opened.workspace.chosen(request.reports)
    return tuple(reports_of_length(opened, request.reports, wanted, "--period"))


def _desk(opened: Opened, name: str, wanted: Period | None, console: Console) -> Desk:
    console.progress(name, "reading")
    desk = desks.desk(opened.workspace, opened.council, name, wanted)
    return stop_on_none(desk, f"'{name}' cannot be read, so nobody can say what it asks for.")
