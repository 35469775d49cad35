"""A meeting is read and checked, before anyone assembles its pack."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from committee_pack.agendas.gathering import Desk, ReportOf, Step, also_exempt
from committee_pack.agendas.sheets import missing_in_sheets
from committee_pack.check.meeting import check_meeting
from committee_pack.check.meeting.dates import deadlines
from committee_pack.check.meeting.whole import MeetingWhole
from committee_pack.findings import Outcome
from committee_pack.model.agenda import Meeting
from committee_pack.model.settings import Council
from committee_pack.read.agenda import read_meeting
from committee_pack.read.bank_holidays import days_off
from committee_pack.read.files import Files
from committee_pack.wording.deadlines import deadlines_text
from committee_pack.workspace import Workspace


def whole_of(meeting: Meeting, council: Council) -> MeetingWhole:
    """Return a meeting with the days on which nobody works before it."""
    return MeetingWhole(meeting, council, days_off(council, meeting.date))


def check(
    workspace: Workspace, council: Council, name: str, step: Step, checked: Container[ReportOf] = ()
) -> Outcome[str]:
    """Return by when papers are due and published, and all that is wrong with the agenda and any of its papers.

    Reports that are `checked` already are not composed again.
    """
    files = Files(workspace.root)
    meeting = read_meeting(files, workspace.meeting_file(name), council.year_starts)
    if meeting.value is None:
        return Outcome("", meeting.findings)
    whole = whole_of(meeting.value, council)
    desk = Desk(workspace, council, meeting.value, step, files, checked=checked)
    secret = replace(desk, files=Files(workspace.root), reports={})
    items = tuple(meeting.value.all_items())
    papers = desk.papers_of(item for item in items if not item.is_exempt)
    exempt = secret.papers_of(item for item in items if item.is_exempt)
    sheets = missing_in_sheets(whole, files)
    both = also_exempt(desk, secret, items)
    found = (*meeting.findings, *check_meeting(whole), *sheets, *papers.findings, *exempt.findings, *both)
    days, rule = deadlines(whole), council.notice
    text = deadlines_text(days.publish_by, days.papers_by, rule.clear_days, working=not rule.saturdays)
    return Outcome(text, tuple(dict.fromkeys(found)))
