"""Starting a period: a draft for each commentary and free section that is to be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from committee_pack.commands.console import Console
from committee_pack.commands.opening import Opened, open_council, parse_wanted_period, reports_of_length, stop_on_none
from committee_pack.commands.starting import tell, typed_path
from committee_pack.errors import UsageError
from committee_pack.model.periods import Period
from committee_pack.model.settings import ReportSettings
from committee_pack.output import add_files
from committee_pack.reports import starting
from committee_pack.reports.starting import StartedPeriod

_PERIOD = "PERIOD"
_LONGEST_GAP = 12
"""How many months may lie between the data and a period that is begun; of years there may be one."""


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
    started = _begun(request, {name: _started(opened, name, period, console) for name in settings}, period, console)
    files = {path: content for each in started.values() for path, content in each.files.items()}
    if files:
        add_files(opened.workspace.root, files)
    console.done()
    _tell_stood(started, console)
    if not files:
        console.note(_why_nothing(started, period))
    tell(request.folder, files, _then(request.folder, started, period), console)
    _tell_settings({name: settings[name] for name in started}, period, console)


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
    found = starting.start_period(opened.workspace, opened.council, name, period)
    message = f"Nothing was written: with these errors nobody can say what is to be written for '{name}'."
    started = stop_on_none(found, message)
    console.findings(found.findings)
    begins = started.begins
    if begins and period.last < begins.first:
        message = f"{_PERIOD}: {period} is before the data of '{name}', which begins with {begins}."
        raise UsageError(message, "Name a later one.")
    return started


def _begun(
    request: PeriodRequest, started: dict[str, StartedPeriod], period: Period, console: Console
) -> dict[str, StartedPeriod]:
    """Return the reports whose data comes near a period; raises UsageError where one that is named, or all, end before.

    A report that is made no more keeps nobody from beginning the others.
    """
    behind = {name: each.ends for name, each in started.items() if each.ends and _is_behind(each.ends, period)}
    if behind and (request.reports or len(behind) == len(started)):
        name, ends = max(behind.items(), key=lambda each: each[1].last)
        raise UsageError(_told_behind(name, ends, period), _meant(ends, period))
    for name, ends in behind.items():
        console.note(f"{_told_behind(name, ends, period)} It is left out.")
    return {name: each for name, each in started.items() if name not in behind}


def _is_behind(ends: Period, period: Period) -> bool:
    """Return whether so much lies between the end of the data and a period that this may be mistyped."""
    return period.first - ends.last > max(_LONGEST_GAP, 2 * period.frequency)


def _told_behind(name: str, ends: Period, period: Period) -> str:
    months = period.first - ends.last
    after = f"{months // 12} years" if months >= 24 else f"{months} months"
    return f"{_PERIOD}: {period} is {after} after the data of '{name}', which ends with {ends}."


def _meant(ends: Period, period: Period) -> str:
    """Return what was likely meant: the first period that the data does not have."""
    last = ends.latest(period.frequency)
    following = Period(last.last + 1, last.frequency, last.year_starts)
    return f"Did you mean {following}? If not, add rows of {period} to the data first."


def _tell_stood(started: dict[str, StartedPeriod], console: Console) -> None:
    for each in started.values():
        for path in each.stood:
            console.note(f"{path} is there already and was left as it is.")


def _why_nothing(started: dict[str, StartedPeriod], period: Period) -> str:
    """Return why no file was written, as a sentence."""
    if any(each.stood for each in started.values()):
        return "Nothing was written: each text that is to be written has its file."
    if all(each.has_figures for each in started.values()):
        return f"Nothing was written: as the figures of {period} stand, no text is asked for."
    return (
        "Nothing was written: no text of the period before is there to go on from, and which texts are asked for is "
        f"known once the data has figures of {period}. Add them, then run this again."
    )


def _then(folder: Path, started: dict[str, StartedPeriod], period: Period) -> Iterator[str]:
    """Return what follows; a report can be checked once the data has figures of the period."""
    where = "" if folder == Path() else f" --workspace {typed_path(folder)}"
    rest = f"--period {period.slug}{where}"
    begun = {name: each.has_figures for name, each in started.items() if each.files or each.stood}
    ready, waiting = ([name for name, has in begun.items() if has is which] for which in (True, False))
    if begun:
        yield f"committee-pack narratives status {' '.join(begun)} {rest}"
    if ready:
        yield f"committee-pack check {' '.join(ready)} {rest}"
    if waiting:
        yield f"add the figures of {period} to the data, then:"
        yield f"committee-pack check {' '.join(waiting)} {rest}"


def _tell_settings(settings: dict[str, ReportSettings], period: Period, console: Console) -> None:
    """Say which reports are still set to another period."""
    for name, each in settings.items():
        if each.period != period:
            file = f"report_templates/{name}/report.yaml"
            console.note(f"{file} still says 'period: {each.period}'; without --period it is that which is built.")
