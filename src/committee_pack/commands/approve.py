"""Approving what was written: who did and when, and what they read, put on record in front of each text."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from committee_pack.commands.console import Console
from committee_pack.commands.opening import Opened, open_council, parse_wanted_period, reports_of_length, stop_on_none
from committee_pack.commands.starting import one_line
from committee_pack.errors import FindingsError, UsageError, WorkspaceError
from committee_pack.findings import Finding, Severity, did_you_mean, has_errors
from committee_pack.model.desk import READY, UNWRITTEN, DeskEntry, State
from committee_pack.reports import desks
from committee_pack.reports.desks import Desk

_NARRATIVES = "narratives/"
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class ApprovalRequest:
    """What `narratives approve` was asked for, as typed: texts by name, or `every` one that is ready; and by whom."""

    folder: Path
    report: str
    names: tuple[str, ...]
    every: bool
    by: str
    period: str


def approve(request: ApprovalRequest, today: date, console: Console) -> None:
    """Put the approval of texts on record, of all or of none; print each."""
    by = one_line("--by", request.by)
    if not by:
        raise UsageError("--by: it is not known who approves.", "Write your name: --by 'Jane Smith'")
    if len(by) > _LONGEST_NAME:
        raise UsageError(f"--by: the name has {len(by):,} letters.", f"Write no more than {_LONGEST_NAME}.")
    opened = open_council(request.folder)
    desk, findings = _desk(request, opened, console)
    _refuse_doubtful(findings)
    entries = _entries(request, desk, findings)
    _refuse_empty(request, entries)
    _refuse_faulty(entries, findings)
    _refuse_drafts(entries)
    _refuse_gaps(entries, findings)
    _refuse_without_result(entries)
    console.done()
    for each in entries:
        if each.state is State.APPROVED:
            console.say(_approved_already(each))
    fresh = [each for each in entries if each.state is not State.APPROVED]
    for each in desks.approve(opened.workspace, desk, fresh, by, today):
        console.say(f"{each.name}: approved by {by}")


def _desk(request: ApprovalRequest, opened: Opened, console: Console) -> tuple[Desk, tuple[Finding, ...]]:
    """Return the texts of a report, with all that is wrong with it."""
    opened.workspace.chosen((request.report,))
    wanted = parse_wanted_period(request.period, opened.council)
    if wanted:
        reports_of_length(opened, (request.report,), wanted, "--period")
    console.progress(request.report, "reading")
    desk = desks.desk(opened.workspace, opened.council, request.report, wanted)
    return stop_on_none(desk, f"Nothing was approved, since '{request.report}' cannot be read."), desk.findings


def _entries(request: ApprovalRequest, desk: Desk, findings: tuple[Finding, ...]) -> list[DeskEntry]:
    """Return the texts that are to be approved; raises UsageError where it is not said which."""
    if request.every and request.names:
        raise UsageError("There are names and --all.", "Name what is approved, or write --all alone.")
    if request.every:
        _refuse_open(desk, findings)
    ready = [each.name for each in desk.entries if each.state in READY]
    if request.every and not ready:
        message = f"Nothing of '{request.report}' waits to be approved for {desk.report.period}."
        raise WorkspaceError(message, _look(request))
    if not request.every and not request.names:
        waits = f"These wait: {', '.join(ready)}." if ready else "None waits."
        raise UsageError("It is not said what is approved.", f"Name it, or write --all. {waits}")
    return [_entry(name, desk, findings) for name in (ready if request.every else dict.fromkeys(request.names))]


def _entry(name: str, desk: Desk, findings: tuple[Finding, ...]) -> DeskEntry:
    """Return a text by its name; raises a fault where there is none, or where it cannot be read."""
    entry = next((each for each in desk.entries if each.name == name), None)
    if entry and entry.written:
        return entry
    file = f"{_folder(desk)}/{name}.md"
    lost = _unread(desk, findings)
    if faults := lost if entry else tuple(each for each in lost if each.place.file == file):
        raise FindingsError(f"'{name}' was not approved.", "Mend what is named above.", faults)
    if entry:
        raise WorkspaceError(f"Nothing was approved: '{name}' is still to be written.", f"Write {file}.")
    known = [each.name for each in desk.entries if each.written]
    raise UsageError(f"There is no text '{name}' for {desk.report.period}.", did_you_mean(name, known))


def _folder(desk: Desk) -> str:
    """Return the folder of the texts, as findings name it."""
    return f"{_NARRATIVES}{desk.report.name}/{desk.report.period.slug}"


def _unread(desk: Desk, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the errors for which nobody knows what is written: of files, and of folders that they lie in."""
    folder, read = _folder(desk), _files_of(desk.entries)
    above = {folder, *map(str, PurePosixPath(folder).parents)}
    within = {each.place.file for each in findings if each.place.file.startswith(f"{folder}/")}
    return _errors(findings, (above | within) - read.keys())


def _refuse_open(desk: Desk, findings: tuple[Finding, ...]) -> None:
    """Raise FindingsError where it is open whether a text waits: it cannot be read, or its status cannot."""
    of_status = tuple(each for each in _errors(findings, _files_of(desk.entries)) if each.place.key == "status")
    if faults := (*_unread(desk, findings), *of_status):
        message = "Nothing was approved: with these errors nobody knows which texts wait."
        raise FindingsError(message, "Mend what is named above, or name the texts.", faults)


def _errors(findings: tuple[Finding, ...], files: Collection[str]) -> tuple[Finding, ...]:
    return tuple(each for each in findings if each.place.file in files and each.severity is Severity.ERROR)


def _refuse_empty(request: ApprovalRequest, entries: list[DeskEntry]) -> None:
    """Raise WorkspaceError where a text has no words."""
    if empty := [each.name for each in entries if each.state in UNWRITTEN]:
        verb = "is" if len(empty) == 1 else "are"
        raise WorkspaceError(f"Nothing was approved: {_listed(empty)} {verb} still to be written.", _look(request))


def _refuse_drafts(entries: list[DeskEntry]) -> None:
    """Raise WorkspaceError where a text is a draft: nobody but its author says that it is ready to be read."""
    if drafts := [each for each in entries if each.state is State.DRAFT]:
        names = _listed([each.name for each in drafts])
        verb = "is a draft" if len(drafts) == 1 else "are drafts"
        files = " and ".join(_files_of(drafts))
        remedy = f"When its author says that it is ready, write 'status: submitted' in front of {files}."
        raise WorkspaceError(f"Nothing was approved: {names} {verb}.", remedy)


def _refuse_gaps(entries: list[DeskEntry], findings: tuple[Finding, ...]) -> None:
    """Raise FindingsError where placeholders of a text have nothing to show: its sentences have gaps."""
    files = _files_of(each for each in entries if each.state is not State.APPROVED)
    if gaps := tuple(each for each in findings if each.place.file in files and each.code == "placeholder-empty"):
        names = list(dict.fromkeys(files[each.place.file] for each in gaps))
        message = f"Nothing was approved: {_listed(names)} would be printed with gaps."
        raise FindingsError(message, "Mend what is named above.", gaps)


def _refuse_without_result(entries: list[DeskEntry]) -> None:
    """Raise WorkspaceError where there is no result that a commentary can be read against."""
    waiting = (each for each in entries if each.state is not State.APPROVED and not each.is_section)
    if bare := [each.name for each in waiting if "result" not in dict(each.figures)]:
        verb = "has" if len(bare) == 1 else "have"
        remedy = "Add its row to the data, or say why there is none in square brackets as its value."
        raise WorkspaceError(f"Nothing was approved: {_listed(bare)} {verb} no result to be read against.", remedy)


def _files_of(entries: Iterable[DeskEntry]) -> dict[str, str]:
    """Return the names of texts by their files."""
    return {each.written.place.file: each.name for each in entries if each.written}


def _refuse_faulty(entries: list[DeskEntry], findings: tuple[Finding, ...]) -> None:
    """Raise FindingsError where a text has errors."""
    files = _files_of(entries)
    if faults := _errors(findings, files):
        names = list(dict.fromkeys(files[each.place.file] for each in faults))
        verb = "has" if len(names) == 1 else "have"
        message = f"Nothing was approved: {_listed(names)} {verb} errors."
        raise FindingsError(message, "Mend what is named above.", faults)


def _refuse_doubtful(findings: tuple[Finding, ...]) -> None:
    """Raise FindingsError where there are errors in what the figures come from, so that nobody vouches for them."""
    faults = tuple(each for each in findings if not each.place.file.startswith(_NARRATIVES))
    if has_errors(faults):
        errors = tuple(each for each in faults if each.severity is Severity.ERROR)
        message = "Nothing was approved: with these errors, the figures may not be those that will be printed."
        raise FindingsError(message, "Mend what is named above.", errors)


def _listed(names: list[str]) -> str:
    quoted = [f"'{name}'" for name in names]
    return " and ".join(part for part in (", ".join(quoted[:-1]), quoted[-1]) if part)


def _look(request: ApprovalRequest) -> str:
    period = f" --period '{request.period}'" if request.period else ""
    return f"Look at: committee-pack narratives status {request.report}{period}"


def _approved_already(entry: DeskEntry) -> str:
    record = entry.written.approved if entry.written else None
    assert record, "what is approved is on record"
    return f"{entry.name}: approved by {record.by} on {record.on} already, and nothing has changed"
