"""The texts that a report asks for: who owes them, how far they have come, and their approval."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from committee_pack.changing import Change, change_files, read_again
from committee_pack.check.desk import desk_of
from committee_pack.check.sealed import record_of
from committee_pack.errors import OutputError
from committee_pack.findings import Finding, Outcome
from committee_pack.model.desk import DeskEntry
from committee_pack.model.narratives import Narratives
from committee_pack.model.periods import Period
from committee_pack.model.settings import Council, ReportSettings
from committee_pack.pipeline import compose
from committee_pack.read.earlier import periods_before
from committee_pack.read.files import Files
from committee_pack.read.front import with_approval
from committee_pack.read.inputs import Inputs
from committee_pack.read.narratives import read_narratives, spoilt_by
from committee_pack.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Desk:
    """The texts of a report that are owed or begun; `checksums` are those of the files that were read, by path.

    `has_figures` says whether the data holds any result of the period, by which it is known what is owed.
    """

    report: ReportSettings
    entries: tuple[DeskEntry, ...]
    checksums: Mapping[str, str]
    has_figures: bool


def desk(workspace: Workspace, council: Council, report: str, period: Period | None) -> Outcome[Desk | None]:
    """Return which texts of a report are owed or begun; None, with findings, where what it needs cannot be used."""
    composed = compose(workspace, council, report, period, lambda _: None)
    if composed.value is None:
        return Outcome(None, composed.findings)
    read = composed.value.inputs
    _, before = written_before(workspace, read).value
    checksums = {file.path: file.sha256 for file in read.files}
    entries, has_figures = desk_of(composed.value.whole, before), holds_figures(composed.findings)
    return Outcome(Desk(read.report, entries, checksums, has_figures), composed.findings)


def holds_figures(findings: Iterable[Finding]) -> bool:
    """Return whether the data holds any result of a report's period, by what was found in computing."""
    return all(each.code != "period-empty" for each in findings)


def written_before(workspace: Workspace, read: Inputs) -> Outcome[tuple[Period | None, Narratives]]:
    """Return the last period before a report's that anything was written for, and what was.

    What cannot be read of it, or of one between, is a finding: something may be written there.
    """
    files, folder = Files(workspace.root), workspace.narratives_folder(read.report.name)
    declared = tuple(each.id for each in read.catalogue.indicators)
    found: list[Finding] = []
    for period in periods_before(files, folder, read.report.period):
        settings = replace(read.report, period=period)
        written = read_narratives(files, folder, settings, declared, read.council.year_starts)
        found += (each for each in written.findings if each.place.file not in written.value.files)
        if any(each.is_written for each in written.value.texts().values()):
            return Outcome((period, written.value), tuple(found))
    return Outcome((None, Narratives((), ())), tuple(found))


def approve(workspace: Workspace, desk: Desk, entries: Iterable[DeskEntry], by: str, on: date) -> tuple[DeskEntry, ...]:
    """Write who approved texts, and when, in front of all of them or of none; return those that were written.

    Raises OutputError, with the files as they were, where one has changed since it was read, cannot be written, or
    could not be read any more with the record in front.
    """
    approved = tuple(entries)
    change_files([_with_approval(workspace, desk, each, by, on) for each in approved])
    return approved


def _with_approval(workspace: Workspace, desk: Desk, entry: DeskEntry, by: str, on: date) -> Change:
    """Return a file with what it holds and what it is to hold."""
    assert entry.written, f"nothing is written for '{entry.name}'"
    file = entry.written.place.file
    before = read_again(workspace.root / file, desk.checksums[file])
    after = with_approval(before, record_of(entry.written, entry.figures, desk.report, by, on))
    if after is None:
        message = f"The facts in front of {file} leave no room for the record of an approval."
        raise OutputError(message, "Write 'status: submitted' on a line of its own, then try again.")
    if fault := spoilt_by(after, file):
        message = f"With the record of its approval {file} could not be read any more. {fault.message}"
        raise OutputError(message, "Shorten it, then try again.")
    return Change(workspace.root / file, before, after)
