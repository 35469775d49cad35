"""A report that is not for everyone, since a meeting has it as a paper of an exempt item."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.findings import Finding, error
from committee_pack.model.agenda import ReportPaper
from committee_pack.model.settings import Council, ReportSettings
from committee_pack.read.agenda import read_meeting
from committee_pack.read.files import Files
from committee_pack.workspace import Workspace


def exempt_reports(workspace: Workspace, council: Council, settings: ReportSettings) -> Iterator[Finding]:
    """Return a finding for each meeting that has a report of this period as a paper of an exempt item.

    Its figures and texts would lie open in an edition of its own (Local Government Act 1972, section 100B(2)).
    """
    for name in workspace.meetings():
        meeting = read_meeting(Files(workspace.root), workspace.meeting_file(name), council.year_starts).value
        exempt = (item for item in meeting.all_items() if item.is_exempt) if meeting else ()
        for paper in (each for item in exempt for each in item.papers):
            if isinstance(paper, ReportPaper) and _is_it(paper, settings):
                message = f"'{settings.name}' is a paper of an exempt item here, and would be open to everyone."
                hint = "Publish the meeting. Where another period is meant here, name it: {report: x, period: 2016-08}."
                yield error("report-exempt", paper.place, message, hint)


def _is_it(paper: ReportPaper, settings: ReportSettings) -> bool:
    return paper.report == settings.name and paper.period in (None, settings.period)
