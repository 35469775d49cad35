"""A new meeting is composed from memory first, so that it can be assembled as it stands or is not written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from committee_pack.agendas.checking import whole_of
from committee_pack.agendas.gathering import Desk
from committee_pack.check.meeting import check_meeting
from committee_pack.findings import Outcome, has_errors
from committee_pack.model.agenda import FilePaper, Meeting
from committee_pack.model.notice import last_day_in_time, working_day_by
from committee_pack.model.settings import Council
from committee_pack.read.agenda import read_meeting
from committee_pack.read.bank_holidays import days_off
from committee_pack.read.files import Files
from committee_pack.start.meeting import NewMeeting, meeting_files
from committee_pack.workspace import Workspace


def start_meeting(workspace: Workspace, council: Council, name: str, day: date) -> Outcome[dict[str, bytes] | None]:
    """Return the files of a new meeting by their paths from the workspace, its agenda last.

    They are begun from the last meeting of the committee, whose folders are called alike after their dates. None, with
    findings, where that one cannot be read, or where the new one could not be assembled.
    """
    last = _last(workspace, council, name, day)
    if last.value is None and has_errors(last.findings):
        return Outcome(None, last.findings)
    off = days_off(council, day)
    published = working_day_by(last_day_in_time(day, council.notice, off), off)
    written = _written(workspace, last.value) if last.value else {}
    files = meeting_files(NewMeeting(name, day, published, last.value, written))
    drafts = {workspace.root / path: content for path, content in files.items()}
    reader = Files(workspace.root, drafts)
    meeting = read_meeting(reader, workspace.meeting_file(name), council.year_starts)
    if meeting.value is None:
        return Outcome(None, meeting.findings)
    desk = Desk(workspace, council, meeting.value, lambda _: None, reader, drafts)
    papers = desk.papers_of(meeting.value.items())
    found = (*meeting.findings, *check_meeting(whole_of(meeting.value, council)), *papers.findings)
    return Outcome(None if has_errors(found) else files, found)


def _last(workspace: Workspace, council: Council, name: str, day: date) -> Outcome[Meeting | None]:
    """Return the last meeting of the same committee before a day; None where there was none."""
    committee = name.removeprefix(day.isoformat())
    before = [each for each in workspace.meetings() if each.endswith(committee) and each < name]
    if not before:
        return Outcome(None)
    return read_meeting(Files(workspace.root), workspace.meeting_file(before[-1]), council.year_starts)


def _written(workspace: Workspace, last: Meeting) -> dict[str, str]:
    """Return the Markdown papers of a meeting that are open to everyone, by their names, as far as they can be read."""
    files = Files(workspace.root)
    papers = (paper for item in last.items() if not item.is_exempt for paper in item.papers)
    named = (paper.file for paper in papers if isinstance(paper, FilePaper) and not paper.is_pdf)
    texts = ((file.name, files.glimpse(Path(file))) for file in named)
    return {name: text for name, text in texts if text}
