"""How long before a meeting its papers are published: clear working days, counted from midnight to midnight."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Final

_DAY = datetime.timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """How many clear days there are between publication and meeting, and which days count among them.

    Sundays and bank holidays never count. `saturdays` says whether Saturdays do, and `closure_days` whether those do on
    which the council's offices are closed; with `breaks` the week days next to a bank holiday count no more than it
    does. `statute` names the rule's source in words.
    """

    clear_days: int
    statute: str
    saturdays: bool = False
    closure_days: bool = False
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Days on which nobody works, weekends aside: the bank holidays of the jurisdiction, the council's closure days."""

    bank_holidays: frozenset[datetime.date] = frozenset()
    closure_days: frozenset[datetime.date] = frozenset()


PRINCIPAL: Final = "principal council"
PARISH: Final = "parish council"
"""Kinds of councils, as council.yaml names them; a parish council is also that of a town or a Welsh community."""

PROFILES: Mapping[tuple[str, str], NoticeRule] = MappingProxyType(
    {
        ("england", PRINCIPAL): NoticeRule(5, "Local Government Act 1972, section 100B(3)"),
        ("wales", PRINCIPAL): NoticeRule(3, "Local Government Act 1972, section 100BA(3)"),
        ("scotland", PRINCIPAL): NoticeRule(3, "Local Government (Scotland) Act 1973, section 50B"),
        ("northern ireland", PRINCIPAL): NoticeRule(5, "Local Government Act (Northern Ireland) 2014, Part 8"),
        ("england", PARISH): NoticeRule(
            3, "Local Government Act 1972, Schedule 12, paragraph 10(2), and section 243", True, True, True
        ),
        ("wales", PARISH): NoticeRule(
            3, "Local Government Act 1972, Schedule 12, paragraph 26(2), and section 243", True, True, True
        ),
    }
)
"""The rules of councils, by jurisdiction and kind.

For principal councils of England and Wales the Act says `clear days`, and R v Swansea City Council ex parte Elitestone
(1993) that these are working days, without the day of publication and that of the meeting. England has had five since
2002 (S.I. 2002/715), Wales has three (section 100BA since 2022, section 100B before), Scotland has three. That closure
days do not count follows from the same case, as nobody can inspect papers then; no court has said so.

Northern Ireland's Part 8 is modelled on these sections; five days is what its Bill said, and was not checked against
the Act, nor that they are clear working days. Schedule 5, paragraph 5, which was, asks for three days for the summons
to members. The longer notice is taken.

For parish, town and community councils section 243(4) leaves out Sundays, the Christmas break, the Easter break and
bank holiday breaks. A break is taken to begin with the last week day before a bank holiday and to end with the first
after it, Saturday being a week day, which is the Easter break from Thursday to Tuesday and the Christmas break;
guidance for local councils often leaves out the bank holiday alone. A council that reads it so says
`notice: {clear_days: 3, saturdays: yes}`. Days of public mourning are in no calendar: they are given as closure days
to such a rule.
"""


def notice_rule(jurisdiction: str, kind: str = PRINCIPAL) -> NoticeRule | None:
    """Return the rule for a kind of council; None where the jurisdiction has none for it."""
    return PROFILES.get((jurisdiction, kind))


def counts(day: datetime.date, rule: NoticeRule, off: DaysOff) -> bool:
    """Return whether a day counts as a clear one, if it lies between publication and meeting."""
    if day.weekday() == _SUNDAY or day in off.bank_holidays:
        return False
    if day.weekday() == _SATURDAY and not rule.saturdays:
        return False
    if day in off.closure_days and not rule.closure_days:
        return False
    return not (rule.breaks and _is_next_to_holiday(day, off))


def _is_next_to_holiday(day: datetime.date, off: DaysOff) -> bool:
    """Return whether no week day lies between the day and a bank holiday."""
    return any(each in off.bank_holidays for step in (-1, 1) for each in _to_next_week_day(day, step))


def _to_next_week_day(day: datetime.date, step: int) -> Iterator[datetime.date]:
    """Return the days after this one, or before it, up to the first that is no Sunday."""
    for each in _days(day, step):
        yield each
        if each.weekday() != _SUNDAY:
            return


def _days(day: datetime.date, step: int) -> Iterator[datetime.date]:
    """Return the days after this one, or before it, as far as the calendar goes."""
    last = datetime.date.max if step > 0 else datetime.date.min
    while day != last:
        day += step * _DAY
        yield day


def clear_days(published: datetime.date, meeting: datetime.date, rule: NoticeRule, off: DaysOff) -> int:
    """Return how many days between publication and meeting count, without both; 0 where there are none between."""
    between = islice(_days(published, 1), max((meeting - published).days - 1, 0))
    return sum(counts(day, rule, off) for day in between)


def last_day_in_time(meeting: datetime.date, rule: NoticeRule, off: DaysOff) -> datetime.date:
    """Return the last day on which publication leaves enough clear days; it may be one on which nobody works.

    It is the first day of the calendar where that has too few.
    """
    lacking = rule.clear_days
    for day in _days(meeting, -1):
        if not lacking:
            return day
        lacking -= counts(day, rule, off)
    return datetime.date.min


def is_working_day(day: datetime.date, off: DaysOff) -> bool:
    """Return whether officers work: it is no weekend, bank holiday or closure day."""
    return day.weekday() < _SATURDAY and day not in off.bank_holidays | off.closure_days


def working_day_by(day: datetime.date, off: DaysOff) -> datetime.date:
    """Return the day if officers work then, else the last one before it on which they do."""
    return day if is_working_day(day, off) else working_days_before(day, 1, off)


def working_days_before(day: datetime.date, count: int, off: DaysOff) -> datetime.date:
    """Return the working day so many working days before a date; the date itself for none.

    It is the first day of the calendar where that has too few.
    """
    if not count:
        return day
    working = (each for each in _days(day, -1) if is_working_day(each, off))
    return next(islice(working, count - 1, None), datetime.date.min)
