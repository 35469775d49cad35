"""Opening a workspace for a command: its folder, its council, the period asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from committee_pack import pipeline
from committee_pack.errors import FindingsError, UsageError, WorkspaceError
from committee_pack.findings import Finding, Outcome, Place, error, has_errors
from committee_pack.model.periods import Period, parse_period
from committee_pack.model.settings import Council, ReportSettings
from committee_pack.workspace import Workspace, open_workspace

T = TypeVar("T")
_UNEVEN = "period-uneven"


@dataclass(frozen=True, slots=True)
class Opened:
    """A workspace and whose it is, with what was found in council.yaml."""

    workspace: Workspace
    council: Council
    findings: tuple[Finding, ...]


def folder_of(folder: Path) -> Path:
    """Return the folder named as the workspace; raises WorkspaceError where it is not there."""
    remedy = "Look at what stands after --workspace."
    try:
        is_folder, is_file = folder.is_dir(), folder.is_file()
    except OSError as fault:
        raise WorkspaceError(f"{folder} cannot be read: {fault.strerror}.", remedy) from fault
    if not is_folder:
        message = f"{folder} is a file, and no folder." if is_file else f"There is no folder {folder}."
        raise WorkspaceError(message, remedy)
    return folder


def open_folder(folder: Path) -> Workspace:
    """Return the workspace in a folder; raises WorkspaceError where there is none."""
    return open_workspace(folder_of(folder))


def open_council(folder: Path) -> Opened:
    """Return the workspace in a folder with its council.

    Raises WorkspaceError where the folder is not a workspace, FindingsError where council.yaml has errors.
    """
    workspace = open_folder(folder)
    council = pipeline.council_of(workspace)
    return Opened(workspace, stop_on_errors(council, "council.yaml cannot be used."), council.findings)


def stop_on_errors(outcome: Outcome[T | None], message: str) -> T:
    """Return the value of an outcome without errors; raises FindingsError with the message otherwise."""
    if outcome.value is None or has_errors(outcome.findings):
        raise FindingsError(message, "Mend what is named above.", outcome.findings)
    return outcome.value


def stop_on_none(outcome: Outcome[T | None], message: str) -> T:
    """Return the value of an outcome, errors or not; raises FindingsError with the message where there is none."""
    if outcome.value is None:
        raise FindingsError(message, "Mend what is named above.", outcome.findings)
    return outcome.value


def parse_wanted_period(text: str, council: Council, option: str = "--period") -> Period | None:
    """Return the period typed on the command line, None where none was; raises UsageError for anything else."""
    try:
        return parse_period(text, council.year_starts) if text else None
    except ValueError as fault:
        raise UsageError(f"{option}: {fault}.") from fault


def reports_of_length(opened: Opened, typed: tuple[str, ...], wanted: Period, option: str) -> dict[str, ReportSettings]:
    """Return what the reports named are set to, or all that are by periods as long as one that was typed.

    Raises UsageError where one that is named, or every one, is by other periods.
    """
    settings = {name: settings_of(opened, name) for name in opened.workspace.chosen(typed)}
    odd = [each for each in settings.values() if each.period.frequency is not wanted.frequency]
    if odd and (typed or len(odd) == len(settings)):
        own, length = odd[0].period, odd[0].period.frequency.name.lower()
        message = f"{option}: {wanted} is a {wanted.frequency.name.lower()}, and '{odd[0].name}' is by the {length}."
        raise UsageError(message, f"Name a {length}, as {own}.")
    return {name: each for name, each in settings.items() if each not in odd}


def settings_of(opened: Opened, report: str) -> ReportSettings:
    """Return what a report is set to; raises FindingsError where its report.yaml has errors."""
    settings = pipeline.settings_of(opened.workspace, opened.council, report)
    return stop_on_errors(settings, f"report.yaml of '{report}' cannot be used.")


def period_told(
    findings: tuple[Finding, ...], workspace: Workspace, council: Council, report: str, wanted: Period | None
) -> tuple[Finding, ...]:
    """Return the findings; where a report does not fit the period typed, the period is at fault and not the report."""
    if wanted is None or all(each.code != _UNEVEN for each in findings):
        return findings
    own = pipeline.compute(workspace, council, report, None)
    if own.value is None or any(each.code == _UNEVEN for each in own.findings):
        return findings
    length, period = own.value.period.frequency.name.lower(), own.value.period
    message = f"{wanted} is a {wanted.frequency.name.lower()}, and '{report}' is by the {length}."
    fault = error(_UNEVEN, Place("--period"), message, f"Name a {length}, as {period}.")
    # -- that it has no data either follows from it
    return (fault, *(each for each in findings if each.code not in (_UNEVEN, "period-empty")))
