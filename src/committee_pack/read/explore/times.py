"""The times of explore education statistics: `201516` with `Financial year` becomes a period."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from committee_pack.findings import nearest
from committee_pack.model.periods import APRIL, JANUARY, SEPTEMBER, Frequency, Period
from committee_pack.wording import MONTHS

_ONE = re.compile(r"[0-9]{4}")
_TWO = re.compile(r"([0-9]{4})[/-]?([0-9]{2})")
_QUARTERS = ("Q1", "Q2", "Q3", "Q4")
UNDERSTOOD = (
    "Calendar year, Financial year, either with Q1 to Q4, Tax year, Academic year, Reporting year, January to December"
)


@dataclass(frozen=True, slots=True)
class _Time:
    """What an identifier means: how its year is written, and which months it has.

    `two` says that the year is written as two, `201516`; `first` counts months from January of the first.
    """

    name: str
    two: bool
    first: int
    frequency: Frequency
    year_starts: int


class UnknownIdentifierError(ValueError):
    """An identifier of time that there is no period for."""


def _quarters(year: _Time) -> list[_Time]:
    return [
        replace(year, name=f"{year.name} {quarter}", first=year.first + 3 * n, frequency=Frequency.QUARTER)
        for n, quarter in enumerate(_QUARTERS)
    ]


_CALENDAR = _Time("Calendar year", two=False, first=0, frequency=Frequency.YEAR, year_starts=JANUARY)
_FINANCIAL = _Time("Financial year", two=True, first=APRIL - 1, frequency=Frequency.YEAR, year_starts=APRIL)
_TIMES = (
    _CALENDAR,
    *_quarters(_CALENDAR),
    _FINANCIAL,
    *_quarters(_FINANCIAL),
    replace(_FINANCIAL, name="Tax year"),
    # -- of children's social care, the year that ends on 31 March of the year that is written
    replace(_FINANCIAL, name="Reporting year", two=False, first=APRIL - 1 - 12),
    _Time("Academic year", two=True, first=SEPTEMBER - 1, frequency=Frequency.YEAR, year_starts=SEPTEMBER),
    *(replace(_CALENDAR, name=month, first=n, frequency=Frequency.MONTH) for n, month in enumerate(MONTHS)),
)
_BY_NAME = {each.name.lower(): each for each in _TIMES}


def parse_time(identifier: str, written: str, year_starts: int) -> Period:
    """Return the period of a `time_identifier` and a `time_period`; `year_starts` is that of the council.

    Raises UnknownIdentifierError for an identifier that has no period, ValueError for a time that is not one of it.
    """
    time = _BY_NAME.get(identifier.lower().replace("_", " "))
    if time is None:
        raise UnknownIdentifierError(f"'{identifier}' is not an identifier of time that is understood")
    first = 12 * _year(written, time) + time.first
    return Period(first, time.frequency, year_starts if time.frequency is Frequency.MONTH else time.year_starts)


def identifier_hint(identifier: str) -> str:
    """Return how to go on where an identifier is not understood."""
    near = nearest(identifier.lower(), _BY_NAME)
    meant = f"Did you mean '{_BY_NAME[near].name}'? " if near else ""
    return f"{meant}These are: {UNDERSTOOD}. Leave other rows out with 'where: {{time_identifier: ...}}'."


def _year(written: str, time: _Time) -> int:
    """Return the first calendar year of a time as it is written."""
    if not time.two and _ONE.fullmatch(written):
        return int(written)
    match = _TWO.fullmatch(written) if time.two else None
    if match and (int(match[1]) + 1) % 100 == int(match[2]):
        return int(match[1])
    right = "201516" if time.two else "2016"
    raise ValueError(f"'{written}' is not a time of '{time.name}', which is written as {right}")
