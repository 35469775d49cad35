"""The days of a meeting: when it is, by when its papers are published, and by when they are due."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from committee_pack.check.meeting.whole import MeetingWhole
from committee_pack.findings import Finding, error, warning
from committee_pack.model.notice import (
    clear_days,
    is_working_day,
    last_day_in_time,
    working_day_by,
    working_days_before,
)
from committee_pack.wording import weekday_date_text
from committee_pack.wording.agenda import clear_days_text

CODES = ("meeting-day", "published-day", "date-order", "notice-short", "notice-idle")
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Deadlines:
    """By when a meeting's papers are published at the latest, by when they are due, and the clear days there are."""

    publish_by: datetime.date
    papers_by: datetime.date
    clear_days: int


def deadlines(whole: MeetingWhole) -> Deadlines:
    """Return by when papers are to be published and handed in; those due in so many days are so before publication."""
    meeting, rule, off = whole.meeting, whole.council.notice, whole.off
    last = working_day_by(last_day_in_time(meeting.date, rule, off), off)
    due = meeting.papers_due
    papers = working_days_before(meeting.published, due, off) if isinstance(due, int) else due
    return Deadlines(last, papers, clear_days(meeting.published, meeting.date, rule, off))


def find(whole: MeetingWhole) -> Iterator[Finding]:
    """Return a finding for a day on which nobody meets, for days in the wrong order, and for too short a notice."""
    yield from _odd_day(whole)
    meeting, days = whole.meeting, deadlines(whole)
    if meeting.published >= meeting.date:
        message = f"The agenda is published on {meeting.published}, and the meeting is on {meeting.date}."
        yield error("date-order", meeting.places["published"], message, "Publish it before the meeting.")
        return
    yield from _short(whole, days)
    yield from _nobody_there(whole)
    if days.papers_by > meeting.published:
        message = f"Papers are due on {days.papers_by}, after the agenda is published on {meeting.published}."
        yield warning("date-order", meeting.places["papers_due"], message, "Let them be due before.")


def _odd_day(whole: MeetingWhole) -> Iterator[Finding]:
    day = whole.meeting.date
    if day.weekday() >= _SATURDAY:
        why = "at the weekend"
    elif day in whole.off.bank_holidays:
        why = "a bank holiday"
    elif day in whole.off.closure_days:
        why = "a closure day in council.yaml"
    else:
        return
    message = f"The meeting is on {weekday_date_text(day)}, {why}."
    yield warning("meeting-day", whole.meeting.places["meeting.date"], message, "Look at the date again.")


def _short(whole: MeetingWhole, days: Deadlines) -> Iterator[Finding]:
    """Return a finding where the notice is short and nothing says why, or where something does and it is not."""
    meeting, rule = whole.meeting, whole.council.notice
    counted = clear_days_text(days.clear_days, working=not rule.saturdays)
    if days.clear_days < rule.clear_days and not meeting.late:
        when = f"Published on {weekday_date_text(meeting.published)} it has {counted} before the meeting"
        needed = clear_days_text(rule.clear_days, working=not rule.saturdays)
        message = f"{when}; {needed} are needed ({rule.statute})."
        hint = f"Publish by {weekday_date_text(days.publish_by)}, or say why not: 'published_late: ...' is printed."
        yield error("notice-short", meeting.places["published"], message, hint)
    if days.clear_days >= rule.clear_days and meeting.late:
        message = f"It has {counted} before the meeting, so it is not published late."
        yield warning("notice-idle", meeting.places["published_late"], message, "Take 'published_late' out.")


def _nobody_there(whole: MeetingWhole) -> Iterator[Finding]:
    """Return a finding for each day of publication on which nobody can inspect papers."""
    meeting = whole.meeting
    published = [(meeting.published, meeting.places["published"])]
    published += [(each.published, replace(each.place, key="published")) for each in meeting.supplements]
    for day, place in published:
        if not is_working_day(day, whole.off):
            message = f"It is published on {weekday_date_text(day)}, on which nobody works."
            yield warning("published-day", place, message, "Publish on a working day, so that papers can be inspected.")
