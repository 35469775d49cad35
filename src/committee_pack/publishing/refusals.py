"""What keeps a paper from being published, though it may be built: texts nobody approved, and too little notice."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from committee_pack.check.approval import CODES as UNAPPROVED
from committee_pack.errors import FindingsError
from committee_pack.findings import Finding, Place, Severity, error, has_errors, warning
from committee_pack.model.notice import clear_days
from committee_pack.model.settings import Council
from committee_pack.publishing.made import Terms
from committee_pack.read.bank_holidays import days_off
from committee_pack.wording import weekday_date_text
from committee_pack.wording.agenda import clear_days_text

LATE = "--late '...'"
_UNFINISHED = (*UNAPPROVED, "text-missing", "commentary-missing", "section-missing")


def refused(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what was found, of which texts that nobody wrote, or approved as they are, stop the publication."""
    return tuple(
        replace(each, severity=Severity.ERROR) if each.code in _UNFINISHED else each for each in dict.fromkeys(findings)
    )


def other_day(published: datetime.date, terms: Terms, place: Place) -> Iterator[Finding]:
    """Return a finding where it is said to have come out on another day than stands in it."""
    if terms.came_out and terms.came_out != published:
        message = f"It says that it is published on {weekday_date_text(published)}, and --on"
        hint = "Write the day on which it came out in both places."
        yield error("published-otherwise", place, f"{message} {weekday_date_text(terms.came_out)}.", hint)


def ahead(published: datetime.date, terms: Terms, place: Place) -> Iterator[Finding]:
    """Return a finding where it says that it comes out on a day that is still to come."""
    if published > terms.on:
        message = f"It says that it is published on {weekday_date_text(published)}, which is still to come."
        yield warning("published-ahead", place, message, "Publish it on that day, or mend the day.")


def back_dated(
    council: Council, published: datetime.date, meeting: datetime.date | None, terms: Terms, place: Place, why: str
) -> Iterator[Finding]:
    """Return a finding where it says that it came out before today, and by today there is too little notice.

    `why` is how the reason for that is given, "" where it has one. One whose meeting is over is taken into the archive
    as it was.
    """
    if meeting is None or terms.came_out or not published < terms.on <= meeting:
        return
    if short := _too_short(council, terms.on, meeting):
        message = f"It says that it is published on {weekday_date_text(published)}, and it is "
        message += f"{weekday_date_text(terms.on)} today, with {short}."
        reason = f", and say why it comes late: {why}" if why else ""
        hint = f"Write the day on which it comes out into 'published'{reason}."
        yield error("published-past", place, message, f"{hint} Where it did come out on that day: --on {published}")


def short_notice(
    council: Council, published: datetime.date, meeting: datetime.date | None, terms: Terms, place: Place
) -> Iterator[Finding]:
    """Return a finding where a report comes late and nothing says why, or where something does and it is not late."""
    short = _too_short(council, published, meeting) if meeting else ""
    if short and meeting and not terms.late:
        message = f"Published on {weekday_date_text(published)} it has {short}."
        yield error("notice-short", place, message, f"Say why it comes late: {LATE}. It is kept with the edition.")
    if terms.late and not short:
        why = "as early as it has to be" if meeting else "before no meeting, so that no notice is due"
        message = f"The report comes {why}, and --late says why it comes late."
        yield error("notice-idle", place, message, "Leave --late out.")


def _too_short(council: Council, day: datetime.date, meeting: datetime.date) -> str:
    """Return the notice there is from a day, and what is needed, in words; "" where that is enough."""
    rule = council.notice
    days = clear_days(day, meeting, rule, days_off(council, meeting))
    if days >= rule.clear_days:
        return ""
    counted, needed = (clear_days_text(each, working=not rule.saturdays) for each in (days, rule.clear_days))
    return f"{counted} before the meeting on {weekday_date_text(meeting)}; {needed} are needed ({rule.statute})"


def stop_on_refusals(name: str, findings: tuple[Finding, ...], *, strict: bool = False) -> None:
    """Raise FindingsError where something keeps a paper from being published; nothing was."""
    if has_errors(findings, strict=strict):
        raise FindingsError(f"'{name}' was not published.", "Mend what is named above, then publish again.", findings)
