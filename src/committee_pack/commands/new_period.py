"""Starting a period: a draft for each commentary and free section that is to be written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from committee_pack import pipeline
from committee_pack.commands.console import Console
from committee_pack.commands.opening import Opened, open_council, parse_wanted_period, reports_of_length, stop_on_none
from committee_pack.commands.starting import tell, typed_path
from committee_pack.errors import UsageError
from committee_pack.model.periods import Period
from committee_pack.model.settings import ReportSettings
from committee_pack.output import add_files
from committee_pack.pipeline import StartedPeriod

_PERIOD = "PERIOD"


@dataclass(frozen=True, slots=True)
class PeriodRequest:
    """What `new period` was asked for, as typed; no reports are all of them."""

    folder: Path
    period: str
    reports: tuple[str, ...]


def start_period(request: PeriodRequest, today: date, console: Console) -> None:
    """Write what is to be written for a period, all of it or nothing; print what was written and what follows."""
    opened = open_council(request.folder)
    period = _period(request.period, opened, today)
    settings = reports_of_length(opened, request.reports, period, _PERIOD)
    started = {name: _started(opened, name, period, console) for name in settings}
    files = {path: content for each in started.values() for path, content in each.files.items()}
    if files:
        add_files(opened.workspace.root, files)
    console.done()
    _tell_stood(started, console)
    if files:
        tell(request.folder, files, _then(request.folder, started, period), console)
    else:
        console.note("Nothing was written: no report asks for a text that has no file.")
    _tell_settings(settings, period, console)


def _period(typed: str, opened: Opened, today: date) -> Period:
    period = parse_wanted_period(typed.strip(), opened.council, _PERIOD)
    if period is None:
        raise UsageError(f"{_PERIOD}: there is none.", "Name one, as 2016-09.")
    if period.first > today.year * 12 + today.month - 1:
        raise UsageError(f"{_PERIOD}: {period} is yet to begin.", "Look at the year and the month again.")
    return period


def _started(opened: Opened, name: str, period: Period, console: Console) -> StartedPeriod:
    """Return what a report's period begins with; raises UsageError for one before there was any data."""
    console.progress(name, "looking at what is to be written")
    found = pipeline.start_period(opened.workspace, opened.council, name, period)
    started = stop_on_none(found, f"Nothing was written, since '{name}' cannot be read.")
    begins = started.begins
    if begins and period.last < begins.first:
        message = f"{_PERIOD}: {period} is before the data of '{name}', which begins with {begins}."
        raise UsageError(message, "Name a later one.")
    return started


def _tell_stood(started: dict[str, StartedPeriod], console: Console) -> None:
    for each in started.values():
        for path in each.stood:
            console.note(f"{path} is there already and was left as it is.")


def _then(folder: Path, started: dict[str, StartedPeriod], period: Period) -> tuple[str, str]:
    """Return the commands that follow."""
    names = " ".join(name for name, each in started.items() if each.files)
    where = "" if folder == Path() else f" --workspace {typed_path(folder)}"
    rest = f"{names} --period {period.slug}{where}"
    return f"committee-pack narratives status {rest}", f"committee-pack check {rest}"


def _tell_settings(settings: dict[str, ReportSettings], period: Period, console: Console) -> None:
    """Say which reports are still set to another period."""
    for name, each in settings.items():
        if each.period != period:
            file = f"report_templates/{name}/report.yaml"
            console.note(f"{file} still says 'period: {each.period}'; without --period it is that which is built.")
