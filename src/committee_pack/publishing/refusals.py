"""What keeps a paper from being published, though it may be built: texts nobody approved, and too little notice."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from committee_pack.check.approval import CODES as UNAPPROVED
from committee_pack.errors import FindingsError
from committee_pack.findings import Finding, Place, Severity, error, has_errors
from committee_pack.model.notice import clear_days
from committee_pack.model.settings import Council
from committee_pack.publishing.made import Day
from committee_pack.read.bank_holidays import days_off
from committee_pack.wording import weekday_date_text
from committee_pack.wording.agenda import clear_days_text

LATE = "--late 'why it comes now'"


def refused(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what was found, of which texts that nobody approved as they are stop the publication."""
    return tuple(
        replace(each, severity=Severity.ERROR) if each.code in UNAPPROVED else each for each in dict.fromkeys(findings)
    )


def short_notice(
    council: Council, published: datetime.date, meeting: datetime.date | None, day: Day, place: Place
) -> Iterator[Finding]:
    """Return a finding where it would come with less notice than is due before a meeting that is still to be.

    What is dated earlier than today is published today. One whose meeting is over is taken into the archive as it was.
    """
    if meeting is None or day.late:
        return
    really = max(published, day.on) if day.on <= meeting else published
    rule = council.notice
    days = clear_days(really, meeting, rule, days_off(council, meeting))
    if days < rule.clear_days:
        needed = clear_days_text(rule.clear_days, working=not rule.saturdays)
        counted = clear_days_text(days, working=not rule.saturdays)
        message = f"Published on {weekday_date_text(really)} it has {counted} before the meeting on "
        message += f"{weekday_date_text(meeting)}; {needed} are needed ({rule.statute})."
        yield error("notice-short", place, message, f"Say why it comes late: {LATE}. It is kept with the edition.")


def stop_on_refusals(name: str, findings: tuple[Finding, ...]) -> None:
    """Raise FindingsError where something keeps a paper from being published; nothing was."""
    if has_errors(findings):
        raise FindingsError(f"'{name}' was not published.", "Mend what is named above, then publish again.", findings)
