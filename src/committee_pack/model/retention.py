"""How long editions are kept: until when the law has them open to inspection, and when the council reviews them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from committee_pack.model.archived import RecordClass
from committee_pack.model.notice import PARISH, PRINCIPAL

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class InspectionRule:
    """For how many years a class of documents is open to inspection; None is without end.

    They begin with the date of the meeting or, where `from_the_date`, with the day after it. `statute` names the
    rule's source in words.
    """

    years: int | None
    statute: str
    from_the_date: bool = False


@dataclass(frozen=True, slots=True)
class Inspection:
    """That the law has a document open to inspection: the last day, None where there is none, and the law in words."""

    ends: datetime.date | None
    statute: str

    def is_open(self, day: datetime.date) -> bool:
        """Return whether the document is still open to inspection on a day."""
        return self.ends is None or day <= self.ends


@dataclass(frozen=True, slots=True)
class RetentionPolicy:
    """What a council has resolved of its own, apart from the law.

    `years` says after how many a class of documents is due for review, None for one that is kept for good; of others
    nothing is said. `minutes_elsewhere` says that signed minutes are kept in another place, so that those in the
    archive are copies.
    """

    years: Mapping[RecordClass, int | None] = field(default_factory=dict)
    minutes_elsewhere: bool = False

    def is_for_good(self, of: RecordClass) -> bool:
        """Return whether a class of documents is kept for good."""
        return of in self.years and self.years[of] is None


NO_POLICY: Final = RetentionPolicy()
"""Where council.yaml says nothing of it."""


def _of_meetings(after: InspectionRule, background: InspectionRule) -> Mapping[RecordClass, InspectionRule]:
    """Return the rules of a law with one period for what meetings have before them, and one for background papers."""
    return MappingProxyType({each: background if each is RecordClass.BACKGROUND else after for each in RecordClass})


_1972, _1973 = "Local Government Act 1972", "Local Government (Scotland) Act 1973"
_2014 = "Local Government Act (Northern Ireland) 2014"
_PRINCIPAL = _of_meetings(
    InspectionRule(6, f"{_1972}, section 100C(1)"), InspectionRule(4, f"{_1972}, section 100D(2)")
)
_WELSH = _of_meetings(InspectionRule(6, f"{_1972}, section 100C(1A)"), InspectionRule(4, f"{_1972}, section 100D(2)"))
_SCOTTISH = _of_meetings(InspectionRule(6, f"{_1973}, section 50C(1)"), InspectionRule(4, f"{_1973}, section 50D(2)"))
_NORTHERN_IRISH = _of_meetings(
    InspectionRule(6, f"{_2014}, section 44(1)", from_the_date=True),
    InspectionRule(4, f"{_2014}, section 45", from_the_date=True),
)
_PARISH = MappingProxyType({RecordClass.MINUTES: InspectionRule(None, f"{_1972}, section 228(1)")})

INSPECTION: Mapping[tuple[str, str], Mapping[RecordClass, InspectionRule]] = MappingProxyType(
    {
        ("england", PRINCIPAL): _PRINCIPAL,
        ("wales", PRINCIPAL): _WELSH,
        ("scotland", PRINCIPAL): _SCOTTISH,
        ("northern ireland", PRINCIPAL): _NORTHERN_IRISH,
        ("england", PARISH): _PARISH,
        ("wales", PARISH): _PARISH,
    }
)
"""How long documents are open to inspection after a meeting, by jurisdiction and kind of council.

For principal councils of England, Wales and Scotland agendas, reports and minutes are open `until the expiration of the
period of six years beginning with the date of the meeting`, background papers no longer than four (sections 100C and
100D, in Wales 100C(1A) since 2021 with the same words; sections 50C and 50D). Northern Ireland has six years `from the
date of the meeting` (section 44): a period from a date leaves that day out, so it ends a day later (Barker v Hambleton
District Council, 2012). Its four years for background papers were not checked against the Act, nor whether Wales has
changed section 100D(2); those of the Acts that they follow are taken.

Decisions of executives have regulations of their own (S.I. 2012/2089 in England, S.I. 2001/2290 in Wales, S.R. 2015/44
in Northern Ireland). Their periods, said to be as long and to begin with the date of the decision, were not checked.

Parts VA and IIIA are about principal councils. Minutes of parish, town and community councils are open to the electors
with no end (section 228(1)); of their agendas, reports and background papers no statute says so.
"""


def inspection(of: RecordClass, meeting: datetime.date | None, jurisdiction: str, kind: str) -> Inspection | None:
    """Return until when a document of a meeting is open to inspection; None where no statute has it open.

    None has a document that was before no meeting.
    """
    rule = INSPECTION.get((jurisdiction, kind), {}).get(of)
    if rule is None or meeting is None:
        return None
    return Inspection(_last_day(meeting, rule), rule.statute)


def _last_day(meeting: datetime.date, rule: InspectionRule) -> datetime.date | None:
    """Return the last day of a rule's years; None where they have no end, the calendar's last day where it has less."""
    if rule.years is None:
        return None
    after = years_after(meeting, rule.years)
    # -- a period from 29 February ends on the last of the month, where a year has no 29th (Dodds v Walker, 1981)
    ends_on_the_day = rule.from_the_date and after.day == meeting.day
    return after if ends_on_the_day or after == datetime.date.max else after - _DAY


def years_after(day: datetime.date, years: int) -> datetime.date:
    """Return the first day after so many years that begin with a day: 1 March for a 29 February that is not there.

    It is the last day of the calendar where that has too few years.
    """
    year = day.year + years
    if year > datetime.MAXYEAR:
        return datetime.date.max
    try:
        return day.replace(year=year)
    except ValueError:
        return datetime.date(year, 3, 1)


def review(of: RecordClass, day: datetime.date, policy: RetentionPolicy) -> datetime.date | None:
    """Return when the council's policy has a document of a day reviewed; None where it never does, or is silent.

    The day is that of the meeting, and of publication for what was before none.
    """
    years = policy.years.get(of)
    return None if years is None else years_after(day, years)
